"""
Standings: where a flag and a case are on the way to the intended end, and how both capitals read it.

The flags of these tests are raised on Monday 2 March 2026, at 08:01 in UTC.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from safetygate.domain.cases.case import Case
from safetygate.domain.codes import FlagPurpose, MessageKind
from safetygate.domain.codes.deadlines import Certainty, StandingState, StartEvent, StopEvent
from safetygate.domain.deadlines.policy import ACTION_PLAN, CN_CIVIL_CODE, EU_1182_71, FollowUpPolicy
from safetygate.domain.deadlines.standing import Standing, standing, standings
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.moments import BEIJING, BRUSSELS, parse_day
from tests.cases.conversation import (
    ALERT,
    AUSTRIA,
    GACC,
    GERMANY,
    REGION,
    SAMR,
    answer,
    at,
    closure,
    correction,
    duplicate,
    extension,
    flag,
    follow_up,
    message,
    opened,
    partial_answer,
    receipt,
    referral,
    update,
    withdrawal,
)
from tests.deadlines.policies_of_hosts import GPSR_CHECK, MSR_HEARING

MINUTES = 24 * 60
PAST, RUNNING, MET, MET_LATE, WITHDRAWN, NOT_STARTED = (
    StandingState.PAST,
    StandingState.RUNNING,
    StandingState.MET,
    StandingState.MET_LATE,
    StandingState.WITHDRAWN,
    StandingState.NOT_STARTED,
)


def on_day(number: float) -> Any:
    """So many days after the case was opened."""
    return at(number * MINUTES)


def said(*entries: Any, **members: Any) -> Case:
    """A case in which *entries* were said."""
    return opened(**members).receive(entries)


def found(where: Standing) -> tuple[StandingState, int | None, int | None]:
    """The state, the days used and the days left."""
    return where.state, where.days_used, where.days_left


def reply(id: str, of: str, days: float, author: Any = GACC) -> Any:  # noqa: A002  # the name of the member
    """A reply in words."""
    return message(id, days * MINUTES, author, message_kind=MessageKind.REPLY, in_reply_to=of)


ANSWERED = answer("b", "a", 10 * MINUTES)
LATE = answer("b", "a", 25 * MINUTES)


@pytest.mark.parametrize(
    ("entries", "day", "expected"),
    [
        ((), 0, (NOT_STARTED, None, None)),
        ((flag("a"),), 0, (NOT_STARTED, None, None)),
        ((flag("a"),), 0.001, (RUNNING, 0, 21)),
        ((flag("a"),), 1, (RUNNING, 1, 20)),
        ((flag("a"),), 21, (RUNNING, 21, 0)),
        ((flag("a"),), 22, (PAST, 22, -1)),
        ((flag("a"),), 40, (PAST, 40, -19)),
        ((flag("a", purpose=FlagPurpose.FOR_ATTENTION),), 5, (NOT_STARTED, None, None)),
        # A receipt never stops the period, nor does a reply in words, nor an investigation under way.
        ((flag("a"), receipt("b", "a")), 5, (RUNNING, 5, 16)),
        ((flag("a"), reply("b", "a", 1)), 5, (RUNNING, 5, 16)),
        ((flag("a"), follow_up("b", "a")), 5, (RUNNING, 5, 16)),
        # The first substantive follow-up does, be it partial or final.
        ((flag("a"), ANSWERED), 30, (MET, 10, 11)),
        ((flag("a"), partial_answer("b", "a", 3 * MINUTES), answer("c", "a", 30 * MINUTES)), 40, (MET, 3, 18)),
        ((flag("a"), LATE), 30, (MET_LATE, 25, -4)),
        # What was said later is left out of account.
        ((flag("a"), ANSWERED), 9, (RUNNING, 9, 12)),
        ((flag("a"), LATE), 24, (PAST, 24, -3)),
        # Withdrawn, unless there was a reaction before.
        ((flag("a"), withdrawal("b", "a", 5 * MINUTES)), 30, (WITHDRAWN, 30, -9)),
        ((flag("a"), withdrawal("b", "a", 5 * MINUTES)), 4, (RUNNING, 4, 17)),
        ((flag("a"), partial_answer("b", "a", MINUTES), withdrawal("c", "a", 5 * MINUTES)), 30, (MET, 1, 20)),
        # Closing a case stops no period.
        ((flag("a"), closure("b", 3 * MINUTES)), 5, (RUNNING, 5, 16)),
        # A misfit has no effect: Austria was not asked.
        ((flag("a"), answer("b", "a", MINUTES, AUSTRIA)), 5, (RUNNING, 5, 16)),
        # A correction keeps the moment of what it corrects.
        (
            (flag("a"), ANSWERED, correction("c", evolve(ANSWERED, texts=ALERT.product.name), 30 * MINUTES)),
            40,
            (MET, 10, 11),
        ),
    ],
)
def test_where_a_case_stands(
    entries: tuple[Any, ...], day: float, expected: tuple[StandingState, int | None, int | None]
) -> None:
    """By the Action plan, with whole days used and left."""
    assert found(standing(said(*entries), ACTION_PLAN, at=on_day(day))) == expected


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-03-23T15:59:59.999999Z", RUNNING),
        ("2026-03-23T16:00:00Z", PAST),
    ],
)
def test_the_period_ends_with_the_last_hour_in_beijing(moment: str, state: StandingState) -> None:
    """One microsecond decides, and it is that of the addressee."""
    where = standing(said(flag("a")), ACTION_PLAN, at=dt.datetime.fromisoformat(moment))

    assert where.state is state


def test_the_period_runs_from_the_moment_of_the_event() -> None:
    """Not from the next one, though the day is not counted."""
    asked = flag("a")

    assert found(standing(asked, ACTION_PLAN, at=asked.made_at)) == (RUNNING, 0, 21)


@pytest.mark.parametrize(("minutes", "state"), [(-1e-3, MET), (0, MET_LATE)])
def test_a_reaction_in_the_last_hour_is_within(minutes: float, state: StandingState) -> None:
    """Until the end, not until the office closes; the end itself is outside."""
    end = (dt.datetime(2026, 3, 23, 16, tzinfo=dt.UTC) - at(0)).total_seconds() / 60
    case = said(flag("a"), answer("b", "a", end + minutes))

    assert standing(case, ACTION_PLAN, at=on_day(60)).state is state


@pytest.mark.parametrize(
    ("addressee", "last_on", "ends_at"),
    [
        (GACC, "2026-03-24", "2026-03-24T16:00Z"),
        (AUSTRIA, "2026-03-23", "2026-03-23T23:00Z"),
    ],
)
def test_days_are_those_of_the_addressee(addressee: Any, last_on: str, ends_at: str) -> None:
    """A flag at 18:00 in Vienna is raised on the next day in Beijing; a policy with a zone of its own overrules it."""
    asked = flag("a", 9 * 60, addressed_to=addressee)
    end = standing(asked, ACTION_PLAN, at=on_day(5)).deadline
    fixed = standing(asked, ACTION_PLAN.in_zone(BRUSSELS), at=on_day(5)).deadline

    assert end is not None
    assert fixed is not None
    assert (end.last_on.isoformat(), end.ends_at.strftime("%Y-%m-%dT%H:%MZ")) == (last_on, ends_at)
    assert fixed.last_on == parse_day("2026-03-23")


STOPPING = said(
    flag("a"),
    receipt("b", "a", MINUTES),
    reply("c", "a", 2),
    reply("d", "a", 1.2, AUSTRIA),
    follow_up("e", "a", 3 * MINUTES),
    partial_answer("f", "a", 4 * MINUTES),
    answer("g", "a", 5 * MINUTES),
)


@pytest.mark.parametrize(
    ("stops", "used"),
    [(StopEvent.ANY_REACTION, 2), (StopEvent.SUBSTANTIVE_FOLLOW_UP, 4), (StopEvent.FINAL_FOLLOW_UP, 5)],
)
def test_a_policy_says_what_it_waits_for(stops: StopEvent, used: int) -> None:
    """A receipt is never a reaction; a reply counts where any reaction does, and only the addressee's."""
    policy = evolve(ACTION_PLAN, stops=stops)

    assert found(standing(STOPPING, policy, at=on_day(30))) == (MET, used, 21 - used)


