"""
Barcodes as the feeds print them: with blanks, with words, glued to each other, rounded by a spreadsheet.

A code counts as a GTIN only where its check digit holds (GS1 General Specifications, section 7.9): in the member for
barcodes, and in models, batch numbers and descriptions, whose text stays where it is. Of 4,601 runs of 13 digits in
models and batch numbers of all years 4,337 hold, where chance would give one of ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from safetygate.domain.alerts.gtin import LENGTHS, is_gtin
from safetygate.domain.alerts.product import Barcode
from safetygate.domain.codes import BarcodeScheme, FoundIn
from safetygate.feeds.finding import Notes
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.wording import clean, items, limit, line, says_nothing

FIELD: Final = "product.barcodes"
MOST: Final = 1000
"""How many a product can have."""

GLUED: Final = (8, 12, 13)
"""The lengths that are found glued together: EAN-8, UPC-A and EAN-13; a GTIN of 14 digits names a box, alone."""

LONGEST_GLUED: Final = 400
"""In digits; the longest seen in a real feed is 9 codes of 13."""

_PATHS: Final = {each: f"product.{each.value}" for each in FoundIn} | {FoundIn.RISK_DESCRIPTION: "risk_description"}

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
# "EAN code: 8592117981928", "Bar code 5 900 123 456 784", "UPC: 012345678905", "3890013830742size 134" behind a label
_LABELLED_CODES: Final = re.compile(
    r"\b(?:bar[ -]?codes?|ean(?:[ -]?(?:8|12|13|14))?|gtin(?:[ -]?(?:8|12|13|14))?|upc|jan|c[oó]digo de barras"
    r"|code[- ]barres?)\b(?: (?:code|number|numbers|no\.?|n[°º]|of the \w+))*\s*[:.#=(-]*\s*"
    r"(?P<digits>[0-9](?:[ -]?[0-9]){7,13}(?:\s*[,;/&]\s*[0-9](?:[ -]?[0-9]){7,13})*)(?![0-9])",
    re.IGNORECASE,
)
# "4 045365 701441", "8592117981928"; no telephone number, no part of a longer code
_ALONE: Final = re.compile(
    r"(?<![\w+/.,-])(?<![0-9] )[0-9](?: ?[0-9]{6} ?[0-9]{6}|[0-9]{12})(?![\w/-]| ?[0-9]|[.,][0-9])"
)
# "70502128134967050212813502": several without a blank between them
_LONG_RUN: Final = re.compile(r"(?<![0-9])[0-9]{26,}(?![0-9])")
# nothing is looked for where there are no eight digits close to each other
_DIGITS: Final = re.compile(r"[0-9](?:[ -]?[0-9]){7}")
_LEAST: Final = 7
"""In characters: in no shorter text is there any."""

# a number that a spreadsheet has rounded, as 5901690000000
_ZEROS: Final = re.compile(r"0{5}$")
# before a number that is dialled, as in "Call us: tel. 8592117981928"
_TELEPHONE: Final = re.compile(r"(?:tel|phone|fax|mobile|call)\w*[.:\s]*$", re.IGNORECASE)
# as in "EAN: 8592117981928, 8592117981935"
_AMONG: Final = re.compile(r"[,;/&]")


def barcodes(texts: Iterable[str], notes: Notes) -> tuple[Barcode, ...]:
    """The barcodes that *texts* list, each once, in their order."""
    found: dict[Barcode, None] = {}
    for text in texts:
        # as most are printed; one that ends in noughts may have been rounded
        if is_gtin(text) and not text.endswith("00000"):
            found[Barcode(scheme=BarcodeScheme.GTIN, value=text)] = None
            continue
        plain = _FRACTION.sub("", clean(text, FIELD, notes))
        # the comma in a rounded "5,90169E+12" parts nothing
        for part in [plain] if _ROUNDED.fullmatch(plain) else _SEPARATOR.split(plain):
            if not says_nothing(part):
                found |= dict.fromkeys(_codes(part, notes))
    return limit(found, FIELD, notes, MOST, lambda code: code.value)


def split_barcodes(texts: tuple[str, ...], notes: Notes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Barcodes and batch numbers, where a feed has one member for both: a barcode is what is proved to be one."""
    if not texts:
        return (), ()
    pieces = items((piece for text in texts for piece in _LABELLED.split(text)), "product.batches", notes, MOST)
    proved: list[str] = []
    for piece in pieces:
        aside = Notes()
        found = barcodes((piece,), aside)
        plain = all(finding.remark is Remark.BARCODE_GLUED for finding in aside.findings(""))
        if found and plain and all(code.scheme is BarcodeScheme.GTIN for code in found):
            proved.append(piece)
    return tuple(proved), tuple(piece for piece in pieces if piece not in proved)


def _codes(part: str, notes: Notes) -> Iterator[Barcode]:
    if _ROUNDED.fullmatch(part):
        notes.add(Remark.BARCODE_ROUNDED, FIELD, part)
        yield from _keep(part, notes)
        return
    rest, found = _take_proved(_LABEL.sub("", part), notes)
    yield from found
    if found:
        if _WORD.search(_LABEL_WORDS.sub("", rest)):
            notes.add(Remark.BARCODE_TEXT, FIELD, part)
    elif not any(sign.isdigit() for sign in rest):
        notes.add(Remark.BARCODE_TEXT, FIELD, part)
    else:
        digits = _BETWEEN.sub("", rest)
        shaped = digits.isdigit() and len(digits) in LENGTHS
        notes.add(Remark.BARCODE_CHECK_DIGIT if shaped else Remark.BARCODE_OTHER, FIELD, part)
        yield from _keep(part, notes)


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


def _keep(part: str, notes: Notes) -> Iterator[Barcode]:
    yield from (Barcode(scheme=BarcodeScheme.OTHER, value=value) for value in (line(part, FIELD, notes),) if value)


def find_barcodes(
    members: Iterable[tuple[FoundIn, Iterable[str]]], known: Iterable[Barcode], notes: Notes
) -> list[Barcode]:
    """
    The GTIN in the texts of *members* that are not *known*, each with where it was found.
    """
    seen = {code.value.zfill(14) for code in known}
    found: list[Barcode] = []
    for member, texts in members:
        for text in texts:
            for digits in _gtins(text) if len(text) > _LEAST and _DIGITS.search(text) else ():
                if digits.zfill(14) not in seen:
                    seen.add(digits.zfill(14))
                    found.append(Barcode(scheme=BarcodeScheme.GTIN, value=digits, found_in=member))
                    notes.add(Remark.BARCODE_FOUND, _PATHS[member], digits)
    return found


def _gtins(text: str) -> Iterator[str]:
    for run in _LABELLED_CODES.finditer(text):
        yield from (
            digits for part in _AMONG.split(run["digits"]) if is_gtin(digits := re.sub("[ -]", "", part).strip())
        )
    for alone in _ALONE.finditer(text):
        digits = alone[0].replace(" ", "")
        if (
            is_gtin(digits)
            and not _ZEROS.search(digits)
            and not _TELEPHONE.search(text, max(0, alone.start() - 20), alone.start())
        ):
            yield digits
    for glued in _LONG_RUN.finditer(text):
        # only where the run wholly consists of codes of 13 or of 14 digits, and each of them is proved
        for length in (13, 14):
            parts = [glued[0][start : start + length] for start in range(0, len(glued[0]), length)]
            if all(len(part) == length and is_gtin(part) for part in parts):
                yield from parts
                break
