"""
What happens after the first question: the alert changes, time is granted, answers come late, and somebody lies.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from attrs import evolve

import safetygate as sg
from safetygate.documents.digests import name_by_digest
from safetygate.documents.schema import schemas
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.views import WITHHELD
from safetygate.domain.codes import AlertStatus, DiscontinuationReason, MisfitReason, RiskLevel, StandingState, State
from safetygate.domain.records.errors import InvalidValue
from tests.cases.conversation import (
    ALERT,
    AUSTRIA,
    FRANCE,
    GACC,
    GERMANY,
    HELLO,
    MODERATOR,
    REGION,
    SAMR,
    answer,
    at,
    closure,
    correction,
    extension,
    flag,
    follow_up,
    identifiers,
    message,
    opened,
    receipt,
    referral,
    update,
    withdrawal,
)
from tests.growth import NEARLY_LINEAR, growth

DAY = 24 * 60
SELLER = sg.Operator(role="other", name="Li (made up)", private_person=True)
WHOLE = (sg.Offer(platform="temu", seller=SELLER),)
WITHOUT = (sg.Offer(platform="temu", seller=evolve(SELLER, name=None)),)
LOW = evolve(ALERT, risk_level=RiskLevel.LOW)

# The day, what is told on it, and by hand: the case, flag a, flag b, the alert, the standing of flag a on that day.
TABLE: tuple[tuple[Any, ...], ...] = (
    (1, flag("a", 1 * DAY, MODERATOR, offers=WHOLE), "awaiting", "awaiting", "unknown", "in_force", "running"),
    (2, receipt("a1", "a", 2 * DAY), "awaiting", "awaiting", "unknown", "in_force", "running"),
    (3, update("a2", "corrected", 3 * DAY, alert=ALERT), "awaiting", "awaiting", "unknown", "in_force", "running"),
    (4, update("a3", "reclassified", 4 * DAY, alert=LOW), "awaiting", "awaiting", "unknown", "in_force", "running"),
    (5, update("a4", "suspended", 5 * DAY), "awaiting", "awaiting", "unknown", "suspended", "running"),
    (6, update("a5", "restored", 6 * DAY), "awaiting", "awaiting", "unknown", "in_force", "running"),
    (7, flag("b", 7 * DAY, addressed_to=GACC), "awaiting", "awaiting", "awaiting", "in_force", "running"),
    (8, referral("b1", "b", 8 * DAY), "awaiting", "awaiting", "awaiting", "in_force", "running"),
    (9, follow_up("b2", "b", 9 * DAY, REGION), "awaiting", "awaiting", "under_investigation", "in_force", "running"),
    (
        *(20, extension("a6", "a", 20 * DAY, MODERATOR, until_on=dt.date(2026, 4, 30))),
        *("awaiting", "awaiting", "under_investigation", "in_force", "running"),
    ),
    (30, answer("a7", "a", 30 * DAY), "under_investigation", "answered", "under_investigation", "in_force", "met"),
    (31, closure("c", 31 * DAY), "closed", "answered", "discontinued", "in_force", "met"),
    (40, answer("b3", "b", 40 * DAY, REGION), "closed", "answered", "answered", "in_force", "met"),
    (41, correction("c1", answer("b3", "b", 40 * DAY, REGION, texts=HELLO), 41 * DAY), *["closed"], "answered",
     "answered", "in_force", "met"),
    (42, update("c2", "withdrawn", 42 * DAY), "closed", "answered", "answered", "withdrawn", "met"),
)  # fmt: skip

LIES = (
    message("a", 1 * DAY - 60, FRANCE),
    closure("b", 1 * DAY, FRANCE),
    withdrawal("lie-1", "a", 3 * DAY, FRANCE),
    message("lie-2", 100 * 365 * DAY, FRANCE),
    answer("lie-3", "a", -30 * DAY),
)


def test_a_case_in_which_everything_happens() -> None:
    """Every state by hand, day by day; replicas that saw all of it in other orders, with views and lies, agree."""
    case = opened()
    for day, entry, *expected in TABLE:
        case = case.record(entry, at=at(day * DAY))
        (standing, *_) = [each for each in sg.standings(case, sg.ACTION_PLAN, at=at(day * DAY)) if each.flag_id == "a"]
        force = case.alert_in_force(at(day * DAY))
        got = [case.state, case.state_of("a"), case.state_of("b"), force.status, standing.state]
        assert [each.value for each in got] == expected, entry.id

    told = [entry for _, entry, *_ in TABLE]
    ours = opened().receive([*told[::2], *LIES])
    theirs = opened().receive([evolve(told[0], offers=WITHOUT), *told[:0:-1], *LIES[::-1]])
    both = sg.merge(ours, theirs)

    assert sg.dumps(both) == sg.dumps(sg.merge(theirs, ours)) == sg.dumps(opened().receive([*LIES, *told]))
    assert both.in_effect == case.in_effect
    assert both.last == case.last == "c2"
    assert (both.state, both.state_of("a"), both.state_of("b")) == (State.CLOSED, State.ANSWERED, State.ANSWERED)
    assert {misfit.entry_id for misfit in both.misfits} == {"a", "b", "lie-1", "lie-2", "lie-3"}
    assert both.flags[0].offers == WHOLE
    assert both.alert == ALERT
    assert both.alert_in_force().alert == LOW


def test_an_outsider_cannot_erase_a_flag_with_its_name() -> None:
    """Whatever moment it claims, and by whichever way it arrives."""
    case = opened().record(flag("f1", 60, MODERATOR))
    for minutes in (59, 60, 61):
        squat = message("f1", minutes, FRANCE)
        for forged in (
            case.receive([squat]),
            sg.merge(case, opened().receive([squat])),
            sg.loads(sg.dumps(case.receive([squat])), Case),
        ):
            assert forged.state is State.AWAITING
            assert forged.state_of("f1") is State.AWAITING
            assert [misfit.author for misfit in forged.misfits] == [FRANCE]
            assert len(forged.conflicts[0].contents) == 2


def test_nor_can_the_addressee() -> None:
    """A note of GACC under the name of the flag that asks it stands beside the flag, and an answer finds the flag."""
    case = opened().record(flag("f1", 60, MODERATOR)).receive([message("f1", 59, GACC)])

    assert case.state is State.AWAITING
    assert case.receive([answer("u", "f1", 70)]).state is State.ANSWERED


def test_a_century_ahead_jams_nothing() -> None:
    """Neither for hosts that say what time it is, nor for those that do not."""
    case = opened().record(flag("f1", 60, MODERATOR))
    far = message("z", 100 * 365 * DAY, FRANCE)
    jammed = case.receive([far])

    assert jammed.last == "f1"
    assert jammed.record(answer("u", "f1", 5 * DAY, after=jammed.last)).as_of(at(6 * DAY)).state is State.ANSWERED
    intake = case.receive([far, answer("u", "f1", 5 * DAY)], at=at(5 * DAY))
    assert (identifiers(intake.case.entries), identifiers(intake.ahead)) == (["f1", "u"], ["z"])
    with pytest.raises(InvalidValue, match="made_at"):
        case.record(evolve(far, author=GACC), at=at(DAY))


def test_a_member_far_ahead_is_passed_by_a_host_that_says_what_time_it_is() -> None:
    """An entry of GACC a century ahead that came in by a document stands behind what is said today."""
    jammed = opened().receive([flag("f1", 60, MODERATOR), message("z", 100 * 365 * DAY, GACC)])
    said = jammed.follow_up(id="u", by=GACC, at=at(5 * DAY), flag="f1", outcome="not_found")

    case = jammed.record(said, at=at(5 * DAY))

    assert said.after == "f1"
    assert case.as_of(at(6 * DAY)).state is State.ANSWERED


def test_nothing_is_answered_before_it_is_asked() -> None:
    """An answer that claims a month before its flag is kept and named; one by a clock hours behind counts."""
    case = opened().record(flag("f1", 31 * DAY, MODERATOR))

    early = case.receive([answer("u", "f1", 1 * DAY)])
    slow = case.receive([answer("u", "f1", 31 * DAY - 180)])

    assert [misfit.reason for misfit in early.misfits] == [MisfitReason.BEFORE_REFERENCE]
    assert sg.standing(early, sg.ACTION_PLAN, at=at(40 * DAY)).state is StandingState.RUNNING
    assert slow.moment(slow.follow_ups("f1")[0]) == at(31 * DAY)
    assert [each.reason for each in opened().receive([flag("f1", -8 * DAY)]).misfits] == [MisfitReason.BEFORE_OPENING]
    with pytest.raises(InvalidValue, match="made_at"):
        opened().record(flag("f1", -8 * DAY))


def test_the_content_that_was_answered_counts() -> None:
    """Germany sends another flag under the same name, dated earlier; GACC's answer names the one it answers."""
    asked = name_by_digest(flag("f1", 60))
    said = opened().record(asked).follow_up(id="u", by=GACC, at=at(90), flag="f1", outcome="not_found")
    rewritten = name_by_digest(flag("f1", 30, addressed_to=SAMR))

    case = opened().receive([rewritten, said, asked])

    assert said.references[-1].sha256 == asked.digest
    assert case.flags == (asked,)
    assert case.conflicts[0].counting == (asked,)
    assert opened().receive([rewritten, asked]).flags == (rewritten,)
    with pytest.raises(InvalidValue, match="64"):
        name_by_digest(asked, "x")


