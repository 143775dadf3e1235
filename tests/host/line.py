"""
A bad line between two hosts: it loses, doubles, delays and reorders what it carries, as chance will have it.
"""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from typing import Any

import httpx2

from examples.host.outbox import CONTENT_TYPE


class Line(ThreadingHTTPServer):
    """
    A server that carries what is posted to it on to another one, or says that it failed, whatever came of it.
    """

    daemon_threads = True

    def __init__(self, target: str, chance: Random) -> None:
        super().__init__(("127.0.0.1", 0), _Carrier)
        self.target, self.chance, self.bad = target, chance, True
        self.counts = dict.fromkeys(("lost", "doubled", "delayed", "carried"), 0)
        self.held: list[bytes] = []
        self.fates: list[str] = []
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def address(self) -> str:
        """Where it takes events."""
        return f"http://127.0.0.1:{self.server_port}/events"

    def carry(self, body: bytes) -> int:
        """Hand on; `502` where nobody is there."""
        try:
            return httpx2.post(self.target, content=body, headers={"Content-Type": CONTENT_TYPE}).status_code
        except httpx2.HTTPError:
            return 502

    def _draw(self) -> str:
        """What becomes of the next event: each fate in its turn, in an order that chance gives."""
        if not self.fates:
            self.fates = ["lost", "doubled", "delayed", "carried", "carried"]
            self.chance.shuffle(self.fates)
        return self.fates.pop()

    def treat(self, body: bytes) -> int:
        """One event: what the sender is told says nothing certain about what the receiver got."""
        with self.lock:
            fate = self._draw() if self.bad else "carried"
            self.counts[fate] += 1
            late = [self.held.pop(0)] if self.held and fate != "delayed" else []
            if fate == "delayed":
                self.held.append(body)
        if fate in {"lost", "delayed"}:
            return 502
        statuses = [self.carry(each) for each in [body] * (2 if fate == "doubled" else 1) + late]
        return 502 if fate == "doubled" else statuses[0]


class _Carrier(BaseHTTPRequestHandler):
    server: Line
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Carry it."""
        status = self.server.treat(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""
