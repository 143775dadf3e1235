"""
Reading files and writing results: the only place where the command line touches either.

Documents leave as bytes in UTF-8, whatever the terminal is set to; sentences leave as text, without control characters.
"""

from __future__ import annotations

import glob
import json
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from importlib import import_module
from importlib.util import find_spec
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final, TypeVar, cast

import click

from safetygate.cli.command import LANGUAGES
from safetygate.cli.outcome import Outcome, Unusable, name_for_people, sentence
from safetygate.domain.records.characters import printable
from safetygate.domain.records.errors import SafetyGateError

if TYPE_CHECKING:
    from safetygate.documents.document import Received
    from safetygate.documents.kinds import Document

# Windows has none: what was left behind there stays.
_fcntl: Any = import_module("fcntl") if find_spec("fcntl") else None

LONG: Final = 2**20
"""From this size on, in bytes, a file is read with a progress bar on a terminal."""

# `-o /dev/stdout`, or `-o >(gzip)`, which a shell turns into /dev/fd/63: nothing can be put in their place.
_DEVICES: Final = ("/dev/", "/proc/")
# Empty lines before the first two that say something are passed over, but not for ever.
_HEAD: Final = 100
# As wide as no line of a table is.
_WHOLE: Final = 10_000

T = TypeVar("T")


def over(files: Sequence[str], work: Callable[[str, BinaryIO], Outcome]) -> Outcome:
    """Do the *work* on each of *files*, name those that cannot be read or used, and give the worst outcome."""
    worst = Outcome.FINE
    for name in files:
        title = "(stdin)" if name == "-" else name_for_people(name)
        try:
            with open_input(name) as stream:
                worst = max(worst, work(title, stream))
                continue
        except BrokenPipeError:
            raise  # what takes the output has stopped reading, as `| head` does: the file that is read is not at fault
        except SafetyGateError as error:
            tell(f"Error: {title}: {sentence(error)}")
        except OSError as error:
            tell(f"Error: {sentence(error)}")
        worst = Outcome.UNUSABLE
    return worst


@contextmanager
def open_input(name: str) -> Generator[BinaryIO]:
    """The bytes of the file called *name*, or of the standard input where it is `-`."""
    if name == "-":
        yield sys.stdin.buffer
        return
    with open(name, "rb") as file, _watch(file) as stream:  # noqa: PTH123  # a name is taken as it was typed
        yield stream


def _watch(file: BinaryIO) -> AbstractContextManager[BinaryIO]:
    """The same *file*, with a progress bar where it is long and somebody looks on."""
    size = os.fstat(file.fileno()).st_size
    # A bar for what is read at once would only flicker; where nobody looks on, it would fill a log.
    if size < LONG or not sys.stderr.isatty():
        return nullcontext(file)
    from rich.console import Console
    from rich.progress import wrap_file

    name = os.path.basename(file.name)  # noqa: PTH119  # only for show
    return wrap_file(file, size, description=printable(name), console=Console(stderr=True), transient=True)


def documents(stream: BinaryIO, *, lenient: bool = False) -> Iterator[Received[Document]]:
    """
    The documents of a *stream*: one a line where its first two lines are objects, else one as a whole.

    A line or a whole that is too large is cut before it fills the memory, and reported as too large.
    """
    # What only writes, such as a deadline, does without the reader.
    from safetygate.documents.document import iter_ndjson, read, read_lines
    from safetygate.documents.json_text import MOST_BYTES

    lines = cast("Iterator[bytes]", read_lines(stream))
    head, first = list[bytes](), list[bytes]()
    for line in islice(lines, _HEAD):
        head.append(line)
        first += [line.strip()] if line.strip() else []
        if len(first) == 2:
            break
    if len(first) == 2 and all(line.startswith(b"{") for line in first) and first[0].endswith(b"}"):
        yield from iter_ndjson(chain(head, lines), lenient=lenient)
    else:
        # One byte more than is allowed, so that a whole that is too large is seen to be so.
        yield read(b"".join(head) + stream.read(MOST_BYTES + 1), lenient=lenient)


@contextmanager
def open_output(name: str | None, *, apart: Iterable[str | None] = ()) -> Generator[Callable[[bytes], None]]:
    """
    What writes one document after the other, a line each, to the file called *name*, or to the standard output.

    Args:
        name: The name of the file; none or `-` for the standard output.
        apart: The names of files that are read or written too, none of which it may be.

    Raises:
        Unusable: Where it is one of them.
    """
    with open_whole(name, apart=apart) as file:
        yield lambda data: write_line(file, data)


@contextmanager
def open_whole(name: str | None, *, apart: Iterable[str | None] = ()) -> Generator[BinaryIO]:
    """The file called *name*, or the standard output, to write to as `open_output` does, but not line by line."""
    if name is None or name == "-":
        yield sys.stdout.buffer
        return
    if any(_is_same(name, other) for other in apart):
        raise Unusable(
            f"{name_for_people(name)}: expected another file to write to than those that are read or written"
        )
    with replace_file(name) as file:
        yield file


