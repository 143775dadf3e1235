"""
One side's quarterly report against the other side's cases: row by row, and total by total.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, final

from attrs import field, frozen

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.case import Case
from safetygate.domain.codes.reports import DifferenceCode, Presence, TotalCode
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.records.checks import Additions, Code, Integer, Items, Maybe, Part, Text
from safetygate.domain.records.converters import AsCode, Each, maybe_additions
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.moments import format_day
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.periods import Period
from safetygate.domain.records.rules import Record, Rule
from safetygate.domain.records.shapes import IDENTIFIER, NUMBER
from safetygate.domain.reports.making import make_rows
from safetygate.domain.reports.submission import QuarterlySubmission, SubmissionRow
from safetygate.domain.reports.tally import QuarterlyTally
from safetygate.domain.reports.terms import Terms


@final
@frozen(kw_only=True)
class Difference:
    """
    One thing in which the two sides differ on one alert.

    Attributes:
        code: What.
        theirs: What the submission says, as codes or days; absent where it says nothing.
        ours: What our cases say, likewise.
    """

    code: DifferenceCode = field(converter=AsCode[DifferenceCode], validator=Code(DifferenceCode))
    theirs: str | None = field(default=None, validator=Maybe(Text(10_000)))
    ours: str | None = field(default=None, validator=Maybe(Text(10_000)))


@final
@frozen(kw_only=True)
class ReconciledRow(Record):
    """
    An alert on which the two sides do not say the same.

    Attributes:
        alert_number: The number of the alert.
        own_number: The number under which the issuer of the submission keeps it.
        presence: Whether both sides have it.
        differences: In what they differ, where both do.
    """

    alert_number: str = field(validator=NUMBER)
    own_number: str | None = field(default=None, validator=Maybe(Text(100)))
    presence: Presence = field(converter=AsCode[Presence], validator=Code(Presence))
    differences: tuple[Difference, ...] = field(
        default=(), converter=Each[Difference], validator=Items(Part(Difference), 10)
    )

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-108",
            "expected differences where both sides have the alert, and only there",
            "仅双方均有该预警通报时列出差异，且须列出",
            lambda row: [("differences",)] if (row.presence is not Presence.BOTH) is bool(row.differences) else [],
        ),
    )


@final
@frozen(kw_only=True)
class ReconciledTotal:
    """
    One total, three times.

    Attributes:
        code: Which total.
        printed: What the submission prints; absent where it prints none.
        from_rows: What its own rows add up to; absent where rows cannot tell.
        ours: What our cases count to.
    """

    code: TotalCode = field(converter=AsCode[TotalCode], validator=Code(TotalCode))
    printed: int | None = field(default=None, validator=Maybe(Integer()))
    from_rows: int | None = field(default=None, validator=Maybe(Integer()))
    ours: int = field(validator=Integer())

    @property
    def agrees(self) -> bool:
        """Whether all that is told of it is the same."""
        return {self.printed, self.from_rows} <= {self.ours, None}


@final
@frozen(kw_only=True)
class QuarterlyReconciliation(Paper):
    """
    What the submission of one side and the cases of the other say of one quarter.

    Attributes:
        submission_id: The submission.
        issuer: Who made it.
        period: The days of the quarter.
        terms: On what terms our cases were counted.
        same: How many alerts both sides have and say the same of.
        rows: The alerts on which they do not, in the order of their numbers.
        totals: Every total.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "quarterly_reconciliation"

    submission_id: str = field(validator=IDENTIFIER)
    issuer: Authority = field(validator=Part(Authority))
    period: Period = field(validator=Part(Period))
    terms: Terms = field(validator=Part(Terms))
    same: int = field(validator=Integer())
    rows: tuple[ReconciledRow, ...] = field(
        default=(), converter=Each[ReconciledRow], validator=Items(Part(ReconciledRow), 100_000)
    )
    totals: tuple[ReconciledTotal, ...] = field(
        default=(), converter=Each[ReconciledTotal], validator=Items(Part(ReconciledTotal), 10)
    )
    extensions: FrozenMap[Any] | None = field(default=None, converter=maybe_additions, validator=Maybe(Additions()))


