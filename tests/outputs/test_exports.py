"""Tables for other programs: the same rows in every form, read by the readers that people use."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

import safetygate as sg
from safetygate import outputs
from safetygate.domain.records.errors import InvalidValue
from safetygate.outputs.exports.forms import BETWEEN

VALID = Path(__file__).parents[2] / "schemas" / "conformance" / "valid"
EXCHANGED = sg.loads((VALID / "alert-exchanged.json").read_bytes(), sg.Alert)
FULL = sg.loads((VALID / "case-fullest.json").read_bytes(), sg.Case)

TABLES = {
    "alerts": outputs.tabulate_alerts([EXCHANGED, FULL.alert]),
    "cases": outputs.tabulate_cases([FULL]),
    "follow_ups": outputs.tabulate_follow_ups([FULL]),
}
each_table = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)


def alert(**members: Any) -> sg.Alert:
    """A made-up alert with some *members* of its product."""
    return sg.Alert(
        number="SR/01234/26",
        notification_kind="serious_risk",
        notifying_country="DE",
        product=sg.Product(category="toys", **members),
    )


def as_text(cell: Any) -> str | None:
    """What CSV shows of a cell that Arrow holds."""
    match cell:
        case None | []:
            return None
        case list():
            return BETWEEN.join(cell)
        case dt.datetime():
            return f"{cell:%Y-%m-%dT%H:%M:%SZ}"
        case _:
            return str(cell)


@each_table
def test_every_form_holds_the_same_rows(table: outputs.RecordTable) -> None:
    """CSV, spreadsheet and Parquet, read by other libraries, agree in every head and every cell."""
    printed = list(csv.reader(io.StringIO(outputs.to_csv(table))))
    frame = pl.read_parquet(io.BytesIO(outputs.to_parquet(table)))
    sheet = openpyxl.load_workbook(io.BytesIO(outputs.to_xlsx(table))).worksheets[0]
    workbook = [[f"{c:%Y-%m-%d}" if isinstance(c, dt.datetime) else c for c in row] for row in sheet.values]

    heads = [column.name for column in table.columns]
    rows = [
        [as_text(cell) for cell in row.values()]
        for row in parquet.read_table(io.BytesIO(outputs.to_parquet(table))).to_pylist()
    ]
    assert printed[0] == workbook[0] == frame.columns == heads
    assert len(rows) == len(table.rows) > 0
    assert [[cell or None for cell in row] for row in printed[1:]] == rows
    assert [[None if cell is None else str(cell) for cell in row] for row in workbook[1:]] == rows


@each_table
def test_an_empty_table_has_the_same_columns(table: outputs.RecordTable) -> None:
    """A week without an alert is a table of the same schema, so that files of many weeks are read as one."""
    empty = attrs.evolve(table, rows=())

    assert outputs.to_arrow(empty).schema == outputs.to_arrow(table).schema
    assert outputs.to_csv(empty) == outputs.to_csv(table).splitlines(keepends=True)[0]


def test_days_moments_and_lists_are_what_they_are_in_arrow() -> None:
    """Nobody who reads Parquet has to parse a text, and what a column means goes along."""
    schema = outputs.to_arrow(TABLES["follow_ups"]).schema

    assert schema.field("started_on").type == pa.date32()
    assert schema.field("made_at").type == pa.timestamp("us", tz="UTC")
    assert schema.field("measures").type == pa.list_(pa.string())
    assert schema.field("office").metadata == {b"en": b"The office that acted", b"zh": "负责机构".encode()}


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "＠1"])
def test_a_text_is_never_a_formula(text: str) -> None:
    """In CSV it stands behind an apostrophe, in a list as well; in a spreadsheet it is a cell of text as it came."""
    table = outputs.tabulate_alerts([alert(specific_name=text, models=["AB 1", text])])
    row = next(csv.DictReader(io.StringIO(outputs.to_csv(table), newline="")))
    sheet = openpyxl.load_workbook(io.BytesIO(outputs.to_xlsx(table))).worksheets[0]
    cell = next(each for each in sheet[2] if sheet.cell(1, each.column).value == "specific_name")

    assert row["specific_name"] == f"'{text}"
    assert row["models"] == f"AB 1; '{text}"
    assert cell.data_type == "s"


def test_a_number_with_noughts_before_it_keeps_them() -> None:
    """A GTIN and an alert number of 2005 are text in the spreadsheet, and no number or date."""
    old = attrs.evolve(alert(barcodes=[sg.Barcode(scheme="gtin", value="0737052362540")]), number="0044/05")
    rows = openpyxl.load_workbook(io.BytesIO(outputs.to_xlsx(outputs.tabulate_alerts([old])))).worksheets[0]

    assert {"0044/05", "00737052362540"} <= {cell.value for cell in rows[2]}


def test_a_table_of_alerts_says_no_more_than_is_published() -> None:
    """What only authorities exchange, and who sells the product, is in no cell."""
    assert EXCHANGED.traceability is not None
    assert outputs.tabulate_alerts([EXCHANGED]) == outputs.tabulate_alerts([sg.published(EXCHANGED)])


def test_texts_are_in_the_language_asked_for() -> None:
    """Where it is not there, in English, then in Chinese, then in any; a code stays the code."""
    both, german = alert(name={"en": "Bath duck", "zh": "洗澡鸭玩具"}), alert(name={"de": "Badeente"})
    rows = csv.DictReader(io.StringIO(outputs.to_csv(outputs.tabulate_alerts([both, german], "zh-CN"))))

    assert [(row["name"], row["category"]) for row in rows] == [("洗澡鸭玩具", "toys"), ("Badeente", "toys")]


def test_a_text_that_no_spreadsheet_takes_is_refused_with_its_place() -> None:
    """A cell would be cut short in silence; the other forms hold it whole."""
    table = outputs.tabulate_alerts([alert(description={"en": "x" * 32_768})])

    with pytest.raises(InvalidValue, match=r"description: expected at most 32767 characters .* got 32768 in row 1"):
        outputs.to_xlsx(table)
    assert "x" * 32_768 in outputs.to_csv(table)


def test_the_spreadsheet_explains_itself() -> None:
    """What every column means, and the label of every code that it may hold, stand on sheets of their own."""
    table = TABLES["alerts"]
    book = openpyxl.load_workbook(io.BytesIO(outputs.to_xlsx(table)))
    columns, codes = (list(sheet.values)[1:] for sheet in book.worksheets[1:])

    assert [row[0] for row in columns] == [column.name for column in table.columns]
    assert ("risk_level", "serious", "Serious risk", "严重风险") in codes


def test_the_same_table_gives_the_same_bytes() -> None:
    """A file that is made again is no other file."""
    assert outputs.to_xlsx(TABLES["cases"]) == outputs.to_xlsx(TABLES["cases"])
    assert outputs.to_parquet(TABLES["cases"]) == outputs.to_parquet(TABLES["cases"])


def test_follow_ups_are_told_with_what_they_answer() -> None:
    """Each that counts is a row, with the case, the flag and the moment when it was raised."""
    frame = pl.from_arrow(outputs.to_arrow(TABLES["follow_ups"]))
    given = [entry for entry in FULL.in_effect if isinstance(entry, sg.FollowUp)]

    assert isinstance(frame, pl.DataFrame)
    assert frame["id"].to_list() == [each.id for each in given]
    assert frame["flagged_at"][0] == FULL.flags[0].made_at
