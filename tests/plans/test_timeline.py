"""The drawing of the cycle: whole, to scale, and told in words too."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from pendulum import Date

from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.records.texts import Texts
from safetygate.outputs.plan.timeline import plan_marks, plan_timeline
from safetygate.testing.plans import demo_plan, demo_submissions
from tests.plans.making import DAYS, day, plans, signed, workshop

AT = day("2026-11-22")
DUE = demo_plan().due(between=(AT, day("2027-12-31")), submissions=demo_submissions())


SVG = "{http://www.w3.org/2000/svg}"


def drawn(fragment: str) -> list[tuple[str, float, str]]:
    """Class, percent of the width and words of every mark, from left to right; the legend has no words of its own."""
    marks = [mark for mark in ET.fromstring(fragment) if mark.find(f"{SVG}title") is not None]
    return [
        (mark.attrib["class"], float((mark.get("x") or mark.attrib["cx"])[:-1]), "".join(mark.itertext()))
        for mark in marks
    ]


def legend(fragment: str) -> list[str]:
    """The classes of the shapes that the legend explains."""
    parts = ET.fromstring(fragment)
    return [part.attrib["class"] for part in parts if "class" in part.attrib and part.find(f"{SVG}title") is None]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everything_is_drawn_and_told(language: str) -> None:
    """Letters, cycles, the review and its preparation, every activity and every due day, each once, also in words."""
    fragment = plan_timeline(demo_plan(), due=DUE, at=AT, language=language)
    marks = plan_marks(demo_plan(), due=DUE, at=AT, language=language)

    assert [words for _, _, words in drawn(fragment)] == [f"{mark.days}: {mark.label}" for mark in marks]
    for activity in demo_plan().activities:
        assert any(activity.title[language] in words for _, _, words in drawn(fragment))
    for due in DUE:
        assert sum(due.due_kind.label(language) in words for _, _, words in drawn(fragment)) == sum(
            each.due_kind is due.due_kind for each in DUE if each.due_kind.value != "activity"
        )
    assert (re.search("[\u4e00-\u9fff]", fragment) is not None) is (language == "zh")


@given(plans(), DAYS)
def test_later_days_stand_further_right(plan: ActionPlan, at: Date) -> None:
    """Whatever is drawn lies within the drawing, in the order of days, and is explained by the legend."""
    fragment = plan_timeline(plan, due=plan.due(between=(at, at.add(years=2))), at=at, language="en")
    places = [place for _, place, _ in drawn(fragment)]

    assert places == sorted(places)
    assert all(1 <= place <= 99 for place in places)
    assert set(legend(fragment)) == {style for style, _, _ in drawn(fragment)}
    assert len(places) == len(plan_marks(plan, due=plan.due(between=(at, at.add(years=2))), at=at, language="en"))


def test_words_from_a_document_never_act_as_marks() -> None:
    """A title is text, whatever it holds."""
    title = "<script>alert('1')</script> & \"more\""
    plan = signed(activities=(workshop("1", "2024-03-01", title=Texts(en=title, zh="虚构")),))
    fragment = plan_timeline(plan, due=(), at=day("2024-05-01"), language="en")

    assert "<script" not in fragment
    assert any(title in words for _, _, words in drawn(fragment))


def test_it_needs_nothing_from_elsewhere() -> None:
    """No script, no address, no file: it can be opened without a network."""
    fragment = plan_timeline(demo_plan(), due=DUE, at=AT, language="en")

    assert not re.search(r"https?:|src=|href=|url\(|<script", fragment.replace(SVG[1:-1], ""))


def test_a_draft_can_be_drawn() -> None:
    """With nothing on it yet but the day."""
    fragment = plan_timeline(signed("2024-03-01"), due=(), at=day("2024-05-01"), language="zh")

    assert [style for style, _, _ in drawn(fragment)] == ["letter"]
    assert "截至2024-05-01" in fragment
