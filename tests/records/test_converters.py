"""What people type: code strings, lists, plain dicts, `datetime` and `date`."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import safetygate as sg
from safetygate.domain.alerts.alert import Risk, Source
from safetygate.domain.alerts.product import Product
from safetygate.domain.codes import Answer, Country, Feed, NotificationKind, ProductCategory, RiskType, SoldOnlineBasis
from safetygate.domain.records.frozen import freeze
from safetygate.domain.records.moments import parse_day, parse_moment

TYPED: dict[str, Any] = {
    "number": "SR/01234/26",
    "notification_kind": "serious_risk",
    "notifying_country": "FR",
    "published_on": dt.date(2026, 8, 21),
    "product": Product(category="toys", name={"en": "Toy", "zh": "玩具"}, brands=["Kukuro"]),
    "risks": [Risk(type="choking")],
    "sold_online": "yes",
    "sold_online_basis": ["stated"],
    "reacting_countries": (code for code in ("DE", Country.AT)),
    "source": Source(feed="weekly_xml", modified_at=dt.datetime(2026, 8, 21, 9, 30, tzinfo=dt.UTC)),
    "extensions": {"org.example.note": {"shelves": [3, 4.0]}},
}


def test_what_people_type_becomes_what_the_record_holds() -> None:
    """The record made of plain values equals the one made of the library's own."""
    product = Product(category=ProductCategory.TOYS, name=sg.Texts(en="Toy", zh="玩具"), brands=("Kukuro",))
    alert = sg.Alert(
        number="SR/01234/26",
        notification_kind=NotificationKind.SERIOUS_RISK,
        notifying_country=Country.FR,
        published_on=parse_day("2026-08-21"),
        product=product,
        risks=(Risk(type=RiskType.CHOKING),),
        sold_online=Answer.YES,
        sold_online_basis=(SoldOnlineBasis.STATED,),
        reacting_countries=(Country.DE, Country.AT),
        source=Source(feed=Feed.WEEKLY_XML, modified_at=parse_moment("2026-08-21T09:30:00Z")),
        extensions=freeze({"org.example.note": {"shelves": [3, 4]}}, field="extensions"),
    )

    assert sg.Alert(**TYPED | {"reacting_countries": ["DE", "AT"]}) == alert
    assert hash(sg.Alert(**TYPED)) == hash(alert)


@pytest.mark.parametrize(
    ("member", "value", "sentence"),
    [
        ("notification_kind", "serious", "notification_kind: expected a code of NotificationKind, got 'serious'"),
        ("notification_kind", 3, "notification_kind: expected a code of NotificationKind, got int"),
        ("notification_kind", [], "notification_kind: expected a code of NotificationKind, got list"),
        ("sold_online_basis", "stated", "sold_online_basis: expected a tuple, got str"),
        ("sold_online_basis", {"stated": 1}, "sold_online_basis: expected a tuple, got dict"),
        ("sold_online_basis", ["told"], "sold_online_basis: expected a code of SoldOnlineBasis, got 'told'"),
        ("reacting_countries", 3, "reacting_countries: expected a tuple, got int"),
        ("risk_description", "It burns.", "risk_description: expected Texts in at least one language"),
        ("risk_description", {1: "It", "en": "burns."}, "risk_description: expected Texts in at least one language"),
        ("extensions", [1], "extensions: expected a FrozenMap, got tuple"),
        ("extensions", {"org.example.note": object()}, "extensions: expected a FrozenMap, got dict"),
        ("published_on", "2026-08-21", "published_on: expected a day, got str"),
    ],
)
def test_what_is_none_of_it_is_refused_by_name(member: str, value: object, sentence: str) -> None:
    """Nothing is guessed: the sentence names the member and what was expected."""
    with pytest.raises(sg.InvalidValue) as refused:
        sg.Alert(**TYPED | {member: value})

    assert str(refused.value) == sentence
