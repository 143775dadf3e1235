"""What a test says in one line, and what is shown where it does not hold."""

from __future__ import annotations

import json

import pytest
from attrs import evolve

import safetygate as sg
from safetygate.testing import a_case, an_alert, assert_round_trip, assert_same_case, assert_valid


def test_every_problem_of_a_document_is_shown() -> None:
    """A failure needs no second run to learn what else is wrong."""
    data = sg.dumps(an_alert()).replace(b'"toys"', b'"toy"').replace(b'"CN"', b'"C"')

    with pytest.raises(AssertionError, match=r"(?s)/origin: Error enum.*/product/category: Error enum"):
        assert_valid(data)


def test_a_document_of_another_kind_is_not_what_was_expected() -> None:
    """A valid flag is no valid alert."""
    with pytest.raises(AssertionError, match="/kind: Error wrong-kind"):
        assert_valid(sg.dumps(a_case()), sg.Alert)


def test_what_comes_back_whole_passes() -> None:
    """By the library's own reader and writer, and by those of a host."""
    assert_round_trip(an_alert())
    assert_round_trip(a_case(4), write=sg.to_dict, read=sg.from_dict)


def test_what_is_lost_on_the_way_is_shown() -> None:
    """A store that forgets a member fails, and the member is named."""

    def forget(alert: sg.Alert) -> bytes:
        return json.dumps({name: value for name, value in sg.to_dict(alert).items() if name != "origin"}).encode()

    with pytest.raises(AssertionError, match=r"expected the same alert, got one with .*/origin"):
        assert_round_trip(an_alert(), write=forget)
    with pytest.raises(AssertionError, match="expected Alert, got bytes"):
        assert_round_trip(an_alert(), read=bytes)


def test_the_same_case_passes_in_either_form() -> None:
    """One side may hold a record, the other the bytes that came."""
    assert_same_case(a_case(3), sg.dumps(a_case(3)))


def test_entries_that_one_side_lacks_are_named() -> None:
    """Whoever looks for a lost entry learns which."""
    with pytest.raises(AssertionError, match=r"only ours holds \['case-1-answer'\], only theirs \[\]"):
        assert_same_case(a_case(3), a_case())


def test_what_else_differs_is_named() -> None:
    """With the same entries, a JSON Patch says what is not the same."""
    with pytest.raises(AssertionError, match="/alert/origin"):
        assert_same_case(a_case(), evolve(a_case(), alert=an_alert(sold_online="yes", origin="VN")))
