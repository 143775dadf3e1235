"""
What every reader of JSON, in any language, holds as it is.
"""

from __future__ import annotations

from typing import Any, Final

from safetygate.domain.records.frozen import FrozenMap

MAX_INTEGER: Final = 2**53 - 1
"""The largest integer that every JSON reader holds exactly (RFC 8785, RFC 7493)."""


def is_scalar_text(value: str) -> bool:
    """Whether *value* can be written as UTF-8: it holds no lone surrogate."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_shared(value: Any) -> bool:
    """Whether every reader of JSON holds *value* as it is."""
    if isinstance(value, str):
        return is_scalar_text(value)
    if isinstance(value, FrozenMap):
        return all(is_scalar_text(name) and is_shared(item) for name, item in value.items())
    if isinstance(value, tuple):
        return all(map(is_shared, value))
    if isinstance(value, float):
        # Neither what is no number nor the infinite is within the bound; `freeze` writes 1.0 as 1, as RFC 8785 does.
        return abs(value) <= MAX_INTEGER and not value.is_integer()
    return value is None or (isinstance(value, int) and abs(value) <= MAX_INTEGER)
