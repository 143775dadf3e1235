"""
The desk: what comes first, and whose turn it is.
"""
