"""
How an operator, a consignment, a quantity and a tariff number are told.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import OURS, CodeList, CodeRow


@final
class IdentifierScheme(CodeList):
    """
    By whose rules an operator is numbered.
    """

    # Names in Latin letters may be shared by several companies in China; this code is not.
    CN_USCC = CodeRow("cn_uscc", "Unified Social Credit Code", "统一社会信用代码", "GB 32100-2015")
    CN_CUSTOMS = CodeRow(
        "cn_customs",
        "Registration code with the customs of China",
        "海关备案编码",
        "GACC, registration of customs declarants",
    )
    EORI = CodeRow(
        "eori",
        "Economic Operators Registration and Identification number (EORI)",
        "经济运营者登记识别号（EORI）",
        "Regulation (EU) No 952/2013, Article 9",
    )
    VAT = CodeRow("vat", "Value added tax identification number", "增值税识别号", "Directive 2006/112/EC, Article 215")
    OTHER = CodeRow("other", "Other", "其他")


@final
class QuantityStatus(CodeList):
    """
    How sure a number of items is; a number alone would pretend to be exact.
    """

    EXACT = CodeRow("exact", "Exact", "准确", "UK Product Safety Database, units affected")
    ABOUT = CodeRow("about", "About", "约", "UK Product Safety Database, units affected")
    NOT_KNOWN = CodeRow("not_known", "Not known", "不详", "UK Product Safety Database, units affected")
    NOT_RELEVANT = CodeRow("not_relevant", "Not relevant", "不适用", "UK Product Safety Database, units affected")


@final
class CustomsSystem(CodeList):
    """
    A list of tariff numbers; the first six digits of each are those of the Harmonized System.
    """

    HS = CodeRow(
        "hs",
        "Harmonized System, 6 digits",
        "《协调制度》编码，6 位",
        "International Convention on the Harmonized Commodity Description and Coding System",
    )
    CN = CodeRow(
        "cn",
        "Combined Nomenclature of the Union, 8 digits",
        "欧盟《合并税则目录》编码，8 位",
        "Regulation (EEC) No 2658/87, Article 1",
    )
    TARIC = CodeRow(
        "taric", "TARIC of the Union, 10 digits", "欧盟 TARIC 编码，10 位", "Regulation (EEC) No 2658/87, Article 2"
    )
    CN_CUSTOMS = CodeRow(
        "cn_customs",
        "Commodity number of the customs of China, 13 digits",
        "中国海关商品编号，13 位",
        "GACC, 13 digits since 1 August 2018",
    )


@final
class ConsignmentScheme(CodeList):
    """
    What names a consignment.
    """

    UCR = CodeRow(
        "ucr", "Unique consignment reference (UCR)", "唯一货物编号（UCR）", "UK Product Safety Database, UCR numbers"
    )
    DECLARATION = CodeRow(
        "declaration", "Customs declaration", "报关单", "Delegated Regulation (EU) 2024/3173, Annex I, 2.2(f)(vi)"
    )
    TRANSPORT_DOCUMENT = CodeRow(
        "transport_document",
        "Transport document",
        "运输单证",
        "Delegated Regulation (EU) 2024/3173, Annex I, 2.2(f)(vi)",
    )
    CONTAINER = CodeRow("container", "Container", "集装箱", OURS)
    PARCEL = CodeRow("parcel", "Parcel", "邮件、快件", OURS)
    OTHER = CodeRow("other", "Other", "其他")


@final
class Marking(CodeList):
    """
    Where the data stand by which a product is known: Delegated Regulation (EU) 2024/3173, Annex I, 2.2, second part.
    """

    BY_MANUFACTURER = CodeRow(
        "by_manufacturer", "On the product or its packaging, by the manufacturer", "由制造商标注于产品或其包装"
    )
    BY_IMPORTER = CodeRow("by_importer", "On a label put on it by the importer", "由进口商加贴标签")
    BY_DISTRIBUTOR = CodeRow("by_distributor", "On a label put on it by the distributor", "由经销商加贴标签")
