"""
By what a product is known again, and how an alert stands to a product that somebody watches.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import OURS, CodeList, CodeRow


@final
class IdentifierKind(CodeList):
    """
    What an identifier of a product is, the surest first.
    """

    LISTING = CodeRow("listing", "Number of a listing", "商品链接编号")
    GTIN = CodeRow("gtin", "GTIN", "全球贸易项目代码（GTIN）", "GS1 General Specifications")
    TYPE_APPROVAL = CodeRow(
        "type_approval", "Number of a type approval", "型式批准号", "Regulation (EU) 2018/858, Annex IV"
    )
    RECALL_CODE = CodeRow("recall_code", "Recall code of the operator", "经营者的召回代码")
    MODEL = CodeRow("model", "Model", "型号")
    BRAND = CodeRow("brand", "Brand", "品牌")
    OPERATOR = CodeRow("operator", "Registered number of an operator", "经营者登记编号")
    SELLER = CodeRow("seller", "Seller", "卖家")


@final
class IdentifierStrength(CodeList):
    """
    How far an identifier goes in naming one product.
    """

    STRONG = CodeRow("strong", "names a product by itself", "可单独指明一种产品", OURS)
    WITH_BRAND = CodeRow("with_brand", "names a product together with its brand", "与品牌一起可指明一种产品", OURS)
    WEAK = CodeRow("weak", "narrows down which product it is", "仅可缩小产品范围", OURS)


@final
class MatchGround(CodeList):
    """
    What speaks for an alert being about a product, and what speaks against it.
    """

    SAME_LISTING = CodeRow("same_listing", "same listing", "商品链接编号相同", OURS)
    SAME_GTIN = CodeRow("same_gtin", "same GTIN", "GTIN 相同", OURS)
    SAME_TYPE_APPROVAL = CodeRow("same_type_approval", "same type approval", "型式批准号相同", OURS)
    SAME_MODEL = CodeRow("same_model", "same model", "型号相同", OURS)
    MODEL_WITHIN = CodeRow("model_within", "one model stands within the other", "一方型号包含另一方型号", OURS)
    MODEL_IN_TEXT = CodeRow("model_in_text", "model stands in a name or a description", "型号见于名称或描述", OURS)
    SAME_BRAND = CodeRow("same_brand", "same brand", "品牌相同", OURS)
    BRAND_IN_TEXT = CodeRow("brand_in_text", "brand stands in a name or a description", "品牌见于名称或描述", OURS)
    LIKE_NAME = CodeRow("like_name", "like name", "名称相近", OURS)
    ONLY_NAME = CodeRow("only_name", "nothing but the name to compare", "除名称外无其他可比信息", OURS)
    SAME_SELLER = CodeRow("same_seller", "same seller", "卖家相同", OURS)
    OTHER_BRAND = CodeRow("other_brand", "against it: another brand", "不利因素：品牌不同", OURS)
    OTHER_MODEL = CodeRow("other_model", "against it: another model", "不利因素：型号不同", OURS)
    OTHER_TYPE_APPROVAL = CodeRow(
        "other_type_approval", "against it: another type approval", "不利因素：型式批准号不同", OURS
    )
    OTHER_NAME = CodeRow("other_name", "against it: another name", "不利因素：名称不同", OURS)
    OTHER_NUMBER = CodeRow("other_number", "against it: another number in the name", "不利因素：名称中的编号不同", OURS)
    OTHER_GTIN = CodeRow("other_gtin", "against it: another GTIN", "不利因素：GTIN 不同", OURS)
    SHARED_KEY = CodeRow(
        "shared_key", "against it: an identifier that several products share", "不利因素：多种产品共用同一标识", OURS
    )


@final
class MatchGrade(CodeList):
    """
    How sure it is that an alert concerns a product. Whatever the grade, a person decides.
    """

    CERTAIN = CodeRow("certain", "as good as certain", "基本确定", OURS)
    LIKELY = CodeRow("likely", "likely", "很可能", OURS)
    POSSIBLE = CodeRow("possible", "possible", "有可能", OURS)


@final
class RepeatKind(CodeList):
    """
    How a new alert stands to one that is known already.
    """

    OFFERED_AGAIN = CodeRow("offered_again", "the same listing was notified before", "同一商品链接曾被通报", OURS)
    SAME_PRODUCT = CodeRow("same_product", "the same product was perhaps notified before", "同一产品可能曾被通报", OURS)
    SAME_SELLER = CodeRow("same_seller", "the same seller, another product", "同一卖家的其他产品", OURS)
