"""
Where in an alert the identifiers of its product stand: in the members for them, and where people put them besides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.product import Product
from safetygate.domain.codes import BarcodeScheme
from safetygate.domain.watch.approvals import Approval, approvals_in
from safetygate.domain.watch.gtins import gtin14, gtins_in
from safetygate.domain.watch.listings import Listing, listing_of, listings_in, platform_of

T = TypeVar("T")


class Place(NamedTuple):
    """
    One text of an alert.

    Attributes:
        text: What stands there.
        pointer: Where, as a JSON Pointer (RFC 6901).
        named: Whether it is the member for what is looked for.
    """

    text: str
    pointer: str
    named: bool = False


def find_gtins(alert: Alert) -> Iterator[tuple[str, Place]]:
    """Every GTIN of *alert* in 14 digits, and where it stands: 1 in 8 stands in a model, a batch or a description."""
    for position, code in enumerate(alert.product.barcodes):
        found = code.gtin14 or (gtin14(code.value) if code.scheme is not BarcodeScheme.ASIN else None)
        if found:
            yield found, Place(code.value, f"/product/barcodes/{position}/value", named=True)
    for place in elsewhere(alert.product):
        yield from ((found, place) for found in gtins_in(place.text))


def find_listings(alert: Alert) -> Iterator[tuple[Listing, Place]]:
    """Every listing of *alert*, and where it stands."""
    for position, offer in enumerate(alert.offers):
        for member, text in (("identifier", offer.identifier), ("url", offer.url)):
            found = listing_of(text, platform_of(offer.platform.value)) if text else None
            if found:
                yield found, Place(text or "", f"/offers/{position}/{member}", named=True)
    codes = _places("barcodes", [code.value for code in alert.product.barcodes], "/value")
    for place in (*codes, *elsewhere(alert.product)):
        yield from ((found, place) for found in listings_in(place.text))


def find_approvals(alert: Alert) -> Iterator[tuple[Approval, Place]]:
    """Every type approval of *alert*, and where it stands."""
    for place in (*_places("models", alert.product.models), *description_of(alert.product)):
        yield from ((found, place) for found in approvals_in(place.text))


def elsewhere(product: Product) -> tuple[Place, ...]:
    """Where people put identifiers that have a member of their own."""
    return (*_places("models", product.models), *_places("batches", product.batches), *description_of(product))


def description_of(product: Product) -> tuple[Place, ...]:
    """The description, of several languages in English, else in the first."""
    texts = product.description
    return (Place(texts.get("en") or texts.best("en"), "/product/description"),) if texts else ()


def _places(member: str, texts: Iterator[str] | list[str] | tuple[str, ...], end: str = "") -> tuple[Place, ...]:
    return tuple(Place(text, f"/product/{member}/{position}{end}") for position, text in enumerate(texts))
