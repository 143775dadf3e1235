"""
What an editor infers of the constructors: checked by mypy and pyright, never run.
"""

from __future__ import annotations

import datetime as dt
from typing import assert_type

from pendulum import Date

import safetygate as sg
from safetygate.domain.alerts.product import Product
from safetygate.domain.codes import ProductCategory, RiskLevel

product = Product(category="toys", name={"en": "Toy", "zh": "玩具"}, brands=["Kukuro"])
assert_type(product.category, ProductCategory)
assert_type(product.brands, tuple[str, ...])
assert_type(product.name, sg.Texts | None)

alert = sg.Alert(
    number="SR/01234/26",
    notification_kind="serious_risk",
    risk_level=RiskLevel.SERIOUS,
    notifying_country="FR",
    published_on=dt.date(2026, 8, 21),
    product=product,
    sold_online_basis=["stated"],
    extensions={"org.example.note": {"shelf": 3}},
)
assert_type(alert.risk_level, RiskLevel | None)
assert_type(alert.published_on, Date | None)

Product(category=3)  # type: ignore[arg-type]  # a code or its string
Product(category="toys", brands=[1])  # type: ignore[list-item]  # strings
