"""
How well and how quickly alerts find the items of a catalogue: `python benchmarks/bench_watch.py [ITEMS [ALERTS]]`.

How well: on the labelled catalogue where it lies beside the working copy, against the plain baseline: the same GTIN, or
the same folded brand and model. Every half of the items is told too, as no weight was fitted to either.
How quickly: from 100 items to ITEMS (100,000) against ALERTS (33,000), which is about the whole archive.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import attrs

import safetygate as sg
from alerts import documents
from safetygate.domain.watch.folding import fold

LABELLED = Path(__file__).parents[2] / "shared" / "data" / "watch"
COLUMNS = ("id", "brand", "name", "model", "gtin", "platform", "listing")
LEAST = 0.7
Pair = tuple[str, str]


class Score(NamedTuple):
    """How good some answers are: precision and recall over all pairs, F1 as the mean over the items."""

    precision: float
    recall: float
    by_item: float


def rows(name: str) -> list[Any]:
    """The objects of one file of the labelled set."""
    return [json.loads(line) for line in (LABELLED / name).read_bytes().splitlines()]


def score(given: set[Pair], items: Iterable[Mapping[str, Any]], doubtful: set[Pair]) -> Score:
    """How good the pairs *given* are for the labelled *items*; what is *doubtful* counts neither way."""
    truth = {item["id"]: {(item["id"], number) for number in item["alerts"]} - doubtful for item in items}
    mine = {id_: {pair for pair in given - doubtful if pair[0] == id_} for id_ in truth}
    right = sum(len(mine[id_] & truth[id_]) for id_ in truth)
    means = [
        2 * len(mine[id_] & truth[id_]) / (len(mine[id_]) + len(truth[id_])) if mine[id_] or truth[id_] else 1.0
        for id_ in truth
    ]
    return Score(
        right / max(1, sum(map(len, mine.values()))), right / sum(map(len, truth.values())), sum(means) / len(means)
    )


def answer_plainly(items: Iterable[Mapping[str, Any]], alerts: Iterable[sg.Alert]) -> set[Pair]:
    """The baseline: the same GTIN where a barcode should stand, or the same folded brand and model."""
    found = set()
    for alert in alerts:
        product = alert.product
        gtins = {code.gtin14 for code in product.barcodes} - {None}
        names = {(fold(brand), fold(model)) for brand in product.brands for model in product.models}
        for item in items:
            digits = "".join(filter(str.isdigit, item["gtin"] or ""))
            if digits.zfill(14) in gtins or (fold(item["brand"] or ""), fold(item["model"] or "")) in names:
                found.add((item["id"], alert.number))
    return found


def tell_quality() -> None:
    """Print precision and recall beside those of the baseline."""
    items = rows("catalogue.jsonl")
    alerts = [received.record for received in sg.iter_ndjson((LABELLED / "alerts.ndjson").open("rb"))]
    known = [alert for alert in alerts if isinstance(alert, sg.Alert)]
    doubtful = {(row["id"], row["alert"]) for row in rows("doubtful.jsonl") if "id" in row}
    matches = sg.Watchlist.of({name: item[name] for name in COLUMNS} for item in items).match_all(known)
    answers = {
        "plain baseline": answer_plainly(items, known),
        **{
            f"Watchlist, strength >= {least}": {(each.id, each.alert) for each in matches if each.strength >= least}
            for least in (0.5, LEAST, 0.95)
        },
    }
    print(f"{len(items)} items, {len(known)} alerts      precision  recall  F1 by item   (first half, second half)")
    for name, given in answers.items():
        whole, *halves = (score(given, part, doubtful) for part in (items, items[::2], items[1::2]))
        both = ", ".join(f"{half.precision:.2f}/{half.recall:.2f}/{half.by_item:.2f}" for half in halves)
        print(f"{name:30} {whole.precision:8.3f} {whole.recall:8.3f} {whole.by_item:8.3f}     ({both})")


def tell_pairs() -> None:
    """Print how well `again` tells the same product from another one of the same maker."""
    known = (received.record for received in sg.iter_ndjson((LABELLED / "alerts.ndjson").open("rb")))
    alerts = {alert.number: sg.KnownAlert.of(alert) for alert in known if isinstance(alert, sg.Alert)}
    doubtful = {frozenset((row["a"], row["b"])) for row in rows("doubtful.jsonl") if "a" in row}
    pairs = [row for row in rows("pairs.jsonl") if frozenset((row["a"], row["b"])) not in doubtful]
    same = {(row["a"], row["b"]) for row in pairs if row["label"] == "same_product"}
    print(f"\n{len(pairs)} pairs of alerts, {len(same)} of one product    precision  recall")
    for name, grades in (("certain", {"certain"}), ("certain or likely", {"certain", "likely"})):
        given = {
            (row["a"], row["b"])
            for row in pairs
            for repeat in sg.again(alerts[row["a"]].alert, [alerts[row["b"]]])
            if repeat.grade is not None and repeat.grade.value in grades
        }
        print(f"again, {name:35} {len(given & same) / len(given):8.3f} {len(given & same) / len(same):8.3f}")


def make_items(count: int, alerts: list[sg.Alert]) -> Iterator[sg.WatchedItem]:
    """Items of which one in a hundred is the product of an alert; the others have brands and words that alerts have."""
    chance = random.Random(7)
    pool = sorted({word for alert in alerts for word in (alert.product.specific_name or "").split()})
    for number in range(count):
        product = chance.choice(alerts).product
        same = number % 100 == 0
        words = chance.choices(pool, k=chance.randint(2, 5))
        yield sg.WatchedItem(
            id=str(number),
            brand=next(iter(product.brands), f"brand {chance.randrange(5000)}"),
            name=(product.specific_name or "thing") if same else " ".join(words)[:200],
            model=next(iter(product.models), None) if same else f"{chance.choice('ABCDE')}K-{chance.randrange(10**6)}",
            gtin=next((code.value for code in product.barcodes), None) if same else None,
        )


def repeat(alerts: list[sg.Alert], count: int) -> Iterator[sg.Alert]:
    """As many alerts as *count*, under numbers of their own."""
    return (attrs.evolve(alerts[number % len(alerts)], number=f"N/{number}") for number in range(count))


def tell_growth(most_items: int, count: int) -> None:
    """Print how long it takes from 100 items on."""
    if LABELLED.is_dir():
        real = [received.record for received in sg.iter_ndjson((LABELLED / "alerts.ndjson").open("rb"))]
        alerts = [alert for alert in real if isinstance(alert, sg.Alert)]
    else:
        alerts = [sg.loads(document, sg.Alert) for document in documents()[0]]
    print(f"\n{count} alerts        index    match    matches   memory at most")
    items = 100
    while items <= most_items:
        catalogue = list(make_items(items, alerts))
        start = time.perf_counter()
        watchlist = sg.Watchlist.of(catalogue)
        indexed = time.perf_counter()
        found = watchlist.match_all(repeat(alerts, count))
        end = time.perf_counter()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{items:7} items {indexed - start:7.2f}s {end - indexed:7.2f}s {len(found):9} {memory:9} MiB")
        items *= 10


if __name__ == "__main__":
    if LABELLED.is_dir():
        tell_quality()
        tell_pairs()
    else:
        print("the labelled catalogue is not beside this repository: only speed is measured")
    tell_growth(*(int(given) for given in (*sys.argv[1:3], *("100000", "33000")[len(sys.argv) - 1 :])))
