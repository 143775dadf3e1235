"""
What the host of `examples/host` serves, next to one with bare pydantic models in place of records; needs no network.

Four callers read cases, record entries, and ask for worklists and reports, side by side, on this machine and an SQLite
file. The bare one reads and records only: it knows no steps, no authorities, no deadlines, and sends nothing.
What was answered with 201 is counted again at the end, and the memory of the process is read before and after.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import httpx2
import uvicorn
from fastapi import FastAPI, Response
from pydantic import BaseModel

import safetygate as sg

ROOT = Path(__file__).parents[1]
SECONDS, CALLERS, MOST_ENTRIES = float(os.environ.get("SECONDS_EACH", "10")), 4, 200
WHOLE = ("read", "read", "read", "record", "read", "read", "record", "read", "worklist", "read", "read", "report")
BARE = ("read", "read", "read", "record")


class Name(BaseModel):
    """An authority."""

    code: str
    country: str | None = None


class Note(BaseModel):
    """A message."""

    kind: str
    schema_version: str
    id: str
    case_id: str
    author: Name
    made_at: dt.datetime
    message_kind: str
    after: str | None = None
    texts: dict[str, str] | None = None


class Folder(BaseModel):
    """A case."""

    id: str
    entries: list[Note]


def serve_bare(port: int, file: str) -> None:
    """A host with bare models: each entry is a row, and a case is its rows."""
    app, store = FastAPI(), sqlite3.connect(file, check_same_thread=False, isolation_level=None)
    store.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE note (held_in TEXT, body TEXT)")
    store.execute("CREATE INDEX folder ON note (held_in)")

    @app.post("/cases/{case_id}/entries", status_code=201)
    async def record(case_id: str, note: Note) -> Response:
        store.execute("INSERT INTO note VALUES (?, ?)", (case_id, note.model_dump_json()))
        return Response(status_code=201)

    @app.get("/cases/{case_id}")
    async def read(case_id: str) -> Folder:
        rows = store.execute("SELECT body FROM note WHERE held_in = ?", (case_id,)).fetchall()
        return Folder(id=case_id, entries=[Note.model_validate_json(body) for (body,) in rows])

    uvicorn.run(app, host="127.0.0.1", port=port, log_level="error")


def find_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def start(command: list[str], port: int) -> subprocess.Popen[bytes]:
    """A server, once it answers."""
    process = subprocess.Popen([sys.executable, *command], cwd=ROOT)
    while True:
        try:
            httpx2.get(f"http://127.0.0.1:{port}/health", timeout=5)
        except httpx2.HTTPError:
            time.sleep(0.1)
        else:
            return process


def memory(process: subprocess.Popen[bytes]) -> float:
    """What a process holds, in MB; Linux says so."""
    pages = int(Path(f"/proc/{process.pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Target(NamedTuple):
    """Where callers call: a port, the token by which they are known, and what the names of their cases begin with."""

    port: int
    token: str
    prefix: str

    def connect(self) -> httpx2.Client:
        """A client of it."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        return httpx2.Client(base_url=f"http://127.0.0.1:{self.port}", headers=headers, timeout=60)

    def name(self, caller: int, part: int) -> str:
        """The name of a case."""
        return f"{self.prefix}-{caller}-{part}"


def read_clock() -> dt.datetime:
    """What time it is."""
    return dt.datetime.now(dt.UTC)  # noqa: TID251  # a caller has a clock


def make_note(case_id: str, number: int) -> sg.Message:
    """The next note in a case."""
    return sg.Message(
        id=f"n{number}",
        case_id=case_id,
        author=sg.DG_JUST,
        message_kind="note",
        after=f"n{number - 1}" if number % MOST_ENTRIES else None,
        made_at=read_clock(),
        texts={"en": "Still online."},
    )


