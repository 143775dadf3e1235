"""
The figures of a quarterly report as tidy rows: the one source of its page, its spreadsheet and its CSV files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from safetygate.domain.codes import Initiator, Platform
from safetygate.domain.codes.reports import Agreement, FlowStep, RapidResult, StockSide, Table
from safetygate.domain.records.code import CodeList
from safetygate.domain.records.errors import InvalidValue, expect, expect_each
from safetygate.domain.records.moments import format_day
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.reports.drafting import BREAKDOWNS, SPLITS, require_alike
from safetygate.domain.reports.facts import NOT_STARTED
from safetygate.domain.reports.figures import Rapid, RapidRow
from safetygate.domain.reports.quarterly import Comparison, QuarterlyReport

Value: TypeAlias = int | Decimal | None
"""What a figure is worth; `None` where there is none, as the median of nothing."""


class ReportRow(NamedTuple):
    """
    One figure of a report.

    Attributes:
        table: The table in which it stands.
        code: Its row there.
        column: Its column there.
        value: What it is worth; absent where there is nothing to tell.
        unit: What it counts: `cases`, `flags`, `alerts`, `days` or `percent`.
        table_label: What the table is called.
        code_label: What the row is called.
        column_label: What the column is called.
    """

    table: str
    code: str
    column: str
    value: Value
    unit: str
    table_label: str
    code_label: str
    column_label: str


class _Column(NamedTuple):
    name: str
    head: Phrase
    unit: str


class _Line(NamedTuple):
    code: str
    label: Phrase
    values: tuple[Value, ...]


class _Grid(NamedTuple):
    name: str
    title: Phrase
    columns: tuple[_Column, ...]
    lines: Iterable[_Line]


THIS: Final = Phrase("This period", "本期")
PREVIOUS: Final = Phrase("The period before", "上一期")
YEAR_BEFORE: Final = Phrase("A year before", "上年同期")
EARLIER: Final = Phrase("Earlier period", "以往期间")
MEDIAN: Final = Phrase("Median", "中位数")
DECILE: Final = Phrase("90th percentile", "第 90 百分位数")

_CASES: Final = _Column("count", Phrase("Cases", "个案数"), "cases")
_FLAGS: Final = _Column("count", Phrase("Flags", "标记数"), "flags")
_PERCENT: Final = _Column("percent", Phrase("%", "%"), "percent")
_DUE: Final = Phrase("Due in the period", "本期到期")
NOT_TOLD: Final = Phrase("Not told", "未说明")
_NO_PLATFORM: Final = Phrase("No platform named, or not sold online", "未说明平台，或非在线销售")
_ON_DAY: Final = Phrase("Day {}", "第{}天")
_WITHIN: Final = _Column("percent", Phrase("Within, %", "期限内（%）"), "percent")
_STEPS: Final = (
    _Column("transmitted", Phrase("Transmitted", "转送"), "cases"),
    _Column("started", Phrase("Started", "启动"), "cases"),
    _Column("completed", Phrase("Completed", "完成"), "cases"),
)
_SPLIT: Final = (
    _Column("due", Phrase("Due", "到期"), "flags"),
    _Column("within", Phrase("Within", "期限内"), "flags"),
    _Column("after", Phrase("After", "期限后"), "flags"),
    _Column("unanswered", Phrase("No reaction", "尚未反馈"), "flags"),
    _Column("running", Phrase("Running", "期限未满"), "flags"),
    _Column("withdrawn", Phrase("Withdrawn", "已撤回"), "flags"),
    _WITHIN,
    _Column("median_days", MEDIAN, "days"),
    _Column("ninth_decile_days", DECILE, "days"),
)
_PERIODS: Final = (
    *_STEPS,
    _Column("closing", Phrase("Under way at the end", "期末调查中"), "cases"),
    _Column("due", _DUE, "flags"),
    _Column("within", Phrase("Within the intended period", "在预期期限内"), "flags"),
    _WITHIN,
)


def report_rows(
    report: QuarterlyReport, language: str | Language, *, earlier: Iterable[QuarterlyReport] = ()
) -> tuple[ReportRow, ...]:
    """
    Every figure of *report*, a row each, with its labels in *language*: what a data frame is made of.

    Args:
        report: The report.
        language: The language of the labels.
        earlier: Reports on earlier periods, which stand beside it in the comparison.

    Raises:
        InvalidValue: Where there are no words in *language*, or a report cannot be compared with it.
    """
    earlier = expect_each(earlier, QuarterlyReport, field="earlier")
    expect(report, QuarterlyReport, field="report")
    tag = Language.parse(language)
    rows: list[ReportRow] = []
    for grid in _grids(report, earlier):
        for line in grid.lines:
            for column, value in zip(grid.columns, line.values, strict=True):
                labels = (each.say(tag) for each in (grid.title, line.label, column.head))
                rows.append(ReportRow(grid.name, line.code, column.name, value, column.unit, *labels))
    return tuple(rows)


def _grids(report: QuarterlyReport, earlier: Iterable[QuarterlyReport]) -> Iterator[_Grid]:
    yield from _flows(report)
    yield from _conduct(report)
    yield from _waiting(report)
    yield from _rapid(report)
    agreement = (_line(each, getattr(report.reconciliation, each.value)) for each in Agreement)
    yield _grid(Table.AGREEMENT, (_CASES,), agreement)
    for breakdown in report.breakdowns:
        known = code_phrases(breakdown.table)
        lines = (
            _Line(row.code, known[row.code], (row.transmitted, row.started, row.completed)) for row in breakdown.rows
        )
        yield _grid(breakdown.table, _STEPS, lines)
    yield _Grid(
        "periods", Phrase("Compared with earlier periods", "与以往期间比较"), _PERIODS, _compare(report, earlier)
    )


def _flows(report: QuarterlyReport) -> Iterator[_Grid]:
    flow, since = report.flow, report.since
    carried = (
        _line(StockSide.OPENING, flow.opening),
        _line(FlowStep.STARTED, flow.started),
        _line(FlowStep.COMPLETED, flow.completed),
        _Line("discontinued", Table.DISCONTINUED.phrase, (flow.discontinued,)),
        _line(StockSide.CLOSING, flow.closing),
    )
    yield _Grid(Table.STOCK.value, Phrase("What is carried over", "结转情况"), (_CASES,), carried)
    columns = (
        _Column("period", Phrase("In the period", "本期"), "cases"),
        _Column("since", Phrase("Since the start", "自启动以来"), "cases"),
    )
    steps = (_line(step, getattr(flow, step.value), getattr(since, step.value)) for step in FlowStep)
    yield _Grid(Table.FLOW.value, Phrase("Transmitted, started, completed", "转送、启动、完成"), columns, steps)


def _conduct(report: QuarterlyReport) -> Iterator[_Grid]:
    """What came of investigations."""
    outcomes = (_line(row.outcome, row.count, Decimal(row.percent)) for row in report.outcomes)
    yield _grid(Table.OUTCOME, (_CASES, _PERCENT), outcomes)
    yield _grid(Table.DISCONTINUED, (_CASES,), (_line(row.reason, row.count) for row in report.discontinued))
    counts = {(row.type, row.initiator): row.count for row in report.measures}
    types = dict.fromkeys(row.type for row in report.measures)
    initiators = tuple(_Column(each.value, each.phrase, "cases") for each in Initiator)
    measures = (_line(each, *(counts.get((each, initiator), 0) for initiator in Initiator)) for each in types)
    yield _grid(Table.MEASURE, initiators, measures)
    yield _grid(Table.REASON, (_CASES,), (_line(row.reason, row.count) for row in report.reasons))


def _waiting(report: QuarterlyReport) -> Iterator[_Grid]:
    waiting = report.waiting
    not_started = _Line(NOT_STARTED, Phrase("Not started", "尚未启动"), (waiting.not_started,))
    yield _grid(Table.WAITING, (_CASES,), (not_started,))
    yield _grid(Table.OVERDUE, (_FLAGS,), (_line(row.age, row.count) for row in waiting.overdue))


def _rapid(report: QuarterlyReport) -> Iterator[_Grid]:
    rapid = report.rapid
    due = _Line("due", _DUE, (rapid.within.denominator,))
    yield _grid(Table.RAPID, (_FLAGS,), (due, *(_line(code, count) for code, count in rapid_results(rapid))))
    pace = (
        _Line("median_days", MEDIAN, (_decimal(rapid.median_days),)),
        _Line("ninth_decile_days", DECILE, (_decimal(rapid.ninth_decile_days),)),
    )
    days = _Column("days", Phrase("Days", "天数"), "days")
    yield _Grid("pace", Phrase("How long a reaction took", "反馈用时"), (days,), pace)
    reactions = _Column("count", Phrase("Reactions", "反馈数"), "flags")
    labels = (Phrase(*(_ON_DAY.say(each, row.days) for each in (Language.EN, Language.ZH))) for row in rapid.histogram)
    histogram = (_Line(str(row.days), label, (row.count,)) for row, label in zip(rapid.histogram, labels, strict=True))
    yield _grid(Table.DAYS, (reactions,), histogram)
    for split in report.rapid_by:
        known = code_phrases(split.table)
        yield _grid(split.table, _SPLIT, (_Line(row.code, known[row.code], _split(row)) for row in split.rows))


def _grid(table: Table, columns: tuple[_Column, ...], lines: Iterable[_Line]) -> _Grid:
    return _Grid(table.value, table.phrase, columns, lines)


def _line(code: CodeList, *values: Value) -> _Line:
    return _Line(code.value, code.phrase, values)


def _split(row: RapidRow) -> tuple[Value, ...]:
    results = (count for _, count in rapid_results(row))
    numbers = (_decimal(text) for text in (row.within.percent, row.median_days, row.ninth_decile_days))
    return (row.within.denominator, *results, *numbers)


def _compare(report: QuarterlyReport, earlier: Iterable[QuarterlyReport]) -> Iterator[_Line]:
    for code, name, period in periods(report, earlier):
        days, within = period.period, period.within
        label = Phrase(*(f"{name.say(each)} · {days.label(each)}" for each in Language))
        flow = (period.transmitted, period.started, period.completed, period.closing)
        yield _Line(code, label, (*flow, within.denominator, within.numerator, _decimal(within.percent)))


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def rapid_results(rapid: Rapid | RapidRow) -> tuple[tuple[RapidResult, int], ...]:
    """What became of every flag whose intended period ends in the period."""
    return (
        (RapidResult.WITHIN, rapid.within.numerator),
        (RapidResult.AFTER, rapid.after),
        (RapidResult.UNANSWERED, rapid.unanswered),
        (RapidResult.RUNNING, rapid.running),
        (RapidResult.WITHDRAWN, rapid.withdrawn),
    )


def code_phrases(table: Table) -> Mapping[str, Phrase]:
    """What the rows of a breakdown are called, by their codes; one on no list is an alert that does not say."""
    listed = {**BREAKDOWNS, **SPLITS}[table]
    # Most of these are not sold online at all, and so could name no platform.
    absent = _NO_PLATFORM if listed is Platform else NOT_TOLD
    return defaultdict(lambda: absent, {code.value: code.phrase for code in listed})


def periods(
    report: QuarterlyReport, earlier: Iterable[QuarterlyReport] = ()
) -> tuple[tuple[str, Phrase, Comparison], ...]:
    """
    The earlier periods that were given and the present one, in the order of time, each with its code and name.

    Raises:
        InvalidValue: Where a report among *earlier* is not on an earlier period, or on another zone or policy.
    """
    named = {
        "year_before": (YEAR_BEFORE, report.year_before),
        "previous": (PREVIOUS, report.previous),
        "this": (THIS, report.in_comparison),
    }
    found = {given.period: (code, name, given) for code, (name, given) in named.items() if given is not None}
    for each in earlier:
        expect(each, QuarterlyReport, field="earlier")
        require_alike(each.terms, report.terms, "earlier")
        compared = each.in_comparison
        if compared.period.last_on >= report.terms.period.first_on:
            raise InvalidValue("expected reports on periods before that of the report", field="earlier")
        found.setdefault(compared.period, (format_day(compared.period.first_on), EARLIER, compared))
    return tuple(found[period] for period in sorted(found, key=lambda period: period.first_on))
