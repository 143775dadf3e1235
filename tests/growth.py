"""How the time that some work takes grows with the size of what it works on."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

NEARLY_LINEAR: Final = 3.0
"""Twice the size takes twice as long where the growth is linear, four times as long where it is quadratic."""


def growth(work: Callable[[Any], object], made: Callable[[int], Any], size: int) -> float:
    """How many times as long *work* takes on what is *made* of twice the *size*, each at its quickest."""
    small, large = made(size), made(2 * size)
    return min(_taken(work, large) for _ in range(4)) / min(_taken(work, small) for _ in range(4))


def _taken(work: Callable[[Any], object], on: Any) -> float:
    begun = time.process_time()
    work(on)
    return time.process_time() - begun
