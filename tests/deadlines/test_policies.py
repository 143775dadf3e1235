"""
Policies: what each named one says, how it is bound to a zone and to a calendar, and how it explains itself.
"""

from __future__ import annotations

import copy
import datetime as dt
import pickle

import pytest
from attrs import evolve

import safetygate
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.codes import EEA, AuthorityCode, Country
from safetygate.domain.codes.deadlines import ZONES, CountingUnit, RollOver, StartEvent, StopEvent
from safetygate.domain.deadlines.deadline import Deadline, deadline
from safetygate.domain.deadlines.policy import ACTION_PLAN, CN_CIVIL_CODE, EU_1182_71, POLICIES, FollowUpPolicy, zone_of
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.moments import BEIJING, BRUSSELS, zone
from tests.deadlines.calendars_of_2025 import CHINA, OFFICE

DG_JUST = Authority(code=AuthorityCode.DG_JUST)
GACC = Authority(code=AuthorityCode.GACC)
GREECE = Authority(code=AuthorityCode.NATIONAL, country=Country.GR)

EVENT = dt.datetime(2025, 1, 7, 10, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def test_the_action_plan_is_read_by_the_letter() -> None:
    """21 calendar days from the flag to the first substantive follow-up, in the addressee's zone, nothing moved."""
    assert ACTION_PLAN.days == 21
    assert ACTION_PLAN.counting is CountingUnit.CALENDAR_DAYS
    assert ACTION_PLAN.starts is StartEvent.FLAG_RAISED
    assert ACTION_PLAN.stops is StopEvent.SUBSTANTIVE_FOLLOW_UP
    assert ACTION_PLAN.roll_over is RollOver.NONE
    assert ACTION_PLAN.zone is None


@pytest.mark.parametrize(
    ("name", "days", "unit"),
    [
        ("action_plan", 21, "calendar_days"),
        ("eu_1182_71", 21, "calendar_days"),
        ("cn_civil_code", 21, "calendar_days"),
        ("cn_working_day_roll", 21, "calendar_days"),
        ("cn_working_days", 21, "working_days"),
        ("cn_interior_rest_days", 21, "calendar_days"),
    ],
)
def test_every_named_policy_can_be_asked_for(name: str, days: int, unit: str) -> None:
    """By its name, in both languages, and as a document."""
    policy = POLICIES[name]

    assert (policy.name, policy.days, policy.counting.value) == (name, days, unit)
    assert policy.description is not None
    assert set(policy.description) == {"en", "zh"}
    assert safetygate.loads(safetygate.dumps(policy)) == policy


def test_no_named_policy_is_left_out() -> None:
    """The table above has them all."""
    assert len(POLICIES) == 6


@pytest.mark.parametrize(("authority", "expected"), [(GACC, BEIJING), (DG_JUST, BRUSSELS), (GREECE, "Europe/Athens")])
def test_an_open_policy_takes_the_zone_of_the_addressee(authority: Authority, expected: str) -> None:
    """And one that names its zone keeps it."""
    assert ACTION_PLAN.addressed_to(authority).zone == expected
    assert CN_CIVIL_CODE.addressed_to(authority) == CN_CIVIL_CODE


def test_every_authority_of_the_exchange_has_a_zone() -> None:
    """All States of the European Economic Area, and each zone exists."""
    assert ZONES.keys() >= EEA
    assert all(zone(name) for name in ZONES.values())
    assert zone_of(Authority(code=AuthorityCode.SAMR, country=Country.CN)) == BEIJING


def test_an_authority_without_a_known_zone_needs_one_named() -> None:
    """A guess would shift the last day."""
    elsewhere = Authority(code=AuthorityCode.NATIONAL, country=Country.BR)

    with pytest.raises(InvalidValue, match="zone: expected a policy that names a zone"):
        ACTION_PLAN.addressed_to(elsewhere)
    assert ACTION_PLAN.in_zone("America/Sao_Paulo").addressed_to(elsewhere).zone == "America/Sao_Paulo"


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"zone": "Asia/Beijing"}, "zone: expected an IANA time zone such as Asia/Shanghai (SG-M-041)"),
        ({"zone": "Europe"}, "zone: expected an IANA time zone such as Asia/Shanghai (SG-M-041)"),
        ({"days": -1}, "days: expected a whole number from 0 to 3660"),
        ({"days": True}, "days: expected a whole number from 0 to 3660"),
        (
            {"calendar_version": "1"},
            "calendar_version: expected a version only of a calendar that is named (SG-M-042)",
        ),
    ],
)
def test_a_policy_that_cannot_be_followed_is_refused(members: dict[str, object], message: str) -> None:
    """An unknown zone, no day at all, the version of nothing."""
    with pytest.raises(InvalidValue) as refusal:
        FollowUpPolicy(**{"name": "made_up", "days": 21} | members)  # type: ignore[arg-type]  # wrong values on purpose

    assert str(refusal.value) == message


