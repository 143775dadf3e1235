"""Risk types as the feeds list them."""

from __future__ import annotations

import pytest

from safetygate.domain.codes import Feed, RiskType
from safetygate.feeds.finding import Notes
from safetygate.feeds.words.codes import risks
from safetygate.feeds.words.labels import Dialect
from safetygate.feeds.words.spellings import spellings


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Choking", ["choking"]),
        ("Chemical, Health risk / other", ["chemical", "health_risk_other"]),
        ("chemical", ["chemical"]),
        ("Burns, burns", ["burns"]),
        ("Other", ["other"]),
        ("Explosion", ["Explosion"]),
        (
            "Injuries, Several at once: crushing, fractures, concussion.",
            ["injuries", "Several at once: crushing, fractures, concussion."],
        ),
        ("Reizung, burns", ["Reizung, burns"]),
        ("Blow, break, Fire", ["fire", "Blow, break"]),
        ("-", []),
        ("", []),
    ],
)
def test_known_types_are_taken_and_the_rest_is_one_text(printed: str, expected: list[str]) -> None:
    """A comma parts types, and may stand inside free text as well."""
    found = risks([printed], [], Dialect(feed=Feed.WEEKLY_XML), Notes())

    assert [risk.type_other or risk.type.value for risk in found] == expected


@pytest.mark.parametrize("risk", [each for each in RiskType if each is not RiskType.OTHER])
def test_every_type_is_known_in_every_feed(risk: RiskType) -> None:
    """Label, name and key each lead to the code."""
    for feed in Feed:
        for name in spellings(risk, feed):
            assert [found.type for found in risks([name], [], Dialect(feed=feed), Notes())] == [risk]
