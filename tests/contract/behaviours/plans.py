"""Questions about the Action plan: every state of its cycle, and what is counted under it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

import safetygate as sg
from safetygate.domain.codes import ActivityMode, ActivityStatus, PlanState, ReviewDecision
from tests.contract.behaviours.asking import Asked
from tests.plans.making import in_state, report, reviewed, signed, submission, training, workshop


def shorten(plan: sg.ActionPlan) -> dict[str, Any]:
    """The document of *plan* without the words of the agreement, which decide nothing."""
    versions = [
        evolve(
            version,
            title={"en": "Plan (made up)"},
            preamble=(),
            closing=(),
            notes=(),
            actions=[_shorten(each) for each in version.actions],
        )
        for version in plan.versions
    ]
    return sg.to_dict(evolve(plan, versions=versions, instruments=()))


def _shorten(action: sg.PlanAction) -> sg.PlanAction:
    return evolve(
        action, title={"en": "Action"}, texts=(), targets=[evolve(target, texts=None) for target in action.targets]
    )


STATES = {
    PlanState.DRAFT: ("Nobody has signed.", "2023-09-20"),
    PlanState.SIGNED_BY_ONE: ("One letter puts nothing into operation.", "2023-09-20"),
    PlanState.IN_OPERATION: ("Both letters are there.", "2025-03-17"),
    PlanState.UNDER_REVIEW: ("A review has begun.", "2025-04-02"),
    PlanState.ASSESSED: ("It was assessed.", "2025-08-02"),
    PlanState.REVISED: ("Another version is to take its place, and this one stays in operation.", "2025-10-01"),
    PlanState.REVISION_SIGNED_BY_ONE: ("One party has signed the next version.", "2025-11-04"),
    PlanState.CONCLUDED: ("It was concluded, and nothing is intended any more.", "2025-10-01"),
}


def ask_plan_cycle() -> Iterator[Asked]:
    """Every state, then the days on which a review is prepared, due and past."""
    for state, (why, at) in STATES.items():
        yield Asked(state.value, why, {"plan": shorten(in_state(state)), "at": at}, {"state": state.value})
    yield Asked(
        "letters-on-two-days",
        "It is in operation from the day of the later letter.",
        {"plan": shorten(signed("2023-09-18", "2023-10-02")), "at": "2023-10-02"},
        {"in_operation_on": "2023-10-02", "state": "in_operation"},
    )
    yield Asked(
        "before-the-second-letter",
        "On the day before it, one has signed.",
        {"plan": shorten(signed("2023-09-18", "2023-10-02")), "at": "2023-10-01"},
        {"state": "signed_by_one"},
    )
    for name, at, review in (
        ("not-yet-prepared", "2025-03-17", "on_course"),
        ("prepared", "2025-03-18", "due"),
        ("due-day", "2025-09-18", "due"),
        ("past-the-due-day", "2025-09-19", "past"),
    ):
        yield Asked(
            name,
            f"The review of a plan in operation since 18 September 2023, on {at}.",
            {"plan": shorten(signed()), "at": at},
            {"review": review},
        )
    yield Asked(
        "leap-day",
        "Two years after 29 February 2024 is 28 February 2026.",
        {"plan": shorten(signed("2024-02-29", "2024-02-29")), "at": "2024-03-01"},
        {
            "cycle": {
                "period": {"first_on": "2024-02-29", "last_on": "2026-02-27"},
                "preparation_from_on": "2025-08-28",
                "review_due_on": "2026-02-28",
            }
        },
    )
    late = reviewed(signed(), ReviewDecision.CONTINUE, "2025-12-01", "2026-03-01")
    yield Asked(
        "after-a-late-review",
        "A late review puts off none: the next is due four years after the start.",
        {"plan": shorten(late), "at": "2026-03-02"},
    )
    yield Asked(
        "leap-day-comes-back",
        "Four years after 29 February 2024 is 29 February 2028.",
        {
            "plan": shorten(
                reviewed(signed("2024-02-29", "2024-02-29"), ReviewDecision.CONTINUE, "2026-01-05", "2026-02-20")
            ),
            "at": "2026-03-01",
        },
    )


def ask_plan_status() -> Iterator[Asked]:
    """What is counted of one plan, on several days."""
    held = (
        workshop("w-1", "2024-03-21"),
        workshop("w-2", "2024-06-20", mode=ActivityMode.IN_PERSON),
        workshop("w-3", "2025-02-06", mode=ActivityMode.HYBRID),
        workshop("w-4", "2025-06-05", status=ActivityStatus.PLANNED),
        workshop("w-5", "2025-05-01", status=ActivityStatus.CANCELLED),
        training("t-1", "2024-05-01"),
        training("t-2", "2025-07-01", None, status=ActivityStatus.PLANNED, attendance=None),
    )
    plan = shorten(signed(activities=held))
    for name, at in (("first-year", "2024-04-01"), ("second-year", "2025-02-10"), ("past-the-due-day", "2025-10-01")):
        yield Asked(name, f"How it stands on {at}.", {"plan": plan, "at": at})
    yield Asked(
        "draft", "Nothing is counted of a draft.", {"plan": shorten(in_state(PlanState.DRAFT)), "at": "2024-01-01"}
    )
    received = [sg.to_dict(submission(quarter)) for quarter in ("2023-Q4", "2024-Q1")]
    yield Asked(
        "submissions",
        "Two quarterly reports of GACC came, one is awaited.",
        {"plan": plan, "at": "2024-08-01", "submissions": received},
    )
    yield Asked(
        "submissions-late",
        "What has not come when the next quarter is over is late.",
        {"plan": plan, "at": "2024-10-02", "submissions": received},
    )
    yield Asked("none-received", "None came.", {"plan": plan, "at": "2024-02-01", "submissions": []})
    yield Asked(
        "reactions",
        "The share of rapid reactions is shown, and not judged.",
        {"plan": plan, "at": "2024-02-01", "reports": [sg.to_dict(report("2023-Q4"))]},
    )
