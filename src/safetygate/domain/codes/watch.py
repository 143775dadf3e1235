"""
By what a product is known again, and how an alert stands to a product that somebody watches.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import OURS, CodeList, Entry


@final
class IdentifierKind(CodeList):
    """
    What an identifier of a product is, the surest first.
    """

    LISTING = Entry("listing", "Number of a listing", "商品链接编号")
    GTIN = Entry("gtin", "GTIN", "全球贸易项目代码（GTIN）", "GS1 General Specifications")
    TYPE_APPROVAL = Entry(
        "type_approval", "Number of a type approval", "型式批准号", "Regulation (EU) 2018/858, Annex IV"
    )
    RECALL_CODE = Entry("recall_code", "Recall code of the operator", "经营者的召回代码")
    MODEL = Entry("model", "Model", "型号")
    BRAND = Entry("brand", "Brand", "品牌")
    OPERATOR = Entry("operator", "Registered number of an operator", "经营者登记编号")
    SELLER = Entry("seller", "Seller", "卖家")


@final
class IdentifierStrength(CodeList):
    """
    How far an identifier goes in naming one product.
    """

    STRONG = Entry("strong", "names a product by itself", "可单独指明一种产品", OURS)
    WITH_BRAND = Entry("with_brand", "names a product together with its brand", "与品牌一起可指明一种产品", OURS)
    WEAK = Entry("weak", "narrows down which product it is", "仅可缩小产品范围", OURS)


@final
class MatchGround(CodeList):
    """
    What speaks for an alert being about a product, and what speaks against it.
    """

    SAME_LISTING = Entry("same_listing", "same listing", "商品链接编号相同", OURS)
    SAME_GTIN = Entry("same_gtin", "same GTIN", "GTIN 相同", OURS)
    SAME_TYPE_APPROVAL = Entry("same_type_approval", "same type approval", "型式批准号相同", OURS)
    SAME_MODEL = Entry("same_model", "same model", "型号相同", OURS)
    MODEL_WITHIN = Entry("model_within", "one model stands within the other", "一方型号包含另一方型号", OURS)
    MODEL_IN_TEXT = Entry("model_in_text", "model stands in a name or a description", "型号见于名称或描述", OURS)
    SAME_BRAND = Entry("same_brand", "same brand", "品牌相同", OURS)
    BRAND_IN_TEXT = Entry("brand_in_text", "brand stands in a name or a description", "品牌见于名称或描述", OURS)
    LIKE_NAME = Entry("like_name", "like name", "名称相近", OURS)
    ONLY_NAME = Entry("only_name", "nothing but the name to compare", "除名称外无其他可比信息", OURS)
    SAME_SELLER = Entry("same_seller", "same seller", "卖家相同", OURS)
    OTHER_BRAND = Entry("other_brand", "against it: another brand", "不利因素：品牌不同", OURS)
    OTHER_MODEL = Entry("other_model", "against it: another model", "不利因素：型号不同", OURS)
    OTHER_TYPE_APPROVAL = Entry(
        "other_type_approval", "against it: another type approval", "不利因素：型式批准号不同", OURS
    )
    OTHER_NAME = Entry("other_name", "against it: another name", "不利因素：名称不同", OURS)
    OTHER_NUMBER = Entry("other_number", "against it: another number in the name", "不利因素：名称中的编号不同", OURS)
    OTHER_GTIN = Entry("other_gtin", "against it: another GTIN", "不利因素：GTIN 不同", OURS)
    SHARED_KEY = Entry(
        "shared_key", "against it: an identifier that several products share", "不利因素：多种产品共用同一标识", OURS
    )


@final
class MatchGrade(CodeList):
    """
    How sure it is that an alert concerns a product. Whatever the grade, a person decides.
    """

    CERTAIN = Entry("certain", "as good as certain", "基本确定", OURS)
    LIKELY = Entry("likely", "likely", "很可能", OURS)
    POSSIBLE = Entry("possible", "possible", "有可能", OURS)


@final
class RepeatKind(CodeList):
    """
    How a new alert stands to one that is known already.
    """

    OFFERED_AGAIN = Entry("offered_again", "the same listing was notified before", "同一商品链接曾被通报", OURS)
    SAME_PRODUCT = Entry("same_product", "the same product was perhaps notified before", "同一产品可能曾被通报", OURS)
    SAME_SELLER = Entry("same_seller", "the same seller, another product", "同一卖家的其他产品", OURS)
