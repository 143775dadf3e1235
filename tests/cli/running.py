"""The command, run within the test or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from safetygate.cli.program import program

SAMPLE = Path(str(__import__("safetygate").__path__[0])) / "samples" / "made-up-weekly-report.xml"

ALERT = (
    '{"kind":"alert","schema_version":"1.0","number":"SR/01234/26","notification_kind":"serious_risk",'
    '"notifying_country":"DE","product":{"category":"toys","name":{"en":"Bath duck","zh":"洗澡鸭玩具"}}}'
)
"""A made-up alert without any problem."""

BROKEN = ALERT.replace('"toys"', '"toy"').replace('"DE"', '"Germany"')
"""The same with two errors."""


PLAIN = {"LC_ALL": "C", "COLUMNS": "80"}
"""Whoever runs the tests may work in Chinese, on a terminal of any width."""


def run(*arguments: str | Path, typed: str | bytes = b"", **environment: str) -> Result:
    """What the command does with *arguments* and what is *typed* into it."""
    return CliRunner(env=PLAIN | environment).invoke(
        program, [str(each) for each in arguments], input=typed, prog_name="safetygate"
    )


def process(*arguments: str | Path, typed: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The same as a process, with other variables of the *environment*."""
    command = [sys.executable, "-m", "safetygate.cli", *map(str, arguments)]
    return subprocess.run(
        command, input=typed, env=os.environ | PLAIN | environment, capture_output=True, check=False, timeout=60
    )


def saved(folder: Path, text: str | bytes, name: str = "document.json") -> Path:
    """A file with *text* in *folder*."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path
