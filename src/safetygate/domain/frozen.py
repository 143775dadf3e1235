"""
Values that cannot change: a mapping, and any JSON value made of such mappings, tuples and scalars.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from safetygate.errors import InvalidValue

V = TypeVar("V")


class FrozenMap(Mapping[str, V]):
    """
    An immutable, hashable, picklable mapping from names to values; the order of names carries no meaning.
    """

    __slots__ = ("_hash", "_items")
    _items: dict[str, V]
    _hash: int | None

    def __init__(self, items: Mapping[str, V] | Iterable[tuple[str, V]] = ()) -> None:
        object.__setattr__(self, "_items", dict(sorted(dict(items).items())))
        object.__setattr__(self, "_hash", None)

    def __getitem__(self, name: str) -> V:
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and _same(self._items, other)

    def __hash__(self) -> int:
        if self._hash is None:
            object.__setattr__(self, "_hash", hash(tuple(self._items.items())))
        return self._hash  # type: ignore[return-value]  # set just above

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable")

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self._items,))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._items!r})"


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
        if any(not isinstance(name, str) for name in value):
            raise InvalidValue("expected every member name to be a string", field=field)
        return FrozenMap({name: freeze(item, field=field) for name, item in value.items()})
    if isinstance(value, list | tuple):
        return tuple(freeze(item, field=field) for item in value)
    raise InvalidValue(f"expected a JSON value, got {type(value).__name__}", field=field)


def thaw(value: Any) -> Any:
    """The plain dicts and lists that a frozen JSON value stands for."""
    if isinstance(value, Mapping):
        return {name: thaw(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [thaw(item) for item in value]
    return value
