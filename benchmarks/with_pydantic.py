"""
The alert as pydantic models: strict, frozen and closed, with the same members and bounds.

Items that must differ and the numbered rules are left out: so these models do less for their time.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter

from safetygate.domain import codes as code
from safetygate.domain.records.languages import TextLanguage

Short: TypeAlias = Annotated[str, Field(min_length=1, max_length=4000)]
Name: TypeAlias = Annotated[str, Field(min_length=1, max_length=500)]
Number: TypeAlias = Annotated[str, Field(min_length=1, max_length=100)]
Address: TypeAlias = Annotated[
    str, Field(min_length=1, max_length=4000, pattern=r'^[hH][tT][tT][pP][sS]?://[^\x00-\x20\x7f<>"]+$')
]
Wording: TypeAlias = Annotated[str, Field(min_length=1, max_length=50000)]
Texts: TypeAlias = Annotated[dict[TextLanguage, Wording], Field(min_length=1)]


class Record(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Operator(Record):
    role: code.OperatorRole
    role_other: Name | None = None
    name: Name | None = None
    country: code.Country | None = None
    private_person: bool | None = None
    address: Annotated[str, Field(min_length=1, max_length=1000)] | None = None
    contact: Name | None = None


class Barcode(Record):
    scheme: code.BarcodeScheme
    value: Short


class Picture(Record):
    url: Address
    main: bool | None = None


class Offer(Record):
    platform: code.Platform
    platform_other: Short | None = None
    identifier: Short | None = None
    url: Address | None = None
    seller: Operator | None = None


class Product(Record):
    category: code.ProductCategory
    category_other: Short | None = None
    user: code.ProductUser | None = None
    name: Texts | None = None
    specific_name: Short | None = None
    brands: Annotated[tuple[Short, ...], Field(max_length=200)] = ()
    models: Annotated[tuple[Short, ...], Field(max_length=1000)] = ()
    batches: Annotated[tuple[Short, ...], Field(max_length=1000)] = ()
    barcodes: Annotated[tuple[Barcode, ...], Field(max_length=1000)] = ()
    customs_codes: Annotated[tuple[Short, ...], Field(max_length=100)] = ()
    oecd_segment: code.OecdSegment | None = None
    oecd_segment_other: Short | None = None
    recall_codes: Annotated[tuple[Short, ...], Field(max_length=100)] = ()
    production_dates: Short | None = None
    description: Texts | None = None
    packaging: Texts | None = None
    counterfeit: code.Answer | None = None
    pictures: Annotated[tuple[Picture, ...], Field(max_length=100)] = ()


class Risk(Record):
    type: code.RiskType
    type_other: Short | None = None


class Measure(Record):
    category: code.MeasureCategory
    category_other: Short | None = None
    obligation: code.Obligation
    operator: code.OperatorRole | None = None
    operator_other: Short | None = None
    in_force_on: dt.date | None = None
    duration: Short | None = None
    scope: Short | None = None


class RecallPage(Record):
    url: Address
    language: TextLanguage | None = None


class Supersession(Record):
    number: Number
    reason: code.SupersessionReason


class Source(Record):
    feed: code.Feed
    url: Address | None = None
    report: Number | None = None
    report_on: dt.date | None = None
    position: Annotated[int, Field(ge=1, le=2**53 - 1)] | None = None
    modified_at: AwareDatetime | None = None


class Alert(Record):
    kind: Literal["alert"]
    schema_version: Literal["1.0"]
    number: Number
    notification_kind: code.NotificationKind
    risk_level: code.RiskLevel | None = None
    notifying_country: code.Country
    notifying_country_other: Short | None = None
    published_on: dt.date | None = None
    product: Product
    risks: Annotated[tuple[Risk, ...], Field(max_length=50)] = ()
    risk_description: Texts | None = None
    legal_provision: Texts | None = None
    technical_defect: Texts | None = None
    measures: Annotated[tuple[Measure, ...], Field(max_length=100)] = ()
    origin: code.Country | None = None
    origin_other: Short | None = None
    sold_online: code.Answer = code.Answer.UNKNOWN
    sold_online_basis: Annotated[tuple[code.SoldOnlineBasis, ...], Field(max_length=10)] = ()
    offers: Annotated[tuple[Offer, ...], Field(max_length=500)] = ()
    reacting_countries: Annotated[tuple[code.Country, ...], Field(max_length=300)] = ()
    reacting_countries_other: Annotated[tuple[Short, ...], Field(max_length=100)] = ()
    recall_pages: Annotated[tuple[RecallPage, ...], Field(max_length=100)] = ()
    supersedes: Supersession | None = None
    withdrawn_on: dt.date | None = None
    source: Source | None = None
    extensions: dict[str, Any] | None = None


decode = TypeAdapter(Alert).validate_json


def encode(alert: Alert) -> bytes:
    """What is absent is left out by the quickest way that pydantic has; it still writes empty lists."""
    return alert.model_dump_json(exclude_none=True).encode()
