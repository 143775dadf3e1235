"""The rows of the OpenDataSoft mirror."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st

from safetygate import dumps, loads
from tests.feeds.samples import ALERT, codes, dumped, read, row
from tests.feeds.test_portal import JSON


def page(*rows: Any) -> bytes:
    """A page of version 2.1."""
    return dumped({"total_count": 31118, "results": rows})


def test_every_member_finds_its_place() -> None:
    """`alert_type` is the type of risk, `alert_level` the type of alert; countries are full names."""
    (reading,) = read(page(row()))
    alert, product = reading.alert, reading.alert.product

    assert reading.findings == ()
    assert (alert.number, alert.notification_kind.value, str(alert.published_on)) == (
        "A12/99003/24",
        "serious_risk",
        "2024-03-01",
    )
    assert [risk.type.value for risk in alert.risks] == ["burns", "fire"]
    assert (alert.notifying_country.value, alert.origin and alert.origin.value) == ("PL", "CN")
    assert [each.value for each in alert.reacting_countries] == ["IE", "MT"]
    assert alert.risk_description == {"en": "The plug becomes too hot."}
    assert (alert.technical_defect, alert.legal_provision) == (
        {"en": "The pins are too thin."},
        {"en": "Low Voltage Directive."},
    )
    assert [
        (each.category.value, each.obligation.value, each.operator and each.operator.value) for each in alert.measures
    ] == [("stop_of_sales", "compulsory", "exporter")]
    assert (product.category.value, product.oecd_segment and product.oecd_segment.value) == (
        "electrical_appliances",
        "78000000",
    )
    assert (product.name, product.specific_name) == ({"en": "Travel adapter"}, "Globe")
    assert (product.user and product.user.value, product.counterfeit and product.counterfeit.value) == (
        "consumer",
        "no",
    )
    assert {picture.url: picture.main for picture in product.pictures} == {
        "https://example.org/main.jpg": True,
        "https://example.org/2.jpg": None,
        "https://example.org/3.jpg": None,
    }
    assert [each.url for each in alert.recall_pages] == ["https://example.org/recall"]
    assert alert.source is not None
    assert (alert.source.url, str(alert.source.modified_at)) == (f"{ALERT}19900003", "2024-03-02 14:39:36+00:00")


def test_a_row_of_two_members_is_an_alert() -> None:
    """Whoever asked for two members gets two; each row is one reading all the same."""
    rows = [{"modification_date": "2026-03-27T14:39:36+00:00", "rapex_url": f"{ALERT}{number}"} for number in range(20)]
    found = read(page(*rows))

    assert [each.alert.source and each.alert.source.url for each in found] == [each["rapex_url"] for each in rows]
    assert {each.alert.number for each in found} == {"(no number)"}
    assert codes(found[0]) == {
        *("alert-empty", "number-missing", "level-missing", "country-missing", "category-missing"),
    }


def test_version_one_wraps_its_rows() -> None:
    """The members of the wrapper say only in which language the data set is."""
    wrapped = {"datasetid": "healthref-europe-rapex-fr", "recordid": "1", "record_timestamp": "2024", "fields": row()}
    (reading,) = read(dumped({"nhits": 1, "parameters": {}, "records": [wrapped]}))

    assert reading.findings == ()
    assert reading.alert.product.description == {"fr": "White adapter."}


def test_an_export_is_a_bare_array() -> None:
    """Without a page around it."""
    assert [each.alert.number for each in read(dumped([row(), row(alert_number="A12/99004/24")]))] == [
        "A12/99003/24",
        "A12/99004/24",
    ]


@pytest.mark.parametrize(
    "pictures",
    [["https://example.org/2.jpg", "https://example.org/3.jpg"], "https://example.org/2.jpg,https://example.org/3.jpg"],
)
def test_pictures_come_as_a_list_or_in_one_text(pictures: Any) -> None:
    """Some clients join them by commas."""
    (reading,) = read(page(row(product_image=None, product_other_images=pictures)))

    assert reading.findings == ()
    assert [picture.url[-5:] for picture in reading.alert.product.pictures] == ["2.jpg", "3.jpg"]


def test_an_empty_page_has_no_alerts() -> None:
    """Behind the last page there is nothing."""
    assert read(page()) == []
    assert read(b"[]") == []


def test_rows_that_are_none_keep_the_count() -> None:
    """Nothing in the list is passed over."""
    found = read(page(row(), None, 7, {}, "x"))

    assert len(found) == 5
    assert [finding.raw for finding in found[4].findings if finding.code == "member-unknown"] == [": x"]


@given(st.lists(st.dictionaries(st.sampled_from(sorted(row())), JSON, max_size=8), min_size=1, max_size=3))
def test_any_row_is_an_alert(rows: list[dict[str, Any]]) -> None:
    """Whatever the members hold, every row is an alert and a valid document."""
    found = read(page(*rows))

    assert len(found) == len(rows)
    assert all(loads(dumps(each.alert)) == each.alert for each in found)
