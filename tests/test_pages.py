"""What people read: examples that use what is public, and nothing else."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WRITTEN = [page for page in ROOT.glob("docs/**/*.md") if not {"_build", "names"} & {*page.parts}]
PAGES = [*ROOT.glob("README*.md"), *WRITTEN]
DOORS = {"safetygate", *(f"safetygate.{name}" for name in ("feeds", "calendars", "outputs", "engines", "testing"))}
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def imported(code: str) -> set[str]:
    """The modules of this library that *code* imports from."""
    nodes = list(ast.walk(ast.parse(code)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name for name in plain | named if name.partition(".")[0] == "safetygate"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_examples_come_in_by_a_door(page: Path) -> None:
    """Whoever follows a page needs no name that may change without notice."""
    codes = BLOCK.findall(page.read_text(encoding="utf-8"))

    assert {name for code in codes for name in imported(code)} <= DOORS


def test_both_first_pages_show_the_same_code() -> None:
    """English and Chinese readers run the same lines."""
    english, chinese = (
        BLOCK.findall((ROOT / name).read_text(encoding="utf-8")) for name in ("README.md", "README.zh.md")
    )

    assert english == chinese


SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_people_type_to_set_up_is_there(page: Path) -> None:
    """Every target of make, extra and group that a page names is one; the commands themselves are those of the gate."""
    text = "\n".join(SHELL.findall(page.read_text(encoding="utf-8")))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    extras = {extra for found in re.findall(r"\.\[([a-z,]+)\]", text) for extra in found.split(",")}

    assert set(re.findall(r"^make ([a-z]+)", text, re.MULTILINE)) <= set(targets)
    assert extras <= set(project["project"]["optional-dependencies"])
    assert set(re.findall(r"--group ([a-z]+)", text)) <= set(project["dependency-groups"])


IN_BOTH = {
    "tutorial/index": "zh/tutorial",
    **{f"how-to/{page}": f"zh/{page}" for page in ("keep-a-case", "count-the-days", "report-a-quarter")},
}
RUN = re.compile(r"^```(?:python|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("english", "chinese"), IN_BOTH.items())
def test_a_page_in_two_languages_runs_the_same_lines(english: str, chinese: str) -> None:
    """Whoever reads the Chinese page types what whoever reads the English page types."""
    one, other = (
        RUN.findall((ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")) for page in (english, chinese)
    )

    assert one == other


def test_the_glossaries_have_the_same_words() -> None:
    """Each term stands in both glossaries, with the other language beside it."""
    heads = re.compile(r"^(\S.*) · (.+)\n  ", re.MULTILINE)
    english, chinese = (
        heads.findall((ROOT / "docs" / name).read_text(encoding="utf-8")) for name in ("glossary.md", "zh/glossary.md")
    )

    assert {(zh, en) for en, zh in english} == set(chinese)
