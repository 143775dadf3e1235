"""What the documentation draws is drawn from the code."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from safetygate.domain.cases.steps import OF_THE_CASE, STEPS
from safetygate.domain.codes import State

DOCS = Path(__file__).parent.parent / "docs"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def step_drawing() -> Iterator[ModuleType]:
    """The script of the documentation that draws the table of steps."""
    spec = importlib.util.spec_from_file_location("step_drawing", DOCS / "step_drawing.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def cells(sentence: str) -> Iterator[tuple[str, str, str, str]]:
    """The cells of the table that one row of the drawing tells: before, step, role, after."""
    step, roles, ways = re.fullmatch(r"(\w+) \(([\w, ]+)\): (.*)", sentence).groups()
    for way in ways.split("; "):
        starts, _, end = way.partition(" to ")
        yield from ((start, step, role, end) for start in starts.split(", ") for role in roles.split(", "))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_drawing_tells_every_cell_of_the_table_and_nothing_else(step_drawing: ModuleType, language: str) -> None:
    """From the two drawings the whole table of steps can be written down again."""
    drawn = {
        cell
        for group in ("case", "flag")
        for row in ET.fromstring(step_drawing.drawing(group, language)).findall(f"{SVG}g/{SVG}title")
        for cell in cells(row.text or "")
    }
    table = {
        (state.value, step.value, role.value, then.value)
        for state, row in STEPS.items()
        for step, by in row.items()
        for role, then in by.items()
    }
    raised = {cell for cell in table if cell[0] in {"open", "closed"} and State(cell[3]) not in OF_THE_CASE}
    of_the_case = {(state, step, role, "open") for state, step, role, _ in raised}
    of_the_flag = {("none", step, role, then) for _, step, role, then in raised}

    assert drawn == table - raised | of_the_case | of_the_flag


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_column_of_the_drawing_has_a_name(step_drawing: ModuleType, language: str) -> None:
    """A reader finds each state of a flag by its label."""
    text = "".join(ET.fromstring(step_drawing.drawing("flag", language)).itertext()).replace("\n", "")

    for state in STEPS:
        if state not in (*OF_THE_CASE, State.UNKNOWN):
            assert all(word in text for word in state.label(language).split())


def test_the_page_shows_the_drawing_and_no_source_of_one() -> None:
    """No reader meets a language for diagrams where a picture should be."""
    pages = [path.read_text(encoding="utf-8") for path in DOCS.glob("**/*.md") if "generated" not in path.parts]

    assert not any("```mermaid" in page for page in pages)
    assert "steps-flag-en.svg" in (DOCS / "how-to" / "keep-a-case.md").read_text(encoding="utf-8")
