"""
Registers as values that replicas keep: order, grouping and repetition of what they take in mean nothing.
"""

from __future__ import annotations

from random import Random
from typing import TypeAlias

from hypothesis import given, strategies as st

import safetygate as sg
from tests.alerts.register.making import announce, show

Drawn: TypeAlias = list[sg.Publication | sg.Announcement]

NUMBERS = ("SR/00001/26", "SR/00002/26", "OR/00003/26")
DAYS = ("03-06", "03-13", "03-20")

publications = st.builds(
    show,
    st.sampled_from(NUMBERS),
    st.sampled_from((*DAYS, None)),
    feed=st.sampled_from(("weekly_xml", "portal_json", "spreadsheet")),
    page=st.sampled_from(("1", "2", None)),
    seen=st.sampled_from(("03-07", "04-01", None)),
    risk_level=st.sampled_from(("low", "high", None)),
    origin=st.sampled_from(("CN", None)),
)
announcements = st.builds(
    announce,
    st.sampled_from(list(sg.AddendumAction)),
    st.sampled_from(NUMBERS),
    on=st.sampled_from((*DAYS, None)),
    other=st.sampled_from([(), *((number,) for number in NUMBERS)]),
)
entries = st.lists(publications | announcements, max_size=8)


def tell(register: sg.Register) -> object:
    """All that a register says, as bytes and as answers."""
    lines = [sg.dumps(entry) for entry in register.entries]
    histories = [register.history(number) for number in NUMBERS]
    return lines, register.state(), histories, register.changes(since=sg.Register()), register.doubts()


@given(entries, st.randoms())
def test_order_and_repetition_mean_nothing(drawn: Drawn, random: Random) -> None:
    """The same entries in any order, and some of them twice, are the same register, byte by byte."""
    other = [*drawn, *random.sample(drawn, len(drawn) // 2)]
    random.shuffle(other)

    one, another = sg.Register.of(*drawn), sg.Register().add_all(other)

    assert one == another
    assert tell(one) == tell(another)


@given(entries, entries, entries)
def test_merging_is_commutative_associative_and_idempotent(first: Drawn, second: Drawn, third: Drawn) -> None:
    """Three replicas agree, whoever meets whom first and how often."""
    one, two, three = (sg.Register.of(*drawn) for drawn in (first, second, third))

    assert tell(one.merge(two)) == tell(two.merge(one))
    assert tell(one.merge(two).merge(three)) == tell(one.merge(two.merge(three)))
    assert one.merge(one) is one


@given(entries)
def test_no_alert_is_lost(drawn: Drawn) -> None:
    """Every page that a feed showed is an alert of the register, and each is found under the numbers it bore."""
    register = sg.Register.of(*drawn)

    for entry in drawn:
        if isinstance(entry, sg.Publication):
            told = [each for state in register.state() for each in state.publications]
            assert entry.alert.number in {each.alert.number for each in told}
            assert register.get(entry.alert.number) is not None


@given(entries)
def test_an_alert_is_gone_only_where_that_was_said(drawn: Drawn) -> None:
    """Without a withdrawal, a duplicate or a suspension that names it, every alert is in force."""
    register = sg.Register.of(*drawn)
    going = {"withdrawn", "withdrawn_temporarily", "duplicate_removed"}
    named = {
        number
        for entry in drawn
        if isinstance(entry, sg.Announcement) and entry.action.value in going
        for number in entry.numbers
    }

    gone = [each for each in register.state() if each.status.value != "in_force"]

    assert [each.number for each in gone if named.isdisjoint(each.numbers)] == []


@given(entries)
def test_changes_lead_from_what_was_to_what_is(drawn: Drawn) -> None:
    """Each change begins where the one before it ended, and the last one is what is true now."""
    for state in sg.Register.of(*drawn).state():
        changes = [each for each in sg.Register.of(*drawn).history(state.number) if each.later.numbers == state.numbers]

        assert state in [each.later for each in changes]
