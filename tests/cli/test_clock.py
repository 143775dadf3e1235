"""Deadlines, standings and the queue at the command line."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from random import Random

import pytest

import safetygate as sg
from safetygate.testing.quarters import cases
from tests.cli.running import run, saved

MADE = tuple(cases(Random(3), 12, first_on=dt.date(2026, 6, 1), days=40))
AT = "2026-07-10T12:00:00Z"


def stored(folder: Path) -> Path:
    """The cases, one a line."""
    return saved(folder, b"\n".join(map(sg.dumps, MADE)), "cases.ndjson")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Tue 2025-01-28 · Asia/Shanghai · Published calendars, or none needed"),
        (("--zone", "Europe/Brussels"), "Tue 2025-01-28 · Europe/Brussels · Published calendars, or none needed"),
        (("--lang", "zh"), "2025年1月28日（周二）"),
        (("--policy", "cn_working_days"), "Wed 2025-02-05"),
    ],
)
def test_a_deadline_in_one_line(arguments: tuple[str, ...], said: str) -> None:
    """The last day, whose day it is, and how certain that is."""
    result = run("deadline", "2025-01-07T10:00:00+01:00", *arguments)

    assert result.exit_code == 0
    assert said in result.output


def test_a_deadline_rolls_over_the_days_off_of_a_file(tmp_path: Path) -> None:
    """The list of a host decides, and the answer is then published, not guessed."""
    table = "# name: Exemplar office\n# version: 1\n# years: 2025\nday\n2025-01-28\n2025-01-29\n"
    days = saved(tmp_path, table, "days.csv")
    result = run(
        "deadline", "2025-01-07T10:00:00+01:00", "--policy", "eu_1182_71", "--days-off", days, "--format", "json"
    )
    told = json.loads(result.output)

    assert (told["last_on"], told["certainty"]) == ("2025-01-30", "published")


def test_every_step_is_explained_in_both_languages() -> None:
    """As many numbered steps in Chinese as in English."""
    english, chinese = (
        run("deadline", "2025-01-07T10:00:00+01:00", "--explain", "--lang", language).output.splitlines()
        for language in ("en", "zh")
    )

    assert len(english) == len(chinese) >= 3
    assert english[0].startswith("1. ")


def test_a_moment_without_zone_is_refused() -> None:
    """Nothing is guessed: the sentence says what is expected."""
    result = run("deadline", "2025-01-07T10:00:00")

    assert result.exit_code == 2
    assert "with an offset" in result.output


def test_standings_as_both_capitals_read_them(tmp_path: Path) -> None:
    """One entry a flag, with the clocks of both."""
    case = next(case for case in MADE if case.flags)
    file = saved(tmp_path, sg.dumps(case))
    [told] = json.loads(run("standing", file, "--at", AT, "--format", "json").output)
    expected = sg.standing(case, sg.ACTION_PLAN, at=dt.datetime(2026, 7, 10, 12, tzinfo=dt.UTC))

    assert told["state"] == expected.state.value
    assert (told["brussels"]["now"], told["beijing"]["now"]) == ("2026-07-10 14:00", "2026-07-10 20:00")
    assert expected.text("zh") in run("standing", file, "--at", AT, "--lang", "zh").output


def test_the_queue_is_the_order_of_triage(tmp_path: Path) -> None:
    """For people and for programs, the same places."""
    file = stored(tmp_path)
    places = json.loads(run("queue", file, "--at", AT, "--format", "json").output)
    order = [each.case.id for each in sg.triage(MADE, at=dt.datetime(2026, 7, 10, 12, tzinfo=dt.UTC))]

    assert [place["case_id"] for place in places] == order
    assert order[0] in run("queue", file, "--at", AT).output.splitlines()[0]


def test_what_is_no_case_is_named(tmp_path: Path) -> None:
    """The kind that is expected is said."""
    result = run("queue", saved(tmp_path, sg.dumps(MADE[0].alert)), "--at", AT)

    assert result.exit_code == 2
    assert "expected a document of the kind case, got alert" in result.output
