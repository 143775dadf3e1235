"""Deadlines, standings and the desk at the command line."""

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
    assert order[0] in run("queue", file, "--at", AT).output.splitlines()[1]


def test_what_is_no_case_is_named(tmp_path: Path) -> None:
    """The kind that is expected is said."""
    result = run("queue", saved(tmp_path, sg.dumps(MADE[0].alert)), "--at", AT)

    assert result.exit_code == 2
    assert "expected a document of the kind case, got alert" in result.output


SPRING = ("deadline", "2025-01-05T10:00:00+01:00", "--policy", "cn-civil-code", "--format", "json")


@pytest.mark.parametrize(
    ("calendars", "last_on", "certainty"),
    [
        # Sunday 26 January 2025 was worked in China, and in Belgium was not.
        ((), "2025-01-27", "unknown"),
        (("--calendar", "CN"), "2025-01-26", "published"),
        (("--calendar", "cn", "--calendar", "BE"), "2025-01-27", "projected"),
    ],
)
def test_the_holidays_of_a_country_count(calendars: tuple[str, ...], last_on: str, certainty: str) -> None:
    """Of several countries, a working day is one in all of them; what is computed is marked as such."""
    told = json.loads(run(*SPRING, *calendars).output)

    assert (told["last_on"], told["certainty"]) == (last_on, certainty)


def test_lists_of_days_off_are_asked_one_after_the_other(tmp_path: Path) -> None:
    """What a bare table does not say is said by options; what neither list covers is not known."""
    first = saved(tmp_path, "date\n2025-01-27\n", "first.csv")
    named = ("--days-off-name", "Office", "--days-off-version", "1", "--days-off-year", "2025")
    told = json.loads(run(*SPRING, "--days-off", first, *named).output)
    unnamed = run(*SPRING, "--days-off", first)
    second = saved(tmp_path, "# name: B\n# version: 1\n# years: 2024\ndate\n2025-01-28\n", "second.csv")
    third = saved(tmp_path, "# name: C\n# version: 1\n# years: 2025\ndate\n2025-01-27\n", "third.csv")
    both = json.loads(run(*SPRING, "--days-off", second, "--days-off", third).output)
    named_twice = run(*SPRING, "--days-off", second, "--days-off", first, *named)

    assert (told["last_on"], told["certainty"]) == ("2025-01-28", "published")
    assert (both["last_on"], both["certainty"]) == ("2025-01-29", "published")
    assert (unnamed.exit_code, named_twice.exit_code) == (2, 2)
    assert "first.csv: name: expected to be told whose list it is" in unnamed.output


def test_an_unknown_policy_or_country_is_named() -> None:
    """With what was expected instead."""
    assert "expected one of action_plan, eu_1182_71" in run("deadline", AT, "--policy", "gpsr").output
    assert run("deadline", AT, "--policy", "cn-civil-code", "--calendar", "XX").exit_code == 2


def test_a_host_has_policies_of_its_own(tmp_path: Path) -> None:
    """A policy in a file is taken like one that has a name here."""
    own = sg.FollowUpPolicy(
        name="gpsr_notify", days=4, counting="working_days", starts="measure_taken", stops="submitted"
    )
    file = saved(tmp_path, sg.dumps(own), "own.json")
    france = ("--zone", "Europe/Paris", "--calendar", "FR")

    assert "Fri 2026-07-17" in run("deadline", "2026-07-10T10:00:00+02:00", "--policy", file, *france).output
    assert "in the zone of whoever acts" in run("deadline", "2026-07-10T10:00:00+02:00", "--policy", file).output


def test_standings_of_many_cases(tmp_path: Path) -> None:
    """A file of many cases is taken, and each standing names its case."""
    told = json.loads(run("standing", stored(tmp_path), "--at", AT, "--format", "json").output)

    assert {each["case_id"] for each in told} == {case.id for case in MADE}
    assert set(told[0]) >= {"number", "last_on", "intended_last_on"}


def test_the_worklist_of_each_side(tmp_path: Path) -> None:
    """For people and for programs, what the library gives."""
    file, at = stored(tmp_path), dt.datetime(2026, 7, 10, 12, tzinfo=dt.UTC)
    expected = sg.worklist(MADE, for_=sg.GACC, at=at)
    told = json.loads(run("worklist", file, "--for", "gacc", "--at", AT, "--format", "json").output)

    assert [(each["case_id"], each["turn"]) for each in told] == [(each.case.id, each.turn.value) for each in expected]
    assert expected[0].text("zh") in run("worklist", file, "--for", "gacc", "--at", AT, "--lang", "zh").output
    assert run("worklist", file, "--for", "samr", "--at", AT).output == ""


