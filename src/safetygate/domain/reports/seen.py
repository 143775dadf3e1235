"""
Which cases have been seen: some ten bytes a case, so that a stream of millions can be held against itself.
"""

from __future__ import annotations

from array import array
from hashlib import blake2b
from typing import Final, final

_FULL: Final = (4, 5)
"""A table grows once four fifths of it are taken: then one case takes eight to sixteen bytes, ten at the fullest."""


@final
class Seen:
    """
    The identifiers that were added, each as the first eight bytes of its digest, in a table with open addressing.

    Of a million identifiers, two share these bytes with a chance of less than one in thirty million.
    """

    __slots__ = ("_count", "_table")

    def __init__(self) -> None:
        self._table = array("Q", bytes(8 * 64))
        self._count = 0

    def add(self, name: str) -> bool:
        """Whether *name* is new; from now on it is not."""
        # Zero is a free place in the table.
        mark = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") or 1
        position = self._find(mark)
        if self._table[position] == mark:
            return False
        self._table[position] = mark
        self._count += 1
        if self._count * _FULL[1] > len(self._table) * _FULL[0]:
            self._grow()
        return True

    @property
    def size(self) -> int:
        """How many bytes its table takes."""
        return len(self._table) * self._table.itemsize

    def __len__(self) -> int:
        return self._count

    def _find(self, mark: int) -> int:
        table, size = self._table, len(self._table)
        position = mark % size
        while table[position] not in {0, mark}:
            position = (position + 1) % size
        return position

    def _grow(self) -> None:
        marks, self._table = self._table, array("Q", bytes(8 * (len(self._table) * 8 // 5)))
        for mark in marks:
            if mark:
                self._table[self._find(mark)] = mark
