"""
Values that cannot change: a mapping, and any JSON value made of such mappings, tuples and scalars.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

from safetygate.domain.records.characters import is_storable
from safetygate.domain.records.errors import InvalidValue

MAX_INTEGER: Final = 2**53 - 1
"""The largest integer that every JSON reader holds exactly (RFC 8785, RFC 7493)."""

V = TypeVar("V")


class FrozenMap(Mapping[str, V]):
    """
    An immutable, hashable, picklable mapping from names to values; the order of names carries no meaning.
    """

    __slots__ = ("_hash", "_items")
    _items: dict[str, V]
    _hash: int

    def __init__(self, items: Mapping[str, V] | Iterable[tuple[str, V]] = ()) -> None:
        object.__setattr__(self, "_items", in_order(dict(items)))

    def __getitem__(self, name: str) -> V:
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def items(self) -> ItemsView[str, V]:
        """Every name with its value, in order of names."""
        return self._items.items()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and _same(self._items, other)

    def __hash__(self) -> int:
        # Most mappings are never hashed: the hash is found when it is first asked for.
        if not hasattr(self, "_hash"):
            object.__setattr__(self, "_hash", hash(tuple(self._items.items())))
        return self._hash

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable")

    def __reduce__(self) -> tuple[object, ...]:
        # Through the constructor: what pickle would set by itself, `__setattr__` refuses.
        return (type(self), (self._items,))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._items!r})"


def in_order(items: dict[str, V]) -> dict[str, V]:
    """*items* in order of their names: the same dict where it is so already."""
    if len(items) == 2:  # as most often, in English and Chinese; sorting takes four times as long
        one, other = items
        return items if one < other else {other: items[other], one: items[one]}
    return items if len(items) < 2 else dict(sorted(items.items()))


def _same(one: Any, other: Any) -> bool:
    """Whether two JSON values are the same: in JSON, `true` is not 1."""
    if isinstance(one, Mapping):
        there = isinstance(other, Mapping) and one.keys() == other.keys()
        return there and all(_same(value, other[name]) for name, value in one.items())
    if isinstance(one, tuple):
        return isinstance(other, tuple) and len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other) and isinstance(one, bool) is isinstance(other, bool)


def freeze(value: Any, *, field: str) -> Any:
    """
    Any JSON value, made immutable: objects become `FrozenMap`, arrays become tuples.

    A number without fraction becomes an integer, which is the same number in JSON.

    Raises:
        InvalidValue: Where *value* is nothing that JSON can hold.
    """
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Mapping):
        names: Iterable[object] = value
        if not all(isinstance(name, str) for name in names):
            raise InvalidValue("expected every member name to be a string", field=field)
        return FrozenMap({name: freeze(item, field=field) for name, item in value.items()})
    if isinstance(value, list | tuple):
        items: Iterable[Any] = value
        return tuple(freeze(item, field=field) for item in items)
    raise InvalidValue(f"expected a JSON value, got {type(value).__name__}", field=field)


def thaw(value: Any) -> Any:
    """The plain dicts and lists that a frozen JSON value stands for."""
    if isinstance(value, Mapping):
        return {name: thaw(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [thaw(item) for item in value]
    return value


def is_shared(value: Any) -> bool:
    """Whether every reader of JSON holds *value* as it is."""
    if isinstance(value, str):
        return is_storable(value)
    if isinstance(value, FrozenMap):
        return all(is_storable(name) and is_shared(item) for name, item in value.items())
    if isinstance(value, tuple):
        return all(map(is_shared, value))
    if isinstance(value, float):
        # Neither what is no number nor the infinite is within the bound; `freeze` writes 1.0 as 1, as RFC 8785 does.
        return abs(value) <= MAX_INTEGER and not value.is_integer()
    return value is None or (isinstance(value, int) and abs(value) <= MAX_INTEGER)
