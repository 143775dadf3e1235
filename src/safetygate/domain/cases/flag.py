"""
The flag: one authority asking another to look at an alert.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, final

from attrs import field, frozen
from pendulum import DateTime

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.alerts.product import Offer
from safetygate.domain.cases.entry import Entry, explain_other, put_words_last
from safetygate.domain.codes import FlagPurpose, FlagReason, Step
from safetygate.domain.records.checks import Code, Items, Maybe, Moment, Part
from safetygate.domain.records.converters import AsCode, Each, EachCode, maybe_moment
from safetygate.domain.records.rules import Path, Rule


def _to_itself(flag: Flag) -> Iterable[Path]:
    return [("addressed_to",)] if flag.addressed_to.identity == flag.author.identity else []


def _online_not_first(flag: Flag) -> Iterable[Path]:
    return [("reasons",)] if FlagReason.SOLD_ONLINE in flag.reasons[1:] else []


def _find_receipt_before_making(flag: Flag) -> Iterable[Path]:
    received = flag.received_at
    return [("received_at",)] if received is not None and received < flag.made_at else []


@final
@frozen(kw_only=True, field_transformer=put_words_last)
class Flag(Entry):
    """
    One authority asking another to look at an alert: for its attention, or for follow-up.

    Only a flag for follow-up expects an answer and starts the intended period.

    Attributes:
        addressed_to: Whom it asks.
        purpose: For attention, or for follow-up.
        reasons: Why; that the product is sold online stands first, as it comes first in the Action plan.
        offers: The offers that are meant; none where all are.
        received_at: When it reached the addressee, where that is known as it is written; else a receipt tells it.
    """

    kind: ClassVar[str] = "flag"

    addressed_to: Authority = field(validator=Part(Authority))
    purpose: FlagPurpose = field(converter=AsCode[FlagPurpose], validator=Code(FlagPurpose))
    reasons: tuple[FlagReason, ...] = field(
        converter=EachCode[FlagReason], validator=Items(Code(FlagReason), 20, least=1, distinct=True)
    )
    offers: tuple[Offer, ...] = field(default=(), converter=Each[Offer], validator=Items(Part(Offer), 500))
    received_at: DateTime | None = field(default=None, converter=maybe_moment, validator=Maybe(Moment()))

    rules: ClassVar[tuple[Rule, ...]] = (
        *Entry.rules,
        explain_other("reasons"),
        Rule(
            "SG-M-022",
            "expected a flag addressed to another authority than its author",
            "标记的收件方不应为提出方本身",
            _to_itself,
        ),
        Rule(
            "SG-R-021",
            "expected sold_online as the first of the reasons",
            "“在线销售”应列为首要原因",
            _online_not_first,
        ),
        Rule(
            "SG-I-020",
            "the clocks of the two sides disagree: received before it was made",
            "双方时钟不一致：接收时间早于发出时间",
            _find_receipt_before_making,
        ),
    )

    @property
    def step(self) -> Step:
        """What its author does with it."""
        attention = self.purpose is FlagPurpose.FOR_ATTENTION
        return Step.FLAG_FOR_ATTENTION if attention else Step.FLAG_FOR_FOLLOW_UP
