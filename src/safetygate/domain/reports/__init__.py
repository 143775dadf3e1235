"""
The quarterly report.

`terms` says what is counted, `facts` what one case contributes, `tally` adds up, `telling` makes
`figures` and the `quarterly` report of it.
"""
