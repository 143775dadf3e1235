"""
What a test says of documents and cases in one line, and what it shows where that does not hold.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from safetygate.documents.changes import changes
from safetygate.documents.document import dumps, loads, validate
from safetygate.documents.json_text import Data
from safetygate.domain.cases.case import Case

if TYPE_CHECKING:
    from safetygate.documents.kinds import Document


def assert_valid(data: Data, cls: type[Document] | None = None) -> None:
    """
    The document *data* has no error; warnings and information are no errors.

    Args:
        data: The document as it is sent.
        cls: Which record is expected, such as `Alert`; a document of any kind where none is named.

    Raises:
        AssertionError: Where it has, with every problem and its place.
    """
    report = validate(data, cls)
    if not report.valid:
        raise AssertionError(report.text("en"))


def assert_round_trip(
    record: Document,
    *,
    write: Callable[[Any], Any] = dumps,
    read: Callable[[Any], Any] = loads,
) -> None:
    """
    What a program writes of *record* and reads again is the same record, and the same document to the byte.

    Args:
        record: The record of a document.
        write: How the program under test writes or stores it; as the library does where nothing is said.
        read: How the program under test reads or loads what was written.

    Raises:
        AssertionError: Where something was lost or has changed, with a JSON Patch from the one to the other.
    """
    again = read(write(record))
    if type(again) is not type(record):
        raise AssertionError(f"expected {type(record).__name__}, got {type(again).__name__}")
    if again != record or dumps(again) != dumps(record):
        raise AssertionError(f"expected the same {record.kind}, got one with {changes(record, again)}")


def assert_same_case(ours: Case | Data, theirs: Case | Data) -> None:
    """
    Two sides hold the same case, byte for byte.

    Args:
        ours: What the one side holds, as a case or as the document of one.
        theirs: What the other side holds.

    Raises:
        AssertionError: Where they differ: with the entries that only one side holds or, where there are none, with a
            JSON Patch from the one to the other.
    """
    one, other = (each if isinstance(each, Case) else loads(each, Case) for each in (ours, theirs))
    if dumps(one) == dumps(other):
        return
    missing = [entry.id for entry in one.entries if entry not in other.entries]
    extra = [entry.id for entry in other.entries if entry not in one.entries]
    raise AssertionError(
        f"expected the same case; only ours holds {missing}, only theirs {extra}"
        if missing or extra
        else f"expected the same case, got one with {changes(one, other)}"
    )
