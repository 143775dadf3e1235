"""
Records at the command line: read from a file that should hold them, written to another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import click

from safetygate.cli.outcome import Unusable, name_for_people
from safetygate.cli.streams import documents, open_input, open_output

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


def file_argument(function: F) -> F:
    """The file that holds the record; `-` is the standard input."""
    return click.argument("file", metavar="FILE")(function)


def record_in(name: str, cls: type[T], language: str) -> T:
    """
    The one document of a kind in the file called *name*.

    Raises:
        Unusable: Where it holds something else, or several; every problem is named in *language*.
    """
    found = list(records_in(name, cls, language))
    if len(found) != 1:
        raise Unusable(f"{name_for_people(name)}: expected one document, got {len(found)}")
    return found[0]


def records_in(name: str, cls: type[T], language: str) -> Iterator[T]:
    """
    The documents of one kind in the file called *name*: one as a whole, or one a line.

    Raises:
        Unusable: Where it holds something else.
    """
    title = "(stdin)" if name == "-" else name_for_people(name)
    with open_input(name) as stream:
        for received in documents(stream):
            if received.record is None:
                raise Unusable(f"{title}: {received.report.text(language)}")
            if type(received.record) is not cls:
                expected = cls.kind  # type: ignore[attr-defined]  # every document has one
                raise Unusable(f"{title}: expected a document of the kind {expected}, got {received.record.kind}")
            yield received.record


def records_in_all(names: Iterable[str], cls: type[T], language: str) -> Iterator[T]:
    """The documents of one kind in all the files called *names*, as `records_in` reads each of them."""
    return (record for name in names for record in records_in(name, cls, language))


def write_record(record: Any, output: str | None, *, read: Sequence[str] = ()) -> None:
    """Write *record* to the file called *output*, none of those that were *read*, or to the standard output."""
    from safetygate.documents.document import dumps

    with open_output(output, apart=read) as write:
        write(dumps(record, indent=2))


def write_records(records: Sequence[Any], output: str | None, *, read: Sequence[str] = ()) -> None:
    """Write one record as `write_record` does, and several of them one a line, as they can be read again."""
    from safetygate.documents.document import dumps

    # One alone is laid out for people to read; several are one a line, as every command reads them.
    if len(records) == 1:
        write_record(records[0], output, read=read)
        return
    with open_output(output, apart=read) as write:
        for record in records:
            write(dumps(record))
