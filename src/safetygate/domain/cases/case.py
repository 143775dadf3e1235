"""
The case: an alert and all that was said about it, of which every side holds a copy.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Final, final, overload

from attrs import field, frozen
from pendulum import DateTime

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.ledger import Ledger, Taken
from safetygate.domain.cases.making import EntryMaker
from safetygate.domain.cases.order import (
    ENTRIES,
    MOST_AHEAD,
    CaseEntry,
    Opening,
    Placed,
    arrange,
    choose_spelling,
)
from safetygate.domain.cases.reading import group_by_name
from safetygate.domain.cases.variants import Variant
from safetygate.domain.records.checks import Additions, Items, Maybe, Moment, Part
from safetygate.domain.records.converters import Each, as_moment, maybe_additions
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.moments import to_moment
from safetygate.domain.records.rules import Path, Rule
from safetygate.domain.records.shapes import IDENTIFIER

MOST_ENTRIES: Final = 20_000
"""Far more than any conversation had, and still a document that can be sent."""


# All that a case says beside its entries.
_OPENING: Final = (
    *("requires", "view", "beyond"),
    *("id", "alert", "moderator", "participants", "opened_at", "variants", "extensions"),
)


def _of_another_case(case: Case) -> Iterable[Path]:
    return [("entries", position, "case_id") for position, entry in enumerate(case.entries) if entry.case_id != case.id]


def _out_of_order(case: Case) -> Iterable[Path]:
    ordered = case._arranged  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # found once, and used by the fold
    if len(ordered) != len(case.entries):
        return [("entries",)]
    pairs = enumerate(zip(case.entries, ordered, strict=True))
    return [("entries", position) for position, (one, other) in pairs if one is not other.entry][:1]


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
class Case(EntryMaker):
    """
    An alert and all that was said about it: a conversation with a moderator, after iRASFF.

    A case holds a set of entries. Where it stands, and where each flag stands, is always told from them anew.

    Attributes:
        id: Its identifier.
        alert: The alert it is about, as it was transmitted; `alert_in_force` tells what became of it.
        moderator: The authority that closes it.
        participants: The other authorities that take part from the start; whoever is flagged joins them.
        opened_at: When it was opened, that is, when the alert was transmitted to the participants.
        variants: What replicas of it say of its opening that differs from this.
        entries: All that was said, in the order of `safetygate.domain.cases.order`, each once.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "case"

    id: str = field(validator=IDENTIFIER)
    alert: Alert = field(validator=Part(Alert))
    moderator: Authority = field(validator=Part(Authority))
    participants: tuple[Authority, ...] = field(
        default=(), converter=Each[Authority], validator=Items(Part(Authority), 100)
    )
    opened_at: DateTime = field(converter=as_moment, validator=Moment())
    variants: tuple[Variant, ...] = field(default=(), converter=Each[Variant], validator=Items(Part(Variant), 100))
    entries: tuple[CaseEntry, ...] = field(
        default=(), converter=Each[CaseEntry], validator=Items(ENTRIES, MOST_ENTRIES)
    )
    extensions: FrozenMap[Any] | None = field(default=None, converter=maybe_additions, validator=Maybe(Additions()))

    rules: ClassVar[tuple[Rule, ...]] = _RULES

    @classmethod
    def open(
        cls,
        alert: Alert,
        *,
        id: str,  # noqa: A002  # the name of the member
        moderator: Authority,
        opened_at: dt.datetime,
        participants: Iterable[Authority] = (),
    ) -> Case:
        """A case about *alert* in which nothing was said yet."""
        return cls(id=id, alert=alert, moderator=moderator, participants=participants, opened_at=opened_at)

    def record(self, entry: CaseEntry, *, at: dt.datetime | None = None, ahead: dt.timedelta = MOST_AHEAD) -> Case:
        """
        The case with *entry*, said today, after all that is there; the same case where it is there already.

        An author whose clock may be behind the others' says in `after` that it has seen the `last` entry.

        Args:
            entry: What was said.
            at: The moment by the clock of the host; what lies further ahead of it than *ahead* is refused.
            ahead: How far a clock may be ahead of the host's.

        Raises:
            IllegalStep: Where the table of steps lacks the step where the case, or the flag, now stands.
            NotAllowed: Where only others may take it.
            InvalidValue: Where the entry belongs to another case, bears an identifier that is taken, would stand before
                others, or claims a moment that cannot be.
        """
        _expect(entry, self)
        limit = None if at is None else to_moment(at, field="at") + ahead
        if limit is not None and entry.made_at > limit:
            raise InvalidValue("expected a moment that the clock of the host has nearly reached", field="made_at")
        if self._ledger.find(entry) is not None:
            return self
        namesakes = self._ledger.contents_of(entry.id)
        if any(each.current is not None or each.entry.author.identity == entry.author.identity for each in namesakes):
            raise InvalidValue("expected an identifier that no other entry has", field="id")
        placed = self._ledger.follows(entry)
        if placed is None:
            return _record_among(self, entry, limit)
        ledger = self._ledger.fork()
        misfit = ledger.take(placed)
        if misfit is not None:
            raise misfit.error
        return _build(self, ledger)

    @overload
    def receive(self, entries: Iterable[CaseEntry]) -> Case: ...

    @overload
    def receive(
        self,
        entries: Iterable[CaseEntry],
        *,
        at: dt.datetime,
        from_: Authority | None = None,
        ahead: dt.timedelta = MOST_AHEAD,
    ) -> Intake: ...

    @overload
    def receive(self, entries: Iterable[CaseEntry], *, at: None = None, from_: Authority) -> Intake: ...

    def receive(
        self,
        entries: Iterable[CaseEntry],
        *,
        at: dt.datetime | None = None,
        from_: Authority | None = None,
        ahead: dt.timedelta = MOST_AHEAD,
    ) -> Case | Intake:
        """
        The case with *entries* that come from elsewhere, in any order, however often and however late.

        All are kept: one that does not fit where it belongs is marked in `misfits`, and several contents under one
        identifier in `conflicts`.
        Where a host says what time it is, or who hands them in, the answer also holds what was therefore not taken in.

        Args:
            entries: What arrived.
            at: The moment by the clock of the host; what lies further ahead of it than *ahead* is handed back.
            from_: Who hands them in, as the host has made sure; what is by another author, and not here yet, is set
                apart.
            ahead: How far a clock may be ahead of the host's.

        Raises:
            InvalidValue: Where an entry belongs to another case.
        """
        arrived = tuple(entries)
        for entry in arrived:
            _expect(entry, self)
        new = tuple(entry for entry in arrived if _is_new(self, entry))
        if at is None and from_ is None:
            return _join(self, new)
        return _sort_out(self, new, None if at is None else to_moment(at, field="at") + ahead, from_)

    def as_of(self, at: dt.datetime) -> Case:
        """The case as it was at the moment *at*: with what counts as said by then."""
        log = self._ledger.log
        if not len(log) or next(reversed(log)).position[0] <= at:
            return self
        return _hold(self, tuple(placed.entry for placed in log if placed.position[0] <= at))

    # A case never changes, so what follows from its entries is found once; equality and documents leave it out.
    @cached_property
    def _effect(self) -> tuple[Taken, ...]:
        return tuple(taken for taken in self._ledger.counting() if taken.current is not None)

    @cached_property
    def _by_name(self) -> dict[str, tuple[Taken, ...]]:
        return group_by_name(self._effect)

    @cached_property
    def _arranged(self) -> tuple[Placed, ...]:
        return arrange(self.entries, opening_of(self))

    @cached_property
    def _ledger(self) -> Ledger:
        return Ledger.fold(opening_of(self), self._arranged)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            # A case that grew by one entry holds them in its ledger; they are written out when somebody asks, for to
            # copy them all for each new one would not scale.
            if name != "entries":
                raise AttributeError(name)
            entries = tuple(placed.entry for placed in self._ledger.log)
            object.__setattr__(self, "entries", entries)
            return entries


