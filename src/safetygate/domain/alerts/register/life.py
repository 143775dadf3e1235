"""
The life of one alert: from what feeds showed of it and what was announced, step by step, what was true of it when.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, final

from attrs import evolve, field, frozen
from pendulum import Date

from safetygate.domain.alerts.alert import Alert, Supersession
from safetygate.domain.alerts.register.entries import Announcement, Publication, RegisterEntry, rank
from safetygate.domain.alerts.register.precedence import PRECEDENCE, unite
from safetygate.domain.codes import (
    AddendumAction,
    AlertChangeKind,
    AlertStatus,
    Answer,
    Feed,
    SupersessionReason,
)
from safetygate.domain.records.checks import Code, Day, Items, Maybe, Part
from safetygate.domain.records.converters import AsCode, Each, maybe_day
from safetygate.domain.records.moments import FIRST_DAY, format_day
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.records.rules import Record
from safetygate.domain.records.shapes import NUMBER

STATUS: Final = {
    AddendumAction.WITHDRAWN: AlertStatus.WITHDRAWN,
    AddendumAction.DUPLICATE_REMOVED: AlertStatus.DUPLICATE,
    AddendumAction.WITHDRAWN_TEMPORARILY: AlertStatus.SUSPENDED,
    AddendumAction.RESTORED: AlertStatus.IN_FORCE,
    AddendumAction.ADDED: AlertStatus.IN_FORCE,
}
"""How far an alert holds after an action; of two on one day the later in this list counts, and both are told."""

_ORDER: Final = {action: position for position, action in enumerate(STATUS)}
_WHAT: Final = Phrase("{number}{product}: {what}{day}", "{number}{product}：{day}{what}")
_NEW_NUMBER: Final = Phrase("given the new number {}", "更换编号为 {}")
_DUPLICATE: Final = Phrase("withdrawn as a duplicate of {}", "因与 {} 重复而撤回")
_FROM: Final = Phrase(", {}", "{} ")
_BRACKETS: Final = Phrase(" ({})", "（{}）")


@final
@frozen(kw_only=True)
class RegisteredAlert(Record):
    """
    What is true of one alert on a day.

    Attributes:
        number: The number that it bears.
        numbers: All numbers that it bore so far, the first in front.
        alert: How it reads: of several feeds each is believed in what `safetygate.domain.alerts.register.precedence`
            says.
        status: How far it holds.
        duplicate_of: The number of the alert that it duplicates, where that was said.
        since: The day of what last changed it; absent where no day is known.
        publications: What each feed shows of it, the one that is believed first in front.
    """

    number: str = field(validator=NUMBER)
    numbers: tuple[str, ...] = field(converter=Each[str], validator=Items(NUMBER, 1000))
    alert: Alert = field(repr=False, validator=Part(Alert))
    status: AlertStatus = field(
        default=AlertStatus.IN_FORCE, converter=AsCode[AlertStatus], validator=Code(AlertStatus)
    )
    duplicate_of: str | None = field(default=None, validator=Maybe(NUMBER))
    since: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    publications: tuple[Publication, ...] = field(
        repr=False, converter=Each[Publication], validator=Items(Part(Publication), 10_000)
    )


@final
@frozen(kw_only=True)
class AlertChange(Record):
    """
    One thing that became known of an alert.

    Attributes:
        what: What.
        on: The day from which it holds; absent where no day is known.
        earlier: What was true before; absent where the alert was not known.
        later: What is true from then on; equal to the earlier where something was only said.
        announcement: Who said so: the sentence of an addendum; absent where it shows from the feeds themselves.
    """

    what: AlertChangeKind = field(converter=AsCode[AlertChangeKind], validator=Code(AlertChangeKind))
    on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    earlier: RegisteredAlert | None = field(default=None, validator=Maybe(Part(RegisteredAlert)))
    later: RegisteredAlert = field(validator=Part(RegisteredAlert))
    announcement: Announcement | None = field(default=None, validator=Maybe(Part(Announcement)))

    @property
    def number(self) -> str:
        """The number under which the alert was known before, or under which it became known."""
        return (self.earlier or self.later).number

    def text(self, language: str | Language) -> str:
        """
        Which alert, about which product, what, and from which day, as one sentence in *language*.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        product = self.later.alert.product
        name = product.specific_name or (
            product.name.best(Language.parse(language).value, "en") if product.name else ""
        )
        what = self.what.label(language)
        if self.what is AlertChangeKind.RENUMBERED and self.later.number != self.number:
            what = _NEW_NUMBER.say(language, self.later.number)
        elif self.what is AlertChangeKind.DUPLICATE_REMOVED and self.later.duplicate_of:
            what = _DUPLICATE.say(language, self.later.duplicate_of)
        return _WHAT.say(
            language,
            number=self.number,
            product=_BRACKETS.say(language, name) if name else "",
            what=what,
            day=_FROM.say(language, format_day(self.on)) if self.on else "",
        )


