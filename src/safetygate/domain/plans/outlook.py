"""
How the Action plan stands on one day.
"""

from __future__ import annotations

from typing import final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.codes import PlanStanding, PlanState
from safetygate.domain.plans.cycle import Cycle
from safetygate.domain.plans.indicator import Indicator, worst
from safetygate.domain.records.checks import Code, Day, Integer, Items, Maybe, Part
from safetygate.domain.records.converters import as_day


@final
@frozen(kw_only=True)
class PlanStatus:
    """
    What is on course, due or past on one day.

    Attributes:
        as_of_on: The day.
        state: Where the plan stands in its cycle.
        plan_year: In which year of the plan the day lies, counted from 1; absent while the plan is not in operation.
        cycle: The cycle that is open; absent while the plan is not in operation.
        review: How its review stands.
        indicators: How each thing that is counted stands in the open cycle.
    """

    as_of_on: Date = field(converter=as_day, validator=Day())
    state: PlanState = field(validator=Code(PlanState))
    plan_year: int | None = field(default=None, validator=Maybe(Integer(1)))
    cycle: Cycle | None = field(default=None, validator=Maybe(Part(Cycle)))
    review: PlanStanding = field(default=PlanStanding.NO_TARGET, validator=Code(PlanStanding))
    indicators: tuple[Indicator, ...] = field(default=(), validator=Items(Part(Indicator), 2000))

    @property
    def standing(self) -> PlanStanding:
        """The worst of the review and of all indicators."""
        return worst([self.review, *(indicator.standing for indicator in self.indicators)])
