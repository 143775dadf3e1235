"""
One measure in words: the name of a category, or a sentence such as those of 2005 to 2013.

*Voluntary withdrawal from the market and recall from consumers by the importer* is two measures.
A sentence is read only where all of it is understood; else it stays in words beside `other`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeVar, final

from attrs import evolve, frozen
from pendulum import Date

from safetygate.domain.alerts.measures import Measure
from safetygate.domain.codes import Feed, MeasureCategory, Obligation, OperatorRole
from safetygate.domain.records.code import CodeList
from safetygate.feeds.finding import Notes
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.labels import Dialect
from safetygate.feeds.words.phrases import MEASURE_PHRASES, OBLIGATION_PHRASES, OPERATOR_PHRASES
from safetygate.feeds.words.spellings import find_code
from safetygate.feeds.words.wording import line

C = TypeVar("C", bound=CodeList)

FIELD: Final = "measures"

# as in "Other: Request to stop driving"
_OTHER: Final = re.compile(r"other\s*:\s*", re.IGNORECASE)
# glued too: "ordered by the authorities.Recall from consumers."
_SENTENCE: Final = re.compile(r"(?<=\.)\s*(?=[A-Z])")
# the telling phrases with their endings: "withdrawal", "withdrawals", "voluntarily"
_PHRASE: Final = re.compile(
    "|".join(
        rf"{re.escape(phrase)}\w*"
        for phrase in sorted((row[0] for row in (*MEASURE_PHRASES, *OBLIGATION_PHRASES, *OPERATOR_PHRASES)), key=len)[
            ::-1
        ]
    )
)
# whom a sentence names, as in "by the supplier" and "by the distributor and the supplier"
_OPERATOR: Final = re.compile(
    r"\b(?:by|and)(?: by)?(?: the)? (manufacturer|producer|importer|distributor|retailer|supplier|dealer)\b"
)
# "Withdrawal from the market, information campaign"
_PART: Final = re.compile(r"(?<!\s)\s*+(?:[,;]|\band\b)\s*+")
# a word without signs
_WORD: Final = re.compile(r"[^\W_]+")
_FILLERS: Final = frozenset(
    {
        *("a", "action", "actions", "all", "an", "and", "authorities", "authority", "been", "both", "by", "compulsory"),
        *("consumer", "consumers", "customs", "distribution", "end", "for", "from", "has", "is", "issued", "market"),
        *("notice", "of", "on", "product", "products", "remaining", "stock", "stocks", "taken", "the", "these", "this"),
        *("to", "toy", "users", "voluntary", "was", "were", "sale", "importer", "retailer", "distributor", "supplier"),
        *("manufacturer", "producer", "dealer", "national", "competent"),
    }
)
"""Words that say nothing by themselves once the telling phrases of a sentence are taken out."""


@final
@frozen(kw_only=True)
class Act:
    """
    What a feed says of one measure beside its category.

    Attributes:
        obligation: Whether it was ordered.
        operator: The role of who took it, or to whom it was ordered.
        operator_other: The role in words, where it is on no list.
        in_force_on: The day it took effect.
        duration: For how long, in words.
        scope: Where or for what, in words.
    """

    obligation: Obligation
    operator: OperatorRole | None = None
    operator_other: str | None = None
    in_force_on: Date | None = None
    duration: str | None = None
    scope: str | None = None

    def measure(self, category: MeasureCategory, words: str | None = None) -> Measure:
        """The measure of *category*, in *words* where that is on no list."""
        return Measure(
            category=category,
            category_other=words if category is MeasureCategory.OTHER else None,
            obligation=self.obligation,
            operator=self.operator,
            operator_other=self.operator_other,
            in_force_on=self.in_force_on,
            duration=self.duration,
            scope=self.scope,
        )


def measures(text: str, act: Act, notes: Notes, dialect: Dialect | None = None) -> Iterator[Measure]:
    """The measures that *text* tells, with all that is known of the *act*; one without words where it says nothing."""
    name = line(text, FIELD, notes)
    usual = name or "other"
    known = (find_code(MeasureCategory, each, Feed.WEEKLY_XML) for each in (usual, usual.rstrip(".")))
    category = next(filter(None, known), None)
    if category is None and dialect is not None and name is not None:
        category = dialect.find(MeasureCategory, name)
    if category is not None:
        yield act.measure(category)
    elif name is not None and (other := _OTHER.match(name)):
        yield act.measure(MeasureCategory.OTHER, line(name[other.end() :], FIELD, notes))
    else:
        for sentence in _SENTENCE.split(name or ""):
            yield from _read_sentence(sentence, act, notes)


def _read_sentence(sentence: str, act: Act, notes: Notes) -> Iterator[Measure]:
    words = sentence.casefold()
    categories = _find_codes(words, MEASURE_PHRASES)
    if not categories or not _is_understood(words):
        # "Withdrawal from the market, information campaign in shops": what is understood of a compound is coded
        parts = [part for part in _PART.split(words) if _is_understood(part)]
        for category in dict.fromkeys(code for part in parts for code in _find_codes(part, MEASURE_PHRASES)):
            if category is not MeasureCategory.OTHER:
                yield _refine(words, sentence, act, notes).measure(category)
        notes.add(Remark.CODE_UNKNOWN, FIELD, sentence)
        yield act.measure(MeasureCategory.OTHER, sentence)
        return
    if categories != [MeasureCategory.OTHER]:
        notes.add(Remark.MEASURE_REWORDED, FIELD, sentence)
    refined = _refine(words, sentence, act, notes)
    for category in categories:
        yield refined.measure(category, sentence)


def _find_codes(words: str, phrases: tuple[tuple[str, C], ...]) -> list[C]:
    return list(dict.fromkeys(code for phrase, code in phrases if phrase in words))


def _is_understood(words: str) -> bool:
    return _FILLERS.issuperset(_WORD.findall(_PHRASE.sub(" ", words)))


def _refine(words: str, sentence: str, act: Act, notes: Notes) -> Act:
    """The *act* with what its words add: they may name the operator, and the obligation where no label does."""
    obligations, operators = _find_codes(words, OBLIGATION_PHRASES), _find_codes(words, OPERATOR_PHRASES)
    told = obligations[0] if len(obligations) == 1 else Obligation.UNKNOWN
    if Obligation.UNKNOWN not in {told, act.obligation} and told is not act.obligation:
        notes.add(Remark.OBLIGATION_CONTRADICTED, FIELD, sentence)
    obligation = told if act.obligation is Obligation.UNKNOWN else act.obligation
    named = list(dict.fromkeys(_OPERATOR.findall(words)))
    if not operators or act.operator not in {None, OperatorRole.OTHER} or act.operator_other is not None:
        return evolve(act, obligation=obligation)
    if len(named) == 1 and operators[0] is not OperatorRole.OTHER:
        return evolve(act, obligation=obligation, operator=operators[0])
    # "by the supplier" is on no list, "by the distributor and the supplier" names two
    return evolve(act, obligation=obligation, operator=OperatorRole.OTHER, operator_other=" and ".join(named) or None)