class Dossier(NamedTuple):
    """
    All that is known of one alert.

    Attributes:
        publications: What feeds showed of it.
        announcements: What was said of it, by itself and by alerts that take its place too.
    """

    publications: list[Publication]
    announcements: list[Announcement]

    def follow(self) -> tuple[AlertChange, ...]:
        """
        All that became known of the alert, in the order of days; nothing where no feed showed it.

        An alert that stands in a report of a later day than that of its withdrawal is published again.
        """
        if not self.publications:
            return ()
        if len(self.publications) == 1 and not self.announcements:
            return (_begin(self.publications[0]),)
        life, first = _Life(), self.first_on
        steps: list[tuple[Date, int, int, RegisterEntry]] = [
            (day, 0, place, each) for place, (day, each) in enumerate(_date(self.publications, first))
        ]
        # The addendum of an early report may have been written late: nothing is said of what is not yet published.
        steps += [
            (max(each.announced_on or FIRST_DAY, first), 1, _ORDER.get(each.action, len(_ORDER)), each)
            for each in sorted(self.announcements, key=rank)
        ]
        for day, _, _, entry in sorted(steps, key=lambda step: step[:3]):
            life.go_on(None if day == FIRST_DAY else day, entry)
        return tuple(life.changes)

    @property
    def first_on(self) -> Date:
        """The day on which it was first published; the first of all days where none is known."""
        return min(each.published_on or FIRST_DAY for each in self.publications)


def _begin(publication: Publication) -> AlertChange:
    alert, day = publication.alert, publication.published_on
    later = RegisteredAlert(
        number=alert.number, numbers=(alert.number,), alert=alert, since=day, publications=(publication,)
    )
    return AlertChange(what=AlertChangeKind.PUBLISHED, on=day, later=later)


def _date(publications: Sequence[Publication], first: Date) -> Iterator[tuple[Date, Publication]]:
    """Each of *publications* with the day from which it counts: whatever was seen first, from the *first* day."""
    shown: dict[Feed, Date] = {}
    for publication in sorted(publications, key=order_of_sight):
        day, before = publication.on or FIRST_DAY, shown.get(publication.feed)
        if before is not None and day <= before:
            # The same report, loaded again later, reads otherwise: so it does since some day up to that.
            day = max(before, publication.seen_on or before)
        yield day if shown else first, publication
        shown[publication.feed] = day


def order_of_sight(publication: Publication) -> tuple[Date, Date, int, str]:
    """The order in which what feeds showed counts: by when it was seen, its day, its place, and all that it says."""
    day, source = publication.on or FIRST_DAY, publication.alert.source
    seen_on = max(day, publication.seen_on or day)
    return seen_on, day, (source.position if source else None) or 0, repr(publication)


def _say(registered: RegisteredAlert) -> tuple[object, ...]:
    """What is true of an alert, wherever it was taken from."""
    alert = evolve(registered.alert, source=None)
    return alert, registered.numbers, registered.status, registered.duplicate_of


