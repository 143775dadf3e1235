"""
The cycle of the Action plan as a drawing: what was held, what lies ahead, and when it is reviewed.

It stands on its own, without scripts, and can lie in any page; `plan_marks` tells the same in words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Final, NamedTuple

from pendulum import Date

from safetygate.domain.codes import ActivityKind, DueKind
from safetygate.domain.plans.activity import Activity
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.status import Due
from safetygate.domain.records.moments import format_day, to_day
from safetygate.domain.records.periods import Period

_LANES: Final[Mapping[str, tuple[str, str]]] = {
    "cycle": ("Cycle", "周期"),
    "review": ("Review", "审议"),
    "workshop": ("Workshops", "研讨会"),
    "training": ("Trainings", "培训"),
    "due": ("Due", "应完成事项"),
}
"""From top to bottom, with what each lane is called in English and in Chinese."""

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("The plan from {} to {}", "{}至{}的计划进展"),
    "letter": ("Letter signed in {}", "于{}签署函件"),
    "cycle": ("Period between reviews", "审议周期"),
    "preparation": ("Preparation of the review", "审议筹备期"),
    "review": ("Review under way", "审议进行期间"),
    "today": ("As of {}", "截至{}"),
}

_LEFT, _WIDTH, _TOP, _LANE = 110, 960, 34, 40
_STYLE: Final = """<style>
.plan-timeline{font:13px sans-serif}.plan-timeline text{fill:currentColor}
.plan-timeline .year{stroke:#bbb}.plan-timeline .today{stroke:#b00;stroke-dasharray:4 3}
.plan-timeline .cycle{fill:#cfe0f3;stroke:#4a6fa5}.plan-timeline .preparation{fill:#f3e3b8;stroke:#a5863a}
.plan-timeline .review{fill:#d9cfe8;stroke:#6a4fa5}.plan-timeline .held{fill:#2f6b3c;stroke:#2f6b3c}
.plan-timeline .planned,.plan-timeline .moved{fill:#fff;stroke:#2f6b3c;stroke-width:2}
.plan-timeline .cancelled{fill:#fff;stroke:#999;stroke-dasharray:2 2}
.plan-timeline .letter{fill:#4a6fa5}.plan-timeline .due{fill:#a5863a}
</style>"""


class Mark(NamedTuple):
    """
    One thing on the drawing.

    Attributes:
        lane: In which lane it stands.
        style: What it is: a span of days, or something that happens on one.
        first_on: The day, or the first one.
        last_on: The last day.
        label: What it is, in words.
    """

    lane: str
    style: str
    first_on: Date
    last_on: Date
    label: str

    @property
    def days(self) -> str:
        """Its day, or its first and last day."""
        return " – ".join(format_day(day) for day in dict.fromkeys((self.first_on, self.last_on)))


def plan_timeline(plan: ActionPlan, *, due: Iterable[Due], at: dt.date, language: str = "en") -> str:
    """
    The drawing of the *plan*, in SVG.

    Args:
        plan: The plan.
        due: What lies ahead, as `ActionPlan.due()` tells it.
        at: The day as of which it is drawn.
        language: The language of the words: `"zh"` for Chinese, anything else for English.
    """
    day = to_day(at, field="at")
    marks = plan_marks(plan, due=due, at=day, language=language)
    days = [day, *(mark.first_on for mark in marks), *(mark.last_on for mark in marks)]
    scale = Period(first_on=Date(min(days).year, 1, 1), last_on=Date(max(days).year, 12, 31))
    height = _TOP + _LANE * len(_LANES) + 10
    title = _said("title", language, format_day(scale.first_on), format_day(scale.last_on))
    return "\n".join(
        (
            f'<svg class="plan-timeline" viewBox="0 0 {_LEFT + _WIDTH + 20} {height}" role="img">',
            f"<title>{escape(title)}</title>",
            _STYLE,
            *_frame(scale, day, height, language),
            *(_drawn(mark, scale) for mark in marks),
            "</svg>",
        )
    )


def plan_marks(plan: ActionPlan, *, due: Iterable[Due], at: Date, language: str = "en") -> list[Mark]:
    """Everything on the drawing, in the order of days; the parameters are explained at `plan_timeline`."""
    marks = [*_cycles(plan, at, language), *(_activity(activity, language) for activity in plan.activities)]
    for version in plan.versions:
        for letter, day in zip(version.letters, version.signing_days, strict=True):
            place = letter.party.name or letter.party.code.label(language)
            words = _said("letter", language, letter.place.best(language, "en") if letter.place else place)
            marks.append(Mark("cycle", "letter", day, day, words))
    for review in plan.reviews:
        ends = review.decided_on or max(at, review.begun_on)
        marks.append(Mark("review", "review", review.begun_on, ends, _said("review", language)))
    ahead = (each for each in due if each.due_kind is not DueKind.ACTIVITY)
    marks += (Mark("due", "due", each.due_on, each.due_on, each.label(language)) for each in ahead)
    return sorted(marks, key=lambda mark: (mark.first_on, mark.label))


def _cycles(plan: ActionPlan, at: Date, language: str) -> Iterator[Mark]:
    periods = [review.period for review in plan.reviews if review.decided_on is not None]
    cycle = plan.status(at=at).cycle
    if cycle is not None:
        periods.append(cycle.period)
        words = _said("preparation", language)
        yield Mark("review", "preparation", cycle.preparation_from_on, cycle.review_due_on, words)
    for period in periods:
        yield Mark("cycle", "cycle", period.first_on, period.last_on, _said("cycle", language))


def _activity(activity: Activity, language: str) -> Mark:
    lane = "workshop" if activity.activity_kind is ActivityKind.WORKSHOP else "training"
    words = f"{activity.title.best(language, 'en')} · {activity.status.label(language)}"
    return Mark(lane, activity.status.value, activity.starts_on, activity.ends_on or activity.starts_on, words)


def _frame(scale: Period, day: Date, height: int, language: str) -> Iterator[str]:
    for number, (en, zh) in enumerate(_LANES.values()):
        middle = _TOP + _LANE * number + 26
        yield f'<text x="4" y="{middle}">{escape(zh if language == "zh" else en)}</text>'
    for year in range(scale.first_on.year, scale.last_on.year + 1):
        place = _place(Date(year, 1, 1), scale)
        yield f'<line class="year" x1="{place}" x2="{place}" y1="{_TOP}" y2="{height}"/>'
        yield f'<text x="{place}" y="{_TOP - 8}">{year}</text>'
    now = _place(day, scale)
    words = escape(_said("today", language, format_day(day)))
    yield f'<line class="today" x1="{now}" x2="{now}" y1="{_TOP}" y2="{height}"><title>{words}</title></line>'


def _drawn(mark: Mark, scale: Period) -> str:
    top = _TOP + _LANE * list(_LANES).index(mark.lane) + 10
    start, end = _place(mark.first_on, scale), _place(mark.last_on, scale)
    title = f"<title>{escape(f'{mark.days}: {mark.label}')}</title>"
    if mark.style in {"cycle", "preparation", "review"}:
        width = max(round(end - start, 1), 2)
        return f'<rect class="{mark.style}" x="{start}" y="{top}" width="{width}" height="22">{title}</rect>'
    if mark.style in {"letter", "due"}:
        return f'<rect class="{mark.style}" x="{start}" y="{top - 4}" width="3" height="30">{title}</rect>'
    return f'<circle class="{mark.style}" cx="{start}" cy="{top + 11}" r="6">{title}</circle>'


def _place(day: Date, scale: Period) -> float:
    """How far to the right *day* stands."""
    first, last = scale.first_on.toordinal(), scale.last_on.toordinal()
    return round(_LEFT + _WIDTH * (day.toordinal() - first) / (last - first), 1)


def _said(name: str, language: str, *values: str) -> str:
    return _WORDS[name][language == "zh"].format(*values)
