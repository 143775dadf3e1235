"""
The level of a risk: from harm scenarios, by the grid of Delegated Regulation (EU) 2024/3173, Annex II.

A scenario tells by which steps a harm comes about and how severe it is.
Its probability is the product of the probabilities of its steps (3.4.2); the grid of 3.6.2 gives its level; of several
scenarios the highest level counts (3.7.2).

At the edges the two tables of the annex differ.
The index (3.4.4) calls exactly 50 % very frequent and leaves open where exactly 1/10 or 1/100 belongs; the grid (3.6.2)
says *more than* throughout.
This library takes the grid, as it is what gives the level: a probability on an edge is in the band below, and at
exactly 1/1 000 000, which the grid leaves out, the index agrees with that.
Whether a scenario stands on an edge is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import prod
from typing import ClassVar, Final, final

from attrs import field, frozen

from safetygate.domain.codes import HarmSeverity, Probability, RiskLevel, RiskType
from safetygate.domain.records.checks import Boolean, Code, Integer, Items, Maybe, Part
from safetygate.domain.records.converters import AsCode, Each, MaybeCode, maybe_texts
from safetygate.domain.records.errors import InvalidValue, expect_each
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.records.rules import Record, Rule
from safetygate.domain.records.shapes import LONG
from safetygate.domain.records.texts import Texts

# Annex II, 3.2.4.
_MOST_STEPS: Final = 5

_FINEST: Final = 10**9


@final
@frozen(kw_only=True)
class HarmStep(Record):
    """
    One step on the way to a harm, and how probable it is: so many times out of so many.

    Attributes:
        description: What happens.
        times: How often it happens.
        out_of: Out of how many.
    """

    description: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    # Annex II, 3.4.1 and 3.5(a)
    times: int = field(validator=Integer(0, _FINEST))
    out_of: int = field(validator=Integer(1, _FINEST))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-014",
            "expected a probability of at most one",
            "概率不应大于一",
            lambda step: [("times",)] if step.times > step.out_of else [],
        ),
    )


@final
@frozen(kw_only=True)
class HarmScenario(Record):
    """
    How a hazard of the product leads to a harm (Delegated Regulation (EU) 2024/3173, Annex II, 3.1 to 3.4).

    Attributes:
        hazard: The hazard, as a risk type of the Safety Gate.
        description: The scenario in words.
        severity: How severe the harm is.
        steps: The steps that lead to it, each with its probability; five at most.
        probability: The probability in words, where it is not computed from steps.
    """

    hazard: RiskType | None = field(default=None, converter=MaybeCode[RiskType], validator=Maybe(Code(RiskType)))
    description: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    severity: HarmSeverity = field(converter=AsCode[HarmSeverity], validator=Code(HarmSeverity))
    steps: tuple[HarmStep, ...] = field(
        default=(), converter=Each[HarmStep], validator=Items(Part(HarmStep), _MOST_STEPS)
    )
    # Annex II, 3.5(b): a band in place of the steps.
    probability: Probability | None = field(
        default=None, converter=MaybeCode[Probability], validator=Maybe(Code(Probability))
    )

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-015",
            "expected steps with their probabilities, or a probability in words, and not both",
            "应列出各步骤及其概率，或以文字表示概率，二者择一",
            lambda scenario: [("probability",)] if bool(scenario.steps) is (scenario.probability is not None) else [],
        ),
    )


_EDGES: Final[tuple[tuple[Fraction, Probability], ...]] = tuple(
    zip(
        (Fraction(1, 2), *(Fraction(1, 10**power) for power in range(1, 7))),
        Probability,
        strict=False,
    )
)
"""More than each of these it is so probable; what is more than none of them is extremely rare."""

# By their order, so that the grid below can be held against the printed one at a glance.
_S, _H, _M, _L = RiskLevel
# Annex II, 3.6.2: for each probability the level at each severity, the slightest first.
_GRID: Final[Mapping[Probability, tuple[RiskLevel, ...]]] = {
    Probability.VERY_FREQUENT: (_H, _S, _S, _S),
    Probability.FREQUENT: (_M, _S, _S, _S),
    Probability.COMMON: (_M, _S, _S, _S),
    Probability.OCCASIONAL: (_L, _H, _S, _S),
    Probability.UNLIKELY: (_L, _M, _H, _S),
    Probability.UNUSUAL: (_L, _L, _M, _H),
    Probability.RARE: (_L, _L, _L, _M),
    Probability.EXTREMELY_RARE: (_L, _L, _L, _L),
}

_SEVERITIES: Final = tuple(HarmSeverity)
_LEVELS: Final = tuple(RiskLevel)

# The reasoning shows the product of the steps, as whoever reviews an assessment works it out again.
_COMPUTED: Final = Phrase("{product} = {share}: {probability}", "{product} = {share}：{probability}")
_SCENARIO: Final = Phrase(
    "Scenario {number}: {probability}; severity: {severity}; by the grid: {level}.",
    "场景 {number}：{probability}；严重程度：{severity}；按矩阵判定：{level}。",
)
_ON_EDGE: Final = Phrase(
    " The probability stands on an edge: by the grid it belongs to the band below.",
    "该概率恰在分界上：按矩阵归入下一档。",
)
_HIGHEST: Final = Phrase("The highest level counts: {level}.", "以最高等级为准：{level}。")


@final
@frozen(kw_only=True)
class AssessedScenario(Record):
    """
    One scenario with its place in the grid.

    Attributes:
        scenario: The scenario.
        probability: The band of its probability.
        level: The level that the grid gives.
        on_edge: Whether its probability stands exactly on the edge of two bands.
    """

    scenario: HarmScenario = field(validator=Part(HarmScenario))
    probability: Probability = field(converter=AsCode[Probability], validator=Code(Probability))
    level: RiskLevel = field(converter=AsCode[RiskLevel], validator=Code(RiskLevel))
    on_edge: bool = field(validator=Boolean())

    def sentence(self, number: int, language: str | Language) -> str:
        """How the level came about, as sentence *number* of the reasoning."""
        steps, probability = self.scenario.steps, self.probability.label(language)
        if steps:
            product = " × ".join(f"{step.times}/{step.out_of}" for step in steps)
            probability = _COMPUTED.say(language, product=product, share=_share(steps), probability=probability)
        named = {"severity": self.scenario.severity.label(language), "level": self.level.label(language)}
        said = _SCENARIO.say(language, number=number, probability=probability, **named)
        return said + (_ON_EDGE.say(language) if self.on_edge else "")


@final
@frozen(kw_only=True)
class AssessedRisk(Record):
    """
    The level of a risk with its reasoning.

    Attributes:
        level: The highest level of its scenarios.
        scenarios: Each scenario with its place in the grid.
    """

    level: RiskLevel = field(converter=AsCode[RiskLevel], validator=Code(RiskLevel))
    scenarios: tuple[AssessedScenario, ...] = field(
        converter=Each[AssessedScenario], validator=Items(Part(AssessedScenario), 100, least=1)
    )

    def reasoning(self, language: str | Language) -> tuple[str, ...]:
        """
        How the level came about, a sentence for each scenario and one for the whole.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        each = (scenario.sentence(number, language) for number, scenario in enumerate(self.scenarios, 1))
        return (*each, _HIGHEST.say(language, level=self.level.label(language)))


