"""
Who may do what, and when: the table of steps.

Rules for whoever edits this file
    Everything that decides whether a step may be taken stands in `STEPS`, and nowhere else.
    A cell says where the case, or the flag, then stands. A missing cell is the refusal.
    A state without steps is written out, so that nobody takes it for forgotten.

How to read it
    A case is open or closed. Every flag in it has a state of its own.
    A step on the case is looked up in the row of the case; a step on a flag, in the row of that flag.
    Closing the case and withdrawing the alert for good are steps on the case that also move every flag whose row has
    them.
    Raising a flag, the cell says where the new flag stands; the case is then open.
    A step on something that is not there is looked up in the row `UNKNOWN`: it may still arrive from the other side.

What the table says in words
    Only the raiser withdraws a flag or grants more time, only an author corrects an entry.
    Only the addressee follows up, or whom it has named to act.
    Only the moderator updates the alert and closes a case (after iRASFF); a closed case opens again only by a new flag.
    Closed means that nothing more is expected: late answers, corrections and notes fit, and count.
    What still waits when the case is closed, or the alert withdrawn for good, is discontinued; an answer may follow.
    A follow-up to a flag for attention is not expected, and welcome.
    After the final answer further ones may follow, for measures change.
    Quarterly reporting answers no flag.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias, final

from attrs import field, frozen

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.codes import MisfitReason, PlanState, PlanStep, Role, State, Step
from safetygate.domain.records.checks import Code, Part
from safetygate.domain.records.code import CodeList
from safetygate.domain.records.converters import AsCode
from safetygate.domain.records.errors import InvalidValue, SafetyGateError
from safetygate.domain.records.shapes import IDENTIFIER

Row: TypeAlias = Mapping[Step, Mapping[Role, State]]

STEPS: Final[Mapping[State, Row]] = MappingProxyType(
    {
        State.OPEN: {
            Step.FLAG_FOR_ATTENTION: {Role.MODERATOR: State.FOR_ATTENTION, Role.PARTICIPANT: State.FOR_ATTENTION},
            Step.FLAG_FOR_FOLLOW_UP: {Role.MODERATOR: State.AWAITING, Role.PARTICIPANT: State.AWAITING},
            Step.SEND_MESSAGE: {Role.MODERATOR: State.OPEN, Role.PARTICIPANT: State.OPEN},
            Step.NOTIFY_AGAIN: {Role.MODERATOR: State.OPEN, Role.PARTICIPANT: State.OPEN},
            Step.REPORT_QUARTERLY: {Role.MODERATOR: State.OPEN, Role.PARTICIPANT: State.OPEN},
            Step.CORRECT: {Role.AUTHOR: State.OPEN},
            Step.UPDATE_ALERT: {Role.MODERATOR: State.OPEN},
            Step.WITHDRAW_ALERT: {Role.MODERATOR: State.OPEN},
            Step.CLOSE: {Role.MODERATOR: State.CLOSED},
        },
        State.CLOSED: {
            Step.FLAG_FOR_ATTENTION: {Role.MODERATOR: State.FOR_ATTENTION, Role.PARTICIPANT: State.FOR_ATTENTION},
            Step.FLAG_FOR_FOLLOW_UP: {Role.MODERATOR: State.AWAITING, Role.PARTICIPANT: State.AWAITING},
            Step.SEND_MESSAGE: {Role.MODERATOR: State.CLOSED, Role.PARTICIPANT: State.CLOSED},
            Step.NOTIFY_AGAIN: {Role.MODERATOR: State.CLOSED, Role.PARTICIPANT: State.CLOSED},
            Step.REPORT_QUARTERLY: {Role.MODERATOR: State.CLOSED, Role.PARTICIPANT: State.CLOSED},
            Step.CORRECT: {Role.AUTHOR: State.CLOSED},
            Step.UPDATE_ALERT: {Role.MODERATOR: State.CLOSED},
            Step.WITHDRAW_ALERT: {Role.MODERATOR: State.CLOSED},
        },
        # Nothing is expected that could be extended, or discontinued.
        State.FOR_ATTENTION: {
            Step.INVESTIGATE: {Role.ADDRESSEE: State.UNDER_INVESTIGATION, Role.REFERRED: State.UNDER_INVESTIGATION},
            Step.ANSWER_PARTLY: {Role.ADDRESSEE: State.PARTLY_ANSWERED, Role.REFERRED: State.PARTLY_ANSWERED},
            Step.ANSWER: {Role.ADDRESSEE: State.ANSWERED, Role.REFERRED: State.ANSWERED},
            Step.WITHDRAW_FLAG: {Role.RAISER: State.WITHDRAWN},
            Step.REFER: {Role.ADDRESSEE: State.FOR_ATTENTION, Role.REFERRED: State.FOR_ATTENTION},
        },
        State.AWAITING: {
            Step.INVESTIGATE: {Role.ADDRESSEE: State.UNDER_INVESTIGATION, Role.REFERRED: State.UNDER_INVESTIGATION},
            Step.ANSWER_PARTLY: {Role.ADDRESSEE: State.PARTLY_ANSWERED, Role.REFERRED: State.PARTLY_ANSWERED},
            Step.ANSWER: {Role.ADDRESSEE: State.ANSWERED, Role.REFERRED: State.ANSWERED},
            Step.WITHDRAW_FLAG: {Role.RAISER: State.WITHDRAWN},
            Step.EXTEND: {Role.RAISER: State.AWAITING},
            Step.REFER: {Role.ADDRESSEE: State.AWAITING, Role.REFERRED: State.AWAITING},
            Step.WITHDRAW_ALERT: {Role.MODERATOR: State.DISCONTINUED},
            Step.CLOSE: {Role.MODERATOR: State.DISCONTINUED},
        },
        State.UNDER_INVESTIGATION: {
            Step.INVESTIGATE: {Role.ADDRESSEE: State.UNDER_INVESTIGATION, Role.REFERRED: State.UNDER_INVESTIGATION},
            Step.ANSWER_PARTLY: {Role.ADDRESSEE: State.PARTLY_ANSWERED, Role.REFERRED: State.PARTLY_ANSWERED},
            Step.ANSWER: {Role.ADDRESSEE: State.ANSWERED, Role.REFERRED: State.ANSWERED},
            Step.WITHDRAW_FLAG: {Role.RAISER: State.WITHDRAWN},
            Step.EXTEND: {Role.RAISER: State.UNDER_INVESTIGATION},
            Step.REFER: {Role.ADDRESSEE: State.UNDER_INVESTIGATION, Role.REFERRED: State.UNDER_INVESTIGATION},
            Step.WITHDRAW_ALERT: {Role.MODERATOR: State.DISCONTINUED},
            Step.CLOSE: {Role.MODERATOR: State.DISCONTINUED},
        },
        State.PARTLY_ANSWERED: {
            Step.INVESTIGATE: {Role.ADDRESSEE: State.PARTLY_ANSWERED, Role.REFERRED: State.PARTLY_ANSWERED},
            Step.ANSWER_PARTLY: {Role.ADDRESSEE: State.PARTLY_ANSWERED, Role.REFERRED: State.PARTLY_ANSWERED},
            Step.ANSWER: {Role.ADDRESSEE: State.ANSWERED, Role.REFERRED: State.ANSWERED},
            Step.WITHDRAW_FLAG: {Role.RAISER: State.WITHDRAWN},
            Step.EXTEND: {Role.RAISER: State.PARTLY_ANSWERED},
            Step.REFER: {Role.ADDRESSEE: State.PARTLY_ANSWERED, Role.REFERRED: State.PARTLY_ANSWERED},
            Step.WITHDRAW_ALERT: {Role.MODERATOR: State.DISCONTINUED},
            Step.CLOSE: {Role.MODERATOR: State.DISCONTINUED},
        },
        # Measures change, so a final answer may follow a final one; what is answered cannot be taken back.
        State.ANSWERED: {
            Step.ANSWER: {Role.ADDRESSEE: State.ANSWERED, Role.REFERRED: State.ANSWERED},
        },
        # A late answer counts: else it would be said for ever that nobody reacted.
        State.DISCONTINUED: {
            Step.INVESTIGATE: {Role.ADDRESSEE: State.DISCONTINUED, Role.REFERRED: State.DISCONTINUED},
            Step.ANSWER_PARTLY: {Role.ADDRESSEE: State.DISCONTINUED, Role.REFERRED: State.DISCONTINUED},
            Step.ANSWER: {Role.ADDRESSEE: State.ANSWERED, Role.REFERRED: State.ANSWERED},
            Step.WITHDRAW_FLAG: {Role.RAISER: State.WITHDRAWN},
        },
        State.WITHDRAWN: {},
        State.UNKNOWN: {},
    }
)
"""From the state, by the step and the role of whoever takes it, to the state after it."""

OF_THE_CASE: Final = (State.OPEN, State.CLOSED)
"""The states of a case; all others are of a flag."""


def after(state: State, step: Step, roles: Iterable[Role]) -> State | None:
    """Where the case or the flag stands after *step* by somebody in *roles*; `None` where there is no such cell."""
    cells = STEPS[state].get(step, {})
    return next((cells[role] for role in roles if role in cells), None)


@final
class IllegalStep(SafetyGateError):
    """
    A step that the table of steps does not have where the case, the flag in question or the plan now stands.

    Attributes:
        state: Where it stands.
        step: What was tried.
        allowed: What could be done instead.
    """

    def __init__(
        self, state: State | PlanState, step: Step | PlanStep, allowed: Iterable[Step] | Iterable[PlanStep]
    ) -> None:
        self.state, self.step, self.allowed = state, step, tuple(allowed)
        super().__init__(state, step, self.allowed)

    def __str__(self) -> str:
        return (
            f"expected a step that the state {self.state.value} takes ({_codes(self.allowed)}), got {self.step.value}"
        )


@final
class NotAllowed(SafetyGateError):
    """
    A step that only others may take.

    Attributes:
        role: In which part the authority acted.
        step: What was tried.
        allowed: Who may do it.
    """

    def __init__(self, role: Role, step: Step, allowed: Iterable[Role]) -> None:
        self.role, self.step, self.allowed = role, step, tuple(allowed)
        super().__init__(role, step, self.allowed)

    def __str__(self) -> str:
        return f"expected the step {self.step.value} from {_codes(self.allowed)}, got it from {self.role.value}"


def _codes(codes: Iterable[CodeList]) -> str:
    return ", ".join(code.value for code in codes) or "none"


@final
@frozen(kw_only=True)
class Misfit:
    """
    An entry that is kept, named, and without effect.

    Attributes:
        entry_id: Its identifier.
        author: Who made it: several authorities may use one identifier.
        reason: Why it has no effect.
        state: Where the case, or the flag it is about, then stood.
        step: What its author did with it.
        role: In which part.
    """

    entry_id: str = field(validator=IDENTIFIER)
    author: Authority = field(validator=Part(Authority))
    reason: MisfitReason = field(converter=AsCode[MisfitReason], validator=Code(MisfitReason))
    state: State = field(converter=AsCode[State], validator=Code(State))
    step: Step = field(converter=AsCode[Step], validator=Code(Step))
    role: Role = field(converter=AsCode[Role], validator=Code(Role))

    @property
    def error(self) -> IllegalStep | NotAllowed | InvalidValue:
        """Why it has no effect, as `Case.record` would say it."""
        row = STEPS[self.state]
        if self.reason is MisfitReason.NOT_ALLOWED:
            return NotAllowed(self.role, self.step, row[self.step])
        if self.reason is MisfitReason.ILLEGAL_STEP:
            return IllegalStep(self.state, self.step, row)
        if self.reason is MisfitReason.NOT_UNDERSTOOD:
            return InvalidValue("expected an entry whose kind and requirements are known here", field="kind")
        after_what = "the case was opened" if self.reason is MisfitReason.BEFORE_OPENING else "what it refers to"
        return InvalidValue(f"expected a moment after {after_what}", field="made_at")
