"""
Several feeds of one alert: which of them is believed in what, with what each of them said still there.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import safetygate as sg
from safetygate.domain.alerts.register.precedence import PRECEDENCE, precedence
from safetygate.testing import alerts
from tests.alerts.register.making import ALERT, announce, day, moment, show

NUMBER = ALERT.number


def unite(*publications: sg.Publication) -> sg.Alert:
    """The alert that the register makes of *publications*."""
    return sg.Register.of(*publications).current()[0].alert


def test_the_weekly_report_is_believed_first_and_the_next_feed_completes_it() -> None:
    """A member that it has counts; one that it lacks is taken from the portal."""
    weekly = show(NUMBER, "03-06", risk_level="high")
    portal = show(NUMBER, "03-06", feed="portal_json", risk_level="low", reacting_countries=["FR"])

    united = unite(portal, weekly)

    assert (united.risk_level, united.reacting_countries) == (weekly.alert.risk_level, portal.alert.reacting_countries)
    assert united.source == weekly.alert.source


def test_what_each_feed_said_is_still_there() -> None:
    """The publications stand beside what was made of them, the one that is believed first in front."""
    weekly, portal = show(NUMBER, "03-06", risk_level="high"), show(NUMBER, "03-06", feed="portal_json")

    assert sg.Register.of(portal, weekly).current()[0].publications == (weekly, portal)


def test_texts_are_joined_language_by_language() -> None:
    """The French of the portal stands beside the English of the weekly report."""
    weekly = show(NUMBER, "03-06", risk_description={"en": "Small parts."})
    portal = show(NUMBER, "03-06", feed="portal_json", risk_description={"en": "Parts.", "fr": "Petites pièces."})

    assert unite(weekly, portal).risk_description == {"en": "Small parts.", "fr": "Petites pièces."}


def test_online_sale_is_taken_from_the_portal_with_its_offers_and_its_basis() -> None:
    """The portal has a field for it; answer, basis and offers are of one feed."""
    weekly = show(NUMBER, "03-06", sold_online="no", sold_online_basis=["trader_field"])
    offer = sg.Offer(platform="temu")
    portal = show(NUMBER, "03-06", feed="portal_json", sold_online="yes", sold_online_basis=["stated"], offers=[offer])

    united = unite(weekly, portal)

    assert (united.sold_online.value, united.offers) == ("yes", (offer,))
    assert united.sold_online_basis == portal.alert.sold_online_basis


def test_a_code_says_more_than_other() -> None:
    """Where one feed has no code for a thing and another one has, the code counts, and the words go with it."""
    weekly = show(NUMBER, "03-06", notifying_country="other", notifying_country_other="Europa")
    portal = show(NUMBER, "03-06", feed="portal_json")

    united = unite(weekly, portal)

    assert (united.notifying_country.value, united.notifying_country_other) == ("DE", None)


def test_a_row_without_a_page_joins_the_only_alert_of_its_number() -> None:
    """The spreadsheet names no page; it is the same alert all the same."""
    weekly, row = show(NUMBER, "03-06", page="7"), show(NUMBER, "03-06", feed="spreadsheet", page=None, origin="CN")

    assert len(sg.Register.of(weekly, row)) == 1
    assert unite(weekly, row).origin is sg.codes.Country.CN


def test_the_day_of_publication_is_the_first_that_a_report_names() -> None:
    """The page of the portal may name an earlier day; the report counts, so that a quarter never changes."""
    portal = show(NUMBER, None, feed="portal_json")
    portal = sg.Publication(alert=evolve(portal.alert, published_on=day("03-02")))

    assert unite(portal, show(NUMBER, "03-06"), show(NUMBER, "03-13")).published_on == day("03-06")


def test_the_portal_reads_otherwise_from_the_day_on_which_it_was_changed() -> None:
    """`modified_at` says when; before it the alert reads as it did, and is known from its first day."""
    first = show(NUMBER, "03-06", feed="portal_json", risk_level="high")
    source = evolve(first.alert.source, modified_at=moment("04-01")) if first.alert.source else None
    later = sg.Publication(alert=evolve(first.alert, risk_level="low", source=source))
    register = sg.Register.of(first, later, announce("other", NUMBER, on="03-13"))

    found = [register.get(NUMBER, on=day(on)) for on in ("03-31", "04-01")]

    assert [each and each.alert.risk_level and each.alert.risk_level.value for each in found] == ["high", "low"]
    assert sg.Register.of(later).current(on=day("03-06")) != ()


SOURCES = st.builds(
    sg.Source,
    feed=st.sampled_from(["weekly_xml", "portal_json", "spreadsheet"]),
    report_on=st.sampled_from([None, day("03-06"), day("03-13")]),
)
SAME = alerts(number=st.sampled_from([NUMBER, "OR/00009/26"]), source=SOURCES)


@given(st.lists(SAME, min_size=1, max_size=4))
def test_whatever_feeds_show_is_one_valid_alert(shown: list[sg.Alert]) -> None:
    """No two contents of an alert stand against a rule together that each of them keeps alone."""
    said = announce("renumbered", NUMBER, on="03-13", other=("OR/00009/26",))

    for each in sg.Register.of(*shown, said).state():
        assert sg.validate(sg.dumps(each.alert)).valid


@pytest.mark.parametrize("member", ["sold_online", "pictures", "risk_level"])
def test_the_order_of_the_feeds_is_stated(member: str) -> None:
    """Every feed has its place in what is said of every member."""
    assert set(precedence(member)) == set(PRECEDENCE) == set(sg.codes.Feed)
