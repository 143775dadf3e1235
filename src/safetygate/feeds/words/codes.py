"""
Values of code lists as the feeds spell them; what is on no list stays in words beside `other`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, TypeVar

from safetygate.domain.alerts.alert import Risk
from safetygate.domain.alerts.number import AlertNumber
from safetygate.domain.codes import (
    KIND_BY_NUMBER,
    Country,
    Feed,
    NotificationKind,
    OecdSegment,
    OperatorRole,
    ProductCategory,
    RiskLevel,
    RiskType,
    TextLanguage,
)
from safetygate.domain.records.code import CodeList
from safetygate.feeds.finding import Notes, remember
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.labels import Dialect
from safetygate.feeds.words.spellings import find_code, spellings
from safetygate.feeds.words.wording import clean, limit, line, says_nothing

C = TypeVar("C", bound=CodeList)

# as in "Other - Food-imitating products"
_OTHER_CATEGORY: Final = re.compile(r"other\s*[-:–]\s*", re.IGNORECASE)
# as in "France, Sweden" and "France;Sweden"
_COMMA: Final = re.compile(r"\s*[,;\n]\s*")
_LANGUAGES: Final = frozenset(str(each.value) for each in TextLanguage)
_LEVELS: Final = {NotificationKind.SERIOUS_RISK: RiskLevel.SERIOUS}
"""A serious risk has a level of its own; the other kinds leave the level open."""
# "Choking, Chemical" in a report, "Choking;Chemical" in a table of the mirror
_RISK_SEPARATOR: Final = re.compile(r"\s*[,;]\s*")
# a risk of the list that is told in words, as in "Other: risk to the environment"
_OTHER_RISK: Final = re.compile(r"other\s*[:–-]\s*", re.IGNORECASE)


def plain(codes: type[C], text: str, dialect: Dialect, field: str, notes: Notes) -> C | None:
    """The code that *text* spells, of a list that has no `other`."""
    if not text:
        return None
    text = clean(text, field, notes)
    found = dialect.find(codes, text)
    if found is None and not says_nothing(text) and not dialect.is_nothing(text):
        notes.add(Remark.CODE_UNKNOWN, field, text)
    return found


def notification_kind(text: str, number: str, dialect: Dialect, notes: Notes) -> NotificationKind:
    """
    The kind that *text* spells; where it spells none, the kind that the *number* stands for.

    Until 2012 numbers stood for serious risks only; a notice without a number is taken as one for information.
    """
    text = clean(text, "notification_kind", notes)
    found = dialect.find(NotificationKind, text)
    if found is not None:
        return found
    notes.add(Remark.LEVEL_MISSING if says_nothing(text) else Remark.LEVEL_UNKNOWN, "notification_kind", text)
    parsed = AlertNumber.parse(number)
    if parsed is None:
        return NotificationKind.FOR_INFORMATION
    return KIND_BY_NUMBER.get(parsed.prefix, NotificationKind.SERIOUS_RISK)


def risk_level(kind: NotificationKind) -> RiskLevel | None:
    """The level of risk that a *kind* of notification says by itself."""
    return _LEVELS.get(kind)


@remember
def country(text: str, dialect: Dialect, field: str, notes: Notes) -> tuple[Country | None, str | None]:
    """The country that *text* names, with its name in words where it is on no list."""
    name = line(text, field, notes)
    if name is None or dialect.is_nothing(name):
        return None, None
    found = dialect.find(Country, name)
    if found is not None:
        return found, None
    notes.add(Remark.COUNTRY_UNKNOWN, field, text)
    return Country.OTHER, name


def countries(
    texts: Iterable[str], dialect: Dialect, field: str, notes: Notes
) -> tuple[tuple[Country, ...], tuple[str, ...]]:
    """The countries that *texts* name, each once, and in words those that are on no list."""
    # some names hold a comma themselves, as "Hong Kong, RAE da China" does
    split = ([text] if dialect.find(Country, text) else _COMMA.split(text) for text in texts)
    names = [name for each in split for name in each]
    found = [country(name, dialect, field, notes) for name in names]
    listed = dict.fromkeys(code for code, other in found if code is not None and other is None)
    return tuple(listed), limit(dict.fromkeys(other for _, other in found if other), f"{field}_other", notes, 100)


@remember
def category(text: str, dialect: Dialect, notes: Notes) -> tuple[ProductCategory, str | None]:
    """
    The product category that *text* names, with its name in words where it is on no list.

    The feeds print a category that is on no list as `Other - ` with the name behind it.
    """
    field = "product.category"
    name = line(text, field, notes)
    if name is None:
        notes.add(Remark.CATEGORY_MISSING, field, text)
        return ProductCategory.OTHER, None
    found = dialect.find(ProductCategory, name)
    if found is not None:
        return found, None
    if not _OTHER_CATEGORY.match(f"{name} "):
        notes.add(Remark.CATEGORY_UNKNOWN, field, text)
    return ProductCategory.OTHER, line(_OTHER_CATEGORY.sub("", f"{name} ", count=1), field, notes)


def operator_role(text: str, dialect: Dialect, field: str, notes: Notes) -> tuple[OperatorRole | None, str | None]:
    """The role that *text* names, with its name in words where it is on no list."""
    name = line(text, field, notes)
    if name is None:
        return None, None
    found = dialect.find(OperatorRole, name)
    if found is not None:
        return found, None
    notes.add(Remark.CODE_UNKNOWN, field, name)
    return OperatorRole.OTHER, name


def segment(text: str, notes: Notes) -> tuple[OecdSegment | None, str | None]:
    """The segment of the OECD portal that *text* names, by its number of eight digits where it begins with one."""
    name = line(text, "product.oecd_segment", notes)
    if name is None:
        return None, None
    found = find_code(OecdSegment, name, Feed.SPREADSHEET) or find_code(OecdSegment, name[:8], Feed.SPREADSHEET)
    return (found, None) if found else (OecdSegment.OTHER, name)


# asked once a notice
@lru_cache(maxsize=64)
def language(text: str) -> str:
    """The language that *text* names, as the records write it; English, the language of every feed, where none is."""
    code = re.split("[-_]", text.strip().lower())[0]
    return code if code in _LANGUAGES else TextLanguage.EN.value


def risks(texts: Iterable[str], others: Iterable[str], dialect: Dialect, notes: Notes) -> tuple[Risk, ...]:
    """
    The risks that *texts* list, each once, and those that *others* tell in free words.

    Where every part between separators is a known type, all are. Where one is not, only the parts that are written as
    the list writes them are types, and all others together are one text, for free text may hold separators itself;
    what is on no list is a finding.
    """
    found = [risk for text in texts for risk in _read_risks(text, dialect, notes)]
    told = [Risk(type=RiskType.OTHER, type_other=name) for text in others if (name := line(text, "risks", notes))]
    return limit(dict.fromkeys([*found, *told]), "risks", notes, 50, lambda risk: risk.type_other or risk.type.en)


@remember
def _read_risks(text: str, dialect: Dialect, notes: Notes) -> tuple[Risk, ...]:
    whole = line(text, "risks", notes) or ""
    parts = [each for each in _RISK_SEPARATOR.split(whole) if not says_nothing(each) and not dialect.is_nothing(each)]
    types = {part: dialect.find(RiskType, part) for part in parts}
    if not all(types.values()) and dialect.labels is None:
        types = {part: code if code and part in spellings(code, dialect.feed) else None for part, code in types.items()}
    found = [Risk(type=code) for part in parts if (code := types[part])]
    unread = [part for part in parts if types[part] is None]
    if unread and dialect.labels is None:
        unread = [", ".join(unread)]
    for other in unread:
        if not _OTHER_RISK.match(other):
            notes.add(Remark.CODE_UNKNOWN, "risks", other)
        found.append(Risk(type=RiskType.OTHER, type_other=other))
    return tuple(found)
