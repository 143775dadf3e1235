"""
What is read from a folder of feeds, era by era, as a table of Markdown: `python benchmarks/count_feeds.py [FOLDER]`.

An alert that stands in several feeds of one form is counted once. Shares are those of values that are on a code of
their list rather than on `other`; coverage is the share of alerts that have one.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from safetygate import Alert
from safetygate.domain.alerts.number import AlertNumber
from safetygate.feeds import Reading, UnreadableFeed, read_alerts

REAL = Path(__file__).parents[2] / "shared" / "data" / "real"
ERAS = {"2005 to 2009": range(2005, 2010), "2010 to 2019": range(2010, 2020), "2020 to 2022": range(2020, 2023)}
ERAS |= {"2023 to 2024": range(2023, 2025), "2025 on": range(2025, 2100)}
_WEIGHTS = {"error": "errors", "warning": "warnings", "information": "remarks", "routine": "counted only"}


def era(alert: Alert) -> str:
    """The era whose rules the *alert* follows, by the year in its number."""
    number = AlertNumber.parse(alert.number)
    year = number.year if number else alert.published_on.year if alert.published_on else 0
    return next((name for name, years in ERAS.items() if year in years), "")


def values(alert: Alert) -> Iterator[tuple[str, str | None]]:
    """The values of the code lists in an *alert*, by what they are about."""
    yield "category", alert.product.category.value
    yield "notifying country", alert.notifying_country.value
    yield "origin", alert.origin.value if alert.origin else None
    for risk in alert.risks:
        yield "risk", risk.type.value
    for measure in alert.measures:
        yield "measure", measure.category.value
        yield "operator", measure.operator.value if measure.operator else None
    for offer in alert.offers:
        yield "platform", offer.platform.value
    for failing in alert.not_complied:
        yield "act", failing.act.value if failing.act else None


def coverage(alert: Alert) -> Iterator[tuple[str, bool]]:
    """What an *alert* has or has not."""
    codes = [code for code in alert.product.barcodes if code.scheme.value == "gtin"]
    yield "a GTIN", bool(codes)
    yield "a GTIN that was given as one", any(code.found_in is None for code in codes)
    yield "an act or a standard", bool(alert.not_complied)
    yield "a model", bool(alert.product.models)
    yield "sold online", alert.sold_online.value == "yes"


def readings(folder: Path) -> Iterator[Reading]:
    """The readings of every feed in *folder*, each alert once."""
    seen: set[tuple[str, object]] = set()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in {".xml", ".json", ".csv", ".gz"}):
        try:
            found = list(read_alerts(path))
        except UnreadableFeed:  # an index, a list of codes, a feed of somebody else
            continue
        for reading in found:
            key = (reading.alert.number, reading.alert.source and reading.alert.source.feed)
            if key not in seen:
                seen.add(key)
                yield reading


def main(folder: Path) -> None:
    """Print the table."""
    alerts: Counter[str] = Counter()
    shares: dict[str, dict[str, Counter[bool]]] = defaultdict(lambda: defaultdict(Counter))
    weights: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings(folder):
        when = era(reading.alert)
        alerts[when] += 1
        for name, value in values(reading.alert):
            if value is not None:
                shares[f"{name} on a code"][when][value != "other"] += 1
        for name, there in coverage(reading.alert):
            shares[f"with {name}"][when][there] += 1
        for finding in reading.findings:
            weights[_WEIGHTS["routine" if finding.is_routine else finding.severity.value]][when] += 1
    columns = [name for name in ERAS if alerts[name]]
    print(f"| | {' | '.join(columns)} |\n| --- |{' ---: |' * len(columns)}")
    print(f"| alerts | {' | '.join(str(alerts[when]) for when in columns)} |")
    for name, counts in shares.items():
        cells = [f"{counts[when][True] / counts[when].total():.1%}" if counts[when] else "–" for when in columns]
        print(f"| {name} | {' | '.join(cells)} |")
    for name, found in weights.items():
        print(f"| findings: {name} | {' | '.join(str(found[when]) for when in columns)} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REAL)
