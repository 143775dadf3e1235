"""
The one order in which all who hold the same entries read them, whatever their clocks said and however they arrived.

All that is decided here is a function of the *set* of entries, so that replicas agree:

    An entry is known by its author and what it says; entries of two authors never displace each other.
    Of several contents that one author gave under one name, those that are views of one content count together; else
    the one that an entry of another member refers to by its digest; else the first in order. All are kept.
    An entry stands by the moment at which it was made, but never before the opening of the case, nor before what it
    refers to: what it is about, and the last entry that its author had seen. Where a clock was behind, it counts as
    made at the moment of what it refers to.
    What claims to be older than that by more than `MOST_BEHIND`, or is by nobody who ever took part, lifts nothing.
    Entries of the same moment stand in the order of their identifiers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple, TypeAlias

from pendulum import DateTime

from safetygate.domain.cases.alert_update import AlertUpdate
from safetygate.domain.cases.arrangements import Extension, Referral
from safetygate.domain.cases.closure import Closure, Correction, Withdrawal
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.cases.message import Message
from safetygate.domain.cases.sorting import sort_key
from safetygate.domain.cases.unknown_entry import UnknownEntry
from safetygate.domain.cases.views import join, keep_fullest
from safetygate.domain.codes import MisfitReason
from safetygate.domain.records.checks import OneOf
from safetygate.domain.records.papers import knows_digest

CaseEntry: TypeAlias = (
    Flag | Message | FollowUp | Withdrawal | Closure | Correction | AlertUpdate | Extension | Referral | UnknownEntry
)
"""What one authority says in a case."""

ENTRIES: Final = OneOf(
    (Flag, Message, FollowUp, Withdrawal, Closure, Correction, AlertUpdate, Extension, Referral), (UnknownEntry,)
)
"""What can be recorded in a case, and beside it what only a newer version of the schemas knows."""

# A flag that a clock dates 1999, in a case of 2026, would count as unanswered for ten thousand days.
MOST_BEHIND: Final = dt.timedelta(days=7)
"""How far a clock may be behind what its entry refers to; an entry further back is kept without effect."""

# One note dated 2199 would stand last for ever, and every honest answer that has seen it would count as of 2199.
MOST_AHEAD: Final = dt.timedelta(days=1)
"""How far ahead of the host's clock an entry may lie to be taken in, unless the host says otherwise."""

Identity: TypeAlias = tuple[object, ...]
"""What tells an authority from every other (`Authority.identity`)."""

Key: TypeAlias = tuple[Identity, str]
"""What an entry is known by, before its content: its author and its identifier."""

Position: TypeAlias = tuple[DateTime, int, str, str, int]
"""The moment an entry counts as made, how many steps after an entry of that moment, identifier, author, content."""


class Opening(NamedTuple):
    """
    What the order needs to know of a case.

    Attributes:
        moderator: Who leads it.
        participants: Who takes part from the start.
        opened_at: When it was opened.
    """

    moderator: Identity
    participants: frozenset[Identity]
    opened_at: DateTime


class Placed(NamedTuple):
    """
    An entry in its position.

    Attributes:
        entry: The entry.
        position: Where it stands.
        content: What counts of it: the entry, joined with further views of it; `None` where another content counts.
        quarantine: Why its moment counts for nothing, if so.
        lifts: Whether what refers to it stands behind it.
    """

    entry: CaseEntry
    position: Position
    content: CaseEntry | None
    quarantine: MisfitReason | None
    lifts: bool


def key_of(entry: CaseEntry) -> Key:
    """What *entry* is known by."""
    return entry.author.identity, entry.id


def brought_in(entry: CaseEntry) -> Identity | None:
    """The authority that *entry* brings into the case, if any."""
    if isinstance(entry, Flag):
        return entry.addressed_to.identity
    return entry.referred_to.identity if isinstance(entry, Referral) else None


def find_meant(entry: CaseEntry, name: str, there: Collection[CaseEntry]) -> Iterator[CaseEntry]:
    """Those of the entries *there*, all called *name*, that *entry* can mean by it."""
    digests = {reference.sha256 for reference in entry.references if reference.entry_id == name}
    known = [each for each in there if each.whole_digest in digests] or there
    if name != entry.about or isinstance(entry, Message):
        yield from known
        return
    if isinstance(entry, Correction):
        own = [each for each in known if each.author.identity == entry.author.identity]
        yield from own or known
        return
    # Only its raiser withdraws or extends a flag, and so means its own where another bears the same name.
    flags = [each for each in known if isinstance(each, Flag)]
    raised = [each for each in flags if each.author.identity == entry.author.identity]
    yield from (raised if isinstance(entry, Withdrawal | Extension) and raised else flags or known)


