"""
The optional packages that reading a feed needs, each imported when it is first used.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from safetygate.domain.records.errors import MissingExtra


@cache
def package(name: str, purpose: str) -> Any:
    """
    The package *name*, which is needed for *purpose*.

    Raises:
        MissingExtra: Where it is not installed.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise MissingExtra(purpose, "sources") from None
