"""
Models, without their labels and in every way in which one may stand within another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from safetygate.domain.watch.approvals import without_approvals
from safetygate.domain.watch.folding import words
from safetygate.domain.watch.wording import LABELS, NOT_A_MODEL

_LONGEST: Final = 30
_MOST_WORDS: Final = 4
_MOST_LETTERS: Final = 4
_MOST_DIGITS: Final = 11
# as in A6199 / Art: 2002141, and in: 1. XS 0957 11SC160004, 2. XS 0991
_PIECES: Final = re.compile(
    r"[,;|()\[\]\n]|\s[/–-]\s|(?:^|(?<=[\s,;]))(?:\d{1,2}|[a-z]|[ivx]+)[.)]\s|\b(?:and|und|et)\b"
)
# SP-20/2021 or 2021: seasons and years; 00000: nothing
_NO_NUMBER: Final = re.compile(r"(?:ss|aw|fw|my)?(?:19|20)\d\d|0+|(?:ss|aw|fw|my)\d\d")


def pieces(text: str) -> Iterator[str]:
    """The pieces of *text* of which each may be a model: without certificates, standards, quantities and approvals."""
    # A quantity ends a piece: what stands before it and behind it are not one model.
    return filter(str.strip, _PIECES.split(NOT_A_MODEL.sub(",", without_approvals(text))))


def model_of(piece: str, apart: Collection[str] = ()) -> str | None:
    """The model that *piece* is, folded and without label and the words *apart*; `None` where it is none by itself."""
    left = _without_label(piece, apart)
    model = "".join(left)
    return model if len(left) <= _MOST_WORDS + 1 and not any(map(_speaks, left)) and is_model(model) else None


def models_within(piece: str, apart: Collection[str] = ()) -> Iterator[str]:
    """Every run of words in *piece* that is a model: of `DN-75 125L` this is `dn75` and `dn75125l`."""
    left = _without_label(piece, apart)
    for start in range(len(left)):
        run = ""
        for word in left[start : start + _MOST_WORDS]:
            if _speaks(word):
                break
            run += word
            if is_model(run):
                yield run


def is_model(folded: str) -> bool:
    """Whether something folded is specific enough for a model: it has a digit, and is no year and no single sign."""
    if not 3 <= len(folded) <= _LONGEST or folded.isalpha():
        return False
    shaped = not folded.isdigit() or 4 <= len(folded) <= _MOST_DIGITS
    return shaped and not _NO_NUMBER.fullmatch(folded)


# In `Turbo Power 12-724` two words are of the name; in `20 LED 639` and `MNA 1042` all belong to the model.
def _speaks(word: str) -> bool:
    """Whether *word* is one of a language, or a number as long as those of barcodes and listings."""
    return len(word) > (_MOST_LETTERS if word.isalpha() else _MOST_DIGITS if word.isdigit() else _LONGEST)


def _without_label(piece: str, apart: Collection[str]) -> list[str]:
    return [word for word in words(piece) if word not in LABELS and word not in apart]
