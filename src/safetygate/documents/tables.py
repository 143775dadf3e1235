"""
Tables as other programs write them: their encoding, their separator, their words for nothing.

One reader serves every table that comes in: alerts of a spreadsheet or a mirror, and official lists of days off.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeAlias, final

from attrs import frozen

from safetygate.domain.records.errors import InvalidValue

SEPARATORS: Final = ",;\t|"
"""What may stand between two cells."""

HEAD_WITHIN: Final = 20
"""Among how many first rows the head is looked for."""

NOTHING: Final = frozenset(
    {
        *("NaN", "nan", "-NaN", "-nan", "NaT", "<NA>", "NA", "N/A", "n/a", "#N/A", "#N/A N/A", "#NA", "None"),
        *("NULL", "null", "Null", "(null)", "(NULL)", "\\N", "nil", "undefined", "-1.#IND", "1.#IND", "-1.#QNAN"),
        *("1.#QNAN", "#NULL!", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!"),
    }
)
"""What a cell holds that holds nothing, as pandas, R, databases, JavaScript and spreadsheets write it."""

Row: TypeAlias = tuple[Sequence[str], bytes]
"""The cells of a row, and the row as it stood."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Bytes of GB 2312 come in pairs, so a run of them has an even length; those of a European encoding mostly stand alone.
_RUN: Final = re.compile(rb"[\x80-\xff]+")
# Level 1 of GB 2312, the 3,755 commonest characters, begins with B0 to D7; punctuation with A1 to A3.
_COMMON: Final = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")


@final
@frozen(kw_only=True)
class Decoded:
    """
    The text that some bytes are.

    Attributes:
        text: The text, without the mark of its encoding.
        encoding: The encoding, by the name that Python gives it.
        guessed: Whether the encoding is a guess, so that characters may be wrong.
    """

    text: str
    encoding: str
    guessed: bool = False


def decode_text(data: bytes, encoding: str | None = None) -> Decoded:
    """
    The text that *data* is: by its mark, as UTF-8, as GB 18030 where that gives Chinese, else by a guess.

    Args:
        data: The bytes.
        encoding: The encoding, where it is known.

    Raises:
        InvalidValue: Where *encoding* is the name of none, or the bytes are not in it.
    """
    if encoding is not None:
        try:
            return Decoded(text=data.decode(encoding).removeprefix("\ufeff"), encoding=encoding)
        except LookupError:
            raise InvalidValue("expected the name of an encoding, such as utf-8 or gb18030", field="encoding") from None
        except UnicodeDecodeError as error:
            reason = f"expected text in {encoding}; byte {error.start + 1} is not"
            raise InvalidValue(reason, field="encoding") from None
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _wide_without_mark(data)
    if marked:
        return Decoded(text=data.decode(marked, errors="replace"), encoding=marked)
    try:
        return Decoded(text=data.decode(), encoding="utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of text that begins in Latin letters is nought."""
    sample = data[:400]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    least = len(sample) // 4
    return "utf-16-le" if odd > least > even else "utf-16-be" if even > least > odd else None


def _guess(data: bytes) -> Decoded:
    runs = _RUN.findall(data)
    size = sum(map(len, runs))
    paired = sum(len(run) for run in runs if len(run) % 2 == 0)
    common = sum(2 * len(_COMMON.findall(run)) for run in runs)
    # Not all: a sign of four bytes, or a row cut off, breaks a pair or two of a table that is Chinese all the same.
    if paired >= 0.9 * size and common >= 0.8 * size:
        try:
            return Decoded(text=data.decode("gb18030"), encoding="gb18030")
        except UnicodeDecodeError:
            pass  # then it is no Chinese of this encoding
    mended = data.decode(errors="replace")
    lost = mended.count("\ufffd")
    if lost * 10 <= sum(not sign.isascii() for sign in mended):
        return Decoded(text=mended, encoding="utf-8", guessed=True)
    return Decoded(text=data.decode("cp1252", errors="replace"), encoding="cp1252", guessed=True)


def rows_of_text(text: str, encoding: str, is_head: Callable[[Sequence[str]], int]) -> Iterator[Row]:
    """
    The rows of the table *text*, parted by whatever gives the head the most columns that *is_head* knows.

    A row that cannot be parsed is a single cell; line breaks within quotation marks belong to the cell.
    """
    lines = text.removeprefix("\ufeff")
    # Spreadsheets write a first line such as `sep=;` for one another, and take it for no row.
    if declared := re.match(r"sep=(.)\r?\n", lines):
        yield from _rows(lines[declared.end() :], encoding, declared[1])
        return

    def count_known(separator: str) -> int:
        return max((is_head(cells) for cells, _ in islice(_rows(lines, encoding, separator), HEAD_WITHIN)), default=0)

    yield from _rows(lines, encoding, max(SEPARATORS, key=count_known))


def _rows(text: str, encoding: str, separator: str) -> Iterator[Row]:
    taken: list[str] = []

    def tap() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    # The parser says what the cells of a row are, not what stood there: so its lines are noted while it takes them.
    reader = csv.reader(tap(), delimiter=separator)
    while True:
        try:
            cells: Sequence[str] | None = next(reader, None)
        except csv.Error:
            cells = ("".join(taken),)
        if cells is None:
            return
        yield cells, "".join(taken).encode(encoding.removesuffix("-sig"), errors="replace")
        taken.clear()


def without_nothing(cells: Iterable[str]) -> tuple[str, ...]:
    """*cells*, empty where they hold a word for nothing."""
    return tuple("" if cell.strip() in NOTHING else cell for cell in cells)
