"""The contract in the forms that tools take."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import safetygate as sg
from safetygate.documents.envelope.attributes import type_of
from safetygate.documents.kinds import KINDS
from safetygate.documents.schema import BASE, schemas
from tests.contract.tooling import differ, vectors

THEIRS = "https://alerts.example/contract/v1/"
JSON_FORMS: list[Any] = ["flat", "openapi", "asyncapi"]


def references(value: Any) -> set[str]:
    """Every reference in *value*."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = {value["$ref"]} if isinstance(value, dict) and isinstance(value.get("$ref"), str) else set()
    return own.union(*map(references, inner))


def test_the_flat_schema_decides_as_the_schemas_do() -> None:
    """Every vector has the same verdict by it, without any other file."""
    validator = Draft202012Validator(json.loads(sg.contract("flat")))

    assert differ(validator.is_valid(document) for document in vectors().values()) == []


@pytest.mark.parametrize("form", JSON_FORMS)
def test_references_stay_within_the_file(form: Any) -> None:
    """Each leads to a definition of the same file, and no definition has lost its name to another."""
    content = json.loads(sg.contract(form))
    definitions = content["$defs"] if form == "flat" else content["components"]["schemas"]
    prefix = "#/$defs/" if form == "flat" else "#/components/schemas/"
    expected = sum(len(each.get("$defs", {})) + ("type" in each) for each in schemas().values())

    assert {target.removeprefix(prefix) for target in references(content)} <= definitions.keys()
    assert len(definitions) == expected


@pytest.mark.parametrize("form", JSON_FORMS)
def test_what_people_read_stands_in_both_languages(form: Any) -> None:
    """A description is English, then Chinese, since no tool shows keywords of our own; and there are none left."""
    text = sg.contract(form)
    content = json.loads(text)
    definitions = content["$defs"] if form == "flat" else content["components"]["schemas"]

    assert all(re.search("[A-Za-z].*[\u4e00-\u9fff]", each["description"]) for each in definitions.values())
    assert '"x-' not in text


def test_types_have_every_document_and_every_code() -> None:
    """A kind without a type, or a code that no type allows, would be missed by a compiler alone."""
    types = sg.contract("typescript")
    union = re.search(r"export type Document = (.*);", types)

    assert union is not None
    assert len(union[1].split(" | ")) == len(KINDS)
    assert all(f'"{code}"' in types for code in schemas()["definitions.json"]["$defs"]["risk_level"]["enum"])


def test_rules_and_codes_have_words_in_both_languages() -> None:
    """Each rule says which kinds it may be asked of; each list and each problem has its words."""
    rules, codes = json.loads(sg.contract("rules")), json.loads(sg.contract("codes"))
    (offers,) = [rule for rule in rules if rule["code"] == "SG-M-004"]

    assert offers["strength"] == "mandatory"
    assert "alert" in offers["kinds"]
    assert all(rule["en"] and re.search("[\u4e00-\u9fff]", rule["zh"]) and rule["kinds"] for rule in rules)
    assert codes["lists"]["answer"]["codes"]["yes"] == {"en": "Yes", "zh": "是"}
    assert codes["problems"]["required"]["zh"] == "缺少此必填成员"


@pytest.mark.parametrize("form", ["flat", "openapi", "asyncapi", "typescript", "rules", "codes"])
def test_the_parties_set_their_own_name(form: Any) -> None:
    """Under it nothing reminds of the name that belongs to nobody."""
    text = sg.contract(form, base=THEIRS)

    assert "safetygate.invalid" not in text
    assert "invalid.safetygate" not in text
    assert "invalid\\\\.safetygate" not in text


def test_events_are_named_after_the_same_name() -> None:
    """The types that the envelope allows are those of the base, and of the parties' where they set one."""
    allowed = {base: json.loads(sg.contract("flat", base=base))["$defs"]["Envelope"] for base in (BASE, THEIRS)}
    patterns = {base: envelope["properties"]["type"]["pattern"] for base, envelope in allowed.items()}

    assert re.search(patterns[BASE], type_of("alert"))
    assert re.search(patterns[THEIRS], "example.alerts.alert.v1")
    assert re.search(patterns[THEIRS], type_of("alert")) is None


@pytest.mark.parametrize(
    "base", ["", "http://alerts.example/v1/", "https://alerts.example/v1", "https://A B/v1/", "urn:x"]
)
def test_a_name_that_is_none_is_refused(base: str) -> None:
    """An address that ends in the major version is expected, and said so."""
    with pytest.raises(sg.InvalidValue, match="expected an address such as"):
        sg.contract("flat", base=base)


def test_an_unknown_form_is_refused() -> None:
    """The error lists the forms that there are."""
    form: Any = "swagger"
    with pytest.raises(sg.InvalidValue, match='expected one of "flat", "openapi"'):
        sg.contract(form)
