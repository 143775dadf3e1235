"""
Outputs for people: reports, tables, calendars and pages.
"""
