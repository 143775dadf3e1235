"""
The worklist: what an official of each side finds on the desk in the morning.
"""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
from attrs import evolve

from safetygate.domain.alerts.parties import DG_JUST, GACC, SAMR, Authority
from safetygate.domain.cases.arrangements import Referral
from safetygate.domain.cases.message import Message
from safetygate.domain.codes import FlagPurpose, MessageKind
from safetygate.domain.codes.desk import Turn
from safetygate.domain.deadlines.policy import ACTION_PLAN, CN_CIVIL_CODE
from safetygate.domain.desk.worklist import Task, awaiting_reply, worklist
from safetygate.domain.records.moments import format_day, parse_day, parse_moment
from safetygate.domain.records.texts import Texts
from tests.cases.conversation import ALERT
from tests.deadlines.test_articles import CHINA_2026
from tests.desk.quarter import CASES

ANSWER, REPLY, CLOSE, REMIND, ASK = Turn

MORNINGS: list[tuple[str, list[tuple[str, Turn, str | None]], list[tuple[str, Turn, str | None]]]] = [
    # B is opened in the course of the day: it is on no list yet.
    ("2026-07-02", [], [("A", ANSWER, "2026-07-22")]),
    # About C nobody was asked: the moderator sees it, and nobody else.
    ("2026-07-04", [("C", ASK, None)], [("A", ANSWER, "2026-07-22"), ("B", ANSWER, "2026-07-23")]),
    # China asked a question the day before; what was asked stands above what nobody was asked.
    (
        "2026-07-07",
        [("A", REPLY, None), ("C", ASK, None)],
        [("A", ANSWER, "2026-07-22"), ("B", ANSWER, "2026-07-23")],
    ),
    # The question is answered, C is asked about: perhaps sold online, it stands between the two others.
    (
        "2026-07-16",
        [],
        [("A", ANSWER, "2026-07-22"), ("C", ANSWER, "2026-08-05"), ("B", ANSWER, "2026-07-23")],
    ),
    # A is answered, and can be closed.
    ("2026-07-21", [("A", CLOSE, None)], [("C", ANSWER, "2026-08-05"), ("B", ANSWER, "2026-07-23")]),
    # B is past its intended period: China still sees it, and the Union can remind it.
    ("2026-07-27", [("B", REMIND, "2026-07-23")], [("C", ANSWER, "2026-08-05"), ("B", ANSWER, "2026-07-23")]),
    # The flag of C was taken back.
    ("2026-07-31", [("C", CLOSE, None), ("B", REMIND, "2026-07-23")], [("B", ANSWER, "2026-07-23")]),
    # B was answered late; China asks the Union about E, in whose days 21 of them end in Brussels.
    ("2026-08-07", [("C", CLOSE, None), ("E", ANSWER, "2026-08-27"), ("B", CLOSE, None)], []),
    # Now the Union is past the period, and China can remind it.
    ("2026-08-28", [("C", CLOSE, None), ("E", ANSWER, "2026-08-27")], [("E", REMIND, "2026-08-27")]),
    # D is answered partly: the period is met, and the final answer still waited for. E can be closed.
    ("2026-09-16", [("E", CLOSE, None)], [("D", ANSWER, None)]),
]
"""Ten mornings at nine, in Brussels and in Beijing: the case, what is to be done, and the last day for it."""


def found(authority: Authority, at: dt.datetime) -> list[tuple[str, Turn, str | None]]:
    """The list of an authority at a moment, whatever order the cases come in."""
    mixed = list(CASES)
    random.Random(5).shuffle(mixed)
    tasks = worklist(mixed, for_=authority, at=at)

    assert [task.position for task in tasks] == list(range(1, len(tasks) + 1))
    return [(task.case.id, task.turn, task.until and format_day(task.until)) for task in tasks]


@pytest.mark.parametrize(("day", "brussels", "beijing"), MORNINGS, ids=[row[0] for row in MORNINGS])
def test_the_desks_of_both_sides_on_a_morning(day: str, brussels: list[Any], beijing: list[Any]) -> None:
    """What waits for each of them at nine o'clock, in their order, and nothing else."""
    assert found(DG_JUST, dt.datetime.fromisoformat(f"{day}T09:00:00+02:00")) == brussels
    assert found(GACC, dt.datetime.fromisoformat(f"{day}T09:00:00+08:00")) == beijing


