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
from safetygate.domain.records.checks import Code, Integer, Maybe, Text
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.rules import Path, Record, Rule
from safetygate.domain.records.shapes import LONG, ZONE_NAME
from safetygate.domain.records.texts import Texts

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


def _unknown_zone(policy: FollowUpPolicy) -> Iterable[Path]:
    try:
        moments.zone(policy.zone or moments.BEIJING)
    except InvalidValue:
        return [("zone",)]
    return []


def _version_of_nothing(policy: FollowUpPolicy) -> Iterable[Path]:
    return [("calendar_version",)] if policy.calendar is None else []


@final
@frozen(kw_only=True, cache_hash=True)
class FollowUpPolicy(Record):
    """
    How an intended period is counted: how many days, of which kind, in whose zone, from what, until what.

    The day of the event is never counted, and the period ends with the last hour of its last day
    (Regulation (EEC, Euratom) No 1182/71, article 3(1) and (2)(b); Civil Code of China, articles 201 and 203).

    Attributes:
        name: A short name for programs, for example `action_plan`.
        description: What it stands for, in words.
        basis: The provision that it follows in the number of days or in their kind.
        days: How many days.
        counting: Whether calendar days or working days are counted.
        zone: In whose days: an IANA time zone; absent for the zone of whoever is asked to act.
        starts: What starts the period.
        stops: What it waits for.
        roll_over: What happens where the last day is not a working day.
        calendar: Whose working days; absent where any calendar may be given.
        calendar_version: Which edition of that calendar.
    """

    kind: ClassVar[str] = "follow_up_policy"

    name: str = field(validator=Text(100, pattern=r"^[a-z][a-z0-9_]*(?!\n)$"))
    description: Texts | None = field(default=None, validator=Maybe(LONG))
    basis: Law | None = field(default=None, validator=Maybe(Code(Law)))
    days: int = field(validator=Integer(1, 3660))
    counting: CountingUnit = field(default=CountingUnit.CALENDAR_DAYS, validator=Code(CountingUnit))
    zone: str | None = field(default=None, validator=Maybe(Text(100, pattern=ZONE_NAME)))
    starts: StartEvent = field(default=StartEvent.FLAG_RAISED, validator=Code(StartEvent))
    stops: StopEvent = field(default=StopEvent.SUBSTANTIVE_FOLLOW_UP, validator=Code(StopEvent))
    roll_over: RollOver = field(default=RollOver.NONE, validator=Code(RollOver))
    calendar: str | None = field(default=None, validator=Maybe(Text(2000)))
    calendar_version: str | None = field(default=None, validator=Maybe(Text(2000)))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-041",
            "expected an IANA time zone such as Asia/Shanghai",
            "时区应采用 IANA 名称，例如 Asia/Shanghai",
            _unknown_zone,
            about=("zone",),
        ),
        Rule(
            "SG-M-042",
            "expected a version only of a calendar that is named",
            "只有指明日历时才可注明其版本",
            _version_of_nothing,
            about=("calendar_version",),
        ),
    )

    @cached_property
    def needs_calendar(self) -> bool:
        """Whether the last day depends on which days are working days."""
        return self.roll_over is not RollOver.NONE or self.counting is CountingUnit.WORKING_DAYS

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

    def admits(self, calendar: WorkCalendar) -> bool:
        """Whether *calendar* is the one that the policy names, or the policy names none."""
        named = self.calendar in {None, calendar.name}
        return named and self.calendar_version in {None, calendar.version}


