"""
What a register cannot decide: told for a person to look at, and never settled in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import final

from attrs import evolve, field, frozen

from safetygate.domain.alerts.register.archive import Archive
from safetygate.domain.alerts.register.entries import Announcement, Publication
from safetygate.domain.alerts.register.life import STATUS, Dossier, order_of_sight
from safetygate.domain.codes import AddendumAction, AlertStatus, DoubtKind
from safetygate.domain.records.checks import Code, Maybe, Part
from safetygate.domain.records.converters import AsCode
from safetygate.domain.records.moments import FIRST_DAY
from safetygate.domain.records.phrases import BRACKETS, COLON, Language
from safetygate.domain.records.rules import Record
from safetygate.domain.records.shapes import NUMBER


@final
@frozen(kw_only=True)
class Doubt(Record):
    """
    One thing that a register cannot decide.

    Attributes:
        what: What.
        number: The alert in question; absent where none is named.
        announcement: What was said and cannot be decided.
    """

    what: DoubtKind = field(converter=AsCode[DoubtKind], validator=Code(DoubtKind))
    number: str | None = field(default=None, validator=Maybe(NUMBER))
    announcement: Announcement | None = field(default=None, validator=Maybe(Part(Announcement)))

    def text(self, language: str | Language) -> str:
        """
        Which alert, what cannot be decided, and the sentence that leaves it open, in *language*.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        said = (self.number or "-") + COLON.say(language) + self.what.label(language)
        open_ = self.announcement.text if self.announcement else None
        return BRACKETS.say(language, said, open_) if open_ else said


def find_doubts(archive: Archive) -> tuple[Doubt, ...]:
    """What cannot be decided of the alerts of *archive*, each doubt once: first of those without a number."""
    nameless = (each for each in archive.by_number.get("", ()) if isinstance(each, Announcement))
    found = [Doubt(what=DoubtKind.NO_ALERT_NAMED, announcement=each) for each in nameless]
    for family in archive.families():
        dossiers = archive.open(family)
        for number, dossier in dossiers:
            found += _doubt(dossier, number, archive.shows)
        shown = [number for number, dossier in dossiers if dossier.publications]
        shared = sorted({number for number in shown if shown.count(number) > 1})
        found += [Doubt(what=DoubtKind.NUMBER_SHARED, number=number) for number in shared]
    return tuple(dict.fromkeys(found))


def _doubt(dossier: Dossier, number: str, shows: Callable[[str], bool]) -> Iterator[Doubt]:
    """What cannot be decided of the alert that bears *number*."""
    for said in dossier.announcements:
        doubt = Doubt(what=DoubtKind.DAY_UNKNOWN, number=number, announcement=said)
        if said.announced_on is None:
            yield doubt
        if not dossier.publications:
            yield evolve(doubt, what=DoubtKind.NEVER_SEEN)
        if said.action is AddendumAction.RENUMBERED and said.new_number is None:
            yield evolve(doubt, what=DoubtKind.NEW_NUMBER_MISSING)
        elif said.new_number is not None and dossier.publications and not shows(said.new_number):
            yield evolve(doubt, what=DoubtKind.NEW_NUMBER_NEVER_SEEN, number=said.new_number)
        if said.action is AddendumAction.DUPLICATE_REMOVED:
            unknown = (other for other in said.other_numbers if not shows(other))
            yield from (evolve(doubt, what=DoubtKind.NEVER_SEEN, number=other) for other in unknown)
        if said.action is AddendumAction.CORRECTED and dossier.publications and _predate(dossier, said):
            yield evolve(doubt, what=DoubtKind.CORRECTION_NEVER_SEEN)
    yield from (Doubt(what=DoubtKind.CONTRADICTORY, number=number, announcement=said) for said in _contradict(dossier))
    if _lack_order(dossier):
        yield Doubt(what=DoubtKind.ORDER_UNKNOWN, number=number)


def _predate(dossier: Dossier, said: Announcement) -> bool:
    """Whether every publication is known to be older than what was *said*."""
    day = said.announced_on or FIRST_DAY
    return all(each.seen_on is not None and max(each.seen_on, each.on or day) < day for each in dossier.publications)


def _contradict(dossier: Dossier) -> Iterator[Announcement]:
    """What was said last on each day on which the alert was said to hold and to hold not, or in two ways."""
    deciding = [said for said in dossier.announcements if said.action in STATUS and said.announced_on]
    deciding.sort(key=lambda said: said.announced_on or FIRST_DAY)
    for _, together in groupby(deciding, key=lambda said: said.announced_on):
        said = list(together)
        found = {STATUS[each.action] for each in said}
        # Who says that a duplicate was withdrawn says one thing in two ways.
        if len(found - ({AlertStatus.WITHDRAWN} if AlertStatus.DUPLICATE in found else set())) > 1:
            yield from said


def _lack_order(dossier: Dossier) -> bool:
    """Whether one feed shows the alert in two ways of which nothing says which is the later."""
    if len(dossier.publications) < 2:
        return False
    ordered = sorted(dossier.publications, key=lambda each: (each.feed.value, order_of_sight(each)))
    for _, together in groupby(ordered, key=lambda each: (each.feed, *order_of_sight(each)[:2])):
        first, *others = together
        if any(_say(first) != _say(other) and first.seen_at == other.seen_at for other in others):
            return True
    return False


def _say(publication: Publication) -> object:
    return evolve(publication.alert, source=None)
