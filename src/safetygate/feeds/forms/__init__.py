"""
The forms of feeds, one module a format.
"""
