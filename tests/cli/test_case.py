"""The case at the command line: each step from one file to another."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

import safetygate as sg
from tests.cli.running import ALERT, run, saved

SEPTEMBER = "2026-09-{:02}T09:00:00Z"


def step(name: str, before: Path, after: Path, *arguments: str, day: int, by: str = "dg_just") -> Result:
    """One step on one day in September, from file to file."""
    told = ("--by", by, "--at", SEPTEMBER.format(day))
    return run("case", name, before, *told, *arguments, "-o", after)


@pytest.fixture
def flagged(tmp_path: Path) -> Path:
    """A case with a flag for follow-up."""
    opened, asked = tmp_path / "opened.json", tmp_path / "asked.json"
    alert = saved(tmp_path, ALERT, "alert.json")
    assert run("case", "new", alert, "--id", "c1", "--at", SEPTEMBER.format(1), "-o", opened).exit_code == 0
    words = ("--text", "Please look.", "--text-zh", "请关注。")
    done = step("flag", opened, asked, "--to", "gacc", "--reason", "sold_online", "--id", "f1", *words, day=1)
    assert done.exit_code == 0
    return asked


def test_a_case_from_flag_to_closure(flagged: Path, tmp_path: Path) -> None:
    """Every step is an entry of the document that is written."""
    received, answered, closed = (tmp_path / name for name in ("received.json", "answered.json", "closed.json"))
    step("message", flagged, received, "--kind", "receipt", "--in-reply-to", "f1", day=2, by="gacc")
    measure = ("--flag", "f1", "--outcome", "measures_taken", "--measure", "export_ban:operator_voluntary")
    step("follow-up", received, answered, *measure, day=9, by="gacc")
    step("close", answered, closed, "--reason", "all_answered", day=10)
    case = sg.loads(closed.read_bytes())

    assert [entry.kind for entry in case.entries] == ["flag", "message", "follow_up", "closure"]
    assert case.state.value == "closed"
    assert case.entries[0].texts == sg.Texts(en="Please look.", zh="请关注。")
    assert case.entries[2].measures[0].initiator.value == "operator_voluntary"
    assert "最终反馈" in run("case", "show", closed, "--lang", "zh").output


@pytest.mark.parametrize(
    ("name", "arguments", "by", "said"),
    [
        ("close", ("--reason", "all_answered"), "gacc", "expected the step close from moderator"),
        ("withdraw", ("--flag", "f1", "--reason", "settled"), "gacc", "expected the step withdraw_flag from raiser"),
        ("follow-up", ("--flag", "f1", "--outcome", "different_risk_assessment"), "dg_just", "from addressee"),
        ("follow-up", ("--flag", "f1", "--outcome", "measures_taken"), "gacc", "SG-M-027"),
        ("message", ("--kind", "reply"), "gacc", "SG-M-023"),
        ("flag", ("--to", "gacc", "--reason", "origin", "--id", "f1"), "dg_just", "SG-M-020"),
    ],
)
def test_a_step_that_is_refused_writes_nothing(
    flagged: Path, name: str, arguments: tuple[str, ...], by: str, said: str
) -> None:
    """The sentence says what was expected, and the exit code that a problem was found."""
    after = flagged.with_name("after.json")
    result = step(name, flagged, after, *arguments, day=5, by=by)

    assert result.exit_code == 1
    assert said in result.stderr
    assert not after.exists()


def test_replicas_are_joined(flagged: Path, tmp_path: Path) -> None:
    """What each side said apart stands in both, the same to the byte, whichever comes first."""
    ours, theirs = tmp_path / "ours.json", tmp_path / "theirs.json"
    step("message", flagged, ours, "--text", "Any news?", "--id", "m1", day=3)
    step(
        "follow-up",
        flagged,
        theirs,
        "--flag",
        "f1",
        "--outcome",
        "under_investigation",
        "--completeness",
        "partial",
        day=4,
        by="gacc",
    )
    one, other = run("case", "merge", ours, theirs), run("case", "merge", theirs, ours, theirs)

    assert one.exit_code == 0
    assert one.stdout == other.stdout
    assert len(sg.loads(one.stdout).entries) == 3


def test_a_conflict_is_kept_and_told(flagged: Path, tmp_path: Path) -> None:
    """One identifier with two contents: both stand in what is written."""
    ours, theirs = tmp_path / "ours.json", tmp_path / "theirs.json"
    for after, words in ((ours, "One."), (theirs, "Other.")):
        step("message", flagged, after, "--text", words, "--id", "m1", day=3)
    result = run("case", "merge", ours, theirs)

    assert result.exit_code == 1
    assert "m1" in result.stderr
    assert len(sg.loads(result.stdout).conflicts) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "customs"), "expected one of dg_just, gacc, samr, national"),
        (("--to", "national"), "country"),
        (("--to", "national:XX"), "XX: expected one of"),
        (("--to", "gacc", "--at", "now"), "with an offset"),
    ],
)
def test_what_cannot_be_used_is_said(flagged: Path, arguments: tuple[str, ...], said: str) -> None:
    """Codes and moments are checked before anything is read."""
    result = run("case", "flag", flagged, "--by", "dg_just", "--reason", "origin", *arguments)

    assert result.exit_code == 2
    assert said in result.output


def test_an_alert_among_several_is_named(tmp_path: Path) -> None:
    """Without a number the command does not guess."""
    several = saved(tmp_path, f"{ALERT}\n{ALERT.replace('01234', '01235')}", "alerts.ndjson")

    assert run("case", "new", several, "--id", "c1").exit_code == 2
    named = run("case", "new", several, "--id", "c1", "--number", "SR/01235/26")
    assert sg.loads(named.stdout).alert.number == "SR/01235/26"


def test_every_entry_can_be_said(flagged: Path, tmp_path: Path) -> None:
    """Referral, extension, update, follow-up with all it holds, correction; and what came of it is shown."""
    files = iter([flagged, *(tmp_path / f"{number}.json" for number in range(9))])
    last = next(files)

    def do(name: str, *arguments: str, day: int, by: str) -> None:
        nonlocal last
        then = next(files)
        done = step(name, last, then, *arguments, day=day, by=by)
        assert (done.exit_code, done.output) == (0, "")
        last = then

    do("refer", "--flag", "f1", "--to", "samr", "--office", "Ningbo (made up)", day=2, by="gacc")
    do("extend", "--flag", "f1", "--until-on", "2026-10-09", day=3, by="dg_just")
    do("update", "--kind", "suspended", day=4, by="dg_just")
    told = ("--outcome", "measures_taken", "--measure", "return", "--customs-act", "returned", "--not-traced")
    days = ("--started-on", "2026-09-03", "--completed-on", "2026-09-05", "--not-traced-reason", "offer_gone")
    do("follow-up", "--flag", "f1", *told, *days, "--id", "u1", day=5, by="samr")
    do("correct", "--entry", "u1", "--text", "All sent back.", "--text-zh", "已全部退运。", day=6, by="samr")
    alert = saved(tmp_path, ALERT, "again.json")
    do("follow-up", "--outcome", "notified_again", "--alert", str(alert), day=7, by="gacc")
    shown = run("case", "show", last, "--lang", "en", COLUMNS="400").output

    assert [entry.kind for entry in sg.loads(last.read_bytes(), sg.Case).entries][-1] == "follow_up"
    for words in (
        "Ningbo (made up)",
        "until 2026-10-09",
        "Withdrawn for a time",
        "Measures taken (Final)",
        "Not traced",
    ):
        assert words in shown
    for words in ("Return to the sender or the factory (Ordered by an authority)", "Goods sent back", "All sent back."):
        assert words in shown
    assert step("correct", last, tmp_path / "no.json", "--entry", "f1", day=8, by="gacc").exit_code == 1


def test_a_command_takes_many_cases_in_one_stream(tmp_path: Path) -> None:
    """Two cases, one a line: each gets its flag, and both are written, one a line; both are shown."""
    alert, stream, asked = saved(tmp_path, ALERT, "alert.json"), tmp_path / "cases.ndjson", tmp_path / "asked.ndjson"
    lines = []
    for name in ("c1", "c2"):
        made = run("case", "new", alert, "--id", name, "--at", SEPTEMBER.format(1)).stdout_bytes
        lines.append(sg.dumps(sg.loads(made)))
    stream.write_bytes(b"\n".join(lines))

    done = step("flag", stream, asked, "--to", "gacc", "--reason", "sold_online", day=2)

    assert done.exit_code == 0
    assert [case.state.value for case in map(sg.loads, asked.read_bytes().splitlines())] == ["awaiting", "awaiting"]
    shown = run("case", "show", asked).output
    assert "c1" in shown
    assert "c2" in shown
    twice = step("close", asked, tmp_path / "x.ndjson", "--reason", "no_response", day=3, by="gacc")
    assert twice.exit_code == 1
    assert "c1: expected the step close" in twice.output
