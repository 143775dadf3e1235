"""
The code lists of the exchange, each code with its labels in English and Chinese.
"""

from __future__ import annotations

from safetygate.domain.codes.alerts import Feed, SupersessionReason
from safetygate.domain.codes.authorities import FORMER_NAMES, FORMER_SYSTEM_NAMES, SYSTEM_EN, SYSTEM_ZH, AuthorityCode
from safetygate.domain.codes.cases import (
    Channel,
    ClosureReason,
    Completeness,
    FlagPurpose,
    FlagReason,
    FollowUpMeasureType,
    FollowUpOutcome,
    Initiator,
    MessageKind,
    NoMeasureReason,
    NotTracedReason,
    Role,
    ScopeCriterion,
    ScopeReason,
    State,
    Step,
    TraceResult,
    WithdrawalReason,
)
from safetygate.domain.codes.countries import EEA, EU_MEMBERS, Country
from safetygate.domain.codes.measures import MeasureCategory, Obligation, OperatorRole
from safetygate.domain.codes.plans import (
    ActionCode,
    ActivityKind,
    ActivityMode,
    ActivityStatus,
    Audience,
    DueKind,
    IndicatorCode,
    PlanStanding,
    PlanState,
    PlanStep,
    ReviewDecision,
    Topic,
    YearKind,
)
from safetygate.domain.codes.platforms import Platform, SoldOnlineBasis
from safetygate.domain.codes.products import Answer, BarcodeScheme, OecdSegment, ProductCategory, ProductUser
from safetygate.domain.codes.risks import KIND_BY_NUMBER, NotificationKind, RiskLevel, RiskType
from safetygate.domain.records.code import CodeList, Entry
from safetygate.domain.records.languages import TextLanguage

__all__ = [
    "EEA",
    "EU_MEMBERS",
    "FORMER_NAMES",
    "FORMER_SYSTEM_NAMES",
    "KIND_BY_NUMBER",
    "SYSTEM_EN",
    "SYSTEM_ZH",
    "ActionCode",
    "ActivityKind",
    "ActivityMode",
    "ActivityStatus",
    "Answer",
    "Audience",
    "AuthorityCode",
    "BarcodeScheme",
    "Channel",
    "ClosureReason",
    "CodeList",
    "Completeness",
    "Country",
    "DueKind",
    "Entry",
    "Feed",
    "FlagPurpose",
    "FlagReason",
    "FollowUpMeasureType",
    "FollowUpOutcome",
    "IndicatorCode",
    "Initiator",
    "MeasureCategory",
    "MessageKind",
    "NoMeasureReason",
    "NotTracedReason",
    "NotificationKind",
    "Obligation",
    "OecdSegment",
    "OperatorRole",
    "PlanStanding",
    "PlanState",
    "PlanStep",
    "Platform",
    "ProductCategory",
    "ProductUser",
    "ReviewDecision",
    "RiskLevel",
    "RiskType",
    "Role",
    "ScopeCriterion",
    "ScopeReason",
    "SoldOnlineBasis",
    "State",
    "Step",
    "SupersessionReason",
    "TextLanguage",
    "Topic",
    "TraceResult",
    "WithdrawalReason",
    "YearKind",
]
