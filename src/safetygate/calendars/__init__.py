"""
Calendars in: official lists of days off, and public holidays by a package.
"""

from safetygate.door import open_door

__all__, __getattr__, __dir__ = open_door(__name__)
