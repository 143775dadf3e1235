"""
The host at work: its settings, its store, its cases and its clock, in one hand.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from typing import Final

import safetygate as sg
from examples.host.casebook import Casebook
from examples.host.settings import Caller, Partner, Settings
from examples.host.store import Store


class Host:
    """
    What every part of the service works with.
    """

    def __init__(self, settings: Settings, clock: Callable[[], dt.datetime]) -> None:
        self.settings: Final = settings
        self.clock: Final = clock
        self.store: Final = Store(settings.database)
        self.casebook: Final = Casebook()
        self.key: Final = settings.key.load()
        self.callers: Final = {caller.token_sha256: caller for caller in settings.callers}
        self.keys: Final = {key.id: key.load() for partner in settings.partners for key in partner.keys}
        self.owners: Final = {key.id: partner for partner in settings.partners for key in partner.keys}
        self.watchlist: Final = sg.Watchlist.of(settings.catalogue)
        self.something_to_send: Final = threading.Event()

    def find_caller(self, token_sha256: str) -> Caller | None:
        """Who bears a token."""
        return self.callers.get(token_sha256)

    def find_partners(self, case: sg.Case) -> list[Partner]:
        """The partners that take part in a case."""
        parties = (case.moderator, *case.participants, *(flag.addressed_to for flag in case.flags))
        return [each for each in self.settings.partners if any(map(each.speaks_for, parties))]
