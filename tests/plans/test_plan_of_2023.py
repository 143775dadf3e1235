"""The plan of 18 September 2023, and the demonstration built on it."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

import attrs
import pytest

import safetygate
from safetygate.domain.codes import ActionCode, ActivityStatus, PlanStanding, PlanState, TextLanguage
from safetygate.domain.plans.plan_of_2023 import PLAN_OF_2023
from safetygate.domain.records.texts import Texts
from safetygate.testing.plans import MADE_UP, demo_plan, demo_quarters
from tests.conftest import ROOT
from tests.plans.making import day

SEED = ROOT.parent / "shared" / "seed" / "eu-china-action-plan.txt"


def texts(value: Any) -> list[Texts]:
    """All texts in a record."""
    if isinstance(value, Texts):
        return [value]
    if isinstance(value, tuple):
        return list(chain.from_iterable(map(texts, value)))
    if attrs.has(type(value)):
        return list(chain.from_iterable(texts(getattr(value, each.name)) for each in attrs.fields(type(value))))
    return []


def test_it_is_whole_in_both_languages() -> None:
    """Every paragraph stands in English and in Chinese, and the Chinese one is marked as a rendering."""
    for each in texts(PLAN_OF_2023):
        assert set(each) == {"en", "zh"}
        assert re.search("[\u4e00-\u9fff]", each["zh"])
        assert not re.search("[\u4e00-\u9fff]", each["en"])
    assert PLAN_OF_2023.renderings == (TextLanguage.ZH,)


def test_its_footnotes_are_called_in_both_languages() -> None:
    """A note that is called in one language is called in the other, and each is there."""
    called = [[sorted(re.findall(r"\[\d\]", each[code])) for code in ("en", "zh")] for each in texts(PLAN_OF_2023)]

    assert all(en == zh for en, zh in called)
    assert {note for en, _ in called for note in en} == {f"[{number}]" for number in range(1, 6)}
    assert len(PLAN_OF_2023.notes) == 5


def test_its_english_words_are_those_of_the_plan() -> None:
    """Word for word, where the text of the plan lies beside the working copy."""
    if not SEED.is_file():
        pytest.skip(f"the text of the Action plan is not at {SEED}")
    plan = re.sub(r"\s+", " ", SEED.read_text(encoding="utf-8").replace("EU-\n", "EU-")).replace(
        "EU- China", "EU-China"
    )
    for each in texts(PLAN_OF_2023):
        words = re.sub(r" \[(\d)\]", r"\1", each["en"])
        assert words in plan


def test_it_intends_what_the_plan_says() -> None:
    """A reaction within 21 days, two workshops a year, trainings as circumstances are, a revision every two years."""
    assert {action.code: action.target for action in PLAN_OF_2023.actions} == {
        ActionCode.RAPID_EXCHANGES: 21,
        ActionCode.WORKSHOPS: 2,
        ActionCode.TRAININGS: None,
    }
    assert PLAN_OF_2023.review_years == 2
    assert PLAN_OF_2023.state(at=day("2199-12-31")) is PlanState.DRAFT


def test_it_travels() -> None:
    """As a document without any problem, and back."""
    for plan in (PLAN_OF_2023, demo_plan()):
        assert safetygate.validate(safetygate.dumps(plan)).problems == ()
        assert safetygate.loads(safetygate.dumps(plan)) == plan
        assert safetygate.loads(safetygate.canonical(plan)) == plan


def test_the_demonstration_says_that_it_is_made_up() -> None:
    """Every activity and every sentence of a review."""
    plan = demo_plan()

    assert {activity.status for activity in plan.activities} == {*ActivityStatus} - {ActivityStatus.PLANNED}
    assert all(activity.texts == MADE_UP for activity in plan.activities)
    assert {*texts(plan.reviews)} == {MADE_UP}


def test_the_demonstration_shows_something_of_everything() -> None:
    """In November 2026 something is on course, due, past and without a target, and the review lies ahead."""
    status = demo_plan().status(at=day("2026-11-22"), reports=demo_quarters())

    assert {indicator.standing for indicator in status.indicators} == set(PlanStanding)
    assert (status.state, status.plan_year, status.review) == (PlanState.IN_OPERATION, 4, PlanStanding.ON_COURSE)
