"""The card of an alert as authorities exchange it."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest

from safetygate.documents.views import published
from safetygate.domain.records.code import CodeList
from safetygate.domain.records.texts import Texts
from safetygate.outputs import card
from tests.alerts.exchanged import EXCHANGED


def words(value: Any) -> set[str]:
    """Every text and number inside *value* that a person could look for."""
    if isinstance(value, tuple):
        return {word for item in value for word in words(item)}
    if attrs.has(type(value)):
        return {word for field in attrs.fields(type(value)) for word in words(getattr(value, field.name))}
    if isinstance(value, CodeList):
        return {value.en}
    if isinstance(value, Texts):
        return {value.best("en")}
    return set() if value is None or isinstance(value, bool) else {str(value)}


@pytest.mark.parametrize("part", ["traceability", "evidence", "other_references", "links"])
def test_whatever_authorities_say_is_on_the_card(part: str) -> None:
    """Every member of every record in the parts for authorities is shown."""
    shown = "\n".join(text for _, text in card.rows(EXCHANGED, "en"))

    missing = {word for word in words(getattr(EXCHANGED, part)) if word not in shown}

    assert missing == set()


def test_the_names_of_the_rows_are_in_the_language_asked_for() -> None:
    """In Chinese as in English."""
    english, chinese = ([name for name, _ in card.rows(EXCHANGED, language)] for language in ("en", "zh"))

    assert len(english) == len(chinese)
    assert all(re.search("[\u4e00-\u9fff]", name) for name in chinese)
    assert "By the grid of the law" in english


def test_the_card_of_what_is_published_has_no_such_rows() -> None:
    """What is absent takes no room."""
    names = {name for name, _ in card.rows(published(EXCHANGED), "en")}

    assert not names & {"Operators", "Quantity", "Tests", "Accidents", "Attachments", "By the grid of the law"}
