"""
Functions that are written at first use, one for each record class, so that no member is looked up twice.

Their source is kept where Python looks for it: tracebacks, debuggers and `inspect.getsource` show it.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar, cast, final

F = TypeVar("F", bound=Callable[..., object])


def once(function: F) -> F:
    """Let *function* work once for each class it is given; `functools.cache` alone would lose its signature."""
    return cast("F", cache(function))


@final
class Refused(Exception):
    """
    A generated reader does not take a value; why is for the schema and the rules to say.
    """


@final
class Source:
    """
    One function in the making: its name, and the objects that its lines refer to.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._objects: dict[str, object] = {"Refused": Refused, "__name__": __name__}

    def refer(self, thing: object, name: str = "") -> str:
        """The name by which the lines refer to *thing*: its own, or the one that is given, told apart by a number."""
        # The same name may belong to several things, such as the patterns of two members: a number tells them apart.
        own = name or getattr(thing, "__name__", "")
        base = own if own[:1] == "_" or own[:1].isupper() else f"_{own}"  # so that it is no variable of the function
        known, number = base, 1
        while self._objects.setdefault(known, thing) is not thing:
            number += 1
            known = f"{base}_{number}"
        return known

    def compile(self, parameters: str, lines: Iterable[str]) -> Callable[..., object]:
        """The function of these *parameters* whose body are *lines*; they hold only names of our own making."""
        text = "\n".join([f"def {self.name}({parameters}):", *indent(lines), ""])
        # An entry without a time of change is left alone by `linecache.checkcache`, though there is no such file.
        file = f"<safetygate {self.name}>"
        linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
        exec(compile(text, file, "exec"), self._objects)  # noqa: S102  # as attrs and cattrs do
        return cast("Callable[..., object]", self._objects[self.name])


def indent(lines: Iterable[str]) -> list[str]:
    """*lines* of source, one step further in."""
    return [f"    {line}" for line in lines]


@once
def draft_of(cls: type[object]) -> type[object]:
    """
    The class of records in the making: a subclass of *cls* that adds nothing and is not frozen.

    Filling a frozen record member by member through `object.__setattr__` costs more than checking the members did.
    A draft is written freely, and when all is written its `__class__` is set to *cls*.
    Only readers that have checked every member themselves may use it.

    Writing a member is quick only where Python finds its own `__setattr__` *and* its own `__delattr__` on the class:
    the two share one slot, and a slot with one strange method in it is called as a strange method.
    """
    own = ("__init__", "__setattr__", "__delattr__")
    return type(f"Draft{cls.__name__}", (cls,), {"__slots__": (), **{name: getattr(object, name) for name in own}})
