"""
What all tallies have in common: the order of their counts, and that nothing is counted twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Protocol, TypeAlias

from safetygate.domain.codes.reports import AlertTable, Table
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.rules import Path

Key: TypeAlias = tuple[Table, str, str]
"""A cell of a quarterly tally: its table, its row and its column."""

AlertKey: TypeAlias = tuple[AlertTable, str, str]
"""By what alerts are counted, the code, and the year of publication."""

_ORDER: Final = {table: position for tables in (Table, AlertTable) for position, table in enumerate(tables)}


class _Cell(Protocol):
    @property
    def key(self) -> Key | AlertKey: ...


class _Tally(Protocol):
    @property
    def cells(self) -> Sequence[_Cell]: ...


def in_order(key: Key | AlertKey) -> tuple[int, str, str]:
    """By what the cells of a tally are sorted: tables as they are listed, rows and columns as texts."""
    return (_ORDER[key[0]], key[1], key[2])


def find_disorder(tally: _Tally) -> Iterable[Path]:
    """The cells of *tally*, where they are not in their order or one stands there twice."""
    keys = [in_order(cell.key) for cell in tally.cells]
    return [] if keys == sorted(set(keys)) else [("cells",)]


def require_apart(one: Iterable[str], other: Iterable[str]) -> None:
    """
    Refuse what was counted already.

    Raises:
        InvalidValue: Where *one* and *other* name the same input.
    """
    again = {*one} & {*other}
    if again:
        raise InvalidValue(f"expected each input once, got {min(again)} again", field="inputs")
