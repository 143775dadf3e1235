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
from safetygate.domain.records.texts import Texts
from safetygate.outputs import dossier

Lines: TypeAlias = Iterable[str | None]


def title(alert: Alert, language: str) -> str:
    """The heading of the card: number, kind of notification and risk level, in *language*."""
    kind, level = alert.notification_kind.label(language), _coded(alert.risk_level, None, language)
    return " · ".join(dict.fromkeys(filter(None, (alert.number, kind, level))))


def rows(alert: Alert, language: str) -> Iterator[tuple[str, str]]:
    """The rows of the card: what each member is called in *language*, and what it holds."""
    for en, zh, lines in _ROWS:
        text = "\n".join(line for line in lines(alert, language) if line)
        if text:
            yield (zh if language == "zh" else en), text
    yield from dossier.rows(alert, language)


def _coded(code: CodeList | None, other: str | None, language: str) -> str | None:
    return other if other is not None or code is None else code.label(language)


def _texts(texts: Texts | None, language: str) -> Lines:
    return [] if texts is None else [texts.best(language, "en")]


def _measure(measure: Measure, language: str) -> str:
    parts = (
        _coded(measure.category, measure.category_other, language),
        measure.obligation.label(language),
        _coded(measure.operator, measure.operator_other, language),
        None if measure.in_force_on is None else format_day(measure.in_force_on),
        measure.duration,
        measure.scope,
    )
    return " · ".join(filter(None, parts))


def _offer(offer: Offer, language: str) -> str:
    seller = None if offer.seller is None else offer.seller.name
    parts = (_coded(offer.platform, offer.platform_other, language), offer.identifier, seller, offer.url)
    return " · ".join(filter(None, parts))


def _sold_online(alert: Alert, language: str) -> Lines:
    basis = (each.label(language) for each in alert.sold_online_basis)
    return [" · ".join((alert.sold_online.label(language), *basis))]


def _earlier(alert: Alert, language: str) -> Lines:
    earlier = alert.supersedes
    return [] if earlier is None else [f"{earlier.number} · {earlier.reason.label(language)}"]


def _source(alert: Alert, language: str) -> Lines:
    source = alert.source
    if source is None:
        return []
    report = source.report or (None if source.report_on is None else format_day(source.report_on))
    return [" · ".join(filter(None, (source.feed.label(language), report))), source.url]


def _labels(codes: Iterable[CodeList], language: str) -> Lines:
    return [", ".join(code.label(language) for code in codes)]


_ROWS: Final[tuple[tuple[str, str, Callable[[Alert, str], Lines]], ...]] = (
    ("Product", "产品", lambda alert, zh: _texts(alert.product.name, zh)),
    ("Sold as", "销售名称", lambda alert, _: [alert.product.specific_name]),
    ("Category", "类别", lambda alert, zh: [_coded(alert.product.category, alert.product.category_other, zh)]),
    (
        "OECD segment",
        "经合组织分类",
        lambda alert, zh: [_coded(alert.product.oecd_segment, alert.product.oecd_segment_other, zh)],
    ),
    ("Meant for", "使用者", lambda alert, zh: [_coded(alert.product.user, None, zh)]),
    ("Brands", "品牌", lambda alert, _: alert.product.brands),
    ("Models", "型号", lambda alert, _: alert.product.models),
    ("Batches", "批次", lambda alert, _: alert.product.batches),
    (
        "Barcodes",
        "条码",
        lambda alert, zh: [f"{code.scheme.label(zh)}: {code.value}" for code in alert.product.barcodes],
    ),
    ("Customs codes", "税则号列", lambda alert, _: alert.product.customs_codes),
    ("Recall codes", "召回代码", lambda alert, _: alert.product.recall_codes),
    ("Made", "生产日期", lambda alert, _: [alert.product.production_dates]),
    ("Description", "描述", lambda alert, zh: _texts(alert.product.description, zh)),
    ("Packaging", "包装", lambda alert, zh: _texts(alert.product.packaging, zh)),
    ("Counterfeit", "假冒", lambda alert, zh: [_coded(alert.product.counterfeit, None, zh)]),
    ("Risks", "风险", lambda alert, zh: [_coded(risk.type, risk.type_other, zh) for risk in alert.risks]),
    ("What can happen", "可能的危害", lambda alert, zh: _texts(alert.risk_description, zh)),
    ("Legal provision", "法规依据", lambda alert, zh: _texts(alert.legal_provision, zh)),
    ("Technical defect", "技术缺陷", lambda alert, zh: _texts(alert.technical_defect, zh)),
    ("Measures", "措施", lambda alert, zh: [_measure(measure, zh) for measure in alert.measures]),
    ("Origin", "原产地", lambda alert, zh: [_coded(alert.origin, alert.origin_other, zh)]),
    ("Sold online", "在线销售", _sold_online),
    ("Offers", "销售链接", lambda alert, zh: [_offer(offer, zh) for offer in alert.offers]),
    ("Notified by", "通报国", lambda alert, zh: [_coded(alert.notifying_country, alert.notifying_country_other, zh)]),
    (
        "Also found in",
        "其他发现国",
        lambda alert, zh: [*_labels(alert.reacting_countries, zh), *alert.reacting_countries_other],
    ),
    ("Published", "发布日期", lambda alert, _: [] if alert.published_on is None else [format_day(alert.published_on)]),
    ("Withdrawn", "撤回日期", lambda alert, _: [] if alert.withdrawn_on is None else [format_day(alert.withdrawn_on)]),
    ("Takes the place of", "取代", _earlier),
    ("Recall pages", "召回网页", lambda alert, _: [page.url for page in alert.recall_pages]),
    ("Pictures", "图片", lambda alert, _: [picture.url for picture in alert.product.pictures]),
    ("Taken from", "来源", _source),
)
