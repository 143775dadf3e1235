"""
The code lists: complete, unambiguous, in two languages, and equal to what the real feeds print.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from safetygate.domain import codes
from safetygate.domain.codes import (
    EEA,
    EU_MEMBERS,
    FORMER_NAMES,
    KIND_BY_NUMBER,
    Answer,
    AuthorityCode,
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
from safetygate.domain.records.code import CodeList
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.phrases import Language
from safetygate.feeds.words.phrases import MEASURE_PHRASES, OBLIGATION_PHRASES, OPERATOR_PHRASES, PLATFORM_NAMES
from safetygate.feeds.words.spellings import find_code, spellings

REAL = Path(__file__).parents[2] / "shared" / "data" / "real"
needs_real_data = pytest.mark.skipif(
    not REAL.is_dir(), reason="the collection of real data is not beside this repository"
)

LISTS = [
    item
    for name in codes.__all__
    if isinstance(item := getattr(codes, name), type) and issubclass(item, CodeList) and item is not CodeList
]
SPELLINGS = [(code, feed, text) for codes in LISTS for code in codes for feed in Feed for text in spellings(code, feed)]

each_list = pytest.mark.parametrize("codes", LISTS, ids=lambda codes: codes.__name__)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table of real values."""
    with (REAL / "code_lists" / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


# Every list


@each_list
def test_labels_are_there_in_both_languages_and_say_different_things(codes: type[CodeList]):
    """No label is empty, framed by blanks, or shared by two codes of a list."""
    for language in ("en", "zh"):
        labels = [code.label(language) for code in codes]

        assert all(label and label == label.strip() for label in labels)
        assert len(set(labels)) == len(labels)


@each_list
def test_chinese_labels_are_chinese(codes: type[CodeList]):
    """Each Chinese label holds Chinese characters; only trade names may stay as they are written."""
    foreign = {code for code in codes if not re.search("[\u4e00-\u9fff]", code.zh)}

    assert not foreign or codes is Platform
    assert all(code.zh == code.en for code in foreign)


@each_list
def test_codes_are_full_words_or_the_codes_of_a_standard(codes: type[CodeList]):
    """Codes are small words; countries keep the capitals of ISO 3166-1, segments the digits of GS1."""
    shape = {Country: r"[A-Z]{2}|other", OecdSegment: r"[0-9]{8}|other"}.get(codes, r"[a-z]+(_[a-z0-9]+)*")

    assert [code.value for code in codes if not re.fullmatch(shape, code.value)] == []


@each_list
def test_other_comes_last(codes: type[CodeList]):
    """What is on no list is the last choice offered."""
    assert "other" not in [code.value for code in codes][:-1]


@each_list
@pytest.mark.parametrize("feed", Feed)
def test_no_spelling_stands_for_two_codes(codes: type[CodeList], feed: Feed):
    """What a feed prints is read one way only."""
    readings = [(code, find_code(codes, text, feed)) for code in codes for text in spellings(code, feed)]

    assert [pair for pair in readings if pair[0] is not pair[1]] == []


@given(
    st.sampled_from(SPELLINGS),
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from(["", " ", "\u00a0", "\t \n"]),
)
def test_a_spelling_is_known_whatever_its_case_and_blanks(spelling, recase, blank):
    """Feeds are careless of capitals and blanks; the code is the same."""
    code, feed, text = spelling

    assert find_code(type(code), blank + recase(text).replace(" ", blank or " ") + blank, feed) is code


@each_list
@pytest.mark.parametrize("feed", Feed)
def test_text_on_no_list_has_no_code(codes: type[CodeList], feed: Feed):
    """Nothing is forced into a code."""
    assert find_code(codes, "Sky lantern, disposable", feed) is None


def test_typographic_apostrophes_are_read_as_plain_ones():
    """An export may turn the apostrophe; it is the same country."""
    assert find_code(Country, "People’s Republic of China", Feed.SPREADSHEET) is Country.CN


def test_labels_are_asked_for_by_language():
    """Any tag of a language that there are labels in is understood, and any other refused."""
    code = RiskType.ELECTRIC_SHOCK

    assert {code.label(tag) for tag in ("zh", "zh-CN", "ZH", "zh-Hans", Language.ZH)} == {code.zh}
    assert {code.label(tag) for tag in ("en", "en-IE", "EN", Language.EN)} == {code.en}
    for tag in ("fr", "xx", "", "english", "z", None):
        with pytest.raises(InvalidValue, match="expected English or Chinese"):
            code.label(tag)


# Countries and languages

NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
"""Codes of two letters in CLDR that ISO 3166-1 does not assign: reserved ones, unions, test locales."""


def test_countries_are_those_of_the_common_locale_data_repository():
    """Every country of CLDR, under its code and with its names, and only the Union's XI besides."""
    babel = pytest.importorskip("babel", reason="babel, which holds the names of CLDR, is not installed")
    english, chinese = (babel.Locale(language).territories for language in ("en", "zh"))
    expected = {
        code: (english[code], chinese[code])
        for code in english
        if re.fullmatch("[A-Z]{2}", code) and code not in NOT_COUNTRIES
    }

    ours = {code.value: (code.en, code.zh) for code in Country if code not in {Country.XI, Country.OTHER}}

    assert ours == expected


def test_languages_are_named_as_in_the_common_locale_data_repository():
    """Every language has the names of CLDR."""
    babel = pytest.importorskip("babel", reason="babel, which holds the names of CLDR, is not installed")
    english, chinese = (babel.Locale(language).languages for language in ("en", "zh"))

    assert {code: (code.en, code.zh) for code in TextLanguage} == {
        code: (english[code.value], chinese[code.value]) for code in TextLanguage
    }


def test_the_official_languages_of_the_union_and_of_china_are_there():
    """The 24 languages of Regulation No 1 of 1958, and Chinese."""
    official = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv"
    codes = {code.value for code in TextLanguage}

    assert codes - {"no", "is", "uk", "ar"} == set(re.findall("[a-z]+", official)) | {"zh"}


def test_the_portal_means_ukrainian_by_uk():
    """The same two letters are a language in one place and a country in another."""
    assert find_code(TextLanguage, "UK", Feed.PORTAL_JSON) is TextLanguage.UK
    assert find_code(Country, "UK", Feed.PORTAL_JSON) is Country.GB


def test_the_union_has_27_members_and_the_economic_area_30():
    """The sets are whole, and the United Kingdom is in neither."""
    assert (len(EU_MEMBERS), len(EEA), EEA - EU_MEMBERS) == (27, 30, {Country.IS, Country.LI, Country.NO})
    assert not {Country.GB, Country.XI} & EEA


# What the real feeds print


@needs_real_data
@pytest.mark.parametrize(
    ("table", "column", "codes", "feed", "beyond"),
    [
        ("notifying_countries.csv", "value", Country, Feed.WEEKLY_XML, r"(?!)"),
        ("countries_of_origin.csv", "value", Country, Feed.WEEKLY_XML, r"Unknown"),
        ("categories.csv", "value", ProductCategory, Feed.WEEKLY_XML, r"Other - .*"),
        ("levels.csv", "value", NotificationKind, Feed.WEEKLY_XML, r"(?!)"),
        ("type_of_alert_excel_2020.csv", "type_of_alert", NotificationKind, Feed.SPREADSHEET, r"(?!)"),
        ("product_users.csv", "value", ProductUser, Feed.WEEKLY_XML, r"(?!)"),
        ("measure_operators.csv", "value", OperatorRole, Feed.WEEKLY_XML, r"(?!)"),
        ("measure_operators.csv", "label", Obligation, Feed.WEEKLY_XML, r"(?!)"),
        ("online_traders.csv", "value", Platform, Feed.WEEKLY_XML, r"(?!)"),
        ("oecd_portal_categories_excel_2020.csv", "value", OecdSegment, Feed.SPREADSHEET, r"(?!)"),
    ],
)
def test_every_real_value_has_its_code(table, column, codes, feed, beyond):
    """All that the feeds have printed is on the list, save what they print as free text."""
    unknown = [row[column] for row in rows(table) if find_code(codes, row[column], feed) is None]

    assert [value for value in unknown if not re.fullmatch(beyond, value)] == []


@needs_real_data
@pytest.mark.parametrize(
    ("table", "codes", "never_seen"),
    [
        ("categories.csv", ProductCategory, {ProductCategory.OTHER}),
        ("risk_types_raw.csv", RiskType, {RiskType.ENERGY_CONSUMPTION, RiskType.MEASUREMENT_INCORRECT, RiskType.OTHER}),
        ("measure_categories_since_2020.csv", MeasureCategory, {code for code in MeasureCategory if code.source}),
    ],
)
def test_lists_are_in_the_order_of_their_use(table, codes, never_seen):
    """Each code of the list has been printed, and the commonest comes first."""
    seen = dict.fromkeys(code for row in rows(table) if (code := find_code(codes, row["value"], Feed.WEEKLY_XML)))
    tail = {code for code in codes if code.value in {"other", "food_imitating_products"}}

    assert set(codes) - set(seen) == never_seen
    assert [code for code in seen if code not in tail] == [code for code in codes if code in seen and code not in tail]


@needs_real_data
def test_the_standard_measures_make_nearly_all_of_the_measures_since_2020():
    """What is left as free text is less than two in a hundred."""
    uses = [
        (int(row["alerts"]), find_code(MeasureCategory, row["value"], Feed.WEEKLY_XML))
        for row in rows("measure_categories_since_2020.csv")
    ]
    unknown = sum(count for count, code in uses if code is None)

    assert unknown / sum(count for count, _ in uses) < 0.02


@needs_real_data
def test_every_prefix_of_a_real_number_has_its_kind():
    """The prefixes of all alert numbers are known, and no other."""
    shapes = {row["shape"].split("/")[0] for row in rows("alert_number_shapes.csv")}
    prefixes = {prefix for prefix in shapes if re.fullmatch("[A-Z]+|A99", prefix)}

    assert {re.sub("[0-9]{2}", "99", prefix) for prefix in KIND_BY_NUMBER} == prefixes


PORTAL_FIELDS: dict[str, type[CodeList]] = {
    "notificationType": NotificationKind,
    "country": Country,
    "countryOrigin": Country,
    "language": TextLanguage,
    "productCategory": ProductCategory,
    "riskType": RiskType,
    "measureCategory": MeasureCategory,
    "measureType": Obligation,
    "measureVoluntaryEconomicOperator": OperatorRole,
    "measureCompulsoryEconomicOperator": OperatorRole,
    "isCounterfeit": Answer,
    "isSoldOnline": Answer,
    "hasPublishedRecallOnline": Answer,
}


def coded(value: Any) -> Iterator[tuple[type[CodeList], dict[str, Any]]]:
    """Every object of a portal answer that names a code of one of our lists."""
    if isinstance(value, list):
        for item in value:
            yield from coded(item)
    elif isinstance(value, dict):
        for name, held in value.items():
            if name in PORTAL_FIELDS and held:
                yield from ((PORTAL_FIELDS[name], one) for one in (held if isinstance(held, list) else [held]))
            yield from coded(held)


@needs_real_data
@pytest.mark.parametrize("path", sorted(REAL.glob("portal_json/detail_*.json")), ids=lambda path: path.stem)
def test_keys_and_names_of_the_portal_mean_the_same_code(path: Path):
    """Wherever the portal gives a key, a code or a name in capitals, each is known and they agree."""
    answer = json.loads(path.read_text(encoding="utf-8"))
    read = []
    for codes_asked, one in coded(answer):
        texts = [one[part] for part in ("key", "propertyKey", "code", "name") if part in one]
        read.append(
            {find_code(codes_asked, text, Feed.PORTAL_JSON) for text in texts if re.search("[._]|^[A-Z0-9]+$", text)}
        )

    assert len(read) > 30
    assert [codes for codes in read if len(codes) != 1 or None in codes] == []


# The free-text measures of 2005 to 2013


def phrases_in(text: str, table: tuple[tuple[str, CodeList], ...]) -> set[CodeList]:
    """The codes of those phrases of *table* that *text* holds."""
    return {code for phrase, code in table if phrase in text.casefold()}


@pytest.mark.parametrize(
    ("text", "measures", "obligations", "operators"),
    [
        (
            "Voluntary withdrawal from the market by the importer.",
            {MeasureCategory.WITHDRAWAL},
            {Obligation.VOLUNTARY},
            {OperatorRole.IMPORTER},
        ),
        (
            "Withdrawal from the market and recall from consumers ordered by the authorities.",
            {MeasureCategory.WITHDRAWAL, MeasureCategory.RECALL},
            {Obligation.COMPULSORY},
            set(),
        ),
        ("Sales ban ordered by the authority", {MeasureCategory.MARKETING_BAN}, {Obligation.COMPULSORY}, set()),
        (
            "Import rejected by the customs authorities.",
            {MeasureCategory.IMPORT_REJECTION},
            {Obligation.COMPULSORY},
            set(),
        ),
        ("Placing on the market prohibited.", {MeasureCategory.MARKETING_BAN}, {Obligation.COMPULSORY}, set()),
        ("Placing on the market voluntarily stopped.", {MeasureCategory.STOP_OF_SALES}, {Obligation.VOLUNTARY}, set()),
        (
            "Voluntary corrective actions taken by the producer.",
            {MeasureCategory.OTHER},
            {Obligation.VOLUNTARY},
            {OperatorRole.MANUFACTURER},
        ),
        ("Unknown.", set(), set(), set()),
    ],
)
def test_old_measures_are_told_by_their_phrases(text, measures, obligations, operators):
    """A text of the early years says what was done, whether it had to be, and by whom."""
    assert phrases_in(text, MEASURE_PHRASES) == measures
    assert phrases_in(text, OBLIGATION_PHRASES) == obligations
    assert phrases_in(text, OPERATOR_PHRASES) == operators


RARE = (
    "Withdrawal from the market ordered by authority and recall by distributor.",
    "Voluntary withdrawal from sale by retailer.",
    "Distribution of the product prohibited and issue of warnings.",
    "Warning of consumers ordered.",
)
"""Texts of 2005 to 2007 that are not among the two hundred commonest, cut to the words in question."""


@needs_real_data
@pytest.mark.parametrize("table", [MEASURE_PHRASES, OBLIGATION_PHRASES, OPERATOR_PHRASES])
def test_every_phrase_occurs_in_a_real_text(table):
    """No phrase is there for nothing, and each is written as it is looked for."""
    texts = [row["value"].casefold() for row in rows("measure_categories_before_2014_top200.csv")]
    texts += [text.casefold() for text in RARE]

    assert [phrase for phrase, _ in table if not any(phrase in text for text in texts)] == []


@needs_real_data
def test_the_phrases_read_nearly_all_of_the_common_old_texts():
    """Of the two hundred commonest texts, by use, 99 in 100 are read, and 84 in 100 into today's categories alone."""
    read = [
        (
            int(row["alerts"]),
            phrases_in(row["value"], MEASURE_PHRASES)
            | ({code} if (code := find_code(MeasureCategory, row["value"], Feed.WEEKLY_XML)) else set()),
        )
        for row in rows("measure_categories_before_2014_top200.csv")
    ]
    total = sum(count for count, _ in read)

    assert sum(count for count, codes in read if codes) / total > 0.99
    assert sum(count for count, codes in read if codes and MeasureCategory.OTHER not in codes) / total > 0.84


# Platforms and authorities


def test_every_platform_has_a_name_to_be_found_by():
    """Names are in the small letters in which they are looked for."""
    assert set(PLATFORM_NAMES.values()) == set(Platform) - {Platform.OTHER}
    assert [name for name in PLATFORM_NAMES if name != " ".join(name.casefold().split())] == []


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("Aliexpres", Platform.ALIEXPRESS),
        ("eBAY", Platform.EBAY),
        ("Wish.com", Platform.WISH),
        ("TIK TOK SHOP", Platform.TIKTOK_SHOP),
        ("TIKTOK shop", Platform.TIKTOK_SHOP),
        ("SHEIN", Platform.SHEIN),
        ("速卖通", Platform.ALIEXPRESS),
    ],
)
def test_platforms_are_known_by_the_names_that_alerts_give_them(text, platform):
    """Capitals and common misspellings lead to the same platform."""
    assert PLATFORM_NAMES[text.casefold()] is platform


@pytest.mark.parametrize(
    ("former", "today"),
    [("AQSIQ", AuthorityCode.GACC), ("DG SANCO", AuthorityCode.DG_JUST), ("国家质检总局", AuthorityCode.GACC)],
)
def test_older_papers_name_the_partners_of_today(former, today):
    """Who signed before 2018 lives on under another name."""
    assert FORMER_NAMES[former] is today
