"""Alert numbers as values."""

from __future__ import annotations

from typing import Any

import pytest

from safetygate.domain.alerts.number import AlertNumber
from safetygate.domain.records.errors import InvalidValue


@pytest.mark.parametrize("text", ["0044/05", "A12/1188/13", "A11/00023/20", "INFO/00123/19", "SR/01234/26"])
def test_a_number_of_any_era_is_written_as_it_was_read(text: str) -> None:
    """What was read is written again, sign for sign."""
    assert str(AlertNumber.parse(text)) == text


def test_numbers_compare_by_year_and_sequence() -> None:
    """Whatever stands before them."""
    numbers = [AlertNumber.parse(text) for text in ("SR/00002/26", "A12/00900/24", "OR/00001/26")]

    assert sorted(filter(None, numbers)) == [numbers[1], numbers[2], numbers[0]]


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (("x", 1, "SR", 5), "year: expected a whole number from 2000 to 2099"),
        ((2026, None, "SR", 5), "sequence: expected a whole number from 0 to 99999"),
        ((2026, 1, 1, 5), "prefix: expected text, got int"),
        ((2026, 1, "XX", 5), "prefix: expected text of the pattern"),
        ((2026, 1, "SR", 9), "digits: expected a whole number from 3 to 5"),
    ],
)
def test_a_number_cannot_be_built_wrong(parts: Any, sentence: str) -> None:
    """A number that could not be printed cannot be built."""
    with pytest.raises(InvalidValue) as refused:
        AlertNumber(*parts)

    assert str(refused.value).startswith(sentence)
