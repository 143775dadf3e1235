"""
The Action plan: what the two partners intend, in one version, with all that was done under it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar, Final, final

from attrs import evolve, field, frozen
from pendulum import Date

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.codes import ActionCode, DueKind, PlanState, PlanStep, TextLanguage
from safetygate.domain.plans.activity import Activity
from safetygate.domain.plans.agreement import Letter, PlanAction, PlanReference
from safetygate.domain.plans.cycle import RUNNING, Cycle, Event, history, misfits, open_cycle, state_after, take
from safetygate.domain.plans.indicator import (
    ACTIONS,
    Indicator,
    count_exchanges,
    count_trainings,
    count_workshops,
    plan_year,
    plan_year_number,
)
from safetygate.domain.plans.review import Review
from safetygate.domain.plans.status import Due, PlanStatus, activities_due, reports_due, review_due, workshops_due
from safetygate.domain.records.checks import Additions, Code, Integer, Items, Maybe, Multilingual, Part
from safetygate.domain.records.errors import expect
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.moments import to_day
from safetygate.domain.records.periods import Period
from safetygate.domain.records.rules import Path, Record, Rule
from safetygate.domain.records.shapes import IDENTIFIER, LONG
from safetygate.domain.records.texts import Texts
from safetygate.domain.reports.quarterly import QuarterlyReport


def _repeats(values: Iterable[object]) -> list[int]:
    """The positions of what has stood before."""
    seen: set[object] = set()
    repeats: list[int] = []
    for position, value in enumerate(values):
        if value in seen:
            repeats.append(position)
        seen.add(value)
    return repeats


def _one_party_twice(plan: ActionPlan) -> Iterable[Path]:
    return [("parties", position) for position in _repeats(party.identity for party in plan.parties)]


def _one_action_twice(plan: ActionPlan) -> Iterable[Path]:
    return [("actions", position, "code") for position in _repeats(action.code for action in plan.actions)]


def _letter_of_no_party(plan: ActionPlan) -> Iterable[Path]:
    parties = [party.identity for party in plan.parties]
    signed = [letter.party.identity for letter in plan.letters]
    strangers = [position for position, who in enumerate(signed) if who not in parties]
    return [("letters", position, "party") for position in sorted({*strangers, *_repeats(signed)})]


def _of_another_plan(plan: ActionPlan) -> Iterable[Path]:
    return [
        (member, position, "plan_id")
        for member in ("activities", "reviews")
        for position, part in enumerate(getattr(plan, member))
        if part.plan_id != plan.id
    ]


def _one_name_twice(plan: ActionPlan) -> Iterable[Path]:
    return [
        (member, position, "id")
        for member in ("activities", "reviews")
        for position in _repeats(part.id for part in getattr(plan, member))
    ]


def _replaces_no_earlier(plan: ActionPlan) -> Iterable[Path]:
    earlier = plan.replaces
    same = earlier is not None and earlier.plan_id == plan.id
    return [("replaces", "version")] if same and earlier is not None and earlier.version >= plan.version else []


def _prepared_all_the_time(plan: ActionPlan) -> Iterable[Path]:
    return [("preparation_months",)] if plan.preparation_months >= 12 * plan.review_years else []


def _step_out_of_turn(plan: ActionPlan) -> Iterable[Path]:
    return misfits(plan.steps)


def _in_one_language(plan: ActionPlan) -> Iterable[Path]:
    titles: list[tuple[Path, Texts]] = [(("title",), plan.title)]
    titles += [(("actions", position, "title"), action.title) for position, action in enumerate(plan.actions)]
    return [path for path, title in titles if not {"en", "zh"} <= set(title)]


def _other_figures_now(plan: ActionPlan) -> Iterable[Path]:
    for position, review in enumerate(plan.reviews):
        if review.assessed_on is not None and plan.in_operation_on is not None:
            now = set(plan.indicators(review.period, at=review.assessed_on))
            for number, assessment in enumerate(review.assessments):
                mine = {indicator for indicator in now if ACTIONS[indicator.code] is assessment.action}
                if not mine <= set(assessment.indicators):
                    yield ("reviews", position, "assessments", number, "indicators")


RULES: Final[tuple[Rule, ...]] = (
    Rule("SG-M-070", "expected two different parties", "签署双方不应相同", _one_party_twice),
    Rule("SG-M-071", "expected each action once", "每项行动只应列出一次", _one_action_twice),
    Rule(
        "SG-M-072",
        "expected at most one letter from each of the two parties",
        "双方各至多签署一份函件",
        _letter_of_no_party,
        about=("letters",),
    ),
    Rule("SG-M-073", "expected activities and reviews of this plan", "活动和审议须属于本计划", _of_another_plan),
    Rule("SG-M-074", "expected each identifier once", "标识符不得重复", _one_name_twice),
    Rule(
        "SG-M-075",
        "expected the version that is replaced to be an earlier one",
        "被取代的版本应早于本版本",
        _replaces_no_earlier,
        about=("replaces",),
    ),
    Rule(
        "SG-M-076",
        "expected the preparation of a review to be shorter than the time between two reviews",
        "审议筹备期应短于两次审议的间隔",
        _prepared_all_the_time,
    ),
    Rule(
        "SG-M-077",
        "expected steps in an order that the cycle of the plan has",
        "各步骤的先后顺序应符合计划周期",
        _step_out_of_turn,
    ),
    Rule("SG-R-063", "expected titles in English and in Chinese", "建议同时提供英文和中文标题", _in_one_language),
    Rule(
        "SG-I-062",
        "the figures of the review are not those that the activities give now",
        "审议所载数据与目前根据活动得出的数据不一致",
        _other_figures_now,
        about=("reviews",),
    ),
)
"""What must, should and may be true of a plan."""


@final
@frozen(kw_only=True)
class ActionPlan(Record):
    """
    What the two partners intend, in one version, with all that was done under it.

    It is not intended to create rights or obligations under international or domestic law: what is intended by a day
    is *on course*, *due* or *past the intended period*, and nothing more.

    The plan is in operation from the day of the later of its two letters.
    A version never changes its words: a review yields the next one.

    Attributes:
        id: Its identifier, the same for all versions.
        version: Which version this is, counted from 1.
        title: What it is called.
        parties: The two partners.
        preamble: What it says before the actions, paragraph by paragraph.
        actions: What the partners intend to do.
        closing: What it says after the actions, paragraph by paragraph.
        notes: Its footnotes.
        renderings: The languages in which the words here are a rendering made for reading, not the signed text.
        review_years: After how many years it is revised.
        preparation_months: How many months before that the review is prepared.
        letters: The letters by which it was signed; while one is missing, it is not in operation.
        replaces: The version whose place it takes.
        activities: What was planned and held under it, and under the versions before it.
        reviews: The reviews of this version.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "action_plan"

    id: str = field(validator=IDENTIFIER)
    version: int = field(default=1, validator=Integer(1))
    title: Texts = field(validator=Multilingual(1000))
    parties: tuple[Authority, ...] = field(validator=Items(Part(Authority), 2, least=2))
    preamble: tuple[Texts, ...] = field(default=(), validator=Items(LONG, 100))
    actions: tuple[PlanAction, ...] = field(validator=Items(Part(PlanAction), 3, least=1))
    closing: tuple[Texts, ...] = field(default=(), validator=Items(LONG, 100))
    notes: tuple[Texts, ...] = field(default=(), validator=Items(LONG, 100))
    renderings: tuple[TextLanguage, ...] = field(default=(), validator=Items(Code(TextLanguage), 50, distinct=True))
    review_years: int = field(default=2, validator=Integer(1, 10))
    preparation_months: int = field(default=6, validator=Integer(0, 119))
    letters: tuple[Letter, ...] = field(default=(), validator=Items(Part(Letter), 2))
    replaces: PlanReference | None = field(default=None, validator=Maybe(Part(PlanReference)))
    activities: tuple[Activity, ...] = field(default=(), validator=Items(Part(Activity), 10_000))
    reviews: tuple[Review, ...] = field(default=(), validator=Items(Part(Review), 100))
    extensions: FrozenMap[Any] | None = field(default=None, validator=Maybe(Additions()))

    rules: ClassVar[tuple[Rule, ...]] = RULES

    @property
    def steps(self) -> list[Event]:
        """The steps that were taken with this version, in the order of days."""
        return history([letter.signed_on for letter in self.letters], self.reviews)

    @property
    def in_operation_on(self) -> Date | None:
        """The day from which it is in operation: that of the later letter; `None` while one is missing."""
        signed = [letter.signed_on for letter in self.letters]
        return max(signed) if len(signed) == len(self.parties) else None

    def state(self, *, at: dt.date) -> PlanState:
        """Where it stands at the end of the day *at*."""
        day = to_day(at, field="at")
        return state_after(event for event in self.steps if event.on <= day)

    def target(self, action: ActionCode) -> int | None:
        """The number that one *action* intends, if any."""
        return next((each.target for each in self.actions if each.code is action), None)

    def sign(self, letter: Letter) -> ActionPlan:
        """
        The plan with one more letter.

        Raises:
            IllegalStep: Where both letters are there.
        """
        take(state_after(self.steps), PlanStep.SIGN)
        return evolve(self, letters=(*self.letters, letter))

    def record(self, activity: Activity) -> ActionPlan:
        """The plan with one more activity, or with what has become of one that it has under the same identifier."""
        expect(activity, Activity, field="activity")
        if activity.id not in {each.id for each in self.activities}:
            return evolve(self, activities=(*self.activities, activity))
        return evolve(self, activities=tuple(activity if each.id == activity.id else each for each in self.activities))

    def indicators(
        self, within: Period, *, at: dt.date, reports: Iterable[QuarterlyReport] | None = None
    ) -> tuple[Indicator, ...]:
        """
        What is counted in the period *within*, as known on the day *at*; nothing while the plan is not in operation.

        Without *reports* what they would tell is left out; an empty list says that none were received.
        """
        start = self.in_operation_on
        if start is None:
            return ()
        target = self.target(ActionCode.WORKSHOPS)
        return (
            *(() if reports is None else count_exchanges(reports, within, at)),
            *count_workshops(self.activities, target, start, within, at),
            *count_trainings(self.activities, within, at),
        )

    def status(self, *, at: dt.date, reports: Iterable[QuarterlyReport] | None = None) -> PlanStatus:
        """What is on course, due or past on the day *at*; *reports* are explained at `indicators`."""
        day, start = to_day(at, field="at"), self.in_operation_on
        state, cycle = self.state(at=day), self.cycle(at=day)
        if start is None or cycle is None:
            return PlanStatus(as_of_on=day, state=state)
        number = plan_year_number(start, day)
        last_on = max(cycle.period.last_on, plan_year(start, number).last_on)
        return PlanStatus(
            as_of_on=day,
            state=state,
            plan_year=number,
            cycle=cycle,
            review=cycle.standing(day),
            indicators=self.indicators(
                Period(first_on=cycle.period.first_on, last_on=last_on), at=day, reports=reports
            ),
        )

    def due(
        self,
        *,
        between: tuple[dt.date, dt.date],
        reports: Iterable[QuarterlyReport] = (),
        follow_ups: Iterable[Due] = (),
    ) -> tuple[Due, ...]:
        """
        What lies ahead from the first to the last day of *between*, in the order of days.

        Args:
            between: The first and the last day.
            reports: The quarterly reports received: these are no longer due.
            follow_ups: What else the host has to keep an eye on, such as the ends of intended periods.
        """
        days = Period(first_on=between[0], last_on=between[1])
        found = [*activities_due(self.activities, days), *(due for due in follow_ups if due.due_on in days)]
        start, cycle = self.in_operation_on, self.cycle(at=days.last_on)
        if start is not None and cycle is not None:
            found += workshops_due(self.activities, self.target(ActionCode.WORKSHOPS), start, days)
            found += reports_due(reports, start, days)
            found += review_due(cycle, days)
        kinds = list(DueKind)
        return tuple(sorted(found, key=lambda due: (due.due_on, kinds.index(due.due_kind), due.reference)))

    def cycle(self, *, at: dt.date) -> Cycle | None:
        """The cycle that is open on the day *at*; `None` while the plan is not in operation."""
        day, start = to_day(at, field="at"), self.in_operation_on
        if start is None or self.state(at=day) not in RUNNING:
            return None
        return open_cycle(start, self.reviews, day, years=self.review_years, months=self.preparation_months)
