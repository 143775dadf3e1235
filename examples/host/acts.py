"""
Acts: what a caller of the host does, for its own authority and for nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from attrs import evolve
from sqlalchemy import Connection

import safetygate as sg
from examples.host import audit, outbox
from examples.host.casebook import Held, add_document
from examples.host.host import Host
from examples.host.refusals import Refusal
from examples.host.settings import Caller


class Done(NamedTuple):
    """
    What came of an act.

    Attributes:
        new: Whether it was done now; sent again, it was done before.
        version: The version of the case after it.
    """

    new: bool
    version: int


def require_own(caller: Caller, author: sg.Authority) -> None:
    """
    Let nobody act for another.

    Raises:
        Refusal: Where *author* is not the authority of *caller*.
    """
    if author.identity != caller.authority.identity:
        raise Refusal(403, "not-yours", f"You act for {caller.authority.code.value}, not for {author.code.value}.")


def find(host: Host, connection: Connection, case_id: str) -> Held:
    """
    A case.

    Raises:
        Refusal: Where there is none.
    """
    held = host.casebook.find(connection, case_id)
    if held is None:
        raise Refusal(404, "no-such-case", "There is no such case.")
    return held


def open_case(host: Host, caller: Caller, case: sg.Case) -> Done:
    """Open a case that the caller's authority moderates, and send it to who takes part."""
    require_own(caller, case.moderator)
    if case.entries:
        raise Refusal(422, "invalid-value", "A case is opened without entries; record each of them.")
    return host.store.write(lambda connection: _open(host, connection, caller, case))


def _open(host: Host, connection: Connection, caller: Caller, case: sg.Case) -> Done:
    held = host.casebook.find(connection, case.id)
    if held is not None:
        if evolve(held.case, entries=()) != case:
            raise Refusal(409, "identifier-taken", "There is another case with this identifier.")
        return Done(new=False, version=held.version)
    now = host.clock()
    host.casebook.add(connection, case.id, [case], at=now, number=case.alert.number)
    _tell(host, connection, caller, case, case)
    return Done(new=True, version=1)


def record(host: Host, caller: Caller, entry: Any, seen: int | None = None) -> Done:
    """
    Record an entry in its case, and send it to who takes part.

    Args:
        host: The host.
        caller: Who does it.
        entry: The entry.
        seen: The version of the case that its author had before it.
    """
    require_own(caller, entry.author)
    return host.store.write(lambda connection: _record(host, connection, caller, entry, seen))


def _record(host: Host, connection: Connection, caller: Caller, entry: Any, seen: int | None) -> Done:
    held = find(host, connection, entry.case_id)
    if entry in held.case.entries:
        return Done(new=False, version=held.version)
    if seen is not None and seen != held.version:
        raise Refusal(412, "overtaken", f"The case has moved on: its version is now {held.version}.")
    now = host.clock()
    case = held.case.record(entry, at=now)
    host.casebook.add(connection, case.id, [entry], at=now, seen=held.version)
    _introduce(host, connection, held.case, case)
    _tell(host, connection, caller, case, entry)
    return Done(new=True, version=held.version + 1)


def flag_cases(host: Host, caller: Caller, request_id: str, case_ids: Iterable[str], request: sg.Request) -> int:
    """
    Flag many cases, all or none; how many flags are new, as a request that is sent again raises none twice.
    """
    require_own(caller, request.author)
    chosen = sorted(set(case_ids))

    def work(connection: Connection) -> int:
        flags = [
            (held, flag)
            for held in (find(host, connection, case_id) for case_id in chosen)
            for flag in _make_flags(host, held.case, request_id, request)
        ]
        return sum(_record(host, connection, caller, flag, None).new for _, flag in flags)

    return host.store.write(work)


def _make_flags(host: Host, case: sg.Case, request_id: str, request: sg.Request) -> Iterable[sg.Flag]:
    names = {str(uuid5(NAMESPACE_URL, f"{request_id}/{case.id}/{to.identity}")): to for to in request.addressed_to}
    there = {entry.id for entry in case.entries}
    return sg.flag_each(
        case,
        to={name: to for name, to in names.items() if name not in there},
        by=request.author,
        at=host.clock(),
        reasons=request.reasons,
        purpose=request.purpose,
        texts=request.texts,
    )


def submit(host: Host, caller: Caller, submission: sg.QuarterlySubmission) -> bool:
    """Keep a submission of the caller's authority, and send it to every partner; whether it was new."""
    require_own(caller, submission.issuer)
    return _share(host, caller, "submissions", submission, shown=submission, subject=str(submission.quarter))


def publish(host: Host, caller: Caller, alert: sg.Alert) -> bool:
    """Enter an alert into the register, and send the view of it that everybody may see; whether it was new."""
    require_own(caller, host.settings.authority)
    return _share(host, caller, "register", alert, shown=sg.published(alert), subject=alert.number)


def _share(  # noqa: PLR0913  # see `outbox.post`
    host: Host, caller: Caller, folder: str, record: Any, *, shown: Any, subject: str
) -> bool:
    now = host.clock()

    def work(connection: Connection) -> bool:
        if not add_document(connection, folder, record, now):
            return False
        audit.note(connection, now, caller.name, f"{record.kind} {subject}", 201)
        outbox.post(connection, host, shown, host.settings.partners, subject=subject, at=now)
        return True

    new = host.store.write(work)
    host.something_to_send.set()
    return new


def _introduce(host: Host, connection: Connection, before: sg.Case, case: sg.Case) -> None:
    """Send whoever joins by a flag what was said here until then."""
    known = host.find_partners(before)
    newcomers = [each for each in host.find_partners(case) if each not in known]
    own = (entry for entry in before.entries if entry.author.identity == host.settings.authority.identity)
    for said in (evolve(before, entries=()), *own) if newcomers else ():
        outbox.post(connection, host, said, newcomers, subject=case.id, at=host.clock())


def _tell(host: Host, connection: Connection, caller: Caller, case: sg.Case, said: Any) -> None:
    now = host.clock()
    audit.note(connection, now, caller.name, f"{said.kind} {said.id} in {case.id}", 201)
    outbox.post(connection, host, said, host.find_partners(case), subject=case.id, at=now)
    host.something_to_send.set()
