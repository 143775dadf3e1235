"""
What a quarterly report says before and behind its figures: its heading, its terms, its answer, and how it is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from pendulum import DateTime

from safetygate.domain.codes.reports import ReportStatus
from safetygate.domain.records.moments import day_of, format_day, local
from safetygate.domain.records.phrases import COMMA, Language, Phrase
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.reconciliation import QuarterlyReconciliation
from safetygate.outputs.page import DEMONSTRATION, demonstration_banners
from safetygate.outputs.report.answer import write_answer

# A reader knows the name of the capital, and not that of the IANA zone.
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
_STILL_EXPECTED: Final = Phrase(
    "Provisional: further entries on this period are still expected.", "初步数据：有关本期的记录尚待补充。"
)
_FINAL: Final = Phrase("Final figures.", "最终数据。")
METHOD: Final = Phrase("How it is counted", "统计方法")
_POLICY: Final = Phrase("Intended period: {} days ({}).", "预期期限：{}天（{}）。")
_CALENDAR: Final = Phrase("Calendar of working days: {} ({}).", "工作日历：{}（{}）。")
_CERTAINTY: Final = Phrase("What the last days rest on: {}.", "最后一日所依据的日历：{}。")
_ROUNDING: Final = Phrase("Shares: {}.", "比例：{}。")
# 14 % of alerts name several risks, so that the rows of such a table add up to more than the total.
_SEVERAL: Final = Phrase(
    "An alert that names several risks or platforms stands in several rows.",
    "涉及多种风险或多个平台的预警通报计入多行。",
)
_DIFFERING: Final = Phrase("Different outcomes: {}", "结果不同的预警通报：{}")
_AND_MORE: Final = Phrase("and more", "等")


class Preface(NamedTuple):
    """
    What stands around the figures.

    Attributes:
        heading: On which quarter it reports.
        terms: Which days it covers, and as known when.
        answer: What it answers, in a sentence or two.
        banners: What must be known before anything in it is quoted.
        method: How it is counted.
        notice: That the plan is not binding.
    """

    heading: str
    terms: str
    answer: str
    banners: tuple[str, ...]
    method: tuple[str, ...]
    notice: str


def write_preface(report: QuarterlyReport, language: Language) -> Preface:
    """What *report* says around its figures, in *language*."""
    quarter = report.quarter
    period = (
        report.terms.period.label(language) if quarter is None else _QUARTER.say(language, quarter.year, quarter.number)
    )
    return Preface(
        heading=_HEADING.say(language, period),
        terms=_terms(report, language),
        answer=write_answer(report, language),
        banners=tuple(_banners(report, language)),
        method=tuple(_method(report, language)),
        notice=report.notice.best(language.value),
    )


def name_zone(zone: str) -> Phrase:
    """What people call a *zone*: the two capitals by their names, any other by its own."""
    return _ZONES.get(zone, Phrase(zone, zone))


def _terms(report: QuarterlyReport, language: Language) -> str:
    period, zone = report.terms.period, report.terms.zone
    said = _TERMS.say(
        language,
        first=format_day(period.first_on),
        last=format_day(period.last_on),
        zone=name_zone(zone).say(language),
        as_of=_moment(report.terms.as_of, zone),
    )
    if report.supersedes is None:
        return said
    return f"{said} {_SUPERSEDES.say(language, _moment(report.supersedes, zone))}"


def _moment(moment: DateTime, zone: str) -> str:
    return f"{local(moment, zone):%Y-%m-%d %H:%M}"


def made_up_banners(document: QuarterlyReport | QuarterlyReconciliation, language: Language) -> tuple[str, ...]:
    """What is said first of a *document* that is made up, by its terms or by its additions; else nothing."""
    made_up = document.terms.status is ReportStatus.DEMONSTRATION
    return demonstration_banners({DEMONSTRATION: True} if made_up else document.extensions, language)


def _banners(report: QuarterlyReport, language: Language) -> Iterator[str]:
    status = report.terms.status
    yield from made_up_banners(report, language)
    if status is ReportStatus.FINAL:
        yield _FINAL.say(language)
    if status is ReportStatus.PROVISIONAL:
        not_over = day_of(report.terms.as_of, report.terms.zone) <= report.terms.period.last_on
        yield (_NOT_OVER if not_over else _STILL_RUNNING if report.rapid.running else _STILL_EXPECTED).say(language)


def _method(report: QuarterlyReport, language: Language) -> Iterator[str]:
    policy, agreement = report.terms.policy, report.reconciliation
    described = policy.name if policy.description is None else policy.description.best(language.value)
    yield _POLICY.say(language, policy.days, described)
    if policy.calendar is not None:
        yield _CALENDAR.say(language, policy.calendar, policy.calendar_version)
        yield _CERTAINTY.say(language, report.rapid.certainty.label(language))
    yield _ROUNDING.say(language, report.rounding.label(language))
    yield _SEVERAL.say(language)
    if agreement.differing:
        numbers = [*agreement.differing, *(() if agreement.differing_complete else (_AND_MORE.say(language),))]
        yield _DIFFERING.say(language, COMMA.say(language).join(numbers))
