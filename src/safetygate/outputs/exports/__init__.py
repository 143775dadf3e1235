"""
What leaves for other programs: tables of fixed columns, linked data for web pages, and what other systems ask for.
"""
