"""
The Action plan as text to read, in Markdown: in one language, or in English and Chinese side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from safetygate.domain.codes import TextLanguage
from safetygate.domain.plans.activity import Activity
from safetygate.domain.plans.indicator import Indicator
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.review import Review
from safetygate.domain.records.errors import expect
from safetygate.domain.records.moments import format_day
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.records.texts import Texts
from safetygate.outputs.inert import markdown

# Said on the text itself: whoever quotes from it may not have the record at hand.
_RENDERINGS: Final[Mapping[TextLanguage, str]] = {
    TextLanguage.EN: "The English words here are a rendering made for reading, not the signed text.",
    TextLanguage.ZH: "此处中文仅供阅读参考，并非签署文本。",
}
"""What stands above a text that was not signed in that language, in that language alone."""

_VERSION: Final = Phrase("Version {}", "第{}版")
_SIGNATURES: Final = Phrase("Signatures", "签署")
_PLACE_AND_DAY: Final = Phrase("{}: {}, {}", "{}：{}，{}")
_DAY_ALONE: Final = Phrase("{}: {}", "{}：{}")
# The days of the two letters of 2023 were not published.
_DAY_UNKNOWN: Final = Texts(en="day not known", zh="日期不详")
_NO_SIGNATURE: Final = Phrase("{}: not yet signed", "{}：尚未签署")
_NOTES: Final = Phrase("Notes", "脚注")
_ACTIVITIES: Final = Phrase("Activities", "活动")
_PARTICIPANTS: Final = Phrase("{} participants", "{}人参加")
_COMPANIES: Final = Phrase("{} companies", "{}家企业")
_REVIEW: Final = Phrase("Review of {}", "对{}的审议")
_IMPACT: Final = Phrase("Impact: {}", "影响：{}")
_NEXT_STEP: Final = Phrase("Next step: {}", "后续步骤：{}")
_DECISION: Final = Phrase("Decision: {}", "决定：{}")


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

    def words(self, language: Language) -> str:
        """What it says in *language*."""
        return Phrase(self.en, self.zh).say(language)


_STYLES: Final[Mapping[str, tuple[str, str]]] = {
    # A cell of a table takes no heading and no list, so these become bold words and dots there.
    "title": ("# {}", "**{}**"),
    "heading": ("## {}", "**{}**"),
    "paragraph": ("{}", "{}"),
    "item": ("- {}", "• {}"),
    "remark": ("> {}", "*{}*"),
}
"""How each kind of paragraph is written: on its own, and in the cell of a table."""

# Items of one list stand on lines that follow one another; else Markdown makes a loose list, each item a paragraph.
_APART: Final = re.compile(r"(?m)^(- .*)\n\n(?=- )")


def plan_markdown(plan: ActionPlan, language: str | Language) -> str:
    """
    The *plan* in one *language*, as Markdown: its text, its signatures, its activities and reviews.

    Where a text has no words in that language, those in English stand.

    Raises:
        InvalidValue: Where this library speaks no such *language*.
    """
    expect(plan, ActionPlan, field="plan")
    parsed = Language.parse(language)
    words = ((block.style, block.words(parsed)) for block in plan_blocks(plan))
    pieces = [_STYLES[style][0].format(markdown(text)) for style, text in words if text]
    return _APART.sub(r"\1\n", "\n\n".join(pieces)) + "\n"


def plan_side_by_side(plan: ActionPlan) -> str:
    """The *plan* in English and Chinese side by side, as a table in Markdown: paragraph beside paragraph."""
    expect(plan, ActionPlan, field="plan")
    rows = ["| English | 中文 |", "| --- | --- |"]
    for block in plan_blocks(plan):
        style = _STYLES[block.style][1]
        cells = (style.format(markdown(words)) if words else "" for words in (block.en, block.zh))
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


def plan_blocks(plan: ActionPlan) -> Iterator[Block]:
    """Every paragraph of the *plan*, in order: its text, its signatures, its activities and reviews."""
    latest = plan.latest
    yield _block("title", latest.title)
    if not _RENDERINGS.keys().isdisjoint(latest.renderings):
        en, zh = (words if code in latest.renderings else "" for code, words in _RENDERINGS.items())
        yield Block("remark", en, zh)
    yield _fill("paragraph", _VERSION, latest.number)
    yield from map(_paragraph, latest.preamble)
    for number, action in enumerate(latest.actions, 1):
        yield _block("heading", action.title, f"{number}. {{}}")
        yield from map(_paragraph, action.texts)
    yield from map(_paragraph, latest.closing)
    yield from _signatures(plan)
    if latest.notes:
        yield _fill("heading", _NOTES)
    for number, note in enumerate(latest.notes, 1):
        yield _block("paragraph", note, f"[{number}] {{}}")
    if plan.activities:
        yield _fill("heading", _ACTIVITIES)
    for activity in sorted(plan.activities, key=lambda activity: (activity.starts_on, activity.id)):
        yield Block("item", *(_activity(activity, language) for language in Language))
    for review in plan.reviews:
        yield from _review(review)


def _block(style: str, texts: Texts, form: str = "{}") -> Block:
    """One paragraph of the plan; where there is no Chinese, the English stands beside it."""
    return Block(style, form.format(texts.best("en")), form.format(texts.best("zh", "en")))


def _fill(style: str, phrase: Phrase, *values: object) -> Block:
    """One paragraph of ours; a value that is a text of the plan is said in each language."""
    said = (
        phrase.say(code, *(value.best(code.value, "en") if isinstance(value, Texts) else value for value in values))
        for code in Language
    )
    return Block(style, *said)


def _paragraph(texts: Texts) -> Block:
    block = _block("paragraph", texts)
    # The plan writes its list of topics with dashes, as in "- presentation of EU system in this field …".
    return Block("item", block.en[2:], block.zh[2:]) if block.en[:2] == block.zh[:2] == "- " else block


def _signatures(plan: ActionPlan) -> Iterator[Block]:
    yield _fill("heading", _SIGNATURES)
    letters = {letter.party.identity: letter for letter in plan.latest.letters}
    for party in plan.parties:
        name = Texts({code.value: party.name or party.code.label(code) for code in Language})
        letter = letters.get(party.identity)
        if letter is None:
            yield _fill("item", _NO_SIGNATURE, name)
        else:
            day = _DAY_UNKNOWN if letter.signed_on is None else format_day(letter.signed_on)
            values = (name, letter.place, day) if letter.place else (name, day)
            yield _fill("item", _PLACE_AND_DAY if letter.place else _DAY_ALONE, *values)


def _activity(activity: Activity, language: Language) -> str:
    attendance = activity.attendance
    numbers = {} if attendance is None else {_PARTICIPANTS: attendance.participants, _COMPANIES: attendance.companies}
    parts = [
        format_day(activity.starts_on),
        *(code.label(language) for code in (activity.activity_kind, activity.status, activity.mode)),
        activity.title.best(language.value, "en"),
        *(phrase.say(language, number) for phrase, number in numbers.items() if number is not None),
    ]
    return " · ".join(parts)


def _review(review: Review) -> Iterator[Block]:
    period = Texts({code.value: review.period.label(code.value) for code in Language})
    yield _fill("heading", _REVIEW, period)
    for assessment in review.assessments:
        yield Block("paragraph", assessment.action.en, assessment.action.zh)
        for indicator in assessment.indicators:
            yield Block("item", *(_describe_indicator(indicator, language) for language in Language))
        if assessment.texts is not None:
            yield _paragraph(assessment.texts)
    if review.impact is not None:
        yield _fill("paragraph", _IMPACT, review.impact)
    for step in review.next_steps:
        yield _fill("paragraph", _NEXT_STEP, step)
    if review.decision is not None:
        yield _fill("paragraph", _DECISION, Texts(en=review.decision.en, zh=review.decision.zh))


def _describe_indicator(indicator: Indicator, language: Language) -> str:
    period = f"{indicator.year_kind.label(language)} {indicator.period.label(language)}"
    figures, standing = indicator.figures(language), indicator.standing.label(language)
    return " · ".join((indicator.code.label(language), period, figures, standing))
