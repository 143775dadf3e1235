"""
A stream of XML cut into the notices it holds, byte for byte, in constant memory.

The cut is made on the bytes, so one damaged notice leaves the others whole, and each is given back exactly as it stood.
Sections of character data, comments and instructions are passed over: what looks like a tag in them is none.
A document type declaration is refused, and with it every entity that could grow or reach outside.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final, NamedTuple, final

from safetygate.feeds.intake import Intake, Stream, UnreadableFeed

LARGEST: Final = 4 * 2**20
"""How many bytes one notice may have; the largest seen in a real feed has about 20,000."""

MOST_OPEN: Final = 1000
"""How many notices without an end may follow each other before the feed is given up."""

_CHUNK: Final = 256 * 2**10
_LONGEST_MARK: Final = 96
# where something begins that may end, or hide, a notice
_MARK: Final = re.compile(
    rb"<(?:!\[CDATA\[(?P<data>)|!--(?P<comment>)|\?(?P<instruction>)|!(?P<declaration>(?i:doctype|entity))"
    rb"|(?P<close>/?)(?P<name>notifications?|weeklyReport)(?=[\s/>]))"
)
# what is in the name of every tag of a notice, and an instruction begins with
_TELLING: Final = (b"notification", b"weeklyReport", b"<?")
_ENDS: Final = {"data": b"]]>", "comment": b"-->", "instruction": b"?>"}
# the rest of a tag; a ">" within the quotation marks of an attribute does not end it
_TAG: Final = re.compile(rb"(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>")
# the last closing tag: a report that was cut short has none at its end
_CLOSED: Final = re.compile(rb"</[^<>]*>\s*(?:<!--(?:(?!-->).)*-->\s*)*$", re.DOTALL)
# "</Safety-Gate>\n<?xml version=\"1.0\"?><Safety-Gate><report_language>en": another report begins; white space, ends,
# comments, and the tag around the notices of 2005 to 2013, say nothing
_SAYS: Final = re.compile(rb"<(?![!?/]|notifications?[\s/>])")
# as in <?xml version="1.0" encoding="UTF-8"?>
DECLARED_ENCODING: Final = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
# encodings in which every sign of markup is the byte that it is in ASCII
_NARROW: Final = re.compile(r"utf-8|ascii|iso8859-[0-9]+|cp125[0-9]")
_WIDE: Final = (
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)


@final
class Piece(NamedTuple):
    """
    One cut of the stream.

    Attributes:
        name: The name of its element; empty for what stands before the first one, and between two where that says
            something.
        text: Its bytes, as UTF-8 or in the single-byte encoding of the stream.
        whole: Whether its end was found.
    """

    name: str
    text: bytes
    whole: bool


class _Tag(NamedTuple):
    name: str
    start: int
    end: int
    closing: bool
    empty: bool


@final
class Pieces:
    """
    The pieces of one stream of XML: first what stands before the first notice, then the notices, with what stands
    between two of them or behind the last, where reports were joined into one.
    """

    __slots__ = ("_at", "_ended", "_start", "_stream", "_text", "encoding", "wide")

    def __init__(self, intake: Intake) -> None:
        head = intake.head
        self.wide = next((name for mark, name in _WIDE if head.startswith(mark)), None)
        self._stream: Stream = _Narrowed(intake, self.wide) if self.wide else intake
        declared = None if self.wide else DECLARED_ENCODING.search(head[:1000])
        self.encoding = codec(declared[1]) if declared else "utf-8"
        if not _NARROW.fullmatch(self.encoding):
            raise UnreadableFeed("expected XML in UTF-8, UTF-16 or a single-byte encoding of Europe")
        self._text, self._start, self._at, self._ended = b"", 0, 0, False

    def original(self, piece: Piece) -> bytes:
        """The bytes of *piece* as they stood in the stream."""
        return piece.text.decode().encode(self.wide) if self.wide else piece.text

    def __iter__(self) -> Iterator[Piece]:
        """
        Cut piece after piece.

        Raises:
            UnreadableFeed: Where a document type is declared, a notice is too large, too many are damaged, or the
                stream ends before its last closing tag; the pieces before that are given first.
        """
        opened, headed, unended = "", False, 0
        while (tag := self._end(opened) or self._tag()) is not None:
            if tag.closing:
                if opened:
                    whole, unended = tag.name == opened, 0
                    yield self._cut(opened, tag.end if whole else tag.start, whole=whole)
                opened = ""
                continue
            before = self._cut(opened, tag.start, whole=not opened)
            # the RAPEX era calls a single notice `notification`, and gathers all in one element `notifications`
            gathers = (opened, tag.name) == ("notifications", "notification")
            if not headed or (not gathers if opened else _SAYS.search(before.text)):
                yield before
            unended = unended + 1 if opened else 0
            if unended > MOST_OPEN:
                raise UnreadableFeed("expected notices beside each other, got them within each other")
            headed, opened = True, tag.name
            if tag.empty:
                yield self._cut(opened, tag.end, whole=True)
                opened = ""
        if opened or not headed:
            yield self._cut(opened, len(self._text), whole=not opened)
        behind = self._start if headed else 0
        if headed and not opened and _SAYS.search(self._text, behind):
            yield self._cut("", len(self._text), whole=True)
        if not _CLOSED.search(self._text, behind):
            raise UnreadableFeed("the feed ends before its closing tag: it was cut short")

    def _cut(self, name: str, end: int, *, whole: bool) -> Piece:
        piece = Piece(name=name, text=self._text[self._start : end], whole=whole)
        self._start = end
        return piece

    def _end(self, name: str) -> _Tag | None:
        """
        The end of the notice *name* that is open, where nothing on the way to it could be or hide another tag.

        Nearly every notice ends so, and is found without a look at each of its sections of character data.
        """
        tag = b"</%s>" % name.encode()
        start = self._text.find(tag, self._at) if name else -1
        if start < 0:
            return None
        inner = self._text[self._at : start]
        sections = inner.count(b"<![CDATA[")
        if inner.count(b"<!") > sections or inner.rfind(b"]]>") < inner.rfind(b"<![CDATA["):
            return None
        for mark in _TELLING:
            if mark in inner:
                return None
        self._at = start + len(tag)
        return _Tag(name, start, self._at, closing=True, empty=False)

    def _tag(self) -> _Tag | None:
        """The next tag of a notice; character data, comments and instructions are passed over."""
        while True:
            mark = _MARK.search(self._text, self._at)
            if mark is None:
                self._at = max(self._at, len(self._text) - _LONGEST_MARK)
            elif (end := _ENDS.get(mark.lastgroup or "")) is not None:
                found = self._text.find(end, mark.end())
                self._at = mark.start() if found < 0 else found + len(end)
                if found >= 0:
                    continue
            elif mark["declaration"]:
                raise UnreadableFeed("expected a feed without a document type declaration: entities are not expanded")
            elif (tag := _TAG.match(self._text, mark.end())) is not None:
                self._at = tag.end()
                name, closing = mark["name"].decode(), bool(mark["close"])
                return _Tag(name=name, start=mark.start(), end=tag.end(), closing=closing, empty=tag[0].endswith(b"/>"))
            else:
                self._at = mark.start()
            if not self._more():
                return None

    def _more(self) -> bool:
        kept = self._text[self._start :]
        if len(kept) > LARGEST:
            raise UnreadableFeed(
                f"expected notices of at most {LARGEST // 2**20} MiB each, each within its own element"
            )
        part = b"" if self._ended else self._stream.read(max(_CHUNK, len(kept)))
        self._text, self._at, self._start, self._ended = kept + part, self._at - self._start, 0, not part
        return bool(part)


def codec(name: bytes) -> str:
    """How Python calls the encoding that a document declares as *name*; empty where it has none of that name."""
    try:
        return codecs.lookup(name.decode()).name
    except LookupError:
        return ""


@final
class _Narrowed:
    """
    A stream of UTF-16 as UTF-8, in which every sign of markup is one byte.
    """

    __slots__ = ("_decoder", "_stream")

    def __init__(self, stream: Stream, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)()

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; none at the end."""
        try:
            while part := self._stream.read(size):
                if narrow := self._decoder.decode(part):
                    return narrow.encode()
            return self._decoder.decode(b"", final=True).encode()
        except UnicodeDecodeError:
            raise UnreadableFeed("the feed says that it is UTF-16 and is not") from None
