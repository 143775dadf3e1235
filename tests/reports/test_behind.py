"""
From every figure of a report to the cases behind it.
"""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

import pytest
from attrs import evolve

import safetygate as sg
from safetygate.testing.quarters import cases

TERMS = sg.Terms.of_quarter(sg.Quarter(2026, 3), sg.ACTION_PLAN, dt.datetime(2026, 10, 15, tzinfo=dt.UTC))
MADE = tuple(cases(Random(3), 30, first_on=dt.date(2026, 4, 1), days=180))
REPORT = sg.QuarterlyTally(terms=TERMS).add_all(MADE).report()
ROWS = sg.report_rows(REPORT, "en")


def behind(row: sg.ReportRow) -> list[str]:
    """The cases behind one figure."""
    return list(sg.cases_behind(MADE, TERMS, row.table, row.code, row.column))


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.value], ids=lambda row: f"{row.table}-{row.code}-{row.column}"
)
def test_every_figure_has_its_cases(row: sg.ReportRow) -> None:
    """As many as it counts; flags are one a case here, and behind a share or a median stands the whole of it."""
    found = behind(row)

    assert len(found) == len({*found})
    if row.unit in {"cases", "flags"}:
        assert len(found) == row.value
    else:
        assert found


def test_behind_nothing_stand_no_cases() -> None:
    """A figure that is zero has none."""
    tables = {"stock", "flow", "outcome", "discontinued", "waiting", "overdue", "rapid", "rapid_sold_online"}
    zeros = [row for row in ROWS if row.table in tables and row.value == 0 and row.unit != "percent"]

    assert zeros
    assert [row for row in zeros if behind(row)] == []


def test_a_report_of_these_cases_alone_has_the_same_figure() -> None:
    """Nothing else makes it: what is counted of them gives the figure again."""
    ids = {*sg.cases_behind(MADE, TERMS, "rapid_sold_online", "yes", "after")}
    some = [case for case in MADE if case.id in ids]
    split = next(
        row
        for row in sg.report_rows(sg.QuarterlyTally(terms=TERMS).add_all(some).report(), "zh")
        if (row.table, row.code, row.column) == ("rapid_sold_online", "yes", "after")
    )

    assert split.value == len(some) > 0


@pytest.mark.parametrize(
    ("figure", "field"),
    [
        (("colour", "red", "count"), "table"),
        (("outcome", "under_investigation", "count"), "code"),
        (("stock", "closing", "percent"), "column"),
        (("periods", "previous", "started"), "code"),
        (("days", "many", "count"), "code"),
    ],
)
def test_what_is_no_figure_is_refused(figure: tuple[str, str, str], field: str) -> None:
    """By the part of its name that no report has; those of an earlier period are asked for on its own terms."""
    with pytest.raises(sg.InvalidValue) as refusal:
        list(sg.cases_behind(MADE, TERMS, *figure))
    assert refusal.value.field == field


def test_a_calendar_is_asked_for_where_the_policy_rests_on_one() -> None:
    """As for the report itself."""
    policy: Any = sg.POLICIES["cn_civil_code"]

    with pytest.raises(sg.InvalidValue, match="calendar"):
        list(sg.cases_behind(MADE, evolve(TERMS, policy=policy), "rapid", "due"))