def reconcile(
    submission: QuarterlySubmission, cases: Iterable[Case], terms: Terms, *, calendar: WorkCalendar | None = None
) -> QuarterlyReconciliation:
    """
    What a *submission* says against our *cases*, each case once.

    A row of the submission is the case about the alert of the same number. Only what the issuer itself reported in our
    cases is held against it.

    Raises:
        InvalidValue: Where *terms* are on another period than the submission, or a case comes twice.
    """
    expect(terms, Terms, field="terms")
    expect(submission, QuarterlySubmission, field="submission")
    if terms.period != submission.period:
        raise InvalidValue("expected terms on the quarter of the submission", field="terms.period")
    held = tuple(cases)
    ours = {row.alert_number: row for row in make_rows(held, terms, submission.issuer)}
    rows, same = [], 0
    for row in submission.rows:
        known = ours.get(row.alert_number)
        differences = () if known is None else tuple(_compare(row, known))
        if known is not None and not differences:
            same += 1
            continue
        presence = Presence.ONLY_THEIRS if known is None else Presence.BOTH
        rows.append(_reconcile_row(row, presence, differences))
    theirs = {row.alert_number for row in submission.rows}
    rows += [_reconcile_row(row, Presence.ONLY_OURS, ()) for number, row in ours.items() if number not in theirs]
    return QuarterlyReconciliation(
        submission_id=submission.id,
        issuer=submission.issuer,
        period=submission.period,
        terms=terms,
        same=same,
        rows=sorted(rows, key=lambda row: (row.alert_number, row.own_number or "")),
        totals=tuple(_totals(submission, QuarterlyTally(terms=terms).add_all(held, calendar=calendar))),
    )


def _reconcile_row(row: SubmissionRow, presence: Presence, differences: tuple[Difference, ...]) -> ReconciledRow:
    return ReconciledRow(
        alert_number=row.alert_number, own_number=row.own_number, presence=presence, differences=differences
    )


def _compare(theirs: SubmissionRow, ours: SubmissionRow) -> Iterator[Difference]:
    one, other = _compare_by(theirs), _compare_by(ours)
    for code in DifferenceCode:
        if one[code] != other[code]:
            yield Difference(code=code, theirs=one[code], ours=other[code])


def _compare_by(row: SubmissionRow) -> Mapping[DifferenceCode, str | None]:
    measures = sorted({f"{measure.type.value}:{measure.initiator.value}" for measure in row.measures})
    return {
        DifferenceCode.STARTED_ON: None if row.started_on is None else format_day(row.started_on),
        DifferenceCode.COMPLETED_ON: None if row.completed_on is None else format_day(row.completed_on),
        DifferenceCode.DISCONTINUED_ON: None if row.discontinued_on is None else format_day(row.discontinued_on),
        DifferenceCode.OUTCOME: None if row.outcome is None else row.outcome.value,
        DifferenceCode.MEASURES: " ".join(measures) or None,
        DifferenceCode.REASONS: " ".join(sorted(reason.value for reason in row.no_measure_reasons)) or None,
    }


def _totals(submission: QuarterlySubmission, tally: QuarterlyTally) -> Iterator[ReconciledTotal]:
    flow = tally.report().flow
    counted = _add_up(submission) if submission.rows else {}
    for code in TotalCode:
        printed = None if submission.totals is None else getattr(submission.totals, code.value)
        yield ReconciledTotal(code=code, printed=printed, from_rows=counted.get(code), ours=getattr(flow, code.value))


def _add_up(submission: QuarterlySubmission) -> dict[TotalCode, int]:
    """What the rows of a submission add up to; which alerts were transmitted in the quarter, they do not say."""
    days = submission.period
    begun = [(row.started_on, row) for row in submission.rows if row.started_on and row.started_on <= days.last_on]
    under_way = [(on, row.ended_on) for on, row in begun]
    return {
        TotalCode.OPENING: sum(on < days.first_on and (end is None or end >= days.first_on) for on, end in under_way),
        TotalCode.STARTED: sum(on in days for on, _ in begun),
        TotalCode.COMPLETED: sum(row.completed_on in days for _, row in begun if row.completed_on),
        TotalCode.DISCONTINUED: sum(row.discontinued_on in days for _, row in begun if row.discontinued_on),
        TotalCode.CLOSING: sum(end is None or end > days.last_on for _, end in under_way),
    }
