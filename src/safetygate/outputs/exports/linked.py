"""
An alert as linked data (JSON-LD, schema.org): a `Report` about a `Product`, for a web page that shows it.

schema.org has no type for a recall. Search engines, marketplaces and researchers read the two types that it has.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.gtin import is_gtin
from safetygate.domain.alerts.product import Offer, Product
from safetygate.domain.codes import Country, OfferEventKind
from safetygate.domain.records.code import CodeList
from safetygate.domain.records.errors import expect
from safetygate.domain.records.moments import format_day
from safetygate.domain.records.phrases import Language
from safetygate.domain.records.texts import Texts
from safetygate.domain.watch.gtins import digital_link

# Written out, so that no reader has to fetch it, or learns of whoever reads the page by being asked for it.
_CONTEXT: Final[dict[str, Any]] = {
    "@vocab": "https://schema.org/",
    **{name: {"@type": "@id"} for name in ("availability", "hasGS1DigitalLink", "image", "url")},
}

# `</script>` would end the element, `<!--` would hide its end, and older readers of scripts end a line at U+2028.
_ESCAPES: Final = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def alert_jsonld(alert: Alert, language: str | Language = "en") -> dict[str, Any]:
    """
    What is published of *alert*, as linked data; `jsonld_text` writes it for a page.

    Who sells the product is not in it, nor what only authorities exchange.

    Args:
        alert: The alert.
        language: The language of labels, and of texts that are there in several.

    Raises:
        InvalidValue: Where there are no words in *language*.
    """
    expect(alert, Alert, field="alert")
    wanted = Language.parse(language)
    source = alert.source
    return {"@context": dict(_CONTEXT)} | _without_nothing(
        {
            "@type": "Report",
            "reportNumber": alert.number,
            "name": alert.notification_kind.label(wanted),
            "datePublished": alert.published_on and format_day(alert.published_on),
            # The Commission keeps the portal on which alerts are published: Regulation (EU) 2023/988, Article 34.
            "publisher": alert.published_on and {"@type": "Organization", "name": "European Commission, Safety Gate"},
            "url": source and source.url,
            "abstract": _word(alert.risk_description, wanted),
            "keywords": [_label(risk.type, risk.type_other, wanted) for risk in alert.risks],
            "spatialCoverage": [
                *_country(alert.notifying_country, alert.notifying_country_other, wanted),
                *(each for country in alert.reacting_countries for each in _country(country, None, wanted)),
            ],
            "creativeWorkStatus": alert.withdrawn_on and "withdrawn",
            "expires": alert.withdrawn_on and format_day(alert.withdrawn_on),
            "about": _describe(alert, alert.product, wanted),
        }
    )


def jsonld_text(data: dict[str, Any]) -> str:
    """Linked *data* as text that is safe within `<script type="application/ld+json">`, whatever strangers wrote."""
    return json.dumps(data, ensure_ascii=False).translate(_ESCAPES)


def _describe(alert: Alert, product: Product, language: Language) -> dict[str, Any]:
    gtins = list(dict.fromkeys(code.gtin14 for code in product.barcodes if code.gtin14))
    return _without_nothing(
        {
            "@type": "Product",
            "name": product.specific_name or _word(product.name, language),
            "alternateName": _word(product.name, language) if product.specific_name else None,
            "category": _label(product.category, product.category_other, language),
            "description": _word(product.description, language),
            "brand": [{"@type": "Brand", "name": brand} for brand in product.brands],
            "model": list(product.models),
            "gtin": gtins,
            # A link demands a check digit; 373 codes of the reports have another.
            "hasGS1DigitalLink": [digital_link(gtin) for gtin in gtins if is_gtin(gtin)],
            "image": [picture.url for picture in product.pictures],
            "countryOfOrigin": _country(alert.origin, alert.origin_other, language),
            "additionalProperty": [
                {"@type": "PropertyValue", "propertyID": "batch", "value": batch} for batch in product.batches
            ],
            "offers": [_offer(offer, language) for offer in alert.offers if offer.url or offer.identifier],
            "subjectOf": [{"@type": "WebPage", "url": page.url} for page in alert.recall_pages],
        }
    )


def _offer(offer: Offer, language: Language) -> dict[str, Any]:
    gone = bool(offer.events) and offer.events[-1].event is OfferEventKind.REMOVED
    return _without_nothing(
        {
            "@type": "Offer",
            "url": offer.url,
            "identifier": offer.identifier,
            "availableAtOrFrom": {"@type": "Place", "name": _label(offer.platform, offer.platform_other, language)},
            "availability": "https://schema.org/Discontinued" if gone else None,
        }
    )


def _country(country: Country | None, other: str | None, language: Language) -> Iterable[dict[str, str]]:
    if other is not None:
        return [{"@type": "Country", "name": other}]
    return (
        [] if country is None else [{"@type": "Country", "identifier": country.value, "name": country.label(language)}]
    )


def _label(code: CodeList, other: str | None, language: Language) -> str:
    return other or code.label(language)


def _word(texts: Texts | None, language: Language) -> str | None:
    return None if texts is None else texts.best(language.value, "en", "zh")


def _without_nothing(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value not in (None, [])}
