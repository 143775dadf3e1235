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

    BG = Entry("bg", "Bulgarian", "保加利亚语")
    CS = Entry("cs", "Czech", "捷克语")
    DA = Entry("da", "Danish", "丹麦语")
    DE = Entry("de", "German", "德语")
    EL = Entry("el", "Greek", "希腊语")
    EN = Entry("en", "English", "英语")
    ES = Entry("es", "Spanish", "西班牙语")
    ET = Entry("et", "Estonian", "爱沙尼亚语")
    FI = Entry("fi", "Finnish", "芬兰语")
    FR = Entry("fr", "French", "法语")
    HR = Entry("hr", "Croatian", "克罗地亚语")
    HU = Entry("hu", "Hungarian", "匈牙利语")
    IT = Entry("it", "Italian", "意大利语")
    LT = Entry("lt", "Lithuanian", "立陶宛语")
    LV = Entry("lv", "Latvian", "拉脱维亚语")
    MT = Entry("mt", "Maltese", "马耳他语")
    NL = Entry("nl", "Dutch", "荷兰语")
    PL = Entry("pl", "Polish", "波兰语")
    PT = Entry("pt", "Portuguese", "葡萄牙语")
    RO = Entry("ro", "Romanian", "罗马尼亚语")
    SK = Entry("sk", "Slovak", "斯洛伐克语")
    SL = Entry("sl", "Slovenian", "斯洛文尼亚语")
    SV = Entry("sv", "Swedish", "瑞典语")
    NO = Entry("no", "Norwegian", "挪威语")
    IS = Entry("is", "Icelandic", "冰岛语")
    UK = Entry("uk", "Ukrainian", "乌克兰语")
    AR = Entry("ar", "Arabic", "阿拉伯语")
    GA = Entry("ga", "Irish", "爱尔兰语")
    ZH = Entry("zh", "Chinese", "中文")
