"""What only a terminal shows: a bar while something long is read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from safetygate.cli.streams import LONG
from tests.cli.running import ALERT, saved

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")


def on_a_terminal(*arguments: str, **environment: str) -> tuple[bytes, str]:
    """What the command writes to its output, and what it shows on a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "safetygate.cli", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=theirs, env=os.environ | {"TERM": "xterm"} | environment
    ) as running:
        os.close(theirs)
        assert running.stdout is not None
        written = running.stdout.read()
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:
        os.close(ours)
    return written, shown.decode()


def long_stream(folder: Path) -> tuple[Path, int]:
    """A file that takes a while, and how many documents it holds."""
    count = LONG // len(ALERT.encode()) + 1
    return saved(folder, f"{ALERT}\n" * count, "long.ndjson"), count


def test_a_long_file_is_read_with_a_bar(tmp_path: Path) -> None:
    """The bar names the file and how far it is, goes away, and leaves the output alone."""
    path, count = long_stream(tmp_path)

    written, shown = on_a_terminal("validate", str(path))

    assert written.decode() == f"{path}: {count} documents, 0 not valid\n"
    assert "long.ndjson" in shown
    assert "MB" in shown or "%" in shown


def test_without_colour_there_is_none(tmp_path: Path) -> None:
    """`NO_COLOR` takes the colours from the bar."""
    path, _ = long_stream(tmp_path)

    _, shown = on_a_terminal("validate", str(path), NO_COLOR="1")

    assert "long.ndjson" in shown
    assert "\x1b[3" not in shown


def test_a_short_file_is_read_without_a_bar(tmp_path: Path) -> None:
    """Nothing flickers for what is done at once."""
    _, shown = on_a_terminal("validate", str(saved(tmp_path, ALERT)))

    assert shown == ""
