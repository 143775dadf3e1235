"""
What an official reads of one entry: what came of it, what was done, why, where, and by when.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import safetygate as sg
from safetygate import codes
from safetygate.cli.streams import show_table
from safetygate.domain.records.moments import format_day, format_moment
from safetygate.domain.records.phrases import BRACKETS, COMMA

_TO: Final = sg.Phrase("to {}", "致{}")
_UNTIL: Final = sg.Phrase("until {}", "至{}")
_FROM: Final = sg.Phrase("from {}", "自{}")
_STILL_WAITING: Final = sg.Phrase("still waiting: {}", "仍待反馈：{}")


def show_case(case: sg.Case, language: str) -> None:
    """Write where a *case* stands, and below it every entry in its order."""
    force = case.alert_in_force()
    title = [case.id, force.alert.number, case.state.label(language)]
    title += [] if force.status is codes.AlertStatus.IN_FORCE else [force.status.label(language)]
    show_table(" · ".join(title), _rows(case, language))


def case_as_json(case: sg.Case) -> dict[str, Any]:
    """Where a *case* stands, for programs: its state, and of every entry what became of it."""
    force, current = case.alert_in_force(), {(entry.author.identity, entry.id): entry for entry in case.in_effect}
    entries = [
        {
            "id": made.id,
            "kind": made.kind,
            "made_at": format_moment(made.made_at),
            "author": made.author.code.value,
            "step": made.step.value,
            "in_effect": (made.author.identity, made.id) in current,
            "state": case.state_of(made).value if isinstance(made, sg.Flag) else None,
        }
        for made in case.entries
    ]
    return {
        "case_id": case.id,
        "number": force.alert.number,
        "status": force.status.value,
        "state": case.state.value,
        "entries": entries,
    }


def _rows(shown: sg.Case, language: str) -> Iterator[tuple[str, str, str]]:
    """What an official reads of each entry: when, who, the step, what came of it, the words, its identifier."""
    current = {(entry.author.identity, entry.id): entry for entry in shown.in_effect}
    for made in shown.entries:
        counting = current.get((made.author.identity, made.id))
        entry = counting or made
        state = f" → {shown.state_of(entry).label(language)}" if isinstance(entry, sg.Flag) else ""
        parts = [f"{entry.step.label(language)}{state}", *describe_entry(entry, language)]
        parts += [entry.texts.best(language, "en") or ""] if entry.texts else []
        # What has no effect is shown as well: the record of a case loses nothing.
        mark = "✗ " if counting is None else ""
        what = mark + " · ".join([*parts, entry.id])
        yield format_moment(made.made_at), made.author.code.label(language), what


def describe_entry(entry: sg.CaseEntry, language: str | sg.Language) -> Iterator[str]:  # noqa: C901  # one for each kind
    """
    What *entry* says beside its step and its words, part by part.

    Raises:
        InvalidValue: Where there are no words in *language*.
    """
    match entry:
        case sg.Flag():
            yield _TO.say(language, entry.addressed_to.name or entry.addressed_to.code.label(language))
            yield _list(entry.reasons, language)
            yield from _offers(entry.offers)
        case sg.Message():
            yield entry.message_kind.label(language)
            yield from [entry.in_reply_to] if entry.in_reply_to else []
        case sg.FollowUp():
            yield from _follow_up(entry, language)
        case sg.Withdrawal():
            yield entry.reason.label(language)
        case sg.Closure():
            yield entry.reason.label(language)
            if entry.waiting:
                yield _STILL_WAITING.say(language, COMMA.say(language).join(entry.waiting))
        case sg.Correction():
            yield entry.entry.id
        case sg.AlertUpdate():
            yield entry.update_kind.label(language)
            yield from [entry.duplicate_of] if entry.duplicate_of else []
        case sg.Extension():
            yield _UNTIL.say(language, format_day(entry.until_on))
        case sg.Referral():
            yield _TO.say(language, entry.office or entry.referred_to.name or entry.referred_to.code.label(language))
        case sg.UnknownEntry():
            pass  # what it says is not known here, and its step says so


def _follow_up(entry: sg.FollowUp, language: str | sg.Language) -> Iterator[str]:
    yield BRACKETS.say(language, entry.outcome.label(language), entry.completeness.label(language))
    for measure in entry.measures:
        type_, initiator = measure.type_other or measure.type.label(language), measure.initiator.label(language)
        yield " ".join((BRACKETS.say(language, type_, initiator), *_offers(measure.offers)))
    for act in entry.customs_acts:
        yield act.type_other or act.type.label(language)
    if entry.no_measure_reasons:
        yield _list(entry.no_measure_reasons, language)
    if entry.risk_level is not None:
        yield entry.risk_level.label(language)
    if entry.operator_trace is not None:
        operator = entry.operator_trace.operator
        yield " ".join(filter(None, (entry.operator_trace.result.label(language), operator and operator.name)))
    if entry.alert is not None:
        yield entry.alert.number
    if entry.started_on is not None:
        yield _FROM.say(language, format_day(entry.started_on))
    if entry.completed_on is not None:
        yield _UNTIL.say(language, format_day(entry.completed_on))
    yield from [entry.office] if entry.office else []


def _offers(offers: tuple[sg.Offer, ...]) -> Iterator[str]:
    for offer in offers:
        yield " ".join(filter(None, (offer.platform_other or offer.platform.value, offer.identifier, offer.url)))


def _list(codes: tuple[codes.FlagReason, ...] | tuple[codes.NoMeasureReason, ...], language: str | sg.Language) -> str:
    return COMMA.say(language).join(code.label(language) for code in codes)
