"""
What authorities ask of each other about an alert, and what they answer.

Codes that are found in no published source are additions of this library; each list says which they are.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import CodeList, CodeRow


@final
class FlagPurpose(CodeList):
    """
    What a flag asks for; after the conversations of iRASFF, where participants are flagged in these two ways.
    """

    FOR_ATTENTION = CodeRow("for_attention", "For attention, no reply expected", "关注标记，无需答复")
    FOR_FOLLOW_UP = CodeRow("for_follow_up", "For follow-up, reply expected", "跟进标记，期待答复")


@final
class FlagReason(CodeList):
    """
    Why an authority flags an alert, the first priority of the Action plan first.
    """

    # The plan gives these priority, "as they are sold directly to consumers" (action 1).
    SOLD_ONLINE = CodeRow("sold_online", "Sold online", "在线销售")
    SERIOUS_RISK = CodeRow("serious_risk", "Serious risk", "严重风险")
    VULNERABLE_USERS = CodeRow(
        "vulnerable_users", "Used by children or other vulnerable people", "供儿童等弱势群体使用"
    )
    ACCIDENT = CodeRow("accident", "An accident happened", "已发生事故")
    OFFERED_AGAIN = CodeRow("offered_again", "Offered again after removal", "下架后再次上架")
    ORIGIN = CodeRow("origin", "Made in the territory of the addressee", "产自收件方所在国家（地区）")
    OPERATOR = CodeRow(
        "operator", "An operator is established with the addressee", "相关经营者设于收件方所在国家（地区）"
    )
    WIDELY_SOLD = CodeRow("widely_sold", "Sold in large numbers", "销售数量大")
    OTHER = CodeRow("other", "Other", "其他")


@final
class MessageKind(CodeList):
    """
    What a message is for.
    """

    REQUEST = CodeRow("request", "Request", "请求")
    REPLY = CodeRow("reply", "Reply", "答复")
    # It says that something arrived, and is no reaction: the period goes on.
    RECEIPT = CodeRow("receipt", "Receipt", "收讫确认")
    NOTE = CodeRow("note", "Note", "说明")


@final
class FollowUpOutcome(CodeList):
    """
    What came of a follow-up.

    The four cases of Annex I, 5.1, to Delegated Regulation (EU) 2024/3173 are *not found*, *measures taken*,
    *no measure* with the explanation that is due, and *other*.
    """

    UNDER_INVESTIGATION = CodeRow("under_investigation", "Under investigation", "调查中")
    # Delegated Regulation (EU) 2024/3173, Annex I, 5.1(b): the product was found and a measure was taken.
    MEASURES_TAKEN = CodeRow("measures_taken", "Measures taken", "已采取措施")
    # An explanation is due with it: Delegated Regulation (EU) 2024/3173, Annex I, 5.1(c).
    NO_MEASURE = CodeRow("no_measure", "No measure", "未采取措施")
    # Where authorities differ, the Commission may give an opinion (Regulation (EU) 2023/988, Article 29(2)).
    DIFFERENT_RISK_ASSESSMENT = CodeRow("different_risk_assessment", "Different risk assessment", "风险评估结论不同")
    # Before it notifies, an authority looks whether the product is notified already (Implementing Regulation (EU)
    # 2024/2639, Article 1(b)); where it is, it follows up instead.
    NOTIFIED_AGAIN = CodeRow("notified_again", "The same product notified again", "同一产品再次通报")
    # Delegated Regulation (EU) 2024/3173, Annex I, 5.1(a).
    NOT_FOUND = CodeRow("not_found", "Looked for and not found", "已核查，未发现该产品")
    # Delegated Regulation (EU) 2024/3173, Annex I, 5.1(d).
    OTHER = CodeRow("other", "Other action or information", "其他行动或信息")


@final
class Completeness(CodeList):
    """
    Whether a follow-up says all there is to say: a reaction is not yet the end of a case.
    """

    # A reaction within 21 days need not be the end of the investigation.
    PARTIAL = CodeRow("partial", "Partial, more will follow", "部分反馈，后续补充")
    FINAL = CodeRow("final", "Final", "最终反馈")


@final
class Channel(CodeList):
    """
    By which of the two ways a follow-up is told: the quick one of the Action plan comes on top of quarterly reporting.
    """

    # Told apart so that the quarterly report does not count one case twice.
    RAPID = CodeRow("rapid", "Rapid exchange", "快速交流渠道")
    QUARTERLY = CodeRow("quarterly", "Quarterly reporting", "季度报告渠道")


@final
class FollowUpMeasureType(CodeList):
    """
    What was done at the source, first what the published accounts of the exchange with China name.
    """

    EXPORT_BAN = CodeRow("export_ban", "Export ban", "禁止出口")
    STRENGTHENED_SUPERVISION = CodeRow(
        "strengthened_supervision", "Strengthened supervision of the company", "加强对企业的监管"
    )
    CORRECTIVE_ACTION = CodeRow("corrective_action", "Corrective action", "纠正措施")
    EXPORT_LICENCE_SUSPENSION = CodeRow(
        "export_licence_suspension", "Suspension of the export licence", "暂停出口质量许可"
    )
    EXPORT_LICENCE_WITHDRAWAL = CodeRow(
        "export_licence_withdrawal", "Withdrawal of the export licence", "吊销出口质量许可"
    )
    # 下架 is a word of GACC, of cross-border electronic commerce (2021).
    LISTING_REMOVAL = CodeRow("listing_removal", "Removal of the listing", "下架（移除商品链接）")
    SALES_STOP = CodeRow("sales_stop", "Stop of sales", "停止销售")
    RECALL = CodeRow("recall", "Recall from end users", "从最终用户处召回")
    # This and the next two are GACC's own words for what its customs do: 退运, 销毁, 技术整改.
    RETURN = CodeRow("return", "Return to the sender or the factory", "退运")
    DESTRUCTION = CodeRow("destruction", "Destruction", "销毁")
    TECHNICAL_RECTIFICATION = CodeRow("technical_rectification", "Technical rectification", "技术整改")
    SEIZURE = CodeRow("seizure", "Seizure", "查封、扣押")
    WARNING_TALK = CodeRow("warning_talk", "Warning talk with the company", "约谈企业")
    CONSUMER_WARNING = CodeRow("consumer_warning", "Warning to consumers", "消费警示")
    # Of those who offend frequently, after a warning: Regulation (EU) 2023/988, Article 22(11).
    ACCOUNT_SUSPENSION = CodeRow("account_suspension", "Suspension of the seller's account", "暂停卖家账户")
    OTHER = CodeRow("other", "Other", "其他")

    @property
    def addition(self) -> bool:
        """Whether the code is found in no published source."""
        return self in _ADDED_MEASURES


_ADDED_MEASURES = frozenset(
    {
        FollowUpMeasureType.SALES_STOP,
        FollowUpMeasureType.RECALL,
        FollowUpMeasureType.SEIZURE,
        FollowUpMeasureType.WARNING_TALK,
        FollowUpMeasureType.CONSUMER_WARNING,
        FollowUpMeasureType.ACCOUNT_SUSPENSION,
    }
)


@final
class CustomsActType(CodeList):
    """
    What customs did with goods or papers; all of these are additions of this library.
    """

    INSPECTED = CodeRow("inspected", "Goods inspected", "查验货物")
    SAMPLED = CodeRow("sampled", "Samples taken for testing", "抽样送检")
    DETAINED = CodeRow("detained", "Goods detained", "扣留货物")
    SEIZED = CodeRow("seized", "Goods seized", "查封、扣押货物")
    EXPORT_REFUSED = CodeRow("export_refused", "Export refused", "不准予出口")
    RETURNED = CodeRow("returned", "Goods sent back", "退运货物")
    DESTROYED = CodeRow("destroyed", "Goods destroyed", "销毁货物")
    RELEASED = CodeRow("released", "Goods released", "放行货物")
    RECORDS_CHECKED = CodeRow("records_checked", "Declarations and records checked", "核查申报及单证")
    COMPANY_VISITED = CodeRow("company_visited", "Company visited", "实地核查企业")
    OTHER = CodeRow("other", "Other", "其他")


@final
class Initiator(CodeList):
    """
    On whose initiative a measure was taken.
    """

    AUTHORITY = CodeRow("authority", "Ordered by an authority", "主管机构责令")
    # Measures of the maker or the exporter count as well: Regulation (EU) 2023/988, Article 26(4), does not tell them
    # apart.
    OPERATOR_VOLUNTARY = CodeRow("operator_voluntary", "Voluntary, by the operator", "经营者主动")


@final
class NoMeasureReason(CodeList):
    """
    Why no measure was taken, first what the published accounts of the exchange with China name.
    """

    # AQSIQ left out the notifications before 2006, as in many the company was gone or production had ceased.
    COMPANY_GONE = CodeRow("company_gone", "The company does not exist, or no longer", "企业不存在或已注销")
    PRODUCTION_CEASED = CodeRow("production_ceased", "Production has ceased", "已停止生产")
    MANUFACTURER_NOT_IDENTIFIABLE = CodeRow(
        "manufacturer_not_identifiable", "The manufacturer cannot be identified", "无法确定生产企业"
    )
    NOT_EXPORTED = CodeRow("not_exported", "Not exported to the notifying market", "未出口至通报方市场")
    NOT_OF_STATED_ORIGIN = CodeRow("not_of_stated_origin", "Not of the origin stated", "并非产自所称原产地")
    EVIDENCE_INSUFFICIENT = CodeRow("evidence_insufficient", "The evidence is insufficient", "证据不足")
    ALREADY_COMPLIANT = CodeRow("already_compliant", "Already brought into conformity", "产品已符合要求")
    COUNTERFEIT = CodeRow("counterfeit", "Counterfeit of another's product", "假冒他人产品")
    OTHER = CodeRow("other", "Other", "其他")

    @property
    def addition(self) -> bool:
        """Whether the code is found in no published source."""
        return self in _ADDED_REASONS


_ADDED_REASONS = frozenset(
    {
        NoMeasureReason.NOT_EXPORTED,
        NoMeasureReason.NOT_OF_STATED_ORIGIN,
        NoMeasureReason.EVIDENCE_INSUFFICIENT,
        NoMeasureReason.ALREADY_COMPLIANT,
        NoMeasureReason.COUNTERFEIT,
    }
)


@final
# Online it is harder to find an operator who can act, so whether one was found is a result of its own (action 1).
class TraceResult(CodeList):
    """
    Whether the operator behind a product was found.
    """

    TRACED = CodeRow("traced", "Traced", "已查明")
    NOT_TRACED = CodeRow("not_traced", "Not traced", "未查明")


@final
class NotTracedReason(CodeList):
    """
    Why the operator behind a product was not found; all of these are additions of this library.
    """

    OFFER_GONE = CodeRow("offer_gone", "The offer is no longer online", "商品链接已失效")
    PARTICULARS_FALSE = CodeRow("particulars_false", "The particulars given are false", "所留信息不实")
    PLATFORM_SILENT = CodeRow("platform_silent", "The marketplace gave no particulars", "网络交易平台未提供经营者信息")
    NOTHING_ON_PRODUCT = CodeRow(
        "nothing_on_product", "Nothing on the product names an operator", "产品未标注经营者信息"
    )
    COMPANY_GONE = CodeRow("company_gone", "The company does not exist, or no longer", "企业不存在或已注销")
    OTHER = CodeRow("other", "Other", "其他")


@final
class WithdrawalReason(CodeList):
    """
    Why a flag is withdrawn; the first two after iRASFF.
    """

    # In iRASFF this and the next need the agreement of the notifier.
    UNFOUNDED = CodeRow("unfounded", "Unfounded", "依据不足")
    SENT_IN_ERROR = CodeRow("sent_in_error", "Sent in error", "误发")
    SETTLED = CodeRow("settled", "Settled in another way", "已另行解决")
    OTHER = CodeRow("other", "Other", "其他")


@final
class ClosureReason(CodeList):
    """
    Why a case is closed; the first three after iRASFF.
    """

    NOTHING_PENDING = CodeRow("nothing_pending", "Nothing is pending", "无待办事项")
    ALL_ANSWERED = CodeRow("all_answered", "All is answered", "均已反馈")
    # iRASFF closes a conversation six months after the last request; here its moderator does.
    NO_RESPONSE = CodeRow("no_response", "No response came", "未收到回应")
    ALERT_WITHDRAWN = CodeRow("alert_withdrawn", "The alert was withdrawn", "预警通报已撤回")
    OUT_OF_SCOPE = CodeRow("out_of_scope", "Outside the Action plan", "不属于行动计划范围")
    OTHER = CodeRow("other", "Other", "其他")
