"""
The alert as plain attrs classes that cattrs fills, after a validator has held the document against its schema.

The validators are made once, outside the race; the classes check nothing themselves.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import fastjsonschema
from attrs import frozen
from cattrs.preconf.json import make_converter
from jsonschema import Draft202012Validator

from safetygate.documents.schema import file_name, registry, schema, schemas
from safetygate.domain import codes as code
from safetygate.domain.records.languages import TextLanguage


@frozen(kw_only=True)
class Operator:
    role: code.OperatorRole
    role_other: str | None = None
    name: str | None = None
    country: code.Country | None = None
    private_person: bool | None = None
    address: str | None = None
    contact: str | None = None


@frozen(kw_only=True)
class Barcode:
    scheme: code.BarcodeScheme
    value: str


@frozen(kw_only=True)
class Picture:
    url: str
    main: bool | None = None


@frozen(kw_only=True)
class Offer:
    platform: code.Platform
    platform_other: str | None = None
    identifier: str | None = None
    url: str | None = None
    seller: Operator | None = None


@frozen(kw_only=True)
class Product:
    category: code.ProductCategory
    category_other: str | None = None
    user: code.ProductUser | None = None
    name: dict[str, str] | None = None
    specific_name: str | None = None
    brands: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    batches: tuple[str, ...] = ()
    barcodes: tuple[Barcode, ...] = ()
    customs_codes: tuple[str, ...] = ()
    oecd_segment: code.OecdSegment | None = None
    oecd_segment_other: str | None = None
    recall_codes: tuple[str, ...] = ()
    production_dates: str | None = None
    description: dict[str, str] | None = None
    packaging: dict[str, str] | None = None
    counterfeit: code.Answer | None = None
    pictures: tuple[Picture, ...] = ()


@frozen(kw_only=True)
class Risk:
    type: code.RiskType
    type_other: str | None = None


@frozen(kw_only=True)
class Measure:
    category: code.MeasureCategory
    category_other: str | None = None
    obligation: code.Obligation
    operator: code.OperatorRole | None = None
    operator_other: str | None = None
    in_force_on: dt.date | None = None
    duration: str | None = None
    scope: str | None = None


@frozen(kw_only=True)
class RecallPage:
    url: str
    language: TextLanguage | None = None


@frozen(kw_only=True)
class Supersession:
    number: str
    reason: code.SupersessionReason


@frozen(kw_only=True)
class Source:
    feed: code.Feed
    url: str | None = None
    report: str | None = None
    report_on: dt.date | None = None
    position: int | None = None
    modified_at: dt.datetime | None = None


@frozen(kw_only=True)
class Alert:
    kind: str
    schema_version: str
    number: str
    notification_kind: code.NotificationKind
    risk_level: code.RiskLevel | None = None
    notifying_country: code.Country
    notifying_country_other: str | None = None
    published_on: dt.date | None = None
    product: Product
    risks: tuple[Risk, ...] = ()
    risk_description: dict[str, str] | None = None
    legal_provision: dict[str, str] | None = None
    technical_defect: dict[str, str] | None = None
    measures: tuple[Measure, ...] = ()
    origin: code.Country | None = None
    origin_other: str | None = None
    sold_online: code.Answer = code.Answer.UNKNOWN
    sold_online_basis: tuple[code.SoldOnlineBasis, ...] = ()
    offers: tuple[Offer, ...] = ()
    reacting_countries: tuple[code.Country, ...] = ()
    reacting_countries_other: tuple[str, ...] = ()
    recall_pages: tuple[RecallPage, ...] = ()
    supersedes: Supersession | None = None
    withdrawn_on: dt.date | None = None
    source: Source | None = None
    extensions: dict[str, Any] | None = None


_converter = make_converter(omit_if_default=True, detailed_validation=False)
_converter.register_unstructure_hook(dt.datetime, lambda moment: moment.isoformat().replace("+00:00", "Z"))


def _whole_schema(content: Any, file: str) -> Any:
    """The schema with every reference filled in, for an engine that follows none between files."""
    if isinstance(content, list):
        return [_whole_schema(item, file) for item in content]
    if not isinstance(content, dict):
        return content
    if "$ref" in content:
        address, _, name = content["$ref"].partition("#/$defs/")
        return _whole_schema(schemas()[address or file]["$defs"][name], address or file)
    return {
        name: _whole_schema(item, file) for name, item in content.items() if name not in {"$defs", "$id", "$schema"}
    }


def after(valid: Callable[[Any], Any]) -> Callable[[bytes], Alert]:
    """Reading where *valid* holds the parsed document against the schema."""

    def decode(data: bytes) -> Alert:
        value = json.loads(data)
        if not valid(value):
            raise ValueError
        return _converter.structure(value, Alert)

    return decode


decode_by_jsonschema = after(Draft202012Validator(schema("alert"), registry=registry()).is_valid)
decode_by_fastjsonschema = after(
    fastjsonschema.compile(_whole_schema(schema("alert"), file_name("alert")), use_formats=False)
)


def encode(alert: Alert) -> bytes:
    return _converter.dumps(alert, ensure_ascii=False, separators=(",", ":")).encode()
