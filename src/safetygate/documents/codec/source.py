"""
Functions that are written at first use, one for each record class, so that no member is looked up twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar, cast, final

F = TypeVar("F", bound=Callable[..., Any])


def kept(function: F) -> F:
    """`functools.cache`, but the signature stays what it is, also for classes as arguments."""
    return cast("F", cache(function))


@final
class Refused(Exception):
    """
    A generated reader will not take a value; why is for the schema and the rules to say.
    """


@final
class Names:
    """
    The objects that a generated function refers to, each under a name of its own.
    """

    def __init__(self) -> None:
        self._objects: dict[str, Any] = {"Refused": Refused}

    def of(self, thing: Any) -> str:
        """The name under which the function finds *thing*."""
        name = f"_{len(self._objects)}"
        self._objects[name] = thing
        return name

    def function(self, signature: str, lines: Iterable[str]) -> Any:
        """The function of *signature* whose body *lines* of source are; they hold only names of our own making."""
        name = signature.partition("(")[0]
        source = "\n".join([f"def {signature}:", *indented(lines)])
        exec(compile(source, f"<safetygate {name}>", "exec"), self._objects)  # noqa: S102  # as attrs and cattrs do
        return self._objects[name]


def indented(lines: Iterable[str]) -> list[str]:
    """*lines* of source, one step further in."""
    return [f"    {line}" for line in lines]
