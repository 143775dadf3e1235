"""The plan of 18 September 2023, and the demonstration built on it."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

import attrs
import pytest

import safetygate
from safetygate.domain.codes import ActivityStatus, PlanStanding, PlanState, SigningManner, TextLanguage
from safetygate.domain.plans.agreement import Letter
from safetygate.domain.plans.plan_of_2023 import PLAN_OF_2023, WELCOMED_ON
from safetygate.domain.records.texts import Texts
from safetygate.testing.plans import MADE_UP, demo_plan, demo_quarters, demo_submissions
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
    assert PLAN_OF_2023.latest.renderings == (TextLanguage.ZH,)


def test_its_footnotes_are_called_in_both_languages() -> None:
    """A note that is called in one language is called in the other, and each is there."""
    called = [[sorted(re.findall(r"\[\d\]", each[code])) for code in ("en", "zh")] for each in texts(PLAN_OF_2023)]

    assert all(en == zh for en, zh in called)
    assert {note for en, _ in called for note in en} == {f"[{number}]" for number in range(1, 6)}
    assert len(PLAN_OF_2023.latest.notes) == 5


def test_its_english_words_are_those_of_the_plan() -> None:
    """Word for word, where the text of the plan lies beside the working copy."""
    if not SEED.is_file():
        pytest.skip(f"the text of the Action plan is not at {SEED}")
    plan = re.sub(r"\s+", " ", SEED.read_text(encoding="utf-8").replace("EU-\n", "EU-")).replace(
        "EU- China", "EU-China"
    )
    memorandum, *_, arrangement = PLAN_OF_2023.instruments
    for each in [*texts(PLAN_OF_2023.versions), memorandum.title, arrangement.title]:
        words = re.sub(r" \[(\d)\]", r"\1", each["en"])
        assert words in plan


def test_it_intends_what_the_plan_says() -> None:
    """A reaction within 21 days, two workshops a year, trainings as circumstances are, a revision every two years."""
    targets = [target for action in PLAN_OF_2023.latest.actions for target in action.targets]

    assert [(target.code.value, target.number, target.force.value) for target in targets] == [
        ("reaction_days", 21, "intended"),
        ("workshops_a_year", 2, "in_principle"),
        ("workshops_online_a_year", 2, "in_principle"),
        ("trainings", None, "by_circumstances"),
    ]
    assert PLAN_OF_2023.latest.review_years == 2
    assert PLAN_OF_2023.state(at=day("2199-12-31")) is PlanState.DRAFT


def test_it_says_how_it_is_signed() -> None:
    """In duplicate, in Chinese and English, by exchange of letters."""
    version = PLAN_OF_2023.latest

    assert (version.originals, version.manner) == (2, SigningManner.EXCHANGE_OF_LETTERS)
    assert version.languages == (TextLanguage.ZH, TextLanguage.EN)


def test_it_names_what_it_rests_on_and_invents_nothing() -> None:
    """The memorandum of January 2006, its extensions of which only the years are known, and the arrangement."""
    assert [(each.id, each.year, each.month, each.changes) for each in PLAN_OF_2023.instruments] == [
        ("memorandum-2006", 2006, 1, None),
        ("extension-2008", 2008, None, "memorandum-2006"),
        ("extension-2010", 2010, None, "memorandum-2006"),
        ("administrative-arrangement", None, None, "memorandum-2006"),
    ]


def test_the_days_of_the_letters_may_stay_unknown() -> None:
    """The signature was welcomed on 18 September 2023; days are counted from there, and the status says so."""
    plan = PLAN_OF_2023.with_latest(made_known_on=WELCOMED_ON)
    for party in plan.parties:
        plan = plan.sign(Letter(party=party))
    status = plan.status(at=day("2024-03-01"))

    assert plan.in_operation_on == WELCOMED_ON
    assert plan.latest.letters[0].signed_on is None
    assert [remark.label("en") for remark in status.remarks] == [
        "The days of the letters are not known; days are counted from the day on which the signature was made known"
    ]
    with pytest.raises(safetygate.InvalidValue, match="signed_on: expected the day of every letter, or the day"):
        PLAN_OF_2023.sign(Letter(party=plan.parties[0]))


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
    status = demo_plan().status(at=day("2026-11-22"), reports=demo_quarters(), submissions=demo_submissions())

    assert {indicator.standing for indicator in status.indicators} == set(PlanStanding)
    assert (status.state, status.plan_year, status.review) == (PlanState.IN_OPERATION, 4, PlanStanding.ON_COURSE)
