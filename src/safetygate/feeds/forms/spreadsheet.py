"""
The spreadsheet export: rows of a workbook, of CSV, or of JSON made from either; and the mirror's, where it is a table.

Two layouts are known: 28 columns with year and week (2020), 26 columns with the date above the head (2022 and later).
Notes at the foot of the sheet are no alerts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, final

from attrs import frozen
from pendulum import Date

from safetygate.domain.alerts.number import AlertNumber
from safetygate.domain.codes import Feed
from safetygate.feeds.finding import Notes
from safetygate.feeds.forms import opendatasoft
from safetygate.feeds.members import EMPTY, Members, Value, whole
from safetygate.feeds.notice import Notice, Setting
from safetygate.feeds.reading import Reading, WeeklyReport
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.dates import day

NAMES: Final = {
    "type of alert": "level",
    "product user": "user",
    "type": "user",
    "alert number": "number",
    "alert submitted by": "notifying_country",
    "category": "category",
    "product": "name",
    "brand": "brands",
    "name": "specific_name",
    "type / number of model": "models",
    "batch number / barcode": "batches_and_barcodes",
    "barcode": "barcodes",
    "batch number": "batches",
    "oecd portal category": "segment",
    "description": "description",
    "country of origin": "origin",
    "counterfeit": "counterfeit",
    "risk type": "risks",
    "technical defect": "technical_defect",
    "risk": "risk_description",
    "risk legal provision": "legal_provision",
    "measures adopted by notifying country": "measures",
    "compulsory measures": "compulsory_measures",
    "voluntary measures": "voluntary_measures",
    "products were found and measures were taken also in": "reacting_countries",
    "company recall page": "recall_pages",
    "url of case": "url",
    "company recall code": "recall_codes",
    "production dates": "production_dates",
    "packaging description": "packaging",
}
"""What the sheet calls each column, in small letters and without the mark `(**)`."""

NUMBER: Final = "alert number"
"""The column by which a head is known."""

LONGEST_FOOT: Final = 1000
"""How long a note at the foot may be, in characters; what is longer is a row that could not be parsed."""

# "Alert date: 27/05/2022" above the head
_DATE: Final = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")


def column(name: str) -> str:
    """The *name* of a column as it stands in `COLUMNS`."""
    return " ".join(name.replace("(**)", " ").replace("_", " ").split()).casefold()


_MIRROR: Final = {column(name): member for name, member in opendatasoft.NAMES.items()}
COLUMNS: Final = {**_MIRROR, **NAMES}
"""What each column holds, in either spelling."""


def count_columns(names: Iterable[str]) -> int:
    """How many of *names* are those of columns."""
    return sum(column(name) in COLUMNS for name in names)


def feed_of_columns(names: Iterable[str]) -> Feed:
    """Whose columns have these *names*."""
    own = sum((name in _MIRROR) - (name in NAMES) for name in names)
    return Feed.OPENDATASOFT if own > 0 else Feed.SPREADSHEET


def recognises(value: Mapping[str, Value]) -> bool:
    """Whether *value* is a row that was made into an object of JSON."""
    names = [column(name) for name in value]
    return NUMBER in names and feed_of_columns(names) is Feed.SPREADSHEET and "alert_number" not in value


def date_above(rows: Iterable[Sequence[str]]) -> Date | None:
    """The date that stands in *rows*, those above the head; the last, where several do."""
    found = [match[0] for row in rows for cell in row if (match := _DATE.search(cell))]
    return next((on for text in reversed(found) if (on := day(text, "source.report_on", Notes()))), None)


@final
@frozen(kw_only=True)
class Table:
    """
    What a head says of the rows below it.

    Attributes:
        names: The names of the columns.
        feed: Whose columns they are.
        report_on: The day that stands above the head.
    """

    names: tuple[str, ...] = ()
    feed: Feed = Feed.SPREADSHEET
    report_on: Date | None = None

    @classmethod
    def of_head(cls, cells: Sequence[str], above: Iterable[Sequence[str]]) -> Table:
        """
        The table whose columns *cells* name, with the rows *above* them.

        A name that is there before, or none, is told from the others by its position.
        """
        names = [column(name) for name in cells]
        first = {name: position for position, name in reversed(list(enumerate(names)))}
        apart = tuple(
            name if name and first[name] == position else f"column {position + 1} {name}".strip()
            for position, name in enumerate(names)
        )
        return cls(names=apart, feed=feed_of_columns(apart), report_on=date_above(above))

    def name_cells(self, cells: Sequence[str]) -> dict[str, Value]:
        """The *cells* of a row by the names of their columns; those beyond the head by their position."""
        beyond = (f"column {position + 1}" for position in range(len(self.names), len(cells)))
        return dict(zip([*self.names, *beyond], cells, strict=False))

    def reading(self, values: dict[str, Value], raw: bytes, position: int, notes: Notes) -> Reading:
        """The alert of one row, whose cells are *values* by the names of their columns."""
        members = Members(COLUMNS if self.feed is Feed.OPENDATASOFT else _SHEET, values, notes)
        year, week = members.text("year"), members.text("week")
        number = AlertNumber.parse(str(values.get(NUMBER, "")).strip())
        report = None
        if year or week:
            notes.add(Remark.PUBLICATION_DAY_UNKNOWN, "published_on", f"{year} {week}".strip())
            counted = (whole(year), whole(week))
            reference = f"Report-{counted[0]}-{counted[1]}" if all(counted) else None
            report = WeeklyReport(reference=reference, year=counted[0], week=counted[1])
        elif self.report_on is not None and number is not None and self.report_on.year - number.year in {0, 1}:
            # an export of all years has one day above its head for all, which is no day of its older alerts
            report = WeeklyReport(report_on=self.report_on)
        setting = Setting(feed=self.feed, position=position, report=report)
        return Notice(members=members, setting=setting, notes=notes).reading(raw)


_SHEET: Final = {**{name: member for name, member in _MIRROR.items() if member not in NAMES.values()}, **NAMES}
"""The columns of the sheet, and those of the mirror that say what none of the sheet does."""


def read(rows: Iterable[tuple[Mapping[str, Value], bytes]]) -> Iterator[Reading]:
    """The alerts of *rows* of the sheet as objects of JSON, each with the row as it stood."""
    position = 0
    for row, raw in rows:
        values = {column(name): value for name, value in row.items()}
        if not is_foot(values, [NUMBER]):
            position += 1
            yield Table().reading(values, raw, position, Notes())


def is_foot(values: Mapping[str, Value], names: Sequence[str]) -> bool:
    """Whether a row is empty or a note at the foot: no number, and no more than one short text in it at all."""
    filled = {name: str(value).strip() for name, value in values.items() if value not in EMPTY}
    texts = [text for text in filled.values() if text]
    if NUMBER not in names:
        return not texts
    dated = len(texts) == 1 and _DATE.search(texts[0]) is not None  # the day above the head of the next table
    return dated or (not filled.get(NUMBER) and (not texts or (len(texts) == 1 and len(texts[0]) <= LONGEST_FOOT)))
