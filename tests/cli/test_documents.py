"""`safetygate validate` and `show`: documents checked and laid out, whatever they are and however they come."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from safetygate import Report, loads, validate
from safetygate.documents.report import MOST_PROBLEMS
from tests.cli.running import ALERT, BROKEN, SAMPLE, process, run, saved

REMARKED = ALERT.replace("SR/01234/26", "SR 1234")
"""An alert with a warning."""


def test_a_document_is_checked() -> None:
    """Without a problem one line says so; with problems each has a line with place, code and sentence."""
    fine, broken = run("validate", "-", typed=ALERT), run("validate", "-", typed=BROKEN)

    assert (fine.exit_code, fine.stdout) == (0, "(stdin): alert valid\n")
    assert broken.exit_code == 1
    head, country, category = broken.stdout.splitlines()
    assert head == "(stdin): alert not valid"
    assert country.startswith("  /notifying_country: Error enum: expected one of the codes ")
    assert category.startswith("  /product/category: Error enum: ")
    assert broken.stderr == ""


def test_a_warning_is_no_problem_for_the_exit_code() -> None:
    """A recommended rule that is not kept is told, and the document is valid."""
    result = run("validate", "-", typed=REMARKED)

    assert result.exit_code == 0
    assert "/number: Warning SG-R-002" in result.stdout


def test_a_stream_is_checked_line_by_line() -> None:
    """Every problem says on which line it is, blank lines count, and the head says how many there were."""
    result = run("validate", "-", typed=f"\n{ALERT}\n\n{BROKEN}\n{REMARKED}\n")

    assert result.exit_code == 1
    head, *problems = result.stdout.splitlines()
    assert head == "(stdin): 3 documents, 1 not valid"
    assert [line.split(":")[0].strip() for line in problems] == ["4", "4", "5"]


SHAPES = {
    "one line": (ALERT, 1),
    "indented": (json.dumps(json.loads(ALERT), indent=2), 1),
    "indented, with blanks before": ("\n\n  \n" + json.dumps(json.loads(ALERT), indent=2), 1),
    "a stream of one": (ALERT + "\n\n", 1),
    "a stream": (f"{ALERT}\n{ALERT}\n", 2),
    "a stream with Windows line ends": (f"{ALERT}\r\n\r\n{ALERT}\r\n", 2),
    "a stream without a last line end": (f"{ALERT}\n{ALERT}", 2),
}


@pytest.mark.parametrize(("text", "count"), SHAPES.values(), ids=SHAPES)
def test_a_file_holds_one_document_or_one_a_line(text: str, count: int) -> None:
    """Which of both is seen from the text itself."""
    result = run("validate", "-", typed=text)

    assert result.exit_code == 0
    assert result.stdout.startswith(
        "(stdin): alert valid" if count == 1 else f"(stdin): {count} documents, 0 not valid"
    )


NO_DOCUMENTS = {
    "nothing": b"",
    "blanks": b"\n \n",
    "a word": b"alert",
    "half a document": ALERT[:40].encode(),
    "a list of documents": f"[{ALERT}]".encode(),
    "another encoding": ALERT.encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf" + ALERT.encode(),
    "much nesting": b"[" * 100_000,
    "a hundred thousand empty lines": b"\n" * 100_000,
    "one line that is too long": b'{"kind":"' + b"a" * (17 * 2**20) + b'"}',
    "a stream with a line that is too long": ALERT.encode() + b'\n{"' + b"a" * (40 * 2**20) + b'"}\n',
}


@pytest.mark.parametrize("data", NO_DOCUMENTS.values(), ids=NO_DOCUMENTS)
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_what_is_no_document_is_a_problem_not_a_crash(data: bytes, form: str) -> None:
    """Whatever comes in, there is a whole report, and the exit code says that there are problems."""
    result = run("validate", "-", "--format", form, typed=data)

    assert result.exit_code == 1
    assert result.stderr == ""
    if form == "json":
        assert not loads(result.stdout).valid
    if form == "sarif":
        assert json.loads(result.stdout)["runs"][0]["results"]


def test_a_line_that_is_too_long_leaves_the_others_alone() -> None:
    """It is one faulty document of the stream, and the next line is the next document."""
    long = b'{"' + b"a" * (40 * 2**20) + b'"}'
    result = run("validate", "-", typed=b"\n".join([ALERT.encode(), long, BROKEN.encode()]))

    assert result.stdout.startswith("(stdin): 3 documents, 2 not valid\n  2: (whole document): Error too-large")
    assert "\n  3: /product/category: Error enum" in result.stdout


def test_json_is_one_report_a_file_each_a_document_of_its_own(tmp_path: Path) -> None:
    """The output is whole although the exit code is 1; each line is a validation report, in the order of the files."""
    fine, broken = saved(tmp_path, ALERT, "fine.json"), saved(tmp_path, BROKEN, "broken.json")
    result = run("validate", "--format", "json", fine, broken)

    assert result.exit_code == 1
    first, second = (loads(line) for line in result.stdout_bytes.splitlines())
    assert (first, second) == (validate(ALERT), validate(BROKEN))


def test_a_report_on_a_stream_holds_errors_first() -> None:
    """Of more problems than a report may hold the errors are kept, and it says that there were more."""
    stream = "\n".join([*[REMARKED] * (MOST_PROBLEMS + 1), BROKEN])
    result = run("validate", "-", "--format", "json", typed=stream)
    report = loads(result.stdout)

    assert result.exit_code == 1
    assert isinstance(report, Report)
    assert (report.document_kind, report.valid, report.complete) == ("alert", False, False)
    assert [problem.line for problem in report.problems[:3]] == [MOST_PROBLEMS + 2, MOST_PROBLEMS + 2, 1]
    assert len(report.problems) == MOST_PROBLEMS


def test_sarif_is_one_log_of_one_run(tmp_path: Path) -> None:
    """All files are in one run, each result with its file, its line and its place; the rules are listed once."""
    one = saved(tmp_path, BROKEN, "one.json")
    stream = saved(tmp_path, f"{ALERT}\n{REMARKED}\n", "stream.ndjson")
    log = json.loads(run("validate", "--format", "sarif", one, stream).stdout)
    (only,) = log["runs"]

    assert log["version"] == "2.1.0"
    assert only["tool"]["driver"] == {"name": "safetygate", "rules": [{"id": "SG-R-002"}, {"id": "enum"}]}
    assert [(result["ruleId"], result["level"], *place(result)) for result in only["results"]] == [
        ("enum", "error", str(one), None, "/notifying_country"),
        ("enum", "error", str(one), None, "/product/category"),
        ("SG-R-002", "warning", str(stream), 2, "/number"),
    ]


def place(result: Any) -> tuple[str, int | None, str]:
    """Where a result of SARIF is."""
    (where,) = result["locations"]
    physical, (logical,) = where["physicalLocation"], where["logicalLocations"]
    return (
        physical["artifactLocation"]["uri"],
        physical.get("region", {}).get("startLine"),
        logical["fullyQualifiedName"],
    )


def test_sarif_is_whole_where_nothing_could_be_read() -> None:
    """A log without results, so that what reads it does not stumble."""
    result = run("validate", "--format", "sarif", "nowhere.json")

    assert result.exit_code == 2
    assert json.loads(result.stdout)["runs"][0]["results"] == []


def test_unknown_members_are_forgiven_on_demand() -> None:
    """With `--lenient` an unknown member is a warning."""
    newer = ALERT.replace('"number"', '"colour":"red","number"')

    assert run("validate", "-", typed=newer).exit_code == 1
    lenient = run("validate", "--lenient", "-", typed=newer)
    assert lenient.exit_code == 0
    assert "/colour: Warning unknown-member" in lenient.stdout


def test_reports_are_in_chinese_on_demand() -> None:
    """Head, severity, sentence and count."""
    one = run("validate", "--lang", "zh", "-", typed=BROKEN).stdout
    several = run("validate", "--lang", "zh", "-", typed=f"{ALERT}\n{BROKEN}").stdout

    assert one.startswith("(stdin): alert 无效\n  /notifying_country: 错误 enum: 应为以下代码之一")
    assert several.startswith("(stdin): 2 份文档，其中 1 份无效\n  2: /notifying_country: 错误")


def imported(number: int) -> bytes:
    """One alert of the made-up weekly report."""
    return run("import", SAMPLE).stdout_bytes.splitlines()[number - 1]


def test_an_alert_is_a_card() -> None:
    """All that an alert holds stands under its name, codes as labels."""
    result = run("show", "-", typed=imported(2), COLUMNS="400")

    assert result.exit_code == 0
    head, *rows = result.stdout.splitlines()
    assert head == "SR/90002/26 · Serious risk"
    assert [re.sub(" {2,}", "|", row) for row in rows if not row.startswith("What can happen")] == [
        "Product|USB charger",
        "Sold as|Travel charger 20 W",
        "Category|Electrical appliances and equipment",
        "Meant for|Consumers",
        "Brands|Voltmuster",
        "Models|VM-20W",
        "|VM-20W-B",
        "Batches|2026-03",
        "Barcodes|Global Trade Item Number (GTIN): 2900000000032",
        "Description|White travel charger with one socket, packed in a cardboard box.",
        "Risks|Electric shock",
        "|Fire",
        "Measures|Removal of this product listing by the online marketplace · Voluntary · Other · 2026-08-05",
        "|Withdrawal of the product from the market · Compulsory · Retailer · 2026-08-07",
        "Origin|China",
        "Sold online|Yes · An online trader is named · A listing was removed",
        "Offers|AliExpress",
        "|Amazon · B0MADEUP01",
        "Notified by|France",
        "Published|2026-08-28",
        "Recall pages|https://shop.example/recall/vm-20w",
        "|https://www.market.example/safety/vm-20w",
        "Pictures|https://safety-gate.example/public/api/notification/image/90000201",
        "Taken from|Weekly report (XML) · Report-2026-34",
        "|https://safety-gate.example/screen/webReport/alertDetail/90000002",
        "",
    ]


def test_a_card_is_in_chinese_on_demand() -> None:
    """Names and labels are Chinese; what the feed says stays as it is."""
    shown = run("show", "--lang", "zh", "-", typed=imported(2)).stdout

    assert shown.startswith("SR/90002/26 · 严重风险通报 · 严重风险\n产品")
    assert re.search("原产地 +中国\n", shown)
    assert re.search("品牌 +Voltmuster\n", shown)


def test_no_address_is_cut_on_a_narrow_terminal() -> None:
    """What is too long for the line goes on in the next one."""
    shown = run("show", "-", typed=imported(2), COLUMNS="50").stdout
    joined = "".join(line.strip() for line in shown.splitlines())

    assert "…" not in shown
    assert "https://safety-gate.example/screen/webReport/alertDetail/90000002" in joined


def test_several_documents_are_shown_and_faulty_ones_told() -> None:
    """What can be shown is shown; what cannot is explained beside the output."""
    result = run("show", "-", typed=f"{ALERT}\n{BROKEN}\n{ALERT}\n")

    assert result.exit_code == 1
    assert result.stdout.count("SR/01234/26") == 2
    assert "2: /product/category: Error enum" in result.stderr


def test_a_report_is_shown_as_text_and_the_rest_as_json() -> None:
    """A validation report reads as it was printed; a document without a layout of its own reads as JSON."""
    report = run("validate", "-", "--format", "json", typed=BROKEN).stdout

    assert "(stdin): " + run("show", "-", typed=report).stdout == run("validate", "-", typed=BROKEN).stdout


def test_nothing_in_a_document_commands_the_terminal() -> None:
    """Escape sequences and marks that turn the reading direction are shown as their escapes."""
    hostile = ALERT.replace("Bath duck", "Bath\\u001b[2Jduck\\u202e").replace("SR/01234/26", "\\u001b]0;x\\u0007")
    unknown = ALERT.replace('"number"', '"\\u001b[31m":1,"number"')

    for output in (run("show", "-", typed=hostile).stdout, run("validate", "-", typed=unknown).stdout):
        assert re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", output) is None
        assert "\\u001b" in output


def test_colours_are_for_terminals_that_want_them() -> None:
    """Without a terminal there are none; with one that is told `NO_COLOR` neither."""
    assert b"\x1b" not in process("show", "-", typed=imported(1)).stdout
    assert b"\x1b[1" in process("show", "-", typed=imported(1), FORCE_COLOR="1", TERM="xterm").stdout
