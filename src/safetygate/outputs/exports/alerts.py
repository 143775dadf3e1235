"""
Alerts as a table: what of each is published, a row an alert.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.codes import (
    Answer,
    BarcodeScheme,
    Country,
    MeasureCategory,
    NotificationKind,
    OecdSegment,
    Platform,
    ProductCategory,
    ProductUser,
    RiskLevel,
    RiskType,
    SoldOnlineBasis,
)
from safetygate.domain.records.errors import expect_in_turn
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.outputs.exports.table import UNTOLD, Reading, RecordTable, fill, gather, read


def tabulate_alerts(alerts: Iterable[Alert], language: str | Language = "en") -> RecordTable:
    """
    The *alerts* as a table for programs, a row each, in the order in which they come.

    It holds what is published, and never who the sellers are or what only authorities exchange. Codes stay codes.

    Args:
        alerts: The alerts.
        language: Whose wording is taken of texts that are there in several languages.

    Raises:
        InvalidValue: Where there are no words in *language*.
    """
    alerts = expect_in_turn(alerts, Alert, field="alerts")
    return fill("alerts", ALERT_COLUMNS, alerts, language)


ALERT_COLUMNS: Final[tuple[Reading, ...]] = (
    read("number", "text", Phrase("The number of the alert, as it is printed", "预警通报编号，按原文")),
    read("notification_kind", "text", Phrase("The kind of notification", "通报类型"), codes=NotificationKind),
    read("risk_level", "text", Phrase("How serious the risk is", "风险等级"), codes=RiskLevel),
    read("published_on", "day", Phrase("The day of publication", "发布日期")),
    read("withdrawn_on", "day", Phrase("The day on which it was withdrawn", "撤回日期")),
    read(
        "supersedes",
        "text",
        Phrase("The number of the alert whose place it takes", "所取代的预警通报编号"),
        by=lambda alert: alert.supersedes and alert.supersedes.number,
    ),
    read("notifying_country", "text", Phrase("The country that notified it", "通报国"), codes=Country),
    read("notifying_country_other", "text", UNTOLD),
    read("category", "text", Phrase("The product category", "产品类别"), codes=ProductCategory, by="product.category"),
    read("category_other", "text", UNTOLD, by="product.category_other"),
    read(
        "oecd_segment",
        "text",
        Phrase("The segment on the OECD portal", "经合组织分类"),
        codes=OecdSegment,
        by="product.oecd_segment",
    ),
    read("oecd_segment_other", "text", UNTOLD, by="product.oecd_segment_other"),
    read("user", "text", Phrase("Whom it is meant for", "使用者"), codes=ProductUser, by="product.user"),
    read("name", "text", Phrase("What kind of thing it is", "产品"), by="product.name"),
    read("specific_name", "text", Phrase("The name it is sold under", "销售名称"), by="product.specific_name"),
    read("brands", "texts", Phrase("The brands on it", "品牌"), by="product.brands"),
    read("models", "texts", Phrase("Types and model numbers", "型号"), by="product.models"),
    read("batches", "texts", Phrase("Batch and serial numbers", "批号和序列号"), by="product.batches"),
    read(
        "gtins",
        "texts",
        Phrase("Its GTIN, each in 14 digits", "全球贸易项目代码（GTIN），均为 14 位"),
        by=gather(lambda alert: (code.gtin14 for code in alert.product.barcodes)),
    ),
    read(
        "barcodes_other",
        "texts",
        Phrase("Barcodes that are no GTIN, as they came", "其他条码，按原文"),
        by=gather(
            lambda alert: (
                code.value
                for code in alert.product.barcodes
                if code.scheme is not BarcodeScheme.GTIN or not code.gtin14
            )
        ),
    ),
    read(
        "recall_codes",
        "texts",
        Phrase("The operator's own recall codes", "经营者的召回代码"),
        by="product.recall_codes",
    ),
    read(
        "production_dates",
        "text",
        Phrase("When it was made, in words", "生产日期（文字）"),
        by="product.production_dates",
    ),
    read(
        "counterfeit", "text", Phrase("Whether it is a counterfeit", "是否假冒"), codes=Answer, by="product.counterfeit"
    ),
    read("description", "text", Phrase("What it looks like", "产品描述"), by="product.description"),
    read("packaging", "text", Phrase("How it is packed", "包装"), by="product.packaging"),
    read(
        "pictures",
        "texts",
        Phrase("The addresses of its pictures", "图片网址"),
        by=lambda alert: tuple(picture.url for picture in alert.product.pictures),
    ),
    read("origin", "text", Phrase("The country of origin", "原产地"), codes=Country),
    read("origin_other", "text", UNTOLD),
    read(
        "risks",
        "texts",
        Phrase("The risks, each once", "风险类型"),
        codes=RiskType,
        by=gather(lambda alert: (risk.type for risk in alert.risks)),
    ),
    read("risks_other", "texts", UNTOLD, by=gather(lambda alert: (risk.type_other for risk in alert.risks))),
    read("risk_description", "text", Phrase("How it can do harm", "可能的危害")),
    read("legal_provision", "text", Phrase("What it does not comply with", "不符合的规定和标准")),
    read("technical_defect", "text", Phrase("What is technically wrong with it", "技术缺陷")),
    read(
        "measures",
        "texts",
        Phrase("What was done, each once", "已采取的措施"),
        codes=MeasureCategory,
        by=gather(lambda alert: (measure.category for measure in alert.measures)),
    ),
    read(
        "measures_other",
        "texts",
        UNTOLD,
        by=gather(lambda alert: (measure.category_other for measure in alert.measures)),
    ),
    read("sold_online", "text", Phrase("Whether it is or was sold online", "是否在线销售"), codes=Answer),
    read("sold_online_basis", "texts", Phrase("What that answer rests on", "判断依据"), codes=SoldOnlineBasis),
    read(
        "platforms",
        "texts",
        Phrase("Where it is or was offered, each once", "网络交易平台"),
        codes=Platform,
        by=gather(lambda alert: (offer.platform for offer in alert.offers)),
    ),
    read(
        "platforms_other",
        "texts",
        UNTOLD,
        by=gather(lambda alert: (offer.platform_other for offer in alert.offers)),
    ),
    read(
        "listings",
        "texts",
        Phrase("The listings, each by its identifier, else its address", "商品链接的标识或网址"),
        by=gather(lambda alert: (offer.identifier or offer.url for offer in alert.offers)),
    ),
    read("reacting_countries", "texts", Phrase("Where else it was found", "其他发现国"), codes=Country),
    read("reacting_countries_other", "texts", UNTOLD),
    read(
        "recall_pages",
        "texts",
        Phrase("Pages that tell consumers of a recall", "召回网页"),
        by=lambda alert: tuple(page.url for page in alert.recall_pages),
    ),
    read(
        "url",
        "text",
        Phrase("The page of the alert", "预警通报网页"),
        by=lambda alert: alert.source and alert.source.url,
    ),
    read(
        "report",
        "text",
        Phrase("The weekly report in which it stands", "所在的每周报告"),
        by=lambda alert: alert.source and alert.source.report,
    ),
)
"""The columns of the table of alerts, from left to right."""
