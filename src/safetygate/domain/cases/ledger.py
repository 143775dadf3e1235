"""
The fold: what a case has come to, entry after entry.

A ledger takes entries in their order and remembers where the case and every flag stand.
The ten thousandth entry costs what the first did: a fork shares all that its origin knows and changes nothing in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from typing import Final, Generic, NamedTuple, TypeVar, final

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.closure import Correction
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.order import CaseEntry, Position, position, references
from safetygate.domain.cases.steps import OF_THE_CASE, STEPS, Misfit, after
from safetygate.domain.codes import Role, State
from safetygate.domain.records.errors import InvalidValue

V = TypeVar("V")


@final
class Index(Generic[V]):
    """
    A mapping from identifiers that only grows, in layers of which a fork shares all but the newest.

    Small layers are joined as they pile up, so that reading and writing stay cheap however often it is forked.
    """

    __slots__ = ("_layers",)

    def __init__(self, layers: tuple[dict[str, V], ...] = ()) -> None:
        self._layers: Final = [*layers, {}]

    def get(self, name: str) -> V | None:
        """What stands under *name*."""
        for layer in reversed(self._layers):
            if name in layer:
                return layer[name]
        return None

    def put(self, name: str, value: V) -> None:
        """Put *value* under *name*."""
        self._layers[-1][name] = value

    def fork(self) -> Index[V]:
        """An index that holds the same and grows on its own."""
        layers = [layer for layer in self._layers if layer]
        while len(layers) > 1 and len(layers[-2]) <= 2 * len(layers[-1]):
            layers[-2:] = [layers[-2] | layers[-1]]
        return Index(tuple(layers))


class Taken(NamedTuple):
    """
    An entry that a ledger has taken.

    Attributes:
        position: Where it stands in the order.
        entry: The entry as it was made.
        current: The entry as its author last corrected it.
        state: Where it stands now, if it is a flag that fits.
    """

    position: Position
    entry: CaseEntry
    current: CaseEntry
    state: State | None


@final
class Ledger:
    """
    Where a case and its flags stand after the entries taken so far; they are taken in their order.

    Attributes:
        closed: Whether the case is closed.
        misfits: The entries that did not fit.
    """

    __slots__ = ("_last", "_missing", "_moderator", "_participants", "_taken", "closed", "misfits")

    def __init__(self, moderator: Authority, participants: Iterable[Authority]) -> None:
        self._moderator = moderator.identity
        self._participants = frozenset(authority.identity for authority in participants)
        self._taken: Index[Taken] = Index()
        self._last: Position | None = None
        self._missing: frozenset[str] = frozenset()
        self.closed = False
        self.misfits: tuple[Misfit, ...] = ()

    @classmethod
    def of(cls, moderator: Authority, participants: Iterable[Authority], entries: Iterable[CaseEntry]) -> Ledger:
        """The ledger of a case that has come to hold *entries*, which are in order."""
        ledger = cls(moderator, participants)
        for entry in entries:
            ledger.take(entry)
        return ledger

    def fork(self) -> Ledger:
        """A ledger that goes on from here and leaves this one as it is."""
        fork = copy(self)
        fork._taken = self._taken.fork()  # noqa: SLF001  # of the same class
        return fork

    def get(self, name: str | None) -> Taken | None:
        """The entry *name*, if it is here."""
        return None if name is None else self._taken.get(name)

    def in_effect(self, entries: Iterable[CaseEntry]) -> tuple[CaseEntry, ...]:
        """Those of *entries*, all taken, that count: no misfits, no second contents, each as last corrected."""
        unfit = {misfit.entry_id for misfit in self.misfits}
        taken = [(entry, self.get(entry.id)) for entry in entries if entry.id not in unfit]
        return tuple(known.current for entry, known in taken if known is not None and known.entry is entry)

    def expect(self, entry: CaseEntry) -> None:
        """
        Let *entry* be the next to take.

        Raises:
            InvalidValue: Where its identifier is taken, or it stands before entries that are here.
        """
        if self.get(entry.id) is not None:
            raise InvalidValue("expected an identifier that no other entry has", field="id")
        if entry.id in self._missing or (self._last is not None and self._last > self.position(entry)):
            raise InvalidValue("expected the last entry in after, so that this one stands behind it", field="after")

    def take(self, entry: CaseEntry) -> Misfit | None:
        """Take *entry*, the next in order; the answer is why it does not fit, if so."""
        self._last = self.position(entry)
        missing = [name for name in references(entry) if self._taken.get(name) is None]
        if missing or entry.id in self._missing:
            self._missing = self._missing.union(missing) - {entry.id}
        known = self.get(entry.id)
        if known is not None:
            self._taken.put(entry.id, known._replace(position=self._last))
            return None
        subject = self.get(entry.about)
        state, roles = self._state(entry, subject), tuple(self._roles(entry, subject))
        then = after(state, entry.step, roles)
        self._taken.put(entry.id, Taken(self._last, entry, entry, then if isinstance(entry, Flag) else None))
        if then is None:
            misfit = Misfit(entry_id=entry.id, state=state, step=entry.step, role=roles[0])
            self.misfits = (*self.misfits, misfit)
            return misfit
        self._settle(entry, subject, then)
        return None

    def position(self, entry: CaseEntry) -> Position:
        """Where *entry* stands in the order."""
        before = [self._taken.get(name) for name in references(entry)]
        return position(entry, [taken.position for taken in before if taken is not None])

    def _state(self, entry: CaseEntry, subject: Taken | None) -> State:
        """The row of the table in which *entry* is looked up."""
        if self.closed:
            return State.CLOSED
        if entry.about is None:
            return State.OPEN
        if subject is None or (isinstance(entry, Correction) and _act(entry.entry) != _act(subject.entry)):
            return State.UNKNOWN
        return State.OPEN if entry.step in STEPS[State.OPEN] else subject.state or State.UNKNOWN

    def _roles(self, entry: CaseEntry, subject: Taken | None) -> Iterator[Role]:
        """In which parts the author of *entry* acts, the nearest to its subject first."""
        author = entry.author.identity
        if subject is not None:
            flag = subject.entry
            if isinstance(flag, Flag) and author == flag.author.identity:
                yield Role.RAISER
            if isinstance(flag, Flag) and author == flag.addressed_to.identity:
                yield Role.ADDRESSEE
            if author == subject.entry.author.identity:
                yield Role.AUTHOR
        if author == self._moderator:
            yield Role.MODERATOR
        yield Role.PARTICIPANT if author in self._participants else Role.OUTSIDER

    def _settle(self, entry: CaseEntry, subject: Taken | None, then: State) -> None:
        self.closed = then is State.CLOSED
        if isinstance(entry, Flag):
            self._participants |= {entry.addressed_to.identity}
        elif isinstance(entry, Correction) and subject is not None:
            self._taken.put(entry.about, subject._replace(current=entry.entry))
        elif then not in OF_THE_CASE and subject is not None:
            self._taken.put(subject.entry.id, subject._replace(state=then))


def _act(entry: CaseEntry) -> tuple[object, ...]:
    """What a correction leaves as it was: what was done, when, and to whom."""
    addressee = entry.addressed_to.identity if isinstance(entry, Flag) else None
    return (entry.step, entry.about, addressee, entry.made_at, entry.after)
