"""
The code lists of the exchange, each code with its labels in English and Chinese.
"""

from __future__ import annotations

from safetygate.domain.vocabulary.authorities import (
    FORMER_NAMES,
    FORMER_SYSTEM_NAMES,
    SYSTEM_EN,
    SYSTEM_ZH,
    AuthorityCode,
)
from safetygate.domain.vocabulary.case import (
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
from safetygate.domain.vocabulary.channels import PLATFORM_NAMES, Platform, SoldOnlineBasis
from safetygate.domain.vocabulary.code import CodeList, Entry, Feed
from safetygate.domain.vocabulary.countries import EEA, EU_MEMBERS, Country
from safetygate.domain.vocabulary.languages import Language
from safetygate.domain.vocabulary.lifecycle import SupersessionReason
from safetygate.domain.vocabulary.measures import (
    MEASURE_PHRASES,
    OBLIGATION_PHRASES,
    OPERATOR_PHRASES,
    MeasureCategory,
    Obligation,
    OperatorRole,
)
from safetygate.domain.vocabulary.products import Answer, BarcodeScheme, OecdSegment, ProductCategory, ProductUser
from safetygate.domain.vocabulary.risks import KIND_BY_NUMBER, NotificationKind, RiskLevel, RiskType

__all__ = [
    "EEA",
    "EU_MEMBERS",
    "FORMER_NAMES",
    "FORMER_SYSTEM_NAMES",
    "KIND_BY_NUMBER",
    "MEASURE_PHRASES",
    "OBLIGATION_PHRASES",
    "OPERATOR_PHRASES",
    "PLATFORM_NAMES",
    "SYSTEM_EN",
    "SYSTEM_ZH",
    "Answer",
    "AuthorityCode",
    "BarcodeScheme",
    "ClosureReason",
    "CodeList",
    "Completeness",
    "Country",
    "Entry",
    "Feed",
    "FlagPurpose",
    "FlagReason",
    "FollowUpMeasureType",
    "FollowUpOutcome",
    "Initiator",
    "Language",
    "MeasureCategory",
    "MessageKind",
    "NoMeasureReason",
    "NotTracedReason",
    "NotificationKind",
    "Obligation",
    "OecdSegment",
    "OperatorRole",
    "Platform",
    "ProductCategory",
    "ProductUser",
    "RiskLevel",
    "RiskType",
    "Role",
    "ScopeCriterion",
    "ScopeReason",
    "SoldOnlineBasis",
    "State",
    "Step",
    "SupersessionReason",
    "TraceResult",
    "WithdrawalReason",
]
