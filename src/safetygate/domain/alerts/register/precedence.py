"""
Which feed is believed in what, where several show one alert: stated here, member by member, and nowhere else.

A member that one feed does not have is taken from the next; texts are joined language by language.
A code `other`, an empty list and the answer *unknown* say nothing, where another feed says something.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeVar

from attrs import evolve, fields

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.product import Product
from safetygate.domain.codes import Answer, Feed
from safetygate.domain.records.texts import Texts

R = TypeVar("R", Alert, Product)

# The weekly report is the one official distribution; of the portal every form is a copy or an extract.
PRECEDENCE: Final = (Feed.WEEKLY_XML, Feed.PORTAL_JSON, Feed.SPREADSHEET, Feed.OPENDATASOFT, Feed.OTHER)
"""The feeds, the one that is believed first in front."""

# The portal has fields of its own for them, where the weekly report has sentences, or less.
_BY_PORTAL: Final = frozenset({"sold_online", "recall_pages", "pictures"})
# Offers stand only where the product is sold online, and the basis is that of the answer; nothing is withdrawn before
# it is published.
_TOGETHER: Final[Mapping[str, tuple[str, ...]]] = {
    "sold_online": ("sold_online_basis", "offers"),
    "withdrawn_on": ("published_on",),
}


def precedence(member: str) -> tuple[Feed, ...]:
    """
    The feeds in the order in which they are believed in one *member* of an alert or of its product.
    """
    portal = (Feed.PORTAL_JSON,) if member in _BY_PORTAL else ()
    return tuple(dict.fromkeys((*portal, *PRECEDENCE)))


def unite(shown: Sequence[tuple[Feed, R]]) -> R:
    """One record of what several feeds show of it, which stand in their order of precedence."""
    first = shown[0][1]
    if len(shown) == 1:
        return first
    described: Any = type(first)
    chosen: dict[str, Any] = {}
    for lead, *others in _units(described):
        told = _pick(lead, shown)
        chosen |= {name: getattr(told, name) for name in (lead, *others)}
        if isinstance(chosen[lead], Texts):
            wordings = [getattr(record, lead) or {} for _, record in reversed(shown)]
            chosen[lead] = Texts({tag: text for wording in wordings for tag, text in wording.items()})
        elif isinstance(chosen[lead], Product):
            chosen[lead] = unite([(feed, getattr(record, lead)) for feed, record in shown])
    return evolve(first, **chosen)


def _pick(member: str, shown: Sequence[tuple[Feed, R]]) -> R:
    """The record that is believed in *member*."""
    order = precedence(member)
    ranked = sorted(shown, key=lambda each: order.index(each[0])) if member in _BY_PORTAL else shown
    return next((record for _, record in ranked if _says(getattr(record, member))), ranked[0][1])


def _says(value: object) -> bool:
    nothing = value is None or value == () or value is Answer.UNKNOWN
    return not nothing and getattr(value, "value", None) != "other"


@cache
def _units(cls: type[Any]) -> tuple[tuple[str, ...], ...]:
    """The members of *cls*, each with those that mean nothing without it."""
    names = [member.name for member in fields(cls)]
    units = {name: (name, *_TOGETHER.get(name, ()), *({f"{name}_other"} & set(names))) for name in names}
    followers = {name for unit in units.values() for name in unit[1:]}
    return tuple(unit for name, unit in units.items() if name not in followers)
