"""
What was done about a product, whether it had to be done, and by whom.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import OURS, CodeList, CodeRow


@final
class MeasureCategory(CodeList):
    """
    The categories of measures of the Safety Gate, the commonest first, then those that its neighbours tell apart.

    Where a code names no source, it is one that the weekly reports print.
    """

    WITHDRAWAL = CodeRow("withdrawal", "Withdrawal of the product from the market", "产品撤出市场")
    RECALL = CodeRow("recall", "Recall of the product from end users", "从最终用户处召回产品")
    MARKETING_BAN = CodeRow(
        "marketing_ban",
        "Ban on the marketing of the product and any accompanying measures",
        "禁止产品投放市场及配套措施",
    )
    # Printed 2,101 times since 2020, 1,415 of them about products of Chinese origin.
    LISTING_REMOVAL = CodeRow(
        "listing_removal",
        "Removal of this product listing by the online marketplace",
        "网络交易平台下架（移除商品链接）",
    )
    CONSUMER_WARNING = CodeRow("consumer_warning", "Warning consumers of the risks", "向消费者发出风险警示")
    IMPORT_REJECTION = CodeRow("import_rejection", "Import rejected at border", "边境拒绝进口")
    DESTRUCTION = CodeRow("destruction", "Destruction of the product", "销毁产品")
    STOP_OF_SALES = CodeRow("stop_of_sales", "Stop of sales", "停止销售")
    MARKING = CodeRow("marking", "Marking the product with appropriate warnings on the risks", "在产品上加贴警示标识")
    MARKETING_CONDITIONS = CodeRow(
        "marketing_conditions",
        "Making the marketing of the product subject to prior conditions",
        "对产品投放市场设定前提条件",
    )
    TEMPORARY_BAN = CodeRow(
        "temporary_ban",
        "Temporary ban on the supply, offer to supply and display of the product",
        "暂时禁止供应、要约供应和展示产品",
    )
    SEIZURE = CodeRow(
        "seizure", "Seizure of the product", "查封、扣押产品", "UK Product Safety Database, corrective actions"
    )
    RETURN = CodeRow(
        "return",
        "Return of the product to where it came from",
        "退运产品",
        "GACC, measures of the customs: 下架、技术整改、退运或销毁",
    )
    MODIFICATION = CodeRow(
        "modification",
        "Technical rectification of the product",
        "技术整改",
        "GACC, measures of the customs: 下架、技术整改、退运或销毁",
    )
    BROUGHT_INTO_COMPLIANCE = CodeRow(
        "brought_into_compliance",
        "Product brought into compliance",
        "产品恢复合规",
        "UK Product Safety Database, corrective actions",
    )
    REFERRAL = CodeRow(
        "referral",
        "Referral to another authority",
        "转交其他主管机构",
        "UK Product Safety Database, corrective actions",
    )
    ACCOUNT_SUSPENSION = CodeRow(
        "account_suspension",
        "Suspension of the seller's account",
        "暂停卖家账户",
        "Regulation (EU) 2023/988, Article 22(11)",
    )
    # Since 2020 printed 427 times, with a text in 252 spellings: "Request to stop driving", "No measures taken".
    OTHER = CodeRow("other", "Other", "其他")


@final
class Obligation(CodeList):
    """
    Whether a measure was ordered or taken of one's own will.

    The weekly report says it only in the words before the operator.
    """

    # The words before the operator then are "Type of economic operator taking notified measure(s)".
    VOLUNTARY = CodeRow("voluntary", "Voluntary", "自愿")
    # Here they are "Type of economic operator to whom the measure(s) were ordered".
    COMPULSORY = CodeRow("compulsory", "Compulsory", "强制性")
    # Where neither wording stands there.
    UNKNOWN = CodeRow("unknown", "Unknown", "未知")


@final
class OperatorRole(CodeList):
    """
    The part an economic operator has in the supply chain.

    The roles are those of Regulation (EU) 2023/988, Article 3(8) to (14), the responsible person of its Article 16,
    and those that the alerts name besides. A provider of an online marketplace is no economic operator there.
    """

    MANUFACTURER = CodeRow("manufacturer", "Manufacturer", "制造商")
    AUTHORISED_REPRESENTATIVE = CodeRow("authorised_representative", "Authorised representative", "授权代表")
    RESPONSIBLE_PERSON = CodeRow(
        "responsible_person",
        "Responsible person in the Union",
        "欧盟境内责任人",
        "Regulation (EU) 2023/988, Article 16; Regulation (EU) 2019/1020, Article 4",
    )
    IMPORTER = CodeRow("importer", "Importer", "进口商")
    DISTRIBUTOR = CodeRow("distributor", "Distributor", "经销商")
    RETAILER = CodeRow("retailer", "Retailer", "零售商")
    # The OpenDataSoft mirror writes `Exportator`.
    EXPORTER = CodeRow("exporter", "Exporter", "出口商")
    # An operator with tasks of its own only where no other is established in the Union (Regulation (EU) 2019/1020,
    # Article 4).
    FULFILMENT_SERVICE_PROVIDER = CodeRow(
        "fulfilment_service_provider", "Fulfilment service provider", "订单履行服务提供商"
    )
    ONLINE_MARKETPLACE = CodeRow("online_marketplace", "Provider of an online marketplace", "网络交易平台经营者")
    ONLINE_SELLER = CodeRow("online_seller", "Online seller", "网络销售者")
    OTHER = CodeRow("other", "Other", "其他")


@final
class Remedy(CodeList):
    """
    What a consumer is offered for a product that is recalled: Regulation (EU) 2023/988, Article 37.
    """

    # The operator offers a choice of at least two of the three (Article 37).
    REPAIR = CodeRow("repair", "Repair", "修理")
    REPLACEMENT = CodeRow("replacement", "Replacement", "更换")
    REFUND = CodeRow("refund", "Refund", "退款")
    OTHER = CodeRow("other", "Other", "其他", OURS)


@final
class MeasureDuration(CodeList):
    """
    For how long a measure is meant: Delegated Regulation (EU) 2024/3173, Annex I, 2.2(c)(iv).
    """

    PERMANENT = CodeRow("permanent", "Permanent", "长期有效")
    TEMPORARY = CodeRow("temporary", "Temporary", "临时")
    UNKNOWN = CodeRow("unknown", "Unknown", "未知", "UK Product Safety Database, corrective actions")


@final
class MeasureScope(CodeList):
    """
    How far a measure reaches: Delegated Regulation (EU) 2024/3173, Annex I, 2.2(c)(iii), names no codes for it.
    """

    LOCAL = CodeRow("local", "A part of one country", "一国部分地区", "UK Product Safety Database, geographic scopes")
    NATIONAL = CodeRow("national", "One country", "一国境内", "UK Product Safety Database, geographic scopes")
    SEVERAL_COUNTRIES = CodeRow("several_countries", "Several countries", "多个国家", OURS)
    UNION = CodeRow(
        "union",
        "The European Union or the European Economic Area",
        "欧盟或欧洲经济区",
        "UK Product Safety Database, geographic scopes",
    )
    WORLDWIDE = CodeRow("worldwide", "Worldwide", "全球", OURS)
    UNKNOWN = CodeRow("unknown", "Unknown", "未知", "UK Product Safety Database, geographic scopes")
