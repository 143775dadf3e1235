"""
Barcodes as the feeds print them: with blanks, with words, glued to each other, rounded by a spreadsheet.

A code counts as a GTIN only where its check digit holds (GS1 General Specifications, section 7.9).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from safetygate.domain.alerts.product import Barcode
from safetygate.domain.codes import BarcodeScheme
from safetygate.feeds.extras import package
from safetygate.feeds.finding import Notes
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.wording import clean, items, limit, line, says_nothing

FIELD: Final = "product.barcodes"
MOST: Final = 1000
"""How many a product can have."""

LENGTHS: Final = frozenset({8, 12, 13, 14})
"""How many digits a GTIN can have."""

GLUED: Final = (8, 12, 13)
"""The lengths that are found glued together: EAN-8, UPC-A and EAN-13; a GTIN of 14 digits names a box, alone."""

LONGEST_GLUED: Final = 400
"""In digits; the longest seen in a real feed is 9 codes of 13."""

# as in "4006381333931, 5901690123457" and "4006381333931 / 5901690123457"
_SEPARATOR: Final = re.compile(r"[,;|\n]|\s/\s")
# as in "EAN code: 8592117981928" and "Bar code no. 3890013830742"
_LABEL: Final = re.compile(
    r"^\W*(?:bar ?codes?|ean|gtin|upc|jan|code)(?:[ -]?(?:8|12|13|14|code|number|no\.?|n[°º]))*\s*[:.#=]*\s*(?=[0-9])",
    re.IGNORECASE,
)
# parts one field for both, as in "L-0001, barcode: 4006381333931"
_LABELLED: Final = re.compile(r"[,;/]? ?(?=\b(?:bar ?codes?|batch(?: numbers?)?|ean) ?[:.])", re.IGNORECASE)
# digits with blanks, points or hyphens between them, as "4 045365 701441"
_RUN: Final = re.compile(r"(?<!\w)[0-9]+(?:[ .\-]+[0-9]+)*(?!\w)")
# what Amazon calls a product, as "B07XJ8C8F5"
_ASIN: Final = re.compile(r"(?<!\w)B0[0-9A-Z]{8}(?!\w)")
# what may stand between two digits
_BETWEEN: Final = re.compile(r"[ .\-]")
# anything that is not a sign
_WORD: Final = re.compile(r"\w")
# a number that a spreadsheet has written as "4006381333931.0"
_FRACTION: Final = re.compile(r"(?<=[0-9]{8})\.0$")
# a number that a spreadsheet has rounded, as "5,90169E+12" and "5901690000000"
_ROUNDED: Final = re.compile(r"[0-9][.,][0-9]+[eE]\+?[0-9]{1,2}|[1-9][0-9]{1,8}0{5,}")
# words beside a code that say nothing of their own
_LABEL_WORDS: Final = re.compile(
    r"\b(?:asin|bar\s?codes?|ean|gtin|upc|jan|codes?|numbers?|no|and|et|und|or|n)\b", re.IGNORECASE
)


def barcodes(texts: Iterable[str], notes: Notes) -> tuple[Barcode, ...]:
    """The barcodes that *texts* list, each once, in their order."""
    parts = (part for text in texts for part in _parts(text, notes))
    found = dict.fromkeys(code for part in parts for code in _codes(part, notes))
    return limit(found, FIELD, notes, MOST, lambda code: code.value)


def split_barcodes(texts: Iterable[str], notes: Notes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Barcodes and batch numbers, where a feed has one member for both: a barcode is what is proved to be one."""
    pieces = items((piece for text in texts for piece in _LABELLED.split(text)), "product.batches", notes, MOST)
    proved = tuple(piece for piece in pieces if _is_gtin_alone(piece))
    return proved, tuple(piece for piece in pieces if piece not in proved)


def _is_gtin_alone(piece: str) -> bool:
    aside = Notes()
    found = barcodes((piece,), aside)
    plain = all(finding.remark is Remark.BARCODE_GLUED for finding in aside.findings(""))
    return plain and bool(found) and all(code.scheme is BarcodeScheme.GTIN for code in found)


def is_gtin(digits: str) -> bool:
    """Whether *digits* are 8, 12, 13 or 14 and the last of them checks the others."""
    return len(digits) in LENGTHS and _is_checked(digits)


