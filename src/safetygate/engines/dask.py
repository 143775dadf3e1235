"""
The quarterly tally on Dask: every block of an NDJSON file is counted where a worker is free, then all are merged.

A block that is counted again, since its worker was lost, gives the same counts: nothing is counted twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from safetygate.documents.document import dumps, loads
from safetygate.documents.extras import need
from safetygate.domain.cases.case import Case
from safetygate.domain.reports.tally import QuarterlyTally, merge_all
from safetygate.domain.reports.terms import Terms

BLOCK: Final = "16MiB"
"""How much of a file one task counts."""


def tally_files(files: Sequence[str], terms: Terms, *, block: str = BLOCK) -> QuarterlyTally:
    """
    What all cases in NDJSON *files* count to, on the Dask cluster at hand, or on threads where there is none.

    Args:
        files: The files, a case a line.
        terms: What is counted, and how.
        block: How much of a file one task counts.

    Raises:
        MissingExtra: Where the extra `[dask]` is not installed.
        InvalidDocument: Where a line is no valid case.
    """
    bag = need("dask.bag", "Counting on a cluster", "dask")
    lines = bag.read_text(list(files), blocksize=block)
    counted = lines.reduction(_Counting(terms), _together, split_every=8)
    return loads(counted.compute(), QuarterlyTally)


class _Counting:
    """
    Counts one block; it travels to the workers with its terms as a document.
    """

    def __init__(self, terms: Terms) -> None:
        self._empty = dumps(QuarterlyTally(terms=terms))

    def __call__(self, lines: Iterable[str]) -> bytes:
        empty = loads(self._empty, QuarterlyTally)
        return dumps(empty.add_all(loads(line, Case) for line in lines if line.strip()))


def _together(tallies: Iterable[bytes]) -> bytes:
    return dumps(merge_all(loads(tally, QuarterlyTally) for tally in tallies))
