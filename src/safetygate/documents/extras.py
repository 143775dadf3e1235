"""
The optional packages: each is imported when it is first needed, and whoever lacks one is told which extra brings it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from safetygate.domain.records.errors import MissingExtra


def need(package: str, what: str, extra: str) -> Any:
    """
    The module *package*, which only an extra brings.

    Args:
        package: The name under which it is imported.
        what: What needs it, as the beginning of a sentence.
        extra: The extra that brings it.

    Raises:
        MissingExtra: Where it, or a package that it rests on, is not installed.
    """
    try:
        return import_module(package)
    except ModuleNotFoundError:
        raise MissingExtra(what, extra) from None
