"""
The watchlist: a catalogue that knows, for each alert, which of its items the alert may concern.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Protocol, final

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.watch.item import WatchedItem, item_of, traits_of_item
from safetygate.domain.watch.match import AlertMatch, evidence_of, grade_of
from safetygate.domain.watch.sharing import Sharing, keys_of
from safetygate.domain.watch.traits import Traits, traits_of_alert
from safetygate.domain.watch.weighing import strength_of, weigh
from safetygate.domain.watch.wording import PLAIN

_POPULAR: Final = 200
"""An identifier that more items of a catalogue bear finds none of them by itself."""


class HasAlert(Protocol):
    """
    Whatever is about one alert: a case, or an alert as a register knows it.
    """

    @property
    def alert(self) -> Alert:
        """The alert."""
        ...


def alert_of(holder: Alert | HasAlert) -> Alert:
    """
    The alert that *holder* is or has.

    Raises:
        InvalidValue: Where it is none and has none.
    """
    alert = holder if isinstance(holder, Alert) else getattr(holder, "alert", None)
    if not isinstance(alert, Alert):
        raise InvalidValue(f"expected Alert or what has one, got {type(holder).__name__}", field="alerts")
    return alert


@final
class Watchlist:
    """
    The items of a catalogue, looked up by what alerts say of products.
    """

    __slots__ = ("_brands", "_items", "_keys", "_names")

    def __init__(self, items: Iterable[WatchedItem]) -> None:
        self._items: Mapping[str, WatchedItem] = _by_id(items)
        self._keys: Mapping[str, set[str]] = defaultdict(set)
        self._brands: Mapping[str, set[str]] = defaultdict(set)
        self._names: Mapping[str, set[str]] = defaultdict(set)
        for item in self._items.values():
            traits = traits_of_item(item)
            _note(self._keys, keys_of(traits), item.id)
            _note(self._brands, _brand_words(traits), item.id)
            _note(self._names, _telling(traits), item.id)

    @classmethod
    def of(cls, items: Iterable[WatchedItem | Mapping[str, str | None]]) -> Watchlist:
        """
        The watchlist of *items*, each a record or a mapping with its members.

        Raises:
            InvalidValue: Where two have one identifier, one has nothing to be known by, or a member is not valid.
        """
        return cls(item if isinstance(item, WatchedItem) else item_of(item) for item in items)

    def __len__(self) -> int:
        return len(self._items)

    def match(self, alert: Alert | HasAlert) -> tuple[AlertMatch, ...]:
        """
        The items that *alert* may concern, the surest first.

        None is no certificate: the alert may call the product by another name.
        Of one alert it cannot be known that others bear its identifiers too; `match_all` knows.

        Raises:
            InvalidValue: Where *alert* is no alert and has none.
        """
        return tuple(self.match_all([alert]))

    def match_all(self, alerts: Iterable[Alert | HasAlert]) -> tuple[AlertMatch, ...]:
        """
        The items that *alerts* may concern, alert by alert in their order, each with the surest first.

        An identifier counts less the more different products of the alerts, or items of the catalogue, bear it.

        Raises:
            InvalidValue: Where one of *alerts* is no alert and has none.
        """
        sharing, found = Sharing(), list[tuple[str, Traits, set[str]]]()
        for alert in map(alert_of, alerts):
            traits = traits_of_alert(alert)
            sharing.add((key for key in keys_of(traits) if key in self._keys), traits)
            candidates = self._candidates(traits)
            if candidates:
                found.append((alert.number, traits, candidates))
        return tuple(match for number, traits, ids in found for match in self._weigh(number, traits, ids, sharing))

    def _candidates(self, traits: Traits) -> set[str]:
        """The items that have anything in common with an alert that may tell."""
        by_key = (self._keys.get(key, set()) for key in keys_of(traits))
        found = {each for ids in by_key if len(ids) <= _POPULAR for each in ids}
        telling = _telling(traits)
        brands = [self._brands[word] for word in _brand_words(traits) | telling if word in self._brands]
        names = [self._names[word] for word in telling if word in self._names]
        return found.union(*(branded & named for branded in brands for named in names))

    def _weigh(self, number: str, traits: Traits, ids: set[str], sharing: Sharing) -> Iterator[AlertMatch]:
        weighed: list[AlertMatch] = []
        for each in sorted(ids):
            grounds = weigh(traits_of_item(self._items[each]), traits, sharing)
            strength = strength_of(grounds)
            grade = grade_of(strength)
            if grade:
                weighed.append(
                    AlertMatch(id=each, alert=number, strength=strength, grade=grade, evidence=evidence_of(grounds))
                )
        yield from sorted(weighed, key=lambda match: (-match.strength, match.id))


def _telling(traits: Traits) -> frozenset[str]:
    """The words of the name that say more than what kind of thing it is, neighbours also as one."""
    return (traits.name | traits.kind | traits.joined) - PLAIN


def _brand_words(traits: Traits) -> frozenset[str]:
    """The words of the brands, and each brand as one word: `REAL TIME` is *RealTime*."""
    return frozenset(word for brand in traits.brands for word in (*brand, "".join(brand))) - PLAIN


def _note(index: Mapping[str, set[str]], keys: Iterable[str], id: str) -> None:  # noqa: A002  # the name of the member
    for key in keys:
        index[key].add(id)


def _by_id(items: Iterable[WatchedItem]) -> Mapping[str, WatchedItem]:
    found: dict[str, WatchedItem] = {}
    for item in items:
        expect(item, WatchedItem, field="items")
        if not item.tells:
            raise InvalidValue(f"expected a name, a model, a GTIN or a listing of {item.id[:40]!r}", field="items")
        if item.id in found:
            raise InvalidValue(f"expected identifiers that all differ, got {item.id[:40]!r} twice", field="items")
        found[item.id] = item
    return found
