"""
What is arranged about a flag while it waits: more time, and who will act.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.entry import Entry, put_words_last
from safetygate.domain.codes import Step
from safetygate.domain.records.checks import Day, Maybe, Part
from safetygate.domain.records.converters import as_day
from safetygate.domain.records.rules import Path, Rule
from safetygate.domain.records.shapes import IDENTIFIER, SHORT


@final
@frozen(kw_only=True, field_transformer=put_words_last)
class Extension(Entry):
    """
    The raiser of a flag granting more time for the reaction, on request or not.

    The intended period stays what it was; the extended one stands beside it. Of several extensions the last counts.

    Attributes:
        flag_id: The flag.
        until_on: The last day of the extended period, where the addressee is.
        request_id: The message that asked for more time, if any did.
    """

    kind: ClassVar[str] = "extension"

    flag_id: str = field(validator=IDENTIFIER)
    until_on: Date = field(converter=as_day, validator=Day())
    request_id: str | None = field(default=None, validator=Maybe(IDENTIFIER))

    @property
    def step(self) -> Step:
        """What its author does with it."""
        return Step.EXTEND

    @property
    def about(self) -> str:
        """The flag it is about."""
        return self.flag_id


def _to_nobody_else(referral: Referral) -> Iterable[Path]:
    same = referral.referred_to.identity == referral.author.identity
    return [("referred_to",)] if same and referral.office is None else []


@final
@frozen(kw_only=True, field_transformer=put_words_last)
class Referral(Entry):
    """
    The addressee of a flag naming who will act, and may then answer: an office of its own, or another authority.

    Attributes:
        flag_id: The flag.
        referred_to: The authority that will act.
        office: The office of that authority, for example a regional customs office.
    """

    kind: ClassVar[str] = "referral"

    flag_id: str = field(validator=IDENTIFIER)
    referred_to: Authority = field(validator=Part(Authority))
    office: str | None = field(default=None, validator=Maybe(SHORT))

    rules: ClassVar[tuple[Rule, ...]] = (
        *Entry.rules,
        Rule(
            "SG-M-038",
            "expected a referral to another authority, or to a named office",
            "须转交其他主管机构，或注明具体承办机构",
            _to_nobody_else,
        ),
    )

    @property
    def step(self) -> Step:
        """What its author does with it."""
        return Step.REFER

    @property
    def about(self) -> str:
        """The flag it is about."""
        return self.flag_id
