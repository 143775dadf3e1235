"""
The second half of the demonstration: two authorities, two replicas of every case, and what comes of them.

Both sides, their words and their days are made up; the days count from the publication of each alert.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Final

from attrs import evolve
from pendulum import Date

import safetygate as sg
from safetygate import codes, outputs
from safetygate.cli.demo.stage import Lines, Stage
from safetygate.cli.streams import open_output, replace_file
from safetygate.domain.records.moments import start_of
from safetygate.domain.records.periods import years_after
from safetygate.outputs.page import DEMONSTRATION

_MADE_UP: Final = sg.FrozenMap({DEMONSTRATION: True})
# Nine o'clock in Brussels, when it is afternoon in Beijing on the same day.
_OPENED: Final = dt.timedelta(hours=9)
_NOW: Final = dt.timedelta(days=15)
_SHOWN_ON: Final = Date(2026, 9, 1)
"""The day as of which the plan is shown."""

_UNDATED: Final = dt.date(2026, 1, 2)
"""For an alert of a feed that gives no day of publication."""

_QUARTER: Final = sg.Quarter(2026, 3)
_HALF_YEAR: Final = 170
_CASES: Final = 420
"""How many cases are made up for two quarters, so that the report shows what a report is like."""


def exchange_cases(stage: Stage) -> tuple[Stage, Lines]:
    """Open a case for every alert in scope, let both sides speak, and bring their replicas together."""
    scoped = [alert for alert in stage.alerts if sg.in_scope(alert).answer is codes.Answer.YES]
    pairs = [_play(number, alert) for number, alert in enumerate(scoped, 1)]
    cases = tuple(sg.merge(ours, theirs) for ours, theirs in pairs)
    equal = sum(sg.merge(theirs, ours) == case for (ours, theirs), case in zip(pairs, cases, strict=True))
    with open_output(stage.file("cases.ndjson")) as write:
        for case in cases:
            write(sg.dumps(case))
    return evolve(stage, cases=cases), [
        (
            sg.Phrase("alerts under the Action plan", "属于行动计划范围的预警通报"),
            f"{len(cases)} / {len(stage.alerts)}",
        ),
        (sg.Phrase("entries of their cases", "个案条目"), str(sum(len(case.entries) for case in cases))),
        (sg.Phrase("cases alike on both sides", "双方记录一致的个案"), f"{equal} / {len(cases)}"),
    ]


# In this way the merge is seen to work: whatever order and number of copies arrive, both replicas end alike.
def _play(number: int, alert: sg.Alert) -> tuple[sg.Case, sg.Case]:
    """Ours and theirs: each said something the other has not seen, and the line doubled and reversed the rest."""
    opened_at = start_of(alert.published_on or _UNDATED, "Europe/Brussels") + _OPENED
    at = [opened_at + dt.timedelta(days=days, minutes=30) for days in range(_NOW.days)]
    name = f"demo-{number}"
    case = sg.Case.open(alert, id=name, moderator=sg.DG_JUST, participants=[sg.GACC], opened_at=opened_at)
    ask = {"en": "Please look into this product, which is made up.", "zh": "请跟进该产品（本例系虚构）。"}
    flag = case.flag(id=f"{name}-flag", by=sg.DG_JUST, to=sg.GACC, at=at[0], reasons=["sold_online"], texts=ask)
    asked = case.record(flag)
    receipt = asked.message(id=f"{name}-receipt", by=sg.GACC, at=at[1], kind="receipt", in_reply_to=flag)
    online = {"en": "The offer is still online.", "zh": "该商品链接仍在线。"}
    note = asked.message(id=f"{name}-note", by=sg.DG_JUST, at=at[2], texts=online)
    answer = asked.follow_up(
        id=f"{name}-answer",
        by=sg.GACC,
        at=at[12],
        flag=flag,
        outcome="measures_taken",
        measures=[sg.FollowUpMeasure(type="corrective_action", initiator="operator_voluntary")],
    )
    # Every second case is left without an answer, so that the report has reactions that are still awaited.
    answers = [answer] if number % 2 else []
    return case.receive([note, flag]), case.receive([*answers, receipt, flag, flag])


def count_days(stage: Stage) -> tuple[Stage, Lines]:
    """Where every case stands a fortnight after it was opened."""
    wheres = ((case, sg.standing(case, sg.ACTION_PLAN, at=case.opened_at + _NOW)) for case in stage.cases)
    return stage, [(case.alert.number, where.text(stage.language)) for case, where in wheres]


def order_work(stage: Stage) -> tuple[Stage, Lines]:
    """What comes first, and why."""
    at = max(case.opened_at + _NOW for case in stage.cases)
    return stage, [
        (f"{each.position}. {each.case.alert.number}", each.text(stage.language))
        for each in sg.triage(stage.cases, at=at)
    ]


def report_quarter(stage: Stage) -> tuple[Stage, Lines]:
    """The report of a quarter that could be true, on some hundred cases that are made up."""
    from safetygate.testing.quarters import cases

    before = _QUARTER.shift(-1)
    chance = Random(2026)  # noqa: S311  # the same cases every time
    made_up = (*stage.cases, *cases(chance, _CASES, first_on=before.first_day, days=_HALF_YEAR))
    with open_output(stage.file("quarter.ndjson")) as write:
        for case in made_up:
            write(sg.dumps(case))
    as_of = start_of(_QUARTER.last_day, "Asia/Shanghai") + _NOW
    earlier, tally = (
        sg.QuarterlyTally.empty(quarter, sg.ACTION_PLAN, as_of).add_all(made_up) for quarter in (before, _QUARTER)
    )
    report = evolve(tally.report(previous=earlier.report()), extensions=_MADE_UP)
    with open_output(stage.file("quarterly-report.json")) as write:
        write(sg.dumps(report, indent=2))
    language, within = stage.language, report.rapid.within
    beside = ("quarterly-report.json", "quarter.ndjson")
    page = _try(stage, "quarterly-report.html", lambda: outputs.report_page(report, language, beside=beside).encode())
    sheets = _try(stage, "quarterly-report.xlsx", lambda: outputs.report_sheets(report, language))
    return stage, [
        (sg.Phrase("quarter", "季度"), str(_QUARTER)),
        (sg.Phrase("alerts transmitted", "已转送的预警通报"), str(report.flow.transmitted)),
        (sg.Phrase("within the intended period", "在预期期限内"), f"{within.numerator} / {within.denominator}"),
        (sg.Phrase("page and spreadsheet", "网页与电子表格"), f"{page}, {sheets}"),
    ]


def keep_plan(stage: Stage) -> tuple[Stage, Lines]:
    """The plan of 18 September 2023 with activities that are made up: its document, its page and its calendar."""
    from safetygate.testing.plans import demo_plan

    plan, language = evolve(demo_plan(), extensions=_MADE_UP), stage.language
    due = plan.due(between=(_SHOWN_ON, years_after(_SHOWN_ON, 1)))
    made_at = start_of(_SHOWN_ON, "Europe/Brussels")
    with open_output(stage.file("action-plan.json")) as write:
        write(sg.dumps(plan, indent=2))
    page = _try(
        stage,
        "action-plan.html",
        lambda: outputs.plan_page(plan, at=_SHOWN_ON, due=due, language=language).encode(),
    )
    feed = _try(
        stage,
        "action-plan.ics",
        lambda: outputs.plan_calendar(plan, due=due, made_at=made_at, language=language),
    )
    return stage, [
        (sg.Phrase("activities", "活动"), str(len(plan.activities))),
        (sg.Phrase("due within a year", "一年内应完成事项"), str(len(due))),
        (sg.Phrase("page and calendar", "网页与日历"), f"{page}, {feed}"),
    ]


def _try(stage: Stage, name: str, make: Callable[[], bytes]) -> str:
    """Write a file for which an extra is needed; without it, the sentence that names the extra."""
    try:
        data = make()
    except sg.MissingExtra as error:
        return str(error)
    with replace_file(stage.file(name)) as file:
        file.write(data)
    return name
