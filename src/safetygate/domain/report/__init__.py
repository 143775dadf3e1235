"""
The quarterly report.

`terms` says what is counted, `facts` what one case contributes, `tally` adds up, `figures` and `quarterly` tell.
"""