def test_a_policy_bound_to_a_calendar_takes_no_other() -> None:
    """Two hosts that share the policy cannot count with two editions of the calendar, nor with weekends only."""
    bound = EU_1182_71.with_calendar(OFFICE)

    assert (bound.calendar, bound.calendar_version) == ("Exemplar office, Brussels", "2025-1")
    assert deadline(EVENT, bound, OFFICE).last_on == deadline(EVENT, EU_1182_71, OFFICE).last_on
    for other, name in (
        (CHINA, "China (State Council) notice of 12 November 2024"),
        (evolve(OFFICE, version="2025-2"), "Exemplar office, Brussels 2025-2"),
        (None, "none"),
    ):
        with pytest.raises(InvalidValue) as refusal:
            deadline(EVENT, bound, other)
        assert str(refusal.value) == (
            f"calendar: expected the calendar that the policy names, Exemplar office, Brussels 2025-1, got {name}"
        )


def test_a_policy_and_its_deadlines_can_be_kept() -> None:
    """Equal, hashable, copied and pickled without loss."""
    end = deadline(EVENT, EU_1182_71, OFFICE)

    for kept in (ACTION_PLAN, OFFICE, end):
        assert copy.deepcopy(kept) == kept
        assert pickle.loads(pickle.dumps(kept)) == kept
        assert hash(pickle.loads(pickle.dumps(kept))) == hash(kept)


EXPLAINED = """\
1. The event at 2025-01-07T09:00:00Z falls on Tue 2025-01-07 in Asia/Shanghai
2. The day of the event is not counted: the first day is Wed 2025-01-08 (Civil Code of China, Article 201)
3. Working days are those of the calendar China (State Council) (notice of 12 November 2024) (Measures on Public \
Holidays of China and the yearly notice of the General Office of the State Council)
4. 21 calendar days end on Tue 2025-01-28 (Action plan, action 1; Civil Code of China, Article 200)
5. Tue 2025-01-28 is no working day: the period moves past 8 days off to Wed 2025-02-05 (Civil Code of China, \
Article 203)
6. The period ends with the last hour of Wed 2025-02-05 in Asia/Shanghai, that is before 2025-02-05T16:00:00Z \
(Civil Code of China, Article 203)"""

EXPLAINED_ZH = """\
1. 事件发生于 2025-01-07T09:00:00Z，在 Asia/Shanghai 时区为2025年1月7日（周二）
2. 事件当日不计入，自2025年1月8日（周三）起算（《民法典》第二百零一条）
3. 工作日依据日历：China (State Council)（notice of 12 November 2024）\
（《全国年节及纪念日放假办法》及国务院办公厅年度通知）
4. 21个日历日，至2025年1月28日（周二）届满（行动计划第1项行动；《民法典》第二百条）
5. 2025年1月28日（周二）不是工作日，越过8个休息日，顺延至2025年2月5日（周三）（《民法典》第二百零三条）
6. 期间于2025年2月5日（周三）（Asia/Shanghai 时区）二十四时届满，即 2025-02-05T16:00:00Z 之前\
（《民法典》第二百零三条）"""


def test_a_deadline_explains_itself_in_both_languages() -> None:
    """Each step with its day and its article."""
    end = deadline(EVENT, CN_CIVIL_CODE, CHINA)

    assert end.explain("en") == EXPLAINED
    assert end.explain("zh") == EXPLAINED_ZH


def test_what_is_not_known_is_explained_in_both_languages() -> None:
    """Without a list of days off the explanation says so, and how many days are in doubt."""
    end = deadline(EVENT, EU_1182_71)

    assert end.explain("en").splitlines()[2::3] == [
        "3. No calendar is given: of days off only Saturdays and Sundays are known",
        (
            "6. Saturdays and Sundays only: public holidays are not known; "
            "days that matter and stand in no published calendar: 2, the first Mon 2025-01-27"
        ),
    ]
    assert end.explain("zh").splitlines()[2::3] == [
        "3. 未提供日历：仅知周六、周日为休息日",
        "6. 公共假日未知：仅按周六、周日推算；不在已公布日历内的相关日期共2个，首个为2025年1月27日（周一）",
    ]


def test_a_deadline_cannot_be_made_up() -> None:
    """Whoever builds one has it counted; nobody can say its last day."""
    assert Deadline(event_at=EVENT, policy=ACTION_PLAN) == deadline(EVENT, ACTION_PLAN)
    with pytest.raises(TypeError, match="last_on"):
        Deadline(event_at=EVENT, policy=ACTION_PLAN, last_on=deadline(EVENT, ACTION_PLAN).last_on)  # type: ignore[call-arg]  # on purpose


def test_what_people_type_is_taken() -> None:
    """Codes as text, texts as a plain mapping."""
    typed = FollowUpPolicy(
        name="typed", description={"en": "x", "zh": "某"}, basis="gpsr_26_4", days=4, counting="working_days"
    )

    assert typed.counting is CountingUnit.WORKING_DAYS
    with pytest.raises(InvalidValue, match="counting: expected a code of CountingUnit, got 'fortnights'"):
        FollowUpPolicy(name="typed", days=4, counting="fortnights")
