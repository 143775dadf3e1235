"""
Entries made from what a case knows already: which case it is, what its author has seen last, who leads it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, TypedDict, Unpack

from attrs import evolve

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.alerts.product import Offer
from safetygate.domain.alerts.references import Attachment
from safetygate.domain.cases.alert_update import AlertUpdate
from safetygate.domain.cases.arrangements import Extension, Referral
from safetygate.domain.cases.closure import Closure, Correction, Withdrawal
from safetygate.domain.cases.entry import Reference
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import CustomsAct, FollowUp, FollowUpMeasure, OperatorTrace
from safetygate.domain.cases.message import Message
from safetygate.domain.cases.order import MOST_AHEAD
from safetygate.domain.cases.reading import Conversation, Named
from safetygate.domain.codes import (
    AlertUpdateKind,
    Channel,
    ClosureReason,
    Completeness,
    FlagPurpose,
    FlagReason,
    FollowUpOutcome,
    MessageKind,
    NoMeasureReason,
    RiskLevel,
    WithdrawalReason,
)
from safetygate.domain.records.errors import expect
from safetygate.domain.records.moments import to_moment


class Words(TypedDict, total=False):
    """What may be said in words with every entry."""

    texts: Mapping[str, str] | None
    extensions: Mapping[str, Any] | None


class FlagWords(Words, total=False):
    """What else a flag may say."""

    offers: Iterable[Offer]
    received_at: dt.datetime | None


class MessageWords(Words, total=False):
    """What else a message may say."""

    reply_expected: bool
    attachments: Iterable[Attachment]


class FollowUpWords(Words, total=False):
    """What else a follow-up may say."""

    channel: str | Channel
    started_on: dt.date | None
    completed_on: dt.date | None
    office: str | None
    measures: Iterable[FollowUpMeasure]
    customs_acts: Iterable[CustomsAct]
    no_measure_reasons: Iterable[str | NoMeasureReason]
    risk_level: str | RiskLevel | None
    operator_trace: OperatorTrace | None
    alert: Alert | None
    attachments: Iterable[Attachment]


class EntryMaker(Conversation):
    """
    Makes entries for a case: each with the last entry that can have been seen by then, for `Case.record` to take.

    Every method takes the identifier that the host gives the entry (`id`), its moment (`at`) and, where that is not
    plain, its author (`by`); all raise `InvalidValue` for what the entry may not say.
    """

    __slots__ = ()

    id: str
    moderator: Authority

    def flag(  # noqa: PLR0913  # all are named
        self,
        *,
        id: str,  # noqa: A002  # the name of the member
        by: Authority,
        at: dt.datetime,
        to: Authority,
        reasons: Iterable[str | FlagReason],
        purpose: str | FlagPurpose = FlagPurpose.FOR_FOLLOW_UP,
        **words: Unpack[FlagWords],
    ) -> Flag:
        """A flag by which one authority asks another to look at the alert."""
        return Flag(**_start(self, id, by, at), addressed_to=to, purpose=purpose, reasons=reasons, **words)

    def message(
        self,
        *,
        id: str,  # noqa: A002  # the name of the member
        by: Authority,
        at: dt.datetime,
        kind: str | MessageKind = MessageKind.NOTE,
        in_reply_to: Named | None = None,
        **words: Unpack[MessageWords],
    ) -> Message:
        """A request, a reply, a receipt or a note."""
        start = _start(self, id, by, at, in_reply_to)
        return Message(**start, message_kind=kind, in_reply_to=_name(in_reply_to), **words)

    def follow_up(  # noqa: PLR0913  # all are named
        self,
        *,
        id: str,  # noqa: A002  # the name of the member
        by: Authority,
        at: dt.datetime,
        outcome: str | FollowUpOutcome,
        flag: Named | None = None,
        completeness: str | Completeness = Completeness.FINAL,
        **words: Unpack[FollowUpWords],
    ) -> FollowUp:
        """What an authority has done about a flag, or about the alert itself."""
        start = _start(self, id, by, at, flag)
        return FollowUp(**start, flag_id=_name(flag), outcome=outcome, completeness=completeness, **words)

    def withdraw(
        self,
        *,
        id: str,  # noqa: A002  # the name of the member
        by: Authority,
        at: dt.datetime,
        flag: Named,
        reason: str | WithdrawalReason,
        **words: Unpack[Words],
    ) -> Withdrawal:
        """The raiser taking a flag back."""
        return Withdrawal(**_start(self, id, by, at, flag), flag_id=_name(flag), reason=reason, **words)

    def close(
        self,
        *,
        id: str,  # noqa: A002  # the name of the member
        at: dt.datetime,
        reason: str | ClosureReason,
        by: Authority | None = None,
        **words: Unpack[Words],
    ) -> Closure:
        """The moderator ending the case; it says which flags still wait."""
        waiting = (flag.id for flag in self.waiting)
        return Closure(**_start(self, id, by or self.moderator, at), reason=reason, waiting=waiting, **words)

    def correct(
        self,
        *,
        id: str,  # noqa: A002  # the name of the member
        at: dt.datetime,
        entry: Flag | Message | FollowUp,
        **words: Unpack[Words],
    ) -> Correction:
        """The author of *entry* saying that it should have read so."""
        return Correction(**_start(self, id, entry.author, at, entry.id), entry=entry, **words)

    def extend(  # noqa: PLR0913  # all are named
        self,
        *,
        id: str,  # noqa: A002  # the name of the member
        by: Authority,
        at: dt.datetime,
        flag: Named,
        until_on: dt.date,
        request: Named | None = None,
        **words: Unpack[Words],
    ) -> Extension:
        """The raiser of a flag granting more time."""
        start = _start(self, id, by, at, flag)
        return Extension(**start, flag_id=_name(flag), until_on=until_on, request_id=_name(request), **words)

    def refer(  # noqa: PLR0913  # all are named
        self,
        *,
        id: str,  # noqa: A002  # the name of the member
        by: Authority,
        at: dt.datetime,
        flag: Named,
        to: Authority,
        office: str | None = None,
        **words: Unpack[Words],
    ) -> Referral:
        """The addressee of a flag naming who will act."""
        return Referral(**_start(self, id, by, at, flag), flag_id=_name(flag), referred_to=to, office=office, **words)

    def update_alert(  # noqa: PLR0913  # all are named
        self,
        *,
        id: str,  # noqa: A002  # the name of the member
        at: dt.datetime,
        kind: str | AlertUpdateKind,
        alert: Alert | None = None,
        duplicate_of: str | None = None,
        by: Authority | None = None,
        **words: Unpack[Words],
    ) -> AlertUpdate:
        """The moderator telling what became of the alert."""
        start = _start(self, id, by or self.moderator, at)
        return AlertUpdate(**start, update_kind=kind, alert=alert, duplicate_of=duplicate_of, **words)


def flag_each(  # noqa: PLR0913  # all are named
    case: EntryMaker,
    *,
    to: Mapping[str, Authority],
    by: Authority,
    at: dt.datetime,
    reasons: Iterable[str | FlagReason],
    purpose: str | FlagPurpose = FlagPurpose.FOR_FOLLOW_UP,
    **words: Unpack[FlagWords],
) -> tuple[Flag, ...]:
    """
    One flag for each of several addressees, *to* whom they go by the identifier of the flag.

    The case is answered when all of them are.
    """
    expect(case, EntryMaker, field="case")
    expect(to, Mapping, field="to")
    why, before = tuple(reasons), None
    flags: list[Flag] = []
    for name, addressee in to.items():
        flag = case.flag(id=name, by=by, at=at, to=addressee, reasons=why, purpose=purpose, **words)
        # The reference names the content of the last entry seen, and that is now the flag before, not yet in the case.
        flags.append(flag if before is None else evolve(flag, after=before, references=()))
        before = name
    return tuple(flags)


def _start(case: EntryMaker, name: str, by: Authority, at: dt.datetime, about: Named | None = None) -> dict[str, Any]:
    """What every entry says; what lies further ahead than a clock may, its author cannot have seen."""
    last = case.last_by(to_moment(at, field="at") + MOST_AHEAD)
    seen = [entry for entry in (last, *case.contents_of(about)) if entry is not None and entry.whole_digest is not None]
    digests = {entry.id: entry.whole_digest for entry in seen}
    return {
        "id": name,
        "case_id": case.id,
        "author": by,
        "made_at": at,
        "after": None if last is None else last.id,
        "references": [Reference(entry_id=entry_id, sha256=str(digest)) for entry_id, digest in digests.items()],
    }


def _name(entry: Named | None) -> Any:
    return entry if entry is None or isinstance(entry, str) else entry.id
