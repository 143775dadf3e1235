"""The quarterly report at the command line."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from random import Random

import pytest

import safetygate as sg
from safetygate.testing.quarters import cases
from tests.cli.running import run, saved

MADE = tuple(cases(Random(5), 30, first_on=dt.date(2026, 6, 1), days=100))
ASKED = ("--quarter", "2026-Q3", "--as-of", "2026-10-15T00:00:00Z")


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """The cases, one a line."""
    return saved(tmp_path, b"\n".join(map(sg.dumps, MADE)), "cases.ndjson")


def test_a_report_is_a_document(stored: Path) -> None:
    """What is written is the report that the library makes of the same cases."""
    result = run("report", stored, *ASKED)
    as_of = dt.datetime(2026, 10, 15, tzinfo=dt.UTC)
    tally = sg.QuarterlyTally.empty(sg.Quarter(2026, 3), sg.ACTION_PLAN, as_of).add_all(MADE)

    assert result.exit_code == 0
    assert sg.loads(result.stdout) == tally.report()


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_every_engine_gives_the_same_bytes(stored: Path, tmp_path: Path, engine: str) -> None:
    """In whatever order, on whatever engine."""
    backwards = saved(tmp_path, b"\n".join(map(sg.dumps, reversed(MADE))), "backwards.ndjson")

    assert run("report", backwards, *ASKED, "--engine", engine).stdout == run("report", stored, *ASKED).stdout


def test_pages_sheets_and_tables_are_written_beside_it(stored: Path, tmp_path: Path) -> None:
    """Each where it was asked for; the document itself stays the output."""
    html, xlsx, folder = tmp_path / "r.html", tmp_path / "r.xlsx", tmp_path / "tables"
    result = run("report", stored, *ASKED, "-o", tmp_path / "r.json", "--html", html, "--xlsx", xlsx, "--csv", folder)

    assert result.exit_code == 0
    assert html.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert xlsx.read_bytes().startswith(b"PK")
    assert (folder / "outcome.csv").read_text(encoding="utf-8").startswith("\ufeffFigure,Cases,%")


def test_a_report_is_compared_with_the_one_before(stored: Path, tmp_path: Path) -> None:
    """The earlier report is read and its numbers stand in the new one."""
    before = tmp_path / "q2.json"
    run("report", stored, "--quarter", "2026-Q2", "--as-of", "2026-10-15T00:00:00Z", "-o", before)
    made = sg.loads(run("report", stored, *ASKED, "--previous", before).stdout)

    assert made.previous.transmitted == sg.loads(before.read_bytes()).flow.transmitted


def test_the_page_shows_the_trend_and_links_to_what_lies_beside_it(stored: Path, tmp_path: Path) -> None:
    """Earlier reports are drawn, files are linked from where the page lies, and somebody can be asked."""
    before, html, data = tmp_path / "q2.json", tmp_path / "pages" / "r.html", tmp_path / "r.json"
    html.parent.mkdir()
    run("report", stored, "--quarter", "2026-Q2", "--as-of", "2026-10-15T00:00:00Z", "-o", before)
    asked = ("--earlier", before, "--contact", "office@example.org", "-o", data, "--html", html, "--csv", tmp_path)
    result = run("report", stored, *ASKED, *asked)
    page = html.read_text(encoding="utf-8")

    assert result.exit_code == 0
    assert "2026-04-01 to 2026-06-30" in page
    assert 'href="./../r.json"' in page
    assert 'href="./../rows.csv"' in page
    assert "Contact: office@example.org" in page


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_a_report_counts_by_a_calendar_and_says_how_sure_it_is(stored: Path, tmp_path: Path, engine: str) -> None:
    """The list's name and edition stand in the terms; past the years that it covers, the last days are not sure."""
    feast = "# name: China (made up)\n# version: 7\n# years: 2026\ndate\n2026-10-01\n2026-10-02\n"
    days = saved(tmp_path, feast, "days.csv")
    asked = ("--policy", "cn_civil_code", "--engine", engine, "--days-off", days)
    made = sg.loads(run("report", stored, *ASKED, *asked).stdout, sg.QuarterlyReport)
    short = saved(tmp_path, feast.replace("# years: 2026", "# years: 2025"), "short.csv")
    unsure = sg.loads(run("report", stored, *ASKED, *asked[:-1], short).stdout, sg.QuarterlyReport)

    assert (made.terms.policy.calendar, made.terms.policy.calendar_version) == ("China (made up)", "7")
    assert made.rapid.certainty.value == "published"
    assert unsure.rapid.certainty.value != "published"


def test_a_policy_that_rests_on_working_days_is_refused_without_a_calendar(stored: Path) -> None:
    """One sentence says what is missing, and no report is written."""
    result = run("report", stored, *ASKED, "--policy", "cn_civil_code")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "expected the calendar on which the policy rests" in result.output


def test_the_cases_behind_a_figure_are_listed(stored: Path, tmp_path: Path) -> None:
    """As many as the CSV file of all figures says; what is no figure is told in a sentence."""
    run("report", stored, *ASKED, "--csv", tmp_path, "-o", tmp_path / "r.json")
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        figures = {(row["table"], row["code"], row["column"]): row["value"] for row in csv.DictReader(file)}
    listed = run("report", stored, *ASKED, "--behind", "stock/completed/count")

    assert str(len(listed.stdout.split())) == figures["stock", "completed", "count"] != "0"
    assert set(listed.stdout.split()) <= {case.id for case in MADE}
    for wrong, words in (("stock", "expected table, code and column"), ("stock/open/count", "code: expected a figure")):
        result = run("report", stored, *ASKED, "--behind", wrong)
        assert (result.exit_code, words in result.output) == (2, True)


@pytest.mark.parametrize("quarter", ["2026-Q5", "2026Q3", "third"])
def test_what_is_no_quarter(stored: Path, quarter: str) -> None:
    """The sentence shows how a quarter is written."""
    result = run("report", stored, "--quarter", quarter)

    assert result.exit_code == 2
    assert "expected a quarter such as 2026-Q3" in result.output
