"""
An item of a catalogue: what a seller, a buyer or an officer knows of a product, in a few columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, final

from attrs import field, frozen

from safetygate.domain.records.checks import Maybe
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.shapes import SHORT
from safetygate.domain.watch.gtins import gtin14
from safetygate.domain.watch.listings import Listing, listing_of, platform_of
from safetygate.domain.watch.traits import Traits, read_approvals, read_traits

COLUMNS: Final = ("id", "brand", "name", "model", "gtin", "platform", "listing")
"""The members of an item, by which the columns of a catalogue are named."""


@final
@frozen(kw_only=True)
class WatchedItem:
    """
    One product of a catalogue, as its owner writes it.

    Attributes:
        id: What names it in the catalogue.
        brand: The brand, in Latin letters or in Chinese characters.
        name: The name under which it is sold.
        model: Its model or models; for a vehicle also its type approval.
        gtin: Its GTIN of any length, also as a GS1 Digital Link.
        platform: The online marketplace where it is offered, by its name or its address.
        listing: The number of the offer there, or its address.
    """

    id: str = field(validator=SHORT)
    brand: str | None = field(default=None, validator=Maybe(SHORT))
    name: str | None = field(default=None, validator=Maybe(SHORT))
    model: str | None = field(default=None, validator=Maybe(SHORT))
    gtin: str | None = field(default=None, validator=Maybe(SHORT))
    platform: str | None = field(default=None, validator=Maybe(SHORT))
    listing: str | None = field(default=None, validator=Maybe(SHORT))

    @property
    def gtin14(self) -> str | None:
        """Its GTIN in 14 digits; `None` where it has none, or one that cannot be one."""
        return gtin14(self.gtin) if self.gtin else None

    @property
    def tells(self) -> bool:
        """Whether it says anything by which its product may be known: a brand alone does not."""
        return bool(self.name or self.model or self.gtin14 or _listing(self))


# An item that one alert may concern is asked about again by the next one of the same brand.
@lru_cache(maxsize=2**14)
def traits_of_item(item: WatchedItem) -> Traits:
    """What the product of *item* is known by."""
    return read_traits(
        names=filter(None, (item.name,)),
        brands=filter(None, (item.brand,)),
        models=filter(None, (item.model,)),
        gtins=filter(None, (item.gtin14,)),
        listings=filter(None, (_listing(item),)),
        approvals=read_approvals(filter(None, (item.model, item.name))),
    )


def _listing(item: WatchedItem) -> Listing | None:
    return listing_of(item.listing, platform_of(item.platform)) if item.listing else None


def item_of(members: Mapping[str, str | None]) -> WatchedItem:
    """
    The item with these *members*; one that is empty is absent.

    Raises:
        InvalidValue: Where they are no mapping, one is not known or not valid, or there is no identifier.
    """
    if not isinstance(members, Mapping):
        raise InvalidValue(f"expected WatchedItem or a mapping, got {type(members).__name__}", field="items")
    strange = next((name for name in members if name not in COLUMNS), None)
    if strange is not None:
        raise InvalidValue(f"expected the members {', '.join(COLUMNS)}, got {strange!r}", field="items")
    known = {name: value for name, value in members.items() if value is not None and value != ""}
    if "id" not in known:
        raise InvalidValue("expected an identifier of every item", field="id")
    return WatchedItem(**known)
