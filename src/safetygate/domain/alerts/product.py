"""
The product: what it is, how to know it again, and where it is sold online.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise
from typing import ClassVar, Final, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.alerts.gtin import is_gtin, is_shaped
from safetygate.domain.alerts.parties import Operator
from safetygate.domain.codes import (
    Answer,
    BarcodeScheme,
    FoundIn,
    Observer,
    OecdSegment,
    OfferEventKind,
    OfferItem,
    Platform,
    ProductCategory,
    ProductUser,
)
from safetygate.domain.records.checks import Boolean, Code, Day, Items, Maybe, Part
from safetygate.domain.records.converters import AsCode, Each, MaybeCode, as_day, maybe_texts
from safetygate.domain.records.rules import Path, Record, Rule, beside_other
from safetygate.domain.records.shapes import ADDRESS, LONG, SHORT
from safetygate.domain.records.texts import Texts


@final
@frozen(kw_only=True, eq=False)
class Barcode(Record):
    """
    A code by which shops know the product.

    Two spellings of one GTIN are equal: `737052362540` and `0737052362540` are the same code.

    Attributes:
        scheme: Which kind of code; `gtin` for EAN, UPC and the other GS1 trade item numbers.
        value: The code itself, without blanks where it is a GTIN, else as it came.
        found_in: The member in whose words it was found; absent where it was given as a barcode.
    """

    scheme: BarcodeScheme = field(converter=AsCode[BarcodeScheme], validator=Code(BarcodeScheme))
    value: str = field(validator=SHORT)
    # In 3,620 published alerts a GTIN stands among models, batches or prose, most of them without any barcode.
    found_in: FoundIn | None = field(default=None, converter=MaybeCode[FoundIn], validator=Maybe(Code(FoundIn)))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-003",
            "expected a GTIN of 8, 12, 13 or 14 digits",
            "GTIN 应为 8、12、13 或 14 位数字",
            lambda barcode: [("value",)] if barcode.scheme is BarcodeScheme.GTIN and not barcode.gtin14 else [],
        ),
        Rule(
            "SG-R-009",
            "expected a GTIN whose last digit is its check digit",
            "GTIN 的末位应为其校验码",
            # Of 10,467 codes of this shape in the reports 373 have another last digit: they pass, and are told.
            lambda barcode: [("value",)] if barcode.gtin14 and not is_gtin(barcode.gtin14) else [],
        ),
    )

    @property
    def gtin14(self) -> str | None:
        """The form in which all GTINs compare: 14 digits, with noughts before; `None` where the code is none."""
        return self.value.zfill(14) if self.scheme is BarcodeScheme.GTIN and is_shaped(self.value) else None

    @property
    def _comparable(self) -> tuple[BarcodeScheme, str]:
        return self.scheme, self.gtin14 or self.value

    def __eq__(self, other: object) -> bool:
        return self._comparable == other._comparable if isinstance(other, Barcode) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._comparable)


@final
@frozen(kw_only=True)
class Picture:
    """
    A picture of the product, by its address.

    Attributes:
        url: Where it is published.
        main: Whether it is the one to show first; absent where the source does not say.
    """

    url: str = field(validator=ADDRESS)
    main: bool | None = field(default=None, validator=Maybe(Boolean()))


@final
@frozen(kw_only=True)
class OfferEvent(Record):
    """
    One thing that happened to an offer.

    Attributes:
        event: What happened.
        on: The day on which it happened or was seen.
        observer: Who says so.
        observer_other: That in words, where it is on no list.
    """

    event: OfferEventKind = field(converter=AsCode[OfferEventKind], validator=Code(OfferEventKind))
    on: Date = field(converter=as_day, validator=Day())
    # A marketplace may say that an offer is gone which an authority still sees.
    observer: Observer = field(converter=AsCode[Observer], validator=Code(Observer))
    observer_other: str | None = field(default=None, validator=Maybe(SHORT))

    rules: ClassVar[tuple[Rule, ...]] = (beside_other("observer"),)


@final
@frozen(kw_only=True)
class OfferInformation(Record):
    """
    One of the things that an offer must show, and whether it does (Regulation (EU) 2023/988, article 19).

    Attributes:
        item: What must be shown.
        shown: Whether it is.
        wording: What is shown.
    """

    item: OfferItem = field(converter=AsCode[OfferItem], validator=Code(OfferItem))
    shown: Answer = field(converter=AsCode[Answer], validator=Code(Answer))
    wording: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))


# Sightings after removal are what the Pledge of 2018 has its signatories act against.
def _find_reappearances(offer: Offer) -> Iterable[Path]:
    """Where an offer is seen again that was not removed; to notify it again after it was removed changes nothing."""
    removed = False
    for position, event in enumerate(offer.events):
        if event.event is OfferEventKind.SEEN_AGAIN and not removed:
            yield ("events", position)
        removed = event.event is OfferEventKind.REMOVED or (removed and event.event is OfferEventKind.NOTIFIED)


# That an offer was notified says nothing of whether it was online.
_ONLINE: Final = {
    OfferEventKind.SEEN: Answer.YES,
    OfferEventKind.SEEN_AGAIN: Answer.YES,
    OfferEventKind.REMOVED: Answer.NO,
}


@final
@frozen(kw_only=True)
class Offer(Record):
    """
    One place online where the product is or was offered.

    Attributes:
        platform: The online marketplace.
        platform_other: Its name, where it is on no list.
        identifier: What names the product there: an item number, an ASIN, a title, as it came.
        url: The address of the listing.
        seller: Who offers it there.
        information: What the offer shows of what it must show (Regulation (EU) 2023/988, article 19).
        events: What happened to it, in order: seen, notified, removed, seen again.
    """

    # Delegated Regulation (EU) 2024/3173, Annex I, 2.2(f)(viii)
    platform: Platform = field(converter=AsCode[Platform], validator=Code(Platform))
    platform_other: str | None = field(default=None, validator=Maybe(SHORT))
    identifier: str | None = field(default=None, validator=Maybe(SHORT))
    url: str | None = field(default=None, validator=Maybe(ADDRESS))
    seller: Operator | None = field(default=None, validator=Maybe(Part(Operator)))
    information: tuple[OfferInformation, ...] = field(
        default=(), converter=Each[OfferInformation], validator=Items(Part(OfferInformation), 10)
    )
    events: tuple[OfferEvent, ...] = field(
        default=(), converter=Each[OfferEvent], validator=Items(Part(OfferEvent), 200)
    )

    rules: ClassVar[tuple[Rule, ...]] = (
        beside_other("platform"),
        Rule(
            "SG-M-110",
            "expected the events of an offer in the order of their days",
            "销售链接的各事件应按日期先后排列",
            lambda offer: [
                ("events", position)
                for position, (one, following) in enumerate(pairwise(offer.events), 1)
                if following.on < one.on
            ],
            about=("events",),
        ),
        Rule(
            "SG-R-010",
            "expected an offer to be seen again only after it was removed",
            "“下架后再次出现”应以曾经下架为前提",
            _find_reappearances,
            about=("events",),
        ),
    )

    def online_on(self, day: dt.date) -> Answer:
        """Whether it was online on *day*, by the last that had been seen of it by then."""
        known = [_ONLINE[event.event] for event in self.events if event.on <= day and event.event in _ONLINE]
        return known[-1] if known else Answer.UNKNOWN


@final
@frozen(kw_only=True)
class Product(Record):
    """
    A non-food consumer product as an alert describes it.

    Attributes:
        category: The product category of the Safety Gate.
        category_other: The category in words, where it is on no list.
        user: Whether it is meant for consumers or for professionals.
        name: What kind of thing it is, in one or more languages.
        specific_name: The name it is sold under.
        brands: The brands on it.
        models: Types and model numbers.
        batches: Batch numbers, serial numbers.
        barcodes: The codes by which shops know it.
        customs_codes: Tariff numbers, as they came.
        oecd_segment: The segment of the OECD recalls portal, a code of GS1 Global Product Classification.
        oecd_segment_other: The segment in words, where it is on no list.
        recall_codes: The operator's own recall codes (motor vehicles).
        production_dates: When it was made, in words (motor vehicles).
        description: What it looks like.
        packaging: How it is packed.
        counterfeit: Whether it is a counterfeit.
        pictures: Pictures of it.
    """

    # Delegated Regulation (EU) 2024/3173, Annex I, 2.2(e)
    category: ProductCategory = field(converter=AsCode[ProductCategory], validator=Code(ProductCategory))
    category_other: str | None = field(default=None, validator=Maybe(SHORT))
    user: ProductUser | None = field(default=None, converter=MaybeCode[ProductUser], validator=Maybe(Code(ProductUser)))
    name: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    specific_name: str | None = field(default=None, validator=Maybe(SHORT))
    brands: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(SHORT, 200))
    # Printed in one string of up to 1,716 characters.
    models: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(SHORT, 1000))
    batches: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(SHORT, 1000))
    barcodes: tuple[Barcode, ...] = field(default=(), converter=Each[Barcode], validator=Items(Part(Barcode), 1000))
    # As they came: they do not say of which tariff they are; `traceability` has them with their system.
    customs_codes: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(SHORT, 100))
    oecd_segment: OecdSegment | None = field(
        default=None, converter=MaybeCode[OecdSegment], validator=Maybe(Code(OecdSegment))
    )
    oecd_segment_other: str | None = field(default=None, validator=Maybe(SHORT))
    # 2,402 values in the reports, all of motor vehicles; the same holds of the dates below.
    recall_codes: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(SHORT, 100))
    production_dates: str | None = field(default=None, validator=Maybe(SHORT))
    description: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    packaging: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    # No field of the weekly report; the portal and the spreadsheet have it.
    counterfeit: Answer | None = field(default=None, converter=MaybeCode[Answer], validator=Maybe(Code(Answer)))
    # Up to 12 in the reports so far.
    pictures: tuple[Picture, ...] = field(default=(), converter=Each[Picture], validator=Items(Part(Picture), 100))

    rules: ClassVar[tuple[Rule, ...]] = (
        beside_other("category", "oecd_segment"),
        Rule(
            "SG-R-001",
            "expected a name, a brand or a model to know the product by",
            "建议提供可识别产品的名称、品牌或型号",
            lambda product: (
                [] if product.name or product.specific_name or product.brands or product.models else [("name",)]
            ),
        ),
    )
