"""
A catalogue of one's own from a table or from lines of JSON: by the names of its columns, each row as it stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from safetygate.documents.tables import HEAD_WITHIN, decode_text, rows_of_text, without_nothing
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.phrases import Phrase
from safetygate.domain.watch.folding import fold
from safetygate.domain.watch.item import COLUMNS, WatchedItem, item_of
from safetygate.feeds.forms.workbook import OLD, read_sheets
from safetygate.feeds.intake import Origin, UnreadableFeed, open_intake
from safetygate.feeds.submission_sheet import CellProblem

_ZIP: Final = b"PK"

_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id", "itemid", "itemno", "sku", "articleno", "编号", "货号"),
    "brand": ("brand", "brands", "trademark", "marque", "marke", "品牌"),
    "name": ("name", "productname", "product", "title", "description", "名称", "产品名称", "商品名称"),
    "model": ("model", "models", "modelnumber", "type", "mpn", "型号"),
    "gtin": ("gtin", "gtin14", "gtin13", "ean", "ean13", "upc", "barcode", "barcodes", "条码", "条形码"),
    "platform": ("platform", "marketplace", "shop", "平台", "网络交易平台"),
    "listing": ("listing", "listingid", "listingurl", "asin", "url", "link", "offer", "商品链接", "链接"),
}
"""How the heads of real catalogues name what an item has, folded."""

_COLUMN: Final = {head: member for member, heads in _HEADS.items() for head in heads}

_NO_GTIN: Final = Phrase(
    "expected a GTIN of 8, 12, 13 or 14 digits with its check digit, got {}; the item is watched without it",
    "GTIN 应为 8、12、13 或 14 位数字且末位为校验码；实为{}，该项将不按 GTIN 匹配",
)
_NO_ITEM: Final = Phrase(
    "expected a name, a model, a GTIN or a listing; the row is passed over",
    "应有名称、型号、GTIN 或商品链接；该行已略过",
)
_NO_OBJECT: Final = Phrase("expected a JSON object; the line is passed over", "应为 JSON 对象；该行已略过")


class Catalogue(NamedTuple):
    """
    What a catalogue holds.

    Attributes:
        items: Its items, in their order; one without an identifier has the number of its row.
        problems: What could not be read or used, each with its row; the items are watched by what is left.
        passed_over: The heads of columns that are not known.
    """

    items: tuple[WatchedItem, ...]
    problems: tuple[CellProblem, ...] = ()
    passed_over: tuple[str, ...] = ()


def read_catalogue(origin: Origin, *, encoding: str | None = None) -> Catalogue:
    """
    The catalogue at *origin*: CSV, a workbook (.xlsx, .xls), or JSON objects one a line.

    A few columns are enough: `id`, `brand`, `name`, `model`, `gtin`, `platform`, `listing`, under these or other usual
    names in English or Chinese.

    Args:
        origin: A path, or a binary stream.
        encoding: The encoding of a table of CSV, where it is known.

    Raises:
        OSError: Where there is no such file.
        UnreadableFeed: Where no row names the columns, or the workbook is damaged.
        MissingExtra: For a workbook, where the extra `[sources]` is not installed.
        InvalidValue: Where *origin* is neither a path nor a stream.
    """
    with open_intake(origin) as intake:
        data = intake.whole()
    if data.startswith((_ZIP, OLD)):
        return _read_table(cells for cells, _ in read_sheets(data)[0])
    if data.lstrip()[:1] == b"{":
        return _read_lines(data.splitlines())
    try:
        decoded = decode_text(data, encoding)
    except InvalidValue as error:
        raise UnreadableFeed(str(error)) from None
    return _read_table(cells for cells, _ in rows_of_text(decoded.text, decoded.encoding, _count_columns))


def _count_columns(cells: Sequence[str]) -> int:
    return sum(fold(cell) in _COLUMN for cell in cells)


def _read_table(rows: Iterable[Sequence[str]]) -> Catalogue:
    columns: list[str | None] = []
    passed_over: tuple[str, ...] = ()
    found: list[tuple[int, dict[str, str]]] = []
    for number, cells in enumerate(rows, 1):
        if columns:
            values = zip(columns, without_nothing(cells), strict=False)
            found.append((number, {member: value.strip() for member, value in values if member and value.strip()}))
        elif _count_columns(cells) > 1 or (number == 1 and _count_columns(cells)):
            columns = [_COLUMN.get(fold(cell)) for cell in cells]
            passed_over = tuple(cell for cell, member in zip(cells, columns, strict=True) if cell and not member)
        elif number > HEAD_WITHIN:
            break
    if not columns:
        raise UnreadableFeed(f"expected a table whose head names some of {', '.join(COLUMNS)}")
    # A row without any cell ends nothing and says nothing.
    return _make((number, members) for number, members in found if members)._replace(passed_over=passed_over)


def _read_lines(lines: Iterable[bytes]) -> Catalogue:
    problems: list[CellProblem] = []
    strange: dict[str, None] = {}

    def read() -> Iterator[tuple[int, dict[str, str]]]:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line) if line.strip() else {}
            except ValueError:
                row = None
            if not isinstance(row, dict):
                problems.append(CellProblem(number, "", _NO_OBJECT))
                continue
            strange.update(dict.fromkeys(name for name in row if fold(name) not in _COLUMN))
            known = {_COLUMN[fold(name)]: value for name, value in row.items() if fold(name) in _COLUMN}
            members = {member: str(value).strip() for member, value in known.items() if value not in (None, "")}
            if members:
                yield number, members

    made = _make(read())
    return made._replace(problems=(*problems, *made.problems), passed_over=tuple(strange))


def _make(rows: Iterable[tuple[int, dict[str, str]]]) -> Catalogue:
    items: list[WatchedItem] = []
    problems: list[CellProblem] = []
    for number, members in rows:
        try:
            item = item_of({"id": str(number), **members})
        except InvalidValue as error:
            problems.append(CellProblem(number, "", Phrase(str(error), str(error))))
            continue
        if item.gtin and not item.gtin14:
            problems.append(CellProblem(number, "", _NO_GTIN.fill(item.gtin)))
        if item.tells:
            items.append(item)
        else:
            problems.append(CellProblem(number, "", _NO_ITEM))
    return Catalogue(tuple(items), tuple(problems))
