"""
What the submission of the other side and the cases here say of a quarter, as parts of the page of its report.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from safetygate.domain.codes.reports import DifferenceCode, Presence
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.reports.reconciliation import QuarterlyReconciliation
from safetygate.outputs.drawing import Bar, draw_bars
from safetygate.outputs.page import Section
from safetygate.outputs.tables import PrintedTable

_TITLE: Final = Phrase("Held against the submission of {}", "与{}提交的报告核对")
_TOTALS: Final = Phrase("Totals in the submission of {} and here", "{}提交的报告与此处的总数")
_SAME: Final = Phrase("On both sides, the same", "双方均有，内容一致")
_DIFFERENT: Final = Phrase("On both sides, not the same", "双方均有，内容不一致")
_IN: Final = Phrase("Not the same in: {}", "不一致之处：{}")
HEADS: Final = (
    Phrase("Total", "项目"),
    Phrase("Printed in the report", "报告所载"),
    Phrase("Sum of its rows", "报告各行之和"),
    Phrase("Counted here", "此处统计"),
)
"""What stands above a total, which is told three times."""


def show_reconciliation(found: QuarterlyReconciliation, language: Language) -> tuple[Section, ...]:
    """How many alerts both sides have and say the same of, and every total as each side counts it, in *language*."""
    present = Counter(row.presence for row in found.rows)
    differing = Counter(each.code for row in found.rows for each in row.differences)
    bars = [
        Bar(_SAME.say(language), (found.same,)),
        Bar(_DIFFERENT.say(language), (present[Presence.BOTH],)),
        *(Bar(each.label(language), (present[each],)) for each in (Presence.ONLY_THEIRS, Presence.ONLY_OURS)),
        *(
            Bar(_IN.say(language, code.label(language)), (differing[code],))
            for code in DifferenceCode
            if code in differing
        ),
    ]
    issuer = found.issuer.code.label(language)
    rows = tuple((each.code.label(language), each.printed, each.from_rows, each.ours) for each in found.totals)
    title, heads = _TOTALS.say(language, issuer), tuple(head.say(language) for head in HEADS)
    table = PrintedTable(name="reconciled", title=title, columns=heads, rows=rows)
    return (
        Section("reconciliation", _TITLE.say(language, issuer), drawing=draw_bars(bars, language)),
        Section("totals", title, table=table),
    )
