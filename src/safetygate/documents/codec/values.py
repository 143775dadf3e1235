"""
What each kind of check means for documents: the one place at which the kinds are told apart.

A class for each says how a value is read and how its strings are counted, how it is written as text, and which type
stands for it in `msgspec`, on the way in and on the way out.
A new kind of check is a new class here, and nothing else in this folder.

The answers are lines of source, for functions that are written once for each record class.
What surrounds them, and how a record within a record is treated, is for the four makers of such functions to say.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Callable, Mapping
from functools import cache
from json.encoder import encode_basestring
from types import GenericAlias
from typing import Any, ClassVar, Final, Literal, final

from safetygate.documents.codec import additions
from safetygate.documents.codec.making import C, Reading, Scalar, StructWriting, TextWriting, Typing, Value
from safetygate.documents.codec.source import draft_of, indent
from safetygate.domain.records import checks, languages
from safetygate.domain.records.frozen import in_order
from safetygate.domain.records.moments import format_day, format_moment, parse_day, parse_moment
from safetygate.domain.records.shapes import ADDRESS
from safetygate.domain.records.texts import Texts


@final
class _Text(Scalar[checks.Text]):
    strings: ClassVar[int] = 1
    encode = staticmethod(encode_basestring)

    def read(self, name: str, reading: Reading) -> list[str]:
        least, most, pattern = self.check.least, self.check.most, self.check.pattern
        short = f"not {name}" if least == 1 else f"len({name}) < {least}"
        wrong = f"type({name}) is not str or {short} or len({name}) > {most}"
        lines = [] if reading.checked else [f"if {wrong}: raise Refused"]
        if pattern is not None:
            plainly = f"not (plain and {_PLAINLY[pattern].format(name)}) and " if pattern in _PLAINLY else ""
            match = reading.source.refer(_match(pattern), "_match")
            lines.append(f"if {plainly}{match}({name}) is None: raise Refused")
        return lines

    def type(self, typing: Typing) -> Any:
        return typing.bound(str, min_length=self.check.least, max_length=self.check.most)


# One object for one pattern and for one list, so that a function needs but one name for it.
@cache
def _match(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).fullmatch


@cache
def _codes(codes: type[enum.Enum]) -> Mapping[str, enum.Enum]:
    return {member.value: member for member in codes}


# By what a string of a plain document has a pattern for certain: to ask this is quicker than to match.
#
# Between the two texts lies all that begins with `https://` and goes on, and nothing else.
_PLAINLY: Final = {ADDRESS.pattern: "'https://' < {0} < 'https:/0' and ' ' not in {0}"}


@final
class _Code(Scalar[checks.Code]):
    strings: ClassVar[int] = 1

    def read(self, name: str, reading: Reading) -> list[str]:
        known = reading.source.refer(_codes(self.check.codes), self.check.codes.__name__)
        return [] if reading.checked else [f"{name} = {known}[{name}]"]

    def type(self, typing: Typing) -> Any:  # a list of codes is a type by itself
        return self.check.codes

    @staticmethod
    def encode(code: enum.Enum) -> str:
        return f'"{code.value}"'

    def write(self, opening: str, name: str, writing: TextWriting) -> list[str]:  # calls nothing
        # Most members are codes: a call for each would cost as much as all texts do.
        # `_value_` is where `enum` keeps what `value` gives; to ask for `value` is a call too.
        return [f"s += f'{opening}\"{{{name}._value_}}\"'"]

    def give(self, value: str, writing: StructWriting) -> str:  # calls nothing
        return f"{value}._value_"


@final
class _Boolean(Scalar[checks.Boolean]):
    parsed_as: ClassVar[Any] = bool

    def read(self, name: str, reading: Reading) -> list[str]:
        return [] if reading.checked else [f"if type({name}) is not bool: raise Refused"]

    @staticmethod
    def encode(value: bool) -> str:  # noqa: FBT001  # the value that is written
        return "true" if value else "false"


@final
class _Integer(Scalar[checks.Integer]):
    encode = staticmethod(str)

    def read(self, name: str, reading: Reading) -> list[str]:
        wrong = f"type({name}) is not int or not {self.check.least} <= {name} <= {self.check.most}"
        return [] if reading.checked else [f"if {wrong}: raise Refused"]

    def type(self, typing: Typing) -> Any:
        return typing.bound(int, ge=self.check.least, le=self.check.most)


class _Time(Scalar[C]):
    """
    Days and moments; the profile of both is narrower than any type, so they are parsed as plain text.
    """

    strings: ClassVar[int] = 1
    parse: Callable[[str], dt.date]
    format: Callable[[Any], str]

    def read(self, name: str, reading: Reading) -> list[str]:
        return [f"{name} = {reading.source.refer(self.parse)}({name})"]

    def give(self, value: str, writing: StructWriting) -> str:
        return f"{writing.source.refer(self.format)}({value})"


@final
class _Day(_Time[checks.Day]):
    parse, format = staticmethod(parse_day), staticmethod(format_day)

    @staticmethod
    def encode(day: dt.date) -> str:
        return f'"{format_day(day)}"'


@final
class _Moment(_Time[checks.Moment]):
    parse, format = staticmethod(parse_moment), staticmethod(format_moment)

    @staticmethod
    def encode(moment: dt.datetime) -> str:
        return f'"{format_moment(moment)}"'


@final
class _Part(Value[checks.Part]):
    def read(self, name: str, reading: Reading) -> list[str]:
        return reading.record(self.check.cls, name)

    def type(self, typing: Typing) -> Any:
        return typing.record(self.check.cls)

    def write(self, opening: str, name: str, writing: TextWriting) -> list[str]:
        return writing.record(self.check.cls, opening, name)

    def give(self, value: str, writing: StructWriting) -> str:
        return writing.record(self.check.cls, value)


@final
class _OneOf(Value[checks.OneOf]):
    def read(self, name: str, reading: Reading) -> list[str]:
        return [f"{name} = {reading.choose(self.check, name)}({name}, tally, plain)"]

    def type(self, typing: Typing) -> Any:
        return typing.union(self.check)

    def write(self, opening: str, name: str, writing: TextWriting) -> list[str]:
        return [f"s += f'{opening}{{{writing.choose(self.check, name)}}}'"]

    def give(self, value: str, writing: StructWriting) -> str:
        return writing.choose(self.check, value)


@final
class _Items(Value[checks.Items]):
    def count(self, name: str) -> str:
        return f"len({name})" if value_of(self.check.item).strings else ""

    def read(self, name: str, reading: Reading) -> list[str]:
        least, most, item, made = self.check.least, self.check.most, f"{name}_item", f"{name}_made"
        each = value_of(self.check.item).read(item, reading)
        wrong = f"type({name}) is not list or not {least} <= len({name}) <= {most}"
        lines = [] if reading.checked else [f"if {wrong}: raise Refused"]
        if isinstance(self.check.item, checks.Text | checks.Boolean | checks.Integer) or not each:
            # What comes out of an item is what went in: then no second list is filled.
            loop = [f"for {item} in {name}:", *indent(each)] if each else []
            lines += [*loop, f"{name} = tuple({name})"]
        else:
            lines += [f"{made} = []", f"for {item} in {name}:", *indent([*each, f"{made}.append({item})"])]
            lines += [f"{name} = tuple({made})"]
        # Records, codes and texts are all hashable, so that a set tells in linear time whether two are the same.
        return [*lines, *([f"if len(set({name})) != len({name}): raise Refused"] if self.check.distinct else [])]

    def type(self, typing: Typing) -> Any:
        items = GenericAlias(list, value_of(self.check.item).type(typing))
        return typing.bound(items, min_length=self.check.least, max_length=self.check.most)

    def write(self, opening: str, name: str, writing: TextWriting) -> list[str]:
        value = value_of(self.check.item)
        if isinstance(value, Scalar):
            join = writing.source.refer(",".join, "_join")
            return [f"s += f'{opening}[{{{join}(map({value.text(writing)}, {name}))}}]'"]
        item, comma = f"{name}_item", f"{name}_comma"
        each = [*value.write(f"{{{comma}}}", item, writing), f"{comma} = ','"]
        return [f"s += f'{opening}['", f"{comma} = ''", f"for {item} in {name}:", *indent(each), "s += ']'"]

    def give(self, value: str, writing: StructWriting) -> str:
        item = value_of(self.check.item).give("item", writing)
        return value if item == "item" else f"[{item} for item in {value}]"


@final
class _Multilingual(Scalar[checks.Multilingual]):
    def count(self, name: str) -> str:
        return f"2 * len({name})"

    def read(self, name: str, reading: Reading) -> list[str]:
        refer, texts = reading.source.refer, f"{name}_texts"
        wording = f"{name}_wording"
        usual, is_tag = refer(languages.USUAL_TAGS, "USUAL_TAGS"), refer(languages.is_language_tag)
        each = value_of(checks.Text(self.check.most)).read(wording, reading)
        checked = [
            f"if type({name}) is not dict or not {name}: raise Refused",
            f"for {wording} in {name}.values():",
            *indent(each),
            # Nearly always all tags are usual ones, and one look at a set is quicker than a call for each.
            f"if not {usual}.issuperset({name}) and not all(map({is_tag}, {name})): raise Refused",
        ]
        return [
            *([] if reading.checked else checked),
            f"{texts} = {refer(draft_of(Texts))}()",
            # What texts hold behind the names; nobody else holds the dict, so they may keep it as it is.
            f"{texts}._items = {name} if len({name}) == 1 else {refer(in_order)}({name})",
            f"{texts}.__class__ = {refer(Texts)}",
            f"{name} = {texts}",
        ]

    def type(self, typing: Typing) -> Any:
        wording = typing.bound(str, min_length=1, max_length=self.check.most)
        return typing.bound(GenericAlias(dict, (_USUAL_TAG, wording)), min_length=1)

    @staticmethod
    def encode(texts: Texts) -> str:
        wordings = [f'"{language}":{encode_basestring(wording)}' for language, wording in texts.items()]
        return "{" + ",".join(wordings) + "}"

    def give(self, value: str, writing: StructWriting) -> str:  # calls nothing
        return f"{value}._items"


# What a struct takes without asking for the shape; a document with a rarer tag is read the thorough way.
_USUAL_TAG: Final[Any] = Literal[tuple(sorted(languages.USUAL_TAGS))]


@final
class _Additions(Scalar[checks.Additions]):
    parsed_as: ClassVar[Any] = GenericAlias(dict, (str, object))  # anything that JSON can hold

    def read(self, name: str, reading: Reading) -> list[str]:
        match = reading.source.refer(_match(self.check.pattern), "_match")
        return [f"{name} = {reading.source.refer(additions.take)}({name}, {match}, tally)"]

    def text(self, writing: TextWriting) -> str:
        return writing.source.refer(additions.write_canonically if writing.ordered else additions.write)

    def give(self, value: str, writing: StructWriting) -> str:
        # They alone hold fractions and names outside ASCII, which `msgspec` writes and orders in its own way.
        return f"{writing.source.refer(additions.refuse)}({value})"


_VALUES: Final[Mapping[type[checks.Check], type[Value[Any]]]] = {
    checks.Text: _Text,
    checks.Code: _Code,
    checks.Boolean: _Boolean,
    checks.Integer: _Integer,
    checks.Day: _Day,
    checks.Moment: _Moment,
    checks.Part: _Part,
    checks.OneOf: _OneOf,
    checks.Items: _Items,
    checks.Multilingual: _Multilingual,
    checks.Additions: _Additions,
}


def value_of(check: checks.Check) -> Value[Any]:
    """What *check* means for documents."""
    itself: Any = check  # each class takes one kind only, and the table tells which
    return _VALUES[type(check)](itself)
