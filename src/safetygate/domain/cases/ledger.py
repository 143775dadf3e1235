"""
The fold: what a case has come to, entry after entry.

A ledger takes entries in their order and remembers where the case and every flag stand.
The ten thousandth entry costs what the first did: a fork shares all that its origin knows and changes nothing in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from copy import copy
from typing import Final, NamedTuple, final

from safetygate.domain.cases.closure import Correction
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.growing import Index, Log
from safetygate.domain.cases.order import (
    CaseEntry,
    Identity,
    Key,
    Opening,
    Placed,
    Position,
    brought_in,
    find_meant,
    find_members,
    key_of,
    names_in,
    position_entry,
)
from safetygate.domain.cases.steps import OF_THE_CASE, STEPS, Misfit, after
from safetygate.domain.codes import MisfitReason, Role, State, Step

WAITING: Final = frozenset({State.AWAITING, State.UNDER_INVESTIGATION, State.PARTLY_ANSWERED})
"""Where a flag stands while something is expected on it."""


class Taken(NamedTuple):
    """
    An entry that a ledger has taken.

    Attributes:
        placed: The entry, and where it stands.
        current: What it says as its author last corrected it; `None` where it is without effect.
        state: Where it stands, if it is a flag that fits.
        turn: How many entries were taken before it.
        misfit: Why it does not fit, if so.
        referred_to: Who was named to act, if it is a flag.
        about: What it was about, as far as it fits: one entry, or several that one name can mean.
    """

    placed: Placed
    current: CaseEntry | None
    state: State | None
    turn: int
    misfit: Misfit | None = None
    referred_to: frozenset[Identity] = frozenset()
    about: tuple[Key, ...] = ()

    @property
    def entry(self) -> CaseEntry:
        """The entry as it was made."""
        return self.placed.entry


@final
class Ledger:
    """
    Where a case and its flags stand after the entries taken so far; they are taken in their order.

    Attributes:
        closed: Whether the case is closed.
        log: The entries taken, in their order.
    """

    __slots__ = ("_members", "_missing", "_opening", "_participants", "_seen", "_stopped", "_taken", "closed", "log")

    def __init__(self, opening: Opening, members: frozenset[Identity]) -> None:
        self._opening = opening
        self._members = members
        self._participants = opening.participants
        self._taken: Index[tuple[Taken, ...]] = Index()
        self._missing: Index[bool] = Index()
        self._seen: frozenset[Identity] = frozenset()
        self._stopped = -1
        self.closed = False
        self.log: Log[Placed] = Log()

    @classmethod
    def fold(cls, opening: Opening, entries: Iterable[Placed]) -> Ledger:
        """The ledger of a case that has come to hold *entries*, which are in order."""
        rows = tuple(entries)
        ledger = cls(opening, find_members((placed.entry for placed in rows), opening))
        for placed in rows:
            ledger.take(placed)
        return ledger

    def fork(self) -> Ledger:
        """A ledger that goes on from here and leaves this one as it is."""
        fork = copy(self)
        fork._taken, fork._missing = self._taken.fork(), self._missing.fork()  # noqa: SLF001  # of the same class
        return fork

    def contents_of(self, name: str | None) -> tuple[Taken, ...]:
        """What is here under *name*, in order: one content of each author."""
        return () if name is None else self._taken.get(name) or ()

    def find(self, entry: CaseEntry) -> Taken | None:
        """The very content *entry*, if it is here and no other one of its author counts instead."""
        return next((each for each in self.contents_of(entry.id) if each.entry == entry), None)

    def state_of(self, taken: Taken) -> State:
        """Where a flag stands, what ended the case or the alert since then taken into account."""
        state = State.UNKNOWN if taken.state is None else taken.state
        if taken.turn < self._stopped and state in WAITING:
            return after(state, Step.CLOSE, [Role.MODERATOR]) or state
        return state

    def follows(self, entry: CaseEntry) -> Placed | None:
        """*entry* in its position where that is behind all that is here and changes none of it; else `None`."""
        author, named = entry.author.identity, brought_in(entry)
        member = author in self._members
        # Under a name in use, before what refers to it, choosing between two contents, or letting somebody in who spoke
        # before, it may change the order of what is here.
        awaited = self.contents_of(entry.id) or self._missing.get(entry.id)
        choosing = any(len(self.contents_of(reference.entry_id)) != 1 for reference in entry.references)
        heard = member and named in self._seen and named not in self._members
        if awaited or choosing or heard:
            return None
        before = [self._lifting(entry, name) for name in names_in(entry)]
        position, quarantine = position_entry(entry, self._opening.opened_at, before)
        if len(self.log) and next(reversed(self.log)).position > position:
            return None
        return Placed(entry, position, entry, quarantine, member and quarantine is None)

    def _lifting(self, entry: CaseEntry, name: str) -> list[Position]:
        there = [each for each in self.contents_of(name) if each.placed.lifts]
        if len(there) < 2 and not entry.references:
            return [each.placed.position for each in there]
        return [each.placed.position for each in _find_taken(entry, name, there)]

    def take(self, placed: Placed) -> Misfit | None:
        """Take *placed*, the next in order; the answer is why it does not fit, if so."""
        entry, turn = placed.entry, len(self.log)
        self.log = self.log.add(placed)
        author, named = entry.author.identity, brought_in(entry)
        if author not in self._seen:
            self._seen |= {author}
        if named is not None and author in self._members:
            self._members |= {named}
        for name in names_in(entry):
            if not self.contents_of(name):
                self._missing.put(name, True)  # noqa: FBT003  # a set, in the form of a mapping
        if placed.content is None:
            return None
        subjects: list[Taken | None] = [*self._subjects(entry)] or [None]
        ways = [(subject, *self._look_up(entry, subject)) for subject in subjects]
        taken = [(subject, then) for subject, _, _, then in ways if then is not None]
        if placed.quarantine is not None or not taken:
            misfit = _explain(entry, placed.quarantine, ways[0][1], ways[0][2])
            self._put(Taken(placed, None, None, turn, misfit))
            return misfit
        about = tuple(key_of(subject.entry) for subject, _ in taken if subject is not None)
        state_of_flag = taken[0][1] if isinstance(entry, Flag) else None
        self._put(Taken(placed, placed.content, state_of_flag, turn, about=about))
        for subject, then in taken:
            self._settle(entry, subject, then)
        return None

    def _put(self, taken: Taken) -> None:
        name = taken.entry.id
        self._taken.put(name, (*self.contents_of(name), taken))

    def _replace(self, taken: Taken, **changes: object) -> None:
        name, changed = taken.entry.id, taken._replace(**changes)  # type: ignore[arg-type]  # members of `Taken`
        self._taken.put(name, tuple(changed if each.turn == taken.turn else each for each in self.contents_of(name)))

    def _subjects(self, entry: CaseEntry) -> list[Taken]:
        """What *entry* is about, as far as it is here and fits: all that its author can mean by the name."""
        if entry.about is None:
            return []
        named = self.contents_of(entry.about)
        there = [each for each in named if each.current is not None] or list(named)
        return there if len(there) < 2 and not entry.references else _find_taken(entry, entry.about, there)

    def _look_up(self, entry: CaseEntry, subject: Taken | None) -> tuple[State, tuple[Role, ...], State | None]:
        """The row of the table in which *entry* is looked up, in which parts its author acts, and where that leads."""
        state = State.UNKNOWN if subject is None else self.state_of(subject)
        state = _find_row(entry, subject, state, State.CLOSED if self.closed else State.OPEN)
        roles = tuple(_find_roles(entry, subject, self._opening.moderator, self._participants))
        return state, roles, after(state, entry.step, roles)

    def _settle(self, entry: CaseEntry, subject: Taken | None, then: State) -> None:
        named = brought_in(entry)
        if named is not None:
            self._participants |= {named}
        # One number stops all that was raised before: closing costs the same however many flags there are.
        if entry.step in {Step.CLOSE, Step.WITHDRAW_ALERT}:
            self._stopped = len(self.log)
        if isinstance(entry, Flag) or entry.step is Step.CLOSE:
            self.closed = then is State.CLOSED
        elif isinstance(entry, Correction) and subject is not None and subject.current is not None:
            self._replace(subject, current=entry.entry)
        elif then not in OF_THE_CASE and subject is not None:
            referred_to = subject.referred_to if named is None else subject.referred_to | {named}
            self._replace(subject, state=then, referred_to=referred_to)

    def counting(self) -> Iterator[Taken]:
        """What was taken of every author's name, in order: all but second contents."""
        for turn, placed in enumerate(self.log):
            if placed.content is not None:
                there = self.contents_of(placed.entry.id)
                yield there[0] if len(there) == 1 else next(each for each in there if each.turn == turn)

    def last(self, by: dt.datetime | None = None) -> CaseEntry | None:
        """The last entry that counts, of those made by the moment *by* where one is given."""
        for placed in reversed(self.log):
            counting = (each for each in self.contents_of(placed.entry.id) if each.placed is placed)
            if any(each.current is not None for each in counting) and (by is None or placed.position[0] <= by):
                return placed.entry
        return None


