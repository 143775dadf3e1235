"""
The acts and standards that a product does not comply with, from the sentence that 85 of 100 alerts have.

*The product does not comply with the requirements of the Toy Safety Directive nor with the European standard EN 71-1.*
The sentence stays where it is; what it names stands beside it as codes, so that it can be counted and compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, final

from attrs import field, frozen

from safetygate.domain.records.checks import Maybe, Text

# "does not comply with", "do not meet", "is not compliant with"
_SENTENCE: Final = re.compile(
    r"(?:(?:does|do|did) not (?:comply|conform|meet|fulfil|satisfy|respect)"
    r"|(?:is|are) not (?:compliant|in (?:compliance|conformity)|in line)"
    r"|not complying|non-?complian(?:t|ce))\b(?P<with>.*?)(?:\.(?![0-9])|\n|;|$)",
    re.IGNORECASE | re.DOTALL,
)
# "EN 71-1", "EN-60335-1", "IEC 60884-2-7", "BS 1363", "EN ISO 12402-5", "EN 60335-1 and 60335-2-23", "GB 6675.1-2014"
_STANDARD: Final = re.compile(
    r"\b(?P<body>(?:(?:CEN/TR|CEN/TS|EN|ISO|IEC|BS|DIN|NF|UNI|NEN|UNE|CEI|GB/T|GB|ASTM|SFS|SS|DS|PN|ÖNORM)[ -/]?){1,3})"
    r"[ -]?(?P<number>[0-9]{2,5}(?:[.-][0-9]{1,4})*)(?::(?P<year>[0-9]{4}))?(?![0-9])"
)
# an act by its number, as in "Regulation (EC) No 1907/2006" and "Commission Decision 2012/32/EU"
_NUMBERED: Final = re.compile(
    r"\b(?P<form>Regulation|Directive|Decision)\s*(?:\((?:EU|EC|EEC)\)\s*)?(?:No\.? ?|n[°º] ?)?"
    r"(?P<first>[0-9]{1,4})/(?P<second>[0-9]{1,4})(?:/(?:EU|EC|EEC|CE|UE))?",
    re.IGNORECASE,
)

ACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "eu_2009_48": ("toy safety directive", "toys safety directive", "toys directive", "toy directive"),
    "eu_2025_2509": ("toy safety regulation",),
    "eu_2001_95": ("general product safety directive",),
    "eu_2023_988": ("general product safety regulation",),
    "eu_1907_2006": ("reach regulation", "reach"),
    "eu_1223_2009": ("cosmetic products regulation", "cosmetics regulation"),
    "eu_76_768": ("cosmetics directive", "cosmetic products directive"),
    "eu_2014_35": ("low voltage directive", "low volage directive"),
    "eu_2011_65": ("rohs 2 directive", "rohs2 directive", "rohs directive", "hazardous substances in electrical"),
    "eu_2019_1021": ("persistent organic pollutants", "pop regulation", "pops regulation"),
    "eu_2016_425": ("personal protective equipment regulation", "personal protective equipment (ppe) regulation"),
    "eu_89_686": ("personal protective equipment directive", "personal protective equipment (ppe) directive"),
    "eu_2006_42": ("machinery directive",),
    "eu_2023_1230": ("machinery regulation",),
    "eu_1272_2008": ("clp regulation", "classification, labelling and packaging"),
    "eu_2014_53": ("radio equipment directive",),
    "eu_2014_30": ("electromagnetic compatibility directive", "emc directive"),
    "eu_2016_426": ("gas appliances regulation",),
    "eu_2013_29": ("pyrotechnics directive", "pyrotechnic articles directive"),
    "eu_305_2011": ("construction products regulation", "conditions for the marketing of construction products"),
    "eu_2013_53": (
        "recreational craft directive",
        "recreational crafts directive",
        "recreational craft and personal watercraft",
    ),
    "eu_2014_40": ("tobacco products directive",),
    "eu_87_357": ("food imitating products directive", "food-imitating products directive"),
    "eu_2018_858": ("approval and market surveillance of motor vehicles",),
    "eu_168_2013": ("market surveillance of two- or three-wheel", "market surveillance of two- or three wheel"),
    "eu_2019_1020": ("market surveillance regulation",),
}
"""The names by which alerts call an act, in small letters, by a code made of its number."""

_SUCCEEDED: Final[Mapping[str, tuple[tuple[int, str], ...]]] = {
    "eu_2009_48": ((2011, "eu_88_378"),),
    "eu_2014_35": ((2007, "eu_73_23"), (2016, "eu_2006_95")),
    "eu_2006_42": ((2009, "eu_98_37"),),
    "eu_2011_65": ((2013, "eu_2002_95"),),
    "eu_2013_29": ((2015, "eu_2007_23"),),
    "eu_2014_30": ((2016, "eu_2004_108"),),
}
"""The acts of the same name that applied before, each with the year up to which it did."""


@final
@frozen(kw_only=True)
class NotComplied:
    """
    One act or one standard that a product does not comply with.

    Attributes:
        act: The act, by a code made of its number, for example `eu_2009_48`.
        standard: The standard, as bodies write its number, for example `EN 71-1`.
        sentence: Where it was named.
    """

    act: str | None = field(default=None, validator=Maybe(Text(100)))
    standard: str | None = field(default=None, validator=Maybe(Text(100)))
    sentence: str = field(validator=Text(10_000))


def find_not_complied(text: str, year: int | None = None) -> tuple[NotComplied, ...]:
    """
    The acts and standards that *text* says a product does not comply with, each once, in their order.

    Args:
        text: What an alert says of the harm, or of the provisions that are not met.
        year: The year of the alert: an act is the one that applied then under its name.
    """
    found: dict[tuple[str | None, str | None], NotComplied] = {}
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        for act in _acts(match["with"], year):
            found.setdefault((act, None), NotComplied(act=act, sentence=sentence))
        for each in _STANDARD.finditer(match["with"]):
            body = " ".join(re.split("[ -]+", each["body"].strip(" -/")))
            standard = f"{body} {each['number']}" + (f":{each['year']}" if each["year"] else "")
            found.setdefault((None, standard), NotComplied(standard=standard, sentence=sentence))
    return tuple(found.values())


def _acts(text: str, year: int | None) -> Iterator[str]:
    words = " ".join(text.casefold().split())
    named = {code: [at for name in names if (at := words.find(name)) >= 0] for code, names in ACTS.items()}
    for _, code in sorted((min(ats), code) for code, ats in named.items() if ats):
        until = (old for last, old in _SUCCEEDED.get(code, ()) if year is not None and year < last)
        yield next(until, code)
    for match in _NUMBERED.finditer(text):
        yield f"eu_{match['first']}_{match['second']}"
