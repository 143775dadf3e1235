"""A catalogue as people keep it: a table or lines of JSON, by the names of its columns, and every doubt told."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

import safetygate as sg
from safetygate.feeds import UnreadableFeed


def read(text: str | bytes) -> sg.Catalogue:
    """The catalogue that *text* is."""
    return sg.read_catalogue(io.BytesIO(text.encode() if isinstance(text, str) else text))


ITEM = sg.WatchedItem(id="7", brand="Acme", model="AB-1234", gtin="4006381333931")


@pytest.mark.parametrize(
    "text",
    [
        "id,brand,model,gtin\n7,Acme,AB-1234,4006381333931\n",
        "SKU;Brand;Model number;EAN\n7;Acme;AB-1234;4006381333931\n",
        "编号\t品牌\t型号\t条码\n7\tAcme\tAB-1234\t4006381333931\n",
        '{"id": "7", "brand": "Acme", "model": "AB-1234", "gtin": 4006381333931, "name": null}\n',
    ],
    ids=["comma", "semicolon", "Chinese", "JSON"],
)
def test_a_catalogue_is_read_by_its_heads(text: str) -> None:
    """Whatever parts the cells, and in either language, the same item comes out."""
    assert read(text) == sg.Catalogue(items=(ITEM,))


def test_a_chinese_table_in_its_own_encoding_is_read() -> None:
    """What Excel writes in China is GB 18030."""
    assert read("编号,品牌,名称\n7,华为,无线充电器产品名称\n".encode("gb18030")).items[0].brand == "华为"


def test_a_workbook_is_read() -> None:
    """A GTIN that a spreadsheet holds as a number is whole again."""
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "brand", "model", "gtin"])
        sheet.write_row(1, 0, [7, "Acme", "AB-1234", 4006381333931])

    assert read(memory.getvalue()) == sg.Catalogue(items=(ITEM,))


def test_what_cannot_be_used_is_told_by_row() -> None:
    """A wrong check digit leaves the item watched by the rest; a row that names nothing is passed over."""
    found = read("brand,name,gtin,price\nAcme,kettle,4006381333932,9.99\nAcme,,,1\n,,,\n")

    assert [(item.id, item.name) for item in found.items] == [("2", "kettle")]
    assert found.passed_over == ("price",)
    wrong, empty = (problem.text("en") for problem in found.problems)
    assert wrong == (
        "row 2, column –: expected a GTIN of 8, 12, 13 or 14 digits with its check digit, got 4006381333932; "
        "the item is watched without it"
    )
    assert empty == "row 3, column –: expected a name, a model, a GTIN or a listing; the row is passed over"
    assert "该行已略过" in found.problems[1].text("zh")


def test_a_line_that_is_no_object_is_told() -> None:
    """One damaged line costs that line alone."""
    found = read('{"name": "kettle"}\n[1]\n{"name": \n{"name": "toaster", "colour": "red"}\n')

    assert [item.id for item in found.items] == ["1", "4"]
    assert [problem.row for problem in found.problems] == [2, 3]
    assert found.passed_over == ("colour",)


@pytest.mark.parametrize("text", ["", "kettle\ntoaster\n", b"PK\x03\x04 no workbook"])
def test_what_is_no_catalogue_is_refused(text: str | bytes) -> None:
    """Where no row names the columns, or the workbook is damaged, it says what was expected."""
    with pytest.raises(UnreadableFeed, match=r"expected a (table|workbook)"):
        read(text)
