"""
Whether an alert falls under the Action plan, and why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias, final

from attrs import field, frozen

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.codes import (
    Answer,
    Country,
    OecdSegment,
    ProductCategory,
    ProductUser,
    ScopeCriterion,
    ScopeReason,
)
from safetygate.domain.records.checks import Code, Items, Part
from safetygate.domain.records.converters import AsCode, Each
from safetygate.domain.records.errors import expect
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.records.texts import Texts

UNSAFE_PRODUCT: Final = Texts(
    en=(
        "For the purpose of this Action plan, ‘unsafe non-food consumer product’ means any product which, under normal "
        "or reasonably foreseeable conditions of use, including duration and, where applicable, putting into service, "
        "installation and maintenance requirements, presents a risk not considered acceptable and consistent with a "
        "high level of protection of health and safety of consumers."
    ),
    zh=(
        "就本行动计划而言，“不安全非食品类消费品”是指在正常或可合理预见的使用条件下（包括使用期限，以及在适用情况下的"
        "投入使用、安装和维护要求），存在不可接受且不符合对消费者健康与安全的高水平保护之风险的任何产品。（本库译文，非官方文本）"
    ),
)
"""
What the plan means by an unsafe non-food consumer product (Action plan, footnote 3).

The English is the plan's own. The Chinese is a translation of ours and says so: the plan was signed in both languages,
but its Chinese text is not at hand.
"""

_FINDING: Final = Phrase("{}: {}. {}.", "{}：{}。{}。")

Finding: TypeAlias = tuple[Answer, ScopeReason]


@final
@frozen(kw_only=True)
class ScopeFinding:
    """
    How an alert stands to one criterion of the Action plan.

    Attributes:
        criterion: The criterion.
        answer: Whether it is met.
        reason: What in the alert says so, or does not say.
    """

    criterion: ScopeCriterion = field(converter=AsCode[ScopeCriterion], validator=Code(ScopeCriterion))
    answer: Answer = field(converter=AsCode[Answer], validator=Code(Answer))
    reason: ScopeReason = field(converter=AsCode[ScopeReason], validator=Code(ScopeReason))

    def sentence(self, language: str | Language) -> str:
        """
        The finding for people.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        return _FINDING.say(language, *(code.label(language) for code in (self.criterion, self.answer, self.reason)))


@final
@frozen(kw_only=True)
class Scope:
    """
    Whether an alert falls under the Action plan.

    Attributes:
        answer: Yes where every criterion is met, no where one is not, unknown where the alert does not say enough.
        findings: How it stands to each criterion.
    """

    answer: Answer = field(converter=AsCode[Answer], validator=Code(Answer))
    findings: tuple[ScopeFinding, ...] = field(
        converter=Each[ScopeFinding], validator=Items(Part(ScopeFinding), 10, least=1)
    )


def in_scope(alert: Alert) -> Scope:
    """Whether *alert* is about a non-food consumer product with a link to China that is sold online."""
    expect(alert, Alert, field="alert")
    findings = [(criterion, *find(alert)) for criterion, find in _CRITERIA.items()]
    answers = {answer for _, answer, _ in findings}
    return Scope(
        answer=next((each for each in (Answer.NO, Answer.UNKNOWN) if each in answers), Answer.YES),
        findings=tuple(
            ScopeFinding(criterion=criterion, answer=answer, reason=reason) for criterion, answer, reason in findings
        ),
    )


def _consumer_product(alert: Alert) -> Finding:
    return _BY_USER[alert.product.user]


def _not_food(alert: Alert) -> Finding:
    product = alert.product
    named = product.category is not ProductCategory.OTHER
    segmented = product.oecd_segment not in _SEGMENTS_WITH_FOOD
    return (
        (Answer.YES, ScopeReason.NON_FOOD_CATEGORY) if named or segmented else (Answer.UNKNOWN, ScopeReason.MAY_BE_FOOD)
    )


def _link_to_china(alert: Alert) -> Finding:
    sellers = [offer.seller.country if offer.seller else None for offer in alert.offers]
    if alert.origin is Country.CN:
        return Answer.YES, ScopeReason.ORIGIN_IN_CHINA
    if Country.CN in sellers:
        return Answer.YES, ScopeReason.SELLER_IN_CHINA
    if alert.origin in _SEPARATE_CUSTOMS_TERRITORIES:
        return Answer.UNKNOWN, ScopeReason.SEPARATE_CUSTOMS_TERRITORY
    if alert.origin is None:
        return Answer.UNKNOWN, ScopeReason.ORIGIN_NOT_SAID
    if alert.sold_online is not Answer.NO and (None in sellers or not sellers):
        return Answer.UNKNOWN, ScopeReason.SELLERS_NOT_SAID
    return Answer.NO, ScopeReason.NO_LINK_TO_CHINA


def _online_sale(alert: Alert) -> Finding:
    return _BY_CHANNEL[alert.sold_online]


_CRITERIA: Final[Mapping[ScopeCriterion, Callable[[Alert], Finding]]] = {
    ScopeCriterion.CONSUMER_PRODUCT: _consumer_product,
    ScopeCriterion.NOT_FOOD: _not_food,
    ScopeCriterion.LINK_TO_CHINA: _link_to_china,
    ScopeCriterion.SOLD_ONLINE: _online_sale,
}

_BY_USER: Final[Mapping[ProductUser | None, Finding]] = {
    ProductUser.CONSUMER: (Answer.YES, ScopeReason.FOR_CONSUMERS),
    ProductUser.PROFESSIONAL: (Answer.NO, ScopeReason.FOR_PROFESSIONALS),
    None: (Answer.UNKNOWN, ScopeReason.USER_NOT_SAID),
}

_BY_CHANNEL: Final[Mapping[Answer, Finding]] = {
    Answer.YES: (Answer.YES, ScopeReason.SOLD_ONLINE),
    Answer.NO: (Answer.NO, ScopeReason.NOT_SOLD_ONLINE),
    Answer.UNKNOWN: (Answer.UNKNOWN, ScopeReason.CHANNEL_NOT_SAID),
}

_SEGMENTS_WITH_FOOD: Final = frozenset(
    {None, OecdSegment.OTHER, OecdSegment.FOOD, OecdSegment.PET_CARE, OecdSegment.CROSS_SEGMENT, OecdSegment.CROPS}
)
"""Segments that hold food besides other things, or do not say what they hold."""

_SEPARATE_CUSTOMS_TERRITORIES: Final = frozenset({Country.HK, Country.MO, Country.TW})
"""Members of the World Trade Organization in their own names as separate customs territories."""
