"""
The standing: where a reaction stands against its intended period at one moment, and how both capitals read that moment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple, final

from attrs import frozen
from pendulum import Date, DateTime

from safetygate.domain.cases.case import Case
from safetygate.domain.cases.closure import Withdrawal
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.cases.message import Message
from safetygate.domain.cases.order import CaseEntry
from safetygate.domain.codes import Completeness, FlagPurpose, MessageKind
from safetygate.domain.codes.deadlines import Certainty, StandingState, StartEvent, StopEvent
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.deadlines.deadline import Deadline, deadline
from safetygate.domain.deadlines.policy import FollowUpPolicy, zone_of
from safetygate.domain.records import moments
from safetygate.domain.records.errors import expect

_SENTENCES: Final[Mapping[StandingState, tuple[str, str]]] = {
    StandingState.PAST: (
        "Past the intended period by {over_en}: no reaction yet, the last day was {last_en}",
        "已超过预期期限{over}天，尚未反馈；最后一日为{last_zh}",
    ),
    StandingState.RUNNING: (
        "Running: {used_en} used, {left_en} left, the last day is {last_en}",
        "进行中：已用{used}天，剩余{left}天；最后一日为{last_zh}",
    ),
    StandingState.MET_LATE: (
        "Reaction {over_en} after the intended period, whose last day was {last_en}",
        "已反馈，晚于预期期限{over}天；最后一日为{last_zh}",
    ),
    StandingState.MET: (
        "Reaction within the intended period: {used_en} used, {left_en} left",
        "已在预期期限内反馈：已用{used}天，剩余{left}天",
    ),
    StandingState.WITHDRAWN: ("Withdrawn: no reaction is awaited", "已撤回，无需反馈"),
    StandingState.NOT_STARTED: ("Not started: no intended period runs", "未开始：无期限计算"),
}


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
    Where a reaction stands against its intended period.

    Attributes:
        state: Running, met, met late, past, not started or withdrawn.
        at: The moment that is spoken of.
        flag_id: The flag whose period it is; absent where a case has no flag for follow-up.
        deadline: The end of the period; absent where none runs.
        stopped_at: When the awaited reaction was made, if it was.
    """

    state: StandingState
    at: DateTime
    flag_id: str | None = None
    deadline: Deadline | None = None
    stopped_at: DateTime | None = None

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
        return None if self.deadline is None else self.deadline.last_on.toordinal() - self._until(self.deadline)

    @property
    def certainty(self) -> Certainty:
        """What the last day rests on; published where no period runs."""
        return Certainty.PUBLISHED if self.deadline is None else self.deadline.certainty

    @property
    def brussels(self) -> LocalView:
        """The moment, the event and the end as read in Brussels."""
        return self._read_in(moments.BRUSSELS)

    @property
    def beijing(self) -> LocalView:
        """The moment, the event and the end as read in Beijing."""
        return self._read_in(moments.BEIJING)

    def text(self, language: str = "en") -> str:
        """The standing as a sentence in *language*: `"zh"` for Chinese, anything else for English."""
        english, chinese = _SENTENCES[self.state]
        last = None if self.deadline is None else self.deadline.last_on
        used, left = self.days_used or 0, self.days_left or 0
        words = {
            "used": used,
            "left": left,
            "over": -left,
            "used_en": moments.days_in_words(used),
            "left_en": moments.days_in_words(left),
            "over_en": moments.days_in_words(-left),
            "last_en": last and moments.day_in_words(last, "en"),
            "last_zh": last and moments.day_in_words(last, "zh"),
        }
        unsure = "" if self.certainty is Certainty.PUBLISHED else self.certainty.label(language)
        if language == "zh":
            return chinese.format_map(words) + (f"（{unsure}）" if unsure else "")
        return english.format_map(words) + (f" ({unsure})" if unsure else "")

    def _until(self, end: Deadline) -> int:
        return moments.day_of(self.stopped_at or self.at, end.zone).toordinal()

    def _read_in(self, zone: str) -> LocalView:
        now, end = _clock(self.at, zone), self.deadline
        if end is None:
            return LocalView(zone, now, None, None)
        return LocalView(zone, now, _clock(end.event_at, zone), _end_clock(end.ends_at, zone))


def _clock(moment: DateTime, zone: str) -> Clock:
    local = moments.local(moment, zone)
    return Clock(Date(local.year, local.month, local.day), f"{local.hour:02}:{local.minute:02}")


def _end_clock(moment: DateTime, zone: str) -> Clock:
    clock = _clock(moment, zone)
    return Clock(moments.days_after(clock.on, -1), "24:00") if clock.time == "00:00" else clock


def _substantive(entry: CaseEntry, _flag: Flag) -> bool:
    return isinstance(entry, FollowUp) and entry.substantive


def _final(entry: CaseEntry, _flag: Flag) -> bool:
    return isinstance(entry, FollowUp) and entry.completeness is Completeness.FINAL


def _any(entry: CaseEntry, flag: Flag) -> bool:
    replied = isinstance(entry, Message) and entry.message_kind is MessageKind.REPLY
    return isinstance(entry, FollowUp) or (replied and entry.author.identity == flag.addressed_to.identity)


