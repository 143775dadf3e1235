"""The spreadsheet export as CSV, as JSON and as a workbook."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import openpyxl
import pytest
from hypothesis import given, strategies as st

from safetygate import dumps, loads
from safetygate.feeds.intake import UnreadableFeed
from tests.feeds.samples import COLUMNS_2020, COLUMNS_2022, FOOT, cells, codes, dumped, read


def table(rows: Iterable[Sequence[Any]], separator: str = ",") -> str:
    """CSV as a spreadsheet writes it."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()


def workbook(*sheets: Iterable[Sequence[Any]]) -> bytes:
    """A workbook with *sheets*."""
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.worksheets[0] if number == 0 else book.create_sheet()
        for row in rows:
            sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_every_column_of_2020_finds_its_place() -> None:
    """28 columns, year and week, numbers where text is meant."""
    (reading,) = read(table([COLUMNS_2020, cells(COLUMNS_2020)]).encode())
    alert, product = reading.alert, reading.alert.product

    assert codes(reading) == {"publication-day-unknown"}
    assert (alert.number, alert.notification_kind.value, alert.notifying_country.value) == (
        "A12/99004/20",
        "serious_risk",
        "FI",
    )
    assert (product.category.value, product.user and product.user.value, alert.published_on) == (
        "machinery",
        "consumer",
        None,
    )
    assert (product.name, product.specific_name, product.brands) == ({"en": "Bench saw"}, "Saw", ("Sägling",))
    assert (product.models, [code.value for code in product.barcodes]) == (("48455",), ["4006381333931"])
    assert product.oecd_segment is not None
    assert product.oecd_segment.value == "82000000"
    assert (alert.origin and alert.origin.value, [risk.type.value for risk in alert.risks]) == (
        "TR",
        ["cuts", "damage_to_sight"],
    )
    assert alert.technical_defect == {"en": "The guard does not lock."}
    assert [each.category.value for each in alert.measures] == ["stop_of_sales", "destruction"]
    assert [each.value for each in alert.reacting_countries] == ["EE", "IE"]
    assert [each.value for each in alert.sold_online_basis] == ["description"]
    assert [page.url for page in alert.recall_pages] == ["https://example.org/recall"]
    assert alert.source is not None
    assert (alert.source.report, alert.source.position) == ("Report-2020-4", 1)
    assert alert.source.url is not None
    assert "reference=A12/99004/20" in alert.source.url


@pytest.mark.parametrize("date", ["Report of 27/05/2022", dt.date(2022, 5, 27)])
def test_every_column_of_2022_finds_its_place(date: Any) -> None:
    """26 columns, the date above the head, measures by role with their days."""
    rows = [[date], COLUMNS_2022, cells(COLUMNS_2022, alert_number="SR/99004/22")]
    (reading,) = read(workbook(rows))
    alert = reading.alert

    assert codes(reading) == set()
    assert (alert.legal_provision, alert.risk_description) == (
        {"en": "Machinery Directive."},
        {"en": "The user may be hurt."},
    )
    assert [
        (
            each.category.value,
            each.obligation.value,
            each.operator and each.operator.value,
            each.in_force_on and str(each.in_force_on),
        )
        for each in alert.measures
    ] == [
        ("withdrawal", "compulsory", "retailer", "2022-05-27"),
        ("stop_of_sales", "compulsory", "importer", "2022-05-28"),
        ("recall", "voluntary", "manufacturer", None),
    ]
    assert str(alert.published_on) == "2022-05-27"


def test_the_day_above_the_head_is_not_that_of_old_alerts() -> None:
    """An export of all years has one day for all: only numbers of about its year take it."""
    rows = [
        ["27/05/2022"],
        COLUMNS_2022,
        *(cells(COLUMNS_2022, alert_number=f"A12/99004/{year}") for year in (19, 21, 22)),
    ]

    assert [each.alert.published_on and each.alert.published_on.year for each in read(workbook(rows))] == [
        None,
        2022,
        2022,
    ]


def test_a_row_comes_back_as_it_stood() -> None:
    """A line of CSV byte for byte, also where it is several; a row of a workbook as an array of its cells."""
    lines = [table([cells(COLUMNS_2020, description=text)]) for text in ("one", 'two "lines"\r\nof text, or so')]
    data = table([COLUMNS_2020]) + "".join(lines)

    assert [each.raw.decode() for each in read(data.encode())] == lines
    assert [each.raw.decode("cp1252") for each in read(data.encode("cp1252"))] == lines
    (reading,) = read(workbook([COLUMNS_2020, cells(COLUMNS_2020)]))
    assert json.loads(reading.raw)[10] == 48455


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_is_read_in_every_dress(separator: str, encoding: str) -> None:
    """Separator and encoding are told by the text itself."""
    (reading,) = read(table([COLUMNS_2020, cells(COLUMNS_2020)], separator).encode(encoding))

    assert reading.alert.product.brands == ("Sägling",)


