"""
Where a product is sold online, and how that is known.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import OURS, CodeList, CodeRow


@final
class Platform(CodeList):
    """
    An online marketplace by its trade name, first those that the Safety Gate lists, in the order of its use.

    The Safety Gate writes every other marketplace under `Other`, with its name in the identifier.
    """

    # Named in 103 of the 310 alerts that list a trader.
    AMAZON = CodeRow("amazon", "Amazon", "亚马逊")
    ALIEXPRESS = CodeRow("aliexpress", "AliExpress", "速卖通")
    EBAY = CodeRow("ebay", "eBay", "易贝（eBay）")
    ETSY = CodeRow("etsy", "Etsy", "Etsy")
    ALLEGRO = CodeRow("allegro", "Allegro", "Allegro")
    WISH = CodeRow("wish", "Wish", "Wish")
    CDISCOUNT = CodeRow("cdiscount", "Cdiscount", "Cdiscount")
    JOOM = CodeRow("joom", "Joom", "Joom")
    # Printed "Rakuten France".
    RAKUTEN = CodeRow("rakuten", "Rakuten", "乐天")
    # From here on the Safety Gate prints `Other`: `Other(SHEIN: sl260114151013377748230)`, `Other(TIK TOK SHOP)`.
    SHEIN = CodeRow("shein", "Shein", "希音（SHEIN）")
    TEMU = CodeRow("temu", "Temu", "Temu")
    TIKTOK_SHOP = CodeRow("tiktok_shop", "TikTok Shop", "TikTok Shop")
    FRUUGO = CodeRow("fruugo", "Fruugo", "Fruugo")
    KAUFLAND = CodeRow("kaufland", "Kaufland", "Kaufland")
    DHGATE = CodeRow("dhgate", "DHgate", "敦煌网")
    ALIBABA = CodeRow("alibaba", "Alibaba.com", "阿里巴巴国际站")
    MADE_IN_CHINA = CodeRow("made_in_china", "Made-in-China.com", "中国制造网")
    ZALANDO = CodeRow("zalando", "Zalando", "Zalando")
    BOL = CodeRow("bol", "bol", "bol")
    EMAG = CodeRow("emag", "eMAG", "eMAG")
    ONBUY = CodeRow("onbuy", "OnBuy", "OnBuy")
    TAOBAO = CodeRow("taobao", "Taobao", "淘宝")
    TMALL = CodeRow("tmall", "Tmall", "天猫")
    JD = CodeRow("jd", "JD.com", "京东")
    PINDUODUO = CodeRow("pinduoduo", "Pinduoduo", "拼多多")
    # The marketplaces that the descriptions of the archive name beside those above, `www.fyndiq.se`, "via CDON".
    MANOMANO = CodeRow("manomano", "ManoMano", "ManoMano")
    VINTED = CodeRow("vinted", "Vinted", "Vinted")
    FNAC = CodeRow("fnac", "Fnac", "Fnac")
    CDON = CodeRow("cdon", "CDON", "CDON")
    FYNDIQ = CodeRow("fyndiq", "Fyndiq", "Fyndiq")
    LIGHTINTHEBOX = CodeRow("lightinthebox", "LightInTheBox", "LightInTheBox")
    DESERTCART = CodeRow("desertcart", "Desertcart", "Desertcart")
    OTTO = CodeRow("otto", "OTTO", "OTTO")
    PIGU = CodeRow("pigu", "Pigu", "Pigu")
    MALL = CodeRow("mall", "MALL", "MALL")
    OTHER = CodeRow("other", "Other", "其他")


@final
class SoldOnlineBasis(CodeList):
    """
    From what it is known whether a product was sold online, the surest first.

    No field of the weekly report says it outright, so it is gathered from what else the alert holds.
    """

    STATED = CodeRow("stated", "Stated in the alert", "预警通报中明确说明")
    # Filled only since the report of 29 May 2026, in 310 of the 901 alerts until 21 August.
    TRADER_FIELD = CodeRow("trader_field", "An online trader is named", "预警通报列明网络销售者")
    DELISTING_MEASURE = CodeRow("delisting_measure", "A listing was removed", "已采取下架措施")
    # "(also) sold online, in particular via Aliexpres", the platform as it was typed.
    DESCRIPTION = CodeRow("description", "Told in the description", "产品描述中提及")


@final
class OfferEventKind(CodeList):
    """
    What happened to an offer. The plan names no such list; it is an addition of this library.
    """

    SEEN = CodeRow("seen", "Seen online", "发现在售", OURS)
    NOTIFIED = CodeRow("notified", "Notified to the online marketplace", "已通知网络交易平台", OURS)
    # Removal is what the Product Safety Pledge of 2018 measured, within two working days of an authority's notice.
    REMOVED = CodeRow("removed", "Removed", "已下架", OURS)
    # The Pledge of 2018 has its signatories act against removed listings that come back.
    SEEN_AGAIN = CodeRow("seen_again", "Seen again after its removal", "下架后再次出现", OURS)


@final
class Observer(CodeList):
    """
    Who says what happened to an offer.
    """

    AUTHORITY = CodeRow("authority", "An authority", "主管机构", OURS)
    ONLINE_MARKETPLACE = CodeRow("online_marketplace", "The online marketplace", "网络交易平台", OURS)
    OPERATOR = CodeRow("operator", "An economic operator", "经济运营者", OURS)
    CONSUMER = CodeRow("consumer", "A consumer", "消费者", "Regulation (EU) 2023/988, Article 34(3)")
    AUTOMATED_SEARCH = CodeRow("automated_search", "An automated search", "自动检索", OURS)
    OTHER = CodeRow("other", "Other", "其他")


@final
class OfferItem(CodeList):
    """
    What an offer must show clearly and visibly: Regulation (EU) 2023/988, Article 19.
    """

    MANUFACTURER = CodeRow(
        "manufacturer",
        "Name, postal and electronic address of the manufacturer",
        "制造商名称、邮寄地址和电子地址",
        "Regulation (EU) 2023/988, Article 19(a)",
    )
    # Only where the manufacturer is not established in the Union.
    RESPONSIBLE_PERSON = CodeRow(
        "responsible_person",
        "Name, postal and electronic address of the responsible person",
        "责任人名称、邮寄地址和电子地址",
        "Regulation (EU) 2023/988, Article 19(b)",
    )
    IDENTIFICATION = CodeRow(
        "identification",
        "Picture, type and any other identifier of the product",
        "产品图片、型号及其他标识",
        "Regulation (EU) 2023/988, Article 19(c)",
    )
    WARNINGS = CodeRow(
        "warnings", "Warnings and safety information", "警示和安全信息", "Regulation (EU) 2023/988, Article 19(d)"
    )
