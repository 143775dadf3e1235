"""
Every output of documents in which every text is an attack: a table of attacks, and what is made of each.

Run as a program it prints a digest of what came out: a Python without assertions is held against one with them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias, TypeVar

from attrs import evolve

import safetygate as sg
from safetygate import outputs
from safetygate.testing.plans import demo_plan, demo_report, demo_submissions
from tests.contract.vectors import documents

R = TypeVar("R")
Place: TypeAlias = tuple[str | int, ...]

ATTACKS: Final[Mapping[str, str]] = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><b>]]></svg>&lt;i&gt;{{ 7 * 7 }}",
    "formula": '=HYPERLINK("http://evil.invalid","x")',
    "full-width formula": "＝1+1",
    "command": "@SUM(1)|cmd",
    "minus": "-2+3",
    "terminal": "a\x1b[31mred\x1b]0;title\x07\x9b2J\x7f\x08\x0c",
    "turned": "invoice\u202egpj.exe\u2066x\u2069\u200f\u061c",
    "lines": "a\r\nATTENDEE:mailto:evil@x.invalid\r\nBEGIN:VEVENT\nb\x85ATTACH:http://evil.invalid\u2028c\u2029d\x0be",
    "calendar": "a;b,c\\nd:e\\",
    "heading": "# a",
    "list": "1. [x](javascript:alert(1)) ![y](http://evil.invalid/p.png) <http://evil.invalid> `c` *d* _e_ ~~f~~ | g |",
    "quotation": "> a\n\n    code\n\n***\n\n| a | b |\n| - | - |\n| c | d |",
}
"""What a stranger may write wherever there is room for words."""


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """The places of all texts in *value*."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from places(item, (*place, name))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from places(item, (*place, position))
    elif isinstance(value, str):
        yield place


def put(document: Any, place: Place, text: str) -> str:
    """Write *text* at *place*, and give what stood there."""
    holder = document
    for token in place[:-1]:
        holder = holder[token]
    before: str = holder[place[-1]]
    holder[place[-1]] = text
    return before


def poison(record: R, attack: str) -> R:
    """The same *record* with the *attack* in every text that may hold it."""
    document = sg.to_dict(record)  # type: ignore[arg-type]  # a document
    # Each with a number of its own, as much has to differ from its neighbours.
    before = {
        "".join(f"/{token}" for token in place): (place, put(document, place, f"{attack} {number}"))
        for number, place in enumerate(list(places(document)))
    }
    # What heads a document says how to read it.
    for pointer in [each for each in before if each.endswith(("/kind", "/schema_version"))]:
        put(document, *before.pop(pointer))
    while problems := [each for each in sg.validate(json.dumps(document)).problems if each.severity.value == "error"]:
        for pointer in {problem.pointer for problem in problems}:
            for within in [each for each in before if f"{each}/".startswith(f"{pointer}/")]:
                put(document, *before.pop(within))
    return sg.from_dict(document, type(record))  # type: ignore[type-var,return-value]  # a document


def vector(name: str) -> Any:
    """The record of one valid vector."""
    return sg.from_dict(documents()[f"valid/{name}.json"])


MADE_AT: Final = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
AHEAD: Final = (dt.date(2023, 1, 1), dt.date(2028, 1, 1))


@cache
def made(attack: str) -> Mapping[str, str | bytes]:
    """From the name of an output, whose ending says its form, to what it shows of poisoned documents."""
    text = ATTACKS[attack]
    plan, report = poison(demo_plan(), text), poison(demo_report(sg.Quarter(2026, 3), 8, 10), text)
    submission = poison(vector("quarterly-submission-fullest"), text)
    case, alert = poison(vector("case-fullest"), text), poison(vector("alert-fullest"), text)
    found = sg.reconcile(submission, [case], evolve(report.terms, period=submission.period))
    due = plan.due(between=AHEAD, submissions=demo_submissions())
    reminders = sg.upcoming([case], sg.Period(first_on=AHEAD[0], last_on=AHEAD[1]), at=case.opened_at)
    table = outputs.PrintedTable(name="x", title=text, columns=(text, "2"), rows=((text, text), (f"{text} ", 1)))
    shown: dict[str, str | bytes] = {
        "both.md": outputs.plan_side_by_side(plan),
        "letter.html": outputs.reconciliation_page(found),
        "submission.xlsx": outputs.submission_sheet(submission),
        "table.csv": outputs.csv_text(table),
    }
    for language in ("en", "zh"):
        pages = {
            "plan.html": outputs.plan_page(plan, at=MADE_AT.date(), due=due, reports=[report], language=language),
            "plan.md": outputs.plan_markdown(plan, language),
            "plan.svg": outputs.plan_timeline(plan, due=due, at=MADE_AT.date(), language=language),
            "plan.ics": outputs.plan_calendar(plan, due=due, made_at=MADE_AT, language=language),
            "reminders.ics": outputs.reminder_calendar(reminders, made_at=MADE_AT, language=language),
            "letter.md": outputs.reconciliation_markdown(found, language),
            "report.html": outputs.report_page(report, language),
            "report.xlsx": outputs.report_sheets(report, language),
            "tidy.csv": outputs.csv_text(outputs.tidy_table(report, language)),
            "alerts.csv": outputs.csv_text(outputs.alert_table(sg.AlertTally().add_all([alert]), language)),
            **{f"{each.name}.csv": outputs.csv_text(each) for each in outputs.report_tables(report, language)},
            **{f"{name}.svg": drawing for name, drawing in outputs.report_charts(report, language).items()},
        }
        shown |= {f"{language}/{name}": output for name, output in pages.items()}
    return shown


def digests(attack: str) -> dict[str, str]:
    """From the name of each output to the digest of what is in it; a workbook is packed by the time of day."""
    return {
        name: hashlib.sha256(output.encode()).hexdigest()
        for name, output in made(attack).items()
        if isinstance(output, str)
    } | {name: hashlib.sha256(output).hexdigest() for name, output in made(attack).items() if name.endswith(".ics")}  # type: ignore[arg-type]  # bytes


if __name__ == "__main__":
    sys.stdout.write(json.dumps(digests(sys.argv[1])))
