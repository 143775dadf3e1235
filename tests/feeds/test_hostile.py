"""Feeds that are none, that are damaged, and that mean harm."""

from __future__ import annotations

import codecs
import gzip
import io
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from html import escape

import pytest

from safetygate.feeds import read_addendum, read_alerts
from safetygate.feeds.intake import UnreadableFeed
from tests.feeds.samples import HEAD, element, read, weekly
from tests.growth import NEARLY_LINEAR, growth

MEBIBYTE = 2**20
START = f"<Safety-Gate>{HEAD}".encode()


class Endless:
    """A stream that begins with *head* and then says *again* for ever."""

    def __init__(self, head: bytes, again: bytes) -> None:
        self.head, self.again, self.given = head, again * (MEBIBYTE // len(again) + 1), 0

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; there are always some."""
        assert size > 0, "everything at once is too much"
        part, self.head = self.head[:size] or self.again[:size], self.head[size:]
        self.given += len(part)
        return part


@pytest.mark.parametrize(
    ("head", "again"),
    [
        (START, b"<a>"),
        (START + b"<notifications>", b"<a>"),
        (START + b"<notifications><danger>", b"never ending "),
        (START + b"<notifications><danger><![CDATA[", b"never ending "),
        (START + b"<notifications><!--", b"never ending "),
        (START + b'<notifications a="', b"never ending "),
        (START + b"<notifications ", b"a"),
        (START, b"<notifications>"),
        (START + b"<?", b"never ending "),
        (b"<", b"a"),
    ],
)
def test_what_never_ends_is_given_up(head: bytes, again: bytes) -> None:
    """After a few mebibytes, and without holding more than a few."""
    stream = Endless(head, again)
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableFeed):
            for _ in read_alerts(stream):
                pass
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert stream.given < 16 * MEBIBYTE
    assert most < 64 * MEBIBYTE


def test_a_report_of_any_length_takes_little_memory() -> None:
    """The notices come and go one by one."""
    unit = element().encode()
    stream = Endless(START, unit)
    tracemalloc.start()
    try:
        for count, _ in enumerate(read_alerts(stream)):
            if count == 3000:
                break
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert stream.given > 3000 * len(unit)
    assert most < 24 * MEBIBYTE


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        "<!doctype html>",
    ],
)
def test_a_document_type_is_refused(declaration: str) -> None:
    """No entity is ever declared, so none can grow or reach outside; also not within a notice."""
    plain = weekly(element()).decode()

    for data in (
        plain.replace("<Safety-Gate>", f"{declaration}<Safety-Gate>"),
        plain.replace("<brand>", f"{declaration}<brand>"),
    ):
        with pytest.raises(UnreadableFeed, match="without a document type"):
            read(data.encode())


def test_what_only_looks_like_a_document_type_is_text() -> None:
    """In a section of character data it is data."""
    (reading,) = read(weekly(element(danger="<!DOCTYPE a> <!ENTITY b>")))

    assert reading.alert.risk_description == {"en": "<!DOCTYPE a> <!ENTITY b>"}


def test_deep_nesting_inside_a_notice_is_damage() -> None:
    """The parser goes no deeper than it is allowed to; the notice and its neighbour are there."""
    deep = element(caseNumber="SR/99002/26").replace("<pictures>", "<a>" * 5000 + "</a>" * 5000 + "<pictures>")
    found = read(weekly(deep, element()))

    assert [each.alert.number for each in found] == ["SR/99002/26", "SR/99001/26"]


def hollow_workbook() -> bytes:
    """An archive that holds no sheet."""
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("xl/workbook.xml", "<nothing/>")
    return book.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "the feed is empty"),
        (b" \n ", "the feed is empty"),
        (codecs.BOM_UTF8, "the feed is empty"),
        (b"<html><body>Please enable JavaScript</body></html>", "expected a weekly report"),
        (b"<Safety-Gate>", "cut short"),
        (b'<?xml version="1.0" encoding="iso-2022-jp"?><Safety-Gate></Safety-Gate>', "in UTF-8, UTF-16"),
        (b'<?xml version="1.0" encoding="nonsense"?><Safety-Gate></Safety-Gate>', "in UTF-8, UTF-16"),
        (b"\xff\xfe<\x00a\x00>\x00\x00\xd8<", "says that it is UTF-16"),
        (b"{}", "expected a feed of the Safety Gate"),
        (b'{"error": "not found"}', "expected a feed of the Safety Gate"),
        (b'{"results": [{"uri": "x"}], "total": 1}', "expected a feed of the Safety Gate"),
        (b'[{"RecallID": 1}]', "expected a feed of the Safety Gate"),
        (b"[1, 2]", "expected a feed of the Safety Gate"),
        (b'[{"reference": "SR/1/26",]', "line 1, column"),
        (b'{"reference": "SR/1/26"', "line 1, column"),
        (b'{"a": "\xff"}', "UTF-8 or UTF-16"),
        (b"[" * 200_000, "nested far deeper"),
        (b'{"a":' * 200_000, "nested far deeper"),
        (b"PK\x03\x04 and so on", "a workbook that can be opened"),
        (hollow_workbook(), "damaged or locked"),
        (gzip.compress(b"x" * 100_000, mtime=0)[:60], "damaged or cut short"),
        (b"\x1f\x8b and so on", "damaged or cut short"),
        (bytes(range(256)), "expected a table"),
    ],
)
def test_what_is_no_feed_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    """The sentence says what was expected."""
    with pytest.raises(UnreadableFeed, match=sentence):
        read(data)


def test_a_compressed_bomb_is_refused() -> None:
    """A feed that is read as a whole may not grow beyond its bound, whatever it was packed into."""
    packed = gzip.compress(b"[" + b" " * (129 * MEBIBYTE))
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (129 * MEBIBYTE))

    for data in (packed, book.getvalue()):
        with pytest.raises(UnreadableFeed, match="128 MiB"):
            read(data)


def test_text_is_no_bytes() -> None:
    """A stream that was opened for text is told so."""
    with pytest.raises(UnreadableFeed, match="binary mode"):
        list(read_alerts(io.StringIO("<Safety-Gate/>")))  # type: ignore[arg-type]  # the mistake that is meant


def test_a_missing_file_is_missing() -> None:
    """What the system says is passed on."""
    with pytest.raises(FileNotFoundError):
        list(read_alerts("no-such-file.xml"))


def test_no_message_shows_what_was_sent() -> None:
    """Errors name places and expectations, never content."""
    for data in (b'[{"reference": "secret",]', b"<!DOCTYPE secret>", b"secret,secret\n", b'{"secret": 1}'):
        with pytest.raises(UnreadableFeed) as refusal:
            read(data)

        assert "secret" not in str(refusal.value)


FEEDS: Mapping[str, Callable[[int], str]] = {
    "blanks around a number": lambda size: weekly(element(caseNumber="\n" * size + "x" + "\n " * size + "y")),
    **{
        name: lambda size, start=start, end=end: weekly(element(description=escape(start * size + end * size)))
        for name, (start, end) in {
            "a sign encoded again and again": ("&", "amp;"),
            "a sign encoded in its halves": ("&am", "p;"),
            "tags within tags": ("<b", ">"),
            "remarks within remarks": ("<!--", "-->"),
            "words for nothing": ("null ", ""),
            "marks of lists": (" , ", "; "),
            "numbers of lists": ("1) a ", ""),
            "blanks": (" \u00a0", "\n "),
        }.items()
    },
    "columns": lambda size: "Alert number," + ",".join(f"c{number}" for number in range(size)) + "\nSR/1/26\n",
    "columns of one name": lambda size: "Alert number," * size + "\nSR/1/26\n",
}


@pytest.mark.parametrize("name", FEEDS)
def test_reading_grows_with_the_size(name: str) -> None:
    """Twice as many blanks or columns take about twice as long, never four times."""

    def made(size: int) -> bytes:
        feed = FEEDS[name](size)
        return feed if isinstance(feed, bytes) else feed.encode()

    assert growth(lambda feed: list(read_alerts(io.BytesIO(feed))), made, 3000) < NEARLY_LINEAR


@pytest.mark.parametrize(
    ("number", "noticed"),
    [
        ("\n  SR/00001/26 \n\n", False),
        ("SR/00001/26", False),
        (" SR/00001/26", True),
        ("SR/00001/26 ", True),
        ("\nSR/00001/26 ", True),
    ],
)
def test_a_blank_beside_a_number_is_noticed_and_a_line_end_is_not(
    number: str, noticed: bool
) -> None:  # a row of the table
    """Line ends around a number come from the layout of the file; a blank on its own line comes from its author."""
    (reading,) = read(weekly(element(caseNumber=number)))

    assert reading.alert.number == "SR/00001/26"
    assert ("number-malformed" in {finding.code for finding in reading.findings}) is noticed


def workbook(sheet: str, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A workbook packed by hand, of which only one part matters."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, sheet)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (workbook('<worksheet><sheetData><row><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'), "span"),
        (
            workbook(
                '<x:s xmlns:x="a"><x:row r="1048576"><x:c r="z1"><x:is/></x:c><x:c r="ZZ9999"><x:v/></x:c></x:row></x:s>'
            ),
            "span",
        ),
        (workbook("<s>" + '<row r="999999"><c/><c/><c/><c/><c/><c><v/></c></row>' + "</s>"), "span"),
        (workbook('junk<sheetData><row><c r="XFD1048576"><v>1</v></c></row></sheetData>', "xl/a.png"), "damaged sheet"),
        (workbook('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "document type"),
        (workbook("<a/>", "content.xml"), "another form"),
        (workbook("", "xl/workbook.bin"), "another form"),
    ],
)
def test_a_workbook_that_reaches_too_far_is_refused(data: bytes, told: str) -> None:
    """Before any room is made for its cells, which would end the process."""
    with pytest.raises(UnreadableFeed, match=told):
        list(read_alerts(io.BytesIO(data)))


@pytest.mark.parametrize("sign", [" ", "\n", ", ", "; ", "and ", "0001/08 "])
def test_reading_an_addendum_grows_with_the_size(sign: str) -> None:
    """The same for the words of an addendum, whatever is repeated in them."""
    made = "Notification 0001/08 has been withdrawn{}and notification 0002/08 has been updated.".format

    assert growth(read_addendum, lambda size: made(sign * size), 2000) < NEARLY_LINEAR
