"""
Where a product is sold online, and how that is known.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import CodeList, Entry


@final
class Platform(CodeList):
    """
    An online marketplace by its trade name, first those that the Safety Gate lists, in the order of its use.

    The Safety Gate writes every other marketplace under `Other`, with its name in the identifier.
    """

    AMAZON = Entry("amazon", "Amazon", "亚马逊")
    ALIEXPRESS = Entry("aliexpress", "AliExpress", "速卖通")
    EBAY = Entry("ebay", "eBay", "易贝（eBay）")
    ETSY = Entry("etsy", "Etsy", "Etsy")
    ALLEGRO = Entry("allegro", "Allegro", "Allegro")
    WISH = Entry("wish", "Wish", "Wish")
    CDISCOUNT = Entry("cdiscount", "Cdiscount", "Cdiscount")
    JOOM = Entry("joom", "Joom", "Joom")
    RAKUTEN = Entry("rakuten", "Rakuten", "乐天")
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
    OTHER = Entry("other", "Other", "其他")


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
