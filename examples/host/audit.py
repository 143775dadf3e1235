"""
The audit: who did what and when, written in the very transaction that does it; what was refused, beside it.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, insert

from examples.host.tables import audit


def note(connection: Connection, at: dt.datetime, who: str, what: str, status: int) -> None:
    """Write one line."""
    connection.execute(insert(audit).values(at=at, who=who[:200], what=what[:4000], status=status))
