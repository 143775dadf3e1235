"""
Calendars: whether a day is a working day, and how well that is known.

A calendar always says *whose* it is: the days off of the Union's institutions in Brussels are those of no Member State,
and differ from Luxembourg's.
China moves days off: its official calendar makes some Saturdays and Sundays working days
(Measures on Public Holidays, revised 10 November 2024, and the State Council's yearly notice).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, ClassVar, Final, Protocol, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.codes.deadlines import Joining, Working
from safetygate.domain.records.checks import Check, Code, Day, Integer, Items, Text
from safetygate.domain.records.converters import AsCode, Each
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.rules import Path, Rule

# Regulation (EEC, Euratom) No 1182/71, Article 2(2), and the Working Hours Rules of China of 1995, Article 7.
_SATURDAY: Final = 5

# Named once: looking a member up in its enumeration costs more than asking a calendar.
_YES, _NO, _NOT_KNOWN = Working.YES, Working.NO, Working.NOT_KNOWN

# Not known stands in the middle: everywhere it yields to a day off, somewhere to a working day.
_BY_WORK: Final = {
    answer: rank
    for rank, answer in enumerate((Working.NO, Working.UNLIKELY, Working.NOT_KNOWN, Working.LIKELY, Working.YES))
}
"""The answers from the surest day off to the surest working day."""


class WorkCalendar(Protocol):
    """
    What answers one question: whether a day is a working day.

    A calendar is a value and never changes its answers: one that was corrected after the fact is another version.
    """

    @property
    def name(self) -> str:
        """Whose calendar it is."""
        ...

    @property
    def version(self) -> str:
        """Which edition of it: a paper, a package, a day."""
        ...

    def is_working_day(self, day: dt.date) -> Working:
        """Whether *day* is a working day; `NOT_KNOWN` where the calendar does not reach."""
        ...


@final
@frozen
class AnyCalendar(Check):
    """
    A value of any class that answers as a `WorkCalendar` does.
    """

    def _keywords(self) -> Mapping[str, Any]:
        return {}  # a calendar never stands in a document

    def _refuse(self, value: Any) -> str | None:
        answers = hasattr(value, "is_working_day") and hasattr(value, "name") and hasattr(value, "version")
        return None if answers else f"expected a calendar of working days, got {type(value).__name__}"


CALENDAR: Final = AnyCalendar()
"""The check of a calendar, whichever class it is of."""


@final
@frozen
class Weekend:
    """
    All that is known without any list: Saturdays and Sundays are no working days, any other day may be a holiday.

    It is Regulation (EEC, Euratom) No 1182/71, article 2(2), without the public holidays.
    It does not hold in China, where a weekend may be worked.
    """

    @property
    def name(self) -> str:
        """Whose calendar it is: nobody's."""
        return "Saturdays and Sundays"

    @property
    def version(self) -> str:
        """Which edition of it: there is one."""
        return "1"

    def is_working_day(self, day: dt.date) -> Working:
        """`NO` on a Saturday or Sunday, else `NOT_KNOWN`."""
        return _NO if day.weekday() >= _SATURDAY else _NOT_KNOWN


WEEKEND: Final = Weekend()
"""The calendar that is used where no other is given."""


def _find_both(days: DaysOff) -> Iterable[Path]:
    off = frozenset(days.days_off)
    return [("working_days", position) for position, day in enumerate(days.working_days) if day in off]


