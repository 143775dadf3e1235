"""
The standing: where a reaction stands against its intended period at one moment, and how both capitals read that moment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple, final

from attrs import field, frozen
from pendulum import Date, DateTime

from safetygate.domain.cases.case import Case
from safetygate.domain.cases.flag import Flag
from safetygate.domain.codes import FlagPurpose
from safetygate.domain.codes.deadlines import Certainty, StandingState
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.deadlines.deadline import Deadline, deadline
from safetygate.domain.deadlines.events import (
    expect_policy_of_case,
    find_extension,
    find_start,
    find_stop,
    is_withdrawn,
)
from safetygate.domain.deadlines.policy import FollowUpPolicy, zone_of
from safetygate.domain.records import moments
from safetygate.domain.records.checks import Boolean, Day, Maybe, Moment, Part
from safetygate.domain.records.converters import as_moment, maybe_day, maybe_moment
from safetygate.domain.records.errors import expect
from safetygate.domain.records.phrases import BRACKETS, Language, Phrase
from safetygate.domain.records.shapes import IDENTIFIER

AWAITED: Final = frozenset({StandingState.RUNNING, StandingState.PAST})
"""The states in which a reaction is awaited: nothing in the plan ends the wait once the period is past."""

_SENTENCES: Final[Mapping[StandingState, Phrase]] = {
    StandingState.PAST: Phrase(
        "Past the intended period by {over_in_words}: no reaction yet, the last day was {last}",
        "已超过预期期限{over}天，尚未反馈；最后一日为{last}",
    ),
    StandingState.RUNNING: Phrase(
        "Running: {used_in_words} used, {left_in_words} left, the last day is {last}",
        "期限内：已用{used}天，剩余{left}天；最后一日为{last}",
    ),
    StandingState.MET_LATE: Phrase(
        "Reaction {over_in_words} after the intended period, whose last day was {last}",
        "已反馈，超过预期期限{over}天；最后一日为{last}",
    ),
    StandingState.MET: Phrase(
        "Reaction within the intended period: {used_in_words} used, {left_in_words} left",
        "已在预期期限内反馈：已用{used}天，剩余{left}天",
    ),
    StandingState.WITHDRAWN: Phrase("Withdrawn: no reaction is awaited", "已撤回，无需反馈"),
    StandingState.NOT_STARTED: Phrase("Not started: no intended period runs", "未开始：无期限计算"),
}


# Both days are said: what was granted stands beside the plan's own period and does not change it.
_INTENDED: Final = Phrase(
    "more time was granted; the last day of the intended period was {}", "已获延长，原预期期限最后一日为{}"
)


class Clock(NamedTuple):
    """
    What calendar and clock show in one place.

    Attributes:
        on: The day.
        time: Hours and minutes, `00:00` to `24:00`; the end of a day is written `24:00` of that day.
    """

    on: Date
    time: str

    def __str__(self) -> str:
        return f"{moments.format_day(self.on)} {self.time}"


class LocalView(NamedTuple):
    """
    One standing as read in one capital.

    Attributes:
        zone: The zone of the capital.
        now: What calendar and clock show there at the moment of the standing.
        event: The same for the event that started the period.
        ends: The same for the end of the period; on its last day, wherever that end is midnight.
    """

    zone: str
    now: Clock
    event: Clock | None
    ends: Clock | None


@final
@frozen(kw_only=True)
class Standing:
    """
    Where a reaction stands against its intended period, and against the time that was granted beyond it.

    Attributes:
        at: The moment that is spoken of.
        flag_id: The flag whose period it is; absent where a case has no flag for follow-up.
        deadline: The end of the intended period; absent where none runs.
        extended_to: The last day that whoever raised the flag has granted, where it granted more time.
        stopped_at: When the awaited reaction was made, if it was.
        withdrawn: Whether the flag, or the alert itself, was withdrawn by then.
    """

    at: DateTime = field(converter=as_moment, validator=Moment())
    flag_id: str | None = field(default=None, validator=Maybe(IDENTIFIER))
    deadline: Deadline | None = field(default=None, validator=Maybe(Part(Deadline)))
    extended_to: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    stopped_at: DateTime | None = field(default=None, converter=maybe_moment, validator=Maybe(Moment()))
    withdrawn: bool = field(default=False, validator=Boolean())

    @property
    def state(self) -> StandingState:
        """Past, running, met late, met, withdrawn or not started; a reaction before a withdrawal counts."""
        return self._judge(self.ends_at)

    @property
    def original_state(self) -> StandingState:
        """The same by the intended period alone, as if no more time had been granted."""
        return self._judge(None if self.deadline is None else self.deadline.ends_at)

    @property
    def last_on(self) -> Date | None:
        """The last day: of the intended period, or of the time that was granted beyond it; absent where none runs."""
        if self.deadline is None:
            return None
        # An extension only lengthens: a day before the intended one takes nothing away.
        return self.deadline.last_on if self.extended_to is None else max(self.deadline.last_on, self.extended_to)

    @property
    def ends_at(self) -> DateTime | None:
        """The first moment after that; absent where no period runs."""
        end, last_on = self.deadline, self.last_on
        if end is None or last_on is None or last_on == end.last_on:
            return None if end is None else end.ends_at
        return moments.start_of(moments.days_after(last_on, 1), end.zone)

    @property
    def days_used(self) -> int | None:
        """
        Whole days from the day of the event, which is day 0, to today or to the day of the reaction.

        Days of the calendar in the zone of the deadline, whichever days the policy counts; absent where no period runs.
        """
        return None if self.deadline is None else self._until(self.deadline) - self.deadline.event_on.toordinal()

    @property
    def days_left(self) -> int | None:
        """
        Whole days from today, or from the day of the reaction, to the last day: 0 on the last day, negative after it.

        Days of the calendar in the zone of the deadline, whichever days the policy counts; absent where no period runs.
        """
        last_on = self.last_on
        if self.deadline is None or last_on is None:
            return None
        return last_on.toordinal() - self._until(self.deadline)

    @property
    def certainty(self) -> Certainty:
        """What the last day rests on; published where no period runs, or where it was granted by name."""
        granted = self.deadline is not None and self.last_on != self.deadline.last_on
        return Certainty.PUBLISHED if self.deadline is None or granted else self.deadline.certainty

    @property
    def brussels(self) -> LocalView:
        """The moment, the event and the end as read in Brussels."""
        return self._read_in(moments.BRUSSELS)

    @property
    def beijing(self) -> LocalView:
        """The moment, the event and the end as read in Beijing."""
        return self._read_in(moments.BEIJING)

    def text(self, language: str | Language) -> str:
        """
        The standing as a sentence.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        used, left, last_on = self.days_used or 0, self.days_left or 0, self.last_on
        sentence = _SENTENCES[self.state].say(
            language,
            used=used,
            left=left,
            over=-left,
            used_in_words=moments.days_in_words(used),
            left_in_words=moments.days_in_words(left),
            over_in_words=moments.days_in_words(-left),
            last="" if last_on is None else moments.day_in_words(last_on, language),
        )
        if self.deadline is not None and last_on != self.deadline.last_on:
            intended = _INTENDED.say(language, moments.day_in_words(self.deadline.last_on, language))
            sentence = BRACKETS.say(language, sentence, intended)
        if self.certainty is Certainty.PUBLISHED:
            return sentence
        return BRACKETS.say(language, sentence, self.certainty.label(language))

    def _judge(self, ends_at: DateTime | None) -> StandingState:
        if ends_at is None:
            return StandingState.NOT_STARTED
        # A reaction before its withdrawal was a reaction: it is asked first.
        if self.stopped_at is not None:
            return StandingState.MET if self.stopped_at < ends_at else StandingState.MET_LATE
        if self.withdrawn:
            return StandingState.WITHDRAWN
        return StandingState.RUNNING if self.at < ends_at else StandingState.PAST

    def _until(self, end: Deadline) -> int:
        return moments.day_of(self.stopped_at or self.at, end.zone).toordinal()

    def _read_in(self, zone: str) -> LocalView:
        now, end = _read_clock(self.at, zone), self.deadline
        if end is None:
            return LocalView(zone, now, None, None)
        ends = _read_clock(self.ends_at or end.ends_at, zone)
        # To people midnight is the end of the last day, not the beginning of a day on which nothing ends.
        if ends.time == "00:00":
            ends = Clock(moments.days_after(ends.on, -1), "24:00")
        return LocalView(zone, now, _read_clock(end.event_at, zone), ends)


