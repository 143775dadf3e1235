"""
The life of an offer: when it was seen, notified, removed and seen again, and what it showed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import ClassVar, Final, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.codes import Answer, Observer, OfferEventKind, OfferItem
from safetygate.domain.records.checks import Code, Day, Maybe
from safetygate.domain.records.converters import AsCode, as_day, maybe_texts
from safetygate.domain.records.rules import Path, Record, Rule, beside_other
from safetygate.domain.records.shapes import LONG, SHORT
from safetygate.domain.records.texts import Texts


@final
@frozen(kw_only=True)
class OfferEvent(Record):
    """
    One thing that happened to an offer.

    Attributes:
        event: What happened.
        on: The day on which it happened or was seen.
        observer: Who says so.
        observer_other: That in words, where it is on no list.
    """

    event: OfferEventKind = field(converter=AsCode[OfferEventKind], validator=Code(OfferEventKind))
    on: Date = field(converter=as_day, validator=Day())
    observer: Observer = field(converter=AsCode[Observer], validator=Code(Observer))
    observer_other: str | None = field(default=None, validator=Maybe(SHORT))

    rules: ClassVar[tuple[Rule, ...]] = (beside_other("observer"),)


@final
@frozen(kw_only=True)
class OfferInformation(Record):
    """
    One of the things that an offer must show, and whether it does (Regulation (EU) 2023/988, article 19).

    Attributes:
        item: What must be shown.
        shown: Whether it is.
        wording: What is shown.
    """

    item: OfferItem = field(converter=AsCode[OfferItem], validator=Code(OfferItem))
    shown: Answer = field(converter=AsCode[Answer], validator=Code(Answer))
    wording: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))


def events_out_of_order(events: Sequence[OfferEvent]) -> Iterable[Path]:
    """Where in *events* one happened before the one that stands before it."""
    return [("events", position) for position, (one, next_) in enumerate(pairwise(events), 1) if next_.on < one.on]


def seen_again_without_removal(events: Sequence[OfferEvent]) -> Iterable[Path]:
    """Where in *events* an offer is seen again that was not removed."""
    removed = False
    for position, event in enumerate(events):
        if event.event is OfferEventKind.SEEN_AGAIN and not removed:
            yield ("events", position)
        removed = event.event is OfferEventKind.REMOVED or (removed and event.event is OfferEventKind.NOTIFIED)


_ONLINE: Final = {
    OfferEventKind.SEEN: Answer.YES,
    OfferEventKind.SEEN_AGAIN: Answer.YES,
    OfferEventKind.REMOVED: Answer.NO,
}


def online_on(events: Sequence[OfferEvent], day: dt.date) -> Answer:
    """Whether an offer was online on *day*; that it was notified says nothing of that."""
    known = [_ONLINE[event.event] for event in events if event.on <= day and event.event in _ONLINE]
    return known[-1] if known else Answer.UNKNOWN
