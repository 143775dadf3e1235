"""
What each module of the package imports and refers to, read from its text: nothing is run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

import safetygate

PACKAGE = Path(safetygate.__file__).parent


@frozen
class Import:
    """
    One imported name: in full, by which module and line, and whether importing that module is enough to import it.
    """

    by: str
    line: int
    name: str
    at_once: bool

    @property
    def package(self) -> str:
        """The first word of the name."""
        return self.name.partition(".")[0]


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def module_of(name: str) -> str:
    """The module of this package in which *name* lies; *name* itself where it lies elsewhere."""
    while name.startswith("safetygate.") and name not in MODULES:
        name = name.rpartition(".")[0]
    return name


def imports(module: str) -> Iterator[Import]:
    """All that *module* imports, when it runs or for a type checker only."""
    return _imports(module, MODULES[module], at_once=True)


def _imports(module: str, node: ast.AST, *, at_once: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                yield from _imports(module, child, at_once=False)
            case ast.Import(names=names):
                yield from (Import(module, child.lineno, each.name, at_once) for each in names)
            case ast.ImportFrom(module=origin, names=names):
                yield from (Import(module, child.lineno, f"{origin}.{each.name}", at_once) for each in names)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from _imports(module, child, at_once=False)
            case _:
                yield from _imports(module, child, at_once=at_once)


def references(module: str) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything that *module* refers to by name."""
    names = dict(_bindings(MODULES[module]))
    for node in ast.walk(MODULES[module]):
        if isinstance(node, ast.Name | ast.Attribute):
            first, dot, rest = ast.unparse(node).partition(".")
            yield node.lineno, names.get(first, first) + dot + rest


def _bindings(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((each.asname, each.name) for each in names if each.asname)
            case ast.ImportFrom(module=origin, names=names):
                yield from ((each.asname or each.name, f"{origin}.{each.name}") for each in names)
