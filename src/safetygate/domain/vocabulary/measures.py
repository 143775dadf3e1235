"""
What was done about a product, whether it had to be done, and by whom.
"""

from __future__ import annotations

from typing import Final, final

from safetygate.domain.vocabulary.code import CodeList, Entry


@final
class MeasureCategory(CodeList):
    """
    The categories of measures of the Safety Gate, the commonest first.
    """

    WITHDRAWAL = Entry(
        "withdrawal",
        "Withdrawal of the product from the market",
        "产品撤出市场",
        ("Withdrawal of the product from the market",),
        ("PRODUCT_WITHDRAWAL_FROM_MARKET", "measure.category.withdrawal.of.product.from.market"),
    )
    RECALL = Entry(
        "recall",
        "Recall of the product from end users",
        "从最终用户处召回产品",
        ("Recall of the product from end users",),
        ("PRODUCT_RECALL_FROM_CONSUMERS", "measure.category.recall.of.product.from.consumers"),
    )
    MARKETING_BAN = Entry(
        "marketing_ban",
        "Ban on the marketing of the product and any accompanying measures",
        "禁止产品投放市场及配套措施",
        ("Ban on the marketing of the product and any accompanying measures", "Ban of the marketing of the product."),
    )
    LISTING_REMOVAL = Entry(
        "listing_removal",
        "Removal of this product listing by the online marketplace",
        "网络交易平台下架（移除商品链接）",
        (
            "Removal of this product listing by the online marketplace",
            "Removal of this product listing by the online marketplace.",
            "Removal of this product listing by the online marketplace/webshop",
            "The online marketplace has stopped listing this product.",
        ),
        ("REMOVAL_FROM_ONLINE_MARKETPLACE", "measure.category.removal.from.online.marketplace"),
    )
    CONSUMER_WARNING = Entry(
        "consumer_warning",
        "Warning consumers of the risks",
        "向消费者发出风险警示",
        ("Warning consumers of the risks",),
        ("WARNING_CONSUMERS_OF_RISKS", "measure.category.warning.consumers.of.risks"),
    )
    IMPORT_REJECTION = Entry(
        "import_rejection", "Import rejected at border", "边境拒绝进口", ("Import rejected at border",)
    )
    DESTRUCTION = Entry("destruction", "Destruction of the product", "销毁产品", ("Destruction of the product",))
    STOP_OF_SALES = Entry("stop_of_sales", "Stop of sales", "停止销售", ("Stop of sales",))
    MARKING = Entry(
        "marking",
        "Marking the product with appropriate warnings on the risks",
        "在产品上加贴警示标识",
        ("Marking the product with appropriate warnings on the risks",),
    )
    MARKETING_CONDITIONS = Entry(
        "marketing_conditions",
        "Making the marketing of the product subject to prior conditions",
        "对产品投放市场设定前提条件",
        ("Making the marketing of the product subject to prior conditions", "Marketing subject to prior conditions"),
    )
    TEMPORARY_BAN = Entry(
        "temporary_ban",
        "Temporary ban on the supply, offer to supply and display of the product",
        "暂时禁止供应、要约供应和展示产品",
        ("Temporary ban on the supply, offer to supply and display of the product",),
    )
    OTHER = Entry("other", "Other", "其他", ("Other",), ("OTHER", "measure.category.other"))


@final
class Obligation(CodeList):
    """
    Whether a measure was ordered or taken of one's own will.

    The weekly report says it only in the words before the operator.
    """

    VOLUNTARY = Entry(
        "voluntary",
        "Voluntary",
        "自愿",
        ("Type of economic operator taking notified measure(s)",),
        ("VOLUNTARY", "measure.type.voluntary"),
        opendatasoft=("economic operators",),
    )
    COMPULSORY = Entry(
        "compulsory",
        "Compulsory",
        "强制",
        ("Type of economic operator to whom the measure(s) were ordered",),
        ("COMPULSORY", "measure.type.compulsory"),
        opendatasoft=("public authorities",),
    )
    UNKNOWN = Entry("unknown", "Unknown", "未知")


