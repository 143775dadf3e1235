"""
What an editor infers of the entries that a case makes, and of what comes in: checked by mypy and pyright, never run.
"""

from __future__ import annotations

import datetime as dt
from typing import assert_type

from pendulum import DateTime

import safetygate as sg
from safetygate.domain.codes import FlagReason

AT = dt.datetime(2026, 9, 1, 9, tzinfo=dt.UTC)


def make_entries(case: sg.Case) -> None:
    """Each maker gives its own class, takes codes and plain texts, and the case takes what it gave."""
    flag = case.flag(id="f", by=sg.DG_JUST, to=sg.GACC, at=AT, reasons=["sold_online", FlagReason.ORIGIN])
    assert_type(flag, sg.Flag)
    assert_type(flag.reasons, tuple[FlagReason, ...])
    assert_type(flag.made_at, DateTime)
    assert_type(case.message(id="m", by=sg.GACC, at=AT, texts={"en": "Yes.", "zh": "是。"}), sg.Message)
    assert_type(case.follow_up(id="u", by=sg.GACC, at=AT, flag=flag, outcome="not_found"), sg.FollowUp)
    assert_type(case.withdraw(id="w", by=sg.DG_JUST, at=AT, flag="f", reason="settled"), sg.Withdrawal)
    assert_type(case.close(id="c", at=AT, reason="no_response"), sg.Closure)
    assert_type(case.record(flag), sg.Case)
    assert_type(case.flags, tuple[sg.Flag, ...])
    case.flag(id="f", by=sg.DG_JUST, to=sg.GACC, at=AT)  # type: ignore[call-arg]  # a flag says why
    case.flag(id="f", by="dg_just", to=sg.GACC, at=AT, reasons=[])  # type: ignore[arg-type]  # an authority
    case.record(sg.DG_JUST)  # type: ignore[arg-type]  # an entry


def take_in(data: bytes, tree: dict[str, object]) -> None:
    """The class that was asked for, from bytes, from a tree, or out of an envelope."""
    assert_type(sg.from_dict(tree, sg.Alert), sg.Alert)
    assert_type(sg.from_dict(tree), sg.Document)
    assert_type(sg.read(data).record, sg.Document | None)
    delivery = sg.receive(data, sg.Alert)
    assert_type(delivery, sg.Delivery[sg.Alert])
    assert_type(delivery.record, sg.Alert | None)
    assert_type(delivery.sighting({}), sg.Sighting)
    assert_type(sg.receive(data).record, sg.Document | None)
    assert_type([received.record for received in sg.iter_ndjson([data])], list[sg.Document | None])


def write(alert: sg.Alert) -> None:
    """Bytes, or a tree of JSON values; an authority alone is no document."""
    assert_type(sg.dumps(alert), bytes)
    assert_type(sg.wrap(alert, id="1", source="https://desk.example", time=AT), bytes)
    sg.dumps(sg.DG_JUST)  # type: ignore[arg-type]  # no document
