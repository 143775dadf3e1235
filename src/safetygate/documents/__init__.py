"""
Documents: what crosses the border between two systems, and the schemas they keep to.
"""
