"""
Cases: who asked whom to act on an alert, why, and what was said and done.
"""
