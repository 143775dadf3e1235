"""
The phrases by which running text of feeds speaks of platforms, measures, obligations and operators.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from safetygate.domain.codes import MeasureCategory, Obligation, OperatorRole, Platform

PLATFORM_NAMES: Final[Mapping[str, Platform]] = MappingProxyType(
    {
        "amazon": Platform.AMAZON,
        "亚马逊": Platform.AMAZON,
        "aliexpress": Platform.ALIEXPRESS,
        "aliexpres": Platform.ALIEXPRESS,
        "aliexpess": Platform.ALIEXPRESS,
        "ali express": Platform.ALIEXPRESS,
        "速卖通": Platform.ALIEXPRESS,
        "ebay": Platform.EBAY,
        "e-bay": Platform.EBAY,
        "etsy": Platform.ETSY,
        "allegro": Platform.ALLEGRO,
        "wish": Platform.WISH,
        "wish.com": Platform.WISH,
        "cdiscount": Platform.CDISCOUNT,
        "joom": Platform.JOOM,
        "rakuten": Platform.RAKUTEN,
        "shein": Platform.SHEIN,
        "希音": Platform.SHEIN,
        "temu": Platform.TEMU,
        "tiktok": Platform.TIKTOK_SHOP,
        "tik tok": Platform.TIKTOK_SHOP,
        "tiktok shop": Platform.TIKTOK_SHOP,
        "tik tok shop": Platform.TIKTOK_SHOP,
        "fruugo": Platform.FRUUGO,
        "frugoo": Platform.FRUUGO,
        "kaufland.de": Platform.KAUFLAND,
        "dhgate": Platform.DHGATE,
        "dh gate": Platform.DHGATE,
        "敦煌网": Platform.DHGATE,
        "alibaba": Platform.ALIBABA,
        "阿里巴巴国际站": Platform.ALIBABA,
        "made-in-china": Platform.MADE_IN_CHINA,
        "中国制造网": Platform.MADE_IN_CHINA,
        "zalando": Platform.ZALANDO,
        "bol.com": Platform.BOL,
        "emag": Platform.EMAG,
        "onbuy": Platform.ONBUY,
        "taobao": Platform.TAOBAO,
        "淘宝": Platform.TAOBAO,
        "tmall": Platform.TMALL,
        "天猫": Platform.TMALL,
        "jd.com": Platform.JD,
        "京东": Platform.JD,
        "pinduoduo": Platform.PINDUODUO,
        "拼多多": Platform.PINDUODUO,
        "manomano": Platform.MANOMANO,
        "mano mano": Platform.MANOMANO,
        "vinted": Platform.VINTED,
        "fnac": Platform.FNAC,
        "cdon": Platform.CDON,
        "fyndiq": Platform.FYNDIQ,
        "lightinthebox": Platform.LIGHTINTHEBOX,
        "light in the box": Platform.LIGHTINTHEBOX,
        "desertcart": Platform.DESERTCART,
        "otto.de": Platform.OTTO,
        "pigu": Platform.PIGU,
        "220.lv": Platform.PIGU,
        "kaup24": Platform.PIGU,
        "mall.cz": Platform.MALL,
        "mall.hu": Platform.MALL,
        "mall.sk": Platform.MALL,
    }
)
"""
The names, as whole words in small letters, by which a text speaks of a platform, common misspellings among them.

*wish* is also an ordinary word: look for it only where the text tells where the product was sold.
Kaufland is known by its marketplace's address alone, for its shops sell too.
So are OTTO and MALL, which are ordinary words.
"""

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
    ("distribution of the product prohibited", MeasureCategory.MARKETING_BAN),
    ("safety warning", MeasureCategory.CONSUMER_WARNING),
    ("issue of warning", MeasureCategory.CONSUMER_WARNING),
    ("warning of consumers", MeasureCategory.CONSUMER_WARNING),
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
    ("by distributor", OperatorRole.DISTRIBUTOR),
    ("by the retailer", OperatorRole.RETAILER),
    ("by retailer", OperatorRole.RETAILER),
    ("by the producer", OperatorRole.MANUFACTURER),
    ("by the supplier", OperatorRole.OTHER),
    ("by the dealer", OperatorRole.OTHER),
)
"""
Whom those texts name as the one who acts.

A producer is first of all the manufacturer (Directive 2001/95/EC, Article 2(e)(i)); a supplier and a dealer may be any.
"""
