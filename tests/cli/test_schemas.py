"""`safetygate schema`: the contract, out of the installed package."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from safetygate.documents.kinds import KINDS
from safetygate.documents.schema import schema
from tests.cli.running import ALERT, BROKEN, run


def test_every_kind_is_listed() -> None:
    """Each with the name of its schema and what it is, in both languages."""
    english, chinese = (
        run("schema", "list").stdout.splitlines(),
        run("schema", "list", "--lang", "zh").stdout.splitlines(),
    )

    assert english[::3] == chinese[::3] == [*KINDS, "envelope"]
    assert english[1::3] == [f"  {schema(kind)['$id']}" for kind in english[::3]]
    assert english[2::3] == [f"  {schema(kind)['description']}" for kind in english[::3]]
    assert chinese[2::3] == [f"  {schema(kind)['x-zh']}" for kind in english[::3]]


@pytest.mark.parametrize("kind", [*KINDS, "envelope"])
def test_a_schema_is_shown_as_it_is_published(kind: str) -> None:
    """The output is the schema, and nothing else."""
    assert json.loads(run("schema", "show", kind).stdout) == schema(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_bundle_needs_nothing_beside_it(kind: str) -> None:
    """One file holds all that it refers to: any validator can use it without reading another."""
    bundle = json.loads(run("schema", "bundle", kind).stdout)

    assert bundle["$id"] == schema(kind)["$id"]
    assert isinstance(Draft202012Validator(bundle).is_valid({"kind": kind, "schema_version": "1.0"}), bool)


def test_a_bundle_decides_as_the_schemas_do() -> None:
    """The same verdict on a sound and on a broken alert."""
    validator = Draft202012Validator(json.loads(run("schema", "bundle", "alert").stdout))

    assert validator.is_valid(json.loads(ALERT))
    assert not validator.is_valid(json.loads(BROKEN))
