"""
Exchange alerts on unsafe non-food consumer products sold online, between the European Union and China.

The front door: what stands in its table, `__init__.pyi`, is public, typed, documented and promised.
`safetygate.feeds`, `safetygate.calendars`, `safetygate.outputs`, `safetygate.engines` and `safetygate.testing` have
doors of their own.
"""

from safetygate.door import open_door

__all__, __getattr__, __dir__ = open_door(__name__)
