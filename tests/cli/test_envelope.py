"""Documents go into envelopes, are signed, verified and taken out again at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from joserfc.jwk import ECKey

import safetygate as sg
from tests.cli.running import run
from tests.documents.test_envelope import ALERT, sent

KEY = ECKey.generate_key("P-256")
SOURCE = ("--source", "https://alerts.example/exchange")


@pytest.fixture
def keys(tmp_path: Path) -> tuple[str, str]:
    """The files of a private key and of its public part."""
    private, public = tmp_path / "private.pem", tmp_path / "public.pem"
    private.write_bytes(KEY.as_pem(private=True))
    public.write_bytes(KEY.as_pem(private=False))
    return str(private), str(public)


def test_documents_go_there_and_back(keys: tuple[str, str]) -> None:
    """Wrapped, signed, verified and opened, every document is the same again."""
    private, public = keys
    two = (sg.dumps(ALERT) + b"\n") * 2
    events = run(
        "envelope", "wrap", "-", *SOURCE, "--attribute", "partitionkey=c-1", "--at", "2026-08-21T09:30:00Z", typed=two
    )
    signed = run("envelope", "sign", "-", "--key", private, "--key-id", "k", typed=events.stdout_bytes)
    verified = run("envelope", "verify", "-", "--key", f"k={public}", typed=signed.stdout_bytes)
    opened = run("envelope", "open", "-", typed=signed.stdout_bytes)

    wrapped = [json.loads(line) for line in events.stdout.splitlines()]
    assert len({event["id"] for event in wrapped}) == 2
    assert {(event["time"], event["partitionkey"]) for event in wrapped} == {("2026-08-21T09:30:00Z", "c-1")}
    assert verified.stdout.splitlines() == [f"{event['id']}: signed by: k" for event in wrapped]
    assert opened.stdout_bytes == two
    assert [each.exit_code for each in (events, signed, verified, opened)] == [0, 0, 0, 0]


def test_an_event_may_be_laid_out_for_people() -> None:
    """One event over several lines is read as a whole, as is a batch."""
    laid_out = json.dumps(json.loads(sent()), indent=2)

    assert run("envelope", "open", "-", typed="\n" + laid_out).stdout_bytes == sg.dumps(ALERT) + b"\n"
    assert run("envelope", "open", "-", typed=f"[\n{laid_out}\n]").stdout_bytes == sg.dumps(ALERT) + b"\n"


def test_what_does_not_hold_is_told(keys: tuple[str, str]) -> None:
    """An unsigned event, and one that is not valid, are named in the language asked for, and end with 1."""
    _, public = keys
    unsigned = run("--lang", "zh", "envelope", "verify", "-", "--key", f"k={public}", typed=sent())
    faulty = run("envelope", "open", "-", typed=b"[" + sent() + b",{}]")

    assert (unsigned.exit_code, faulty.exit_code) == (1, 1)
    assert "缺少签名" in unsigned.stderr
    assert "/source" in faulty.stderr
    assert faulty.stdout_bytes == sg.dumps(ALERT) + b"\n"


@pytest.mark.parametrize("command", [["wrap", "-", *SOURCE], ["sign", "-", "--key", "KEY", "--key-id", "k"]])
def test_what_is_not_valid_is_not_sent(command: list[str], keys: tuple[str, str]) -> None:
    """It is told, nothing is written, and the command ends with 1."""
    done = run("envelope", *[part.replace("KEY", keys[0]) for part in command], typed=b"{}")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "required" in done.stderr or "kind-missing" in done.stderr


@pytest.mark.parametrize(
    "options",
    [("--key", "KEY", "--key-id", "k"), ("--key", "nowhere.pem", "--key-id", "k")],
)
def test_a_file_that_is_no_key_is_not_shown(options: tuple[str, ...], tmp_path: Path) -> None:
    """The message names the file, and holds nothing of what stands in it."""
    file = tmp_path / "no-key.pem"
    file.write_text("a secret of somebody")
    done = run("envelope", "sign", "-", *[part.replace("KEY", str(file)) for part in options], typed=sent())

    assert done.exit_code == 2
    assert "a secret" not in done.stderr
    assert ".pem" in done.stderr


def test_an_attribute_has_a_name_and_a_value() -> None:
    """What is typed wrongly is refused before anything is read."""
    assert run("envelope", "wrap", "-", *SOURCE, "--attribute", "x", typed=sg.dumps(ALERT)).exit_code == 2
