"""
Listings: the marketplace and the number by which it knows what it offers, from an address or as people write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from safetygate.domain.alerts.gtin import is_gtin
from safetygate.domain.codes import Platform
from safetygate.domain.watch.folding import fold

# B07XJ8C8F5, as Amazon numbers what is no book
_ASIN: Final = re.compile(r"(?<![0-9A-Za-z])B0[0-9A-Z]{8}(?![0-9A-Za-z])", re.IGNORECASE)
# https://www.amazon.de/dp/B09YTVHTB8?th=1, /gp/product/, /itm/title/196162898422, /item/1005008688935483.html
_IN_ADDRESS: Final = (
    re.compile(
        r"/(?:dp|product|item|itm|listing|goods)/(?:[^/?#]+/)?(?P<id>[0-9A-Z]{6,30})(?=[/?#.]|$)", re.IGNORECASE
    ),
    re.compile(r"[?&](?:id|item|itemid|goods_id|goodsid|sku)=(?P<id>[0-9A-Z]{6,30})(?=[&#]|$)", re.IGNORECASE),
    # /title-g-601099516755037.html, /title-p-12345678.html
    re.compile(r"[/-](?P<id>[0-9]{6,30})(?:\.html?)?(?=[/?#]|$)"),
)
_HOST: Final = re.compile(r"https?://(?P<host>[^/?#:]+)", re.IGNORECASE)
# 1005008688935483-12000046250695333: the offer, and one of its colours
_NUMBER: Final = re.compile(r"(?<![0-9A-Za-z])[0-9]{12,30}(?![0-9A-Za-z])")
_ENOUGH: Final = 10


class Listing(NamedTuple):
    """
    One offer on a marketplace.

    Attributes:
        platform: The marketplace; `None` where it is not known or on no list.
        number: Its number there, in capitals.
    """

    platform: Platform | None
    number: str

    def meets(self, other: Listing) -> bool:
        """Whether both may be the same offer: one number, and not two marketplaces."""
        return self.number == other.number and (
            self.platform is other.platform or (None in {self.platform, other.platform} and len(self.number) >= _ENOUGH)
        )


def platform_of(text: str | None) -> Platform | None:
    """The marketplace that *text* names, as `Amazon.de`, `amazon` or `速卖通`; `None` where it is on no list."""
    folded = fold(text or "")
    return next((platform for name, platform in _NAMES if folded.startswith(name)), None)


def listing_of(text: str, platform: Platform | None = None) -> Listing | None:
    """The listing that *text* gives, an address or a number; `None` where it holds no number of six signs or more."""
    if host := _HOST.match(text):
        found = next((match for pattern in _IN_ADDRESS if (match := pattern.search(text))), None)
        # www.ebay.co.uk: the marketplace is one of the names between the points
        named = next(filter(None, map(platform_of, host["host"].split("."))), platform)
        return Listing(named, found["id"].upper()) if found else None
    asin = _ASIN.search(text)
    if asin:
        return Listing(platform or Platform.AMAZON, asin[0].upper())
    number = text.strip().upper().partition("-")[0]
    return (
        Listing(platform, number) if re.fullmatch(r"[0-9A-Z]{6,30}", number) and re.search("[0-9]{3}", number) else None
    )


def listings_in(text: str) -> Iterator[Listing]:
    """The numbers in running *text* that only listings have."""
    yield from (Listing(Platform.AMAZON, asin[0].upper()) for asin in _ASIN.finditer(text))
    yield from (Listing(None, number[0]) for number in _NUMBER.finditer(text) if not is_gtin(number[0]))


_NAMES: Final = sorted(
    (
        (name, platform)
        for platform in Platform
        if platform is not Platform.OTHER
        for name in {fold(platform.value), fold(platform.en), fold(platform.zh), fold(platform.zh.partition("（")[0])}
    ),
    key=lambda row: -len(row[0]),
)
