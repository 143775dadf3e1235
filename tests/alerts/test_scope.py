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
from safetygate.domain.alerts.parties import Operator
from safetygate.domain.alerts.product import Offer
from safetygate.domain.alerts.scope import UNSAFE_PRODUCT, in_scope
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
PRODUCT, FOOD, CHINA, SOLD = ScopeCriterion

TABLE: dict[str, tuple[dict[str, Any], dict[str, Any], ScopeCriterion, Answer, ScopeReason]] = {
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
    "made in China": ({}, {}, CHINA, YES, ScopeReason.ORIGIN_IN_CHINA),
    "made elsewhere, sold from China": (
        {"origin": Country.TR, "offers": offered_from(Country.FR, Country.CN)},
        {},
        CHINA,
        YES,
        ScopeReason.SELLER_IN_CHINA,
    ),
    "made nobody knows where, sold from China": (
        {"origin": None, "offers": offered_from(Country.CN)},
        {},
        CHINA,
        YES,
        ScopeReason.SELLER_IN_CHINA,
    ),
    "made nobody knows where": ({"origin": None}, {}, CHINA, UNKNOWN, ScopeReason.ORIGIN_NOT_SAID),
    "made in Hong Kong": ({"origin": Country.HK}, {}, CHINA, UNKNOWN, ScopeReason.SEPARATE_CUSTOMS_TERRITORY),
    "made elsewhere, sold by nobody knows whom": (
        {"origin": Country.TR, "offers": offered_from(Country.FR, None)},
        {},
        CHINA,
        UNKNOWN,
        ScopeReason.SELLERS_NOT_SAID,
    ),
    "made elsewhere, no offer known": ({"origin": Country.TR}, {}, CHINA, UNKNOWN, ScopeReason.SELLERS_NOT_SAID),
    "made and sold elsewhere": (
        {"origin": Country.TR, "offers": offered_from(Country.FR)},
        {},
        CHINA,
        NO,
        ScopeReason.NO_LINK_TO_CHINA,
    ),
    "made elsewhere, sold in shops": (
        {"origin": Country.TR, "sold_online": Answer.NO, "sold_online_basis": ()},
        {},
        CHINA,
        NO,
        ScopeReason.NO_LINK_TO_CHINA,
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
        "A consumer product: Yes. It is meant for consumers.",
        "Not food: Yes. Its category is one of products other than food.",
        "Of Chinese origin, or sold by an operator in China: Yes. China is its country of origin.",
        "Sold online: Yes. It is sold online.",
    ]
    assert in_scope(WITHIN).findings[3].sentence("zh") == "在线销售：是。在线销售。"


@given(alerts())
def test_one_no_decides_and_one_unknown_leaves_it_open(alert: Alert) -> None:
    """Whatever an alert holds, the answer follows from the answers to the four criteria."""
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
