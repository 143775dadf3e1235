"""
Two hosts in one process, and what goes from the outbox of one to the inbox of the other, by hand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from attrs import frozen
from fastapi.testclient import TestClient
from sqlalchemy import select

import safetygate as sg
from examples.host.app import make_app
from examples.host.demonstration import write_settings
from examples.host.settings import Settings, load_settings
from examples.host.tables import outbox

NOW = dt.datetime(2026, 9, 1, 9, tzinfo=dt.UTC)
NOWHERE = (9, 9)
"""Ports at which nobody listens: what is sent stays in the outbox, and the test carries it."""


class Clock:
    """
    A clock that moves on by a minute each time it is looked at.
    """

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> dt.datetime:
        """What it shows."""
        self.now += dt.timedelta(minutes=1)
        return self.now


@frozen
class Side:
    """
    One host, its settings, and its caller at the telephone.
    """

    app: Any
    settings: Settings
    client: TestClient

    def events(self) -> list[bytes]:
        """What stands in the outbox."""
        store = self.app.state.host.store
        return [row.body for row in store.read(lambda it: it.execute(select(outbox).order_by(outbox.c.row)).all())]

    def take(self, event: bytes) -> Any:
        """Hand an event to the inbox."""
        return self.client.post("/events", content=event, headers={"Content-Type": "application/cloudevents+json"})

    def record(self, entry: Any, **headers: str) -> Any:
        """Record an entry."""
        return self.client.post(f"/cases/{entry.case_id}/entries", content=sg.dumps(entry), headers=headers)

    def case(self, name: str) -> sg.Case:
        """The case as it stands here."""
        return sg.loads(self.client.get(f"/cases/{name}").content, sg.Case)


def make_sides(folder: Path, make_database: Callable[[], str]) -> tuple[Side, Side]:
    """DG JUST and GACC, not yet started."""
    files = write_settings(folder, NOWHERE, (make_database(), make_database()))
    first, second = (make_side(load_settings(side.settings), side.token) for side in files)
    return first, second


def make_side(settings: Settings, token: str) -> Side:
    """The host with these *settings*, called with *token*."""
    app = make_app(settings, Clock(), longest_pause=30)
    return Side(app, settings, TestClient(app, headers={"Authorization": f"Bearer {token}"}))
