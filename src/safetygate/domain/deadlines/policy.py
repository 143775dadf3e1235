"""
The follow-up policy: one explicit reading of "within 21 calendar days".

The Action plan gives the number and says *calendar days*.
It leaves open whose midnight is meant, from which event the days run, and what holidays do to them.
A policy fixes each of these, so that two capitals that name the same policy find the same last day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import ClassVar, Final, final

import attrs
from attrs import field, frozen

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.codes import AuthorityCode
from safetygate.domain.codes.deadlines import ZONES, CountingUnit, Law, RollOver, StartEvent, StopEvent
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.records import moments
from safetygate.domain.records.checks import Boolean, Code, Integer, Maybe, Text
from safetygate.domain.records.converters import AsCode, MaybeCode, maybe_texts
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.rules import Path, Rule
from safetygate.domain.records.shapes import LONG, ZONE_NAME
from safetygate.domain.records.texts import Texts

# Brussels and Beijing are six or seven hours apart, so that whose midnight is meant changes the last day.
_SEATS: Final[Mapping[AuthorityCode, str]] = {
    AuthorityCode.DG_JUST: moments.BRUSSELS,
    AuthorityCode.GACC: moments.BEIJING,
    AuthorityCode.SAMR: moments.BEIJING,
}


def zone_of(authority: Authority) -> str:
    """
    The zone in which *authority* works: that of its seat, or of the capital of its country.

    Raises:
        InvalidValue: Where the zone of its country is on no list: name one with `FollowUpPolicy.in_zone`.
    """
    expect(authority, Authority, field="authority")
    capital = None if authority.country is None else ZONES.get(authority.country)
    zone = _SEATS.get(authority.code, capital)
    if zone is None:
        raise InvalidValue("expected a policy that names a zone: that of the authority is on no list", field="zone")
    return zone


def _find_unknown_zone(policy: FollowUpPolicy) -> Iterable[Path]:
    try:
        moments.zone(policy.zone or moments.BEIJING)
    except InvalidValue:
        return [("zone",)]
    return []


EVENTS_OF_A_CASE: Final = frozenset({StartEvent.FLAG_RAISED, StartEvent.FLAG_RECEIVED, StartEvent.ALERT_TRANSMITTED})
"""The events that a case shows; of the others the host tells the moment, and in whose days it falls."""


@final
# The hash is kept: with its zone a policy is looked up for every flag of a list.
@frozen(kw_only=True, cache_hash=True)
class FollowUpPolicy(Paper):
    """
    How an intended period is counted: how many days or hours, of which kind, in whose zone, from what, until what.

    The day of the event is never counted, and the period ends with the last hour of its last day, or when business
    stops (Regulation (EEC, Euratom) No 1182/71, article 3(1) and (2)(b); Civil Code of China, articles 201 and 203).
    Of a period in hours, the hour of the event is not counted (Regulation No 1182/71, article 3(1) and (2)(a)).

    Attributes:
        name: A short name for programs, for example `action_plan`.
        description: What it stands for, in words.
        basis: The provision that it follows in the number of days or in their kind.
        days: How many days; none where the period is given in hours.
        hours: How many hours; none where it is given in days.
        counting: Whether calendar days or working days are counted.
        zone: In whose days: an IANA time zone; absent for the zone of whoever is asked to act.
        closing_time: When business stops on the last day, `hh:mm` in that zone; absent for the last hour of the day.
        starts: What starts the period.
        stops: What it waits for.
        minimum: Whether it is the least that must pass, and not the most that may.
        roll_over: What happens where the last day is not a working day.
        calendar: Whose working days; absent where any calendar may be given.
        calendar_version: Which edition of that calendar.
    """

    kind: ClassVar[str] = "follow_up_policy"

    name: str = field(validator=Text(100, pattern=r"^[a-z][a-z0-9_]*$"))
    description: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    basis: Law | None = field(default=None, converter=MaybeCode[Law], validator=Maybe(Code(Law)))
    # The days of ten years, and the hours of one.
    days: int = field(default=0, validator=Integer(0, 3660))
    hours: int = field(default=0, validator=Integer(0, 8784))
    counting: CountingUnit = field(
        default=CountingUnit.CALENDAR_DAYS, converter=AsCode[CountingUnit], validator=Code(CountingUnit)
    )
    zone: str | None = field(default=None, validator=Maybe(Text(100, pattern=ZONE_NAME)))
    # Civil Code of China, Article 203(2): where there are business hours, the period ends with them.
    closing_time: str | None = field(
        default=None, validator=Maybe(Text(5, pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"))
    )
    # Such as the ten working days of a hearing at least (Regulation (EU) 2019/1020, Article 18(3)).
    minimum: bool = field(default=False, validator=Boolean())
    starts: StartEvent = field(default=StartEvent.FLAG_RAISED, converter=AsCode[StartEvent], validator=Code(StartEvent))
    stops: StopEvent = field(
        default=StopEvent.SUBSTANTIVE_FOLLOW_UP, converter=AsCode[StopEvent], validator=Code(StopEvent)
    )
    roll_over: RollOver = field(default=RollOver.NONE, converter=AsCode[RollOver], validator=Code(RollOver))
    calendar: str | None = field(default=None, validator=Maybe(Text(2000)))
    # Calendars change after the fact: in 2020 a second notice lengthened the Spring Festival to 2 February.
    calendar_version: str | None = field(default=None, validator=Maybe(Text(2000)))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-041",
            "expected an IANA time zone such as Asia/Shanghai",
            "时区应采用 IANA 名称，例如 Asia/Shanghai",
            _find_unknown_zone,
            about=("zone",),
        ),
        Rule(
            "SG-M-042",
            "expected a version only of a calendar that is named",
            "只有指明日历时才可注明其版本",
            lambda policy: [("calendar_version",)] if policy.calendar is None else [],
            about=("calendar_version",),
        ),
        Rule(
            "SG-M-043",
            "expected a number of days or a number of hours, one of the two",
            "天数和小时数应填写其一，且仅填其一",
            lambda policy: [] if bool(policy.days) is not bool(policy.hours) else [("days",)],
        ),
        Rule(
            "SG-M-044",
            "expected hours to run through: in no working days, without rolling over, to no closing time",
            "以小时计算的期限连续计算：不按工作日计算，不作顺延，不设业务停止时间",
            # Regulation (EEC, Euratom) No 1182/71, article 3(4), moves the end of no period in hours.
            lambda policy: [
                (member,)
                for member, present in (
                    ("counting", policy.counting is not CountingUnit.CALENDAR_DAYS),
                    ("roll_over", policy.roll_over is not RollOver.NONE),
                    ("closing_time", policy.closing_time is not None),
                )
                if present
            ],
            about=("hours",),
        ),
    )

    @cached_property
    def needs_calendar(self) -> bool:
        """Whether the last day depends on which days are working days."""
        return self.roll_over is not RollOver.NONE or self.counting is CountingUnit.WORKING_DAYS

    @cached_property
    def effective_zone(self) -> str:
        """
        The zone in which it is counted: its own, else that of Beijing, as the plan speaks of what GACC reacts to.

        Raises:
            InvalidValue: Where it names none and starts with no event of a case: then whoever acts must be told first.
        """
        if self.zone is None and self.starts not in EVENTS_OF_A_CASE:
            raise InvalidValue("expected a policy in the zone of whoever acts: see in_zone, addressed_to", field="zone")
        return self.zone or moments.BEIJING

    def in_zone(self, zone: str) -> FollowUpPolicy:
        """
        The same policy, counted in the days of *zone*.

        Raises:
            InvalidValue: Where no such zone is known.
        """
        return attrs.evolve(self, zone=zone)

    def addressed_to(self, authority: Authority) -> FollowUpPolicy:
        """
        The same policy, counted in the days of *authority* where it names no zone of its own.

        Raises:
            InvalidValue: Where the zone of the authority's country is on no list.
        """
        return self if self.zone is not None else self.in_zone(zone_of(authority))

    def with_calendar(self, calendar: WorkCalendar) -> FollowUpPolicy:
        """The same policy, bound to *calendar* in exactly its version."""
        return attrs.evolve(self, calendar=calendar.name, calendar_version=calendar.version)

    def admits(self, calendar: WorkCalendar | None) -> bool:
        """Whether *calendar* is the one that the policy names, or the policy names none."""
        if self.calendar is None or calendar is None:
            return self.calendar is None
        return self.calendar == calendar.name and self.calendar_version in {None, calendar.version}


# No zone: whoever is asked to act counts in its own days, as the plan says nothing else.
ACTION_PLAN: Final = FollowUpPolicy(
    name="action_plan",
    description=Texts(
        en="21 calendar days, counted in the zone of whoever is asked to act, with no moving of the last day",
        zh="21个日历日，按收件方所在时区计算，最后一日不作顺延",
    ),
    basis=Law.ACTION_PLAN,
    days=21,
)
"""
The literal reading of the Action plan, action 1, and the default.

