"""
The tables of a quarterly report, in one language: what the page, the spreadsheet and the CSV files all show.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias, final

from attrs import frozen

from safetygate.domain.codes import Answer, Country, Platform, ProductCategory, RiskLevel, RiskType
from safetygate.domain.codes.reports import Agreement, FlowStep, RapidResult, StockSide, Table
from safetygate.domain.records.code import CodeList
from safetygate.domain.records.moments import format_day
from safetygate.domain.reports.figures import Breakdown
from safetygate.domain.reports.quarterly import Comparison, QuarterlyReport

Cell: TypeAlias = str | int
"""What one cell shows: a number stays a number."""

WORDS: Final[dict[str, tuple[str, str]]] = {
    "measure": ("Figure", "项目"),
    "count": ("Cases", "个案数"),
    "percent": ("%", "%"),
    "period": ("Period", "期间"),
    "carried": ("What is carried over", "结转情况"),
    "flow": ("Transmitted, started, completed", "转送、启动、完成"),
    "in_period": ("In the period", "本期"),
    "since": ("Since the start", "自启动以来"),
    "outcomes": ("How completed investigations ended", "已完成调查的结果"),
    "measures": ("Measures, by type and initiator", "措施，按类型和来源"),
    "reasons": ("Reasons for no measure", "未采取措施的原因"),
    "rapid": ("Rapid follow-up due in the period", "本期到期的快速跟进"),
    "due": ("Due in the period", "本期到期"),
    "share": ("Share within the intended period, %", "预期期限内反馈的比例（%）"),
    "median": ("Median, days", "中位数（天）"),
    "decile": ("90th percentile, days", "第 90 百分位数（天）"),
    "days": ("Days until the reaction", "反馈所用天数"),
    "reactions": ("Reactions", "反馈数"),
    "agreement": ("Rapid channel against quarterly channel", "快速渠道与季度渠道核对"),
    "comparison": ("Compared with earlier periods", "与以往期间比较"),
    "this": ("This period", "本期"),
    "previous": ("The period before", "上一期"),
    "year_before": ("A year before", "上年同期"),
    "transmitted": ("Transmitted", "转送"),
    "started": ("Started", "启动"),
    "completed": ("Completed", "完成"),
    "unknown": ("Not told", "未说明"),
    "initiator": ("Initiator", "措施来源"),
}
"""The words of the tables, in English and in Chinese."""

CODES: Final[dict[Table, type[CodeList]]] = {
    Table.CATEGORY: ProductCategory,
    Table.RISK_TYPE: RiskType,
    Table.RISK_LEVEL: RiskLevel,
    Table.NOTIFYING_COUNTRY: Country,
    Table.PLATFORM: Platform,
    Table.SOLD_ONLINE: Answer,
}


def word(name: str, language: str) -> str:
    """One of the words in *language*."""
    return WORDS[name][language == "zh"]


@final
@frozen
class ReportTable:
    """
    One table for people.

    Attributes:
        name: A short name for files and sheets.
        title: What it shows.
        columns: The heads of its columns.
        rows: Its rows, the label first.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def report_tables(report: QuarterlyReport, language: str = "en") -> tuple[ReportTable, ...]:
    """Every table of *report*, its labels in *language*: `"zh"` for Chinese, anything else for English."""
    return (
        _carried(report, language),
        _flow(report, language),
        _outcomes(report, language),
        _measures(report, language),
        _reasons(report, language),
        _rapid(report, language),
        _days(report, language),
        _agreement(report, language),
        *(_breakdown(table, language) for table in report.breakdowns),
        *_comparison(report, language),
    )


