"""
Rules that a schema cannot say: what must, should or may be true across the members of a record.

A rule is data on the record class it is about.
A record cannot be built where a mandatory rule is broken; recommended and informative ones only ever show in a report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, ClassVar, Final, TypeAlias, final

from attrs import field, frozen

from safetygate.domain.records.code import CodeList, CodeRow
from safetygate.domain.records.errors import InvalidValue

Path: TypeAlias = tuple[str | int, ...]
"""A way down from a record: names of members and positions in lists."""


@final
class Strength(CodeList):
    """
    How binding a rule of the exchange is.
    """

    MANDATORY = CodeRow("mandatory", "Mandatory", "强制性")
    RECOMMENDED = CodeRow("recommended", "Recommended", "推荐性")
    INFORMATIVE = CodeRow("informative", "Informative", "提示性")


@final
@frozen
class Rule:
    """
    One numbered rule.

    Attributes:
        code: Its number: `SG-M-` mandatory, `SG-R-` recommended, `SG-I-` informative, then three digits.
        en: What is expected, for people who read English.
        zh: The same sentence for people who read Chinese.
        broken: Every path within a record at which the rule does not hold; none where all is well.
        about: Optional members; while all of them are absent the rule has nothing to say. None named: it always speaks.
    """

    code: str
    en: str
    zh: str
    broken: Callable[[Any], Iterable[Path]] = field(eq=False)
    about: tuple[str, ...] = ()

    def paths(self, record: Any) -> Iterable[Path]:
        """Every path within *record* at which the rule does not hold."""
        for member in self.about:
            if getattr(record, member):
                return self.broken(record)
        return () if self.about else self.broken(record)

    @property
    def strength(self) -> Strength:
        """How binding the rule is; the letter in its number says so."""
        return _STRENGTHS[self.code[3]]


_STRENGTHS: Final = {
    "M": Strength.MANDATORY,
    "R": Strength.RECOMMENDED,
    "I": Strength.INFORMATIVE,
}


class Record:
    """
    What every record of the exchange has: rules, of which the mandatory ones hold from the moment it is built.
    """

    __slots__ = ()

    rules: ClassVar[tuple[Rule, ...]] = ()

    def __attrs_post_init__(self) -> None:
        require(self, self.rules)

    # pydantic asks the class itself. How a record is read and written is no matter of the domain and costs what only
    # hosts with pydantic need, so the answer is found by name when it is asked for (decision 23).
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        return import_module("safetygate.documents.pydantic_types").type_of(cls)


def rules_of(cls: type[Any]) -> tuple[Rule, ...]:
    """The rules of a class; what is no record of the exchange has none."""
    return cls.rules if issubclass(cls, Record) else ()


def require(record: Any, rules: Iterable[Rule]) -> None:
    """
    Refuse *record* where it does not keep the mandatory ones of *rules*.

    Raises:
        InvalidValue: For the first path at which a mandatory rule does not hold.
    """
    for rule in rules:
        if rule.code[3] == "M":
            for path in rule.paths(record):
                raise InvalidValue(f"{rule.en} ({rule.code})", field=".".join(map(str, path)))


def beside_other(*members: str) -> Rule:
    """The rule that free text stands only beside the code `other`, for each of *members*."""

    def broken(record: Any) -> Iterable[Path]:
        return [
            (f"{member}_other",)
            for member in members
            if getattr(record, f"{member}_other") is not None
            and getattr(getattr(record, member), "value", None) != "other"
        ]

    return Rule(
        "SG-M-001",
        "expected free text only beside the code other",
        "自由文本只能与代码 other 同时出现",
        broken,
        about=tuple(f"{member}_other" for member in members),
    )
