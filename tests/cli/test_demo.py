"""`safetygate demo`: an example exchange whose every document is there to be looked at."""

from __future__ import annotations

import json
import re
from pathlib import Path

from safetygate import loads, read_alerts
from safetygate.cli.demo.steps import STEPS
from safetygate.domain.codes import Answer
from tests.cli.running import SAMPLE, process, run, saved

WRITTEN = (
    "action-plan.html",
    "action-plan.ics",
    "action-plan.json",
    "alerts.ndjson",
    "cases.ndjson",
    "findings.ndjson",
    "quarterly-report.html",
    "quarterly-report.json",
    "validation-report.json",
)


def test_two_replicas_agree_and_are_reported_on(tmp_path: Path) -> None:
    """The second half of the example: every case is the same on both sides, and the report counts each once."""
    printed = run("demo", "-o", tmp_path).stdout
    cases = [loads(line) for line in (tmp_path / "cases.ndjson").read_bytes().splitlines()]
    report = loads((tmp_path / "quarterly-report.json").read_bytes())

    assert len(cases) >= 3
    assert re.search(rf"经不稳定链路传输后两副本一致 +{len(cases)} / {len(cases)}\n", printed)
    assert report.flow.transmitted == len(cases)
    assert all(not case.misfits and not case.conflicts for case in cases)
    assert loads((tmp_path / "action-plan.json").read_bytes()).activities


def test_the_example_leaves_its_documents(tmp_path: Path) -> None:
    """Alerts, findings and the report on them are written, and every one can be read back."""
    result = run("demo", "-o", tmp_path / "out")
    alerts = [loads(line) for line in (tmp_path / "out" / "alerts.ndjson").read_bytes().splitlines()]

    assert result.exit_code == 0
    assert alerts == [reading.alert for reading in read_alerts(SAMPLE)]
    assert loads((tmp_path / "out" / "validation-report.json").read_bytes()).valid
    assert json.loads((tmp_path / "out" / "findings.ndjson").read_bytes().splitlines()[2])["code"] == "barcode-glued"


def test_the_summary_is_in_both_languages(tmp_path: Path) -> None:
    """Every figure is named in English and in Chinese, step by step, and the files are listed at the end."""
    printed = run("demo", "-o", tmp_path).stdout

    assert [title for title, _ in STEPS] == [line for line in printed.splitlines() if " · " in line]
    assert "alerts    预警通报  12\n" in printed
    assert "sold online                在线销售          6 / 12 (50%)\n" in printed
    assert printed.splitlines()[-len(WRITTEN) :] == [str(tmp_path / name) for name in WRITTEN]


def test_the_example_can_be_run_again(tmp_path: Path) -> None:
    """A second run writes the same bytes over the first."""
    first = run("demo", "-o", tmp_path)
    files = {path: path.read_bytes() for path in tmp_path.iterdir()}

    assert run("demo", "-o", tmp_path).stdout == first.stdout
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == files


def test_the_example_takes_another_feed(tmp_path: Path) -> None:
    """With `--input` it runs on a report of one's own."""
    data = SAMPLE.read_bytes()
    start, end = data.index(b"<notifications"), data.index(b"</notifications>") + len(b"</notifications>")
    feed = saved(tmp_path, data[:end] + b"</Safety-Gate>", "one.xml")

    result = run("demo", "--input", feed, "-o", tmp_path / "out")

    assert start < end
    assert result.exit_code == 0
    assert "alerts    预警通报  1\n" in result.stdout


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
