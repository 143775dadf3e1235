"""
Which characters a text may hold, so that every partner can store it and pass it on.
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
