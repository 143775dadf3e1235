"""Online traders as the feeds name them."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from safetygate.domain.alerts.product import Offer
from safetygate.domain.codes import Feed, Platform
from safetygate.feeds.finding import Notes
from safetygate.feeds.words.phrases import PLATFORM_NAMES
from safetygate.feeds.words.spellings import spellings
from safetygate.feeds.words.traders import merge_offers, split_traders


def shape(offers: tuple[Offer, ...]) -> list[tuple[str | None, ...]]:
    """Platform, or its name in words, then identifier and address."""
    return [(offer.platform_other or offer.platform.value, offer.identifier, offer.url) for offer in offers]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Amazon() / ", [("amazon", None, None)]),
        ("AliExpress() / Amazon() / ", [("aliexpress", None, None), ("amazon", None, None)]),
        (
            "Amazon(B0AB12CD34) / eBay(123456789012) / ",
            [("amazon", "B0AB12CD34", None), ("ebay", "123456789012", None)],
        ),
        ("Amazon(ASIN: B0AB12CD34 ) / ", [("amazon", "B0AB12CD34", None)]),
        ("Amazon(l'ASIN B0AB12CD34) / ", [("amazon", "B0AB12CD34", None)]),
        ("Amazon(ASIN\tB0AB12CD34) / ", [("amazon", "B0AB12CD34", None)]),
        ("Amazon(ASIN: \u200eB0AB12CD34) / ", [("amazon", "B0AB12CD34", None)]),
        ("Amazon(-) / ", [("amazon", None, None)]),
        ("Amazon(B0AB12CD34,B0AB12CD35) / ", [("amazon", "B0AB12CD34", None), ("amazon", "B0AB12CD35", None)]),
        (
            "AliExpress(1005001234567890; 1005001234567891 ) / ",
            [("aliexpress", "1005001234567890", None), ("aliexpress", "1005001234567891", None)],
        ),
        ("Rakuten France() / ", [("rakuten", None, None)]),
        ("Etsy(lamp (red)) / Wish() / ", [("etsy", "lamp (red)", None), ("wish", None, None)]),
        ("Etsy(one / two) / Wish() / ", [("etsy", "one / two", None), ("wish", None, None)]),
        ("Etsy(a (b) / c (d)) / Wish() / ", [("etsy", "a (b) / c (d)", None), ("wish", None, None)]),
        ("Etsy(half ( a bracket) / Wish() / ", [("etsy", "half ( a bracket", None), ("wish", None, None)]),
        ("Etsy(half ) a bracket) / Wish() / ", [("etsy", "half ) a bracket", None), ("wish", None, None)]),
        ("Amazon(B0AB12CD34)", [("amazon", "B0AB12CD34", None)]),
        ("Bazarino(77) / ", [("Bazarino", "77", None)]),
        ("Temu(601100000000000) / ", [("temu", "601100000000000", None)]),
        ("", []),
        ("-", []),
    ],
)
def test_pairs_come_apart(printed: str, expected: list[tuple[str | None, ...]]) -> None:
    """Name and identifier, with slashes and brackets inside, paired or not."""
    assert shape(split_traders(printed, Notes())) == expected


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("SHEIN: sl260114151013377748230", ("shein", "sl260114151013377748230")),
        ("SHEINsl25050839197368833", ("shein", "sl25050839197368833")),
        ("Shein (sj23050389953853544)", ("shein", "sj23050389953853544")),
        ("Shein (unique product identifier: sl2408074790591923)", ("shein", "sl2408074790591923")),
        ("Sold via Shein. Shein identifier: sh2405105001491158", ("shein", "sh2405105001491158")),
        ("TEMUGoods ID : 601103044348341", ("temu", "601103044348341")),
        ("TEMUGoods id：601103044348341", ("temu", "601103044348341")),
        ("TEMU.com (unique idenifier: 601103044348341).", ("temu", "601103044348341")),
        ("TIK TOK SHOP", ("tiktok_shop", None)),
        ("fr.shein.com", ("shein", None)),
        ("Wish.com", ("wish", None)),
        ("Kaufland.de", ("kaufland", None)),
        ("DH Gate: 1", ("dhgate", "1")),
        ("Wishbone Toys", ("Wishbone Toys", None)),
        ("A shop of our own", ("A shop of our own", None)),
        ("", ("other", None)),
    ],
)
def test_a_marketplace_under_other_is_recognised(identifier: str, expected: tuple[str, str | None]) -> None:
    """The Safety Gate has no entry for some: name and identifier share the brackets then."""
    assert shape(split_traders(f"Other({identifier}) / ", Notes())) == [(*expected, None)]


def test_hosts_are_places_of_their_own() -> None:
    """Shops that are named by their hosts, glued or with an address, each become an offer."""
    text = "Other(www.a-shop.frwww.amazon.frwww.b-shop.com, c-shop.ee , https://d-shop.example.com/item/1) / "

    assert shape(split_traders(text, Notes())) == [
        ("www.a-shop.fr", None, None),
        ("amazon", None, None),
        ("www.b-shop.com", None, None),
        ("c-shop.ee", None, None),
        ("d-shop.example.com", None, "https://d-shop.example.com/item/1"),
    ]


def test_what_is_read_from_words_is_told() -> None:
    """The words themselves stay in the finding."""
    notes = Notes()
    split_traders("Other(TEMUGoods ID : 601103044348341) / ", notes)

    assert [(finding.code, finding.raw) for finding in notes.findings("")] == [
        ("trader-read", "TEMUGoods ID : 601103044348341")
    ]


def test_a_trader_without_brackets_is_kept_whole() -> None:
    """A form that nobody has seen yet is a name in words, and a finding."""
    notes = Notes()

    assert shape(split_traders("some market somewhere", notes)) == [("some market somewhere", None, None)]
    assert [finding.code for finding in notes.findings("")] == ["trader-unreadable"]


@pytest.mark.parametrize("platform", list(Platform))
def test_every_listed_platform_is_known_by_its_spelling(platform: Platform) -> None:
    """The names that the Safety Gate lists, in any case."""
    for name in spellings(platform, Feed.WEEKLY_XML):
        assert [offer.platform for offer in split_traders(f"{name.upper()}() / ", Notes())] == [platform]


@pytest.mark.parametrize(("name", "platform"), PLATFORM_NAMES.items())
def test_every_known_name_is_recognised_under_other(name: str, platform: Platform) -> None:
    """The names that texts use, misspellings among them, in small letters and in capitals."""
    for spelling in (name, name.upper()):
        assert [offer.platform for offer in split_traders(f"Other({spelling}) / ", Notes())] == [platform]


def test_a_bare_name_gives_way_to_one_with_an_identifier() -> None:
    """The same place is told once, by what says most of it."""
    bare, known = Offer(platform=Platform.WISH), Offer(platform=Platform.WISH, identifier="5f")
    shop, same = (Offer(platform=Platform.OTHER, platform_other=name) for name in ("www.Shop.de", "shop.de"))

    assert merge_offers([bare, known, known]) == (known,)
    assert len(merge_offers([shop, same, bare])) == 2


PLAIN = st.text(alphabet="abcdefghij 0123456789-", min_size=1, max_size=20).filter(lambda text: text.strip(" -"))


@given(
    st.lists(st.tuples(st.sampled_from(["Amazon", "eBay", "Etsy", "Joom"]), PLAIN), min_size=1, max_size=5, unique=True)
)
def test_no_pair_is_lost(pairs: list[tuple[str, str]]) -> None:
    """However many entries follow each other, each keeps its place and its identifier."""
    found = split_traders("".join(f"{name}({identifier}) / " for name, identifier in pairs), Notes())

    assert [offer.platform.value for offer in found] == [name.lower() for name, _ in pairs]


@given(st.text(max_size=200))
def test_any_text_becomes_offers_or_nothing(text: str) -> None:
    """No text breaks the reader; what says something is kept as something."""
    for printed in (text, f"Other({text}) / ", f"Amazon({text}) / eBay("):
        assert all(
            offer.platform is Platform.OTHER or offer.platform_other is None
            for offer in split_traders(printed, Notes())
        )
