"""
What is found: that an alert may concern a product, how sure it is, and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, final

from attrs import field, frozen

from safetygate.domain.codes import MatchGrade, MatchGround
from safetygate.domain.records.checks import Check, Code, Items, Part, Text
from safetygate.domain.records.converters import AsCode, Each
from safetygate.domain.records.errors import expect_each
from safetygate.domain.records.phrases import COLON, SEMICOLON, Language, Phrase
from safetygate.domain.records.shapes import NUMBER, SHORT
from safetygate.domain.watch.weighing import Ground

CAUTION: Final = Phrase(
    "A match is a question to a person, and no finding: look at the alert and at the product before you act.",
    "匹配结果仅为提请人工核实的问题，并非结论：采取行动前请查阅预警通报并核对产品。",
)
"""What is said with every list of matches."""

NO_MATCH: Final = Phrase(
    "Nothing was matched. That is no certificate of safety: an alert may call the product by another name, or may not "
    "be among those that were read.",
    "未找到匹配结果。这不构成产品安全的证明：预警通报可能以其他名称称呼该产品，也可能不在所读取的范围之内。",
)
"""What is said where there is no match."""

NOTHING_NEW: Final = Phrase(
    "Nothing was matched that had not been shown before. Look at what was shown, too: it may still be open.",
    "没有新的匹配结果。此前显示的结果可能仍待处理，请一并查阅。",
)
"""What is said where all that is matched was shown before."""

_LINE: Final = Phrase(
    "{item}, alert {alert}: {grade} ({strength:.2f})", "{item}，预警通报 {alert}：{grade}（{strength:.2f}）"
)

_GRADES: Final = ((0.95, MatchGrade.CERTAIN), (0.7, MatchGrade.LIKELY), (0.5, MatchGrade.POSSIBLE))
"""From which strength on a match has which grade."""


@final
@frozen
class Degree(Check):
    """
    A number from 0 to 1.
    """

    def _keywords(self) -> Mapping[str, Any]:
        return {"type": "number", "minimum": 0, "maximum": 1}

    def _refuse(self, value: Any) -> str | None:
        # Not `isinstance`: there `True` is a number as well.
        return None if type(value) is float and 0 <= value <= 1 else "expected a number from 0 to 1"


@final
@frozen(kw_only=True)
class MatchEvidence:
    """
    One thing that speaks for a match, or against it.

    Attributes:
        ground: What it is.
        value: The identifier or the words that it is about; empty where it is about none.
    """

    ground: MatchGround = field(converter=AsCode[MatchGround], validator=Code(MatchGround))
    value: str = field(default="", validator=Text(4000, least=0))

    def text(self, language: str | Language) -> str:
        """
        What it says, for people.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        return self.ground.label(language) + (COLON.say(language) + self.value if self.value else "")


@final
@frozen(kw_only=True)
class AlertMatch:
    """
    An alert that may concern an item of a catalogue: a question to a person, and no finding.

    Attributes:
        id: The identifier of the item.
        alert: The number of the alert.
        strength: How much speaks for it, from 0 to 1.
        grade: The same in words.
        evidence: What speaks for it and against it, the identifiers first.
    """

    id: str = field(validator=SHORT)
    alert: str = field(validator=NUMBER)
    strength: float = field(validator=Degree())
    grade: MatchGrade = field(converter=AsCode[MatchGrade], validator=Code(MatchGrade))
    evidence: tuple[MatchEvidence, ...] = field(converter=Each[MatchEvidence], validator=Items(Part(MatchEvidence), 20))

    def text(self, language: str | Language) -> str:
        """
        Which alert may concern which item, how sure it is and why, for people.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        grade = self.grade.label(language)
        said = _LINE.say(language, item=self.id, alert=self.alert, grade=grade, strength=self.strength)
        return said + COLON.say(language) + describe(self.evidence, language)


def grade_of(strength: float) -> MatchGrade | None:
    """The grade of a *strength*; `None` where it is too weak to ask anybody."""
    return next((grade for least, grade in _GRADES if strength >= least), None)


def evidence_of(grounds: Iterable[Ground]) -> tuple[MatchEvidence, ...]:
    """The *grounds* of a match as they are told."""
    return tuple(MatchEvidence(ground=ground.code, value=ground.value[:4000]) for ground in grounds)


def describe(evidence: Iterable[MatchEvidence], language: str | Language) -> str:
    """All *evidence* in one line."""
    return SEMICOLON.say(language).join(each.text(language) for each in evidence)


def match_report(matches: Sequence[AlertMatch], language: str | Language) -> str:
    """
    The *matches* for people, a line each, and what a match means; or that there is none, and what that does not mean.

    Raises:
        InvalidValue: Where there are no words in *language*.
    """
    matches = expect_each(matches, AlertMatch, field="matches")
    if not matches:
        return NO_MATCH.say(language)
    return "\n".join([*(match.text(language) for match in matches), CAUTION.say(language)])
