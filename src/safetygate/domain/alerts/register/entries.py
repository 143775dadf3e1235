"""
What a register holds: what feeds showed of alerts, and what their publisher said of them afterwards.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar, Final, Protocol, TypeAlias, final

from attrs import field, frozen
from pendulum import Date, DateTime

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.codes import AddendumAction, Feed, SupersessionReason
from safetygate.domain.records.checks import Code, Day, Items, Maybe, Moment, Part, Text
from safetygate.domain.records.converters import AsCode, Each, maybe_day, maybe_moment
from safetygate.domain.records.moments import BRUSSELS, FIRST_DAY, day_of
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.shapes import LONG, NUMBER

PAGED: Final = frozenset({Feed.WEEKLY_XML, Feed.PORTAL_JSON, Feed.OPENDATASOFT})
"""The feeds that name the page of an alert on the Safety Gate, all by the same identifier."""


@final
@frozen(kw_only=True)
class Publication(Paper):
    """
    One alert as one feed showed it.

    Attributes:
        alert: The alert as it was read; its source says from which feed and report.
        seen_at: When it was first seen so by whoever keeps the register; absent where that is not known.
    """

    kind: ClassVar[str] = "publication"

    alert: Alert = field(validator=Part(Alert))
    seen_at: DateTime | None = field(default=None, converter=maybe_moment, validator=Maybe(Moment()))

    @property
    def feed(self) -> Feed:
        """The form from which it was taken."""
        return self.alert.source.feed if self.alert.source else Feed.OTHER

    @property
    def page_id(self) -> str | None:
        """The identifier of its page on the Safety Gate, which survives a new number."""
        return self.alert.source.page_id if self.alert.source and self.feed in PAGED else None

    @property
    def published_on(self) -> Date | None:
        """The day of the report in which it stands, else that of its page, else the first on which it was seen."""
        report_on = self.alert.source and self.alert.source.report_on
        return report_on or self.alert.published_on or self.seen_on

    @property
    def on(self) -> Date | None:
        """The day from which it reads so: that of its publication, or a later one on which its page was changed."""
        modified_at = self.alert.source and self.alert.source.modified_at
        days = (self.published_on, modified_at and day_of(modified_at, BRUSSELS))
        return max((day for day in days if day is not None), default=None)

    @property
    def seen_on(self) -> Date | None:
        """The day on which it was first seen so, in Brussels."""
        return self.seen_at and day_of(self.seen_at, BRUSSELS)


@final
@frozen(kw_only=True)
class Announcement(Paper):
    """
    One thing that the publisher said of alerts, mostly in the addendum of a weekly report.

    Attributes:
        action: What was done.
        numbers: The numbers of the alerts; none where they are not named by number.
        other_numbers: The alert that stays, of a duplicate; the new number, of one that was given a new one.
        announced_on: The day of the report that says so.
        report: The reference of that report, for example `Report-2026-36`.
        text: The sentence that says so.
    """

    kind: ClassVar[str] = "announcement"

    action: AddendumAction = field(converter=AsCode[AddendumAction], validator=Code(AddendumAction))
    numbers: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(NUMBER, 1000))
    other_numbers: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(NUMBER, 1000))
    announced_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    report: str | None = field(default=None, validator=Maybe(Text(100)))
    text: str | None = field(default=None, validator=Maybe(Text(LONG.most)))

    @property
    def new_number(self) -> str | None:
        """The number that the alerts were given, where it says exactly one."""
        told = self.action is AddendumAction.RENUMBERED and len(self.other_numbers) == 1
        return self.other_numbers[0] if told else None


RegisterEntry: TypeAlias = Publication | Announcement
"""What a register holds."""


class Bulletin(Protocol):
    """
    Whatever tells of alerts, such as the report of a feed.
    """

    def register_entries(self, seen_at: dt.datetime | None = None) -> Iterable[RegisterEntry]:
        """What it tells, seen at *seen_at*."""
        ...


def announce_own(publication: Publication) -> Iterable[Announcement]:
    """What an alert itself says became of it, or of another whose place it takes."""
    alert = publication.alert
    if alert.supersedes is not None:
        duplicate = alert.supersedes.reason is SupersessionReason.DUPLICATE
        yield Announcement(
            action=AddendumAction.DUPLICATE_REMOVED if duplicate else AddendumAction.RENUMBERED,
            numbers=(alert.supersedes.number,),
            other_numbers=(alert.number,),
            announced_on=publication.on,
        )
    if alert.withdrawn_on is not None:
        yield Announcement(action=AddendumAction.WITHDRAWN, numbers=(alert.number,), announced_on=alert.withdrawn_on)


def cite(entry: RegisterEntry) -> tuple[str, ...]:
    """The numbers under which *entry* is looked up; the empty text where it names none."""
    if isinstance(entry, Publication):
        supersedes = entry.alert.supersedes
        return (entry.alert.number,) if supersedes is None else (entry.alert.number, supersedes.number)
    new = (entry.new_number,) if entry.new_number else ()
    return tuple(dict.fromkeys((*entry.numbers, *new))) or ("",)


def rank(entry: RegisterEntry) -> tuple[Date, bool, str]:
    """The order of entries, which every replica finds: by their days, then by all that they say."""
    publication = isinstance(entry, Publication)
    day = entry.on if isinstance(entry, Publication) else entry.announced_on
    return day or FIRST_DAY, not publication, repr(entry)


def join(one: RegisterEntry, other: RegisterEntry) -> RegisterEntry | None:
    """*one* and *other* as one entry, where they say the same; else nothing."""
    if one is other:
        return one
    if not (isinstance(one, Publication) and isinstance(other, Publication)):
        return one if one == other else None
    if one.alert != other.alert:
        return None
    # A barcode may be spelt in two ways; every replica must keep the same.
    alert = one.alert if one.alert is other.alert else min(one.alert, other.alert, key=repr)
    seen_at = min(filter(None, (one.seen_at, other.seen_at)), default=None)
    same = alert is one.alert and seen_at == one.seen_at
    return one if same else Publication(alert=alert, seen_at=seen_at)