def csv_text(table: ReportTable) -> str:
    """One table as CSV; a text that a spreadsheet would take for a formula stands behind an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(tuple(map(_harmless, row)) for row in table.rows)
    return out.getvalue()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def _table(name: str, columns: Iterable[str], rows: Iterable[tuple[Cell, ...]], language: str) -> ReportTable:
    heads = tuple(word(column, language) for column in columns)
    return ReportTable(name, word(name, language), heads, tuple(rows))


def _carried(report: QuarterlyReport, language: str) -> ReportTable:
    flow = report.flow
    rows = (
        (StockSide.OPENING.label(language), flow.opening),
        (FlowStep.STARTED.label(language), flow.started),
        (FlowStep.COMPLETED.label(language), flow.completed),
        (StockSide.CLOSING.label(language), flow.closing),
    )
    return _table("carried", ("measure", "count"), rows, language)


def _flow(report: QuarterlyReport, language: str) -> ReportTable:
    rows = (
        (step.label(language), getattr(report.flow, step.value), getattr(report.since, step.value)) for step in FlowStep
    )
    return _table("flow", ("measure", "in_period", "since"), rows, language)


def _outcomes(report: QuarterlyReport, language: str) -> ReportTable:
    rows = ((row.outcome.label(language), row.count, row.percent) for row in report.outcomes)
    return _table("outcomes", ("measure", "count", "percent"), rows, language)


def _measures(report: QuarterlyReport, language: str) -> ReportTable:
    rows = ((row.type.label(language), row.initiator.label(language), row.count) for row in report.measures)
    return _table("measures", ("measure", "initiator", "count"), rows, language)


def _reasons(report: QuarterlyReport, language: str) -> ReportTable:
    rows = ((row.reason.label(language), row.count) for row in report.reasons)
    return _table("reasons", ("measure", "count"), rows, language)


def _rapid(report: QuarterlyReport, language: str) -> ReportTable:
    rapid = report.rapid
    rows: tuple[tuple[Cell, ...], ...] = (
        (word("due", language), rapid.within.denominator),
        (RapidResult.WITHIN.label(language), rapid.within.numerator),
        (RapidResult.AFTER.label(language), rapid.after),
        (RapidResult.UNANSWERED.label(language), rapid.unanswered),
        (RapidResult.RUNNING.label(language), rapid.running),
        (RapidResult.WITHDRAWN.label(language), rapid.withdrawn),
        (word("share", language), rapid.within.percent or "–"),
        (word("median", language), rapid.median_days or "–"),
        (word("decile", language), rapid.ninth_decile_days or "–"),
    )
    return _table("rapid", ("measure", "count"), rows, language)


def _days(report: QuarterlyReport, language: str) -> ReportTable:
    return _table("days", ("days", "reactions"), ((row.days, row.count) for row in report.rapid.histogram), language)


def _agreement(report: QuarterlyReport, language: str) -> ReportTable:
    rows = ((row.label(language), getattr(report.reconciliation, row.value)) for row in Agreement)
    return _table("agreement", ("measure", "count"), rows, language)


def _breakdown(table: Breakdown, language: str) -> ReportTable:
    known = {code.value: code.label(language) for code in CODES[table.table]}
    rows = tuple(
        (known.get(row.code, word("unknown", language)), row.transmitted, row.started, row.completed)
        for row in table.rows
    )
    heads = ("", *(word(step.value, language) for step in FlowStep))
    return ReportTable(table.table.value, table.table.label(language), heads, rows)


def _comparison(report: QuarterlyReport, language: str) -> Iterator[ReportTable]:
    periods = {"this": report.in_comparison, "previous": report.previous, "year_before": report.year_before}
    given = {name: period for name, period in periods.items() if period is not None}
    if len(given) > 1:
        heads = ("", *(word(name, language) for name in given))
        yield ReportTable("comparison", word("comparison", language), heads, tuple(_compared(given.values(), language)))


def _compared(periods: Iterable[Comparison], language: str) -> Iterator[tuple[Cell, ...]]:
    told = tuple(periods)
    yield (
        word("period", language),
        *(f"{format_day(of.period.first_on)} – {format_day(of.period.last_on)}" for of in told),
    )
    for step in FlowStep:
        yield (step.label(language), *(getattr(of, step.value) for of in told))
    yield (word("share", language), *(of.within.percent or "–" for of in told))
