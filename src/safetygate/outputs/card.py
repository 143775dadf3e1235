"""
An alert as a card: every member that there is, under its name in one language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.measures import Measure
from safetygate.domain.alerts.product import Offer
from safetygate.domain.records.code import CodeList
from safetygate.domain.records.moments import format_day
from safetygate.domain.records.phrases import COLON, COMMA, Language, Phrase
from safetygate.domain.records.texts import Texts
from safetygate.outputs import dossier

Lines: TypeAlias = Iterable[str | None]


def title(alert: Alert, language: str | Language) -> str:
    """
    The heading of the card: number, kind of notification and risk level, in *language*.

    Raises:
        InvalidValue: Where there are no words in *language*.
    """
    # In English "Serious risk" is both a kind and a level, and is said once.
    codes = (alert.notification_kind, alert.risk_level)
    labels = (code.label(language) for code in codes if code is not None)
    return " · ".join(dict.fromkeys((alert.number, *labels)))


def rows(alert: Alert, language: str | Language) -> Iterator[tuple[str, str]]:
    """
    The rows of the card: what each member is called in *language*, and what it holds; none for what is absent.

    Raises:
        InvalidValue: Where there are no words in *language*.
    """
    parsed = Language.parse(language)
    for name, lines in _ROWS:
        text = "\n".join(line for line in lines(alert, parsed) if line)
        if text:
            yield name.say(parsed), text
    yield from dossier.rows(alert, parsed)


def _label(code: CodeList | None, other: str | None, language: Language) -> str | None:
    return other if other is not None or code is None else code.label(language)


def _texts(texts: Texts | None, language: Language) -> Lines:
    return [] if texts is None else [texts.best(language.value, "en")]


def _measure(measure: Measure, language: Language) -> str:
    parts = (
        _label(measure.category, measure.category_other, language),
        measure.obligation.label(language),
        _label(measure.operator, measure.operator_other, language),
        None if measure.in_force_on is None else format_day(measure.in_force_on),
        measure.duration,
        measure.scope,
    )
    return " · ".join(filter(None, parts))


def _offer(offer: Offer, language: Language) -> str:
    seller = None if offer.seller is None else offer.seller.name
    parts = (_label(offer.platform, offer.platform_other, language), offer.identifier, seller, offer.url)
    return " · ".join(filter(None, parts))


def _source(alert: Alert, language: Language) -> Lines:
    source = alert.source
    if source is None:
        return []
    report = source.report or (None if source.report_on is None else format_day(source.report_on))
    return [" · ".join(filter(None, (source.feed.label(language), report))), source.url]


_ROWS: Final[tuple[tuple[Phrase, Callable[[Alert, Language], Lines]], ...]] = (
    (Phrase("Product", "产品"), lambda alert, language: _texts(alert.product.name, language)),
    (Phrase("Sold as", "销售名称"), lambda alert, _: [alert.product.specific_name]),
    (
        Phrase("Category", "类别"),
        lambda alert, language: [_label(alert.product.category, alert.product.category_other, language)],
    ),
    (
        Phrase("OECD segment", "经合组织分类"),
        lambda alert, language: [_label(alert.product.oecd_segment, alert.product.oecd_segment_other, language)],
    ),
    (Phrase("Meant for", "使用者"), lambda alert, language: [_label(alert.product.user, None, language)]),
    (Phrase("Brands", "品牌"), lambda alert, _: alert.product.brands),
    (Phrase("Models", "型号"), lambda alert, _: alert.product.models),
    (Phrase("Batches", "批次"), lambda alert, _: alert.product.batches),
    (
        Phrase("Barcodes", "条码"),
        lambda alert, language: [
            f"{code.scheme.label(language)}{COLON.say(language)}{code.value}" for code in alert.product.barcodes
        ],
    ),
    (Phrase("Customs codes", "税则号列"), lambda alert, _: alert.product.customs_codes),
    (Phrase("Recall codes", "召回代码"), lambda alert, _: alert.product.recall_codes),
    (Phrase("Made", "生产日期"), lambda alert, _: [alert.product.production_dates]),
    (Phrase("Description", "描述"), lambda alert, language: _texts(alert.product.description, language)),
    (Phrase("Packaging", "包装"), lambda alert, language: _texts(alert.product.packaging, language)),
    (Phrase("Counterfeit", "假冒"), lambda alert, language: [_label(alert.product.counterfeit, None, language)]),
    (
        Phrase("Risks", "风险"),
        lambda alert, language: [_label(risk.type, risk.type_other, language) for risk in alert.risks],
    ),
    (Phrase("What can happen", "可能的危害"), lambda alert, language: _texts(alert.risk_description, language)),
    (Phrase("Legal provision", "法规依据"), lambda alert, language: _texts(alert.legal_provision, language)),
    (Phrase("Technical defect", "技术缺陷"), lambda alert, language: _texts(alert.technical_defect, language)),
    (Phrase("Measures", "措施"), lambda alert, language: [_measure(measure, language) for measure in alert.measures]),
    (Phrase("Origin", "原产地"), lambda alert, language: [_label(alert.origin, alert.origin_other, language)]),
    (
        Phrase("Sold online", "在线销售"),
        lambda alert, language: [
            " · ".join(code.label(language) for code in (alert.sold_online, *alert.sold_online_basis))
        ],
    ),
    (Phrase("Offers", "销售链接"), lambda alert, language: [_offer(offer, language) for offer in alert.offers]),
    (
        Phrase("Notified by", "通报国"),
        lambda alert, language: [_label(alert.notifying_country, alert.notifying_country_other, language)],
    ),
    (
        Phrase("Also found in", "其他发现国"),
        lambda alert, language: [
            COMMA.say(language).join(code.label(language) for code in alert.reacting_countries),
            *alert.reacting_countries_other,
        ],
    ),
    (
        Phrase("Published", "发布日期"),
        lambda alert, _: [] if alert.published_on is None else [format_day(alert.published_on)],
    ),
    (
        Phrase("Withdrawn", "撤回日期"),
        lambda alert, _: [] if alert.withdrawn_on is None else [format_day(alert.withdrawn_on)],
    ),
    (
        Phrase("Takes the place of", "取代"),
        lambda alert, language: [
            f"{earlier.number} · {earlier.reason.label(language)}" for earlier in filter(None, [alert.supersedes])
        ],
    ),
    (Phrase("Recall pages", "召回网页"), lambda alert, _: [page.url for page in alert.recall_pages]),
    (Phrase("Pictures", "图片"), lambda alert, _: [picture.url for picture in alert.product.pictures]),
    (Phrase("Taken from", "来源"), _source),
)