def test_who_hands_in_is_held_to_what_it_can_have_written() -> None:
    """A withdrawal in Germany's name that GACC hands in is set apart; what is here already is not."""
    case = opened().record(flag("f1", 1))

    intake = case.receive([flag("f1", 1), withdrawal("w", "f1", 2), answer("u", "f1", 3)], from_=GACC)

    assert identifiers(intake.not_theirs) == ["w"]
    assert intake.case.state is State.ANSWERED


def test_two_views_join_member_by_member() -> None:
    """Neither shows all; together they do, without conflict, and the whole takes the place of both."""
    named = flag("a", 1, offers=WHOLE)
    added = flag("a", 1, offers=WITHOUT, extensions={"org.example.note": 1})
    joined = flag("a", 1, offers=WHOLE, extensions={"org.example.note": 1})

    case = sg.merge(opened().record(named), opened().record(added))

    assert case.conflicts == ()
    assert case.in_effect == (joined,)
    assert case.receive([joined]).entries == (joined,)


def test_what_truly_differs_is_kept_beside() -> None:
    """Replicas whose openings differ agree which counts, and keep the other; who takes part is united."""
    ours = evolve(opened(participants=(GACC,)), extensions={"org.example.a": 1})
    theirs = evolve(
        opened(participants=(evolve(GACC, country=None), SAMR), opened_at=at(5)),
        alert=LOW,
        extensions={"org.example.a": 2, "org.example.b": 1},
    )

    both = sg.merge(ours, theirs)

    assert both == sg.merge(theirs, ours) == sg.merge(both, ours)
    assert set(both.participants) == {GACC, SAMR}
    assert both.opened_at == at(0)
    assert json.loads(sg.dumps(both))["extensions"] == {"org.example.a": 1, "org.example.b": 1}
    assert sum(each.alert is not None for each in both.variants) == 1
    assert [each.opened_at for each in both.variants if each.opened_at] == [at(5)]
    assert sg.merge(opened(), ours).variants == ()


