"""
What identifies the product of an alert: typed, in one form, with the place where it stands and how far it goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, final

from attrs import field, frozen

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.codes import IdentifierKind, IdentifierStrength
from safetygate.domain.records.checks import Code, Text
from safetygate.domain.records.converters import AsCode
from safetygate.domain.records.errors import expect
from safetygate.domain.records.shapes import SHORT
from safetygate.domain.watch.finding import Place, find_approvals, find_gtins, find_listings
from safetygate.domain.watch.folding import fold
from safetygate.domain.watch.gtins import is_restricted
from safetygate.domain.watch.models import model_of, pieces
from safetygate.domain.watch.traits import read_brand

_STRONG: Final = IdentifierStrength.STRONG
_WITH_BRAND: Final = IdentifierStrength.WITH_BRAND
_WEAK: Final = IdentifierStrength.WEAK
# 3705 is the number of many an article, MH-200 of few.
_LEAST_DISTINCT: Final = 4


@final
@frozen(kw_only=True)
class Identifier:
    """
    One thing by which the product of an alert may be known again.

    Attributes:
        identifier_kind: What it is.
        value: The identifier in the form in which it compares: a GTIN in 14 digits, a model or a brand folded, a
            listing as the platform and its number.
        pointer: The member of the alert in which it stands, as a JSON Pointer (RFC 6901).
        strength: How far it goes in naming one product.
    """

    identifier_kind: IdentifierKind = field(converter=AsCode[IdentifierKind], validator=Code(IdentifierKind))
    value: str = field(validator=SHORT)
    pointer: str = field(validator=Text(200))
    strength: IdentifierStrength = field(converter=AsCode[IdentifierStrength], validator=Code(IdentifierStrength))


def identifiers(alert: Alert) -> tuple[Identifier, ...]:
    """
    Everything in *alert* by which its product may be known again, each once for each place, the surest kinds first.

    What is none is left out: numbers of certificates and standards, quantities such as `750 ml`, ratings, years, and
    what stands where there is no brand.

    Raises:
        InvalidValue: Where *alert* is no alert.
    """
    expect(alert, Alert, field="alert")
    return tuple(
        dict.fromkeys(
            Identifier(identifier_kind=kind, value=value, pointer=place.pointer, strength=strength)
            for kind, value, place, strength in (
                *_listings(alert),
                *_gtins(alert),
                *_approvals(alert),
                *_product(alert),
                *_operators(alert),
            )
        )
    )


_Found = Iterator[tuple[IdentifierKind, str, Place, IdentifierStrength]]


def _listings(alert: Alert) -> _Found:
    for listing, place in find_listings(alert):
        known = listing.platform is not None
        value = f"{listing.platform.value}:{listing.number}" if listing.platform else listing.number
        yield IdentifierKind.LISTING, value, place, _STRONG if known else _WEAK


def _gtins(alert: Alert) -> _Found:
    for gtin, place in find_gtins(alert):
        yield IdentifierKind.GTIN, gtin, place, _WITH_BRAND if is_restricted(gtin) else _STRONG


# Makers share approvals of one type: together with the brand they name it.
def _approvals(alert: Alert) -> _Found:
    return (
        (IdentifierKind.TYPE_APPROVAL, str(approval), place, _WITH_BRAND) for approval, place in find_approvals(alert)
    )


def _product(alert: Alert) -> _Found:
    product = alert.product
    for position, code in enumerate(product.recall_codes):
        place = Place(code, f"/product/recall_codes/{position}")
        yield IdentifierKind.RECALL_CODE, fold(code) or code, place, _WITH_BRAND
    apart = {word for text in product.brands for brand in read_brand(text) for word in brand}
    for position, text in enumerate(product.models):
        for model in filter(None, (model_of(piece, apart) for piece in pieces(text))):
            distinct = len(model) > _LEAST_DISTINCT
            yield (
                IdentifierKind.MODEL,
                model,
                Place(text, f"/product/models/{position}"),
                _WITH_BRAND if distinct else _WEAK,
            )
    for position, text in enumerate(product.brands):
        for brand in read_brand(text):
            yield IdentifierKind.BRAND, "".join(brand), Place(text, f"/product/brands/{position}"), _WEAK


def _operators(alert: Alert) -> _Found:
    for at, operator in enumerate(alert.traceability.operators if alert.traceability else ()):
        for position, number in enumerate(operator.identifiers):
            place = Place(number.value, f"/traceability/operators/{at}/identifiers/{position}/value")
            yield IdentifierKind.OPERATOR, f"{number.scheme.value}:{number.value.upper()}", place, _WEAK
    for at, offer in enumerate(alert.offers):
        if offer.seller and offer.seller.name and fold(offer.seller.name):
            place = Place(offer.seller.name, f"/offers/{at}/seller/name")
            yield IdentifierKind.SELLER, fold(offer.seller.name), place, _WEAK