def test_what_is_about_to_be_due_is_listed_and_kept_as_a_calendar(tmp_path: Path) -> None:
    """From today for a week, or between two days; for one authority only."""
    file, feed = stored(tmp_path), tmp_path / "due.ics"
    span = ("--from", "2026-07-01", "--to", "2026-07-31")
    told = json.loads(run("upcoming", file, "--at", AT, *span, "--format", "json", "--ics", str(feed)).stdout)
    days = [each["last_on"] for each in told]

    assert days == sorted(days)
    assert days
    assert feed.read_bytes().count(b"BEGIN:VEVENT") == len(days)
    assert json.loads(run("upcoming", file, "--at", AT, *span, "--for", "samr", "--format", "json").output) == []
    assert days[0] in run("upcoming", file, "--at", AT, *span).output


def test_what_is_new(tmp_path: Path) -> None:
    """What others said since a moment, never one's own."""
    asked = ("--for", "gacc", "--since", "2026-06-20T00:00:00Z", "--at", AT, "--format", "json")
    told = json.loads(run("news", stored(tmp_path), *asked).output)
    at, since = dt.datetime(2026, 7, 10, 12, tzinfo=dt.UTC), dt.datetime(2026, 6, 20, tzinfo=dt.UTC)
    expected = sg.news(MADE, since=since, for_=sg.GACC, at=at)

    assert [each["entry_id"] for each in told] == [each.entry and each.entry.id for each in expected]


def test_alerts_and_cases_are_chosen(tmp_path: Path) -> None:
    """By what people ask for, from a file of either, and written out as they were read."""
    file = stored(tmp_path)
    online = [case for case in MADE if case.alert.sold_online.value == "yes"]
    told = run("select", file, "--sold-online", "yes").output.splitlines()

    assert [sg.loads(line) for line in told] == online
    assert run("select", file, "--text", "no such word anywhere").output == ""
    assert run("select", file, "--origin", "ZZ").exit_code == 2


def test_many_flags_in_one_process(tmp_path: Path) -> None:
    """A case for every alert, with a flag in it, each under a name of its own."""
    alerts = saved(tmp_path, b"\n".join(sg.dumps(case.alert) for case in MADE[:3]), "alerts.ndjson")
    asked = ("--by", "dg_just", "--to", "gacc", "--reason", "sold_online", "--at", AT)
    made = [sg.loads(line, sg.Case) for line in run("flag", alerts, *asked).output.splitlines()]

    assert [case.alert for case in made] == [case.alert for case in MADE[:3]]
    assert [len(case.flags) for case in made] == [1, 1, 1]
    assert len({case.id for case in made} | {case.flags[0].id for case in made}) == 6


def test_news_for_people(tmp_path: Path) -> None:
    """A line each: when, which alert, what happened, in the language that is asked for."""
    asked = ("--for", "gacc", "--since", "2026-06-20T00:00:00Z", "--at", AT, "--lang", "zh")
    at, since = dt.datetime(2026, 7, 10, 12, tzinfo=dt.UTC), dt.datetime(2026, 6, 20, tzinfo=dt.UTC)
    expected = [each.text("zh") for each in sg.news(MADE, since=since, for_=sg.GACC, at=at)]

    assert [line.partition("  ")[2] for line in run("news", stored(tmp_path), *asked).output.splitlines()] == expected


def test_what_is_neither_alert_nor_case_is_named(tmp_path: Path) -> None:
    """With its kind; what cannot be read at all is told with its problems."""
    policy = saved(tmp_path, sg.dumps(sg.ACTION_PLAN), "policy.json")
    broken = saved(tmp_path, b'{"kind": "alert"}', "broken.json")

    assert "expected alert or case, got follow_up_policy" in run("select", policy, "--sold-online", "yes").output
    assert run("select", broken, "--sold-online", "yes").exit_code == 2


def test_flags_that_cannot_be_raised_leave_nothing(tmp_path: Path) -> None:
    """A stranger to the cases raises none: the sentence says why, and nothing is written."""
    asked = ("--by", "national:DE", "--to", "gacc", "--reason", "origin", "--at", "2027-01-01T00:00:00Z")
    result = run("flag", stored(tmp_path), *asked)

    assert result.exit_code == 1
    assert "got it from outsider" in result.output
    assert '"kind"' not in result.output
