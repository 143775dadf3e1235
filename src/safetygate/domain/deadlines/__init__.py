"""
The follow-up SLA calculator: by when a reaction is intended, and where it stands.

`policy` says how a period is counted, `counting` counts, `deadline` gives the answer and `reasoning` the way to it,
`standing` says where a flag or a case is on that way.
"""
