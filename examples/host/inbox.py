"""
The inbox: what a partner sends is taken once, if it is theirs to say; in whatever order and however often it comes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from attrs import evolve
from sqlalchemy import Connection, insert, select

import safetygate as sg
from examples.host import audit
from examples.host.casebook import add_document
from examples.host.host import Host
from examples.host.refusals import Refusal
from examples.host.settings import Partner
from examples.host.tables import events

MOST_AHEAD: Final = dt.timedelta(days=1)
"""How far a partner's clock may be ahead of ours."""


def take(host: Host, body: bytes, headers: Mapping[str, str]) -> sg.Sighting:
    """
    Take one event; whether it came before.

    Raises:
        Refusal: Where it is not theirs to say, with the name of the reason.
        InvalidDocument: Where the event, or the document in it, is not valid.
    """
    delivery = sg.receive(body, headers=headers)
    envelope, document = delivery.accept()
    now = host.clock()
    partner = _find_sender(host, delivery, envelope.source, now)

    def work(connection: Connection) -> sg.Sighting:
        known = select(events.c.digest).where(events.c.source == envelope.source, events.c.id == envelope.id)
        earlier = connection.execute(known).scalar()
        sighting = delivery.sighting({} if earlier is None else {envelope.identity: earlier})
        if sighting is sg.Sighting.CONFLICTING:
            raise Refusal(409, "conflicting", "Another document came under the name of this event before.")
        if sighting is sg.Sighting.FIRST:
            _keep(host, connection, partner, document, now)
            mark = {"source": envelope.source, "id": envelope.id, "digest": delivery.digest}
            connection.execute(insert(events).values(**mark, body=body, received_at=now))
            audit.note(connection, now, partner.name, f"{document.kind} by event {envelope.id}", 201)
        return sighting

    return host.store.write(work)


def _find_sender(host: Host, delivery: sg.Delivery[Any], source: str, at: dt.datetime) -> Partner:
    verification = sg.verify(delivery, host.keys.get, at=at)
    if not verification.valid:
        report = verification.report
        raise Refusal(403, report.problems[0].code, "The signature of the event does not hold.", report)
    partner = host.owners[verification.by[0]]
    if partner.source != source:
        raise Refusal(403, "not-theirs", f"{partner.name} signed what names another source.")
    return partner


def _keep(host: Host, connection: Connection, partner: Partner, document: Any, now: dt.datetime) -> None:
    match document:
        case sg.Case():
            _keep_case(host, connection, partner, document, now)
        case sg.Alert() | sg.Publication() | sg.Announcement():
            add_document(connection, "register", document, now)
        case sg.QuarterlySubmission():
            _require(partner, document.issuer)
            add_document(connection, "submissions", document, now)
        case _ if hasattr(document, "case_id"):
            _keep_entry(host, connection, partner, document, now)
        case _:
            raise Refusal(422, "not-expected", f"A {document.kind} is not exchanged by events.")


def _keep_case(host: Host, connection: Connection, partner: Partner, case: sg.Case, now: dt.datetime) -> None:
    _require(partner, case.moderator)
    opening = evolve(case, entries=())
    held = host.casebook.find(connection, case.id)
    if held is not None:
        sg.merge(held.case, opening)  # refuses what is no replica of the case
    host.casebook.add(connection, case.id, [opening], at=now, number=case.alert.number)
    for entry in case.entries:
        _keep_entry(host, connection, partner, entry, now)


def _keep_entry(host: Host, connection: Connection, partner: Partner, entry: Any, now: dt.datetime) -> None:
    _require(partner, entry.author)
    if entry.made_at > now + MOST_AHEAD:
        raise Refusal(425, "ahead", "The entry claims a moment that is still to come.")
    held = host.casebook.find(connection, entry.case_id)
    if held is not None:
        _judge(held.case, entry)
    host.casebook.add(connection, entry.case_id, [entry], at=now, seen=None if held is None else held.version)


def _judge(case: sg.Case, entry: Any) -> None:
    """Refuse an act out of role; where what it refers to is still on its way, nobody can tell yet, and it is kept."""
    if not {entry.after, entry.about} - {None} <= {each.id for each in case.entries}:
        return
    for misfit in case.receive([entry]).misfits:
        if (misfit.entry_id, misfit.author.identity) == (entry.id, entry.author.identity) and isinstance(
            misfit.error, sg.NotAllowed
        ):
            raise misfit.error


def _require(partner: Partner, author: sg.Authority) -> None:
    if not partner.speaks_for(author):
        raise Refusal(403, "not-theirs", f"{partner.name} does not speak for {author.code.value}.")
