"""
The sheet of an alert or a case: one page of A4 with both languages side by side, to print, to mail and to file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.order import CaseEntry
from safetygate.domain.codes import AlertStatus
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.deadlines.policy import ACTION_PLAN, FollowUpPolicy
from safetygate.domain.deadlines.standing import Standing, standings
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.moments import to_moment
from safetygate.domain.records.phrases import COLON, Language, Phrase
from safetygate.outputs import card
from safetygate.outputs.capitals import say_moment, say_standing
from safetygate.outputs.dossier import say_value
from safetygate.outputs.page import demonstration_banners, fill_template

_TITLE: Final = Phrase("Alerts", "预警通报")
_ALERT: Final = Phrase("The alert", "预警通报")
_CASE: Final = Phrase("Case", "个案")
_STATE: Final = Phrase("State", "状态")
_CLOCK: Final = Phrase("Intended period", "预期期限")
_THREAD: Final = Phrase("Exchange", "往来")
_NOTICE: Final = Phrase(
    "The Action plan is not intended to create rights or obligations under international or domestic law.",
    "行动计划无意创设国际法或国内法上的权利或义务。",
)
_AS_OF: Final = Phrase("As of", "截至")

_DETAILS: Final = (
    *("outcome", "completeness", "measures", "no_measure_reasons", "risk_level", "reasons", "message_kind"),
    *("reason", "until_on", "referred_to", "update_kind", "duplicate_of", "office", "texts"),
)
"""What of an entry stands on the sheet beside its step and its author, wherever it has it."""


class Row(NamedTuple):
    """
    One row of a sheet.

    Attributes:
        name: What it is called.
        en: What it holds, in English.
        zh: The same in Chinese; where both are the same, as a number is, it stands once.
    """

    name: Phrase
    en: str
    zh: str


class _Sheet(NamedTuple):
    title: Phrase
    banner: Phrase | None
    groups: tuple[tuple[Phrase, tuple[Row, ...]], ...]


def alert_sheet(
    *subjects: Alert | Case,
    at: dt.datetime,
    policy: FollowUpPolicy = ACTION_PLAN,
    calendar: WorkCalendar | None = None,
) -> str:
    """
    One HTML page with a sheet for each of *subjects*, in English and Chinese side by side.

    It needs nothing else: pictures and offers stand by their addresses, and nothing is fetched.
    Of a case it shows the alert as it is in force, every intended period as both capitals read it, and all that counts
    of what was said.

    Args:
        subjects: Alerts and cases.
        at: The moment as of which cases are shown.
        policy: How the intended period is counted.
        calendar: Whose working days, where the policy needs to know them.

    Raises:
        InvalidValue: Where a subject is neither, *at* names no zone, or a deadline cannot be counted.
        MissingExtra: Where the extra `[report]` is not installed.
    """
    moment = to_moment(at, field="at")
    sheets: list[_Sheet] = []
    for subject in subjects:
        # A subject is whatever a host hands over, and a sheet of nothing would look like an answer.
        match subject:
            case Alert():
                sheets.append(_make(subject, (subject.extensions,), ()))
            case Case():
                known = subject.as_of(moment)
                alert = known.alert_in_force().alert
                periods = standings(known, policy, at=moment, calendar=calendar)
                groups = ((_CASE, tuple(_tell(known))), (_CLOCK, tuple(_count(known, periods))))
                marks = (alert.extensions, known.extensions)
                sheets.append(_make(alert, marks, (*groups, (_THREAD, tuple(_list(known))))))
            case _:
                raise InvalidValue("expected alerts and cases", field="subjects")
    as_of = Phrase(*(f"{_AS_OF.say(each)} {say_moment(moment, each)}" for each in Language))
    return fill_template("sheet.html", title=_TITLE, sheets=sheets, as_of=as_of, notice=_NOTICE)


def _make(
    alert: Alert, marks: Iterable[FrozenMap[Any] | None], groups: Iterable[tuple[Phrase, tuple[Row, ...]]]
) -> _Sheet:
    # An alert or its case says that it is made up; once is enough.
    banners = [demonstration_banners(mark, language) for mark in marks for language in Language]
    banner = next((Phrase(*en, *zh) for en, zh in zip(banners[::2], banners[1::2], strict=True) if en), None)
    english, chinese = (card.rows(alert, language) for language in Language)
    told = tuple(Row(Phrase(name, other), en, zh) for (name, en), (other, zh) in zip(english, chinese, strict=True))
    filled = ((name, rows) for name, rows in ((_ALERT, told), *groups) if rows)
    return _Sheet(Phrase(*(card.title(alert, language) for language in Language)), banner, tuple(filled))


def _tell(case: Case) -> Iterator[Row]:
    found = case.alert_in_force()
    codes = (case.state, *(() if found.status is AlertStatus.IN_FORCE else (found.status,)))
    yield Row(_STATE, *(" · ".join(code.label(language) for code in codes) for language in Language))
    yield Row(_CASE, case.id, case.id)


def _count(case: Case, periods: Iterable[Standing]) -> Iterator[Row]:
    asked = {flag.id: flag.addressed_to.code.phrase for flag in case.flags}
    for period in periods:
        yield Row(asked[period.flag_id or ""], *(say_standing(period, language) for language in Language))


def _list(case: Case) -> Iterator[Row]:
    for moment, entry in case.timeline:
        said = (f"{say_moment(moment, language)}\n{_describe(entry, language)}" for language in Language)
        yield Row(entry.step.phrase, *said)


def _describe(entry: CaseEntry, language: Language) -> str:
    """Who said it, and what: whatever of it this sheet has room for."""
    values = (getattr(entry, name, None) for name in _DETAILS)
    said = (
        " · ".join(filter(None, (say_value(item, language) for item in (value if type(value) is tuple else (value,)))))
        for value in values
    )
    return entry.author.code.label(language) + COLON.say(language) + "; ".join(filter(None, said))
