"""
Twin structs for `msgspec` (extra `[fast]`), which parses and writes JSON several times as fast as Python does.

Each record class has a twin to read, made from the same checks: types, lengths and bounds are checked while the bytes
are parsed; what a struct cannot say, and turning it into the record, is left to one generated function.
It has another twin to write, which checks nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, ClassVar, Final, Literal, NoReturn, TypeAlias, Union, cast, final

import msgspec
from attrs import AttrsInstance
from msgspec import Meta, Struct, defstruct

from safetygate.documents.codec.making import StructWriting, Tally, Typing
from safetygate.documents.codec.members import MAJOR, VERSIONS, Member, RecordClass, heading, layout, members
from safetygate.documents.codec.minors import growing, minor_of
from safetygate.documents.codec.reader import Read, RecordReading, count
from safetygate.documents.codec.source import Refused, Source, indent, once
from safetygate.documents.codec.values import value_of
from safetygate.documents.kinds import KINDS
from safetygate.domain.records.checks import OneOf

Twin: TypeAlias = type[Struct]


class _KindOnly(Struct, gc=False):
    """
    What is read of a document to learn its kind.
    """

    kind: str


@final
class _Parser:
    """
    Parses documents of the kinds that came so far, whichever it is; a further kind is added when one of it comes.

    So the first document of a process waits for the twins of its own kind alone.
    """

    def __init__(self) -> None:
        self._readers: dict[Twin, Read] = {}
        self._decode: Callable[[bytes], Struct] = _decode_kind

    def read(self, data: bytes, tally: Tally, plain: bool) -> Any:  # noqa: FBT001  # a parser as `reading` calls it
        """The record of a document; raises `Refused` or `ValueError` where it will not be taken."""
        try:
            struct = self._decode(data)
            read = self._readers[type(struct)]
        except (msgspec.ValidationError, KeyError):
            self._add(KINDS[_decode_kind(data).kind])
            struct = self._decode(data)
            read = self._readers[type(struct)]
        return read(struct, tally, plain)

    def _add(self, cls: RecordClass) -> None:
        if _twin_to_read(cls) in self._readers:
            raise Refused
        readers = {**self._readers, _twin_to_read(cls): reader_of_twin(cls)}
        # The readers first: whoever parses meanwhile with the older decoder finds all of its twins in them.
        self._readers = readers
        self._decode = msgspec.json.Decoder(_any_of(readers)).decode


_decode_kind: Final = msgspec.json.Decoder(_KindOnly).decode
read_by_msgspec: Final = _Parser().read
"""Gives the record of a document, parsed by `msgspec`; raises `Refused` or `ValueError` where it will not take it."""


def write_by_msgspec(record: AttrsInstance, *, ordered: bool) -> bytes:
    """
    The document that stands for *record*, byte for byte as `writer` has it.

    Raises:
        Refused: Where there are agreed additions, as they alone hold fractions and names outside ASCII.
    """
    return _encode(twin_of(record.__class__, ordered=ordered)(record))


_encode: Final = msgspec.json.Encoder().encode


def _any_of(types: Mapping[Twin, object]) -> Any:
    return Union[tuple(types)]  # noqa: UP007  # the members are known only at run time


@final
class _Types(Typing):
    def record(self, cls: RecordClass) -> Any:
        return _twin_to_read(cls)

    def union(self, check: OneOf) -> Any:
        return _any_of(dict.fromkeys(map(_twin_to_read, check.classes)))

    def bound(self, cls: Any, **bounds: int | None) -> Any:
        return Annotated[cls, Meta(**bounds)]  # type: ignore[arg-type]  # the names are those of `Meta`


@once
def _twin_to_read(cls: RecordClass) -> Twin:
    """
    The struct that is read for the record class *cls*.

    A member that is absent is `None`, which no member that is there can be: JSON's `null` is refused.
    """
    kind = heading(cls).get("kind")
    fields: list[Any] = [("schema_version", Literal[tuple(VERSIONS)])] if kind else []
    for member in members(cls):
        type_ = value_of(member.check).type(_Types())
        fields.append((member.name, type_) if member.required else (member.name, type_, None))
    return defstruct(
        f"{cls.__name__}Read",
        fields,
        tag_field=None if kind is None else "kind",
        tag=kind,
        kw_only=True,
        forbid_unknown_fields=True,
        gc=False,
    )


@once
def reader_of_twin(cls: RecordClass) -> Read:
    """The function that turns the struct that was read for *cls* into the record, or raises `Refused`."""
    return _FromTwin(Source(f"from_{cls.__name__}")).function(cls)


@final
class _FromTwin(RecordReading):
    checked: ClassVar[bool] = True

    def fetch(self, name: str, title: str) -> str:
        return f"{name}.{title}"

    def member(self, member: Member, name: str) -> list[str]:
        value, filled, fetched = f"{name}_{member.name}", f"{name}_draft.{member.name}", f"{name}.{member.name}"
        lines = [*count(member, value), *value_of(member.check).read(value, self)]
        if not lines:
            return [f"{filled} = {fetched}"]
        if member.required:
            return [f"{value} = {fetched}", *lines, f"{filled} = {value}"]
        default = self.source.refer(member.default, "DEFAULT") if member.default else repr(member.default)
        absent = [] if member.default is None else [f"else: {value} = {default}"]
        return [f"{value} = {fetched}", f"if {value} is not None:", *indent(lines), *absent, f"{filled} = {value}"]

    def choose(self, check: OneOf, name: str) -> str:
        readers = {_twin_to_read(cls): reader_of_twin(cls) for cls in check.classes}
        return f"{self.source.refer(readers, 'READERS')}[type({name})]"


def refuse() -> NoReturn:
    """Leave what came from beyond the known versions to the other encoder."""
    raise Refused


@once
def twin_of(cls: RecordClass, *, ordered: bool) -> Callable[[object], Struct]:
    """The function that turns a record of *cls* into the struct that is written for it."""
    writing = _IntoTwin(Source(f"into_{cls.__name__}_in_order" if ordered else f"into_{cls.__name__}"), ordered=ordered)
    return cast(
        "Callable[[object], Struct]", writing.source.compile("record", [f"return {writing.record(cls, 'record')}"])
    )


@once
def _twin_to_write(cls: RecordClass, *, ordered: bool) -> Twin:
    """The struct that is written for the record class *cls*; a member that is `None` is left out."""
    fields = [(title, Any, None) for title in layout(cls, ordered=ordered)]
    return defstruct(f"{cls.__name__}Written", fields, omit_defaults=True, gc=False)


@final
class _IntoTwin(StructWriting):
    def function(self, cls: RecordClass) -> Callable[[Any], Any]:
        return twin_of(cls, ordered=self.ordered)

    def record(self, cls: RecordClass, value: str) -> str:
        given = [
            self._head(cls, title, part, value) if isinstance(part, str) else self._member(part, f"{value}.{title}")
            for title, part in layout(cls, ordered=self.ordered).items()
        ]
        made = f"{self.source.refer(_twin_to_write(cls, ordered=self.ordered))}({', '.join(given)})"
        return f"({made} if {value}.beyond is None else {self.source.refer(refuse)}())" if heading(cls) else made

    def _head(self, cls: RecordClass, title: str, text: str, value: str) -> str:
        if title != "schema_version" or not growing(cls):
            return repr(text)
        return f"f'{MAJOR}.{{{self.source.refer(minor_of)}({value})}}'"

    def _member(self, member: Member, value: str) -> str:
        given = value_of(member.check).give(value, self)
        if member.always or (given == value and member.default is None):
            return given
        return f"{given} if {value} else None" if member.default == () else f"None if {value} is None else {given}"
