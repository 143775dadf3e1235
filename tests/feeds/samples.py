"""
Notices of our own making in the exact forms of the feeds; no real product, firm or alert is meant.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape

from safetygate.feeds import Reading, read_alerts

ALERT = "https://ec.europa.eu/safety-gate-alerts/screen/webReport/alertDetail/"
INSTANCE = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
VEHICLE = "webReportXmlWeeklyReportDetailMotorVehicleContentDto"
PLAIN = "webReportXmlWeeklyReportDetailContentDto"

ELEMENTS: Mapping[str, str] = {
    "order": "1",
    "caseNumber": "SR/99001/26",
    "reference": f"{ALERT}19900001",
    "category": "Toys",
    "product": "Toy kite",
    "brand": "Windling",
    "name": "Sky Runner",
    "type_numberOfModel": "SR-1",
    "batchNumber": "L-0001",
    "barcode": "4006381333931",
    "riskType": "Choking",
    "danger": "A small part comes off easily.",
    "measures": (
        "Type of economic operator to whom the measure(s) were ordered: Importer"
        "Category of measure(s): Withdrawal of the product from the market"
        "Date of entry into force: 03/08/2026"
    ),
    "URLrecall": "https://example.org/recall",
    "description": "Kite with a red tail.",
    "notifyingCountry": "Ireland",
    "countryOfOrigin": "People's Republic of China",
    "type": "Consumer",
    "level": "Serious risk",
    "onlineTrader": "",
    "companyRecallCode": "",
    "productionDates": "",
}
"""The elements of a notice in a weekly report, all but the pictures, in their order."""

HEAD = (
    "<report_language>en</report_language><report_date>21/08/2026</report_date><report_year>2026</report_year>"
    "<report_week>34</report_week><report_addendum><![CDATA[]]></report_addendum>"
)


def element(*, type_: str = VEHICLE, nil: bool = False, tag: str = "notifications", **changes: str | None) -> str:
    """One notice of a weekly report, with *changes*; an element that is `None` is left out."""
    texts = {**ELEMENTS, **changes}
    inside = "".join(_child(name, text, nil=nil) for name, text in texts.items() if text is not None)
    pictures = "<pictures><picture><![CDATA[https://example.org/1.jpg]]></picture></pictures>"
    return f'<{tag} {INSTANCE} xsi:type="{type_}">{inside}{pictures}</{tag}>'


def _child(name: str, text: str, *, nil: bool) -> str:
    if text == "" and nil:
        return f'<{name} xsi:nil="true"/>'
    if "]]>" in text or "<" not in text:
        return f"<{name}>{escape(text)}</{name}>"
    return f"<{name}><![CDATA[{text}]]></{name}>"


def weekly(*elements: str, head: str = HEAD, declaration: str = '<?xml version="1.0" encoding="UTF-8"?>') -> bytes:
    """A weekly report with *elements*."""
    return f"{declaration}<Safety-Gate>   {head}{''.join(elements)}</Safety-Gate>".encode()


def read(data: bytes) -> list[Reading]:
    """All notices of a feed."""
    return list(read_alerts(io.BytesIO(data)))


def one(**changes: str | None) -> Reading:
    """The reading of a weekly report with one notice with *changes*."""
    (found,) = read(weekly(element(**changes)))
    return found


def codes(reading: Reading) -> set[str]:
    """The codes of all that was found."""
    return {finding.code for finding in reading.findings}


def coded(key: str, name: str) -> dict[str, str]:
    """A value of a list, as the portal writes it."""
    return {"key": key, "name": name}


def country(key: str, name: str) -> dict[str, Any]:
    """A country, as the portal writes it."""
    place = {"key": key, "propertyKey": f"country.{key}", "name": name}
    return {**place, "orderIndex": 1, "euCountry": False, "eeaCountry": False}


def notice(**changes: Any) -> dict[str, Any]:
    """The detail of one notice of the portal, with *changes*."""
    spoken = {"id": 1, "language": coded("EN", "english")}
    return {
        "id": 19900002,
        "notificationType": {
            "key": "directive.article.12.gpsd.article.22.regulation.31008.765",
            "code": "A12",
            "name": "ARTICLE_12",
        },
        "reference": "SR/99002/26",
        "corrigendum": None,
        "country": country("FR", "France"),
        "creationDate": "2026-02-09T08:40:55.875Z",
        "publicationDate": "2026-02-10T23:30:00.766Z",
        "modificationDate": "2026-02-16T10:43:13.857Z",
        "isImmediatePublication": True,
        "singlePublication": False,
        "forInfo": False,
        "product": {
            "id": 2,
            "productCategory": coded("product.category.toys", "TOYS"),
            "professionalProduct": False,
            "isCounterfeit": coded("option.no", "NO"),
            "nameSpecific": "Lutin rouge",
            "nameSpecificKnown": True,
            "brandKnown": True,
            "brands": [{"brand": "Windling"}],
            "name": None,
            "typeModelKnown": True,
            "batchNumberKnown": True,
            "barcodeKnown": True,
            "packageDescriptionKnown": True,
            "versions": [
                {
                    **spoken,
                    "name": "Doll",
                    "description": "Doll of red cloth.",
                    "packageDescription": "Cardboard.",
                    "productCategoryOther": None,
                }
            ],
            "barcodes": [{"barcode": "4006381333931"}],
            "batchNumbers": [{"batchNumber": "L-0002"}],
            "modelTypes": [{"modelType": "D-1"}],
            "description": None,
            "packageDescription": None,
            "productCategoryOther": None,
            "photos": [{"id": 77, "mainPicture": True, "fileName": "a.png", "path": None}],
        },
        "risk": {
            "id": 3,
            "riskType": [coded("riskType.chemical", "CHEMICAL")],
            "versions": [
                {
                    **spoken,
                    "riskDescription": "Too much nickel.",
                    "legalProvision": "Toy Safety Directive.",
                    "riskTypeOther": None,
                }
            ],
        },
        "measureTaken": {
            "id": 3,
            "hasPublishedRecallOnline": coded("option.yes", "YES"),
            "measures": [measure()],
            "companyRecalls": [{"id": 4, "link": "https://example.org/rappel", "language": coded("FR", "français")}],
        },
        "traceability": {
            "id": 3,
            "countryOrigin": country("CN", "People's Republic of China"),
            "isSoldOnline": coded("option.unknown", "UNKNOWN"),
            "onlineTrader": None,
        },
        "reactingCountries": [{"id": 19900002, "country": country("BG", "Bulgaria")}],
        "webReport": {
            "id": 5,
            "code": "Report-2026-6",
            "internalComments": None,
            "corrigendum": None,
            "publicationDate": "2026-02-12T23:00:00.000+00:00",
            "lastPublicationDate": None,
            "notifications": None,
            "highlighted": False,
            "status": coded("pds.status.published", "PUBLISHED"),
        },
        "versions": [{**spoken, "corrigendum": None}],
        "onlineTraderProductIdentifierReference": [],
        **changes,
    }


def measure(**changes: Any) -> dict[str, Any]:
    """One measure of the portal, with *changes*."""
    return {
        "id": 6,
        "entryIntoForceDateKnown": True,
        "entryIntoForceDate": "2026-02-04T00:00:00.000Z",
        "measureDuration": None,
        "measureScope": None,
        "measureCategory": coded("measure.category.recall.of.product.from.consumers", "PRODUCT_RECALL_FROM_CONSUMERS"),
        "measureType": coded("measure.type.voluntary", "VOLUNTARY"),
        "measureVoluntaryEconomicOperator": coded("measure.operator.manufacturer", "MANUFACTURER"),
        "measureVoluntaryAuthority": None,
        "measureCompulsoryEconomicOperator": None,
        "measureCompulsoryAuthority": None,
        "versions": [{"id": 6, "language": coded("EN", "english"), "measureCategoryOther": None}],
        **changes,
    }


def row(**changes: Any) -> dict[str, Any]:
    """One row of the OpenDataSoft mirror, with *changes*."""
    return {
        "alert_number": "A12/99003/24",
        "alert_date": "2024-03-01",
        "modification_date": "2024-03-02T14:39:36+00:00",
        "alert_level": "Serious risk",
        "alert_group": "Consumer",
        "alert_country": "Poland",
        "alert_type": ["Burns", "Fire"],
        "alert_description": "The plug becomes too hot.",
        "alert_other_countries": ["Ireland", "Malta"],
        "technical_defect": "The pins are too thin.",
        "risk_legal_provision": "Low Voltage Directive.",
        "measures_country": ["Measures ordered by public authorities (to: Exportator) Stop of sales"],
        "product_category": "Electrical appliances and equipment",
        "oecd_portal_category": "78000000 - Electrical Supplies",
        "product_type": "Travel adapter",
        "product_name": "Globe",
        "product_description": "White adapter.",
        "product_brand": "Steckling",
        "product_model_type": "T1",
        "product_barcode": "4006381333931",
        "product_batch_number": "0824",
        "product_recall_code": None,
        "product_production_date": None,
        "product_packaging_description": "A bag.",
        "product_counterfeit": "No",
        "product_country": "People's Republic of China",
        "product_image": "https://example.org/main.jpg",
        "product_other_images": ["https://example.org/2.jpg", "https://example.org/3.jpg"],
        "product_recall_url": "https://example.org/recall",
        "rapex_url": f"{ALERT}19900003",
        **changes,
    }


COLUMNS_2020 = (
    *("Year", "Week", "Type of alert", "Product user", "Alert number", "Alert submitted by", "Category", "Product"),
    *("Brand", "Name", "Type / number of model", "Batch number / Barcode", "OECD Portal Category", "Description"),
    *("Country of origin", "Counterfeit", "Risk type", "Technical defect", "Risk"),
    *("Measures adopted by notifying country", "Products were found and measures were taken also in"),
    *("Company recall page", "URL of Case", "Barcode", "Batch number", "Company recall code (**)"),
    *("Production dates (**)", "Packaging description"),
)
COLUMNS_2022 = (
    *("Type of alert", "Type", "Alert number", "Alert submitted by", "Product", "Name", "Description", "Brand"),
    *("Category", "Type / number of model", "OECD Portal category", "Country of origin", "Counterfeit", "Risk type"),
    *("Risk legal provision", "Risk", "Compulsory measures", "Voluntary measures"),
    *("Products were found and measures were taken also in", "Company recall page", "URL of Case", "Barcode"),
    *("Batch number", "Company recall code", "Production dates", "Packaging description"),
)
FOOT = '(**) Please, note that this applies only to "Motor vehicles".'

CELLS: Mapping[str, Any] = {
    "Year": 2020,
    "Week": 4,
    "Type of alert": "Products with serious risks",
    "Product user": "Consumer",
    "Type": "Consumer",
    "Alert number": "A12/99004/20",
    "Alert submitted by": "Finland",
    "Category": "Machinery",
    "Product": "Bench saw",
    "Brand": "Sägling",
    "Name": "Saw",
    "Type / number of model": 48455,
    "OECD Portal Category": "82000000 - Tools / Equipment - Power",
    "OECD Portal category": "82000000 - Tools / Equipment - Power",
    "Description": "Bench saw. The product was also sold online.",
    "Country of origin": "Turkey",
    "Risk type": "Cuts, Damage to sight",
    "Technical defect": "The guard does not lock.",
    "Risk": "The user may be hurt.",
    "Risk legal provision": "Machinery Directive.",
    "Measures adopted by notifying country": "Stop of salesDestruction of the product",
    "Compulsory measures": (
        "Retailer: Withdrawal of the product from the market:27/05/2022 Importer:Stop of sales:28/05/2022"
    ),
    "Voluntary measures": "Manufacturer: Recall of the product from end users:Unknown",
    "Products were found and measures were taken also in": "Estonia, Ireland",
    "Company recall page": "https://example.org/recall",
    "URL of Case": "https://example.org/alerts/?event=viewProduct&reference=A12/99004/20&lng=en",
    "Barcode": "4 006381 333931",
}


def cells(columns: Iterable[str], **changes: Any) -> list[Any]:
    """The cells of one row under *columns*, with *changes* under their names in small letters."""
    return [changes.get(name.lower().replace(" ", "_"), CELLS.get(name, "")) for name in columns]


def dumped(value: Any) -> bytes:
    """*value* as JSON."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
