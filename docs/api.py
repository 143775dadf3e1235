"""One page for each name of each door, and the table of each door, written from the doors themselves."""

import ast
import importlib
import inspect
import itertools
import re
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

DOORS = ["safetygate", *(f"safetygate.{name}" for name in ("feeds", "calendars", "outputs", "engines", "testing"))]

ELSEWHERE = {"codes": "/reference/code-lists"}
"""A name that has a page of its own already."""


@cache
def homes(door: str) -> dict[str, str]:
    """From each name of a *door* to the module in which it is written, as its table says."""
    folder = Path(importlib.import_module(door).__path__[0])
    table = next(path for path in map(folder.joinpath, ("__init__.pyi", "__init__.py")) if path.exists())
    body = ast.parse(table.read_text(encoding="utf-8")).body
    lines = (node for node in body if isinstance(node, ast.ImportFrom))
    return {alias.name: line.module or "" for line in lines for alias in line.names}


@cache
def names() -> dict[str, str]:
    """From each public name, as it stands in its module, to the door by which it is reached; the first door counts."""
    found: dict[str, str] = {}
    for door in DOORS:
        for name in importlib.import_module(door).__all__:
            found.setdefault(f"{homes(door).get(name, door)}.{name}", f"{door}.{name}")
    return found


@cache
def short_names() -> dict[str, str]:
    """From a public name alone to the door by which it is reached: how docstrings speak of it."""
    return {full.rpartition(".")[2]: full for full in reversed(names().values())}


def written(home: str, name: str) -> tuple[str, str, str]:
    """How a value is written in its module: its type, what it stands for, and the text below it."""
    module = ast.parse(inspect.getsource(importlib.import_module(home)))
    body = [node for part in module.body for node in (part.body if isinstance(part, ast.If) else [part])]
    for node, below in itertools.pairwise([*body, None]):
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == name and node.value:
            text = below.value.value if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) else ""
            kind = re.sub(r"^Final(\[(.*)\])?$", r"\2", ast.unparse(node.annotation))
            return (
                kind or ast.unparse(node.value).partition("(")[0],
                ast.unparse(node.value),
                inspect.cleandoc(str(text)),
            )
    raise LookupError(f"{home}.{name} has no line with a type")


def _is_value(thing: Any) -> bool:
    return not (inspect.isclass(thing) or inspect.isroutine(thing) or isinstance(thing, ModuleType))


def _explain(door: str, name: str) -> str:
    thing = getattr(importlib.import_module(door), name)
    text = written(homes(door)[name], name)[2] if _is_value(thing) else inspect.getdoc(thing) or ""
    assert text, f"{door}.{name} says nothing of itself"
    return " ".join(text.partition("\n\n")[0].split())


def _address(door: str, name: str) -> str:
    full = names()[f"{homes(door).get(name, door)}.{name}"]
    return ELSEWHERE.get(name, f"/reference/names/{full}")


def table_of_doors() -> str:
    """Every name of every door, each with its first sentence and a link to its page."""
    parts = []
    for door in DOORS:
        rows = (
            f"| [`{name}`]({_address(door, name)}.md) | {_explain(door, name)} |"
            for name in importlib.import_module(door).__all__
        )
        parts.append("\n".join((f"## `{door}`\n", "| Name | What it is |", "| --- | --- |", *rows, "")))
    return "\n".join(parts)


def _page(full: str) -> str:
    door, _, name = full.rpartition(".")
    thing = getattr(importlib.import_module(door), name)
    if _is_value(thing):
        said = _value(full, *written(homes(door)[name], name))
    else:
        said = f".. {'autoclass' if inspect.isclass(thing) else 'autofunction'}:: {full}"
    head = f"---\norphan: true\n---\n\n# {name}\n\n```python\nfrom {door} import {name}\n```\n\n"
    return f"{head}```{{eval-rst}}\n{said}\n```\n"


def _value(full: str, kind: str, stands_for: str, text: str) -> str:
    """A constant with its type, or a type with what it stands for."""
    is_type = kind == "TypeAlias"
    head = ".. py:type" if is_type else ".. py:data"
    option = f"   :canonical: {stands_for}" if is_type else f"   :type: {kind}"
    said = re.sub(r"`([^`]+)`", link_or_literal, text)
    return "\n".join((f"{head}:: {full}", option, "", *(f"   {line}".rstrip() for line in said.splitlines())))


def link_or_literal(found: re.Match[str]) -> str:
    """A name in backticks becomes a link to its page; all else in backticks stands as it is."""
    if not re.fullmatch(r"[\w.]+", found[1]):
        return f"``{found[1].strip()}``"
    full = short_names().get(found[1])
    return f":py:obj:`{found[1]} <{full}>`" if full else found[0]


def write(folder: Path) -> None:
    """
    Write the page of each name into *folder*, and take away those of names that are gone.

    They are in no table of contents, which every page would repeat: the table of doors leads to them.
    """
    folder.mkdir(exist_ok=True)
    pages = {f"{full}.md": _page(full) for full in names().values() if full.rpartition(".")[2] not in ELSEWHERE}
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        page = folder / name
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")
