"""
The quarterly report for people: the page as a browser shows it, the spreadsheet and the tables.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import shutil
import subprocess
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import openpyxl
import pytest
from attrs import evolve

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import DG_JUST, GACC
from safetygate.domain.cases.case import Case
from safetygate.domain.codes.reports import Table
from safetygate.domain.deadlines.policy import ACTION_PLAN
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.moments import to_moment
from safetygate.domain.records.periods import Quarter
from safetygate.domain.reports.making import make_submission
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.reconciliation import reconcile
from safetygate.domain.reports.rows import report_rows
from safetygate.domain.reports.tally import QuarterlyTally
from safetygate.domain.reports.terms import Terms
from safetygate.outputs.report.page import report_page
from safetygate.outputs.report.sheets import report_sheets
from safetygate.outputs.report.tables import report_tables
from safetygate.outputs.tables import Cell, PrintedTable, csv_text
from safetygate.testing.quarters import cases

HOSTILE = '<script>alert("x")</script>'
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
    "--v=0",
]


def hostile(case: Case) -> Case:
    """The same case about an alert whose number is markup."""
    alert: Alert = evolve(case.alert, number=HOSTILE)
    return evolve(case, alert=alert)


@pytest.fixture(scope="module")
def report() -> QuarterlyReport:
    """A report on cases that are made up, all of whose numbers are markup."""
    terms = Terms.of_quarter(Quarter(2026, 3), ACTION_PLAN, to_moment(dt.datetime(2026, 10, 15, tzinfo=dt.UTC)))
    before = Terms.of_quarter(Quarter(2026, 2), ACTION_PLAN, terms.as_of)
    made = [hostile(case) for case in cases(Random(1), 120, first_on=dt.date(2026, 4, 1), days=170)]
    previous = QuarterlyTally(terms=before).add_all(made).report()
    return QuarterlyTally(terms=terms).add_all(made).report(previous=previous)


@pytest.fixture(scope="module")
def html(report: QuarterlyReport) -> str:
    """Its page, in English first."""
    return report_page(report, "en")


class Text(HTMLParser):
    """The words of a page by the language of the part they stand in, and the elements that load or run something."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, str] = {"en": "", "zh-Hans": ""}
        self.active: list[str] = []
        self._language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note languages and whatever would load or run."""
        told = dict(attrs)
        self._language = told.get("lang") or "" if tag == "main" else self._language
        loads = [f"{tag} {name}" for name in told if name in {"src", "href"} or name.startswith("on")]
        self.active += [tag] if tag in {"script", "link", "iframe", "object", "img"} else loads

    def handle_data(self, data: str) -> None:
        """Gather the words."""
        if self._language in self.words:
            self.words[self._language] += data


def test_the_page_says_the_same_in_both_languages(report: QuarterlyReport, html: str) -> None:
    """Every label of every table that is not all zeros, in English and in Chinese; and that the plan is not binding."""
    page = Text()
    page.feed(html)

    for language, tag in (("en", "en"), ("zh", "zh-Hans")):
        for table in (each for each in report_tables(report, language) if each.without_zeros.rows):
            assert table.title in page.words[tag]
            assert all(str(row[0]) in page.words[tag] for row in table.without_zeros.rows)
        assert report.notice[language] in page.words[tag]


def test_the_page_needs_nothing_else_and_runs_nothing(html: str) -> None:
    """No script, no address to load, and the text of an alert stays text."""
    page = Text()
    page.feed(html)

    assert page.active == []
    assert HOSTILE in page.words["en"]
    assert HOSTILE not in html
    assert not re.search(r"url\(|@import", html)


def test_the_same_report_gives_the_same_page(report: QuarterlyReport, html: str) -> None:
    """Nothing of the day or the machine stands in it."""
    assert report_page(report, "en") == html


def browse(file: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What the browser says of *file*."""
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={file.parent / 'profile'}", *options, file.as_uri()]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=True)


@pytest.mark.skipif(CHROMIUM is None, reason="the page is not looked at: no chromium on this machine")
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [360, 1400])
def test_a_browser_shows_it(html: str, tmp_path: Path, language: str, width: int) -> None:
    """On a telephone and on a desk, in both languages: nothing overflows, nothing is complained of, text is drawn."""
    probe = (
        "<script>addEventListener('load',()=>{const d=document.documentElement;document.title="
        "[d.scrollWidth<=innerWidth, [...document.querySelectorAll('main')].filter(m=>m.offsetHeight>0).map(m=>m.lang),"
        "[...document.querySelectorAll('main')].some(m=>m.offsetHeight>0&&m.querySelector('svg').getBoundingClientRect()"
        ".height>50)].join(' ')})</script>"
    )
    shown = html if language == "en" else html.replace(" checked", "").replace('id="show-zh"', 'id="show-zh" checked')
    shown = shown.replace("default-src 'none'; ", "")
    file = tmp_path / "report.html"
    file.write_text(shown.replace("</head>", f"{probe}</head>"), encoding="utf-8")
    run = browse(file, f"--window-size={width},900", "--dump-dom")

    tag = "zh-Hans" if language == "zh" else "en"
    assert f"<title>true {tag} true</title>" in run.stdout
    assert "CONSOLE" not in run.stderr


