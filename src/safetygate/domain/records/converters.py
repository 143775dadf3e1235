"""
What a member takes beside its own type, and makes its own.

People type a code as a string, several things as a list, texts and additions as plain dicts, a moment as any aware
`datetime` and a day as any `date`.
A converter makes of it what the record holds; whatever it cannot make anything of, it leaves for the check to refuse.

    risk_level: RiskLevel | None = field(default=None, converter=MaybeCode[RiskLevel], validator=Maybe(Code(RiskLevel)))
    measures: tuple[Measure, ...] = field(default=(), converter=Each[Measure], validator=Items(Part(Measure), 100))

`AsCode`, `MaybeCode`, `EachCode` and `Each` are written as types, since a type with its argument and a named function
are what mypy and pyright both read in this place: so either knows that `risk_level="serious"` is right,
`risk_level=3` is wrong, and that the member itself is a `RiskLevel`.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from pendulum import Date, DateTime

from safetygate.domain.records import moments
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.frozen import FrozenMap, freeze
from safetygate.domain.records.languages import TextLanguage
from safetygate.domain.records.texts import Texts

E = TypeVar("E", bound=enum.Enum)
T = TypeVar("T")


class AsCode(Generic[E]):
    """
    A code, or the string that stands for it.
    """

    def __class_getitem__(cls, codes: Any) -> Any:
        """The converter for the code list *codes*."""
        return _coding(codes)

    if TYPE_CHECKING:
        # What a checker reads: the type of what is typed in, and of what the record holds.
        # mypy wants `__new__` to answer with its own class; that it does not is the point here.
        def __new__(cls, value: str | E) -> E:  # type: ignore[misc]  # see above
            """A code of the list."""


class MaybeCode(Generic[E]):
    """
    The same as `AsCode` for a member that may be absent.
    """

    def __class_getitem__(cls, codes: Any) -> Any:
        """The converter for the code list *codes*."""
        return _coding(codes)

    if TYPE_CHECKING:

        def __new__(cls, value: str | E | None) -> E | None:  # type: ignore[misc]  # as with `AsCode`
            """A code of the list, or nothing."""


class EachCode(Generic[E]):
    """
    Several codes, in a list or any other row.
    """

    def __class_getitem__(cls, codes: Any) -> Any:
        """The converter for the code list *codes*."""
        code = _coding(codes)

        def convert(value: Any) -> Any:
            row = _row(value)
            return tuple(map(code, row)) if type(row) is tuple else row

        return convert

    if TYPE_CHECKING:

        def __new__(cls, value: Iterable[str | E]) -> tuple[E, ...]:  # type: ignore[misc]  # as with `AsCode`
            """The codes, as a tuple."""


class Each(Generic[T]):
    """
    Several values of one type, in a list or any other row.
    """

    def __class_getitem__(cls, item: Any) -> Any:
        """The converter; of which type the values are, only their check asks."""
        return _row

    if TYPE_CHECKING:

        def __new__(cls, value: Iterable[T]) -> tuple[T, ...]:  # type: ignore[misc]  # as with `AsCode`
            """The values, as a tuple."""


def _coding(codes: type[enum.Enum]) -> Callable[[Any], Any]:
    # By a dict: to call the enumeration with each code takes several times as long.
    by_value = {member.value: member for member in codes}

    def convert(value: Any) -> Any:
        return by_value.get(value, value) if type(value) is str else value

    return convert


def _row(value: Any) -> Any:
    """A tuple of what *value* holds; a text or a mapping is no row, though Python would walk through it."""
    if type(value) is tuple or isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        return value
    return tuple(value)


def as_moment(value: dt.datetime) -> DateTime:
    """Any aware `datetime` as a moment in UTC."""
    try:
        return moments.to_moment(value)
    except InvalidValue:
        return cast("DateTime", value)


def as_day(value: dt.date) -> Date:
    """Any plain `date` as a day."""
    try:
        return moments.to_day(value)
    except InvalidValue:
        return cast("Date", value)


def as_texts(value: Mapping[str, str]) -> Texts:
    """A plain dict from language to wording as texts."""
    typed: Any = value
    # What is no dict of names is left as it is: to sort names that are no strings would fail with a foreign error.
    if type(typed) is not Texts and isinstance(typed, Mapping) and all(isinstance(name, str) for name in typed):
        return Texts(typed)
    return cast("Texts", value)


def as_tag(value: str | TextLanguage) -> str:
    """A language of the list as its tag."""
    return value.value if isinstance(value, TextLanguage) else value


def as_additions(value: Mapping[str, Any]) -> FrozenMap[Any]:
    """A plain dict of any JSON values, made immutable."""
    if type(value) is FrozenMap:
        return value
    try:
        return cast("FrozenMap[Any]", freeze(value, field="extensions"))
    except InvalidValue:
        return cast("FrozenMap[Any]", value)


def maybe_moment(value: dt.datetime | None) -> DateTime | None:
    """The same as `as_moment` for a member that may be absent."""
    return None if value is None else as_moment(value)


def maybe_day(value: dt.date | None) -> Date | None:
    """The same as `as_day` for a member that may be absent."""
    return None if value is None else as_day(value)


def maybe_texts(value: Mapping[str, str] | None) -> Texts | None:
    """The same as `as_texts` for a member that may be absent."""
    return None if value is None else as_texts(value)


def maybe_tag(value: str | TextLanguage | None) -> str | None:
    """The same as `as_tag` for a member that may be absent."""
    return None if value is None else as_tag(value)


def maybe_additions(value: Mapping[str, Any] | None) -> FrozenMap[Any] | None:
    """The same as `as_additions` for a member that may be absent."""
    return None if value is None else as_additions(value)