def test_several_addressees_are_several_flags() -> None:
    """A case is answered when all of them have answered."""
    case = opened()
    for each in sg.flag_each(case, to={"x": GACC, "w": SAMR}, by=GERMANY, at=at(1), reasons=["sold_online"]):
        case = case.record(each)

    half = case.record(case.follow_up(id="u", by=GACC, at=at(2), flag="x", outcome="not_found"))
    whole = half.record(half.follow_up(id="v", by=SAMR, at=at(3), flag="w", outcome="not_found"))

    assert (half.state, whole.state) == (State.AWAITING, State.ANSWERED)


def test_entries_are_made_from_what_a_case_knows() -> None:
    """Case, last entry, moderator and waiting flags need not be said again; codes may be typed."""
    case = opened()
    case = case.record(case.flag(id="f", by=GERMANY, to=GACC, at=at(1), reasons=["sold_online"], texts={"en": "x"}))
    case = case.record(case.message(id="m", by=GACC, at=at(2), kind="receipt", in_reply_to="f"))
    case = case.record(case.refer(id="r", by=GACC, at=at(3), flag="f", to=SAMR, office="Ningbo (made up)"))
    case = case.record(case.extend(id="e", by=GERMANY, at=at(4), flag="f", until_on=dt.date(2026, 4, 1), request="m"))
    case = case.record(case.update_alert(id="u", at=at(5), kind="duplicate", duplicate_of="SR/00002/26"))
    case = case.record(case.close(id="c", at=at(6), reason="no_response"))
    case = case.record(case.correct(id="k", at=at(7), entry=evolve(case.flags[0], texts=HELLO)))
    case = case.record(case.withdraw(id="w", by=GERMANY, at=at(8), flag="f", reason="settled"))

    assert [entry.after for entry in case.entries] == [None, "f", "m", "r", "e", "u", "c", "k"]
    end = case.entries[5]
    assert isinstance(end, sg.Closure)
    assert end.waiting == ("f",)
    assert case.alert_in_force().status is AlertStatus.DUPLICATE
    assert case.alert_in_force(at(4)).status is AlertStatus.IN_FORCE
    assert case.received_at(case.flags[0]) == at(2)
    granted = case.extension("f")
    assert granted is not None
    assert granted.until_on == dt.date(2026, 4, 1)
    assert case.referrals("f")[0].office == "Ningbo (made up)"
    assert case.flags[0].texts == HELLO


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        (closure("x", 9), DiscontinuationReason.CASE_CLOSED),
        (update("x", "withdrawn", 9), DiscontinuationReason.ALERT_WITHDRAWN),
        (withdrawal("x", "a", 9), DiscontinuationReason.FLAG_WITHDRAWN),
    ],
)
def test_what_is_under_way_ends_with_its_reason(end: Any, reason: DiscontinuationReason) -> None:
    """By completion, or discontinued: the flag withdrawn, the alert withdrawn, the case closed."""
    case = opened().receive([flag("a", 1), follow_up("b", "a", 2)])

    ended = case.record(end).discontinuation(case.flags[0])

    assert case.discontinuation(case.flags[0]) is None
    assert ended == sg.Discontinuation(reason=reason, at=at(9), entry_id="x")


