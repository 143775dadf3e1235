"""
The tables. Documents are only ever added; what changes are a counter for each case and how far the outbox has come.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, DateTime, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()
_ROW = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only what is called INTEGER

cases = Table(
    "cases",
    metadata,
    Column("id", String(200), primary_key=True),
    # Grows with every document of the case: whoever read an older state is told so.
    Column("version", Integer, nullable=False),
    # Absent for as long as only entries came, and the opening is still on its way.
    Column("number", String(200)),
)

documents = Table(
    "documents",
    metadata,
    Column("row", _ROW, primary_key=True, autoincrement=True),
    # The case, or the kind of a document that belongs to none.
    Column("folder", String(200), nullable=False),
    Column("kind", String(50), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False),
    Index("one_of_each", "folder", "digest", unique=True),
)

events = Table(
    "events",
    metadata,
    Column("source", String(4000), primary_key=True),
    Column("id", String(1000), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("row", _ROW, primary_key=True, autoincrement=True),
    Column("partner", String(200), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("settled_at", DateTime(timezone=True), index=True),
    # Why the other side refuses it for good; absent where it was taken.
    Column("refusal", Text),
)

audit = Table(
    "audit",
    metadata,
    Column("row", _ROW, primary_key=True, autoincrement=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("who", String(200), nullable=False),
    Column("what", String(4000), nullable=False),
    Column("status", Integer, nullable=False),
)
