"""
Records in the making.

Filling a frozen record member by member through `object.__setattr__` costs more than checking the members did.
A draft is an instance of a subclass that adds nothing and is not frozen; when all is written it becomes the record.
Only readers that have checked every member themselves may use it.
"""

from __future__ import annotations

from typing import Any

from safetygate.exchange.generated import kept


@kept
def draft_of(cls: type[Any]) -> type[Any]:
    """The unfrozen twin of the record class *cls*, built without checks; set `__class__` to *cls* when it is filled."""
    plain = {"__slots__": (), "__init__": object.__init__, "__setattr__": object.__setattr__}
    return type(f"Draft{cls.__name__}", (cls,), plain)
