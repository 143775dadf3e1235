"""
The acts and standards that a product does not comply with, from the sentence that 85 of 100 alerts have.

*The product does not comply with the requirements of the Toy Safety Directive nor with the European standard EN 71-1.*
The sentence stays where it is; what it names stands beside it as codes, so that it can be counted and compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from safetygate.domain.alerts.evidence import NonCompliance
from safetygate.domain.codes import LegalAct

# "does not comply with", "do not meet", "does no comply with", "is not compliant with": first the "n", which is rare
_SENTENCE: Final = re.compile(
    r"[Nn](?i:o ?t? (?:(?<=does not )|(?<=do not )|(?<=did not )|(?<=does no ))"
    r"(?:comply|conform|meet|fulfil|satisfy|respect)"
    r"|ot (?:(?<=is not )|(?<=are not ))(?:compliant|in (?:compliance|conformity)|in line)"
    r"|ot complying|['’]t comply|on-?complian(?:t|ce))\b(?P<with>[^.\n;]*(?:\.(?=[0-9])[^.\n;]*)*)"
)
# "EN 71-1", "EN-60335-1", "IEC 60884-2-7", "BS 1363", "EN ISO 12402-5", "EN 60335-1 and 60335-2-23", "GB 6675.1-2014"
_STANDARD: Final = re.compile(
    r"\b(?P<body>(?:(?:CEN/TR|CEN/TS|EN|ISO|IEC|BS|DIN|NF|UNI|NEN|UNE|CEI|GB/T|GB|ASTM|SFS|SS|DS|PN|ÖNORM)[ -/]?){1,3})"
    r"[ -]?(?P<number>[0-9]{2,5}(?:[.-][0-9]{1,4})*)(?::(?P<year>[0-9]{4}))?(?![0-9])"
)
# an act by its number, as in "Regulation (EC) No 1907/2006" and "Commission Decision 2012/32/EU"
_NUMBERED: Final = re.compile(
    r"\b(?:Regulation|Directive|Decision)\s*(?:\((?:EU|EC|EEC)\)\s*)?(?:No\.? ?|n[°º] ?)?"
    r"(?P<first>[0-9]{1,4})/(?P<second>[0-9]{1,4})(?:/(?:EU|EC|EEC|CE|UE))?",
    re.IGNORECASE,
)

ACTS: Final[Mapping[LegalAct, tuple[str, ...]]] = {
    LegalAct.EU_TOYS: ("toy safety directive", "toys safety directive", "toys directive", "toy directive"),
    LegalAct.EU_TOYS_2025: ("toy safety regulation",),
    LegalAct.EU_GPSD: ("general product safety directive",),
    LegalAct.EU_GPSR: ("general product safety regulation",),
    LegalAct.EU_REACH: ("reach regulation", "reach"),
    LegalAct.EU_COSMETICS: ("cosmetic products regulation", "cosmetics products regulation", "cosmetics regulation"),
    LegalAct.EU_COSMETICS_1976: ("cosmetics directive", "cosmetic products directive"),
    LegalAct.EU_LOW_VOLTAGE: ("low voltage directive", "low volage directive", "lvd directive"),
    LegalAct.EU_ROHS: ("rohs 2 directive", "rohs2 directive", "rohs directive", "hazardous substances in electrical"),
    LegalAct.EU_POP: ("persistent organic pollutants", "pop regulation", "pops regulation"),
    LegalAct.EU_PROTECTIVE_EQUIPMENT: (
        "personal protective equipment regulation",
        "personal protective equipment (ppe) regulation",
    ),
    LegalAct.EU_PROTECTIVE_EQUIPMENT_1989: (
        "personal protective equipment directive",
        "personal protective equipment (ppe) directive",
    ),
    LegalAct.EU_MACHINERY: ("machinery directive",),
    LegalAct.EU_MACHINERY_2023: ("machinery regulation",),
    LegalAct.EU_CLP: ("clp regulation", "classification, labelling and packaging"),
    LegalAct.EU_RADIO_EQUIPMENT: ("radio equipment directive",),
    LegalAct.EU_ELECTROMAGNETIC: ("electromagnetic compatibility directive", "emc directive"),
    LegalAct.EU_GAS_APPLIANCES: ("gas appliances regulation", "appliances burning gaseous fuels"),
    LegalAct.EU_PYROTECHNICS: ("pyrotechnics directive", "pyrotechnic articles directive"),
    LegalAct.EU_CONSTRUCTION: (
        "construction products regulation",
        "conditions for the marketing of construction products",
    ),
    LegalAct.EU_RECREATIONAL_CRAFT: (
        "recreational craft directive",
        "recreational crafts directive",
        "recreational craft and personal watercraft",
    ),
    LegalAct.EU_TOBACCO: ("tobacco products directive",),
    LegalAct.EU_FOOD_IMITATIONS: ("food imitating products directive", "food-imitating products directive"),
    LegalAct.EU_MOTOR_VEHICLES: ("approval and market surveillance of motor vehicles",),
    LegalAct.EU_TWO_WHEELERS: (
        "market surveillance of two- or three-wheel",
        "market surveillance of two- or three wheel",
    ),
    LegalAct.EU_MARKET_SURVEILLANCE: ("market surveillance regulation",),
}
"""The names by which alerts call an act, in small letters."""

_FORMER: Final[Mapping[LegalAct, tuple[tuple[int, str], ...]]] = {
    LegalAct.EU_TOYS: ((2011, "Toys Directive 88/378/EEC"),),
    LegalAct.EU_LOW_VOLTAGE: ((2007, "Low Voltage Directive 73/23/EEC"), (2016, "Low Voltage Directive 2006/95/EC")),
    LegalAct.EU_MACHINERY: ((2009, "Machinery Directive 98/37/EC"),),
    LegalAct.EU_ROHS: ((2013, "RoHS Directive 2002/95/EC"),),
    LegalAct.EU_PYROTECHNICS: ((2015, "Pyrotechnic Articles Directive 2007/23/EC"),),
    LegalAct.EU_ELECTROMAGNETIC: ((2016, "Electromagnetic Compatibility Directive 2004/108/EC"),),
}
"""The acts of the same name that applied before, each with the year up to which it did."""

_BY_LABEL: Final = {act.en: act for act in LegalAct}
_BY_VALUE: Final = {str(act.value): act for act in LegalAct}


def find_not_complied(text: str, year: int | None = None) -> tuple[NonCompliance, ...]:
    """
    The acts and standards that *text* says a product does not comply with, each once, in their order.

    Args:
        text: What an alert says of the harm, or of the provisions that are not met.
        year: The year of the alert: an act is the one that applied then under its name.
    """
    return tuple(dict.fromkeys(each for found in _SENTENCE.finditer(text) for each in _named(found["with"], year)))


# cached, for alerts share most of their sentences
@lru_cache(maxsize=4096)
def _named(words: str, year: int | None) -> tuple[NonCompliance, ...]:
    """The acts and then the standards that the *words* behind "does not comply" name."""
    return (*_acts(words, year), *(NonCompliance(standard=_standard(each)) for each in _STANDARD.finditer(words)))


def _acts(words: str, year: int | None) -> Iterator[NonCompliance]:
    plain = " ".join(words.casefold().split())
    named = {act: [at for name in names if (at := plain.find(name)) >= 0] for act, names in ACTS.items()}
    for act in sorted((act for act in named if named[act]), key=lambda act: min(named[act])):
        former = (old for last, old in _FORMER.get(act, ()) if year is not None and year < last)
        name = next(former, act.en)
        listed = _BY_LABEL.get(name)
        yield NonCompliance(act=listed) if listed else NonCompliance(act=LegalAct.OTHER, act_other=name)
    for number in _NUMBERED.finditer(words):
        known = _BY_VALUE.get(f"eu_{number['first']}_{number['second']}")
        yield NonCompliance(act=known) if known else NonCompliance(act=LegalAct.OTHER, act_other=number[0])


def _standard(found: re.Match[str]) -> str:
    """The standard as bodies write its number, for example `EN 71-1`."""
    body = " ".join(re.split("[ -]+", found["body"].strip(" -/")))
    return f"{body} {found['number']}" + (f":{found['year']}" if found["year"] else "")
