"""
The Action plan as one page: what is due first, what is on course, the timeline of its cycle, and its text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.status import Due, PlanStatus
from safetygate.domain.records.errors import expect, expect_each
from safetygate.domain.records.moments import format_day, to_day
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.submission import QuarterlySubmission
from safetygate.outputs.page import Page, Section, Tile, bilingual_page, demonstration_banners
from safetygate.outputs.plan.text import plan_blocks
from safetygate.outputs.plan.timeline import plan_marks, plan_timeline
from safetygate.outputs.tables import Cell, PrintedTable

_TERMS: Final = Phrase("Version {}. As of {}.", "第{}版。截至{}。")
_NEXT: Final = Phrase("Next, on {}: {}.", "下一事项（{}）：{}。")
_NOTHING: Final = Phrase("Nothing lies ahead in the days that were asked for.", "所查期间内无后续事项。")

_STATE: Final = Phrase("Where it stands", "当前状态")
_OVERALL: Final = Phrase("All together", "总体进展")
_PLAN_YEAR: Final = Phrase("Year of the plan", "计划年度")
_REVIEW_DUE: Final = Phrase("Review due", "应开展审议")

_TIMELINE: Final = Phrase("Timeline of the cycle", "周期时间线")
_IN_WORDS: Final = Phrase("The timeline in words", "时间线文字说明")
_INDICATORS: Final = Phrase("What is on course, due or past", "进展状况")
_AHEAD: Final = Phrase("What lies ahead", "后续事项")
_TEXT: Final = Phrase("The text, signatures, activities and reviews", "计划文本、签署情况、活动和审议")
_DAY: Final = Phrase("Day", "日期")
_WHAT: Final = Phrase("What", "内容")
_COUNTED: Final = Phrase("What is counted", "计数项目")
_PERIOD: Final = Phrase("Period", "期间")
_NUMBER: Final = Phrase("Number", "数量")
_STANDING: Final = Phrase("Standing", "状况")
_NOT_BINDING: Final = Phrase(
    "This Action plan is not intended to create rights or obligations under international or domestic law.",
    "本行动计划无意创设国际法或国内法上的权利或义务。",
)
_TAGS: Final = {"heading": "h3", "item": "li"}
"""Which paragraphs of the text are headings or items of a list; all others are paragraphs."""


def plan_page(  # noqa: PLR0913  # what is shown beside the plan, each by name
    plan: ActionPlan,
    *,
    at: dt.date,
    due: Iterable[Due],
    reports: Iterable[QuarterlyReport] | None = None,
    submissions: Iterable[QuarterlySubmission] | None = None,
    language: str | Language,
) -> str:
    """
    The *plan* as one HTML page that needs nothing else: no network, no script, no font.

    Args:
        plan: The plan.
        at: The day as of which it is shown.
        due: What lies ahead, as `ActionPlan.due()` gives it.
        reports: Quarterly reports; the share of rapid reactions is left out where none are given.
        submissions: The quarterly reports of the GACC as they were received; left out where none are given.
        language: Which language shows first; the reader can switch.

    Raises:
        InvalidValue: Where there are no words in *language*.
        MissingExtra: Where the extra `[report]` is not installed.
    """
    if submissions is not None:
        submissions = expect_each(submissions, QuarterlySubmission, field="submissions")
    if reports is not None:
        reports = expect_each(reports, QuarterlyReport, field="reports")
    due = expect_each(due, Due, field="due")
    expect(plan, ActionPlan, field="plan")
    status = plan.status(at=to_day(at, field="at"), reports=reports, submissions=submissions)
    # Held, as each language goes through it, and a host may give an iterator.
    ahead = tuple(due)
    return bilingual_page(lambda each: _page(plan, status, ahead, each), language)


def _page(plan: ActionPlan, status: PlanStatus, ahead: Sequence[Due], language: Language) -> Page:
    review_on = "–" if status.cycle is None else format_day(status.cycle.review_due_on)
    first = min(ahead, key=lambda due: due.due_on, default=None)
    drawing = plan_timeline(plan, due=ahead, at=status.as_of_on, language=language)
    listed = _table(
        "ahead", _AHEAD, (_DAY, _WHAT), ((format_day(due.due_on), due.label(language)) for due in ahead), language
    )
    said = ((mark.days, mark.label) for mark in plan_marks(plan, due=ahead, at=status.as_of_on, language=language))
    # What the drawing says by shape and colour, for whoever cannot see it or prints without colours.
    marks = _table("timeline", _TIMELINE, (_DAY, _WHAT), said, language)
    words = ((_TAGS.get(block.style, "p"), block.words(language)) for block in plan_blocks(plan))
    # The first paragraph of the text is its title, which is the heading of the page already.
    _, *paragraphs = (each for each in words if each[1])
    return Page(
        heading=plan.latest.title.best(language.value, "en"),
        terms=_TERMS.say(language, status.version or plan.latest.number, format_day(status.as_of_on)),
        answer=_NOTHING.say(language)
        if first is None
        else _NEXT.say(language, format_day(first.due_on), first.label(language)),
        banners=demonstration_banners(plan.extensions, language),
        tiles=(
            Tile(_STATE.say(language), status.state.label(language)),
            Tile(_OVERALL.say(language), status.standing.label(language)),
            # A draft is in no year yet.
            Tile(_PLAN_YEAR.say(language), str(status.plan_year or "–")),
            Tile(_REVIEW_DUE.say(language), review_on),
        ),
        sections=(
            Section("ahead", _AHEAD.say(language), table=listed, wide=True),
            Section("indicators", _INDICATORS.say(language), table=_list_indicators(status, language), wide=True),
            Section("timeline", _TIMELINE.say(language), drawing=drawing, wide=True),
            Section("text", _TEXT.say(language), paragraphs=tuple(paragraphs), wide=True),
        ),
        annex_title=_IN_WORDS.say(language),
        annex=(Section("marks", _TIMELINE.say(language), table=marks),),
        notices=(_NOT_BINDING.say(language),),
    )


def _table(
    name: str, title: Phrase, columns: Sequence[Phrase], rows: Iterable[tuple[Cell, ...]], language: Language
) -> PrintedTable:
    heads = tuple(column.say(language) for column in columns)
    return PrintedTable(name=name, title=title.say(language), columns=heads, rows=tuple(rows))


def _list_indicators(status: PlanStatus, language: Language) -> PrintedTable:
    rows = (
        (
            each.code.label(language),
            each.standing.label(language),
            each.figures(language),
            f"{each.year_kind.label(language)} · {each.period.label(language)}",
        )
        for each in status.indicators
    )
    return _table("indicators", _INDICATORS, (_COUNTED, _STANDING, _NUMBER, _PERIOD), rows, language)
