"""What identifies a product: in one form, with its place and how far it goes; and what identifies none."""

from __future__ import annotations

import attrs
import pytest

import safetygate as sg
from safetygate.domain.alerts.product import Offer
from safetygate.domain.alerts.traceability import Traceability
from safetygate.domain.watch.approvals import approvals_in
from safetygate.domain.watch.folding import fold, nearly
from safetygate.domain.watch.gtins import gtin14
from safetygate.domain.watch.listings import listing_of, platform_of
from safetygate.domain.watch.models import model_of, pieces
from tests.watch.products import alert


def found(known: sg.Alert) -> set[tuple[str, str, str, str]]:
    """The identifiers of an alert, each as what people read of it."""
    return {
        (each.identifier_kind.value, each.value, each.pointer, each.strength.value) for each in sg.identifiers(known)
    }


def test_every_kind_of_identifier_is_found_where_it_stands() -> None:
    """Listing, GTIN, type approval, recall code, model, brand, seller and operator, each with pointer and strength."""
    known = alert(
        gtins=("737052362540",),
        offers=(
            Offer(
                platform="amazon",
                url="https://www.amazon.de/dp/B09YTVHTB8?th=1",
                seller=sg.Operator(role="online_seller", name="Shenzhen Good Co., Ltd."),
            ),
        ),
        brands=["ROSSO KID´S"],
        models=["Item No: XS-0991", "e6*2018/858*00260*00 ~ e6*2018/858*00260*03"],
        recall_codes=["24SD-052"],
    )

    assert found(known) == {
        ("listing", "amazon:B09YTVHTB8", "/offers/0/url", "strong"),
        ("gtin", "00737052362540", "/product/barcodes/0/value", "strong"),
        ("type_approval", "e6*2018/858*00260*00-*03", "/product/models/1", "with_brand"),
        ("recall_code", "24sd052", "/product/recall_codes/0", "with_brand"),
        ("model", "xs0991", "/product/models/0", "with_brand"),
        ("brand", "rossokids", "/product/brands/0", "weak"),
        ("seller", "shenzhengoodcoltd", "/offers/0/seller/name", "weak"),
    }


def test_a_registered_operator_is_an_identifier() -> None:
    """The number under which a maker is registered is found with its scheme."""
    operator = sg.TracedOperator(
        roles=["manufacturer"], identifiers=[sg.OperatorIdentifier(scheme="eori", value="DE123456789012345")]
    )
    known = attrs.evolve(alert(), traceability=Traceability(operators=[operator]))

    assert ("operator", "eori:DE123456789012345", "/traceability/operators/0/identifiers/0/value", "weak") in found(
        known
    )


@pytest.mark.parametrize("member", [{"models": ["Bar code 0 261973 000033"]}, {"batches": ["EAN: 0261973000033"]}])
def test_a_gtin_is_found_in_other_members_too(member: dict[str, list[str]]) -> None:
    """People put barcodes among models and batches; one that shops give within their walls needs the brand."""
    assert ("gtin", "00261973000033", f"/product/{next(iter(member))}/0", "with_brand") in found(alert(**member))


@pytest.mark.parametrize(
    "text",
    [
        *("CE registration number: 0163-F2-5214", "1646-P1-104-108-38", "EN 71-1:2014", "750 ml", "SPF 30", "IP44"),
        *("230 V", "600PC/CTN", "2012", "SS11", "20 x 30 cm", "Power Cube", "100-240 VAC"),
    ],
)
def test_what_is_no_identifier_is_none(text: str) -> None:
    """Certificates, standards, quantities, ratings, seasons, years and names in words are no models."""
    assert sg.identifiers(alert(models=[text])) == ()


