"""
The statement of reasons that an online marketplace owes for removing a listing, for the transparency database of the
Commission (Regulation (EU) 2022/2065, Articles 17 and 24(5)).

The names and codes of its members are those of the database's public documentation, as it stood in November 2026.
What the alert does not tell, the marketplace says in its decision; nothing is made up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, final

from attrs import asdict, field, frozen
from pendulum import Date

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.measures import Measure
from safetygate.domain.codes import (
    EEA,
    AutomationDegree,
    Country,
    MeasureCategory,
    NoStatementReason,
    Obligation,
    RemovalPrompt,
)
from safetygate.domain.records.checks import Boolean, Code, Day, Items, Maybe, Text
from safetygate.domain.records.converters import AsCode, EachCode, as_day, maybe_day
from safetygate.domain.records.errors import InvalidValue, SafetyGateError, expect
from safetygate.domain.records.moments import format_day
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.records.texts import Texts

_FIRST_DAY: Final = Date(2020, 1, 1)
_ORDERS: Final = frozenset({RemovalPrompt.ARTICLE_9_ORDER, RemovalPrompt.OTHER_ORDER})

_SOURCES: Final[Mapping[RemovalPrompt, str]] = MappingProxyType(
    {
        RemovalPrompt.OTHER_ORDER: "SOURCE_TYPE_OTHER_NOTIFICATION",
        RemovalPrompt.NOTICE: "SOURCE_ARTICLE_16",
        RemovalPrompt.TRUSTED_FLAGGER: "SOURCE_TRUSTED_FLAGGER",
        RemovalPrompt.OTHER_HINT: "SOURCE_TYPE_OTHER_NOTIFICATION",
        RemovalPrompt.OWN_INITIATIVE: "SOURCE_VOLUNTARY",
    }
)
"""The source that the database has for each prompt; an order under Article 9 has none, as it gives no statement."""


@final
@frozen(kw_only=True)
class MarketplaceDecision:
    """
    What only the marketplace knows of its removal of a listing.

    The last five are needed where the alert does not tell, and go before what it tells.

    Attributes:
        puid: The identifier of the statement within the marketplace; one that it gives once.
        prompt: What led to the removal.
        posted_on: The day on which the listing was put up.
        automated_detection: Whether it was found by automated means.
        automated_decision: How far the decision was taken by automated means.
        micro_or_small: Whether the marketplace is a micro or small enterprise (Article 19).
        notifier: Who gave the notice, where that is no natural person.
        applied_on: The day from which the removal applies.
        countries: The States of the European Economic Area in which it applies.
        legal_ground: The provisions that it rests on.
        explanation: Why the listing is illegal on that ground.
        facts: The facts and circumstances relied on.
    """

    puid: str = field(validator=Text(500, pattern=r"^[A-Za-z0-9_-]+$"))
    prompt: RemovalPrompt = field(converter=AsCode[RemovalPrompt], validator=Code(RemovalPrompt))
    posted_on: Date = field(converter=as_day, validator=Day())
    automated_detection: bool = field(validator=Boolean())
    automated_decision: AutomationDegree = field(converter=AsCode[AutomationDegree], validator=Code(AutomationDegree))
    micro_or_small: bool = field(validator=Boolean())
    notifier: str | None = field(default=None, validator=Maybe(Text(500)))
    applied_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    countries: tuple[Country, ...] = field(
        default=(), converter=EachCode[Country], validator=Items(Code(Country), 30, distinct=True)
    )
    legal_ground: str | None = field(default=None, validator=Maybe(Text(500)))
    explanation: str | None = field(default=None, validator=Maybe(Text(2000)))
    facts: str | None = field(default=None, validator=Maybe(Text(5000)))


@final
@frozen(kw_only=True)
class StatementOfReasons:
    """
    A statement of reasons as the transparency database takes it; its members are called as they are there.

    Attributes:
        decision_visibility: That the content was removed.
        decision_ground: That it was illegal.
        illegal_content_legal_ground: The provisions relied on.
        illegal_content_explanation: Why it was illegal on that ground.
        content_type: That it was a product.
        category: That it was an unsafe or prohibited product.
        category_specification: That it was an unsafe product.
        content_id: The EAN-13 of the product, where the alert names one and no other.
        territorial_scope: The States in which the removal applies.
        content_date: The day on which the listing was put up.
        application_date: The day from which the removal applies.
        end_date_visibility_restriction: The day on which it ends; absent where it has no end.
        decision_facts: The facts and circumstances relied on.
        source_type: What led to the removal.
        source_identity: Who gave the notice.
        automated_detection: Whether it was found by automated means, `Yes` or `No`.
        automated_decision: How far the decision was automated.
        puid: The identifier within the marketplace.
    """

    decision_visibility: tuple[str, ...] = field(
        default=("DECISION_VISIBILITY_CONTENT_REMOVED",), validator=Items(Text(100), 10, least=1)
    )
    decision_ground: str = field(default="DECISION_GROUND_ILLEGAL_CONTENT", validator=Text(100))
    illegal_content_legal_ground: str = field(validator=Text(500))
    illegal_content_explanation: str = field(validator=Text(2000))
    content_type: tuple[str, ...] = field(default=("CONTENT_TYPE_PRODUCT",), validator=Items(Text(100), 10, least=1))
    category: str = field(default="STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS", validator=Text(100))
    category_specification: tuple[str, ...] = field(
        default=("KEYWORD_UNSAFE_PRODUCTS",), validator=Items(Text(100), 10)
    )
    content_id: str | None = field(default=None, validator=Maybe(Text(13, least=13, pattern=r"^[0-9]+$")))
    territorial_scope: tuple[Country, ...] = field(validator=Items(Code(Country), 30, least=1, distinct=True))
    content_date: Date = field(validator=Day())
    application_date: Date = field(validator=Day())
    end_date_visibility_restriction: Date | None = field(default=None, validator=Maybe(Day()))
    decision_facts: str = field(validator=Text(5000))
    source_type: str = field(validator=Text(100))
    source_identity: str | None = field(default=None, validator=Maybe(Text(500)))
    automated_detection: str = field(validator=Text(3))
    automated_decision: str = field(validator=Text(100))
    puid: str = field(validator=Text(500))

    def payload(self) -> dict[str, Any]:
        """The body of one statement, for the interface of the database, which takes up to 100 of them in one call."""
        told = {name: value for name, value in asdict(self, recurse=False).items() if value is not None}
        return {name: _PLAIN.get(name, _as_plain)(value) for name, value in told.items()}


@final
@frozen(kw_only=True)
class NoStatement:
    """
    That no statement of reasons is owed, and why.

    Attributes:
        reason: Why.
    """

    reason: NoStatementReason = field(validator=Code(NoStatementReason))

    def text(self, language: str | Language) -> str:
        """
        The same for people, with the article.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        return _NOT_OWED.say(language, self.reason.label(language), self.reason.source)


