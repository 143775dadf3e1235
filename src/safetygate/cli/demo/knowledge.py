"""
What is known of the alerts of a feed: which fall under the Action plan, what is true of them, which products recur.

It holds for any feed, and nothing is invented.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve

import safetygate as sg
from safetygate import codes
from safetygate.cli.commands.watch import as_json
from safetygate.cli.demo.stage import Lines, Stage, write_all
from safetygate.cli.streams import open_output
from safetygate.feeds import read_report

_OFFERED: Final = 5
"""How many products the seller offers that is made up."""


def tell_scope(stage: Stage) -> tuple[Stage, Lines]:
    """Which alerts fall under the Action plan, which do not, and of which it cannot be told."""
    answers = Counter(sg.in_scope(alert).answer for alert in stage.alerts)
    title = sg.Phrase("under the Action plan: {}", "属于行动计划范围：{}")
    return stage, [
        (title.say(stage.language, answer.label(stage.language)), f"{answers[answer]} / {len(stage.alerts)}")
        for answer in codes.Answer
    ]


def keep_register(stage: Stage) -> tuple[Stage, Lines]:
    """What is true of every alert, in the file that `register` keeps."""
    with stage.open_feed() as stream:
        entries = list(read_report(stream).register_entries())
    marked = (
        evolve(each, alert=stage.mark(each.alert)) if isinstance(each, sg.Publication) else each for each in entries
    )
    register = sg.Register().add_all(marked)
    write_all(stage, "register.ndjson", register.entries)
    return stage, [
        (sg.Phrase("alerts in the register", "登记的预警通报"), str(len(register))),
        (sg.Phrase("in force", "有效"), str(len(register.current()))),
        (sg.Phrase("in doubt", "存疑"), str(len(register.doubts()))),
    ]


def watch_products(stage: Stage) -> tuple[Stage, Lines]:
    """
    Take the products of the feed as a catalogue: which other alerts may concern one of them.

    Where the feed is made up, so is a seller who offers these products, and whom each of these alerts may concern.
    """
    items = list(_items(stage.alerts))
    if stage.feed is None:
        items = [item | {"id": f"item-{number}"} for number, item in enumerate(items[:_OFFERED], 1)]
    matches = [each for each in sg.Watchlist.of(items).match_all(stage.alerts) if each.id != each.alert]
    with open_output(stage.file("catalogue.ndjson")) as write:
        for item in items:
            write(json.dumps(item, ensure_ascii=False).encode())
    with open_output(stage.file("matches.ndjson")) as write:
        for match in matches:
            write(json.dumps(as_json(match), ensure_ascii=False).encode())
    concerned = len({each.alert for each in matches})
    return stage, [
        (sg.Phrase("products watched", "监测的产品"), str(len(items))),
        (sg.Phrase("alerts that may concern one of them", "可能涉及其中产品的预警通报"), str(concerned)),
    ]


def _items(alerts: tuple[sg.Alert, ...]) -> Iterator[dict[str, Any]]:
    seen = set[str]()
    for alert in alerts:
        product = alert.product
        parts = {
            "brand": next(iter(product.brands), None),
            "model": next(iter(product.models), None),
            "name": product.name.best("en") if product.name else None,
            "gtin": next((code.value for code in product.barcodes if code.scheme is codes.BarcodeScheme.GTIN), None),
        }
        held = {name: value for name, value in parts.items() if value}
        if held and alert.number not in seen:
            seen.add(alert.number)
            yield {"id": alert.number, **held}
