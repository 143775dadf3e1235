"""
Two quarters in a row with every event that a case knows, seen by two authorities, and GACC's own report between them.

All eight alerts, days and answers are made up; every number that is expected was counted by hand from `ENTRIES`.
"""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest
from attrs import evolve

import safetygate as sg
from safetygate.domain.reports.tally import QuarterlyTally
from tests.reports.test_counting import ALERT, at, opened

DG_JUST, GACC = sg.DG_JUST, sg.GACC
BAN = sg.FollowUpMeasure(type="export_ban", initiator="authority")
GONE: dict[str, Any] = {"outcome": "no_measure", "no_measure_reasons": ["company_gone"]}
BANNED: dict[str, Any] = {"outcome": "measures_taken", "measures": [BAN]}
UNDER_WAY: dict[str, Any] = {"outcome": "under_investigation", "completeness": "partial"}

TRANSMITTED = ("07-10", "07-15", "08-01", "09-01", "09-05", "09-20", "10-05", "10-10")
"""On which day of 2026 each of the eight alerts was transmitted, from case 1 to case 8."""


def said(kind: type[Any], case: int, day: str, name: str, author: sg.Authority, **members: Any) -> Any:
    """An entry of one case, made on a day of 2026."""
    return kind(id=name, case_id=f"case-{case}", author=author, made_at=at(f"2026-{day}"), **members)


def flag(case: int, day: str, name: str = "f", purpose: str = "for_follow_up") -> sg.Flag:
    """GACC is asked."""
    members: dict[str, Any] = {"addressed_to": GACC, "purpose": purpose, "reasons": ["sold_online"]}
    return said(sg.Flag, case, day, name, DG_JUST, **members)


def partial(case: int, day: str) -> sg.FollowUp:
    """GACC investigates."""
    return said(sg.FollowUp, case, day, "p", GACC, flag_id="f", **UNDER_WAY)


def final(case: int, day: str, **outcome: Any) -> sg.FollowUp:
    """GACC has the answer."""
    return said(sg.FollowUp, case, day, "a", GACC, flag_id="f", completeness="final", **outcome)


ENTRIES: dict[int, list[Any]] = {
    # Acknowledged, and answered on the tenth of 21 days.
    1: [
        flag(1, "07-10"),
        said(sg.Message, 1, "07-11", "m", GACC, message_kind="receipt", in_reply_to="f"),
        final(1, "07-20", **GONE),
    ],
    # Referred to an office, investigated, given more time until 20 August, answered on the 18th.
    2: [
        flag(2, "07-15"),
        said(sg.Referral, 2, "07-20", "r", GACC, flag_id="f", referred_to=GACC, office="Office (made up)"),
        partial(2, "07-25"),
        said(sg.Extension, 2, "08-01", "e", DG_JUST, flag_id="f", until_on=dt.date(2026, 8, 20)),
        final(2, "08-18", **BANNED),
    ],
    # Never answered: due on 22 August.
    3: [flag(3, "08-01")],
    # Investigated, and closed without a final answer.
    4: [
        flag(4, "09-01"),
        partial(4, "09-10"),
        said(sg.Closure, 4, "11-02", "c", DG_JUST, reason="no_response", waiting=["f"]),
    ],
    # Investigated until the flag was withdrawn.
    5: [
        flag(5, "09-05"),
        partial(5, "09-12"),
        said(sg.Withdrawal, 5, "10-20", "w", DG_JUST, flag_id="f", reason="settled"),
    ],
    # For attention only; reclassified; investigated and reported by the quarterly channel alone.
    6: [
        flag(6, "09-20", purpose="for_attention"),
        said(
            sg.AlertUpdate,
            6,
            "09-22",
            "u",
            DG_JUST,
            update_kind="reclassified",
            alert=evolve(ALERT, number="SR/00006/26", notification_kind="other_risk", risk_level="low"),
        ),
        said(
            sg.FollowUp,
            6,
            "12-01",
            "q",
            GACC,
            channel="quarterly",
            completeness="final",
            started_on=dt.date(2026, 9, 25),
            completed_on=dt.date(2026, 11, 10),
            **GONE,
        ),
    ],
    # Investigated until the alert was withdrawn.
    7: [
        flag(7, "10-05"),
        partial(7, "10-15"),
        said(sg.AlertUpdate, 7, "11-15", "u", DG_JUST, update_kind="withdrawn"),
    ],
    # Answered on the 41st day.
    8: [flag(8, "10-10"), final(8, "11-20", **BANNED)],
}

