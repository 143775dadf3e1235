"""
What a list says of one day: that it is off, that it is worked, or nothing of the kind.

Lists come from many programs, and in China some weekend days are worked: a Saturday that merely stands on a list may be
either. It is never taken for a day off unless the list says so.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pendulum import Date

from safetygate.domain.records import moments
from safetygate.domain.records.errors import InvalidValue

# `non-working day`, `not a working day`, `无需上班`: asked before the words for work that they hold.
_NO_WORK: Final = re.compile(r"\bnon[ -]?work|\bno(?:t an?)? work|不上班|[无毋]需上班", re.IGNORECASE)

# `上班(补春节假期)`, `国庆节（班）`, `班｜国庆节`, `Special Working Day`, `Make-up workday`, `working`.
# Asked before the words for a day off, for most of these name the holiday that they make up for.
_WORKED: Final = re.compile(
    r"[上补]班|[(（【\[]班[)）】\]]|^班(?:$|[｜|])|\bwork(?:ing|ed)?[ -]?day|^work(?:ing|ed)?$", re.IGNORECASE
)

# `春节假期`, `元旦`, `休｜国庆节`, `补休`, `Christmas holiday`, `Office closed`, `off`; 调休 alone may be either.
_OFF: Final = re.compile(
    r"假|(?<!调)休|节|元旦|\bholidays?\b|\bclosed\b|\bclosure\b|\bdays? off\b|^off$", re.IGNORECASE
)

# 2026-01-01, 2026/1/1, 2026.1.1, 2026年1月1日: the year first, so that no order of day and month has to be guessed.
_DAY: Final = re.compile(r"([0-9]{4})(?:[-/.]|年)([0-9]{1,2})(?:[-/.]|月)([0-9]{1,2})日?", re.ASCII)

# 20260101
_EIGHT_DIGITS: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)


class Listed(NamedTuple):
    """
    One day of a list.

    Attributes:
        day: The day.
        worked: Whether it is worked; absent where the list does not say whether it is off or worked.
        where: Where it stands in the list.
    """

    day: Date
    worked: bool | None
    where: str

    def is_worked(self) -> bool:
        """
        Whether the day is worked; a day from Monday to Friday is off, as otherwise it would not be listed.

        Raises:
            InvalidValue: Where it is a Saturday or Sunday of which the list does not say which of the two it is.
        """
        if self.worked is None and self.day.isoweekday() > 5:
            raise InvalidValue("expected to be told whether a Saturday or Sunday is off or working", field=self.where)
        return bool(self.worked)


def read_kind(*words: str) -> bool | None:
    """Whether *words* say that a day is worked (`True`) or off (`False`); `None` where they say neither."""
    said = [word.strip() for word in words]
    for answer, pattern in ((False, _NO_WORK), (True, _WORKED), (False, _OFF)):
        if any(map(pattern.search, said)):
            return answer
    return None


def read_day(text: str, where: str) -> Date:
    """
    The day that *text* names, the year first.

    Raises:
        InvalidValue: Where it names none, or leaves the order of day and month open.
    """
    found = _DAY.fullmatch(text.strip()) or _EIGHT_DIGITS.fullmatch(text.strip())
    try:
        return moments.parse_day(text if found is None else "{}-{:0>2}-{:0>2}".format(*found.groups()))
    except ValueError as reason:
        raise InvalidValue(str(reason), field=where) from None
