"""
Records in the making.

A frozen record is filled member by member through `object.__setattr__`, which costs more than checking the member did.
A draft is an instance of a twin class with the same slots that is not frozen; when all is written it becomes the record.
Only readers that have checked every member themselves may use it.
"""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def draft_of(cls: type[Any]) -> type[Any]:
    """The twin of the record class *cls*: same slots, no checks; set `__class__` to *cls* when it is filled."""
    return type(f"Draft{cls.__name__}", (), {"__slots__": cls.__slots__})
