"""`safetygate demo`: an example exchange whose every document is there to be looked at."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

from attrs import evolve

from safetygate import loads, read_alerts
from safetygate.cli.demo.steps import STEPS
from safetygate.domain.cases.order import ENTRIES
from safetygate.domain.codes import Answer
from safetygate.outputs.page import DEMONSTRATION
from tests.cli.running import SAMPLE, process, run, saved

WRITTEN = (
    "action-plan.html",
    "action-plan.ics",
    "action-plan.json",
    "alerts.ndjson",
    "cases.ndjson",
    "catalogue.ndjson",
    "findings.ndjson",
    "matches.ndjson",
    "quarter.ndjson",
    "quarterly-report.html",
    "quarterly-report.json",
    "quarterly-report.xlsx",
    "reconciliation.html",
    "reconciliation.json",
    "register.ndjson",
    "submission.json",
    "submission.xlsx",
    "validation-report.json",
)


def test_two_replicas_agree_and_are_reported_on(tmp_path: Path) -> None:
    """The second half of the example: every case is the same on both sides, and the report counts each once."""
    printed = run("demo", "-o", tmp_path).stdout
    cases = [loads(line) for line in (tmp_path / "cases.ndjson").read_bytes().splitlines()]
    quarter = [loads(line) for line in (tmp_path / "quarter.ndjson").read_bytes().splitlines()]
    report = loads((tmp_path / "quarterly-report.json").read_bytes())

    assert len(cases) >= 3
    assert re.search(rf"cases alike on both sides +{len(cases)} / {len(cases)}\n", printed)
    assert report.flow.transmitted == sum(case.opened_at.month in {7, 8, 9} for case in quarter) > 100
    assert all(not case.misfits and not case.conflicts for case in (*cases, *quarter))
    assert loads((tmp_path / "action-plan.json").read_bytes()).activities


def test_the_example_leaves_its_documents(tmp_path: Path) -> None:
    """Alerts, findings and the report on them are written, and every one can be read back."""
    result = run("demo", "-o", tmp_path / "out")
    alerts = [loads(line) for line in (tmp_path / "out" / "alerts.ndjson").read_bytes().splitlines()]

    assert result.exit_code == 0
    assert [evolve(alert, extensions=None) for alert in alerts] == [read.alert for read in read_alerts(SAMPLE)]
    assert loads((tmp_path / "out" / "validation-report.json").read_bytes()).valid
    assert json.loads((tmp_path / "out" / "findings.ndjson").read_bytes().splitlines()[2])["code"] == "barcode-glued"


def test_the_summary_is_in_one_language(tmp_path: Path) -> None:
    """Every figure is named in the language asked for, step by step; what to open and to try stands at the end."""
    english, chinese = (run("demo", "--lang", code, "-o", tmp_path / code).stdout for code in ("en", "zh"))

    assert "alerts    12\n" in english
    assert "sold online                6 / 12 (50%)\n" in english
    assert not re.search("[\u4e00-\u9fff]", english)
    assert "预警通报  12\n" in chinese
    for printed, code in ((english, "en"), (chinese, "zh")):
        titles = [title.say(code) for title, _ in STEPS]
        assert [line for line in printed.splitlines() if line in titles] == titles
        assert [name for name in WRITTEN if f"{tmp_path / code / name}\n" not in printed] == []
    assert "Everything in these files is made up." in english.splitlines()
    assert f"Open {tmp_path / 'en' / 'quarterly-report.html'} in a browser." in english.splitlines()
    for name in ("quarterly-report.html", "action-plan.html"):
        page = (tmp_path / "en" / name).read_text(encoding="utf-8")
        assert page.count('<p class="banner">Demonstration: everything here is made up') == 1
        assert page.count('<p class="banner">演示：此处内容均为虚构') == 1
    assert "zh-Hans" in (tmp_path / "zh" / "quarterly-report.html").read_text(encoding="utf-8")[:60]


def test_files_of_other_forms_are_left_as_they_are(tmp_path: Path) -> None:
    """A calendar ends with its own line end, and a workbook with its own last byte."""
    run("demo", "-o", tmp_path)

    assert (tmp_path / "action-plan.ics").read_bytes().endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in (tmp_path / "action-plan.ics").read_bytes().replace(b"\r\n", b"")
    assert (tmp_path / "quarterly-report.xlsx").read_bytes()[-22:-18] == b"PK\x05\x06"


def test_the_example_can_be_run_again(tmp_path: Path) -> None:
    """A second run writes the same bytes over the first."""
    first = run("demo", "-o", tmp_path)
    files = {path: path.read_bytes() for path in tmp_path.iterdir()}

    assert run("demo", "-o", tmp_path).stdout == first.stdout
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == files


def test_the_example_takes_another_feed(tmp_path: Path) -> None:
    """With `--input` it reads, checks and counts a report of one's own, and invents no exchange about it."""
    data = SAMPLE.read_bytes()
    start, end = data.index(b"<notifications"), data.index(b"</notifications>") + len(b"</notifications>")
    feed = saved(tmp_path, data[:end] + b"</Safety-Gate>", "one.xml")

    result = run("demo", "--input", feed, "-o", tmp_path / "out")

    assert start < end
    assert result.exit_code == 0
    assert "alerts    1\n" in result.stdout
    assert "made up" not in result.stdout
    assert "alerts in the register  1\n" in result.stdout
    assert "demonstration" not in "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir())
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "alerts.ndjson",
        "catalogue.ndjson",
        "findings.ndjson",
        "matches.ndjson",
        "register.ndjson",
        "validation-report.json",
    ]


