"""
The quarterly report as one page: self-contained, in English and in Chinese, to look at, to print and to be read out.
"""

from __future__ import annotations

from typing import Any, Final

from safetygate.documents.extras import need
from safetygate.domain.codes.reports import FlowStep, StockSide
from safetygate.domain.records.moments import format_day, local
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.outputs.page import LANGUAGES, bilingual_page
from safetygate.outputs.report.charts import report_charts
from safetygate.outputs.report.tables import ReportTable, report_tables, word

_MOST_ROWS: Final = 12
"""A longer table is folded away until it is asked for, or printed."""

_ZONES: Final = {"Asia/Shanghai": ("Beijing time", "北京时间"), "Europe/Brussels": ("Brussels time", "布鲁塞尔时间")}

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "heading": ("EU–China Safety Gate: report on {}", "中欧“安全门”系统：{}报告"),
    "terms": (
        "{first} to {last} ({zone}). As known on {as_of}. Intended period: {days} days ({policy}).",
        "{first} 至 {last}（{zone}）。数据截止时刻：{as_of}。预期期限：{days} 天（{policy}）。",
    ),
    "quarter": ("quarter {1} of {0}", "{0}年第{1}季度"),
    "figures_word": ("The figures", "数据表"),
    "rounding": ("Shares: {}.", "比例：{}。"),
    "supersedes": ("Takes the place of the report extracted on {}.", "取代数据截止时刻为 {} 的报告。"),
    "differing": ("Different outcomes: {}", "结果不同的预警通报：{}"),
    "more": ("and more", "等"),
}


def report_page(report: QuarterlyReport, language: str = "en") -> str:
    """
    *report* as one HTML page that needs nothing else: no network, no script, no font.

    Args:
        report: The report.
        language: Which language shows first, `"en"` or `"zh"`; the reader can switch.

    Raises:
        MissingExtra: Where the extra `[report]` is not installed.
    """
    return bilingual_page([_page(report, code) for code in LANGUAGES], language)


def _said(name: str, language: str) -> str:
    return _WORDS[name][language == "zh"]


def _page(report: QuarterlyReport, language: str) -> dict[str, Any]:
    charts = report_charts(report, language)
    return {
        "lang": LANGUAGES[language],
        "heading": _said("heading", language).format(_period(report, language)),
        "terms": _terms(report, language),
        "figures": _figures(report, language),
        "figures_word": _said("figures_word", language),
        "sections": [_section(report, table, charts, language) for table in report_tables(report, language)],
        "notice": report.notice.best(language),
        "rounding": _said("rounding", language).format(report.rounding.label(language)),
    }


def _period(report: QuarterlyReport, language: str) -> str:
    quarter, period = report.quarter, report.terms.period
    if quarter is None:
        return f"{format_day(period.first_on)} – {format_day(period.last_on)}"
    return _said("quarter", language).format(quarter.year, quarter.number)


def _terms(report: QuarterlyReport, language: str) -> str:
    terms = report.terms
    described = terms.policy.description
    told = _said("terms", language).format(
        first=format_day(terms.period.first_on),
        last=format_day(terms.period.last_on),
        zone=_ZONES.get(terms.zone, (terms.zone, terms.zone))[language == "zh"],
        as_of=_moment(report, terms.as_of),
        days=terms.policy.days,
        policy=described.best(language) if described else terms.policy.name,
    )
    if report.supersedes is None:
        return told
    return f"{told} {_said('supersedes', language).format(_moment(report, report.supersedes))}"


def _moment(report: QuarterlyReport, moment: Any) -> str:
    return f"{local(moment, report.terms.zone):%Y-%m-%d %H:%M}"


def _figures(report: QuarterlyReport, language: str) -> list[tuple[str, str | int]]:
    flow, rapid = report.flow, report.rapid
    return [
        (FlowStep.TRANSMITTED.label(language), flow.transmitted),
        (FlowStep.COMPLETED.label(language), flow.completed),
        (StockSide.CLOSING.label(language), flow.closing),
        (word("share", language), rapid.within.percent or "–"),
        (word("median", language), rapid.median_days or "–"),
    ]


def _section(report: QuarterlyReport, table: ReportTable, charts: dict[str, str], language: str) -> dict[str, Any]:
    markup = need("markupsafe", "A page", "report").Markup

    chart = charts.get(table.name)
    return {
        "table": table,
        "folded": chart is not None or len(table.rows) > _MOST_ROWS,
        "chart": None if chart is None else markup(chart),  # drawn by us, from texts that are escaped
        "note": _note(report, language) if table.name == "agreement" else None,
    }


def _note(report: QuarterlyReport, language: str) -> str | None:
    told = report.reconciliation
    if not told.differing:
        return None
    numbers = [*told.differing, *(() if told.differing_complete else (_said("more", language),))]
    return _said("differing", language).format(", ".join(numbers))
