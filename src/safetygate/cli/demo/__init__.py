"""
The demonstration: one walk through all that the library does.
"""
