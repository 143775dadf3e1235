"""
Type approvals of vehicles: the base that names the type, and the extensions that an alert or an item is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

# e1*2007/46*2060*, e6*2018/858*00260*00 ~ e6*2018/858*00260*03, e1*2007/46*0296*10-*13, e21*NKS*0071*10
_APPROVAL: Final = re.compile(
    r"(?<![0-9a-z])e\s?(?P<country>\d{1,2})\s?\*\s?(?P<act>[0-9A-Z]+(?:/[0-9A-Z]+)*)\s?\*\s?(?P<number>\d{2,6})"
    r"(?:\s?\*\s?(?P<first>\d{1,3})(?:\s?(?:-|–|to|~)\s?\*?\s?(?P<last>\d{1,3})(?![0-9*/]))?)?",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"\s?(?:-|–|~|to)\s?", re.IGNORECASE)


class Approval(NamedTuple):
    """
    One type approval.

    Attributes:
        base: The approval without its extension, as `e1*2007/46*2060`.
        first: The first extension; `None` where none is named: then all are meant.
        last: The last extension.
    """

    base: str
    first: int | None = None
    last: int | None = None

    def meets(self, other: Approval) -> bool:
        """Whether the two name one type and have an extension in common."""
        if self.base != other.base:
            return False
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return True
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        if self.first is None:
            return self.base
        return f"{self.base}*{self.first:02}" + ("" if self.last == self.first else f"-*{self.last:02}")


def approvals_in(text: str) -> Iterator[Approval]:
    """The type approvals in *text*; two of one base with a dash or a tilde between them are a range."""
    earlier: tuple[Approval, int] | None = None
    for match in _APPROVAL.finditer(text):
        first = int(match["first"]) if match["first"] else None
        last = int(match["last"]) if match["last"] else first
        found = Approval(f"e{int(match['country'])}*{match['act'].upper()}*{match['number']}", first, last)
        if earlier and earlier[0].base == found.base and _RANGE.fullmatch(text[earlier[1] : match.start()]):
            found, earlier = Approval(found.base, earlier[0].first, found.last), None
        elif earlier:
            yield earlier[0]
        earlier = found, match.end()
    if earlier:
        yield earlier[0]


def without_approvals(text: str) -> str:
    """*text* with a comma in the place of each type approval."""
    return _APPROVAL.sub(",", text)
