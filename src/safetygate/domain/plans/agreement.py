"""
What the partners of the Action plan agree on: its actions, and the letters by which each of them signs it.
"""

from __future__ import annotations

from typing import final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.codes import ActionCode
from safetygate.domain.records.checks import Code, Day, Integer, Items, Maybe, Multilingual, Part
from safetygate.domain.records.converters import as_day
from safetygate.domain.records.shapes import IDENTIFIER, LONG
from safetygate.domain.records.texts import Texts


@final
@frozen(kw_only=True)
class PlanAction:
    """
    One thing that the partners intend to do.

    Attributes:
        code: Which one.
        title: What it is, in one sentence.
        texts: How, paragraph by paragraph.
        target: For rapid exchanges, the calendar days within which a reaction is intended; for workshops, how many
            are intended in a year; absent where no number is intended, as for trainings.
    """

    code: ActionCode = field(validator=Code(ActionCode))
    title: Texts = field(validator=Multilingual(1000))
    texts: tuple[Texts, ...] = field(default=(), validator=Items(LONG, 100))
    target: int | None = field(default=None, validator=Maybe(Integer(1, 1000)))


@final
@frozen(kw_only=True)
class Letter:
    """
    The letter by which one party signs the plan.

    Attributes:
        party: Who signs.
        place: Where.
        signed_on: On which day, by the calendar of that place.
    """

    party: Authority = field(validator=Part(Authority))
    place: Texts = field(validator=Multilingual(200))
    signed_on: Date = field(converter=as_day, validator=Day())


@final
@frozen(kw_only=True)
class PlanReference:
    """
    One version of a plan, by name.

    Attributes:
        plan_id: The plan.
        version: The version of it.
    """

    plan_id: str = field(validator=IDENTIFIER)
    version: int = field(validator=Integer(1))
