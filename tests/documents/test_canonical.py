"""Canonical form is the one that RFC 8785 describes."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given, strategies as st

from safetygate.documents.json_values import canonical_json
from safetygate.domain.records.frozen import MAX_INTEGER

NUMBERS = st.integers(-MAX_INTEGER, MAX_INTEGER) | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


@given(value=VALUES)
def test_any_value_is_written_as_another_implementation_writes_it(value: Any) -> None:
    """Members sorted by UTF-16, texts with the fewest escapes, numbers as ECMAScript writes them."""
    assert canonical_json(value).encode() == rfc8785.dumps(value)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (-0.0, "0"),
        (5e-324, "5e-324"),
        (-1.7976931348623157e308, "-1.7976931348623157e+308"),
        (295147905179352830000.0, "295147905179352830000"),
        (9.999999999999997e22, "9.999999999999997e+22"),
        (1e21, "1e+21"),
        (999999999999999900000.0, "999999999999999900000"),
        (0.000001, "0.000001"),
        (1e-7, "1e-7"),
        (333333333.33333329, "333333333.3333333"),
        (1424953923781206.2, "1424953923781206.2"),
        (10.0, "10"),
    ],
)
def test_numbers_of_the_standard(number: float, written: str) -> None:
    """The examples of RFC 8785, appendix B, and the edges beside them."""
    assert canonical_json(number) == written
    assert float(written) == number


def test_members_are_sorted_by_utf_16() -> None:
    """The example of RFC 8785, section 3.2.3: an emoji goes before a Hebrew letter of presentation form."""
    names = ("€", "\r", "\ufb33", "1", "\U0001f600", "\x80", "ö")

    assert [*json.loads(canonical_json(dict.fromkeys(names)))] == ["\r", "1", "\x80", "ö", "€", "\U0001f600", "\ufb33"]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_refused(number: float) -> None:
    """JSON has no way to write it."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json(number)