Where no addressee is told it is counted in Beijing: the plan speaks of notifications that GACC reacts to.
"""

EU_1182_71: Final = FollowUpPolicy(
    name="eu_1182_71",
    description=Texts(
        en="21 calendar days by the Union's rules for periods: a last day that is off moves to the next working day",
        zh="21个日历日，按欧盟期间规则计算：最后一日为休息日的，顺延至下一工作日",
    ),
    basis=Law.ACTION_PLAN,
    days=21,
    zone=moments.BRUSSELS,
    roll_over=RollOver.EU_1182_71,
)
"""
Regulation (EEC, Euratom) No 1182/71, article 3, as for an action taken in Brussels.

The public holidays are those of the Member State or the institution where the action is taken (article 2(1)).
"""

CN_CIVIL_CODE: Final = FollowUpPolicy(
    name="cn_civil_code",
    description=Texts(
        en="21 calendar days by the Civil Code of China: a last day that is a rest day moves past the rest days",
        zh="21个日历日，按《民法典》计算：最后一日是法定休假日的，以休假日结束的次日为最后一日",
    ),
    basis=Law.ACTION_PLAN,
    days=21,
    zone=moments.BEIJING,
    roll_over=RollOver.CN_CIVIL_CODE,
)
"""Civil Code of China, articles 200 to 204. A weekend day that is worked instead of another is no rest day."""

CN_WORKING_DAY_ROLL: Final = FollowUpPolicy(
    name="cn_working_day_roll",
    description=Texts(
        en="21 calendar days; a last day that is a rest day moves to the first working day after it",
        zh="21个日历日；最后一日是休假日的，以其后的第一个工作日为最后一日",
    ),
    basis=Law.ACTION_PLAN,
    days=21,
    zone=moments.BEIJING,
    roll_over=RollOver.CN_WORKING_DAY,
)
"""
As in the Implementing Rules of the Patent Law of China, article 5.