@final
class OperatorRole(CodeList):
    """
    The part an economic operator has in the supply chain.

    The roles are those of Regulation (EU) 2023/988, Article 3, and those that the alerts name besides.
    """

    MANUFACTURER = Entry(
        "manufacturer", "Manufacturer", "制造商", ("Manufacturer",), ("MANUFACTURER", "measure.operator.manufacturer")
    )
    AUTHORISED_REPRESENTATIVE = Entry("authorised_representative", "Authorised representative", "授权代表")
    IMPORTER = Entry("importer", "Importer", "进口商", ("Importer",), ("IMPORTER", "measure.operator.importer"))
    DISTRIBUTOR = Entry(
        "distributor", "Distributor", "经销商", ("Distributor",), ("DISTRIBUTOR", "measure.operator.distributor")
    )
    RETAILER = Entry("retailer", "Retailer", "零售商", ("Retailer",), ("RETAILER", "measure.operator.retailer"))
    EXPORTER = Entry(
        "exporter",
        "Exporter",
        "出口商",
        ("Exporter",),
        ("EXPORTER", "measure.operator.exporter"),
        opendatasoft=("Exportator", "Exporter"),
    )
    FULFILMENT_SERVICE_PROVIDER = Entry(
        "fulfilment_service_provider", "Fulfilment service provider", "订单履行服务提供商"
    )
    ONLINE_MARKETPLACE = Entry("online_marketplace", "Provider of an online marketplace", "网络交易平台经营者")
    ONLINE_SELLER = Entry("online_seller", "Online seller", "网络销售者")
    OTHER = Entry("other", "Other", "其他", ("Other",), ("OTHER", "measure.operator.other"))


MEASURE_PHRASES: Final[tuple[tuple[str, MeasureCategory], ...]] = (
    ("withdrawal", MeasureCategory.WITHDRAWAL),
    ("recall", MeasureCategory.RECALL),
    ("sales ban", MeasureCategory.MARKETING_BAN),
    ("ban on the marketing", MeasureCategory.MARKETING_BAN),
    ("placing on the market prohibited", MeasureCategory.MARKETING_BAN),
    ("prohibition of placing on the market", MeasureCategory.MARKETING_BAN),
    ("prohibition of distribution", MeasureCategory.MARKETING_BAN),
    ("distribution of a product prohibited", MeasureCategory.MARKETING_BAN),
    ("prohibition of selling", MeasureCategory.MARKETING_BAN),
    ("safety warning", MeasureCategory.CONSUMER_WARNING),
    ("import rejected", MeasureCategory.IMPORT_REJECTION),
    ("import of the product has been rejected", MeasureCategory.IMPORT_REJECTION),
    ("destruction", MeasureCategory.DESTRUCTION),
    ("stop of sales", MeasureCategory.STOP_OF_SALES),
    ("placing on the market voluntarily stopped", MeasureCategory.STOP_OF_SALES),
    ("warning message will be placed on", MeasureCategory.MARKING),
    ("corrective action", MeasureCategory.OTHER),
    ("seizure", MeasureCategory.OTHER),
    ("seized", MeasureCategory.OTHER),
    ("confiscation", MeasureCategory.OTHER),
    ("information to consumers", MeasureCategory.OTHER),
    ("consumer information", MeasureCategory.OTHER),
    ("fine ordered", MeasureCategory.OTHER),
    ("placing on the market suspended", MeasureCategory.OTHER),
)
"""
What a phrase of the free-text measures of 2005 to 2013 stands for, in small letters; one text may hold several.

*Other* marks a measure that no category of today names: informing consumers is not yet warning them, and a
corrective action may be any.
"""

OBLIGATION_PHRASES: Final[tuple[tuple[str, Obligation], ...]] = (
    ("voluntar", Obligation.VOLUNTARY),
    ("ordered", Obligation.COMPULSORY),
    ("prohibited", Obligation.COMPULSORY),
    ("by the authorit", Obligation.COMPULSORY),
    ("customs authorities", Obligation.COMPULSORY),
)
"""How those texts say whether a measure was ordered; a text that says both, or neither, leaves it unknown."""

OPERATOR_PHRASES: Final[tuple[tuple[str, OperatorRole], ...]] = (
    ("by the manufacturer", OperatorRole.MANUFACTURER),
    ("by manufacturer", OperatorRole.MANUFACTURER),
    ("by the importer", OperatorRole.IMPORTER),
    ("by importer", OperatorRole.IMPORTER),
    ("by the distributor", OperatorRole.DISTRIBUTOR),
    ("by the retailer", OperatorRole.RETAILER),
    ("by the producer", OperatorRole.OTHER),
    ("by the supplier", OperatorRole.OTHER),
    ("by the dealer", OperatorRole.OTHER),
)
"""
Whom those texts name as the one who acts.

A producer may be the manufacturer, a representative or the importer (Directive 2001/95/EC, Article 2), hence *other*.
"""
