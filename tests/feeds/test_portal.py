"""The notices of the portal as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, strategies as st

from safetygate import dumps, loads
from safetygate.feeds.forms.portal import IMAGE
from tests.feeds.samples import ALERT, coded, codes, country, dumped, measure, notice, read

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def one(**changes: Any) -> Any:
    """The reading of one notice with *changes*."""
    (found,) = read(dumped(notice(**changes)))
    return found


def changed(name: str, /, **changes: Any) -> dict[str, Any]:
    """The part *name* of a notice, with *changes*."""
    return {name: {**notice()[name], **changes}}


def test_every_member_finds_its_place() -> None:
    """A plain notice becomes an alert member by member, and nothing is remarked."""
    reading = one(
        onlineTraderProductIdentifierReference=[{"onlineTrader": "Other", "uniqueProductIdentifier": "TIKTOK shop"}]
    )
    alert, product = reading.alert, reading.alert.product

    assert reading.findings == ()
    assert (alert.number, alert.notification_kind.value, alert.risk_level.value) == (
        "SR/99002/26",
        "serious_risk",
        "serious",
    )
    assert (alert.notifying_country.value, alert.origin.value) == ("FR", "CN")
    assert [each.value for each in alert.reacting_countries] == ["BG"]
    assert (product.category.value, product.user.value, product.counterfeit.value) == ("toys", "consumer", "no")
    assert (product.name, product.specific_name) == ({"en": "Doll"}, "Lutin rouge")
    assert (product.description, product.packaging) == ({"en": "Doll of red cloth."}, {"en": "Cardboard."})
    assert (product.brands, product.models, product.batches) == (("Windling",), ("D-1",), ("L-0002",))
    assert [code.value for code in product.barcodes] == ["4006381333931"]
    assert [(picture.url, picture.main) for picture in product.pictures] == [(f"{IMAGE}77", True)]
    assert [risk.type.value for risk in alert.risks] == ["chemical"]
    assert (alert.risk_description, alert.legal_provision) == (
        {"en": "Too much nickel."},
        {"en": "Toy Safety Directive."},
    )
    assert [(each.category.value, each.obligation.value, each.operator.value) for each in alert.measures] == [
        ("recall", "voluntary", "manufacturer")
    ]
    assert [(page.url, page.language) for page in alert.recall_pages] == [("https://example.org/rappel", "fr")]
    assert [offer.platform.value for offer in alert.offers] == ["tiktok_shop"]
    assert alert.source.url == f"{ALERT}19900002"


def test_two_clocks_are_told_apart() -> None:
    """A moment of publication in Brussels, a report at midnight there, a measure at midnight in UTC."""
    reading = one()
    alert = reading.alert

    assert (str(alert.published_on), str(alert.source.page_on)) == ("2026-02-13", "2026-02-11")
    assert alert.source.page_id == "19900002"
    assert (alert.source.report, str(alert.source.report_on)) == ("Report-2026-6", "2026-02-13")
    assert (reading.report.year, reading.report.week) == (2026, 6)
    assert str(alert.measures[0].in_force_on) == "2026-02-04"
    assert str(alert.source.modified_at) == "2026-02-16 10:43:13.857000+00:00"


def test_the_raw_notice_is_the_text_of_its_object() -> None:
    """Each notice of a list keeps its own text, blanks and order of members included."""
    texts = [json.dumps(notice(reference=number), indent=3) for number in ("SR/99001/26", "SR/99002/26")]
    listed = f"[ {texts[0]} ,\n{texts[1]}\n]".encode()
    paged = f'{{"content": [{texts[0]}, {texts[1]}], "last": true}}'.encode()
    lines = "\n".join(texts).encode()

    for data in (listed, paged, lines):
        assert [each.raw.decode() for each in read(data)] == texts
        assert [each.position for each in read(data)] == [1, 2]
    assert read(f"\n{texts[0]}\n".encode())[0].raw.decode() == texts[0]


def test_an_item_of_a_search_is_a_short_notice() -> None:
    """What the search leaves out is missing from the alert, and told."""
    item = {
        "id": 5,
        "reference": "OR/99005/26",
        "publicationDate": "2026-02-10T11:00:28.766Z",
        "product": {"name": "Lamp", "nameSpecific": "L1", "brands": [{"brand": "Glow"}], "photos": []},
        "risk": {"riskType": [coded("riskType.fire", "FIRE")]},
    }
    (reading,) = read(dumped({"content": [item], "totalElements": 1}))

    assert (reading.alert.number, reading.alert.notification_kind.value) == ("OR/99005/26", "other_risk")
    assert reading.alert.product.name == {"en": "Lamp"}
    assert codes(reading) == {"level-missing", "country-missing", "category-missing"}


@pytest.mark.parametrize(
    ("answer", "traders", "expected", "basis", "code"),
    [
        ("YES", [], "yes", ["stated"], set()),
        ("NO", [], "no", ["stated"], set()),
        ("UNKNOWN", [], "unknown", [], set()),
        ("NO", [("Amazon", "B0AB12CD34")], "yes", ["trader_field"], {"sold-online-contradicted"}),
        ("YES", [("Amazon", None)], "yes", ["stated", "trader_field"], set()),
    ],
)
def test_the_stated_answer_is_kept(
    answer: str, traders: list[tuple[str, str | None]], expected: str, basis: list[str], code: set[str]
) -> None:
    """The portal says yes, no, or unknown; traders beside a no are told."""
    pairs = [{"onlineTrader": name, "uniqueProductIdentifier": identifier} for name, identifier in traders]
    reading = one(
        **changed("traceability", isSoldOnline=coded(f"option.{answer.lower()}", answer)),
        onlineTraderProductIdentifierReference=pairs,
    )

    assert reading.alert.sold_online.value == expected
    assert [each.value for each in reading.alert.sold_online_basis] == basis
    assert codes(reading) == code


def test_languages_stay_apart() -> None:
    """A notice in several languages gives texts in several languages."""
    versions = [
        {"language": coded(key, key), "name": name, "description": f"{name}.", "packageDescription": None}
        for key, name in (("FR", "Poupée"), ("EN", "Doll"), ("EN", "Puppet"))
    ]
    reading = one(**changed("product", versions=versions))

    assert reading.alert.product.name == {"fr": "Poupée", "en": "Doll"}
    assert {finding.raw for finding in reading.findings} == {"name: Puppet", "description: Puppet."}


def test_what_is_other_is_kept_in_words() -> None:
    """Category, risk, measure and operator each have words beside their other."""
    reading = one(
        **changed(
            "product",
            productCategory=coded("product.category.other", "OTHER"),
            versions=[{"language": coded("EN", "english"), "name": "Mat", "productCategoryOther": "Car mats"}],
        ),
        **changed(
            "risk",
            riskType=[coded("riskType.fire", "FIRE"), coded("riskType.other", "OTHER")],
            versions=[{"language": coded("EN", "english"), "riskTypeOther": "Slipping, fire"}],
        ),
        **changed(
            "measureTaken",
            measures=[
                measure(
                    measureCategory=coded("measure.category.other", "OTHER"),
                    measureType=coded("measure.type.compulsory", "COMPULSORY"),
                    measureVoluntaryEconomicOperator=None,
                    measureCompulsoryEconomicOperator=coded("measure.operator.broker", "BROKER"),
                    measureScope="Two shops",
                    measureDuration=coded("x", "A year"),
                    versions=[{"language": coded("EN", "english"), "measureCategoryOther": "Written advice"}],
                )
            ],
        ),
    )
    alert, (found,) = reading.alert, reading.alert.measures

    assert (alert.product.category.value, alert.product.category_other) == ("other", "Car mats")
    assert [risk.type_other or risk.type.value for risk in alert.risks] == ["fire", "Slipping, fire"]
    assert (found.category_other, found.obligation.value, found.operator_other) == (
        "Written advice",
        "compulsory",
        "BROKER",
    )
    assert (found.scope, found.duration) == ("Two shops", "A year")


def test_a_corrigendum_is_told() -> None:
    """What the publisher says of a change stays in one finding, however many languages he gives it in."""
    reading = one(
        corrigendum="Updated.", versions=[{"language": coded("FR", "français"), "corrigendum": "Mis à jour."}]
    )

    assert [(finding.code, finding.raw) for finding in reading.findings] == [
        ("corrigendum", "Updated."),
    ]


@pytest.mark.parametrize(
    ("changes", "raw"),
    [
        ({"newMember": "new"}, "newMember: new"),
        (changed("product", colour={"key": "red"}), 'product.colour: {"key": "red"}'),
        (changed("webReport", internalComments="Not for print"), "webReport.internalComments: Not for print"),
        (
            changed("measureTaken", measures=[measure(measureVoluntaryAuthority={"x": "y"})]),
            'measureTaken.measures.measureVoluntaryAuthority: {"x": "y"}',
        ),
        (
            changed("measureTaken", measures=[measure(versions=[{"measureCategoryOther": "Written advice"}])]),
            "Written advice",
        ),
        ({"newMember": None}, None),
        ({"newMember": "Unknown"}, None),
    ],
)
def test_what_has_no_place_is_a_finding(changes: dict[str, Any], raw: str | None) -> None:
    """A member that nobody knows, at any depth, is told where it stands."""
    reading = one(**changes)

    assert [(finding.code, finding.raw) for finding in reading.findings] == ([("member-unknown", raw)] if raw else [])


@pytest.mark.parametrize(
    "part", ["product", "risk", "measureTaken", "traceability", "country", "webReport", "versions"]
)
def test_a_part_of_another_kind_is_told(part: str) -> None:
    """A text where an object should be loses nothing."""
    reading = one(**{part: "of another kind"})

    assert any("of another kind" in finding.raw for finding in reading.findings)


def test_a_country_without_a_known_key_is_known_by_its_name() -> None:
    """Or stays in words."""
    reading = one(country=country("ZZ", "Poland"), reactingCountries=[{"country": country("ZZ", "Atlantis")}])

    assert reading.alert.notifying_country.value == "PL"
    assert reading.alert.reacting_countries_other == ("Atlantis",)


def test_a_member_that_comes_twice_is_told() -> None:
    """The first one counts, the second is in a finding."""
    data = dumped(notice()).replace(
        b'"reference": "SR/99002/26"', b'"reference": "SR/99002/26", "reference": "SR/1/26"'
    )
    (reading,) = read(data)

    assert reading.alert.number == "SR/99002/26"
    assert codes(reading) == {"member-unknown"}


@given(st.dictionaries(st.sampled_from(sorted(notice())), JSON, max_size=6))
def test_any_value_of_any_member_is_an_alert(changes: dict[str, Any]) -> None:
    """Whatever stands where something else is expected, the notice is an alert and a valid document."""
    changes.setdefault("reference", "SR/99009/26")
    found = read(dumped([notice(**changes), notice()]))

    assert len(found) == 2
    assert all(loads(dumps(each.alert)) == each.alert for each in found)


@given(st.sampled_from(["product", "risk", "measureTaken", "traceability", "webReport"]), st.data())
def test_any_value_deeper_down_is_an_alert(part: str, data: st.DataObject) -> None:
    """The same for the members of members."""
    changes = data.draw(st.dictionaries(st.sampled_from(sorted(notice()[part])), JSON, max_size=4))
    (reading,) = read(dumped(notice(**changed(part, **changes))))

    assert loads(dumps(reading.alert)) == reading.alert


def test_a_motor_vehicle_has_recall_codes_and_production_dates() -> None:
    """The portal files the one as barcodes and the other as batch numbers; a recall code is never a GTIN."""
    reading = one(
        **changed(
            "product",
            productCategory={"key": "product.category.motor.vehicles", "name": "MOTOR_VEHICLES"},
            barcodes=[{"barcode": "4006381333931"}],
            batchNumbers=[{"batchNumber": "09.11.1998 - 19.12.2003"}],
        )
    )
    product = reading.alert.product

    assert (product.recall_codes, product.production_dates) == (("4006381333931",), "09.11.1998 - 19.12.2003")
    assert (product.barcodes, product.batches) == ((), ())
