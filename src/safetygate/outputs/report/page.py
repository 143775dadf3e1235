"""
The quarterly report as one page: self-contained, in English and in Chinese, to look at, to print and to be read out.

It begins with the answer, goes on to what the answer rests on, and ends with every figure, folded away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pendulum import DateTime

from safetygate.domain.codes.reports import FlowStep, StockSide
from safetygate.domain.records.moments import day_of, format_day, local
from safetygate.domain.records.phrases import COMMA, Language, Phrase
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.outputs.page import Page, Section, Tile, bilingual_page, demonstration_banners
from safetygate.outputs.report.answer import write_answer
from safetygate.outputs.report.charts import report_charts
from safetygate.outputs.report.tables import MEDIAN, report_tables

_ZONES: Final = {
    "Asia/Shanghai": Phrase("Beijing time", "北京时间"),
    "Europe/Brussels": Phrase("Brussels time", "布鲁塞尔时间"),
}
_HEADING: Final = Phrase("EU–China Safety Gate: report on {}", "中欧“安全门”系统：{}报告")
_QUARTER: Final = Phrase("quarter {1} of {0}", "{0}年第{1}季度")
_TERMS: Final = Phrase(
    "{first} to {last} ({zone}). As known on {as_of}.", "{first} 至 {last}（{zone}）。数据截止时刻：{as_of}。"
)
_SUPERSEDES: Final = Phrase("Takes the place of the report extracted on {}.", "取代数据截止时刻为 {} 的报告。")
_NOT_OVER: Final = Phrase(
    "Provisional: the period was not over when these figures were extracted.", "初步数据：数据截止时本期尚未结束。"
)
_STILL_RUNNING: Final = Phrase(
    "Provisional: some intended periods were still running when these figures were extracted.",
    "初步数据：数据截止时部分预期期限尚未届满。",
)
_WITHIN: Final = Phrase("Within the intended period", "在预期期限内")
_DAYS: Final = Phrase("{} days", "{}天")
_OF: Final = Phrase("{} of {}", "{}/{}")
_REACTIONS: Final = Phrase("over {} reactions", "共{}次反馈")
_BEFORE: Final = Phrase("{} in the period before", "上一期为{}")
_NUMBER: Final = Phrase("{}", "{}")

_TRANSMITTED: Final = Phrase("{}: alerts transmitted", "{}：转送的预警通报数")
_ANNEX: Final = Phrase("All figures", "全部数据")
_METHOD: Final = Phrase("How it is counted", "统计方法")
_POLICY: Final = Phrase("Intended period: {} days ({}).", "预期期限：{}天（{}）。")
_ROUNDING: Final = Phrase("Shares: {}.", "比例：{}。")
_NO_ZEROS: Final = Phrase(
    "Rows in which nothing was counted are left out here; the spreadsheet and the CSV files have them.",
    "此处略去计数为零的行；电子表格和 CSV 文件中保留全部行。",
)
_SEVERAL: Final = Phrase(
    "An alert that names several risks or platforms stands in several rows.",
    "涉及多种风险或多个平台的预警通报计入多行。",
)
_DIFFERING: Final = Phrase("Different outcomes: {}", "结果不同的预警通报：{}")
_AND_MORE: Final = Phrase("and more", "等")

_FIRST: Final = ("days", "periods", "rapid", "outcomes", "measures", "reasons")
"""What is drawn first, in this order: the reactions and their pace, what waits, and what came of the investigations."""

_WIDE: Final = frozenset({"days", "periods"})


def report_page(report: QuarterlyReport, language: str | Language) -> str:
    """
    *report* as one HTML page that needs nothing else: no network, no script, no font.

    Args:
        report: The report.
        language: Which language shows first; the reader can switch.

    Raises:
        InvalidValue: Where there are no words in *language*.
        MissingExtra: Where the extra `[report]` is not installed.
    """
    return bilingual_page(lambda each: _page(report, each), language)


def _page(report: QuarterlyReport, language: Language) -> Page:
    charts = report_charts(report, language)
    tables = {table.name: table for table in report_tables(report, language)}
    drawn = (*_FIRST, *(name for name in charts if name not in _FIRST))
    annex = (table.without_zeros for table in tables.values() if len(table.rows) > 1 or table.name != "periods")
    return Page(
        heading=_HEADING.say(language, _period(report, language)),
        terms=_terms(report, language),
        answer=write_answer(report, language),
        banners=(*demonstration_banners(report.extensions, language), *_provisional(report, language)),
        tiles=tuple(_tiles(report, language)),
        sections=tuple(
            Section(
                name,
                title=tables[name].title if name in _FIRST else _TRANSMITTED.say(language, tables[name].title),
                drawing=charts[name],
                wide=name in _WIDE,
            )
            for name in drawn
            if name in charts
        ),
        annex_title=_ANNEX.say(language),
        annex=(
            *(
                Section(f"all-{table.name}", table.title, table=table, wide=table.name == "periods")
                for table in annex
                if table.rows
            ),
            Section("method", _METHOD.say(language), paragraphs=tuple(_method(report, language)), wide=True),
        ),
        notices=(report.notice.best(language.value),),
    )


def _period(report: QuarterlyReport, language: Language) -> str:
    quarter = report.quarter
    if quarter is None:
        return report.terms.period.label(language)
    return _QUARTER.say(language, quarter.year, quarter.number)


def _terms(report: QuarterlyReport, language: Language) -> str:
    period, zone = report.terms.period, report.terms.zone
    said = _TERMS.say(
        language,
        first=format_day(period.first_on),
        last=format_day(period.last_on),
        zone=_ZONES.get(zone, Phrase(zone, zone)).say(language),
        as_of=_moment(report.terms.as_of, zone),
    )
    if report.supersedes is None:
        return said
    return f"{said} {_SUPERSEDES.say(language, _moment(report.supersedes, zone))}"


def _moment(moment: DateTime, zone: str) -> str:
    return f"{local(moment, zone):%Y-%m-%d %H:%M}"


def _provisional(report: QuarterlyReport, language: Language) -> Iterator[str]:
    if day_of(report.terms.as_of, report.terms.zone) <= report.terms.period.last_on:
        yield _NOT_OVER.say(language)
    elif report.rapid.running:
        yield _STILL_RUNNING.say(language)


def _tiles(report: QuarterlyReport, language: Language) -> Iterator[Tile]:
    flow, rapid, before = report.flow, report.rapid, report.previous
    within = rapid.within
    share = "–" if within.percent is None else f"{within.percent} %"
    notes = [_OF.say(language, within.numerator, within.denominator)]
    if before is not None and before.within.percent is not None:
        notes.append(_BEFORE.say(language, f"{before.within.percent} %"))
    yield Tile(_WITHIN.say(language), share, " · ".join(notes))
    pace = "–" if rapid.median_days is None else _DAYS.say(language, rapid.median_days)
    reactions = within.numerator + rapid.after
    yield Tile(MEDIAN.say(language), pace, _REACTIONS.say(language, reactions))
    earlier = None if before is None else before.transmitted
    yield _count_tile(FlowStep.TRANSMITTED.label(language), flow.transmitted, earlier, language)
    earlier = None if before is None else before.completed
    yield _count_tile(FlowStep.COMPLETED.label(language), flow.completed, earlier, language)
    yield _count_tile(StockSide.CLOSING.label(language), flow.closing, flow.opening, language)


def _count_tile(label: str, count: int, before: int | None, language: Language) -> Tile:
    return Tile(label, str(count), "" if before is None else _BEFORE.say(language, before))


def _method(report: QuarterlyReport, language: Language) -> Iterator[tuple[str, str]]:
    policy, agreement = report.terms.policy, report.reconciliation
    described = policy.name if policy.description is None else policy.description.best(language.value)
    yield "p", _POLICY.say(language, policy.days, described)
    yield "p", _ROUNDING.say(language, report.rounding.label(language))
    yield "p", _SEVERAL.say(language)
    if agreement.differing:
        numbers = [*agreement.differing, *(() if agreement.differing_complete else (_AND_MORE.say(language),))]
        yield "p", _DIFFERING.say(language, COMMA.say(language).join(numbers))
    yield "p", _NO_ZEROS.say(language)
