"""Whether an alert concerns an item: what speaks for it, what against it, and how it is said."""

from __future__ import annotations

import itertools

import pytest

import safetygate as sg
from safetygate import codes
from safetygate.domain.alerts.product import Offer
from safetygate.domain.watch.match import grade_of
from tests.watch.products import alert, item

GTIN = "4006381333931"


def strength(known: sg.Alert, **members: str) -> float:
    """How strongly *known* is matched with an item that has these *members*; 0 where it is not."""
    return next((match.strength for match in sg.Watchlist.of([item(**members)]).match(known)), 0.0)


@pytest.mark.parametrize(
    ("known", "members"),
    [
        (alert(gtins=(GTIN,)), {"gtin": "04006381333931"}),
        (alert(brands=["PLASTROL"], models=["PS-460_1,5 E"]), {"brand": "plastrol", "model": "ＰＳ４６０"}),
        (alert(brands=["Huawei"], models=["HW-100400E00"]), {"brand": "华为", "model": "hw100400e00"}),
        (alert(brands=["REAL TIME"], specific_name="Live & Surprise"), {"brand": "RealTime", "name": "live surprise"}),
        (alert(brands=["Audi"], models=["e1*2007/46*2060*"]), {"brand": "AUDI AG", "model": "e1*2007/46*2060*03"}),
        (
            alert(offers=(Offer(platform="amazon", identifier="B0D9LBJ6XR"),)),
            {"platform": "亚马逊", "listing": "b0d9lbj6xr"},
        ),
    ],
    ids=["gtin", "model", "two scripts", "name alone", "type approval", "listing"],
)
def test_a_product_is_known_again(known: sg.Alert, members: dict[str, str]) -> None:
    """By GTIN, listing, brand with model or approval, or by brand and name where no more is known."""
    assert strength(known, **members) >= 0.7


@pytest.mark.parametrize(
    ("known", "members"),
    [
        (alert(brands=["Acme"], models=["KSC-488"], specific_name="Charger"), {"brand": "Acme", "model": "KSC-575"}),
        (alert(gtins=(GTIN,), models=["MH-200"], brands=["Acme"]), {"gtin": GTIN, "model": "XZ-777", "brand": "Acme"}),
        (alert(brands=["Zena"], models=["0163-F2-5214", "4063"]), {"brand": "Zena", "model": "0163-F2-5214; 4099"}),
        (alert(brands=["Other"], models=["AB-1234"]), {"brand": "Acme", "model": "AB-1234"}),
        (
            alert(brands=["Aqua"], specific_name="Ocean 84", gtins=(GTIN,)),
            {"brand": "Aqua", "name": "Ocean 99", "gtin": "4012345678901"},
        ),
        (alert(brands=["Acme"]), {"brand": "Acme", "name": "kettle"}),
    ],
    ids=["another model", "model against GTIN", "certificate", "another brand", "another number", "brand alone"],
)
def test_what_contradicts_is_no_match(known: sg.Alert, members: dict[str, str]) -> None:
    """Another model, brand or number in the name speaks against it, and a certificate number is no model."""
    assert strength(known, **members) < 0.7


def test_a_key_that_many_products_share_says_less() -> None:
    """One GTIN under twelve perfumes names none of them; asked about one alert alone, nobody can know."""
    names = ("Lima", "Oslo", "Roma", "Kyiv", "Bonn", "Nice", "Cork", "Graz", "Lodz", "Turku", "Delft", "Porto")
    alerts = [
        alert(f"SR/{number:05}/26", gtins=(GTIN,), specific_name=name, brands=["Aqua"])
        for number, name in enumerate(names, 1)
    ]
    watchlist = sg.Watchlist.of([item(brand="Aqua", name="Sun", gtin=GTIN)])

    assert watchlist.match(alerts[0])[0].grade is not codes.MatchGrade.POSSIBLE
    assert all(match.grade is codes.MatchGrade.POSSIBLE for match in watchlist.match_all(alerts))


def test_a_listing_copied_by_mistake_says_less() -> None:
    """Where two alerts of other brands name one listing, the match with the wrong one is no more than possible."""
    offer = Offer(platform="aliexpress", identifier="1005007463472571")
    alerts = [
        alert("SR/00001/26", offers=(offer,), brands=["Lissidoll"], specific_name="Dragon"),
        alert("SR/00002/26", offers=(offer,), brands=["Homcom"], specific_name="Unicorn"),
    ]
    watchlist = sg.Watchlist.of(
        [item(brand="Lissidoll", name="dragon", platform="aliexpress", listing="1005007463472571")]
    )

    assert [match.alert for match in watchlist.match_all(alerts) if match.strength >= 0.7] == ["SR/00001/26"]