def test_every_event_occurs(tmp_path: Path) -> None:
    """The quarter holds each step that a case knows, and each document that is made up says so as data."""
    run("demo", "-o", tmp_path)
    quarter = [loads(line) for line in (tmp_path / "quarter.ndjson").read_bytes().splitlines()]
    singles = ("quarterly-report", "reconciliation", "submission", "action-plan")
    made_up = [*quarter, *(loads((tmp_path / f"{name}.json").read_bytes()) for name in singles)]
    lines = [
        loads(line) for name in ("alerts", "cases") for line in (tmp_path / f"{name}.ndjson").read_bytes().splitlines()
    ]
    published = [loads(line) for line in (tmp_path / "register.ndjson").read_bytes().splitlines()]

    kinds = {entry.kind for case in quarter for entry in case.entries}
    assert kinds == {kind for kind in ENTRIES.by_kind if kind != "unknown_entry"}
    assert all(each.extensions[DEMONSTRATION] is True for each in (*made_up, *lines))
    assert all(each.alert.extensions[DEMONSTRATION] is True for each in published if each.kind == "publication")


def test_what_to_try_next_can_be_typed(tmp_path: Path) -> None:
    """Each command that stands at the end runs as it stands there."""
    printed = run("demo", "-o", tmp_path / "a folder").stdout
    offered = [line for line in printed.splitlines() if line.startswith("  safetygate ")]

    assert len(offered) == 5
    for line in offered:
        result = run(*shlex.split(line)[1:])
        assert result.exit_code in {0, 1}, result.output
        assert result.stdout, line


def test_the_example_says_where_it_cannot_write(tmp_path: Path) -> None:
    """A file in the place of the folder is a mistake, told in a sentence."""
    result = run("demo", "-o", saved(tmp_path, "in the way"))

    assert result.exit_code == 2
    assert "document.json" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_example_runs_as_a_process(tmp_path: Path) -> None:
    """As `make demo` runs it, from any folder."""
    assert process("demo", "-o", tmp_path).returncode == 0


def test_the_report_is_marked_as_made_up() -> None:
    """Nobody takes the example for a publication: it says so itself, in a comment and in its addendum."""
    text = SAMPLE.read_text(encoding="utf-8")
    alerts = [reading.alert for reading in read_alerts(SAMPLE)]

    assert text.splitlines()[1].startswith("<!-- Made up")
    assert "This report is made up" in text
    assert all("/900" in alert.number for alert in alerts)
    assert all(alert.source is None or ".example/" in str(alert.source.url) for alert in alerts)


def test_the_report_shows_what_real_ones_hold() -> None:
    """The warts that an importer meets are in it, and products of every kind that the exchange tells apart."""
    readings = list(read_alerts(SAMPLE))
    codes = {finding.code for reading in readings for finding in reading.findings}

    assert {
        *("barcode-glued", "barcode-check-digit", "barcode-text", "address-glued", "null-prefix", "markup-removed"),
        *("sentences-glued", "number-malformed", "trader-read"),
    } <= codes
    assert {"Muster & Sons"} <= {brand for reading in readings for brand in reading.alert.product.brands}
    assert {reading.alert.sold_online for reading in readings} == {Answer.YES, Answer.UNKNOWN}
