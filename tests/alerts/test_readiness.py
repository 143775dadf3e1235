"""What the addressee of a flag will miss."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given

import safetygate as sg
from safetygate.domain.alerts.readiness import ready_for
from safetygate.domain.codes import FlagPurpose, Need
from safetygate.domain.records.errors import InvalidValue
from safetygate.testing.strategies import alerts
from tests.alerts.exchanged import EXCHANGED

BARE = sg.Alert(
    number="SR/00001/26",
    notification_kind="serious_risk",
    notifying_country="DE",
    product=sg.Product(category="toys"),
    sold_online="yes",
)


def test_a_whole_alert_is_ready_for_either_purpose() -> None:
    """Nothing is missing in the fullest vector."""
    assert all(ready_for(EXCHANGED, purpose).ready for purpose in FlagPurpose)


def test_what_is_missing_is_told_in_both_languages() -> None:
    """For attention little is needed; who is to act needs to know who made it, how many there are, and why."""
    attention = ready_for(BARE, "for_attention")

    assert attention.sentences("en") == (
        "A name, a brand or a model by which to know the product",
        "A picture by which to know the product",
        "What can happen, in words",
        "How serious the risk is",
    )
    assert attention.sentences("zh-Hans")[1] == "可识别产品的图片"
    assert {lack.need for lack in ready_for(BARE, FlagPurpose.FOR_FOLLOW_UP).lacks} == set(Need)


@pytest.mark.parametrize("part", ["traceability", "evidence"])
def test_the_published_form_lacks_what_authorities_need(part: str) -> None:
    """Each need that a part serves is missing without it."""
    lacks = ready_for(attrs.evolve(EXCHANGED, **{part: None}), "for_follow_up").lacks

    assert lacks
    assert all(lack.pointer.startswith(f"/{part}") for lack in lacks)


@given(alerts())
def test_whatever_an_alert_holds_the_answer_is_made(alert: sg.Alert) -> None:
    """What is missing for attention is missing for follow-up too."""
    fewer, more = (set(ready_for(alert, purpose).lacks) for purpose in ("for_attention", "for_follow_up"))

    assert fewer <= more


def test_a_purpose_that_is_none_is_refused() -> None:
    """By name."""
    with pytest.raises(InvalidValue, match="purpose: expected a code of FlagPurpose, got 'for_fun'"):
        ready_for(BARE, "for_fun")
