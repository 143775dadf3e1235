"""
The languages in which texts of the exchange are written.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import CodeList, Entry


@final
class TextLanguage(CodeList):
    """
    A language, under its BCP 47 code: those of the Safety Gate portal in its own order, then Chinese.

    Portal codes are the same in capitals; `UK` there is Ukrainian, not the United Kingdom.
    """

    BG = Entry("bg", "Bulgarian", "保加利亚语", portal_json=("BG",))
    CS = Entry("cs", "Czech", "捷克语", portal_json=("CS",))
    DA = Entry("da", "Danish", "丹麦语", portal_json=("DA",))
    DE = Entry("de", "German", "德语", portal_json=("DE",))
    EL = Entry("el", "Greek", "希腊语", portal_json=("EL",))
    EN = Entry("en", "English", "英语", portal_json=("EN",))
    ES = Entry("es", "Spanish", "西班牙语", portal_json=("ES",))
    ET = Entry("et", "Estonian", "爱沙尼亚语", portal_json=("ET",))
    FI = Entry("fi", "Finnish", "芬兰语", portal_json=("FI",))
    FR = Entry("fr", "French", "法语", portal_json=("FR",))
    HR = Entry("hr", "Croatian", "克罗地亚语", portal_json=("HR",))
    HU = Entry("hu", "Hungarian", "匈牙利语", portal_json=("HU",))
    IT = Entry("it", "Italian", "意大利语", portal_json=("IT",))
    LT = Entry("lt", "Lithuanian", "立陶宛语", portal_json=("LT",))
    LV = Entry("lv", "Latvian", "拉脱维亚语", portal_json=("LV",))
    MT = Entry("mt", "Maltese", "马耳他语", portal_json=("MT",))
    NL = Entry("nl", "Dutch", "荷兰语", portal_json=("NL",))
    PL = Entry("pl", "Polish", "波兰语", portal_json=("PL",))
    PT = Entry("pt", "Portuguese", "葡萄牙语", portal_json=("PT",))
    RO = Entry("ro", "Romanian", "罗马尼亚语", portal_json=("RO",))
    SK = Entry("sk", "Slovak", "斯洛伐克语", portal_json=("SK",))
    SL = Entry("sl", "Slovenian", "斯洛文尼亚语", portal_json=("SL",))
    SV = Entry("sv", "Swedish", "瑞典语", portal_json=("SV",))
    NO = Entry("no", "Norwegian", "挪威语", portal_json=("NO",))
    IS = Entry("is", "Icelandic", "冰岛语", portal_json=("IS",))
    UK = Entry("uk", "Ukrainian", "乌克兰语", portal_json=("UK",))
    AR = Entry("ar", "Arabic", "阿拉伯语", portal_json=("AR",))
    GA = Entry("ga", "Irish", "爱尔兰语", portal_json=("GA",))
    ZH = Entry("zh", "Chinese", "中文", portal_json=("ZH",))