SUBMISSION = sg.QuarterlySubmission(
    id="gacc-2026-Q3",
    issuer=GACC,
    recipient=DG_JUST,
    period=sg.Terms.of_quarter(sg.Quarter(2026, 3), sg.ACTION_PLAN, at("2026-10-14")).period,
    issued_on=dt.date(2026, 10, 14),
    received_on=dt.date(2026, 10, 14),
    rows=[
        sg.SubmissionRow(
            alert_number="SR/00001/26", started_on=dt.date(2026, 7, 15), completed_on=dt.date(2026, 8, 10), **BANNED
        ),
        sg.SubmissionRow(alert_number="SR/00006/26", started_on=dt.date(2026, 9, 25), outcome="under_investigation"),
    ],
    totals=sg.SubmissionTotals(started=2, completed=1, closing=1),
)
"""GACC's report arrives two weeks after the quarter, and contradicts what it answered on case 1."""


def whole(number: int) -> sg.Case:
    """A case with all of its entries."""
    name = f"case-{number}"
    case = opened(f"2026-{TRANSMITTED[number - 1]}", name, number=f"SR/0000{number}/26")
    return case.receive(ENTRIES[number])


CASES = tuple(whole(number) for number in ENTRIES)
REPORTED = {case.id: entry for case, entry in sg.make_follow_ups(SUBMISSION, CASES, made_at=at("2026-10-14"))}
"""The rows of the submission as entries of the cases that they belong to."""

CORRECTED = said(
    sg.Correction,
    1,
    "10-20",
    "k",
    GACC,
    entry=evolve(REPORTED["case-1"], outcome="no_measure", measures=(), no_measure_reasons=["company_gone"]),
)
"""Asked about it, GACC corrects what it had reported on case 1."""


def known(case: sg.Case) -> sg.Case:
    """The same case after the submission and what came of it."""
    later = [REPORTED[case.id]] if case.id in REPORTED else []
    return case.receive([*later, CORRECTED] if case.id == "case-1" else later)


