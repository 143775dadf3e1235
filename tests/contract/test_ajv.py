"""An engine of another language, in its strict mode, compiles every schema and gives every vector the same verdict."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from safetygate.documents.checking.engine import by_jsonschema, faults
from safetygate.documents.kinds import KINDS
from safetygate.documents.schema import file_name, schemas
from safetygate.testing.breaks import Break, breaks
from tests.contract.vectors import FOLDER, documents

HERE = Path(__file__).parent / "ajv"
NODE = shutil.which("node")

pytestmark = pytest.mark.skipif(
    NODE is None or not (HERE / "node_modules" / "ajv").is_dir(),
    reason="Ajv is not installed: run npm ci in tests/contract/ajv",
)

VECTORS = {
    name: document
    for name, document in documents().items()
    if isinstance(document, dict) and document.get("kind") in list(KINDS)
}


def asked(documents: Iterable[tuple[str, Any]]) -> list[bool]:
    """Ajv's verdict on each of *documents*, of which each comes with its kind."""
    question = {"schemas": dict(schemas()), "documents": [[file_name(kind), document] for kind, document in documents]}
    command = [NODE or "node", "check.mjs"]
    answer = subprocess.run(
        command, cwd=HERE, input=json.dumps(question), capture_output=True, check=False, encoding="utf-8"
    )
    assert answer.stderr == ""
    verdicts: list[bool] = json.loads(answer.stdout)
    return verdicts


def test_every_vector_gets_the_same_verdict() -> None:
    """What the schemas say of a document does not depend on who reads them."""
    ours = {
        name: not list(faults(document, file_name(document["kind"]), by_jsonschema))
        for name, document in VECTORS.items()
    }
    theirs = asked((document["kind"], document) for document in VECTORS.values())

    assert dict(zip(VECTORS, theirs, strict=True)) == ours
    assert set(ours.values()) == {True, False}


def _breaks(full: Iterable[Any]) -> Iterator[tuple[Any, Break]]:
    return ((document, change) for document in full for change in breaks(document, document["kind"]))


def test_every_broken_place_is_refused() -> None:
    """No single change that breaks a full document escapes the other engine."""
    full = [document for name, document in VECTORS.items() if name.endswith("-fullest.json")]
    changes = {(document["kind"], *change.like): (document, change) for document, change in _breaks(full)}
    bearable = [
        (document, change) for document, change in changes.values() if change.code not in {"maxItems", "maxLength"}
    ]
    verdicts = asked((document["kind"], change.of(document)) for document, change in bearable)

    assert [str(change) for (_, change), valid in zip(bearable, verdicts, strict=True) if valid] == []


def test_the_runner_that_is_shipped_finds_every_verdict_right() -> None:
    """Whoever has Ajv and the schemas needs nothing else to try them: of every part all verdicts are right."""
    command = [NODE or "node", str(FOLDER / "node" / "schemas.mjs")]
    answer = subprocess.run(command, cwd=HERE, capture_output=True, check=False, encoding="utf-8")

    assert (answer.returncode, answer.stderr) == (0, "")
    rows = re.findall(r"^(\w+) +([0-9]+) right of ([0-9]+)$", answer.stdout, re.MULTILINE)
    assert [part for part, right, of_all in rows if right == of_all] == ["valid", "invalid", "rules", "cases"]