def assess(scenarios: Iterable[HarmScenario]) -> AssessedRisk:
    """
    The level of the risk that *scenarios* describe, with its reasoning.

    Delegated Regulation (EU) 2024/3173, Annex II, 3. It is arithmetic, not judgement: which scenarios there are, how
    probable their steps and how severe the harm, is for those who assess; so is a sensitivity analysis.

    Raises:
        InvalidValue: Where there is no scenario.
    """
    scenarios = expect_each(scenarios, HarmScenario, field="scenarios")
    assessed = []
    for scenario in scenarios:
        share = _share(scenario.steps)
        band = next((band for edge, band in _EDGES if share > edge), Probability.EXTREMELY_RARE)
        probability = scenario.probability or band
        assessed.append(
            AssessedScenario(
                scenario=scenario,
                probability=probability,
                level=_GRID[probability][_SEVERITIES.index(scenario.severity)],
                on_edge=scenario.probability is None and any(share == edge for edge, _ in _EDGES),
            )
        )
    if not assessed:
        raise InvalidValue("expected at least one scenario", field="scenarios")
    return AssessedRisk(level=min((each.level for each in assessed), key=_LEVELS.index), scenarios=assessed)


def _share(steps: Iterable[HarmStep]) -> Fraction:
    """The compound probability of *steps* (Annex II, 3.4.3), exactly."""
    # In fractions, as a float would put 1/10 × 1/10 beside the edge of 1/100 and not on it.
    return prod((Fraction(step.times, step.out_of) for step in steps), start=Fraction(1))
