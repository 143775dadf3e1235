"""
The derived forms of the contract in the hands of tools: which of them take it, and what they make of every vector.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from attrs import frozen

from safetygate.documents.checking.engine import by_jsonschema, faults
from safetygate.documents.forms.contract import ContractForm, contract
from safetygate.documents.kinds import KINDS
from safetygate.documents.schema import file_name
from tests.contract.vectors import documents

FOLDER: Final = Path(__file__).parent / "tools"
NODE: Final = shutil.which("node")
READ_AND_WRITE: Final = """
import json, sys
from pydantic import TypeAdapter
from models import Document

def write(document):
    return json.loads(adapter.dump_json(adapter.validate_python(document), exclude_unset=True, by_alias=True))

adapter = TypeAdapter(Document)
print(json.dumps([write(document) for document in json.load(sys.stdin)]))
"""


@frozen
class Tool:
    """
    One tool.

    Attributes:
        name: What it is called, as a package of its registry.
        found: Whether it is installed here.
        wrong: Asks it, and gives a line for whatever it does not take or tell as it should.
        vectors: How many documents it is asked about.
    """

    name: str
    found: bool
    wrong: Callable[[], Iterable[str]]
    vectors: int


@cache
def vectors() -> dict[str, Any]:
    """Every vector that says of which kind it is, by name."""
    return {name: each for name, each in documents().items() if isinstance(each, dict) and each.get("kind") in [*KINDS]}


@cache
def verdicts() -> dict[str, bool]:
    """Whether the schemas as they are written by hand take each vector."""
    return {name: not any(faults(each, file_name(each["kind"]), by_jsonschema)) for name, each in vectors().items()}


@cache
def valid() -> dict[str, Any]:
    """The vectors that the schemas take."""
    return {name: vectors()[name] for name, taken in verdicts().items() if taken}


def ask_node(tool: str, documents: Iterable[Any], **forms: ContractForm) -> Any:
    """What `try.mjs` answers for *tool*, given the *forms* of the contract and some *documents*."""
    made = {name: contract(form) for name, form in forms.items()}
    question = {name: text if forms[name] == "typescript" else json.loads(text) for name, text in made.items()}
    asked = json.dumps({**question, "documents": list(documents)})
    command = [NODE or "node", "try.mjs", tool]
    run = subprocess.run(command, cwd=FOLDER, input=asked, capture_output=True, check=False, encoding="utf-8")
    return json.loads(run.stdout) if run.returncode == 0 else [run.stderr.strip()]


def differ(answers: Iterable[Any]) -> list[str]:
    """The vectors of which a validator thinks otherwise than the schemas."""
    answered = dict(zip(verdicts(), answers, strict=False))
    return [name for name, taken in verdicts().items() if answered.get(name) is not taken]


def validate_by_node(tool: str) -> list[str]:
    """The same, of a validator in Node."""
    return differ(ask_node(tool, vectors().values(), flat="flat"))


def validate_by_check_jsonschema() -> list[str]:
    """The vectors of which `check-jsonschema` thinks otherwise; every address of a proxy leads nowhere."""
    with TemporaryDirectory() as folder:
        names = {str(Path(folder) / f"{number}.json"): name for number, name in enumerate(vectors())}
        for path, name in names.items():
            Path(path).write_text(json.dumps(vectors()[name]), encoding="utf-8")
        schema = Path(folder) / "flat.schema.json"
        schema.write_text(contract("flat"), encoding="utf-8")
        command = [sys.executable, "-m", "check_jsonschema", "-o", "json", "--schemafile", str(schema), *names]
        nowhere = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
        run = subprocess.run(command, env={**os.environ, **nowhere}, capture_output=True, check=False, encoding="utf-8")
        if not run.stdout.startswith("{"):
            return [run.stderr.strip()]
        refused = {names[error["filename"]] for error in json.loads(run.stdout)["errors"]}
    return differ(name not in refused for name in verdicts())


def lose_by_pydantic() -> list[str]:
    """The valid vectors that do not come back whole from the models that `datamodel-code-generator` makes."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "flat.json").write_text(contract("flat"), encoding="utf-8")
        model = ["--output", "models.py", "--output-model-type", "pydantic_v2.BaseModel", "--formatters", "builtin"]
        make = [
            sys.executable,
            "-m",
            "datamodel_code_generator",
            "--input",
            "flat.json",
            "--input-file-type",
            "jsonschema",
        ]
        made = subprocess.run([*make, *model], cwd=folder, capture_output=True, check=False, encoding="utf-8")
        if made.returncode:
            return [made.stderr.strip()]
        asked = json.dumps(list(valid().values()))
        run = subprocess.run(
            [sys.executable, "-c", READ_AND_WRITE], cwd=folder, input=asked, capture_output=True, check=False, text=True
        )
    if run.returncode:
        return [run.stderr.strip()]
    return [name for (name, told), back in zip(valid().items(), json.loads(run.stdout), strict=True) if back != told]


def _node(package: str) -> bool:
    return NODE is not None and (FOLDER / "node_modules" / package).is_dir()


def tools() -> list[Tool]:
    """Every tool that is tried."""
    every, good = len(vectors()), len(valid())
    types = partial(ask_node, "json-schema-to-typescript", valid().values(), flat="flat")
    return [
        Tool("ajv", _node("ajv"), partial(validate_by_node, "ajv"), every),
        Tool("@hyperjump/json-schema", _node("@hyperjump"), partial(validate_by_node, "hyperjump"), every),
        Tool("check-jsonschema", find_spec("check_jsonschema") is not None, validate_by_check_jsonschema, every),
        Tool("datamodel-code-generator", find_spec("datamodel_code_generator") is not None, lose_by_pydantic, good),
        Tool("json-schema-to-typescript", _node("json-schema-to-typescript"), types, good),
        Tool(
            "typescript",
            _node("typescript"),
            partial(ask_node, "typescript", valid().values(), types="typescript"),
            good,
        ),
        Tool(
            "quicktype-core",
            _node("quicktype-core"),
            partial(ask_node, "quicktype", valid().values(), flat="flat"),
            good,
        ),
        Tool("@redocly/openapi-core", _node("@redocly"), partial(ask_node, "redocly", (), openapi="openapi"), 0),
        Tool("@asyncapi/parser", _node("@asyncapi"), partial(ask_node, "asyncapi", (), asyncapi="asyncapi"), 0),
    ]
