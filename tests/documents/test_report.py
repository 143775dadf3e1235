"""
The validation report, in the forms in which people and programs read it.
"""

from __future__ import annotations

import json

import pytest

import safetygate as sg
from safetygate.domain.records.problems import Severity
from tests.documents.samples import ALERT, text

BROKEN = text(number="", surprise=1, sold_online_basis=...)


def test_text_in_both_languages() -> None:
    """A line a problem, errors first, in the language asked for."""
    report = sg.validate(BROKEN)

    assert report.text("en").splitlines()[:2] == [
        "alert not valid",
        '  /number: Error minLength: expected at least 1 characters [""]',
    ]
    assert report.text("zh").splitlines()[:2] == [
        "alert 无效",
        '  /number: 错误 minLength: 应至少有 1 个字符 [""]',
    ]
    assert sg.validate(sg.dumps(ALERT)).text("en") == "alert valid"


def test_a_warning_does_not_make_a_document_invalid() -> None:
    """A recommended rule shows in the report and the record is there all the same."""
    received = sg.read(text(sold_online_basis=...))

    assert received.report.valid
    assert received.record is not None
    assert [(problem.code, problem.severity) for problem in received.report.problems] == [
        ("SG-R-003", Severity.WARNING)
    ]


def test_a_report_is_a_document() -> None:
    """It is written, read and validated like any other."""
    report = sg.validate(BROKEN)

    assert sg.loads(sg.dumps(report)) == report
    assert sg.validate(sg.dumps(report)).valid


def test_sarif() -> None:
    """One result a problem, each of a declared rule, at its pointer, in the file it stands in."""
    run = sg.validate(BROKEN).sarif("alerts/one.json")["runs"][0]
    declared = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    first = run["results"][0]

    assert {result["ruleId"] for result in run["results"]} == declared
    assert first["level"] == "error"
    assert first["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "/number"
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "alerts/one.json"


def test_sarif_names_the_line_of_a_stream() -> None:
    """Editors jump to the line on which the document stands."""
    [received] = sg.iter_ndjson(["\n", BROKEN][1:])
    where = received.report.sarif("x.ndjson")["runs"][0]["results"][0]["locations"][0]

    assert where["physicalLocation"]["region"] == {"startLine": 1}
    assert json.dumps(where)


@pytest.mark.parametrize(("name", "today"), [("AQSIQ", "gacc"), ("dg_sanco", "dg_just"), ("国家质检总局", "gacc")])
def test_a_former_name_is_answered_with_who_carries_on(name: str, today: str) -> None:
    """Older papers name authorities as they were then called; whoever copies one is told the code of today."""
    flag = {
        "kind": "flag",
        "schema_version": "1.0",
        "id": "f1",
        "case_id": "c1",
        "author": {"code": "samr"},
        "made_at": "2026-09-01T09:00:00Z",
        "purpose": "for_attention",
        "reasons": ["sold_online"],
    }
    (fault,) = sg.validate(json.dumps({**flag, "addressed_to": {"code": name}})).problems

    assert (fault.pointer, fault.code) == ("/addressed_to/code", "enum")
    assert f'"{today}"' in fault.message("en")
    assert "samr" not in fault.message("en")
