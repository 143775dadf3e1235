"""
What an official reads of one entry: what came of it, what was done, why, where, and by when.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import safetygate as sg
from safetygate import codes
from safetygate.domain.records.moments import format_day
from safetygate.domain.records.phrases import BRACKETS, COMMA

_TO: Final = sg.Phrase("to {}", "致{}")
_UNTIL: Final = sg.Phrase("until {}", "至{}")
_FROM: Final = sg.Phrase("from {}", "自{}")
_STILL_WAITING: Final = sg.Phrase("still waiting: {}", "仍待反馈：{}")


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
