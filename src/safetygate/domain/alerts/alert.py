"""
The alert: one authority telling all the others about one product that presents a risk.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, final

from attrs import field, frozen
from pendulum import Date, DateTime

from safetygate.domain.alerts.evidence import Evidence, NonCompliance
from safetygate.domain.alerts.measures import Measure
from safetygate.domain.alerts.number import AlertNumber
from safetygate.domain.alerts.product import Offer, Product
from safetygate.domain.alerts.references import Link, OtherReference
from safetygate.domain.alerts.traceability import Traceability
from safetygate.domain.codes import (
    KIND_BY_NUMBER,
    Answer,
    Country,
    Feed,
    NotificationKind,
    RiskLevel,
    RiskType,
    SoldOnlineBasis,
    SupersessionReason,
)
from safetygate.domain.records.checks import Additions, Code, Day, Integer, Items, Maybe, Moment, Part, Text
from safetygate.domain.records.converters import (
    AsCode,
    Each,
    EachCode,
    MaybeCode,
    maybe_additions,
    maybe_day,
    maybe_moment,
    maybe_tag,
    maybe_texts,
)
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.rules import Path, Record, Rule, beside_other
from safetygate.domain.records.shapes import ADDRESS, LANGUAGE_TAG, LONG, NUMBER, SHORT
from safetygate.domain.records.texts import Texts


@final
@frozen(kw_only=True)
class Risk(Record):
    """
    One way in which the product can do harm.

    Attributes:
        type: The risk type of the Safety Gate.
        type_other: The risk in words, where it is on no list.
    """

    type: RiskType = field(converter=AsCode[RiskType], validator=Code(RiskType))
    type_other: str | None = field(default=None, validator=Maybe(SHORT))

    rules: ClassVar[tuple[Rule, ...]] = (beside_other("type"),)


@final
@frozen(kw_only=True)
class RecallPage:
    """
    A page on which an operator tells consumers of a recall.

    Attributes:
        url: Its address.
        language: The language it is written in, by its tag (BCP 47).
    """

    url: str = field(validator=ADDRESS)
    language: str | None = field(default=None, converter=maybe_tag, validator=Maybe(LANGUAGE_TAG))


@final
@frozen(kw_only=True)
class Supersession:
    """
    The earlier alert that an alert takes the place of.

    Attributes:
        number: The number of the earlier alert.
        reason: Why: a correction, an upgrade to another kind with a new number, or a duplicate.
    """

    number: str = field(validator=NUMBER)
    reason: SupersessionReason = field(converter=AsCode[SupersessionReason], validator=Code(SupersessionReason))


@final
@frozen(kw_only=True)
class Source(Record):
    """
    Where an alert was taken from.

    Attributes:
        feed: The form from which it was taken.
        feed_other: That form in words, where it is on no list.
        url: The page of the alert.
        report: The reference of the weekly report, for example `Report-2026-36`.
        report_on: The day of the weekly report.
        position: The place of the alert in the report, counted from 1.
        page_id: The identifier of the page of the alert, which survives a new number.
        page_on: The day that the page gives as that of its publication, beside the day of the report.
        modified_at: When the publisher last changed it.
    """

    feed: Feed = field(converter=AsCode[Feed], validator=Code(Feed))
    feed_other: str | None = field(default=None, validator=Maybe(SHORT))
    url: str | None = field(default=None, validator=Maybe(ADDRESS))
    report: str | None = field(default=None, validator=Maybe(Text(100)))
    report_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    position: int | None = field(default=None, validator=Maybe(Integer(1)))
    # In 8,135 alerts of the older archive it is a negative number.
    page_id: str | None = field(default=None, validator=Maybe(Text(100)))
    page_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    modified_at: DateTime | None = field(default=None, converter=maybe_moment, validator=Maybe(Moment()))

    rules: ClassVar[tuple[Rule, ...]] = (beside_other("feed"),)


# A delisting that names its offer tells the other side which one it still has to look for.
def _find_offers_not_listed(alert: Alert) -> Iterable[Path]:
    listed = {name for offer in alert.offers for name in (offer.identifier, offer.url)}
    for position, measure in enumerate(alert.measures):
        if measure.terms and not listed.issuperset(measure.terms.offers):
            yield ("measures", position, "terms", "offers")


# The Action plan is signed in Chinese and English: each side reads one of the two.
def _find_texts_in_other_languages(alert: Alert) -> Iterable[Path]:
    texts = {
        ("product", "name"): alert.product.name,
        ("product", "description"): alert.product.description,
        ("risk_description",): alert.risk_description,
        ("legal_provision",): alert.legal_provision,
        ("technical_defect",): alert.technical_defect,
    }
    return [path for path, said in texts.items() if said is not None and not (said.speaks("en") or said.speaks("zh"))]


# Neither is derived from the other: in 30 published alerts the two disagree, 13 of them `A12` with another kind.
def _find_prefix_of_another_kind(alert: Alert) -> Iterable[Path]:
    number = AlertNumber.parse(alert.number)
    expected = KIND_BY_NUMBER.get(number.prefix) if number else None
    return [("number",)] if expected not in {None, alert.notification_kind} else []


@final
@frozen(kw_only=True)
class Alert(Paper):
    """
    A notice that a product on the market presents a risk: as it is published, or as authorities exchange it.

    What is published stands in the alert itself; what only authorities need in order to act stands in two parts of it,
    `traceability` and `evidence`, which are absent where the alert is only published.
    An alert never changes: a correction *supersedes* it, a withdrawal withdraws it, an upgrade gives it a new number.

    Attributes:
        number: The reference under which everyone cites it, as it is printed.
        notification_kind: The kind of notification (Delegated Regulation (EU) 2024/3173, annex I).
        risk_level: How serious the risk is (the same, annex II); absent where the source does not say.
        notifying_country: The country whose authority notified it.
        notifying_country_other: That country in words, where it is on no list.
        published_on: The day of the weekly report in which it was published; where none is named, the day that its page
            gives, in Brussels.
        product: The product.
        risks: The ways in which it can do harm.
        risk_description: How it can do harm, in words.
        legal_provision: The provisions and standards that it does not meet.
        not_complied: The acts and standards that its published words name, as codes beside the sentence.
        technical_defect: What is technically wrong with it.
        measures: What was done about it in the notifying country.
        origin: The country of origin.
        origin_other: That country in words, where it is on no list.
        sold_online: Whether it is or was sold online.
        sold_online_basis: What that answer rests on.
        offers: The places online where it is or was offered.
        reacting_countries: The countries that found it too and acted.
        reacting_countries_other: Those of them that are on no list, in words.
        recall_pages: Pages on which operators tell consumers of a recall.
        supersedes: The earlier alert whose place it takes.
        withdrawn_on: The day on which it was withdrawn.
        other_references: The identifiers that the same matter has in other systems.
        links: Other alerts and cases that it stands to in some way.
        traceability: Who made, moved and sold the product, and how much of it there is; for authorities.
        evidence: On what the alert rests; for authorities.
        source: Where it was taken from.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "alert"

    number: str = field(validator=NUMBER)
    notification_kind: NotificationKind = field(converter=AsCode[NotificationKind], validator=Code(NotificationKind))
    risk_level: RiskLevel | None = field(default=None, converter=MaybeCode[RiskLevel], validator=Maybe(Code(RiskLevel)))
    # 32 names in the reports, the United Kingdom until 2021 and in respect of Northern Ireland since 2022 among them.
    notifying_country: Country = field(converter=AsCode[Country], validator=Code(Country))
    notifying_country_other: str | None = field(default=None, validator=Maybe(SHORT))
    published_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    product: Product = field(validator=Part(Product))
    # 14 % of the published alerts name more than one.
    risks: tuple[Risk, ...] = field(default=(), converter=Each[Risk], validator=Items(Part(Risk), 50))
    risk_description: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    legal_provision: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    # 85 % of the published alerts have a sentence such as "does not comply with the Toy Safety Directive".
    not_complied: tuple[NonCompliance, ...] = field(
        default=(), converter=Each[NonCompliance], validator=Items(Part(NonCompliance), 100)
    )
    technical_defect: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    # 11 at most in the reports so far.
    measures: tuple[Measure, ...] = field(default=(), converter=Each[Measure], validator=Items(Part(Measure), 100))
    # Of 32,566 published alerts 3,435 say `Unknown`: that is no country, and so is absent here.
    origin: Country | None = field(default=None, converter=MaybeCode[Country], validator=Maybe(Code(Country)))
    origin_other: str | None = field(default=None, validator=Maybe(SHORT))
    # The portal has a field for it; from the weekly reports it is gathered, and the basis says from what.
    sold_online: Answer = field(default=Answer.UNKNOWN, converter=AsCode[Answer], validator=Code(Answer))
    sold_online_basis: tuple[SoldOnlineBasis, ...] = field(
        default=(), converter=EachCode[SoldOnlineBasis], validator=Items(Code(SoldOnlineBasis), 10, distinct=True)
    )
    offers: tuple[Offer, ...] = field(default=(), converter=Each[Offer], validator=Items(Part(Offer), 500))
    # The portal and the spreadsheet name them, the weekly report does not.
    reacting_countries: tuple[Country, ...] = field(
        default=(), converter=EachCode[Country], validator=Items(Code(Country), 300, distinct=True)
    )
    reacting_countries_other: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(SHORT, 100))
    # Regulation (EU) 2023/988, Article 36, says what a recall notice holds; the Safety Gate links to its page.
    recall_pages: tuple[RecallPage, ...] = field(
        default=(), converter=Each[RecallPage], validator=Items(Part(RecallPage), 100)
    )
    supersedes: Supersession | None = field(default=None, validator=Maybe(Part(Supersession)))
    withdrawn_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    other_references: tuple[OtherReference, ...] = field(
        default=(), converter=Each[OtherReference], validator=Items(Part(OtherReference), 50)
    )
    links: tuple[Link, ...] = field(default=(), converter=Each[Link], validator=Items(Part(Link), 200))
    # Only selected information is published (Regulation (EU) 2023/988, Article 34(1)); this and the next are the rest.
    traceability: Traceability | None = field(default=None, validator=Maybe(Part(Traceability)))
    evidence: Evidence | None = field(default=None, validator=Maybe(Part(Evidence)))
    source: Source | None = field(default=None, validator=Maybe(Part(Source)))
    extensions: FrozenMap[Any] | None = field(default=None, converter=maybe_additions, validator=Maybe(Additions()))

    rules: ClassVar[tuple[Rule, ...]] = (
        beside_other("notifying_country", "origin"),
        Rule(
            "SG-M-004",
            "expected offers only where the product is sold online",
            "仅当产品在线销售时才应列出销售链接",
            lambda alert: [("offers",)] if alert.sold_online is not Answer.YES else [],
            about=("offers",),
        ),
        Rule(
            "SG-M-005",
            "expected an alert to supersede an alert other than itself",
            "预警通报不能取代其自身",
            lambda alert: [("supersedes", "number")] if alert.supersedes.number == alert.number else [],
            about=("supersedes",),
        ),
        Rule(
            "SG-M-006",
            "expected the day of withdrawal on or after the day of publication",
            "撤回日期不应早于发布日期",
            lambda alert: [("withdrawn_on",)] if alert.published_on and alert.withdrawn_on < alert.published_on else [],
            about=("withdrawn_on",),
        ),
        Rule(
            "SG-M-019",
            "expected links to other alerts than the alert itself",
            "关联的预警不应为该预警本身",
            lambda alert: [("links", at) for at, link in enumerate(alert.links) if link.number == alert.number],
            about=("links",),
        ),
        Rule(
            "SG-R-002",
            "expected an alert number in the form of one of its eras, such as SR/01234/26",
            "预警通报编号应采用某一时期的规定格式，例如 SR/01234/26",
            lambda alert: [("number",)] if AlertNumber.parse(alert.number) is None else [],
        ),
        Rule(
            "SG-R-003",
            "expected to be told what the answer on online sale rests on",
            "建议说明“在线销售”这一结论的依据",
            lambda alert: (
                [("sold_online_basis",)] if alert.sold_online is Answer.YES and not alert.sold_online_basis else []
            ),
        ),
        Rule(
            "SG-R-007",
            "expected the offers of a measure among the offers of the alert, each by its identifier or address",
            "措施所涉销售链接应为预警中列明的链接，以其标识或网址表示",
            _find_offers_not_listed,
            about=("measures",),
        ),
        Rule(
            "SG-R-008",
            "expected texts in English or Chinese, the languages of the Action plan",
            "建议使用行动计划的语言，即英文或中文",
            _find_texts_in_other_languages,
        ),
        Rule(
            "SG-I-001",
            "the prefix of the number names another kind of notification; both are kept",
            "编号前缀与通报类型不一致；两者均予保留",
            _find_prefix_of_another_kind,
        ),
        Rule(
            "SG-I-002",
            "the measure takes effect after the day of publication",
            "措施生效日期晚于预警通报发布日期",
            # 465 measures in the reports take effect after their publication: no fault, but worth a look.
            lambda alert: [
                ("measures", position, "in_force_on")
                for position, measure in enumerate(alert.measures)
                if alert.published_on and measure.in_force_on and measure.in_force_on > alert.published_on
            ],
            about=("measures",),
        ),
    )
