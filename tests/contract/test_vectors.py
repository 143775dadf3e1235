"""Every conformance vector gets the answer that its index states."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import pytest

import safetygate
from safetygate import Problem
from safetygate.documents.kinds import KINDS
from safetygate.domain.records.problems import Severity
from safetygate.domain.records.rules import Rule, rules_of
from tests.contract.parity import parts
from tests.contract.vectors import FOLDER, INDEX, content, documents


def found(problems: Iterable[Problem], *severities: Severity) -> set[tuple[str, str]]:
    """Pointer and code of the *problems* of some severities, of all where none is named."""
    return {(problem.pointer, problem.code) for problem in problems if not severities or problem.severity in severities}


RULES: dict[str, Rule] = {rule.code: rule for kind in KINDS.values() for cls in parts(kind) for rule in rules_of(cls)}


def named(part: str) -> pytest.MarkDecorator:
    """A test for each vector of one *part* of the index."""
    return pytest.mark.parametrize("entry", INDEX[part], ids=[entry["file"] for entry in INDEX[part]])


@named("valid")
def test_a_valid_document_is_read_and_written(entry: dict[str, Any]) -> None:
    """It has no error, reads, and comes back the same when written and read again."""
    data = (FOLDER / entry["file"]).read_bytes()
    record = safetygate.loads(data)

    assert safetygate.validate(data).valid
    assert safetygate.loads(safetygate.dumps(record)) == record
    assert safetygate.from_dict(content(entry)) == record


@named("invalid")
def test_an_invalid_document_is_told_every_error_at_its_place(entry: dict[str, Any]) -> None:
    """The errors are those of the index: no fewer, no more."""
    expected = {(problem["pointer"], problem["code"]) for problem in entry["problems"]}
    with pytest.raises(safetygate.InvalidDocument) as refusal:
        safetygate.loads((FOLDER / entry["file"]).read_bytes())

    assert found(refusal.value.problems, Severity.ERROR) == expected


@named("bytes")
def test_bytes_are_taken_or_refused_for_the_stated_reason(entry: dict[str, Any]) -> None:
    """What is no exchanged JSON is refused with its reason; what merely looks odd is read."""
    data = (FOLDER / entry["file"]).read_bytes()
    expected = {(problem["pointer"], problem["code"]) for problem in entry["problems"]}

    assert found(safetygate.validate(data).problems, Severity.ERROR) == expected


@named("rules")
def test_a_rule_is_told_where_it_does_not_hold_and_only_there(entry: dict[str, Any]) -> None:
    """One document keeps the rule, its twin breaks it at the stated places and has no other problem."""
    vector = content(entry)

    assert found(safetygate.validate(written(vector["holds"])).problems) == set()
    assert found(safetygate.validate(written(vector["broken"])).problems) == {
        (pointer, vector["rule"]) for pointer in vector["pointers"]
    }


def written(document: Any) -> bytes:
    """A plain JSON value as it would travel."""
    return json.dumps(document).encode()


def test_every_rule_has_a_vector() -> None:
    """No numbered rule of a document is left to guesswork."""
    assert {entry["file"] for entry in INDEX["rules"]} == {f"rules/{code}.json" for code in RULES}


def test_the_readme_lists_every_mandatory_rule() -> None:
    """What no schema can say, other implementations read in one place, in both languages."""
    text = (FOLDER.parent / "README.md").read_text(encoding="utf-8")

    for code, rule in RULES.items():
        if code.startswith("SG-M-"):
            assert f"| `{code}` | {rule.en} | {rule.zh} |" in text, code
    assert len(re.findall(r"\n\| `SG-M-[0-9]", text)) == sum(code.startswith("SG-M-") for code in RULES)


def test_the_index_names_every_file() -> None:
    """A vector that no index names would never be tried."""
    files = (path for path in FOLDER.glob("*/*") if path.suffix in {".json", ".bytes"})
    there = {path.relative_to(FOLDER).as_posix() for path in files}

    assert {entry["file"] for part in INDEX.values() for entry in part} == there
    assert all(entry["about"].endswith(".") for part in INDEX.values() for entry in part)


def test_every_vector_says_that_it_is_made_up() -> None:
    """No real alert stands among the vectors: a product here is called Exemplar or has no brand at all."""
    brands = [brand for document in documents().values() for brand in brands_of(document)]

    assert brands
    assert all("Exemplar" in brand for brand in brands)


def brands_of(document: Any) -> list[str]:
    """The brands in *document*, where it is sound enough to have any."""
    product = document.get("product") if isinstance(document, dict) else None
    brands = product.get("brands") if isinstance(product, dict) else None
    return [brand for brand in brands if brand] if isinstance(brands, list) else []