@pytest.mark.parametrize(
    ("starts", "entries", "expected"),
    [
        (StartEvent.FLAG_RAISED, (flag("a", 2 * MINUTES),), (RUNNING, 8, 13)),
        (StartEvent.ALERT_TRANSMITTED, (flag("a", 2 * MINUTES),), (RUNNING, 10, 11)),
        (StartEvent.FLAG_RECEIVED, (flag("a", 2 * MINUTES),), (NOT_STARTED, None, None)),
        (StartEvent.FLAG_RECEIVED, (flag("a", 2 * MINUTES, received_at=on_day(3)),), (RUNNING, 7, 14)),
        (StartEvent.FLAG_RECEIVED, (flag("a", 2 * MINUTES), receipt("b", "a", 4 * MINUTES)), (RUNNING, 6, 15)),
        (
            StartEvent.FLAG_RECEIVED,
            (flag("a", 2 * MINUTES), receipt("b", "a", 11 * MINUTES)),
            (NOT_STARTED, None, None),
        ),
    ],
)
def test_a_policy_says_what_starts_it(
    starts: StartEvent, entries: tuple[Any, ...], expected: tuple[StandingState, int | None, int | None]
) -> None:
    """Raised, received as the flag or a receipt says, or the alert transmitted."""
    assert found(standing(said(*entries), evolve(ACTION_PLAN, starts=starts), at=on_day(10))) == expected


