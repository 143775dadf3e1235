"""
What waits on a desk, and why it stands where it does in the order of work.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import CodeList, CodeRow


@final
class Turn(CodeList):
    """
    What waits for an authority in a case, in the order in which it counts.
    """

    ANSWER = CodeRow("answer", "a flag asks you to follow up", "有标记请贵方跟进")
    REPLY = CodeRow("reply", "a message waits for your reply", "有消息待贵方答复")
    CLOSE = CodeRow(
        "close", "every flag is answered or withdrawn: the case can be closed", "所有标记均已答复或撤回，可以办结"
    )
    # Not before the end of the period: until then a reminder would be early.
    REMIND = CodeRow("remind", "a flag that you raised is past its intended period", "贵方提出的标记已超过预期期限")
    ASK = CodeRow("ask", "nobody was asked to act", "尚未请求任何一方处理")


@final
class NewsKind(CodeList):
    """
    What is new to an authority in a case.
    """

    CASE = CodeRow("case", "A case was opened", "建立个案")
    ENTRY = CodeRow("entry", "Something was said", "新增条目")


@final
class TriageReason(CodeList):
    """
    Why a case stands where it does in the order of work: each group in the order in which it counts.
    """

    NOTHING_PENDING = CodeRow("nothing_pending", "nothing is pending", "无待办事项")
    SOLD_ONLINE = CodeRow("sold_online", "sold online, which comes first", "在线销售，优先处理")
    # Before what is known not to be online, as the weekly reports are silent on most alerts.
    PERHAPS_ONLINE = CodeRow("perhaps_online", "not known whether sold online", "是否在线销售尚不明确")
    NOT_ONLINE = CodeRow("not_online", "not sold online", "未在线销售")
    SERIOUS_RISK = CodeRow("serious_risk", "serious risk", "严重风险")
    HIGH_RISK = CodeRow("high_risk", "high risk", "高风险")
    RISK_NOT_STATED = CodeRow("risk_not_stated", "level of risk not stated", "风险等级未注明")
    MEDIUM_RISK = CodeRow("medium_risk", "medium risk", "中风险")
    LOW_RISK = CodeRow("low_risk", "low risk", "低风险")
    VULNERABLE_USERS = CodeRow(
        "vulnerable_users", "used by children or other vulnerable people", "供儿童等弱势群体使用"
    )
    OTHER_USERS = CodeRow("other_users", "not made for vulnerable people", "非专供弱势群体使用")
    DEADLINE = CodeRow("deadline", "an intended period runs", "预期期限正在计算")
    NO_DEADLINE = CodeRow("no_deadline", "no intended period runs", "无期限计算")
    NOBODY_ASKED = CodeRow("nobody_asked", "nobody was asked to act", "尚未请求任何一方处理")
