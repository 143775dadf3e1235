"""
Moments as both capitals read them, in words.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from safetygate.domain.deadlines.standing import Standing
from safetygate.domain.records.moments import BEIJING, BRUSSELS, local, to_moment
from safetygate.domain.records.phrases import Language, Phrase

_PLACES: Final = Phrase("{} (Brussels) · {} (Beijing)", "{}（布鲁塞尔）· {}（北京）")
_ENDS: Final = Phrase("Ends on {} in Brussels, on {} in Beijing", "于布鲁塞尔时间{}、北京时间{}届满")


def say_moment(moment: dt.datetime, language: str | Language) -> str:
    """Day and time in Brussels and in Beijing at *moment*."""
    return _PLACES.say(language, *(f"{local(to_moment(moment), zone):%Y-%m-%d %H:%M}" for zone in (BRUSSELS, BEIJING)))


def say_standing(period: Standing, language: str | Language) -> str:
    """Where a *period* stands and, on a line of its own, when it ends in both capitals; that only where it runs."""
    ends = (period.brussels.ends, period.beijing.ends)
    said = period.text(language)
    return said if None in ends else f"{said}\n{_ENDS.say(language, *ends)}"
