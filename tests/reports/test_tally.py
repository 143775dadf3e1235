"""
Counting a quarter: in any order, in any parts, at any later time, the same sums.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterable
from fractions import Fraction
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from pendulum import Date

import safetygate as sg
from safetygate.domain.cases.case import Case
from safetygate.domain.codes.reports import Table
from safetygate.domain.deadlines.policy import ACTION_PLAN
from safetygate.domain.records.periods import Period, Quarter
from safetygate.domain.reports.figures import Flow
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.shares import percentages, quantile
from safetygate.domain.reports.tally import QuarterlyTally, differing, merge_all
from safetygate.domain.reports.terms import Terms
from safetygate.testing.quarters import cases

QUARTER = Quarter(2026, 3)
AS_OF = dt.datetime(2026, 10, 15, 12, tzinfo=dt.UTC)
TERMS = Terms.of_quarter(QUARTER, ACTION_PLAN, AS_OF)
MADE = tuple(cases(Random(1), 120, first_on=dt.date(2026, 5, 1), days=160))
WHOLE = QuarterlyTally(terms=TERMS).add_all(MADE)


def tally(of: Iterable[Case], terms: Terms = TERMS) -> QuarterlyTally:
    """What was counted of some cases."""
    return QuarterlyTally(terms=terms).add_all(of)


@given(order=st.permutations(MADE))
def test_the_order_of_cases_makes_no_difference(order: list[Case]) -> None:
    """Equal to the byte, whoever came first."""
    assert sg.dumps(tally(order)) == sg.dumps(WHOLE)


@given(cuts=st.lists(st.integers(0, len(MADE)), min_size=2, max_size=2).map(sorted))
def test_parts_merge_in_any_grouping(cuts: list[int]) -> None:
    """A commutative monoid: three parts, counted apart, are the whole."""
    one, two, three = (tally(MADE[start:end]) for start, end in zip([0, *cuts], [*cuts, len(MADE)], strict=True))

    assert one.merge(two).merge(three) == one.merge(two.merge(three)) == three.merge(one).merge(two) == WHOLE
    assert WHOLE.merge(QuarterlyTally(terms=TERMS)) == WHOLE == merge_all([one, two, three])


def test_adding_one_by_one_is_adding_all() -> None:
    """A host that learns of cases one at a time gets the same tally."""
    counted = QuarterlyTally(terms=TERMS)
    for case in MADE:
        counted = counted.add(case)

    assert counted == WHOLE


def test_a_tally_is_stored_and_goes_on() -> None:
    """It crosses to another machine as a document and is added to there."""
    half = sg.loads(sg.dumps(tally(MADE[:60])))

    assert half.add_all(MADE[60:]) == WHOLE


def renamed(case: Case, name: str) -> Case:
    """The same case under another identifier."""
    return evolve(case, id=name, entries=tuple(evolve(entry, case_id=name) for entry in case.entries))


def test_a_tally_does_not_grow_with_the_number_of_cases() -> None:
    """Ten times the cases, the same cells, larger counts."""
    named = [[renamed(case, f"{number}-{case.id}") for case in MADE] for number in range(10)]
    many = tally(case for cases_ in named for case in cases_)

    assert [cell.key for cell in many.cells] == [cell.key for cell in WHOLE.cells]
    assert [cell.count for cell in many.cells] == [10 * cell.count for cell in WHOLE.cells]


def test_different_terms_are_not_added_up() -> None:
    """The refusal names in what they differ."""
    with pytest.raises(sg.InvalidValue, match="expected tallies on the same terms") as caught:
        WHOLE.merge(QuarterlyTally(terms=evolve(TERMS, zone="Europe/Brussels")))

    assert caught.value.field == "terms.zone"


def test_an_old_report_can_be_recomputed() -> None:
    """What was said after the moment of extraction does not change it."""
    early = evolve(TERMS, as_of=dt.datetime(2026, 8, 1, tzinfo=dt.UTC))
    then = tuple(case.as_of(early.as_of) for case in MADE if case.opened_at <= early.as_of)

    assert tally(MADE, early) == tally(then, early)
    assert tally(MADE, early) != evolve(WHOLE, terms=early)


def months(year: int, first: int) -> list[Period]:
    """Three months in a row."""
    starts = [Date(year, month, 1) for month in range(first, first + 3)]
    return [Period(first_on=start, last_on=start.add(months=1).subtract(days=1)) for start in starts]


def test_months_add_up_to_the_quarter() -> None:
    """July, August and September are the third quarter, cell by cell."""
    one, two, three = (tally(MADE, evolve(TERMS, period=period)) for period in months(2026, 7))

    assert one.followed_by(two).followed_by(three).counts == WHOLE.counts
    assert one.followed_by(two.followed_by(three)).report().flow == WHOLE.report().flow
    with pytest.raises(sg.InvalidValue, match="next day"):
        one.followed_by(three)


def test_what_is_carried_over_is_taken_up() -> None:
    """The closing of a quarter is the opening of the next, on the same day of extraction."""
    late = dt.datetime(2027, 6, 1, tzinfo=dt.UTC)
    flows = [
        tally(MADE, Terms.of_quarter(QUARTER.shift(step), ACTION_PLAN, late)).report().flow for step in range(-1, 4)
    ]

    assert [flow.closing for flow in flows[:-1]] == [flow.opening for flow in flows[1:]]
    assert sum(flow.transmitted for flow in flows) == len(MADE)
    with pytest.raises(sg.InvalidValue, match="opening plus started minus completed"):
        evolve(flows[1], closing=flows[1].closing + 1)


def test_a_report_reads_back_and_compares() -> None:
    """Earlier reports stand beside it in the numbers that are compared, and one may supersede another."""
    before = tally(MADE, Terms.of_quarter(QUARTER.shift(-1), ACTION_PLAN, AS_OF)).report()
    report = WHOLE.report(previous=before)
    later = tally(MADE, evolve(TERMS, as_of=AS_OF + dt.timedelta(days=30))).report().superseding(report)

    assert isinstance(report, QuarterlyReport)
    assert sg.loads(sg.dumps(report)) == report
    assert sg.validate(sg.dumps(report)).valid
    assert report.previous is not None
    assert report.previous.transmitted == before.flow.transmitted
    assert report.quarter == QUARTER
    assert later.supersedes == AS_OF
    with pytest.raises(sg.InvalidValue, match="extracted earlier"):
        report.superseding(later)


def test_every_row_is_there_and_adds_up() -> None:
    """Zero rows stay; rows of a partition add up to the total; shares add up to a hundred."""
    report = WHOLE.report()
    rows = {table.table: table.rows for table in report.breakdowns}

    assert any(row.transmitted == 0 for row in rows[Table.CATEGORY])
    for table in report.breakdowns:
        total = sum(row.transmitted for row in table.rows)
        assert total == report.flow.transmitted if table.partition else total >= report.flow.transmitted
    assert sum(Fraction(row.percent) for row in report.outcomes) == 100


def test_the_rapid_channel() -> None:
    """Within, after and unanswered are all that was due; the histogram tells of every reaction."""
    rapid = WHOLE.report().rapid
    days = [row.days for row in rapid.histogram for _ in range(row.count)]

    assert rapid.within.denominator == rapid.within.numerator + rapid.after + rapid.unanswered
    assert len(days) == rapid.within.numerator + rapid.after
    assert sum(day <= 21 for day in days) == rapid.within.numerator
    assert Fraction(rapid.median_days or "") == Fraction(statistics.median(days)).limit_denominator(10)


def test_the_two_channels_are_reconciled() -> None:
    """Every completed case has a first channel; the differing ones are listed, and in full by a pass of their own."""
    told = WHOLE.report().reconciliation
    rows = (told.same_outcome, told.different_outcome, told.first_rapid, told.first_investigated)

    assert told.first_rapid + told.first_investigated == WHOLE.report().flow.completed
    assert all(rows)
    assert told.differing_complete
    assert tuple(sorted(differing(MADE, TERMS))) == told.differing


@given(st.lists(st.integers(0, 400), min_size=2, max_size=60), st.sampled_from([(1, 2), (9, 10), (1, 10)]))
def test_quantiles_are_those_of_the_standard_library(days: list[int], part: tuple[int, int]) -> None:
    """Exact, inclusive, and to one decimal."""
    numerator, denominator = part
    histogram = {day: days.count(day) for day in days}
    expected = statistics.quantiles(map(Fraction, days), n=denominator, method="inclusive")[numerator - 1]

    assert Fraction(quantile(histogram, numerator, denominator) or "") == expected


def test_a_quantile_of_one_and_of_none() -> None:
    """One reaction is its own median; none has no median."""
    assert quantile({7: 1}, 9, 10) == "7.0"
    assert quantile({}, 1, 2) is None


@given(st.lists(st.integers(0, 10_000), max_size=20))
def test_shares_add_up_to_a_hundred(counts: list[int]) -> None:
    """By largest remainder: never 99.9, never 100.1, never more than a tenth off."""
    shares = [Fraction(share) for share in percentages(counts)]

    assert sum(shares) == (100 if any(counts) else 0)
    for count, share in zip(counts, shares, strict=True):
        assert abs(share - Fraction(100 * count, sum(counts) or 1)) < Fraction(1, 10)


def test_a_flow_that_does_not_carry_over_cannot_be_built() -> None:
    """The identity is checked when it is built."""
    with pytest.raises(sg.InvalidValue, match="minus discontinued to be closing"):
        Flow(transmitted=5, opening=1, started=2, completed=1, discontinued=0, closing=3)
    assert Flow(transmitted=5, opening=1, started=2, completed=1, discontinued=1, closing=1).discontinued == 1
