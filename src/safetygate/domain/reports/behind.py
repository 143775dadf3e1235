"""
From a figure of a report back to the cases behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from safetygate.domain.cases.case import Case
from safetygate.domain.codes.reports import RapidResult, Table
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.phrases import Language
from safetygate.domain.reports.cells import Key
from safetygate.domain.reports.drafting import SPLITS, draw_up
from safetygate.domain.reports.facts import cells
from safetygate.domain.reports.rows import report_rows
from safetygate.domain.reports.terms import Terms

_DUE: Final = (RapidResult.WITHIN.value, RapidResult.AFTER.value, RapidResult.UNANSWERED.value)
"""What became of a flag that was due: it was neither withdrawn, nor is its period still running."""

_REACTED: Final = (RapidResult.WITHIN.value, RapidResult.AFTER.value)

_OF_FLAGS: Final = {"due": _DUE, "percent": _DUE, "median_days": _REACTED, "ninth_decile_days": _REACTED}
"""The columns of a split that several results make together."""


class _Part(NamedTuple):
    """
    Cells of a tally: those of one table in these rows and columns; without any, in all.
    """

    table: Table
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def holds(self, key: Key) -> bool:
        """Whether the cell at *key* is among them."""
        table, row, column = key
        return table is self.table and row in (self.rows or (row,)) and column in (self.columns or (column,))


def cases_behind(  # noqa: PLR0913  # a figure by its three names, and what it was counted of
    cases: Iterable[Case],
    terms: Terms,
    table: str,
    code: str,
    column: str = "count",
    *,
    calendar: WorkCalendar | None = None,
) -> Iterator[str]:
    """
    The identifiers of the cases behind one figure, in the order of *cases*; the figure is named as in its tidy row.

    A figure that counts cases is as large as there are identifiers. Of flags, a case may hold several, and is named
    once. Behind a share stand the cases that are the whole of it; behind a median, all those with a reaction.

    Args:
        cases: The cases of the report, each once.
        terms: Its terms.
        table: The table of the figure, for example `rapid_sold_online`.
        code: Its row, for example `yes`.
        column: Its column, for example `after`.
        calendar: Whose working days, where the policy of the terms rests on them.

    Raises:
        InvalidValue: Where no report on these terms has such a figure, or *calendar* is not the one of the policy.
    """
    expect(terms, Terms, field="terms")
    terms.require_calendar(calendar)
    _require_figure(terms, table, code, column)
    part = _find(table, code, column)
    for case in cases:
        expect(case, Case, field="cases")
        if any(map(part.holds, cells(case, terms, calendar))):
            yield case.id


def _find(table: str, code: str, column: str) -> _Part:
    """The cells of the tally of which the figure is made."""
    match table, code, column:
        case "stock", "discontinued", _:
            part = _Part(Table.DISCONTINUED)
        case "stock", ("started" | "completed"), _:
            part = _Part(Table.FLOW, (code,))
        case "flow", _, _:
            part = _Part(Table.SINCE if column == "since" else Table.FLOW, (code,))
        case "outcome", _, "percent":
            part = _Part(Table.OUTCOME)
        case "pace", _, _:
            part = _Part(Table.DAYS)
        case ("rapid", "due", _) | ("periods", _, "due" | "percent"):
            part = _Part(Table.RAPID, _DUE)
        case "periods", _, ("within" | "closing"):
            part = _Part(Table.RAPID if column == "within" else Table.STOCK, (column,))
        case "periods", _, _:
            part = _Part(Table.FLOW, (column,))
        case _:
            known = next(each for each in Table if each.value == table)
            columns = ("" if column == "count" else column,)
            part = _Part(known, (code,), _OF_FLAGS.get(column, columns) if known in SPLITS else columns)
    return part


def _require_figure(terms: Terms, table: str, code: str, column: str) -> None:
    """Every report has the same figures, but for the days that a reaction took."""
    if (table, column) == ("days", "count"):
        if not code.isdecimal():
            raise InvalidValue(f"expected a number of days, got {code}", field="code")
        return
    rows = report_rows(draw_up(terms, {}, ()), Language.EN)
    for name, asked in (("table", table), ("code", code), ("column", column)):
        rows = tuple(row for row in rows if getattr(row, name) == asked)
        if not rows:
            raise InvalidValue(f"expected a figure of a report on these terms, got {asked}", field=name)
