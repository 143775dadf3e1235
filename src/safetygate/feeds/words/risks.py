"""
Risk types as the feeds list them: joined by commas, with free text that may hold commas itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from safetygate.domain.alerts.alert import Risk
from safetygate.domain.codes import Feed, RiskType
from safetygate.feeds.finding import Notes
from safetygate.feeds.words.spellings import find_code, spellings
from safetygate.feeds.words.wording import limit, line, says_nothing

FIELD: Final = "risks"
MOST: Final = 50
"""How many an alert can have."""


_COMMA: Final = re.compile(r"\s*,\s*")


def risks(texts: Iterable[str], others: Iterable[str], feed: Feed, notes: Notes) -> tuple[Risk, ...]:
    """
    The risks that *texts* list, each once, and those that *others* tell in free words.

    Where every part between commas is a known type, all are. Where one is not, only the parts that are written as the
    list writes them are types, and all others together are one text, for the free text may hold commas itself.
    """
    listed = [risk for text in texts for risk in _risks(text, feed, notes)]
    told = [Risk(type=RiskType.OTHER, type_other=name) for text in others if (name := line(text, FIELD, notes))]
    return limit(dict.fromkeys([*listed, *told]), FIELD, notes, MOST, lambda risk: risk.type_other or risk.type.en)


def _risks(text: str, feed: Feed, notes: Notes) -> list[Risk]:
    whole = line(text, FIELD, notes)
    parts = [part for part in _COMMA.split(whole or "") if not says_nothing(part)]
    found = {part: find_code(RiskType, part, feed) for part in parts}
    if not all(found.values()):
        found = {part: code if code and part in spellings(code, feed) else None for part, code in found.items()}
    known = [Risk(type=code) for part in parts if (code := found[part])]
    other = ", ".join(part for part in parts if found[part] is None)
    return [*known, Risk(type=RiskType.OTHER, type_other=other)] if other else known
