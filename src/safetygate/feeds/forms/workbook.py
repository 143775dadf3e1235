"""
The sheets of a workbook as rows of text: a new one (.xlsx) here, an old one (.xls) in a process of its own.

Nothing about an old workbook can be counted before it is opened, and a damaged one may ask its parser for more memory
than there is, which ends the process. So another process is at stake, and its end is a refusal.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from safetygate.feeds.extent import MOST_CELLS, expect_extent
from safetygate.feeds.extras import package
from safetygate.feeds.intake import WHOLE, UnreadableFeed

if TYPE_CHECKING:
    from collections.abc import Generator

    from safetygate.documents.tables import Row

OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a workbook of Excel 97 to 2003 begins (.xls), as every compound file does."""

_DAMAGED: Final = "expected a workbook that can be opened (.xlsx, .xls), got one that is damaged or locked"
_TOO_LARGE: Final = f"expected a workbook whose sheets span at most {MOST_CELLS} cells, empty ones too"
_NO_PROCESS: Final = "expected a workbook saved as .xlsx: here no process can be started that reads an old one (.xls)"
_SECONDS: Final = 60
"""How long an old workbook may take; one as large as allowed takes a tenth."""

_MEMORY: Final = 2 * 2**30
"""How much memory its process may ask for, in bytes, where the system can limit it."""

_PROGRAM: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from safetygate.feeds.forms import workbook; workbook.answer()"
)


def read_sheets(data: bytes) -> list[list[Row]]:
    """
    The rows of every sheet, each with its cells as text and with the row as JSON.

    Raises:
        UnreadableFeed: Where the workbook is damaged, locked or far too large.
    """
    package("python_calamine", "Reading a workbook")
    if data.startswith(OLD):
        return _read_beside(data)
    expect_workbook(data)
    with refuse_failures(_DAMAGED):
        return [list(sheet) for sheet in _sheets(data)]


def expect_workbook(data: bytes) -> None:
    """
    Let *data* be a workbook that can be opened safely.

    Raises:
        UnreadableFeed: Where it is damaged, or far too large.
    """
    try:
        # before anything is opened: a packed workbook of a few kilobytes may unpack to more memory than there is
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > WHOLE:
                raise UnreadableFeed(f"expected a workbook of at most {WHOLE // 2**20} MiB once unpacked")
            expect_extent(packed)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise UnreadableFeed("expected a workbook that can be opened, got one that is damaged or locked") from None


@contextmanager
def refuse_failures(expected: str) -> Generator[None]:
    """
    Let a parser of others fail in whatever way: that is a refusal of what it was given, which says what was *expected*.

    A parser that is written in Rust may *panic*, which no `except Exception` catches.

    Raises:
        UnreadableFeed: Where the parser fails.
    """
    try:
        yield
    except (UnreadableFeed, MemoryError):
        raise
    except BaseException as failure:
        if isinstance(failure, Exception) or type(failure).__name__ == "PanicException":
            raise UnreadableFeed(expected) from None
        raise


def to_text(value: object) -> str:
    """What a cell shows: a whole number without a point, a day as in ISO 8601."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def to_json(row: Iterable[object]) -> bytes:
    """A *row*, which has no text of its own, as an array of JSON."""
    return json.dumps(list(row), ensure_ascii=False, default=str).encode()


def _sheets(data: bytes) -> Iterator[Iterator[Row]]:
    calamine: Any = package("python_calamine", "Reading a workbook")
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                raise UnreadableFeed(_TOO_LARGE)
            yield ((tuple(map(to_text, row)), to_json(row)) for row in sheet.to_python())


def _read_beside(data: bytes) -> list[list[Row]]:
    try:
        done = subprocess.run(  # noqa: S603  # our own program, on bytes that it reads from its standard input
            [sys.executable, "-c", _PROGRAM, json.dumps(sys.path)],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
        answer = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        raise UnreadableFeed(_DAMAGED) from None
    except OSError:
        raise UnreadableFeed(_NO_PROCESS) from None
    if isinstance(answer, str):
        raise UnreadableFeed(answer)
    return [[(tuple(cells), raw.encode()) for cells, raw in sheet] for sheet in answer]


def answer() -> None:
    """Write the rows of the old workbook on the standard input, or why there are none, as JSON."""
    try:
        with refuse_failures(_DAMAGED):
            _limit_memory()
            found: Any = [[(cells, raw.decode()) for cells, raw in sheet] for sheet in _sheets(sys.stdin.buffer.read())]
    except (UnreadableFeed, MemoryError) as refusal:
        found = str(refusal) or _TOO_LARGE
    sys.stdout.buffer.write(json.dumps(found).encode())


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has none; there the timeout alone stands guard
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
