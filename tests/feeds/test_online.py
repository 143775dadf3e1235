"""Whether a product is sold online, and what that rests on."""

from __future__ import annotations

import pytest

from safetygate.domain.alerts.measures import Measure
from safetygate.domain.alerts.product import Offer
from safetygate.domain.codes import Answer, MeasureCategory, Obligation, Platform
from safetygate.feeds.finding import Notes
from safetygate.feeds.words.online import sale

REMOVAL = Measure(category=MeasureCategory.LISTING_REMOVAL, obligation=Obligation.VOLUNTARY)
AMAZON = Offer(platform=Platform.AMAZON)


def tell(text: str) -> tuple[str, list[str], list[tuple[str, str | None]]]:
    """The answer, its basis, and the offers, from a description alone."""
    known = sale(None, (), (), [text], Notes())
    offers = [(offer.platform_other or offer.platform.value, offer.identifier or offer.url) for offer in known.offers]
    return known.sold_online.value, [each.value for each in known.basis], offers


@pytest.mark.parametrize(
    ("sentence", "offers"),
    [
        ("The product was sold online.", []),
        ("The product was also sold online.All batches are meant.", []),
        ("Product sold online", []),
        ("The product was (also) sold online, in particular via Wish.", [("wish", None)]),
        ("The product was sold online (in particular via Aliexpres).", [("aliexpress", None)]),
        ("The product was sold online, in particular via eBAY.", [("ebay", None)]),
        ("The product was sold online, notably on Amazon. It is red.", [("amazon", None)]),
        ("Product sold online, in particular via Amazon (ASIN: B0AB12CD34).", [("amazon", "B0AB12CD34")]),
        ("Product sold online, in particular via Amazon. ASIN B0AB12CD34. Red.", [("amazon", "B0AB12CD34")]),
        (
            "Product sold online, in particular via Amazon, with ASIN B0AB12CD34 and B0AB12CD35.",
            [("amazon", "B0AB12CD34"), ("amazon", "B0AB12CD35")],
        ),
        (
            "Product sold online, in particular via eBay (item n° 123456789012) and Joom (unique identifier: 64c71da798c8).",
            [("ebay", "123456789012"), ("joom", "64c71da798c8")],
        ),
        (
            "Product sold online via AliExpress (unique product identifier: 17167980912).",
            [("aliexpress", "17167980912")],
        ),
        (
            "Product sold online, in particular via a-shop.sk and www.b-shop.com.",
            [("a-shop.sk", None), ("www.b-shop.com", None)],
        ),
        (
            "Sold online at https://a-shop.example.com/item.",
            [("a-shop.example.com", "https://a-shop.example.com/item")],
        ),
        ("Product sold online, in particular via Marktplatz. Red.", [("Marktplatz", None)]),
        ("The product is also sold on Etsy.", [("etsy", None)]),
        ("ASIN: B0AB12CD34. A red kite.", [("amazon", "B0AB12CD34")]),
    ],
)
def test_the_sentence_in_the_description_is_read(sentence: str, offers: list[tuple[str, str | None]]) -> None:
    """The sentence in its variants, with the platforms and identifiers that it names."""
    assert tell(f"A red kite. {sentence}") == ("yes", ["description"], offers)


@pytest.mark.parametrize(
    "text",
    [
        "A red kite.",
        "The product was not sold online.",
        "A wish lamp that was sold in shops.",
        "Sold on Mondays.",
        "(unique identifier: 17167980912)",
        "An online game.",
    ],
)
def test_other_texts_say_nothing_of_it(text: str) -> None:
    """A word alone is no evidence."""
    assert tell(text) == ("unknown", [], [])


@pytest.mark.parametrize(
    ("stated", "traders", "measures", "expected", "basis"),
    [
        (None, (), (), "unknown", []),
        (Answer.UNKNOWN, (), (), "unknown", []),
        (Answer.YES, (), (), "yes", ["stated"]),
        (Answer.NO, (), (), "no", ["stated"]),
        (None, (AMAZON,), (), "yes", ["trader_field"]),
        (None, (), (REMOVAL,), "yes", ["delisting_measure"]),
        (Answer.YES, (AMAZON,), (REMOVAL,), "yes", ["stated", "trader_field", "delisting_measure"]),
        (Answer.NO, (AMAZON,), (), "yes", ["trader_field"]),
    ],
)
def test_the_answer_says_what_it_rests_on(
    stated: Answer | None, traders: tuple[Offer, ...], measures: tuple[Measure, ...], expected: str, basis: list[str]
) -> None:
    """Every kind of evidence counts, and all of it is named."""
    notes = Notes()
    known = sale(stated, traders, measures, [], notes)

    assert (known.sold_online.value, [each.value for each in known.basis]) == (expected, basis)
    assert [finding.code for finding in notes.findings("")] == (
        ["sold-online-contradicted"] if stated is Answer.NO and traders else []
    )