def position_entry(
    entry: CaseEntry, opened_at: DateTime, before: Iterable[Iterable[Position]], number: int = 0
) -> tuple[Position, MisfitReason | None]:
    """
    Where *entry* stands, and why its moment counts for nothing, if so.

    Args:
        entry: The entry.
        opened_at: When the case was opened.
        before: For each name it refers to, where that stands; of several under one name the earliest counts, so that
            nobody can push an answer back by using the name of what it answers.
        number: Which of several contents of one author under one identifier it is.
    """
    end = (entry.id, _spell(entry.author.identity), number)
    latest = max((min(positions)[:2] for positions in map(list, before) if positions), default=None)
    # Compared first without arithmetic, which costs more than all the rest, and is hardly ever needed.
    if entry.made_at < opened_at and entry.made_at < opened_at - MOST_BEHIND:
        return (entry.made_at, 0, *end), MisfitReason.BEFORE_OPENING
    if latest is not None and entry.made_at < latest[0] and entry.made_at < latest[0] - MOST_BEHIND:
        return (entry.made_at, 0, *end), MisfitReason.BEFORE_REFERENCE
    moment = max(entry.made_at, opened_at)
    if latest is None or latest[0] < moment:
        return (moment, 0, *end), None
    return (latest[0], latest[1] + 1, *end), None


# A few authorities write all entries of a case.
@lru_cache(maxsize=256)
def _spell(identity: Identity) -> str:
    return " ".join(str(getattr(part, "value", part)) for part in identity)


def names_in(entry: CaseEntry) -> list[str]:
    """The identifiers of the entries that *entry* cannot stand before."""
    after, about = entry.after, entry.about
    return [name for name in ((after,) if after == about else (after, about)) if name is not None]


def arrange(entries: Iterable[CaseEntry], opening: Opening) -> tuple[Placed, ...]:
    """
    *entries* in their order, each content once, views of a fuller one left out.

    Entries that refer to each other in a circle, which no honest host makes, do not lift each other.
    """
    groups = _by_key(entries)
    for key, contents in groups.items():
        if len(contents) > 1:
            groups[key] = sorted(keep_fullest(contents), key=lambda content: (content.made_at, sort_key(content)))
    members = find_members(chain.from_iterable(groups.values()), opening)
    counting = _choose(groups, members)
    return tuple(sorted(_Placing(groups, counting, members, opening).place(), key=lambda placed: placed.position))


def _by_key(entries: Iterable[CaseEntry]) -> dict[Key, list[CaseEntry]]:
    groups: dict[Key, list[CaseEntry]] = {}
    crowded: dict[Key, dict[CaseEntry, CaseEntry]] = {}
    for entry in entries:
        key = key_of(entry)
        alike = groups.setdefault(key, [entry])
        if alike[0] is entry:
            continue
        if key not in crowded:
            if entry == alike[0]:
                alike[0] = choose_spelling(alike[0], entry)
                continue
            crowded[key] = {alike[0]: alike[0]}
        known = crowded[key].get(entry)
        crowded[key][entry] = entry if known is None else choose_spelling(known, entry)
    return groups | {key: list(contents.values()) for key, contents in crowded.items()}


def choose_spelling(one: CaseEntry, other: CaseEntry) -> CaseEntry:
    """Which of two equal contents is kept: a barcode may be spelt in two ways, and all replicas must write the same."""
    spelt = [content for content in (one, other) if getattr(content, "alert", None) or isinstance(content, Correction)]
    kept = min(spelt, key=sort_key) if spelt else one
    return kept if knows_digest(kept) else (one if knows_digest(one) else other if knows_digest(other) else kept)


def find_members(entries: Iterable[CaseEntry], opening: Opening) -> frozenset[Identity]:
    """All who ever take part: the moderator, the participants, and whoever a member flags or is referred to."""
    brings: dict[Identity, set[Identity]] = {}
    for entry in entries:
        named = brought_in(entry)
        if named is not None:
            brings.setdefault(entry.author.identity, set()).add(named)
    members: set[Identity] = set()
    new = {opening.moderator, *opening.participants}
    while new:
        members |= new
        new = set().union(*(brings.get(identity, ()) for identity in new)) - members
    return frozenset(members)


