"""
Several contents under one identifier: all of them are kept, and told.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import final

from attrs import field, frozen

from safetygate.domain.cases.order import ENTRIES, CaseEntry, Placed
from safetygate.domain.cases.views import join
from safetygate.domain.records.checks import Items
from safetygate.domain.records.frozen import MAX_INTEGER
from safetygate.domain.records.shapes import IDENTIFIER


@final
@frozen(kw_only=True)
class Conflict:
    """
    One identifier with several contents, all of them kept.

    Attributes:
        entry_id: The identifier.
        contents: What stands under it, in order.
        counting: Those of them that count: one of each author.
    """

    entry_id: str = field(validator=IDENTIFIER)
    # As many as there are: what tells of a flood of contents under one identifier must not fail for its size.
    contents: tuple[CaseEntry, ...] = field(validator=Items(ENTRIES, MAX_INTEGER, least=2))
    counting: tuple[CaseEntry, ...] = field(validator=Items(ENTRIES, MAX_INTEGER, least=1))


def conflicts_in(placed: Iterable[Placed]) -> tuple[Conflict, ...]:
    """The identifiers that stand for several contents in *placed*, which are in order; views of one are none."""
    named: dict[str, list[Placed]] = {}
    for each in placed:
        named.setdefault(each.entry.id, []).append(each)
    conflicts: list[Conflict] = []
    for name, found in named.items():
        contents = tuple(each.entry for each in found)
        authors = {entry.author.identity for entry in contents}
        if len(contents) > 1 and (len(authors) > 1 or join(contents) is None):
            counting = tuple(each.entry for each in found if each.content is not None)
            conflicts.append(Conflict(entry_id=name, contents=contents, counting=counting))
    return tuple(conflicts)
