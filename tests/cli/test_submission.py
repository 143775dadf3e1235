"""The other side's quarterly report at the command line: made, checked, held against cases."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

import safetygate as sg
from tests.cli.running import run, saved
from tests.reports.test_reconciliation import CASES, made

ASKED = ("--quarter", "2026-Q3", "--as-of", "2028-01-01T00:00:00Z")


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """The cases, one a line."""
    return saved(tmp_path, b"\n".join(map(sg.dumps, CASES)), "cases.ndjson")


def test_a_submission_is_made_of_cases_and_agrees_with_them(stored: Path, tmp_path: Path) -> None:
    """As JSON and as a spreadsheet it is the one that the library makes; held against its own cases nothing is open."""
    sheet, document = tmp_path / "made.xlsx", tmp_path / "made.json"
    asked = ("--id", "submission-1", "--issued-on", "2026-10-14", "-o", document, "--xlsx", sheet)
    assert run("submission", "make", stored, *ASKED, *asked).exit_code == 0

    written = sg.loads(document.read_bytes(), sg.QuarterlySubmission)
    assert (written.id, written.rows, written.totals) == (made().id, made().rows, made().totals)
    beside = ("--quarter", "2026-Q3", "--issued-on", "2026-10-14", "--as-of", "2028-01-01T00:00:00Z")
    for file, words in ((document, ()), (sheet, beside[:4])):
        result = run("submission", "reconcile", file, stored, *words, *beside[4:])
        found = sg.loads(result.stdout, sg.QuarterlyReconciliation)
        assert (found.same, found.rows) == (3, ())


def test_the_letter_asks_in_both_languages(stored: Path, tmp_path: Path) -> None:
    """What differs goes into a letter, as Markdown in the language asked for and as a page in both."""
    file = saved(tmp_path, sg.dumps(made(rows=made().rows[:2])), "theirs.json")
    letter, page = tmp_path / "letter.md", tmp_path / "letter.html"
    result = run(
        "submission", "reconcile", file, stored, *ASKED[2:], "--markdown", letter, "--html", page, "--lang", "zh"
    )

    assert sg.loads(result.stdout, sg.QuarterlyReconciliation).rows[0].presence.value == "only_ours"
    assert "- SR/00003/26：此处有该预警通报的个案，而报告未列。" in letter.read_text(encoding="utf-8")
    assert "the report does not list it" in page.read_text(encoding="utf-8")


def test_a_template_is_filled_in_and_checked(tmp_path: Path) -> None:
    """The empty one is fine; what cannot be read is named by row and column, in the language asked for."""
    template = tmp_path / "template.xlsx"
    run("submission", "template", "-o", template)
    asked = ("--quarter", "2026-Q3", "--issued-on", "2026-10-14")
    document = tmp_path / "read.json"
    assert run("submission", "check", template, *asked, "-o", document).exit_code == 0
    assert sg.loads(document.read_bytes(), sg.QuarterlySubmission).id == "gacc-2026-Q3"

    book = openpyxl.load_workbook(io.BytesIO(template.read_bytes()))
    book.worksheets[0].append(["SR/00001/26", "", "tomorrow"])
    book.save(template)
    english, chinese = (run("submission", "check", template, *asked, "--lang", language) for language in ("en", "zh"))
    assert (english.exit_code, chinese.exit_code) == (1, 1)
    assert "template.xlsx: row 2, column C: expected a day such as 2026-08-21, got tomorrow" in english.output
    assert "第2行，第C列：应为日期" in chinese.output


def test_what_a_spreadsheet_does_not_say_is_asked_for(tmp_path: Path) -> None:
    """Its quarter and the day of its issue."""
    template = tmp_path / "template.xlsx"
    run("submission", "template", "-o", template)

    result = run("submission", "check", template)
    assert result.exit_code == 2
    assert "expected --quarter and --issued-on" in result.output


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"kind":"quarterly_submission","schema_version":"1.0"}', "/issued_on: Error required"),
        (sg.dumps(CASES[0]).decode(), "expected a document of the kind quarterly_submission"),
        ("no JSON", "Error not-json"),
    ],
)
def test_every_problem_of_a_document_is_told(tmp_path: Path, text: str, words: str) -> None:
    """By its place, with the exit code of problems found."""
    result = run("submission", "check", saved(tmp_path, text))

    assert result.exit_code == 1
    assert words in result.output
