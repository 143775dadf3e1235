"""
What can be done in a case, by whom, and where the case, a flag in it and its alert then stand.

These codes describe what happens in an exchange; all of them are this library's own words for it.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import CodeList, CodeRow


@final
class AlertUpdateKind(CodeList):
    """
    What changes about an alert after it was transmitted (Regulation (EU) 2023/988, article 26(6)).
    """

    CORRECTED = CodeRow("corrected", "Corrected", "已更正")
    RECLASSIFIED = CodeRow("reclassified", "Reclassified", "已重新分类")
    # "INFO/00128/24 was upgraded to A12/03599/24", in the addendum of 22 November 2024.
    RENUMBERED = CodeRow("renumbered", "Renumbered", "已重新编号")
    # Removed on the justified request of the notifying State: Delegated Regulation (EU) 2024/3173, Annex I, 6.
    WITHDRAWN = CodeRow("withdrawn", "Withdrawn for good", "已永久撤回")
    SUSPENDED = CodeRow("suspended", "Withdrawn for a time", "已暂时撤回")
    RESTORED = CodeRow("restored", "Restored", "已恢复")
    DUPLICATE = CodeRow("duplicate", "Found to be a duplicate of another", "经查与另一通报重复")


@final
class AlertStatus(CodeList):
    """
    How far an alert holds at a moment.
    """

    IN_FORCE = CodeRow("in_force", "In force", "有效")
    SUSPENDED = CodeRow("suspended", "Withdrawn for a time", "已暂时撤回")
    WITHDRAWN = CodeRow("withdrawn", "Withdrawn for good", "已永久撤回")
    DUPLICATE = CodeRow("duplicate", "A duplicate of another", "与另一通报重复")


@final
class DiscontinuationReason(CodeList):
    """
    Why nothing more is expected on a flag that was not answered finally.
    """

    FLAG_WITHDRAWN = CodeRow("flag_withdrawn", "The flag was withdrawn", "标记已撤回")
    ALERT_WITHDRAWN = CodeRow("alert_withdrawn", "The alert was withdrawn", "通报已撤回")
    CASE_CLOSED = CodeRow("case_closed", "The case was closed", "个案已办结")


@final
# Kept, since the other side has sent it and may refer to it; refusing it would make the two records differ.
class MisfitReason(CodeList):
    """
    Why an entry is kept in its case without effect.
    """

    ILLEGAL_STEP = CodeRow("illegal_step", "The table has no such step there", "步骤表中无此步骤")
    NOT_ALLOWED = CodeRow("not_allowed", "Only others may take the step", "该步骤仅限其他方采取")
    BEFORE_OPENING = CodeRow(
        "before_opening", "It claims a moment before the case was opened", "所称时间早于个案建立时间"
    )
    BEFORE_REFERENCE = CodeRow(
        "before_reference", "It claims a moment before what it refers to", "所称时间早于其所引用的条目"
    )
    NOT_UNDERSTOOD = CodeRow(
        "not_understood", "Its kind, or what it requires, is not known here", "此处无法识别其种类或要求"
    )


@final
class Role(CodeList):
    """
    In which part an authority takes a step, the nearest to its subject first.
    """

    RAISER = CodeRow("raiser", "Raiser of the flag", "标记提出方")
    ADDRESSEE = CodeRow("addressee", "Addressee of the flag", "标记收件方")
    REFERRED = CodeRow("referred", "Whom the addressee named to act", "受转交方")
    AUTHOR = CodeRow("author", "Author of the entry", "条目作者")
    # As in iRASFF, where only the moderator closes a conversation.
    MODERATOR = CodeRow("moderator", "Moderator of the case", "个案牵头方")
    PARTICIPANT = CodeRow("participant", "Participant", "参与方")
    OUTSIDER = CodeRow("outsider", "No participant", "非参与方")


@final
class Step(CodeList):
    """
    What an authority can do in a case.
    """

    FLAG_FOR_ATTENTION = CodeRow("flag_for_attention", "Flag for attention", "关注标记")
    FLAG_FOR_FOLLOW_UP = CodeRow("flag_for_follow_up", "Flag for follow-up", "跟进标记")
    SEND_MESSAGE = CodeRow("send_message", "Send a message", "发送消息")
    INVESTIGATE = CodeRow("investigate", "Report an investigation under way", "报告正在调查")
    ANSWER_PARTLY = CodeRow("answer_partly", "Give a partial answer", "部分反馈")
    ANSWER = CodeRow("answer", "Give the final answer", "最终反馈")
    NOTIFY_AGAIN = CodeRow("notify_again", "Notify the same product again", "再次通报同一产品")
    REPORT_QUARTERLY = CodeRow("report_quarterly", "Report an investigation quarterly", "通过季度报告渠道告知调查情况")
    WITHDRAW_FLAG = CodeRow("withdraw_flag", "Withdraw a flag", "撤回标记")
    EXTEND = CodeRow("extend", "Grant more time", "延长期限")
    REFER = CodeRow("refer", "Name who will act", "转交")
    CORRECT = CodeRow("correct", "Correct an entry", "更正条目")
    UPDATE_ALERT = CodeRow("update_alert", "Update the alert", "更新通报")
    WITHDRAW_ALERT = CodeRow("withdraw_alert", "Withdraw the alert for good", "永久撤回通报")
    CLOSE = CodeRow("close", "Close the case", "办结个案")
    # In no row of the table: only a newer version of the schemas knows what it is.
    UNKNOWN = CodeRow("unknown", "Not known here", "此处未知")


@final
class State(CodeList):
    """
    Where a case stands, or a flag in it.
    """

    OPEN = CodeRow("open", "Open", "处理中")
    CLOSED = CodeRow("closed", "Closed", "已办结")
    FOR_ATTENTION = CodeRow("for_attention", "For attention", "关注标记")
    AWAITING = CodeRow("awaiting", "Awaiting follow-up", "等待跟进")
    UNDER_INVESTIGATION = CodeRow("under_investigation", "Under investigation", "调查中")
    PARTLY_ANSWERED = CodeRow("partly_answered", "Partly answered", "已部分反馈")
    ANSWERED = CodeRow("answered", "Answered", "已反馈")
    WITHDRAWN = CodeRow("withdrawn", "Withdrawn", "已撤回")
    DISCONTINUED = CodeRow("discontinued", "Discontinued", "已终止")
    # A flag may arrive after what refers to it, or never.
    UNKNOWN = CodeRow("unknown", "Not known here", "此处未知")
