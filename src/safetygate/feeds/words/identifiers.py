"""
Identifiers by which a marketplace knows a listing: an ASIN, an item number, behind whatever label.
"""

from __future__ import annotations

import re
from typing import Final

from safetygate.feeds.words.wording import says_nothing

# as in "(unique identifier: 601099516755037)" and "ASIN: B07XJ8C8F5"
_LABEL: Final = re.compile(
    r"^[\s(\[:：,.\-–]*(?:l'|the |with )?"
    r"(?:asin|(?:shein |temu )?(?:unique )?(?:product |listing )?iden\w*|goods ?id|item(?: ?(?:n[°º.o]*|id))?|id|n[°º])"
    r"(?: (?:numbers?|no\.?|codes?))?s?(?=[\s:：\-–=.(]|$)[\s:：\-–=(]*",
    re.IGNORECASE,
)
# as in "B07XJ8C8F5, B07XJ8C8F6"
_COMMA: Final = re.compile(r"\s*[,;]\s*")
# one identifier, with points or hyphens inside
_ONE: Final = re.compile(r"[A-Za-z0-9](?:[\w.-]*\w)?", re.ASCII)
# also with the letter O in place of the nought, as people type it
_ASIN: Final = re.compile(r"(?<!\w)B[0O][0-9A-Z]{7,9}(?!\w)")
# a label before its number, as in "via Temu (Product identifier: 601099516755037)" and "listing identifier 8125"
_LABELLED: Final = re.compile(
    r"\b(?:(?:unique )?(?:product |listing )?identif\w*|unique iden\w*|goods ?id"
    r"|item ?(?:n[°º.o]*|number|id)|ASINs?(?: numbers?)?)\s*[:：=\-–]?\s*"
    r"(?P<first>[\w-]*[0-9][\w-]{4,})(?P<rest>(?:\s*(?:,|;|and|\s)\s*[\w-]*[0-9][\w-]{4,})*)",
    re.IGNORECASE | re.ASCII,
)


def strip_label(text: str) -> str | None:
    """*text* without the label in front and the brackets and points around it; `None` where nothing is left."""
    plain = _LABEL.sub("", text, count=1).strip(" \t:：,;.-–")
    plain = plain.removeprefix("(") if plain.count("(") > plain.count(")") else plain
    plain = plain.rstrip(")") if plain.count(")") > plain.count("(") else plain
    plain = plain[1:-1] if plain.startswith("(") and plain.endswith(")") else plain
    relabelled = _LABEL.sub("", plain, count=1).strip(" :：,;.")
    return None if says_nothing(relabelled) else relabelled


def split_identifiers(text: str) -> tuple[str, ...]:
    """The identifiers in *text*, one or several between commas; what is no list stays whole."""
    plain = strip_label(text)
    if plain is None:
        return ()
    parts = [part for part in _COMMA.split(plain) if part]
    return tuple(parts) if all(_is_one(part) for part in parts) else (plain,)


def find_identifiers(text: str) -> tuple[str, ...]:
    """The identifiers that a sentence gives: every ASIN, else what follows a label such as `unique identifier`."""
    asins = [match[0] for match in _ASIN.finditer(text)]
    behind = [each for match in _LABELLED.finditer(text) for each in _ONE.findall(f"{match['first']} {match['rest']}")]
    return tuple(dict.fromkeys(asins or [each for each in behind if any(sign.isdigit() for sign in each)]))


def _is_one(part: str) -> bool:
    return len(part) > 5 and _ONE.fullmatch(part) is not None and any(sign.isdigit() for sign in part)
