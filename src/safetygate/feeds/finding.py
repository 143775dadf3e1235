"""
What is noticed while a notice of a feed becomes an alert.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Final, TypeVar, cast, final

from attrs import frozen

from safetygate.domain.records.problems import Problem, Severity
from safetygate.feeds.remark import Remark

F = TypeVar("F", bound=Callable[..., Any])

SHOWN: Final = 200
"""How much of a raw text a `Problem` shows, in characters."""

_SHORT: Final = 400
"""In characters: no longer text is remembered, so that what is remembered stays small."""


@final
@frozen(kw_only=True)
class Finding:
    """
    One remark on one notice.

    Attributes:
        number: The number of the alert.
        field: The member of the alert that it is about, for example `product.barcodes`; empty for the whole notice.
        remark: What is remarked.
        raw: The text in question, exactly as it stood and never cut.
    """

    number: str
    field: str
    remark: Remark
    raw: str

    @property
    def code(self) -> str:
        """The stable code of the remark, for example `barcode-glued`."""
        return str(self.remark.value)

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.remark.severity

    @property
    def is_routine(self) -> bool:
        """Whether it asks nothing of anybody: such findings are counted and not listed."""
        return self.remark.is_routine

    @property
    def message_en(self) -> str:
        """What it says in English."""
        return self.remark.en

    @property
    def message_zh(self) -> str:
        """What it says in Chinese."""
        return self.remark.zh

    def problem(self) -> Problem:
        """The same as a problem of a document; the raw text is cut short there."""
        return Problem(
            pointer="".join(f"/{name}" for name in self.field.split(".") if name),
            code=self.code,
            severity=self.severity,
            message_en=self.message_en,
            message_zh=self.message_zh,
            value=json.dumps(self.raw.encode(errors="replace").decode(), ensure_ascii=False)[:SHOWN],
        )


@final
class Notes:
    """
    What is noticed while one notice is read: every part that reads writes here, and nothing is thrown away.
    """

    __slots__ = ("_lines",)

    def __init__(self) -> None:
        self._lines: dict[tuple[str, Remark, str], None] = {}

    def add(self, remark: Remark, field: str, raw: str) -> None:
        """Write down *remark* on the member *field*, with the text in question as it stood; once is enough."""
        self._lines[field, remark, raw] = None

    def take(self, other: Notes) -> None:
        """Write down all that *other* has."""
        self._lines |= other._lines

    def findings(self, number: str) -> tuple[Finding, ...]:
        """All that was written down, as findings on the alert *number*, in the order of writing."""
        return tuple(Finding(number=number, field=field, remark=remark, raw=raw) for field, remark, raw in self._lines)


def remember(read: F) -> F:
    """
    *read*, asked once for each text: the alerts of all years say the same few thousand things again and again.

    Its first argument is the text, its last are the notes, which get the same lines each time.
    """

    @lru_cache(maxsize=4096)
    def first(*given: Any) -> tuple[Any, Notes]:
        notes = Notes()
        return read(*given, notes), notes

    @wraps(read)
    def again(*given: Any) -> Any:
        if len(given[0]) > _SHORT:
            return read(*given)
        value, told = first(*given[:-1])
        given[-1].take(told)
        return value

    return cast("F", again)