def call(target: Target, caller: int, acts: tuple[str, ...], until: float) -> tuple[list[tuple[str, float]], list[str]]:
    """One caller, who works on one case at a time: how long each act took, and what was taken in."""
    times: list[tuple[str, float]] = []
    taken: list[str] = []
    paths = {"worklist": "/worklist", "report": f"/reports/{sg.Quarter.of(read_clock())}"}
    with target.connect() as client:
        for act in cycle(acts):
            if time.monotonic() > until:
                break
            case_id = target.name(caller, len(taken) // MOST_ENTRIES)
            begun = time.perf_counter()
            if act == "record":
                note = make_note(case_id, len(taken))
                answer = client.post(f"/cases/{case_id}/entries", content=sg.dumps(note))
                taken.append(f"{case_id}/{note.id}")
            else:
                answer = client.get(paths.get(act, f"/cases/{case_id}"))
            times.append((act, time.perf_counter() - begun))
            assert answer.is_success, answer.text
    return times, taken


def measure(title: str, process: subprocess.Popen[bytes], target: Target, acts: tuple[str, ...]) -> None:
    """Let the callers work, say what came of it, and count what is there at the end."""
    until, before = time.monotonic() + SECONDS, memory(process)
    with ThreadPoolExecutor(CALLERS) as callers:
        results = list(callers.map(lambda number: call(target, number, acts, until), range(CALLERS)))
    spent: dict[str, list[float]] = defaultdict(list)
    for act, seconds in (each for times, _ in results for each in times):
        spent[act].append(seconds * 1000)
    total = sum(map(len, spent.values()))
    print(f"{title}: {total / SECONDS:,.0f} requests/s; {before:.0f} MB before, {memory(process):.0f} MB after")
    for act, each in sorted(spent.items()):
        cuts = statistics.quantiles(each, n=100) if len(each) > 1 else each * 99
        print(f"  {act:9} {len(each):6,} times, median {cuts[49]:7.1f} ms, one in a hundred above {cuts[98]:7.1f} ms")
    count(target, [entry for _, taken in results for entry in taken])


def count(target: Target, taken: list[str]) -> None:
    """Count what is there."""
    there: list[str] = []
    with target.connect() as client:
        for case_id in {entry.partition("/")[0] for entry in taken}:
            there += [f"{case_id}/{each['id']}" for each in client.get(f"/cases/{case_id}").json()["entries"]]
    lost, doubled = len(set(taken) - set(there)), len(there) - len(set(there))
    print(f"  taken in {len(taken):,}; lost {lost}, doubled {doubled}")
    assert lost == doubled == 0


def open_cases(target: Target) -> None:
    """Cases for the callers to work on."""
    alert = sg.Alert(
        number="SR/09001/26",
        notification_kind="serious_risk",
        notifying_country="IE",
        product=sg.Product(category="toys"),
        sold_online="unknown",
    )
    opened_at = read_clock() - dt.timedelta(hours=1)
    with target.connect() as client:
        for case_id in (target.name(caller, part) for caller in range(CALLERS) for part in range(10)):
            case = sg.Case.open(alert, id=case_id, moderator=sg.DG_JUST, opened_at=opened_at)
            client.post("/cases", content=sg.dumps(case)).raise_for_status()


def main() -> None:
    """The host with all that it does; then what the bare one does too, by both."""
    from examples.host.demonstration import write_settings

    with tempfile.TemporaryDirectory() as made, ExitStack() as stack:
        folder, port = Path(made), find_port()
        side, _ = write_settings(folder, (port, find_port()))
        value = json.loads(side.settings.read_text(encoding="utf-8"))
        side.settings.write_text(json.dumps(value | {"partners": []}), encoding="utf-8")
        process = start(["-m", "examples.host", "serve", str(side.settings), "--port", str(port)], port)
        stack.callback(process.kill)
        for title, prefix, acts in (("host", "a", WHOLE), ("host, reads and entries", "b", BARE)):
            target = Target(port, side.token, prefix)
            open_cases(target)
            measure(title, process, target, acts)
        port = find_port()
        bare = start([__file__, "bare", str(port), str(folder / "bare.db")], port)
        stack.callback(bare.kill)
        measure("bare, reads and entries", bare, Target(port, "none", "c"), BARE)


if __name__ == "__main__":
    if sys.argv[1:2] == ["bare"]:
        serve_bare(int(sys.argv[2]), sys.argv[3])
    else:
        sys.path.insert(0, str(ROOT))
        main()
