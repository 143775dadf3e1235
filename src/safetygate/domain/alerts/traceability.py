"""
Traceability: who made the product, where it went, how much of it there is, and which pieces are affected.

This part of an alert is for the authorities that act on it; where an alert is only published, it is absent.
It holds what Delegated Regulation (EU) 2024/3173, Annex I, 2.2(e) and (f), asks for beyond the published fields.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, Final, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.alerts.parties import TracedOperator
from safetygate.domain.codes import ConsignmentScheme, Country, CustomsSystem, Marking, QuantityStatus
from safetygate.domain.records.checks import Code, Day, Integer, Items, Maybe, Part, Text
from safetygate.domain.records.converters import AsCode, Each, EachCode, MaybeCode, maybe_day, maybe_texts
from safetygate.domain.records.errors import expect
from safetygate.domain.records.rules import Record, Rule, beside_other
from safetygate.domain.records.shapes import LONG, SHORT
from safetygate.domain.records.texts import Texts

_COUNTED: Final = frozenset({QuantityStatus.EXACT, QuantityStatus.ABOUT})


@final
@frozen(kw_only=True)
class Quantity(Record):
    """
    A number of items, and how sure it is.

    Attributes:
        status: Whether the number is exact or about so; or why there is none.
        number: The number of items.
    """

    status: QuantityStatus = field(converter=AsCode[QuantityStatus], validator=Code(QuantityStatus))
    number: int | None = field(default=None, validator=Maybe(Integer()))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-010",
            "expected a number where the quantity is exact or about so, and none where it is not",
            "数量为“准确”或“约”时须填写数字，其他情况不填",
            lambda quantity: [] if (quantity.status in _COUNTED) is (quantity.number is not None) else [("number",)],
        ),
    )


@final
@frozen(kw_only=True)
class Destination(Record):
    """
    A country to which the product went.

    Attributes:
        country: The country.
        country_other: Its name, where it is on no list.
        quantity: How many items went there.
    """

    country: Country = field(converter=AsCode[Country], validator=Code(Country))
    country_other: str | None = field(default=None, validator=Maybe(SHORT))
    # Regulation (EU) 2023/988, Article 9(8): by Member State, where it is known.
    quantity: Quantity | None = field(default=None, validator=Maybe(Part(Quantity)))

    rules: ClassVar[tuple[Rule, ...]] = (beside_other("country"),)


# GB12345678900-INV0001: 12 to 35 characters
_UCR: Final = re.compile(r"[0-9A-Za-z()/.-]{12,35}")


@final
@frozen(kw_only=True)
class Consignment(Record):
    """
    A consignment in which the product crossed a border.

    With its number the consignor can be traced when the offer is gone.

    Attributes:
        scheme: What names it.
        scheme_other: That in words, where it is on no list.
        number: Its number.
        from_country: Where it was sent from.
        to_country: Where it was sent to.
        crossed_on: The day on which it crossed the border.
    """

    scheme: ConsignmentScheme = field(converter=AsCode[ConsignmentScheme], validator=Code(ConsignmentScheme))
    scheme_other: str | None = field(default=None, validator=Maybe(SHORT))
    number: str = field(validator=Text(100))
    from_country: Country | None = field(default=None, converter=MaybeCode[Country], validator=Maybe(Code(Country)))
    to_country: Country | None = field(default=None, converter=MaybeCode[Country], validator=Maybe(Code(Country)))
    crossed_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))

    rules: ClassVar[tuple[Rule, ...]] = (
        beside_other("scheme"),
        Rule(
            "SG-M-011",
            "expected a unique consignment reference of 12 to 35 characters",
            "唯一货物编号（UCR）应为 12 至 35 个字符",
            lambda consignment: (
                [("number",)]
                if consignment.scheme is ConsignmentScheme.UCR and not _UCR.fullmatch(consignment.number)
                else []
            ),
        ),
    )


@final
@frozen(kw_only=True)
class Affected(Record):
    """
    Which pieces of the product are affected; a batch says that of pieces, and not what the product is.

    Attributes:
        batches: Batch numbers.
        serials: Serial numbers, or ranges of them, as they came.
        made_from_on: The first day on which affected pieces were made.
        made_until_on: The last day on which affected pieces were made.
    """

    batches: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(SHORT, 1000))
    serials: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(SHORT, 1000))
    made_from_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    made_until_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-012",
            "expected the last day of making on or after the first",
            "生产的最后一日不应早于第一日",
            lambda affected: (
                [("made_until_on",)] if affected.made_from_on and affected.made_until_on < affected.made_from_on else []
            ),
            about=("made_until_on",),
        ),
    )


_DIGITS: Final[Mapping[CustomsSystem, frozenset[int]]] = {
    CustomsSystem.HS: frozenset({4, 6}),
    CustomsSystem.CN: frozenset({8}),
    CustomsSystem.TARIC: frozenset({10}),
    CustomsSystem.CN_CUSTOMS: frozenset({8, 10, 13}),
}
"""How many digits each list has: of the heading and the subheading; of the tariff number and its extensions."""


@final
@frozen(kw_only=True)
class CustomsCode(Record):
    """
    A tariff number in one of the lists of the two sides.

    Only the first six digits, those of the Harmonized System, mean the same on both sides.

    Attributes:
        system: The list.
        value: The number, digits only.
        edition: The year of the edition; headings move from one to the next.
    """

    system: CustomsSystem = field(converter=AsCode[CustomsSystem], validator=Code(CustomsSystem))
    value: str = field(validator=Text(13, least=4, pattern=r"^[0-9]+$"))
    # The Harmonized System entered into force in 1988.
    edition: int | None = field(default=None, validator=Maybe(Integer(1988, 2199)))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-013",
            "expected as many digits as the list has: hs 4 or 6, cn 8, taric 10, cn_customs 8, 10 or 13",
            "位数应与税则目录一致：hs 为 4 或 6 位，cn 为 8 位，taric 为 10 位，cn_customs 为 8、10 或 13 位",
            lambda code: [] if len(code.value) in _DIGITS[code.system] else [("value",)],
        ),
    )

    @property
    def heading(self) -> str:
        """What both sides have in common: the first six digits, or four where there are no more."""
        return self.value[:6]


def same_heading(one: CustomsCode, other: CustomsCode) -> bool:
    """
    Whether two tariff numbers agree in all digits that both have of the Harmonized System.

    Editions are not compared: whether a heading moved between two of them, only their correlation tables tell.
    """
    expect(one, CustomsCode, field="one")
    expect(other, CustomsCode, field="other")
    length = min(len(one.heading), len(other.heading))
    return one.heading[:length] == other.heading[:length]


@final
@frozen(kw_only=True)
class Traceability(Record):
    """
    Who made, moved and sold the product, where it went, how many there are, and which are affected.

    Attributes:
        operators: The operators of its chain, in third countries too.
        quantity: How many items the alert is about.
        destinations: The countries to which it went.
        consignments: The consignments in which it crossed a border.
        affected: Which pieces are affected.
        customs_codes: Its tariff numbers.
        marked: Where the data stand by which it is known.
        placed_on_market_on: The day on which it was first placed on the market.
        available_at: Where exactly it was made available: shops, halls, streets.
        not_available: What is not known yet, and why.
    """

    # Annex I, 2.2(f)(ii) to (v)
    operators: tuple[TracedOperator, ...] = field(
        default=(), converter=Each[TracedOperator], validator=Items(Part(TracedOperator), 200)
    )
    # Annex I, 2.2(e)(xi)
    quantity: Quantity | None = field(default=None, validator=Maybe(Part(Quantity)))
    # Annex I, 2.2(f)(iii)
    destinations: tuple[Destination, ...] = field(
        default=(), converter=Each[Destination], validator=Items(Part(Destination), 300)
    )
    # Annex I, 2.2(f)(vi)
    consignments: tuple[Consignment, ...] = field(
        default=(), converter=Each[Consignment], validator=Items(Part(Consignment), 500)
    )
    # Annex I, 2.2(e)(viii)
    affected: Affected | None = field(default=None, validator=Maybe(Part(Affected)))
    # Annex I, 2.2(e)(ix)
    customs_codes: tuple[CustomsCode, ...] = field(
        default=(), converter=Each[CustomsCode], validator=Items(Part(CustomsCode), 100)
    )
    # Annex I, 2.2, second part
    marked: tuple[Marking, ...] = field(
        default=(), converter=EachCode[Marking], validator=Items(Code(Marking), 10, distinct=True)
    )
    # From here run the ten years for which the maker keeps the technical file (Regulation (EU) 2023/988, Article 9(3)).
    placed_on_market_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    # Annex I, 2.2(f)(vii)
    available_at: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    # Annex I, 2.1: what is missing may follow.
    not_available: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
