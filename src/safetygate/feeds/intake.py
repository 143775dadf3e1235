"""
The bytes of a feed, from a file or a stream, unzipped where they are zipped, and never more than a stated number.
"""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, Protocol, TypeAlias, cast, final

from safetygate.domain.records.errors import InvalidValue, SafetyGateError


class Stream(Protocol):
    """
    What is read from: a file opened in binary mode, a response, a pipe.
    """

    def read(self, size: int = -1, /) -> bytes:
        """At most *size* bytes; none at the end."""
        ...


Origin: TypeAlias = str | os.PathLike[str] | Stream
"""Where a feed comes from: a path, or a binary stream, which is read from where it stands and left open."""

WHOLE: Final = 128 * 2**20
"""How large a feed may be that has to be read as a whole (JSON, CSV, workbook): 128 MiB, four times a full export."""

_HEAD: Final = 64 * 2**10
_GZIP: Final = b"\x1f\x8b"


@final
class UnreadableFeed(SafetyGateError):
    """
    What was given is no feed that can be read: the sentence says what was expected and what came.
    """


@final
class Intake:
    """
    The bytes of one feed, read once from front to back, of which the beginning can be looked at first.
    """

    __slots__ = ("_ahead", "_stream")

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._ahead = b""

    @property
    def head(self) -> bytes:
        """The first bytes, up to 64 KiB, which stay to be read."""
        while len(self._ahead) < _HEAD and (more := self._next(_HEAD)):
            self._ahead += more
        return self._ahead

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most *size* of them where it is not negative; none at the end."""
        if not self._ahead:
            return self._next(size)
        end = len(self._ahead) if size < 0 else size
        part, self._ahead = self._ahead[:end], self._ahead[end:]
        return part

    def whole(self) -> bytes:
        """
        All that is left.

        Raises:
            UnreadableFeed: Where it is larger than `WHOLE`.
        """
        parts: list[bytes] = []
        size = 0
        while part := self.read(2**20):
            size += len(part)
            if size > WHOLE:
                raise UnreadableFeed(f"expected a feed of at most {WHOLE // 2**20} MiB that is read as a whole")
            parts.append(part)
        return b"".join(parts)

    def _next(self, size: int) -> bytes:
        try:
            part = cast("object", self._stream.read(size))
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise UnreadableFeed("the feed is compressed, and damaged or cut short") from error
        if isinstance(part, bytes):
            return part
        raise UnreadableFeed(f"expected a stream opened in binary mode, got one of {type(part).__name__}")


@contextmanager
def open_intake(origin: Origin) -> Generator[Intake]:
    """
    The bytes at *origin*, unzipped; a file is closed afterwards, a stream is not.

    Raises:
        OSError: Where there is no such file.
        UnreadableFeed: Where the feed is compressed and damaged.
        InvalidValue: Where *origin* is neither a path nor a stream.
    """
    if not isinstance(origin, str | os.PathLike) and not hasattr(origin, "read"):
        raise InvalidValue(f"expected a path or a binary stream, got {type(origin).__name__}", field="origin")
    if isinstance(origin, str | os.PathLike):
        with Path(origin).open("rb") as file, _unzip(file) as intake:
            yield intake
    else:
        with _unzip(origin) as intake:
            yield intake


@contextmanager
def _unzip(stream: Stream | IO[bytes]) -> Generator[Intake]:
    intake = Intake(stream)
    if not intake.head.startswith(_GZIP):
        yield intake
        return
    with gzip.GzipFile(fileobj=cast("IO[bytes]", intake), mode="rb") as unzipped:
        yield Intake(unzipped)
