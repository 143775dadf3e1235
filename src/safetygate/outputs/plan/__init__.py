"""
The Action plan for people: its page, its text, its timeline and its calendar feed.
"""
