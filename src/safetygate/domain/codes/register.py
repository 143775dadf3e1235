"""
What becomes of an alert after it was published, as feeds and their addenda tell it, and what they leave open.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import OURS, CodeList, CodeRow


@final
class AddendumAction(CodeList):
    """
    What an addendum says was done to an alert.
    """

    CORRECTED = CodeRow("corrected", "Corrected or completed", "更正或补充")
    WITHDRAWN = CodeRow("withdrawn", "Withdrawn", "撤回")
    WITHDRAWN_TEMPORARILY = CodeRow("withdrawn_temporarily", "Withdrawn for a time", "暂时撤回")
    RESTORED = CodeRow("restored", "Published again", "恢复公布")
    ADDED = CodeRow("added", "Added to a report", "补入周报")
    RENUMBERED = CodeRow("renumbered", "Given a new number", "更换编号")
    DUPLICATE_REMOVED = CodeRow("duplicate_removed", "Withdrawn as a duplicate", "因重复而撤回")
    COUNTERFEIT = CodeRow("counterfeit", "Product marked as counterfeit", "产品标记为假冒")
    OTHER = CodeRow("other", "Other", "其他")


@final
class AlertChangeKind(CodeList):
    """
    What a register tells of an alert: what addenda say, and what only comparing feeds shows.
    """

    PUBLISHED = CodeRow("published", "Published", "首次公布", OURS)
    # The portal names countries that reacted; the weekly report does not.
    COMPLETED = CodeRow("completed", "Completed from another feed", "据另一数据源补充", OURS)
    # The same alert in a second report, or in another feed that says nothing more.
    REPEATED = CodeRow("repeated", "Shown again, unchanged", "再次显示，内容未变", OURS)
    CORRECTED = CodeRow("corrected", "Corrected or completed", "更正或补充")
    WITHDRAWN = CodeRow("withdrawn", "Withdrawn", "撤回")
    WITHDRAWN_TEMPORARILY = CodeRow("withdrawn_temporarily", "Withdrawn for a time", "暂时撤回")
    RESTORED = CodeRow("restored", "Published again", "恢复公布")
    ADDED = CodeRow("added", "Added to a report", "补入周报")
    RENUMBERED = CodeRow("renumbered", "Given a new number", "更换编号")
    DUPLICATE_REMOVED = CodeRow("duplicate_removed", "Withdrawn as a duplicate", "因重复而撤回")
    COUNTERFEIT = CodeRow("counterfeit", "Product marked as counterfeit", "产品标记为假冒")
    OTHER = CodeRow("other", "Other", "其他")


@final
class DoubtKind(CodeList):
    """
    What a register cannot decide from what it was given.
    """

    NO_ALERT_NAMED = CodeRow("no_alert_named", "says something of an alert without a number", "未写明预警通报编号")
    NEVER_SEEN = CodeRow("never_seen", "no such alert was seen in any feed", "任何数据源中均未见此预警通报")
    CONTRADICTORY = CodeRow("contradictory", "says two different things on one day", "同日所述相互矛盾")
    NEW_NUMBER_MISSING = CodeRow("new_number_missing", "does not name one new number", "未写明唯一的新编号")
    NEW_NUMBER_NEVER_SEEN = CodeRow(
        "new_number_never_seen", "was not seen under its new number", "任何数据源中均未见其新编号"
    )
    CORRECTION_NEVER_SEEN = CodeRow(
        "correction_never_seen", "was corrected after it was last seen", "最后一次读取之后已有更正"
    )
    NUMBER_SHARED = CodeRow("number_shared", "is the number of several alerts", "同一编号对应多份预警通报")
    ORDER_UNKNOWN = CodeRow(
        "order_unknown", "reads in two ways, and nothing says which is the later", "有两种内容，无从判断先后"
    )
    DAY_UNKNOWN = CodeRow("day_unknown", "says something of an alert without a day", "所述事项未注明日期")
