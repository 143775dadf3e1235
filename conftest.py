"""
Every example that people can read is run: in the README files, in `docs/` and in docstrings.

A `python` block is executed.
A `console` block is a session: a line that starts with `$ ` is run, what follows is the output it must have.
A `js` block is a module that Node runs, with `schemas/` beside it and Ajv at hand, where both are installed.
All blocks of one document share their names and a working directory that is thrown away; `examples/` is found in it.
"""

from __future__ import annotations

import doctest
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

ROOT = Path(__file__).parent
SESSION = {
    **os.environ,
    "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
    "COLUMNS": "100",
    "LC_ALL": "C.UTF-8",  # whoever runs the pages may work in Chinese
    "NO_COLOR": "1",
    "PYTHONUTF8": "1",
}


def _enter(namespace: dict[str, Any]) -> None:
    directory = tempfile.mkdtemp(prefix="safetygate-docs-")
    for name, home in (("examples", ROOT), ("schemas", ROOT), ("node_modules", ROOT / "tests" / "contract" / "ajv")):
        (Path(directory) / name).symlink_to(home / name, target_is_directory=True)
    namespace["__left"] = Path.cwd()
    os.chdir(directory)


def _leave(namespace: dict[str, Any]) -> None:
    directory = Path.cwd()
    os.chdir(namespace["__left"])
    shutil.rmtree(directory)


def _run(command: str) -> str:
    run = subprocess.run(
        command,
        check=False,
        shell=True,
        env=SESSION,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return run.stdout.rstrip() + "\n"


def _session(example: Example) -> str | None:
    for step in f"\n{example.parsed}".split("\n$ ")[1:]:
        command, _, expected = step.partition("\n")
        printed = _run(command)
        expected = expected.rstrip() + "\n"
        if not doctest.OutputChecker().check_output(expected, printed, doctest.ELLIPSIS):
            return f"$ {command}\nexpected:\n{expected}\nprinted:\n{printed}"
    return None


def _by_node(example: Example) -> str | None:
    node = shutil.which("node")
    if node is None or not Path("node_modules", "ajv").is_dir():
        pytest.skip("Ajv is not installed: run npm ci in tests/contract/ajv")
    Path("snippet.mjs").write_text(example.parsed, encoding="utf-8")
    run = subprocess.run([node, "snippet.mjs"], check=False, capture_output=True, env=SESSION, encoding="utf-8")
    return run.stderr or None


pages = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser(language="console", evaluator=_session),
        CodeBlockParser(language="js", evaluator=_by_node),
        SkipParser(),
    ],
    patterns=["README.md", "README.zh.md", "docs/**/*.md", "docs/*.md"],
    excludes=["docs/_build/**", "docs/reference/names/**"],
    setup=_enter,
    teardown=_leave,
)
docstrings = Sybil(
    parsers=[DocTestParser(optionflags=doctest.ELLIPSIS)], patterns=["src/safetygate/**/*.py", "src/safetygate/*.py"]
)

pytest_collect_file = (pages + docstrings).pytest()
