"""
The second half of the example exchange: two authorities, two replicas of every case, and what comes of them.

Both sides, their words and their days are made up; the days count from the publication of each alert.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Final

from attrs import evolve
from pendulum import Date

from safetygate.cli.demo.stage import Line, Stage
from safetygate.cli.streams import written
from safetygate.documents.document import dumps
from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.alerts.scope import in_scope
from safetygate.domain.cases.case import Case, merge
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp, FollowUpMeasure
from safetygate.domain.cases.message import Message
from safetygate.domain.cases.order import CaseEntry
from safetygate.domain.codes import (
    Answer,
    AuthorityCode,
    Completeness,
    FlagPurpose,
    FlagReason,
    FollowUpMeasureType,
    FollowUpOutcome,
    Initiator,
    MessageKind,
)
from safetygate.domain.deadlines.policy import ACTION_PLAN
from safetygate.domain.deadlines.standing import standing
from safetygate.domain.desk.triage import triage
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.status import Due
from safetygate.domain.records.errors import MissingExtra
from safetygate.domain.records.moments import start_of
from safetygate.domain.records.periods import Quarter, years_after
from safetygate.domain.records.texts import Texts
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.tally import QuarterlyTally

DG_JUST: Final = Authority(code=AuthorityCode.DG_JUST)
GACC: Final = Authority(code=AuthorityCode.GACC)

_OPENED: Final = dt.timedelta(hours=9)
_NOW: Final = dt.timedelta(days=15)
_SHOWN_ON: Final = Date(2026, 9, 1)
"""The day as of which the plan is shown."""

_UNDATED: Final = dt.date(2026, 1, 2)
"""For an alert of a feed that gives no day of publication."""


def exchange_cases(stage: Stage) -> tuple[Stage, list[Line]]:
    """Open a case for every alert in scope, let both sides speak, and bring their replicas together."""
    pairs = [_replicas(number, alert) for number, alert in enumerate(stage.alerts, 1) if _counts(alert)]
    cases = tuple(merge(ours, theirs) for ours, theirs in pairs)
    equal = sum(dumps(merge(theirs, ours)) == dumps(case) for (ours, theirs), case in zip(pairs, cases, strict=True))
    with written(stage.file("cases.ndjson")) as write:
        for case in cases:
            write(dumps(case))
    entries = sum(len(case.entries) for case in cases)
    return evolve(stage, cases=cases), [
        ("cases in scope", "属于行动计划范围的个案", str(len(cases))),
        ("entries", "条目", str(entries)),
        ("replicas equal after an unreliable link", "经不稳定链路传输后两副本一致", f"{equal} / {len(cases)}"),
    ]


def _counts(alert: Alert) -> bool:
    return in_scope(alert).answer is Answer.YES


def _replicas(number: int, alert: Alert) -> tuple[Case, Case]:
    """Ours and theirs: each said something the other has not seen, and the line doubled and reversed the rest."""
    opened_at = start_of(alert.published_on or _UNDATED, "Europe/Brussels") + _OPENED
    opened = Case.open(alert, id=f"demo-{number}", moderator=DG_JUST, participants=(GACC,), opened_at=opened_at)
    flag, receipt, answer, note = _said(opened, answered=number % 2 == 1)
    ours = opened.receive([note, flag])
    theirs = opened.receive([*answer, receipt, flag, flag])
    return ours, theirs


def _said(of: Case, *, answered: bool) -> tuple[Flag, Message, Sequence[CaseEntry], Message]:
    def common(name: str, author: Authority, days: int) -> dict[str, Any]:
        made_at = of.opened_at + dt.timedelta(days=days, minutes=30)
        return {"id": f"{of.id}-{name}", "case_id": of.id, "author": author, "made_at": made_at}

    please = Texts(en="Please look into this product, which is made up.", zh="请跟进该产品（本例系虚构）。")
    flag = Flag(
        **common("flag", DG_JUST, 0),
        addressed_to=GACC,
        purpose=FlagPurpose.FOR_FOLLOW_UP,
        reasons=(FlagReason.SOLD_ONLINE,),
        texts=please,
    )
    receipt = Message(**common("receipt", GACC, 1), message_kind=MessageKind.RECEIPT, in_reply_to=flag.id)
    note = Message(
        **common("note", DG_JUST, 2),
        message_kind=MessageKind.NOTE,
        texts=Texts(en="The offer is still online.", zh="该商品链接仍在线。"),
    )
    measure = FollowUpMeasure(type=FollowUpMeasureType.CORRECTIVE_ACTION, initiator=Initiator.OPERATOR_VOLUNTARY)
    answer = FollowUp(
        **common("answer", GACC, 12),
        flag_id=flag.id,
        outcome=FollowUpOutcome.MEASURES_TAKEN,
        completeness=Completeness.FINAL,
        measures=(measure,),
    )
    return flag, receipt, (answer,) if answered else (), note


def count_days(stage: Stage) -> tuple[Stage, list[Line]]:
    """Where every case stands a fortnight after it was opened, in both languages."""
    lines: list[Line] = []
    for case in stage.cases:
        where = standing(case, ACTION_PLAN, at=case.opened_at + _NOW)
        lines.append((case.alert.number, where.text("en"), where.text("zh")))
    return stage, lines


def order_work(stage: Stage) -> tuple[Stage, list[Line]]:
    """What comes first, and why."""
    at = max((case.opened_at + _NOW for case in stage.cases), default=None)
    places = () if at is None else triage(stage.cases, at=at)
    return stage, [(f"{each.position}. {each.case.alert.number}", each.text("en"), each.text("zh")) for each in places]


def report_quarter(stage: Stage) -> tuple[Stage, list[Line]]:
    """The quarterly report of the cases, as a document and as a page."""
    if not stage.cases:
        return stage, []
    last = max(case.opened_at for case in stage.cases)
    quarter = Quarter.of(last)
    as_of = last + dt.timedelta(days=30)
    report = QuarterlyTally.empty(quarter, ACTION_PLAN, as_of).add_all(stage.cases).report()
    with written(stage.file("quarterly-report.json")) as write:
        write(dumps(report, indent=2))
    page = _optional(stage, "quarterly-report.html", lambda: _report_page(report).encode())
    within = report.rapid.within
    return stage, [
        ("quarter", "季度", str(quarter)),
        ("within the intended period", "在预期期限内", f"{within.numerator} / {within.denominator}"),
        ("page", "网页", page),
    ]


def keep_plan(stage: Stage) -> tuple[Stage, list[Line]]:
    """The plan of 18 September 2023 with activities that are made up: its document, its page and its calendar."""
    from safetygate.testing.plans import demo_plan

    plan = demo_plan()
    due = plan.due(between=(_SHOWN_ON, years_after(_SHOWN_ON, 1)))
    with written(stage.file("action-plan.json")) as write:
        write(dumps(plan, indent=2))
    files = [
        _optional(stage, "action-plan.html", lambda: _plan_page(plan, due).encode()),
        _optional(stage, "action-plan.ics", lambda: _plan_calendar(plan, due)),
    ]
    return stage, [
        ("activities", "活动", str(len(plan.activities))),
        ("due within a year", "一年内应完成事项", str(len(due))),
        ("page and calendar", "网页与日历", ", ".join(files)),
    ]


def _optional(stage: Stage, name: str, made: Callable[[], bytes]) -> str:
    """Write a file for which an extra is needed; without it, the sentence that names the extra."""
    try:
        data = made()
    except MissingExtra as error:
        return str(error)
    with written(stage.file(name)) as write:
        write(data)
    return name


def _report_page(report: QuarterlyReport) -> str:
    from safetygate.outputs.report.page import report_page

    return report_page(report)


def _plan_page(plan: ActionPlan, due: Sequence[Due]) -> str:
    from safetygate.outputs.plan.page import plan_page

    return plan_page(plan, at=_SHOWN_ON, due=due)


def _plan_calendar(plan: ActionPlan, due: Sequence[Due]) -> bytes:
    from safetygate.outputs.plan.calendar import plan_calendar

    return plan_calendar(plan, due=due, made_at=start_of(_SHOWN_ON, "Europe/Brussels"))
