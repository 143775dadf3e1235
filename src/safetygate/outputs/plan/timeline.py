"""
The cycle of the Action plan as a drawing: what was held, what lies ahead, and when it is reviewed.

It stands on its own, without scripts, and can lie in any page; `plan_marks` says the same in words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil
from typing import Final, NamedTuple

from pendulum import Date

from safetygate.domain.codes import ActivityKind, ActivityStatus, DueKind
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.status import Due
from safetygate.domain.records.errors import expect, expect_each
from safetygate.domain.records.moments import format_day, to_day
from safetygate.domain.records.periods import Period
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.outputs.drawing import COLOURS, SOFT, draw
from safetygate.outputs.inert import markup

_LANES: Final[Mapping[str, Phrase]] = {
    "cycle": Phrase("Cycle", "周期"),
    "review": Phrase("Review", "审议"),
    "workshop": Phrase("Workshops", "研讨会"),
    "training": Phrase("Trainings", "培训"),
    "due": Phrase("Due", "应完成事项"),
}
"""What each lane is called, from top to bottom."""

_TITLE: Final = Phrase("The plan from {} to {}", "{}至{}的计划进展")
_LETTER: Final = Phrase("Letter signed in {}", "于{}签署函件")
_TODAY: Final = Phrase("As of {}", "截至{}")


class _Style(NamedTuple):
    """
    How one kind of thing is drawn.

    Attributes:
        name: What it is; an activity is called by its status.
        shape: A span of days, a day, or something that happens on one.
        look: The attributes of its shape in SVG.
    """

    name: Phrase
    shape: str
    look: str


def _outline(colour: str) -> str:
    return f'fill="{colour}" fill-opacity=".25" stroke="{colour}"'


_THIRD: Final = "var(--third, #2f7d46)"
_STYLES: Final[Mapping[str, _Style]] = {
    "cycle": _Style(Phrase("Period between reviews", "审议周期"), "span", _outline(COLOURS[0])),
    "preparation": _Style(Phrase("Preparation of the review", "审议筹备期"), "span", _outline(COLOURS[1])),
    "review": _Style(Phrase("Review under way", "审议进行期间"), "span", _outline(_THIRD)),
    "letter": _Style(Phrase("Letter signed", "签署函件"), "day", f'fill="{COLOURS[0]}"'),
    "due": _Style(Phrase("Due", "应完成事项"), "day", f'fill="{COLOURS[1]}"'),
    **{
        status.value: _Style(Phrase(status.en, status.zh), "event", look)
        for status, look in (
            (ActivityStatus.HELD, f'fill="{_THIRD}" stroke="{_THIRD}" stroke-width="2"'),
            (ActivityStatus.PLANNED, f'fill="var(--paper, #fff)" stroke="{_THIRD}" stroke-width="2"'),
            (ActivityStatus.MOVED, f'fill="var(--paper, #fff)" stroke="{COLOURS[1]}" stroke-width="2"'),
            (ActivityStatus.CANCELLED, f'fill="var(--paper, #fff)" stroke="{SOFT}" stroke-dasharray="2 2"'),
        )
    },
}
"""From each kind of thing to how it is drawn, in the order of the legend."""

_TOP, _LANE, _KEY = 44, 48, 24


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


def plan_timeline(plan: ActionPlan, *, due: Iterable[Due], at: dt.date, language: str | Language) -> str:
    """
    The drawing of the *plan*, in SVG.

    Args:
        plan: The plan.
        due: What lies ahead, as `ActionPlan.due()` gives it.
        at: The day as of which it is drawn.
        language: The language of the words.

    Raises:
        InvalidValue: Where there are no words in *language*.
    """
    due = expect_each(due, Due, field="due")
    expect(plan, ActionPlan, field="plan")
    day, parsed = to_day(at, field="at"), Language.parse(language)
    marks = plan_marks(plan, due=due, at=day, language=parsed)
    # Whole years, so that a line for each January divides the drawing evenly.
    days = [day, *(mark.first_on for mark in marks), *(mark.last_on for mark in marks)]
    scale = Period(first_on=Date(min(days).year, 1, 1), last_on=Date(max(days).year, 12, 31))
    bottom = _TOP + _LANE * len(_LANES)
    title = _TITLE.say(parsed, format_day(scale.first_on), format_day(scale.last_on))
    keys = [style for name, style in _STYLES.items() if any(mark.style == name for mark in marks)]
    parts = (
        *_draw_frame(scale, day, bottom, parsed),
        *(_draw_mark(mark, scale) for mark in marks),
        *_draw_keys(keys, bottom + 10, parsed),
    )
    return draw(bottom + 14 + _KEY * ceil(len(keys) / 2), title, parts)


def plan_marks(plan: ActionPlan, *, due: Iterable[Due], at: Date, language: str | Language) -> list[Mark]:
    """Everything on the drawing, in the order of days; parameters and errors are those of `plan_timeline`."""
    language = Language.parse(language)
    marks = [*_cycles(plan, at, language)]
    for activity in plan.activities:
        lane = "workshop" if activity.activity_kind is ActivityKind.WORKSHOP else "training"
        words = f"{activity.title.best(language.value, 'en')} · {activity.status.label(language)}"
        ends = activity.ends_on or activity.starts_on
        marks.append(Mark(lane, activity.status.value, activity.starts_on, ends, words))
    for version in plan.versions:
        for letter, day in zip(version.letters, version.signing_days, strict=True):
            party = letter.party.name or letter.party.code.label(language)
            words = _LETTER.say(language, letter.place.best(language.value, "en") if letter.place else party)
            marks.append(Mark("cycle", "letter", day, day, words))
    for review in plan.reviews:
        ends = review.decided_on or max(at, review.begun_on)
        marks.append(Mark("review", "review", review.begun_on, ends, _STYLES["review"].name.say(language)))
    ahead = (each for each in due if each.due_kind is not DueKind.ACTIVITY)
    marks += (Mark("due", "due", each.due_on, each.due_on, each.label(language)) for each in ahead)
    return sorted(marks, key=lambda mark: (mark.first_on, mark.label))


def _cycles(plan: ActionPlan, at: Date, language: Language) -> Iterator[Mark]:
    periods = [review.period for review in plan.reviews if review.decided_on is not None]
    cycle = plan.status(at=at).cycle
    if cycle is not None:
        periods.append(cycle.period)
        words = _STYLES["preparation"].name.say(language)
        yield Mark("review", "preparation", cycle.preparation_from_on, cycle.review_due_on, words)
    for period in periods:
        yield Mark("cycle", "cycle", period.first_on, period.last_on, _STYLES["cycle"].name.say(language))


def _draw_frame(scale: Period, day: Date, bottom: int, language: Language) -> Iterator[str]:
    for year in range(scale.first_on.year, scale.last_on.year + 1):
        offset = _offset(Date(year, 1, 1), scale)
        yield f'<line x1="{offset}%" x2="{offset}%" y1="18" y2="{bottom}" stroke="{SOFT}" stroke-opacity=".3"/>'
        yield f'<text x="{offset}%" dx="3" y="14">{year}</text>'
    for number, name in enumerate(_LANES.values()):
        yield f'<text y="{_TOP + _LANE * number + 14}">{markup(name.say(language))}</text>'
    now, anchor = _offset(day, scale), "end" if _offset(day, scale) > 50 else "start"
    yield f'<line x1="{now}%" x2="{now}%" y1="22" y2="{bottom}" stroke="currentColor" stroke-dasharray="4 3"/>'
    shift = {"end": -4, "start": 4}[anchor]
    words = markup(_TODAY.say(language, format_day(day)))
    yield f'<text x="{now}%" dx="{shift}" y="34" text-anchor="{anchor}">{words}</text>'


def _draw_mark(mark: Mark, scale: Period) -> str:
    top = _TOP + _LANE * list(_LANES).index(mark.lane) + 20
    start, end = _offset(mark.first_on, scale), _offset(mark.last_on, scale)
    title = f"<title>{markup(f'{mark.days}: {mark.label}')}</title>"
    # One day of a year is 0.27 % of the width, and less where there are several years: too thin to be seen.
    return _draw_shape(mark.style, f"{start}%", top, f"{max(round(end - start, 2), 0.3)}%", title)


def _draw_shape(name: str, left: str, top: int, width: str, title: str = "") -> str:
    """A span as wide as it is; a day and what happens on one of them stand out however narrow they are."""
    look = f'class="{name}" {_STYLES[name].look}'
    match _STYLES[name].shape:
        case "span":
            return f'<rect x="{left}" y="{top}" width="{width}" height="20" {look}>{title}</rect>'
        case "day":
            return f'<rect x="{left}" y="{top - 3}" width="3" height="26" {look}>{title}</rect>'
        case _:
            return f'<circle cx="{left}" cy="{top + 10}" r="6" {look}>{title}</circle>'


def _draw_keys(keys: Sequence[_Style], top: int, language: Language) -> Iterator[str]:
    """The legend, in two columns: what each shape is."""
    names = {style: name for name, style in _STYLES.items()}
    for number, style in enumerate(keys):
        row, column = divmod(number, 2)
        left, height = f"{1 + 50 * column}%", top + _KEY * row
        yield _draw_shape(names[style], left, height - 6, "2%")
        yield f'<text x="{4 + 50 * column}%" dx="6" y="{height + 9}">{markup(style.name.say(language))}</text>'


def _offset(day: Date, scale: Period) -> float:
    """How far to the right *day* stands, in percent of the width; a circle on the first or last day is drawn whole."""
    first, last = scale.first_on.toordinal(), scale.last_on.toordinal()
    return round(1 + 98 * (day.toordinal() - first) / (last - first), 2)