@final
@frozen(kw_only=True)
class DaysOff(Paper):
    """
    An official list of days off, with the years it covers.

    In a covered year a day that is not listed is a working day from Monday to Friday, and none on Saturday and Sunday.
    Outside the covered years only the listed days are known: a list may name days of the December before its year.

    Attributes:
        name: Whose list it is, for example `European Commission, Brussels`.
        version: Which edition, for example the number of the Official Journal.
        years: The calendar years it covers.
        days_off: Public holidays and other days off; Saturdays and Sundays need not be listed.
        working_days: Saturdays and Sundays that are worked.
    """

    kind: ClassVar[str] = "days_off"

    name: str = field(validator=Text(200))
    version: str = field(validator=Text(200))
    years: tuple[int, ...] = field(converter=Each[int], validator=Items(Integer(1900, 2199), 300, distinct=True))
    days_off: tuple[Date, ...] = field(default=(), converter=Each[Date], validator=Items(Day(), 10000, distinct=True))
    working_days: tuple[Date, ...] = field(
        default=(), converter=Each[Date], validator=Items(Day(), 10000, distinct=True)
    )

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-040",
            "expected no day to be both a day off and a working day",
            "同一日期不能既是休息日又是工作日",
            _find_both,
            about=("working_days",),
        ),
        Rule(
            "SG-R-040",
            "expected only Saturdays and Sundays among the working days: every other day is one unless it is off",
            "调休上班日只需列出周六和周日；其他日期除非休息，均为工作日",
            lambda days: [
                ("working_days", position)
                for position, day in enumerate(days.working_days)
                if day.weekday() < _SATURDAY
            ],
            about=("working_days",),
        ),
    )

    @cached_property
    def _listed(self) -> dict[int, Working]:
        off = dict.fromkeys((day.toordinal() for day in self.days_off), Working.NO)
        return {**off, **dict.fromkeys((day.toordinal() for day in self.working_days), Working.YES)}

    @cached_property
    def _covered(self) -> frozenset[int]:
        return frozenset(self.years)

    def is_working_day(self, day: dt.date) -> Working:
        """What the list says of *day*; `NOT_KNOWN` where it is not listed and its year not covered."""
        listed = self._listed.get(day.toordinal())
        if listed is not None:
            return listed
        if day.year not in self._covered:
            return _NOT_KNOWN
        return _NO if day.weekday() >= _SATURDAY else _YES


_JOIN: Final[dict[Joining, Callable[[Iterable[Working]], Working]]] = {
    Joining.EVERYWHERE: lambda answers: min(answers, key=_BY_WORK.__getitem__),
    Joining.SOMEWHERE: lambda answers: max(answers, key=_BY_WORK.__getitem__),
    Joining.FIRST_KNOWN: lambda answers: next((each for each in answers if each is not _NOT_KNOWN), _NOT_KNOWN),
}


@final
@frozen(kw_only=True)
class Joined:
    """
    Several calendars asked as one.

    Answers are joined, never lists of days, so a worked Saturday of one calendar is not lost to those of another:
    it is a working day *somewhere*, and *everywhere* once all of them work on it.
    *First known* lays calendars over one another: this year's list, then next year's, then a projection.

    Attributes:
        how: What they say together.
        calendars: The calendars, in the order in which they are asked.
    """

    how: Joining = field(converter=AsCode[Joining], validator=Code(Joining))
    calendars: tuple[WorkCalendar, ...] = field(converter=Each[WorkCalendar], validator=Items(CALENDAR, 100, least=1))

    @property
    def name(self) -> str:
        """The names of the calendars, joined."""
        return " + ".join(calendar.name for calendar in self.calendars)

    @property
    def version(self) -> str:
        """The versions of the calendars, joined."""
        return " + ".join(calendar.version for calendar in self.calendars)

    def is_working_day(self, day: dt.date) -> Working:
        """What the calendars together say of *day*."""
        return _JOIN[self.how](calendar.is_working_day(day) for calendar in self.calendars)


def everywhere(*calendars: WorkCalendar) -> Joined:
    """
    The calendar of days on which all of *calendars* work.

    Raises:
        InvalidValue: Where none is given, or what is given is no calendar.
    """
    return Joined(how=Joining.EVERYWHERE, calendars=calendars)


def somewhere(*calendars: WorkCalendar) -> Joined:
    """
    The calendar of days on which at least one of *calendars* works.

    Raises:
        InvalidValue: Where none is given, or what is given is no calendar.
    """
    return Joined(how=Joining.SOMEWHERE, calendars=calendars)


def first_known(*calendars: WorkCalendar) -> Joined:
    """
    The calendar that answers with the first of *calendars* that knows the day.

    Raises:
        InvalidValue: Where none is given, or what is given is no calendar.
    """
    return Joined(how=Joining.FIRST_KNOWN, calendars=calendars)
