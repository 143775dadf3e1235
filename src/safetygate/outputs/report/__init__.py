"""
The quarterly report for people: its page, its charts, its tables and its sheets.
"""