_STOPS: Final[Mapping[StopEvent, Callable[[CaseEntry, Flag], bool]]] = {
    StopEvent.SUBSTANTIVE_FOLLOW_UP: _substantive,
    StopEvent.FINAL_FOLLOW_UP: _final,
    StopEvent.ANY_REACTION: _any,
}

_STARTS: Final[Mapping[StartEvent, Callable[[Case | None, Flag], DateTime | None]]] = {
    StartEvent.FLAG_RAISED: lambda _case, flag: flag.made_at,
    StartEvent.FLAG_RECEIVED: lambda case, flag: flag.received_at if case is None else case.received_at(flag),
    StartEvent.ALERT_TRANSMITTED: lambda case, _flag: None if case is None else case.opened_at,
}


def standing(
    of: Case | Flag, policy: FollowUpPolicy, *, at: dt.datetime, calendar: WorkCalendar | None = None
) -> Standing:
    """
    Where a flag, or the most pressing flag of a case, stands at one moment.

    Of a case, the flag that still waits with the nearest end counts; where none waits, the least favourable one.
    What was said after *at* is left out of account.
    A flag alone knows no reaction to it, and not when its alert was transmitted.
    A flag for attention starts no period, and closing a case stops none.
    No reaction is awaited once the flag, or the alert itself, is withdrawn.

    Args:
        of: The case, or a flag by itself.
        policy: How the period is counted; where it names no zone, in the zone of whoever the flag asks.
        at: The moment that is spoken of.
        calendar: Whose working days, where the policy needs to know them.

    Raises:
        InvalidValue: Where *at* names no zone, or the calculation of the deadline raises it.
    """
    moment = moments.to_moment(at, field="at")
    expect(policy, FollowUpPolicy, field="policy")
    if isinstance(of, Flag):
        return _standing(None, of, policy, moment, calendar)
    expect(of, Case, field="of")
    return min(
        _standings(of, policy, moment, calendar),
        key=_pressing,
        default=Standing(state=StandingState.NOT_STARTED, at=moment),
    )


def standings(
    case: Case, policy: FollowUpPolicy, *, at: dt.datetime, calendar: WorkCalendar | None = None
) -> tuple[Standing, ...]:
    """
    Where every flag for follow-up of *case* stands at one moment, in the order of the flags; explained at `standing`.

    Raises:
        InvalidValue: Where *at* names no zone, or the calculation of a deadline raises it.
    """
    return tuple(_standings(case, policy, moments.to_moment(at, field="at"), calendar))


def _standings(case: Case, policy: FollowUpPolicy, at: DateTime, calendar: WorkCalendar | None) -> Iterable[Standing]:
    known = case.as_of(at)
    return (
        _standing(known, flag, policy, at, calendar)
        for flag in known.flags
        if flag.purpose is FlagPurpose.FOR_FOLLOW_UP
    )


def _standing(
    case: Case | None, flag: Flag, policy: FollowUpPolicy, at: DateTime, calendar: WorkCalendar | None
) -> Standing:
    asks = flag.purpose is FlagPurpose.FOR_FOLLOW_UP
    event_at = _STARTS[policy.starts](case, flag) if asks else None
    if event_at is None or event_at > at:
        return Standing(state=StandingState.NOT_STARTED, at=at, flag_id=flag.id)
    end = deadline(event_at, _in_zone_of(flag, policy), calendar)
    about = () if case is None else case.about(flag.id)
    stopped_at = next((entry.made_at for entry in about if _STOPS[policy.stops](entry, flag)), None)
    withdrawn = any(isinstance(entry, Withdrawal) for entry in about) or _alert_withdrawn(case, at)
    state = _state(end, stopped_at, at, withdrawn=withdrawn)
    return Standing(state=state, at=at, flag_id=flag.id, deadline=end, stopped_at=stopped_at)


def _alert_withdrawn(case: Case | None, at: DateTime) -> bool:
    """Whether the alert was withdrawn by the day in Brussels on which *at* falls: there its days are counted."""
    on = None if case is None else case.alert.withdrawn_on
    return on is not None and on <= moments.day_of(at, moments.BRUSSELS)


def _state(end: Deadline, stopped_at: DateTime | None, at: DateTime, *, withdrawn: bool) -> StandingState:
    if stopped_at is not None:
        return StandingState.MET if stopped_at < end.ends_at else StandingState.MET_LATE
    if withdrawn:
        return StandingState.WITHDRAWN
    return StandingState.RUNNING if at < end.ends_at else StandingState.PAST


def _in_zone_of(flag: Flag, policy: FollowUpPolicy) -> FollowUpPolicy:
    return policy if policy.zone is not None else _in_zone(policy, zone_of(flag.addressed_to))


@lru_cache(maxsize=256)
def _in_zone(policy: FollowUpPolicy, zone: str) -> FollowUpPolicy:
    return policy.in_zone(zone)


_RANK: Final = {state: rank for rank, state in enumerate(StandingState)}


def _pressing(standing: Standing) -> tuple[int, dt.datetime, str]:
    ends_at = standing.at if standing.deadline is None else standing.deadline.ends_at
    return _RANK[standing.state], ends_at, standing.flag_id or ""
