"""The doors: what hosts import, and what they need not know."""

from __future__ import annotations

import ast
import importlib
import inspect
import subprocess
import sys
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest

import safetygate

DOORS = [
    importlib.import_module(f"safetygate{name}")
    for name in ("", ".calendars", ".engines", ".feeds", ".outputs", ".testing")
]
NAMES = [(door, name) for door in DOORS for name in door.__all__]


def stub(door: ModuleType) -> list[str]:
    """The names that the table of *door* holds, as a type checker reads it."""
    text = (Path(door.__path__[0]) / "__init__.pyi").read_text(encoding="utf-8")
    return [alias.asname or "" for node in ast.parse(text).body for alias in node.names]  # type: ignore[attr-defined]  # imports only


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_a_door_is_its_table(door: ModuleType) -> None:
    """What can be imported is what a type checker sees, each name once."""
    assert sorted(stub(door)) == door.__all__ == dir(door)


@pytest.mark.parametrize(("door", "name"), NAMES, ids=lambda part: getattr(part, "__name__", part))
def test_every_name_on_a_door_is_there(door: ModuleType, name: str) -> None:
    """It opens when it is asked for, and is explained."""
    thing = getattr(door, name)

    assert is_union(thing) or inspect.getdoc(thing if callable(thing) or inspect.ismodule(thing) else type(thing))


def is_union(thing: Any) -> bool:
    """Whether *thing* names several classes or words at once, as `Document` does: its module explains it."""
    return typing.get_origin(thing) in {typing.Union, types.UnionType, typing.Literal}


def test_what_is_on_no_door_is_said_to_be_missing() -> None:
    """A misspelt name is an `AttributeError`, as of any module."""
    with pytest.raises(AttributeError, match="module 'safetygate' has no attribute 'Alertt'"):
        safetygate.Alertt  # type: ignore[attr-defined]  # noqa: B018  # what is refused


TYPED = {name: getattr(safetygate, name) for name in safetygate.__all__}
"""Names that a module imports for type checkers alone are looked up on the door, where they have to be."""


def hints(thing: Any) -> Iterator[Any]:
    """The annotations of a function, or of the members, methods and properties of a class that are public."""
    if inspect.isclass(thing):
        members = typing.get_type_hints(thing) if attrs.has(thing) else {}
        yield from (hint for name, hint in members.items() if name[0] != "_")
        for name, part in vars(thing).items():
            if name[0] != "_":
                yield from hints(part.fget if isinstance(part, property) else getattr(part, "__func__", part))
    elif inspect.isfunction(thing):
        yield from typing.get_type_hints(thing, localns=TYPED).values()


def classes(hint: Any) -> Iterator[type]:
    """The classes of this library in one annotation."""
    for inner in typing.get_args(hint):
        yield from classes(inner)
    if inspect.isclass(hint) and hint.__module__.startswith("safetygate."):
        yield hint


@pytest.mark.parametrize("name", [name for name in safetygate.__all__ if callable(getattr(safetygate, name))])
def test_what_a_signature_mentions_is_on_the_door(name: str) -> None:
    """
    Nobody who types a program by the front door has to look for a class elsewhere.

    What a class there is made of, and the names of keyword arguments, nobody has to type.
    """
    known = [*vars(safetygate.codes).values(), *TYPED.values()]
    bases = {base for thing in TYPED.values() if inspect.isclass(thing) for base in thing.__mro__}
    mentioned = (cls for hint in hints(getattr(safetygate, name)) for cls in classes(hint))

    assert [
        cls.__qualname__ for cls in mentioned if cls not in known and cls not in bases and not typing.is_typeddict(cls)
    ] == []


def test_opening_the_front_door_loads_nothing_else() -> None:
    """`import safetygate` costs next to nothing: not even attrs and pendulum are loaded before they are needed."""
    script = "import sys; import safetygate; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-I", "-c", script], check=True, capture_output=True, text=True)

    assert {"attrs", "attr", "pendulum", "cattrs", "json", "jsonschema", "zipfile"}.isdisjoint(run.stdout.split())
