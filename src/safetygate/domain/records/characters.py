"""
Which characters a text may hold, so that every partner can store it and pass it on, and which people cannot see.
"""

from __future__ import annotations

import re
from typing import Final

_LAST_OF_PLANES = (plane << 16 | last for plane in range(17) for last in (0xFFFE, 0xFFFF))
NON_CHARACTERS: Final = "".join(map(chr, (*range(0xFDD0, 0xFDF0), *_LAST_OF_PLANES)))
"""What Unicode keeps for a program's own use and will never make a character (its section 23.7)."""

UNSTORABLE: Final = re.compile(f"[\0\ud800-\udfff{NON_CHARACTERS}]")
"""
What no partner can be sure to store or to pass on: NUL, the non-characters of Unicode, lone surrogates.

RFC 7493, section 2.1, refuses the latter two; PostgreSQL and whatever is written in C end a text at NUL or refuse it.
"""


def is_storable(value: str) -> bool:
    """Whether every partner can store *value*: it holds no NUL, no non-character and no lone surrogate."""
    return UNSTORABLE.search(value) is None if not value.isascii() else "\0" not in value


# Control characters, line and paragraph separators, and what turns the direction of reading: a name such as
# `invoice\u202egpj.exe` would be shown to people with its end reversed.
_UNSEEN: Final = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufffe\\uffff]"
)


def one_line(text: str) -> str:
    r"""
    A *text* from anywhere on one line: what would end the line, command a terminal or turn the reading direction is
    shown as JSON would escape it, for example `\u000a`.
    """
    return _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def printable(text: str) -> str:
    """The same, with its line feeds and tabs as they stand."""
    if text.isprintable() and text.isascii():
        return text
    return "\n".join("\t".join(map(one_line, line.split("\t"))) for line in text.split("\n"))
