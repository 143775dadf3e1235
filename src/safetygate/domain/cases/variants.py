"""
What replicas of a case say of its opening, brought together: the alert, its moment, who takes part, agreed additions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, final

from attrs import field, frozen
from pendulum import DateTime

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.order import Identity
from safetygate.domain.cases.sorting import sort_key
from safetygate.domain.cases.views import join_authorities, keep_fullest
from safetygate.domain.records.checks import Additions, Maybe, Moment, Part
from safetygate.domain.records.converters import maybe_additions, maybe_moment
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.rules import Path, Record, Rule


def _not_one(variant: Variant) -> Iterable[Path]:
    there = [name for name in ("alert", "opened_at", "extensions") if getattr(variant, name)]
    return [] if len(there) == 1 else [(there[1] if there else "alert",)]


@final
@frozen(kw_only=True)
class Variant(Record):
    """
    What a replica of a case says of its opening that truly differs from what counts: kept, and told.

    Attributes:
        alert: Another content of the alert.
        opened_at: Another moment of the opening.
        extensions: Another value of one agreed addition.
    """

    alert: Alert | None = field(default=None, validator=Maybe(Part(Alert)))
    opened_at: DateTime | None = field(default=None, converter=maybe_moment, validator=Maybe(Moment()))
    extensions: FrozenMap[Any] | None = field(default=None, converter=maybe_additions, validator=Maybe(Additions()))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-120",
            "expected one of alert, moment and addition",
            "应仅填写通报、时间或附加内容之一",
            _not_one,
        ),
    )


def rank_alerts(alerts: Iterable[Alert]) -> list[Alert]:
    """The contents of one alert that are no view of another, the one that counts first."""
    different: dict[Alert, Alert] = {}
    for alert in alerts:
        known = different.get(alert)
        # A barcode may be spelt in two ways; every replica must write the same.
        different[alert] = alert if known is None or known is alert else min(known, alert, key=sort_key)
    contents = list(different.values())
    return contents if len(contents) == 1 else sorted(keep_fullest(contents), key=sort_key)


def rank_additions(additions: Iterable[FrozenMap[Any]]) -> tuple[FrozenMap[Any] | None, list[FrozenMap[Any]]]:
    """Agreed additions joined name by name, and beside them each further value of a name."""
    values: dict[str, dict[Any, FrozenMap[Any]]] = {}
    for each in additions:
        for name, value in each.items():
            one = FrozenMap({name: value})
            # By its spelling, as `true` and 1 are equal to Python and differ in JSON.
            values.setdefault(name, {})[repr(one)] = one
    ranked = {name: sorted(there.values(), key=sort_key) for name, there in values.items()}
    counting = FrozenMap({name: there[0][name] for name, there in ranked.items()})
    return counting or None, [value for name in sorted(ranked) for value in ranked[name][1:]]


def unite(one: tuple[Authority, ...], other: tuple[Authority, ...]) -> tuple[Authority, ...]:
    """All who take part from the start by either replica, each once and in the fuller spelling."""
    if one == other:
        return one
    united: dict[Identity, Authority] = {}
    for authority in (*one, *other):
        known = united.get(authority.identity)
        united[authority.identity] = authority if known is None else join_authorities(known, authority)
    return tuple(sorted(united.values(), key=sort_key))
