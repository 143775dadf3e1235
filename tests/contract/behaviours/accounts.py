"""Questions about a quarter: two quarters of eight alerts, of which every number was counted by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

import safetygate as sg
from safetygate.domain.deadlines.policy import ACTION_PLAN, CN_CIVIL_CODE
from tests.contract.behaviours.asking import Asked
from tests.deadlines.calendars_of_2025 import CHINA
from tests.reports.test_counting import at
from tests.reports.test_two_quarters import AFTER, BEFORE, BETWEEN, CASES, HELD, SUBMISSION, known

KNOWN = [known(case) for case in CASES]
WORDLESS = evolve(ACTION_PLAN, description=None)


def terms(quarter: int, as_of: str, **members: Any) -> sg.Terms:
    """The terms of a report on a quarter of 2026, as known on a day."""
    return sg.Terms.of_quarter(sg.Quarter(2026, quarter), **{"policy": WORDLESS, "as_of": at(as_of)} | members)


def _write(value: Any) -> Any:
    return sg.converter().unstructure(value)


def _documents(cases: Any) -> list[dict[str, Any]]:
    return [sg.to_dict(case) for case in cases]


def _tally(quarter: int, as_of: str, cases: Any = KNOWN) -> sg.QuarterlyTally:
    return sg.QuarterlyTally(terms=terms(quarter, as_of)).add_all(cases)


def ask_tally() -> Iterator[Asked]:
    """The same cases, counted before, between and after a report of GACC, and on other terms."""
    for name, why, quarter, as_of in (
        ("third-quarter-before", "Before GACC's quarterly report came.", 3, BEFORE),
        ("third-quarter-between", "After GACC's report, which contradicts an answer.", 3, BETWEEN),
        ("third-quarter-after", "After the contradiction was corrected.", 3, AFTER),
        ("fourth-quarter", "What was under way goes on, and what was never answered is told again.", 4, AFTER),
    ):
        yield Asked(name, why, {"cases": _documents(KNOWN), "terms": _write(terms(quarter, as_of))})
    yield Asked(
        "replicas",
        "Two replicas of one case, neither of them whole, are one case.",
        {"cases": _documents(HELD[:2]), "terms": _write(terms(3, AFTER))},
    )
    yield Asked(
        "in-brussels",
        "In the days of Brussels, and cumulated from a day on.",
        {
            "cases": _documents(KNOWN[:2]),
            "terms": _write(terms(3, AFTER, zone="Europe/Brussels", since=sg.Quarter(2026, 3).first_day)),
        },
    )
    bound = evolve(CN_CIVIL_CODE, description=None).with_calendar(CHINA)
    resting = {"cases": _documents(KNOWN[:1]), "terms": _write(terms(3, AFTER, policy=bound))}
    yield Asked(
        "with-a-calendar",
        "A policy that rests on a calendar; it says nothing of 2026, and the figures say so.",
        resting | {"calendar": sg.to_dict(CHINA)},
    )
    yield Asked("without-its-calendar", "Without that calendar nothing is counted.", resting, {"refused": "calendar"})


def ask_merged_tally() -> Iterator[Asked]:
    """Parts of a count, joined."""
    halves = [sg.to_dict(_tally(3, AFTER, part)) for part in (KNOWN[:3], KNOWN[3:])]
    yield Asked("two-halves", "Counts add up.", {"tallies": halves}, {"cells": sg.to_dict(_tally(3, AFTER))["cells"]})
    other = sg.to_dict(_tally(3, BEFORE, KNOWN[3:]))
    yield Asked(
        "other-terms",
        "Counts on other terms do not add up.",
        {"tallies": [halves[0], other]},
        {"refused": "terms.as_of"},
    )
    named = sg.QuarterlyTally(terms=terms(3, AFTER)).add_all(KNOWN[:1], inputs=["part-1"])
    yield Asked(
        "one-input-twice",
        "What was counted already is not counted again.",
        {"tallies": [sg.to_dict(named)] * 2},
        {"refused": "inputs"},
    )


def ask_report() -> Iterator[Asked]:
    """The report on the second quarter, beside the one before."""
    third, fourth = _tally(3, AFTER), _tally(4, AFTER)
    yield Asked("third-quarter", "Every row, zero or not, in the order of its list.", {"tally": sg.to_dict(third)})
    yield Asked(
        "fourth-quarter",
        "Beside the report on the quarter before.",
        {"tally": sg.to_dict(fourth), "previous": sg.to_dict(third.report())},
    )
    yield Asked(
        "not-the-one-before",
        "The report on the period right before is expected.",
        {"tally": sg.to_dict(third), "previous": sg.to_dict(sg.QuarterlyTally(terms=terms(1, AFTER)).report())},
        {"refused": "previous.terms.period"},
    )


def ask_submission() -> Iterator[Asked]:
    """GACC's report on the third quarter, made from its cases, before and after it knows more."""
    given = {
        "id": "submission-1",
        "issuer": {"code": "gacc"},
        "recipient": {"code": "dg_just"},
        "issued_on": "2026-10-14",
    }
    for name, quarter, as_of in (
        ("in-time", 3, BEFORE),
        ("in-between", 3, BETWEEN),
        ("later", 3, AFTER),
        ("fourth-quarter", 4, AFTER),
    ):
        why = f"What GACC reports on quarter {quarter}, as known on {as_of}."
        yield Asked(name, why, {"cases": _documents(KNOWN), "terms": _write(terms(quarter, as_of)), **given})


def ask_reconciliation() -> Iterator[Asked]:
    """GACC's report held against our cases."""
    theirs = sg.to_dict(SUBMISSION)
    for name, as_of in (("before", BEFORE), ("after", AFTER)):
        yield Asked(
            name,
            f"GACC's report against what we knew {name} it was recorded with our cases.",
            {"submission": theirs, "cases": _documents(KNOWN), "terms": _write(terms(3, as_of))},
        )
    yield Asked(
        "another-quarter",
        "It is held against the quarter that it is on.",
        {"submission": theirs, "cases": [], "terms": _write(terms(4, AFTER))},
        {"refused": "terms.period"},
    )
    mine = sg.make_submission(
        KNOWN,
        terms(4, AFTER),
        id="gacc-2026-Q4",
        issuer=sg.GACC,
        recipient=sg.DG_JUST,
        issued_on=sg.Quarter(2027, 1).first_day,
    )
    yield Asked(
        "fourth-quarter",
        "A report made from the same cases says the same, of what was discontinued too.",
        {"submission": sg.to_dict(mine), "cases": _documents(KNOWN), "terms": _write(terms(4, AFTER))},
    )
    bare = evolve(SUBMISSION, rows=(), totals=sg.SubmissionTotals(started=5))
    yield Asked(
        "totals-only",
        "A report that prints totals and no rows.",
        {"submission": sg.to_dict(bare), "cases": _documents(KNOWN), "terms": _write(terms(3, BETWEEN))},
    )
