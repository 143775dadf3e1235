"""
What can be done in a case, by whom, and where the case, a flag in it and its alert then stand.

These codes describe what happens in an exchange; all of them are this library's own words for it.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import CodeList, Entry


@final
class AlertUpdateKind(CodeList):
    """
    What changes about an alert after it was transmitted (Regulation (EU) 2023/988, article 26(6)).
    """

    CORRECTED = Entry("corrected", "Corrected", "已更正")
    RECLASSIFIED = Entry("reclassified", "Reclassified", "已重新分类")
    # "INFO/00128/24 was upgraded to A12/03599/24", in the addendum of 22 November 2024.
    RENUMBERED = Entry("renumbered", "Renumbered", "已重新编号")
    # Removed on the justified request of the notifying State: Delegated Regulation (EU) 2024/3173, Annex I, 6.
    WITHDRAWN = Entry("withdrawn", "Withdrawn for good", "已永久撤回")
    SUSPENDED = Entry("suspended", "Withdrawn for a time", "已暂时撤回")
    RESTORED = Entry("restored", "Restored", "已恢复")
    DUPLICATE = Entry("duplicate", "Found to be a duplicate of another", "经查与另一通报重复")


@final
class AlertStatus(CodeList):
    """
    How far an alert holds at a moment.
    """

    IN_FORCE = Entry("in_force", "In force", "有效")
    SUSPENDED = Entry("suspended", "Withdrawn for a time", "已暂时撤回")
    WITHDRAWN = Entry("withdrawn", "Withdrawn for good", "已永久撤回")
    DUPLICATE = Entry("duplicate", "A duplicate of another", "与另一通报重复")


@final
class DiscontinuationReason(CodeList):
    """
    Why nothing more is expected on a flag that was not answered finally.
    """

    FLAG_WITHDRAWN = Entry("flag_withdrawn", "The flag was withdrawn", "标记已撤回")
    ALERT_WITHDRAWN = Entry("alert_withdrawn", "The alert was withdrawn", "通报已撤回")
    CASE_CLOSED = Entry("case_closed", "The case was closed", "个案已办结")


@final
# Kept, since the other side has sent it and may refer to it; refusing it would make the two records differ.
class MisfitReason(CodeList):
    """
    Why an entry is kept in its case without effect.
    """

    ILLEGAL_STEP = Entry("illegal_step", "The table has no such step there", "步骤表中无此步骤")
    NOT_ALLOWED = Entry("not_allowed", "Only others may take the step", "该步骤仅限其他方采取")
    BEFORE_OPENING = Entry(
        "before_opening", "It claims a moment before the case was opened", "所称时间早于个案建立时间"
    )
    BEFORE_REFERENCE = Entry(
        "before_reference", "It claims a moment before what it refers to", "所称时间早于其所引用的条目"
    )
    NOT_UNDERSTOOD = Entry(
        "not_understood", "Its kind, or what it requires, is not known here", "此处无法识别其种类或要求"
    )


@final
class Role(CodeList):
    """
    In which part an authority takes a step, the nearest to its subject first.
    """

    RAISER = Entry("raiser", "Raiser of the flag", "标记提出方")
    ADDRESSEE = Entry("addressee", "Addressee of the flag", "标记收件方")
    REFERRED = Entry("referred", "Whom the addressee named to act", "受转交方")
    AUTHOR = Entry("author", "Author of the entry", "条目作者")
    # As in iRASFF, where only the moderator closes a conversation.
    MODERATOR = Entry("moderator", "Moderator of the case", "个案牵头方")
    PARTICIPANT = Entry("participant", "Participant", "参与方")
    OUTSIDER = Entry("outsider", "No participant", "非参与方")


@final
class Step(CodeList):
    """
    What an authority can do in a case.
    """

    FLAG_FOR_ATTENTION = Entry("flag_for_attention", "Flag for attention", "关注标记")
    FLAG_FOR_FOLLOW_UP = Entry("flag_for_follow_up", "Flag for follow-up", "跟进标记")
    SEND_MESSAGE = Entry("send_message", "Send a message", "发送消息")
    INVESTIGATE = Entry("investigate", "Report an investigation under way", "报告正在调查")
    ANSWER_PARTLY = Entry("answer_partly", "Give a partial answer", "部分反馈")
    ANSWER = Entry("answer", "Give the final answer", "最终反馈")
    NOTIFY_AGAIN = Entry("notify_again", "Notify the same product again", "再次通报同一产品")
    REPORT_QUARTERLY = Entry("report_quarterly", "Report an investigation quarterly", "通过季度报告渠道告知调查情况")
    WITHDRAW_FLAG = Entry("withdraw_flag", "Withdraw a flag", "撤回标记")
    EXTEND = Entry("extend", "Grant more time", "延长期限")
    REFER = Entry("refer", "Name who will act", "转交")
    CORRECT = Entry("correct", "Correct an entry", "更正条目")
    UPDATE_ALERT = Entry("update_alert", "Update the alert", "更新通报")
    WITHDRAW_ALERT = Entry("withdraw_alert", "Withdraw the alert for good", "永久撤回通报")
    CLOSE = Entry("close", "Close the case", "办结个案")
    # In no row of the table: only a newer version of the schemas knows what it is.
    UNKNOWN = Entry("unknown", "Not known here", "此处未知")


@final
class State(CodeList):
    """
    Where a case stands, or a flag in it.
    """

    OPEN = Entry("open", "Open", "处理中")
    CLOSED = Entry("closed", "Closed", "已办结")
    FOR_ATTENTION = Entry("for_attention", "For attention", "关注标记")
    AWAITING = Entry("awaiting", "Awaiting follow-up", "等待跟进")
    UNDER_INVESTIGATION = Entry("under_investigation", "Under investigation", "调查中")
    PARTLY_ANSWERED = Entry("partly_answered", "Partly answered", "已部分反馈")
    ANSWERED = Entry("answered", "Answered", "已反馈")
    WITHDRAWN = Entry("withdrawn", "Withdrawn", "已撤回")
    DISCONTINUED = Entry("discontinued", "Discontinued", "已终止")
    # A flag may arrive after what refers to it, or never.
    UNKNOWN = Entry("unknown", "Not known here", "此处未知")
