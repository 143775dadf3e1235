"""
What is a Global Trade Item Number: how many digits it has, and how the last one checks the others.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

LENGTHS: Final = frozenset({8, 12, 13, 14})
"""How many digits a GTIN can have (GS1 General Specifications, 3.3 and 7.9)."""


def is_shaped(text: str) -> bool:
    """Whether *text* has the shape of a GTIN, whatever its last digit."""
    # `isdigit` alone would also take the digits of other scripts.
    return len(text) in LENGTHS and text.isascii() and text.isdigit()


# Feeds ask again and again for the same digits, in every way to cut those that are glued together.
@lru_cache(maxsize=4096)
def is_gtin(text: str) -> bool:
    """Whether *text* has the shape of a GTIN and its last digit checks the others: they weigh 3 and 1 in turn."""
    return is_shaped(text) and sum(map(int, 3 * text[-2::-2] + text[::-2])) % 10 == 0
