"""
Finding and explaining every problem of a document: the schema engines and the numbered rules.
"""
