"""
A table for programs: fixed columns, a row a record, the same in every form that it is written in.

A row is a selection: whoever needs all that a record says takes the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, Final, Literal, TypeAlias, final

from attrs import frozen
from pendulum import Date, DateTime

from safetygate.domain.records.code import CodeList
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.records.texts import Texts

RecordCell: TypeAlias = str | int | Date | DateTime | tuple[str, ...] | None
"""What one cell holds; several texts stand as a tuple, and `None` says that nothing is told."""

CellType: TypeAlias = Literal["text", "texts", "integer", "day", "moment"]
"""What the cells of a column hold; `texts` are any number of them, in the order of the document."""


@final
@frozen(kw_only=True)
class TableColumn:
    """
    One column of a table for programs.

    Attributes:
        name: Its head, the same in every form and language.
        holds: What its cells hold.
        meaning: What they say.
        codes: The list of which they are codes.
    """

    name: str
    holds: CellType
    meaning: Phrase
    codes: type[CodeList] | None = None


@final
@frozen(kw_only=True)
class RecordTable:
    """
    Records in rows, for programs.

    Attributes:
        name: A short name for files and sheets.
        columns: Its columns, always the same for tables of this name.
        rows: A row a record, a cell a column.
    """

    name: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[RecordCell, ...], ...]


Reading: TypeAlias = tuple[TableColumn, Callable[[Any], Any]]
"""A column, and how its cell is read from a record."""


def read(
    name: str,
    holds: CellType,
    meaning: Phrase,
    *,
    codes: type[CodeList] | None = None,
    by: Callable[[Any], Any] | str | None = None,
) -> Reading:
    """A column called *name*, read *by* a function or by the path of a member; where neither is given, by its name."""
    column = TableColumn(name=name, holds=holds, meaning=meaning, codes=codes)
    return column, by if callable(by) else attrgetter(by or name)


def fill(name: str, readings: Sequence[Reading], records: Iterable[Any], language: str | Language) -> RecordTable:
    """
    The table of *records*, with the words of texts in *language* where they are there.

    Raises:
        InvalidValue: Where *language* is none in which there are words.
    """
    wanted = Language.parse(language).value
    return RecordTable(
        name=name,
        columns=tuple(column for column, _ in readings),
        rows=tuple(tuple(_cell(get(record), wanted) for _, get in readings) for record in records),
    )


def _cell(value: Any, language: str) -> RecordCell:
    match value:
        case CodeList():
            return str(value.value)
        case Texts():
            return value.best(language, "en", "zh")
        case tuple():
            return tuple(str(each.value if isinstance(each, CodeList) else each) for each in value)
        case _:
            cell: RecordCell = value
            return cell


def gather(get: Callable[[Any], Iterable[Any]]) -> Callable[[Any], tuple[Any, ...]]:
    """What *get* finds in a record, each once, without what is not told."""
    return lambda record: tuple(dict.fromkeys(each for each in get(record) if each is not None))


UNTOLD: Final = Phrase("In words, where it is on no list", "不在清单之列时的文字说明")
"""What a column beside a column of codes says."""