WORDS: list[tuple[Authority, str, list[tuple[str, str]]]] = [
    (
        DG_JUST,
        "2026-07-07T09:00:00+02:00",
        [
            (
                (
                    "a message waits for your reply; since Mon 2026-07-06; "
                    "sold online, which comes first; serious risk; used by children or other vulnerable people"
                ),
                "有消息待贵方答复；自2026年7月6日（周一）起；在线销售，优先处理；严重风险；供儿童等弱势群体使用",
            ),
            (
                (
                    "nobody was asked to act; since Fri 2026-07-03; "
                    "not known whether sold online; serious risk; not made for vulnerable people"
                ),
                "尚未请求任何一方处理；自2026年7月3日（周五）起；是否在线销售尚不明确；严重风险；非专供弱势群体使用",
            ),
        ],
    ),
    (
        GACC,
        "2026-07-27T09:00:00+08:00",
        [
            (
                (
                    "a flag asks you to follow up; since Wed 2026-07-15; "
                    "Running: 12 days used, 9 days left, the last day is Wed 2026-08-05; "
                    "not known whether sold online; serious risk; not made for vulnerable people"
                ),
                (
                    "有标记请贵方跟进；自2026年7月15日（周三）起；期限内：已用12天，剩余9天；最后一日为2026年8月5日（周三）；"
                    "是否在线销售尚不明确；严重风险；非专供弱势群体使用"
                ),
            ),
            (
                (
                    "a flag asks you to follow up; since Thu 2026-07-02; "
                    "Past the intended period by 4 days: no reaction yet, the last day was Thu 2026-07-23; "
                    "not sold online; medium risk; not made for vulnerable people"
                ),
                (
                    "有标记请贵方跟进；自2026年7月2日（周四）起；已超过预期期限4天，尚未反馈；最后一日为2026年7月23日（周四）；"
                    "未在线销售；中风险；非专供弱势群体使用"
                ),
            ),
        ],
    ),
    (
        DG_JUST,
        "2026-08-07T09:00:00+02:00",
        [
            (
                (
                    "every flag is answered or withdrawn: the case can be closed; since Thu 2026-07-30; "
                    "not known whether sold online; serious risk; not made for vulnerable people"
                ),
                (
                    "所有标记均已答复或撤回，可以办结；自2026年7月30日（周四）起；"
                    "是否在线销售尚不明确；严重风险；非专供弱势群体使用"
                ),
            ),
            (
                (
                    "a flag asks you to follow up; since Thu 2026-08-06; "
                    "Running: 1 day used, 20 days left, the last day is Thu 2026-08-27; "
                    "not sold online; low risk; used by children or other vulnerable people"
                ),
                (
                    "有标记请贵方跟进；自2026年8月6日（周四）起；期限内：已用1天，剩余20天；最后一日为2026年8月27日（周四）；"
                    "未在线销售；低风险；供儿童等弱势群体使用"
                ),
            ),
            (
                (
                    "every flag is answered or withdrawn: the case can be closed; since Wed 2026-08-05; "
                    "not sold online; medium risk; not made for vulnerable people"
                ),
                "所有标记均已答复或撤回，可以办结；自2026年8月5日（周三）起；未在线销售；中风险；非专供弱势群体使用",
            ),
        ],
    ),
    (
        GACC,
        "2026-08-28T09:00:00+08:00",
        [
            (
                (
                    "a flag that you raised is past its intended period; since Fri 2026-08-28; "
                    "Past the intended period by 1 day: no reaction yet, the last day was Thu 2026-08-27; "
                    "not sold online; low risk; used by children or other vulnerable people"
                ),
                (
                    "贵方提出的标记已超过预期期限；自2026年8月28日（周五）起；"
                    "已超过预期期限1天，尚未反馈；最后一日为2026年8月27日（周四）；未在线销售；低风险；供儿童等弱势群体使用"
                ),
            ),
        ],
    ),
]


@pytest.mark.parametrize(("authority", "moment", "words"), WORDS, ids=[row[1][:10] for row in WORDS])
def test_a_list_reads_in_both_languages(authority: Authority, moment: str, words: list[tuple[str, str]]) -> None:
    """What is to be done, since when, until when, and why."""
    tasks = worklist(CASES, for_=authority, at=dt.datetime.fromisoformat(moment))

    assert [(task.text("en"), task.text("zh")) for task in tasks] == words


NOON = dt.datetime.fromisoformat("2026-07-04T12:00:00+00:00")


