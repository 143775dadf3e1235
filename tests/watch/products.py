"""Alerts and items of a catalogue, made up for these tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.product import Barcode, Offer, Product
from safetygate.domain.watch.item import WatchedItem


def alert(
    number: str = "SR/01234/26",
    *,
    gtins: tuple[str, ...] = (),
    offers: tuple[Offer, ...] = (),
    published_on: dt.date | None = None,
    **product: Any,
) -> Alert:
    """An alert about a *product* with these members."""
    return Alert(
        number=number,
        notification_kind="serious_risk",
        notifying_country="DE",
        published_on=published_on,
        sold_online="yes" if offers else "unknown",
        sold_online_basis=["stated"] if offers else [],
        offers=offers,
        product=Product(
            category="other",
            barcodes=[Barcode(scheme="gtin", value=gtin) for gtin in gtins],
            **product,
        ),
    )


def item(**members: str) -> WatchedItem:
    """An item with these *members*."""
    return WatchedItem(id="item-1", **members)
