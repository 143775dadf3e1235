"""
The register: what is true of every alert today, folded from what feeds show and what their addenda say.
"""
