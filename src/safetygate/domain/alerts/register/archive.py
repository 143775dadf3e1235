"""
The entries of a register by the numbers that they name, and which of them are about one alert.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from safetygate.domain.alerts.register.entries import (
    Announcement,
    Publication,
    RegisterEntry,
    announce_own,
    cite,
    join,
    rank,
)
from safetygate.domain.alerts.register.life import Dossier
from safetygate.domain.records.moments import FIRST_DAY


class Archive(NamedTuple):
    """
    Entries, found by number and by page.

    Attributes:
        by_number: From a number to the entries that name it, in their order; under the empty text those that name none.
        by_page: From the identifier of a page to the numbers that stood on it.
    """

    by_number: dict[str, tuple[RegisterEntry, ...]]
    by_page: dict[str, tuple[str, ...]]

    def copy(self) -> Archive:
        """An archive that holds the same and grows on its own."""
        return Archive(dict(self.by_number), dict(self.by_page))

    def enter(self, entry: RegisterEntry) -> bool:
        """Take *entry* in; whether that changed anything."""
        changed = False
        for number in cite(entry):
            known = self.by_number.get(number, ())
            now = _insert(known, entry)
            self.by_number[number] = now
            changed |= now is not known
        if changed and isinstance(entry, Publication) and entry.page_id is not None:
            numbers = {*self.by_page.get(entry.page_id, ()), entry.alert.number}
            self.by_page[entry.page_id] = tuple(sorted(numbers))
        return changed

    def shows(self, number: str) -> bool:
        """Whether a feed showed an alert of *number*."""
        entries = self.by_number.get(number, ())
        return any(isinstance(each, Publication) and each.alert.number == number for each in entries)

    def families(self) -> Iterator[tuple[str, ...]]:
        """The numbers, those together that alerts bore one after the other, in their order."""
        done = {""}
        for number in sorted(self.by_number):
            if number not in done:
                family = self.family(number)
                done.update(family)
                yield family

    def family(self, number: str) -> tuple[str, ...]:
        """The numbers that are bound to *number* by pages and by renumbering, itself among them."""
        found, ahead = {number}, [number]
        while ahead:
            related = {other for entry in self.by_number.get(ahead.pop(), ()) for other in self._relate(entry)} - found
            found |= related
            ahead += related
        return tuple(sorted(found))

    def _relate(self, entry: RegisterEntry) -> Iterator[str]:
        """The numbers that *entry* binds together."""
        if isinstance(entry, Publication):
            yield from self.by_page.get(entry.page_id or "", ())
        for said in _announce(entry):
            if said.new_number is not None:
                yield from (*said.numbers, said.new_number)

    def open(self, family: Sequence[str]) -> list[tuple[str, Dossier]]:
        """Each alert of a *family* of numbers, by the last number that it is found under, with all known of it."""
        entries = {id(entry): entry for number in family for entry in self.by_number.get(number, ())}.values()
        shown = [entry for entry in entries if isinstance(entry, Publication) and entry.alert.number in family]
        said = [each for entry in entries for each in _announce(entry)]
        if len({entry.page_id for entry in shown}) <= 1 and (len(family) == 1 or not said):
            return [(family[-1], Dossier(shown, _about(said, family)))]
        return _part(shown, said)


def _announce(entry: RegisterEntry) -> Iterable[Announcement]:
    return [entry] if isinstance(entry, Announcement) else announce_own(entry)


def _about(said: Iterable[Announcement], numbers: Iterable[str]) -> list[Announcement]:
    named = set(numbers)
    return [each for each in said if named.intersection(each.numbers)]


def _insert(entries: tuple[RegisterEntry, ...], entry: RegisterEntry) -> tuple[RegisterEntry, ...]:
    """*entries* with *entry* in its place; themselves where they hold it already."""
    for place, known in enumerate(entries):
        joined = join(known, entry)
        if joined is known:
            return entries
        if joined is not None:
            return _order((*entries[:place], joined, *entries[place + 1 :]))
    return _order((*entries, entry))


def _order(entries: tuple[RegisterEntry, ...]) -> tuple[RegisterEntry, ...]:
    return entries if len(entries) == 1 else tuple(sorted(entries, key=rank))


def _part(shown: Sequence[Publication], said: Sequence[Announcement]) -> list[tuple[str, Dossier]]:
    """
    The alerts of one family: by their pages, else by their numbers, joined where one number took another's place.

    A number on several pages is the number of several alerts; what is said of it is said of the last before that day.
    """
    places = _Places(shown)
    for each in said:
        for number in each.numbers if each.new_number is not None else ():
            places.join(places.find(number, each), places.find(each.new_number or "", each))
    dossiers: dict[str, tuple[str, Dossier]] = {}
    for publication in shown:
        root, number = places.root(_place(publication)), publication.alert.number
        dossiers.setdefault(root, (number, Dossier([], [])))[1].publications.append(publication)
    for each in said:
        for number in each.numbers:
            root = places.root(places.find(number, each))
            known = dossiers.setdefault(root, (number, Dossier([], [])))[1].announcements
            known += [] if each in known else [each]
    return list(dossiers.values())


def _place(publication: Publication) -> str:
    """Where an alert is found: on its page, else under its number."""
    return f"number {publication.alert.number}" if publication.page_id is None else f"page {publication.page_id}"


class _Places:
    """
    Where the alerts of a family are found, and which places are those of one alert.
    """

    def __init__(self, shown: Sequence[Publication]) -> None:
        self._parents: dict[str, str] = {}
        self._shown: dict[str, dict[str, Publication]] = {}
        for publication in sorted(shown, key=rank):
            self._shown.setdefault(publication.alert.number, {}).setdefault(_place(publication), publication)
        # A feed that names no page shows the one alert of that number, if there is only one.
        for places in self._shown.values():
            if len(places) == 2 and any(each.page_id is None for each in places.values()):
                self.join(*places)

    def root(self, place: str) -> str:
        """One place that stands for all that are joined with *place*."""
        while place in self._parents:
            place = self._parents[place]
        return place

    def join(self, one: str, other: str) -> None:
        """Let both be places of one alert."""
        lower, higher = sorted((self.root(one), self.root(other)))
        if lower != higher:
            self._parents[higher] = lower

    def find(self, number: str, said: Announcement) -> str:
        """The place of the alert of which something is *said* under *number*."""
        places = self._shown.get(number, {})
        day = said.announced_on or FIRST_DAY
        before = [place for place, each in places.items() if (each.published_on or FIRST_DAY) <= day]
        return next(reversed(before or list(places)), f"number {number}")
