"""
Outputs: reports, tables, calendars and pages for people, and what leaves for other programs.
"""

from safetygate.door import open_door

__all__, __getattr__, __dir__ = open_door(__name__)
