"""
Whether a product is sold online, where, and what that rests on.

Evidence is what the notice states, the traders it names, the measure that removed a listing, and the sentence
*The product was (also) sold online, in particular via …* in its descriptions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, final

from attrs import frozen

from safetygate.domain.alerts.measures import Measure
from safetygate.domain.alerts.product import Offer
from safetygate.domain.codes import Answer, MeasureCategory, Platform, SoldOnlineBasis
from safetygate.feeds.finding import Notes
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.platforms import Mention, mentions
from safetygate.feeds.words.traders import find_identifiers, merge_offers, offers_at
from safetygate.feeds.words.wording import limit

MOST: Final = 500
"""How many offers an alert can have."""

# as in "The product was (also) sold online, in particular via Temu" and "available on the internet"
_SOLD: Final = re.compile(
    r"\b(?:sold|offered|available|marketed|listed|distributed|purchased|sale) (?:\(?also\)? )?"
    r"(?:on-?line|(?:via|on|over|through) the internet)\b"
    r"|\b(?:sold|offered|available|listed) (?:\(?also\)? )?(?:on|via|through) (?=[A-Za-z])"
    r"|\bsole on-?line\b|\bsold,? (?:also )?in particular (?:via|on|through) (?=[A-Za-z])",
    re.IGNORECASE,
)
_HINTS: Final = ("line", "internet", "sold", "offered", "available", "listed", "asin")
"""Without one of these, in small letters, a text says nothing of it."""

# says by itself that it is online
_ONLINE: Final = re.compile(r"on-?line|internet", re.IGNORECASE)
_NOT: Final = re.compile(
    r"\b(?:not|never)\b[^.]{0,15}$"
    # "Instructions how to build your own personal computer are available on the internet"
    r"|\b(?:instructions?|manuals?|information|details|videos?|certificates?|declarations?|software)\b[^.]{0,80}$",
    re.IGNORECASE,
)
# the end of a sentence, not the point in "www.temu.com" nor that before "ASIN"
_END: Final = re.compile(r"\n|(?<!www)[.!](?= (?!(?i:asin|item|unique|goods))[A-ZÀ-Þ\"(]|[A-Z][a-z]|\s*$)")
# as in "sold online via Manomano"
_VIA: Final = re.compile(r"^.{0,40}?\b(?:via|on|through|at|from)\b (?:the )?(?P<names>[^.()]{2,80})", re.IGNORECASE)
# as in "ASIN: B07XJ8C8F5"
_ASIN: Final = re.compile(r"\bASINs?\b[^.\n]{0,20}?\bB0[0-9A-Z]{8}\b")
_AMAZON: Final = Mention(platform=Platform.AMAZON, name="Amazon", url=None, start=0, end=0)


@final
@frozen(kw_only=True)
class Sale:
    """
    What is known of the sale online.

    Attributes:
        sold_online: Whether the product is or was sold online.
        basis: What that rests on.
        offers: Where it is or was offered.
    """

    sold_online: Answer
    basis: tuple[SoldOnlineBasis, ...]
    offers: tuple[Offer, ...]


def sale(
    stated: Answer | None, traders: tuple[Offer, ...], measures: Iterable[Measure], texts: Iterable[str], notes: Notes
) -> Sale:
    """
    What the evidence says together.

    Evidence of a sale outweighs a stated no, which then becomes a finding.
    """
    clauses = [clause for text in texts for clause in _clauses(text)]
    evidence = {
        SoldOnlineBasis.STATED: stated is Answer.YES,
        SoldOnlineBasis.TRADER_FIELD: bool(traders),
        SoldOnlineBasis.DELISTING_MEASURE: any(each.category is MeasureCategory.LISTING_REMOVAL for each in measures),
        SoldOnlineBasis.DESCRIPTION: bool(clauses),
    }
    basis = tuple(each for each, holds in evidence.items() if holds)
    if stated is Answer.NO and basis:
        notes.add(Remark.SOLD_ONLINE_CONTRADICTED, "sold_online", ", ".join(each.en for each in basis))
    if not basis:
        known = stated in {Answer.YES, Answer.NO}
        return Sale(sold_online=stated or Answer.UNKNOWN, basis=(SoldOnlineBasis.STATED,) if known else (), offers=())
    sites = merge_offers([*traders, *(offer for clause in clauses for offer in _offers(clause, notes))])
    offers = limit(sites, "offers", notes, MOST, lambda offer: offer.identifier or offer.platform.en)
    return Sale(sold_online=Answer.YES, basis=basis, offers=offers)


def _clauses(text: str) -> Iterator[str]:
    """What *text* says of the sale online, from the words that say it to the end of the sentence, or an ASIN."""
    small = text.lower()
    if not any(word in small for word in _HINTS):
        return
    end = 0
    for match in _SOLD.finditer(text):
        if match.start() < end or _NOT.search(text, max(0, match.start() - 100), match.start()):
            continue
        stop = _END.search(text, match.end())
        clause = text[match.start() : stop.start() if stop else len(text)][:1000]
        if _ONLINE.search(match[0]) or mentions(clause):
            end = match.start() + len(clause)
            yield clause
    if not end and (asin := _ASIN.search(text)):
        yield asin[0]


def _offers(clause: str, notes: Notes) -> Iterator[Offer]:
    found = mentions(clause)
    for mention, after in zip(found, [*found, None][1:], strict=True):
        segment = clause[mention.end : after.start if after else len(clause)]
        yield from offers_at(mention, find_identifiers(segment), notes)
    if not found and _ASIN.search(clause):
        yield from offers_at(_AMAZON, find_identifiers(clause), notes)
    elif not found and (via := _VIA.search(clause)) and via["names"][:1].isupper():
        yield Offer(platform=Platform.OTHER, platform_other=via["names"].strip(" ,;"))
