"""
The alerts that all contenders read: real ones where they lie beside the working copy, else made up by us.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import safetygate
from safetygate.feeds import read_alerts

REAL = Path(__file__).parents[2] / "shared" / "data" / "real" / "weekly_xml"

_WORDS = """
adapter battery bracelet buckle cable charger child coating cord cream dye ear elastic eye fabric fire handle heat
helmet insulation lead loop magnet metal mounting neck paint part plastic plug pressure ring shock small solder strap
surface toy user wheel
""".split()  # noqa: SIM905  # a list of as many strings is no easier to read
_CHARACTERS = "产品电池充电器儿童可能吞食小零件导致窒息该不符合欧洲标准要求绝缘足够用户触电插头塑料部含有过量铅"
_PLATFORMS = ("aliexpress", "amazon", "shein", "temu", "wish", "ebay")


def documents(*, real_ones: bool = True) -> tuple[list[bytes], str]:
    """The documents, and what they are."""
    real = list(_real()) if real_ones else []
    if real:
        return real, f"{len(real)} real alerts of the Safety Gate"
    return list(made_up(2000)), "2000 alerts made up for this"


def _real() -> Iterator[bytes]:
    for report in sorted({*REAL.glob("*.xml")} - {*REAL.glob("*list*")}):
        for reading in read_alerts(report):
            yield safetygate.dumps(reading.alert)


def made_up(count: int) -> Iterator[bytes]:
    """As many different documents, each the same on every machine; 2 to 4 kB, as long as real ones in two languages."""
    for number in range(count):
        yield json.dumps(_alert(number, random.Random(number)), ensure_ascii=False, separators=(",", ":")).encode()


def _alert(number: int, chance: random.Random) -> dict[str, Any]:
    published_on = str(dt.date(2020, 1, 3) + number // 40 % 340 * dt.timedelta(days=7))
    time = f"{chance.randint(10, 23)}:{chance.randint(10, 59)}:{chance.randint(10, 59)}"
    alert = {
        "kind": "alert",
        "schema_version": "1.0",
        "number": f"SR/{number % 100_000:05}/26",
        "notification_kind": "serious_risk",
        "risk_level": "serious",
        "notifying_country": chance.choice(("DE", "FR", "HU", "IE", "SE")),
        "published_on": published_on,
        "product": _product(number, chance),
        "risks": [{"type": kind} for kind in chance.sample(("chemical", "choking", "electric_shock", "burns"), 2)],
        "risk_description": _texts(chance, 55),
        "legal_provision": _texts(chance, 12),
        "measures": [_measure(published_on, chance) for _ in range(chance.randint(1, 3))],
        "origin": "CN",
        "sold_online": "yes",
        "sold_online_basis": ["trader_field"],
        "offers": [_offer(number, chance) for _ in range(chance.randint(1, 2))],
        "reacting_countries": chance.sample(("AT", "BE", "CZ", "ES", "FI", "IT", "NL", "PL"), chance.randint(0, 3)),
        "source": {
            "feed": "weekly_xml",
            "url": f"https://example.org/alerts/{number}",
            "report": f"Report-2026-{chance.randint(1, 52)}",
            "report_on": published_on,
            "position": 1 + number % 100,
            "modified_at": f"{published_on}T{time}Z",
        },
    }
    return {name: value for name, value in alert.items() if value != []}


def _product(number: int, chance: random.Random) -> dict[str, Any]:
    return {
        "category": chance.choice(("toys", "electrical_appliances", "jewellery")),
        "user": "consumer",
        "name": _texts(chance, 2),
        "specific_name": _words(chance, 3),
        "brands": [_words(chance, 1)],
        "models": [f"{_words(chance, 1)}-{number}"],
        "batches": [f"LOT {number}"],
        "barcodes": [{"scheme": "gtin", "value": f"{4_000_000_000_000 + number}"}],
        "description": _texts(chance, 25),
        "packaging": _texts(chance, 6),
        "pictures": [
            {"url": f"https://example.org/pictures/{number}/{position}", "main": position == 0}
            for position in range(chance.randint(1, 5))
        ],
    }


def _measure(day: str, chance: random.Random) -> dict[str, Any]:
    return {
        "category": chance.choice(("withdrawal", "recall", "stop_of_sales")),
        "obligation": chance.choice(("compulsory", "voluntary")),
        "operator": chance.choice(("manufacturer", "importer", "distributor")),
        "in_force_on": day,
    }


def _offer(number: int, chance: random.Random) -> dict[str, Any]:
    return {
        "platform": chance.choice(_PLATFORMS),
        "identifier": f"B{number:09}",
        "url": f"https://shop.example/item/{number}",
        "seller": {"role": "online_seller", "name": _words(chance, 2).title(), "country": "CN"},
    }


def _texts(chance: random.Random, count: int) -> dict[str, str]:
    return {"en": _words(chance, count).capitalize(), "zh": "".join(chance.choices(_CHARACTERS, k=2 * count))}


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, k=count))
