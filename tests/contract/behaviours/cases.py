"""Questions about cases: every cell of the table of steps, and every place where it has none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import safetygate as sg
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.order import CaseEntry
from safetygate.domain.cases.steps import OF_THE_CASE, STEPS
from safetygate.domain.codes import AlertUpdateKind, FlagPurpose, Role, State, Step
from tests.cases.conversation import (
    AUSTRIA,
    FRANCE,
    GACC,
    GERMANY,
    HELLO,
    MODERATOR,
    REGION,
    SAMR,
    answer,
    closure,
    correction,
    duplicate,
    extension,
    flag,
    follow_up,
    message,
    opened,
    partial_answer,
    quarterly,
    referral,
    update,
    withdrawal,
)
from tests.contract.behaviours.asking import Asked
from tests.contract.behaviours.transport import FLAG, INSPECTION, a_case

ACTING: dict[Role, Authority] = {
    Role.RAISER: GERMANY,
    Role.ADDRESSEE: GACC,
    Role.REFERRED: SAMR,
    Role.AUTHOR: AUSTRIA,
    Role.MODERATOR: MODERATOR,
    Role.PARTICIPANT: AUSTRIA,
    Role.OUTSIDER: FRANCE,
}
"""Who acts in each part. Austria is the author of the note that is corrected."""

NOTE = message("note", 3)
REFERRED = referral("referral", "flag", 2, to=SAMR)

LEADING: dict[State, tuple[CaseEntry, ...]] = {
    State.OPEN: (NOTE,),
    State.CLOSED: (NOTE, closure("closure", 5)),
    State.FOR_ATTENTION: (flag("flag", purpose=FlagPurpose.FOR_ATTENTION), REFERRED),
    State.AWAITING: (flag("flag"), REFERRED),
    State.UNDER_INVESTIGATION: (flag("flag"), REFERRED, follow_up("begun", "flag")),
    State.PARTLY_ANSWERED: (flag("flag"), REFERRED, partial_answer("part", "flag")),
    State.ANSWERED: (flag("flag"), REFERRED, answer("answer", "flag")),
    State.DISCONTINUED: (flag("flag"), REFERRED, closure("closure", 5)),
    State.WITHDRAWN: (flag("flag"), REFERRED, withdrawal("back", "flag", 5)),
    State.UNKNOWN: (),
}
"""What leads to each state."""


def take(step: Step, author: Authority, name: str = "step", minutes: float = 30) -> CaseEntry:
    """An entry by *author* that takes *step*."""
    other = GERMANY if author is GACC else GACC
    makers: dict[Step, Any] = {
        Step.FLAG_FOR_ATTENTION: lambda: flag(
            name, minutes, author, addressed_to=other, purpose=FlagPurpose.FOR_ATTENTION
        ),
        Step.FLAG_FOR_FOLLOW_UP: lambda: flag(name, minutes, author, addressed_to=other),
        Step.SEND_MESSAGE: lambda: message(name, minutes, author),
        Step.NOTIFY_AGAIN: lambda: duplicate(name, minutes, author),
        Step.REPORT_QUARTERLY: lambda: quarterly(name, minutes, author),
        Step.CORRECT: lambda: correction(name, message("note", 3, author, texts=HELLO), minutes, author),
        Step.UPDATE_ALERT: lambda: update(name, AlertUpdateKind.SUSPENDED.value, minutes, author),
        Step.WITHDRAW_ALERT: lambda: update(name, AlertUpdateKind.WITHDRAWN.value, minutes, author),
        Step.CLOSE: lambda: closure(name, minutes, author),
        Step.INVESTIGATE: lambda: follow_up(name, "flag", minutes, author),
        Step.ANSWER_PARTLY: lambda: partial_answer(name, "flag", minutes, author),
        Step.ANSWER: lambda: answer(name, "flag", minutes, author),
        Step.WITHDRAW_FLAG: lambda: withdrawal(name, "flag", minutes, author),
        Step.EXTEND: lambda: extension(name, "flag", minutes, author),
        Step.REFER: lambda: referral(name, "flag", minutes, author, to=REGION),
    }
    entry: CaseEntry = makers[step]()
    return entry


def document(*entries: CaseEntry, **members: Any) -> dict[str, Any]:
    """The document of a case that holds *entries*, in their order."""
    return sg.to_dict(opened(**members).receive(entries))


def ask_fold() -> Iterator[Asked]:
    """Every cell of the table, every refusal, and what only a longer conversation shows."""
    for state, row in STEPS.items():
        for step, cells in row.items():
            for role in cells:
                yield _ask_cell(state, step, role)
    for state in STEPS:
        yield _ask_refusals(state)
    yield from _ask_further()
    yield Asked(
        "not-understood",
        "An entry of a kind that is not known keeps its place and has no effect.",
        {"case": a_case(FLAG, INSPECTION)},
    )


def _ask_cell(state: State, step: Step, role: Role) -> Asked:
    return Asked(
        f"{state.value}-{step.value}-{role.value}",
        f"In the state {state.value}, the step {step.value} by {role.value} fits.",
        {"case": document(*LEADING[state], take(step, ACTING[role]))},
        {"misfits": []},
    )


def _ask_refusals(state: State) -> Asked:
    """All that the row of *state* has no cell for, each step by each authority; nothing of it has an effect."""
    row, of_case = STEPS[state], state in OF_THE_CASE
    entries = [
        take(step, ACTING[role], f"{step.value}-{role.value}", 30 + number)
        for number, (step, role) in enumerate(
            (step, role) for step in Step for role in ACTING if step is not Step.UNKNOWN
        )
        if (step in STEPS[State.OPEN]) is of_case
        and role is not Role.AUTHOR
        and not (of_case and role in {Role.RAISER, Role.ADDRESSEE, Role.REFERRED})
        and role not in row.get(step, {})
        and not (step is Step.CORRECT and role is Role.PARTICIPANT)
    ]
    fitting = document(*LEADING[state], *entries)
    return Asked(
        f"{state.value}-refusals",
        f"In the state {state.value}, what its row lacks, or others must take, has no effect.",
        {"case": fitting},
        {"flags": {} if of_case or state is State.UNKNOWN else {"flag": state.value}},
    )


def _ask_further() -> Iterator[Asked]:
    two = flag("flag-2", 2)
    yield Asked(
        "least-far",
        "An open case stands as far as its flag for follow-up that is least far.",
        {"case": document(flag("flag"), two, answer("answer", "flag", 4), follow_up("begun", "flag-2", 5))},
        {"state": "under_investigation"},
    )
    yield Asked(
        "only-attention",
        "A flag for attention leaves the case open.",
        {"case": document(flag("flag", purpose=FlagPurpose.FOR_ATTENTION))},
        {"state": "open"},
    )
    yield Asked(
        "only-withdrawn",
        "A flag that was withdrawn leaves the case open.",
        {"case": document(flag("flag"), withdrawal("back", "flag"))},
        {"state": "open"},
    )
    yield Asked(
        "as-of",
        "At a moment only what counts as said by then has an effect.",
        {
            "case": document(flag("flag"), answer("answer", "flag", 10), closure("closure", 20)),
            "at": "2026-03-02T08:10:00Z",
        },
        {"order": ["flag", "answer"], "state": "answered"},
    )
    yield Asked(
        "reopened-by-a-flag",
        "A new flag opens a closed case; what was discontinued stays so.",
        {"case": document(flag("flag"), closure("closure", 6), flag("flag-2", 8))},
        {"state": "awaiting", "flags": {"flag": "discontinued", "flag-2": "awaiting"}},
    )
    yield Asked(
        "late-after-withdrawal-of-the-alert",
        "Withdrawing the alert for good discontinues what waits; a final answer still fits.",
        {"case": document(flag("flag"), update("gone", "withdrawn", 5), answer("answer", "flag", 9))},
        {"flags": {"flag": "answered"}, "misfits": []},
    )
    moved = correction("corrected", flag("flag", reasons=("serious_risk",)), 7)
    yield Asked(
        "corrected-flag",
        "A correction changes what was said: the reasons of a flag.",
        {"case": document(flag("flag"), moved)},
        {"misfits": []},
    )
    yield Asked(
        "corrected-addressee",
        "A correction cannot change whom a flag asked: it is looked up in the row unknown.",
        {"case": document(flag("flag"), correction("corrected", flag("flag", addressed_to=SAMR), 7))},
    )
    yield Asked(
        "corrected-step",
        "A correction cannot change the step: a partial answer does not become a final one.",
        {"case": document(flag("flag"), partial_answer("part", "flag"), correction("c", answer("part", "flag"), 7))},
    )

    yield Asked(
        "several-parts",
        "Who acts in several parts may take a step that any of them has; a misfit names the first of them.",
        {
            "case": document(
                flag("flag", author=MODERATOR),
                extension("by-addressee", "flag", 8, author=GACC),
                withdrawal("by-raiser", "flag", 9, author=MODERATOR),
            )
        },
    )
    yield Asked(
        "clock-behind-its-question",
        "An answer dated before its question counts as made with it.",
        {"case": document(flag("flag", 10), answer("answer", "flag", 4))},
        {"order": ["flag", "answer"], "flags": {"flag": "answered"}},
    )
    yield Asked(
        "clock-a-week-behind",
        "An answer dated more than seven days before its question has no effect.",
        {"case": _long_behind()},
    )
    yield Asked(
        "extended-and-referred",
        "More time and another office leave a flag where it stands.",
        {"case": document(flag("flag"), REFERRED, extension("more", "flag"))},
        {"flags": {"flag": "awaiting"}},
    )


def _long_behind() -> dict[str, Any]:
    late: Case = opened()
    asked = flag("flag", 12 * 24 * 60)
    said = answer("answer", "flag", 12 * 24 * 60)
    earlier = sg.to_dict(said) | {"made_at": "2026-03-06T08:00:00Z"}
    assert asked.made_at - dt.timedelta(days=7) > sg.from_dict(earlier, sg.FollowUp).made_at
    return sg.to_dict(late.receive([asked, sg.from_dict(earlier, sg.FollowUp)]))
