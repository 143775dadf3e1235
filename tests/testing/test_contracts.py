"""The contracts for a host's own parts: a sound one keeps them, and each fault breaks one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

import safetygate as sg
from safetygate.testing import LineMachine, StoreContract


class SqliteStore:
    """A store as a host may have one: a row for each entry, and only ever added to."""

    def __init__(self, place: str) -> None:
        self.base = sqlite3.connect(place, isolation_level=None, timeout=30)
        self.base.execute("CREATE TABLE IF NOT EXISTS opening (id TEXT PRIMARY KEY, document BLOB)")
        self.base.execute("CREATE TABLE IF NOT EXISTS entry (case_id TEXT, document BLOB, UNIQUE (case_id, document))")

    def open(self, case: sg.Case) -> None:
        """A case whose opening is there already only brings its entries."""
        empty = sg.Case.open(
            case.alert,
            id=case.id,
            moderator=case.moderator,
            participants=case.participants,
            opened_at=case.opened_at,
        )
        self.base.execute("INSERT OR IGNORE INTO opening VALUES (?, ?)", (case.id, sg.dumps(empty)))
        for entry in case.entries:
            self.add(entry)

    def add(self, entry: sg.CaseEntry) -> None:
        """The row of an entry that is there already is not written again."""
        self.base.execute("INSERT OR IGNORE INTO entry VALUES (?, ?)", (entry.case_id, sg.dumps(entry)))

    def load(self, case_id: str) -> sg.Case:
        """The case is folded from its rows."""
        ((opening,),) = self.base.execute("SELECT document FROM opening WHERE id = ?", (case_id,)).fetchall()
        rows = self.base.execute("SELECT document FROM entry WHERE case_id = ?", (case_id,)).fetchall()
        return sg.loads(opening, sg.Case).receive([sg.loads(row) for (row,) in rows])

    def close(self) -> None:
        """The connection is let go."""
        self.base.close()


class TestSqliteStore(StoreContract):
    """A store on a real database keeps the contract."""

    def open_store(self, place: Path) -> SqliteStore:
        """One connection for each."""
        return SqliteStore(str(place / "cases.sqlite"))


class SqliteLine(LineMachine):
    """Replicas on a real database, in memory."""

    def open_replica(self, side: int) -> SqliteStore:
        """Each side has its own."""
        return SqliteStore(":memory:")


TestSqliteLine = SqliteLine.TestCase


class Forgetful(SqliteStore):
    """It takes only the first entry of each author at a time, as an upsert by the wrong key does."""

    def add(self, entry: sg.CaseEntry) -> None:
        """A row of the same author is written over."""
        key = f'%"id":"{entry.id[:-2]}%'
        self.base.execute("DELETE FROM entry WHERE case_id = ? AND CAST(document AS TEXT) LIKE ?", (entry.case_id, key))
        super().add(entry)


class ForgetfulContract(StoreContract):
    """The contract, tried on a store that loses entries."""

    def open_store(self, place: Path) -> SqliteStore:
        """One connection for each."""
        return Forgetful(str(place / "cases.sqlite"))


@pytest.mark.parametrize("name", ["test_every_entry_is_held_once", "test_a_restart_loses_nothing"])
def test_a_store_that_loses_entries_does_not_pass(name: str, tmp_path: Path) -> None:
    """The failure names what was lost."""
    with pytest.raises(AssertionError, match=r"expected the same case; only ours holds \['note-01'"):
        getattr(ForgetfulContract(), name)(tmp_path)


class Wall:
    """A side that takes in nothing of what the other says."""

    def __init__(self) -> None:
        self.store = SqliteStore(":memory:")
        self.open, self.load, self.close = self.store.open, self.store.load, self.store.close

    def add(self, entry: sg.CaseEntry) -> None:
        """Only flags are held."""
        if isinstance(entry, sg.Flag):
            self.store.add(entry)


def test_a_replica_that_drops_entries_does_not_pass() -> None:
    """The machine finds an exchange that shows it."""

    class Dropping(LineMachine):
        def open_replica(self, side: int) -> SqliteStore | Wall:
            return Wall() if side else SqliteStore(":memory:")

    with pytest.raises(AssertionError, match="expected the same case; only ours holds"):
        run_state_machine_as_test(Dropping, settings=settings(max_examples=25, database=None, phases=[Phase.generate]))


def test_a_machine_without_a_replica_says_so() -> None:
    """Whoever forgets the one method is told which."""
    with pytest.raises(TypeError, match="Bare does not say how replica 0 is opened"):
        type("Bare", (LineMachine,), {})()
