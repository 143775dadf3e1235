"""
The notices of the public portal as JSON: the detail of one, lists of them, and the shorter ones of a search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from safetygate.domain import codes
from safetygate.domain.alerts.alert import RecallPage
from safetygate.domain.alerts.measures import Measure
from safetygate.domain.alerts.product import Picture
from safetygate.domain.records.frozen import FrozenMap
from safetygate.feeds.finding import Notes
from safetygate.feeds.members import Members, Value, whole
from safetygate.feeds.notice import Notice, Parts, Setting
from safetygate.feeds.reading import Reading, WeeklyReport
from safetygate.feeds.remark import Remark
from safetygate.feeds.words import traders
from safetygate.feeds.words.addresses import addresses
from safetygate.feeds.words.codes import C, language, operator_role
from safetygate.feeds.words.dates import day
from safetygate.feeds.words.labels import Dialect, Labels
from safetygate.feeds.words.sentences import Act
from safetygate.feeds.words.spellings import find_code
from safetygate.feeds.words.wording import line

ALERT: Final = "https://ec.europa.eu/safety-gate-alerts/screen/webReport/alertDetail/"
"""Where the portal shows an alert, by the identifier of its notice."""

IMAGE: Final = "https://ec.europa.eu/safety-gate-alerts/public/api/notification/image/"
"""Where the portal keeps a picture, by its identifier."""

ASIDE: Final = (
    *("id", "propertyKey", "orderIndex", "euCountry", "eeaCountry", "key", "name", "code", "language"),
    *("creationDate", "isImmediatePublication", "singlePublication", "forInfo"),
    *("nameSpecificKnown", "brandKnown", "typeModelKnown", "batchNumberKnown", "barcodeKnown"),
    *("packageDescriptionKnown", "entryIntoForceDateKnown", "fileName", "mainPicture"),
    *("hasPublishedRecallOnline", "status", "lastPublicationDate", "notifications", "highlighted"),
)
"""
Members that a record has no use for, left in the raw notice: identifiers within the portal, the order of lists, names
of files, marks that say again whether another member is filled, how far the portal's own work on the notice has come.
"""

Version: TypeAlias = tuple[str, Members]
"""A language, and the members that hold texts in it."""

# as "Report-2026-6", which names year and week
_REPORT: Final = re.compile(r"Report-(?P<year>[0-9]{4})-(?P<week>[0-9]{1,2})")


def recognises(value: Mapping[str, Value]) -> bool:
    """Whether *value* has the members of a notice of the portal."""
    return "reference" in value and not {"product", "risk", "notificationType", "publicationDate"}.isdisjoint(value)


def read(row: Mapping[str, Value], raw: bytes, position: int, labels: tuple[Labels, ...] = ()) -> Reading:
    """One notice of the portal."""
    notes = Notes()
    notice = Members({}, row, notes)
    product, risk, trace = notice.inner("product"), notice.inner("risk"), notice.inner("traceability")
    products, risks = _versions(product), _versions(risk)
    spoken = next((each for each, _ in (*products, *risks)), codes.TextLanguage.EN.value)
    values: dict[str, Value] = {
        **_identity(notice),
        **_product(product, [*products, (spoken, product)], notes),
        **_risk(risk, [*risks, (spoken, risk)], notes),
        "origin": _country(trace.inner("countryOrigin")),
        "sold_online": _choice(trace.inner("isSoldOnline"), codes.Answer),
        "traders": trace.words("onlineTrader"),
        "reacting_countries": [_country(each.inner("country")) for each in notice.inners("reactingCountries")],
    }
    setting = Setting(
        feed=codes.Feed.PORTAL_JSON, position=position, language=spoken, report=_report(notice, notes), labels=labels
    )
    parts = _parts(notice, product, notes)
    _corrigenda(notice, notes)
    notice.skip(ASIDE)
    notice.close()
    found = Notice(members=Members({}, values, notes), setting=setting, notes=notes, parts=parts)
    return found.reading(raw)


def _versions(member: Members) -> list[Version]:
    return [(language(each.inner("language").text("key")), each) for each in member.inners("versions")]


def _identity(notice: Members) -> dict[str, Value]:
    kind, identifier = notice.inner("notificationType"), notice.text("id")
    informs = notice.flag("forInfo")
    return {
        "number": notice.text("reference"),
        "level": _choice(kind, codes.NotificationKind) or ("INFO" if informs else ""),
        "notifying_country": _country(notice.inner("country")),
        "published_on": notice.text("publicationDate"),
        "modified_at": notice.text("modificationDate"),
        "url": ALERT + identifier if identifier else "",
    }


def _find(cls: type[C], text: str) -> C | None:
    return find_code(cls, text, codes.Feed.PORTAL_JSON)


def _choice(member: Members, cls: type[C]) -> str:
    """What *member* says by its name, its key or its code, whichever of them the list *cls* knows."""
    texts = [text for text in (member.text("name"), member.text("key"), member.text("code")) if text]
    return next((text for text in texts if _find(cls, text)), texts[0] if texts else "")


def _country(member: Members) -> str:
    texts = [text for text in (member.text("key"), member.text("name")) if text]
    return next((text for text in texts if _find(codes.Country, text)), texts[-1] if texts else "")


def _product(product: Members, versions: Iterable[Version], notes: Notes) -> dict[str, Value]:
    category = _choice(product.inner("productCategory"), codes.ProductCategory)
    other = _first(versions, "productCategoryOther")
    professional = product.flag("professionalProduct")
    batches: list[Value] = [each.text("batchNumber") for each in product.inners("batchNumbers", "batchNumber")]
    barcodes: list[Value] = [each.text("barcode") for each in product.inners("barcodes", "barcode")]
    vehicle = _find(codes.ProductCategory, category) is codes.ProductCategory.MOTOR_VEHICLES
    return {
        "category": f"Other - {other}" if other else category,
        "user": "" if professional is None else ("Professional" if professional else "Consumer"),
        "counterfeit": _choice(product.inner("isCounterfeit"), codes.Answer),
        "specific_name": product.text("nameSpecific"),
        "name": _wordings(versions, "name", notes),
        "description": _wordings(versions, "description", notes),
        "packaging": _wordings(versions, "packageDescription", notes),
        "brands": [each.text("brand") for each in product.inners("brands", "brand")],
        "models": [each.text("modelType") for each in product.inners("modelTypes", "modelType")],
        # of a motor vehicle the portal files the recall codes as barcodes and the production dates as batch numbers
        "batches": [] if vehicle else batches,
        "barcodes": [] if vehicle else barcodes,
        "recall_codes": barcodes if vehicle else [],
        "production_dates": ", ".join(filter(None, map(str, batches))) if vehicle else "",
    }


def _first(versions: Iterable[Version], name: str) -> str:
    return next((text for _, version in versions if (text := version.text(name))), "")


def _wordings(versions: Iterable[Version], name: str, notes: Notes) -> FrozenMap[str]:
    """The texts of the member *name* in all *versions*, by language; a second one in a language is a finding."""
    found: dict[str, str] = {}
    for spoken, version in versions:
        text = version.text(name)
        if text and found.setdefault(spoken, text) != text:
            notes.add(Remark.MEMBER_UNKNOWN, "", f"{name}: {text}")
    return FrozenMap(found)


def _risk(risk: Members, versions: Iterable[Version], notes: Notes) -> dict[str, Value]:
    types = [_choice(each, codes.RiskType) for each in risk.inners("riskType", "name")]
    others: list[Value] = list(_wordings(versions, "riskTypeOther", notes).values())
    return {
        "risks": [text for text in types if not (others and text == "OTHER")],
        "other_risks": others,
        "risk_description": _wordings(versions, "riskDescription", notes),
        "legal_provision": _wordings(versions, "legalProvision", notes),
    }


def _parts(notice: Members, product: Members, notes: Notes) -> Parts:
    taken = notice.inner("measureTaken")
    pairs = [
        (each.words("onlineTrader"), each.text("uniqueProductIdentifier"))
        for each in notice.inners("onlineTraderProductIdentifierReference", "uniqueProductIdentifier")
    ]
    measures = tuple(_measure(each, notes) for each in taken.inners("measures"))
    offers = traders.offers(pairs, notes)
    pages: list[RecallPage] = []
    for each in taken.inners("companyRecalls", "link"):
        spoken = _find(codes.TextLanguage, each.inner("language").text("key"))
        urls = addresses(each.text("link"), "recall_pages", notes)
        pages += [RecallPage(url=url, language=spoken) for url in urls]
    pictures: list[Picture] = []
    for each in product.inners("photos", "id"):
        identifier, main = each.text("id"), each.flag("mainPicture")
        link = each.text("path") or (IMAGE + identifier if identifier else "")
        pictures += [Picture(url=url, main=main) for url in addresses(link, "product.pictures", notes)]
    return Parts(measures=measures, offers=offers, pages=tuple(pages), pictures=tuple(pictures))


def _measure(member: Members, notes: Notes) -> Measure:
    field = "measures"
    category = _choice(member.inner("measureCategory"), codes.MeasureCategory)
    code = _find(codes.MeasureCategory, category)
    voluntary = _choice(member.inner("measureVoluntaryEconomicOperator"), codes.OperatorRole)
    role = voluntary or _choice(member.inner("measureCompulsoryEconomicOperator"), codes.OperatorRole)
    other = _first(_versions(member), "measureCategoryOther")
    operator, operator_other = operator_role(role, Dialect(feed=codes.Feed.PORTAL_JSON), field, notes)
    act = Act(
        obligation=_find(codes.Obligation, _choice(member.inner("measureType"), codes.Obligation))
        or codes.Obligation.UNKNOWN,
        operator=operator,
        operator_other=operator_other,
        in_force_on=day(member.text("entryIntoForceDate"), field, notes),
        duration=line(member.words("measureDuration"), field, notes),
        scope=line(member.words("measureScope"), field, notes),
    )
    if code not in {None, codes.MeasureCategory.OTHER} and other:
        notes.add(Remark.MEMBER_UNKNOWN, field, other)
    return act.measure(code or codes.MeasureCategory.OTHER, line(other or ("" if code else category), field, notes))


def _report(notice: Members, notes: Notes) -> WeeklyReport | None:
    report = notice.inner("webReport")
    code = line(report.text("code"), "source.report", notes, most=100)
    counted = _REPORT.fullmatch(code or "")
    found = WeeklyReport(
        reference=code,
        report_on=day(report.text("publicationDate"), "source.report_on", notes),
        year=whole(counted["year"]) if counted else None,
        week=whole(counted["week"]) if counted else None,
        addendum=report.text("corrigendum") or None,
    )
    return None if found == WeeklyReport() else found


def _corrigenda(notice: Members, notes: Notes) -> None:
    """Remark that the notice was changed, once: its versions say it again in every language."""
    said = {
        language(member.inner("language").text("key")): member.text("corrigendum")
        for member in notice.inners("versions")
    }
    texts = [notice.text("corrigendum"), said.get(codes.TextLanguage.EN.value, ""), *said.values()]
    if text := next(filter(None, texts), ""):
        notes.add(Remark.CORRIGENDUM, "", text)
