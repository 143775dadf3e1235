"""
Online traders as the feeds name them: `Platform(identifier) / Platform(identifier) / `.

A marketplace that the Safety Gate does not list stands under `Other`, with its name in the identifier.
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
from safetygate.feeds.words.identifiers import split_identifiers
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
    return tuple(offer for name, identifier in pairs for offer in _offers(name, identifier, notes))


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


def _offers(name: str, identifier: str, notes: Notes) -> Iterator[Offer]:
    platform = find_code(Platform, name, Feed.WEEKLY_XML)
    if platform is Platform.OTHER:
        yield from _offers_in_words(identifier, notes)
    else:
        mention = Mention(platform=platform or Platform.OTHER, name=name, url=None, start=0, end=0)
        yield from offers_at(_recognise(mention), split_identifiers(clean(identifier, FIELD, notes)), notes)


def _recognise(mention: Mention) -> Mention:
    """*mention*, or the marketplace of that name: the feed may list it one day."""
    found = leading(mention.name) if mention.platform is Platform.OTHER else None
    return found if found is not None and found.name == mention.name else mention


def _offers_in_words(text: str, notes: Notes) -> Iterator[Offer]:
    """The offers that are named in free words: shops by their hosts, marketplaces by name and identifier."""
    words = _GLUED_HOST.sub(" ", clean(text, FIELD, notes))
    found = mentions(words)
    first = leading(words)
    if says_nothing(words):
        yield Offer(platform=Platform.OTHER)
    elif found and not _WORD.search(_without(words, found)):
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


def _without(text: str, found: tuple[Mention, ...]) -> str:
    edges = [0, *(edge for each in found for edge in (each.start, each.end)), len(text)]
    return " ".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
