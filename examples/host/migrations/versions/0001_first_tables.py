"""
The first tables.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ROW = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "cases",
        sa.Column("id", sa.String(200), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("number", sa.String(200)),
    )
    op.create_table(
        "documents",
        sa.Column("row", ROW, primary_key=True, autoincrement=True),
        sa.Column("folder", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(50), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
    )
    op.create_index("one_of_each", "documents", ["folder", "digest"], unique=True)
    op.create_table(
        "events",
        sa.Column("source", sa.String(4000), primary_key=True),
        sa.Column("id", sa.String(1000), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
    )
    op.create_table(
        "outbox",
        sa.Column("row", ROW, primary_key=True, autoincrement=True),
        sa.Column("partner", sa.String(200), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("settled_at", MOMENT),
        sa.Column("refusal", sa.Text),
    )
    op.create_index("ix_outbox_settled_at", "outbox", ["settled_at"])
    op.create_table(
        "audit",
        sa.Column("row", ROW, primary_key=True, autoincrement=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("what", sa.String(4000), nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Take them away."""
    for name in ("audit", "outbox", "events", "documents", "cases"):
        op.drop_table(name)
