"""
Calendars in: official lists of days off, and public holidays by a package.
"""
