"""
The Action plan as one page: what is on course, the timeline of its cycle, what lies ahead, and its text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Final

from safetygate.documents.extras import need
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.status import Due, PlanStatus
from safetygate.domain.records.moments import format_day, to_day
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.submission import QuarterlySubmission
from safetygate.outputs.page import LANGUAGES, bilingual_page
from safetygate.outputs.plan.text import plan_blocks
from safetygate.outputs.plan.timeline import plan_marks, plan_timeline
from safetygate.outputs.report.tables import Cell, ReportTable

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "terms": ("Version {}. {}.", "第{}版。{}。"),
    "state": ("Where it stands", "当前状态"),
    "overall": ("All together", "总体进展"),
    "plan_year": ("Year of the plan", "计划年度"),
    "review_due": ("Review due", "应开展审议"),
    "timeline": ("Timeline of the cycle", "周期时间线"),
    "indicators": ("What is on course, due or past", "进展状况"),
    "ahead": ("What lies ahead", "后续事项"),
    "text": ("The text, signatures, activities and reviews", "计划文本、签署情况、活动和审议"),
    "day": ("Day", "日期"),
    "what": ("What", "内容"),
    "counted": ("What is counted", "计数项目"),
    "period": ("Period", "期间"),
    "number": ("Number", "数量"),
    "standing": ("Standing", "状况"),
    "figures": ("In words", "文字说明"),
    "notice": (
        "This Action plan is not intended to create rights or obligations under international or domestic law.",
        "本行动计划无意创设国际法或国内法上的权利或义务。",
    ),
    "as_of": ("As of {}.", "截至{}。"),
}


def plan_page(  # noqa: PLR0913  # what is shown beside the plan, each by name
    plan: ActionPlan,
    *,
    at: dt.date,
    due: Iterable[Due],
    reports: Iterable[QuarterlyReport] | None = None,
    submissions: Iterable[QuarterlySubmission] | None = None,
    language: str = "en",
) -> str:
    """
    The *plan* as one HTML page that needs nothing else: no network, no script, no font.

    Args:
        plan: The plan.
        at: The day as of which it is shown.
        due: What lies ahead, as `ActionPlan.due()` tells it.
        reports: Quarterly reports; the share of rapid reactions is left out where none are given.
        submissions: The quarterly reports of the GACC as they were received; left out where none are given.
        language: Which language shows first, `"en"` or `"zh"`; the reader can switch.

    Raises:
        MissingExtra: Where the extra `[report]` is not installed.
    """
    status = plan.status(at=to_day(at, field="at"), reports=reports, submissions=submissions)
    ahead = tuple(due)
    return bilingual_page([_page(plan, status, ahead, code) for code in LANGUAGES], language)


def _said(name: str, language: str, *values: object) -> str:
    return _WORDS[name][language == "zh"].format(*values)


def _page(plan: ActionPlan, status: PlanStatus, ahead: Sequence[Due], language: str) -> dict[str, Any]:
    drawing = plan_timeline(plan, due=ahead, at=status.as_of_on, language=language)
    return {
        "lang": LANGUAGES[language],
        "heading": plan.latest.title.best(language, "en"),
        "terms": _said("terms", language, status.version or plan.latest.number, status.state.label(language)),
        "figures": _figures(status, language),
        "figures_word": _said("figures", language),
        "sections": [
            _section(_timeline(plan, status, ahead, language), drawing) | {"wide": True},
            _section(_indicators(status, language)) | {"wide": True},
            _section(_ahead(ahead, language)),
            _section(_text(plan, language)),
        ],
        "notice": _said("notice", language),
        "rounding": _said("as_of", language, format_day(status.as_of_on)),
    }


def _section(table: ReportTable, drawing: str | None = None) -> dict[str, Any]:
    markup = need("markupsafe", "A page", "report").Markup

    chart = None if drawing is None else markup(drawing)  # drawn by us, from texts that are escaped
    return {"table": table, "folded": drawing is not None or table.name == "text", "chart": chart, "note": None}


def _figures(status: PlanStatus, language: str) -> list[tuple[str, Cell]]:
    due_on = "–" if status.cycle is None else format_day(status.cycle.review_due_on)
    return [
        (_said("state", language), status.state.label(language)),
        (_said("overall", language), status.standing.label(language)),
        (_said("plan_year", language), status.plan_year or "–"),
        (_said("review_due", language), due_on),
    ]


def _table(name: str, heads: Sequence[str], rows: Iterable[tuple[Cell, ...]], language: str) -> ReportTable:
    columns = tuple(_said(head, language) for head in heads)
    return ReportTable(name, _said(name, language), columns, tuple(rows))


def _timeline(plan: ActionPlan, status: PlanStatus, ahead: Sequence[Due], language: str) -> ReportTable:
    marks = plan_marks(plan, due=ahead, at=status.as_of_on, language=language)
    return _table("timeline", ("day", "what"), ((mark.days, mark.label) for mark in marks), language)


def _indicators(status: PlanStatus, language: str) -> ReportTable:
    rows = (
        (
            each.code.label(language),
            f"{each.year_kind.label(language)} · {each.period.label(language)}",
            each.figures(language),
            each.standing.label(language),
        )
        for each in status.indicators
    )
    return _table("indicators", ("counted", "period", "number", "standing"), rows, language)


def _ahead(ahead: Sequence[Due], language: str) -> ReportTable:
    return _table(
        "ahead", ("day", "what"), ((format_day(each.due_on), each.label(language)) for each in ahead), language
    )


def _text(plan: ActionPlan, language: str) -> ReportTable:
    rows = tuple((block.en, block.zh) for block in plan_blocks(plan))
    return ReportTable("text", _said("text", language), ("English", "中文"), rows)
