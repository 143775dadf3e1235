"""
Many flags in one call: the same request about many alerts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import final

from attrs import field, frozen

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.case import Case
from safetygate.domain.codes import FlagPurpose, FlagReason
from safetygate.domain.desk.selection import alert_of
from safetygate.domain.records import moments
from safetygate.domain.records.checks import Code, Items, Maybe, Part
from safetygate.domain.records.converters import AsCode, Each, EachCode, maybe_texts
from safetygate.domain.records.errors import expect
from safetygate.domain.records.shapes import LONG
from safetygate.domain.records.texts import Texts


@final
@frozen(kw_only=True)
class Request:
    """
    What one authority asks of others, about as many alerts as it likes.

    Attributes:
        author: Who asks.
        addressed_to: Whom it asks; each is asked by a flag of its own.
        purpose: For attention, or for follow-up.
        reasons: Why; that the product is sold online stands first, as it comes first in the Action plan.
        texts: What there is to say about it.
    """

    author: Authority = field(validator=Part(Authority))
    addressed_to: tuple[Authority, ...] = field(
        converter=Each[Authority], validator=Items(Part(Authority), 100, least=1, distinct=True)
    )
    purpose: FlagPurpose = field(
        default=FlagPurpose.FOR_FOLLOW_UP, converter=AsCode[FlagPurpose], validator=Code(FlagPurpose)
    )
    reasons: tuple[FlagReason, ...] = field(
        converter=EachCode[FlagReason], validator=Items(Code(FlagReason), 20, least=1, distinct=True)
    )
    texts: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))


def flag_all(
    records: Iterable[Alert | Case], request: Request, *, at: dt.datetime, identify: Callable[[], str]
) -> tuple[Case, ...]:
    """
    The cases in which *request* is made, in the order of *records*.

    About an alert a case is opened, moderated by the author of the request, with those who are asked taking part; a
    case is carried on.
    All are made or none: where one of them does not take the flag, nothing comes back.

    Args:
        records: The alerts, or the cases that there are already.
        request: Who asks whom, what for and why.
        at: The moment at which it is asked.
        identify: Gives a new identifier each time that it is called, for each case and each flag.

    Raises:
        InvalidValue: Where *at* names no zone, or one of *records* is neither an alert nor a case.
        IllegalStep: Where a case does not take the flag where it stands.
        NotAllowed: Where the author may not raise it.
    """
    moment = moments.to_moment(at, field="at")
    expect(request, Request, field="request")
    # Collected first and given back at once: a list that is half flagged would be flagged twice when it is tried again.
    made = []
    for record in records:
        alert = alert_of(record)
        case = (
            record
            if isinstance(record, Case)
            else Case.open(
                alert,
                id=identify(),
                moderator=request.author,
                participants=request.addressed_to,
                opened_at=moment,
            )
        )
        for authority in request.addressed_to:
            case = case.record(
                case.flag(
                    id=identify(),
                    by=request.author,
                    at=moment,
                    to=authority,
                    reasons=request.reasons,
                    purpose=request.purpose,
                    texts=request.texts,
                )
            )
        made.append(case)
    return tuple(made)
