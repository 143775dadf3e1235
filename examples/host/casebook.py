"""
The casebook: cases put together from the documents that make them, each added once and never changed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, insert, select, update

import safetygate as sg
from examples.host.store import Stale
from examples.host.tables import cases, documents

MOST_KNOWN: Final = 2_000
"""So many cases stay put together in memory; the others are when they are asked for."""


class Held(NamedTuple):
    """
    A case as the database holds it.
    """

    id: str
    version: int
    case: sg.Case


class Page(NamedTuple):
    """
    Some cases of many, and the identifier after which the next page begins.
    """

    items: tuple[Held, ...]
    next: str | None


def digest(record: Any) -> str:
    """What a document is known by."""
    return hashlib.sha256(sg.canonical(record)).hexdigest()


def add_document(connection: Connection, folder: str, record: Any, at: dt.datetime) -> bool:
    """Add a document to a *folder*, where it is not there already; whether it was new."""
    name = digest(record)
    known = select(documents.c.row).where(documents.c.folder == folder, documents.c.digest == name)
    if connection.execute(known).first():
        return False
    connection.execute(
        insert(documents).values(folder=folder, kind=record.kind, digest=name, content=sg.dumps(record), received_at=at)
    )
    return True


def list_documents(connection: Connection, kind: str) -> Iterator[Any]:
    """The documents of one *kind*, in the order in which they came."""
    rows = connection.execute(select(documents.c.content).where(documents.c.kind == kind).order_by(documents.c.row))
    return (sg.loads(content) for (content,) in rows)


class Casebook:
    """
    Every case of a host.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[str, Held] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, connection: Connection, case_id: str) -> Held | None:
        """One case; none where nobody has opened it here yet."""
        row = connection.execute(select(cases.c.version).where(cases.c.id == case_id, cases.c.number.is_not(None)))
        version = row.scalar()
        return None if version is None else next(self._load(connection, [(case_id, version)]))

    def page(self, connection: Connection, after: str, most: int) -> Page:
        """Some cases in the order of their identifiers, those behind *after*."""
        query = select(cases.c.id, cases.c.version).where(cases.c.id > after, cases.c.number.is_not(None))
        rows = connection.execute(query.order_by(cases.c.id).limit(most + 1)).all()
        items = tuple(self._load(connection, rows[:most]))
        return Page(items, items[-1].id if len(rows) > most else None)

    def all(self, connection: Connection) -> Iterator[sg.Case]:
        """Every case, one after the other."""
        rows = connection.execute(select(cases.c.id, cases.c.version).where(cases.c.number.is_not(None))).all()
        some = (rows[first : first + 200] for first in range(0, len(rows), 200))
        return (held.case for batch in some for held in self._load(connection, batch))

    def add(  # noqa: PLR0913  # all but the first three are named
        self,
        connection: Connection,
        case_id: str,
        records: Iterable[Any],
        *,
        at: dt.datetime,
        seen: int | None = None,
        number: str | None = None,
    ) -> bool:
        """
        Add openings and entries to a case, also before it was opened; whether any of them was new.

        Args:
            connection: The transaction.
            case_id: The case.
            records: Openings of it, or entries.
            at: When they came.
            seen: The version on which it was decided that they fit; where none is given, they fit on any.
            number: The number of its alert, where it is opened.

        Raises:
            Stale: Where the case has moved on since.
        """
        row = connection.execute(select(cases.c.version, cases.c.number).where(cases.c.id == case_id)).first()
        if seen is not None and (row is None or row.version != seen):
            raise Stale
        added = [add_document(connection, case_id, record, at) for record in records]
        if not any(added):
            return False
        if row is None:
            connection.execute(insert(cases).values(id=case_id, version=1, number=number))
            return True
        grown = update(cases).where(cases.c.id == case_id, cases.c.version == row.version)
        values = {"version": row.version + 1, "number": row.number or number}
        if connection.execute(grown.values(values)).rowcount != 1:
            raise Stale
        return True

    def _load(self, connection: Connection, rows: Sequence[Any]) -> Iterator[Held]:
        names = [(row[0], row[1]) for row in rows]
        with self._lock:
            held = [(name, self._known.get(name[0])) for name in names]
        found = {case_id: known for (case_id, version), known in held if known and known.version == version}
        missing = [name for name in names if name[0] not in found]
        made = {each.id: each for each in _put_together(connection, missing)} if missing else {}
        # Only what was read stays: a piece of work that writes may yet come to nothing.
        if connection.get_execution_options().get("reading"):
            self._keep(made)
        every = found | made
        return (every[case_id] for case_id, _ in names)

    def _keep(self, made: Mapping[str, Held]) -> None:
        with self._lock:
            self._known.update(made)
            while len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)


def _put_together(connection: Connection, names: Sequence[tuple[str, int]]) -> Iterator[Held]:
    versions = dict(names)
    query = select(documents.c.folder, documents.c.content).where(documents.c.folder.in_(versions))
    rows = connection.execute(query.order_by(documents.c.folder, documents.c.row))
    for case_id, group in groupby(rows, key=lambda row: row.folder):
        records: list[Any] = [sg.loads(row.content) for row in group]
        opened = reduce(sg.merge, (each for each in records if isinstance(each, sg.Case)))
        case = opened.receive(each for each in records if not isinstance(each, sg.Case))
        yield Held(case_id, versions[case_id], case)
