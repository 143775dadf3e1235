"""
What one case contributes to a report: a cell for everything that is counted of it.

A case counts once, however many channels report on it.
An investigation counts on the days on which it began and ended, in whichever channel and however late they are told;
where a follow-up does not tell them, it begins with the first follow-up and ends with the first final one.
One that never gets a final answer is discontinued where the case is closed, or all that was asked is withdrawn.
A measure, or a reason for none, counts where it is first reported, so that the second channel does not count it again.
What waits at the end of a period is counted in every later one until it is settled. A flag past its intended period is
settled by a reaction, or where it or its alert is withdrawn. That the moderator closes the case settles none: the
closure ends what is expected and not what was asked, and with it an unanswered flag would vanish from the figures.
Every day is a day in the zone of the terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from pendulum import Date

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.cases.alert_update import AlertInForce
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.closure import Closure, Withdrawal
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.codes import (
    AlertStatus,
    Channel,
    Completeness,
    DiscontinuationReason,
    FlagPurpose,
    FollowUpOutcome,
    State,
)
from safetygate.domain.codes.deadlines import StandingState
from safetygate.domain.codes.reports import (
    AgeBand,
    Agreement,
    FlowStep,
    RapidResult,
    StockSide,
    Table,
)
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.deadlines.events import alert_in
from safetygate.domain.deadlines.standing import Standing, standings
from safetygate.domain.records.moments import LAST_DAY, day_of
from safetygate.domain.reports.cells import Key
from safetygate.domain.reports.terms import Terms

UNKNOWN: Final = "unknown"
"""The row of cases whose alert does not say."""

NOT_STARTED: Final = "not_started"
"""The row of alerts whose investigation has not begun."""

_RESULTS: Final = {
    StandingState.MET: RapidResult.WITHIN,
    StandingState.MET_LATE: RapidResult.AFTER,
    StandingState.PAST: RapidResult.UNANSWERED,
    StandingState.RUNNING: RapidResult.RUNNING,
    StandingState.WITHDRAWN: RapidResult.WITHDRAWN,
}

_AGES: Final = ((21, AgeBand.UP_TO_21), (90, AgeBand.UP_TO_90), (365, AgeBand.UP_TO_365))
_OLDEST: Final = AgeBand.OVER_365.value


class Answered(NamedTuple):
    """
    One follow-up, and the days on which it counts.

    Attributes:
        on: The day of what it reports: that on which the investigation ended, where it says so.
        told_on: The day on which it was made.
        entry: The follow-up.
    """

    on: Date
    told_on: Date
    entry: FollowUp


class Facts(NamedTuple):
    """
    What is known of one case at the moment of extraction.

    Attributes:
        case: The case as it was known then.
        alert: The alert in force then.
        days: On which day it was transmitted, started and completed, as far as it was.
        follow_ups: What was answered, in order.
        final: The first final answer; absent where there is none yet.
        discontinued: The day on which an investigation ended without one, and why; absent where it did not.
    """

    case: Case
    alert: Alert
    days: dict[FlowStep, Date]
    follow_ups: tuple[Answered, ...]
    final: FollowUp | None
    discontinued: tuple[Date, DiscontinuationReason] | None = None

    @property
    def ended_on(self) -> Date:
        """The day on which the investigation was completed or discontinued; the last of all days where it was not."""
        discontinued_on = LAST_DAY if self.discontinued is None else self.discontinued[0]
        return self.days.get(FlowStep.COMPLETED, discontinued_on)


def facts(case: Case, terms: Terms) -> Facts | None:
    """What is known of *case* at the moment of extraction; `None` where it was not yet open."""
    if case.opened_at > terms.as_of:
        return None
    known = case.as_of(terms.as_of)
    told = (
        (entry, day_of(moment, terms.zone))
        for moment, entry in known.timeline
        if isinstance(entry, FollowUp) and entry.outcome is not FollowUpOutcome.NOTIFIED_AGAIN
    )
    answers = tuple(Answered(entry.completed_on or told_on, told_on, entry) for entry, told_on in told)
    alert = alert_in(known)
    days = {FlowStep.TRANSMITTED: day_of(known.opened_at, terms.zone)}
    if answers:
        # A quarterly report is written after its quarter: by the day it was made, all of it would count one too late.
        days[FlowStep.STARTED] = min(each.entry.started_on or each.on for each in answers)
    for on, _, entry in answers:
        if entry.completeness is Completeness.FINAL:
            # Two follow-ups may contradict each other; nothing ends before it began, or the stock would not add up.
            days[FlowStep.COMPLETED] = max(on, days[FlowStep.STARTED])
            return Facts(known, alert, days, answers, entry)
    # Else what is withdrawn or closed without a final answer would be under way in every later report.
    ended = _find_discontinuation(known, terms.zone) if answers else None
    if ended is not None:
        ended = (max(ended[0], days[FlowStep.STARTED]), ended[1])
    return Facts(known, alert, days, answers, None, ended)


def _find_discontinuation(case: Case, zone: str) -> tuple[Date, DiscontinuationReason] | None:
    """When and why the investigation of a *case* without a final answer ended, if it did."""
    if case.state is State.CLOSED:
        closed_at = max(moment for moment, entry in case.timeline if isinstance(entry, Closure))
        return day_of(closed_at, zone), DiscontinuationReason.CASE_CLOSED
    force = case.alert_in_force()
    if force.alert.withdrawn_on is not None or force.status is AlertStatus.WITHDRAWN:
        return _withdrawn_on(force, zone), DiscontinuationReason.ALERT_WITHDRAWN
    asked = {flag.id for flag in case.flags if flag.purpose is FlagPurpose.FOR_FOLLOW_UP}
    withdrawn = {entry.flag_id: entry for entry in case.in_effect if isinstance(entry, Withdrawal)}
    investigated = any(isinstance(e, FollowUp) and e.channel is Channel.QUARTERLY for e in case.in_effect)
    if asked and asked <= withdrawn.keys() and not investigated:
        last_at = max(case.moment(withdrawn[flag_id]) for flag_id in asked)
        return day_of(last_at, zone), DiscontinuationReason.FLAG_WITHDRAWN
    return None


def _withdrawn_on(force: AlertInForce, zone: str) -> Date:
    """The day from which an alert no longer holds: as it says itself, else as it was told."""
    return force.alert.withdrawn_on or day_of(force.since, zone)


def cells(case: Case, terms: Terms, calendar: WorkCalendar | None = None) -> Iterator[Key]:
    """
    Every cell in which *case* counts.

    Raises:
        InvalidValue: Where *calendar* is not the one that the policy of the terms names.
    """
    known = facts(case, terms)
    if known is None:
        return
    yield from _flows(known, terms)
    yield from _answers(known, terms)
    yield from _rapid(known, terms, calendar)
    yield from ((Table.AGREEMENT, each.value, "") for each in agreements(known, terms))


def agreements(known: Facts, terms: Terms) -> Iterator[Agreement]:
    """
    Which channel completes a case in the period, and how the other compares with it once it has completed it too.

    Each counts in the period in which it becomes known, so that a contradiction never goes unsaid.
    """
    finals: dict[Channel, tuple[Date, FollowUp]] = {}
    for _, day, entry in known.follow_ups:
        if entry.completeness is Completeness.FINAL:
            finals.setdefault(entry.channel, (day, entry))
    for position, (channel, (day, entry)) in enumerate(finals.items()):
        if day in terms.period:
            if position:
                yield _compare(next(iter(finals.values()))[1], entry)
            else:
                yield Agreement.FIRST_RAPID if channel is Channel.RAPID else Agreement.FIRST_INVESTIGATED


def _compare(one: FollowUp, other: FollowUp) -> Agreement:
    if one.outcome is not other.outcome:
        return Agreement.DIFFERENT_OUTCOME
    # Measures taken may be an export ban by one channel, and by the other what the operator did on its own.
    return Agreement.SAME_OUTCOME if _conduct(one) == _conduct(other) else Agreement.DIFFERENT_MEASURES


def _conduct(entry: FollowUp) -> tuple[frozenset[Any], frozenset[Any]]:
    measures = frozenset((measure.type, measure.initiator) for measure in entry.measures)
    return measures, frozenset(entry.no_measure_reasons)


def _flows(known: Facts, terms: Terms) -> Iterator[Key]:
    period, since = terms.period, terms.since
    started, ended = known.days.get(FlowStep.STARTED), known.ended_on
    if started is not None and started < period.first_on <= ended:
        yield Table.STOCK, StockSide.OPENING.value, ""
    if started is not None and started <= period.last_on < ended:
        yield Table.STOCK, StockSide.CLOSING.value, ""
    if known.discontinued is not None and known.discontinued[0] in period:
        yield Table.DISCONTINUED, known.discontinued[1].value, ""
    waits = known.days[FlowStep.TRANSMITTED] <= period.last_on and (started is None or started > period.last_on)
    if waits and known.case.state is not State.CLOSED:
        yield Table.WAITING, NOT_STARTED, ""
    for step, day in known.days.items():
        if day <= period.last_on and (since is None or day >= since):
            yield Table.SINCE, step.value, ""
    steps = [step.value for step, day in known.days.items() if day in period]
    if steps:
        yield from [(Table.FLOW, step, "") for step in steps]
        yield from [(table, row, step) for table, row in _rows(known.alert) for step in steps]


def _rows(alert: Alert) -> list[tuple[Table, str]]:
    """In which row of every breakdown an alert stands; in several where it names several risks or platforms."""
    return [
        (Table.CATEGORY, alert.product.category.value),
        *((Table.RISK_TYPE, row) for row in _several(risk.type for risk in alert.risks)),
        (Table.RISK_LEVEL, UNKNOWN if alert.risk_level is None else alert.risk_level.value),
        (Table.NOTIFYING_COUNTRY, alert.notifying_country.value),
        *((Table.PLATFORM, row) for row in _several(offer.platform for offer in alert.offers)),
        (Table.SOLD_ONLINE, alert.sold_online.value),
    ]


def _several(codes: Iterable[Any]) -> Iterable[str]:
    return dict.fromkeys(code.value for code in codes) or (UNKNOWN,)


def _answers(known: Facts, terms: Terms) -> Iterator[Key]:
    reported: set[Key] = set()
    for day, _, entry in known.follow_ups:
        measures = ((Table.MEASURE, measure.type.value, measure.initiator.value) for measure in entry.measures)
        reasons = ((Table.REASON, reason.value, "") for reason in entry.no_measure_reasons)
        new = dict.fromkeys(key for keys in (measures, reasons) for key in keys if key not in reported)
        reported.update(new)
        if day in terms.period:
            yield from new
    if known.final is not None and known.days[FlowStep.COMPLETED] in terms.period:
        yield Table.OUTCOME, known.final.outcome.value, ""


def _rapid(known: Facts, terms: Terms, calendar: WorkCalendar | None) -> Iterator[Key]:
    flags = {flag.id: flag for flag in known.case.flags}
    for standing in standings(known.case, terms.policy, at=terms.as_of, calendar=calendar):
        last_on = standing.last_on
        if last_on is None or standing.flag_id is None or last_on > terms.period.last_on:
            continue
        settled = _settling_day(known.case, standing, terms.zone)
        # Else a flag that nobody answers would be told of once, when it is due, and never again.
        if settled > terms.period.last_on and terms.period.last_on > last_on:
            days = (terms.period.last_on - last_on).days
            yield Table.OVERDUE, next((band.value for most, band in _AGES if days <= most), _OLDEST), ""
        if last_on in terms.period:
            columns = [_RESULTS[standing.state].value]
            if standing.stopped_at is not None:
                columns.append(str(max(standing.days_used or 0, 0)))
                yield Table.DAYS, columns[1], ""
            yield Table.RAPID, columns[0], ""
            yield Table.CERTAINTY, standing.certainty.value, ""
            for table, row in _split(known.alert, flags[standing.flag_id]):
                yield from ((table, row, column) for column in columns)


def _split(alert: Alert, flag: Flag) -> Iterator[tuple[Table, str]]:
    yield Table.RAPID_SOLD_ONLINE, alert.sold_online.value
    yield Table.RAPID_RISK_LEVEL, UNKNOWN if alert.risk_level is None else alert.risk_level.value
    yield from ((Table.RAPID_PLATFORM, row) for row in _several(offer.platform for offer in alert.offers))
    yield Table.RAPID_ADDRESSEE, flag.addressed_to.code.value


def _settling_day(case: Case, standing: Standing, zone: str) -> Date:
    """The day from which a flag no longer waits: that of the reaction or of the withdrawal."""
    if standing.stopped_at is not None:
        return day_of(standing.stopped_at, zone)
    if standing.state is not StandingState.WITHDRAWN:
        return LAST_DAY
    withdrawals = (case.moment(e) for e in case.about(standing.flag_id or "") if isinstance(e, Withdrawal))
    withdrawn_at = next(withdrawals, None)
    return _withdrawn_on(case.alert_in_force(), zone) if withdrawn_at is None else day_of(withdrawn_at, zone)
