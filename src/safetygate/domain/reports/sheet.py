"""
The quarterly submission as a sheet: the columns that the template has and its reader looks for.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from safetygate.domain.records.phrases import Phrase

ROWS_SHEET: Final = "Rows 明细"
"""The sheet with one row for each alert."""

TOTALS_SHEET: Final = "Totals 总数"
"""The sheet with the totals as they are printed."""

BETWEEN: Final = "; "
"""What stands between several values in one cell."""


class Column(NamedTuple):
    """
    One column of the sheet of rows.

    Attributes:
        member: The member of a row that it holds.
        head: What stands above it, in both languages.
        hint: How a cell is filled in.
    """

    member: str
    head: Phrase
    hint: Phrase

    @property
    def title(self) -> str:
        """What stands above it, both languages in one cell."""
        return f"{self.head.en}\n{self.head.zh}"


_DAY: Final = Phrase("A day, 2026-08-21", "日期，如 2026-08-21")

COLUMNS: Final = (
    Column("alert_number", Phrase("Alert number", "预警通报编号"), Phrase("As printed", "按原文")),
    Column("own_number", Phrase("Own number", "己方编号"), Phrase("May be left out", "可不填")),
    Column("started_on", Phrase("Investigation began on", "调查启动日期"), _DAY),
    Column("completed_on", Phrase("Investigation ended on", "调查完成日期"), _DAY),
    Column("discontinued_on", Phrase("Investigation discontinued on", "调查终止日期"), _DAY),
    Column("outcome", Phrase("Outcome", "结果"), Phrase("A code or its label", "代码或名称")),
    Column(
        "measures",
        Phrase("Measures", "措施"),
        Phrase("type: initiator; several apart by ;", "类型:来源，多项以 ; 分隔"),
    ),
    Column(
        "no_measure_reasons",
        Phrase("Reasons for no measure", "未采取措施的原因"),
        Phrase("Several apart by ;", "多项以 ; 分隔"),
    ),
    Column("office", Phrase("Office", "负责机构"), Phrase("May be left out", "可不填")),
    Column("remark", Phrase("Remark", "备注"), Phrase("English or Chinese", "中文或英文")),
)
"""From left to right; a reader finds them by their heads, in whatever order they stand."""
