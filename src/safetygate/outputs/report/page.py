"""
The quarterly report as one page: self-contained, in English and in Chinese, to look at, to print and to be read out.

It begins with the answer, goes on to what the answer rests on, and ends with every figure, folded away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from safetygate.domain.codes.reports import FlowStep, StockSide, Table
from safetygate.domain.records.errors import InvalidValue, expect, expect_each
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.reports.drafting import SPLITS
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.reconciliation import QuarterlyReconciliation
from safetygate.domain.reports.rows import MEDIAN
from safetygate.outputs.page import Page, Section, Tile, bilingual_page
from safetygate.outputs.report.charts import report_charts
from safetygate.outputs.report.preface import METHOD, write_preface
from safetygate.outputs.report.reconciled import show_reconciliation
from safetygate.outputs.report.tables import report_tables

_WITHIN: Final = Phrase("Within the intended period", "在预期期限内")
_DAYS: Final = Phrase("{} days", "{}天")
_OF: Final = Phrase("{} of {}", "{}/{}")
_REACTIONS: Final = Phrase("over {} reactions", "共{}次反馈")
_BEFORE: Final = Phrase("{} in the period before", "上一期为{}")
_NUMBER: Final = Phrase("{}", "{}")

_TRANSMITTED: Final = Phrase("{}: alerts transmitted", "{}：转送的预警通报数")
_CONTACT: Final = Phrase("Contact: {}", "联系方式：{}")
_ANNEX: Final = Phrase("All figures", "全部数据")
_NO_ZEROS: Final = Phrase(
    "Rows in which nothing was counted are left out here; the spreadsheet and the CSV files have them.",
    "此处略去计数为零的行；电子表格和 CSV 文件中全部保留。",
)

_PRIORITY: Final = Table.RAPID_SOLD_ONLINE.value
_TITLES: Final = {
    "periods": Phrase(
        "Within the intended period, over the periods that were reported", "各报告期在预期期限内反馈的比例"
    ),
    _PRIORITY: Phrase(
        "Was priority given? Within the intended period, by whether sold online",
        "是否优先处理？按是否在线销售统计在预期期限内反馈的比例",
    ),
}
"""What a drawing is called that does not show all of the table that it is drawn from."""

_FIRST: Final = ("days", "periods", _PRIORITY, "rapid", "overdue", "outcome", "measure", "reason")
"""What is drawn first, in this order: the reactions and their pace, what waits, and what came of the investigations."""

# A histogram of some forty columns, and bars with long labels, do not fit in half a page.
_WIDE: Final = frozenset({"days", "periods", _PRIORITY})

_SUM: Final = Table.STOCK.value
_BROAD: Final = frozenset({"periods", *(split.value for split in SPLITS)})
"""The tables whose columns need the whole width; they stand last, so that the others fill theirs."""


def report_page(  # noqa: PLR0913  # what is shown beside the report, each by name
    report: QuarterlyReport,
    language: str | Language,
    *,
    earlier: Iterable[QuarterlyReport] = (),
    reconciliation: QuarterlyReconciliation | None = None,
    contact: str | None = None,
    beside: Iterable[str] = (),
) -> str:
    """
    *report* as one HTML page that needs nothing else: no network, no script, no font.

    Args:
        report: The report.
        language: Which language shows first; the reader can switch.
        earlier: Reports on earlier periods, for the trend.
        reconciliation: What the submission of the other side and the cases behind the report say of the same period.
        contact: Whom to ask about it.
        beside: The files that lie beside the page and hold its figures, by their names.

    Raises:
        InvalidValue: Where there are no words in *language*, or what stands beside the report is not on its terms.
        MissingExtra: Where the extra `[report]` is not installed.
    """
    beside = expect_each(beside, str, field="beside")
    if reconciliation is not None:
        expect(reconciliation, QuarterlyReconciliation, field="reconciliation")
    earlier = expect_each(earlier, QuarterlyReport, field="earlier")
    expect(report, QuarterlyReport, field="report")
    if reconciliation is not None and reconciliation.period != report.terms.period:
        raise InvalidValue("expected a reconciliation of the period of the report", field="reconciliation.period")
    # Held, as each language goes through them, and a host may give iterators.
    trend, files = tuple(earlier), tuple(beside)

    def write(each: Language) -> Page:
        page = _page(report, trend, each)
        held = () if reconciliation is None else show_reconciliation(reconciliation, each)
        asked = () if contact is None else (_CONTACT.say(each, contact),)
        return page._replace(sections=page.sections + held, notices=page.notices + asked, files=files)

    return bilingual_page(write, language)


def _page(report: QuarterlyReport, earlier: Sequence[QuarterlyReport], language: Language) -> Page:
    charts = report_charts(report, language, earlier=earlier)
    tables = {table.name: table for table in report_tables(report, language, earlier=earlier)}
    drawn = (*_FIRST, *(name for name in charts if name not in _FIRST))
    # What is carried over is a sum, in which a zero says something too.
    annex = (
        table if table.name == _SUM else table.without_zeros
        for table in sorted(tables.values(), key=lambda table: table.name in _BROAD)
        if len(table.rows) > 1 or table.name != "periods"
    )
    preface = write_preface(report, language)
    method = (*preface.method, _NO_ZEROS.say(language))
    return Page(
        heading=preface.heading,
        terms=preface.terms,
        answer=preface.answer,
        banners=preface.banners,
        tiles=tuple(_tiles(report, language)),
        sections=tuple(
            Section(
                name,
                title=_title(name, tables[name].title, language),
                drawing=charts[name],
                wide=name in _WIDE,
            )
            for name in drawn
            if name in charts
        ),
        annex_title=_ANNEX.say(language),
        annex=(
            *(
                Section(f"all-{table.name}", table.title, table=table, wide=table.name in _BROAD)
                for table in annex
                if table.rows
            ),
            Section("method", METHOD.say(language), paragraphs=tuple(("p", text) for text in method), wide=True),
        ),
        notices=(preface.notice,),
    )


def _title(name: str, title: str, language: Language) -> str:
    if name in _TITLES:
        return _TITLES[name].say(language)
    return title if name in _FIRST else _TRANSMITTED.say(language, title)


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
    yield Tile(Table.WAITING.label(language), str(report.waiting.not_started))


def _count_tile(label: str, count: int, before: int | None, language: Language) -> Tile:
    return Tile(label, str(count), "" if before is None else _BEFORE.say(language, before))
