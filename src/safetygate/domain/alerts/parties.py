"""
Who takes part: authorities on both sides, and the economic operators they deal with.
"""

from __future__ import annotations

from typing import ClassVar, Final, final

from attrs import field, frozen

from safetygate.domain.codes import AuthorityCode, Country, OperatorRole
from safetygate.domain.records.checks import Boolean, Code, Maybe, Text
from safetygate.domain.records.converters import AsCode, MaybeCode
from safetygate.domain.records.rules import Record, Rule, beside_other


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
    name: str | None = field(default=None, validator=Maybe(Text(500)))
    country: Country | None = field(default=None, converter=MaybeCode[Country], validator=Maybe(Code(Country)))
    private_person: bool | None = field(default=None, validator=Maybe(Boolean()))
    address: str | None = field(default=None, validator=Maybe(Text(1000)))
    contact: str | None = field(default=None, validator=Maybe(Text(500)))

    rules: ClassVar[tuple[Rule, ...]] = (beside_other("role"),)
