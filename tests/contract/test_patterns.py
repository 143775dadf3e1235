"""A pattern means the same to ECMAScript, RE2, Rust and Python, whatever text it is asked about."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from safetygate.documents.schema import schemas
from safetygate.domain.records.checks import Text
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.moments import cut_moment, parse_moment

NODE = shutil.which("node")
BY_NODE = """
const [patterns, texts] = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const verdicts = patterns.map((pattern) => texts.map((text) => new RegExp(pattern, "u").test(text)));
process.stdout.write(JSON.stringify(verdicts));
"""

Verdicts = list[list[bool]]
"""For each pattern, whether each text has it."""


def by_python(patterns: list[str], texts: list[str]) -> Verdicts:
    """As the package `jsonschema` asks."""
    return [[re.search(pattern, text) is not None for text in texts] for pattern in patterns]


def by_ecmascript(patterns: list[str], texts: list[str]) -> Verdicts:
    """As Ajv asks, and every validator that keeps to the words of JSON Schema."""
    if NODE is None:
        pytest.skip("Node is not installed")
    question = json.dumps([patterns, texts])
    run = subprocess.run([NODE, "-e", BY_NODE], input=question, capture_output=True, check=True, encoding="utf-8")
    verdicts: Verdicts = json.loads(run.stdout)
    return verdicts


def by_re2(patterns: list[str], texts: list[str]) -> Verdicts:
    """As Go and whatever is built on it asks."""
    re2 = pytest.importorskip("re2", reason="google-re2 is not installed")
    return [[re2.search(pattern, text) is not None for text in texts] for pattern in patterns]


def by_rust(patterns: list[str], texts: list[str]) -> Verdicts:
    """As the crate `regex` asks: pydantic holds texts against patterns by it."""
    core = pytest.importorskip("pydantic_core", reason="pydantic is not installed")

    def find(pattern: str) -> Callable[[str], bool]:
        validator = core.SchemaValidator(core.core_schema.str_schema(pattern=pattern, regex_engine="rust-regex"))
        find: Callable[[str], bool] = validator.isinstance_python
        return find

    return [list(map(find(pattern), texts)) for pattern in patterns]


ENGINES = [by_python, by_ecmascript, by_re2, by_rust]

# What engines are known to disagree on: the end of a line, digits and blanks of other scripts, letters that fold to
# ASCII ones (the Kelvin sign, the long s), signs outside the Basic Multilingual Plane.
ODD = (
    *(
        "",
        "\n",
        "\r",
        "\r\n",
        "\u0085",
        "\u2028",
        "\u2029",
        "\u00a0",
        "\u3000",
        "\ufeff",
        "\x00",
        "\x1f",
        "\x7f",
        "\x9f",
    ),
    *(
        "\u212a",
        "\u017f",
        "\u0130",
        "\u0661",
        "\uff11",
        "\u4e2d",
        "\u00e9",
        "e\u0301",
        "\U0001f9f8",
        "\U00020000",
        "\\",
    ),
)
MOMENTS = (
    *("1900-01-01T00:00:00Z", "1900-01-01T05:00:00+01:00", "2199-12-31T23:59:59Z", "2199-12-31T00:00:00.5-01:00"),
    *("2100-02-29T00:00:00Z", "2096-02-29T00:00:00Z", "2026-08-21T24:00:00Z", "2026-08-21t09:30:00Z"),
    *("2026-08-21T09:30:00.1234567Z", "2026-08-21T09:30:00"),
)
NAMES = ("org.example.customs/seizure", "org.example.", "sequence", "Sequence")


def shapes(schema: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    """Every pattern in *schema*, with the pattern that must not be found and the examples of it."""
    found = []
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str) and "not" in schema:
            found.append((schema["pattern"], schema["not"]["pattern"], tuple(schema.get("examples", ()))))
        found += [shape for part in schema.values() for shape in shapes(part)]
    if isinstance(schema, list):
        found += [shape for part in schema for shape in shapes(part)]
    return found


SHAPES = {wanted: (wanted, refused, examples) for wanted, refused, examples in shapes(list(schemas().values()))}


def texts_about(examples: tuple[str, ...]) -> list[str]:
    """The *examples* as they are, and with something odd before, after and within them."""
    odd = [
        text
        for example in (*examples, "a", "1")
        for sign in ODD
        for text in (sign + example, example + sign, example[:2] + sign + example[2:])
    ]
    return [*examples, *ODD, *MOMENTS, *NAMES, *odd]


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_compiles_every_pattern_and_gives_the_same_verdict(
    engine: Callable[[list[str], list[str]], Verdicts],
) -> None:
    """No engine refuses a pattern, and none takes a text that the records would refuse."""
    for wanted, refused, examples in SHAPES.values():
        texts = texts_about(examples)
        has, has_not = engine([wanted, refused], texts)
        ours = [re.fullmatch(wanted, text) is not None and re.search(refused, text) is None for text in texts]

        assert [one and not other for one, other in zip(has, has_not, strict=True)] == ours
        assert True in ours
        assert False in ours


def test_the_records_take_what_the_patterns_take() -> None:
    """A check says what its pattern says, and a moment is read where its pattern and what it must not be allow it."""
    for wanted, refused, examples in SHAPES.values():
        is_moment = "1900" in refused
        for text in texts_about(examples):
            taken = re.fullmatch(wanted, text) is not None and re.search(refused, text) is None
            assert (reads_moment(text) if is_moment else Text(4000, 0, wanted).refusal(text) is None) is taken


def reads_moment(text: str) -> bool:
    """Whether *text* is read as a moment."""
    try:
        parse_moment(cut_moment(text) or text)
    except (ValueError, InvalidValue):
        return False
    return True
