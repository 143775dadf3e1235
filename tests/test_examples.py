"""
The hosts in miniature in `examples/` run, and say what their pages promise.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
SAYS = {
    "desk.py": ("SR/90001/26", "sold online, which comes first", "在线销售，优先处理", "Flow(transmitted=3"),
    "inbox.py": ('"sighting": "first"', '"sighting": "repeated"', '"pointer": "/data/product/category"'),
}


def test_every_example_is_run() -> None:
    """No file lies there untried, and the page names each."""
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")

    assert {path.name for path in EXAMPLES.glob("*.py")} == SAYS.keys()
    assert all(f"`{name}`" in page for name in SAYS)


@pytest.mark.parametrize("name", SAYS)
def test_an_example_runs(name: str) -> None:
    """By itself, with warnings as errors."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-X", "utf8", str(EXAMPLES / name)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert [said for said in SAYS[name] if said not in run.stdout] == []
