"""Every schema keeps the house rules: closed, anchored, bounded, described twice, and of few keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from safetygate.documents.schema import BASE, registry, schemas
from tests.contract.parity import REMARKS

DECIDING = {
    *("$schema", "$id", "$ref", "$defs", "type", "const", "enum", "format", "pattern", "minLength", "maxLength"),
    *("minimum", "maximum", "items", "minItems", "maxItems", "uniqueItems"),
    *("properties", "required", "additionalProperties", "propertyNames", "minProperties", "allOf", "if", "then", "not"),
}
"""All the keywords that a host in another language has to know."""

FILES = sorted(schemas())


def parts(schema: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Every schema inside *schema*, with its place."""
    yield pointer, schema
    for keyword in ("properties", "$defs"):
        for name, part in schema.get(keyword, {}).items():
            yield from parts(part, f"{pointer}/{keyword}/{name}")
    for keyword in ("items", "propertyNames", "additionalProperties", "if", "then"):
        if isinstance(schema.get(keyword), dict):
            yield from parts(schema[keyword], f"{pointer}/{keyword}")
    for position, part in enumerate(schema.get("allOf", ())):
        yield from parts(part, f"{pointer}/allOf/{position}")


PARTS = {f"{file}#{pointer}": (file, part) for file in FILES for pointer, part in parts(schemas()[file])}
NAMED = {
    place: part
    for place, (_, part) in PARTS.items()
    if place.split("/")[-2:-1] in (["properties"], ["$defs"]) and "/if/" not in place
}
"""Definitions and members; what stands under `if` only tells the kinds apart."""


@pytest.mark.parametrize("file", FILES)
def test_a_schema_is_one(file: str) -> None:
    """Every file is valid under the meta-schema of the dialect it names, and its `$id` ends in its name."""
    assert schemas()[file]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schemas()[file]["$id"] == BASE + file
    Draft202012Validator.check_schema(schemas()[file])


def test_only_few_keywords_are_used() -> None:
    """A host has to know our keywords only."""
    used = {(keyword, place) for place, (_, part) in PARTS.items() for keyword in part}

    assert {(keyword, place) for keyword, place in used if keyword not in DECIDING | REMARKS} == set()


def test_every_object_is_closed() -> None:
    """
    An object lists its members, or bounds their names and, outside `extensions`, their values.

    One of several kinds leaves that to the schema of its kind.
    """
    objects = {place: part for place, (_, part) in PARTS.items() if part.get("type") == "object"}
    listed = {place for place, part in objects.items() if part.get("additionalProperties") is False}
    named = {place for place, part in objects.items() if "propertyNames" in part and "additionalProperties" in part}
    chosen = {place for place, part in objects.items() if "allOf" in part}

    assert objects.keys() - listed - named - chosen == {"definitions.json#/$defs/extensions"}
    assert "propertyNames" in schemas()["definitions.json"]["$defs"]["extensions"]


def test_every_list_and_every_text_is_bounded() -> None:
    """Nothing grows without limit."""
    bound = {"array": "maxItems", "string": "maxLength", "integer": "maximum"}
    unbounded = [
        (place, kind)
        for place, (_, part) in PARTS.items()
        for kind in ([part.get("type")] if isinstance(part.get("type"), str) else part.get("type", ()))
        if kind in bound and bound[kind] not in part and "then" not in part and not place.endswith("/if")
    ]

    assert unbounded == []


PATTERNS = {place: part for place, (_, part) in PARTS.items() if "pattern" in part}
"""Every shape of a text; what stands under `not` is looked at together with it."""


@pytest.mark.parametrize("place", PATTERNS)
def test_a_pattern_means_the_same_in_every_engine(place: str) -> None:
    """It is anchored at both ends, has a `maxLength`, looks nowhere ahead, and uses ASCII classes and escapes only."""
    pattern, refused = PATTERNS[place]["pattern"], PATTERNS[place]["not"]["pattern"]

    assert pattern.startswith("^")
    assert pattern.endswith("$")
    assert refused.split("|")[-1] == "\\n", "to Python, Java and .NET a `$` lets a line feed at the end through"
    assert re.search(r"\(\?[=!<]", pattern + refused) is None, "neither RE2 nor Rust looks around"
    assert re.search(r"\\[dDwWsSbBpPAZzhvRXkN]", pattern) is None, "engines disagree on what such a class holds"
    assert re.search(r"\\(?!x[0-9a-f]{2})[^.\\/^$*+?()\[\]{}|n-]", pattern) is None, (
        "ECMAScript takes no needless escape"
    )
    assert "(?P" not in pattern
    assert "(?i" not in pattern
    assert _outside_brackets(pattern).count("|") == 0, "an alternative outside a group escapes the anchor"
    assert "maxLength" in PATTERNS[place]