It finds the same day as `CN_CIVIL_CODE` under any calendar that knows only working days and rest days.
The law that it takes as its example is another.
"""

CN_WORKING_DAYS: Final = FollowUpPolicy(
    name="cn_working_days",
    description=Texts(en="21 working days of China, where the parties agree on it", zh="21个中国工作日，须经双方约定"),
    basis=Law.CN_LICENSING_82,
    days=21,
    counting=CountingUnit.WORKING_DAYS,
    zone=moments.BEIJING,
    roll_over=RollOver.CN_WORKING_DAY,
)
"""
The same number in working days: no law has it, and the parties may agree on it (Civil Code of China, article 204).

The Administrative Licensing Law of China, article 82, counts all its periods in working days; the Administrative
Reconsideration Law, article 88(2), those of three, five, seven and ten days only.
"""

CN_INTERIOR_REST_DAYS: Final = FollowUpPolicy(
    name="cn_interior_rest_days",
    description=Texts(
        en="21 calendar days, lengthened by rest days inside where three or more follow one another, as tax offices do",
        zh="21个日历日；期间内有连续三日以上法定休假日的，按税务机关的做法以休假日天数顺延",
    ),
    basis=Law.ACTION_PLAN,
    days=21,
    zone=moments.BEIJING,
    roll_over=RollOver.CN_INTERIOR_REST_DAYS,
)
"""
As in the Implementing Rules of the Tax Collection Law of China, article 109.

The article says that the period is extended by the number of the rest days.
That they are made good by as many *working* days is the practice of the State Taxation Administration in its yearly
calendars of filing periods, and not in the article.
Alone among the policies it is not monotone: an event one day later can end one day earlier, when a run of rest days is
no longer three days long inside the period.
"""

POLICIES: Final[Mapping[str, FollowUpPolicy]] = {
    policy.name: policy
    for policy in (
        ACTION_PLAN,
        EU_1182_71,
        CN_CIVIL_CODE,
        CN_WORKING_DAY_ROLL,
        CN_WORKING_DAYS,
        CN_INTERIOR_REST_DAYS,
    )
}
"""
Every policy that is named here, by its name.

The events of these are events of a case.
Periods whose events happen elsewhere, such as those of Regulation (EU) 2023/988, are policies of the host that knows
them: `docs/how-to/count-the-days.md` shows them.
"""
