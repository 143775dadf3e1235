"""
Every cell of the table of steps, played through, and what the table says in words.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.steps import OF_THE_CASE, STEPS, IllegalStep, NotAllowed, after
from safetygate.domain.codes import FlagPurpose, Role, State, Step
from tests.cases.conversation import (
    AUSTRIA,
    FRANCE,
    GACC,
    GERMANY,
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

LETTERS = {
    "R": Role.RAISER,
    "A": Role.ADDRESSEE,
    "D": Role.REFERRED,
    "W": Role.AUTHOR,
    "M": Role.MODERATOR,
    "P": Role.PARTICIPANT,
}

# Raiser, Addressee, whom it Delegated to, Author (wrote the entry), Moderator, Participant
WHO_MAY = """
                     attention follow_up message investigate partly answer again quarterly withdraw extend refer correct update withdraw_alert close
open                 MP        MP        MP      -           -      -      MP    MP        -        -      -     W       M      M              M
closed               MP        MP        MP      -           -      -      MP    MP        -        -      -     W       M      M              -
for_attention        -         -         -       AD          AD     AD     -     -         R        -      AD    -       -      -              -
awaiting             -         -         -       AD          AD     AD     -     -         R        R      AD    -       -      M              M
under_investigation  -         -         -       AD          AD     AD     -     -         R        R      AD    -       -      M              M
partly_answered      -         -         -       AD          AD     AD     -     -         R        R      AD    -       -      M              M
answered             -         -         -       -           -      AD     -     -         -        -      -     -       -      -              -
withdrawn            -         -         -       -           -      -      -     -         -        -      -     -       -      -              -
discontinued         -         -         -       AD          AD     AD     -     -         R        -      -     -       -      -              -
unknown              -         -         -       -           -      -      -     -         -        -      -     -       -      -              -
"""  # noqa: E501  # a table is read across

LEADS_TO = {
    Step.FLAG_FOR_ATTENTION: State.FOR_ATTENTION,
    Step.FLAG_FOR_FOLLOW_UP: State.AWAITING,
    Step.SEND_MESSAGE: State.OPEN,
    Step.INVESTIGATE: State.UNDER_INVESTIGATION,
    Step.ANSWER_PARTLY: State.PARTLY_ANSWERED,
    Step.ANSWER: State.ANSWERED,
    Step.NOTIFY_AGAIN: State.OPEN,
    Step.REPORT_QUARTERLY: State.OPEN,
    Step.WITHDRAW_FLAG: State.WITHDRAWN,
    Step.EXTEND: State.AWAITING,
    Step.REFER: State.AWAITING,
    Step.CORRECT: State.OPEN,
    Step.UPDATE_ALERT: State.OPEN,
    Step.WITHDRAW_ALERT: State.OPEN,
    Step.CLOSE: State.CLOSED,
}
WAITING = (State.AWAITING, State.UNDER_INVESTIGATION, State.PARTLY_ANSWERED)
ON_THE_CASE = (Step.SEND_MESSAGE, Step.NOTIFY_AGAIN, Step.REPORT_QUARTERLY, Step.CORRECT, Step.UPDATE_ALERT)
EXCEPT = {
    (State.PARTLY_ANSWERED, Step.INVESTIGATE): State.PARTLY_ANSWERED,
    (State.DISCONTINUED, Step.INVESTIGATE): State.DISCONTINUED,
    (State.DISCONTINUED, Step.ANSWER_PARTLY): State.DISCONTINUED,
    **{(State.CLOSED, step): State.CLOSED for step in (*ON_THE_CASE, Step.WITHDRAW_ALERT)},
    **{(state, step): state for state in (State.FOR_ATTENTION, *WAITING) for step in (Step.EXTEND, Step.REFER)},
    **{(state, step): State.DISCONTINUED for state in WAITING for step in (Step.WITHDRAW_ALERT, Step.CLOSE)},
}

ACTORS = {
    Role.RAISER: GERMANY,
    Role.ADDRESSEE: GACC,
    Role.REFERRED: REGION,
    Role.AUTHOR: AUSTRIA,
    Role.MODERATOR: MODERATOR,
    Role.PARTICIPANT: SAMR,
    Role.OUTSIDER: FRANCE,
}

ON_FLAGS = (Step.INVESTIGATE, Step.ANSWER_PARTLY, Step.ANSWER, Step.WITHDRAW_FLAG, Step.EXTEND, Step.REFER)
ON_ENTRIES = (Step.SEND_MESSAGE, Step.CORRECT)


KNOWN = [step for step in Step if step is not Step.UNKNOWN]
"""What can be done in a case, as far as it is known here."""

CELLS = list(product(State, KNOWN, Role))


def grid() -> dict[tuple[State, Step], str]:
    """The letters above, by state and step."""
    _, _, *rows = WHO_MAY.splitlines()
    cells = {State(name): letters for name, *letters in map(str.split, rows)}
    return {(state, step): letters for state, row in cells.items() for step, letters in zip(KNOWN, row, strict=True)}


def expected(state: State, step: Step, role: Role) -> State | None:
    """Where a step leads by the tables above; `None` where it is refused."""
    may = role in {LETTERS[letter] for letter in grid()[state, step] if letter != "-"}
    return EXCEPT.get((state, step), LEADS_TO[step]) if may else None


@pytest.mark.parametrize(("state", "step", "role"), CELLS)
def test_the_table_says_what_was_agreed(state: State, step: Step, role: Role) -> None:
    """Each cell holds what the table above says, or is missing where that has a dash."""
    assert after(state, step, [role]) is expected(state, step, role)


def case_in(state: State) -> Case:
    """A case that stands as *state* says, or whose flag `asked` does; Austria wrote the message `said`."""
    purpose = FlagPurpose.FOR_ATTENTION if state is State.FOR_ATTENTION else FlagPurpose.FOR_FOLLOW_UP
    then: dict[State, list[Any]] = {
        State.UNDER_INVESTIGATION: [follow_up("then", "asked")],
        State.PARTLY_ANSWERED: [partial_answer("then", "asked")],
        State.ANSWERED: [answer("then", "asked")],
        State.WITHDRAWN: [withdrawal("then", "asked")],
        State.CLOSED: [closure("then")],
        State.DISCONTINUED: [closure("then"), flag("anew", 8, purpose=FlagPurpose.FOR_ATTENTION)],
    }
    said = [flag("asked", purpose=purpose), referral("named", "asked"), message("said")]
    return opened().receive([*said, *then.get(state, [])])


def act(step: Step, author: Authority, *, on: str | None) -> Any:
    """The entry `new` by which *author* takes *step*, on the entry *on* or else on what `case_in` holds."""
    to = {"addressed_to": SAMR if author == GACC else GACC}
    acts: dict[Step, Callable[[], Any]] = {
        Step.FLAG_FOR_ATTENTION: lambda: flag("new", 9, author, purpose=FlagPurpose.FOR_ATTENTION, **to),
        Step.FLAG_FOR_FOLLOW_UP: lambda: flag("new", 9, author, **to),
        Step.SEND_MESSAGE: lambda: message("new", 9, author, in_reply_to=on),
        Step.INVESTIGATE: lambda: follow_up("new", on or "asked", 9, author),
        Step.ANSWER_PARTLY: lambda: partial_answer("new", on or "asked", 9, author),
        Step.ANSWER: lambda: answer("new", on or "asked", 9, author),
        Step.NOTIFY_AGAIN: lambda: duplicate("new", 9, author),
        Step.REPORT_QUARTERLY: lambda: quarterly("new", 9, author),
        Step.WITHDRAW_FLAG: lambda: withdrawal("new", on or "asked", 9, author),
        Step.EXTEND: lambda: extension("new", on or "asked", 9, author),
        Step.REFER: lambda: referral("new", on or "asked", 9, author, to=AUSTRIA if author == SAMR else SAMR),
        Step.UPDATE_ALERT: lambda: update("new", "suspended", 9, author),
        Step.WITHDRAW_ALERT: lambda: update("new", "withdrawn", 9, author),
        Step.CORRECT: lambda: correction("new", message(on or "said", author=author), 9),
        Step.CLOSE: lambda: closure("new", 9, author),
    }
    return acts[step]()


def part(step: Step, role: Role, state: State) -> Role:
    """In which part the actor of *role* takes *step*: raisers, addressees and authors are so of one entry only."""
    there = state is not State.UNKNOWN
    held = {
        Role.RAISER: step in ON_FLAGS and there,
        Role.ADDRESSEE: step in ON_FLAGS and there,
        Role.REFERRED: step in ON_FLAGS and there,
        Role.AUTHOR: step is Step.CORRECT and there,
    }
    return role if held.get(role, True) else Role.PARTICIPANT


def reachable(state: State, step: Step) -> bool:
    """Whether *step* can meet *state*: a flag is never closed, a case never answered; closing meets the case."""
    met = {State.UNKNOWN: step in ON_FLAGS or step in ON_ENTRIES}
    return met.get(state, (step in ON_FLAGS) is (state not in OF_THE_CASE))


@pytest.mark.parametrize(("state", "step", "role"), [cell for cell in CELLS if reachable(*cell[:2])])
def test_a_case_takes_the_steps_of_the_table_and_no_other(state: State, step: Step, role: Role) -> None:
    """Every cell that can be met, played: the step is taken, or refused by name, and then nothing has changed."""
    case, seen = case_in(state), part(step, role, state)
    then = expected(state, step, seen)
    new = act(step, ACTORS[role], on="nothing" if state is State.UNKNOWN else None)

    if then is not None:
        case = case.record(new)

        subject = "new" if step in {Step.FLAG_FOR_ATTENTION, Step.FLAG_FOR_FOLLOW_UP} else "asked"
        if then in OF_THE_CASE:
            waiting = State.OPEN if step is Step.WITHDRAW_ALERT else State.AWAITING
            assert case.state is (State.CLOSED if then is State.CLOSED else waiting)
        else:
            assert case.state_of(subject) is then
            assert case.state is not State.CLOSED
        assert case.misfits == ()
    elif grid()[state, step] == "-":
        with pytest.raises(IllegalStep) as illegal:
            case.record(new)

        assert (illegal.value.state, illegal.value.step) == (state, step)
        assert illegal.value.allowed == tuple(each for each in KNOWN if grid()[state, each] != "-")
    else:
        with pytest.raises(NotAllowed) as forbidden:
            case.record(new)

        assert (forbidden.value.role, forbidden.value.step) == (seen, step)
        assert set(forbidden.value.allowed) == {LETTERS[letter] for letter in grid()[state, step]}


def test_refusals_are_sentences() -> None:
    """A refusal names the state, the step, what would be allowed, and the role."""
    with pytest.raises(IllegalStep) as illegal:
        case_in(State.WITHDRAWN).record(follow_up("new", "asked", 9))
    with pytest.raises(IllegalStep) as late:
        case_in(State.CLOSED).record(closure("new", 9))
    with pytest.raises(NotAllowed) as forbidden:
        case_in(State.AWAITING).record(follow_up("new", "asked", 9, SAMR))

    assert str(illegal.value) == "expected a step that the state withdrawn takes (none), got investigate"
    assert str(late.value) == (
        "expected a step that the state closed takes (flag_for_attention, flag_for_follow_up, send_message, "
        "notify_again, report_quarterly, correct, update_alert, withdraw_alert), got close"
    )
    assert str(forbidden.value) == "expected the step investigate from addressee, referred, got it from participant"


@pytest.mark.parametrize(
    "error",
    [
        IllegalStep(State.CLOSED, Step.ANSWER, [Step.FLAG_FOR_FOLLOW_UP]),
        NotAllowed(Role.OUTSIDER, Step.CLOSE, [Role.MODERATOR]),
    ],
)
def test_refusals_travel_between_processes(error: Exception) -> None:
    """A refusal that was raised in a worker can be told where the work was asked for."""
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def only(step: Step) -> set[Role]:
    """Who may take *step* in any state."""
    return {role for row in STEPS.values() for role in row.get(step, {})}


def test_what_the_table_says_in_words() -> None:
    """Who may do what, by step; only a flag opens a closed case; outsiders do nothing."""
    assert only(Step.WITHDRAW_FLAG) == only(Step.EXTEND) == {Role.RAISER}
    for step in (Step.INVESTIGATE, Step.ANSWER_PARTLY, Step.ANSWER, Step.REFER):
        assert only(step) == {Role.ADDRESSEE, Role.REFERRED}
    assert only(Step.CORRECT) == {Role.AUTHOR}
    assert only(Step.CLOSE) == only(Step.UPDATE_ALERT) == only(Step.WITHDRAW_ALERT) == {Role.MODERATOR}
    opening = {step for step, cells in STEPS[State.CLOSED].items() if State.CLOSED not in cells.values()}
    assert opening == {Step.FLAG_FOR_ATTENTION, Step.FLAG_FOR_FOLLOW_UP}
    assert not any(Role.OUTSIDER in cells for row in STEPS.values() for cells in row.values())


def test_who_has_two_parts_may_do_what_either_may() -> None:
    """The moderator that raised a flag withdraws it as raiser and closes the case as moderator."""
    case = opened().record(flag("asked", 1, MODERATOR))

    case = case.record(withdrawal("back", "asked", 2, MODERATOR)).record(closure("end", 3))

    assert (case.state_of("asked"), case.state) == (State.WITHDRAWN, State.CLOSED)
