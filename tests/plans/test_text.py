"""The plan as text to read: in one language, or in two side by side."""

from __future__ import annotations

import re

import pytest

from safetygate.domain.codes import PlanState, TextLanguage
from safetygate.domain.plans.plan_of_2023 import PLAN_OF_2023
from safetygate.domain.plans.revision import begin_review
from safetygate.domain.records.texts import Texts
from safetygate.outputs.plan.text import plan_markdown, plan_side_by_side
from safetygate.testing.plans import demo_plan
from tests.plans.making import day, in_state, letter, signed, workshop

VERSION = PLAN_OF_2023.latest
TEXTS = [
    *(VERSION.title, *VERSION.preamble, *VERSION.closing, *VERSION.notes),
    *(text for action in VERSION.actions for text in (action.title, *action.texts)),
]


def plain(markdown: str) -> str:
    """What a reader of *markdown* sees, without the marks."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_paragraph_of_the_plan_is_there(language: str) -> None:
    """In its language, in order, word for word."""
    text = plain(plan_markdown(PLAN_OF_2023, language))
    places = [text.index(each[language].removeprefix("- ")) for each in TEXTS]

    assert len(set(places)) == len(TEXTS)


def test_both_languages_stand_side_by_side() -> None:
    """Each row of the table holds the same paragraph in both."""
    head, line, *rows = plan_side_by_side(PLAN_OF_2023).splitlines()

    assert (head, line) == ("| English | 中文 |", "| --- | --- |")
    cells = [re.split(r"(?<!\\)\|", row)[1:-1] for row in rows]
    assert all(len(row) == 2 for row in cells)
    for each in TEXTS:
        en, zh = (each[code].removeprefix("- ") for code in ("en", "zh"))
        assert any(en in plain(left) and zh in plain(right) for left, right in cells)


def test_a_rendering_says_that_it_is_one() -> None:
    """The Chinese words of the plan of 2023 are not the signed text; the English ones are."""
    assert "此处中文仅供阅读参考，并非签署文本。" in plan_markdown(PLAN_OF_2023, "zh")
    assert "rendering" not in plan_markdown(PLAN_OF_2023, "en")
    assert "| *此处中文仅供阅读参考，并非签署文本。* |" in plan_side_by_side(PLAN_OF_2023)
    signed_in_both = PLAN_OF_2023.with_latest(renderings=())
    assert "并非签署文本" not in plan_markdown(signed_in_both, "zh")
    assert "rendering" in plan_markdown(PLAN_OF_2023.with_latest(renderings=(TextLanguage.EN,)), "en")


def test_letters_show_who_has_signed() -> None:
    """Where and when, or that a letter is missing."""
    plan = PLAN_OF_2023.sign(letter(1, "2023-09-19"))
    english, chinese = plan_markdown(plan, "en"), plan_markdown(plan, "zh")

    assert "- European Commission, Directorate-General for Justice and Consumers: not yet signed" in english
    assert "- General Administration of Customs of the People's Republic of China: Brussels, 2023-09-19" in english
    assert "- 欧盟委员会司法与消费者总司：尚未签署" in chinese
    assert "- 中华人民共和国海关总署：布鲁塞尔，2023-09-19" in chinese


def test_activities_and_reviews_follow_the_text() -> None:
    """In the order of days; a review with its figures, words and decision."""
    text = plan_markdown(demo_plan(), "en")

    assert (
        "- 2024-03-21 · Workshop · Held · Online · The EU system and the Product Safety Pledge · 86 participants"
        in text
    )
    assert "- 2026-06-11 · Training · Cancelled · Online · Electric scooters" in text
    assert "## Review of 2023-09-18 to 2025-09-17" in text
    assert (
        "- Workshops held · Year of the plan 2023-09-18 to 2024-09-17 · 2, intended 2 · On course\n"
        "- Workshops held online · Year of the plan 2023-09-18 to 2024-09-17 · 2, intended 2 · On course\n"
    ) in text
    assert "Decision: Continue the plan unchanged" in text
    assert "- 2024-03-21 · 研讨会 · 已举办 · 线上 · 欧盟制度与《产品安全承诺》 · 86人参加" in plan_markdown(
        demo_plan(), "zh"
    )


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("a | b", r"a \| b"),
        ("*bold* and _more_ `code`", r"\*bold\* and \_more\_ \`code\`"),
        ("[a](https://example.org)", r"\[a\](https://example.org)"),
        ("one\n\n# two", "one # two"),
        ("back\\slash &amp;", r"back\\slash \&amp;"),
    ],
)
def test_words_never_act_as_marks(title: str, written: str) -> None:
    """What a document holds is shown as it is: no markup, no link and no second row comes out of it."""
    plan = signed(activities=(workshop("1", "2024-03-01", title=Texts(en=title, zh="虚构")),))
    line = f"- 2024-03-01 · Workshop · Held · Online · {written}"

    assert line in plan_markdown(plan, "en").splitlines()
    assert f"| • {line[2:]} | • 2024-03-01 · 研讨会 · 已举办 · 线上 · 虚构 |" in plan_side_by_side(plan).splitlines()


@pytest.mark.parametrize(
    ("start", "written"),
    [
        ("# a", r"\# a"),
        ("1. a", r"1\. a"),
        ("2) a", r"2\) a"),
        ("+ a", r"\+ a"),
        ("= a", r"\= a"),
        ("2024-1", "2024-1"),
    ],
)
def test_the_start_of_a_paragraph_is_no_mark(start: str, written: str) -> None:
    """Neither heading nor list nor rule."""
    assert written in plan_markdown(signed(version={"closing": (Texts(en=start),)}), "en").splitlines()


def test_words_that_are_missing_in_one_language_stand_in_english() -> None:
    """A reader is never left without."""
    plan = signed(version={"closing": (Texts(en="Only English"),)})

    assert "Only English" in plan_markdown(plan, "zh")
    assert "| Only English | Only English |" in plan_side_by_side(plan)


def test_a_bare_plan_has_no_empty_headings() -> None:
    """Without notes, activities and reviews there is nothing about them; a review that has only begun is named."""
    bare = signed(version={"notes": (), "preamble": (), "closing": ()})
    begun = plan_markdown(begin_review(bare, "review-1", at=day("2025-04-01")), "en")

    headings = [line for line in plan_markdown(bare, "en").splitlines() if line.startswith("## ")]
    assert headings[-1] == "## Signatures"
    assert len(headings) == 1 + len(bare.latest.actions)
    assert begun == plan_markdown(bare, "en") + "\n## Review of 2023-09-18 to 2025-09-17\n"


def test_an_action_without_words_shows_its_figures() -> None:
    """The assessment of an action may be figures alone."""
    text = plan_markdown(in_state(PlanState.ASSESSED), "zh")

    assert "面向企业的宣传与培训\n\n- 已举办的培训 · 审议周期 2023-09-18至2025-09-17 · 0/0 · 无目标值" in text
    assert "决定" not in text
