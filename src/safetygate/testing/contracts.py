"""
Contracts for the parts of a host: tests to inherit, which the host's own store and line have to pass.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from safetygate.domain.alerts.parties import DG_JUST, GACC
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.order import CaseEntry
from safetygate.testing.asserting import assert_same_case
from safetygate.testing.factories import a_case

_WRITERS: Final = 4
_ENTRIES: Final = 24


class Store(Protocol):
    """
    What a contract needs of the store of a host; a few lines adapt one to it.
    """

    def open(self, case: Case) -> None:
        """Begin to hold *case*; where it is there already, add what is new in it."""

    def add(self, entry: CaseEntry) -> None:
        """Hold *entry* of a case that is there; it lasts when this returns."""

    def load(self, case_id: str) -> Case:
        """The case as it is held now."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""


class StoreContract(ABC):
    """
    The contract of a store: nothing is lost and nothing doubled, whoever writes at once and whenever it is restarted.

    A test class of the host derives from it, has a name that begins with `Test`, and says how its store is opened.
    """

    @abstractmethod
    def open_store(self, place: Path) -> Store:
        """The store of the host over the folder *place*, with all that was written there before; one more each time."""

    def test_a_case_comes_back_as_it_was_opened(self, tmp_path: Path) -> None:
        """Not a byte of it changes."""
        with self._open(tmp_path) as store:
            store.open(a_case(3))
            assert_same_case(a_case(3), store.load("case-1"))

    def test_every_entry_is_held_once(self, tmp_path: Path) -> None:
        """What arrives twice, or in another order, is there once."""
        with self._open(tmp_path) as store:
            store.open(a_case())
            for entry in [*_entries()[::-1], *_entries()]:
                store.add(entry)
            assert_same_case(a_case().receive(_entries()), store.load("case-1"))

    def test_opening_again_takes_nothing_away(self, tmp_path: Path) -> None:
        """A case that is announced a second time keeps what was added to it."""
        with self._open(tmp_path) as store:
            store.open(a_case())
            store.add(_entries()[0])
            store.open(a_case())
            assert_same_case(a_case().receive(_entries()[:1]), store.load("case-1"))

    def test_cases_are_kept_apart(self, tmp_path: Path) -> None:
        """An entry goes into its own case and into no other."""
        with self._open(tmp_path) as store:
            store.open(a_case())
            store.open(a_case(id="case-2"))
            store.add(_entries()[0])
            assert_same_case(a_case(id="case-2"), store.load("case-2"))

    def test_a_restart_loses_nothing(self, tmp_path: Path) -> None:
        """What was added before the store was closed is there when it is opened again."""
        with self._open(tmp_path) as store:
            store.open(a_case())
        for entry in _entries():
            with self._open(tmp_path) as store:
                store.add(entry)
        with self._open(tmp_path) as store:
            assert_same_case(a_case().receive(_entries()), store.load("case-1"))

    def test_what_was_added_lasts_at_once(self, tmp_path: Path) -> None:
        """A store that is never closed, as when its process is killed, has written what it took."""
        with self._open(tmp_path) as store:
            store.open(a_case())
            store.add(_entries()[0])
            with self._open(tmp_path) as other:
                assert_same_case(a_case().receive(_entries()[:1]), other.load("case-1"))

    def test_writers_at_once_lose_nothing(self, tmp_path: Path) -> None:
        """Several writers, each with a store of its own, add to one case, some of it the same."""
        with self._open(tmp_path) as store:
            store.open(a_case())

        def write(start: int) -> None:
            with self._open(tmp_path) as store:
                for entry in [*_entries()[start::_WRITERS], *_entries()[:_WRITERS]]:
                    store.add(entry)

        with ThreadPoolExecutor(_WRITERS) as writers:
            list(writers.map(write, range(_WRITERS)))
        with self._open(tmp_path) as store:
            assert_same_case(a_case().receive(_entries()), store.load("case-1"))

    @contextmanager
    def _open(self, place: Path) -> Generator[Store, None, None]:
        store = self.open_store(place)
        try:
            yield store
        finally:
            store.close()


def _entries() -> list[CaseEntry]:
    """Notes of both sides in `case-1`, a minute apart."""
    case = a_case()
    return [
        case.message(
            id=f"note-{number:02}",
            by=DG_JUST if number % 2 else GACC,
            at=case.opened_at + dt.timedelta(minutes=number),
            texts={"en": f"Note {number}", "zh": f"说明{number}"},
        )
        for number in range(1, _ENTRIES + 1)
    ]
