"""Real feeds, which lie beside a working copy and are no part of the project."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from stdnum import ean

from safetygate import dumps, loads, validate
from safetygate.domain.codes import (
    BarcodeScheme,
    Feed,
    MeasureCategory,
    Platform,
    ProductCategory,
    ProductUser,
    RiskType,
)
from safetygate.feeds import Reading, read_alerts, read_index
from safetygate.feeds.finding import Notes
from safetygate.feeds.words import codes, measures
from safetygate.feeds.words.labels import Dialect
from safetygate.feeds.words.wording import says_nothing

COUNTS = {
    "weekly_xml/weekly_report_2005-02-04_id100.xml": 22,
    "weekly_xml/weekly_report_2008-04-25_id272.xml": 28,
    "weekly_xml/weekly_report_2009-09-25_id345.xml": 20,
    "weekly_xml/weekly_report_2012-08-17_id495.xml": 44,
    "weekly_xml/weekly_report_2013-09-06_id720.xml": 37,
    "weekly_xml/weekly_report_2020-07-03_id10000001.xml": 37,
    "weekly_xml/weekly_report_2020-09-18_id10000012.xml": 26,
    "weekly_xml/weekly_report_2022-05-20_id10000098.xml": 24,
    "weekly_xml/weekly_report_2022-06-24_id10000103.xml": 22,
    "weekly_xml/weekly_report_2023-06-23_id10000155.xml": 36,
    "weekly_xml/weekly_report_2024-12-20_id10000232.xml": 122,
    "weekly_xml/weekly_report_2026-05-29_id10000307.xml": 70,
    "weekly_xml/weekly_report_2026-08-21_id10000319.xml": 64,
    "weekly_xml/extract_china_online_2026.xml": 239,
    "portal_json/detail_SR-00484-26_fr.json": 1,
    "portal_json/detail_SR-00581-26_fr.json": 1,
    "portal_json/detail_SR-01942-26_en.json": 1,
    "portal_json/detail_SR-01948-26_en.json": 1,
    "portal_json/detail_SR-01949-26_en.json": 1,
    "portal_json/opendatasoft_records_page_20.json": 20,
    "excel_export/excel_export_2020_w01-w04.json": 202,
    "excel_export/excel_export_2020_w01-w04.csv": 202,
}
"""How many alerts each file has, by its own description."""

WORD = re.compile(r"[^\W_]+")
REPORTS = [name for name in COUNTS if name.startswith("weekly_xml/")]
SHEETS = [name for name in COUNTS if name.startswith("excel_export/")]


def readings(folder: Path, name: str) -> list[Reading]:
    """The readings of one real file."""
    return list(read_alerts(folder / name))


def everything(folder: Path) -> list[Reading]:
    """The readings of all real files."""
    return [reading for name in COUNTS for reading in readings(folder, name)]


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_every_alert_of_every_file_is_read(name: str, count: int, real_data: Path) -> None:
    """As many readings as the file's description says, in their order, each a valid document that reads back the same."""
    found = readings(real_data, name)

    assert len(found) == count
    assert [reading.position for reading in found] == list(range(1, count + 1))
    for reading in found:
        text = dumps(reading.alert)
        assert [problem for problem in validate(text).problems if problem.severity.value == "error"] == []
        assert loads(text) == reading.alert
        assert all(finding.problem().value is not None for finding in reading.findings)


@pytest.mark.parametrize("name", REPORTS)
def test_elements_are_counted_twice(name: str, real_data: Path) -> None:
    """A count of start tags by eye agrees, and what is left without the raw notices holds none."""
    data = (real_data / name).read_bytes()
    found = readings(real_data, name)
    left = data
    for reading in found:
        assert left.count(reading.raw) >= 1
        left = left.replace(reading.raw, b"", 1)

    assert len(found) == len(re.findall(rb"<notifications[\s>]", data))
    assert b"notifications" not in left


def test_the_sums_are_those_of_the_description(real_data: Path) -> None:
    """552 alerts in whole reports, 239 in the extract."""
    counts = Counter(
        "extract" if "extract" in name else "report" for name in REPORTS for _ in readings(real_data, name)
    )

    assert counts == {"report": 552, "extract": 239}


def test_rows_of_json_are_counted_twice(real_data: Path) -> None:
    """The rows of the sheet that have a number, and the rows of the mirror."""
    rows = json.loads((real_data / SHEETS[0]).read_bytes())
    page = json.loads((real_data / "portal_json/opendatasoft_records_page_20.json").read_bytes())

    assert len(readings(real_data, SHEETS[0])) == sum(bool(row["Alert number"]) for row in rows)
    assert len(readings(real_data, "portal_json/opendatasoft_records_page_20.json")) == len(page["results"])


def test_the_sheet_is_the_same_in_both_forms(real_data: Path) -> None:
    """CSV and JSON of one export give the same alerts, apart from their places."""
    first, second = (
        {reading.alert.number: reading.alert.product for reading in readings(real_data, name)} for name in SHEETS
    )

    assert first == second


@pytest.mark.parametrize("name", COUNTS)
def test_a_compressed_file_reads_alike(name: str, real_data: Path) -> None:
    """The archives of others keep them compressed."""
    packed = io.BytesIO(gzip.compress((real_data / name).read_bytes(), 1))

    assert list(read_alerts(packed)) == readings(real_data, name)


