"""Linked data: what search engines and crawlers read of an alert, on any page, without a way out of its element."""

from __future__ import annotations

import datetime as dt
import json
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest

import safetygate as sg
from safetygate import outputs

VALID = Path(__file__).parents[2] / "schemas" / "conformance" / "valid"
EXCHANGED = sg.loads((VALID / "alert-exchanged.json").read_bytes(), sg.Alert)


class Page(HTMLParser):
    """A reader of pages that notes which elements begin, and what stands in a script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.script = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Note that an element begins."""
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        """Note what stands in a script."""
        if self.elements[-1:] == ["script"]:
            self.script += data


def test_an_alert_is_a_report_about_a_product() -> None:
    """The number, the day, the product with its brand and GTIN, where it is from and where it was found."""
    data = outputs.alert_jsonld(EXCHANGED)
    product = data["about"]

    assert (data["@type"], data["reportNumber"], data["datePublished"]) == ("Report", "SR/00000/26", "2026-08-21")
    assert [country["identifier"] for country in data["spatialCoverage"]] == ["DE", "FR"]
    assert (product["@type"], product["name"], product["gtin"]) == ("Product", "Exemplar Princess", ["04012345678901"])
    assert product["hasGS1DigitalLink"] == ["https://id.gs1.org/01/04012345678901"]
    assert product["brand"][0] == {"@type": "Brand", "name": "Exemplar"}
    assert product["countryOfOrigin"] == [{"@type": "Country", "identifier": "CN", "name": "China"}]


def test_labels_and_texts_are_in_the_language_asked_for() -> None:
    """A Chinese page has Chinese labels."""
    assert outputs.alert_jsonld(EXCHANGED, "zh")["about"]["category"] == "玩具"


def test_no_address_has_to_be_fetched() -> None:
    """The context says what the names mean by itself, so that no reader asks another machine for it."""
    assert outputs.alert_jsonld(EXCHANGED)["@context"]["@vocab"] == "https://schema.org/"


def test_linked_data_says_no_more_than_is_published() -> None:
    """What only authorities exchange, and who sells the product, is not in it."""
    assert outputs.alert_jsonld(EXCHANGED) == outputs.alert_jsonld(sg.published(EXCHANGED))


def test_a_withdrawn_alert_says_so() -> None:
    """Whoever finds the page later learns that the alert holds no more, and since when."""
    data = outputs.alert_jsonld(attrs.evolve(EXCHANGED, withdrawn_on=dt.date(2026, 9, 4)))

    assert (data["creativeWorkStatus"], data["expires"]) == ("withdrawn", "2026-09-04")


def test_a_code_that_is_no_gtin_has_no_link() -> None:
    """A wrong check digit stays in the list of codes, and no address is made of it."""
    product = sg.Product(category="toys", barcodes=[sg.Barcode(scheme="gtin", value="4012345678902")])
    about = outputs.alert_jsonld(attrs.evolve(EXCHANGED, product=product))["about"]

    assert about["gtin"] == ["04012345678902"]
    assert "hasGS1DigitalLink" not in about


@pytest.mark.parametrize("name", ["</script><img src=x>", "<!--<script>", "a\u2028b\u2029c", "Black & Co <b>"])
def test_nothing_that_strangers_wrote_leaves_its_element(name: str) -> None:
    """On a page there is one script, as the reader of pages sees it, and in it the name as it was."""
    alert = attrs.evolve(EXCHANGED, product=attrs.evolve(EXCHANGED.product, specific_name=name))
    text = outputs.jsonld_text(outputs.alert_jsonld(alert))
    page = Page(f'<script type="application/ld+json">{text}</script><p>')

    assert page.elements == ["script", "p"]
    assert json.loads(page.script)["about"]["name"] == name
    assert {"\u2028", "\u2029"}.isdisjoint(text)
