"""
Which messages still wait for a reply, and from whom.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, final

from attrs import field, frozen

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.message import Message
from safetygate.domain.codes import MessageKind, State
from safetygate.domain.records import moments
from safetygate.domain.records.checks import Items, Part
from safetygate.domain.records.errors import expect

_AskedOf: TypeAlias = Mapping[tuple[object, ...], Authority]


@final
@frozen(kw_only=True)
class AwaitedReply:
    """
    A message that waits for a reply.

    Attributes:
        case: The case.
        message: The message.
        asked_of: Who may reply: the author of what it answers, else all others who take part in the case.
    """

    case: Case = field(validator=Part(Case))
    message: Message = field(validator=Part(Message))
    asked_of: tuple[Authority, ...] = field(validator=Items(Part(Authority), 20_000))


def awaiting_reply(cases: Iterable[Case], at: dt.datetime) -> tuple[AwaitedReply, ...]:
    """
    Every message that waits for a reply at the moment *at*, the oldest first; a closed case waits for none.

    One reply of anybody who was asked is enough; a receipt is none.

    Raises:
        InvalidValue: Where *at* names no zone, or *cases* are none.
    """
    moment = moments.to_moment(at, field="at")
    expect(cases, Iterable, field="cases")
    found = []
    for case in cases:
        expect(case, Case, field="cases")
        known = case.as_of(moment)
        if case.opened_at <= moment and known.state is not State.CLOSED:
            found += [
                AwaitedReply(case=case, message=message, asked_of=tuple(asked_of.values()))
                for message, asked_of in find_unanswered(known)
            ]
    return tuple(sorted(found, key=lambda each: (each.message.made_at, each.case.id, each.message.id)))


def find_unanswered(known: Case) -> Iterator[tuple[Message, _AskedOf]]:
    """The messages of a case that wait for a reply, each with those who may give it, by their identity."""
    for entry in known.in_effect:
        if isinstance(entry, Message) and entry.reply_expected and not _is_answered(known, entry):
            yield entry, _find_asked(known, entry)


def _is_answered(known: Case, message: Message) -> bool:
    return any(
        isinstance(entry, Message)
        and entry.message_kind is not MessageKind.RECEIPT
        and entry.author.identity != message.author.identity
        for entry in known.about(message.id)
    )


def _find_asked(known: Case, message: Message) -> _AskedOf:
    answered = next((entry for entry in known.in_effect if entry.id == message.in_reply_to), None)
    if answered is not None and answered.author.identity != message.author.identity:
        return {answered.author.identity: answered.author}
    taking_part = (known.moderator, *known.participants, *(flag.addressed_to for flag in known.flags))
    parties = {authority.identity: authority for authority in taking_part}
    parties.pop(message.author.identity, None)
    return parties