@pytest.mark.parametrize(
    ("asked", "starts", "expected"),
    [
        (flag("a"), StartEvent.FLAG_RAISED, (PAST, 22, -1)),
        (flag("a", received_at=on_day(5)), StartEvent.FLAG_RECEIVED, (RUNNING, 17, 4)),
        (flag("a"), StartEvent.ALERT_TRANSMITTED, (NOT_STARTED, None, None)),
        (flag("a", purpose=FlagPurpose.FOR_ATTENTION), StartEvent.FLAG_RAISED, (NOT_STARTED, None, None)),
    ],
)
def test_a_flag_by_itself(
    asked: Any, starts: StartEvent, expected: tuple[StandingState, int | None, int | None]
) -> None:
    """It knows when it was raised and received, and of no reaction."""
    assert found(standing(asked, evolve(ACTION_PLAN, starts=starts), at=on_day(22))) == expected


def test_of_several_flags_the_most_pressing_counts() -> None:
    """One that waits before one that is answered, the nearest end first; all of them are told in their order."""
    case = said(
        flag("a", 1),
        flag("c", 2 * MINUTES, addressed_to=SAMR),
        flag("b", 3 * MINUTES, addressed_to=AUSTRIA),
        flag("d", 4 * MINUTES, purpose=FlagPurpose.FOR_ATTENTION, addressed_to=AUSTRIA),
        duplicate("e", 5 * MINUTES),
        answer("f", "a", 6 * MINUTES),
    )

    each = standings(case, ACTION_PLAN, at=on_day(24))

    assert [(where.flag_id, *found(where)) for where in each] == [
        ("a", MET, 6, 15),
        ("c", PAST, 22, -1),
        ("b", RUNNING, 21, 0),
    ]
    assert standing(case, ACTION_PLAN, at=on_day(24)) == each[1]
    assert standing(case, ACTION_PLAN, at=on_day(22)).flag_id == "c"
    assert standing(case, ACTION_PLAN, at=on_day(2)).flag_id == "a"


def test_no_reaction_is_awaited_once_the_alert_is_withdrawn() -> None:
    """From the day of the withdrawal on."""
    case = Case.open(
        evolve(ALERT, published_on=parse_day("2026-03-02"), withdrawn_on=parse_day("2026-03-10")),
        id="case",
        moderator=opened().moderator,
        participants=opened().participants,
        opened_at=at(0),
    ).receive([flag("a")])

    assert standing(case, ACTION_PLAN, at=on_day(7)).state is RUNNING
    assert standing(case, ACTION_PLAN, at=on_day(8)).state is WITHDRAWN


def test_both_capitals_read_the_same_moment() -> None:
    """Each with its own day and clock; midnight in Beijing is the afternoon before in Brussels."""
    where = standing(said(flag("a", 15 * 60)), ACTION_PLAN, at=dt.datetime(2026, 3, 29, 22, 30, tzinfo=dt.UTC))

    assert [str(clock) for clock in where.beijing[1:]] == ["2026-03-30 06:30", "2026-03-03 07:00", "2026-03-24 24:00"]
    assert [str(clock) for clock in where.brussels[1:]] == ["2026-03-30 00:30", "2026-03-03 00:00", "2026-03-24 17:00"]
    assert (where.beijing.zone, where.brussels.zone) == (BEIJING, BRUSSELS)


def test_without_a_period_there_is_only_the_moment() -> None:
    """Nothing to use, nothing left, nothing uncertain."""
    where = standing(said(), ACTION_PLAN, at=on_day(0))

    assert str(where.beijing.now) == "2026-03-02 16:00"
    assert (where.beijing.event, where.beijing.ends, where.certainty) == (None, None, Certainty.PUBLISHED)


