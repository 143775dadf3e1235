"""
The optional packages that reading a feed needs, each imported when it is first used.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from safetygate.documents.extras import need


# every barcode asks: a look at the loaded modules takes 1.8 µs, this 0.2
@cache
def package(name: str, purpose: str) -> Any:
    """
    The package *name*, which is needed for *purpose*.

    Raises:
        MissingExtra: Where it is not installed.
    """
    return need(name, purpose, "sources")
