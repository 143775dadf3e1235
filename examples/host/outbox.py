"""
The outbox: what was said is written down to be sent in the transaction that says it, and sent until it is taken.
"""

from __future__ import annotations

import datetime as dt
import logging
import random
import threading
from collections.abc import Iterable
from typing import Any, Final

import httpx2
from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import DBAPIError

import safetygate as sg
from examples.host.casebook import digest
from examples.host.host import Host
from examples.host.settings import Partner
from examples.host.store import Stale
from examples.host.tables import outbox

CONTENT_TYPE: Final = "application/cloudevents+json"
LATER: Final = frozenset({408, 425, 429})
"""Refusals that another time may turn into a yes; every other one below 500 is for good."""

_log = logging.getLogger(__name__)


def post(  # noqa: PLR0913  # a letter has so many parts
    connection: Connection, host: Host, record: Any, partners: Iterable[Partner], *, subject: str, at: dt.datetime
) -> None:
    """Put a document into the outbox for each of *partners*, as a signed event that bears its digest."""
    event = sg.wrap(record, id=digest(record), source=host.settings.source, time=at, subject=subject)
    body = sg.sign(event, host.key)
    for partner in partners:
        connection.execute(insert(outbox).values(partner=partner.name, body=body, attempts=0))


def count(connection: Connection) -> dict[str, int]:
    """How much waits, was taken and was refused."""
    settled = outbox.c.settled_at.is_not(None)
    query = select(
        func.count().filter(~settled),
        func.count().filter(settled, outbox.c.refusal.is_(None)),
        func.count().filter(outbox.c.refusal.is_not(None)),
    )
    waiting, taken, refused = connection.execute(query.select_from(outbox)).one()
    return {"waiting": waiting, "taken": taken, "refused": refused}


class Sender(threading.Thread):
    """
    Sends what waits, in its order, for as long as the host runs; what fails is tried again, later and later.
    """

    def __init__(self, host: Host, *, first_pause: float = 0.2, longest_pause: float = 60.0) -> None:
        super().__init__(name="sender", daemon=True)
        self._host, self._first_pause, self._longest_pause = host, first_pause, longest_pause
        self._stopped = threading.Event()

    def run(self) -> None:
        """Send until it is stopped."""
        failures = 0
        with httpx2.Client(timeout=20) as client:
            while not self._stopped.is_set():
                self._host.something_to_send.clear()
                try:
                    served = [self._serve(client, partner) for partner in self._host.settings.partners]
                    done = all(served)
                except (DBAPIError, Stale) as error:
                    _log.warning("the outbox cannot be read or written: %s", error)
                    done = False
                failures = 0 if done else failures + 1
                # By chance a little sooner, so that hosts that failed together do not try again together.
                pause = min(self._longest_pause, self._first_pause * 2**failures) * random.uniform(0.5, 1)
                self._host.something_to_send.wait(pause) if done else self._stopped.wait(pause)

    def stop(self) -> None:
        """End it after what is being sent."""
        self._stopped.set()
        self._host.something_to_send.set()
        self.join()

    def _serve(self, client: httpx2.Client, partner: Partner) -> bool:
        waiting = select(outbox).where(outbox.c.partner == partner.name, outbox.c.settled_at.is_(None))
        for row in self._host.store.read(lambda it: it.execute(waiting.order_by(outbox.c.row).limit(200)).all()):
            if self._stopped.is_set() or not self._send(client, partner, row):
                return False
        return True

    def _send(self, client: httpx2.Client, partner: Partner, row: Any) -> bool:
        change: dict[str, Any] = {"attempts": row.attempts + 1}
        try:
            answer = client.post(partner.address, content=row.body, headers={"Content-Type": CONTENT_TYPE})
            settled = answer.status_code < 500 and answer.status_code not in LATER
        except httpx2.HTTPError:
            settled = False
        if settled:
            change |= {"settled_at": self._host.clock(), "refusal": None if answer.is_success else answer.text}
        self._host.store.write(lambda it: it.execute(update(outbox).where(outbox.c.row == row.row).values(change)))
        return settled
