"""
Addresses on the web as the feeds print them: glued to each other, with text behind them, without their scheme.
"""

from __future__ import annotations

import re
from typing import Final

from safetygate.domain.records.shapes import ADDRESS
from safetygate.feeds.finding import Notes
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.wording import clean, says_nothing

# each address begins anew, except within another: "https://web.archive.org/web/20200101000000/https://…"
_START: Final = re.compile(r"(?<![=&?%:])(?<!web/[0-9]{14}/)(?=https?://)", re.IGNORECASE)
# the blank in "https:// www.hyundai.com"
_TORN: Final = re.compile(r"(https?://) +(?=www\.)", re.IGNORECASE)
# an address without its scheme, as "www.hyundai.com"
_BARE: Final = re.compile(r"^(?=www\.[^\s/.]+\.)", re.IGNORECASE)
# what the record allows as an address
_ALLOWED: Final = re.compile(str(ADDRESS.pattern), re.ASCII)
# nearly all addresses: what needs no other look
_PLAIN: Final = re.compile(r"https?://[A-Za-z0-9/._~%?=&+#-]{1,1000}(?<![.&])", re.ASCII)
# up to the next blank, bracket or quotation mark
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"\u007f]+", re.IGNORECASE)


def addresses(text: str, field: str, notes: Notes) -> tuple[str, ...]:
    """
    The addresses in *text*, each once, in their order.

    A new address begins at every `http://` or `https://`, except inside the query of another one.
    """
    if not text:
        return ()
    if _PLAIN.fullmatch(text) and text.find("http", 4) < 0:
        return (text,)
    whole = _TORN.sub(r"\1", clean(text, field, notes))
    if _BARE.match(whole):
        notes.add(Remark.ADDRESS_COMPLETED, field, whole)
        whole = f"https://{whole}"
    if says_nothing(whole):
        return ()
    pieces = [piece for piece in _START.split(whole) if piece.strip()]
    found = [address for piece in pieces if (address := _address(piece, field, notes))]
    if not found:
        notes.add(Remark.ADDRESS_MISSING, field, text)
    elif len(found) < len(pieces) or any(left.strip(" ,;/|()") for left in _ADDRESS.split(whole)):
        notes.add(Remark.ADDRESS_TEXT, field, text)
    if any(piece[-1] not in " ,;|\n" for piece in pieces[:-1]):
        notes.add(Remark.ADDRESS_GLUED, field, text)
    return tuple(dict.fromkeys(found))


def _address(piece: str, field: str, notes: Notes) -> str | None:
    match = _ADDRESS.match(piece)
    if match is None:
        return None
    address = match[0].rstrip(".,;|'") if match[0].count("(") >= match[0].count(")") else match[0].rstrip(".,;|')")
    if len(address) <= ADDRESS.most and _ALLOWED.fullmatch(address):
        return address
    notes.add(Remark.TEXT_TOO_LONG if len(address) > ADDRESS.most else Remark.ADDRESS_MISSING, field, address)
    return None
