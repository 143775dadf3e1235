"""
How a record is made: its checks and rules, its frozen values, moments and days, phrases and problems.
"""
