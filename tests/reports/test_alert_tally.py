"""
Counting alerts without cases.
"""

from __future__ import annotations

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import safetygate as sg
from tests.reports.test_counting import ALERT

ALERTS = (
    ALERT,
    evolve(ALERT, number="SR/00002/25", published_on=dt.date(2025, 3, 7), origin="CN"),
    evolve(
        ALERT,
        number="SR/00003/25",
        published_on=dt.date(2025, 4, 4),
        origin="CN",
        risk_level="low",
        notification_kind="other_risk",
        offers=[sg.Offer(platform="temu"), sg.Offer(platform="shein"), sg.Offer(platform="temu", identifier="2")],
    ),
    evolve(ALERT, number="A12/0004/99", published_on=None, sold_online="unknown", sold_online_basis=(), offers=()),
)
WHOLE = sg.AlertTally().add_all(ALERTS)


def test_alerts_count_by_every_property_and_year() -> None:
    """Four alerts by hand; one on two platforms counts on both, and what an alert does not say is told."""
    assert WHOLE.alerts == 4
    assert {(by.value, code, year): count for (by, code, year), count in WHOLE.counts.items()} == {
        ("year", "2025", "2025"): 2,
        ("year", "2026", "2026"): 1,
        ("year", "unknown", "unknown"): 1,
        ("risk_level", "low", "2025"): 1,
        ("risk_level", "serious", "2025"): 1,
        ("risk_level", "serious", "2026"): 1,
        ("risk_level", "serious", "unknown"): 1,
        ("origin", "CN", "2025"): 2,
        ("origin", "unknown", "2026"): 1,
        ("origin", "unknown", "unknown"): 1,
        ("category", "toys", "2025"): 2,
        ("category", "toys", "2026"): 1,
        ("category", "toys", "unknown"): 1,
        ("platform", "shein", "2025"): 1,
        ("platform", "temu", "2025"): 2,
        ("platform", "temu", "2026"): 1,
        ("platform", "unknown", "unknown"): 1,
        ("sold_online", "unknown", "unknown"): 1,
        ("sold_online", "yes", "2025"): 2,
        ("sold_online", "yes", "2026"): 1,
    }


@given(order=st.permutations(ALERTS), cut=st.integers(0, len(ALERTS)))
def test_parts_of_it_merge_in_any_order(order: list[sg.Alert], cut: int) -> None:
    """One pass over parts, wherever they lie, gives the whole."""
    one, other = (sg.AlertTally().add_all(part) for part in (order[:cut], order[cut:]))

    assert one.merge(other) == other.merge(one) == WHOLE


def test_what_was_counted_is_not_counted_again() -> None:
    """Neither one alert in a call, nor one input in two."""
    with pytest.raises(sg.InvalidValue, match="alerts: expected each alert once, got SR/00001/26 again"):
        sg.AlertTally().add_all([ALERT, ALERT])
    named = sg.AlertTally().add_all([ALERT], inputs=["2026.ndjson"])
    with pytest.raises(sg.InvalidValue, match=r"inputs: expected each input once, got 2026\.ndjson again"):
        named.merge(named)


def test_counts_are_tidy_rows_in_both_languages() -> None:
    """Codes for programs, labels for people."""
    english, chinese = (WHOLE.rows(language) for language in ("en", "zh"))

    assert [row[:5] for row in english] == [row[:5] for row in chinese]
    row, zh = (next(row for row in rows if row.code == "CN") for rows in (english, chinese))
    assert (row.table, row.column, row.value, row.unit, row.code_label) == ("origin", "2025", 2, "alerts", "China")
    assert zh.table_label == "预警通报，按原产国"


def test_a_tally_is_a_document() -> None:
    """It can be stored and sent, and read in the other system; counts that come twice are refused."""
    named = sg.AlertTally().add_all(ALERTS, inputs=["2025.ndjson"])

    assert sg.loads(sg.dumps(named), sg.AlertTally) == named
    with pytest.raises(sg.InvalidValue, match="SG-M-089"):
        evolve(WHOLE, cells=WHOLE.cells[::-1])