@final
class StatementIncomplete(SafetyGateError, ValueError):
    """
    A statement of reasons is owed, and neither the alert nor the decision tells what it must say.

    Attributes:
        missing: The members of the statement, each with what has to be given for it.
    """

    def __init__(self, missing: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{member}: {expected}" for member, expected in missing.items()))
        self.missing: Final = MappingProxyType(dict(missing))

    def __reduce__(self) -> tuple[object, ...]:
        return StatementIncomplete, (dict(self.missing),)


def statement_of_reasons(
    alert: Alert, removal: Measure, decision: MarketplaceDecision
) -> StatementOfReasons | NoStatement:
    """
    The statement of reasons for the *removal* of a listing of the product of *alert*; or that none is owed, and why.

    None is owed for an order under Article 9, which an order under Regulation (EU) 2023/988, Article 22(4), is; nor by
    a micro or small enterprise to the database (Article 19). The library decides no legal question beyond these.
    A statement holds no personal data (Article 24(5)): sellers are never named. What the alert says in running text is
    taken over in English where it is there, and is for whoever sends it to read once more.

    Args:
        alert: The alert.
        removal: The measure of the alert by which the listing was removed.
        decision: What only the marketplace knows.

    Raises:
        InvalidValue: Where *removal* is no measure of the alert, or the two differ on whether it was ordered, or on its
            days.
        StatementIncomplete: Where neither tells what the statement must say; it names all of that at once.
    """
    expect(decision, MarketplaceDecision, field="decision")
    if removal not in alert.measures:
        raise InvalidValue("expected a measure of the alert", field="removal")
    reason = _find_reason(removal, decision)
    if reason is not None:
        return NoStatement(reason=reason)
    told = {member: get(alert, removal, decision) for member, (get, _, _) in _TOLD.items()}
    missing = {
        member: expected for member, (_, fits, expected) in _TOLD.items() if not told[member] or not fits(told[member])
    }
    if missing:
        raise StatementIncomplete(missing)
    _refuse_contradiction(removal, decision, told["application_date"])
    return StatementOfReasons(
        **told,
        content_id=_find_ean(alert),
        content_date=decision.posted_on,
        end_date_visibility_restriction=removal.terms and removal.terms.ends_on,
        source_type=_SOURCES[decision.prompt],
        source_identity=None if decision.prompt is RemovalPrompt.OWN_INITIATIVE else decision.notifier,
        automated_detection="Yes" if decision.automated_detection else "No",
        automated_decision=f"AUTOMATED_DECISION_{decision.automated_decision.name}",
        puid=decision.puid,
    )


def _find_reason(removal: Measure, decision: MarketplaceDecision) -> NoStatementReason | None:
    if removal.category is not MeasureCategory.LISTING_REMOVAL:
        return NoStatementReason.NO_REMOVAL
    if decision.prompt is RemovalPrompt.ARTICLE_9_ORDER:
        return NoStatementReason.ARTICLE_9_ORDER
    if decision.micro_or_small:
        return NoStatementReason.MICRO_OR_SMALL
    given = removal.terms and removal.terms.statement_of_reasons
    return NoStatementReason.GIVEN_ALREADY if given else None


def _refuse_contradiction(removal: Measure, decision: MarketplaceDecision, applied_on: Date) -> None:
    ordered = {Obligation.COMPULSORY: True, Obligation.VOLUNTARY: False}.get(removal.obligation)
    if ordered not in {None, decision.prompt in _ORDERS}:
        expected, told = ("an order", "ordered") if ordered else ("no order", "voluntary")
        raise InvalidValue(f"expected {expected}, as the alert says that the removal was {told}", field="prompt")
    if removal.terms and removal.terms.ends_on and removal.terms.ends_on < applied_on:
        raise InvalidValue("expected a day on or before that on which the removal ends", field="applied_on")
    if applied_on < decision.posted_on:
        raise InvalidValue("expected a day on or before that from which the removal applies", field="posted_on")


def _find_countries(_: Alert, removal: Measure, decision: MarketplaceDecision) -> tuple[Country, ...]:
    # A measure may hold elsewhere too, which is no concern of the database.
    told = decision.countries or EEA.intersection(removal.terms.scope_countries if removal.terms else ())
    return tuple(sorted(told, key=lambda country: country.value))


def _find_ground(alert: Alert, removal: Measure, decision: MarketplaceDecision) -> str | None:
    basis = removal.terms and (
        removal.terms.legal_basis_other or (removal.terms.legal_basis and removal.terms.legal_basis.en)
    )
    named = ", ".join(filter(None, (basis, removal.terms and removal.terms.provision)))
    return decision.legal_ground or named or _word(alert.legal_provision) or "; ".join(_find_acts(alert)) or None


def _find_acts(alert: Alert) -> Iterator[str]:
    for each in alert.not_complied:
        act = each.act_other or (each.act and each.act.en)
        yield " ".join(filter(None, (act, each.provision, each.standard, each.clause)))


def _find_facts(alert: Alert, _: Measure, decision: MarketplaceDecision) -> str:
    names = (_word(alert.product.name), *alert.product.brands, alert.product.specific_name, *alert.product.models)
    published = f", published on {format_day(alert.published_on)}" if alert.published_on else ""
    product = ", ".join(dict.fromkeys(filter(None, names)))
    return decision.facts or f"Safety Gate alert {alert.number}{published}" + (f": {product}" if product else "")


def _find_ean(alert: Alert) -> str | None:
    """The one EAN-13 of the product; the database takes no more than one, and to choose among several is a guess."""
    found = {code.gtin14 for code in alert.product.barcodes if code.gtin14}
    only = found.pop() if len(found) == 1 else ""
    return only[1:] if only.startswith("0") else None


def _word(texts: Texts | None) -> str | None:
    return None if texts is None else texts.best("en", "zh")


def _as_plain(value: Any) -> Any:
    match value:
        case Date():
            return format_day(value)
        case tuple():
            return [each.value if isinstance(each, Country) else each for each in value]
        case _:
            return value


_PLAIN: Final[Mapping[str, Callable[[Any], Any]]] = {"content_id": lambda code: {"EAN-13": code}}

_NOT_OWED: Final = Phrase("No statement of reasons is owed: {} ({}).", "无须提交理由说明：{}（{}）。")

_Get = Callable[[Alert, Measure, MarketplaceDecision], Any]

_TOLD: Final[Mapping[str, tuple[_Get, Callable[[Any], bool], str]]] = {
    "application_date": (
        lambda _, removal, decision: decision.applied_on or removal.in_force_on,
        lambda day: day >= _FIRST_DAY,
        "expected the day from which the removal applies, from 2020-01-01 on, in applied_on",
    ),
    "territorial_scope": (
        _find_countries,
        EEA.issuperset,
        "expected the States of the European Economic Area in which the removal applies, in countries",
    ),
    "illegal_content_legal_ground": (
        _find_ground,
        lambda text: len(text) <= 500,
        "expected the provisions relied on, in at most 500 characters, in legal_ground",
    ),
    "illegal_content_explanation": (
        lambda alert, _, decision: decision.explanation or _word(alert.risk_description),
        lambda text: len(text) <= 2000,
        "expected why the listing is illegal, in at most 2000 characters, in explanation",
    ),
    "decision_facts": (
        _find_facts,
        lambda text: len(text) <= 5000,
        "expected the facts relied on, in at most 5000 characters, in facts",
    ),
}
"""What a statement must say and the alert may tell: how it is found, whether it fits, and what to give where not."""
