"""
The alert as msgspec structs: frozen and closed, with the same members and bounds; the practical limit in Python.

Items that must differ and the numbered rules are left out: so these structs do less for their time.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import UNSET, Meta, UnsetType

from safetygate.domain import codes as code
from safetygate.domain.records.languages import TextLanguage

Short: TypeAlias = Annotated[str, Meta(min_length=1, max_length=4000)]
Name: TypeAlias = Annotated[str, Meta(min_length=1, max_length=500)]
Number: TypeAlias = Annotated[str, Meta(min_length=1, max_length=100)]
Address: TypeAlias = Annotated[
    str, Meta(min_length=1, max_length=4000, pattern=r'^[hH][tT][tT][pP][sS]?://[^\x00-\x20\x7f<>"]+$')
]
Wording: TypeAlias = Annotated[str, Meta(min_length=1, max_length=50000)]
Texts: TypeAlias = Annotated[dict[TextLanguage, Wording], Meta(min_length=1)]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


class Operator(Record):
    role: code.OperatorRole
    role_other: Name | UnsetType = UNSET
    name: Name | UnsetType = UNSET
    country: code.Country | UnsetType = UNSET
    private_person: bool | UnsetType = UNSET
    address: Annotated[str, Meta(min_length=1, max_length=1000)] | UnsetType = UNSET
    contact: Name | UnsetType = UNSET


class Barcode(Record):
    scheme: code.BarcodeScheme
    value: Short


class Picture(Record):
    url: Address
    main: bool | UnsetType = UNSET


class Offer(Record):
    platform: code.Platform
    platform_other: Short | UnsetType = UNSET
    identifier: Short | UnsetType = UNSET
    url: Address | UnsetType = UNSET
    seller: Operator | UnsetType = UNSET


class Product(Record):
    category: code.ProductCategory
    category_other: Short | UnsetType = UNSET
    user: code.ProductUser | UnsetType = UNSET
    name: Texts | UnsetType = UNSET
    specific_name: Short | UnsetType = UNSET
    brands: Annotated[tuple[Short, ...], Meta(max_length=200)] = ()
    models: Annotated[tuple[Short, ...], Meta(max_length=1000)] = ()
    batches: Annotated[tuple[Short, ...], Meta(max_length=1000)] = ()
    barcodes: Annotated[tuple[Barcode, ...], Meta(max_length=1000)] = ()
    customs_codes: Annotated[tuple[Short, ...], Meta(max_length=100)] = ()
    oecd_segment: code.OecdSegment | UnsetType = UNSET
    oecd_segment_other: Short | UnsetType = UNSET
    recall_codes: Annotated[tuple[Short, ...], Meta(max_length=100)] = ()
    production_dates: Short | UnsetType = UNSET
    description: Texts | UnsetType = UNSET
    packaging: Texts | UnsetType = UNSET
    counterfeit: code.Answer | UnsetType = UNSET
    pictures: Annotated[tuple[Picture, ...], Meta(max_length=100)] = ()


class Risk(Record):
    type: code.RiskType
    type_other: Short | UnsetType = UNSET


class Measure(Record, kw_only=True):
    category: code.MeasureCategory
    category_other: Short | UnsetType = UNSET
    obligation: code.Obligation
    operator: code.OperatorRole | UnsetType = UNSET
    operator_other: Short | UnsetType = UNSET
    in_force_on: dt.date | UnsetType = UNSET
    duration: Short | UnsetType = UNSET
    scope: Short | UnsetType = UNSET


class RecallPage(Record):
    url: Address
    language: TextLanguage | UnsetType = UNSET


class Supersession(Record):
    number: Number
    reason: code.SupersessionReason


class Source(Record):
    feed: code.Feed
    url: Address | UnsetType = UNSET
    report: Number | UnsetType = UNSET
    report_on: dt.date | UnsetType = UNSET
    position: Annotated[int, Meta(ge=1, le=2**53 - 1)] | UnsetType = UNSET
    modified_at: Annotated[dt.datetime, Meta(tz=True)] | UnsetType = UNSET


class Alert(Record, kw_only=True, tag_field="kind", tag="alert"):
    schema_version: Literal["1.0"]
    number: Number
    notification_kind: code.NotificationKind
    risk_level: code.RiskLevel | UnsetType = UNSET
    notifying_country: code.Country
    notifying_country_other: Short | UnsetType = UNSET
    published_on: dt.date | UnsetType = UNSET
    product: Product
    risks: Annotated[tuple[Risk, ...], Meta(max_length=50)] = ()
    risk_description: Texts | UnsetType = UNSET
    legal_provision: Texts | UnsetType = UNSET
    technical_defect: Texts | UnsetType = UNSET
    measures: Annotated[tuple[Measure, ...], Meta(max_length=100)] = ()
    origin: code.Country | UnsetType = UNSET
    origin_other: Short | UnsetType = UNSET
    sold_online: code.Answer | UnsetType = UNSET
    sold_online_basis: Annotated[tuple[code.SoldOnlineBasis, ...], Meta(max_length=10)] = ()
    offers: Annotated[tuple[Offer, ...], Meta(max_length=500)] = ()
    reacting_countries: Annotated[tuple[code.Country, ...], Meta(max_length=300)] = ()
    reacting_countries_other: Annotated[tuple[Short, ...], Meta(max_length=100)] = ()
    recall_pages: Annotated[tuple[RecallPage, ...], Meta(max_length=100)] = ()
    supersedes: Supersession | UnsetType = UNSET
    withdrawn_on: dt.date | UnsetType = UNSET
    source: Source | UnsetType = UNSET
    extensions: dict[str, Any] | UnsetType = UNSET


decode = msgspec.json.Decoder(Alert).decode
encode = msgspec.json.Encoder().encode
