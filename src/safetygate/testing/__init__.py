"""
What hosts need to test their own code against the exchange; the extra `[testing]` brings what it uses.
"""
