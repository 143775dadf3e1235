"""
What the partners of the Action plan agree on: each version of its text, what it intends, and how it was signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import ClassVar, Final, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain import codes
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.records.checks import Code, Day, Integer, Items, Maybe, Multilingual, Part, Text
from safetygate.domain.records.converters import AsCode, Each, EachCode, MaybeCode, as_texts, maybe_day, maybe_texts
from safetygate.domain.records.rules import Path, Record, Rule
from safetygate.domain.records.shapes import IDENTIFIER, LONG
from safetygate.domain.records.texts import Texts

TARGETS: Final[Mapping[codes.TargetCode, codes.ActionCode]] = MappingProxyType(
    {
        codes.TargetCode.REACTION_DAYS: codes.ActionCode.RAPID_EXCHANGES,
        codes.TargetCode.REACTION_SHARE: codes.ActionCode.RAPID_EXCHANGES,
        codes.TargetCode.WORKSHOPS_A_YEAR: codes.ActionCode.WORKSHOPS,
        codes.TargetCode.WORKSHOPS_ONLINE_A_YEAR: codes.ActionCode.WORKSHOPS,
        codes.TargetCode.TRAININGS: codes.ActionCode.TRAININGS,
    }
)
"""Which action each target belongs to."""


@final
@frozen(kw_only=True)
class SoftTarget:
    """
    A number that the plan has in mind, with the words in which it does; it is not an obligation.

    Attributes:
        code: What is counted.
        number: How many; absent where the plan says that no number is named.
        force: How it is meant.
        texts: The words of the plan, or of what the parties agreed afterwards.
    """

    code: codes.TargetCode = field(converter=AsCode[codes.TargetCode], validator=Code(codes.TargetCode))
    number: int | None = field(default=None, validator=Maybe(Integer(1, 1000)))
    force: codes.TargetForce = field(converter=AsCode[codes.TargetForce], validator=Code(codes.TargetForce))
    texts: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))


def repeats(values: Iterable[object]) -> list[int]:
    """The positions of the *values* that stood before."""
    seen: set[object] = set()
    found: list[int] = []
    for position, value in enumerate(values):
        if value in seen:
            found.append(position)
        seen.add(value)
    return found


# Each number belongs to one action, as an indicator finds its target by the code alone.
def _targets_out_of_place(action: PlanAction) -> Iterable[Path]:
    twice = repeats(target.code for target in action.targets)
    strange = [at for at, target in enumerate(action.targets) if TARGETS[target.code] is not action.code]
    return [("targets", position, "code") for position in sorted({*twice, *strange})]


@final
@frozen(kw_only=True)
class PlanAction(Record):
    """
    One thing that the partners intend to do.

    Attributes:
        code: Which one.
        title: What it is, in one sentence.
        texts: How, paragraph by paragraph.
        targets: The numbers that it has in mind.
    """

    code: codes.ActionCode = field(converter=AsCode[codes.ActionCode], validator=Code(codes.ActionCode))
    title: Texts = field(converter=as_texts, validator=Multilingual(1000))
    texts: tuple[Texts, ...] = field(default=(), converter=Each[Texts], validator=Items(LONG, 100))
    targets: tuple[SoftTarget, ...] = field(
        default=(), converter=Each[SoftTarget], validator=Items(Part(SoftTarget), 10)
    )

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-078",
            "expected each target once, and of the action that it stands in",
            "每项目标只应列出一次，且须属于所在行动",
            _targets_out_of_place,
            about=("targets",),
        ),
    )


@final
@frozen(kw_only=True)
class Letter:
    """
    The letter by which one party signs a version of the plan.

    Attributes:
        party: Who signs.
        place: Where.
        signed_on: On which day, by the calendar of that place; absent where it is not known.
        signatory: The name of the person who signed it.
        signatory_title: The office of that person.
        languages: The languages in which it is written.
        reference: The reference under which the party keeps it.
    """

    party: Authority = field(validator=Part(Authority))
    place: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(Multilingual(200)))
    signed_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    signatory: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(Multilingual(200)))
    signatory_title: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(Multilingual(500)))
    languages: tuple[codes.TextLanguage, ...] = field(
        default=(), converter=EachCode[codes.TextLanguage], validator=Items(Code(codes.TextLanguage), 20, distinct=True)
    )
    reference: str | None = field(default=None, validator=Maybe(Text(200)))


@final
@frozen(kw_only=True)
class Instrument:
    """
    A memorandum or an arrangement that the plan refers to, with what is known of it and nothing more.

    Attributes:
        id: What it is called here.
        instrument_kind: What it is.
        title: Its name.
        year: In which year it was signed or took effect, where that is known.
        month: In which month, where that is known.
        changes: The identifier of the instrument that it extends or takes the place of.
        texts: What the plan or another source says of it.
    """

    id: str = field(validator=IDENTIFIER)
    instrument_kind: codes.InstrumentKind = field(
        converter=AsCode[codes.InstrumentKind], validator=Code(codes.InstrumentKind)
    )
    title: Texts = field(converter=as_texts, validator=Multilingual(1000))
    year: int | None = field(default=None, validator=Maybe(Integer(1900, 2199)))
    # Of the Memorandum the plan names January 2006, of its extensions the years alone.
    month: int | None = field(default=None, validator=Maybe(Integer(1, 12)))
    changes: str | None = field(default=None, validator=Maybe(IDENTIFIER))
    texts: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))


# On 18 September 2023 both sides welcomed the signature; the days of the two letters were never published.
def _letters_without_day(version: PlanVersion) -> Iterable[Path]:
    if version.made_known_on is not None:
        return []
    return [("letters", position, "signed_on") for position, each in enumerate(version.letters) if not each.signed_on]


# The plan is signed in Chinese and English, and each side reads one of the two.
def _missing_language(version: PlanVersion) -> Iterable[Path]:
    titles: list[tuple[Path, Texts]] = [(("title",), version.title)]
    titles += [(("actions", position, "title"), action.title) for position, action in enumerate(version.actions)]
    return [path for path, title in titles if not {"en", "zh"} <= set(title)]


@final
@frozen(kw_only=True)
class PlanVersion(Record):
    """
    One version of the plan: its words, and how it was signed. A version never changes its words.

    Attributes:
        number: Which version this is, counted from 1.
        title: What the plan is called.
        preamble: What it says before the actions, paragraph by paragraph.
        actions: What the partners intend to do.
        closing: What it says after the actions, paragraph by paragraph.
        notes: Its footnotes.
        renderings: The languages in which the words here are a rendering made for reading, not the signed text.
        review_years: After how many years the plan is revised.
        preparation_months: How many months before that the review is prepared.
        manner: How it is signed.
        originals: How many originals there are; "in duplicate" is two.
        languages: The languages in which it is signed.
        letters: The letters by which it was signed; while one is missing, it is not in operation.
        made_known_on: The day on which its signature was made known, where the days of the letters are not.
    """

    # It is what a review names, so that a review of a version that was replaced stays with it.
    number: int = field(default=1, validator=Integer(1))
    title: Texts = field(converter=as_texts, validator=Multilingual(1000))
    preamble: tuple[Texts, ...] = field(default=(), converter=Each[Texts], validator=Items(LONG, 100))
    actions: tuple[PlanAction, ...] = field(converter=Each[PlanAction], validator=Items(Part(PlanAction), 3, least=1))
    closing: tuple[Texts, ...] = field(default=(), converter=Each[Texts], validator=Items(LONG, 100))
    notes: tuple[Texts, ...] = field(default=(), converter=Each[Texts], validator=Items(LONG, 100))
    # The Chinese text that was signed is not at hand: a translation has to say that it is one.
    renderings: tuple[codes.TextLanguage, ...] = field(
        default=(), converter=EachCode[codes.TextLanguage], validator=Items(Code(codes.TextLanguage), 50, distinct=True)
    )
    # "Every two years" (Action plan, closing clause).
    review_years: int = field(default=2, validator=Integer(1, 10))
    # The plan names no preparation; half a year is the choice of this library, and may be changed.
    preparation_months: int = field(default=6, validator=Integer(0, 119))
    manner: codes.SigningManner | None = field(
        default=None, converter=MaybeCode[codes.SigningManner], validator=Maybe(Code(codes.SigningManner))
    )
    # "In duplicate" (Action plan, closing clause).
    originals: int | None = field(default=None, validator=Maybe(Integer(1, 100)))
    languages: tuple[codes.TextLanguage, ...] = field(
        default=(), converter=EachCode[codes.TextLanguage], validator=Items(Code(codes.TextLanguage), 50, distinct=True)
    )
    # One from each party.
    letters: tuple[Letter, ...] = field(default=(), converter=Each[Letter], validator=Items(Part(Letter), 2))
    made_known_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-071",
            "expected each action once",
            "每项行动只应列出一次",
            lambda version: [("actions", at, "code") for at in repeats(action.code for action in version.actions)],
        ),
        Rule(
            "SG-M-076",
            "expected the preparation of a review to be shorter than the time between two reviews",
            "审议筹备期应短于两次审议的间隔",
            lambda version: (
                [("preparation_months",)] if version.preparation_months >= 12 * version.review_years else []
            ),
        ),
        Rule(
            "SG-M-079",
            "expected the day of every letter, or the day on which the signature was made known",
            "须注明每封函件的签署日期，或签署消息的公布日期",
            _letters_without_day,
            about=("letters",),
        ),
        Rule(
            "SG-R-063",
            "expected titles in English and in Chinese",
            "建议同时提供英文和中文标题",
            _missing_language,
        ),
    )

    @property
    def signing_days(self) -> tuple[Date, ...]:
        """For each letter the day on which it was signed, or on which that was made known."""
        days = (letter.signed_on or self.made_known_on for letter in self.letters)
        return tuple(day for day in days if day is not None)

    @property
    def in_operation_on(self) -> Date | None:
        """The day from which it is in operation: that of the later letter; `None` while one is missing."""
        return max(self.signing_days) if len(self.signing_days) == 2 else None

    def target(self, code: codes.TargetCode) -> int | None:
        """The number that this version has in mind for one thing that is counted, if any."""
        targets = (target for action in self.actions for target in action.targets if target.code is code)
        return next((target.number for target in targets), None)


def letters_of_others(versions: Iterable[PlanVersion], parties: Iterable[Authority]) -> Iterable[Path]:
    """The letters that come from no party, or from one that has signed the same version already."""
    identities = {party.identity for party in parties}
    for index, version in enumerate(versions):
        signed = [letter.party.identity for letter in version.letters]
        strangers = [position for position, who in enumerate(signed) if who not in identities]
        for position in sorted({*strangers, *repeats(signed)}):
            yield ("versions", index, "letters", position, "party")


def wrong_numbers(versions: Iterable[PlanVersion]) -> Iterable[Path]:
    """The versions that are not numbered one more than the one before."""
    return [
        ("versions", position, "number")
        for position, (before, version) in enumerate(pairwise(versions), 1)
        if version.number != before.number + 1
    ]


def letters_too_early(versions: Iterable[PlanVersion]) -> Iterable[Path]:
    """The versions that lack a letter though others follow, or were signed before the one before was in operation."""
    for position, (before, version) in enumerate(pairwise(versions)):
        if before.in_operation_on is None:
            yield ("versions", position, "letters")
        elif any(day < before.in_operation_on for day in version.signing_days):
            yield ("versions", position + 1, "letters")