@final
class _Life:
    """
    What is true of one alert so far, and how it came to be so.
    """

    def __init__(self) -> None:
        self.changes: Final[list[AlertChange]] = []
        self._shown: Final[dict[tuple[Feed, str], Publication]] = {}
        self._numbers: list[str] = []
        self._status = AlertStatus.IN_FORCE
        self._duplicate_of: str | None = None
        self._gone_on: Date | None = None
        self._counterfeit = False
        self._reported_on: Date | None = None

    def go_on(self, day: Date | None, entry: RegisterEntry) -> None:
        """Take one more *entry*, which counts from *day*."""
        earlier = self.changes[-1].later if self.changes else None
        announcement = entry if isinstance(entry, Announcement) else None
        what = self._publish(entry) if isinstance(entry, Publication) else self._announce(entry, day)
        now = self._describe()
        if earlier is not None and _say(now) == _say(earlier):
            now = evolve(now, since=earlier.since)
            what = AlertChangeKind.REPEATED if announcement is None else what
        else:
            now = evolve(now, since=day)
        self.changes.append(AlertChange(what=what, on=day, earlier=earlier, later=now, announcement=announcement))

    def _publish(self, publication: Publication) -> AlertChangeKind:
        number, feed = publication.alert.number, publication.feed
        known = (feed, number) in self._shown
        self._shown[feed, number] = publication
        reported_on = publication.alert.source and publication.alert.source.report_on
        self._reported_on = min(filter(None, (self._reported_on, reported_on)), default=None)
        # Whether it is a counterfeit, a feed that has a field for it says itself.
        self._counterfeit &= publication.alert.product.counterfeit is None
        again = self._gone_on is not None and publication.on is not None and publication.on > self._gone_on
        if again:
            self._hold(AlertStatus.IN_FORCE, None)
        if number not in self._numbers:
            self._numbers.append(number)
            return AlertChangeKind.RENUMBERED if len(self._numbers) > 1 else AlertChangeKind.PUBLISHED
        if again:
            return AlertChangeKind.RESTORED
        return AlertChangeKind.CORRECTED if known else AlertChangeKind.COMPLETED

    def _announce(self, said: Announcement, day: Date | None) -> AlertChangeKind:
        # "INFO/00128/24 has been changed and consequently removed" says nothing of its new number.
        if said.action in STATUS and self._numbers[-1] in said.numbers:
            self._hold(STATUS[said.action], day)
            duplicate = self._status is AlertStatus.DUPLICATE and said.other_numbers
            self._duplicate_of = said.other_numbers[0] if duplicate else None
        elif said.new_number is not None:
            # What is said late of a number that the alert bears no more does not bring that number back.
            last = said.new_number if self._numbers[-1] in said.numbers else self._numbers[-1]
            unknown = (number for number in said.numbers if number not in self._numbers)
            borne = dict.fromkeys((*unknown, *self._numbers, said.new_number))
            self._numbers = [*(number for number in borne if number != last), last]
        elif said.action is AddendumAction.COUNTERFEIT:
            self._counterfeit = True
        return AlertChangeKind(said.action.value)

    def _hold(self, status: AlertStatus, day: Date | None) -> None:
        self._status, self._duplicate_of = status, None
        self._gone_on = None if status is AlertStatus.IN_FORCE else day or FIRST_DAY

    def _describe(self) -> RegisteredAlert:
        ranked = sorted(
            self._shown.values(),
            # What still bears a number that the alert bears no more counts less, from whichever feed.
            key=lambda each: (-self._numbers.index(each.alert.number), PRECEDENCE.index(each.feed)),
        )
        number = ranked[0].alert.number
        alert = unite([(each.feed, each.alert) for each in ranked if each.alert.number == number])
        return RegisteredAlert(
            number=self._numbers[-1],
            numbers=self._numbers,
            alert=self._amend(alert),
            status=self._status,
            duplicate_of=self._duplicate_of,
            publications=ranked,
        )

    def _amend(self, alert: Alert) -> Alert:
        """*alert* with what was only announced of it, and with the first day of its publication."""
        first = self.changes[0].later.alert.published_on if self.changes else alert.published_on
        # Once a report is known, its day counts for ever: an alert does not move from one quarter to another.
        published_on = self._reported_on or first or alert.published_on
        late = published_on and alert.withdrawn_on and published_on > alert.withdrawn_on
        if published_on != alert.published_on and not late:
            alert = evolve(alert, published_on=published_on)
        if self._counterfeit and alert.product.counterfeit is not Answer.YES:
            alert = evolve(alert, product=evolve(alert.product, counterfeit=Answer.YES))
        number = self._numbers[-1]
        if alert.number != number:
            links = [link for link in alert.links if link.number != number]
            earlier = Supersession(number=alert.number, reason=SupersessionReason.UPGRADE)
            alert = evolve(alert, number=number, supersedes=earlier, links=links)
        return alert
