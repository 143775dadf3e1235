"""
Records in the making.

Filling a frozen record member by member through `object.__setattr__` costs more than checking the members did.
A draft is an instance of a subclass that adds nothing and is not frozen; when all is written it becomes the record.
Only readers that have checked every member themselves may use it.

Writing a member is quick only where Python finds its own `__setattr__` *and* its own `__delattr__` on the class:
the two share one slot, and a slot with one strange method in it is called as a strange method.
"""

from __future__ import annotations

from typing import Any

from safetygate.documents.codec.source import kept


@kept
def draft_of(cls: type[Any]) -> type[Any]:
    """The unfrozen twin of the record class *cls*, built without checks; set `__class__` to *cls* when it is filled."""
    own = ("__init__", "__setattr__", "__delattr__")
    return type(f"Draft{cls.__name__}", (cls,), {"__slots__": (), **{name: getattr(object, name) for name in own}})


def kept_beside(cls: type[Any]) -> list[str]:
    """What the constructor of *cls* sets to nothing beside its members: the place where attrs keeps a hash."""
    return [slot for slot in cls.__slots__ if slot == "_attrs_cached_hash"]
