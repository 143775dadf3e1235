"""
What is known of one product by which it may be known again, in a form that compares quickly.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.watch.approvals import Approval, approvals_in
from safetygate.domain.watch.finding import description_of, find_approvals, find_gtins, find_listings
from safetygate.domain.watch.folding import fold, words
from safetygate.domain.watch.listings import Listing
from safetygate.domain.watch.models import model_of, models_within, pieces
from safetygate.domain.watch.wording import LEGAL_FORMS, NO_BRAND, NUMBER_IN_NAME, TWO_SCRIPTS

Brand: TypeAlias = tuple[str, ...]
"""The words of a brand."""

# In running text a model must look more like one: `36 Watt` and `2 USB ports` stand there too.
_LEAST_IN_TEXT: Final = 5
_DIGITS: Final = re.compile(r"(?:[0-9][^0-9]*){3}")
# "141 Bordo" stands where a model should and is the name of a shade; a longer text with digits is a remark.
_MOST_IN_NAME: Final = 3


class Traits(NamedTuple):
    """
    What one product is known by.

    Attributes:
        gtins: GTIN in 14 digits.
        listings: Listings on marketplaces.
        approvals: Type approvals.
        brands: Brands, each by its words.
        models: Models that stand by themselves, folded.
        within: Runs of words within the entries for models, folded.
        in_text: Runs of words in names and descriptions that may be models, folded.
        name: The words of the name under which it is sold, without its brands.
        kind: The words that say what kind of thing it is, without its brands.
        joined: Neighbours among these words, each two as one.
        text: All words of it as one text, blanks around each.
        numbers: Numbers in the name.
    """

    gtins: frozenset[str]
    listings: frozenset[Listing]
    approvals: tuple[Approval, ...]
    brands: tuple[Brand, ...]
    models: frozenset[str]
    within: frozenset[str]
    in_text: frozenset[str]
    name: frozenset[str]
    kind: frozenset[str]
    joined: frozenset[str]
    text: str
    numbers: frozenset[str]


def traits_of_alert(alert: Alert) -> Traits:
    """The traits of the product of *alert*; of the texts in several languages the English, else the first, is read."""
    product = alert.product
    return read_traits(
        names=[product.specific_name] if product.specific_name else [],
        kinds=[product.name.best("en")] if product.name else [],
        prose=[place.text for place in description_of(product)],
        brands=product.brands,
        models=product.models,
        gtins=(gtin for gtin, _ in find_gtins(alert)),
        listings=(listing for listing, _ in find_listings(alert)),
        approvals=(approval for approval, _ in find_approvals(alert)),
    )


def read_traits(  # noqa: PLR0913  # what may be written of a product, each by name
    *,
    names: Iterable[str],
    kinds: Iterable[str] = (),
    prose: Iterable[str] = (),
    brands: Iterable[str] = (),
    models: Iterable[str] = (),
    gtins: Iterable[str] = (),
    listings: Iterable[Listing] = (),
    approvals: Iterable[Approval] = (),
) -> Traits:
    """The traits of a product from what is written of it."""
    known_brands = tuple(dict.fromkeys(brand for text in brands for brand in read_brand(text)))
    apart = {word for brand in known_brands for word in brand}
    models = tuple(models)
    entries = {piece: model_of(piece, apart) for text in models for piece in pieces(text)}
    names = (*names, *(piece for piece, model in entries.items() if model is None and _names_something(piece)))
    kinds, prose = tuple(kinds), tuple(prose)
    name = [words(text) for text in names]
    kind = [words(text) for text in kinds]
    return Traits(
        gtins=frozenset(gtins),
        listings=frozenset(listings),
        approvals=tuple(approvals),
        brands=known_brands,
        models=frozenset(filter(None, entries.values())),
        within=frozenset(model for piece in entries for model in models_within(piece, apart)),
        in_text=frozenset(_models_in_text((*names, *kinds, *prose), apart)),
        name=frozenset(word for each in name for word in each) - apart,
        kind=frozenset(word for each in kind for word in each) - apart,
        joined=frozenset(one + other for each in (*name, *kind) for one, other in pairwise(each)),
        text=f" {' '.join(word for text in (*brands, *names, *kinds, *prose) for word in words(text))} ",
        numbers=frozenset(number.lstrip("0") for text in (*names, *models) for number in NUMBER_IN_NAME.findall(text)),
    )


def read_brand(text: str) -> Iterator[Brand]:
    """The brand that *text* is, without what makes a firm a company, and by its other name where it has two scripts."""
    every = tuple(word for word in words(text) if word not in LEGAL_FORMS)
    if every and every[0] not in NO_BRAND and fold(text) not in NO_BRAND:
        latin = tuple(word for word in every if word.isascii())
        other = ((TWO_SCRIPTS[word],) for word in every if word in TWO_SCRIPTS)
        yield from dict.fromkeys(filter(None, (every, latin, *other)))


def read_approvals(texts: Iterable[str]) -> tuple[Approval, ...]:
    """The type approvals in *texts*."""
    return tuple(approval for text in texts for approval in approvals_in(text))


def _names_something(piece: str) -> bool:
    return len(words(piece)) <= _MOST_IN_NAME or not any(map(str.isdigit, piece))


def _models_in_text(texts: Iterable[str], apart: Collection[str]) -> Iterator[str]:
    for text in filter(_DIGITS.search, texts):
        for piece in filter(_DIGITS.search, pieces(text)):
            for model in models_within(piece, apart):
                if len(model) >= _LEAST_IN_TEXT and _DIGITS.search(model):
                    yield model
