"""
The Action plan as text to read, in Markdown: in one language, or in English and Chinese side by side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final, NamedTuple, TypeVar

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.codes import TextLanguage
from safetygate.domain.plans.activity import Activity
from safetygate.domain.plans.indicator import Indicator
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.review import Assessment, Review
from safetygate.domain.records.moments import format_day
from safetygate.domain.records.texts import Texts

T = TypeVar("T")

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "rendering": (
        "The English words here are a rendering made for reading, not the signed text.",
        "此处中文仅供阅读参考，并非签署文本。",
    ),
    "version": ("Version {}", "第{}版"),
    "signatures": ("Signatures", "签署"),
    "unsigned": ("not yet signed", "尚未签署"),
    "day_unknown": ("day not known", "日期不详"),
    "notes": ("Notes", "脚注"),
    "activities": ("Activities", "活动"),
    "participants": ("{} participants", "{}人参加"),
    "companies": ("{} companies", "{}家企业"),
    "review": ("Review of {}", "对{}的审议"),
    "impact": ("Impact: {}", "影响：{}"),
    "next_step": ("Next step: {}", "后续步骤：{}"),
    "decision": ("Decision: {}", "决定：{}"),
}


class Block(NamedTuple):
    """
    One paragraph in both languages; empty in a language that has none.

    Attributes:
        style: Which kind of paragraph.
        en: Its English words.
        zh: Its Chinese words.
    """

    style: str
    en: str
    zh: str


_STYLES: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("# {}", "**{}**"),
    "heading": ("## {}", "**{}**"),
    "paragraph": ("{}", "{}"),
    "item": ("- {}", "• {}"),
    "remark": ("> {}", "*{}*"),
}
"""How each kind of paragraph is written: on its own, and in the cell of a table."""


def plan_markdown(plan: ActionPlan, language: str = "en") -> str:
    """
    The *plan* in one *language*, as Markdown: its text, its signatures, its activities and reviews.

    Where there are no words in that language, the English ones stand.
    """
    told = ((block.style, block.zh if language == "zh" else block.en) for block in plan_blocks(plan))
    pieces = [_STYLES[style][0].format(_escaped(words)) for style, words in told if words]
    return re.sub(r"(?m)^(- .*)\n\n(?=- )", r"\1\n", "\n\n".join(pieces)) + "\n"


def plan_side_by_side(plan: ActionPlan) -> str:
    """The *plan* in English and Chinese side by side, as a table in Markdown: paragraph beside paragraph."""
    rows = ["| English | 中文 |", "| --- | --- |"]
    for block in plan_blocks(plan):
        cells = (_cell(_STYLES[block.style][1], words) for words in (block.en, block.zh))
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


def _cell(style: str, words: str) -> str:
    return style.format(_escaped(words)) if words else ""


def _escaped(words: str) -> str:
    """*words* on one line, in which Markdown and HTML find nothing to act on."""
    plain = re.sub(r"([\\`*_\[\]<>|~&])", r"\\\1", " ".join(words.split()))
    return re.sub(r"^([0-9]+(?=[.)])|(?=[#+=-]))", r"\1\\", plain)


def plan_blocks(plan: ActionPlan) -> Iterator[Block]:
    """Every paragraph of the *plan*, in order: its text, its signatures, its activities and reviews."""
    latest = plan.latest
    yield _texts("title", latest.title)
    rendered = [language in latest.renderings for language in (TextLanguage.EN, TextLanguage.ZH)]
    if any(rendered):
        en, zh = (words if there else "" for words, there in zip(_WORDS["rendering"], rendered, strict=True))
        yield Block("remark", en, zh)
    yield _words("paragraph", "version", latest.number)
    yield from map(_paragraph, latest.preamble)
    for number, action in enumerate(latest.actions, 1):
        yield _numbered("heading", "{}. {}", number, action.title)
        yield from map(_paragraph, action.texts)
    yield from map(_paragraph, latest.closing)
    yield from _signatures(plan)
    yield from _notes(latest.notes)
    yield from _activities(plan.activities)
    yield from chain.from_iterable(map(_review, plan.reviews))


def _signatures(plan: ActionPlan) -> Iterator[Block]:
    yield _words("heading", "signatures")
    letters = {letter.party.identity: letter for letter in plan.latest.letters}
    for party in plan.parties:
        letter = letters.get(party.identity)
        if letter is None:
            en, zh = _WORDS["unsigned"]
        else:
            day = _WORDS["day_unknown"] if letter.signed_on is None else (format_day(letter.signed_on),) * 2
            en, zh = (
                (f"{letter.place.best('en')}, ", f"{letter.place.best('zh', 'en')}，") if letter.place else ("", "")
            )
            en, zh = en + day[0], zh + day[1]
        yield Block("item", f"{_name(party, 'en')}: {en}", f"{_name(party, 'zh')}：{zh}")


def _notes(notes: Iterable[Texts]) -> Iterator[Block]:
    numbered = list(enumerate(notes, 1))
    if numbered:
        yield _words("heading", "notes")
    for number, note in numbered:
        yield _numbered("paragraph", "[{}] {}", number, note)


def _activities(activities: Iterable[Activity]) -> Iterator[Block]:
    known = sorted(activities, key=lambda activity: (activity.starts_on, activity.id))
    if known:
        yield _words("heading", "activities")
    for activity in known:
        yield _both("item", _activity, activity)


def _activity(activity: Activity, language: str) -> str:
    attendance = activity.attendance
    numbers = {} if attendance is None else {"participants": attendance.participants, "companies": attendance.companies}
    parts = [
        format_day(activity.starts_on),
        *(code.label(language) for code in (activity.activity_kind, activity.status, activity.mode)),
        activity.title.best(language, "en"),
        *(_WORDS[name][language == "zh"].format(number) for name, number in numbers.items() if number is not None),
    ]
    return " · ".join(parts)


def _review(review: Review) -> Iterator[Block]:
    en, zh = _WORDS["review"]
    yield Block("heading", en.format(review.period.label("en")), zh.format(review.period.label("zh")))
    for assessment in review.assessments:
        yield from _assessment(assessment)
    if review.impact is not None:
        yield _told("impact", review.impact)
    for step in review.next_steps:
        yield _told("next_step", step)
    if review.decision is not None:
        yield _told("decision", Texts(en=review.decision.en, zh=review.decision.zh))


def _assessment(assessment: Assessment) -> Iterator[Block]:
    yield Block("paragraph", assessment.action.en, assessment.action.zh)
    for indicator in assessment.indicators:
        yield _both("item", _indicator, indicator)
    if assessment.texts is not None:
        yield _paragraph(assessment.texts)


def _indicator(indicator: Indicator, language: str) -> str:
    period = f"{indicator.year_kind.label(language)} {indicator.period.label(language)}"
    return " · ".join(
        (indicator.code.label(language), period, indicator.figures(language), indicator.standing.label(language))
    )


def _both(style: str, words: Callable[[T, str], str], told: T) -> Block:
    return Block(style, words(told, "en"), words(told, "zh"))


def _words(style: str, name: str, *values: object) -> Block:
    en, zh = _WORDS[name]
    return Block(style, en.format(*values), zh.format(*values))


def _texts(style: str, texts: Texts) -> Block:
    return Block(style, texts.best("en"), texts.best("zh", "en"))


def _numbered(style: str, form: str, number: int, texts: Texts) -> Block:
    return Block(style, form.format(number, texts.best("en")), form.format(number, texts.best("zh", "en")))


def _paragraph(texts: Texts) -> Block:
    block = _texts("paragraph", texts)
    return Block("item", block.en[2:], block.zh[2:]) if block.en[:2] == block.zh[:2] == "- " else block


def _told(name: str, texts: Texts) -> Block:
    en, zh = _WORDS[name]
    return Block("paragraph", en.format(texts.best("en")), zh.format(texts.best("zh", "en")))


def _name(party: Authority, language: str) -> str:
    return party.name or party.code.label(language)