def _read_clock(moment: DateTime, zone: str) -> Clock:
    local = moments.local(moment, zone)
    return Clock(Date(local.year, local.month, local.day), f"{local.hour:02}:{local.minute:02}")


_RANK: Final = {state: rank for rank, state in enumerate(StandingState)}
"""Where a flag stands, the most pressing first."""


def standing(
    subject: Case | Flag, policy: FollowUpPolicy, *, at: dt.datetime, calendar: WorkCalendar | None = None
) -> Standing:
    """
    Where a flag, or the most pressing flag of a case, stands at one moment.

    Of a case, the flag that still waits with the nearest end counts; where none waits, the least favourable one.
    What was said after *at* is left out of account.
    A flag alone knows no reaction to it, and not when its alert was transmitted.
    A flag for attention starts no period, and closing a case stops none.
    No reaction is awaited once the flag, or the alert itself, is withdrawn.
    What counts is when something was said as the case tells it (`Case.moment`), not what its author claims alone; time
    that was granted stands beside the intended period.

    Args:
        subject: The case, or a flag by itself.
        policy: How the period is counted; where it names no zone, in the zone of whoever the flag asks.
        at: The moment that is spoken of.
        calendar: Whose working days, where the policy needs to know them.

    Raises:
        InvalidValue: Where *at* names no zone, *policy* waits for what no case shows, or the calculation of the
            deadline raises it.
    """
    moment = moments.to_moment(at, field="at")
    expect_policy_of_case(policy)
    if isinstance(subject, Flag):
        return stand(None, subject, policy, moment, calendar)
    expect(subject, Case, field="subject")
    found = standings(subject, policy, at=moment, calendar=calendar)
    return min(
        found,
        # By the identifier last, so that of two flags alike both capitals name the same one.
        key=lambda each: (_RANK[each.state], each.ends_at or moment, each.flag_id or ""),
        default=Standing(at=moment),
    )


