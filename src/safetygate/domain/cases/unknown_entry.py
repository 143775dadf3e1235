"""
The entry that only a newer version of the schemas knows: it keeps its place in a case, and has no effect.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, final

from attrs import frozen

from safetygate.domain.cases.entry import Entry
from safetygate.domain.codes import Step


@final
@frozen(kw_only=True)
class UnknownEntry(Entry):
    """
    An entry of a kind that is not known here, or one that requires what is not understood here.

    Of every entry, whatever its kind, identifier, case, author, moment, `after`, `references`, words and additions are
    known; all else, its kind among it, is kept in `beyond` as it came.
    It stands in its case where whoever knows its kind has it too, without effect, and is written as it came.
    """

    kind: ClassVar[str] = "unknown_entry"

    @property
    def step(self) -> Step:
        """What its author does with it, which is not known here."""
        return Step.UNKNOWN

    @property
    def about(self) -> str | None:
        """The entry it is about: an entry of any kind says so in one of three members."""
        beyond: Mapping[str, Any] = self.beyond or {}
        entry = beyond.get("/entry")
        within = entry.get("id") if isinstance(entry, Mapping) else None
        named = (beyond.get("/flag_id"), beyond.get("/in_reply_to"), within)
        return next((name for name in named if isinstance(name, str)), None)
