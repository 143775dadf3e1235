"""The words of the house: one Chinese term for each idea, and the words that are not used."""

from __future__ import annotations

import csv
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from safetygate.domain import codes
from safetygate.domain.records.code import CodeList

ROOT = Path(__file__).parents[1]
SPOKEN = [
    ROOT / "README.zh.md",
    *(path for place in ("docs", "examples", "schemas", "src", "tests") for path in (ROOT / place).rglob("*")),
]
"""Where the project speaks, or says what it expects to be spoken."""


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table of words."""
    with (ROOT / "docs" / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


TERMS = rows("terms.csv")
UNUSED = rows("words-not-used.csv")
for module in pkgutil.iter_modules(codes.__path__, f"{codes.__name__}."):
    importlib.import_module(module.name)
LISTS = {each.__name__: each for each in CodeList.__subclasses__()}
LABELS = [(label, term["chinese"]) for term in TERMS for label in term["labels"].split()]
TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in SPOKEN
    if path.suffix in {".html", ".json", ".md", ".py"} and not {"_build", "generated", "node_modules"} & {*path.parts}
}
HEADS = dict(re.findall(r"^(\w.*) · (.+)\n  ", TEXTS["docs/glossary.md"], re.MULTILINE))


@pytest.mark.parametrize("language", ["english", "chinese"])
def test_a_term_stands_for_one_idea(language):
    """No word is in the table twice, so that readers can go from one language to the other and back."""
    words = [term[language] for term in TERMS]

    assert [word for word in words if words.count(word) > 1] == []


def test_every_term_says_where_it_is_from():
    """A word is proved by a text of others, or it is a judgement of this project and says so."""
    assert {term["status"] for term in TERMS} == {"proved", "judgement"}
    assert [term["english"] for term in TERMS if not term["source"]] == []
    assert [term["english"] for term in TERMS if term["source"] == "this project" and term["status"] == "proved"] == []


def test_the_glossary_has_the_terms_of_the_table():
    """Every head of the glossary is a row of the table, with the same word in Chinese."""
    assert len(HEADS) > 40
    assert HEADS.items() <= {term["english"]: term["chinese"] for term in TERMS}.items()


@pytest.mark.parametrize(("label", "chinese"), LABELS)
def test_labels_have_the_term(label, chinese):
    """Where a code is about an idea of the table, its Chinese label has the word."""
    codes, _, member = label.partition(".")

    assert chinese in LISTS[codes][member].zh


@pytest.mark.parametrize("unused", UNUSED, ids=lambda unused: unused["word"])
def test_no_word_is_used_that_is_not_neutral_or_has_a_better_one(unused):
    """The word stands nowhere but in the phrase in which it has to."""
    found = [
        name
        for name, text in TEXTS.items()
        if unused["word"] in (text.replace(unused["stands_in"], "") if unused["stands_in"] else text)
    ]

    assert found == [], f"write {unused['instead']}: {unused['why']}"


def test_no_term_holds_a_word_that_is_not_used():
    """The two tables agree."""
    terms = [term["chinese"] for term in TERMS]

    assert [unused["word"] for unused in UNUSED if any(unused["word"] in term for term in terms)] == []
