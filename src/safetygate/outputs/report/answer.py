"""
What a quarterly report answers first, in a sentence: whether reactions came as intended, and whether as before.
"""

from __future__ import annotations

from typing import Final

from safetygate.domain.codes import Answer
from safetygate.domain.codes.reports import Table
from safetygate.domain.records.phrases import STOP, Language, Phrase
from safetygate.domain.reports.quarterly import Comparison, QuarterlyReport

FEW: Final = 10
"""Below so many, a share moves by more than ten points with a single reaction: only the numbers are said."""

_NONE: Final = Phrase("No reaction was due in this period", "本期无到期反馈")
_ONE_WITHIN: Final = Phrase(
    "The one reaction that was due came within the intended period of {days} days",
    "本期到期反馈1次，在{days}天预期期限内收到",
)
_ONE_NOT: Final = Phrase(
    "One reaction was due, and it did not come within the intended period of {days} days",
    "本期到期反馈1次，未在{days}天预期期限内收到",
)
_SOME: Final = Phrase(
    "{within} of {due} reactions due came within the intended period of {days} days",
    "本期到期反馈{due}次，其中{within}次在{days}天预期期限内收到",
)
_SHARE: Final = Phrase(" ({} %)", "（{}%）")
_MORE: Final = Phrase(", {} percentage points more than in the period before", "，较上一期上升{}个百分点")
_LESS: Final = Phrase(", {} percentage points less than in the period before", "，较上一期下降{}个百分点")
_SAME: Final = Phrase(", the same share as in the period before", "，与上一期持平")
_FEW: Final = Phrase("So few reactions were due that a share would say little", "到期反馈次数较少，比例参考意义有限")
_ONLINE: Final = Phrase("On products sold online: {} of {}", "其中在线销售产品：{1}次中有{0}次")
_ONE_WAITS: Final = Phrase(
    "One more request is still within its intended period", "另有1次标记仍在预期期限内，尚未反馈"
)
_WAIT: Final = Phrase("{} more requests are still within their intended period", "另有{}次标记仍在预期期限内，尚未反馈")


def write_answer(report: QuarterlyReport, language: Language) -> str:
    """What came of the reactions that were due, compared with the period before where its report was given."""
    within, running = report.rapid.within, report.rapid.running
    phrase = {0: _NONE, 1: _ONE_WITHIN if within.numerator else _ONE_NOT}.get(within.denominator, _SOME)
    said = phrase.say(language, within=within.numerator, due=within.denominator, days=report.terms.policy.days)
    if within.denominator >= FEW:
        said += _SHARE.say(language, within.percent) + say_change(report.previous, report.in_comparison, language)
    # What the plan asks to be given priority; where all is sold online, or nothing, there is nothing to add.
    rows = {row.code: row.within for row in report.split_by(Table.RAPID_SOLD_ONLINE)}
    online = rows.get(Answer.YES.value)
    sentences = [said]
    if online is not None and 0 < online.denominator < within.denominator:
        share = _SHARE.say(language, online.percent) if online.denominator >= FEW else ""
        sentences.append(_ONLINE.say(language, online.numerator, online.denominator) + share)
    if 0 < within.denominator < FEW:
        sentences.append(_FEW.say(language))
    if running:
        sentences.append((_ONE_WAITS if running == 1 else _WAIT).say(language, running))
    return STOP.say(language).join(sentences) + STOP.say(language).strip()


def say_change(before: Comparison | None, now: Comparison, language: Language) -> str:
    """By how much the share within the intended period changed; nothing where one of the two is a share of few."""
    if before is None or min(before.within.denominator, now.within.denominator) < FEW:
        return ""
    # Shares have one decimal ("66.7"): without the point they are tenths, whose difference is exact.
    earlier, later = (int((period.within.percent or "").replace(".", "")) for period in (before, now))
    if earlier == later:
        return _SAME.say(language)
    points = abs(later - earlier)
    return (_MORE if later > earlier else _LESS).say(language, f"{points // 10}.{points % 10}")
