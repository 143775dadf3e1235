"""
The follow-up: what the authority that was asked has done.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import Operator
from safetygate.domain.alerts.product import Offer
from safetygate.domain.alerts.references import Attachment
from safetygate.domain.cases.entry import Entry, explain_other, put_words_last
from safetygate.domain.codes import (
    Channel,
    Completeness,
    CustomsActType,
    FollowUpMeasureType,
    FollowUpOutcome,
    Initiator,
    NoMeasureReason,
    NotTracedReason,
    RiskLevel,
    Step,
    TraceResult,
)
from safetygate.domain.records.checks import Code, Day, Integer, Items, Maybe, Part
from safetygate.domain.records.converters import AsCode, Each, EachCode, MaybeCode, maybe_day
from safetygate.domain.records.rules import Path, Record, Rule, beside_other
from safetygate.domain.records.shapes import IDENTIFIER, SHORT


@final
@frozen(kw_only=True)
class FollowUpMeasure(Record):
    """
    One thing done at the source of the product.

    Attributes:
        type: What was done.
        type_other: What was done, in words, where it is on no list.
        initiator: Whether an authority ordered it or the operator did it on its own.
        taken_on: The day it was taken.
        addressee: The operator that it was addressed to, or that took it.
        offers: The offers that it concerns; none where all are.
    """

    type: FollowUpMeasureType = field(converter=AsCode[FollowUpMeasureType], validator=Code(FollowUpMeasureType))
    type_other: str | None = field(default=None, validator=Maybe(SHORT))
    initiator: Initiator = field(converter=AsCode[Initiator], validator=Code(Initiator))
    taken_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    addressee: Operator | None = field(default=None, validator=Maybe(Part(Operator)))
    offers: tuple[Offer, ...] = field(default=(), converter=Each[Offer], validator=Items(Part(Offer), 500))

    rules: ClassVar[tuple[Rule, ...]] = (beside_other("type"),)


@final
@frozen(kw_only=True)
class CustomsAct(Record):
    """
    One thing that customs did with goods or papers.

    Attributes:
        type: What was done.
        type_other: What was done, in words, where it is on no list.
        done_on: The day.
        items: How many pieces it concerned.
    """

    type: CustomsActType = field(converter=AsCode[CustomsActType], validator=Code(CustomsActType))
    type_other: str | None = field(default=None, validator=Maybe(SHORT))
    done_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    items: int | None = field(default=None, validator=Maybe(Integer()))

    rules: ClassVar[tuple[Rule, ...]] = (beside_other("type"),)


def _find_other_trace(trace: OperatorTrace) -> Iterable[Path]:
    traced = trace.result is TraceResult.TRACED
    member, present = ("reasons", bool(trace.reasons)) if traced else ("operator", trace.operator is not None)
    return [(member,)] if present else []


@final
@frozen(kw_only=True)
class OperatorTrace(Record):
    """
    What was found out about the operator behind the product.

    Attributes:
        result: Whether it was traced.
        operator: The operator, where it was.
        reasons: Why not, where it was not.
    """

    result: TraceResult = field(converter=AsCode[TraceResult], validator=Code(TraceResult))
    operator: Operator | None = field(default=None, validator=Maybe(Part(Operator)))
    reasons: tuple[NotTracedReason, ...] = field(
        default=(), converter=EachCode[NotTracedReason], validator=Items(Code(NotTracedReason), 20, distinct=True)
    )

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-026",
            "expected an operator only where it was traced, and reasons only where it was not",
            "仅在已查明时填写经营者，仅在未查明时填写原因",
            _find_other_trace,
        ),
    )


def _other_than_outcome(follow_up: FollowUp) -> Iterable[Path]:
    belongs = {
        "measures": FollowUpOutcome.MEASURES_TAKEN,
        "no_measure_reasons": FollowUpOutcome.NO_MEASURE,
        "alert": FollowUpOutcome.NOTIFIED_AGAIN,
    }
    return [
        (member,)
        for member, outcome in belongs.items()
        if bool(getattr(follow_up, member)) is not (follow_up.outcome is outcome)
    ]


def _level_of_no_assessment(follow_up: FollowUp) -> Iterable[Path]:
    assessed = follow_up.outcome is FollowUpOutcome.DIFFERENT_RISK_ASSESSMENT
    return [("risk_level",)] if follow_up.risk_level is not None and not assessed else []


def _final_investigation(follow_up: FollowUp) -> Iterable[Path]:
    running = follow_up.outcome is FollowUpOutcome.UNDER_INVESTIGATION
    return [("completeness",)] if running and follow_up.completeness is Completeness.FINAL else []


def _flag_or_none(follow_up: FollowUp) -> Iterable[Path]:
    again = follow_up.outcome is FollowUpOutcome.NOTIFIED_AGAIN
    unflagged = again or follow_up.channel is Channel.QUARTERLY
    return [("flag_id",)] if (follow_up.flag_id is None) is not unflagged else []


def _untold_trace(follow_up: FollowUp) -> Iterable[Path]:
    told = follow_up.operator_trace is not None or follow_up.outcome is FollowUpOutcome.NOTIFIED_AGAIN
    return [] if told or follow_up.completeness is Completeness.PARTIAL else [("operator_trace",)]


def _find_end_before_beginning(follow_up: FollowUp) -> Iterable[Path]:
    began, ended = follow_up.started_on, follow_up.completed_on
    return [("completed_on",)] if began is not None and ended is not None and ended < began else []


def _find_end_of_partial(follow_up: FollowUp) -> Iterable[Path]:
    partial = follow_up.completeness is Completeness.PARTIAL
    return [("completed_on",)] if follow_up.completed_on is not None and partial else []


def _additions(follow_up: FollowUp) -> Iterable[Path]:
    measures = [
        ("measures", position, "type") for position, measure in enumerate(follow_up.measures) if measure.type.addition
    ]
    reasons = [
        ("no_measure_reasons", position)
        for position, reason in enumerate(follow_up.no_measure_reasons)
        if reason.addition
    ]
    return [*measures, *reasons]


_STEPS: Final = {
    FollowUpOutcome.UNDER_INVESTIGATION: Step.INVESTIGATE,
    FollowUpOutcome.NOTIFIED_AGAIN: Step.NOTIFY_AGAIN,
}


@final
@frozen(kw_only=True, field_transformer=put_words_last)
class FollowUp(Entry):
    """
    What the authority that a flag asked has done about it.

    A duplicate notification of the same product is a follow-up too, to the alert itself: contact points look for
    duplicates first and, where a product is already notified, send a follow-up instead (Implementing Regulation (EU)
    2024/2639).

    Attributes:
        channel: By which way it is told; quarterly reporting tells of an investigation into the alert itself.
        flag_id: The flag it answers; absent where the same product is notified again, and in quarterly reporting.
        outcome: What came of it.
        completeness: Whether more will follow.
        started_on: The day on which the investigation began.
        completed_on: The day on which it ended.
        office: The office that acted, where it is not the author itself.
        measures: What was done.
        customs_acts: What customs did with goods or papers.
        no_measure_reasons: Why nothing was done.
        risk_level: The level that a different risk assessment arrives at.
        operator_trace: What was found out about the operator behind the product.
        alert: The alert that notifies the same product again.
        attachments: The files that go with it.
    """

    kind: ClassVar[str] = "follow_up"

    channel: Channel = field(default=Channel.RAPID, converter=AsCode[Channel], validator=Code(Channel))
    flag_id: str | None = field(default=None, validator=Maybe(IDENTIFIER))
    outcome: FollowUpOutcome = field(converter=AsCode[FollowUpOutcome], validator=Code(FollowUpOutcome))
    completeness: Completeness = field(converter=AsCode[Completeness], validator=Code(Completeness))
    started_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    completed_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    office: str | None = field(default=None, validator=Maybe(SHORT))
    measures: tuple[FollowUpMeasure, ...] = field(
        default=(), converter=Each[FollowUpMeasure], validator=Items(Part(FollowUpMeasure), 100)
    )
    customs_acts: tuple[CustomsAct, ...] = field(
        default=(), converter=Each[CustomsAct], validator=Items(Part(CustomsAct), 100)
    )
    no_measure_reasons: tuple[NoMeasureReason, ...] = field(
        default=(), converter=EachCode[NoMeasureReason], validator=Items(Code(NoMeasureReason), 20, distinct=True)
    )
    risk_level: RiskLevel | None = field(default=None, converter=MaybeCode[RiskLevel], validator=Maybe(Code(RiskLevel)))
    operator_trace: OperatorTrace | None = field(default=None, validator=Maybe(Part(OperatorTrace)))
    alert: Alert | None = field(default=None, validator=Maybe(Part(Alert)))
    attachments: tuple[Attachment, ...] = field(
        default=(), converter=Each[Attachment], validator=Items(Part(Attachment), 100)
    )

    rules: ClassVar[tuple[Rule, ...]] = (
        *Entry.rules,
        explain_other("no_measure_reasons", "outcome"),
        Rule(
            "SG-M-027",
            "expected what belongs to the outcome, and nothing of another: measures, reasons or an alert",
            "所填内容须与结果一致：措施、原因或预警通报",
            _other_than_outcome,
        ),
        Rule(
            "SG-M-028",
            "expected a risk level only with a different risk assessment",
            "仅在风险评估结论不同时填写风险等级",
            _level_of_no_assessment,
        ),
        Rule(
            "SG-M-029",
            "expected an investigation under way to be partial",
            "结果为“调查中”的跟进反馈应为部分反馈",
            _final_investigation,
        ),
        Rule(
            "SG-M-030",
            "expected the flag that is answered; none where a product is notified again, nor in quarterly reporting",
            "须注明所反馈的标记；再次通报同一产品或通过季度报告渠道反馈时则不填",
            _flag_or_none,
        ),
        Rule(
            "SG-M-036",
            "expected the investigation to end on the day it began or later",
            "调查结束日期不得早于开始日期",
            _find_end_before_beginning,
            about=("completed_on",),
        ),
        Rule(
            "SG-M-037",
            "expected the day on which the investigation ended only in a final follow-up",
            "仅最终反馈可填写调查结束日期",
            _find_end_of_partial,
            about=("completed_on",),
        ),
        Rule(
            "SG-R-022",
            "expected a final follow-up to tell whether the operator was traced",
            "最终反馈建议说明是否已查明经营者",
            _untold_trace,
        ),
        Rule(
            "SG-I-021",
            "the code is an addition found in no published source",
            "该代码为补充代码，未见于已公布的资料",
            _additions,
        ),
    )

    @property
    def step(self) -> Step:
        """What its author does with it."""
        if self.channel is Channel.QUARTERLY and self.outcome is not FollowUpOutcome.NOTIFIED_AGAIN:
            return Step.REPORT_QUARTERLY
        partial = self.completeness is Completeness.PARTIAL
        return _STEPS.get(self.outcome, Step.ANSWER_PARTLY if partial else Step.ANSWER)

    @property
    def about(self) -> str | None:
        """The flag it is about; none where it is about the alert."""
        return self.flag_id

    @property
    def substantive(self) -> bool:
        """Whether it answers the flag: an investigation under way and a second notification do not."""
        return self.outcome not in _STEPS
