"""
Counting on more than one processor: the aggregator on engines that exist.
"""
