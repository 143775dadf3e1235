"""`safetygate import`: from feeds to alerts, one a line, with every finding told."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from safetygate import dumps, loads, read_alerts
from tests.cli.running import SAMPLE, process, run, saved


def lines(data: bytes) -> list[Any]:
    """What stands on each line."""
    return [json.loads(line) for line in data.splitlines()]


def test_alerts_come_out_one_a_line() -> None:
    """Each line is the document of one alert of the feed, in its order, and nothing else is on the output."""
    result = run("import", SAMPLE)

    assert result.exit_code == 0
    assert result.stdout_bytes == b"".join(dumps(reading.alert) + b"\n" for reading in read_alerts(SAMPLE))
    assert [loads(line).number for line in result.stdout_bytes.splitlines()][:2] == ["SR/90001/26", "SR/90002/26"]


def test_findings_are_told_beside_the_output() -> None:
    """Each finding is a sentence that names file, place, alert, member and code; the last line counts."""
    told = run("import", SAMPLE).stderr.splitlines()

    assert f"{SAMPLE}:1: SR/90001/26 product.barcodes: Information barcode-glued: " in told[2]
    assert told[2].endswith('["29000000000182900000000025"]')
    assert re.fullmatch(
        rf"{re.escape(str(SAMPLE))}: 12 alerts; 0 errors, \d+ warnings, \d+ remarks; "
        r"counted only: sentences-glued 1, null-prefix 1, said-unknown 1",
        told[-1],
    )


def test_what_a_report_adds_on_earlier_alerts_is_told() -> None:
    """The addendum, which may withdraw or update an alert of an earlier report, is not lost."""
    told = run("import", SAMPLE).stderr.splitlines()

    assert told[0].startswith(f"{SAMPLE}: -: Information addendum-other: ")
    assert told[1].startswith(f"{SAMPLE}: SR/90099/26: Information addendum-corrected: Corrected or completed [")


def test_findings_are_told_in_chinese() -> None:
    """With `--lang zh`, sentence, severity and count are Chinese; the codes stay."""
    told = run("import", SAMPLE, "--lang", "zh").stderr.splitlines()

    assert "提示 addendum-corrected: 更正或补充" in told[1]
    assert "提示 barcode-glued: 多个条码之间没有空格" in told[2]
    assert "12 份预警通报；错误 0 项" in told[-1]


def test_findings_go_to_a_file(tmp_path: Path) -> None:
    """With `--findings` each finding is a JSON object, with the raw text uncut and both languages."""
    result = run("import", SAMPLE, "--findings", tmp_path / "findings.ndjson")
    found = lines((tmp_path / "findings.ndjson").read_bytes())

    assert len(result.stderr.splitlines()) == 1
    assert [each["code"] for each in found[:2]] == ["addendum-other", "addendum-corrected"]
    assert "position" not in found[1]
    assert [(each["position"], each["number"], each["code"]) for each in found[2:]] == [
        (reading.position, finding.number, finding.code)
        for reading in read_alerts(SAMPLE)
        for finding in reading.findings
        if not finding.is_routine
    ]
    assert found[2] == {
        "file": str(SAMPLE),
        "position": 1,
        "number": "SR/90001/26",
        "field": "product.barcodes",
        "code": "barcode-glued",
        "severity": "information",
        "message_en": "several barcodes without a blank between them; their check digits show where one ends",
        "message_zh": "多个条码之间没有空格；已依据校验位拆分",
        "raw": "29000000000182900000000025",
    }


def test_alerts_go_to_a_file(tmp_path: Path) -> None:
    """With `-o` the file holds what the output would."""
    result = run("import", SAMPLE, "-o", tmp_path / "alerts.ndjson")

    assert result.stdout == ""
    assert (tmp_path / "alerts.ndjson").read_bytes() == run("import", SAMPLE).stdout_bytes


def test_a_feed_is_typed_in() -> None:
    """`-` reads the feed from the standard input, also as a process."""
    data = SAMPLE.read_bytes()

    assert run("import", "-", typed=data).stdout_bytes == run("import", SAMPLE).stdout_bytes
    assert process("import", "-", typed=data).stdout == run("import", SAMPLE).stdout_bytes
    assert run("import", "-", typed=data).stderr.startswith("(stdin): -: Information addendum-other")


def test_several_feeds_come_out_one_after_the_other() -> None:
    """All files go to one output."""
    assert run("import", SAMPLE, SAMPLE).stdout_bytes == 2 * run("import", SAMPLE).stdout_bytes


@pytest.mark.parametrize("option", ["-o", "--findings"])
def test_a_feed_is_never_written_over(option: str, tmp_path: Path) -> None:
    """A file that is read cannot be the one that is written: nothing is lost by a slip of the hand."""
    feed = saved(tmp_path, SAMPLE.read_bytes(), "feed.xml")

    result = run("import", feed, option, tmp_path / "." / "feed.xml")

    assert result.exit_code == 2
    assert "expected another file to write to" in result.stderr
    assert feed.read_bytes() == SAMPLE.read_bytes()


def test_a_damaged_feed_ends_with_problems_and_what_could_be_read(tmp_path: Path) -> None:
    """Alerts before the damage come out; the exit code says that something is wrong."""
    cut = saved(tmp_path, SAMPLE.read_bytes()[:9000], "cut.xml")

    result = run("import", cut)

    assert result.exit_code in {1, 2}
    assert [each["number"] for each in lines(result.stdout_bytes)][:3] == ["SR/90001/26", "SR/90002/26", "SR/90003/26"]
    assert "rror" in result.stderr


def test_one_feed_that_cannot_be_read_does_not_stop_the_next(tmp_path: Path) -> None:
    """Its alerts are missing and told of; the others are there."""
    result = run("import", saved(tmp_path, "no feed"), SAMPLE)

    assert result.exit_code == 2
    assert result.stdout_bytes == run("import", SAMPLE).stdout_bytes
    assert f"Error: {tmp_path / 'document.json'}: " in result.stderr


def test_what_is_imported_is_valid() -> None:
    """The alerts of the made-up report are valid documents."""
    alerts = run("import", SAMPLE).stdout_bytes

    assert run("validate", "-", typed=alerts).exit_code == 0


def test_real_reports_come_out_whole(real_data: Path) -> None:
    """As many alerts come out of every real report as it has notices."""
    for report in sorted((real_data / "weekly_xml").glob("weekly_report_2*.xml")):
        result = run("import", report)

        assert result.exit_code == 0, result.stderr
        assert len(result.stdout_bytes.splitlines()) == report.read_bytes().count(b"</notifications>")


INDEX = (
    b"<weeklyReports><weeklyReport><reference>Report-2026-34</reference><publicationDate>21/08/2026</publicationDate>"
    b"<URL>https://example.org/report.xml</URL></weeklyReport></weeklyReports>"
)


def test_an_index_of_reports_is_listed(tmp_path: Path) -> None:
    """Its entries come out, each as a JSON object."""
    result = run("import", saved(tmp_path, INDEX, "index.xml"))

    assert (result.exit_code, lines(result.stdout_bytes)) == (
        0,
        [{"reference": "Report-2026-34", "report_on": "2026-08-21", "url": "https://example.org/report.xml"}],
    )
    assert result.stderr.endswith("an index of 1 weekly reports\n")


def test_the_encoding_of_a_table_can_be_said(tmp_path: Path) -> None:
    """Where the bytes do not show it, it is a guess and a warning; said, it is neither."""
    table = (
        "Alert number,Category,Alert submitted by,Type of alert,Brand\nA12/90001/20,Toys,Germany,Serious risk,Пчёлка\n"
    )
    feed = saved(tmp_path, table.encode("cp1251"), "feed.csv")

    assert "Warning encoding-guessed" in run("import", feed).stderr
    result = run("import", feed, "--encoding", "cp1251")
    assert lines(result.stdout_bytes)[0]["product"]["brands"] == ["Пчёлка"]
    assert "encoding-guessed" not in result.stderr


def test_labels_of_another_language_can_be_given(tmp_path: Path) -> None:
    """What a host knows and this library does not."""
    labels = saved(tmp_path, '{"language": "sv", "lists": {"risk_type": {"choking": ["Kvävning"]}}}', "sv.json")
    report = (
        "<r><report_language>sv</report_language><notifications><caseNumber>SR/90001/26</caseNumber>"
        "<riskType>Kvävning</riskType><notifyingCountry>Tyskland</notifyingCountry></notifications></r>"
    )
    result = run("import", saved(tmp_path, report.encode(), "feed.xml"), "--labels", labels)

    assert lines(result.stdout_bytes)[0]["risks"] == [{"type": "choking"}]


def test_what_is_no_alert_ends_with_problems(tmp_path: Path) -> None:
    """Neither number nor country nor category: an error, and the exit code says so."""
    feed = saved(
        tmp_path, "<r><report_year>2026</report_year><notifications><order>1</order></notifications></r>", "f.xml"
    )

    result = run("import", feed)

    assert result.exit_code == 1
    assert "Error alert-empty" in result.stderr


def test_the_addendum_of_a_report_without_alerts_is_told(tmp_path: Path) -> None:
    """A week without notices may still withdraw one."""
    report = (
        "<r><report_date>21/08/2026</report_date>"
        "<report_addendum>Notification 0145/07 has been withdrawn.</report_addendum></r>"
    )

    assert "0145/07: Information addendum-withdrawn" in run("import", saved(tmp_path, report, "feed.xml")).stderr
