"""The level of a risk, from scenarios by the grid of the law."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

import safetygate as sg
from safetygate.domain.alerts.assessment import HarmScenario, HarmStep, assess
from safetygate.domain.codes import HarmSeverity, Probability, RiskLevel
from safetygate.domain.records.errors import InvalidValue
from tests.alerts.exchanged import EXCHANGED

GRID = {
    "very_frequent": "HSSS",
    "frequent": "MSSS",
    "common": "MSSS",
    "occasional": "LHSS",
    "unlikely": "LMHS",
    "unusual": "LLMH",
    "rare": "LLLM",
    "extremely_rare": "LLLL",
}
"""Delegated Regulation (EU) 2024/3173, Annex II, 3.6.2, copied from the act."""

LEVELS = {"S": RiskLevel.SERIOUS, "H": RiskLevel.HIGH, "M": RiskLevel.MEDIUM, "L": RiskLevel.LOW}


def scenario(severity: str, *steps: tuple[int, int]) -> HarmScenario:
    """A scenario with its steps, each so many times out of so many."""
    return HarmScenario(severity=severity, steps=[HarmStep(times=times, out_of=out_of) for times, out_of in steps])


@pytest.mark.parametrize("probability", Probability)
@pytest.mark.parametrize("position", range(4))
def test_the_grid_is_that_of_the_act(probability: Probability, position: int) -> None:
    """Every one of its 32 cells."""
    severity = tuple(HarmSeverity)[position]

    assessed = assess([HarmScenario(severity=severity, probability=probability)])

    assert assessed.level is LEVELS[GRID[probability.value][position]]


@pytest.mark.parametrize(
    ("step", "band", "on_edge"),
    [
        ((51, 100), "very_frequent", False),
        ((1, 2), "frequent", True),
        ((11, 100), "frequent", False),
        ((1, 10), "common", True),
        ((1, 100), "occasional", True),
        ((2, 1000), "occasional", False),
        ((1, 1000), "unlikely", True),
        ((1, 10_000), "unusual", True),
        ((1, 100_000), "rare", True),
        ((1, 1_000_000), "extremely_rare", True),
        ((0, 1), "extremely_rare", False),
    ],
)
def test_a_probability_on_an_edge_is_in_the_band_below(step: tuple[int, int], band: str, on_edge: bool) -> None:
    """The grid says *more than*; that a scenario stands on an edge is told."""
    assessed = assess([scenario("severe", step)]).scenarios[0]

    assert (assessed.probability.value, assessed.on_edge) == (band, on_edge)


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=5))
def test_the_probability_is_the_product_of_the_steps(chances: list[int]) -> None:
    """Multiplied exactly, however small it gets (Annex II, 3.4.2)."""
    share = Fraction(1)
    for chance in chances:
        share *= Fraction(1, chance)
    least = {"very_frequent": Fraction(1, 2), **{b: Fraction(1, 10**n) for n, b in enumerate(list(GRID)[1:-1], 1)}}

    band = assess([scenario("minor", *((1, chance) for chance in chances))]).scenarios[0].probability.value

    assert band == next((name for name, edge in least.items() if share > edge), "extremely_rare")


def test_the_highest_level_counts() -> None:
    """Annex II, 3.7.2; the reasoning names each scenario, in both languages."""
    assessed = assess([scenario("minor", (1, 2), (1, 10)), scenario("life_threatening", (1, 4), (1, 2), (1, 100))])

    assert assessed.level is RiskLevel.SERIOUS
    assert assessed.reasoning("en") == (
        "Scenario 1: 1/2 × 1/10 = 1/20: Common; severity: Level 1: minor; by the grid: Medium risk.",
        (
            "Scenario 2: 1/4 × 1/2 × 1/100 = 1/800: Occasional; severity: Level 4: life-threatening; "
            "by the grid: Serious risk."
        ),
        "The highest level counts: Serious risk.",
    )
    assert assessed.reasoning("zh-CN")[-1] == "以最高等级为准：严重风险。"


def test_an_edge_is_told_in_the_reasoning() -> None:
    """Whoever reads it sees that the index of the annex may say otherwise."""
    assert (
        assess([scenario("minor", (1, 2))])
        .reasoning("en")[0]
        .endswith("The probability stands on an edge: by the grid it belongs to the band below.")
    )


def test_without_a_scenario_there_is_no_level() -> None:
    """Nothing is guessed."""
    with pytest.raises(InvalidValue, match="scenarios: expected at least one scenario"):
        assess([])


def test_a_level_that_the_grid_does_not_give_is_remarked_upon() -> None:
    """It is kept as it was sent: the assessment is its maker's."""
    assert EXCHANGED.evidence is not None
    made = EXCHANGED.evidence.assessments[0]

    assert sg.assess(made.scenarios).level.value == made.level.value
    assert [problem.code for problem in sg.validate(sg.dumps(EXCHANGED)).problems] == []
