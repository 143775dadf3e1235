"""
The words of feeds, one module a kind of wording.
"""
