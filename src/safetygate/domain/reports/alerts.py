"""
Counting alerts without cases: how many there are by year, level, origin, category, platform, sold online or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import ClassVar, Final, final

from attrs import field, frozen

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.codes import Answer, Country, Platform, ProductCategory, RiskLevel
from safetygate.domain.codes.reports import AlertTable
from safetygate.domain.records.checks import Code, Integer, Items, Part, Text
from safetygate.domain.records.code import CodeList
from safetygate.domain.records.converters import AsCode, Each
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.phrases import Language
from safetygate.domain.records.rules import Rule
from safetygate.domain.reports.cells import AlertKey, find_disorder, in_order, require_apart
from safetygate.domain.reports.facts import UNKNOWN
from safetygate.domain.reports.rows import NOT_TOLD, ReportRow
from safetygate.domain.reports.seen import Seen

_LISTS: Final[Mapping[AlertTable, type[CodeList]]] = {
    AlertTable.RISK_LEVEL: RiskLevel,
    AlertTable.ORIGIN: Country,
    AlertTable.CATEGORY: ProductCategory,
    AlertTable.PLATFORM: Platform,
    AlertTable.SOLD_ONLINE: Answer,
}


@final
@frozen(kw_only=True)
class AlertCell:
    """
    How many alerts of one year have one property.

    Attributes:
        by: By what is counted.
        code: The code of the property; `unknown` where the alert does not say.
        year: The year of publication; `unknown` likewise.
        count: How many alerts.
    """

    by: AlertTable = field(converter=AsCode[AlertTable], validator=Code(AlertTable))
    code: str = field(validator=Text(100))
    year: str = field(validator=Text(10))
    count: int = field(validator=Integer(1))

    @property
    def key(self) -> AlertKey:
        """Where it stands."""
        return (self.by, self.code, self.year)


@final
@frozen(kw_only=True)
class AlertTally(Paper):
    """
    How many alerts were counted so far; tallies of parts merge, in any order and grouping.

    Attributes:
        alerts: How many alerts.
        cells: Every count that is not zero, in the order of properties, codes and years, each once. An alert on several
            platforms counts on each of them.
        inputs: The names of what was counted, where they were given; merging two tallies over one input is refused.
    """

    kind: ClassVar[str] = "alert_tally"

    alerts: int = field(default=0, validator=Integer())
    cells: tuple[AlertCell, ...] = field(
        default=(), converter=Each[AlertCell], validator=Items(Part(AlertCell), 100_000)
    )
    inputs: tuple[str, ...] = field(
        default=(), converter=Each[str], validator=Items(Text(1000), 100_000, distinct=True)
    )

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-089",
            "expected the counts in the order of properties, codes and years, each once",
            "计数须按属性、代码、年份的顺序排列，且不重复",
            find_disorder,
            about=("cells",),
        ),
    )

    def add_all(self, alerts: Iterable[Alert], *, inputs: Iterable[str] = ()) -> AlertTally:
        """
        The tally with these alerts counted too, in one pass; memory grows by some ten bytes an alert.

        An alert that was corrected or published again comes several times in feeds: a register folds them first.

        Args:
            alerts: The alerts, each once by its number.
            inputs: Names for what they are read from, such as files.

        Raises:
            InvalidValue: Where one number comes twice, or an input was counted already.
        """
        names = tuple(inputs)
        require_apart(self.inputs, names)
        counts, seen = Counter(self.counts), Seen()
        for alert in alerts:
            expect(alert, Alert, field="alerts")
            if not seen.add(alert.number):
                raise InvalidValue(f"expected each alert once, got {alert.number} again", field="alerts")
            counts.update(_keys(alert))
        return _freeze(counts, self.alerts + len(seen), (*self.inputs, *names))

    def merge(self, other: AlertTally) -> AlertTally:
        """
        Both tallies together.

        Raises:
            InvalidValue: Where both were made over one input.
        """
        require_apart(self.inputs, other.inputs)
        counts = Counter(self.counts) + Counter(other.counts)
        return _freeze(counts, self.alerts + other.alerts, (*self.inputs, *other.inputs))

    @cached_property
    def counts(self) -> Mapping[AlertKey, int]:
        """From property, code and year to the count."""
        return {cell.key: cell.count for cell in self.cells}

    def rows(self, language: str | Language) -> tuple[ReportRow, ...]:
        """
        Every count as a tidy row with its labels in *language*: the year stands in the column.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        return tuple(_row(cell, Language.parse(language)) for cell in self.cells)


def _keys(alert: Alert) -> Iterator[AlertKey]:
    year = UNKNOWN if alert.published_on is None else str(alert.published_on.year)
    platforms = dict.fromkeys(offer.platform.value for offer in alert.offers) or (UNKNOWN,)
    yield (AlertTable.YEAR, year, year)
    yield (AlertTable.RISK_LEVEL, UNKNOWN if alert.risk_level is None else alert.risk_level.value, year)
    yield (AlertTable.ORIGIN, UNKNOWN if alert.origin is None else alert.origin.value, year)
    yield (AlertTable.CATEGORY, alert.product.category.value, year)
    yield from ((AlertTable.PLATFORM, platform, year) for platform in platforms)
    yield (AlertTable.SOLD_ONLINE, alert.sold_online.value, year)


def _row(cell: AlertCell, language: Language) -> ReportRow:
    known = {code.value: code.label(language) for code in _LISTS.get(cell.by, ())}
    told = {UNKNOWN: NOT_TOLD.say(language)}
    labels = (cell.by.label(language), (told | known).get(cell.code, cell.code), told.get(cell.year, cell.year))
    return ReportRow(cell.by.value, cell.code, cell.year, cell.count, "alerts", *labels)


def _freeze(counts: Mapping[AlertKey, int], alerts: int, inputs: Iterable[str]) -> AlertTally:
    ordered = sorted(counts, key=in_order)
    cells = tuple(AlertCell(by=key[0], code=key[1], year=key[2], count=counts[key]) for key in ordered)
    return AlertTally(alerts=alerts, cells=cells, inputs=tuple(sorted(inputs)))