@pytest.mark.skipif(CHROMIUM is None, reason="the page is not printed: no chromium on this machine")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_prints_on_a_few_sheets(report: QuarterlyReport, tmp_path: Path, language: str) -> None:
    """A quarter takes two to four sheets of A4, all its figures among them."""
    file, printed = tmp_path / "report.html", tmp_path / "report.pdf"
    file.write_text(report_page(report, language), encoding="utf-8")
    browse(file, "--no-pdf-header-footer", f"--print-to-pdf={printed}")

    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) <= 4


def plain(cell: Cell) -> str | float | None:
    """What a spreadsheet keeps of a cell."""
    return float(cell) if isinstance(cell, Decimal) else cell


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_spreadsheet_holds_text_and_numbers_and_no_formula(report: QuarterlyReport, language: str) -> None:
    """Every table is a sheet; a count or a share is a number; nothing is computed when it is opened."""
    book = openpyxl.load_workbook(io.BytesIO(report_sheets(report, language)))
    tables = report_tables(report, language)

    assert book.sheetnames[1:] == [table.title[:31].strip() for table in tables]
    for table, sheet in zip(tables, book.worksheets[1:], strict=True):
        cells = list(sheet.iter_rows(min_row=4, values_only=True))
        assert cells == [tuple(map(plain, row)) for row in table.rows]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_the_spreadsheet_says_what_it_is(report: QuarterlyReport) -> None:
    """Two saved workbooks can be told apart: the cover names the quarter, the moment and the notice."""
    book = openpyxl.load_workbook(io.BytesIO(report_sheets(report, "en")))
    cover = [str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]

    assert book.properties.title == cover[0] == "EU–China Safety Gate: report on quarter 3 of 2026"
    assert "As known on 2026-10-15 08:00" in cover[2]
    assert report.notice["en"] in cover


def test_every_table_shows_the_tidy_rows(report: QuarterlyReport) -> None:
    """One source: each figure stands once, with its codes, and the tables of the page hold the same numbers."""
    rows = report_rows(report, "en")
    tables = report_tables(report, "en")

    keys = [(row.table, row.code, row.column) for row in rows]
    assert len(keys) == len({*keys})
    assert [row.value for row in rows] == [cell for table in tables for line in table.rows for cell in line[1:]]
    assert {row.unit for row in rows} == {"cases", "flags", "days", "percent"}
    figures = dict(zip(keys, rows, strict=True))
    assert figures["stock", "discontinued", "count"].value == report.flow.discontinued
    assert figures["waiting", "not_started", "count"].value == report.waiting.not_started
    assert figures["rapid_sold_online", "yes", "due"].code_label == "Yes"
    assert [row.value for row in rows if row.table == "overdue"] == [row.count for row in report.waiting.overdue]


@pytest.mark.parametrize(
    ("status", "english", "chinese"),
    [
        ("provisional", "Provisional: ", "初步数据："),
        ("final", "Final figures.", "最终数据。"),
        ("demonstration", "Demonstration: everything here is made up", "演示：此处内容均为虚构"),
    ],
)
def test_the_status_of_a_report_stands_above_it(
    report: QuarterlyReport, status: str, english: str, chinese: str
) -> None:
    """Whoever quotes a figure sees first whether it can still change, or is about nothing real."""
    html = report_page(evolve(report, terms=evolve(report.terms, status=status)), "en")

    assert english in html
    assert chinese in html


def test_a_table_as_csv_reads_back_and_is_no_formula() -> None:
    """What a spreadsheet would compute stands behind an apostrophe."""
    rows = (("=1+1", 1), ("plain, with a comma", Decimal("2.0")), ("@x", -3), ("nothing", None))
    table = PrintedTable(name="x", title="X", columns=("Label", "Count"), rows=rows)

    assert list(csv.reader(io.StringIO(csv_text(table)))) == [
        ["Label", "Count"],
        ["'=1+1", "1"],
        ["plain, with a comma", "2.0"],
        ["'@x", "-3"],
        ["nothing", ""],
    ]


def quarter(number: int, cases_: list[Case], *, year: int = 2026) -> QuarterlyReport:
    """A report on one quarter of the same cases."""
    as_of = to_moment(dt.datetime(2026, 10, 15, tzinfo=dt.UTC))
    return QuarterlyTally(terms=Terms.of_quarter(Quarter(year, number), ACTION_PLAN, as_of)).add_all(cases_).report()


@pytest.fixture(scope="module")
def made() -> list[Case]:
    """Cases of three quarters."""
    return list(cases(Random(3), 150, first_on=dt.date(2026, 1, 1), days=270))


