"""
How each real feed spells the codes of the exchange.

A code of `_LABELLED` is printed in the weekly report as its English label, and a country as its name, unless the
tables say otherwise; most other forms follow the weekly report.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, TypeAlias, TypeVar, cast

from safetygate.domain.codes import (
    Answer,
    CodeList,
    Country,
    Feed,
    MeasureCategory,
    NotificationKind,
    Obligation,
    OecdSegment,
    OperatorRole,
    Platform,
    ProductCategory,
    ProductUser,
    RiskType,
    TextLanguage,
)
from safetygate.feeds.words.portal_keys import PORTAL

C = TypeVar("C", bound=CodeList)

_Spellings: TypeAlias = Mapping[CodeList, tuple[str, ...]]

_LABELLED: Final = (ProductCategory, RiskType, MeasureCategory, Answer, OperatorRole)
"""Code lists of which the weekly report prints the English label."""

_WEEKLY_REPORT: Final[_Spellings] = {
    ProductCategory.FOOD_IMITATING_PRODUCTS: (
        "Other - Food-imitating products",
        "Other - Food imitating product",
        "Food-imitating products",
    ),
    ProductUser.CONSUMER: ("Consumer",),
    ProductUser.PROFESSIONAL: ("Professional",),
    NotificationKind.SERIOUS_RISK: ("Serious risk",),
    NotificationKind.OTHER_RISK: ("Other risk levels",),
    NotificationKind.FOR_INFORMATION: ("Other types of alerts",),
    RiskType.HEALTH_RISK_OTHER: ("Health risk / other", "Health risk"),
    MeasureCategory.MARKETING_BAN: (
        "Ban on the marketing of the product and any accompanying measures",
        "Ban of the marketing of the product.",
    ),
    MeasureCategory.LISTING_REMOVAL: (
        "Removal of this product listing by the online marketplace",
        "Removal of this product listing by the online marketplace.",
        "Removal of this product listing by the online marketplace/webshop",
        "Removal of this product listing by the online marketplace/wehshop",
        "The online marketplace has stopped listing this product.",
    ),
    MeasureCategory.MARKETING_CONDITIONS: (
        "Making the marketing of the product subject to prior conditions",
        "Marketing subject to prior conditions",
    ),
    Obligation.VOLUNTARY: ("Type of economic operator taking notified measure(s)",),
    Obligation.COMPULSORY: ("Type of economic operator to whom the measure(s) were ordered",),
    OperatorRole.AUTHORISED_REPRESENTATIVE: (),
    OperatorRole.FULFILMENT_SERVICE_PROVIDER: (),
    OperatorRole.ONLINE_MARKETPLACE: (),
    OperatorRole.ONLINE_SELLER: (),
    Platform.AMAZON: ("Amazon",),
    Platform.ALIEXPRESS: ("AliExpress",),
    Platform.EBAY: ("eBay",),
    Platform.ETSY: ("Etsy",),
    Platform.ALLEGRO: ("Allegro",),
    Platform.WISH: ("Wish",),
    Platform.CDISCOUNT: ("Cdiscount",),
    Platform.JOOM: ("Joom",),
    Platform.RAKUTEN: ("Rakuten France", "Rakuten"),
    Platform.OTHER: ("Other",),
    Country.BN: ("Brunei", "Brunei Darussalam"),
    Country.CD: ("Democratic Republic Of Congo", "Congo - Kinshasa"),
    Country.CG: ("Congo", "Congo - Brazzaville"),
    Country.CI: ("Ivory Coast", "Côte d’Ivoire"),
    Country.CN: ("People's Republic of China", "China"),
    Country.CV: ("Cape Verde", "Cabo Verde"),
    Country.CZ: ("Czechia", "Czech Republic"),
    Country.HK: ("Hong Kong", "Hong Kong SAR China"),
    Country.IR: ("Iran", "Islamic Republic of Iran"),
    Country.KP: ("Democratic People's Republic of Korea", "North Korea"),
    Country.KR: ("Republic of Korea", "South Korea"),
    Country.LA: ("Lao People's Democratic Republic", "Laos"),
    Country.MD: ("Moldova", "Republic of Moldova"),
    Country.MK: ("North Macedonia", "The former Yugoslav Republic of Macedonia"),
    Country.MM: ("Myanmar", "Myanmar (Burma)"),
    Country.MO: ("Macao", "Macau", "Macao SAR China"),
    Country.NL: ("The Netherlands", "Netherlands"),
    Country.RU: ("Russian Federation", "Russia"),
    Country.SY: ("Syria", "Syrian Arab Republic"),
    Country.SZ: ("Swaziland", "Eswatini"),
    Country.TR: ("Türkiye", "Turkey"),
    Country.US: ("United States", "United States of America"),
    Country.VN: ("Vietnam", "Viet Nam"),
}
"""Spellings of the weekly report, the usual one first."""

_SPREADSHEET: Final[_Spellings] = {
    OecdSegment.PET_CARE: ("10000000 - Pet Care / Food", "10000000 - Pet Care/Food", "10000000"),
    OecdSegment.TOBACCO: ("12000000 - Tobacco / Cannabis", "12000000 - Tobacco/Cannabis", "12000000"),
    OecdSegment.PEST_CONTROL: (
        "13000000 - Pest / Plant Control Products",
        "13000000 - Pest/Plant Control Products",
        "13000000",
    ),
    OecdSegment.LIGHTING: ("14000000 - Lighting", "14000000"),
    OecdSegment.CLEANING: (
        "47000000 - Cleaning / Hygiene Products",
        "47000000 - Cleaning/Hygiene Products",
        "47000000",
    ),
    OecdSegment.FOOD: (
        "50000000 - Food / Beverage / Tobacco",
        "50000000 - Food/Beverage/Tobacco",
        "50000000 - Food/Beverage",
        "50000000",
    ),
    OecdSegment.HEALTHCARE: ("51000000 - Healthcare", "51000000"),
    OecdSegment.PERSONAL_CARE: (
        "53000000 - Beauty / Personal Care / Hygiene",
        "53000000 - Beauty/Personal Care/Hygiene",
        "53000000",
    ),
    OecdSegment.BABY_CARE: ("54000000 - Baby Care", "54000000"),
    OecdSegment.CROSS_SEGMENT: ("58000000 - Cross Segment", "58000000"),
    OecdSegment.PRINTED_MATERIALS: (
        "60000000 - Textual / Printed / Reference Materials",
        "60000000 - Textual/Printed/Reference Materials",
        "60000000",
    ),
    OecdSegment.MUSIC: ("61000000 - Music", "61000000"),
    OecdSegment.STATIONERY: (
        "62000000 - Stationery / Office Machinery / Occasion Supplies",
        "62000000 - Stationery/Office Machinery/Occasion Supplies",
        "62000000",
    ),
    OecdSegment.FOOTWEAR: ("63000000 - Footwear", "63000000"),
    OecdSegment.PERSONAL_ACCESSORIES: ("64000000 - Personal Accessories", "64000000"),
    OecdSegment.COMPUTING: ("65000000 - Computing", "65000000"),
    OecdSegment.COMMUNICATIONS: ("66000000 - Communications", "66000000"),
    OecdSegment.CLOTHING: ("67000000 - Clothing", "67000000"),
    OecdSegment.AUDIO_VISUAL: (
        "68000000 - Audio Visual / Photography",
        "68000000 - Audio Visual/Photography",
        "68000000",
    ),
    OecdSegment.ARTS_AND_CRAFTS: (
        "70000000 - Arts / Crafts / Needlework",
        "70000000 - Arts/Crafts/Needlework",
        "70000000",
    ),
    OecdSegment.SPORTS_EQUIPMENT: ("71000000 - Sports Equipment", "71000000"),
    OecdSegment.HOME_APPLIANCES: ("72000000 - Home Appliances", "72000000"),
    OecdSegment.KITCHEN_MERCHANDISE: (
        "73000000 - Kitchen Merchandise",
        "73000000 - Kitchenware and Tableware",
        "73000000",
    ),
    OecdSegment.CAMPING: ("74000000 - Camping", "74000000"),
    OecdSegment.FURNITURE: (
        "75000000 - Household / Office Furniture / Furnishings",
        "75000000 - Household/Office Furniture/Furnishings",
        "75000000",
    ),
    OecdSegment.AUTOMOTIVE: ("77000000 - Automotive", "77000000 - Vehicle", "77000000"),
    OecdSegment.ELECTRICAL_SUPPLIES: ("78000000 - Electrical Supplies", "78000000"),
    OecdSegment.PLUMBING: (
        "79000000 - Plumbing / Heating / Ventilation / Air Conditioning",
        "79000000 - Plumbing/Heating/Ventilation/Air Conditioning",
        "79000000",
    ),
    OecdSegment.HAND_TOOLS: (
        "80000000 - Tools / Equipment - Hand",
        "80000000 - Tools/Equipment - Hand",
        "80000000 - Tools/Equipment",
        "80000000",
    ),
    OecdSegment.GARDEN_SUPPLIES: ("81000000 - Lawn / Garden Supplies", "81000000 - Lawn/Garden Supplies", "81000000"),
    OecdSegment.POWER_TOOLS: ("82000000 - Tools / Equipment - Power", "82000000 - Tools/Equipment - Power", "82000000"),
    OecdSegment.BUILDING_PRODUCTS: ("83000000 - Building Products", "83000000"),
    OecdSegment.TOOL_STORAGE: (
        "84000000 - Tool Storage / Workshop Aids",
        "84000000 - Tool Storage/Workshop Aids",
        "84000000",
    ),
    OecdSegment.SAFETY_PROTECTION: (
        "85000000 - Safety / Protection - DIY",
        "85000000 - Safety/Protection - DIY",
        "85000000",
    ),
    OecdSegment.TOYS: ("86000000 - Toys / Games", "86000000 - Toys/Games", "86000000"),
    OecdSegment.FUELS: ("87000000 - Fuels", "87000000 - Fluids/Fuels/Gases", "87000000"),
    OecdSegment.LUBRICANTS: ("88000000 - Lubricants", "88000000"),
    OecdSegment.LIVE_ANIMALS: ("89000000 - Live Animals", "89000000"),
    OecdSegment.SECURITY: (
        "91000000 - Safety / Security / Surveillance",
        "91000000 - Safety/Security/Surveillance",
        "91000000",
    ),
    OecdSegment.STORAGE: (
        "92000000 - Storage / Haulage Containers",
        "92000000 - Storage/Haulage Containers",
        "92000000",
    ),
    OecdSegment.HORTICULTURE: ("93000000 - Horticulture Plants", "93000000"),
    OecdSegment.CROPS: ("94000000 - Crops", "94000000"),
    OecdSegment.SERVICES: (
        "95000000 - Services / Vending Machines",
        "95000000 - Services/Vending Machines",
        "95000000",
    ),
    OecdSegment.MONETARY_ASSETS: ("96000000 - Monetary Assets", "96000000"),
    OecdSegment.RAW_MATERIALS: ("98000000 - Raw Materials (Non Food)", "98000000"),
    OecdSegment.OTHER: ("Other",),
    NotificationKind.SERIOUS_RISK: ("Serious risk", "Products with serious risks"),
    NotificationKind.OTHER_RISK: ("Other risk levels", "Products with other risk levels"),
}
"""Spellings of the spreadsheet export, where they differ from the weekly report."""

_MIRROR: Final[_Spellings] = {
    Obligation.VOLUNTARY: ("economic operators",),
    Obligation.COMPULSORY: ("public authorities",),
    OperatorRole.EXPORTER: ("Exportator", "Exporter"),
}
"""Spellings of the OpenDataSoft mirror, where they differ from the weekly report."""

_TABLES: Final[Mapping[Feed, _Spellings]] = {
    Feed.WEEKLY_XML: _WEEKLY_REPORT,
    Feed.PORTAL_JSON: PORTAL,
    Feed.SPREADSHEET: _SPREADSHEET,
    Feed.OPENDATASOFT: _MIRROR,
}


def spellings(code: CodeList, feed: Feed) -> tuple[str, ...]:
    """How *feed* writes *code*, the usual spelling first; as the weekly report does where it has none of its own."""
    own = _TABLES.get(feed, {}).get(code)
    if own is not None:
        return own
    match feed:
        case Feed.WEEKLY_XML if isinstance(code, Country):
            return tuple(dict.fromkeys((code.en, code.en.replace(" & ", " and "))))
        case Feed.WEEKLY_XML:
            return (code.en,) if isinstance(code, _LABELLED) else ()
        case Feed.PORTAL_JSON if isinstance(code, Country):
            return (code.value, f"country.{code.value}")
        case Feed.PORTAL_JSON:
            return (code.value.upper(),) if isinstance(code, TextLanguage) else ()
        case _:
            return spellings(code, Feed.WEEKLY_XML)


def find_code(codes: type[C], text: str, feed: Feed) -> C | None:
    """
    The code of the list *codes* that *feed* spells as *text*, or that the weekly report does, whatever the case and
    the blanks; `None` where it is on no list.
    """
    return cast("C | None", _find(codes, text, feed))


# The same few hundred labels come in every alert.
@lru_cache(maxsize=4096)
def _find(codes: type[CodeList], text: str, feed: Feed) -> Any:
    folded = _fold(text)
    return _by_spelling(codes, feed).get(folded) or _by_spelling(codes, Feed.WEEKLY_XML).get(folded)


def _fold(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).casefold()


# Built when a list is first asked for: there are some dozens of them.
@lru_cache(maxsize=256)
def _by_spelling(codes: type[CodeList], feed: Feed) -> Mapping[str, Any]:
    return {_fold(text): code for code in codes for text in spellings(code, feed)}
