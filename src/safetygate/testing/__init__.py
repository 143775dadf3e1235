"""
What hosts need to test their own code against the exchange; the extra `[testing]` brings what it uses.
"""

from safetygate.door import open_door

__all__, __getattr__, __dir__ = open_door(__name__)
