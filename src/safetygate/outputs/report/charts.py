"""
The charts of a quarterly report, as SVG that takes its colours and the size of its text from the page it stands in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from safetygate.domain.codes import Answer, Initiator
from safetygate.domain.codes.reports import RapidResult, Table
from safetygate.domain.records.errors import expect, expect_each
from safetygate.domain.records.phrases import COLON, SEMICOLON, Language, Phrase
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.rows import code_phrases, periods, rapid_results
from safetygate.domain.reports.shares import Share
from safetygate.outputs.drawing import Bar, Columns, draw_bars, draw_columns

# 32 countries have notified and 29 categories are listed, most of them in few alerts: all would fill a page.
MOST_BARS: Final = 8
"""How many rows of a breakdown are drawn one by one; the others stand in one bar that says how many they are."""

_OTHERS: Final = Phrase("and {} others", "其他{}项")
_SOLD_ONLINE: Final = {
    Answer.YES.value: Phrase("Sold online", "在线销售"),
    Answer.NO.value: Phrase("Not sold online", "非在线销售"),
}
_NOT_KNOWN: Final = Phrase("Not known whether sold online", "是否在线销售不详")
_DAYS: Final = Phrase("Days until the reaction", "反馈所用天数")
_INTENDED: Final = Phrase("{} days", "{}天")
_ON_DAY: Final = Phrase("day {}", "第{}天")
_SHARE: Final = Phrase("{} % ({} of {})", "{}%（{}/{}）")
_PACE: Final = Phrase("median {} days", "中位数{}天")
_NOTHING_DUE: Final = Phrase("nothing was due", "无到期事项")


def report_charts(
    report: QuarterlyReport, language: str | Language, *, earlier: Iterable[QuarterlyReport] = ()
) -> dict[str, str]:
    """
    The charts of *report* by the name of the table that each shows, with their labels in *language*.

    There is none where there is nothing to draw.

    Args:
        report: The report.
        language: The language of the labels.
        earlier: Reports on earlier periods, whose shares are drawn beside its own.

    Raises:
        InvalidValue: Where there are no words in *language*, or a report cannot be compared with it.
    """
    earlier = expect_each(earlier, QuarterlyReport, field="earlier")
    expect(report, QuarterlyReport, field="report")
    return dict(_charts(report, Language.parse(language), earlier))


def _charts(
    report: QuarterlyReport, language: Language, earlier: Iterable[QuarterlyReport]
) -> Iterator[tuple[str, str]]:
    if report.rapid.histogram:
        yield "days", _days(report, language)
    yield from _shares(report, language, earlier)
    results = [Bar(code.label(language), (count,)) for code, count in rapid_results(report.rapid)]
    if any(bar.counts[0] for bar in results):
        yield "rapid", draw_bars(results, language)
    ages = [Bar(row.age.label(language), (row.count,)) for row in report.waiting.overdue]
    if any(bar.counts[0] for bar in ages):
        yield "overdue", draw_bars(ages, language)
    outcomes = [Bar(row.outcome.label(language), (row.count,)) for row in report.outcomes if row.count]
    if outcomes:
        yield "outcome", draw_bars(outcomes, language)
    if any(row.count for row in report.measures):
        yield "measure", _measures(report, language)
    reasons = [Bar(row.reason.label(language), (row.count,)) for row in report.reasons if row.count]
    if reasons:
        yield "reason", draw_bars(top_bars(reasons, language), language)
    for breakdown in report.breakdowns:
        known = code_phrases(breakdown.table)
        bars = [Bar(known[row.code].say(language), (row.transmitted,)) for row in breakdown.rows if row.transmitted]
        if bars:
            yield breakdown.table.value, draw_bars(top_bars(bars, language), language)


def _shares(
    report: QuarterlyReport, language: Language, earlier: Iterable[QuarterlyReport]
) -> Iterator[tuple[str, str]]:
    """What came within the intended period: over the periods, and of products sold online beside all others."""
    over_time = periods(report, earlier)
    if len(over_time) > 1:
        bars = [_share_bar(period.period.label(language), period.within, language) for _, _, period in over_time]
        yield "periods", draw_bars(bars, language, whole=1000, reach=55)
    due = [row for row in report.split_by(Table.RAPID_SOLD_ONLINE) if row.within.denominator]
    if due:
        named = ((_SOLD_ONLINE.get(row.code, _NOT_KNOWN), row) for row in due)
        bars = [_share_bar(name.say(language), row.within, language, row.median_days) for name, row in named]
        yield Table.RAPID_SOLD_ONLINE.value, draw_bars(bars, language, whole=1000, reach=38)


def _share_bar(label: str, share: Share, language: Language, median: str | None = None) -> Bar:
    """A bar as long as the *share*, with what it is a share of, and where it is known how long a reaction took."""
    if share.percent is None:
        return Bar(label, (0,), _NOTHING_DUE.say(language))
    text = _SHARE.say(language, share.percent, share.numerator, share.denominator)
    pace = "" if median is None else f" · {_PACE.say(language, median)}"
    return Bar(label, (int(share.percent.replace(".", "")),), text + pace)


def _days(report: QuarterlyReport, language: Language) -> str:
    intended = report.terms.policy.days
    said = (f"{_ON_DAY.say(language, row.days)}{COLON.say(language)}{row.count}" for row in report.rapid.histogram)
    columns = Columns(
        counts={row.days: row.count for row in report.rapid.histogram},
        across=_DAYS.say(language),
        line_after=intended,
        line=_INTENDED.say(language, intended),
        keys=(RapidResult.WITHIN.label(language), RapidResult.AFTER.label(language)),
        words=SEMICOLON.say(language).join(said),
    )
    return draw_columns(columns)


def _measures(report: QuarterlyReport, language: Language) -> str:
    counts = Counter({(row.type, row.initiator): row.count for row in report.measures})
    types = dict.fromkeys(row.type for row in report.measures if row.count)
    bars = [Bar(each.label(language), tuple(counts[each, initiator] for initiator in Initiator)) for each in types]
    keys = [initiator.label(language) for initiator in Initiator]
    return draw_bars(top_bars(bars, language), language, keys=keys)


def top_bars(bars: Sequence[Bar], language: Language) -> list[Bar]:
    """The longest of *bars*, the longest first; the others stand together in one that says how many they are."""
    ordered = sorted(bars, key=lambda bar: -sum(bar.counts))
    if len(ordered) <= MOST_BARS + 1:
        return ordered
    others = ordered[MOST_BARS:]
    together = tuple(map(sum, zip(*(bar.counts for bar in others), strict=True)))
    return [*ordered[:MOST_BARS], Bar(_OTHERS.say(language, len(others)), together)]
