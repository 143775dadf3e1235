"""
What a quarterly report says before and behind its figures: its heading, its terms, its answer, and how it is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from pendulum import DateTime

from safetygate.domain.records.moments import day_of, format_day, local
from safetygate.domain.records.phrases import COMMA, Language, Phrase
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.outputs.page import demonstration_banners
from safetygate.outputs.report.answer import write_answer

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
METHOD: Final = Phrase("How it is counted", "统计方法")
_POLICY: Final = Phrase("Intended period: {} days ({}).", "预期期限：{}天（{}）。")
_ROUNDING: Final = Phrase("Shares: {}.", "比例：{}。")
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
    quarter, terms = report.quarter, report.terms
    period = terms.period.label(language) if quarter is None else _QUARTER.say(language, quarter.year, quarter.number)
    banners = demonstration_banners(report.extensions, language)
    if day_of(terms.as_of, terms.zone) <= terms.period.last_on:
        banners += (_NOT_OVER.say(language),)
    elif report.rapid.running:
        banners += (_STILL_RUNNING.say(language),)
    return Preface(
        heading=_HEADING.say(language, period),
        terms=_terms(report, language),
        answer=write_answer(report, language),
        banners=banners,
        method=tuple(_method(report, language)),
        notice=report.notice.best(language.value),
    )


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


def _method(report: QuarterlyReport, language: Language) -> Iterator[str]:
    policy, agreement = report.terms.policy, report.reconciliation
    described = policy.name if policy.description is None else policy.description.best(language.value)
    yield _POLICY.say(language, policy.days, described)
    yield _ROUNDING.say(language, report.rounding.label(language))
    yield _SEVERAL.say(language)
    if agreement.differing:
        numbers = [*agreement.differing, *(() if agreement.differing_complete else (_AND_MORE.say(language),))]
        yield _DIFFERING.say(language, COMMA.say(language).join(numbers))
