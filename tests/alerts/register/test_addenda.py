"""
Real addenda, labelled by hand: each action has its effect, and no alert is said to be gone that is not.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

import safetygate as sg
from safetygate.feeds import read_report
from tests.alerts.register.making import show

LABELLED = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "feeds/addenda.jsonl").read_text(encoding="utf-8").splitlines()
]
REAL = Path(__file__).parents[4] / "shared/data/real"
GONE = {"withdrawn": "withdrawn", "withdrawn_temporarily": "suspended", "duplicate_removed": "duplicate"}
FIRST = dt.date(2005, 1, 1)


def announcements(labelled: dict[str, object]) -> list[sg.Announcement]:
    """What one labelled addendum says."""
    report_on = dt.date.fromisoformat(str(labelled["report_on"]))
    notes: list[dict[str, list[str]]] = labelled["notes"]  # type: ignore[assignment]  # as its README says
    return [
        sg.Announcement(
            action=str(note["action"]),
            numbers=note["numbers"],
            other_numbers=note["other_numbers"],
            announced_on=report_on,
        )
        for note in notes
    ]


SAID = [each for labelled in LABELLED for each in announcements(labelled)]
NAMED = {number for each in SAID for number in (*each.numbers, *each.other_numbers)}


@pytest.fixture(scope="module")
def register() -> sg.Register:
    """Every alert that the addenda name, published before them, and what they say."""
    shown = [sg.Publication(alert=_published(number)) for number in sorted(NAMED)]
    return sg.Register.of(*shown, *SAID)


def _published(number: str) -> sg.Alert:
    alert = show(number, "01-01").alert
    return sg.Alert(
        number=number,
        notification_kind=alert.notification_kind,
        notifying_country=alert.notifying_country,
        product=alert.product,
        published_on=FIRST,
    )


def test_every_alert_that_is_gone_was_said_to_be_and_the_others_are_in_force(register: sg.Register) -> None:
    """The last that was said of an alert decides; a number that was taken over is no alert of its own."""
    expected: dict[str, str] = dict.fromkeys(NAMED, "in_force")
    for said in sorted(SAID, key=lambda each: each.announced_on or FIRST):
        for number in said.numbers:
            if said.action.value in {*GONE, "restored", "added"}:
                expected[number] = GONE.get(said.action.value, "in_force")
    renumbered = {number: said.new_number for said in SAID if said.new_number for number in said.numbers}

    for number in NAMED - set(renumbered):
        found = register.get(number)
        assert (number, found and found.status.value) == (number, expected[number])
    for number, new in renumbered.items():
        found = register.get(number)
        assert (number, found and found.number) == (number, new)


def test_every_action_is_in_the_history_of_its_alerts(register: sg.Register) -> None:
    """Nothing that was said is lost, whether it changed anything or not."""
    for said in SAID:
        for number in said.numbers:
            assert said in [change.announcement for change in register.history(number)]


def test_what_names_no_alert_is_told(register: sg.Register) -> None:
    """An addendum that names alerts by week and place leaves a doubt."""
    nameless = {said for said in SAID if not said.numbers}

    assert {doubt.announcement for doubt in register.doubts() if doubt.number is None} == nameless


@pytest.mark.skipif(not REAL.is_dir(), reason="the collection of real data is not beside this repository")
def test_the_real_reports_fold_into_one_alert_a_page() -> None:
    """Overlapping reports, portal and spreadsheet: each alert once, all in force, in whatever order they are read."""
    files = sorted({*REAL.glob("weekly_xml/*.xml"), *REAL.glob("portal_json/*.json")})
    reports = [read_report(file) for file in files if "list_excerpt" not in file.name]
    readings = [reading.alert for report in reports for reading in report.readings]
    pages = {alert.source.page_id for alert in readings if alert.source}

    register = sg.Register.of(*reports)

    assert register == sg.Register.of(*reversed(reports))
    assert len(register.current()) == len(register) == len(pages)
    assert {doubt.what.value for doubt in register.doubts()} == {"no_alert_named", "number_shared", "never_seen"}