@pytest.mark.parametrize("text", ["Unknown", "Unknown (counterfeit)", "N/A", "no brand", "None", "无品牌"])
def test_what_stands_for_no_brand_is_none(text: str) -> None:
    """Whoever writes that there is no brand names none."""
    assert sg.identifiers(alert(brands=[text])) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("PS-460", "ps 460"), ("ＶＥＶＯＲ", "Vevor"), ("Doğrular", "DOGRULAR"), ("8×2m-A2", "8x2m-A2")),
        *(("Best Kids", "BEST KID´S"), ("Przedłużacz", "PRZEDLUZACZ"), ("MOTHER'S", "Mothers")),
    ],
)
def test_spelling_is_no_difference(one: str, other: str) -> None:
    """Case, width, accents, hyphens, blanks and apostrophes are folded away."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        *(("optimal", "otpimal", True), ("palma", "pama", True), ("colour", "colours", True), ("amour", "amor", True)),
        *(
            ("red", "bed", False),
            ("model12", "model13", False),
            ("perfume", "profumo", False),
            ("amour", "armor", False),
        ),
    ],
)
def test_one_slip_is_forgiven_in_long_words(one: str, other: str, same: bool) -> None:
    """A letter missing, added, changed or exchanged; numbers and short words must be the same."""
    assert nearly(one, other) is nearly(other, one) is same


@pytest.mark.parametrize(
    ("text", "gtin"),
    [
        *(("6 181100 530018", "06181100530018"), ("737052362540", "00737052362540"), ("12345670", "00000012345670")),
        *(("261973000033", "00261973000033"), ("(01)09506000134352(10)A", "09506000134352")),
        *(("https://id.gs1.org/01/09506000134352/10/ABC?x=1", "09506000134352"), ("7311139614443", None)),
        *(("750 ml", None), ("", None), ("٤٠٠٦٣٨١٣٣٣٩٣١", None), ("X0013M1PY5", None)),
    ],
)
def test_a_gtin_has_one_form(text: str, gtin: str | None) -> None:
    """Blanks, a lost nought and a GS1 Digital Link are understood; a wrong check digit is refused."""
    assert gtin14(text) == gtin


def test_a_gtin_has_an_address() -> None:
    """The GS1 Digital Link of a GTIN reads back as the same GTIN, and a batch stands in it escaped."""
    link = sg.digital_link("9506000134352", batch="A/1")

    assert link == "https://id.gs1.org/01/09506000134352/10/A%2F1"
    assert gtin14(link) == "09506000134352"


@pytest.mark.parametrize(("gtin", "batch"), [("123", None), ("9506000134352", "a b"), ("9506000134352", "")])
def test_an_address_is_made_of_a_gtin_alone(gtin: str, batch: str | None) -> None:
    """What is no GTIN, or no batch by the rules of GS1, is refused."""
    with pytest.raises(sg.InvalidValue, match="expected a"):
        sg.digital_link(gtin, batch=batch)


@pytest.mark.parametrize(
    ("text", "platform", "expected"),
    [
        ("https://www.amazon.de/dp/B09YTVHTB8?th=1", None, ("amazon", "B09YTVHTB8")),
        ("b0d9lbj6xr", "Amazon.de", ("amazon", "B0D9LBJ6XR")),
        ("1005008688935483-12000046250695333", "速卖通", ("aliexpress", "1005008688935483")),
        ("https://www.aliexpress.com/item/1005008688935483.html", None, ("aliexpress", "1005008688935483")),
        ("https://www.ebay.co.uk/itm/a-title/196162898422", None, ("ebay", "196162898422")),
        ("https://www.temu.com/goods-g-601099516755037.html", None, ("temu", "601099516755037")),
        ("https://shop.example/offer?id=12345678", None, (None, "12345678")),
    ],
)
def test_a_listing_is_read_from_an_address_or_a_number(
    text: str, platform: str | None, expected: tuple[str | None, str]
) -> None:
    """The marketplace by its host or name, and the number without colour and size."""
    listing = listing_of(text, platform_of(platform))

    assert listing
    assert (listing.platform and listing.platform.value, listing.number) == expected


def test_a_range_of_extensions_is_met_by_those_within() -> None:
    """An approval without extension means all of them, and a range those between its ends."""
    every, ranged, within, after = (
        next(approvals_in(text))
        for text in (
            "e1*2007/46*0296*",
            "e1*2007/46*0296*10-*13",
            "e1*2007/46*0296*12",
            "e1*2007/46*0296*14",
        )
    )

    assert ranged.meets(within)
    assert every.meets(after)
    assert not ranged.meets(after)


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("A6199 / Art: 2002141", ["a6199", "2002141"]),
        ("1. XS 0957, 2. XS 0991", ["xs0957", "xs0991"]),
        ("Type of model: MNA 1042", ["mna1042"]),
        ("Ref. 92921 6882009929216", []),
    ],
)
def test_models_lose_their_labels(text: str, models: list[str]) -> None:
    """Each of several in one entry is a model by itself, without `Type`, `Art.` and its number in the list."""
    assert [model for piece in pieces(text) if (model := model_of(piece))] == models
