"""
The case: an alert and all that was said about it, of which every side holds a copy.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from functools import cached_property
from typing import Any, ClassVar, Final, final

from attrs import field, fields, frozen
from pendulum import DateTime

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.cases.ledger import Ledger
from safetygate.domain.cases.message import Message
from safetygate.domain.cases.order import ENTRIES, CaseEntry, Conflict, by_subject, conflicts_in, in_order
from safetygate.domain.cases.steps import Misfit
from safetygate.domain.codes import Completeness, FlagPurpose, FollowUpOutcome, MessageKind, State
from safetygate.domain.records.checks import Additions, Items, Maybe, Moment, Part
from safetygate.domain.records.converters import as_moment
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.rules import Path, Record, Rule
from safetygate.domain.records.shapes import IDENTIFIER

MOST_ENTRIES: Final = 20_000
"""Far more than any conversation had, and still a document that can be sent."""

_PROGRESS: Final = (State.AWAITING, State.UNDER_INVESTIGATION, State.PARTLY_ANSWERED, State.ANSWERED)


def _of_another_case(case: Case) -> Iterable[Path]:
    return [("entries", position, "case_id") for position, entry in enumerate(case.entries) if entry.case_id != case.id]


def _out_of_order(case: Case) -> Iterable[Path]:
    ordered = in_order(case.entries)
    if len(ordered) != len(case.entries):
        return [("entries",)]
    pairs = enumerate(zip(case.entries, ordered, strict=True))
    return [("entries", position) for position, (one, other) in pairs if one is not other][:1]


_RULES: Final = (
    Rule(
        "SG-M-033",
        "expected entries of this case only",
        "只应包含本个案的条目",
        _of_another_case,
        about=("entries",),
    ),
    Rule(
        "SG-M-034",
        "expected the entries in their order, each once",
        "条目须按规定顺序排列，且不重复",
        _out_of_order,
        about=("entries",),
    ),
)


@final
@frozen(kw_only=True)
class Case(Record):
    """
    An alert and all that was said about it: a conversation with a moderator, after iRASFF.

    A case holds a set of entries. Where it stands, and where each flag stands, is always told from them anew.

    Attributes:
        id: Its identifier.
        alert: The alert it is about.
        moderator: The authority that closes it.
        participants: The other authorities that take part from the start; whoever is flagged joins them.
        opened_at: When it was opened, that is, when the alert was transmitted to the participants.
        entries: All that was said, in the order of `safetygate.domain.cases.order`, each once.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "case"

    id: str = field(validator=IDENTIFIER)
    alert: Alert = field(validator=Part(Alert))
    moderator: Authority = field(validator=Part(Authority))
    participants: tuple[Authority, ...] = field(default=(), validator=Items(Part(Authority), 100))
    opened_at: DateTime = field(converter=as_moment, validator=Moment())
    entries: tuple[CaseEntry, ...] = field(default=(), validator=Items(ENTRIES, MOST_ENTRIES))
    extensions: FrozenMap[Any] | None = field(default=None, validator=Maybe(Additions()))

    rules: ClassVar[tuple[Rule, ...]] = _RULES

    @classmethod
    def open(
        cls,
        alert: Alert,
        *,
        id: str,  # noqa: A002  # the name of the member
        moderator: Authority,
        opened_at: DateTime,
        participants: tuple[Authority, ...] = (),
    ) -> Case:
        """A case about *alert* in which nothing was said yet."""
        return cls(id=id, alert=alert, moderator=moderator, participants=participants, opened_at=opened_at)

    def record(self, entry: CaseEntry) -> Case:
        """
        The case with *entry*, said today, after all that is there; the same case where it is there already.

        An author whose clock may be behind the others' says in `after` that it has seen the `last` entry.

        Raises:
            IllegalStep: Where the table of steps lacks the step where the case, or the flag, now stands.
            NotAllowed: Where only others may take it.
            InvalidValue: Where the entry belongs to another case, bears an identifier that is taken, or would stand
                before others.
        """
        _expect(entry, self)
        known = self._ledger.get(entry.id)
        if known is not None and known.entry == entry:
            return self
        self._ledger.expect(entry)
        ledger = self._ledger.fork()
        misfit = ledger.take(entry)
        if misfit is not None:
            raise misfit.error
        return self._with(self.entries + (entry,), ledger)  # noqa: RUF005  # one copy of what may be long, not two

    def receive(self, entries: Iterable[CaseEntry]) -> Case:
        """
        The case with *entries* that come from elsewhere, in any order, however often and however late.

        All are kept: one that does not fit where it belongs is marked in `misfits`, and several contents under one
        identifier in `conflicts`.

        Raises:
            InvalidValue: Where an entry belongs to another case.
        """
        arrived = tuple(entries)
        for entry in arrived:
            _expect(entry, self)
        together = in_order((*self.entries, *arrived))
        return self if len(together) == len(self.entries) else self._with(together)

    def as_of(self, at: DateTime) -> Case:
        """The case as it was at the moment *at*: with what counts as said by then."""
        later = (position for position, entry in enumerate(self.entries) if entry.made_at > at)
        end = next(later, None)
        return self if end is None else self._with(self.entries[:end])

    @property
    def state(self) -> State:
        """Where the case stands: closed; else as far as the flag for follow-up that is least far; else open."""
        if self._ledger.closed:
            return State.CLOSED
        asked = (flag.id for flag in self.flags if flag.purpose is FlagPurpose.FOR_FOLLOW_UP)
        stands = {self.state_of(flag_id) for flag_id in asked}
        return next((state for state in _PROGRESS if state in stands), State.OPEN)

    def state_of(self, flag_id: str) -> State:
        """Where a flag stands; `unknown` where there is none of that name, or it did not fit."""
        taken = self._ledger.get(flag_id)
        return State.UNKNOWN if taken is None or taken.state is None else taken.state

    @property
    def last(self) -> str | None:
        """The identifier of the last entry, which is what the next one says in `after`."""
        return self.entries[-1].id if self.entries else None

    @property
    def misfits(self) -> tuple[Misfit, ...]:
        """The entries that do not fit the table where they stand: kept, and without effect."""
        return self._ledger.misfits

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The identifiers that stand for several contents: all are kept, the first counts."""
        return conflicts_in(self.entries)

    @cached_property
    def in_effect(self) -> tuple[CaseEntry, ...]:
        """The entries that count, each as its author last corrected it: no misfits, no second contents."""
        return self._ledger.in_effect(self.entries)

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The flags that count, withdrawn ones among them."""
        return tuple(entry for entry in self.in_effect if isinstance(entry, Flag))

    def about(self, entry_id: str) -> tuple[CaseEntry, ...]:
        """What counts and is about one entry: follow-ups and messages, its withdrawal, its corrections."""
        return self._by_subject.get(entry_id, ())

    def follow_ups(self, flag_id: str) -> tuple[FollowUp, ...]:
        """The follow-ups to one flag that count."""
        return tuple(entry for entry in self.about(flag_id) if isinstance(entry, FollowUp))

    def received_at(self, flag: Flag) -> DateTime | None:
        """When *flag* reached its addressee: as it says itself, else by the addressee's first receipt, else unknown."""
        receipts = (
            entry.made_at
            for entry in self.about(flag.id)
            if isinstance(entry, Message)
            and entry.message_kind is MessageKind.RECEIPT
            and entry.author.identity == flag.addressed_to.identity
        )
        return flag.received_at or next(receipts, None)

    @cached_property
    def _by_subject(self) -> dict[str, tuple[CaseEntry, ...]]:
        return by_subject(self.in_effect)

    @cached_property
    def _ledger(self) -> Ledger:
        return Ledger.of(self.moderator, self.participants, self.entries)

    def _with(self, entries: tuple[CaseEntry, ...], ledger: Ledger | None = None) -> Case:
        """The case with other entries, proved already: checking them all for each new one would not scale."""
        if len(entries) > MOST_ENTRIES:
            raise InvalidValue(f"expected at most {MOST_ENTRIES} entries", field="entries")
        case = copy(self)
        object.__setattr__(case, "entries", entries)
        if ledger is not None:
            object.__setattr__(case, "_ledger", ledger)
        return case


