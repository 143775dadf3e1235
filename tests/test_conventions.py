"""
The habits of this house, held by machine.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

import safetygate.domain
from safetygate.domain.records import checks
from tests.imports import MODULES, PACKAGE

ROOT = Path(__file__).parent.parent

MODULE_LINES, CLASS_LINES, FUNCTION_LINES = 350, 150, 40

VALUES = {
    "CodeRow": "a row of a code list",
    "Phrase": "a sentence of ours in two languages; the order of the two is everywhere the same",
    "Rule": "a row of a table of rules",
}
"""Values that never stand in a document as they are, and why they are built without names or checks."""

BASES = {"Entry": "what every entry of a case has: none is only that, and its kinds are tested"}
"""Classes from which records derive, and why they are none themselves."""

IN_ORDER = {
    "AlertNumber": "numbers compare by year, sequence and prefix, in this order",
    "Quarter": "everyone knows the order of a year and a number",
}
"""Values that are checked like records, but may be built by position."""

FOUNDATIONS = {"Paper", "Conversation", "EntryMaker"}
"""What records are derived from, and no record of its own."""

WRITTEN = ("*.md", ".ci/*", "Makefile", "docs/**/*.md", "docs/*.py", "schemas/**/*.json", "schemas/*.md")
CODE = ("src/**/*.py", "tests/**/*.py", "examples/**/*.py", "benchmarks/**/*.py", "conftest.py")

UNWANTED = {
    r"(?i)\b(bre[a]ch|viol[a]t)": "the plan is not binding: within or past the intended period",
    r"\b(TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b": "unfinished",
    r"(?<![\w.:/])/(home|root|tmp|Users)/\w": "a path of one machine",
    r"registry\.npm[j]s|pythonhost[e]d": "the host of a registry",
}
UNWANTED_IN_CODE = {
    r"raise NotImplemented[E]rror\s*$": "a stub",
    r"except( Exception)?:\s*(pass|\.\.\.)?$": "swallows errors",
    r"#\s*(type: ignore|pyright: ignore|n[o]qa)(?!\[[\w, -]+\]  # \w|: [A-Z0-9, ]+  # \w)": "no code, or no reason",
}


def classes() -> Iterator[type[attrs.AttrsInstance]]:
    """Every attrs class of the domain."""
    for found in pkgutil.walk_packages(safetygate.domain.__path__, "safetygate.domain."):
        module = importlib.import_module(found.name)
        for cls in vars(module).values():
            if inspect.isclass(cls) and cls.__module__ == found.name and attrs.has(cls):
                yield cls


CLASSES = {cls.__name__: cls for cls in classes() if cls.__name__ not in BASES}
RECORDS = {name: cls for name, cls in CLASSES.items() if name not in VALUES and cls.__module__ != checks.__name__}


@pytest.mark.parametrize("cls", CLASSES.values(), ids=CLASSES)
def test_a_record_never_changes(cls: type[Any]) -> None:
    """Frozen, slotted, closed to subclasses, and made of values that cannot change either."""
    instance = object.__new__(cls)

    assert getattr(cls, "__final__", False) or cls.__name__ in FOUNDATIONS, "not @final"
    assert "__slots__" in vars(cls)
    assert cls.__hash__ is not None
    for field in attrs.fields(cls):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(instance, field.name, None)
        assert not re.search(r"\b(list|dict|set|bytearray|Any)\b(?!\])", str(field.type)), field.name


@pytest.mark.parametrize("cls", RECORDS.values(), ids=RECORDS)
def test_a_record_is_built_by_name_and_checked(cls: type[Any]) -> None:
    """Whoever builds a record names every part, and each is checked by a value that knows its schema keywords."""
    for field in (each for each in attrs.fields(cls) if each.init):
        assert field.kw_only or cls.__name__ in IN_ORDER, f"{field.name} is taken by its position"
        assert isinstance(field.validator, checks.Check), f"{field.name} is not checked"
        assert getattr(field.validator, "keywords", None) is not None


def definitions(module: str, *kinds: type[ast.AST]) -> Iterator[Any]:
    """Every class or function that is written in *module*."""
    return (node for node in ast.walk(MODULES[module]) if isinstance(node, kinds))


def tables_apart(module: str) -> Iterator[ast.ClassDef]:
    """The classes of *module* without its code lists, which are as long as the list is."""
    return (each for each in definitions(module, ast.ClassDef) if "CodeList" not in map(ast.unparse, each.bases))


def length(node: Any) -> int:
    """The lines of a class or function, its docstring apart."""
    documented = ast.get_docstring(node) is not None
    return node.end_lineno - (node.body[0].end_lineno if documented else node.lineno - 1)


@pytest.mark.parametrize("module", MODULES)
def test_everything_is_short(module: str) -> None:
    """A module, a class and a function can each be held in mind."""
    functions = definitions(module, ast.FunctionDef, ast.AsyncFunctionDef)
    last = MODULES[module].body[-1].end_lineno if MODULES[module].body else 0

    assert last is not None
    assert last <= MODULE_LINES
    assert [each.name for each in tables_apart(module) if length(each) > CLASS_LINES] == []
    assert [each.name for each in functions if length(each) > FUNCTION_LINES] == []


def public(node: ast.AST) -> Iterator[Any]:
    """The public classes, functions and methods within *node*, without those inside functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and child.name[0] != "_":
            yield child
            if isinstance(child, ast.ClassDef):
                yield from public(child)


def overloads(node: Any) -> bool:
    """Whether *node* only says how one of its types follows from another; the function below it says the rest."""
    return "overload" in map(ast.unparse, node.decorator_list)


@pytest.mark.parametrize("module", MODULES)
def test_everything_public_is_explained(module: str) -> None:
    """Module, class, function and method each say what they are for."""
    silent = [each.name for each in public(MODULES[module]) if not ast.get_docstring(each) and not overloads(each)]

    assert ast.get_docstring(MODULES[module]), "the module says nothing"
    assert silent == []


@pytest.mark.parametrize("module", MODULES)
def test_names_are_nouns_of_the_field(module: str) -> None:
    """No drawer for odds and ends, and no class named for its technique."""
    classes = [each.name for each in definitions(module, ast.ClassDef)]

    assert not re.search(r"util|helper|common|manager|misc|base", module)
    assert [name for name in classes if re.search(r"(Model|Data|Info|Base|Manager|Helper|Abstract)$", name)] == []


def text_files(*patterns: str) -> list[Path]:
    """The files of the project that match *patterns*; the package where it is installed."""
    found = {path for pattern in patterns for path in ROOT.glob(pattern)} | set(PACKAGE.rglob("*.py"))
    outside = {"node_modules", "_build"}
    return sorted(path for path in found if path.is_file() and outside.isdisjoint(path.parts))


def unwanted(path: Path, words: dict[str, str]) -> list[str]:
    """Where *path* holds one of *words*, and what is wrong with it."""
    return [
        f"{path.name}:{number}: {why}: {line.strip()}"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for pattern, why in words.items()
        if re.search(pattern, line)
    ]


def test_words_are_neutral_and_finished() -> None:
    """The plan is not binding, so nobody is at fault; nothing is left for later; no machine is named."""
    assert [found for path in text_files(*WRITTEN, *CODE) for found in unwanted(path, UNWANTED)] == []


def test_code_gives_its_reasons() -> None:
    """No stub, no swallowed error, and every exception from a check says which check and why."""
    assert [found for path in text_files(*CODE) for found in unwanted(path, UNWANTED_IN_CODE)] == []
