"""
What authorities need of an alert, as rows of its card: who made it, how much there is, and on what it rests.

Each row shows every member of the records in it, so that no member is left out when one is added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import attrs
from pendulum import Date

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.assessment import HarmStep, assess
from safetygate.domain.records.code import CodeList
from safetygate.domain.records.moments import format_day
from safetygate.domain.records.phrases import COMMA, Language, Phrase
from safetygate.domain.records.texts import Texts


def rows(alert: Alert, language: str | Language) -> Iterator[tuple[str, str]]:
    """
    The rows of the parts for authorities, of links and of other systems; none for what is absent.

    Raises:
        InvalidValue: Where there are no words in *language*.
    """
    parsed = Language.parse(language)
    for part, table in ((alert, _BESIDE), (alert.traceability, _TRACEABILITY), (alert.evidence, _EVIDENCE)):
        for name, held in table.items() if part is not None else ():
            value = held(part)
            text = "\n".join(
                filter(None, (say_value(item, parsed) for item in (value if type(value) is tuple else (value,))))
            )
            if text:
                yield name.say(parsed), text
    # Worked out each time it is shown, so that a level that somebody typed stands beside what the grid gives.
    for made in alert.evidence.assessments if alert.evidence else ():
        if made.scenarios:
            yield _BY_THE_GRID.say(parsed), "\n".join(assess(made.scenarios).reasoning(parsed))


def say_value(value: Any, language: Language) -> str:
    """What a value of a record is in words: a code by its label, a day by its form, a record member by member."""
    match value:
        case CodeList():
            said = value.label(language)
        case Texts():
            said = value.best(language.value, "en")
        case Date():
            said = format_day(value)
        case HarmStep():
            said = _join(" ", (f"{value.times}/{value.out_of}", say_value(value.description, language)))
        case tuple():
            said = _join(COMMA.say(language), (say_value(item, language) for item in value))
        case str() | int() if not isinstance(value, bool):
            said = str(value)
        case _ if attrs.has(cls := value.__class__):
            members = (getattr(value, field.name) for field in attrs.fields(cls) if field.init)
            said = _join(" · ", (say_value(member, language) for member in members))
        case _:
            said = ""  # yes or no says nothing without its question, and nothing nothing at all
    return said


def _join(between: str, parts: Iterable[str]) -> str:
    return between.join(filter(None, parts))


_BESIDE: Final[dict[Phrase, Callable[[Any], object]]] = {
    Phrase("Events of offers", "销售链接动态"): lambda alert: tuple(
        (offer.platform, offer.identifier or offer.url, event) for offer in alert.offers for event in offer.events
    ),
    Phrase("Shown by offers", "销售链接展示的信息"): lambda alert: tuple(
        (offer.platform, offer.identifier or offer.url, shown) for offer in alert.offers for shown in offer.information
    ),
    Phrase("Terms of measures", "措施的具体内容"): lambda alert: tuple(
        (measure.category, measure.terms) for measure in alert.measures if measure.terms
    ),
    Phrase("In other systems", "其他系统中的标识"): lambda alert: alert.other_references,
    Phrase("Linked to", "关联"): lambda alert: alert.links,
}

_TRACEABILITY: Final[dict[Phrase, Callable[[Any], object]]] = {
    Phrase("Operators", "经营者"): lambda part: part.operators,
    Phrase("Quantity", "件数"): lambda part: part.quantity,
    Phrase("Destinations", "流向"): lambda part: part.destinations,
    Phrase("Consignments", "货物"): lambda part: part.consignments,
    Phrase("Affected", "受影响范围"): lambda part: part.affected,
    Phrase("Tariff numbers", "税则编码"): lambda part: part.customs_codes,
    Phrase("Marked", "标注位置"): lambda part: part.marked,
    Phrase("Placed on the market", "投放市场日期"): lambda part: part.placed_on_market_on,
    Phrase("Available at", "销售地点"): lambda part: part.available_at,
    Phrase("Not available", "尚不掌握"): lambda part: part.not_available,
}

_EVIDENCE: Final[dict[Phrase, Callable[[Any], object]]] = {
    Phrase("Authority", "主管机构"): lambda part: part.authority,
    Phrase("Contact", "联系方式"): lambda part: part.contact,
    Phrase("Notification made", "通报形成日期"): lambda part: part.created_on,
    Phrase("Notification validated", "通报核验日期"): lambda part: part.validated_on,
    Phrase("Context", "起因"): lambda part: part.context,
    Phrase("Conclusion", "结论"): lambda part: part.conclusion,
    Phrase("Unsafe in use", "使用中的风险"): lambda part: part.use,
    Phrase("Tests", "检测"): lambda part: part.tests,
    Phrase("Accidents", "事故"): lambda part: part.accidents,
    Phrase("Assessments", "风险评估"): lambda part: part.assessments,
    Phrase("Not complied with", "不符合的规定"): lambda part: part.not_complied,
    Phrase("Proof of conformity shown", "是否出示合格证明"): lambda part: part.conformity_shown,
    Phrase("Certificates", "证书"): lambda part: part.certificates,
    Phrase("Confidential because", "保密理由"): lambda part: part.confidential,
    Phrase("Attachments", "附件"): lambda part: part.attachments,
}

_BY_THE_GRID: Final = Phrase("By the grid of the law", "按法定矩阵判定")