def _expect(entry: CaseEntry, case: Case) -> None:
    if type(entry) not in ENTRIES.classes:
        raise InvalidValue(f"expected an entry, got {type(entry).__name__}", field="entry")
    if entry.case_id != case.id:
        raise InvalidValue("expected an entry of this case", field="case_id")


def notified_again(
    alert: Alert,
    *,
    case: Case,
    id: str,  # noqa: A002  # the name of the member
    author: Authority,
    made_at: DateTime,
) -> FollowUp:
    """
    A second notification of the same product, *alert*, as a follow-up in the *case* of the first one.

    Contact points look for duplicates before they notify (Implementing Regulation (EU) 2024/2639).
    """
    return FollowUp(
        id=id,
        case_id=case.id,
        author=author,
        made_at=made_at,
        after=case.last,
        outcome=FollowUpOutcome.NOTIFIED_AGAIN,
        completeness=Completeness.FINAL,
        alert=alert,
    )


def merge(one: Case, other: Case) -> Case:
    """
    Two replicas of one case, joined: every entry of both, each once.

    The order of joining makes no difference, nor does joining again; no entry is lost (see `Case.receive`).

    Raises:
        InvalidValue: Where the two are not replicas of one case; the field says in what they differ.
    """
    for name, case in {"one": one, "other": other}.items():
        expect(case, Case, field=name)
    for member in fields(Case):
        if member.name != "entries" and getattr(one, member.name) != getattr(other, member.name):
            raise InvalidValue("expected two replicas of one case", field=member.name)
    return one.receive(other.entries)
