"""
What a case says of itself: where it stands, what counts, and what is about what.
"""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final, TypeAlias, final

from attrs import field, frozen
from pendulum import DateTime

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.cases.alert_update import AlertInForce, AlertUpdate, fold_updates
from safetygate.domain.cases.arrangements import Extension, Referral
from safetygate.domain.cases.closure import Closure, Withdrawal
from safetygate.domain.cases.conflicts import Conflict, conflicts_in
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.cases.ledger import WAITING, Ledger, Taken
from safetygate.domain.cases.message import Message
from safetygate.domain.cases.order import CaseEntry, Key, key_of
from safetygate.domain.cases.steps import Misfit
from safetygate.domain.codes import DiscontinuationReason, FlagPurpose, MessageKind, State, Step
from safetygate.domain.records.checks import Code, Integer, Moment
from safetygate.domain.records.converters import AsCode, as_moment
from safetygate.domain.records.errors import expect
from safetygate.domain.records.moments import to_moment
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.rules import Record
from safetygate.domain.records.shapes import IDENTIFIER

Named: TypeAlias = str | CaseEntry
"""An entry, or its identifier; by an identifier that several authorities use, all of theirs are meant."""

# An open case stands where one of the first four says; flags for attention, and flags that ended, leave it open.
_LEAST_FAR_FIRST: Final = (
    State.AWAITING,
    State.UNDER_INVESTIGATION,
    State.PARTLY_ANSWERED,
    State.ANSWERED,
    State.FOR_ATTENTION,
    State.DISCONTINUED,
    State.WITHDRAWN,
)


@final
@frozen(kw_only=True)
class Discontinuation(Record):
    """
    The end of what was expected on a flag, where it came without a final answer.

    Attributes:
        reason: Why it came.
        at: When.
        entry_id: The entry that brought it.
    """

    reason: DiscontinuationReason = field(
        converter=AsCode[DiscontinuationReason], validator=Code(DiscontinuationReason)
    )
    at: DateTime = field(converter=as_moment, validator=Moment())
    entry_id: str = field(validator=IDENTIFIER)


@final
@frozen(kw_only=True)
class Delay(Record):
    """
    An entry that reached the other side long after the moment that its author gives it.

    Attributes:
        entry_id: The entry.
        made_at: When it was made, by the clock of its author.
        received_at: When the other side acknowledged it first.
        days: How many whole days lie between.
    """

    entry_id: str = field(validator=IDENTIFIER)
    made_at: DateTime = field(converter=as_moment, validator=Moment())
    received_at: DateTime = field(converter=as_moment, validator=Moment())
    days: int = field(validator=Integer())


