"""
Tallies on Dask: cases are brought together by their identifier, counted where a worker is free, and merged.

Alerts without cases are counted in the same way, by their number.

A part that is counted again, since its worker was lost, gives the same counts: nothing is counted twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial, reduce
from typing import Any, Final, NamedTuple, TypeAlias
from zlib import crc32

from safetygate.documents.document import dumps, loads
from safetygate.documents.extras import need
from safetygate.documents.report import InvalidDocument
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.reports.alerts import AlertTally
from safetygate.domain.reports.tally import QuarterlyTally
from safetygate.domain.reports.terms import Terms
from safetygate.engines import partitions
from safetygate.engines.partitions import InvalidLine, Line, alert_key, case_key

BLOCK: Final = "16MiB"
"""How much of a file one task reads."""

_MOST_PARTS: Final = 256
"""Into how many parts cases are brought together at most: each block is cut into all of them."""

_TOGETHER: Final = 8
"""How many tallies one task merges."""

_COMPRESSIONS: Final = {".gz": "gzip", ".bz2": "bz2", ".xz": "xz"}

Placed: TypeAlias = tuple[Any, ...]
"""A line, and the file in which it stands; of Parquet also the number of its row."""


def tally_files(  # noqa: PLR0913  # how a store is read, each by name
    files: str | Sequence[str],
    terms: Terms,
    *,
    calendar: WorkCalendar | None = None,
    block: str = BLOCK,
    column: str = "case",
    storage_options: Mapping[str, Any] | None = None,
    skip_invalid: bool = False,
    inputs: Iterable[str] = (),
) -> QuarterlyTally:
    """
    What all cases in *files* count to, on the Dask cluster at hand, or on threads where there is none.

    The same case in several files, or several times in one, is one case: its replicas are merged before they count.

    Args:
        files: Paths, addresses or patterns, one or several: NDJSON with a case a line, which may be compressed
            (`.gz`, `.bz2`, `.xz` at the end of the name), or Parquet (`.parquet`).
        terms: What is counted, and how.
        calendar: Whose working days, where the policy rests on them.
        block: How much of an NDJSON file one task reads; a compressed file is read by one task.
        column: In Parquet, the column that holds each case as JSON.
        storage_options: What the store needs, as `fsspec` takes it.
        skip_invalid: Whether a line that is no valid case is passed over.
        inputs: Names for what was counted, by which a later merge recognises it.

    Raises:
        MissingExtra: Where the extra `[dask]` is not installed.
        InvalidLine: Where a line is no valid case, unless *skip_invalid*; it names file and line.
        InvalidValue: Where the policy rests on another calendar than *calendar*, or a Parquet file lacks *column*.
    """
    way = _Way(partitions.empty(terms), case_key, partial(partitions.add, calendar=calendar), partitions.merge)
    options = dict(storage_options or {})
    counted = _count_blocks(_find_blocks(files, block, column, options), way, options, skip_invalid=skip_invalid)
    return loads(counted, QuarterlyTally).add_all((), inputs=inputs, calendar=calendar)


def tally_alert_files(  # noqa: PLR0913  # how a store is read, each by name
    files: str | Sequence[str],
    *,
    block: str = BLOCK,
    column: str = "alert",
    storage_options: Mapping[str, Any] | None = None,
    skip_invalid: bool = False,
    inputs: Iterable[str] = (),
) -> AlertTally:
    """
    What all alerts in *files* count to, an alert a line; everything else is explained at `tally_files`.

    Raises:
        MissingExtra: Where the extra `[dask]` is not installed.
        InvalidLine: Where a line is no valid alert, unless *skip_invalid*; it names file and line.
        InvalidValue: Where one number comes twice, in one file or in several: a register folds what was published
            again.
    """
    way = _Way(dumps(AlertTally()), alert_key, partitions.add_alerts, partitions.merge_alerts)
    options = dict(storage_options or {})
    counted = _count_blocks(_find_blocks(files, block, column, options), way, options, skip_invalid=skip_invalid)
    return loads(counted, AlertTally).add_all((), inputs=inputs)


class _Way(NamedTuple):
    """
    How documents of one kind are counted.

    Attributes:
        empty: The tally in which nothing is counted yet.
        key: By what lines are brought together.
        add: What counts lines.
        merge: What joins two tallies.
    """

    empty: bytes
    key: Callable[[Line], str]
    add: Callable[..., bytes]
    merge: Callable[[bytes, bytes], bytes]


def _find_blocks(files: str | Sequence[str], block: str, column: str, options: dict[str, Any]) -> list[Any]:
    """The blocks of all *files*, which are names or patterns."""
    dask = need("dask", "Counting on a cluster", "dask")
    names = [files] if isinstance(files, str) else list(files)
    return [each for name in names for each in _read(dask, name, block, column, options)]


def _count_blocks(blocks: list[Any], way: _Way, options: dict[str, Any], *, skip_invalid: bool) -> bytes:
    dask = need("dask", "Counting on a cluster", "dask")
    width = min(len(blocks), _MOST_PARTS)
    cut = dask.delayed(_cut, nout=width, pure=True)
    parts = list(zip(*(cut(each, width, way.key) for each in blocks), strict=True)) if blocks else []
    count, merge = dask.delayed(_count, pure=True), dask.delayed(reduce, pure=True)
    tallies = [count(way, list(part), options, skip_invalid) for part in parts]
    # Merged as a tree: one task that takes all tallies would wait for the slowest, with all the others in its memory.
    while len(tallies) > 1:
        tallies = [merge(way.merge, tallies[start : start + _TOGETHER]) for start in range(0, len(tallies), _TOGETHER)]
    counted: bytes = tallies[0].compute() if tallies else way.empty
    return counted


def _read(dask: Any, name: str, block: str, column: str, options: dict[str, Any]) -> list[Any]:
    """The blocks of the files that *name* stands for, each with the file beside every line."""
    if name.endswith(".parquet"):
        paths = need("fsspec", "Reading a store", "dask").open_files(name, "rb", **options)
        read = dask.delayed(_read_parquet, pure=True)
        return [read(file.full_name if "://" in name else file.path, column, options) for file in paths]
    compression = next((kind for ending, kind in _COMPRESSIONS.items() if name.endswith(ending)), None)
    bag = need("dask.bag", "Counting on a cluster", "dask")
    lines = bag.read_text(
        name,
        compression=compression,
        blocksize=None if compression else block,
        storage_options=options,
        include_path=True,
    )
    scheme, _, address = name.partition("://")
    # The path beside a line lacks the store, without which no bad line in it could be found again.
    placed = lines.map(_add_store, scheme) if address else lines
    return list(placed.to_delayed())


def _add_store(placed: Placed, scheme: str) -> Placed:
    line, path = placed
    return (line, path if "://" in path else f"{scheme}://{path}")


def _read_parquet(path: str, column: str, options: dict[str, Any]) -> list[Placed]:
    parquet = need("pyarrow.parquet", "Reading Parquet", "dask")
    with need("fsspec", "Reading a store", "dask").open(path, "rb", **options) as stream:
        file = parquet.ParquetFile(stream)
        if column not in file.schema_arrow.names:
            raise InvalidValue(f"expected the column {column}, which {path} lacks", field="column")
        rows = file.read(columns=[column])[column].to_pylist()
    # What is no text, such as an empty cell, is written out, so that it is refused like any other row.
    lines = (row if isinstance(row, str | bytes) else json.dumps(row, default=str) for row in rows)
    return [(line, path, str(number)) for number, line in enumerate(lines, 1)]


def _cut(block: Iterable[Placed], width: int, key: Callable[[Line], str]) -> list[list[Placed]]:
    """The lines of a *block* by the part in which all with the same *key* meet."""
    parts: list[list[Placed]] = [[] for _ in range(width)]
    for placed in block:
        # Not hash(): Python salts it anew in every process, and all workers must send a case the same way.
        # An identifier may hold half a surrogate pair ("\ud83d"), which has no bytes in UTF-8; it is refused later.
        parts[crc32(key(placed[0]).encode("utf-8", "surrogatepass")) % width].append(placed)
    return parts


def _count(
    way: _Way,
    blocks: Iterable[Iterable[Placed]],
    options: dict[str, Any],
    skip_invalid: bool,  # noqa: FBT001  # handed on by the scheduler
) -> bytes:
    at: Placed = ()

    def lines() -> Iterator[str]:
        nonlocal at
        for block in blocks:
            for at in block:
                yield at[0]

    def refuse(_: str | bytes, error: InvalidDocument) -> None:
        if not skip_invalid:
            line, path, *number = at
            raise InvalidLine(path, int(number[0]) if number else _find_line(path, line, options), str(error)) from None

    return way.add(way.empty, lines(), refused=refuse)


def _find_line(path: str, line: str, options: dict[str, Any]) -> int:
    """
    The number of a *line*, counted from 1.

    A block does not know how many lines stand before it, so the file is read again, once something is wrong with it.
    """
    with need("fsspec", "Reading a store", "dask").open(
        path, "rt", encoding="utf-8", compression="infer", **options
    ) as stream:
        wanted = line.rstrip("\r\n")
        return next((number for number, text in enumerate(stream, 1) if text.rstrip("\r\n") == wanted), 0)
