"""
The receiving end of a line that doubles and reorders: check what arrives, and answer with every problem.

The answer to a bad document is a problem in the form of RFC 9457, as a web service would send it.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import safetygate as sg


def answer(data: bytes, seen: dict[tuple[str, str], str]) -> dict[str, Any]:
    """What a service says to one event that came in; *seen* is what it remembers."""
    delivery = sg.receive(data, sg.Alert)
    digest = delivery.digest
    if delivery.envelope is None or digest is None:
        problems = [{"pointer": each.pointer, "detail": each.message("en")} for each in delivery.report.problems]
        return {"type": "about:blank", "title": "not valid", "status": 422, "errors": problems}
    sighting = delivery.sighting(seen)
    seen.setdefault(delivery.envelope.identity, digest)
    return {"status": 200, "number": delivery.envelope.subject, "sighting": sighting.value}


def main() -> None:
    """One good event, the same again, and one with two faults."""
    when = dt.datetime(2026, 9, 1, 9, tzinfo=dt.UTC)
    alert = sg.Alert(
        number="SR/09999/26",
        notification_kind="serious_risk",
        notifying_country="IE",
        product=sg.Product(category="toys", brands=["Exemplar"]),
    )
    good = sg.wrap(alert, id="1", source="https://desk.example", time=when, subject=alert.number)
    bad = good.replace(b'"toys"', b'"toy"').replace(b'"IE"', b'"Ireland"')
    seen: dict[tuple[str, str], str] = {}
    for event in (good, good, bad):
        print(json.dumps(answer(event, seen), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
