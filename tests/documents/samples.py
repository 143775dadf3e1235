"""
Documents made up for the tests.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from safetygate.documents.document import to_dict
from safetygate.domain.alerts.alert import Alert, Risk, Source
from safetygate.domain.alerts.measures import Measure
from safetygate.domain.alerts.parties import Operator
from safetygate.domain.alerts.product import Barcode, Offer, Product
from safetygate.domain.codes import (
    Answer,
    BarcodeScheme,
    Country,
    Feed,
    MeasureCategory,
    NotificationKind,
    Obligation,
    OperatorRole,
    Platform,
    ProductCategory,
    RiskType,
    SoldOnlineBasis,
)
from safetygate.domain.records.frozen import freeze
from safetygate.domain.records.texts import Texts

ALERT = Alert(
    number="SR/09991/26",
    notification_kind=NotificationKind.SERIOUS_RISK,
    notifying_country=Country.IE,
    published_on=dt.date(2026, 8, 21),
    product=Product(
        category=ProductCategory.TOYS,
        name=Texts(en="Soft toy", zh="毛绒玩具"),
        brands=("Exemplar",),
        barcodes=(Barcode(scheme=BarcodeScheme.GTIN, value="4006381333931"),),
    ),
    risks=(Risk(type=RiskType.CHOKING),),
    measures=(
        Measure(
            category=MeasureCategory.RECALL,
            obligation=Obligation.VOLUNTARY,
            operator=OperatorRole.RETAILER,
            in_force_on=dt.date(2026, 8, 1),
        ),
    ),
    origin=Country.CN,
    sold_online=Answer.YES,
    sold_online_basis=(SoldOnlineBasis.TRADER_FIELD,),
    offers=(
        Offer(
            platform=Platform.ALIEXPRESS,
            identifier="1005000000000001",
            seller=Operator(role=OperatorRole.ONLINE_SELLER, address="1 Exemplar Street", private_person=True),
        ),
    ),
    source=Source(feed=Feed.WEEKLY_XML, modified_at=dt.datetime(2026, 8, 21, 9, 30, tzinfo=dt.UTC)),
    extensions=freeze({"org.example.note": {"weight": 1.5, "tags": ["a", None, True]}}, field="extensions"),
)
"""An alert with something in every corner."""


def document(**changed: Any) -> dict[str, Any]:
    """The plain JSON object of that alert, with members changed; a member set to `...` is left out."""
    whole = to_dict(ALERT) | changed
    return {name: value for name, value in whole.items() if value is not ...}


def text(**changed: Any) -> str:
    """The same as JSON text."""
    return json.dumps(document(**changed), ensure_ascii=False)