def task_of(letter: str, authority: Authority, **options: Any) -> Task:
    """The task of a case on the fourth of July."""
    return next(each for each in worklist(CASES, for_=authority, at=NOON, **options) if each.case.id == letter)


def test_the_calendar_of_a_policy_moves_the_last_day() -> None:
    """By the Civil Code and a list in which the 23rd and 24th of July are off."""
    off = evolve(CHINA_2026, days_off=(*CHINA_2026.days_off, parse_day("2026-07-23"), parse_day("2026-07-24")))

    assert task_of("B", GACC).until == parse_day("2026-07-23")
    assert task_of("B", GACC, policy=CN_CIVIL_CODE, calendar=off).until == parse_day("2026-07-27")
    assert task_of("B", GACC, policy=ACTION_PLAN, calendar=off).until == parse_day("2026-07-23")


def test_nothing_waits_for_a_stranger() -> None:
    """Nor for an authority that takes part in no case."""
    assert worklist(CASES, for_=SAMR, at=NOON) == ()


def test_a_withdrawn_alert_asks_nobody_any_more() -> None:
    """The moderator can close the case, even where nobody was asked."""
    gone = evolve(ALERT, published_on=None, withdrawn_on=parse_day("2026-07-04"))
    [asked, unasked] = [
        evolve(CASES[index], alert=evolve(gone, number=CASES[index].alert.number)).as_of(NOON) for index in (1, 2)
    ]

    assert worklist([asked, unasked], for_=GACC, at=NOON) == ()
    assert [task.turn for task in worklist([asked, unasked], for_=DG_JUST, at=NOON)] == [CLOSE, CLOSE]


def test_a_flag_for_attention_waits_for_nothing() -> None:
    """It asks for no answer, and the case can be closed."""
    seen = evolve(CASES[1].flags[0], purpose=FlagPurpose.FOR_ATTENTION)
    case = evolve(CASES[1], entries=(seen,))

    assert worklist([case], for_=GACC, at=NOON) == ()
    assert [task.turn for task in worklist([case], for_=DG_JUST, at=NOON)] == [CLOSE]


def note(name: str, author: Authority, *, hours: int, **members: Any) -> Message:
    """A note in case C, some hours after noon."""
    words = {"message_kind": MessageKind.NOTE, "texts": Texts(en="x", zh="某")}
    made_at = NOON + dt.timedelta(hours=hours)
    return Message(id=name, case_id="C", author=author, made_at=made_at, **words | members)  # type: ignore[arg-type]  # several members


def test_messages_wait_for_whoever_can_reply() -> None:
    """For the author of what they answer, else for all others; a receipt is no reply, one reply is enough."""
    case = CASES[2].as_of(NOON)
    to_all = note("n1", DG_JUST, hours=1, reply_expected=True)
    receipt = note("n2", GACC, hours=2, message_kind=MessageKind.RECEIPT, in_reply_to="n1", texts=None)
    back = note("n3", GACC, hours=3, message_kind=MessageKind.REPLY, in_reply_to="n1", reply_expected=True)
    said = case.receive([to_all, receipt, back])

    def waiting(hours: int) -> list[tuple[str, list[Authority]]]:
        answer = awaiting_reply([said], NOON + dt.timedelta(hours=hours))
        return [(each.message.id, list(each.asked_of)) for each in answer]

    assert waiting(0) == []
    assert waiting(1) == [("n1", [GACC])]
    assert waiting(2) == [("n1", [GACC])]
    assert waiting(3) == [("n3", [DG_JUST])]
    assert [each.message.id for each in awaiting_reply(CASES, NOON + dt.timedelta(days=3))] == ["A-request"]
    assert awaiting_reply(CASES, NOON + dt.timedelta(days=300)) == ()


def test_a_flag_waits_for_whom_it_was_referred_to() -> None:
    """Once the addressee names who will act, it is the other's turn."""
    at = parse_moment("2026-07-05T00:00:00Z")
    referral = Referral(
        id="ref",
        case_id="B",
        author=GACC,
        made_at=parse_moment("2026-07-04T08:00:00Z"),
        flag_id="B-flag",
        referred_to=SAMR,
    )
    case = CASES[1].as_of(NOON).receive([referral])

    assert [task.entry_id for task in worklist([case], for_=GACC, at=NOON - dt.timedelta(hours=6))] == ["B-flag"]
    assert worklist([case], for_=GACC, at=at) == ()
    assert [task.entry_id for task in worklist([case], for_=SAMR, at=at)] == ["B-flag"]
