"""
One notice of any feed, as an alert: every feed gives its members under the names used here, and all go this one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, final

from attrs import Factory, field, frozen
from pendulum import Date

from safetygate.domain.alerts.alert import Alert, RecallPage, Source
from safetygate.domain.alerts.evidence import NonCompliance
from safetygate.domain.alerts.measures import Measure
from safetygate.domain.alerts.number import AlertNumber
from safetygate.domain.alerts.product import Offer, Picture, Product
from safetygate.domain.codes import Answer, Country, Feed, Obligation, TextLanguage
from safetygate.domain.records.shapes import NUMBER
from safetygate.feeds.finding import Notes
from safetygate.feeds.members import Members, whole
from safetygate.feeds.reading import Reading, WeeklyReport
from safetygate.feeds.remark import Remark
from safetygate.feeds.words import codes, dates, goods, measures, online, traders
from safetygate.feeds.words.acts import find_not_complied
from safetygate.feeds.words.addresses import addresses
from safetygate.feeds.words.labels import Dialect, Labels, choose_dialect
from safetygate.feeds.words.wording import limit, line, says_nothing

NO_NUMBER: Final = "(no number)"
"""What stands in place of the number of an alert that has none."""

# ".../screen/webReport/alertDetail/-11612"; the page keeps its identifier where the alert gets a new number
_PAGE: Final = re.compile(r"/alertDetail/(-?[0-9]{1,20})(?:[/?#]|$)")
_TEXTS: Final = ("risk_description", "legal_provision", "technical_defect")
_SENTENCES: Final = ("risk_description", "legal_provision")
"""Where a notice says what the product does not comply with."""


@final
@frozen(kw_only=True)
class Setting:
    """
    Where a notice stands.

    Attributes:
        feed: The published form.
        position: Its place in the feed, counted from 1.
        language: The language of its texts, where they do not say it themselves.
        report: The weekly report that it stands in.
        labels: Labels of other languages, beside those that this library holds.
        dialect: How the feed writes its codes.
    """

    feed: Feed
    position: int
    language: str = TextLanguage.EN.value
    report: WeeklyReport | None = None
    labels: tuple[Labels, ...] = ()
    dialect: Dialect = field(
        init=False,
        default=Factory(lambda self: choose_dialect(self.feed, self.language, self.labels), takes_self=True),
    )


@final
@frozen(kw_only=True)
class Parts:
    """
    What a feed gives in parts of its own rather than in one packed text.

    Attributes:
        measures: The measures.
        offers: The places online where the product is or was offered.
        pages: The pages on which operators tell of a recall.
        pictures: The pictures.
    """

    measures: tuple[Measure, ...] = ()
    offers: tuple[Offer, ...] = ()
    pages: tuple[RecallPage, ...] = ()
    pictures: tuple[Picture, ...] = ()


@final
@frozen(kw_only=True)
class Notice:
    """
    One notice on its way to become an alert.

    Attributes:
        members: What it holds.
        setting: Where it stands.
        notes: What was noticed so far.
        parts: What the feed gave in parts.
    """

    members: Members
    setting: Setting
    notes: Notes
    parts: Parts = Parts()

    def reading(self, raw: bytes) -> Reading:
        """The alert that it becomes, with all that was noticed and with the *raw* notice as it stood."""
        alert = self._alert()
        self.members.close()
        return Reading(
            alert=alert,
            findings=self.notes.findings(alert.number),
            raw=raw,
            position=self.setting.position,
            report=self.setting.report,
        )

    def _alert(self) -> Alert:
        self._expect_alert()
        product = goods.product(
            self.members, self.setting.language, self.setting.dialect, self.parts.pictures, self.notes
        )
        found = limit(
            self._measures(), "measures", self.notes, 100, lambda each: each.category_other or each.category.en
        )
        published_on, page_on = self._days()
        identity, harm = self._identity(), self._harm()
        return Alert(
            **identity,
            published_on=published_on,
            product=product,
            **harm,
            not_complied=_not_complied(harm, _year(identity["number"], published_on), self.notes),
            measures=found,
            **self._sale(product, found),
            **self._countries(),
            recall_pages=limit(self._recall_pages(), "recall_pages", self.notes, 100, lambda page: page.url),
            source=self._source(page_on),
        )

    def _expect_alert(self) -> None:
        """Remark a notice that has none of what every alert has; it is an error, and never an alert in silence."""
        first = ("number", "notifying_country", "category")
        if all(says_nothing(self.members.peek(name)) for name in first):
            self.notes.add(Remark.ALERT_EMPTY, "", "")

    def _identity(self) -> dict[str, Any]:
        number = self._number()
        kind = codes.notification_kind(self.members.text("level"), number, self.setting.dialect, self.notes)
        return {"number": number, "notification_kind": kind, "risk_level": codes.risk_level(kind)}

    def _number(self) -> str:
        text = self.members.text("number")
        # Blanks around a number are no remark where a line end is among them, for a report is indented so.
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        text = text[start if "\n" in text[:start] else 0 : end if "\n" in text[end:] else len(text)]
        number = line(text, "number", self.notes, NUMBER.most)
        if number is None:
            self.notes.add(Remark.NUMBER_MISSING, "number", text)
        elif number != text or _parse_number(number) is None:
            self.notes.add(Remark.NUMBER_MALFORMED, "number", text)
        return number or NO_NUMBER

    def _days(self) -> tuple[Date | None, Date | None]:
        """
        The day of publication, which is that of the weekly report wherever the feed names it, and the day of the page.

        The page may be published days before the report, or again long after it: the same alert would else have
        another day, and fall into another quarter, in each feed.
        """
        page_on = dates.day(self.members.text("published_on"), "published_on", self.notes)
        report_on = self.setting.report.report_on if self.setting.report is not None else None
        return report_on or page_on, page_on

    def _harm(self) -> dict[str, Any]:
        return {
            "risks": codes.risks(
                self.members.texts("risks"), self.members.texts("other_risks"), self.setting.dialect, self.notes
            ),
            **{name: goods.texts(self.members, name, name, self.setting.language, self.notes) for name in _TEXTS},
        }

    def _measures(self) -> Iterator[Measure]:
        yield from self.parts.measures
        if text := self.members.text("measures"):
            yield from measures.split_labelled(text, self.notes, self.setting.dialect)
        if text := self.members.text("compulsory_measures"):
            yield from measures.split_named(text, Obligation.COMPULSORY, self.notes)
        if text := self.members.text("voluntary_measures"):
            yield from measures.split_named(text, Obligation.VOLUNTARY, self.notes)
        yield from measures.split_ordered(self.members.texts("ordered_measures"), self.notes, self.setting.dialect)

    def _sale(self, product: Product, found: tuple[Measure, ...]) -> dict[str, Any]:
        stated = codes.plain(Answer, self.members.text("sold_online"), self.setting.dialect, "sold_online", self.notes)
        named = (*self.parts.offers, *traders.split_traders(self.members.text("traders"), self.notes))
        told = [text for texts in (product.description, product.packaging) if texts for text in texts.values()]
        known = online.sale(stated, named, found, told, self.notes)
        return {"sold_online": known.sold_online, "sold_online_basis": known.basis, "offers": known.offers}

    def _countries(self) -> dict[str, Any]:
        spoken, notes = self.setting.dialect, self.notes
        text = self.members.text("notifying_country")
        country, country_other = codes.country(text, spoken, "notifying_country", notes)
        if country is None:
            notes.add(Remark.COUNTRY_MISSING, "notifying_country", text)
        origin, origin_other = codes.country(self.members.text("origin"), spoken, "origin", notes)
        listed, others = codes.countries(self.members.texts("reacting_countries"), spoken, "reacting_countries", notes)
        return {
            "notifying_country": country or Country.OTHER,
            "notifying_country_other": country_other,
            "origin": origin,
            "origin_other": origin_other,
            "reacting_countries": listed,
            "reacting_countries_other": others,
        }

    def _recall_pages(self) -> Iterator[RecallPage]:
        yield from self.parts.pages
        for url in addresses(self.members.text("recall_pages"), "recall_pages", self.notes):
            yield RecallPage(url=url)

    def _source(self, page_on: Date | None) -> Source:
        report = self.setting.report or WeeklyReport()
        printed = self.members.text("position").strip()
        position = whole(printed)
        if printed and position is None:
            self.notes.add(Remark.MEMBER_UNEXPECTED, "source.position", printed)
        url = next(iter(addresses(self.members.text("url"), "source.url", self.notes)), None)
        page = _PAGE.search(url or "")
        return Source(
            feed=self.setting.feed,
            url=url,
            report=report.reference,
            report_on=report.report_on,
            position=position or self.setting.position,
            page_id=page[1] if page else None,
            page_on=page_on,
            modified_at=dates.moment(self.members.text("modified_at"), "source.modified_at", self.notes),
        )


def _not_complied(harm: Mapping[str, Any], year: int | None, notes: Notes) -> tuple[NonCompliance, ...]:
    """What the sentences of *harm* in English name as not complied with, each once."""
    said = (texts["en"] for name in _SENTENCES if (texts := harm[name]) and "en" in texts)
    found = dict.fromkeys(each for text in said for each in find_not_complied(text, year))
    return limit(found, "not_complied", notes, 100, lambda each: str(each.standard or each.act_other or each.act))


def _year(number: str, published_on: Date | None) -> int | None:
    """The year of an alert: the one in its *number*, else that of its publication."""
    parsed = _parse_number(number)
    return parsed.year if parsed else published_on.year if published_on else None


# asked twice of each notice
@lru_cache(maxsize=16)
def _parse_number(number: str) -> AlertNumber | None:
    return AlertNumber.parse(number)
