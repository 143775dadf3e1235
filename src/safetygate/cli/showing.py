"""
Records laid out for people: each kind as those read it who work with it.

What lays out a kind is loaded with the first record of that kind: nobody waits for reports to see an alert.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import click

from safetygate.cli.streams import put, say, show_table
from safetygate.domain.records.characters import printable
from safetygate.domain.records.phrases import Language
from safetygate.domain.records.problems import Severity

if TYPE_CHECKING:
    import safetygate as sg
    from safetygate.documents.kinds import Document

_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFORMATION: "cyan"}


def paint(line: str, severity: Severity, code: str, language: str) -> str:
    """The same *line* with its severity, which stands before the *code*, in a colour; only terminals show it."""
    label = severity.label(language)
    painted = click.style(label, fg=_COLOURS[severity], bold=True)
    return printable(line).replace(f"{label} {code}", f"{painted} {code}", 1)


def show_problems(head: str, report: sg.Report, language: str) -> None:
    """Write every problem of a *report* on a line of its own below the *head*."""
    _, *lines = report.text(language).splitlines()
    say(head)
    for line, problem in zip(lines, report.problems, strict=False):
        click.echo(paint(line, problem.severity, problem.code, language))
    # That there were more is the only line without a problem.
    for line in lines[len(report.problems) :]:
        say(line)


def show_record(record: Document, language: str) -> None:
    """Write *record* as people read its kind; a kind that has no layout of its own as JSON."""
    layout = _LAYOUTS.get(record.kind)
    if layout is not None:
        layout(record, language)
        return
    from safetygate.documents.document import dumps

    put(dumps(record, indent=2))


def _show_alert(alert: sg.Alert, language: str) -> None:
    from safetygate.outputs import card

    show_table(card.title(alert, language), card.rows(alert, language))


def _show_findings(report: sg.Report, language: str) -> None:
    head = report.text(language).splitlines()[0]
    show_problems(head, report, language)


def _show_case(case: sg.Case, language: str) -> None:
    from safetygate.cli.case_rows import show_case

    show_case(case, language)


def _show_report(report: sg.QuarterlyReport, language: str) -> None:
    from safetygate.outputs.report.preface import write_preface
    from safetygate.outputs.report.tables import report_tables

    preface = write_preface(report, Language.parse(language))
    say("\n".join((preface.heading, *preface.banners, preface.terms, preface.answer, "")))
    for table in report_tables(report, language):
        # As on the page, what did not occur is left out: the spreadsheet has every row.
        rows = [row for row in table.rows if any(row[1:])]
        if rows:
            show_table(table.title, rows, table.columns)
    say("\n".join((*preface.method, preface.notice)))


def _show_tally(tally: sg.AlertTally, language: str) -> None:
    from safetygate.outputs.report.tables import lay_out

    for table in lay_out(tally.rows(language), language):
        show_table(table.title, table.rows, table.columns)


def _show_reconciliation(found: sg.QuarterlyReconciliation, language: str) -> None:
    from safetygate.outputs.report.letter import reconciliation_markdown

    say(reconciliation_markdown(found, language).rstrip("\n"))


def _show_plan(plan: sg.ActionPlan, language: str) -> None:
    from safetygate.outputs.plan.text import plan_markdown

    say(plan_markdown(plan, language).rstrip("\n"))


_LAYOUTS: Final[dict[str, Callable[..., None]]] = {
    "alert": _show_alert,
    "validation_report": _show_findings,
    "case": _show_case,
    "quarterly_report": _show_report,
    "alert_tally": _show_tally,
    "quarterly_reconciliation": _show_reconciliation,
    "action_plan": _show_plan,
}
"""From the kind of a document to what lays it out."""
