"""The first sentence of a quarterly report: true for every quarter, in both languages."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from attrs import evolve

from safetygate.domain.deadlines.policy import ACTION_PLAN
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.periods import Quarter
from safetygate.domain.records.phrases import Language
from safetygate.domain.reports.figures import DaysRow
from safetygate.domain.reports.quarterly import Comparison, QuarterlyReport
from safetygate.domain.reports.shares import Share
from safetygate.domain.reports.tally import QuarterlyTally
from safetygate.outputs.page import DEMONSTRATION
from safetygate.outputs.report.answer import write_answer
from safetygate.outputs.report.page import report_page

NOW = dt.datetime(2026, 10, 15, tzinfo=dt.UTC)


def report(within: int, due: int, *, running: int = 0, before: tuple[int, int] | None = None) -> QuarterlyReport:
    """A report on so many reactions *within* the intended period of so many *due*, and on those *before*."""
    empty = QuarterlyTally.empty(Quarter(2026, 3), ACTION_PLAN, NOW).report()
    rapid = evolve(
        empty.rapid,
        within=Share.of(within, due),
        unanswered=due - within,
        running=running,
        histogram=(DaysRow(days=5, count=within),) if within else (),
    )
    earlier: Comparison | None = None
    if before is not None:
        earlier = evolve(empty.in_comparison, within=Share.of(*before))
    return evolve(empty, rapid=rapid, previous=earlier)


@pytest.mark.parametrize(
    ("made", "english", "chinese"),
    [
        (report(0, 0), "No reaction was due in this period.", "本期无到期反馈。"),
        (
            report(1, 1),
            (
                "The one reaction that was due came within the intended period of 21 days. "
                "So few reactions were due that a share would say little."
            ),
            "本期到期反馈1次，在21天预期期限内收到。到期反馈次数较少，比例参考意义有限。",
        ),
        (
            report(0, 1, running=1),
            (
                "One reaction was due, and it did not come within the intended period of 21 days. "
                "So few reactions were due that a share would say little. "
                "One more request is still within its intended period."
            ),
            (
                "本期到期反馈1次，未在21天预期期限内收到。到期反馈次数较少，比例参考意义有限。"
                "另有1次标记仍在预期期限内，尚未反馈。"
            ),
        ),
        (
            report(7, 9, before=(90, 100)),
            (
                "7 of 9 reactions due came within the intended period of 21 days. "
                "So few reactions were due that a share would say little."
            ),
            "本期到期反馈9次，其中7次在21天预期期限内收到。到期反馈次数较少，比例参考意义有限。",
        ),
        (
            report(61, 100),
            "61 of 100 reactions due came within the intended period of 21 days (61.0 %).",
            "本期到期反馈100次，其中61次在21天预期期限内收到（61.0%）。",
        ),
        (
            report(61, 100, running=12, before=(100, 173)),
            (
                "61 of 100 reactions due came within the intended period of 21 days (61.0 %), "
                "3.2 percentage points more than in the period before. "
                "12 more requests are still within their intended period."
            ),
            (
                "本期到期反馈100次，其中61次在21天预期期限内收到（61.0%），较上一期上升3.2个百分点。"
                "另有12次标记仍在预期期限内，尚未反馈。"
            ),
        ),
        (
            report(0, 10, before=(10, 10)),
            (
                "0 of 10 reactions due came within the intended period of 21 days (0.0 %), "
                "100.0 percentage points less than in the period before."
            ),
            "本期到期反馈10次，其中0次在21天预期期限内收到（0.0%），较上一期下降100.0个百分点。",
        ),
        (
            report(10, 20, before=(50, 100)),
            (
                "10 of 20 reactions due came within the intended period of 21 days (50.0 %), "
                "the same share as in the period before."
            ),
            "本期到期反馈20次，其中10次在21天预期期限内收到（50.0%），与上一期持平。",
        ),
        (
            report(10, 20, before=(0, 0)),
            "10 of 20 reactions due came within the intended period of 21 days (50.0 %).",
            "本期到期反馈20次，其中10次在21天预期期限内收到（50.0%）。",
        ),
    ],
)
def test_the_answer_is_true_whatever_the_figures(made: QuarterlyReport, english: str, chinese: str) -> None:
    """Nothing due, one, few, many; more, less, the same, or nothing to compare with; some still running."""
    assert write_answer(made, Language.EN) == english
    assert write_answer(made, Language.ZH) == chinese


@pytest.mark.parametrize(
    ("made", "banners"),
    [
        (report(0, 0), []),
        (report(5, 5, running=2), ["Provisional: some intended periods were still running when these figures were"]),
        (
            evolve(report(0, 0), extensions=FrozenMap({DEMONSTRATION: True})),
            ["Demonstration: everything here is made up, and says nothing about any authority."],
        ),
        (evolve(report(0, 0), extensions=FrozenMap({DEMONSTRATION: False})), []),
        (
            evolve(report(0, 0), terms=evolve(report(0, 0).terms, as_of=dt.datetime(2026, 9, 30, 15, tzinfo=dt.UTC))),
            ["Provisional: the period was not over when these figures were extracted."],
        ),
        (evolve(report(0, 0), terms=evolve(report(0, 0).terms, as_of=dt.datetime(2026, 9, 30, 16, tzinfo=dt.UTC))), []),
    ],
)
def test_what_must_be_known_first_stands_above(made: QuarterlyReport, banners: list[str]) -> None:
    """That figures are provisional or made up comes from the report itself; a quarter ends in the zone of its terms."""
    shown = re.findall('<p class="banner">(.*?)</p>', report_page(made, "en"))

    assert len(shown) == 2 * len(banners)
    assert [line for line in shown if line.isascii()] == [
        next(b for b in shown if b.startswith(each)) for each in banners
    ]