def test_the_trend_stands_in_the_order_of_time(made: list[Case]) -> None:
    """Every period that was given once, the earliest first, in the drawing and in every table."""
    first, second, third = (quarter(number, made) for number in (1, 2, 3))
    third = evolve(third, previous=second.in_comparison)
    page = report_page(third, "en", earlier=[second, first])

    drawn = re.search(r'aria-label="(2026-01-01 to [^"]*)"', page)
    assert drawn is not None
    assert re.findall(r"(\d{4}-\d\d-\d\d) to", drawn[1]) == ["2026-01-01", "2026-04-01", "2026-07-01"]
    (table,) = (each for each in report_tables(third, "en", earlier=[first]) if each.name == "periods")
    assert [str(row[0]).partition(" · ")[0] for row in table.rows] == [
        "Earlier period",
        "The period before",
        "This period",
    ]


def test_only_what_can_be_compared_stands_in_the_trend(made: list[Case]) -> None:
    """A later period, or one that was counted otherwise, is refused and not drawn."""
    first, third = quarter(1, made), quarter(3, made)

    with pytest.raises(InvalidValue, match="earlier: expected reports on periods before"):
        report_page(first, "en", earlier=[third])
    with pytest.raises(InvalidValue, match=r"earlier\.terms\.zone"):
        report_page(third, "en", earlier=[evolve(first, terms=evolve(first.terms, zone="Europe/Brussels"))])


def test_one_sees_whether_priority_was_given(made: list[Case]) -> None:
    """Products sold online stand beside the others, each with its share, and in the first sentence."""
    report = quarter(3, made)
    online = report.split_by(Table.RAPID_SOLD_ONLINE)[0].within
    page = report_page(report, "zh")

    assert f"其中在线销售产品：{online.denominator}次中有{online.numerator}次" in page
    assert f"Sold online: {online.percent} % ({online.numerator} of {online.denominator})" in page


def test_the_submission_of_the_other_side_stands_beside_the_figures(made: list[Case]) -> None:
    """How many alerts agree, and each total as either side counts it; only of the same period."""
    report = quarter(3, made)
    sent = make_submission(made, report.terms, issuer=GACC, recipient=DG_JUST, id="s", issued_on=dt.date(2026, 10, 20))
    found = reconcile(evolve(sent, rows=sent.rows[1:]), made, report.terms)
    page = report_page(report, "en", reconciliation=found)

    assert f"On both sides, the same: {found.same}; On both sides, not the same: 0" in page
    assert "Only in our cases: 1" in page
    assert '<h2 id="zh-Hans-totals">' in page
    with pytest.raises(InvalidValue, match=r"reconciliation\.period"):
        report_page(quarter(2, made), "en", reconciliation=found)


def test_whom_to_ask_and_where_the_data_lie_stand_at_the_end(report: QuarterlyReport) -> None:
    """A name becomes a relative address, whatever it is, and words of a host stay words."""
    names = ["data/rows.csv", "javascript:alert(1)", '"><script>']
    page = report_page(report, "en", contact="<b>office</b>", beside=names)

    assert set(re.findall('href="([^"]*)"', page)) == {
        "./data/rows.csv",
        "./javascript%3Aalert%281%29",
        "./%22%3E%3Cscript%3E",
    }
    assert page.count("Contact: &lt;b&gt;office&lt;/b&gt;") == 1
    assert "<script" not in page


def test_the_spreadsheet_draws_its_first_tables(report: QuarterlyReport) -> None:
    """A chart stands beside the days, the results and the categories, over the numbers of its own sheet."""
    book = openpyxl.load_workbook(io.BytesIO(report_sheets(report, "zh")))
    drawn = {sheet.title: chart for sheet in book for chart in sheet._charts}  # no other way to them

    assert list(drawn) == ["本期到期的快速跟进", "反馈所用天数", "按产品类别"]
    for title, chart in drawn.items():
        numbers = chart.series[0].val.numRef.f
        assert numbers.replace("'", "") == f"{title}!$B$4:$B${book[title].max_row}"


def test_the_spreadsheet_prints_with_its_heads(report: QuarterlyReport) -> None:
    """On A4, as wide as one sheet, with a filter, and the heads above each."""
    book = openpyxl.load_workbook(io.BytesIO(report_sheets(report, "en")))

    for sheet in book.worksheets[1:]:
        assert (sheet.print_title_rows, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == ("$3:$3", 9, 0)
        assert sheet.auto_filter.ref is not None


@pytest.mark.skipif(CHROMIUM is None, reason="the page is not printed: no chromium on this machine")
def test_the_fullest_report_prints_on_four_sheets(made: list[Case], tmp_path: Path) -> None:
    """With its trend, the reconciliation, a contact and files beside it, nothing needs a fifth."""
    file, printed, report = tmp_path / "report.html", tmp_path / "report.pdf", quarter(3, made)
    sent = make_submission(made, report.terms, issuer=GACC, recipient=DG_JUST, id="s", issued_on=dt.date(2026, 10, 20))
    page = report_page(
        report,
        "en",
        earlier=[quarter(1, made), quarter(2, made)],
        reconciliation=reconcile(sent, made, report.terms),
        contact="office@example.org",
        beside=["rows.csv"],
    )
    file.write_text(page, encoding="utf-8")
    browse(file, "--no-pdf-header-footer", f"--print-to-pdf={printed}")

    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) <= 4
