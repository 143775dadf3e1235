"""
A quarterly submission from a spreadsheet: by the heads of the template, and with every cell that cannot be read named.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeVar, final

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.follow_up import FollowUpMeasure
from safetygate.domain.codes import FollowUpMeasureType, FollowUpOutcome, Initiator, NoMeasureReason
from safetygate.domain.codes.reports import TotalCode
from safetygate.domain.records.code import CodeList
from safetygate.domain.records.errors import InvalidValue, SafetyGateError, expect
from safetygate.domain.records.moments import parse_day
from safetygate.domain.records.periods import Quarter, days_of
from safetygate.domain.records.phrases import COLON, Language, Phrase
from safetygate.domain.records.texts import Texts
from safetygate.domain.reports.sheet import COLUMNS
from safetygate.domain.reports.submission import QuarterlySubmission, SubmissionRow, SubmissionTotals
from safetygate.feeds.extras import package
from safetygate.feeds.forms.workbook import expect_workbook, refuse_failures
from safetygate.feeds.intake import UnreadableFeed

C = TypeVar("C", bound=CodeList)

_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
"""已下架: a remark that holds a Chinese character is taken for Chinese, any other for English."""

_NO_HEAD: Final = Phrase("expected a sheet with the heads of the template", "未找到含模板表头的工作表")
_NO_WORKBOOK: Final = Phrase("expected a workbook (.xlsx)", "应为工作簿文件（.xlsx）")
_NO_DAY: Final = Phrase("expected a day such as 2026-08-21, got {}", "应为日期，例如 2026-08-21；实为{}")
_NO_CODE: Final = Phrase("expected a code of the list or its label, got {}", "应为列表中的代码或名称；实为{}")
_NO_COUNT: Final = Phrase("expected a whole number, got {}", "应为整数；实为{}")
_WHERE: Final = Phrase("row {}, column {}", "第{}行，第{}列")


class CellProblem(NamedTuple):
    """
    What is wrong with one cell.

    Attributes:
        row: Its row as a spreadsheet numbers it, from 1; 0 for the workbook as a whole.
        column: The letter of its column; empty for the row as a whole.
        message: What was expected.
    """

    row: int
    column: str
    message: Phrase

    def text(self, language: str | Language) -> str:
        """Where it is, and what was expected, in *language*."""
        if not self.row:
            return self.message.say(language)
        return f"{_WHERE.say(language, self.row, self.column or '–')}{COLON.say(language)}{self.message.say(language)}"


@final
class UnreadableSheet(SafetyGateError, ValueError):
    """
    A spreadsheet is no submission: *problems* names every cell that cannot be read.
    """

    def __init__(self, problems: Sequence[CellProblem]) -> None:
        super().__init__(problems)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "; ".join(problem.text("en") for problem in self.problems)


def read_submission_sheet(  # noqa: PLR0913  # what the sheet does not say, each by name
    data: bytes,
    *,
    id: str,  # noqa: A002  # the name of the member
    issuer: Authority,
    recipient: Authority,
    quarter: Quarter,
    issued_on: dt.date,
    received_on: dt.date | None = None,
) -> QuarterlySubmission:
    """
    The submission in a workbook made from the template; blank rows and missing columns are understood.

    Values are read as they are shown when the workbook was saved; no formula is worked out.

    Raises:
        UnreadableSheet: Where a cell cannot be read; it names every one by row and column.
        MissingExtra: Where the extra `[sources]` is not installed.
        InvalidValue: Where what is given beside the sheet is not valid.
    """
    expect(data, bytes, field="data")
    sheets = _open(data)
    problems: list[CellProblem] = []
    found = next((each for each in map(_find_head, sheets) if each is not None), None)
    if found is None:
        raise UnreadableSheet([CellProblem(0, "", _NO_HEAD)])
    rows = tuple(_rows(*found, problems))
    totals = _totals(sheets, problems)
    if problems:
        raise UnreadableSheet(problems)
    return QuarterlySubmission(
        id=id,
        issuer=issuer,
        recipient=recipient,
        period=days_of(quarter),
        issued_on=issued_on,
        received_on=received_on,
        rows=rows,
        totals=totals,
    )


Sheet = Sequence[Sequence[Any]]


def _open(data: bytes) -> list[Sheet]:
    calamine = package("python_calamine", "Reading a workbook")
    try:
        expect_workbook(data)
        with (
            refuse_failures(_NO_WORKBOOK.en),
            calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book,
        ):
            return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except UnreadableFeed:
        raise UnreadableSheet([CellProblem(0, "", _NO_WORKBOOK)]) from None


def _find_head(sheet: Sheet) -> tuple[Sheet, int, dict[str, int]] | None:
    """The sheet, the position of its head, and in which column each member stands."""
    for line, cells in enumerate(sheet[:20]):
        columns = {
            column.member: position
            for position, cell in enumerate(cells)
            for column in COLUMNS
            if isinstance(cell, str) and (column.head.en in cell.split("\n") or column.head.zh in cell.split("\n"))
        }
        if "alert_number" in columns:
            return sheet, line, columns
    return None


def _rows(sheet: Sheet, head: int, columns: Mapping[str, int], problems: list[CellProblem]) -> Iterator[SubmissionRow]:
    for line, cells in enumerate(sheet[head + 1 :], head + 2):
        if any(cell not in {"", None} for cell in cells):
            row = _Row(line, cells, columns, problems)
            before = len(problems)
            members = row.members()
            if len(problems) == before:
                try:
                    yield SubmissionRow(**members)
                except InvalidValue as error:
                    name = error.field.partition(".")[0]
                    problems.append(CellProblem(line, row.letter(name), Phrase(error.expected, error.expected)))


class _Row:
    """
    One row of the sheet, whose cells are read one by one.
    """

    def __init__(
        self, line: int, cells: Sequence[Any], columns: Mapping[str, int], problems: list[CellProblem]
    ) -> None:
        self._line, self._cells, self._columns, self._problems = line, cells, columns, problems

    def letter(self, member: str) -> str:
        """The letter of the column in which *member* stands."""
        return _letter(self._columns[member]) if member in self._columns else ""

    def members(self) -> dict[str, Any]:
        """The members of the row of a submission; what cannot be read is noted and left out."""
        remark = self._text("remark")
        return {
            "alert_number": self._text("alert_number") or "",
            "own_number": self._text("own_number"),
            "started_on": self._day("started_on"),
            "completed_on": self._day("completed_on"),
            "discontinued_on": self._day("discontinued_on"),
            "outcome": self._code("outcome", FollowUpOutcome, self._text("outcome")),
            "measures": tuple(filter(None, map(self._measure, self._several("measures")))),
            "no_measure_reasons": tuple(
                self._code("no_measure_reasons", NoMeasureReason, text) for text in self._several("no_measure_reasons")
            ),
            "office": self._text("office"),
            "texts": None if remark is None else Texts({"zh" if _CHINESE.search(remark) else "en": remark}),
        }

    def _refuse(self, member: str, message: Phrase, value: object) -> None:
        self._problems.append(CellProblem(self._line, self.letter(member), message.fill(value)))

    def _value(self, member: str) -> Any:
        position = self._columns.get(member)
        return None if position is None or position >= len(self._cells) else self._cells[position]

    def _text(self, member: str) -> str | None:
        value = self._value(member)
        # A number such as 17 comes as 17.0: a spreadsheet knows no whole numbers.
        text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value or "")
        return text.strip() or None

    def _several(self, member: str) -> list[str]:
        return [part.strip() for part in re.split("[;；]", self._text(member) or "") if part.strip()]

    def _day(self, member: str) -> dt.date | None:
        value = self._value(member)
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date) or self._text(member) is None:
            return value or None
        try:
            return parse_day(str(self._text(member)))
        except ValueError:
            self._refuse(member, _NO_DAY, self._text(member))
            return None

    def _code(self, member: str, listed: type[C], text: str | None) -> C | None:
        if text is None:
            return None
        for code in listed:
            if text in {code.value, code.en, code.zh}:
                return code
        self._refuse(member, _NO_CODE, text)
        return None

    def _measure(self, text: str) -> FollowUpMeasure | None:
        type_, _, initiator = (part.strip() for part in re.sub("：", ":", text).partition(":"))
        known = self._code("measures", FollowUpMeasureType, type_)
        who = self._code("measures", Initiator, initiator)
        return None if known is None or who is None else FollowUpMeasure(type=known, initiator=who)


def _totals(sheets: Sequence[Sheet], problems: list[CellProblem]) -> SubmissionTotals | None:
    heads = {f"{total.en} {total.zh}": total for total in TotalCode}
    found: dict[str, int] = {}
    for line, cells in (numbered for sheet in sheets for numbered in enumerate(sheet, 1)):
        total = heads.get(str(cells[0])) if cells else None
        value = cells[1] if total is not None and len(cells) > 1 else ""
        if total is not None and value not in {"", None}:
            whole = isinstance(value, int | float) and float(value).is_integer() and value >= 0
            if whole:
                found[total.value] = int(value)
            else:
                problems.append(CellProblem(line, "B", _NO_COUNT.fill(value)))
    return SubmissionTotals(**found) if found else None


def _letter(position: int) -> str:
    """A, B, …, Z, AA: what a spreadsheet calls its columns."""
    letters = ""
    while position >= 0:
        position, rest = divmod(position, 26)
        letters, position = chr(65 + rest) + letters, position - 1
    return letters
