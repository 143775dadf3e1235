"""
The store: one database, an SQLite file or PostgreSQL, in which a piece of work is done as a whole or not at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import IntegrityError

T = TypeVar("T")

MOST_TRIES: Final = 20
"""So often a piece of work is done anew because somebody else was quicker."""


class Stale(Exception):
    """What was read has been overtaken: the work has to be done anew."""


class Store:
    """
    Where a host keeps everything.
    """

    def __init__(self, address: str) -> None:
        self.engine = create_engine(address, pool_pre_ping=True)
        self._reading: dict[str, Any] = {"reading": True}
        if self.engine.dialect.name == "sqlite":
            _prepare_sqlite(self.engine)
        else:  # SQLite shows one state to a reader by itself
            self._reading["isolation_level"] = "REPEATABLE READ"

    def upgrade(self) -> None:
        """Bring the tables to the newest form."""
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
        with self.engine.begin() as connection:
            if connection.dialect.name == "postgresql":  # two hosts that start at once wait for each other
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(19)")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def close(self) -> None:
        """Let go of the connections."""
        self.engine.dispose()

    def read(self, work: Callable[[Connection], T]) -> T:
        """What *work* finds, in one state of the database."""
        with self.engine.connect() as connection:
            return work(connection.execution_options(**self._reading))

    def write(self, work: Callable[[Connection], T]) -> T:
        """
        What *work* makes, in one transaction; done anew where another was quicker.

        Raises:
            Stale: Where others are quicker every time.
        """
        for _ in range(MOST_TRIES):
            try:
                with self.engine.begin() as connection:
                    return work(connection)
            except (Stale, IntegrityError):
                continue
        raise Stale


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # the driver shall begin nothing by itself
        for setting in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=20000"):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Who will write waits at the beginning, as a reader that turns into a writer would be sent away.
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
