"""
A host: a service of one authority, with a database, a page, and a line to the authorities that it exchanges cases with.

Everything that is true of a case is a set of documents that only grows, so the database only ever takes rows in.
"""