@lru_cache(maxsize=4096)
def _is_checked(digits: str) -> bool:
    return bool(package("stdnum.ean", "Reading barcodes").is_valid(digits))


def _parts(text: str, notes: Notes) -> list[str]:
    text = _FRACTION.sub("", clean(text, FIELD, notes))
    return [text] if _ROUNDED.fullmatch(text) else [each for each in _SEPARATOR.split(text) if not says_nothing(each)]


def _codes(part: str, notes: Notes) -> Iterator[Barcode]:
    if _ROUNDED.fullmatch(part):
        notes.add(Remark.BARCODE_ROUNDED, FIELD, part)
        yield from _keep(part, notes)
        return
    rest, found = _take_proved(_LABEL.sub("", part), notes)
    yield from found
    if not found:
        yield from _keep_unproved(rest, part, notes)
    elif _WORD.search(_LABEL_WORDS.sub("", rest)):
        notes.add(Remark.BARCODE_TEXT, FIELD, part)


def _take_proved(part: str, notes: Notes) -> tuple[str, list[Barcode]]:
    """What is left of *part* when every proved code is taken out, and those codes."""
    found: list[Barcode] = []

    def take(run: re.Match[str]) -> str:
        left, digits = _split(run[0], notes)
        found.extend(Barcode(scheme=BarcodeScheme.GTIN, value=each) for each in digits)
        return left

    def take_asin(code: re.Match[str]) -> str:
        found.append(Barcode(scheme=BarcodeScheme.ASIN, value=code[0]))
        return ""

    return _ASIN.sub(take_asin, _RUN.sub(take, part)).strip(), found


def _split(run: str, notes: Notes) -> tuple[str, list[str]]:
    """
    What is left of a *run* of digits and blanks, and the GTIN in it.

    Blanks are believed where each token is proved by itself; else the blanks are taken for those inside a printed code;
    else the tokens that are proved are taken and the others left.
    """
    tokens = [_BETWEEN.sub("", token) for token in run.split()]
    each = [_unglue(token, notes) for token in tokens]
    if not all(each) and len(tokens) > 1:
        joined = _unglue("".join(tokens), notes)
        each = [joined] if joined else each
    left = " ".join(token for token, codes in zip(run.split(), each, strict=False) if not codes)
    return left, [code for codes in each for code in codes]


def _unglue(digits: str, notes: Notes) -> list[str]:
    """The GTIN that *digits* are, or that are glued together in them in exactly one way; none where none is proved."""
    if is_gtin(digits):
        return [digits]
    if not 15 < len(digits) <= LONGEST_GLUED:
        return []
    ways = _ways(digits)
    if len(ways) == 1:
        notes.add(Remark.BARCODE_GLUED, FIELD, digits)
        return ways[0]
    if ways:
        notes.add(Remark.BARCODE_AMBIGUOUS, FIELD, digits)
    return []


def _ways(digits: str) -> list[list[str]]:
    """Up to two ways to cut *digits* into GTIN, from every position on to the end."""
    ways: list[list[list[str]]] = [*([] for _ in digits), [[]]]
    for start in range(len(digits) - min(GLUED), -1, -1):
        for length in GLUED:
            if start + length <= len(digits) and ways[start + length] and is_gtin(digits[start : start + length]):
                ways[start] += [[digits[start : start + length], *rest] for rest in ways[start + length]]
        del ways[start][2:]
    return ways[0]


def _keep_unproved(rest: str, part: str, notes: Notes) -> Iterator[Barcode]:
    if not any(sign.isdigit() for sign in rest):
        notes.add(Remark.BARCODE_TEXT, FIELD, part)
        return
    digits = _BETWEEN.sub("", rest)
    shaped = digits.isdigit() and len(digits) in LENGTHS
    notes.add(Remark.BARCODE_CHECK_DIGIT if shaped else Remark.BARCODE_OTHER, FIELD, part)
    yield from _keep(part, notes)


def _keep(part: str, notes: Notes) -> Iterator[Barcode]:
    yield from (Barcode(scheme=BarcodeScheme.OTHER, value=value) for value in (line(part, FIELD, notes),) if value)
