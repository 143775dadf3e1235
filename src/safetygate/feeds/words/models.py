"""
Types and numbers of models as the feeds print them: behind labels, in lists, beside a barcode.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from safetygate.feeds.finding import Notes
from safetygate.feeds.words.wording import items

# as in "Model: 140685", "Item No. 939", "REF. BBD889-2", "Art. number 252882", "Type of model: MBA 9015", "n° 6680B"
_LABEL: Final = re.compile(
    r"(?:(?:the |type of |type ?/ ?number of |product |manufacturer'?s? |supplier'?s? )?"
    r"(?:models?|mod|types?|items?|art(?:icles?)?|ref(?:erences?)?|styles?|sku|codes?|cod|part|order|catalogue|product)\b"
    r"\.?-?(?: ?(?:numbers?|nos?|nrs?|n[°º0.]|num|codes?|ids?|names?|ref)\b\.?| ?n?[°º#]){0,2}"
    r"|n(?:o|r|0)?(?=[.°º:]))",
    re.IGNORECASE,
)
# what parts a label from its value; a colon is sure, anything else only before a number
_SURE: Final = re.compile(r"[ .°º#]*[:=][ .:]*(?=[^\W_]|#)")
_BEFORE_NUMBER: Final = re.compile(
    r"(?:(?= *[.°º#])[ .°º#]++|(?<=[°º#])| )(?=(?P<token>[\w/.-]*[0-9][\w/.-]*)(?P<more>.?))"
)
_SHORTEST: Final = 3
"""In characters: what stands behind a word alone is a number only where it is no shorter, as in `Item 806900`."""


def split_models(texts: Iterable[str], notes: Notes) -> tuple[str, ...]:
    """The models that *texts* list, each without the label in front of it; what holds other labels stays whole."""
    return items(texts, "product.models", notes, 1000, strip_label)


def strip_label(part: str) -> str:
    """*part* without the label in front of it, where what follows can only be a model."""
    label = _LABEL.match(part)
    if label is None:
        return part
    if sure := _SURE.match(part, label.end()):
        return part[sure.end() :]
    number = _BEFORE_NUMBER.match(part, label.end())
    if number is None or (number[0] == " " and (number["more"] or len(number["token"]) < _SHORTEST)):
        return part
    return part[number.end() :]
