"""
What makes one case weigh more than another: where the product is sold, how grave the risk is, and who uses it.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from safetygate.domain.cases.case import Case
from safetygate.domain.codes import Answer, FlagReason, NotificationKind, ProductCategory, RiskLevel
from safetygate.domain.codes.desk import TriageReason

_RISKS: Final = {
    RiskLevel.SERIOUS: TriageReason.SERIOUS_RISK,
    RiskLevel.HIGH: TriageReason.HIGH_RISK,
    RiskLevel.MEDIUM: TriageReason.MEDIUM_RISK,
    RiskLevel.LOW: TriageReason.LOW_RISK,
}

_CHANNELS: Final = {
    Answer.YES: TriageReason.SOLD_ONLINE,
    Answer.UNKNOWN: TriageReason.PERHAPS_ONLINE,
    Answer.NO: TriageReason.NOT_ONLINE,
}

_FOR_THE_VULNERABLE: Final = frozenset(
    {
        ProductCategory.TOYS,
        ProductCategory.CHILDCARE_ARTICLES,
        # Likely to be confused with food and put into the mouth, by children above all
        # (Regulation (EU) 2023/988, article 6(1)(f)(i)).
        ProductCategory.FOOD_IMITATING_PRODUCTS,
    }
)
"""The product categories of which children are the users, or those most at risk."""

NEVER: Final = dt.datetime.max.replace(tzinfo=dt.UTC)
"""Where no end is near: after every end."""

RANK: Final = {reason: rank for rank, reason in enumerate(TriageReason)}
"""How much a reason counts within its group, the least first."""


def weigh(case: Case) -> tuple[TriageReason, TriageReason, TriageReason]:
    """What is said of the channel, of the risk and of the users of a product: by its alert, or by a flag."""
    alert, flagged = case.alert, {reason for flag in case.flags for reason in flag.reasons}
    serious = alert.notification_kind is NotificationKind.SERIOUS_RISK
    unstated = TriageReason.SERIOUS_RISK if serious else TriageReason.RISK_NOT_STATED
    vulnerable = FlagReason.VULNERABLE_USERS in flagged or alert.product.category in _FOR_THE_VULNERABLE
    return (
        _CHANNELS[Answer.YES if FlagReason.SOLD_ONLINE in flagged else alert.sold_online],
        unstated if alert.risk_level is None else _RISKS[alert.risk_level],
        TriageReason.VULNERABLE_USERS if vulnerable else TriageReason.OTHER_USERS,
    )
