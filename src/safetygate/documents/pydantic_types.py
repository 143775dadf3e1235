"""
Records as types of pydantic: only pydantic itself, which a host brings, asks for this module.

A value is read as `from_dict` reads it, or as `loads` where it is the bytes of a whole document, so that what a parser
would swallow, such as a member that stands there twice, is found.
Each problem becomes an error of pydantic at its place.
The JSON schema is that of the contract, each part of it a definition of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any, Final

from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError, core_schema

from safetygate.documents.codec.members import RecordClass
from safetygate.documents.forms.flat import Flat, capitalize
from safetygate.documents.json_values import as_plain, is_array, is_object, tokens_of
from safetygate.documents.kinds import is_document_class
from safetygate.documents.plain import write_plain
from safetygate.documents.reading import examine, examine_value
from safetygate.documents.schema import address_of, schemas
from safetygate.domain.records.problems import Problem

_PREFIX: Final = "#/$defs/"


def type_of(cls: RecordClass) -> core_schema.CoreSchema:
    """How pydantic reads, writes and describes the records of *cls*."""
    file, _, part = address_of(cls).partition(_PREFIX)
    name = capitalize(part or file.removesuffix(".json"))
    return core_schema.no_info_plain_validator_function(
        partial(_read, cls),
        serialization=core_schema.plain_serializer_function_ser_schema(write_plain),
        metadata={"pydantic_js_annotation_functions": [partial(_describe, name)]},
    )


def _read(cls: RecordClass, value: Any) -> Any:
    if isinstance(value, cls):
        return value
    if isinstance(value, bytes | bytearray | memoryview) and is_document_class(cls):
        record, report = examine(bytes(value), cls)
    else:
        record, report = examine_value(as_plain(value), cls)
    if record is None:
        errors = [_error(problem) for problem in report.problems if problem.severity.value == "error"]
        raise ValidationError.from_exception_data(cls.__name__, errors)
    return record


def _error(problem: Problem) -> InitErrorDetails:
    code: Any = problem.code  # pydantic wants a literal, which a code from a table of ours is
    return InitErrorDetails(
        type=PydanticCustomError(code, "{message}", {"message": problem.message_en, "zh": problem.message_zh}),
        loc=tuple(int(token) if token.isdecimal() else token for token in tokens_of(problem.pointer)),
        input=problem.value,
    )


def _describe(name: str, _: Any, handler: Callable[[Any], Any]) -> Any:
    """The definition *name* and all that it refers to, handed to pydantic, which names them as it needs to."""
    definitions: list[core_schema.CoreSchema] = [
        core_schema.any_schema(ref=_ref(each), metadata={"pydantic_js_functions": [partial(_define, each)]})
        for each in sorted(_within(name, set()))
    ]
    return handler(core_schema.definitions_schema(core_schema.definition_reference_schema(_ref(name)), definitions))


def _define(name: str, _: Any, handler: Callable[[Any], Any]) -> Any:
    return _refer(_definitions()[name], handler)


def _refer(said: Any, handler: Callable[[Any], Any]) -> Any:
    """What is *said* of a definition, with references as pydantic writes them."""
    if is_array(said):
        return [_refer(item, handler) for item in said]
    if not is_object(said):
        return said
    if "$ref" in said:
        target = handler(core_schema.definition_reference_schema(_ref(str(said["$ref"]).removeprefix(_PREFIX))))
        return {**said, **target}
    # Its mapping holds references that pydantic would not find; `kind` tells the documents apart without it.
    return {keyword: _refer(value, handler) for keyword, value in said.items() if keyword != "discriminator"}


def _within(name: str, seen: set[str]) -> set[str]:
    """The names of *name* and of every definition that it refers to, over however many others."""
    if name not in seen:
        seen.add(name)
        for target in _targets(_definitions()[name]):
            _within(target, seen)
    return seen


def _targets(said: Any) -> Iterator[str]:
    if is_object(said):
        if "$ref" in said:
            yield str(said["$ref"]).removeprefix(_PREFIX)
        for value in said.values():
            yield from _targets(value)
    if is_array(said):
        for item in said:
            yield from _targets(item)


@cache
def _definitions() -> Mapping[str, Any]:
    return Flat(schemas(), prefix=_PREFIX).definitions()


def _ref(name: str) -> str:
    return f"safetygate.{name}:schema"