def _choose(groups: Mapping[Key, list[CaseEntry]], members: Collection[Identity]) -> dict[Key, tuple[int, CaseEntry]]:
    """For each name of an author, which content counts, by its number, and what it says."""
    crowded = {key: contents for key, contents in groups.items() if len(contents) > 1}
    counting = {key: (0, contents[0]) for key, contents in groups.items() if len(contents) == 1}
    sealed: set[tuple[str, str, Hashable]] = set()
    for entry in chain.from_iterable(groups.values()) if crowded else ():
        if entry.references and entry.author.identity in members:
            sealed |= {(each.entry_id, each.sha256, entry.author.identity) for each in entry.references}
    named = {(name, digest) for name, digest, _ in sealed}
    for key, contents in crowded.items():
        whole = join(contents)
        marks = (
            number
            for number, content in enumerate(contents)
            if content.whole_digest is not None
            and (content.id, content.whole_digest) in named
            and any((content.id, content.whole_digest, other) in sealed for other in members if other != key[0])
        )
        number = 0 if whole is not None else next(marks, 0)
        counting[key] = (number, contents[number] if whole is None else whole)
    return counting


class _Placing:
    """
    The positions of all entries, found from what each refers to.
    """

    def __init__(
        self,
        groups: Mapping[Key, list[CaseEntry]],
        counting: Mapping[Key, tuple[int, CaseEntry]],
        members: Collection[Identity],
        opening: Opening,
    ) -> None:
        self._groups, self._counting, self._members, self._opening = groups, counting, members, opening
        self._named: dict[str, list[CaseEntry]] = {}
        for (identity, name), (number, _) in counting.items():
            if identity in members:
                self._named.setdefault(name, []).append(groups[identity, name][number])
        self._found: dict[int, tuple[Position, MisfitReason | None]] = {}

    def place(self) -> Iterator[Placed]:
        """Every entry in its position."""
        for circle in self._circles():
            inside = {id(entry) for entry in circle}
            found = {id(each): self._position(each, self._counting[key_of(each)][0], inside) for each in circle}
            self._found |= found
        for key, contents in self._groups.items():
            chosen, content = self._counting[key]
            for number, entry in enumerate(contents):
                position, quarantine = self._found.get(id(entry)) or self._position(entry, number)
                lifts = number == chosen and quarantine is None and key[0] in self._members
                yield Placed(entry, position, content if number == chosen else None, quarantine, lifts)

    def _circles(self) -> Iterator[list[CaseEntry]]:
        """
        Those entries together that refer to each other in a circle, as a rule each alone, after all they refer to.

        This is the algorithm of Tarjan (1972) for strongly connected components, without recursion, as chains are long.
        """
        number: dict[int, int] = {}
        lowest: dict[int, int] = {}
        open_: dict[int, CaseEntry] = {}
        for start in chain.from_iterable(self._named.values()):
            if id(start) in number:
                continue
            # Most entries refer to what was placed already, and need no way to be walked.
            if all(id(other) in number for other in chain.from_iterable(self._meant(start))):
                number[id(start)] = lowest[id(start)] = len(number)
                yield [start]
                continue
            way = [(start, self._enter(start, number, lowest, open_))]
            while way:
                entry, ahead = way[-1]
                other = next(ahead, None)
                if other is None:
                    way.pop()
                    if way:
                        above = id(way[-1][0])
                        lowest[above] = min(lowest[above], lowest[id(entry)])
                    if lowest[id(entry)] == number[id(entry)]:
                        yield _leave(entry, open_)
                elif id(other) not in number:
                    way.append((other, self._enter(other, number, lowest, open_)))
                elif id(other) in open_:
                    lowest[id(entry)] = min(lowest[id(entry)], number[id(other)])

    def _enter(
        self, entry: CaseEntry, number: dict[int, int], lowest: dict[int, int], open_: dict[int, CaseEntry]
    ) -> Iterator[CaseEntry]:
        number[id(entry)] = lowest[id(entry)] = len(number)
        open_[id(entry)] = entry
        return chain.from_iterable(self._meant(entry))

    def _meant(self, entry: CaseEntry) -> Iterator[Iterable[CaseEntry]]:
        for name in names_in(entry):
            there = self._named.get(name)
            if there:
                yield there if len(there) == 1 and not entry.references else find_meant(entry, name, there)

    def _position(
        self, entry: CaseEntry, number: int, circle: Collection[int] = ()
    ) -> tuple[Position, MisfitReason | None]:
        before = (
            [self._found[id(other)][0] for other in meant if id(other) not in circle and not self._found[id(other)][1]]
            for meant in self._meant(entry)
        )
        return position_entry(entry, self._opening.opened_at, before, number)


def _leave(entry: CaseEntry, open_: dict[int, CaseEntry]) -> list[CaseEntry]:
    circle: list[CaseEntry] = []
    while not circle or circle[-1] is not entry:
        circle.append(open_.popitem()[1])
    return circle
