"""
Risk types as the feeds list them: joined by commas or semicolons, with free text that may hold either itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from safetygate.domain.alerts.alert import Risk
from safetygate.domain.codes import RiskType
from safetygate.feeds.finding import Notes
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.labels import Dialect
from safetygate.feeds.words.spellings import spellings
from safetygate.feeds.words.wording import limit, line, says_nothing

FIELD: Final = "risks"
MOST: Final = 50
"""How many an alert can have."""

# "Choking, Chemical" in a report, "Choking;Chemical" in a table of the mirror
_SEPARATOR: Final = re.compile(r"\s*[,;]\s*")
# a risk of the list that is told in words, as in "Other: risk to the environment"
_OTHER: Final = re.compile(r"other\s*[:–-]\s*", re.IGNORECASE)


def risks(texts: Iterable[str], others: Iterable[str], dialect: Dialect, notes: Notes) -> tuple[Risk, ...]:
    """
    The risks that *texts* list, each once, and those that *others* tell in free words.

    Where every part between separators is a known type, all are. Where one is not, only the parts that are written as
    the list writes them are types, and all others together are one text, for free text may hold separators itself;
    what is on no list is a finding.
    """
    listed = [risk for text in texts for risk in _risks(text, dialect, notes)]
    told = [Risk(type=RiskType.OTHER, type_other=name) for text in others if (name := line(text, FIELD, notes))]
    return limit(dict.fromkeys([*listed, *told]), FIELD, notes, MOST, lambda risk: risk.type_other or risk.type.en)


def _risks(text: str, dialect: Dialect, notes: Notes) -> list[Risk]:
    whole = line(text, FIELD, notes)
    parts = [part for part in _SEPARATOR.split(whole or "") if not says_nothing(part) and not dialect.is_nothing(part)]
    found = {part: dialect.find(RiskType, part) for part in parts}
    if not all(found.values()) and dialect.labels is None:
        found = {part: code if code and part in spellings(code, dialect.feed) else None for part, code in found.items()}
    known = [Risk(type=code) for part in parts if (code := found[part])]
    unread = [part for part in parts if found[part] is None]
    if not unread:
        return known
    others = [", ".join(unread)] if dialect.labels is None else unread
    for other in others:
        if not _OTHER.match(other):
            notes.add(Remark.CODE_UNKNOWN, FIELD, other)
    return [*known, *(Risk(type=RiskType.OTHER, type_other=other) for other in others)]
