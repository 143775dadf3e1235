"""
Where an alert comes from, how it stands to others, and under which names other systems know it.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import OURS, CodeList, CodeRow


@final
class SupersessionReason(CodeList):
    """
    Why an alert takes the place of an earlier one.
    """

    # "At the request of the notifying authority the notification has been updated with additional information on …"
    CORRECTION = CodeRow("correction", "Correction", "更正")
    # "INFO/00128/24 was upgraded to A12/03599/24"
    UPGRADE = CodeRow("upgrade", "Upgrade to another kind of notification", "升级为其他类型通报")
    # "… withdrawn as a duplication of …"
    DUPLICATE = CodeRow("duplicate", "Duplicate of the earlier alert", "与先前预警通报重复")


@final
class Feed(CodeList):
    """
    The form from which an alert was taken: one of the published forms of Safety Gate data, or another.
    """

    # The one official distribution; the alerts of 2005 to 2013 are served in the same form today.
    WEEKLY_XML = CodeRow("weekly_xml", "Weekly report (XML)", "每周报告（XML）")
    # The interface of the site itself, which is not documented.
    PORTAL_JSON = CodeRow("portal_json", "Public portal (JSON)", "公共门户网站（JSON）")
    # Of 2020: it gives the year and the week of an alert, and no day.
    SPREADSHEET = CodeRow("spreadsheet", "Spreadsheet export", "电子表格导出文件")
    # It has no field for sale online, and its `alert_type` is the type of risk.
    OPENDATASOFT = CodeRow("opendatasoft", "OpenDataSoft mirror", "OpenDataSoft 镜像数据")
    OTHER = CodeRow("other", "Other", "其他", OURS)


@final
class LinkKind(CodeList):
    """
    How an alert stands to another alert or case. The plan names none; the kinds are additions of this library.
    """

    SAME_PRODUCT = CodeRow("same_product", "The same product", "同一产品", OURS)
    SAME_SELLER = CodeRow("same_seller", "The same seller", "同一卖家", OURS)
    # Regulation (EU) 2023/988, Article 22(5), lets an order cover identical content that is put up later.
    OFFERED_AGAIN = CodeRow("offered_again", "Offered again after it was removed", "下架后再次销售", OURS)


@final
class ReferenceSystem(CodeList):
    """
    A system in which the same matter has another identifier.
    """

    SAFETY_GATE = CodeRow("safety_gate", "Safety Gate", "“安全门”系统", "Regulation (EU) 2023/988, Article 25")
    GACC = CodeRow("gacc", "Case number of GACC", "海关总署个案编号", OURS)
    SAMR = CodeRow("samr", "Case number of SAMR", "市场监管总局个案编号", OURS)
    ICSMS = CodeRow(
        "icsms",
        "Information and communication system for market surveillance (ICSMS)",
        "市场监管信息和通信系统（ICSMS）",
        "Regulation (EU) 2019/1020, Article 34",
    )
    SAFETY_BUSINESS_GATEWAY = CodeRow(
        "safety_business_gateway", "Safety Business Gateway", "“安全商业门户”", "Regulation (EU) 2023/988, Article 27"
    )
    DSA_STATEMENT = CodeRow(
        "dsa_statement",
        "Statement of reasons, DSA transparency database",
        "《数字服务法》透明度数据库理由说明",
        "Regulation (EU) 2022/2065, Article 24(5)",
    )
    OECD = CodeRow("oecd", "OECD portal on recalls", "经合组织全球召回门户网站", "OECD portal on product recalls")
    UK_PRODUCT_SAFETY_DATABASE = CodeRow(
        "uk_product_safety_database",
        "Product Safety Database of the United Kingdom",
        "英国产品安全数据库",
        "UK Product Safety Database",
    )
    CPSC = CodeRow(
        "cpsc", "Consumer Product Safety Commission of the United States", "美国消费品安全委员会", "CPSC recalls"
    )
    HEALTH_CANADA = CodeRow(
        "health_canada", "Recalls of Health Canada", "加拿大卫生部召回信息", "Health Canada recalls"
    )
    OTHER = CodeRow("other", "Other", "其他")
