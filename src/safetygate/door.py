"""
Doors: what a package offers to hosts is one table, its stub, and each name is loaded when it is first asked for.

The stub, `__init__.pyi`, is what type checkers and editors read; the same lines say at run time where each name lives.
So `import safetygate` costs next to nothing, and no name is written twice.
"""

from __future__ import annotations

import pkgutil
import re
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

_LINE: Final = re.compile(r"^from (?P<home>[\w.]+) import (?P<names>\(.*?\)|[^\n(]+)", re.MULTILINE | re.DOTALL)
"""`from safetygate.domain.alerts.alert import Alert as Alert`, on one line or between brackets."""

_NAME: Final = re.compile(r"(\w+) as \1\b")
"""`Alert as Alert`: the form by which a stub says that a name is there for others."""


def open_door(package: str) -> tuple[list[str], Callable[[str], Any], Callable[[], list[str]]]:
    """
    What a *package* with a stub needs to be a door: its `__all__`, its `__getattr__` and its `__dir__`.
    """
    stub = (pkgutil.get_data(package, "__init__.pyi") or b"").decode()
    homes = {name: line["home"] for line in _LINE.finditer(stub) for name in _NAME.findall(line["names"])}
    names = sorted(homes)

    def load(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        home = import_module(homes[name])
        value = getattr(home, name) if hasattr(home, name) else import_module(f"{homes[name]}.{name}")
        setattr(sys.modules[package], name, value)
        return value

    return names, load, lambda: names
