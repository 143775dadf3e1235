"""
Evidence: on which tests, accidents and assessments an alert rests, and what the product does not comply with.

This part of an alert is for the authorities that act on it; where an alert is only published, it is absent.
It holds what Delegated Regulation (EU) 2024/3173, Annex I, 2.2(a), (b), (d) and (h), asks for beyond the published
fields, and the elements of the Action plan, footnote 3.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.alerts.assessment import HarmScenario, assess
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.alerts.references import Attachment
from safetygate.domain.codes import (
    Answer,
    AssessedLevel,
    AssessmentMethod,
    Assessor,
    Conclusion,
    ConditionOfUse,
    Country,
    HarmSeverity,
    LegalAct,
    NotificationContext,
    OccurrenceKind,
    Presumption,
    ProductTestResult,
    ProductUse,
)
from safetygate.domain.records.checks import Boolean, Code, Day, Integer, Items, Maybe, Part, Text
from safetygate.domain.records.converters import AsCode, Each, EachCode, MaybeCode, maybe_day, maybe_texts
from safetygate.domain.records.rules import Path, Record, Rule, beside_other
from safetygate.domain.records.shapes import DIGEST, LONG, SHORT, withhold
from safetygate.domain.records.texts import Texts

NAME: Final = Text(500)


@final
@frozen(kw_only=True)
class ProductTest(Record):
    """
    A test of the product, in a laboratory or by looking at it.

    Attributes:
        act: The act against which it was tested.
        act_other: That act in words, where it is on no list.
        standard: The standard against which it was tested.
        result: How the product fared.
        tested_on: The day of the test.
        laboratory: Who tested it.
        failure: In what it failed.
        report: The digest of the test report among the attachments.
    """

    act: LegalAct | None = field(default=None, converter=MaybeCode[LegalAct], validator=Maybe(Code(LegalAct)))
    act_other: str | None = field(default=None, validator=Maybe(SHORT))
    standard: str | None = field(default=None, validator=Maybe(NAME))
    result: ProductTestResult = field(converter=AsCode[ProductTestResult], validator=Code(ProductTestResult))
    tested_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    laboratory: str | None = field(default=None, validator=Maybe(NAME))
    failure: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    report: str | None = field(default=None, validator=Maybe(DIGEST))

    rules: ClassVar[tuple[Rule, ...]] = (beside_other("act"),)


@final
@frozen(kw_only=True)
class Accident(Record):
    """
    An accident or an incident with the product.

    Attributes:
        accident_kind: Whether somebody came to harm.
        day_known: Whether the day is known.
        occurred_on: The day.
        country: Where it happened.
        severity: How severe the harm was.
        use: How the product was used.
        persons: How many persons came to harm.
        description: What happened.
    """

    accident_kind: OccurrenceKind = field(converter=AsCode[OccurrenceKind], validator=Code(OccurrenceKind))
    day_known: bool = field(validator=Boolean())
    occurred_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    country: Country | None = field(default=None, converter=MaybeCode[Country], validator=Maybe(Code(Country)))
    severity: HarmSeverity | None = field(
        default=None, converter=MaybeCode[HarmSeverity], validator=Maybe(Code(HarmSeverity))
    )
    use: ProductUse = field(default=ProductUse.UNKNOWN, converter=AsCode[ProductUse], validator=Code(ProductUse))
    persons: int | None = field(default=None, validator=Maybe(Integer()))
    description: Texts | None = field(default=None, repr=withhold, converter=maybe_texts, validator=Maybe(LONG))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-016",
            "expected the day of the accident where it is known, and none where it is not",
            "已知事故日期时须填写，未知时不填",
            lambda accident: [("occurred_on",)] if accident.day_known is (accident.occurred_on is None) else [],
        ),
    )


@final
@frozen(kw_only=True)
class RiskAssessment(Record):
    """
    One assessment of the risk: by whom, when, by which method, and what it came to.

    Attributes:
        assessor: Who made it.
        assessor_other: That in words, where it is on no list.
        assessor_name: Its name.
        assessed_on: The day on which it was made.
        method: By which method.
        method_other: The method in words, where it is on no list.
        presumptions: Why the risk is presumed serious.
        scenarios: The harm scenarios that were assessed.
        level: What it came to.
        report: The digest of the written assessment among the attachments.
    """

    assessor: Assessor = field(converter=AsCode[Assessor], validator=Code(Assessor))
    assessor_other: str | None = field(default=None, validator=Maybe(SHORT))
    assessor_name: str | None = field(default=None, validator=Maybe(NAME))
    assessed_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    method: AssessmentMethod | None = field(
        default=None, converter=MaybeCode[AssessmentMethod], validator=Maybe(Code(AssessmentMethod))
    )
    method_other: str | None = field(default=None, validator=Maybe(SHORT))
    # Annex II, 4.1: a risk that is presumed serious needs no scenarios of its own.
    presumptions: tuple[Presumption, ...] = field(
        default=(), converter=EachCode[Presumption], validator=Items(Code(Presumption), 10, distinct=True)
    )
    scenarios: tuple[HarmScenario, ...] = field(
        default=(), converter=Each[HarmScenario], validator=Items(Part(HarmScenario), 100)
    )
    level: AssessedLevel = field(converter=AsCode[AssessedLevel], validator=Code(AssessedLevel))
    report: str | None = field(default=None, validator=Maybe(DIGEST))

    rules: ClassVar[tuple[Rule, ...]] = (
        beside_other("assessor", "method"),
        Rule(
            "SG-I-003",
            "the level is not the one that the grid gives for the scenarios",
            "该等级与按矩阵对各场景判定的等级不一致",
            lambda made: (
                [("level",)]
                if made.method is AssessmentMethod.EU_2024_3173
                and assess(made.scenarios).level.value != made.level.value
                else []
            ),
            about=("scenarios",),
        ),
    )


@final
@frozen(kw_only=True)
class NonCompliance(Record):
    """
    An act or a standard that the product does not comply with: what its maker has to mend.

    Attributes:
        act: The act.
        act_other: That act in words, where it is on no list.
        provision: The provision of the act.
        standard: The standard.
        clause: The clause of the standard.
    """

    act: LegalAct | None = field(default=None, converter=MaybeCode[LegalAct], validator=Maybe(Code(LegalAct)))
    act_other: str | None = field(default=None, validator=Maybe(SHORT))
    provision: str | None = field(default=None, validator=Maybe(NAME))
    standard: str | None = field(default=None, validator=Maybe(NAME))
    # The clause is what a maker needs in order to mend the product.
    clause: str | None = field(default=None, validator=Maybe(NAME))

    rules: ClassVar[tuple[Rule, ...]] = (
        beside_other("act"),
        Rule(
            "SG-M-017",
            "expected an act or a standard",
            "应填写法规或标准",
            lambda failing: [] if failing.act or failing.standard else [("act",)],
        ),
    )


@final
@frozen(kw_only=True)
class Certificate(Record):
    """
    A document by which the conformity of the product was shown.

    Attributes:
        name: What it is: a declaration of conformity, a type examination, a CCC certificate.
        number: Its number.
        issuer: Who issued it.
        issued_on: The day on which it was issued.
        report: The digest of its copy among the attachments.
    """

    # In words: declarations, type examinations and CCC certificates come from different laws of two sides.
    name: str = field(validator=NAME)
    number: str | None = field(default=None, validator=Maybe(NAME))
    issuer: str | None = field(default=None, validator=Maybe(NAME))
    issued_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    report: str | None = field(default=None, validator=Maybe(DIGEST))


@final
@frozen(kw_only=True)
class UseFinding(Record):
    """
    Whether the product presents a risk in one respect of its use (Action plan, footnote 3).

    Attributes:
        condition: The respect: normal use, foreseeable use, duration, putting into service, installation, maintenance.
        presents_risk: Whether it presents a risk that is not acceptable there.
        description: In what way.
    """

    condition: ConditionOfUse = field(converter=AsCode[ConditionOfUse], validator=Code(ConditionOfUse))
    presents_risk: Answer = field(converter=AsCode[Answer], validator=Code(Answer))
    description: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))


def _find_reports_not_attached(evidence: Evidence) -> Iterable[Path]:
    there = {attachment.sha256 for attachment in evidence.attachments}
    for member in ("tests", "assessments", "certificates"):
        for position, item in enumerate(getattr(evidence, member)):
            if item.report is not None and item.report not in there:
                yield (member, position, "report")


@final
@frozen(kw_only=True)
class Evidence(Record):
    """
    On what an alert rests.

    Attributes:
        authority: The authority that notified it.
        contact: How to reach that authority.
        created_on: The day on which the notification was made.
        validated_on: The day on which it was validated.
        context: What led to it.
        conclusion: What the authority concluded about the product.
        use: In which respects of its use the product presents a risk.
        tests: The tests of the product.
        accidents: Accidents and incidents with the product.
        assessments: Assessments of the risk.
        not_complied: The acts and standards that it does not comply with.
        conformity_shown: Whether proof of conformity was shown.
        certificates: The documents by which it was shown.
        confidential: Why it is asked that the notification be kept confidential, where that is asked.
        attachments: Files, by their digests.
    """

    authority: Authority | None = field(default=None, validator=Maybe(Part(Authority)))
    contact: str | None = field(default=None, repr=withhold, validator=Maybe(Text(500)))
    created_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    validated_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    # Annex I, 2.2(h)
    context: tuple[NotificationContext, ...] = field(
        default=(),
        converter=EachCode[NotificationContext],
        validator=Items(Code(NotificationContext), 10, distinct=True),
    )
    # The Product Safety Database of the United Kingdom tells unsafe from not compliant; the plan is about the unsafe.
    conclusion: Conclusion | None = field(
        default=None, converter=MaybeCode[Conclusion], validator=Maybe(Code(Conclusion))
    )
    use: tuple[UseFinding, ...] = field(default=(), converter=Each[UseFinding], validator=Items(Part(UseFinding), 20))
    # Annex I, 2.2(b)(iv) to (vii)
    tests: tuple[ProductTest, ...] = field(
        default=(), converter=Each[ProductTest], validator=Items(Part(ProductTest), 200)
    )
    accidents: tuple[Accident, ...] = field(default=(), converter=Each[Accident], validator=Items(Part(Accident), 1000))
    assessments: tuple[RiskAssessment, ...] = field(
        default=(), converter=Each[RiskAssessment], validator=Items(Part(RiskAssessment), 50)
    )
    # Annex I, 2.2(a)(i) to (iii)
    not_complied: tuple[NonCompliance, ...] = field(
        default=(), converter=Each[NonCompliance], validator=Items(Part(NonCompliance), 100)
    )
    conformity_shown: Answer | None = field(default=None, converter=MaybeCode[Answer], validator=Maybe(Code(Answer)))
    certificates: tuple[Certificate, ...] = field(
        default=(), converter=Each[Certificate], validator=Items(Part(Certificate), 100)
    )
    # Annex I, 2.2(d)
    confidential: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    attachments: tuple[Attachment, ...] = field(
        default=(), converter=Each[Attachment], validator=Items(Part(Attachment), 200)
    )

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-R-006",
            "expected the report among the attachments",
            "报告应列于附件中",
            _find_reports_not_attached,
            about=("tests", "assessments", "certificates"),
        ),
    )
