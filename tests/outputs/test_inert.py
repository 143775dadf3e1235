"""What a stranger wrote acts in no output: each is read by a reader of its kind, for a table of attacks."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import icalendar
import lxml.html
import openpyxl
import pytest
import vobject
from markdown_it import MarkdownIt

import safetygate as sg
from tests.cli.running import ALERT, BROKEN, run, saved
from tests.outputs.hostile import ATTACKS, digests, made

attacks = pytest.mark.parametrize("attack", ATTACKS)

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
TAGS = {"a", "b", "form", "iframe", "img", "object", "script"}


def outputs(attack: str, ending: str) -> dict[str, str]:
    """The outputs of one form, as text."""
    found = {name: output for name, output in made(attack).items() if name.endswith(ending)}
    assert found
    return {name: output if isinstance(output, str) else output.decode("utf-8") for name, output in found.items()}


@attacks
@pytest.mark.parametrize("ending", [".html", ".svg", ".md", ".csv", ".ics"])
def test_nothing_unseen_is_in_an_output(attack: str, ending: str) -> None:
    """No control character, no end of a line that is none, nothing that turns the direction of reading."""
    for name, output in outputs(attack, ending).items():
        assert UNSEEN.search(output.replace("\r\n", "\n")) is None, name


@attacks
def test_a_page_has_no_tag_and_no_handler_of_a_stranger(attack: str) -> None:
    """What looks like a tag is text, in HTML and in the drawings that lie in it."""
    for name, output in outputs(attack, ".html").items():
        tree = lxml.html.fromstring(output)
        tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
        handlers = [key for element in tree.iter() for key in element.attrib if key.startswith("on")]

        assert (tags & TAGS, handlers) == (set(), []), name


@attacks
def test_a_drawing_is_well_formed(attack: str) -> None:
    """A reader of XML takes it, and finds shapes and words alone."""
    for name, output in outputs(attack, ".svg").items():
        tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(output).iter()}

        assert tags <= {"svg", "g", "text", "title", "rect", "line", "circle", "path", "polygon", "desc"}, name


@attacks
def test_markdown_holds_words_alone(attack: str) -> None:
    """No link, no picture, no code and no heading, list or table that this library did not write."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for name, output in outputs(attack, ".md").items():
        tokens = [token for block in reader.parse(output) for token in (block, *(block.children or ()))]
        calm = reader.parse(made("minus")[name])  # type: ignore[arg-type]  # text

        assert {token.type for token in tokens}.isdisjoint(
            {"link_open", "image", "code_inline", "code_block", "fence", "html_block", "html_inline", "hr", "s_open"}
        ), name
        assert [each.tag for each in reader.parse(output)] == [each.tag for each in calm], name


@attacks
def test_a_calendar_holds_events_alone(attack: str) -> None:
    """Two readers find the same events, and in each no line that a stranger wrote."""
    for name, output in outputs(attack, ".ics").items():
        events = icalendar.Calendar.from_ical(output).walk("VEVENT")
        others = vobject.readOne(output).contents.get("vevent", [])
        names = {key for event in events for key in event} | {key.upper() for event in others for key in event.contents}

        assert len(events) == len(others), name
        assert names.isdisjoint({"ATTENDEE", "ATTACH", "ORGANIZER", "URL"}), name


@attacks
def test_a_workbook_holds_no_formula(attack: str) -> None:
    """Every cell is text or a number, and none links anywhere."""
    for name, output in made(attack).items():
        if not name.endswith(".xlsx"):
            continue
        assert isinstance(output, bytes)
        for sheet in openpyxl.load_workbook(io.BytesIO(output)).worksheets:
            cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]

            assert {cell.data_type for cell in cells} <= {"s", "n"}, name
            assert [cell for cell in cells if cell.hyperlink or UNSEEN.search(str(cell.value))] == [], name


@attacks
def test_a_table_holds_no_formula(attack: str) -> None:
    """Each row has the cells of its head, and no text begins as a formula does; a number may be below zero."""
    for name, output in outputs(attack, ".csv").items():
        rows = list(csv.reader(io.StringIO(output)))

        assert {len(row) for row in rows} == {len(rows[0])}, name
        assert [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r＝＋－＠")] == [], name


def test_without_assertions_the_same_comes_out() -> None:
    """`python -O` takes the assertions out of every package, and nothing of what holds here."""
    root = Path(__file__).parents[2]
    program = [sys.executable, "-O", "-m", "tests.outputs.hostile", "lines"]
    paths = os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        program, cwd=root, env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True, check=True
    )

    assert json.loads(done.stdout) == digests("lines")


@attacks
def test_no_problem_and_no_error_holds_a_line_of_a_stranger(attack: str) -> None:
    """In the name of a member, in a value and in a code, in both languages."""
    text = ATTACKS[attack]
    data = json.dumps(json.loads(BROKEN) | {text: 1, "number": text * 50, "risk_level": text})
    report = sg.validate(data)
    with pytest.raises(sg.InvalidValue) as refusal:
        sg.Texts(**{text: 5})  # type: ignore[arg-type]  # what is refused

    for shown in (report.text("en"), report.text("zh"), str(sg.InvalidDocument(report))):
        assert len(shown.splitlines()) == 1 + len(report.problems)
        assert UNSEEN.search(shown) is None
    for shown in (repr(report), repr(sg.InvalidDocument(report)), str(refusal.value)):
        assert len(shown.splitlines()) == 1
        assert UNSEEN.search(shown) is None


@attacks
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_terminal_is_commanded_by_nobody(attack: str, language: str, tmp_path: Path) -> None:
    """Neither by what a document holds, nor by the name of its file."""
    folder = tmp_path / re.sub(r"[/\x00]", "_", ATTACKS[attack])[:60]
    folder.mkdir()
    document = json.dumps(json.loads(ALERT) | {"number": ATTACKS[attack]})
    for command, text in (("show", document), ("validate", document), ("validate", BROKEN), ("import", "x")):
        shown = run("--lang", language, command, saved(folder, text)).output

        assert shown
        assert UNSEEN.search(shown) is None
