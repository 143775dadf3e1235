"""More of what is there: identifiers in words, members in other members, acts and standards."""

from __future__ import annotations

import pytest

from safetygate.domain.codes import FoundIn, LegalAct
from safetygate.feeds.words.acts import find_not_complied
from tests.feeds.samples import element, read, weekly


def gtins(**changes: str) -> list[str]:
    """The barcodes of an alert whose field for barcodes is empty."""
    (reading,) = read(weekly(element(barcode="", **changes)))
    return [code.value for code in reading.alert.product.barcodes]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"type_numberOfModel": "98192, EAN code: 8592117981928"}, ["8592117981928"]),
        ({"batchNumber": "70502128134967050212813502"}, ["7050212813496", "7050212813502"]),
        ({"description": "EAN of the package: 4 045365 701441."}, ["4045365701441"]),
        ({"description": "Blue bear, bar code 3890013830742size 134"}, ["3890013830742"]),
        ({"type_numberOfModel": "8592117981929"}, []),
        ({"description": "Call us: tel. 8592117981928"}, []),
        ({"type_numberOfModel": "X8592117981928", "batchNumber": "8592117981928-3"}, []),
        ({"type_numberOfModel": "8592117981928", "category": "Motor vehicles"}, []),
    ],
)
def test_a_gtin_is_found_where_its_check_digit_proves_it(changes: dict[str, str], expected: list[str]) -> None:
    """In models, batch numbers and prose; no telephone number, no part of another code, none of a vehicle."""
    assert gtins(**changes) == expected


def test_where_a_gtin_was_found_is_told_and_the_text_stays() -> None:
    """The finding names the member; the member keeps its words."""
    (reading,) = read(weekly(element(barcode="", type_numberOfModel="98192, EAN code: 8592117981928")))

    assert ("barcode-found", "product.models", "8592117981928") in {
        (finding.code, finding.field, finding.raw) for finding in reading.findings
    }
    assert [code.found_in for code in reading.alert.product.barcodes] == [FoundIn.MODELS]
    assert reading.alert.product.models == ("98192, EAN code: 8592117981928",)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Model: 140685", ("140685",)),
        ("Item No. 939, article code 09930", ("939", "09930")),
        ("Model: 36PK, Item No.: FS20", ("36PK", "FS20")),
        ("REF. BBD889-2", ("BBD889-2",)),
        ("Article 62/0880", ("62/0880",)),
        # another label within: which of them it belongs to cannot be told
        ("Ref.: C939965/R Code on invoice: 52-6505/50", ("Ref.: C939965/R Code on invoice: 52-6505/50",)),
        ("Type 2 plug", ("Type 2 plug",)),
        ("Model MAX-ref. 43631", ("Model MAX-ref. 43631",)),
    ],
)
def test_a_model_is_known_without_its_label(printed: str, expected: tuple[str, ...]) -> None:
    """The label goes, and a finding that asks nothing of anybody holds the text as it stood."""
    (reading,) = read(weekly(element(type_numberOfModel=printed)))

    assert reading.alert.product.models == expected
    assert [each.raw for each in reading.findings if each.code == "label-removed"] == (
        [] if expected == (printed,) else [printed]
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Product sold online, in particular via Temu (Product identifier: 601099516755037).",
        "The product was sold online via Temu, listing identifier 601099516755037.",
        "It was sold online on Temu with the identifier 601099516755037.",
    ],
)
def test_an_identifier_is_read_behind_whatever_label(sentence: str) -> None:
    """A listing is known by it."""
    (reading,) = read(weekly(element(description=sentence)))

    assert [(offer.platform.value, offer.identifier) for offer in reading.alert.offers] == [("temu", "601099516755037")]


def test_members_that_were_packed_into_the_description_are_read() -> None:
    """Reports of 2006 have brand and model there alone."""
    packed = "Category: Electrical appliancesProduct: Hair dryerBrand: BetsyType/number of model: SM-1500"
    (reading,) = read(weekly(element(brand="", type_numberOfModel="", description=packed)))

    assert (reading.alert.product.brands, reading.alert.product.models) == (("Betsy",), ("SM-1500",))


@pytest.mark.parametrize(
    ("brand", "counterfeit", "code"),
    [
        ("Windling (COUNTERFEIT)", "yes", None),
        ("Not a counterfeit", None, None),
        ("Unbranded", None, "no-brand"),
        ("Unknown", None, "said-unknown"),
        ("", None, None),
    ],
)
def test_what_a_brand_says_is_kept_apart(brand: str, counterfeit: str | None, code: str | None) -> None:
    """A counterfeit, no brand, a brand that is not known, and nothing."""
    (reading,) = read(weekly(element(brand=brand)))
    found = reading.alert.product.counterfeit

    assert (found and found.value) == counterfeit
    assert {finding.code for finding in reading.findings} == ({code} if code else set())


def test_pairs_of_a_list_stay_together() -> None:
    """Name and batch, name and batch: apart, the batches would lose their name."""
    (reading,) = read(weekly(element(batchNumber="Inkling, red, batch Y61, Inkling, blue, batch W66")))

    assert reading.alert.product.batches == ("Inkling, red, batch Y61", "Inkling, blue, batch W66")


def test_numbered_items_come_apart() -> None:
    """A list in one text."""
    (reading,) = read(weekly(element(type_numberOfModel="1) item code 41-09-643, 2) item code 23-68-102")))

    assert reading.alert.product.models == ("41-09-643", "23-68-102")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Voluntary recall from consumers by the producer.", [("recall", "manufacturer", None)]),
        ("Voluntary withdrawal from the market by the supplier.", [("withdrawal", "other", "supplier")]),
        (
            "Recall ordered and carried out by the distributor and the supplier.",
            [("recall", "other", "distributor and supplier")],
        ),
    ],
)
def test_whoever_acts_is_not_lost(words: str, expected: list[tuple[str, str, str | None]]) -> None:
    """A producer is the manufacturer; a supplier is on no list and stays in words, as do two at once."""
    (reading,) = read(weekly(element(measures=words.replace(" and carried out", ""))))

    assert [
        (each.category.value, each.operator and each.operator.value, each.operator_other)
        for each in reading.alert.measures
    ] == expected


@pytest.mark.parametrize(
    ("sentence", "online"),
    [
        ("Instructions how to build it are available on the internet.", "unknown"),
        ("Product sold, in particular via eBay.", "yes"),
    ],
)
def test_only_a_sale_is_a_sale(sentence: str, online: str) -> None:
    """What can be read online is not sold there."""
    assert read(weekly(element(description=sentence)))[0].alert.sold_online.value == online


def test_acts_and_standards_stand_beside_the_sentence() -> None:
    """An act is the one that applied under its name in the year of the alert."""
    danger = (
        "Small parts come off. The product does not comply with the requirements of the Toy Safety Directive nor with "
        "the European standards EN 71-1 and EN-60335-2."
    )
    (reading,) = read(weekly(element(danger=danger)))

    assert [each.act.value if each.act else each.standard for each in reading.alert.not_complied] == [
        "eu_2009_48",
        "EN 71-1",
        "EN 60335-2",
    ]
    assert [each.act for each in find_not_complied("It does not comply with the Toys Directive.", 2008)] == [
        LegalAct.EU_TOYS_1988
    ]
    assert [each.act_other for each in find_not_complied("It is not compliant with Regulation (EC) No 850/2004.")] == [
        "Regulation (EC) No 850/2004"
    ]
    assert find_not_complied("It complies with EN 71-1.") == ()
