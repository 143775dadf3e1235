"""
Counting: from the day of an event to the last day of its period, under a calendar.

Days are counted as whole numbers, the ordinals of the Gregorian calendar (Civil Code of China, article 200).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Final, NamedTuple, TypeAlias, final

from safetygate.domain.codes.deadlines import Certainty, CountingUnit, RollOver, StepCode, Working
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.deadlines.policy import FollowUpPolicy
from safetygate.domain.records.errors import InvalidValue

LAST_ORDINAL: Final = dt.date(2199, 12, 31).toordinal()
"""The last day that an exchanged document can name."""

_MONDAY_TO_FRIDAY: Final = 5

# Named once: looking a member up in its enumeration costs more than asking a calendar.
_YES, _LIKELY, _NOT_KNOWN, _UNLIKELY, _NO = Working.YES, Working.LIKELY, Working.NOT_KNOWN, Working.UNLIKELY, Working.NO
_WORKING_DAYS, _COUNTED = CountingUnit.WORKING_DAYS, StepCode.COUNTED


@final
class Diary:
    """
    A calendar with all that it was asked, day by day.

    A day that the calendar does not know is taken for a working day from Monday to Friday, and for none on a weekend.
    """

    def __init__(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar
        self.answers: dict[int, Working] = {}

    def works(self, ordinal: int) -> bool:
        """
        Whether the day is a working day, as far as is known.

        Raises:
            InvalidValue: Where the calendar answers with anything but a member of `Working`.
        """
        answer = self.answers.get(ordinal)
        if answer is None:
            answer = self.answers[ordinal] = self._calendar.is_working_day(dt.date.fromordinal(ordinal))
        if answer is _YES or answer is _LIKELY:
            return True
        if answer is _NO or answer is _UNLIKELY:
            return False
        if answer is _NOT_KNOWN:
            return (ordinal - 1) % 7 < _MONDAY_TO_FRIDAY
        # A calendar may be of any class, and `True` must not be taken for a day off.
        raise InvalidValue(f"expected answers of the list Working, got {type(answer).__name__}", field="calendar")

    def certainty(self) -> Certainty:
        """What the answers rest on, the weakest of them."""
        answers = self.answers.values()
        if _NOT_KNOWN in answers:
            return Certainty.UNKNOWN
        return Certainty.PROJECTED if _LIKELY in answers or _UNLIKELY in answers else Certainty.PUBLISHED

    def working_days_after(self, ordinal: int, count: int) -> int:
        """The day on which *count* working days have passed after a day."""
        for _ in range(count):
            ordinal = self.first_working_day(ordinal + 1)
        return ordinal

    def first_working_day(self, ordinal: int) -> int:
        """
        The day itself where it is a working day, else the next that is.

        Raises:
            InvalidValue: Where there is none in the years that documents can name.
        """
        while not self.works(ordinal):
            ordinal += 1
            if ordinal > LAST_ORDINAL:
                raise InvalidValue("expected a calendar with a working day before the year 2200", field="calendar")
        return ordinal

    # Three in a row is the number of the Tax Collection Rules, Article 109.
    def rest_inside(self, start: int, last: int) -> tuple[int, ...]:
        """The days after *start* up to *last* that stand in a run of three or more rest days."""
        runs = [tuple(run) for works, run in groupby(range(start + 1, last + 1), key=self.works) if not works]
        return tuple(day for run in runs if len(run) >= 3 for day in run)


_Move: TypeAlias = tuple[StepCode, Callable[[Diary, int, int, int], int]]
"""A step, and what leads it from the number of days, the day of the event and the last day so far to another day."""

_TO_A_WORKING_DAY: Final[_Move] = (StepCode.ROLLED, lambda diary, _days, _start, last: diary.first_working_day(last))


# By working days, as tax offices do; Article 109 itself only says by how many days.
_PAST_THE_REST_INSIDE: Final[_Move] = (
    StepCode.EXTENDED,
    lambda diary, _days, start, last: diary.working_days_after(last, len(diary.rest_inside(start, last))),
)


def _lengthen(diary: Diary, days: int, start: int, last: int) -> int:
    """Regulation (EEC, Euratom) No 1182/71, article 3(5): a period of two days or more holds two working days."""
    if days < 2:
        return last
    inside = 0
    for ordinal in range(last, start, -1):
        inside += diary.works(ordinal)
        if inside == 2:
            return last
    return diary.working_days_after(last, 2 - inside)


_MOVES: Final[Mapping[RollOver, tuple[_Move, ...]]] = {
    RollOver.NONE: (),
    # Article 3(5) before 3(4): a period that was lengthened ends on a working day, and nothing is left to move.
    RollOver.EU_1182_71: ((StepCode.LENGTHENED, _lengthen), _TO_A_WORKING_DAY),
    # Article 203: a Saturday that is worked by the yearly notice is no rest day, and nothing moves.
    RollOver.CN_CIVIL_CODE: (_TO_A_WORKING_DAY,),
    # Patent Rules, article 5: under a calendar that knows only work and rest, the same day by another law.
    RollOver.CN_WORKING_DAY: (_TO_A_WORKING_DAY,),
    # Tax Collection Rules, article 109: first the rest days inside are made good, then the last day is looked at.
    RollOver.CN_INTERIOR_REST_DAYS: (_PAST_THE_REST_INSIDE, _TO_A_WORKING_DAY),
}
"""What may move the last day under each rule, in the order in which it is tried."""


class Count(NamedTuple):
    """
    One period counted: each step that changed its last day, and all that the calendar was asked.

    Attributes:
        start: The day of the event.
        course: The steps, each with the last day that it led to.
        answers: What the calendar said of each day that mattered.
        certainty: What the last day rests on.
    """

    start: int
    course: tuple[tuple[StepCode, int], ...]
    answers: Mapping[int, Working]
    certainty: Certainty

    @property
    def last(self) -> int:
        """The last day of the period."""
        return self.course[-1][1]


def count(policy: FollowUpPolicy, start: int, calendar: WorkCalendar) -> Count:
    """
    The period of *policy* after the day *start*, under *calendar*.

    Raises:
        InvalidValue: Where the calendar knows no working day before the year 2200.
    """
    diary = Diary(calendar)
    in_working_days = policy.counting is _WORKING_DAYS
    last = diary.working_days_after(start, policy.days) if in_working_days else start + policy.days
    course = [(_COUNTED, last)]
    for code, move in _MOVES[policy.roll_over]:
        moved = move(diary, policy.days, start, last)
        if moved != last:
            course.append((code, moved))
            last = moved
    return Count(start, tuple(course), diary.answers, diary.certainty())
