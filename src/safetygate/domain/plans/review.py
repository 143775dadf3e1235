"""
The review: what the partners find after two years, and what they decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, ClassVar, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain import codes
from safetygate.domain.plans.agreement import repeats
from safetygate.domain.plans.indicator import ACTIONS, Indicator
from safetygate.domain.records.checks import Additions, Code, Day, Integer, Items, Maybe, Part
from safetygate.domain.records.converters import (
    AsCode,
    Each,
    MaybeCode,
    as_day,
    maybe_additions,
    maybe_day,
    maybe_texts,
)
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.periods import Period
from safetygate.domain.records.rules import Path, Record, Rule
from safetygate.domain.records.shapes import IDENTIFIER, LONG
from safetygate.domain.records.texts import Texts


@final
@frozen(kw_only=True)
class Assessment(Record):
    """
    How one action went in the period under review.

    Attributes:
        action: The action.
        indicators: What the record shows of it.
        texts: What people say about it, in one or more languages.
    """

    action: codes.ActionCode = field(converter=AsCode[codes.ActionCode], validator=Code(codes.ActionCode))
    # Kept as they were assessed, though activities may be corrected later.
    indicators: tuple[Indicator, ...] = field(
        default=(), converter=Each[Indicator], validator=Items(Part(Indicator), 500)
    )
    texts: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-064",
            "expected indicators of the action that is assessed",
            "指标须属于所评估的行动",
            lambda assessment: [
                ("indicators", position, "code")
                for position, indicator in enumerate(assessment.indicators)
                if ACTIONS[indicator.code] is not assessment.action
            ],
            about=("indicators",),
        ),
    )


# Some of the days may be open yet; those that are there must stand in order.
def _days_out_of_order(review: Review) -> Iterable[Path]:
    days = [
        (member, day)
        for member in ("begun_on", "assessed_on", "decided_on")
        if (day := getattr(review, member)) is not None
    ]
    return [(later,) for (_, before), (later, day) in pairwise(days) if day < before]


# The plan has results assessed first and next steps discussed in view of them (closing clause).
def _half_a_decision(review: Review) -> Iterable[Path]:
    if review.decision is None or review.decided_on is None:
        halves = {"decision": review.decision, "decided_on": review.decided_on}
        missing = [(name,) for name, value in halves.items() if value is None]
        return missing if len(missing) == 1 else []
    return [("assessed_on",)] if review.assessed_on is None else []


@final
@frozen(kw_only=True)
class Review(Paper):
    """
    One revision of the Action plan: the results of a period, their impact, the next steps and the decision.

    It is intended every two years, "to assess the results and to discuss possible next steps in view of the completed
    actions and the impact achieved" (Action plan, closing clause).

    Attributes:
        id: Its identifier.
        plan_id: The plan under review.
        plan_version: The version of it.
        period: The days whose results are assessed.
        begun_on: The day it began.
        assessed_on: The day the results were assessed.
        assessments: How each action went.
        impact: What was achieved, in words.
        next_steps: What could follow, each in words.
        decided_on: The day of the decision.
        decision: What the parties decided.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "review"

    id: str = field(validator=IDENTIFIER)
    plan_id: str = field(validator=IDENTIFIER)
    # By its number, as a version may be replaced once its review has decided so.
    plan_version: int = field(validator=Integer(1))
    period: Period = field(validator=Part(Period))
    begun_on: Date = field(converter=as_day, validator=Day())
    assessed_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    # One for each action of the plan.
    assessments: tuple[Assessment, ...] = field(
        default=(), converter=Each[Assessment], validator=Items(Part(Assessment), 3)
    )
    impact: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    next_steps: tuple[Texts, ...] = field(default=(), converter=Each[Texts], validator=Items(LONG, 100))
    decided_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    decision: codes.ReviewDecision | None = field(
        default=None, converter=MaybeCode[codes.ReviewDecision], validator=Maybe(Code(codes.ReviewDecision))
    )
    extensions: FrozenMap[Any] | None = field(default=None, converter=maybe_additions, validator=Maybe(Additions()))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-065",
            "expected a review to be begun, assessed and decided in this order of days",
            "审议的启动、评估和决定日期应依次先后排列",
            _days_out_of_order,
        ),
        Rule(
            "SG-M-066",
            "expected a decision together with its day, and only after an assessment",
            "决定及其日期须同时填写，且须在评估之后",
            _half_a_decision,
        ),
        Rule(
            "SG-M-067",
            "expected assessments together with their day",
            "评估内容及评估日期须同时填写",
            lambda review: [("assessed_on",)] if bool(review.assessments) is (review.assessed_on is None) else [],
        ),
        Rule(
            "SG-M-068",
            "expected each action to be assessed once",
            "每项行动只应评估一次",
            lambda review: [
                ("assessments", at, "action") for at in repeats(each.action for each in review.assessments)
            ],
            about=("assessments",),
        ),
        Rule(
            "SG-R-062",
            "expected words beside the figures once a decision is taken",
            "作出决定后，建议在指标之外附上文字说明",
            lambda review: [
                ("assessments", position, "texts")
                for position, assessment in enumerate(review.assessments)
                if assessment.texts is None
            ],
            about=("decision",),
        ),
    )
