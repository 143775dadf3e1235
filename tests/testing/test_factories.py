"""Records that other people's tests begin with."""

from __future__ import annotations

import datetime as dt

import pytest

import safetygate as sg
from safetygate.testing import a_case, an_alert, assert_valid


def test_an_alert_is_valid_and_sound() -> None:
    """As it is, it has no problem of any severity that a test would have to explain."""
    assert_valid(sg.dumps(an_alert()), sg.Alert)
    assert sg.validate(sg.dumps(an_alert(sold_online="no"))).problems == ()


def test_a_member_is_as_the_test_says() -> None:
    """A test names what it is about, and the rest stays."""
    alert = an_alert(sold_online="yes", number="A12/00001/26", notifying_country="FR")

    assert alert.sold_online is sg.codes.Answer.YES
    country = sg.codes.Country
    assert (alert.number, alert.notifying_country, alert.origin) == ("A12/00001/26", country.FR, country.CN)
    assert an_alert(sold_online="yes", sold_online_basis=["trader_field"]).sold_online_basis[0].value == "trader_field"


def test_a_wrong_member_is_refused_by_name() -> None:
    """A factory checks what a record checks."""
    with pytest.raises(sg.InvalidValue, match="sold_online"):
        an_alert(sold_online="perhaps")


@pytest.mark.parametrize(
    ("days", "state"), [(None, "running"), (21, "met"), (22, "met_late")], ids=["unanswered", "within", "past"]
)
def test_a_case_is_answered_after_so_many_days(days: int | None, state: str) -> None:
    """The number of days decides where the case stands against the intended period."""
    case = a_case(days)
    at = case.opened_at + dt.timedelta(days=days or 1)

    (standing,) = sg.standings(case, sg.ACTION_PLAN, at=at)

    assert_valid(sg.dumps(case), sg.Case)
    assert standing.state.value == state


def test_what_is_in_a_case_can_be_said() -> None:
    """Its name, its alert, its opening and its answer."""
    moment = dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)
    reasons = ["company_gone"]
    case = a_case(3, id="c", alert=an_alert(), opened_at=moment, outcome="no_measure", no_measure_reasons=reasons)

    assert [entry.id for entry in case.entries] == ["c-flag", "c-answer"]
    assert case.alert.sold_online is sg.codes.Answer.UNKNOWN
    assert case.entries[-1].made_at == moment + dt.timedelta(days=3)