def _find_row(entry: CaseEntry, subject: Taken | None, flag: State, case: State) -> State:
    """The row of the table for *entry*, given where the flag it is about stands, and where the case does."""
    if entry.about is not None and subject is None:
        return State.UNKNOWN
    # What was done cannot be corrected: the row without steps refuses it.
    if isinstance(entry, Correction) and subject is not None and _act(entry.entry) != _act(subject.entry):
        return State.UNKNOWN
    return case if entry.step in STEPS[State.OPEN] else flag


def _find_roles(
    entry: CaseEntry, subject: Taken | None, moderator: Identity, participants: frozenset[Identity]
) -> Iterator[Role]:
    """In which parts the author of *entry* acts, the nearest to its subject first."""
    author = entry.author.identity
    if subject is not None:
        flag = subject.entry
        if isinstance(flag, Flag) and author == flag.author.identity:
            yield Role.RAISER
        if isinstance(flag, Flag) and author == flag.addressed_to.identity:
            yield Role.ADDRESSEE
        if author in subject.referred_to:
            yield Role.REFERRED
        if author == flag.author.identity:
            yield Role.AUTHOR
    if author == moderator:
        yield Role.MODERATOR
    yield Role.PARTICIPANT if author in participants else Role.OUTSIDER


def _find_taken(entry: CaseEntry, name: str, there: list[Taken]) -> list[Taken]:
    meant = {id(each) for each in find_meant(entry, name, [taken.entry for taken in there])}
    return [taken for taken in there if id(taken.entry) in meant]


def _explain(entry: CaseEntry, quarantine: MisfitReason | None, state: State, roles: tuple[Role, ...]) -> Misfit:
    reason = MisfitReason.NOT_ALLOWED if entry.step in STEPS[state] else MisfitReason.ILLEGAL_STEP
    if entry.step is Step.UNKNOWN:
        reason = MisfitReason.NOT_UNDERSTOOD
    return Misfit(
        entry_id=entry.id,
        author=entry.author,
        reason=quarantine or reason,
        state=state,
        step=entry.step,
        role=roles[0],
    )


def _act(entry: CaseEntry) -> tuple[object, ...]:
    """What a correction leaves as it was: what was done, when, and to whom."""
    addressee = entry.addressed_to.identity if isinstance(entry, Flag) else None
    return (entry.step, entry.about, addressee, entry.made_at, entry.after)
