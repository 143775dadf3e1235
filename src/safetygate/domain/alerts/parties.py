"""
Who takes part: authorities on both sides, and the economic operators they deal with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import ClassVar, Final, final

from attrs import field, frozen

from safetygate.domain.codes import AuthorityCode, Country, IdentifierScheme, OperatorRole
from safetygate.domain.records.checks import Boolean, Code, Items, Maybe, Part, Text
from safetygate.domain.records.converters import AsCode, Each, EachCode, MaybeCode
from safetygate.domain.records.rules import Path, Record, Rule, beside_other
from safetygate.domain.records.shapes import ADDRESS, withhold


@final
@frozen(kw_only=True)
class Authority(Record):
    """
    A public authority that takes part in the exchange.

    Attributes:
        code: Which one; `national` for an authority of one country that is named beside it.
        country: The country it belongs to; absent for an institution of the Union.
        name: Its name as it writes it; needed only where the code does not say it all.
    """

    code: AuthorityCode = field(converter=AsCode[AuthorityCode], validator=Code(AuthorityCode))
    country: Country | None = field(default=None, converter=MaybeCode[Country], validator=Maybe(Code(Country)))
    name: str | None = field(default=None, validator=Maybe(Text(500)))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-002",
            "expected the country of a national authority",
            "国家主管机构须注明所属国家",
            lambda authority: (
                [("country",)] if authority.code is AuthorityCode.NATIONAL and authority.country is None else []
            ),
        ),
    )

    @property
    def identity(self) -> tuple[object, ...]:
        """What tells it from every other authority: its code, and for national ones also country and name."""
        return (self.code, self.country, self.name) if self.code is AuthorityCode.NATIONAL else (self.code,)


DG_JUST: Final = Authority(code=AuthorityCode.DG_JUST)
"""The Directorate-General for Justice and Consumers of the European Commission, a party to the Action plan."""

GACC: Final = Authority(code=AuthorityCode.GACC, country=Country.CN)
"""The General Administration of Customs of China, a party to the Action plan."""

SAMR: Final = Authority(code=AuthorityCode.SAMR, country=Country.CN)
"""The State Administration for Market Regulation of China, which acts on products sold within China."""


@final
@frozen(kw_only=True)
class Operator(Record):
    """
    An economic operator in the chain of a product, or a person who sells it online.

    Attributes:
        role: Its place in the chain (Regulation (EU) 2023/988, article 3).
        role_other: The role in words, where it is on no list.
        name: Its name or trade name.
        country: Where it is established.
        private_person: Whether it is a natural person: then name, address and contact are personal data.
        address: Its postal address.
        contact: An electronic address or a telephone number.
    """

    role: OperatorRole = field(converter=AsCode[OperatorRole], validator=Code(OperatorRole))
    role_other: str | None = field(default=None, validator=Maybe(Text(500)))
    name: str | None = field(default=None, repr=withhold, validator=Maybe(Text(500)))
    country: Country | None = field(default=None, converter=MaybeCode[Country], validator=Maybe(Code(Country)))
    # Exchanged only where it is needed for the health or safety of consumers (Regulation (EU) 2023/988, Article 40(5)).
    private_person: bool | None = field(default=None, validator=Maybe(Boolean()))
    address: str | None = field(default=None, repr=withhold, validator=Maybe(Text(1000)))
    contact: str | None = field(default=None, repr=withhold, validator=Maybe(Text(500)))

    rules: ClassVar[tuple[Rule, ...]] = (beside_other("role"),)


_SHAPES: Final[Mapping[IdentifierScheme, re.Pattern[str]]] = {
    # 91440500MA5EXAMPLE: registering department, kind, place, organisation, check character; no I, O, S, V, Z
    IdentifierScheme.CN_USCC: re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}"),
    # 4405960001: place of registration, economic zone, kind of enterprise, running number
    IdentifierScheme.CN_CUSTOMS: re.compile(r"[0-9]{4}[0-9A-Z]{6}"),
    # DE123456789012345: country, then at most 15 characters
    IdentifierScheme.EORI: re.compile(r"[A-Z]{2}[0-9A-Z]{1,15}"),
    # DE123456789, ATU12345678, EL123456789: country, then 2 to 13 characters
    IdentifierScheme.VAT: re.compile(r"[A-Z]{2}[0-9A-Z+*.]{2,13}"),
}

_USCC_DIGITS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def _find_wrong_shape(identifier: OperatorIdentifier) -> Iterable[Path]:
    shape = _SHAPES.get(identifier.scheme)
    return [] if shape is None or shape.fullmatch(identifier.value) else [("value",)]


# GB 32100-2015, section 4: the weights are the powers of three, modulo 31.
def _find_wrong_check_character(identifier: OperatorIdentifier) -> Iterable[Path]:
    value = identifier.value
    if identifier.scheme is not IdentifierScheme.CN_USCC or _find_wrong_shape(identifier):
        return []
    total = sum(_USCC_DIGITS.index(sign) * pow(3, position, 31) for position, sign in enumerate(value[:17]))
    return [] if _USCC_DIGITS[-total % 31] == value[17] else [("value",)]


@final
@frozen(kw_only=True)
class OperatorIdentifier(Record):
    """
    A number under which an operator is registered: names in Latin letters do not identify a Chinese company.

    Attributes:
        scheme: By whose rules it is numbered.
        scheme_other: Those rules in words, where they are on no list.
        value: The number, without blanks.
    """

    scheme: IdentifierScheme = field(converter=AsCode[IdentifierScheme], validator=Code(IdentifierScheme))
    scheme_other: str | None = field(default=None, validator=Maybe(Text(200)))
    value: str = field(validator=Text(100))

    rules: ClassVar[tuple[Rule, ...]] = (
        beside_other("scheme"),
        Rule(
            "SG-M-007",
            "expected the shape that the scheme of the identifier prescribes",
            "标识号应符合其编码规则规定的格式",
            _find_wrong_shape,
        ),
        Rule(
            "SG-R-004",
            "expected a Unified Social Credit Code whose last character is its check character",
            "统一社会信用代码的末位应为其校验码",
            _find_wrong_check_character,
        ),
    )


@final
@frozen(kw_only=True)
class TracedOperator(Record):
    """
    An economic operator as authorities know it: with its roles, its names in both scripts and its registrations.

    Attributes:
        roles: Its parts in the chain; one operator may be manufacturer and exporter.
        roles_other: Those of them that are on no list, in words.
        name: Its name in Latin letters.
        name_original: Its name in its own script.
        trade_names: Its registered trade names and trade marks.
        country: Where it is established.
        private_person: Whether it is a natural person: then all that is said of it is personal data.
        address: Its postal address in Latin letters.
        address_original: Its postal address in its own script.
        electronic_address: Its electronic address.
        website: Its page on the web.
        telephone: Its telephone number.
        identifiers: The numbers under which it is registered.
    """

    roles: tuple[OperatorRole, ...] = field(
        converter=EachCode[OperatorRole], validator=Items(Code(OperatorRole), 20, least=1, distinct=True)
    )
    roles_other: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(Text(500), 20))
    name: str | None = field(default=None, repr=withhold, validator=Maybe(Text(500)))
    name_original: str | None = field(default=None, repr=withhold, validator=Maybe(Text(500)))
    trade_names: tuple[str, ...] = field(default=(), repr=withhold, converter=Each[str], validator=Items(Text(500), 50))
    country: Country | None = field(default=None, converter=MaybeCode[Country], validator=Maybe(Code(Country)))
    private_person: bool | None = field(default=None, validator=Maybe(Boolean()))
    address: str | None = field(default=None, repr=withhold, validator=Maybe(Text(1000)))
    address_original: str | None = field(default=None, repr=withhold, validator=Maybe(Text(1000)))
    electronic_address: str | None = field(default=None, repr=withhold, validator=Maybe(Text(500)))
    website: str | None = field(default=None, repr=withhold, validator=Maybe(ADDRESS))
    telephone: str | None = field(default=None, repr=withhold, validator=Maybe(Text(100)))
    identifiers: tuple[OperatorIdentifier, ...] = field(
        repr=withhold, default=(), converter=Each[OperatorIdentifier], validator=Items(Part(OperatorIdentifier), 20)
    )

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-008",
            "expected roles in words only beside the role other",
            "仅当角色包含 other 时才可用文字说明其他角色",
            lambda operator: [("roles_other",)] if OperatorRole.OTHER not in operator.roles else [],
            about=("roles_other",),
        ),
        Rule(
            "SG-R-005",
            "expected a name or a registered number to know the operator by",
            "建议提供可识别经营者的名称或登记编号",
            lambda operator: [] if operator.name or operator.name_original or operator.identifiers else [("name",)],
        ),
    )