def _is_same(name: str, other: str | None) -> bool:
    """Whether two names are of one file, be it there or only to be made; a device takes whatever comes."""
    if other is None or os.path.abspath(name).startswith(_DEVICES):  # noqa: PTH100  # a name is taken as it was typed
        return False
    if os.path.exists(name) and os.path.exists(other):  # noqa: PTH110  # the same
        return os.path.samefile(name, other)  # noqa: PTH121  # the same
    return os.path.realpath(name) == os.path.realpath(other)


@contextmanager
def replace_file(name: str) -> Generator[BinaryIO]:
    """
    What writes the file called *name*: it is put in place when all is written, and else what was there stays.

    A device or a pipe is written to as it comes.
    """
    target = os.path.realpath(name)
    there = os.path.exists(target)  # noqa: PTH110  # a name is taken as it was typed
    if os.path.abspath(name).startswith(_DEVICES) or (there and not os.path.isfile(target)):  # noqa: PTH100, PTH113  # the same
        with open(name, "wb") as file:  # noqa: PTH123  # the same
            yield file
        return
    if there:
        open(name, "ab").close()  # noqa: PTH123  # refuses what may not be written
    _sweep(target)
    # In the same folder, as a file is put in the place of another only within one file system.
    beside = f"{target}.{secrets.token_hex(4)}.part"
    try:
        with _create(beside, name) as file:
            if there:
                # Whoever could read the file before can read it afterwards, and nobody else.
                shutil.copymode(target, beside)
            yield file
            file.flush()
            # Else a power cut could leave an empty file under the name of the whole one.
            os.fsync(file.fileno())
            if _fcntl:  # while it is locked: nobody may take it for one that was left behind
                os.replace(beside, target)  # noqa: PTH105  # the same
        if not _fcntl:
            os.replace(beside, target)  # noqa: PTH105  # the same
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)  # noqa: PTH108  # the same


def _sweep(target: str) -> None:
    """Take away what commands that were killed left beside *target*; what is still written is locked, and stays."""
    for left in glob.glob(f"{glob.escape(target)}.{'[0-9a-f]' * 8}.part") if _fcntl else ():  # noqa: PTH207  # the same
        with suppress(OSError), open(left, "rb") as file:  # noqa: PTH123  # the same
            _fcntl.flock(file, _fcntl.LOCK_EX | _fcntl.LOCK_NB)
            os.unlink(left)  # noqa: PTH108  # the same


def _create(beside: str, name: str) -> BinaryIO:
    """The new file *beside* that called *name*, of which the error speaks where it cannot be made."""
    try:
        file = open(beside, "xb")  # noqa: PTH123, SIM115  # the same; the caller closes it
    except OSError as error:
        error.filename = name
        raise
    if _fcntl:
        _fcntl.flock(file, _fcntl.LOCK_EX)
    return file


def put(data: bytes) -> None:
    """Write one document, *data*, to the standard output as a line."""
    write_line(sys.stdout.buffer, data)


def in_both(say: Callable[[str], str]) -> dict[str, str]:
    """What *say* says in each language, for an answer to programs."""
    return {language: say(language) for language in LANGUAGES}


def put_json(answer: Any) -> None:
    """Write an *answer* for programs to the standard output."""
    put(json.dumps(answer, ensure_ascii=False, indent=2).encode())


def write_line(stream: BinaryIO, data: bytes) -> None:
    """Write one document, *data*, to *stream* as a line."""
    stream.write(data + b"\n")


def say(text: str) -> None:
    """Write a *text* for people to the standard output."""
    click.echo(printable(text))


def tell(text: str) -> None:
    """Write a *text* for people beside the output."""
    click.echo(printable(text), err=True)


def cut(found: Sequence[T], limit: int | None, language: str) -> Sequence[T]:
    """The first of what was *found*; how many more there are is told beside the output."""
    from safetygate.domain.records.phrases import Phrase

    if limit is not None and len(found) > limit:
        tell(
            Phrase("and {} more, without --limit", "其余 {} 项从略；不使用 --limit 则全部显示").say(
                language, len(found) - limit
            )
        )
    return found[:limit]


def show_table(title: str, rows: Iterable[tuple[Any, ...]], heads: Sequence[str] = (), *, whole: bool = False) -> None:
    """
    Write a table without lines to the standard output: the first column set apart, numbers below each other.

    Args:
        title: What stands above it; nothing where it is empty.
        rows: Its rows.
        heads: The heads of its columns.
        whole: Whether a line stays whole where no terminal is as wide as something, for whoever searches the output.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells = list(rows)
    table = Table.grid(padding=(0, 2))
    for column in zip(heads, strict=True) if not cells else zip(*cells, strict=True):
        number = all(not isinstance(cell, str) for cell in column)
        table.add_column(justify="right" if number else "left")
    if heads:
        table.add_row(*(Text(head, style="bold") for head in heads))
    for row in cells:
        name, *others = (printable("–" if cell is None else str(cell)) for cell in row)
        table.add_row(Text(name, style="bold"), *(Text(cell, overflow="fold") for cell in others))
    console = Console(highlight=False)
    if whole and not console.is_terminal:
        console = Console(highlight=False, width=_WHOLE)
    with console.capture() as drawn:
        if title:
            console.print(Text(printable(title), style="bold reverse"))
        console.print(table)
    # rich fills every line with blanks up to the width, which would go along into whatever a line is pasted into.
    click.echo("".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines()), color=console.is_terminal)
