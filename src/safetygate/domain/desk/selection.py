"""
Selection: the alerts, or the cases, that answer to what people ask for.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, final

import attrs
from attrs import field, frozen
from pendulum import Date

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.cases.case import Case
from safetygate.domain.codes import Answer, Country, Platform, ProductCategory, RiskLevel
from safetygate.domain.deadlines.events import alert_in
from safetygate.domain.records.checks import Code, Day, Items, Maybe, Text
from safetygate.domain.records.converters import EachCode, maybe_day
from safetygate.domain.records.errors import InvalidValue, expect, expect_in_turn
from safetygate.domain.records.texts import Texts

T = TypeVar("T", bound=Alert | Case)


@final
@frozen(kw_only=True)
class Selection:
    """
    What is asked for: of each member any of its values, and of all members all; one that is empty asks for nothing.

    Attributes:
        origin: The countries of origin.
        sold_online: The answers to whether the product is sold online.
        platform: The platforms on which it is offered.
        risk_level: The levels of risk.
        category: The categories of the product.
        since: The first day of publication; an alert that names no day is not chosen by it.
        text: Words that stand in the alert, each in any of its texts, numbers or labels, whatever their case.
    """

    origin: tuple[Country, ...] = field(default=(), converter=EachCode[Country], validator=Items(Code(Country), 300))
    sold_online: tuple[Answer, ...] = field(default=(), converter=EachCode[Answer], validator=Items(Code(Answer), 10))
    platform: tuple[Platform, ...] = field(
        default=(), converter=EachCode[Platform], validator=Items(Code(Platform), 100)
    )
    risk_level: tuple[RiskLevel, ...] = field(
        default=(), converter=EachCode[RiskLevel], validator=Items(Code(RiskLevel), 10)
    )
    category: tuple[ProductCategory, ...] = field(
        default=(), converter=EachCode[ProductCategory], validator=Items(Code(ProductCategory), 100)
    )
    since: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    text: str | None = field(default=None, validator=Maybe(Text(1000)))

    def chooses(self, alert: Alert) -> bool:
        """Whether *alert* answers to all that is asked for."""
        platforms = {offer.platform for offer in alert.offers}
        return (
            (not self.origin or alert.origin in self.origin)
            and (not self.sold_online or alert.sold_online in self.sold_online)
            and (not self.platform or not platforms.isdisjoint(self.platform))
            and (not self.risk_level or alert.risk_level in self.risk_level)
            and (not self.category or alert.product.category in self.category)
            and (self.since is None or (alert.published_on is not None and alert.published_on >= self.since))
            and (self.text is None or _holds(alert, self.text))
        )


def select(records: Iterable[T], selection: Selection) -> Iterator[T]:
    """
    The alerts, or the cases, whose alert answers to *selection*, in their order, each as it is asked for.

    Raises:
        InvalidValue: Where one of *records* is neither.
    """
    records = expect_in_turn(records, object, field="records")
    expect(selection, Selection, field="selection")
    return (record for record in records if selection.chooses(alert_of(record)))


def alert_of(record: Any) -> Alert:
    """
    The alert of a case as it holds, or the alert itself.

    Raises:
        InvalidValue: Where *record* is neither.
    """
    alert = alert_in(record) if isinstance(record, Case) else record
    if not isinstance(alert, Alert):
        raise InvalidValue(f"expected Alert or Case, got {type(record).__name__}", field="records")
    return alert


def _holds(alert: Alert, text: str) -> bool:
    # Each word by itself: people remember what a product is called, and not in which order.
    words = text.casefold().split()
    said = "\n".join(_strings(alert)).casefold()
    return all(word in said for word in words)


def _strings(value: Any) -> Iterator[str]:
    """Every text in *value*, down through its parts, and the labels of its codes in both languages."""
    if isinstance(value, str):
        yield value
    # Both languages, as an official looks for a product in the one at hand.
    elif isinstance(value, enum.Enum):
        yield from (getattr(value, "en", ""), getattr(value, "zh", ""))
    elif isinstance(value, dt.date):
        yield value.isoformat()
    elif isinstance(value, Texts):
        yield from value.values()
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif attrs.has(type(value)):
        for member in attrs.fields(type(value)):
            yield from _strings(getattr(value, member.name))
