"""
What one case contributes to a report: a cell for everything that is counted of it.

A case counts once, however many channels report on it.
An investigation starts with the first follow-up and is completed with the first final one, in whichever channel.
A measure, or a reason for none, counts where it is first reported, so that the second channel does not count it again.
Every day is a day in the zone of the terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeAlias

from pendulum import Date

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.codes import Channel, Completeness, FollowUpOutcome
from safetygate.domain.codes.deadlines import StandingState
from safetygate.domain.codes.reports import Agreement, FlowStep, RapidResult, StockSide, Table
from safetygate.domain.deadlines.standing import standings
from safetygate.domain.records.moments import LAST_DAY, day_of
from safetygate.domain.reports.terms import Terms

Key: TypeAlias = tuple[Table, str, str]
"""The table, the row and the column of a cell."""

UNKNOWN: Final = "unknown"
"""The row of cases whose alert does not say."""

_RESULTS: Final = {
    StandingState.MET: RapidResult.WITHIN,
    StandingState.MET_LATE: RapidResult.AFTER,
    StandingState.PAST: RapidResult.UNANSWERED,
    StandingState.RUNNING: RapidResult.RUNNING,
    StandingState.WITHDRAWN: RapidResult.WITHDRAWN,
}


class Facts(NamedTuple):
    """
    What is known of one case at the moment of extraction.

    Attributes:
        case: The case as it was known then.
        days: On which day it was transmitted, started and completed, as far as it was.
        follow_ups: What was answered, in order, each with its day.
        final: The first final answer; absent where there is none yet.
    """

    case: Case
    days: dict[FlowStep, Date]
    follow_ups: tuple[tuple[Date, FollowUp], ...]
    final: FollowUp | None


def facts(case: Case, terms: Terms) -> Facts | None:
    """What is known of *case* at the moment of extraction; `None` where it was not yet open."""
    if case.opened_at > terms.as_of:
        return None
    known = case.as_of(terms.as_of)
    answers = tuple(
        (day_of(entry.made_at, terms.zone), entry)
        for entry in known.in_effect
        if isinstance(entry, FollowUp) and entry.outcome is not FollowUpOutcome.NOTIFIED_AGAIN
    )
    days = {FlowStep.TRANSMITTED: day_of(known.opened_at, terms.zone)}
    if answers:
        days[FlowStep.STARTED] = answers[0][0]
    for day, entry in answers:
        if entry.completeness is Completeness.FINAL:
            days[FlowStep.COMPLETED] = max(day, answers[0][0])
            return Facts(known, days, answers, entry)
    return Facts(known, days, answers, None)


def cells(case: Case, terms: Terms) -> Iterator[Key]:
    """Every cell in which *case* counts."""
    known = facts(case, terms)
    if known is None:
        return
    yield from _flows(known, terms)
    yield from _answers(known, terms)
    yield from _rapid(known, terms)
    compared = agreement(known, terms)
    if compared is not None:
        yield Table.AGREEMENT, compared.value, ""


def agreement(known: Facts, terms: Terms) -> Agreement | None:
    """How the two channels compare in a case that was completed in the period; `None` for any other."""
    if known.days.get(FlowStep.COMPLETED, LAST_DAY) not in terms.period:
        return None
    outcomes: dict[Channel, FollowUpOutcome] = {}
    for _, entry in known.follow_ups:
        if entry.completeness is Completeness.FINAL:
            outcomes.setdefault(entry.channel, entry.outcome)
    rapid, investigated = outcomes.get(Channel.RAPID), outcomes.get(Channel.QUARTERLY)
    if investigated is None:
        return Agreement.ONLY_RAPID
    if rapid is None:
        return Agreement.ONLY_INVESTIGATED
    return Agreement.SAME_OUTCOME if rapid is investigated else Agreement.DIFFERENT_OUTCOME


def _flows(known: Facts, terms: Terms) -> Iterator[Key]:
    period, since = terms.period, terms.since
    started, completed = known.days.get(FlowStep.STARTED), known.days.get(FlowStep.COMPLETED, LAST_DAY)
    if started is not None and started < period.first_on <= completed:
        yield Table.STOCK, StockSide.OPENING.value, ""
    if started is not None and started <= period.last_on < completed:
        yield Table.STOCK, StockSide.CLOSING.value, ""
    for step, day in known.days.items():
        if day <= period.last_on and (since is None or day >= since):
            yield Table.SINCE, step.value, ""
    steps = [step.value for step, day in known.days.items() if day in period]
    if steps:
        yield from ((Table.FLOW, step, "") for step in steps)
        yield from [(table, row, step) for table, row in _rows(known.case.alert) for step in steps]


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
    for day, entry in known.follow_ups:
        measures = ((Table.MEASURE, measure.type.value, measure.initiator.value) for measure in entry.measures)
        reasons = ((Table.REASON, reason.value, "") for reason in entry.no_measure_reasons)
        new = dict.fromkeys(key for keys in (measures, reasons) for key in keys if key not in reported)
        reported.update(new)
        if day in terms.period:
            yield from new
    if known.final is not None and known.days[FlowStep.COMPLETED] in terms.period:
        yield Table.OUTCOME, known.final.outcome.value, ""


def _rapid(known: Facts, terms: Terms) -> Iterator[Key]:
    for standing in standings(known.case, terms.policy, at=terms.as_of):
        if standing.deadline is not None and standing.deadline.last_on in terms.period:
            yield Table.RAPID, _RESULTS[standing.state].value, ""
            if standing.stopped_at is not None:
                yield Table.DAYS, str(max(standing.days_used or 0, 0)), ""
