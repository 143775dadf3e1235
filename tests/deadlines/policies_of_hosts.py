"""
Policies that a host makes for periods whose events happen outside a case, each as its article has it.
"""

from __future__ import annotations

from typing import Any

from safetygate.domain.codes.deadlines import CountingUnit, Law, RollOver, StartEvent, StopEvent
from safetygate.domain.deadlines.policy import FollowUpPolicy

_WORKING: dict[str, Any] = {"counting": CountingUnit.WORKING_DAYS, "roll_over": RollOver.EU_1182_71}
_CALENDAR: dict[str, Any] = {"roll_over": RollOver.EU_1182_71}


def policy(name: str, days: int, law: Law, starts: StartEvent, stops: StopEvent, **further: Any) -> FollowUpPolicy:
    """A policy that says its law, its start and its stop."""
    return FollowUpPolicy(name=name, days=days, basis=law, starts=starts, stops=stops, **further)


GPSR_NOTIFY = policy("gpsr_notify", 4, Law.GPSR_26_4, StartEvent.MEASURE_TAKEN, StopEvent.SUBMITTED, **_WORKING)
GPSR_CHECK = policy(
    "gpsr_check",
    4,
    Law.GPSR_26_5,
    StartEvent.NOTIFICATION_COMPLETE,
    StopEvent.CHECKED,
    zone="Europe/Brussels",
    **_WORKING,
)
GPSR_FOLLOW_UP = policy("gpsr_follow_up", 4, Law.GPSR_26_7, StartEvent.MEASURE_TAKEN, StopEvent.SUBMITTED, **_WORKING)
GPSR_ORDER = policy("gpsr_order", 2, Law.GPSR_22_4, StartEvent.ORDER_RECEIVED, StopEvent.EFFECT_GIVEN, **_WORKING)
GPSR_NOTICE = policy("gpsr_notice", 3, Law.GPSR_22_8, StartEvent.NOTICE_RECEIVED, StopEvent.NOTICE_DECIDED, **_WORKING)
MSR_INFORMATION = policy(
    "msr_information", 30, Law.MSR_22_2, StartEvent.REQUEST_RECEIVED, StopEvent.SUPPLIED, **_CALENDAR
)
MSR_HEARING = policy(
    "msr_hearing", 10, Law.MSR_18_3, StartEvent.HEARING_OFFERED, StopEvent.HEARING_ENDED, minimum=True, **_WORKING
)
MSR_BORDER_HOLD = policy(
    "msr_border_hold", 4, Law.MSR_27, StartEvent.RELEASE_SUSPENDED, StopEvent.HOLD_REQUESTED, **_WORKING
)
DATA_FORWARD = policy("data_forward", 7, Law.DATA_3_3, StartEvent.REQUEST_RECEIVED, StopEvent.FORWARDED, **_CALENDAR)
DATA_ACKNOWLEDGE = policy(
    "data_acknowledge", 3, Law.DATA_3_3, StartEvent.REQUEST_RECEIVED, StopEvent.ACKNOWLEDGED, **_CALENDAR
)
CN_FIVE_WORKING_DAYS = policy(
    "cn_five_working_days",
    5,
    Law.CN_RECONSIDERATION_88,
    StartEvent.REQUEST_RECEIVED,
    StopEvent.SUPPLIED,
    counting=CountingUnit.WORKING_DAYS,
    roll_over=RollOver.CN_WORKING_DAY,
    zone="Asia/Shanghai",
)

ALL = (
    GPSR_NOTIFY,
    GPSR_CHECK,
    GPSR_FOLLOW_UP,
    GPSR_ORDER,
    GPSR_NOTICE,
    MSR_INFORMATION,
    MSR_HEARING,
    MSR_BORDER_HOLD,
    DATA_FORWARD,
    DATA_ACKNOWLEDGE,
    CN_FIVE_WORKING_DAYS,
)
