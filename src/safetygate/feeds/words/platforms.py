"""
Marketplaces and shops by the names and hosts that a text holds.
"""

from __future__ import annotations

import re
from typing import Final, final

from attrs import frozen

from safetygate.domain.codes import Country, Platform
from safetygate.feeds.words.phrases import PLATFORM_NAMES

_NAMES: Final = "|".join(re.escape(name) for name in sorted(PLATFORM_NAMES, key=len, reverse=True))
# a name as a whole word, not within an address such as "shop@amazon.de"
_NAME: Final = re.compile(rf"(?<![\w@.-])(?:{_NAMES})(?![\w-])", re.IGNORECASE)
# as in "Also sold via Temu601099516755037"
_LEADING: Final = re.compile(rf"(?:also )?(?:sold )?(?:via |on |through )?(?P<name>{_NAMES})", re.IGNORECASE)

_TOP: Final = "|".join(
    [
        *("app", "biz", "co", "com", "eu", "info", "io", "market", "net", "online", "org", "shop", "site", "store"),
        "uk",
        *(country.value.lower() for country in Country if len(country.value) == 2),
    ]
)
# as "www.shop.example.de/item/1", with its scheme or without
_HOST: Final = re.compile(
    rf"(?<![\w@.-])(?P<scheme>[hH][tT][tT][pP][sS]?://)?"
    rf"(?P<host>(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+(?:{_TOP}))(?![\w-])(?::[0-9]+)?(?P<path>/[^\s<>\"]*)?"
)


@final
@frozen(kw_only=True)
class Mention:
    """
    One mention of a marketplace or a shop in a text.

    Attributes:
        platform: The marketplace; `other` for a shop that is on no list.
        name: How the text writes it.
        url: The address, where the text gives one with its scheme.
        start: Where in the text it begins.
        end: Where it ends.
    """

    platform: Platform
    name: str
    url: str | None
    start: int
    end: int


def mentions(text: str) -> tuple[Mention, ...]:
    """Every marketplace and every host that *text* names, in its order."""
    hosts: list[Mention] = []
    for match in _HOST.finditer(text):
        url, host = match[0].rstrip(".,;)") if match["scheme"] else None, match["host"]
        # the marketplace whose name is a label of the host, as in "shop.temu.com", or whose own host it is: "bol.com"
        labels = host.casefold().split(".")
        ends = [*labels[:-1], *(".".join(labels[start:]) for start in range(len(labels)))]
        platform = next((PLATFORM_NAMES[end] for end in ends if end in PLATFORM_NAMES), Platform.OTHER)
        end = match.start() + len(url) if url else match.end()
        hosts.append(Mention(platform=platform, name=host, url=url, start=match.start(), end=end))
    taken = [range(each.start, each.end) for each in hosts]
    names = [
        Mention(platform=PLATFORM_NAMES[name[0].casefold()], name=name[0], url=None, start=name.start(), end=name.end())
        for name in _NAME.finditer(text)
        if not any(name.start() in span for span in taken)
    ]
    return tuple(sorted([*hosts, *names], key=lambda each: each.start))


def leading(text: str) -> Mention | None:
    """
    The marketplace that *text* begins with, also where its name is glued to what follows: `SHEINsl2505`, `TEMUGoods`.
    """
    match = _LEADING.match(text)
    if match is None:
        return None
    name, following = match["name"], text[match.end() : match.end() + 2]
    # a name may end before a letter only where it is in capitals and what follows is not
    if following[:1].isalpha() and not (name.isupper() and not following.isupper()):
        return None
    return Mention(platform=PLATFORM_NAMES[name.casefold()], name=name, url=None, start=0, end=match.end())