def replicas(case: sg.Case) -> tuple[sg.Case, sg.Case]:
    """What each authority holds: its own entries, and the first half of the other's."""
    ours, theirs = ([entry for entry in case.entries if entry.author.identity == by.identity] for by in (DG_JUST, GACC))
    bare = evolve(case, entries=())
    return (
        bare.receive([*ours, *theirs[: len(theirs) // 2]]),
        bare.receive([*theirs, *ours[: len(ours) // 2]]),
    )


HELD = [replica for case in CASES for replica in replicas(known(case))]


def report(quarter: int, as_of: str, previous: sg.QuarterlyReport | None = None) -> sg.QuarterlyReport:
    """The report on a quarter of 2026, of both authorities' replicas, as known on a day of 2026 or later."""
    terms = sg.Terms.of_quarter(sg.Quarter(2026, quarter), sg.ACTION_PLAN, at(as_of))
    return QuarterlyTally(terms=terms).add_all(sg.unite(HELD)).report(previous=previous)


BEFORE, BETWEEN, AFTER = "2026-10-02", "2026-10-16", "2027-01-15"
"""Before GACC's report came, between it and its correction, and after the second quarter."""

FIGURES = [
    # the figure: on the third quarter before, between and after; on the fourth after
    (("flow", "transmitted", "period"), (6, 6, 6, 2)),
    (("stock", "opening", "count"), (0, 0, 0, 3)),  # cases 4, 5, 6
    (("stock", "started", "count"), (4, 5, 5, 2)),  # 1, 2, 4, 5, and 6 by the submission; 7, 8
    (("stock", "completed", "count"), (2, 2, 2, 2)),  # 1, 2; 6, 8
    (("stock", "discontinued", "count"), (0, 0, 0, 3)),  # 4, 5, 7
    (("stock", "closing", "count"), (2, 3, 3, 0)),  # 4, 5, and 6 by the submission
    (("discontinued", "case_closed", "count"), (0, 0, 0, 1)),  # 4
    (("discontinued", "flag_withdrawn", "count"), (0, 0, 0, 1)),  # 5
    (("discontinued", "alert_withdrawn", "count"), (0, 0, 0, 1)),  # 7
    (("waiting", "not_started", "count"), (2, 1, 1, 1)),  # 3, and 6 until the submission
    (("overdue", "up_to_21", "count"), (2, 2, 2, 0)),  # 4, 5: 8 and 4 days on 30 September
    (("overdue", "up_to_90", "count"), (1, 1, 1, 0)),  # 3: 39 days on 30 September
    (("overdue", "up_to_365", "count"), (0, 0, 0, 2)),  # 3, 4: 131 and 100 days on 31 December
    (("outcome", "no_measure", "count"), (1, 1, 1, 1)),  # 1; 6
    (("outcome", "measures_taken", "count"), (1, 1, 1, 1)),  # 2; 8
    (("measure", "export_ban", "authority"), (1, 2, 1, 1)),  # 2, and 1 until it was corrected; 8
    (("reason", "company_gone", "count"), (1, 1, 1, 1)),  # 1; 6
    (("rapid", "due", "count"), (5, 5, 4, 1)),  # 1 to 5, until the flag of 5 was withdrawn; 8
    (("rapid", "within", "count"), (2, 2, 2, 0)),  # 1, and 2 within the extended period
    (("rapid", "after", "count"), (0, 0, 0, 1)),  # 8
    (("rapid", "unanswered", "count"), (3, 3, 2, 0)),  # 3, 4, 5: being under investigation is no reaction
    (("rapid", "withdrawn", "count"), (0, 0, 1, 1)),  # 5; 7
    (("pace", "median_days", "days"), ("22.0", "22.0", "22.0", "41.0")),  # 10, 34; 41
    (("risk_level", "low", "transmitted"), (1, 1, 1, 0)),  # 6, reclassified
    (("agreement", "first_rapid", "count"), (2, 2, 2, 1)),  # 1, 2; 8
    (("agreement", "different_outcome", "count"), (0, 0, 0, 0)),  # in the fourth quarter, until it was corrected
    (("agreement", "same_outcome", "count"), (0, 0, 0, 1)),  # 1, as corrected
    (("agreement", "first_investigated", "count"), (0, 0, 0, 1)),  # 6
]


@pytest.fixture(scope="module")
def reports() -> tuple[sg.QuarterlyReport, ...]:
    """The third quarter before, between and after, and the fourth after."""
    third = tuple(report(3, as_of) for as_of in (BEFORE, BETWEEN, AFTER))
    return (*third, report(4, AFTER, third[-1]))


@pytest.mark.parametrize(("figure", "expected"), FIGURES, ids=lambda part: "-".join(map(str, part)))
def test_every_number_by_hand(
    reports: tuple[sg.QuarterlyReport, ...], figure: tuple[str, str, str], expected: tuple[object, ...]
) -> None:
    """What both authorities' replicas count to together, before, between and after."""
    found = [
        next(row.value for row in sg.report_rows(each, "en") if (row.table, row.code, row.column) == figure)
        for each in reports
    ]

    assert tuple(map(str, found)) == tuple(map(str, expected))


def test_the_second_quarter_begins_where_the_first_ended(reports: tuple[sg.QuarterlyReport, ...]) -> None:
    """Against the report as it is known now, nothing is open; against the one made too early, that is told."""
    before, _, _, fourth = reports
    early = report(4, AFTER, before)

    assert [problem.code for problem in sg.validate(sg.dumps(fourth)).problems] == []
    assert [problem.code for problem in sg.validate(sg.dumps(early)).problems] == ["SG-I-080"]


def test_the_contradiction_is_told_until_it_is_corrected() -> None:
    """It became known in the fourth quarter, and is told there while it stands."""
    found = report(4, BETWEEN).reconciliation

    assert (found.different_outcome, found.differing, found.same_outcome) == (1, ("SR/00001/26",), 0)


def test_the_open_questions_go_back() -> None:
    """Held against what was known when it came: two alerts differ, four are missing; the totals stand side by side."""
    terms = sg.Terms.of_quarter(sg.Quarter(2026, 3), sg.ACTION_PLAN, at("2026-10-13"))
    found = sg.reconcile(SUBMISSION, CASES, terms)

    assert [(row.alert_number[3:8], row.presence.value, len(row.differences)) for row in found.rows] == [
        ("00001", "both", 5),
        ("00002", "only_ours", 0),
        ("00003", "only_ours", 0),
        ("00004", "only_ours", 0),
        ("00005", "only_ours", 0),
        ("00006", "both", 2),
    ]
    totals = {total.code.value: (total.printed, total.from_rows, total.ours) for total in found.totals}
    assert totals == {
        "transmitted": (None, None, 6),
        "opening": (None, 0, 0),
        "started": (2, 2, 4),
        "completed": (1, 1, 2),
        "discontinued": (None, 0, 0),
        "closing": (1, 1, 2),
    }


@pytest.mark.parametrize("order", [*itertools.permutations(range(4))][::7])
def test_in_whatever_order_replicas_come(reports: tuple[sg.QuarterlyReport, ...], order: tuple[int, ...]) -> None:
    """The same bytes, however the sixteen files are shuffled."""
    shuffled = [replica for start in order for replica in HELD[start::4]]
    terms = reports[-1].terms
    made = QuarterlyTally(terms=terms).add_all(sg.unite(shuffled)).report(previous=reports[2])

    assert sg.dumps(made) == sg.dumps(reports[-1])
