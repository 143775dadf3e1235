"""
What speaks for two products being one, what speaks against it, and how much: a table of weights, added up.

A weight is the logarithm of odds. The sum becomes a strength from 0 to 1 by the logistic function, as in the record
linkage of Fellegi and Sunter (1969). The weights are round numbers, set by hand and tried on labelled pairs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from safetygate.domain.codes import MatchGround
from safetygate.domain.watch.folding import nearly
from safetygate.domain.watch.gtins import is_restricted
from safetygate.domain.watch.traits import Brand, Traits
from safetygate.domain.watch.wording import PLAIN

CountBearers: TypeAlias = Callable[[str], int]
"""How many different products are known to bear an identifier."""

START: Final = -4.0
"""What speaks against two products being one before anything is known of them."""

WEIGHTS: Final[Mapping[MatchGround, float]] = {
    MatchGround.SAME_LISTING: 6.5,
    MatchGround.SAME_GTIN: 6.0,
    MatchGround.SAME_TYPE_APPROVAL: 4.0,
    # What is added where a model is long is in `_weigh_model`.
    MatchGround.SAME_MODEL: 2.6,
    MatchGround.MODEL_WITHIN: 2.2,
    MatchGround.MODEL_IN_TEXT: 1.6,
    MatchGround.SAME_BRAND: 2.0,
    MatchGround.BRAND_IN_TEXT: 1.5,
    # What each word adds is in `_names`.
    MatchGround.LIKE_NAME: 0.8,
    MatchGround.ONLY_NAME: 0.6,
    MatchGround.OTHER_BRAND: -2.5,
    MatchGround.OTHER_MODEL: -4.5,
    # One type of vehicle has several approvals over the years.
    MatchGround.OTHER_TYPE_APPROVAL: -3.0,
    MatchGround.OTHER_NAME: -1.0,
    MatchGround.OTHER_NUMBER: -4.0,
    MatchGround.OTHER_GTIN: -0.7,
    # For each doubling of the products that bear the same identifier.
    MatchGround.SHARED_KEY: -1.2,
}
"""How much each ground counts."""

# A number that firms give within their own walls is given by several of them.
_WITHIN_WALLS: Final = -2.0
_LEAST_BRAND: Final = 3
_MOST_WORDS: Final = 3
_OF_A_WORD, _OF_A_PLAIN_WORD = 0.8, 0.25
# From which length on a model is specific, and what that adds.
_BY_LENGTH: Final = ((7, 1.7), (6, 1.4), (4, 0.8))
_BY_DIGITS: Final = ((5, 1.2), (4, 0.6))


class Ground(NamedTuple):
    """
    One thing that speaks for or against two products being one.

    Attributes:
        code: What it is.
        value: The identifier or the words that it is about.
        weight: How much it counts; below nought it speaks against.
    """

    code: MatchGround
    value: str
    weight: float


def strength_of(grounds: Iterable[Ground]) -> float:
    """From 0 to 1, in hundredths."""
    return round(1 / (1 + math.exp(-START - sum(ground.weight for ground in grounds))), 2)


def weigh(one: Traits, other: Traits, bearers: CountBearers) -> tuple[Ground, ...]:
    """Everything that speaks for or against *one* being *other*, identifiers first."""
    return (
        *_listings(one, other, bearers),
        *_gtins(one, other, bearers),
        *_approvals(one, other),
        *_models(one, other, bearers),
        *_brands(one, other),
        *_names(one, other),
    )


def _ground(code: MatchGround, value: str, more: float = 0.0) -> Ground:
    return Ground(code, value, WEIGHTS[code] + more)


def _sharing(key: str, bearers: CountBearers, free: int = 1) -> Iterator[Ground]:
    """What an identifier loses because more than *free* products bear it."""
    products = bearers(key) / free
    if products > 1:
        yield Ground(MatchGround.SHARED_KEY, key, round(WEIGHTS[MatchGround.SHARED_KEY] * math.log2(products), 2))


def _listings(one: Traits, other: Traits, bearers: CountBearers) -> Iterator[Ground]:
    met = sorted({mine.number for mine in one.listings for theirs in other.listings if mine.meets(theirs)})
    if met:
        number = min(met, key=bearers)
        yield _ground(MatchGround.SAME_LISTING, number)
        yield from _sharing(number, bearers)


def _gtins(one: Traits, other: Traits, bearers: CountBearers) -> Iterator[Ground]:
    if both := sorted(one.gtins & other.gtins):
        gtin = min(both, key=bearers)
        yield _ground(MatchGround.SAME_GTIN, gtin, _WITHIN_WALLS if is_restricted(gtin) else 0.0)
        yield from _sharing(gtin, bearers)
    elif one.gtins and other.gtins:
        yield _ground(MatchGround.OTHER_GTIN, min(other.gtins))


def _approvals(one: Traits, other: Traits) -> Iterator[Ground]:
    if one.approvals and other.approvals:
        met = next((mine for mine in one.approvals for theirs in other.approvals if mine.meets(theirs)), None)
        if met is None:
            yield _ground(MatchGround.OTHER_TYPE_APPROVAL, str(other.approvals[0]))
        else:
            yield _ground(MatchGround.SAME_TYPE_APPROVAL, str(met))


def _models(one: Traits, other: Traits, bearers: CountBearers) -> Iterator[Ground]:
    steps = (
        (MatchGround.SAME_MODEL, one.models & other.models),
        (MatchGround.MODEL_WITHIN, (one.models & other.within) | (one.within & other.models)),
        (MatchGround.MODEL_IN_TEXT, (one.within & other.in_text) | (one.in_text & (other.within | other.in_text))),
    )
    for code, found in steps:
        if found:
            model = max(found, key=lambda each: (len(each), each))
            yield _ground(code, model, _specificity(model))
            # Two or three makers number alike; a number that many have is no model.
            yield from _sharing(model, bearers, free=3)
            return
    if one.models and other.models:
        yield _ground(MatchGround.OTHER_MODEL, max(other.models, key=len))


def _specificity(model: str) -> float:
    steps = _BY_DIGITS if model.isdigit() else _BY_LENGTH
    return next((more for length, more in steps if len(model) >= length), 0.0)


def _brands(one: Traits, other: Traits) -> Iterator[Ground]:
    met = next((mine for mine in one.brands for theirs in other.brands if same_brand(mine, theirs)), None)
    # A shop's name stands for the brand, and the brand in the name.
    found = next(
        (
            brand
            for brands, side in ((one.brands, other), (other.brands, one))
            for brand in brands
            if _speaks_of(side, brand)
        ),
        None,
    )
    if met:
        yield _ground(MatchGround.SAME_BRAND, " ".join(met))
    elif found:
        yield _ground(MatchGround.BRAND_IN_TEXT, " ".join(found))
    elif one.brands and other.brands:
        yield _ground(MatchGround.OTHER_BRAND, " ".join(other.brands[0]))


def _speaks_of(side: Traits, brand: Brand) -> bool:
    return _tells(brand) and f" {' '.join(brand)} " in side.text


def _tells(brand: Brand) -> bool:
    return len("".join(brand)) >= _LEAST_BRAND and not PLAIN.issuperset(brand)


def same_brand(one: Brand, other: Brand) -> bool:
    """Whether two brands are spelled alike, or one of them stands within the other, as *Pantene* in *Pantene Pro-V*."""
    if nearly("".join(one), "".join(other)):
        return True
    short, long = sorted((one, other), key=len)
    return _tells(short) and f" {' '.join(short)} " in f" {' '.join(long)} "


def _names(one: Traits, other: Traits) -> Iterator[Ground]:
    if one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers):
        yield _ground(MatchGround.OTHER_NUMBER, min(other.numbers))
    apart = {word for brand in (*one.brands, *other.brands) for word in brand}
    mine, theirs = (one.name | one.kind) - apart, (other.name | other.kind) - apart
    alike = {
        word for word in mine if word in theirs or word in other.joined or any(nearly(word, each) for each in theirs)
    }
    alike |= theirs & one.joined
    telling, of_mine, of_theirs = map(_telling, (alike, mine, (other.name or other.kind) - apart))
    if alike:
        # A name that has other words besides is a name of something else: the share of the shorter one counts twice.
        shorter = min(of_mine, of_theirs)
        cover = min(1.0, telling / shorter) if shorter else 0.0
        words_like = WEIGHTS[MatchGround.LIKE_NAME] + _OF_A_WORD * min(telling, _MOST_WORDS)
        plainly = _OF_A_PLAIN_WORD * min(len(alike) - telling, _MOST_WORDS)
        yield Ground(MatchGround.LIKE_NAME, " ".join(sorted(alike)), round(words_like * cover**2 + plainly, 2))
    elif mine and theirs and ((of_mine and of_theirs) or one.kind):
        yield _ground(MatchGround.OTHER_NAME, " ".join(sorted(theirs)[:_MOST_WORDS]))
    # A catalogue may hold nothing but a name; two alerts of one brand with like names are nearly always two products.
    if telling and not one.kind and not _compares(one, other):
        yield _ground(MatchGround.ONLY_NAME, "")


def _telling(found: Collection[str]) -> int:
    return sum(word not in PLAIN for word in found)


def _compares(one: Traits, other: Traits) -> bool:
    """Whether both have an identifier of one kind, so that more than the names can be compared."""
    pairs = ((one.models, other.models), (one.gtins, other.gtins), (one.listings, other.listings))
    return any(mine and theirs for mine, theirs in pairs)