def test_what_was_told_late_is_told() -> None:
    """An answer dated the fifth that was acknowledged on the twentieth."""
    case = opened().receive(
        [flag("a", 1, MODERATOR), answer("b", "a", 5 * DAY), receipt("c", "b", 20 * DAY, MODERATOR)]
    )

    (delay,) = sg.find_delays(case, days=3)

    assert (delay.entry_id, delay.days, delay.received_at) == ("b", 15, at(20 * DAY))
    assert sg.find_delays(case, days=15) == ()


def test_a_thousand_contents_under_one_name_cost_little() -> None:
    """They are kept and told; twice as many take about twice as long."""

    def contents(count: int) -> list[sg.Message]:
        return [message("q", 2, AUSTRIA, texts=sg.Texts(en=f"{number}", zh="x")) for number in range(count)]

    def conflicts(entries: list[sg.Message]) -> tuple[sg.Conflict, ...]:
        return opened().receive(entries).conflicts

    assert len(conflicts(contents(1000))[0].contents) == 1000
    assert growth(conflicts, contents, 1000) < NEARLY_LINEAR


def test_what_a_view_may_withhold_is_what_the_schemas_say() -> None:
    """The members that not everybody may see, in whatever an alert or an entry is made of."""
    withheld = {
        name
        for file in ("alert.json", "definitions.json", "case-definitions.json", "follow-up.json")
        for name in restricted(schemas()[file])
    }

    assert withheld - {"extensions"} == set().union(*WITHHELD.values())


def restricted(part: Any) -> Iterator[str]:
    """The names of the members within *part* of a schema that have an audience of their own."""
    for name, value in part.items() if isinstance(part, Mapping) else ():
        yield from (
            member
            for member, about in (value.items() if name == "properties" else ())
            if about["x-audience"] != "everybody"
        )
        yield from restricted(value)
