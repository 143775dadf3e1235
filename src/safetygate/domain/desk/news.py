"""
News: what is new to one authority, and never what it said itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, final

from attrs import field, frozen
from pendulum import DateTime

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.order import ENTRIES, CaseEntry
from safetygate.domain.codes.desk import NewsKind
from safetygate.domain.desk.triage import read_cases
from safetygate.domain.records import moments
from safetygate.domain.records.checks import Code, Maybe, Moment, Part
from safetygate.domain.records.converters import AsCode, as_moment
from safetygate.domain.records.errors import expect
from safetygate.domain.records.phrases import COLON, Language, Phrase

_SAID: Final = Phrase("{step}, by {authority}", "{authority}：{step}")


@final
@frozen(kw_only=True)
class News:
    """
    One thing that is new to an authority.

    Attributes:
        news_kind: A case that was opened, or something that was said.
        at: When.
        case: The case.
        entry: What was said; absent where the case itself is new.
    """

    news_kind: NewsKind = field(converter=AsCode[NewsKind], validator=Code(NewsKind))
    at: DateTime = field(converter=as_moment, validator=Moment())
    case: Case = field(validator=Part(Case))
    entry: CaseEntry | None = field(default=None, validator=Maybe(ENTRIES))

    def text(self, language: str | Language) -> str:
        """
        Which alert, and what happened.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        what = self.news_kind.label(language)
        if self.entry is not None:
            step, author = self.entry.step.label(language), self.entry.author.code.label(language)
            what = _SAID.say(language, step=step, authority=author)
        return self.case.alert.number + COLON.say(language) + what


def news(
    cases: Iterable[Case], *, since: dt.datetime | Iterable[Case], for_: Authority, at: dt.datetime | None = None
) -> tuple[News, ...]:
    """
    What is new to one authority in *cases*, the oldest first: cases that others opened, and what others said.

    What is marked as a misfit is in it too: whoever reads the news is to see it.

    Args:
        cases: The cases, in any order.
        since: A moment, by the clocks of the authors; or the cases as the authority last saw them, by which also what
            arrived late is found, whatever moment its author gave it.
        for_: The authority whose news it is.
        at: The moment of which it is spoken; where none is given, everything that there is counts.

    Raises:
        InvalidValue: Where a moment names no zone, or *cases* are none.
    """
    expect(for_, Authority, field="for_")
    until = None if at is None else moments.to_moment(at, field="at")
    # By a moment or by what was seen: what arrives late bears a moment that was passed long before.
    start = moments.to_moment(since, field="since") if isinstance(since, dt.datetime) else None
    seen = {} if isinstance(since, dt.datetime) else {case.id: set(case.entries) for case in read_cases(since)}
    found: list[News] = []
    for case in read_cases(cases):
        opened = case.id not in seen if start is None else case.opened_at > start
        # Who opened a case is not recorded: its moderator is taken to have done so.
        if opened and case.moderator.identity != for_.identity:
            found.append(News(news_kind=NewsKind.CASE, at=case.opened_at, case=case))
        # Whole entries are compared: one that differs under the same identifier is a conflict, and so is news.
        earlier = seen.get(case.id, set())
        found += [
            News(news_kind=NewsKind.ENTRY, at=entry.made_at, case=case, entry=entry)
            for entry in case.entries
            if entry.author.identity != for_.identity
            and (entry not in earlier if start is None else entry.made_at > start)
        ]
    shown = (each for each in found if until is None or each.at <= until)
    return tuple(sorted(shown, key=lambda each: (each.at, each.case.id, "" if each.entry is None else each.entry.id)))
