"""The extra `[fast]` changes speed only: never a verdict, a sentence or a byte."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from safetygate.testing.breaks import breaks
from tests.contract.vectors import FOLDER, INDEX, documents

ACCELERATORS = ("jsonschema_rs", "msgspec")

SCRIPT = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[1:]))
import json
import safetygate as sg

for line in sys.stdin:
    data = bytes.fromhex(line)
    received = [sg.read(data, lenient=lenient) for lenient in (False, True)]
    records = [one.record for one in received if one.record is not None]
    written = [sg.dumps(record).hex() + sg.canonical(record).hex() for record in records]
    print(json.dumps([[sg.to_dict(one.report) for one in received], written]))
"""
"""Reads one document a line, in hexadecimal, and tells all that comes of it; the packages it is given are missing."""


def answers(sent: list[bytes], *missing: str) -> list[Any]:
    """What is made of each document *sent* where some packages are *missing*."""
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, *missing],
        input="\n".join(data.hex() for data in sent),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert run.stderr == ""
    return [json.loads(line) for line in run.stdout.splitlines()]


def compare(sent: list[bytes]) -> None:
    """Fail where one document gets different answers."""
    for package in ACCELERATORS:
        pytest.importorskip(package, reason="the extra [fast] is not installed")

    plain = answers(sent, *ACCELERATORS)

    assert len(plain) == len(sent)
    for data, slow, fast in zip(sent, plain, answers(sent), strict=True):
        assert fast == slow, data[:500]


def test_every_vector_gets_the_same_answer() -> None:
    """Reports, strict and lenient, and the bytes that are written agree for all that comes over the wire."""
    files = [(FOLDER / entry["file"]).read_bytes() for part in ("valid", "invalid", "bytes") for entry in INDEX[part]]
    ruled = [json.dumps(document).encode() for name, document in documents().items() if name.startswith("rules/")]

    compare(files + ruled)


def test_every_broken_place_gets_the_same_answer() -> None:
    """They agree wherever an alert with every member is broken."""
    alert = documents()["valid/alert-fullest.json"]
    changes = {change.like: change for change in breaks(alert, "alert") if change.code not in {"maxItems", "maxLength"}}

    compare([json.dumps(change.of(alert)).encode() for change in changes.values()])
