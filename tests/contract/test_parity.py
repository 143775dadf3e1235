"""Records and schemas say the same, member by member, and no difference between them goes unnoticed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from safetygate.documents.kinds import KINDS
from safetygate.documents.schema import schemas
from tests.contract.parity import differences


def test_records_and_schemas_say_the_same() -> None:
    """Members, required members, code lists with their labels, bounds, patterns and defaults agree, both ways."""
    assert differences(schemas(), KINDS) == []


def test_every_kind_has_a_schema_and_every_schema_a_kind() -> None:
    """A kind without a schema file is noticed."""
    assert differences(schemas(), {**KINDS, "unheard_of": KINDS["alert"]}) != []


def _alert(change: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda files: change(files["alert.json"])


def _shared(change: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda files: change(files["definitions.json"]["$defs"])


FAULTS: dict[str, Callable[[Any], object]] = {
    "a maxLength shortened": _shared(lambda defs: defs["short_text"].update(maxLength=3999)),
    "a maxLength lengthened": _shared(lambda defs: defs["short_text"].update(maxLength=4001)),
    "a minLength dropped": _shared(lambda defs: defs["short_text"].pop("minLength")),
    "a maxItems raised": _shared(lambda defs: defs["product"]["properties"]["brands"].update(maxItems=201)),
    "a maximum raised": _alert(lambda file: file["$defs"]["source"]["properties"]["position"].update(maximum=2**53)),
    "a pattern changed": _shared(lambda defs: defs["web_address"].update(pattern="^https://$")),
    "a bound on a part of texts changed": _shared(
        lambda defs: defs["texts"]["additionalProperties"].update(maxLength=50_001)
    ),
    "a document opened": _alert(lambda file: file.pop("additionalProperties")),
    "a part opened": _shared(lambda defs: defs["product"].update(additionalProperties=True)),
    "a required member dropped": _alert(lambda file: file["required"].remove("product")),
    "a required member added": _shared(lambda defs: defs["offer"]["required"].append("url")),
    "a member dropped": _alert(lambda file: file["properties"].pop("origin")),
    "a member added": _alert(lambda file: file["properties"].update(colour={"type": "string"})),
    "a code added": _shared(lambda defs: defs["risk_level"]["enum"].append("grave")),
    "a code dropped": _shared(lambda defs: defs["country"]["enum"].remove("CN")),
    "a label changed": _shared(lambda defs: defs["risk_level"]["x-labels"]["low"].update(zh="较低")),
    "a default changed": _alert(lambda file: file["properties"]["sold_online"].update(default="no")),
    "a default dropped": _alert(lambda file: file["properties"]["sold_online"].pop("default")),
    "uniqueItems dropped": _alert(lambda file: file["properties"]["reacting_countries"].pop("uniqueItems")),
    "one code list taken for another": _alert(
        lambda file: file["properties"]["origin"].update({"$ref": "definitions.json#/$defs/text_language"})
    ),
    "one record taken for another": _shared(
        lambda defs: defs["product"]["properties"]["pictures"]["items"].update({"$ref": "#/$defs/offer"})
    ),
    "a kind misspelt": _alert(lambda file: file["properties"]["kind"].update(const="alarm")),
    "a version misspelt": _alert(lambda file: file["properties"]["schema_version"].update(const="1.1")),
    "a file missing": lambda files: files.pop("validation-report.json"),
    "a file too many": lambda files: files.update({"alarm.json": files["alert.json"]}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_noticed(fault: str) -> None:
    """Whatever is changed in a copy of the schemas, the comparison says so."""
    files = json.loads(json.dumps(dict(schemas())))
    FAULTS[fault](files)

    assert differences(files, KINDS) != []
