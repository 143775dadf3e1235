"""`safetygate schema`: the contract, out of the installed package."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from safetygate.documents.forms.contract import ContractForm, contract
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


@pytest.mark.parametrize("form", ["flat", "openapi", "asyncapi", "typescript", "rules", "codes"])
def test_the_whole_contract_in_a_form_for_tools(form: Any) -> None:
    """What is printed is what the function gives, under the name of the parties too."""
    base = "https://alerts.example/v1/"

    assert run("schema", "bundle", "--form", form).stdout == contract(form)
    assert run("schema", "bundle", "--form", form, "--base", base).stdout == contract(form, base=base)


@pytest.mark.parametrize("arguments", [(), ("alert", "--form", "flat"), ("--form", "flat", "--base", "urn:x")])
def test_a_bundle_is_of_one_kind_or_of_all(arguments: tuple[str, ...]) -> None:
    """Neither, both, or a name that is no address is refused with what was expected."""
    refused = run("schema", "bundle", *arguments)

    assert refused.exit_code == 2
    assert "expected" in refused.stderr


@pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not installed")
def test_the_package_is_taken_by_node(tmp_path: Path) -> None:
    """It is packed, installed without a network, and every part of it is found by those who require it."""
    run("schema", "package", str(tmp_path / "made"))
    (tmp_path / "host").mkdir()
    for command in (
        "npm pack --silent --pack-destination ../host",
        "npm install --prefix ../host --offline --no-audit --no-fund --silent ../host/safetygate-contract-1.0.0.tgz",
    ):
        subprocess.run(command, cwd=tmp_path / "made", shell=True, check=True, capture_output=True)
    script = """
        const contract = require("safetygate-contract");
        const alert = require("safetygate-contract/v1/alert.json");
        const index = require("safetygate-contract/conformance/index.json");
        const { rules, codes, flat, openapi, asyncapi } = contract;
        console.log([alert.title, index.valid.length > 0, rules[0].code, codes.lists.answer.codes.yes.zh,
          Object.keys(flat.$defs).length > 100, openapi.openapi, asyncapi.asyncapi].join(" "));
    """
    asked = subprocess.run(
        ["node", "-e", script], cwd=tmp_path / "host", check=True, capture_output=True, encoding="utf-8"
    )

    assert asked.stdout.strip() == "Alert true SG-I-001 是 true 3.1.1 3.0.0"


def test_every_form_of_the_contract_can_be_asked_for() -> None:
    """What the library makes is what the command offers."""
    offered = run("schema", "bundle", "-h").stdout

    assert f"[{'|'.join(get_args(ContractForm))}]" in offered
