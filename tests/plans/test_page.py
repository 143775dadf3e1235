"""The plan as one page: in two languages, whole, and in need of nothing else."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from typing import Any

import pytest

from safetygate.domain.plans.plan_of_2023 import PLAN_OF_2023
from safetygate.domain.records.errors import MissingExtra
from safetygate.domain.records.texts import Texts
from safetygate.outputs.plan.page import plan_page
from safetygate.testing.plans import demo_plan, demo_quarters, demo_submissions
from tests.plans.making import day, signed, workshop

AT = day("2026-11-22")
DUE = demo_plan().due(between=(AT, day("2027-12-31")), submissions=demo_submissions())


class Reader(HTMLParser):
    """What stands on the page, language by language."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, list[str]] = {}
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[Any]) -> None:
        """A main part begins in its language."""
        if tag == "main":
            self.language = dict(attrs)["lang"]

    def handle_data(self, data: str) -> None:
        """Words stand in the part that is open."""
        self.parts.setdefault(self.language, []).append(data.strip())


def read(page: str) -> dict[str, list[str]]:
    """The words of the page, language by language."""
    reader = Reader()
    reader.feed(page)
    return reader.parts


def test_both_languages_say_the_same() -> None:
    """How everything stands, what lies ahead and what was done, in English and in Chinese."""
    parts = read(plan_page(demo_plan(), at=AT, due=DUE, reports=demo_quarters(), language="en"))
    status = demo_plan().status(at=AT, reports=demo_quarters())

    for language, words in (("en", parts["en"]), ("zh", parts["zh-Hans"])):
        assert {each.figures(language) for each in status.indicators} <= {*words}
        assert {each.label(language) for each in DUE} <= {*words}
        assert {each[language] for each in PLAN_OF_2023.latest.closing} <= {*words}
        assert status.standing.label(language) in words
        assert any(activity.title[language] in each for activity in demo_plan().activities for each in words)


@pytest.mark.parametrize(("language", "first"), [("en", "show-en"), ("zh", "show-zh")])
def test_one_language_shows_first(language: str, first: str) -> None:
    """The reader can switch to the other."""
    page = plan_page(demo_plan(), at=AT, due=DUE, language=language)

    assert re.findall(r'id="(show-..)" checked', page) == [first]


def test_the_timeline_is_on_it() -> None:
    """Once for each language, and in words beside it."""
    page = plan_page(demo_plan(), at=AT, due=DUE, language="en")

    assert page.count("<svg") == 2
    assert "2026-12-10: Two years of rapid exchanges · Moved to another day" in page
    assert "Two years of rapid exchanges · Moved to another day" in read(page)["en"]


def test_it_needs_nothing_from_elsewhere() -> None:
    """No script, no file and no font: the addresses in the text are words."""
    page = plan_page(demo_plan(), at=AT, due=DUE, language="en")

    assert not re.search(r"<script|<link|<img|src=|href=|@import|url\(", page)


def test_words_from_a_document_never_act_as_marks() -> None:
    """A title is text, whatever it holds."""
    plan = signed(activities=(workshop("1", "2024-03-01", title=Texts(en="<img src=x>&\"'", zh="虚构")),))
    page = plan_page(plan, at=day("2024-05-01"), due=(), language="en")

    assert "<img" not in page
    assert any("<img src=x>&\"'" in words for words in read(page)["en"])


def test_a_draft_has_a_page_too() -> None:
    """Nothing is due yet."""
    words = read(plan_page(PLAN_OF_2023, at=AT, due=(), language="en"))["zh-Hans"]

    assert {"草案", "无目标值", "–"} <= {*words}


def test_a_missing_package_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host is told which extra to install."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtra) as refusal:
        plan_page(PLAN_OF_2023, at=AT, due=(), language="en")

    assert refusal.value.extra == "report"
