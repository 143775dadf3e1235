"""The contract of a store, which the library gives to hosts, held by the casebook on both databases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen

import safetygate as sg
from examples.host.casebook import Casebook
from examples.host.store import Store
from safetygate.testing import StoreContract

NOW = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)


@frozen
class Adapter:
    """
    The casebook as the contract asks for it.
    """

    store: Store
    casebook: Casebook

    def open(self, case: sg.Case) -> None:
        """Add its opening and its entries."""
        records, number = [evolve(case, entries=()), *case.entries], case.alert.number
        self.store.write(lambda it: self.casebook.add(it, case.id, records, at=NOW, number=number))

    def add(self, entry: Any) -> None:
        """Add an entry."""
        self.store.write(lambda it: self.casebook.add(it, entry.case_id, [entry], at=NOW))

    def load(self, case_id: str) -> sg.Case:
        """Put it together."""
        held = self.store.read(lambda it: self.casebook.find(it, case_id))
        assert held is not None
        return held.case

    def close(self) -> None:
        """Let go of the connections."""
        self.store.close()


class TestCasebook(StoreContract):
    """
    The casebook loses nothing and doubles nothing, whoever writes at once.
    """

    @pytest.fixture(autouse=True)
    def _database(self, make_database: Callable[[], str]) -> None:
        self.address = make_database()
        store = Store(self.address)
        store.upgrade()
        store.close()

    def open_store(self, place: Path) -> Adapter:
        """One more store on the database of this test."""
        return Adapter(Store(self.address), Casebook())