def _outside_brackets(pattern: str) -> str:
    pattern = re.sub(r"\\.", "", pattern)
    pattern = re.sub(r"\[[^\]]*\]", "", pattern)
    while True:
        inner = re.sub(r"\([^()]*\)", "", pattern)
        if inner == pattern:
            return pattern
        pattern = inner


@pytest.mark.parametrize("file", FILES)
def test_all_is_described_in_both_languages(file: str) -> None:
    """Document, definitions and members carry a sentence in English and one in Chinese."""
    mine = [schemas()[file], *(part for place, part in NAMED.items() if place.startswith(f"{file}#"))]

    for part in mine:
        assert re.fullmatch(r"[^\u3400-\u9fff]+\.", part["description"])
        assert re.fullmatch(r".*[\u3400-\u9fff].*。", part["x-zh"])


def test_every_code_has_two_labels() -> None:
    """Wherever codes are listed, each has a label in English and one in Chinese."""
    for place, (_, part) in PARTS.items():
        if "enum" in part and not place.endswith("/properties/kind"):
            assert list(part["x-labels"]) == part["enum"], place
            assert all(list(label) == ["en", "zh"] and all(label.values()) for label in part["x-labels"].values())


def test_every_reference_leads_somewhere_and_every_definition_is_used() -> None:
    """No reference dangles and nothing is defined in vain."""
    used = {
        (part["$ref"].partition("#")[0] or file, part["$ref"].partition("#/$defs/")[2])
        for file, part in PARTS.values()
        if "$ref" in part
    }
    defined = {(file, name) for file in FILES for name in schemas()[file].get("$defs", {})}

    assert {(file, name) for file, name in used if name} == defined
    assert {file for file, name in used if not name} <= set(FILES)


def test_a_reference_only_adds_remarks() -> None:
    """Beside `$ref` stands nothing that decides, so that a reader has one place to look."""
    for place, (_, part) in PARTS.items():
        assert "$ref" not in part or part.keys() - REMARKS == {"$ref"}, place


EXPLAINED = [place for place, (_, part) in PARTS.items() if "examples" in part]


@pytest.mark.parametrize("place", EXPLAINED)
def test_an_example_is_one(place: str) -> None:
    """Every example is valid under the very part of the schema it explains."""
    validator = Draft202012Validator({"$ref": f"{BASE}{place}"}, registry=registry())

    for example in PARTS[place][1]["examples"]:
        assert [error.message for error in validator.iter_errors(example)] == []


def test_every_pattern_has_an_example_and_refuses_a_little_more() -> None:
    """A pattern takes its examples, and refuses them with a blank or a newline at either end."""
    with_examples = {place: part for place, part in PATTERNS.items() if not place.endswith("propertyNames")}
    for place, part in with_examples.items():
        assert part["examples"], place
        for example in part["examples"]:
            for other in (f" {example}", f"{example} ", f"{example}\n", f"\n{example}"):
                assert _has_shape(example, part)
                assert not _has_shape(other, part)


def _has_shape(text: str, part: Any) -> bool:
    return bool(re.search(part["pattern"], text)) and not re.search(part["not"]["pattern"], text)


def test_audiences_are_of_three_kinds() -> None:
    """A member that not everybody may see says who may, and what makes it public names its neighbour."""
    for place, (file, part) in PARTS.items():
        assert part.get("x-audience", "everybody") in {"everybody", "authorities", "restricted"}, place
        if "x-public-if" in part:
            pointer = place.partition("#/")[2].split("/")[:-1]
            neighbours: Any = schemas()[file]
            for name in pointer:
                neighbours = neighbours[name]
            assert part["x-audience"] == "restricted"
            assert part["x-public-if"].keys() <= neighbours.keys()


def test_every_member_says_whom_it_may_be_shown_to() -> None:
    """A member without an audience would be shown to nobody; none is left to chance."""
    silent = [
        place
        for place, part in NAMED.items()
        if place.split("/")[-2] == "properties" and "x-audience" not in part and not place.startswith("envelope.json")
    ]

    assert silent == []


def test_personal_data_of_sellers_are_restricted() -> None:
    """What may identify a natural person is marked (Regulation (EU) 2023/988, article 40)."""
    members = schemas()["definitions.json"]["$defs"]["operator"]["properties"]

    restricted = {name for name, part in members.items() if part.get("x-audience") == "restricted"}

    assert restricted == {"name", "address", "contact"}
