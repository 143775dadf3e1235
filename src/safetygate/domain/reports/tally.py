"""
The tally: counts that can be added to one another, from which a report is drawn up.

It is a commutative monoid: cases may be added in any order, on any number of machines, and merged in any grouping.
It grows with the number of codes, never with the number of cases.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property, reduce
from heapq import nsmallest
from typing import ClassVar, Final, final

import attrs
from attrs import field, fields, frozen

from safetygate.domain.cases.case import Case
from safetygate.domain.cases.merging import merge
from safetygate.domain.codes.reports import Agreement, StockSide, Table
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.deadlines.policy import FollowUpPolicy
from safetygate.domain.records.checks import Code, Integer, Items, Part, Text
from safetygate.domain.records.converters import AsCode, Each
from safetygate.domain.records.errors import InvalidValue, expect, expect_in_turn
from safetygate.domain.records.moments import BEIJING, days_after
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.periods import Period, Quarter
from safetygate.domain.records.rules import Rule
from safetygate.domain.records.shapes import NUMBER
from safetygate.domain.reports.cells import Key, find_disorder, in_order, require_apart
from safetygate.domain.reports.drafting import draw_up
from safetygate.domain.reports.facts import agreements, cells, facts
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.seen import Seen
from safetygate.domain.reports.terms import Terms

MOST_DIFFERING: Final = 100
"""How many alerts a report lists on whose outcome the two channels differ; `differing` lists them all."""


@final
@frozen(kw_only=True)
class Cell:
    """
    One count.

    Attributes:
        table: The table it stands in.
        row: Its row: a code of the list that the table is about, or a number of days.
        column: Its column, where the table has several.
        count: How many.
    """

    table: Table = field(converter=AsCode[Table], validator=Code(Table))
    row: str = field(validator=Text(100))
    column: str = field(default="", validator=Text(100, least=0))
    count: int = field(validator=Integer(1))

    @property
    def key(self) -> Key:
        """Where it stands."""
        return (self.table, self.row, self.column)


@final
@frozen(kw_only=True)
class QuarterlyTally(Paper):
    """
    What was counted so far, on certain terms.

    Attributes:
        terms: What is counted, and how.
        cells: Every count that is not zero, in the order of tables, rows and columns, each once.
        differing: The first alert numbers, in order of text, on whose outcome the two channels differ.
        inputs: The names of what was counted, where they were given; merging two tallies over one input is refused.
    """

    kind: ClassVar[str] = "quarterly_tally"

    terms: Terms = field(validator=Part(Terms))
    cells: tuple[Cell, ...] = field(default=(), converter=Each[Cell], validator=Items(Part(Cell), 10_000))
    differing: tuple[str, ...] = field(
        default=(), converter=Each[str], validator=Items(NUMBER, MOST_DIFFERING, distinct=True)
    )
    inputs: tuple[str, ...] = field(
        default=(), converter=Each[str], validator=Items(Text(1000), 100_000, distinct=True)
    )

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-082",
            "expected the counts in the order of tables, rows and columns, each once",
            "计数须按表、行、列的顺序排列，且不重复",
            find_disorder,
            about=("cells",),
        ),
    )

    @classmethod
    def empty(
        cls,
        quarter: Quarter,
        policy: FollowUpPolicy,
        as_of: dt.datetime,
        *,
        zone: str = BEIJING,
        since: dt.date | None = None,
    ) -> QuarterlyTally:
        """
        Nothing counted yet of one *quarter*; on any other terms, `QuarterlyTally(terms=…)` is as empty.

        Args:
            quarter: The quarter.
            policy: How the intended period of a rapid follow-up is counted.
            as_of: The moment of extraction: only what was known by then counts.
            zone: In whose days the quarter begins and ends.
            since: The first day of what is counted cumulatively; absent for everything before.

        Raises:
            InvalidValue: Where *as_of* or *zone* is none, or *since* lies in or after the quarter.
        """
        return cls(terms=Terms.of_quarter(quarter, policy, as_of, zone=zone, since=since))

    def add(self, *cases: Case, calendar: WorkCalendar | None = None) -> QuarterlyTally:
        """The tally with these cases counted too; the rest is explained at `add_all`."""
        return self.add_all(cases, calendar=calendar)

    def add_all(
        self, cases: Iterable[Case], *, inputs: Iterable[str] = (), calendar: WorkCalendar | None = None
    ) -> QuarterlyTally:
        """
        The same for a stream of cases of any length; memory grows by some ten bytes a case, and by nothing else.

        Two replicas of one case are one case: `unite` brings them together first. Over several calls, only the host can
        see to it that no case is added twice; naming the *inputs* lets `merge` refuse the same one twice.

        Args:
            cases: The cases.
            inputs: Names for what they are read from, such as files or partitions.
            calendar: Whose working days, where the policy rests on them.

        Raises:
            InvalidValue: Where one case comes twice, an input was counted already, or the policy rests on another
                calendar than *calendar*.
        """
        names = tuple(inputs)
        require_apart(self.inputs, names)
        self.terms.require_calendar(calendar)
        counts, numbers, seen = Counter(self.counts), set(self.differing), Seen()
        for case in cases:
            expect(case, Case, field="cases")
            if not seen.add(case.id):
                raise InvalidValue(f"expected each case once, got {case.id} again: unite replicas first", field="cases")
            keys = tuple(cells(case, self.terms, calendar))
            counts.update(keys)
            if (Table.AGREEMENT, Agreement.DIFFERENT_OUTCOME.value, "") in keys:
                numbers.add(case.alert.number)
                # Twice as many as are told, so that a long stream is sorted once in a hundred times.
                if len(numbers) > 2 * MOST_DIFFERING:
                    numbers = set(nsmallest(MOST_DIFFERING, numbers))
        return _freeze(self.terms, counts, numbers, (*self.inputs, *names))

    def merge(self, other: QuarterlyTally) -> QuarterlyTally:
        """
        Both tallies together.

        Raises:
            InvalidValue: Where they are on different terms, the field says in what they differ; or made over one
                input.
        """
        require_apart(self.inputs, other.inputs)
        for member in fields(Terms):
            if getattr(self.terms, member.name) != getattr(other.terms, member.name):
                raise InvalidValue("expected tallies on the same terms", field=f"terms.{member.name}")
        counts, numbers = Counter(self.counts) + Counter(other.counts), {*self.differing, *other.differing}
        return _freeze(self.terms, counts, numbers, (*self.inputs, *other.inputs))

    def followed_by(self, later: QuarterlyTally) -> QuarterlyTally:
        """
        Both periods together: months add up to quarters, and quarters to years.

        What is under way at the beginning is taken from this one; at the end, and since the start, from *later*.

        Raises:
            InvalidValue: Where *later* does not begin on the day after this one ends, or is on other terms.
        """
        joined = Period(first_on=self.terms.period.first_on, last_on=later.terms.period.last_on)
        terms = attrs.evolve(self.terms, period=joined)
        if later.terms.period.first_on != days_after(self.terms.period.last_on, 1):
            raise InvalidValue("expected a period that begins on the next day", field="terms.period")
        if attrs.evolve(later.terms, period=joined) != terms:
            raise InvalidValue("expected tallies on the same terms but for the period", field="terms")
        opening, closing = (Table.STOCK, StockSide.OPENING.value, ""), (Table.STOCK, StockSide.CLOSING.value, "")
        counts = Counter(
            {key: count for key, count in self.counts.items() if key != closing and key[0] not in _AT_THE_END}
        )
        counts.update({key: count for key, count in later.counts.items() if key != opening})
        inputs = {*self.inputs, *later.inputs}
        return _freeze(terms, counts, {*self.differing, *later.differing}, inputs)

    @cached_property
    def counts(self) -> Mapping[Key, int]:
        """From table, row and column to the count."""
        return {cell.key: cell.count for cell in self.cells}

    def report(
        self, *, previous: QuarterlyReport | None = None, year_before: QuarterlyReport | None = None
    ) -> QuarterlyReport:
        """The report that these counts make, compared with earlier ones where they are given."""
        return draw_up(self.terms, self.counts, self.differing, previous=previous, year_before=year_before)


def merge_all(tallies: Iterable[QuarterlyTally]) -> QuarterlyTally:
    """
    All tallies together; there must be one at least.

    Raises:
        InvalidValue: Where they are on different terms.
    """
    return reduce(QuarterlyTally.merge, tallies)


def differing(cases: Iterable[Case], terms: Terms) -> Iterable[str]:
    """The numbers of all alerts on whose outcome the two channels differ, in the order of *cases*."""
    for case in cases:
        known = facts(case, terms)
        if known is not None and Agreement.DIFFERENT_OUTCOME in agreements(known, terms):
            yield case.alert.number


_AT_THE_END: Final = frozenset({Table.SINCE, Table.WAITING, Table.OVERDUE})
"""The tables that tell how things stand at the end of a period, so that of two periods the later one counts."""


def unite(cases: Iterable[Case]) -> Iterable[Case]:
    """
    Each case once, its replicas merged, in the order in which they first came.

    All cases are held in memory: for more than that, see the engines.

    Raises:
        InvalidValue: Where two of one identifier are no replicas of one case.
    """
    cases = expect_in_turn(cases, Case, field="cases")
    found: dict[str, Case] = {}
    for case in cases:
        found[case.id] = merge(found[case.id], case) if case.id in found else case
    return found.values()


def _freeze(terms: Terms, counts: Mapping[Key, int], numbers: Iterable[str], inputs: Iterable[str]) -> QuarterlyTally:
    ordered = tuple(
        Cell(table=key[0], row=key[1], column=key[2], count=counts[key]) for key in sorted(counts, key=in_order)
    )
    return QuarterlyTally(
        terms=terms, cells=ordered, differing=tuple(nsmallest(MOST_DIFFERING, numbers)), inputs=tuple(sorted(inputs))
    )