def test_all_three_forms_are_one() -> None:
    """The same rows as CSV, as JSON and as a workbook give the same alerts; the notes at the foot are none."""
    rows = [cells(COLUMNS_2020), cells(COLUMNS_2020, alert_number="OR/99005/26")]
    foot = [[FOOT, *[""] * 27], [""] * 28, ["", "", "b341.html", *[""] * 25]]
    objects = [dict(zip(COLUMNS_2020, row, strict=True)) for row in (*foot, *rows)]
    forms = [table([COLUMNS_2020, *rows, *foot]).encode(), dumped(objects), workbook([COLUMNS_2020, *rows, *foot])]

    first, *others = [[each.alert for each in read(form)] for form in forms]
    assert [alert.number for alert in first] == ["A12/99004/20", "OR/99005/26"]
    assert others == [first, first]


@pytest.mark.parametrize("number", [5901690000000, 5901690000000.0, "5,90169E+12"])
def test_a_rounded_barcode_is_no_gtin(number: Any) -> None:
    """The spreadsheet keeps six digits and fills up with noughts."""
    for data in (
        table([COLUMNS_2020, cells(COLUMNS_2020, barcode=number)]).encode(),
        workbook([COLUMNS_2020, cells(COLUMNS_2020, barcode=number)]),
    ):
        (reading,) = read(data)

        assert "barcode-rounded" in codes(reading)
        assert [code.scheme.value for code in reading.alert.product.barcodes] == ["other"]


def test_a_row_without_a_number_is_an_alert() -> None:
    """A row that says something is an alert; only a note at the foot is none."""
    (reading,) = read(table([COLUMNS_2020, cells(COLUMNS_2020, alert_number="")]).encode())

    assert (reading.alert.number, "number-missing" in codes(reading)) == ("(no number)", True)


def test_a_column_of_its_own_is_told() -> None:
    """A column that nobody knows, one that comes twice, and cells beyond the head."""
    head = [*COLUMNS_2020, "Colour", "Barcode"]
    (reading,) = read(table([head, [*cells(COLUMNS_2020), "red", "77", "far out"]]).encode())

    assert [finding.raw for finding in reading.findings if finding.code == "member-unknown"] == [
        "colour: red",
        "column 30 barcode: 77",
        "column 31: far out",
    ]


@pytest.fixture
def _short_cells() -> Iterator[None]:
    """A parser that takes cells of a thousand characters, whatever the process allows otherwise."""
    before = csv.field_size_limit(1000)
    yield
    csv.field_size_limit(before)


@pytest.mark.usefixtures("_short_cells")
def test_a_cell_beyond_all_measure_loses_no_row() -> None:
    """The parser gives up the row, not the table."""
    rows = [cells(COLUMNS_2020), cells(COLUMNS_2020, description="x" * 2000), cells(COLUMNS_2020)]
    found = read(table([COLUMNS_2020, *rows]).encode())

    assert [each.alert.number for each in found] == ["A12/99004/20", "(no number)", "A12/99004/20"]
    assert len(found[1].raw) > 2000


def test_the_sheet_with_the_head_is_read() -> None:
    """A cover sheet before it does not matter."""
    assert len(read(workbook([["Safety Gate"]], [COLUMNS_2020, cells(COLUMNS_2020)]))) == 1


@pytest.mark.parametrize(
    "data",
    [b"a,b\n1,2\n", codecs.BOM_UTF8 + b"words", workbook([["a"], ["b"]])],
    ids=["csv", "words", "workbook"],
)
def test_a_table_without_a_number_of_alerts_is_none(data: bytes) -> None:
    """A table of something else is refused in one sentence."""
    with pytest.raises(UnreadableFeed, match='a column "Alert number"'):
        read(data)


@given(st.lists(st.lists(st.text(max_size=30), min_size=28, max_size=28), min_size=1, max_size=4))
def test_any_cells_are_alerts(rows: list[list[str]]) -> None:
    """Whatever stands in the cells, each row with a number is an alert and a valid document."""
    plain = [
        [text.replace("\r", "").replace("\n", " ").encode("utf-8", "ignore").decode() for text in row] for row in rows
    ]
    numbered = [[*row[:4], "SR/99001/26", *row[5:]] for row in plain]
    found = read(table([COLUMNS_2020, *numbered]).encode())

    assert [each.alert.number for each in found] == ["SR/99001/26"] * len(rows)
    assert all(loads(dumps(each.alert)) == each.alert for each in found)
