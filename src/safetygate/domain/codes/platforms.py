"""
Where a product is sold online, and how that is known.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import OURS, CodeList, Entry


@final
class Platform(CodeList):
    """
    An online marketplace by its trade name, first those that the Safety Gate lists, in the order of its use.

    The Safety Gate writes every other marketplace under `Other`, with its name in the identifier.
    """

    # Named in 103 of the 310 alerts that list a trader.
    AMAZON = Entry("amazon", "Amazon", "亚马逊")
    ALIEXPRESS = Entry("aliexpress", "AliExpress", "速卖通")
    EBAY = Entry("ebay", "eBay", "易贝（eBay）")
    ETSY = Entry("etsy", "Etsy", "Etsy")
    ALLEGRO = Entry("allegro", "Allegro", "Allegro")
    WISH = Entry("wish", "Wish", "Wish")
    CDISCOUNT = Entry("cdiscount", "Cdiscount", "Cdiscount")
    JOOM = Entry("joom", "Joom", "Joom")
    # Printed "Rakuten France".
    RAKUTEN = Entry("rakuten", "Rakuten", "乐天")
    # From here on the Safety Gate prints `Other`: `Other(SHEIN: sl260114151013377748230)`, `Other(TIK TOK SHOP)`.
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
    # The marketplaces that the descriptions of the archive name beside those above, `www.fyndiq.se`, "via CDON".
    MANOMANO = Entry("manomano", "ManoMano", "ManoMano")
    VINTED = Entry("vinted", "Vinted", "Vinted")
    FNAC = Entry("fnac", "Fnac", "Fnac")
    CDON = Entry("cdon", "CDON", "CDON")
    FYNDIQ = Entry("fyndiq", "Fyndiq", "Fyndiq")
    LIGHTINTHEBOX = Entry("lightinthebox", "LightInTheBox", "LightInTheBox")
    DESERTCART = Entry("desertcart", "Desertcart", "Desertcart")
    OTTO = Entry("otto", "OTTO", "OTTO")
    PIGU = Entry("pigu", "Pigu", "Pigu")
    MALL = Entry("mall", "MALL", "MALL")
    OTHER = Entry("other", "Other", "其他")


@final
class SoldOnlineBasis(CodeList):
    """
    From what it is known whether a product was sold online, the surest first.

    No field of the weekly report says it outright, so it is gathered from what else the alert holds.
    """

    STATED = Entry("stated", "Stated in the alert", "预警通报中明确说明")
    # Filled only since the report of 29 May 2026, in 310 of the 901 alerts until 21 August.
    TRADER_FIELD = Entry("trader_field", "An online trader is named", "预警通报列明网络销售者")
    DELISTING_MEASURE = Entry("delisting_measure", "A listing was removed", "已采取下架措施")
    # "(also) sold online, in particular via Aliexpres", the platform as it was typed.
    DESCRIPTION = Entry("description", "Told in the description", "产品描述中提及")


@final
class OfferEventKind(CodeList):
    """
    What happened to an offer. The plan names no such list; it is an addition of this library.
    """

    SEEN = Entry("seen", "Seen online", "发现在售", OURS)
    NOTIFIED = Entry("notified", "Notified to the online marketplace", "已通知网络交易平台", OURS)
    # Removal is what the Product Safety Pledge of 2018 measured, within two working days of an authority's notice.
    REMOVED = Entry("removed", "Removed", "已下架", OURS)
    # The Pledge of 2018 has its signatories act against removed listings that come back.
    SEEN_AGAIN = Entry("seen_again", "Seen again after its removal", "下架后再次出现", OURS)


@final
class Observer(CodeList):
    """
    Who says what happened to an offer.
    """

    AUTHORITY = Entry("authority", "An authority", "主管机构", OURS)
    ONLINE_MARKETPLACE = Entry("online_marketplace", "The online marketplace", "网络交易平台", OURS)
    OPERATOR = Entry("operator", "An economic operator", "经济运营者", OURS)
    CONSUMER = Entry("consumer", "A consumer", "消费者", "Regulation (EU) 2023/988, Article 34(3)")
    AUTOMATED_SEARCH = Entry("automated_search", "An automated search", "自动检索", OURS)
    OTHER = Entry("other", "Other", "其他")


@final
class OfferItem(CodeList):
    """
    What an offer must show clearly and visibly: Regulation (EU) 2023/988, Article 19.
    """

    MANUFACTURER = Entry(
        "manufacturer",
        "Name, postal and electronic address of the manufacturer",
        "制造商名称、邮寄地址和电子地址",
        "Regulation (EU) 2023/988, Article 19(a)",
    )
    # Only where the manufacturer is not established in the Union.
    RESPONSIBLE_PERSON = Entry(
        "responsible_person",
        "Name, postal and electronic address of the responsible person",
        "责任人名称、邮寄地址和电子地址",
        "Regulation (EU) 2023/988, Article 19(b)",
    )
    IDENTIFICATION = Entry(
        "identification",
        "Picture, type and any other identifier of the product",
        "产品图片、型号及其他标识",
        "Regulation (EU) 2023/988, Article 19(c)",
    )
    WARNINGS = Entry(
        "warnings", "Warnings and safety information", "警示和安全信息", "Regulation (EU) 2023/988, Article 19(d)"
    )
