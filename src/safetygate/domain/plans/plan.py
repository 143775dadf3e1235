"""
The Action plan: what the two partners intend, over its versions, with all that was done under it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar, Final, final

from attrs import evolve, field, frozen
from pendulum import Date

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.codes import PlanState, PlanStep, TargetCode
from safetygate.domain.plans import agreement, indicator, status
from safetygate.domain.plans.activity import Activity
from safetygate.domain.plans.agreement import Instrument, Letter, PlanVersion
from safetygate.domain.plans.cycle import RUNNING, Cycle, history, misfits, open_cycle, state_after, take
from safetygate.domain.plans.indicator import ACTIONS, Indicator
from safetygate.domain.plans.review import Review
from safetygate.domain.plans.status import Due, PlanStatus
from safetygate.domain.records.checks import Additions, Items, Maybe, Part
from safetygate.domain.records.converters import Each, maybe_additions
from safetygate.domain.records.errors import expect
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.moments import LAST_DAY, to_day
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.periods import Period
from safetygate.domain.records.rules import Path, Rule
from safetygate.domain.records.shapes import IDENTIFIER
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.submission import QuarterlySubmission


def _of_another_version(plan: ActionPlan) -> Iterable[Path]:
    for position, review in enumerate(plan.reviews):
        version = plan.version_at(review.begun_on)
        if version is not None and version.number != review.plan_version:
            yield ("reviews", position, "plan_version")


# Activities may be corrected after an assessment; the figures that the parties assessed stay as they were.
def _other_figures_now(plan: ActionPlan) -> Iterable[Path]:
    for position, review in enumerate(plan.reviews):
        if review.assessed_on is not None and plan.in_operation_on is not None:
            now = set(plan.indicators(review.period, at=review.assessed_on))
            for number, assessment in enumerate(review.assessments):
                mine = {each for each in now if ACTIONS[each.code] is assessment.action}
                if not mine <= set(assessment.indicators):
                    yield ("reviews", position, "assessments", number, "indicators")


def _close_together(plan: ActionPlan) -> Iterable[Path]:
    later = {
        each.id
        for _, crowd in status.find_crowded_years(plan.activities, plan.target, plan.in_operation_on)
        for each in crowd
    }
    return [("activities", position, "starts_on") for position, each in enumerate(plan.activities) if each.id in later]


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "SG-M-070",
        "expected two different parties",
        "签署双方不应相同",
        lambda plan: [
            ("parties", position) for position in agreement.repeats(party.identity for party in plan.parties)
        ],
    ),
    Rule(
        "SG-M-072",
        "expected at most one letter from each of the two parties",
        "双方各至多签署一份函件",
        lambda plan: agreement.letters_of_others(plan.versions, plan.parties),
    ),
    Rule(
        "SG-M-073",
        "expected activities and reviews of this plan",
        "活动和审议须属于本计划",
        lambda plan: [
            (member, position, "plan_id")
            for member in ("activities", "reviews")
            for position, part in enumerate(getattr(plan, member))
            if part.plan_id != plan.id
        ],
    ),
    Rule(
        "SG-M-074",
        "expected each identifier once",
        "标识符不得重复",
        lambda plan: [
            (member, position, "id")
            for member in ("instruments", "activities", "reviews")
            for position in agreement.repeats(part.id for part in getattr(plan, member))
        ],
    ),
    Rule(
        "SG-M-075",
        "expected the versions in their order, each numbered one more than the one before",
        "各版本须依次排列，版本号逐一递增",
        lambda plan: agreement.wrong_numbers(plan.versions),
    ),
    Rule(
        "SG-M-092",
        "expected a version to be signed by both parties before the next one is signed",
        "前一版本由双方签署后，方可签署下一版本",
        lambda plan: agreement.letters_too_early(plan.versions),
    ),
    Rule(
        "SG-M-077",
        "expected steps in an order that the cycle of the plan has",
        "各步骤的先后顺序应符合计划周期",
        lambda plan: misfits(history(plan.versions, plan.reviews)),
    ),
    Rule(
        "SG-M-093",
        "expected a review of the version that was in operation when it began",
        "审议所针对的版本须为审议启动时实施中的版本",
        _of_another_version,
        about=("reviews",),
    ),
    Rule(
        "SG-I-062",
        "the figures of the review are not those that the activities give now",
        "审议所载数据与目前根据活动得出的数据不一致",
        _other_figures_now,
        about=("reviews",),
    ),
    Rule(
        "SG-I-063",
        "the workshops of a year lie close together, although regular ones are intended",
        "计划拟定期举办研讨会，而同一年度的研讨会日期相距很近",
        _close_together,
        about=("activities",),
    ),
)
"""What must, should and may be true of a plan."""


@final
@frozen(kw_only=True)
class ActionPlan(Paper):
    """
    What the two partners intend, over all its versions, with all that was done under it.

    It is not intended to create rights or obligations under international or domestic law: what is intended by a day
    is *on course*, *due* or *past the intended period*, and nothing more.

    A version is in operation from the day of the later of its two letters, until the next version is.
    What is done between the decision to revise and the new letters belongs to the plan like all the rest.

    Attributes:
        id: Its identifier.
        parties: The two partners.
        versions: Its versions, the first one first; the last may be a draft.
        instruments: The memoranda and arrangements that it refers to.
        activities: What was planned and held under it.
        reviews: Its reviews.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "action_plan"

    id: str = field(validator=IDENTIFIER)
    parties: tuple[Authority, ...] = field(converter=Each[Authority], validator=Items(Part(Authority), 2, least=2))
    versions: tuple[PlanVersion, ...] = field(
        converter=Each[PlanVersion], validator=Items(Part(PlanVersion), 100, least=1)
    )
    instruments: tuple[Instrument, ...] = field(
        default=(), converter=Each[Instrument], validator=Items(Part(Instrument), 100)
    )
    activities: tuple[Activity, ...] = field(
        default=(), converter=Each[Activity], validator=Items(Part(Activity), 10_000)
    )
    reviews: tuple[Review, ...] = field(default=(), converter=Each[Review], validator=Items(Part(Review), 100))
    extensions: FrozenMap[Any] | None = field(default=None, converter=maybe_additions, validator=Maybe(Additions()))

    rules: ClassVar[tuple[Rule, ...]] = RULES

    @property
    def latest(self) -> PlanVersion:
        """The last of its versions, which may be a draft."""
        return self.versions[-1]

    @property
    def in_operation_on(self) -> Date | None:
        """The day from which the plan is in operation: that of the later letter of its first version."""
        return self.versions[0].in_operation_on

    def version_at(self, at: dt.date) -> PlanVersion | None:
        """The version in operation on the day *at*; `None` before the first one is."""
        running = (each for each in reversed(self.versions) if each.in_operation_on and each.in_operation_on <= at)
        return next(running, None)

    def state(self, *, at: dt.date | None = None) -> PlanState:
        """Where it stands at the end of the day *at*; after all its steps where no day is given."""
        last_on = LAST_DAY if at is None else to_day(at, field="at")
        return state_after(event for event in history(self.versions, self.reviews) if event.on <= last_on)

    def target(self, code: TargetCode, at: dt.date) -> int | None:
        """The number that the version in operation on the day *at* has in mind for one thing, if any."""
        version = self.version_at(at)
        return None if version is None else version.target(code)

    def sign(self, letter: Letter) -> ActionPlan:
        """
        The plan with one more letter to its last version.

        Raises:
            IllegalStep: Where both letters are there.
        """
        expect(letter, Letter, field="letter")
        take(self.state(), PlanStep.SIGN)
        return self.with_latest(letters=(*self.latest.letters, letter))

    def with_latest(self, **members: Any) -> ActionPlan:
        """The plan with other *members* in its last version."""
        return evolve(self, versions=(*self.versions[:-1], evolve(self.latest, **members)))

    def record(self, activity: Activity) -> ActionPlan:
        """The plan with one more activity, or with what has become of one that it has under the same identifier."""
        expect(activity, Activity, field="activity")
        known = {each.id: each for each in self.activities}
        return evolve(self, activities=tuple({**known, activity.id: activity.follow(known.get(activity.id))}.values()))

    def indicators(
        self,
        within: Period,
        *,
        at: dt.date,
        reports: Iterable[QuarterlyReport] | None = None,
        submissions: Iterable[QuarterlySubmission] | None = None,
    ) -> tuple[Indicator, ...]:
        """
        What is counted in the period *within*, as known on the day *at*; nothing before the plan is in operation.

        Args:
            within: The period.
            at: The day.
            reports: Quarterly reports, of which the share of rapid reactions is shown; without them it is left out.
            submissions: The quarterly reports of the GACC as they were received; without them, how many came is left
                out, while an empty list says that none did.
        """
        start = self.in_operation_on
        if start is None:
            return ()
        return (
            *(() if reports is None else indicator.count_reactions(reports, self.target, within, at)),
            *(() if submissions is None else indicator.count_submissions(submissions, within, at)),
            *indicator.count_workshops(self.activities, self.target, start, within, at),
            *indicator.count_trainings(self.activities, within, at),
        )

    def status(
        self,
        *,
        at: dt.date,
        reports: Iterable[QuarterlyReport] | None = None,
        submissions: Iterable[QuarterlySubmission] | None = None,
    ) -> PlanStatus:
        """What is on course, due or past on the day *at*; *reports* and *submissions* are explained at `indicators`."""
        day, start = to_day(at, field="at"), self.in_operation_on
        state, cycle, version = self.state(at=day), self.cycle(at=day), self.version_at(day)
        if start is None or cycle is None or version is None:
            return PlanStatus(as_of_on=day, state=state)
        number = indicator.plan_year_number(start, day)
        # The year of the plan may end after the cycle, where a review is past its day; it is still shown as a whole.
        last_on = max(cycle.period.last_on, indicator.plan_year(start, number).last_on)
        within = Period(first_on=cycle.period.first_on, last_on=last_on)
        shown = None if reports is None else tuple(reports)
        crowded = status.remarks_on_workshops(self.activities, self.target, start, within)
        return PlanStatus(
            as_of_on=day,
            state=state,
            version=version.number,
            plan_year=number,
            cycle=cycle,
            review=cycle.standing(day),
            indicators=self.indicators(within, at=day, reports=shown, submissions=submissions),
            remarks=(*status.remarks_on(version, shown or ()), *crowded),
        )

    def due(
        self,
        *,
        between: tuple[dt.date, dt.date],
        submissions: Iterable[QuarterlySubmission] = (),
        follow_ups: Iterable[Due] = (),
    ) -> tuple[Due, ...]:
        """
        What lies ahead from the first to the last day of *between*, in the order of days.

        Quarterly reports among *submissions* are no longer due; *follow_ups* are what else the host keeps an eye on.
        """
        days = Period(first_on=between[0], last_on=between[1])
        found = [*status.activities_due(self.activities, days), *(due for due in follow_ups if due.due_on in days)]
        start, cycle = self.in_operation_on, self.cycle(at=days.last_on)
        if start is not None and cycle is not None:
            found += status.workshops_due(self.activities, self.target, start, days)
            found += status.reports_due(submissions, start, days)
            found += status.review_due(cycle, days)
        return status.in_order(found)

    def cycle(self, *, at: dt.date) -> Cycle | None:
        """The cycle that is open on the day *at*; `None` while the plan is not in operation."""
        day, start = to_day(at, field="at"), self.in_operation_on
        version = self.version_at(day)
        if start is None or version is None or self.state(at=day) not in RUNNING:
            return None
        return open_cycle(start, self.reviews, day, years=version.review_years, months=version.preparation_months)
