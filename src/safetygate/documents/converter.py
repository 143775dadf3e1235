"""
The way into `cattrs`, for hosts whose own classes hold records of this library.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import get_args

import cattrs
from attrs import evolve

from safetygate.documents import plain
from safetygate.documents.codec.members import RecordClass, heading
from safetygate.documents.json_values import as_plain
from safetygate.documents.problems import list_values, pointer, problem
from safetygate.documents.reading import examine_value, kind_of
from safetygate.documents.report import InvalidDocument, Report, make_report
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.problems import Problem
from safetygate.domain.records.rules import Path


def converter(base: cattrs.Converter | None = None) -> cattrs.Converter:
    """
    A `cattrs` converter that reads and writes documents and their parts wherever a class of the host holds them.

    A record is checked as `from_dict` checks it, and refused with the same `InvalidDocument`; one of another kind than
    the class asks for is refused too.
    Days, moments, texts and codes are read and written as they stand in documents.
    What comes out is plain JSON, so it can be written in any format.
    `explain` tells what was wrong with a value of the host's own class.

    Args:
        base: The converter to add this to, such as one of `cattrs.preconf`; a new one where none is named. Hooks that
            the host adds afterwards come first.

    Raises:
        InvalidValue: Where *base* is no such converter.
    """
    made = cattrs.Converter() if base is None else base
    expect(made, cattrs.Converter, field="base")
    if not _takes_time(made):
        plain.add_time(made, dt.datetime, dt.date)
    plain.add_values(made)
    made.register_structure_hook_func(plain.is_record_class, _structure_record)
    made.register_unstructure_hook_factory(plain.is_record_class, plain.plain_converter().get_unstructure_hook)
    made.register_structure_hook_func(plain.is_union_of_documents, _structure_union)
    return made


def _takes_time(made: cattrs.Converter) -> bool:
    """Whether the host's converter has its own way with what Python calls moments, as each of `cattrs.preconf` has."""
    try:
        # Asked for a hook that is not there, older versions of cattrs give one that fails: so a moment is tried.
        made.structure(dt.datetime(2026, 9, 1, tzinfo=dt.UTC), dt.datetime)
    except cattrs.StructureHandlerNotFoundError:
        return False
    except (TypeError, ValueError, AttributeError):
        return True  # it takes moments in another form, such as text
    return True


def _structure_record(value: object, cls: RecordClass | None) -> object:
    record, report = examine_value(as_plain(value), cls)
    if record is None:
        raise InvalidDocument(report)
    return record


def _structure_union(value: object, union: object) -> object:
    # `kind` alone tells the classes apart, so none of them is tried out in turn: the report is about one, not all.
    if value is None and type(None) in get_args(union):
        return None
    by_kind = {heading(cls)["kind"]: cls for cls in plain.documents_in(union)}
    kind = kind_of(as_plain(value))
    if kind is not None and kind not in by_kind:
        fault = problem("wrong-kind", ("kind",), value=kind, expected=list_values(by_kind))
        raise InvalidDocument(make_report(kind, [fault]))
    return _structure_record(value, None)


def explain(error: Exception) -> Report:
    """
    Everything that is wrong with a value that a converter refused, each problem at its place in the whole value.

    Args:
        error: What the converter raised, whether or not it holds several errors.

    Raises:
        InvalidValue: Where *error* is no exception.
    """
    expect(error, Exception, field="error")
    return make_report(None, list(_explain(error, ())))


def _explain(error: Exception, path: Path) -> Iterator[Problem]:
    match error:
        case cattrs.ClassValidationError() | cattrs.IterableValidationError():
            located, others = error.group_exceptions()
            for inner, note in located:
                yield from _explain(
                    inner, (*path, note.name if isinstance(note, cattrs.AttributeValidationNote) else note.index)
                )
            for inner in others:
                yield from _explain(inner, path)
        case InvalidDocument():  # its pointers begin at the record; here they begin at the host's own value
            at = pointer(path)
            yield from (evolve(found, pointer=f"{at}{found.pointer}"[:4000]) for found in error.problems)
        case InvalidValue():
            yield problem("invalid-value", path, reason=error.expected)
        case cattrs.ForbiddenExtraKeysError():
            yield from (problem("unknown-member", (*path, name)) for name in sorted(error.extra_fields))
        case KeyError():  # how cattrs tells of a member without default that is not there
            yield problem("required", path)
        case _:
            yield problem("invalid-value", path, reason=f"{error}" or type(error).__name__)
