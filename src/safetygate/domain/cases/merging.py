"""
Bringing replicas of a case together, and alerts that notify one product twice.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from attrs import evolve

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.cases.variants import Variant, rank_additions, rank_alerts, unite
from safetygate.domain.cases.views import join_authorities, join_views
from safetygate.domain.codes import Completeness, FollowUpOutcome
from safetygate.domain.records.errors import InvalidValue, expect


def merge(one: Case, other: Case) -> Case:
    """
    Two replicas of one case, joined: every entry of both, each once, and whatever else either knows.

    The order of joining makes no difference, nor does joining again; no entry is lost (see `Case.receive`).
    Replicas are of one case where identifier, moderator and the number of the alert are the same.
    A fuller content takes the place of a view of itself; of the opening, what truly differs is kept in `variants`.
    Merging trusts both replicas alike: a host that is handed a replica by somebody else gives its entries to
    `Case.receive`, with the moment and with whom they come from.

    Raises:
        InvalidValue: Where the two are not replicas of one case; the field says in what they differ.
    """
    expect(one, Case, field="one")
    expect(other, Case, field="other")
    for field, pair in {
        "id": (one.id, other.id),
        "moderator": (one.moderator.identity, other.moderator.identity),
        "alert": (one.alert.number, other.alert.number),
    }.items():
        if pair[0] != pair[1]:
            raise InvalidValue("expected two replicas of one case", field=field)
    opened = _join_openings(one, other)
    differing = {name: value for name, value in opened.items() if getattr(one, name) is not value}
    if not differing:
        return one.receive(other.entries)
    bare = evolve(one, entries=(), **differing)
    return bare.receive((*one.entries, *other.entries))


def _join_openings(one: Case, other: Case) -> dict[str, Any]:
    """What the two replicas say of the opening, together; the very values of *one* wherever these are the same."""
    variants = (*one.variants, *other.variants)
    alerts = rank_alerts((one.alert, other.alert, *(each.alert for each in variants if each.alert)))
    moments = sorted({one.opened_at, other.opened_at, *(each.opened_at for each in variants if each.opened_at)})
    additions = [each for each in (one.extensions, other.extensions) if each]
    counting, further = rank_additions((*additions, *(each.extensions for each in variants if each.extensions)))
    joined = {
        "requires": tuple(sorted({*one.requires, *other.requires})),
        "view": join_views(one.view, other.view),
        "beyond": rank_additions([each for each in (one.beyond, other.beyond) if each])[0],
        "moderator": join_authorities(one.moderator, other.moderator),
        "participants": unite(one.participants, other.participants),
        "alert": alerts[0],
        "opened_at": moments[0],
        "extensions": counting,
        "variants": (
            *(Variant(alert=alert) for alert in alerts[1:]),
            *(Variant(opened_at=moment) for moment in moments[1:]),
            *(Variant(extensions=addition) for addition in further),
        ),
    }
    held = {name: getattr(one, name) for name in joined}
    # Equal alerts may be spelt in two ways, and then the one that was chosen counts.
    return {name: value if name == "alert" or value != held[name] else held[name] for name, value in joined.items()}


def notified_again(
    alert: Alert,
    *,
    case: Case,
    id: str,  # noqa: A002  # the name of the member
    author: Authority,
    made_at: dt.datetime,
) -> FollowUp:
    """
    A second notification of the same product, *alert*, as a follow-up in the *case* of the first one.

    Contact points look for duplicates before they notify (Implementing Regulation (EU) 2024/2639).
    """
    expect(case, Case, field="case")
    return case.follow_up(
        id=id,
        by=author,
        at=made_at,
        outcome=FollowUpOutcome.NOTIFIED_AGAIN,
        completeness=Completeness.FINAL,
        alert=alert,
    )
