"""
Races: contenders take turns on the same batches, and what is told is the median of their ratios to one of them.

Times drift from minute to minute on any machine, ratios of neighbouring turns hardly do.
Processor time is counted, not time on the wall, so that other programs disturb little.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Turn = Callable[[Callable[[Any], Any], Sequence[Any]], object]


def one_after_another(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """Each result is dropped before the next is made, as in a stream."""
    for item in items:
        work(item)


def kept(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """All results are kept together, as in a host that works on them."""
    _results = [work(item) for item in items]


def race(
    contenders: Mapping[str, Callable[[Any], Any]], batches: Iterable[Mapping[str, Sequence[Any]]], turn: Turn
) -> dict[str, list[float]]:
    """
    The seconds that each contender takes for each batch.

    Args:
        contenders: From name to work.
        batches: What is worked on; every contender finds its own items of the batch under its name.
        turn: How one contender works through its items.
    """
    names, times = list(contenders), {name: [] for name in contenders}
    gc.collect()
    gc.freeze()
    for number, batch in enumerate(batches):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            start = time.process_time()
            turn(contenders[name], batch[name])
            times[name].append(time.process_time() - start)
    gc.unfreeze()
    return times


def ratio(times: Mapping[str, list[float]], one: str, other: str) -> float:
    """How much longer *one* takes than *other*: the median over all batches."""
    return statistics.median(a / b for a, b in zip(times[one], times[other], strict=True))
