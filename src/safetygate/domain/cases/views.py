"""
What is a view of what: one content with members withheld that another one shows.

Before a document is passed on, what its reader may not see is left out (`safetygate.documents.views`).
The fuller content takes the place of a view of itself; two views of one content say together what either shows.
Which members may be withheld is written in the schemas (`x-audience`) and named here once more, for the core reads no
schema; the two are held equal by a test.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

from attrs import evolve, fields, has

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.measures import MeasureTerms
from safetygate.domain.alerts.parties import Authority, Operator
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.papers import View

R = TypeVar("R")

WITHHELD: Final[Mapping[type[Any], frozenset[str]]] = {
    Alert: frozenset({"traceability", "evidence"}),
    MeasureTerms: frozenset({"operator_name"}),
    Operator: frozenset({"name", "address", "contact"}),
}
"""The members that a view may leave out, by class; beside them agreed additions, in whatever record they stand."""

_SPELLING: Final = frozenset({"country", "name"})
"""How an authority is spelt beyond its identity; that of a national one is all identity."""


# Kept name by name: agreed additions, and what only a newer version of the schemas knows.
_ADDED: Final = frozenset({"extensions", "beyond"})


def _may_lack(cls: type[Any], name: str) -> bool:
    return name in _ADDED or name in WITHHELD.get(cls, ())


def _parts(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any, bool]]:
    """Every value in *value*, with its path and whether a view may lack it."""
    cls: type[Any] = value.__class__
    if cls is Authority:
        yield (*path, "identity"), value.identity, False
        yield from (((*path, name), getattr(value, name), True) for name in _SPELLING if len(value.identity) == 1)
    elif cls is tuple:
        yield path, len(value), False
        for position, item in enumerate(value):
            yield from _parts(item, (*path, position))
    elif has(cls):
        yield path, cls, False
        for member in fields(cls):
            held = getattr(value, member.name)
            if cls is not View and member.name == "view":
                continue  # it says that something was withheld, and nothing of what is shown
            if member.name in _ADDED:
                yield from (
                    ((*path, member.name, name), _with_types(item), True) for name, item in (held or {}).items()
                )
            elif _may_lack(cls, member.name):
                yield (*path, member.name), held, True
            else:
                yield from _parts(held, (*path, member.name))
    else:
        yield path, value, False


def _with_types(value: Any) -> Hashable:
    """A JSON value beside its types, as `true` and 1 are equal to Python and differ in JSON."""
    if isinstance(value, Mapping):
        return tuple((name, _with_types(item)) for name, item in value.items())
    return tuple(map(_with_types, value)) if isinstance(value, tuple) else (type(value).__name__, value)


def _split(value: Any) -> tuple[Hashable, dict[Any, Any]]:
    """What no view of *value* lacks, and what one may lack as far as it is there."""
    fixed: list[Any] = []
    shown: dict[Any, Any] = {}
    for path, held, lackable in _parts(value, ()):
        if not lackable:
            fixed.append((path, held))
        elif held is not None:
            shown[path] = held
    return tuple(fixed), shown


def keep_fullest(contents: Iterable[R]) -> list[R]:
    """
    Those of *contents*, all different, that are no view of another one.

    What is left of two sets taken together is what is left of what is left of each: so replicas agree.
    """
    groups: dict[Hashable, list[tuple[dict[Any, Any], R]]] = {}
    for content in contents:
        fixed, shown = _split(content)
        groups.setdefault(fixed, []).append((shown, content))
    return [content for group in groups.values() for content in _fullest(group)]


def _rank_view(content: object) -> tuple[str, ...]:
    view: View | None = getattr(content, "view", None)
    return () if view is None else (view.sha256, view.viewer.value, *view.withheld)


def _fullest(group: list[tuple[dict[Any, Any], R]]) -> Iterator[R]:
    kept: list[set[Any]] = []
    # Whatever shows all that a view shows, shows its rarest item too: only those are looked at, so that a thousand
    # contents cost a thousand glances.
    holders: dict[Any, list[int]] = {}
    # The fullest first, so that a view always comes after what it is a view of; of equals, the same one everywhere.
    for shown, content in sorted(group, key=lambda pair: (-len(pair[0]), _rank_view(pair[1]))):
        items = set(shown.items())
        holding = [holders.get(item, []) for item in items]
        near = min(holding, key=len) if holding else range(len(kept))
        if any(items <= kept[number] for number in near):
            continue
        for item in items:
            holders.setdefault(item, []).append(len(kept))
        kept.append(items)
        yield content


def join(contents: Iterable[R]) -> R | None:
    """What *contents*, all views of one, show together; `None` where two of them differ in what both show."""
    first, *others = contents
    joined: Any = first
    try:
        for other in others:
            joined = _join(joined, other)
    except (_Differ, InvalidValue):
        return None
    return joined  # type: ignore[no-any-return]  # of the class of its parts


class _Differ(Exception):  # it never leaves this module
    """Two contents say different things of one member."""


def _join(one: Any, other: Any) -> Any:
    cls: type[Any] = one.__class__
    if one is other or cls is not other.__class__:
        if one is not other:
            raise _Differ
        return one
    if cls is Authority:
        return join_authorities(one, other)
    if cls is tuple:
        if len(one) != len(other):
            raise _Differ
        return tuple(map(_join, one, other))
    if not has(cls):
        if one != other:
            raise _Differ
        return one
    return _join_members(one, other)


def _join_members(one: Any, other: Any) -> Any:
    changes: dict[str, Any] = {}
    for member in fields(one.__class__):
        here, there = getattr(one, member.name), getattr(other, member.name)
        joined: Any
        if member.name == "view":
            joined = join_views(here, there)
        elif member.name in _ADDED:
            joined = _join_extensions(here, there)
        elif _may_lack(one.__class__, member.name) and (here is None or there is None):
            joined = there if here is None else here
        else:
            joined = _join(here, there)
        if joined is not here:
            changes[member.name] = joined
    return evolve(one, **changes) if changes else one


def join_views(one: View | None, other: View | None) -> View | None:
    """What is still withheld of a document where both *one* and *other* of its views are at hand, if anything is."""
    if one is None or other is None or one == other:
        return one if one == other else None
    withheld = [place for place in one.withheld if place in set(other.withheld)]
    first = min(one, other, key=lambda view: (view.sha256, view.viewer.value, view.withheld))
    return evolve(first, withheld=sorted(withheld)) if withheld else None


def _join_extensions(here: FrozenMap[Any] | None, there: FrozenMap[Any] | None) -> FrozenMap[Any] | None:
    if not here or not there:
        return here or there
    if any(name in here and _with_types(here[name]) != _with_types(value) for name, value in there.items()):
        raise _Differ
    return here if there.keys() <= here.keys() else FrozenMap({**here, **there})


def join_authorities(one: Authority, other: Authority) -> Authority:
    """
    One authority in its fuller spelling; of two spellings of one member, the first in order.

    Raises:
        InvalidValue: Where they are not the same authority.
    """
    if one.identity != other.identity:
        raise InvalidValue("expected the same authority", field="code")
    if one == other:
        return one
    countries = [each.country for each in (one, other) if each.country is not None]
    names = [each.name for each in (one, other) if each.name is not None]
    country = min(countries, key=lambda each: each.value, default=None)
    return Authority(code=one.code, country=country, name=min(names, default=None))
