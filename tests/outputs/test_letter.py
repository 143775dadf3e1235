"""The letter that goes with a reconciliation, in both languages."""

from __future__ import annotations

import io
import re

import openpyxl
from attrs import evolve

from safetygate.domain.codes.reports import Presence
from safetygate.domain.reports.reconciliation import QuarterlyReconciliation, ReconciledRow, reconcile
from safetygate.outputs.page import DEMONSTRATION
from safetygate.outputs.report.letter import reconciliation_markdown, reconciliation_page
from safetygate.outputs.report.submission_sheet import submission_sheet
from tests.reports.test_reconciliation import CASES, TERMS, made


def found() -> QuarterlyReconciliation:
    """A reconciliation with one difference, one alert on either side alone, and a total that does not add up."""
    first, second, _ = made().rows
    rows = [evolve(first, outcome="different_risk_assessment", no_measure_reasons=[])]
    rows.append(evolve(second, alert_number="SR/9|<b>/26"))
    return reconcile(made(rows=rows, totals=evolve(made().totals, started=5)), CASES, TERMS)  # type: ignore[type-var]  # it has totals


def test_open_questions_are_asked_in_both_languages() -> None:
    """Each alert with what differs, by its label; each total three times; neutral words."""
    english, chinese = (reconciliation_markdown(found(), language) for language in ("en", "zh-CN"))

    assert "- SR/00001/26: Outcome: the report says" in english
    assert "the report does not list it" in english
    assert r"SR/9\|\<b\>/26" in english
    assert "| Started | 5 | 2 | 2 |" in english
    assert "| 启动 | 5 | 2 | 2 |" in chinese
    assert re.search(r"[a-z]{4,}", re.sub(r"submission|\S*T\S*Z|SR/\S+", "", chinese)) is None


def test_where_all_agrees_nothing_is_asked() -> None:
    """One sentence says so."""
    letter = reconciliation_markdown(reconcile(made(), CASES, TERMS), "en")

    assert "Nothing is open" in letter
    assert "##" not in letter


def test_the_page_holds_both_and_acts_on_nothing() -> None:
    """English first, then Chinese; what a stranger wrote stays text."""
    row = ReconciledRow(alert_number="<img src=x>", presence=Presence.ONLY_OURS)
    page = reconciliation_page(evolve(found(), rows=(row,)))

    assert page.index('lang="en"') < page.index('lang="zh-Hans"')
    assert "<img" not in page
    assert "&lt;img src=x&gt;" in page
    assert page.count("<table>") == 2


def test_what_is_made_up_says_so_first() -> None:
    """By the terms or by the additions, in both languages, in the letter and in the spreadsheet of the submission."""
    by_terms = evolve(found(), terms=evolve(TERMS, status="demonstration"))
    by_additions = evolve(found(), extensions={DEMONSTRATION: True})
    sheet = openpyxl.load_workbook(io.BytesIO(submission_sheet(evolve(made(), extensions={DEMONSTRATION: True}))))

    for page in map(reconciliation_page, (by_terms, by_additions)):
        assert page.index("everything here is made up") < page.index("We have held your report")
        assert page.index("此处内容均为虚构") < page.index("我们已将贵方报告")
    assert "made up" not in reconciliation_page(found())
    assert [cell.value for cell in sheet.worksheets[0]["A"]] == [
        "Demonstration: everything here is made up, and says nothing about any authority.",
        "演示：此处内容均为虚构，与任何主管机构的实际情况无关。",
    ]
