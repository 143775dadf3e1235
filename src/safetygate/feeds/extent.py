"""
How far the cells of a workbook reach: what opens it makes room for every cell between the first and the last.

So a single cell in the last corner of a sheet would ask for more memory than there is, and end the process.
"""

from __future__ import annotations

import re
import zipfile
from functools import reduce
from typing import IO, Final
from xml.parsers import expat

from safetygate.feeds.intake import UnreadableFeed

MOST_CELLS: Final = 5_000_000
"""How many cells the sheets of a workbook may span together, empty ones too: four times a full export."""

_CHUNK: Final = 2**16
_OTHER_FORMS: Final = frozenset({"content.xml", "xl/workbook.bin"})
# the name of a cell, as "AB12"
_REFERENCE: Final = re.compile("([A-Za-z]{1,4})([0-9]{1,9})")
_SHEET: Final = b"sheetData"


class Extent:
    """
    The rows and columns that the filled cells of one part of a workbook span.

    Attributes:
        rows: Up to which row.
        columns: Up to which column.
    """

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._cell = (0, 0)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take the begin of an element: where a row or a cell stands, or that a cell has something in it."""
        match name.rpartition(":")[2]:
            case "row":
                row = attributes.get("r", "")
                self._cell = (int(row[:9]) if row.isascii() and row.isdigit() else self._cell[0] + 1, 0)
            case "c":
                named = _REFERENCE.fullmatch(attributes.get("r", ""))
                self._cell = (self._cell[0], self._cell[1] + 1)
                if named:  # the letters are a number of base 26 whose digits run from A as 1 to Z as 26
                    column = reduce(lambda left, sign: 26 * left + ord(sign) - ord("A") + 1, named[1].upper(), 0)
                    self._cell = (int(named[2]), column)
            case "v" | "is":
                self.rows, self.columns = max(self.rows, self._cell[0]), max(self.columns, self._cell[1])
            case _:
                pass

    def refuse(self, *_: object) -> None:
        """
        Take the begin of a document type declaration, which could name entities that grow without end.

        Raises:
            UnreadableFeed: Always: no program writes one into a workbook.
        """
        raise UnreadableFeed("expected a workbook without document type declarations")


def expect_extent(packed: zipfile.ZipFile) -> None:
    """
    Let the workbook *packed* be one whose sheets can be opened.

    Raises:
        UnreadableFeed: Where its cells reach too far, a sheet is damaged, or it is a workbook of another form.
    """
    if any(entry.filename.lower() in _OTHER_FORMS for entry in packed.infolist()):
        raise UnreadableFeed("expected a workbook in the Office Open XML form (.xlsx), got one of another form")
    cells = 0
    for entry in packed.infolist():
        with packed.open(entry) as part:
            cells += _cells(part)
        if cells > MOST_CELLS:
            raise UnreadableFeed(f"expected a workbook whose sheets span at most {MOST_CELLS} cells, empty ones too")


def _cells(part: IO[bytes]) -> int:
    """How many cells a *part* spans; one that is no XML is no sheet, unless it says that it is."""
    extent, parser = Extent(), expat.ParserCreate()
    parser.StartElementHandler = extent.begin
    parser.StartDoctypeDeclHandler = extent.refuse
    before = b""
    chunks = iter(lambda: part.read(_CHUNK), b"")
    try:
        for chunk in chunks:
            before = before[-len(_SHEET) :] + chunk
            parser.Parse(chunk)
        parser.Parse(b"", True)  # noqa: FBT003  # that it ends
    except expat.ExpatError:
        # a sheet whose first tags are damaged still says further on what it is
        while _SHEET not in before and (chunk := next(chunks, b"")):
            before = before[-len(_SHEET) :] + chunk
        if _SHEET in before or extent.rows:
            raise UnreadableFeed("expected a workbook that can be opened, got one with a damaged sheet") from None
    return extent.rows * extent.columns
