"""`safetygate export`: alerts, cases and follow-ups for other programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from tests.cli.running import ALERT, process, run, saved

VALID = Path(__file__).parents[2] / "schemas" / "conformance" / "valid"
REMOVED = ALERT.replace(
    '"product"',
    '"risk_description":{"en":"Small parts come off."},"legal_provision":{"en":"EN 71-1"},"measures":[{"category":'
    '"recall","obligation":"unknown"},{"category":"listing_removal","obligation":"unknown",'
    '"in_force_on":"2026-08-10"}],"product"',
)
DECISION = {
    "puid": "removal-1",
    "prompt": "notice",
    "posted_on": "2026-05-01",
    "automated_detection": False,
    "automated_decision": "not_automated",
    "micro_or_small": False,
    "countries": ["DE"],
}


def decided(folder: Path, **members: object) -> Path:
    """A file with what a made-up marketplace knows."""
    return saved(folder, json.dumps(DECISION | members), "decision.json")


def test_a_table_comes_out_in_each_form(tmp_path: Path) -> None:
    """CSV, spreadsheet and Parquet hold the alert; what was there before is replaced."""
    alerts = saved(tmp_path, ALERT)
    files = {form: tmp_path / f"alerts.{form}" for form in ("csv", "xlsx", "parquet")}
    ended = [run("export", alerts, "--form", form, "-o", file).exit_code for form, file in files.items()]

    assert ended == [0, 0, 0]
    assert next(csv.DictReader(io.StringIO(files["csv"].read_text(encoding="utf-8"))))["name"] == "Bath duck"
    assert openpyxl.load_workbook(files["xlsx"]).worksheets[0]["A2"].value == "SR/01234/26"
    assert pl.read_parquet(files["parquet"])["number"].to_list() == ["SR/01234/26"]


def test_a_file_that_is_piped_is_whole(tmp_path: Path) -> None:
    """Nothing is put behind the bytes of a spreadsheet or a Parquet file."""
    ended = process("export", saved(tmp_path, ALERT), "--form", "parquet")

    assert pl.read_parquet(io.BytesIO(ended.stdout)).height == 1
    assert ended.stdout.endswith(b"PAR1")


@pytest.mark.parametrize(("table", "column"), [("cases", "opened_at"), ("follow_ups", "outcome")])
def test_cases_and_follow_ups_come_out_of_cases(table: str, column: str) -> None:
    """Each table has its own columns."""
    result = run("export", VALID / "case-fullest.json", "--form", "csv", "--table", table)
    rows = list(csv.DictReader(io.StringIO(result.stdout)))

    assert result.exit_code == 0
    assert rows
    assert all(row[column] for row in rows)


def test_a_case_is_no_alert() -> None:
    """A table of alerts takes alerts, and says what it got."""
    result = run("export", VALID / "case-fullest.json", "--form", "csv")

    assert result.exit_code == 2
    assert "expected a document of the kind alert, got case" in result.stderr


def test_linked_data_comes_out_one_a_line(tmp_path: Path) -> None:
    """With the labels in the language asked for."""
    result = run("export", saved(tmp_path, f"{ALERT}\n{ALERT}"), "--form", "jsonld", "--lang", "zh")

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["about"]["category"] for line in lines] == ["玩具", "玩具"]


def test_references_come_out_and_none_is_guessed(tmp_path: Path) -> None:
    """An alert whose reference cannot be told is named beside, and the command ends with 1."""
    odd = ALERT.replace("SR/01234/26", "0544/087")
    result = run("export", saved(tmp_path, f"{ALERT}\n{odd}"), "--form", "oecd")

    assert result.exit_code == 1
    assert json.loads(result.stdout)["url"].endswith("/GlobalRecalls/Recall/EN/DE/SR/01234/26")
    assert result.stderr.startswith("0544/087: no reference of the OECD portal")


def test_a_statement_comes_out_where_one_is_owed(tmp_path: Path) -> None:
    """The body of the call, for the one measure that removed a listing."""
    result = run("export", saved(tmp_path, REMOVED), "--form", "dsa", "--decision", decided(tmp_path))

    body = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (body["puid"], body["application_date"]) == ("removal-1", "2026-08-10")
    assert body["territorial_scope"] == ["DE"]


def test_where_none_is_owed_a_sentence_says_so(tmp_path: Path) -> None:
    """Nothing is written, as there is nothing to send."""
    decision = decided(tmp_path, prompt="article_9_order")
    result = run("export", saved(tmp_path, REMOVED), "--form", "dsa", "--decision", decision, "--lang", "zh")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("无须提交理由说明：")


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    """Neither the alert nor the decision says where the removal applies."""
    decision = decided(tmp_path, countries=[])
    result = run("export", saved(tmp_path, REMOVED), "--form", "dsa", "--decision", decision)

    assert result.exit_code == 2
    assert "territorial_scope: expected the States" in result.stderr


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        ('{"puid": "a b"', "decision.json: expected JSON"),
        ('{"puid": "a", "puid": "b"}', "/puid: Error duplicate-member"),
        ("[]", "decision.json: expected a JSON object"),
        (
            json.dumps(DECISION | {"micro_or_small": "no"}),
            "/micro_or_small: Error invalid-value: expected true or false",
        ),
        (json.dumps(DECISION | {"prompt": "rumour"}), "/prompt: Error invalid-value: expected a code of RemovalPrompt"),
        (json.dumps(DECISION | {"pudi": "x"}), "/pudi: Error unknown-member"),
        (json.dumps({"puid": "x"}), "/posted_on: Error required"),
    ],
)
def test_a_decision_that_cannot_be_read_is_explained(tmp_path: Path, decision: str, said: str) -> None:
    """With the member and what was expected there."""
    file = saved(tmp_path, decision, "decision.json")
    result = run("export", saved(tmp_path, REMOVED), "--form", "dsa", "--decision", file)

    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("alert", "options", "said"),
    [
        (ALERT, [], "expected --removal N, as 0 of its measures remove a listing"),
        (REMOVED, ["--removal", "3"], "expected one of its 2 measures, got --removal 3"),
        (REMOVED, ["--removal", "1"], "No statement of reasons is owed: The measure is no removal of a listing"),
    ],
)
def test_a_removal_is_found_or_asked_for(tmp_path: Path, alert: str, options: list[str], said: str) -> None:
    """Where it is not clear which measure is meant, the command asks."""
    file, decision = saved(tmp_path, alert), decided(tmp_path)

    assert said in run("export", file, "--form", "dsa", "--decision", decision, *options).stderr


def test_a_statement_needs_a_decision(tmp_path: Path) -> None:
    """An alert alone never makes one."""
    result = run("export", saved(tmp_path, REMOVED), "--form", "dsa")

    assert result.exit_code == 2
    assert "expected one file with one alert, and --decision FILE" in result.stderr
