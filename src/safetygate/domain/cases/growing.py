"""
Collections that only grow, and share what they hold with those they grew from.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Generic, TypeVar, final

V = TypeVar("V")


@final
class Index(Generic[V]):
    """
    A mapping from names that only grows, in layers of which a fork shares all but the newest.

    Small layers are joined as they pile up, so that reading and writing stay cheap however often it is forked.
    """

    __slots__ = ("_layers",)

    def __init__(self, layers: tuple[dict[str, V], ...] = ()) -> None:
        self._layers: Final = [*layers, {}]

    def get(self, name: str) -> V | None:
        """What stands under *name*."""
        for layer in reversed(self._layers):
            if name in layer:
                return layer[name]
        return None

    def put(self, name: str, value: V) -> None:
        """Put *value* under *name*."""
        self._layers[-1][name] = value

    def fork(self) -> Index[V]:
        """An index that holds the same and grows on its own."""
        layers = [layer for layer in self._layers if layer]
        # Each layer is more than twice the next, so that there are as many as the logarithm of the entries.
        while len(layers) > 1 and len(layers[-2]) <= 2 * len(layers[-1]):
            layers[-2:] = [layers[-2] | layers[-1]]
        return Index(tuple(layers))


@final
class Log(Generic[V]):
    """
    Values in a row, which a fork shares with its origin for as long as only one of the two goes on.
    """

    __slots__ = ("_length", "_rows")

    def __init__(self, rows: dict[int, V] | None = None, length: int = 0) -> None:
        self._rows: Final[dict[int, V]] = {} if rows is None else rows
        self._length: Final = length

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[V]:
        return map(self._rows.__getitem__, range(self._length))

    def __reversed__(self) -> Iterator[V]:
        return map(self._rows.__getitem__, range(self._length - 1, -1, -1))

    def add(self, value: V) -> Log[V]:
        """A log that goes on with *value*; this one stays as it is."""
        # `setdefault` is one step for every thread: who comes second finds the row taken, and goes on in a copy.
        if self._rows.setdefault(self._length, value) is value:
            return Log(self._rows, self._length + 1)
        return Log({**{row: self._rows[row] for row in range(self._length)}, self._length: value}, self._length + 1)
