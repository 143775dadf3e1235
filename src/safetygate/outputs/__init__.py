"""
Outputs for people: reports, tables, calendars and pages.
"""

from safetygate.door import open_door

__all__, __getattr__, __dir__ = open_door(__name__)
