"""
Whether an alert falls under the Action plan: yes, no or unknown, and why.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.evidence import Evidence, UseFinding
from safetygate.domain.alerts.parties import DG_JUST, GACC, SAMR, Authority, Operator, TracedOperator
from safetygate.domain.alerts.product import Offer
from safetygate.domain.alerts.scope import UNSAFE_PRODUCT, in_scope
from safetygate.domain.alerts.traceability import Traceability
from safetygate.domain.codes import (
    Answer,
    Country,
    OecdSegment,
    OperatorRole,
    Platform,
    ProductCategory,
    ProductUser,
    ScopeCriterion,
    ScopeReason,
    SoldOnlineBasis,
)
from safetygate.testing.strategies import alerts
from tests.cases.conversation import ALERT

PLAN = Path(__file__).parents[3] / "shared/seed/eu-china-action-plan.txt"


def offered_from(*countries: Country | None) -> tuple[Offer, ...]:
    """Offers of sellers in *countries*; of one that nobody knows for `None`."""
    sellers = [country and Operator(role=OperatorRole.ONLINE_SELLER, country=country) for country in countries]
    return tuple(Offer(platform=Platform.ALLEGRO, seller=seller) for seller in sellers)


ONLINE = {"sold_online": Answer.YES, "sold_online_basis": (SoldOnlineBasis.STATED,)}
WITHIN = evolve(ALERT, product=evolve(ALERT.product, user=ProductUser.CONSUMER), origin=Country.CN, **ONLINE)

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
UNSAFE, PRODUCT, FOOD, SOLD, LINK = ScopeCriterion


def concluded(conclusion: str | None, **use: str) -> Evidence:
    """Evidence with what an authority concluded, and in which respects of its use the product presents a risk."""
    findings = [UseFinding(condition=condition, presents_risk=answer) for condition, answer in use.items()]
    return Evidence(conclusion=conclusion, use=findings)


TABLE: dict[str, tuple[dict[str, Any], dict[str, Any], ScopeCriterion, Answer, ScopeReason]] = {
    "found unsafe": ({"evidence": concluded("unsafe")}, {}, UNSAFE, YES, ScopeReason.FOUND_UNSAFE),
    "found unsafe and not compliant": (
        {"evidence": concluded("unsafe_and_non_compliant"), "risk_level": "low"},
        {},
        UNSAFE,
        YES,
        ScopeReason.FOUND_UNSAFE,
    ),
    "found safe": ({"evidence": concluded("safe_and_compliant")}, {}, UNSAFE, NO, ScopeReason.FOUND_SAFE),
    "unsafe when it is maintained": (
        {"evidence": concluded("non_compliant", maintenance="yes")},
        {},
        UNSAFE,
        YES,
        ScopeReason.UNSAFE_IN_USE,
    ),
    "only not compliant": (
        {"evidence": concluded("non_compliant", maintenance="no")},
        {},
        UNSAFE,
        UNKNOWN,
        ScopeReason.ONLY_NON_COMPLIANT,
    ),
    "of high risk": ({"risk_level": "high"}, {}, UNSAFE, YES, ScopeReason.RISK_STATED),
    "of low risk": ({"risk_level": "low"}, {}, UNSAFE, UNKNOWN, ScopeReason.RISK_LOW),
    "notified for a risk": (
        {"risk_level": None, "notification_kind": "other_risk"},
        {},
        UNSAFE,
        YES,
        ScopeReason.NOTIFIED_FOR_ITS_RISK,
    ),
    "for information only": (
        {"risk_level": None, "notification_kind": "for_information"},
        {},
        UNSAFE,
        UNKNOWN,
        ScopeReason.RISK_NOT_SAID,
    ),
    "made elsewhere by a factory in China": (
        {
            "origin": Country.TR,
            "traceability": Traceability(operators=[TracedOperator(roles=["manufacturer"], name="X", country="CN")]),
        },
        {},
        LINK,
        YES,
        ScopeReason.SELLER_THERE,
    ),
    "a toy for children": ({}, {}, PRODUCT, YES, ScopeReason.FOR_CONSUMERS),
    "for workshops": ({}, {"user": ProductUser.PROFESSIONAL}, PRODUCT, NO, ScopeReason.FOR_PROFESSIONALS),
    "for whom?": ({}, {"user": None}, PRODUCT, UNKNOWN, ScopeReason.USER_NOT_SAID),
    "a toy is no food": ({}, {}, FOOD, YES, ScopeReason.NON_FOOD_CATEGORY),
    "food-imitating is no food": (
        {},
        {"category": ProductCategory.FOOD_IMITATING_PRODUCTS, "oecd_segment": OecdSegment.FOOD},
        FOOD,
        YES,
        ScopeReason.NON_FOOD_CATEGORY,
    ),
    "of another category, among furniture": (
        {},
        {"category": ProductCategory.OTHER, "oecd_segment": OecdSegment.FURNITURE},
        FOOD,
        YES,
        ScopeReason.NON_FOOD_CATEGORY,
    ),
    "of another category, among food and tobacco": (
        {},
        {"category": ProductCategory.OTHER, "oecd_segment": OecdSegment.FOOD},
        FOOD,
        UNKNOWN,
        ScopeReason.MAY_BE_FOOD,
    ),
    "of another category, and that is all": (
        {},
        {"category": ProductCategory.OTHER},
        FOOD,
        UNKNOWN,
        ScopeReason.MAY_BE_FOOD,
    ),
    "made in China": ({}, {}, LINK, YES, ScopeReason.ORIGIN_THERE),
    "made elsewhere, sold from China": (
        {"origin": Country.TR, "offers": offered_from(Country.FR, Country.CN)},
        {},
        LINK,
        YES,
        ScopeReason.SELLER_THERE,
    ),
    "made nobody knows where, sold from China": (
        {"origin": None, "offers": offered_from(Country.CN)},
        {},
        LINK,
        YES,
        ScopeReason.SELLER_THERE,
    ),
    "made nobody knows where": ({"origin": None}, {}, LINK, UNKNOWN, ScopeReason.ORIGIN_NOT_SAID),
    "made in Hong Kong": ({"origin": Country.HK}, {}, LINK, UNKNOWN, ScopeReason.SEPARATE_CUSTOMS_TERRITORY),
    "made elsewhere, sold by nobody knows whom": (
        {"origin": Country.TR, "offers": offered_from(Country.FR, None)},
        {},
        LINK,
        UNKNOWN,
        ScopeReason.SELLERS_NOT_SAID,
    ),
    "made elsewhere, no offer known": ({"origin": Country.TR}, {}, LINK, UNKNOWN, ScopeReason.SELLERS_NOT_SAID),
    "made and sold elsewhere": (
        {"origin": Country.TR, "offers": offered_from(Country.FR)},
        {},
        LINK,
        NO,
        ScopeReason.NO_LINK,
    ),
    "made elsewhere, sold in shops": (
        {"origin": Country.TR, "sold_online": Answer.NO, "sold_online_basis": ()},
        {},
        LINK,
        NO,
        ScopeReason.NO_LINK,
    ),
    "sold online": ({}, {}, SOLD, YES, ScopeReason.SOLD_ONLINE),
    "sold in shops": ({"sold_online": Answer.NO}, {}, SOLD, NO, ScopeReason.NOT_SOLD_ONLINE),
    "sold somewhere": ({"sold_online": Answer.UNKNOWN}, {}, SOLD, UNKNOWN, ScopeReason.CHANNEL_NOT_SAID),
}


@pytest.mark.parametrize(("alert", "product", "criterion", "answer", "reason"), TABLE.values(), ids=TABLE)
def test_each_criterion_is_answered_with_its_reason(
    alert: dict[str, Any],
    product: dict[str, Any],
    criterion: ScopeCriterion,
    answer: Answer,
    reason: ScopeReason,
) -> None:
    """Each row changes one thing in an alert that is within; what is not said is unknown, and never no."""
    scope = in_scope(evolve(WITHIN, product=evolve(WITHIN.product, **product), **alert))
    found = {finding.criterion: finding for finding in scope.findings}

    assert (found[criterion].answer, found[criterion].reason) == (answer, reason)


def test_every_reason_is_given_for_something() -> None:
    """No reason stands in the list in vain."""
    assert {reason for *_, reason in TABLE.values()} == set(ScopeReason)


def test_an_alert_that_meets_every_criterion_is_within() -> None:
    """A toy made in China and sold online to consumers."""
    assert in_scope(WITHIN).answer is YES
    assert [finding.sentence("en") for finding in in_scope(WITHIN).findings] == [
        "Unsafe: Yes. It was notified for its risk.",
        "A consumer product: Yes. It is meant for consumers.",
        "Not food: Yes. Its category is one of products other than food.",
        "Sold online: Yes. It is sold online.",
        (
            "Made or sold from where the addressee can act (an addition of this library): Yes. "
            "It comes from where the addressee can act."
        ),
    ]
    assert in_scope(WITHIN).findings[3].sentence("zh") == "在线销售：是。在线销售。"


@pytest.mark.parametrize(
    ("notifying", "origin", "addressee", "asked", "answer"),
    [
        ("DE", "CN", None, GACC, YES),
        ("CN", "IT", None, DG_JUST, YES),
        ("CN", "CN", None, DG_JUST, UNKNOWN),
        ("DE", "IT", DG_JUST, DG_JUST, YES),
        ("CN", "NO", DG_JUST, DG_JUST, YES),
        ("DE", "CN", SAMR, SAMR, YES),
        ("DE", "FR", Authority(code="national", country="FR"), Authority(code="national", country="FR"), YES),
    ],
)
def test_either_side_may_ask_the_other(
    notifying: str, origin: str, addressee: Authority | None, asked: Authority, answer: Answer
) -> None:
    """The plan speaks of the respective authorities: the link is one to where the addressee can act."""
    scope = in_scope(evolve(WITHIN, notifying_country=notifying, origin=origin), addressee)

    assert (scope.addressee, scope.findings[-1].answer) == (asked, answer)


@given(alerts())
def test_one_no_decides_and_one_unknown_leaves_it_open(alert: Alert) -> None:
    """Whatever an alert holds, the answer follows from the answers to the criteria."""
    scope = in_scope(alert)
    answers = Counter(finding.answer for finding in scope.findings)

    assert [finding.criterion for finding in scope.findings] == list(ScopeCriterion)
    assert (scope.answer is NO) is (answers[NO] > 0)
    assert (scope.answer is YES) is (answers[YES] == len(ScopeCriterion))


def test_the_definition_is_that_of_the_plan() -> None:
    """Footnote 3, word for word in English; the Chinese says that it is a translation of ours."""
    assert UNSAFE_PRODUCT["en"].startswith(
        "For the purpose of this Action plan, ‘unsafe non-food consumer product’ means"
    )
    assert UNSAFE_PRODUCT["zh"].endswith("（本库译文，非官方文本）")


@pytest.mark.skipif(not PLAN.exists(), reason="the text of the Action plan is not here")
def test_the_definition_stands_in_the_plan() -> None:
    """The same words stand in the plan itself."""

    def plain(text: str) -> str:
        return re.sub(r"\s+", " ", text.replace("’", "'").replace("‘", "'"))

    assert plain(UNSAFE_PRODUCT["en"]) in plain(PLAN.read_text(encoding="utf-8"))
