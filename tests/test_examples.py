"""
The hosts in miniature in `examples/` run, and say what their pages promise.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
DOORS = {"safetygate", *(f"safetygate.{room}" for room in ("feeds", "calendars", "outputs", "engines", "testing"))}
SAYS = {
    "desk.py": ("SR/90001/26", "sold online, which comes first", "在线销售，优先处理", "Flow(transmitted=3"),
    "inbox.py": ('"sighting": "first"', '"sighting": "repeated"', '"pointer": "/data/product/category"'),
    "service.py": (
        "201 {'sighting': 'first'}",
        "200 {'sighting': 'repeated'}",
        "409 {'sighting': 'conflicting'}",
        "'pointer': '/data/product/category'",
        "'purpose': 'for_follow_up'",
        "422 {'title': \"reasons: expected a code of FlagReason, got 'colour'\"}",
        "404 {'title': 'There is no such case.'}",
        "已用0天，剩余21天",
    ),
    "django_inbox.py": ("201 application/json", "422 application/problem+json", "duplicate-member", "True True"),
    "payloads_test.py": ("9 passed",),
    "frames.py": ("Outcomes of completed investigations", "decimal", "published_on", "date"),
}


def imports(source: str) -> set[str]:
    """The modules from which a file imports."""
    nodes = list(ast.walk(ast.parse(source)))
    named = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return named | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


def test_every_example_is_run() -> None:
    """No file lies there untried, and the page names each."""
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")

    assert {path.name for path in EXAMPLES.glob("*.py")} == SAYS.keys()
    assert all(f"`{name}`" in page for name in SAYS)


@pytest.mark.parametrize("name", SAYS)
def test_an_example_goes_through_the_doors(name: str) -> None:
    """A host needs no module of the library but those that are promised to it."""
    ours = {each for each in imports((EXAMPLES / name).read_text(encoding="utf-8")) if each.startswith("safetygate")}

    assert ours
    assert ours <= DOORS


@pytest.mark.parametrize("name", SAYS)
def test_an_example_runs(name: str, tmp_path: Path) -> None:
    """By itself, in a folder of its own, with warnings as errors."""
    needed = {module.partition(".")[0] for module in imports((EXAMPLES / name).read_text(encoding="utf-8"))}
    if missing := sorted(module for module in needed if find_spec(module) is None):
        pytest.skip(f"examples/{name} needs {', '.join(missing)}: pip install --group test")
    shutil.copy(EXAMPLES / name, tmp_path)
    runner = ["-m", "pytest", "-q", "-c", "none.ini"] if name.endswith("_test.py") else []
    (tmp_path / "none.ini").write_text("[pytest]\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-W", "error", "-X", "utf8", *runner, name],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert [said for said in SAYS[name] if said not in run.stdout] == []