ACTION_PLAN: Final = FollowUpPolicy(
    name="action_plan",
    description=Texts(
        en="21 calendar days, counted in the zone of whoever is asked to act, with no moving of the last day",
        zh="21个日历日，按被请求方所在时区计算，最后一日不作顺延",
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
The law it obeys is another: that one yields to agreement (article 204), this one does not.
"""

CN_WORKING_DAYS: Final = FollowUpPolicy(
    name="cn_working_days",
    description=Texts(en="21 working days of China", zh="21个中国工作日"),
    basis=Law.CN_RECONSIDERATION_88,
    days=21,
    counting=CountingUnit.WORKING_DAYS,
    zone=moments.BEIJING,
    roll_over=RollOver.CN_WORKING_DAY,
)
"""The same number in working days, as the Administrative Reconsideration Law of China, article 88, counts its own."""

CN_INTERIOR_REST_DAYS: Final = FollowUpPolicy(
    name="cn_interior_rest_days",
    description=Texts(
        en="21 calendar days, lengthened by rest days inside where three or more follow one another",
        zh="21个日历日；期间内有连续三日以上法定休假日的，按休假日天数顺延",
    ),
    basis=Law.ACTION_PLAN,
    days=21,
    zone=moments.BEIJING,
    roll_over=RollOver.CN_INTERIOR_REST_DAYS,
)
"""
As in the Implementing Rules of the Tax Collection Law of China, article 109.

The rest days are made good by as many working days after the last day: so the State Taxation Administration reckons in
its yearly calendars of filing periods.
Alone among the policies it is not monotone: an event one day later can end one day earlier, when a run of rest days is
no longer three days long inside the period.
"""

GPSR_4_WORKING_DAYS: Final = FollowUpPolicy(
    name="gpsr_4_working_days",
    description=Texts(
        en="4 working days, the period of the General Product Safety Regulation for notifying and for following up",
        zh="4个工作日：《通用产品安全条例》规定的通报和跟进期限",
    ),
    basis=Law.GPSR_26,
    days=4,
    counting=CountingUnit.WORKING_DAYS,
    zone=moments.BRUSSELS,
    starts=StartEvent.ALERT_TRANSMITTED,
    roll_over=RollOver.EU_1182_71,
)
"""
Regulation (EU) 2023/988, article 26(4), (5) and (7): three periods of four working days.

It stands beside the Action plan and is no part of it.
"""

PLEDGE_2_WORKING_DAYS: Final = FollowUpPolicy(
    name="pledge_2_working_days",
    description=Texts(
        en="2 working days, in which a marketplace of the Product Safety Pledge removes a listing an authority names",
        zh="2个工作日：《产品安全承诺》签署平台应主管机构通知移除商品链接的期限",
    ),
    basis=Law.PLEDGE,
    days=2,
    counting=CountingUnit.WORKING_DAYS,
    zone=moments.BRUSSELS,
    starts=StartEvent.FLAG_RECEIVED,
    stops=StopEvent.ANY_REACTION,
    roll_over=RollOver.EU_1182_71,
)
"""Product Safety Pledge of 25 June 2018; Regulation (EU) 2023/988, article 22, has the same period for an order."""

PLEDGE_5_WORKING_DAYS: Final = FollowUpPolicy(
    name="pledge_5_working_days",
    description=Texts(
        en="5 working days, in which a marketplace of the Product Safety Pledge reacts to a consumer's notice",
        zh="5个工作日：《产品安全承诺》签署平台回应消费者通知的期限",
    ),
    basis=Law.PLEDGE,
    days=5,
    counting=CountingUnit.WORKING_DAYS,
    zone=moments.BRUSSELS,
    starts=StartEvent.FLAG_RECEIVED,
    stops=StopEvent.ANY_REACTION,
    roll_over=RollOver.EU_1182_71,
)
"""Product Safety Pledge of 25 June 2018."""

POLICIES: Final[Mapping[str, FollowUpPolicy]] = {
    policy.name: policy
    for policy in (
        ACTION_PLAN,
        EU_1182_71,
        CN_CIVIL_CODE,
        CN_WORKING_DAY_ROLL,
        CN_WORKING_DAYS,
        CN_INTERIOR_REST_DAYS,
        GPSR_4_WORKING_DAYS,
        PLEDGE_2_WORKING_DAYS,
        PLEDGE_5_WORKING_DAYS,
    )
}
"""Every policy that is named here, by its name."""