class Conversation(Paper):
    """
    What can be asked of a case; all of it follows from the entries, and nothing of it is stored.
    """

    __slots__ = ()

    alert: Alert
    opened_at: DateTime

    @cached_property
    @abstractmethod
    def _ledger(self) -> Ledger: ...

    @cached_property
    @abstractmethod
    def _effect(self) -> tuple[Taken, ...]: ...

    @cached_property
    @abstractmethod
    def _by_name(self) -> Mapping[str, tuple[Taken, ...]]: ...

    @property
    def state(self) -> State:
        """Where the case stands: closed; else as far as the flag for follow-up that is least far; else open."""
        if self._ledger.closed:
            return State.CLOSED
        asked = (taken for taken in self._effect if isinstance(taken.entry, Flag))
        stands = {self._ledger.state_of(taken) for taken in asked if taken.entry.step is Step.FLAG_FOR_FOLLOW_UP}
        return next((state for state in _LEAST_FAR_FIRST[:4] if state in stands), State.OPEN)

    def state_of(self, flag: Named) -> State:
        """Where a flag stands, the least far of several; `unknown` where none of that name is here, or fits."""
        stands = {self._ledger.state_of(taken) for taken in self._find(flag) if taken.state is not None}
        return next((state for state in _LEAST_FAR_FIRST if state in stands), State.UNKNOWN)

    @property
    def last(self) -> str | None:
        """The identifier of the last entry that counts, which is what the next one says in `after`."""
        last = self._ledger.last()
        return None if last is None else last.id

    def last_by(self, at: dt.datetime) -> CaseEntry | None:
        """The last entry that counts and was made by the moment *at*."""
        return self._ledger.last(at)

    def contents_of(self, entry: Named | None) -> tuple[CaseEntry, ...]:
        """The entries under one identifier that several authorities may have used, of each the content that counts."""
        return () if entry is None else tuple(taken.entry for taken in self._find(entry))

    @property
    def misfits(self) -> tuple[Misfit, ...]:
        """The entries that do not fit where they stand, or claim a moment that cannot be: kept, and without effect."""
        return tuple(taken.misfit for taken in self._ledger.counting() if taken.misfit is not None)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The identifiers that stand for several contents: all are kept, and of each author one counts."""
        return conflicts_in(self._ledger.log)

    @property
    def timeline(self) -> tuple[tuple[DateTime, CaseEntry], ...]:
        """The entries that count, as in `in_effect`, each with the moment when it counts as made (`moment`)."""
        return tuple((taken.placed.position[0], taken.current) for taken in self._effect if taken.current is not None)

    @property
    def in_effect(self) -> tuple[CaseEntry, ...]:
        """The entries that count, each as its author last corrected it: no misfits, no second contents."""
        return tuple(taken.current for taken in self._effect if taken.current is not None)

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The flags that count, withdrawn ones among them."""
        return tuple(entry for entry in self.in_effect if isinstance(entry, Flag))

    @property
    def waiting(self) -> tuple[Flag, ...]:
        """The flags on which something is still expected."""
        return tuple(flag for flag in self.flags if flag.purpose is FlagPurpose.FOR_FOLLOW_UP and self._waits(flag))

    def _waits(self, flag: Flag) -> bool:
        return self.state_of(flag) in WAITING

    def about(self, entry: Named) -> tuple[CaseEntry, ...]:
        """What counts and is about one entry: follow-ups and messages, its withdrawal, its corrections."""
        meant = {key_of(taken.entry) for taken in self._find(entry)}
        name = entry if isinstance(entry, str) else entry.id
        there = (taken for taken in self._by_name.get(name, ()) if meant.intersection(taken.about))
        return tuple(taken.current for taken in there if taken.current is not None)

    def follow_ups(self, flag: Named) -> tuple[FollowUp, ...]:
        """The follow-ups to one flag that count."""
        return tuple(entry for entry in self.about(flag) if isinstance(entry, FollowUp))

    def extension(self, flag: Named) -> Extension | None:
        """The extension of the period of a flag that counts: the last of several."""
        granted = [entry for entry in self.about(flag) if isinstance(entry, Extension)]
        return granted[-1] if granted else None

    def referrals(self, flag: Named) -> tuple[Referral, ...]:
        """Whom the addressee of a flag named to act, in order."""
        return tuple(entry for entry in self.about(flag) if isinstance(entry, Referral))

    def moment(self, entry: CaseEntry) -> DateTime:
        """
        When *entry* counts as made: by the clock of its author, but never before what it refers to.

        What is not in the case counts as made when it says so.
        """
        return next((taken.placed.position[0] for taken in self._find(entry)), entry.made_at)

    def received_at(self, entry: CaseEntry) -> DateTime | None:
        """
        When *entry* reached the other side: by the first receipt, else unknown.

        A flag may say so itself, and only its addressee can acknowledge it.
        """
        if isinstance(entry, Flag) and entry.received_at is not None:
            return entry.received_at
        receipts = (
            self.moment(each)
            for each in self.about(entry)
            if isinstance(each, Message) and each.message_kind is MessageKind.RECEIPT and _can_receive(each, entry)
        )
        return next(receipts, None)

    def alert_in_force(self, at: dt.datetime | None = None) -> AlertInForce:
        """
        The alert as it holds at the moment *at*, after all updates that count by then; without a moment, after all.

        Raises:
            InvalidValue: Where *at* names no zone.
        """
        by = None if at is None else to_moment(at, field="at")
        updates = ((moment, entry) for moment, entry in self.timeline if isinstance(entry, AlertUpdate))
        return fold_updates(
            self.alert, self.opened_at, [(moment, update) for moment, update in updates if by is None or moment <= by]
        )

    def discontinuation(self, flag: Flag) -> Discontinuation | None:
        """How what was expected on *flag* ended without a final answer, if it did."""
        if self.state_of(flag) not in {State.DISCONTINUED, State.WITHDRAWN}:
            return None
        raised = next(iter(self._find(flag)))
        ends = (
            Discontinuation(reason=reason, at=taken.placed.position[0], entry_id=taken.entry.id)
            for taken in self._effect
            if taken.turn > raised.turn and (reason := _end_of(taken, key_of(flag))) is not None
        )
        return next(ends, None)

    def _find(self, entry: Named) -> Iterator[Taken]:
        named = self._ledger.contents_of(entry if isinstance(entry, str) else entry.id)
        return (taken for taken in named if isinstance(entry, str) or key_of(taken.entry) == key_of(entry))


def find_delays(case: Conversation, *, days: int) -> tuple[Delay, ...]:
    """The entries that reached the other side more than so many *days* after the moment that their author gives."""
    expect(case, Conversation, field="case")
    expect(days, int, field="days")
    # The moment of an entry is its author's word: an answer dated 20 January that arrives on 1 March would else pass as
    # one of January unseen.
    received = ((entry, case.received_at(entry)) for entry in case.in_effect)
    late = ((entry, at, (at - entry.made_at).days) for entry, at in received if at is not None)
    return tuple(
        Delay(entry_id=entry.id, made_at=entry.made_at, received_at=at, days=between)
        for entry, at, between in late
        if between > days
    )


def _can_receive(receipt: Message, entry: CaseEntry) -> bool:
    author = receipt.author.identity
    return author == entry.addressed_to.identity if isinstance(entry, Flag) else author != entry.author.identity


def _end_of(taken: Taken, flag: Key) -> DiscontinuationReason | None:
    if isinstance(taken.entry, Withdrawal):
        return DiscontinuationReason.FLAG_WITHDRAWN if flag in taken.about else None
    if isinstance(taken.entry, Closure):
        return DiscontinuationReason.CASE_CLOSED
    return DiscontinuationReason.ALERT_WITHDRAWN if taken.entry.step is Step.WITHDRAW_ALERT else None


def group_by_name(effect: Iterable[Taken]) -> dict[str, tuple[Taken, ...]]:
    """From the identifier of an entry to what is about it, in order."""
    groups: dict[str, list[Taken]] = {}
    for taken in effect:
        for _, name in taken.about[:1]:
            groups.setdefault(name, []).append(taken)
    return {name: tuple(group) for name, group in groups.items()}
