"""
Words that identify nothing: kinds of product, colours, sizes, labels, what stands where a brand is missing.
"""

from __future__ import annotations

import re
from typing import Final

_KINDS: Final = """
accessories adapter adaptor after aftershave air attachment baby babys ball bar bath battery beauty bicycle bikini body
book box boys bracelet brush cable candles car care carrier chain chair charger children childrens christmas cigarette
clip clothing color colour commercial conditioner cord cream crema creme cutter deo deodorant dispos disposable doll
dress dryer dye earrings eau electric electronic extension face false fashion fast filter fireworks foam game gas gel
girl girls gun hair halloween hand head heater holder hood hooded hoodie inflatable intensive jacket jeans jewellery kid
kids kit ladder lamp laser lead led light lightening lighter lighting lights liquid lorry lotion love luminaire machine
magnetic mask mini mobile motorcycle motorcycles mousse multi nail nails necklace night novelty oil original outfit
passenger perfume perfumes parfum parfums parfumes profumo phone plastic plug pointer polish portable power pro product
professional puffs rattle recessed ring scale schmuck scooter seat series set shampoo shave shaving shine shirt shoes
shower skin skirt soap socket sockets soft soother spray stove super sweatshirt swim table teether telescopic toilette
top toy toys travel trousers universal usb van vehicle wall water wipes wooden dopobarba barba dopo duschgel edp edt
"""
# Of the words of the names in 3,000 alerts, those that at least one name in 300 has and that are no brand's own.

_SMALL: Final = """
a and along by d de di e for from in l le la les les lo il my n no nr o of on or p s t the to un una une uno und with w
der die das des du et con per pour para por el los mit fur van y z i do na the x c v b
"""
_LOOKS: Final = """
black blue brown beige cream gold golden green grey gray navy orange pink purple red rose silver white yellow weiss
schwarz rot blau nero bianco rosso noir blanc small large big medium new size wet
"""
_WEARERS: Final = "women woman men man femme homme donna uomo ladies lady child infant unisex"

PLAIN: Final = frozenset(f"{_KINDS} {_SMALL} {_LOOKS} {_WEARERS}".split())
"""Words of names that many products share."""

_LABELS: Final = """
model modell models modelo modello type types typ tip ref reference referenz art article artikel articulo artno item
nr nb num number numero no n code codes kod cod codice style styl sku order id product produkt of the and catalogue
catalog batch lot bar barcode ean gtin upc serie serial m c colour color campaign season year years
型号 货号 款号 编号 модель
"""

LABELS: Final = frozenset(_LABELS.split())
"""Words that stand before a model and are none of it."""

_NO_BRAND: Final = """
unknown nobrand none na notavailable unbranded withoutbrand notspecified noname generic notknown 无 无品牌 未知
"""

NO_BRAND: Final = frozenset(_NO_BRAND.split())
"""What stands where there is no brand, folded."""

_LEGAL_FORMS: Final = """
ab ag as bv co company corp corporation gmbh inc kg limited llc ltd nv oy sa sas sl spa srl sro group tm
"""

LEGAL_FORMS: Final = frozenset(_LEGAL_FORMS.split())
"""Words by which a firm is a company, and no other one."""

TWO_SCRIPTS: Final = {
    "vw": "volkswagen",
    "华为": "huawei",
    "小米": "xiaomi",
    "一加": "oneplus",
    "荣耀": "honor",
    "联想": "lenovo",
    "倍思": "baseus",
    "绿联": "ugreen",
    "安克": "anker",
    "品胜": "pisen",
    "公牛": "bull",
    "大疆": "dji",
    "海尔": "haier",
    "美的": "midea",
    "格力": "gree",
    "海信": "hisense",
    "飞科": "flyco",
    "比亚迪": "byd",
    "九号": "ninebot",
    "雅迪": "yadea",
    "大众": "volkswagen",
    "丰田": "toyota",
    "本田": "honda",
    "日产": "nissan",
    "奥迪": "audi",
    "宝马": "bmw",
    "奔驰": "mercedes",
    "福特": "ford",
    "三星": "samsung",
    "苹果": "apple",
    "索尼": "sony",
    "飞利浦": "philips",
    "博世": "bosch",
    "乐高": "lego",
    "阿迪达斯": "adidas",
    "耐克": "nike",
    "妮维雅": "nivea",
    "欧莱雅": "loreal",
    "施华蔻": "schwarzkopf",
    "潘婷": "pantene",
    "希音": "shein",
}
"""Brands that go by a Chinese name in China and by one in Latin letters abroad."""

_UNITS: Final = (
    r"(?:ml|cl|dl|l|g|kg|mg|oz|mm|cm|m|w|kw|v|vdc|vac|a|ma|mah|hz|khz|db|pcs?|pieces?|stk|stuck|stück|tlg|leds?|in|inch"
    r"|years?|months?|shots?|puffs?|teilig|way|sockets?|tomas|gniazda|%)"
)

NOT_A_MODEL: Final = re.compile(
    # 0163-F2-5214, 1646-P1-104-108-38: the certificate of a firework, by the number of the notified body
    r"(?<![\w-])\d{4}\s?-\s?[A-Z]\d?\s?-[0-9A-Z-]+"
    # EN 71-1:2014, EN IEC 62115, ISO 8124, ETA-20/0884
    r"|\b(?:EN|IEC|ISO|DIN|ASTM|GB|ETA|UL)(?:[ -]?(?:EN|IEC|ISO|T))*[ /-]?\d{2,}[0-9/:.+-]*"
    # 20 x 30 cm, 750 ml, 100-240 VAC, SPF 30, IP44
    rf"|(?<![\w-])\d+(?:[.,]\d+)?(?:\s?[x×*]\s?\d+(?:[.,]\d+)?)*\s?{_UNITS}(?![\w-])|\bSPF\s?\d+\+?|\bIP\s?\d\d\b"
    rf"|(?<![\w-])\d{{1,3}}-\d{{1,3}}\s?{_UNITS}(?![\w-])"
    # 600 PC/CTN
    r"|\b\d+\s?PCS?\s?/\s?CTN\b"
    # B07XJ8C8F5 is a listing
    r"|\bB0[0-9A-Z]{8}\b",
    re.IGNORECASE,
)
"""Certificates, standards, quantities and ratings: what stands where a model should and is none."""

NUMBER_IN_NAME: Final = re.compile(
    rf"(?<![\w.,/-])\d{{1,4}}(?![\w/-]|[.,)]\d|[.)]\s|\s?{_UNITS}\b)",
    re.IGNORECASE,
)
"""141 in `141 Bordo`, 45 in `pour femme n. 45`: a number by which one of a line is told from the others."""
