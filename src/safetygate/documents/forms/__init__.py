"""
The contract in forms that tools take: each is derived from the schemas written by hand, and says the same.
"""
