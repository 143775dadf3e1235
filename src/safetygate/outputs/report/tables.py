"""
The tables of a quarterly report, in one language: what the page, the spreadsheet and the CSV files all show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from safetygate.domain.codes import Answer, Country, Platform, ProductCategory, RiskLevel, RiskType
from safetygate.domain.codes.reports import Agreement, FlowStep, RapidResult, StockSide, Table
from safetygate.domain.records.code import CodeList
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.reports.quarterly import Comparison, QuarterlyReport
from safetygate.outputs.tables import Cell, PrintedTable

CODES: Final[dict[Table, type[CodeList]]] = {
    Table.CATEGORY: ProductCategory,
    Table.RISK_TYPE: RiskType,
    Table.RISK_LEVEL: RiskLevel,
    Table.NOTIFYING_COUNTRY: Country,
    Table.PLATFORM: Platform,
    Table.SOLD_ONLINE: Answer,
}
"""From a breakdown to the list of its codes."""

THIS: Final = Phrase("This period", "本期")
PREVIOUS: Final = Phrase("The period before", "上一期")
YEAR_BEFORE: Final = Phrase("A year before", "上年同期")
MEDIAN: Final = Phrase("Median", "中位数")
DECILE: Final = Phrase("90th percentile", "第 90 百分位数")

_FIGURE: Final = Phrase("Figure", "项目")
_CASES: Final = Phrase("Cases", "个案数")
_FLAGS: Final = Phrase("Flags", "标记数")
_PERCENT: Final = Phrase("%", "%")
_DAYS: Final = Phrase("Days", "天数")
_REACTIONS: Final = Phrase("Reactions", "反馈数")
_INITIATOR: Final = Phrase("Initiator", "措施来源")
_DUE: Final = Phrase("Due in the period", "本期到期")
_NO_CODE: Final = Phrase("Not told", "未说明")


class _Form(NamedTuple):
    """
    A table without its rows.

    Attributes:
        title: What it shows.
        columns: The heads of its columns.
    """

    title: Phrase
    columns: tuple[Phrase, ...]

    def fill(self, name: str, rows: Iterable[tuple[Cell, ...]], language: Language) -> PrintedTable:
        """The table called *name* with its *rows*."""
        columns = tuple(column.say(language) for column in self.columns)
        return PrintedTable(name=name, title=self.title.say(language), columns=columns, rows=tuple(rows))


_STEPS: Final = (Phrase("Transmitted", "转送"), Phrase("Started", "启动"), Phrase("Completed", "完成"))
_CARRIED: Final = _Form(Phrase("What is carried over", "结转情况"), (_FIGURE, _CASES))
_FLOW: Final = _Form(
    Phrase("Transmitted, started, completed", "转送、启动、完成"),
    (_FIGURE, Phrase("In the period", "本期"), Phrase("Since the start", "自启动以来")),
)
_OUTCOMES: Final = _Form(Phrase("How completed investigations ended", "已完成调查的结果"), (_FIGURE, _CASES, _PERCENT))
_MEASURES: Final = _Form(Phrase("Measures, by type and initiator", "措施，按类型和来源"), (_FIGURE, _INITIATOR, _CASES))
_REASONS: Final = _Form(Phrase("Reasons for no measure", "未采取措施的原因"), (_FIGURE, _CASES))
_RAPID: Final = _Form(Phrase("Rapid follow-up due in the period", "本期到期的快速跟进"), (_FIGURE, _FLAGS))
_PACE: Final = _Form(Phrase("How long a reaction took", "反馈用时"), (_FIGURE, _DAYS))
_DAYS_TAKEN: Final = _Form(Phrase("Days until the reaction", "反馈所用天数"), (_DAYS, _REACTIONS))
_AGREEMENT: Final = _Form(
    Phrase("Rapid channel against quarterly channel", "快速渠道与季度渠道核对"), (_FIGURE, _CASES)
)
_PERIODS: Final = _Form(
    Phrase("Compared with earlier periods", "与以往期间比较"),
    (
        Phrase("Period", "期间"),
        *_STEPS,
        _DUE,
        Phrase("Within the intended period", "在预期期限内"),
        Phrase("Within, %", "期限内（%）"),
    ),
)


def report_tables(report: QuarterlyReport, language: str | Language) -> tuple[PrintedTable, ...]:
    """
    Every table of *report*, with its labels in *language*.

    Raises:
        InvalidValue: Where there are no words in *language*.
    """
    return tuple(_tables(report, Language.parse(language)))


def _tables(report: QuarterlyReport, language: Language) -> Iterator[PrintedTable]:
    flow, rapid = report.flow, report.rapid
    yield _CARRIED.fill("carried", _label(language, carried_over(report)), language)
    steps = ((step.label(language), getattr(flow, step.value), getattr(report.since, step.value)) for step in FlowStep)
    yield _FLOW.fill("flow", steps, language)
    outcomes = ((row.outcome.label(language), row.count, Decimal(row.percent)) for row in report.outcomes)
    yield _OUTCOMES.fill("outcomes", outcomes, language)
    measures = ((row.type.label(language), row.initiator.label(language), row.count) for row in report.measures)
    yield _MEASURES.fill("measures", measures, language)
    reasons = ((row.reason.label(language), row.count) for row in report.reasons)
    yield _REASONS.fill("reasons", reasons, language)
    due = (_DUE.say(language), rapid.within.denominator)
    yield _RAPID.fill("rapid", (due, *_label(language, rapid_results(report))), language)
    pace = ((MEDIAN, rapid.median_days), (DECILE, rapid.ninth_decile_days))
    yield _PACE.fill("pace", ((name.say(language), _decimal(days)) for name, days in pace), language)
    yield _DAYS_TAKEN.fill("days", ((row.days, row.count) for row in rapid.histogram), language)
    agreement = ((code, getattr(report.reconciliation, code.value)) for code in Agreement)
    yield _AGREEMENT.fill("agreement", _label(language, agreement), language)
    yield from _breakdowns(report, language)
    yield _PERIODS.fill("periods", (_compare(name, period, language) for name, period in periods(report)), language)


def _breakdowns(report: QuarterlyReport, language: Language) -> Iterator[PrintedTable]:
    for breakdown in report.breakdowns:
        title, labels = Phrase(breakdown.table.en, breakdown.table.zh), code_labels(breakdown.table, language)
        rows = ((labels[row.code], row.transmitted, row.started, row.completed) for row in breakdown.rows)
        yield _Form(title, (_FIGURE, *_STEPS)).fill(breakdown.table.value, rows, language)


def _compare(name: Phrase, period: Comparison, language: Language) -> tuple[Cell, ...]:
    within = period.within
    return (
        f"{name.say(language)} · {period.period.label(language)}",
        period.transmitted,
        period.started,
        period.completed,
        within.denominator,
        within.numerator,
        _decimal(within.percent),
    )


def _label(language: Language, counts: Iterable[tuple[CodeList, int]]) -> Iterator[tuple[str, int]]:
    return ((code.label(language), count) for code, count in counts)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def carried_over(report: QuarterlyReport) -> tuple[tuple[CodeList, int], ...]:
    """Opening plus started minus completed is closing."""
    flow = report.flow
    return (
        (StockSide.OPENING, flow.opening),
        (FlowStep.STARTED, flow.started),
        (FlowStep.COMPLETED, flow.completed),
        (StockSide.CLOSING, flow.closing),
    )


def rapid_results(report: QuarterlyReport) -> tuple[tuple[RapidResult, int], ...]:
    """What became of every flag whose intended period ends in the period."""
    rapid = report.rapid
    return (
        (RapidResult.WITHIN, rapid.within.numerator),
        (RapidResult.AFTER, rapid.after),
        (RapidResult.UNANSWERED, rapid.unanswered),
        (RapidResult.RUNNING, rapid.running),
        (RapidResult.WITHDRAWN, rapid.withdrawn),
    )


def code_labels(table: Table, language: Language) -> Mapping[str, str]:
    """What the rows of a breakdown are called, by their codes; one on no list is an alert that does not say."""
    return defaultdict(lambda: _NO_CODE.say(language), {code.value: code.label(language) for code in CODES[table]})


def periods(report: QuarterlyReport) -> tuple[tuple[Phrase, Comparison], ...]:
    """The earlier periods that were given and the present one, in the order of time."""
    given = ((YEAR_BEFORE, report.year_before), (PREVIOUS, report.previous), (THIS, report.in_comparison))
    return tuple((name, period) for name, period in given if period is not None)