@final
@frozen(kw_only=True)
class Intake:
    """
    What became of entries that came from elsewhere.

    Attributes:
        case: The case with what was taken in.
        ahead: What lies further ahead than a clock may: to be tried again when its time has come.
        not_theirs: What the authority that handed it in could not have written.
    """

    case: Case = field(validator=Part(Case))
    ahead: tuple[CaseEntry, ...] = field(default=(), validator=Items(ENTRIES, MOST_ENTRIES))
    not_theirs: tuple[CaseEntry, ...] = field(default=(), validator=Items(ENTRIES, MOST_ENTRIES))


def _is_new(case: Case, entry: CaseEntry) -> bool:
    known = _ledger_of(case).find(entry)
    return known is None or choose_spelling(known.entry, entry) is not known.entry


def _join(case: Case, new: tuple[CaseEntry, ...]) -> Case:
    """*case* with what is *new* in it; an entry that stands behind all others costs the same however many there are."""
    ledger = _ledger_of(case)
    placed = ledger.follows(new[0]) if len(new) == 1 else None
    if placed is None:
        return _hold(case, (*case.entries, *new)) if new else case
    grown = ledger.fork()
    grown.take(placed)
    return _build(case, grown)


def _hold(case: Case, entries: tuple[CaseEntry, ...]) -> Case:
    """*case* with these *entries*, put in order; the same case where it holds them already."""
    opening = opening_of(case)
    placed = arrange(entries, opening)
    if len(placed) == len(case.entries) and all(
        one.entry is other for one, other in zip(placed, case.entries, strict=True)
    ):
        return case
    return _build(case, Ledger.fold(opening, placed))