@pytest.mark.parametrize(
    ("entries", "day", "policy", "english", "chinese"),
    [
        (
            (flag("a"),),
            20,
            ACTION_PLAN,
            "Running: 20 days used, 1 day left, the last day is Mon 2026-03-23",
            "期限内：已用20天，剩余1天；最后一日为2026年3月23日（周一）",
        ),
        (
            (flag("a"),),
            22,
            ACTION_PLAN,
            "Past the intended period by 1 day: no reaction yet, the last day was Mon 2026-03-23",
            "已超过预期期限1天，尚未反馈；最后一日为2026年3月23日（周一）",
        ),
        (
            (flag("a"), ANSWERED),
            30,
            ACTION_PLAN,
            "Reaction within the intended period: 10 days used, 11 days left",
            "已在预期期限内反馈：已用10天，剩余11天",
        ),
        (
            (flag("a"), LATE),
            30,
            ACTION_PLAN,
            "Reaction 4 days after the intended period, whose last day was Mon 2026-03-23",
            "已反馈，超过预期期限4天；最后一日为2026年3月23日（周一）",
        ),
        (
            (flag("a"), withdrawal("b", "a")),
            1,
            ACTION_PLAN,
            "Withdrawn: no reaction is awaited",
            "已撤回，无需反馈",
        ),
        ((), 1, ACTION_PLAN, "Not started: no intended period runs", "未开始：无期限计算"),
        (
            (flag("a"),),
            1,
            CN_CIVIL_CODE,
            (
                "Running: 1 day used, 20 days left, the last day is Mon 2026-03-23 "
                "(Saturdays and Sundays only: public holidays are not known)"
            ),
            "期限内：已用1天，剩余20天；最后一日为2026年3月23日（周一）（公共假日未知：仅按周六、周日推算）",
        ),
    ],
)
def test_a_standing_reads_as_a_neutral_sentence(
    *, entries: tuple[Any, ...], day: float, policy: FollowUpPolicy, english: str, chinese: str
) -> None:
    """The plan is not binding: within or past the intended period, in both languages."""
    where = standing(said(*entries), policy, at=on_day(day))

    assert (where.text("en"), where.text("zh")) == (english, chinese)


@given(
    day=st.floats(0, 60),
    answered=st.none() | st.integers(2, 60 * MINUTES),
    policy=st.sampled_from([ACTION_PLAN, EU_1182_71, CN_CIVIL_CODE]),
)
def test_days_used_and_left_make_up_the_period(day: float, answered: int | None, policy: FollowUpPolicy) -> None:
    """And the state follows from the moments alone."""
    case = said(flag("a"), *([answer("b", "a", answered)] if answered else []))
    where = standing(case, policy, at=on_day(day))
    if where.deadline is None:
        assert on_day(day) < at(1)
        return
    assert where.days_used is not None
    assert where.days_left is not None
    assert where.days_used + where.days_left == where.deadline.last_on.toordinal() - where.deadline.event_on.toordinal()
    until = where.stopped_at or where.at
    expected = {(False, True): RUNNING, (False, False): PAST, (True, True): MET, (True, False): MET_LATE}
    assert where.state is expected[where.stopped_at is not None, until < where.deadline.ends_at]
    assert (where.days_left < 0) is (where.state in {PAST, MET_LATE})


def test_a_moment_without_zone_is_refused() -> None:
    """Which day it is cannot be told."""
    with pytest.raises(InvalidValue, match="at: expected a moment with a time zone"):
        standing(said(), ACTION_PLAN, at=dt.datetime(2026, 3, 2))  # noqa: DTZ001  # that is the point


def test_an_addressee_of_germany_waits_in_berlin() -> None:
    """The other direction: GACC asks a national authority."""
    asked = flag("a", author=GACC, addressed_to=GERMANY)
    end = standing(asked, ACTION_PLAN, at=on_day(1)).deadline

    assert end is not None
    assert end.zone == "Europe/Berlin"


def test_a_period_may_end_with_the_receipt_of_an_answer() -> None:
    """By the clock of whoever receives it: an answer of the tenth day that arrives on the 25th is late."""
    policy = evolve(ACTION_PLAN, name="by_receipt", stops=StopEvent.FOLLOW_UP_RECEIVED)
    raiser = flag("a").author
    received = receipt("c", "b", 25 * MINUTES, raiser)
    case = said(flag("a"), ANSWERED, receipt("d", "b", 11 * MINUTES, AUSTRIA), received)

    assert found(standing(case, ACTION_PLAN, at=on_day(30))) == (MET, 10, 11)
    assert found(standing(case, policy, at=on_day(30))) == (MET_LATE, 25, -4)
    assert found(standing(case, policy, at=on_day(20))) == (RUNNING, 20, 1)