def test_the_index_is_read(real_data: Path) -> None:
    """Two entries of the real index."""
    found = list(read_index(real_data / "weekly_xml/weekly_report_list_excerpt.xml"))

    assert [report.reference for report in found] == ["Report-2026-36", "Report-2026-35"]


def test_every_number_is_well_formed_in_these_files(real_data: Path) -> None:
    """The one with a line break inside is mended; none is missing but in the rows of two members."""
    missing = Counter(finding.code for reading in everything(real_data) for finding in reading.findings)

    assert (missing["number-malformed"], missing["number-missing"]) == (0, 20)
    assert missing["element-damaged"] == missing["member-unknown"] == missing["country-unknown"] == 0


def test_every_gtin_holds(real_data: Path) -> None:
    """A GTIN that comes out of a real feed has a check digit that holds."""
    found = [code for reading in everything(real_data) for code in reading.alert.product.barcodes]
    gtin = [code.value for code in found if code.scheme is BarcodeScheme.GTIN]

    assert len(gtin) > 400
    assert all(ean.is_valid(value) for value in gtin)


def test_every_trader_is_an_offer(real_data: Path) -> None:
    """Whoever is named in the field of traders is among the offers, and Shein, Temu and TikTok are found under Other."""
    found = readings(real_data, "weekly_xml/extract_china_online_2026.xml")
    platforms = Counter(offer.platform for reading in found for offer in reading.alert.offers)

    assert all(reading.alert.sold_online.value == "yes" and reading.alert.offers for reading in found)
    assert platforms[Platform.AMAZON] > 80
    assert min(platforms[each] for each in (Platform.SHEIN, Platform.TEMU, Platform.TIKTOK_SHOP)) > 5


def test_most_of_it_lands_on_a_code(real_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shares of categories, risks and measures that are on a list, told to whoever runs this."""
    alerts = [reading.alert for name in (*REPORTS, *SHEETS[:1]) for reading in readings(real_data, name)]
    coded = {
        "categories": [alert.product.category is not ProductCategory.OTHER for alert in alerts],
        "risks": [risk.type is not RiskType.OTHER for alert in alerts for risk in alert.risks],
        "measures": [each.category is not MeasureCategory.OTHER for alert in alerts for each in alert.measures],
    }
    shares = {name: sum(values) / len(values) for name, values in coded.items()}
    with capsys.disabled():
        print("", *(f"{name}: {share:.1%} on a code" for name, share in shares.items()), sep="\n  ")  # noqa: T201  # told to whoever runs it

    assert all(share > 0.9 for share in shares.values())


def values(folder: Path, name: str) -> dict[str, int]:
    """A list of all values that real reports held over the years, with their counts."""
    with (folder / "code_lists" / name).open(encoding="utf-8", newline="") as file:
        return {row["value"]: int(row["alerts"]) for row in csv.DictReader(file)}


@pytest.mark.parametrize("name", ["notifying_countries.csv", "countries_of_origin.csv"])
def test_every_country_of_all_years_is_known(name: str, real_data: Path) -> None:
    """No alert of 763 reports would lose its country."""
    notes = Notes()
    for value in values(real_data, name):
        codes.country(value, Dialect(feed=Feed.WEEKLY_XML), "origin", notes)

    assert notes.findings("") == ()


def test_every_other_value_of_all_years_has_its_place(real_data: Path) -> None:
    """Levels, users and categories: on a list, or behind the word Other."""
    notes = Notes()
    for value in values(real_data, "levels.csv"):
        codes.notification_kind(value, "", Dialect(feed=Feed.WEEKLY_XML), notes)
    for value in values(real_data, "product_users.csv"):
        codes.plain(ProductUser, value, Dialect(feed=Feed.WEEKLY_XML), "product.user", notes)
    for value in values(real_data, "categories.csv"):
        codes.category(value, Dialect(feed=Feed.WEEKLY_XML), notes)

    assert notes.findings("") == ()


@pytest.mark.parametrize(
    ("name", "share"),
    [("measure_categories_before_2014_top200.csv", 0.8), ("measure_categories_since_2020.csv", 0.98)],
)
def test_most_measures_of_all_years_are_understood(name: str, share: float, real_data: Path) -> None:
    """Whole sentences of 2005 to 2013 and the names of today, weighted by how often they occur."""
    counts = values(real_data, name)
    understood = sum(
        count
        for value, count in counts.items()
        if all(each.category is not MeasureCategory.OTHER for each in measures.split_labelled(value, Notes()))
    )

    assert understood / sum(counts.values()) > share


PACKED = {"order", "level", "type", "category", "riskType", "notifyingCountry", "countryOfOrigin", "measures"}
"""Elements that become codes; and `onlineTrader`, in which names of platforms and labels do."""


@pytest.mark.parametrize("name", REPORTS)
def test_no_word_is_lost(name: str, real_data: Path) -> None:
    """Every word of every free text of a notice stands in the alert or in a finding."""
    for reading in readings(real_data, name):
        kept = html.unescape(f"{reading.alert!r} {' '.join(finding.raw for finding in reading.findings)}")
        joined = "".join(WORD.findall(kept))
        for child in ET.fromstring(reading.raw):
            text = html.unescape(" ".join(child.itertext()))
            if child.tag not in PACKED | {"onlineTrader"} and not says_nothing(text):
                assert [word for word in WORD.findall(text) if word not in joined] == []
