"""Two hosts as two processes, with a bad line between them and a bad day: at the end both hold the same."""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any

import httpx2
import pytest
from attrs import define, evolve

import safetygate as sg
from examples.host.demonstration import Side, write_settings
from safetygate import testing
from tests.host.line import Line

pytestmark = pytest.mark.local_server
ROOT = Path(__file__).parents[2]
PATIENCE = 60


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@define
class Process:
    """
    A host that runs by itself, is killed and started again.
    """

    side: Side
    running: Any = None

    def start(self, most_bytes: int | None = None) -> None:
        """Start it, with room for *most_bytes* on its disk, and wait until it answers."""
        command = [sys.executable, "-m", "examples.host", "serve", str(self.side.settings)]
        limit = None if most_bytes is None else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes,) * 2)
        self.running = subprocess.Popen(
            [*command, "--port", str(self.side.port), "--longest-pause", "0.5"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
            stderr=subprocess.DEVNULL,
            preexec_fn=limit,  # noqa: PLW1509  # it only sets a limit
        )
        wait_for(lambda: self.ask("/health").status_code == 200)

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self.running.send_signal(signal.SIGKILL)
        self.running.wait()

    def ask(self, path: str, **body: Any) -> httpx2.Response:
        """Ask it something as its caller; `503` where it does not answer."""
        headers = {"Authorization": f"Bearer {self.side.token}"}
        try:
            address = f"http://127.0.0.1:{self.side.port}{path}"
            return httpx2.request("POST" if body else "GET", address, headers=headers, timeout=20, **body)
        except httpx2.HTTPError:
            return httpx2.Response(503)

    def insist(self, path: str, record: Any) -> None:
        """Ask until it is done, as a caller does who has heard no answer."""
        wait_for(lambda: self.ask(path, content=sg.dumps(record)).status_code in {200, 201})

    def outbox(self) -> dict[str, int]:
        """How far its outbox has come."""
        answer = self.ask("/health")
        return answer.json()["outbox"] if answer.status_code == 200 else {"waiting": -1}

    def cases(self) -> bytes:
        """All its cases, byte for byte."""
        return self.ask("/cases?limit=200").content


def wait_for(done: Callable[[], bool]) -> None:
    """Wait until it is so."""
    ends = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < ends, "it took too long"
        time.sleep(0.05)


@pytest.fixture
def exchange(tmp_path: Path, make_database: Callable[[], str]) -> Iterator[tuple[Process, Process, list[Line]]]:
    """Two hosts, each reaching the other only over a bad line."""
    sides = write_settings(tmp_path, (free_port(), free_port()), (make_database(), make_database()))
    chance, lines = Random(7), list[Line]()
    for own, other in (sides, reversed(sides)):
        lines.append(Line(f"http://127.0.0.1:{other.port}/events", chance))
        value = json.loads(own.settings.read_text(encoding="utf-8"))
        value["partners"][0]["address"] = lines[-1].address
        own.settings.write_text(json.dumps(value), encoding="utf-8")
    ours, theirs = (Process(side) for side in sides)
    with ExitStack() as stack:
        for each in (ours, theirs):
            each.start()
            stack.callback(each.kill)
        yield ours, theirs, lines
    for line in lines:
        line.shutdown()
        line.server_close()


def converse(count: int) -> tuple[list[sg.Case], list[Any]]:
    """Cases of a quarter, and all that was said in them, in the order of time."""
    made = list(testing.cases(Random(3), count, first_on=dt.date(2026, 3, 2), days=30))
    return made, sorted((entry for case in made for entry in case.entries), key=lambda entry: (entry.made_at, entry.id))


def come_to_agree(ours: Process, theirs: Process) -> None:
    """Wait until neither has anything to send, and both hold the same."""
    wait_for(lambda: ours.outbox()["waiting"] == theirs.outbox()["waiting"] == 0)
    wait_for(lambda: ours.cases() == theirs.cases())


def test_whatever_happens_on_the_way_both_hold_the_same_cases(exchange):
    """Each side speaks at its own host; both are killed again and again; the line does what bad lines do."""
    ours, theirs, lines = exchange
    cases, entries = converse(6)
    chance = Random(11)
    for case in cases:
        ours.insist("/cases", evolve(case, entries=()))
    for number, entry in enumerate(entries):
        speaker = ours if entry.author == sg.DG_JUST else theirs
        # Whoever answers has to have heard: the case is there, and what the entry is about.
        wait_for(lambda entry=entry, speaker=speaker: knows(speaker, entry))
        speaker.insist(f"/cases/{entry.case_id}/entries", entry)
        if number % 8 == 4:
            fallen = chance.choice((ours, theirs))
            fallen.kill()
            fallen.start()

    amended = evolve(cases[0].alert, risk_level="high")
    update = cases[0].update_alert(id="u", at=dt.datetime(2026, 9, 1, tzinfo=dt.UTC), kind="corrected", alert=amended)
    cases[0] = cases[0].record(update)
    ours.insist(f"/cases/{update.case_id}/entries", update)
    ours.insist("/alerts", evolve(amended, extensions={"example.agreed": True}))
    terms = sg.Terms.of_quarter(sg.Quarter(2026, 2), sg.ACTION_PLAN, dt.datetime(2026, 9, 1, tzinfo=dt.UTC))
    head = {"id": "s", "issuer": sg.GACC, "recipient": sg.DG_JUST, "issued_on": dt.date(2026, 9, 1)}
    theirs.insist("/submissions", sg.make_submission(cases, terms, **head))

    for line in lines:
        line.bad = False
    come_to_agree(ours, theirs)

    expected = b",".join(sg.dumps(case) for case in sorted(cases, key=lambda case: case.id))
    assert ours.cases() == b'{"items":[%s],"next":null}' % expected
    assert ours.ask("/submissions").content == theirs.ask("/submissions").content
    assert [each.get("extensions") for each in theirs.ask("/alerts").json()["items"]] == [None]
    assert ours.outbox()["refused"] == theirs.outbox()["refused"] == 0
    assert ours.outbox()["taken"] + theirs.outbox()["taken"] == len(cases) + len(entries) + 3
    assert all(count > 0 for line in lines for fate, count in line.counts.items() if fate != "carried")


def knows(speaker: Process, entry: Any) -> bool:
    """Whether its host has what an entry refers to."""
    answer = speaker.ask(f"/cases/{entry.case_id}")
    if answer.status_code != 200:
        return False
    held = {each["id"] for each in answer.json().get("entries", ())}
    return {entry.about, entry.after} - {None} <= held


def test_a_disk_that_is_full_loses_nothing(exchange):
    """What cannot be written is refused as a whole, waits at the sender, and is there when there is room again."""
    ours, theirs, lines = exchange
    if "sqlite" not in theirs.side.settings.read_text(encoding="utf-8"):
        pytest.skip("the disk of a server is not ours to fill")
    for line in lines:
        line.bad = False
    theirs.kill()
    theirs.start(most_bytes=120_000)
    cases, _ = converse(40)
    for case in cases:
        ours.insist("/cases", evolve(case, entries=()))

    wait_for(
        lambda: (
            ours.outbox()["waiting"] > 0 and theirs.ask("/alerts", content=sg.dumps(cases[0].alert)).status_code == 503
        )
    )
    assert theirs.ask("/cases?limit=1").status_code == 200
    theirs.kill()
    theirs.start()
    come_to_agree(ours, theirs)

    assert len(json.loads(theirs.cases())["items"]) == 40
