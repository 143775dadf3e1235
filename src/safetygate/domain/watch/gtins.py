"""
GTIN: in the one form in which they compare, from whatever people write, and as the address that GS1 gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from safetygate.domain.alerts.gtin import is_gtin
from safetygate.domain.records.errors import InvalidValue, expect

# https://id.gs1.org/01/09506000134352/10/ABC123, https://shop.example/gtin/614141123452
_IN_LINK: Final = re.compile(r"/(?:01|gtin)/(?P<digits>[0-9]{8,14})(?![0-9])", re.IGNORECASE)
# (01)09506000134352(10)ABC123, as a reader of Data Matrix codes gives it
_IN_ELEMENTS: Final = re.compile(r"\(01\)(?P<digits>[0-9]{14})(?![0-9])")
# 6 181100 530018, 4006381333931
_IN_TEXT: Final = re.compile(r"(?<![0-9])[0-9](?:[ .-]?[0-9]){11,13}(?![0-9])")
_NO_DIGIT: Final = re.compile(r"[^0-9]+")
_BATCH: Final = re.compile(r"""[!"%&'()*+,./0-9:;<=>?A-Z_a-z-]{1,20}""")


def gtin14(text: str) -> str | None:
    """
    The GTIN that *text* is, in 14 digits; `None` where it is none.

    Blanks and hyphens are passed over, and so is a nought before the others that a spreadsheet has lost.
    A GS1 Digital Link, or a string of elements such as `(01)09506000134352`, gives the GTIN that stands in it.
    """
    link = _IN_LINK.search(text) or _IN_ELEMENTS.search(text)
    digits = link["digits"] if link else "" if re.search(r"[^\W\d]", text) else _NO_DIGIT.sub("", text)
    # 11 digits: a UPC whose nought is lost; a number of 8 digits or more that is no GTIN as it stands is tried with it.
    whole = next((each for each in (digits, digits.zfill(12), digits.zfill(13)) if is_gtin(each)), None)
    return whole.zfill(14) if whole and len(digits) >= 8 else None


def gtins_in(text: str) -> Iterator[str]:
    """The GTIN of 12 to 14 digits that stand in running *text*, each in 14 digits."""
    for run in _IN_TEXT.finditer(text):
        digits = _NO_DIGIT.sub("", run[0])
        # A number that a spreadsheet has rounded ends in noughts.
        if is_gtin(digits) and not digits.endswith("00000"):
            yield digits.zfill(14)


def is_restricted(gtin: str) -> bool:
    """Whether a GTIN in 14 digits is of those that a shop or a firm gives for use within its own walls."""
    # GS1 General Specifications, 1.4: prefixes 02, 04 and 20 to 29
    return gtin[1:3] in {"02", "04"} or gtin[1] == "2"


def digital_link(gtin: str, *, batch: str | None = None, resolver: str = "https://id.gs1.org") -> str:
    """
    The GS1 Digital Link of a GTIN: the address under which a code on the pack leads to the product.

    Args:
        gtin: The GTIN, as people write it.
        batch: The batch; with it the address means that batch only.
        resolver: Where the address leads to.

    Raises:
        InvalidValue: Where *gtin* is none, or *batch* is none that GS1 allows.
    """
    expect(gtin, str, field="gtin")
    whole = gtin14(gtin)
    if whole is None:
        raise InvalidValue(
            "expected a GTIN of 8, 12, 13 or 14 digits whose last digit is its check digit", field="gtin"
        )
    if batch is not None and not _BATCH.fullmatch(batch):
        raise InvalidValue("expected a batch of 1 to 20 characters of those that GS1 allows", field="batch")
    return f"{resolver}/01/{whole}" + (f"/10/{_percent(batch)}" if batch else "")


def _percent(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z._-]", lambda sign: f"%{ord(sign[0]):02X}", text)
