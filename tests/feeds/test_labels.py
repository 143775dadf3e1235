"""Words of other languages for codes, and what is told where there are none."""

from __future__ import annotations

import io
import json

import pytest

from safetygate import InvalidValue
from safetygate.feeds import Labels, Reading, read_alerts, read_report
from tests.feeds.samples import element, read, weekly

GERMAN = {
    "category": "Spielzeug",
    "riskType": "Chemikalie, Ersticken",
    "notifyingCountry": "Luxemburg",
    "countryOfOrigin": "Volksrepublik China",
    "level": "Ernstes Risiko",
    "measures": (
        "Art des Wirtschaftsbeteiligten, demgegenüber die Maßnahme(n) angeordnet wurde(n): Importeur"
        "Maßnahmenkategorie: Rücknahme eines Produkts vom MarktDatum des Inkrafttretens: Unbekannt"
    ),
}


def report(language: str, **changes: str) -> bytes:
    """A report of one notice in another language."""
    return weekly(element(**changes), head=f"<report_language>{language}</report_language>")


def codes(reading: Reading) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in reading.findings]


def test_a_german_report_is_read_as_its_english_twin() -> None:
    """Category, risks, countries, level and packed measures are codes, and nothing is told."""
    (reading,) = read(report("de", **GERMAN))
    alert = reading.alert

    assert alert.product.category.value == "toys"
    assert [risk.type.value for risk in alert.risks] == ["chemical", "choking"]
    assert (alert.notifying_country.value, alert.origin and alert.origin.value) == ("LU", "CN")
    assert alert.notification_kind.value == "serious_risk"
    assert [
        (each.category.value, each.obligation.value, each.operator and each.operator.value) for each in alert.measures
    ] == [("withdrawal", "compulsory", "importer")]
    assert "labels-missing" not in codes(reading)
    assert "code-unknown" not in codes(reading)


@pytest.mark.parametrize(
    ("language", "printed", "code"),
    [
        ("es", "Ahogamiento", "suffocation"),
        ("it", "Soffocamento per inalazione", "suffocation"),
        ("it", "Ostruzione delle vie aeree", "choking"),
        ("fr", "Etranglement", "strangulation"),
        ("fr", "Étranglement", "strangulation"),
    ],
)
def test_no_dictionary_decides(language: str, printed: str, code: str) -> None:
    """Words that a dictionary would get wrong."""
    assert [risk.type.value for risk in read(report(language, riskType=printed))[0].alert.risks] == [code]


def test_a_language_without_labels_is_told_once() -> None:
    """Countries are known in every language of the Union; that the rest is not is said once a feed."""
    data = weekly(element(riskType="Kemisk"), element(riskType="Kemisk"), head="<report_language>sv</report_language>")

    assert [codes(reading).count("labels-missing") for reading in read(data)] == [1, 0]
    assert [codes(reading).count("code-unknown") for reading in read(data)] == [1, 1]


def test_a_host_hands_in_more() -> None:
    """Labels of its own, and the map that the portal serves."""
    given = Labels.parse(json.dumps({"language": "sv", "lists": {"risk_type": {"chemical": ["Kemisk"]}}}))
    portal = Labels.of_portal("sv", {"riskType.choking": "Kvävning", "button.ok": "Ja"})
    data = report("sv", riskType="Kemisk, Kvävning")
    (reading,) = read_alerts(io.BytesIO(data), labels=[given, portal])

    assert [risk.type.value for risk in reading.alert.risks] == ["chemical", "choking"]


@pytest.mark.parametrize("text", ["{}", "[]", "x", '{"language": "sv", "lists": {"colour": {}}}'])
def test_labels_of_another_form_are_refused(text: str) -> None:
    """A document of labels says its language, and holds known lists."""
    with pytest.raises(InvalidValue):
        Labels.parse(text)


@pytest.mark.parametrize(
    ("change", "field"),
    [({"riskType": "Verdampfung"}, "risks"), ({"measures": "Verbot"}, "measures")],
)
def test_every_code_that_is_on_no_list_is_told(change: dict[str, str], field: str) -> None:
    """Risks and measures as well, in English too; the words stay."""
    (reading,) = read(report("en", **change))

    assert ("code-unknown", field) in {(finding.code, finding.field) for finding in reading.findings}


def test_a_report_without_notices_has_its_addendum() -> None:
    """The report, its notices and what it adds, in one."""
    addendum = "<report_addendum>Notification 0145/07 has been withdrawn.</report_addendum>"
    found = read_report(io.BytesIO(weekly(head=f"<report_date>21/08/2026</report_date>{addendum}")))

    assert found.report is not None
    assert (str(found.report.report_on), found.readings) == ("2026-08-21", ())
    assert [(note.action.value, note.numbers) for note in found.addendum] == [("withdrawn", ("0145/07",))]


def test_what_asks_nothing_of_anybody_is_marked() -> None:
    """Glued sentences, a null before a text: counted, not listed."""
    (reading,) = read(weekly(element(danger="null One thing came off.Another followed.")))

    assert {finding.code for finding in reading.findings if finding.is_routine} == {"null-prefix", "sentences-glued"}


def test_what_has_nothing_of_an_alert_is_an_error() -> None:
    """Neither number nor country nor category."""
    (reading,) = read(weekly(element(caseNumber="", notifyingCountry="", category="")))

    assert ("alert-empty", "error") in {(finding.code, finding.severity.value) for finding in reading.findings}


def test_a_mirror_in_a_language_without_labels_says_so_once() -> None:
    """A page of version 1 names its data set, and with it the language."""
    row = {"alert_number": "SR/90101/26", "alert_country": "Niemcy", "product_category": "Zabawki"}
    records = [{"datasetid": "healthref-europe-rapex-pl", "fields": row} for _ in range(2)]
    found = read(json.dumps({"nhits": 2, "records": records}).encode())

    assert [codes(reading).count("labels-missing") for reading in found] == [1, 0]
    assert all("category-unknown" in codes(reading) for reading in found)
