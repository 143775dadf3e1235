"""
A quarter that could be true: some hundred cases of two quarters, what is counted of them, and what GACC reports.

Every alert, word and day is made up, and every document says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from random import Random
from typing import Final

from attrs import evolve
from pendulum import Date

import safetygate as sg
from safetygate import outputs
from safetygate.cli.demo.stage import MADE_UP, Lines, Stage, try_to_write, write_all
from safetygate.domain.records.moments import days_after, start_of

_QUARTER: Final = sg.Quarter(2026, 3)
_HALF_YEAR: Final = 170
_CASES: Final = 420
"""How many cases are made up for two quarters, so that the report shows what a report is like."""

_AS_OF: Final = dt.timedelta(days=15)
_ISSUED_ON: Final = Date(2026, 10, 10)
_SAMR: Final = sg.Authority(code="samr")

# As in life, the two sides do not agree on everything: some rows are missing, and some days are others.
_MISSING: Final = 40
_SHIFTED: Final = 25
"""Of so many rows, one is missing, or another by a day."""


def report_quarter(stage: Stage) -> tuple[Stage, Lines]:
    """The report on the quarter, compared with the one before, as data, page and spreadsheet."""
    made_up = tuple(_make_cases(stage.cases))
    write_all(stage, "quarter.ndjson", made_up)
    earlier, tally = (
        sg.QuarterlyTally(terms=_terms(quarter)).add_all(made_up) for quarter in (_QUARTER.shift(-1), _QUARTER)
    )
    report = evolve(tally.report(previous=earlier.report()), extensions=MADE_UP)
    write_all(stage, "quarterly-report.json", [report])
    language, within = stage.language, report.rapid.within
    beside = ("quarterly-report.json", "quarter.ndjson")
    page = try_to_write(
        stage, "quarterly-report.html", lambda: outputs.report_page(report, language, beside=beside).encode()
    )
    sheets = try_to_write(stage, "quarterly-report.xlsx", lambda: outputs.report_sheets(report, language))
    return evolve(stage, cases=made_up), [
        (sg.Phrase("quarter", "季度"), str(_QUARTER)),
        (sg.Phrase("cases, each with all that was said", "个案及其全部条目"), str(len(made_up))),
        (sg.Phrase("alerts transmitted", "已转送的预警通报"), str(report.flow.transmitted)),
        (sg.Phrase("within the intended period", "在预期期限内"), f"{within.numerator} / {within.denominator}"),
        (sg.Phrase("page and spreadsheet", "网页与电子表格"), f"{page}, {sheets}"),
    ]


def reconcile_quarter(stage: Stage) -> tuple[Stage, Lines]:
    """What GACC reports on the same quarter, held against the cases, and the letter with the open questions."""
    terms = _terms(_QUARTER)
    made = sg.make_submission(
        stage.cases, terms, id=f"gacc-{_QUARTER}", issuer=sg.GACC, recipient=sg.DG_JUST, issued_on=_ISSUED_ON
    )
    submission = evolve(made, rows=tuple(_misremember(made)), extensions=MADE_UP)
    found = evolve(sg.reconcile(submission, stage.cases, terms), extensions=MADE_UP)
    write_all(stage, "submission.json", [submission])
    write_all(stage, "reconciliation.json", [found])
    sheet = try_to_write(stage, "submission.xlsx", lambda: outputs.submission_sheet(submission))
    letter = try_to_write(stage, "reconciliation.html", lambda: outputs.reconciliation_page(found).encode())
    return stage, [
        (sg.Phrase("rows that GACC reports", "海关总署报告的行数"), str(len(submission.rows))),
        (
            sg.Phrase("alerts of which both sides say the same", "双方所述一致的预警通报"),
            f"{found.same} / {found.same + len(found.rows)}",
        ),
        (sg.Phrase("spreadsheet and letter", "电子表格与函件"), f"{sheet}, {letter}"),
    ]


def _terms(quarter: sg.Quarter) -> sg.Terms:
    as_of = start_of(_QUARTER.last_day, "Asia/Shanghai") + _AS_OF
    return sg.Terms.of_quarter(quarter, sg.ACTION_PLAN, as_of, status="demonstration")


def _make_cases(played: tuple[sg.Case, ...]) -> Iterator[sg.Case]:
    from safetygate.testing.quarters import cases

    chance = Random(2026)  # noqa: S311  # the same cases every time
    yield from played
    for number, case in enumerate(cases(chance, _CASES, first_on=_QUARTER.shift(-1).first_day, days=_HALF_YEAR)):
        marked = evolve(case, alert=evolve(case.alert, extensions=MADE_UP), extensions=MADE_UP)
        flags = [entry for entry in marked.entries if isinstance(entry, sg.Flag)]
        # To a flag that was taken back nothing more is said.
        said = marked.receive(_go_on(marked, flags[0], number)) if flags else marked
        yield marked if said.misfits else said


def _go_on(case: sg.Case, flag: sg.Flag, number: int) -> Iterator[sg.CaseEntry]:
    """What else is said in some cases, within hours of the *flag*: each step that there is comes in one of a dozen."""
    name, at, later = case.id, flag.made_at + dt.timedelta(hours=3), flag.made_at + dt.timedelta(hours=5)
    match number % 12:
        case 0:
            words = {"en": "May we have two more weeks?", "zh": "可否延长两周？"}
            request = case.message(
                id=f"{name}-m", at=at, kind="request", in_reply_to=flag, reply_expected=True, texts=words, by=sg.GACC
            )
            yield request
            until_on = days_after(flag.made_at.date(), 35)
            yield case.extend(id=f"{name}-e", at=later, flag=flag, until_on=until_on, request=request, by=sg.DG_JUST)
        case 1:
            yield case.refer(id=f"{name}-t", at=at, flag=flag, to=_SAMR, by=sg.GACC)
        case 2:
            better = evolve(flag, texts={"en": "Please also look at the second offer.", "zh": "请一并核查第二个链接。"})
            yield case.correct(id=f"{name}-k", at=at, entry=better)
        case 3:
            product = evolve(case.alert.product, models=("EX-2",))
            yield case.update_alert(id=f"{name}-u", at=at, kind="corrected", alert=evolve(case.alert, product=product))
        case 4:
            yield case.flag(
                id=f"{name}-v", at=at, to=sg.GACC, purpose="for_attention", reasons=["serious_risk"], by=sg.DG_JUST
            )
        case 5 if not any(isinstance(entry, sg.FollowUp) for entry in case.entries):
            yield case.update_alert(id=f"{name}-u", at=at, kind="withdrawn")
        case _:
            return


def _misremember(made: sg.QuarterlySubmission) -> Iterator[sg.SubmissionRow]:
    for number, row in enumerate(made.rows, 1):
        if number % _MISSING == 0:
            continue
        shifted = number % _SHIFTED == 0 and row.completed_on is not None
        yield evolve(row, completed_on=days_after(row.completed_on, 1)) if shifted and row.completed_on else row