@pytest.mark.parametrize("policy", [GPSR_CHECK, MSR_HEARING.in_zone(BRUSSELS)], ids=lambda policy: policy.name)
def test_a_policy_of_other_events_is_refused(policy: FollowUpPolicy) -> None:
    """No case shows when a notification is complete, and a minimum is no end to wait for."""
    with pytest.raises(InvalidValue, match="policy: expected a policy that starts and stops with what is said in a"):
        standing(said(flag("a")), policy, at=on_day(1))


def granted(day: float, to: str, stopped: float | None = None) -> Standing:
    """Where a flag stands whose raiser has granted more time."""
    where = standing(flag("a"), ACTION_PLAN, at=on_day(day))
    return evolve(where, extended_to=parse_day(to), stopped_at=None if stopped is None else on_day(stopped))


@pytest.mark.parametrize(
    ("where", "state", "original", "left"),
    [
        (granted(25, "2026-03-30"), RUNNING, PAST, 3),
        (granted(28, "2026-03-30"), RUNNING, PAST, 0),
        (granted(29, "2026-03-30"), PAST, PAST, -1),
        (granted(40, "2026-03-30", 25), MET, MET_LATE, 3),
        (granted(40, "2026-03-30", 30), MET_LATE, MET_LATE, -2),
        # Time that ends before the intended period takes nothing away.
        (granted(20, "2026-03-10"), RUNNING, RUNNING, 1),
    ],
)
def test_more_time_stands_beside_the_intended_period(
    where: Standing, state: StandingState, original: StandingState, left: int
) -> None:
    """Of each it is said whether it was met; the intended period stays what it was."""
    assert (where.state, where.original_state, where.days_left) == (state, original, left)
    assert where.deadline is not None
    assert where.deadline.last_on == parse_day("2026-03-23")


def test_more_time_is_told_in_both_languages() -> None:
    """With the last day that was intended."""
    where = granted(25, "2026-03-30")

    assert str(where.beijing.ends) == "2026-03-30 24:00"
    assert where.text("en") == (
        "Running: 25 days used, 3 days left, the last day is Mon 2026-03-30 "
        "(more time was granted; the last day of the intended period was Mon 2026-03-23)"
    )
    assert where.text("zh") == (
        "期限内：已用25天，剩余3天；最后一日为2026年3月30日（周一）（已获延长，原预期期限最后一日为2026年3月23日（周一））"
    )


def test_a_standing_is_a_proof() -> None:
    """What it says of a state follows from its moments; a wrong part is refused by name."""
    with pytest.raises(InvalidValue, match="deadline: expected a Deadline, got str"):
        Standing(at=on_day(1), deadline="tomorrow")  # type: ignore[arg-type]  # a wrong value on purpose
    with pytest.raises(TypeError, match="state"):
        Standing(at=on_day(1), state=MET)  # type: ignore[call-arg]  # nobody can say so


@pytest.mark.parametrize(
    ("day", "expected", "original"),
    [
        # Until it is granted, only the intended period counts.
        (19, (RUNNING, 19, 2), RUNNING),
        (20, (RUNNING, 20, 8), RUNNING),
        (25, (RUNNING, 25, 3), PAST),
        (29, (PAST, 29, -1), PAST),
    ],
)
def test_the_raiser_grants_more_time(
    day: float, expected: tuple[StandingState, int | None, int | None], original: StandingState
) -> None:
    """The extension counts from the moment at which it was granted; the intended period stands beside it."""
    case = said(flag("a"), extension("b", "a", 19.5 * MINUTES))
    where = standing(case, ACTION_PLAN, at=on_day(day))

    assert (found(where), where.original_state) == (expected, original)


def test_whom_it_was_referred_to_may_answer() -> None:
    """The answer of a regional customs office stops the period of the flag that asked its authority."""
    case = said(flag("a"), referral("b", "a", MINUTES), answer("c", "a", 10 * MINUTES, REGION))

    assert found(standing(case, ACTION_PLAN, at=on_day(30))) == (MET, 10, 11)


def test_no_reaction_is_awaited_once_an_update_withdraws_the_alert() -> None:
    """From the moment of the update on."""
    case = said(flag("a"), update("b", "withdrawn", 8 * MINUTES))

    assert standing(case, ACTION_PLAN, at=on_day(7)).state is RUNNING
    assert standing(case, ACTION_PLAN, at=on_day(9)).state is WITHDRAWN
