"""Tables as other programs write them: nothing in them is silently wrong."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from safetygate.feeds import read_alerts
from safetygate.feeds.intake import UnreadableFeed
from tests.feeds.samples import read

HEAD = ["Alert number", "Type of alert", "Alert submitted by", "Category", "Brand", "Risk type"]
ROW = ["A12/90001/20", "Serious risk", "Germany", "Toys", "小黄鸭", "Choking"]
OTHER = ["A12/90002/20", "Serious risk", "France", "Toys", "Ente", "Choking"]
MIRROR = ["alert_number", "alert_date", "alert_level", "alert_country", "product_category", "alert_type"]
MIRRORED = ["SR/90101/26", "2026-06-12", "Serious risk", "Germany", "Toys", "Choking;Chemical"]

OLD = (Path(__file__).parent / "old.xls").read_bytes()


def text(*rows: list[str], separator: str = ",") -> str:
    """CSV."""
    return "".join(f"{separator.join(row)}\r\n" for row in rows)


def numbers(data: bytes) -> list[str]:
    """The numbers of the alerts of a feed."""
    return [reading.alert.number for reading in read(data)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "gbk"])
def test_chinese_is_read_in_its_encodings(encoding: str) -> None:
    """By the mark, as UTF-8, as UTF-16 without a mark, as GB 18030: the text is right, and nothing is told."""
    (reading,) = read(text(HEAD, ROW).encode(encoding))

    assert reading.alert.product.brands == ("小黄鸭",)
    assert reading.findings == ()


def test_a_guessed_encoding_is_told_on_every_alert() -> None:
    """Where the bytes do not show the encoding, each alert says so; where it is given, nothing is guessed."""
    data = text(HEAD, [*ROW[:4], "Пчёлка", "Choking"], [*OTHER[:4], "Пчёлка", "Choking"]).encode("cp1251")

    assert [[finding.code for finding in reading.findings] for reading in read(data)] == [["encoding-guessed"]] * 2
    (reading, _) = read_alerts(io.BytesIO(data), encoding="cp1251")
    assert (reading.alert.product.brands, reading.findings) == (("Пчёлка",), ())


def test_bytes_that_are_not_in_the_encoding_given_are_refused() -> None:
    """Nothing is replaced where the encoding is known."""
    with pytest.raises(UnreadableFeed, match="expected text in utf-8; byte"):
        list(read_alerts(io.BytesIO(text(HEAD, ROW).encode("gbk")), encoding="utf-8"))


@pytest.mark.parametrize("word", ["NaN", "nan", "<NA>", "None", "NULL", "\\N", "#N/A", "NA", "(null)", "NaT"])
def test_words_for_nothing_are_nothing(word: str) -> None:
    """As pandas, R, databases and spreadsheets write an empty cell."""
    row = [*ROW[:4], word, "Choking"]

    assert read(text(HEAD, row).encode())[0].alert.product.brands == ()
    assert read(json.dumps([dict(zip(HEAD, row, strict=True))]).encode())[0].alert.product.brands == ()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_mirror_is_read_as_a_table(separator: str) -> None:
    """Its own columns, any subset of them, and values that it joins by semicolons."""
    quoted = [*MIRRORED[:5], f'"{MIRRORED[5]}"']
    (reading,) = read(text(MIRROR, quoted, separator=separator).encode("utf-8-sig"))
    alert = reading.alert

    assert alert.source is not None
    assert (alert.number, str(alert.published_on), alert.source.feed.value) == (
        "SR/90101/26",
        "2026-06-12",
        "opendatasoft",
    )
    assert [risk.type.value for risk in alert.risks] == ["choking", "chemical"]
    (short,) = read(text(MIRROR[1:5], MIRRORED[1:5], separator=separator).encode())
    assert (short.alert.number, short.alert.notifying_country.value) == ("(no number)", "DE")


def test_the_mirror_is_read_as_a_workbook() -> None:
    """The same as XLSX."""
    book = openpyxl.Workbook()
    for row in (MIRROR, MIRRORED):
        book.worksheets[0].append(row)
    target = io.BytesIO()
    book.save(target)

    assert numbers(target.getvalue()) == ["SR/90101/26"]


def test_an_old_workbook_is_read() -> None:
    """Excel 97 to 2003 wrote `.xls`."""
    assert numbers(OLD) == ["A12/00001/20"]


@pytest.mark.parametrize(
    "changes",
    [
        # what the parser takes for an index out of range, and for an amount of memory that no machine has
        {1424: 145, 1223: 102},
        {1696: 2, 2498: 21},
    ],
)
def test_a_damaged_old_workbook_is_refused(changes: dict[int, int]) -> None:
    """Whatever its parser does, whoever reads goes on, and is told in one sentence."""
    damaged = bytearray(OLD)
    for position, value in changes.items():
        damaged[position] = value

    with pytest.raises(UnreadableFeed, match=r"damaged or locked"):
        numbers(bytes(damaged))


@pytest.mark.parametrize("length", [8, 600, 3816, 5000])
def test_an_old_workbook_that_was_cut_short_is_refused(length: int) -> None:
    """In one sentence, wherever it ends."""
    with pytest.raises(UnreadableFeed, match=r"damaged or locked"):
        numbers(OLD[:length])


def test_an_old_workbook_with_a_cell_in_its_last_corner_is_refused() -> None:
    """Its sheet would span 17 million cells, all but a few empty."""
    cell = OLD.rfind(b"\xfd\x00\x0a\x00") + 4

    with pytest.raises(UnreadableFeed, match="at most 5000000 cells"):
        numbers(OLD[:cell] + b"\xff\xff\xff\x00" + OLD[cell + 4 :])


def test_joined_tables_have_each_their_head() -> None:
    """A head between rows names the columns of those below it, and the day above it is theirs."""
    first = [["20/05/2020"], HEAD, ROW]
    second = [["27/05/2020"], ["Category", *HEAD[:3]], ["Toys", *OTHER[:3]]]
    found = read(text(*first, *second).encode())

    assert [(each.alert.number, str(each.alert.published_on)) for each in found] == [
        ("A12/90001/20", "2020-05-20"),
        ("A12/90002/20", "2020-05-27"),
    ]


def test_tables_joined_with_other_separators_are_refused() -> None:
    """A head that is one cell is no alert."""
    with pytest.raises(UnreadableFeed, match="one separator"):
        read((text(HEAD, ROW) + text(HEAD, OTHER, separator=";")).encode())


def test_every_sheet_with_a_head_is_read() -> None:
    """A workbook of one sheet a year gives the alerts of all years."""
    book = openpyxl.Workbook()
    for number, rows in enumerate([(HEAD, ROW), (HEAD, OTHER)]):
        sheet = book.worksheets[0] if number == 0 else book.create_sheet()
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    book.save(target)

    assert numbers(target.getvalue()) == ["A12/90001/20", "A12/90002/20"]


OBJECTS = [dict(zip(HEAD, row, strict=True)) for row in (ROW, OTHER)]
COLUMNS = {name: {str(at): row[name] for at, row in enumerate(OBJECTS)} for name in HEAD}


@pytest.mark.parametrize(
    "shape",
    [
        OBJECTS,
        COLUMNS,
        {name: list(cells.values()) for name, cells in COLUMNS.items()},
        {"0": OBJECTS[0], "1": OBJECTS[1]},
        {"columns": HEAD, "index": [0, 1], "data": [ROW, OTHER]},
        {"schema": {}, "data": OBJECTS},
        [HEAD, ROW, OTHER],
    ],
    ids=["records", "columns", "list", "index", "split", "table", "values"],
)
def test_a_table_is_read_in_whatever_shape_of_json(shape: Any) -> None:
    """There are six ways in which pandas writes a table: each gives the two alerts."""
    assert numbers(json.dumps(shape).encode()) == ["A12/90001/20", "A12/90002/20"]


def test_rows_that_were_turned_into_columns_are_turned_back() -> None:
    """Never one alert without a number."""
    turned = [list(column) for column in zip(HEAD, ROW, OTHER, strict=True)]

    assert numbers(text(*turned).encode()) == ["A12/90001/20", "A12/90002/20"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"<!DOCTYPE html><html></html>", "a page of HTML"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:x"/>', "a spreadsheet of 2003"),
        (b"BEGIN:VCALENDAR", "a calendar"),
    ],
)
def test_what_is_no_table_is_named_for_what_it_is(data: bytes, name: str) -> None:
    """The sentence says what came."""
    with pytest.raises(UnreadableFeed, match=f"got {name}"):
        read(data)


def test_nothing_else_among_pages_becomes_an_alert() -> None:
    """An answer that says that something failed, joined to pages of rows."""
    page = {"total_count": 1, "results": [dict(zip(MIRROR, MIRRORED, strict=True))]}
    joined = json.dumps(page) + json.dumps(page)

    assert numbers(joined.encode()) == ["SR/90101/26"] * 2
    with pytest.raises(UnreadableFeed, match="something else among them"):
        read((joined + json.dumps({"error": "quota exceeded"})).encode())
