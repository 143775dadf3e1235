"""
Online traders as the feeds name them: `Platform(identifier) / Platform(identifier) / `.

A marketplace that the Safety Gate does not list stands under `Other`, with its name in the identifier.
An identifier is that by which the marketplace knows a listing: an ASIN, an item number, behind whatever label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from safetygate.domain.alerts.product import Offer
from safetygate.domain.codes import Feed, Platform
from safetygate.feeds.finding import Notes
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.addresses import addresses
from safetygate.feeds.words.phrases import PLATFORM_NAMES
from safetygate.feeds.words.platforms import Mention, leading, mentions
from safetygate.feeds.words.spellings import find_code, spellings
from safetygate.feeds.words.wording import clean, line, says_nothing

FIELD: Final = "offers"

# as in "Amazon(B07XJ8C8F5) / "
_NAME: Final = re.compile(r"[ /]*([^()/]{1,80})\(")
_KNOWN: Final = "|".join(re.escape(name) for code in Platform for name in spellings(code, Feed.WEEKLY_XML))
# where brackets do not pair: the next entry begins with a known name
_NEXT: Final = re.compile(rf"\) ?/ ?(?=(?:{_KNOWN})\(|$)")
# what an entry is closed by
_BRACKET: Final = re.compile(r"[()]")
# what stands behind a closing bracket that ends an entry
_END: Final = re.compile(r" ?/|\s*$")
# anything that is not a sign
_WORD: Final = re.compile(r"\w")
# as in "TEMU.com 601099516755037"
_TOP: Final = re.compile(r"^\.[a-z]{2,3}\b")
# as in "Aosomwww.aosom.de"
_GLUED_HOST: Final = re.compile(r"(?<=[a-z])(?=www\.)")
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


def split_traders(text: str, notes: Notes) -> tuple[Offer, ...]:
    """The offers that the field of a weekly report packs into one *text*."""
    whole = clean(text, FIELD, notes)
    if says_nothing(whole):
        return ()
    pairs = _pairs(whole)
    if pairs:
        return offers(pairs, notes)
    notes.add(Remark.TRADER_UNREADABLE, FIELD, text)
    return tuple(_offers_in_words(whole, notes))


def offers(pairs: Iterable[tuple[str, str]], notes: Notes) -> tuple[Offer, ...]:
    """The offers that *pairs* of a trader's name and an identifier stand for."""
    found: list[Offer] = []
    for name, identifier in pairs:
        platform = find_code(Platform, name, Feed.WEEKLY_XML)
        if platform is Platform.OTHER:
            found += _offers_in_words(identifier, notes)
            continue
        # a marketplace that the feed does not list may be known by its name: the feed may list it one day
        known = leading(name) if platform is None else None
        mention = Mention(platform=platform or Platform.OTHER, name=name, url=None, start=0, end=0)
        if known is not None and known.name == name:
            mention = known
        found += offers_at(mention, split_identifiers(clean(identifier, FIELD, notes)), notes)
    return tuple(found)


def offers_at(mention: Mention, identifiers: Iterable[str], notes: Notes) -> Iterator[Offer]:
    """The offers where *mention* says, one for each of *identifiers*, or one without."""
    for identifier in tuple(identifiers) or ("",):
        yield Offer(
            platform=mention.platform,
            platform_other=line(mention.name, FIELD, notes) if mention.platform is Platform.OTHER else None,
            identifier=line(identifier, FIELD, notes),
            url=next(iter(addresses(mention.url or "", FIELD, notes)), None),
        )


def merge_offers(found: Iterable[Offer]) -> tuple[Offer, ...]:
    """*found* without repetitions, and without a bare name where the same platform is there with an identifier."""
    distinct = tuple(dict.fromkeys(found))
    told = {_shop(offer) for offer in distinct if offer.identifier or offer.url}
    return tuple(
        {
            (_shop(offer), offer.identifier, offer.url): offer
            for offer in reversed(distinct)
            if offer.identifier or offer.url or _shop(offer) not in told
        }.values()
    )[::-1]


def _shop(offer: Offer) -> tuple[Platform, str]:
    return offer.platform, (offer.platform_other or "").casefold().removeprefix("www.")


def _pairs(text: str) -> list[tuple[str, str]]:
    """
    Name and identifier of each entry; none where *text* has another form.

    An entry ends at the bracket that closes it; where brackets do not pair, at the one before the next known name.
    """
    pairs: list[tuple[str, str]] = []
    closing, at = _closing(text), 0
    while (name := _NAME.match(text, at)) is not None:
        end = closing.get(name.end() - 1)
        if end is None:
            after = _NEXT.search(text, name.end())
            end = after.start() if after else len(text)
        pairs.append((name[1].strip(), text[name.end() : end]))
        at = end + 1
    return [] if text[at:].strip(" /") else pairs


def _closing(text: str) -> dict[int, int]:
    """From every opening bracket to the one that closes it, where an entry can end there."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "(":
            opened.append(bracket.start())
        elif opened:
            start = opened.pop()
            if _END.match(text, bracket.end()):
                pairs[start] = bracket.start()
    return pairs


def _offers_in_words(text: str, notes: Notes) -> Iterator[Offer]:
    """The offers that are named in free words: shops by their hosts, marketplaces by name and identifier."""
    words = _GLUED_HOST.sub(" ", clean(text, FIELD, notes))
    found = mentions(words)
    first = leading(words)
    edges = [0, *(edge for each in found for edge in (each.start, each.end)), len(words)]
    beside = " ".join(words[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    if says_nothing(words):
        yield Offer(platform=Platform.OTHER)
    elif found and not _WORD.search(beside):
        if not all(_is_plain(mention, words) for mention in found):
            notes.add(Remark.TRADER_READ, FIELD, text)
        for mention in found:
            yield from offers_at(mention, (), notes)
    elif first is not None:
        notes.add(Remark.TRADER_READ, FIELD, text)
        yield from offers_at(first, split_identifiers(_TOP.sub("", words[first.end :])), notes)
    else:
        yield Offer(platform=Platform.OTHER, platform_other=line(words, FIELD, notes))


def _is_plain(mention: Mention, words: str) -> bool:
    """Whether an offer where *mention* says says all that the words do."""
    named = mention.platform is Platform.OTHER or mention.name.casefold() in PLATFORM_NAMES
    return mention.url is not None or (named and mention.name == words[mention.start : mention.end])


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
    single = [len(part) > 5 and _ONE.fullmatch(part) and any(map(str.isdigit, part)) for part in parts]
    return tuple(parts) if all(single) else (plain,)


def find_identifiers(text: str) -> tuple[str, ...]:
    """The identifiers that a sentence gives: every ASIN, else what follows a label such as `unique identifier`."""
    asins = [match[0] for match in _ASIN.finditer(text)]
    behind = [each for match in _LABELLED.finditer(text) for each in _ONE.findall(f"{match['first']} {match['rest']}")]
    return tuple(dict.fromkeys(asins or [each for each in behind if any(sign.isdigit() for sign in each)]))
