"""
The languages in which texts of the exchange are written.
"""

from __future__ import annotations

import re
from typing import Final, final

from safetygate.domain.records.code import CodeList, CodeRow


@final
class TextLanguage(CodeList):
    """
    A language, under its BCP 47 code: those of the Safety Gate portal in its own order, then Chinese.

    Portal codes are the same in capitals; `UK` there is Ukrainian, not the United Kingdom.
    """

    BG = CodeRow("bg", "Bulgarian", "保加利亚语")
    CS = CodeRow("cs", "Czech", "捷克语")
    DA = CodeRow("da", "Danish", "丹麦语")
    DE = CodeRow("de", "German", "德语")
    EL = CodeRow("el", "Greek", "希腊语")
    EN = CodeRow("en", "English", "英语")
    ES = CodeRow("es", "Spanish", "西班牙语")
    ET = CodeRow("et", "Estonian", "爱沙尼亚语")
    FI = CodeRow("fi", "Finnish", "芬兰语")
    FR = CodeRow("fr", "French", "法语")
    HR = CodeRow("hr", "Croatian", "克罗地亚语")
    HU = CodeRow("hu", "Hungarian", "匈牙利语")
    IT = CodeRow("it", "Italian", "意大利语")
    LT = CodeRow("lt", "Lithuanian", "立陶宛语")
    LV = CodeRow("lv", "Latvian", "拉脱维亚语")
    MT = CodeRow("mt", "Maltese", "马耳他语")
    NL = CodeRow("nl", "Dutch", "荷兰语")
    PL = CodeRow("pl", "Polish", "波兰语")
    PT = CodeRow("pt", "Portuguese", "葡萄牙语")
    RO = CodeRow("ro", "Romanian", "罗马尼亚语")
    SK = CodeRow("sk", "Slovak", "斯洛伐克语")
    SL = CodeRow("sl", "Slovenian", "斯洛文尼亚语")
    SV = CodeRow("sv", "Swedish", "瑞典语")
    NO = CodeRow("no", "Norwegian", "挪威语")
    IS = CodeRow("is", "Icelandic", "冰岛语")
    UK = CodeRow("uk", "Ukrainian", "乌克兰语")
    AR = CodeRow("ar", "Arabic", "阿拉伯语")
    GA = CodeRow("ga", "Irish", "爱尔兰语")
    ZH = CodeRow("zh", "Chinese", "中文")


LONGEST_TAG: Final = 35
"""Enough for every tag of a language in use (RFC 5646, section 4.4.1)."""

# en, zh-Hans, zh-CN, sr-Latn-RS, de-1996
LANGUAGE_TAG: Final = r"^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$"
"""The shape of a well-formed tag of a language (BCP 47)."""

_CHINESE: Final = ("zh-CN", "zh-Hans", "zh-Hans-CN", "zh-Hant", "zh-HK", "zh-TW")
_EUROPEAN: Final = ("en-GB", "en-IE", "en-US", "de-AT", "de-DE", "fr-BE", "fr-FR", "nl-BE")

USUAL_TAGS: Final = frozenset({*(language.value for language in TextLanguage), *_CHINESE, *_EUROPEAN})
"""The tags that nearly all texts have, which need no look at their shape."""


def is_language_tag(value: str) -> bool:
    """Whether *value* is a well-formed tag of a language; nearly all that come are on the list, and quick to find."""
    return value in USUAL_TAGS or (
        len(value) <= LONGEST_TAG and re.fullmatch(LANGUAGE_TAG, value, re.ASCII) is not None
    )
