"""
Where a product is sold online, and how that is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, final

from safetygate.domain.vocabulary.code import CodeList, Entry


@final
class Platform(CodeList):
    """
    An online marketplace by its trade name, first those that the Safety Gate lists, in the order of its use.

    The Safety Gate writes every other marketplace under `Other`, with its name in the identifier.
    """

    AMAZON = Entry("amazon", "Amazon", "亚马逊", ("Amazon",))
    ALIEXPRESS = Entry("aliexpress", "AliExpress", "速卖通", ("AliExpress",))
    EBAY = Entry("ebay", "eBay", "易贝（eBay）", ("eBay",))
    ETSY = Entry("etsy", "Etsy", "Etsy", ("Etsy",))
    ALLEGRO = Entry("allegro", "Allegro", "Allegro", ("Allegro",))
    WISH = Entry("wish", "Wish", "Wish", ("Wish",))
    CDISCOUNT = Entry("cdiscount", "Cdiscount", "Cdiscount", ("Cdiscount",))
    JOOM = Entry("joom", "Joom", "Joom", ("Joom",))
    RAKUTEN = Entry("rakuten", "Rakuten", "乐天", ("Rakuten France", "Rakuten"))
    SHEIN = Entry("shein", "Shein", "希音（SHEIN）")
    TEMU = Entry("temu", "Temu", "Temu")
    TIKTOK_SHOP = Entry("tiktok_shop", "TikTok Shop", "TikTok Shop")
    FRUUGO = Entry("fruugo", "Fruugo", "Fruugo")
    KAUFLAND = Entry("kaufland", "Kaufland", "Kaufland")
    DHGATE = Entry("dhgate", "DHgate", "敦煌网")
    ALIBABA = Entry("alibaba", "Alibaba.com", "阿里巴巴国际站")
    MADE_IN_CHINA = Entry("made_in_china", "Made-in-China.com", "中国制造网")
    ZALANDO = Entry("zalando", "Zalando", "Zalando")
    BOL = Entry("bol", "bol", "bol")
    EMAG = Entry("emag", "eMAG", "eMAG")
    ONBUY = Entry("onbuy", "OnBuy", "OnBuy")
    TAOBAO = Entry("taobao", "Taobao", "淘宝")
    TMALL = Entry("tmall", "Tmall", "天猫")
    JD = Entry("jd", "JD.com", "京东")
    PINDUODUO = Entry("pinduoduo", "Pinduoduo", "拼多多")
    OTHER = Entry("other", "Other", "其他", ("Other",))


PLATFORM_NAMES: Final[Mapping[str, Platform]] = MappingProxyType(
    {
        "amazon": Platform.AMAZON,
        "亚马逊": Platform.AMAZON,
        "aliexpress": Platform.ALIEXPRESS,
        "aliexpres": Platform.ALIEXPRESS,
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
    }
)
"""
The names, as whole words in small letters, by which a text speaks of a platform, common misspellings among them.

*wish* is also an ordinary word: look for it only where the text tells where the product was sold.
Kaufland is known by its marketplace's address alone, for its shops sell too.
"""


@final
class SoldOnlineBasis(CodeList):
    """
    From what it is known whether a product was sold online, the surest first.

    No field of the weekly report says it outright, so it is gathered from what else the alert holds.
    """

    STATED = Entry("stated", "Stated in the alert", "预警通报中明确说明")
    TRADER_FIELD = Entry("trader_field", "An online trader is named", "预警通报列明网络销售者")
    DELISTING_MEASURE = Entry("delisting_measure", "A listing was removed", "已采取下架措施")
    DESCRIPTION = Entry("description", "Told in the description", "产品描述中提及")