def _record_among(case: Case, entry: CaseEntry, limit: DateTime | None) -> Case:
    """
    *case* with *entry* before others, which is no act of today unless all of these lie ahead of every clock.

    Raises:
        InvalidValue: Where entries that count, and lie no further ahead than *limit*, would stand behind it.
    """
    grown = _join(case, (entry,))
    counting = list(_ledger_of(grown).counting())
    mine = next(taken for taken in counting if taken.entry is entry)
    behind = (taken for taken in counting if taken.turn > mine.turn and taken.current is not None)
    if any(limit is None or taken.placed.position[0] <= limit for taken in behind):
        raise InvalidValue("expected the last entry in after, so that this one stands behind it", field="after")
    if mine.misfit is not None:
        raise mine.misfit.error
    return grown


def _sort_out(case: Case, new: tuple[CaseEntry, ...], limit: DateTime | None, from_: Authority | None) -> Intake:
    """What can be taken in of what is *new*, and what not: by another than who hands it in, or ahead of every clock."""
    theirs = [each for each in new if from_ is None or each.author.identity == from_.identity]
    return Intake(
        case=_join(case, tuple(each for each in theirs if limit is None or each.made_at <= limit)),
        ahead=tuple(each for each in theirs if limit is not None and each.made_at > limit),
        not_theirs=tuple(each for each in new if from_ is not None and each.author.identity != from_.identity),
    )


def _ledger_of(case: Case) -> Ledger:
    # what a case has come to, for the functions of this module
    return case._ledger  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # as above


def _build(case: Case, ledger: Ledger) -> Case:
    """*case* with the entries of *ledger*, proved already: checking them all for each new one would not scale."""
    if len(ledger.log) > MOST_ENTRIES:
        raise InvalidValue(f"expected at most {MOST_ENTRIES} entries", field="entries")
    # Only the constructor may set the members of a frozen record, and it would check every entry again.
    built = object.__new__(Case)
    for name in _OPENING:
        object.__setattr__(built, name, getattr(case, name))
    object.__setattr__(built, "_ledger", ledger)
    return built


def opening_of(case: Case) -> Opening:
    """What the order of the entries of *case* depends on beside them."""
    participants = frozenset(authority.identity for authority in case.participants)
    return Opening(case.moderator.identity, participants, case.opened_at)


def _expect(entry: CaseEntry, case: Case) -> None:
    if ENTRIES.refusal(entry) is not None:
        raise InvalidValue(f"expected an entry, got {type(entry).__name__}", field="entry")
    if entry.case_id != case.id:
        raise InvalidValue("expected an entry of this case", field="case_id")
