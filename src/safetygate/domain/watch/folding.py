"""
Spellings made alike: case, width, accents, hyphens and blanks are no difference between two products.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Letters that no decomposition gives, signs that stand for a letter, and every apostrophe.
_ALIKE: Final = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i"}
    | {"×": "x", "´": "'", "`": "'", "’": "'", "‘": "'", "\u02bc": "'", "™": " ", "®": " ", "©": " "}
)
# BEST KID'S, Victoria's
_POSSESSIVE: Final = re.compile(r"'(?=s\b)")
_BETWEEN: Final = re.compile(r"[\W_]+")
_SHORT: Final = 80
# 华为HUAWEI: one name in two scripts
_SCRIPTS: Final = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]+|[^\u2e80-\u9fff\uac00-\ud7af]+")


def words(text: str) -> tuple[str, ...]:
    """The words of *text* in its order: small letters and digits without accents, Latin apart from Chinese."""
    return _words(text) if len(text) <= _SHORT else _split(text)


def _split(text: str) -> tuple[str, ...]:
    plain = text if text.isascii() else _plain(text)
    found = filter(None, _BETWEEN.split(_POSSESSIVE.sub("", plain.casefold())))
    return tuple(found) if plain.isascii() else tuple(part for word in found for part in _SCRIPTS.findall(word))


# The same brands and kinds of product come again and again, and whole descriptions do not.
_words = lru_cache(maxsize=2**15)(_split)


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.translate(_ALIKE))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def fold(text: str) -> str:
    """The words of *text* as one: `PS-460`, `ps 460` and `ＰＳ４６０` are the same."""
    return "".join(words(text))


def nearly(one: str, other: str) -> bool:
    """
    Whether two words are the same but for one letter missing, added, changed or exchanged with its neighbour.

    Short words and numbers must be the same: there one sign is a difference.
    """
    if one == other:
        return True
    if len(one) + len(other) < 9 or abs(len(one) - len(other)) > 1 or not (one.isalpha() and other.isalpha()):
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, rest_of_other = one[start:], other[start:]
    return (
        rest[1:] == rest_of_other
        or rest == rest_of_other[1:]
        or rest[1:] == rest_of_other[1:]
        or (rest[:2] == rest_of_other[:2][::-1] and rest[2:] == rest_of_other[2:])
    )
