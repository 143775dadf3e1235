"""
The quarterly report.

`terms` says what is counted, `facts` what one case contributes, `tally` adds up, and `drafting` makes the `figures` of
the `quarterly` report.
"""
