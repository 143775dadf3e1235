"""
The register: all that feeds showed and their publisher said of alerts, and what follows from it for any day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn, TypeAlias, final

from pendulum import Date, DateTime

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.register.archive import Archive
from safetygate.domain.alerts.register.doubts import Doubt, find_doubts
from safetygate.domain.alerts.register.entries import Announcement, Bulletin, Publication, RegisterEntry, cite
from safetygate.domain.alerts.register.life import AlertChange, RegisteredAlert
from safetygate.domain.codes import AlertChangeKind, AlertStatus
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.moments import FIRST_DAY, to_day, to_moment

RegisterItem: TypeAlias = RegisterEntry | Alert | Bulletin
"""What can be added to a register."""

_Life: TypeAlias = tuple[AlertChange, ...]


@final
class Register:
    """
    All that is known of alerts: a set of publications and announcements that only grows.

    Registers are values. In whatever order and however often reports are added or registers merged, those that hold the
    same entries are equal, and say the same of every alert on every day.
    An alert keeps its identity by the page that it has on the Safety Gate, else by its number, and by every number that
    it was given instead.
    """

    __slots__ = ("_archive", "_lives")
    _archive: Archive
    _lives: tuple[_Life, ...]

    def __init__(self) -> None:
        object.__setattr__(self, "_archive", Archive({}, {}))

    @classmethod
    def of(cls, *items: RegisterItem, seen_at: dt.datetime | None = None) -> Register:
        """A register of *items*; the arguments are explained at `add_all`."""
        return cls().add_all(items, seen_at=seen_at)

    def add(self, *items: RegisterItem, seen_at: dt.datetime | None = None) -> Register:
        """The register with *items* too; the arguments are explained at `add_all`."""
        return self.add_all(items, seen_at=seen_at)

    def add_all(self, items: Iterable[RegisterItem], *, seen_at: dt.datetime | None = None) -> Register:
        """
        The register with all of *items* too, in one pass; what it holds already costs nothing.

        Args:
            items: Reports of feeds as `read_report` gives them, alerts, or entries of another register.
            seen_at: When the reports and alerts were loaded: a report that is loaded again later and reads otherwise
                holds corrections. An entry has its own moment.

        Raises:
            InvalidValue: Where one of *items* is none of these, or *seen_at* names no zone.
        """
        moment = None if seen_at is None else to_moment(seen_at, field="seen_at")
        archive, changed = self._archive.copy(), False
        for item in items:
            for entry in _split(item, moment):
                changed |= archive.enter(entry)
        if not changed:
            return self
        grown = Register()
        object.__setattr__(grown, "_archive", archive)
        return grown

    def merge(self, other: Register) -> Register:
        """Both registers together."""
        expect(other, Register, field="other")
        return self.add_all(other.entries)

    @property
    def entries(self) -> Iterator[RegisterEntry]:
        """All that it holds, each once, in an order that depends on nothing else; a document each."""
        books = self._archive.by_number
        return (entry for number in sorted(books) for entry in books[number] if cite(entry)[0] == number)

    def state(self, *, on: dt.date | None = None) -> tuple[RegisteredAlert, ...]:
        """
        What is true of every alert, those too that are published no more, in the order of their numbers.

        Args:
            on: The day at whose end it is true, by all that is known now; the latest where none is given.
        """
        day = None if on is None else to_day(on, field="on")
        found = (_at(life, day) for life in self._follow_all())
        return tuple(each for each in found if each is not None)

    def current(self, *, on: dt.date | None = None) -> tuple[RegisteredAlert, ...]:
        """The alerts that are in force; the argument is explained at `state`."""
        return tuple(each for each in self.state(on=on) if each.status is AlertStatus.IN_FORCE)

    def get(self, number: str, *, on: dt.date | None = None) -> RegisteredAlert | None:
        """
        What is true of the alert that bears *number* or bore it once; `None` where no feed showed it by then.

        Where several alerts share a number, which is a doubt, it is the one that was published last.
        """
        day = None if on is None else to_day(on, field="on")
        found = [at for life in self._follow(number) if (at := _at(life, day)) is not None]
        return max(found, key=lambda each: (each.number == number, each.since or FIRST_DAY), default=None)

    def history(self, number: str) -> tuple[AlertChange, ...]:
        """All that became known of the alert that bears *number* or bore it once, in the order of days."""
        return _sort(change for life in self._follow(number) for change in life)

    def changes(self, *, since: dt.date | Register) -> tuple[AlertChange, ...]:
        """
        What changed, in the order of days and numbers; what only repeats what was known is left out.

        `safetygate.patch(change)` gives each as a JSON Patch.

        Args:
            since: A day, on which or after which it holds; or the register as it was before, by which also what became
                known late is found, whatever its day.

        Raises:
            InvalidValue: Where *since* is neither.
        """
        if isinstance(since, Register):
            found = self._compare(since)
        else:
            first = to_day(since, field="since")
            found = (change for life in self._follow_all() for change in life if change.on and change.on >= first)
        return _sort(change for change in found if change.what is not AlertChangeKind.REPEATED)

    def doubts(self) -> tuple[Doubt, ...]:
        """What cannot be decided from what it holds, in the order of numbers."""
        return find_doubts(self._archive)

    def __contains__(self, number: object) -> bool:
        return isinstance(number, str) and self._archive.shows(number)

    def __len__(self) -> int:
        """How many alerts were ever shown in it."""
        return len(self._follow_all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Register) and self._archive.by_number == other._archive.by_number

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._archive.by_number)))

    def __repr__(self) -> str:
        return f"<Register of {len(self)} alerts>"

    def __reduce__(self) -> tuple[object, ...]:
        return (_make, (tuple(self.entries),))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("Register is immutable")

    def _follow_all(self) -> tuple[_Life, ...]:
        # To follow every alert takes a second or two for a whole archive, and most questions ask for it.
        if not hasattr(self, "_lives"):
            archive = self._archive
            dossiers = (dossier for family in archive.families() for _, dossier in archive.open(family))
            object.__setattr__(self, "_lives", tuple(life for each in dossiers if (life := each.follow())))
        return self._lives

    def _follow(self, number: str) -> Iterator[_Life]:
        """The lives of the alerts that bear *number* or bore it once."""
        expect(number, str, field="number")
        lives = (dossier.follow() for _, dossier in self._archive.open(self._archive.family(number)))
        return (life for life in lives if life and number in life[-1].later.numbers)

    def _compare(self, before: Register) -> Iterator[AlertChange]:
        """What this register tells and the one *before* did not."""
        known, now = before._archive.by_number, self._archive.by_number
        for family in self._archive.families():
            if any(now.get(number) != known.get(number) for number in family):
                told = {_mark(change) for number in family for life in before._follow(number) for change in life}
                changes = (change for _, dossier in self._archive.open(family) for change in dossier.follow())
                yield from (change for change in changes if _mark(change) not in told)


def _make(entries: Iterable[RegisterEntry]) -> Register:
    return Register().add_all(entries)


def _split(item: RegisterItem, seen_at: DateTime | None) -> Iterable[RegisterEntry]:
    """The entries that *item* holds."""
    if isinstance(item, Publication | Announcement):
        return (item,)
    if isinstance(item, Alert):
        return (Publication(alert=item, seen_at=seen_at),)
    tell: Any = getattr(item, "register_entries", None)
    if tell is None:
        raise InvalidValue(
            f"expected an alert, an entry of a register or a report, got {type(item).__name__}", field="items"
        )
    entries: Iterable[RegisterEntry] = tell(seen_at)
    return entries


def _at(life: _Life, day: Date | None) -> RegisteredAlert | None:
    """What is true at the end of *day*; the latest where none is given."""
    known = [change for change in life if day is None or (change.on or FIRST_DAY) <= day]
    return known[-1].later if known else None


def _mark(change: AlertChange) -> object:
    """What was told, whichever feeds told it."""
    return change.what, change.on, change.announcement, change.later.number, change.later.status, change.later.alert


def _sort(changes: Iterable[AlertChange]) -> tuple[AlertChange, ...]:
    return tuple(sorted(changes, key=lambda change: (change.on or FIRST_DAY, change.number)))