def test_a_match_is_explained_in_both_languages() -> None:
    """Grade, strength and every ground, for and against, with the identifier it is about; and that a person decides."""
    matches = sg.Watchlist.of([item(brand="Acme", model="AB-1234", gtin=GTIN)]).match(
        alert(brands=["ACME"], models=["AB 1234"], gtins=("4012345678901",))
    )

    line, caution = sg.match_report(matches, "en").splitlines()

    assert line == (
        "item-1, alert SR/01234/26: likely (0.79): against it: another GTIN: 04012345678901; same model: ab1234; "
        "same brand: acme"
    )
    assert caution == (
        "A match is a question to a person, and no finding: look at the alert and at the product before you act."
    )
    assert "型号相同：ab1234；品牌相同：acme" in sg.match_report(matches, "zh-CN")
    assert "并非结论" in sg.match_report(matches, "zh")


def test_no_match_is_no_certificate() -> None:
    """Where nothing is matched, that is said not to mean that the product is safe."""
    assert "no certificate of safety" in sg.match_report((), "en")
    assert "不构成产品安全的证明" in sg.match_report((), "zh")


def test_matches_come_in_the_order_of_alerts_the_surest_first() -> None:
    """Alert by alert as they came, and within one the stronger match first."""
    known = [
        alert("SR/00002/26", brands=["Acme"], models=["AB-1234"], gtins=(GTIN,)),
        alert("SR/00001/26", gtins=(GTIN,)),
    ]
    watchlist = sg.Watchlist.of(
        [{"id": "b", "brand": "Acme", "model": "AB-1234"}, {"id": "a", "gtin": GTIN, "brand": "Acme"}]
    )

    assert [(match.alert, match.id) for match in watchlist.match_all(known)] == [
        ("SR/00002/26", "a"),
        ("SR/00002/26", "b"),
        ("SR/00001/26", "a"),
    ]


def test_whatever_has_an_alert_can_be_watched() -> None:
    """A case, or an alert as a register knows it, is matched by its alert."""
    known = sg.KnownAlert.of(alert(gtins=(GTIN,)))

    assert sg.Watchlist.of([item(gtin=GTIN)]).match(known) == sg.Watchlist.of([item(gtin=GTIN)]).match(known.alert)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([{"id": "1", "name": "kettle"}, {"id": "1", "name": "toaster"}], "'1' twice"),
        ([{"id": "1", "brand": "Acme"}], "expected a name, a model, a GTIN or a listing of '1'"),
        ([{"id": "1", "gtin": "7311139614443"}], "expected a name, a model, a GTIN or a listing of '1'"),
        ([{"id": "1", "nmae": "kettle"}], "got 'nmae'"),
        ([{"name": "kettle"}], "expected an identifier of every item"),
        ([{"id": "1", "name": ["kettle"]}], "expected text, got list"),
        (["kettle"], "expected WatchedItem or a mapping, got str"),
    ],
)
def test_an_item_that_cannot_be_watched_is_refused(items: list[dict[str, str]], expected: str) -> None:
    """Twice one identifier, nothing to know it by, a misspelt member or a wrong type is said at once."""
    with pytest.raises(sg.InvalidValue, match=expected):
        sg.Watchlist.of(items)


def test_what_is_no_alert_is_refused() -> None:
    """A watchlist is asked about alerts only."""
    with pytest.raises(sg.InvalidValue, match="expected Alert or what has one, got str"):
        sg.Watchlist.of([item(name="kettle")]).match("SR/01234/26")  # type: ignore[arg-type]  # what is refused


def test_the_grades_part_all_strengths() -> None:
    """From 0.95 on as good as certain, from 0.7 likely, from 0.5 possible, and below nobody is asked."""
    grades = [grade_of(hundredth / 100) for hundredth in range(101)]

    assert [(each and each.value, len([*group])) for each, group in itertools.groupby(grades)] == [
        (None, 50),
        ("possible", 20),
        ("likely", 25),
        ("certain", 6),
    ]


def test_a_single_brand_does_not_slow_a_catalogue_down() -> None:
    """Ten thousand items of one brand with a word in common are looked up, not gone through."""
    items = [
        {"id": str(number), "brand": "Acme", "name": f"kettle {number}", "model": f"K-{number}"}
        for number in range(10_000)
    ]

    assert [match.id for match in sg.Watchlist.of(items).match(alert(brands=["Acme"], models=["K-1234"]))] == ["1234"]
