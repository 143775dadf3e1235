"""
GTIN that stand in other members than that for barcodes: in models, batch numbers, descriptions.

Their text stays where it is. A number counts only where its check digit holds: of 4,601 runs of 13 digits in models and
batch numbers of all years 4,337 hold, where chance would give one of ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from safetygate.domain.alerts.product import Barcode
from safetygate.domain.codes import BarcodeScheme
from safetygate.feeds.finding import Notes
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.barcodes import is_gtin

# "EAN code: 8592117981928", "Bar code 5 900 123 456 784", "UPC: 012345678905", "3890013830742size 134" behind a label
_LABELLED: Final = re.compile(
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
_RUN: Final = re.compile(r"(?<![0-9])[0-9]{26,}(?![0-9])")
# nothing is looked for where there are no eight digits close to each other
_DIGITS: Final = re.compile(r"[0-9](?:[ -]?[0-9]){7}")
# a number that a spreadsheet has rounded, as 5901690000000
_ROUNDED: Final = re.compile(r"0{5}$")
# before a number that is dialled, as in "Call us: tel. 8592117981928"
_TELEPHONE: Final = re.compile(r"(?:tel|phone|fax|mobile|call)\w*[.:\s]*$", re.IGNORECASE)
# as in "EAN: 8592117981928, 8592117981935"
_PART: Final = re.compile(r"[,;/&]")


def find_barcodes(
    members: Iterable[tuple[str, Iterable[str]]], known: Iterable[Barcode], notes: Notes
) -> list[Barcode]:
    """
    The GTIN in *members*, texts by the name of their member, that are not *known*; where each was found is a finding.
    """
    seen = {code.value.zfill(14) for code in known}
    found: list[Barcode] = []
    for field, texts in members:
        for text in texts:
            for digits in _gtins(text) if _DIGITS.search(text) else ():
                if digits.zfill(14) not in seen:
                    seen.add(digits.zfill(14))
                    found.append(Barcode(scheme=BarcodeScheme.GTIN, value=digits))
                    notes.add(Remark.BARCODE_FOUND, field, digits)
    return found


def _gtins(text: str) -> Iterator[str]:
    for run in _LABELLED.finditer(text):
        yield from (
            digits for part in _PART.split(run["digits"]) if is_gtin(digits := re.sub("[ -]", "", part).strip())
        )
    for alone in _ALONE.finditer(text):
        digits = alone[0].replace(" ", "")
        if (
            is_gtin(digits)
            and not _ROUNDED.search(digits)
            and not _TELEPHONE.search(text, max(0, alone.start() - 20), alone.start())
        ):
            yield digits
    for glued in _RUN.finditer(text):
        yield from _cut(glued[0])


def _cut(run: str) -> list[str]:
    """The GTIN of 13 or of 14 digits that *run* wholly consists of; none where one of them is not proved."""
    for length in (13, 14):
        parts = [run[start : start + length] for start in range(0, len(run), length)]
        if all(len(part) == length and is_gtin(part) for part in parts):
            return parts
    return []