def standings(
    case: Case, policy: FollowUpPolicy, *, at: dt.datetime, calendar: WorkCalendar | None = None
) -> tuple[Standing, ...]:
    """
    Where every flag for follow-up of *case* stands at one moment, in the order of the flags; explained at `standing`.

    Raises:
        InvalidValue: Where *at* names no zone, or the calculation of a deadline raises it.
    """
    moment = moments.to_moment(at, field="at")
    expect(case, Case, field="case")
    expect_policy_of_case(policy)
    # What arrives later must not change what was true at a moment that is asked about.
    known = case.as_of(moment)
    return tuple(
        stand(known, flag, policy, moment, calendar)
        for flag in known.flags
        if flag.purpose is FlagPurpose.FOR_FOLLOW_UP
    )


def stand(
    case: Case | None, flag: Flag, policy: FollowUpPolicy, at: DateTime, calendar: WorkCalendar | None
) -> Standing:
    """
    Where one *flag* stands in *case*, which is taken as it was at the moment *at*; explained at `standing`.

    Raises:
        InvalidValue: Where the calculation of the deadline raises it.
    """
    asks = flag.purpose is FlagPurpose.FOR_FOLLOW_UP
    event_at = find_start(policy, case, flag) if asks else None
    # A period that starts later is not running yet, though its end could be computed.
    if event_at is None or event_at > at:
        return Standing(at=at, flag_id=flag.id)
    counted = policy if policy.zone is not None else _policy_in_zone(policy, zone_of(flag.addressed_to))
    end = deadline(event_at, counted, calendar)
    if case is None:
        return Standing(at=at, flag_id=flag.id, deadline=end)
    about = case.about(flag)
    return Standing(
        at=at,
        flag_id=flag.id,
        deadline=end,
        extended_to=find_extension(about),
        stopped_at=find_stop(policy, case, flag, about),
        withdrawn=is_withdrawn(case, flag, about, at),
    )


# Kept, as a policy is checked each time that it is built, and a queue asks for few zones many times.
@lru_cache(maxsize=256)
def _policy_in_zone(policy: FollowUpPolicy, zone: str) -> FollowUpPolicy:
    return policy.in_zone(zone)
