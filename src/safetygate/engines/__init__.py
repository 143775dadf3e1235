"""
Counting on more than one processor: the aggregator on engines that exist.
"""

from safetygate.door import open_door

__all__, __getattr__, __dir__ = open_door(__name__)
