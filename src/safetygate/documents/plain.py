"""
Records as plain JSON values, and back: the one `cattrs` converter of this library.

It knows every class by its annotations: documents and their parts, days and moments, texts, code lists, agreed
additions, and unions, which it tells apart by `kind`.
What it builds goes through the constructors, which check everything themselves.
It explains nothing; `reading` has found every problem before it is asked.

Valid documents go round it, by functions made for speed (`codec`); both are held equal by the tests.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Any, TypeAlias, TypeGuard, Union, get_args, get_origin

import attrs
from attrs import AttrsInstance
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from pendulum import Date, DateTime

from safetygate.documents.codec.members import MAJOR, RecordClass, heading, layout, members
from safetygate.documents.codec.minors import growing, minor_of
from safetygate.documents.json_values import is_object, put_back
from safetygate.domain.records.checks import Check
from safetygate.domain.records.code import CodeList
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.frozen import FrozenMap, freeze, thaw
from safetygate.domain.records.moments import format_day, format_moment, parse_day, parse_moment, to_day, to_moment
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.texts import Texts

Plain: TypeAlias = dict[str, Any]
"""A JSON object as Python holds it: dicts, lists, text, numbers, true and false."""

StructureHook: TypeAlias = Callable[[Any, Any], Any]


def build(value: object, cls: RecordClass) -> Any:
    """
    The record of *cls* that a plain *value* stands for, which has been found to be without problem.

    Raises:
        InvalidValue: Where a member refuses its value all the same.
    """
    return plain_converter().structure(value, cls)


def write_plain(record: object) -> Plain:
    """The plain JSON object that stands for *record*, be it a document or a part of one."""
    plain: Plain = plain_converter().unstructure(record)
    return plain


# To make the functions for a class takes a thousand times as long as to use them: one converter serves everybody.
@cache
def plain_converter() -> Converter:
    """The converter itself; it checks no more than the constructors do, so it is nothing to hand out."""
    made = Converter(detailed_validation=False, unstruct_collection_overrides={tuple: list})
    add_values(made)
    made.register_structure_hook_factory(is_record_class, make_dict_structure_fn)
    made.register_unstructure_hook_factory(is_record_class, _unstructure_record)
    made.register_structure_hook_factory(is_union_of_documents, _structure_union)
    return made


def is_record_class(cls: Any) -> TypeGuard[RecordClass]:
    """Whether *cls* is a class of this library of which every member is checked: a document or a part of one."""
    ours = isinstance(cls, type) and cls.__module__.startswith("safetygate.") and attrs.has(cls)
    return ours and all(isinstance(each.validator, Check) for each in attrs.fields(cls) if each.init)


def is_union_of_documents(union: object) -> bool:
    """Whether *union* is a union of several documents, whether or not it may be `None` too."""
    classes = documents_in(union)
    return len(classes) > 1 and all(issubclass(cls, Paper) for cls in classes)


def documents_in(union: object) -> tuple[RecordClass, ...]:
    """The classes of which one is asked for by the annotation *union*."""
    args = get_args(union) if get_origin(union) in {Union, UnionType} else ()
    return tuple(cls for cls in args if cls is not type(None))


def _unstructure_record(cls: RecordClass, converter: Converter) -> Callable[[Any], Plain]:
    optional = {member.name: override(omit_if_default=True) for member in members(cls) if not member.always}
    if heading(cls):
        optional["beyond"] = override(omit=True)
    write = make_dict_unstructure_fn(cls, converter, **optional)  # type: ignore[arg-type]  # names of members are no options
    head, names = dict(heading(cls)), tuple(layout(cls))
    versioned = bool(growing(cls)) and bool(head)

    def unstructure(record: AttrsInstance) -> Plain:
        version = {"schema_version": f"{MAJOR}.{minor_of(record)}"} if versioned else {}
        parts = head | version | write(record)
        found: Plain = {name: parts[name] for name in names if name in parts}
        put_back(found, getattr(record, "beyond", None) or {})
        return found

    return unstructure


def _structure_union(union: object, converter: Converter) -> StructureHook:
    by_kind = {heading(cls)["kind"]: cls for cls in documents_in(union)}
    return lambda value, _: converter.structure(value, by_kind[value["kind"]])


def add_values(converter: Converter) -> None:
    """Let *converter* read and write what members hold beside records: days, moments, texts, codes, additions."""
    add_time(converter, DateTime, Date)
    # By class: before its version 26, cattrs asks its own hook for enumerations before any function that tells classes.
    converter.register_structure_hook(CodeList, _read_code)
    converter.register_unstructure_hook(CodeList, lambda code: code.value)
    converter.register_structure_hook_func(lambda cls: cls is Texts, _read_texts)
    converter.register_unstructure_hook_func(lambda cls: cls is Texts, dict)
    converter.register_structure_hook_func(_is_frozen_map, _read_additions)
    converter.register_unstructure_hook_func(_is_frozen_map, thaw)


def add_time(converter: Converter, moment: type[dt.datetime], day: type[dt.date]) -> None:
    """Let *converter* read and write moments and days for annotations of the classes *moment* and *day*."""
    # From a document comes text; in a class of the host the day or the moment itself may stand already.
    converter.register_structure_hook(
        moment, lambda value, _: parse_moment(value) if isinstance(value, str) else to_moment(value)
    )
    converter.register_unstructure_hook(moment, lambda value: format_moment(to_moment(value)))
    converter.register_structure_hook(
        day, lambda value, _: parse_day(value) if isinstance(value, str) else to_day(value)
    )
    converter.register_unstructure_hook(day, lambda value: format_day(to_day(value)))


def _read_code(value: Any, codes: type[CodeList]) -> CodeList:
    try:
        return codes(value)
    except ValueError:
        raise InvalidValue(f"expected a code of {codes.__name__}", field=codes.__name__) from None


def _read_texts(value: object, _: object) -> Texts:
    if not isinstance(value, Mapping):
        raise InvalidValue(f"expected a text by language, got {type(value).__name__}", field="texts")
    return Texts(value)


def _is_frozen_map(cls: object) -> bool:
    return (get_origin(cls) or cls) is FrozenMap


def _read_additions(value: object, _: object) -> FrozenMap[Any]:
    if not is_object(value):
        raise InvalidValue(f"expected an object, got {type(value).__name__}", field="extensions")
    additions: FrozenMap[Any] = freeze(value, field="extensions")
    return additions
