"""
The second half of the demonstration: two authorities, two replicas of every case, and what comes of them.

Both sides, their words and their days are made up; the days count from the publication of each alert.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from attrs import evolve
from pendulum import Date

import safetygate as sg
from safetygate import codes, outputs
from safetygate.cli.demo.stage import MADE_UP, Lines, Stage, try_to_write, write_all
from safetygate.domain.records.moments import start_of
from safetygate.domain.records.periods import years_after

# Nine o'clock in Brussels, when it is afternoon in Beijing on the same day.
_OPENED: Final = dt.timedelta(hours=9)
_NOW: Final = dt.timedelta(days=15)
_SHOWN_ON: Final = Date(2026, 9, 1)
"""The day as of which the plan is shown."""

_UNDATED: Final = dt.date(2026, 1, 2)
"""For an alert of a feed that gives no day of publication."""


def exchange_cases(stage: Stage) -> tuple[Stage, Lines]:
    """Open a case for every alert in scope, let both sides speak, and bring their replicas together."""
    scoped = [alert for alert in stage.alerts if sg.in_scope(alert).answer is codes.Answer.YES]
    pairs = [_play(number, alert) for number, alert in enumerate(scoped, 1)]
    cases = tuple(sg.merge(ours, theirs) for ours, theirs in pairs)
    equal = sum(sg.merge(theirs, ours) == case for (ours, theirs), case in zip(pairs, cases, strict=True))
    write_all(stage, "cases.ndjson", cases)
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
    opened = sg.Case.open(alert, id=name, moderator=sg.DG_JUST, participants=[sg.GACC], opened_at=opened_at)
    case = evolve(opened, extensions=MADE_UP)
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


def keep_plan(stage: Stage) -> tuple[Stage, Lines]:
    """The plan of 18 September 2023 with activities that are made up: its document, its page and its calendar."""
    from safetygate.testing.plans import demo_plan

    plan, language = evolve(demo_plan(), extensions=MADE_UP), stage.language
    due = plan.due(between=(_SHOWN_ON, years_after(_SHOWN_ON, 1)))
    made_at = start_of(_SHOWN_ON, "Europe/Brussels")
    write_all(stage, "action-plan.json", [plan])
    page = try_to_write(
        stage,
        "action-plan.html",
        lambda: outputs.plan_page(plan, at=_SHOWN_ON, due=due, language=language).encode(),
    )
    feed = try_to_write(
        stage,
        "action-plan.ics",
        lambda: outputs.plan_calendar(plan, due=due, made_at=made_at, language=language),
    )
    return stage, [
        (sg.Phrase("activities", "活动"), str(len(plan.activities))),
        (sg.Phrase("due within a year", "一年内应完成事项"), str(len(due))),
        (sg.Phrase("page and calendar", "网页与日历"), f"{page}, {feed}"),
    ]
