"""
The flag: one authority asking another to look at an alert.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, final

from attrs import field, frozen
from pendulum import DateTime

from safetygate.domain.converters import as_moment, maybe_moment
from safetygate.domain.entry import COMMON, IDENTIFIER, worded_other
from safetygate.domain.frozen import FrozenMap
from safetygate.domain.parties import Authority
from safetygate.domain.product import LONG, Offer
from safetygate.domain.rule import Place, Rule, hold
from safetygate.domain.text import Texts
from safetygate.domain.validators import Code, Items, Json, Maybe, Moment, Record
from safetygate.domain.vocabulary import FlagPurpose, FlagReason, Step


def _to_itself(flag: Flag) -> Iterable[Place]:
    return [("addressed_to",)] if flag.addressed_to.identity == flag.author.identity else []


def _online_not_first(flag: Flag) -> Iterable[Place]:
    return [("reasons",)] if FlagReason.SOLD_ONLINE in flag.reasons[1:] else []


def _received_before_made(flag: Flag) -> Iterable[Place]:
    received = flag.received_at
    return [("received_at",)] if received is not None and received < flag.made_at else []


@final
@frozen(kw_only=True)
class Flag:
    """
    One authority asking another to look at an alert: for its attention, or for follow-up.

    Only a flag for follow-up expects an answer and starts the intended period.

    Attributes:
        id: Its identifier.
        case_id: The case it stands in.
        author: Who raised it.
        made_at: When it was raised, by the clock of its author.
        after: The last entry that its author had seen.
        addressed_to: Whom it asks.
        purpose: For attention, or for follow-up.
        reasons: Why; that the product is sold online stands first, as it comes first in the Action plan.
        offers: The offers that are meant; none where all are.
        received_at: When it reached the addressee, where that is known as it is written; else a receipt tells it.
        texts: What there is to say about it, in one or more languages.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "flag"

    id: str = field(validator=IDENTIFIER)
    case_id: str = field(validator=IDENTIFIER)
    author: Authority = field(validator=Record(Authority))
    made_at: DateTime = field(converter=as_moment, validator=Moment())
    after: str | None = field(default=None, validator=Maybe(IDENTIFIER))
    addressed_to: Authority = field(validator=Record(Authority))
    purpose: FlagPurpose = field(validator=Code(FlagPurpose))
    reasons: tuple[FlagReason, ...] = field(validator=Items(Code(FlagReason), 20, least=1, distinct=True))
    offers: tuple[Offer, ...] = field(default=(), validator=Items(Record(Offer), 500))
    received_at: DateTime | None = field(default=None, converter=maybe_moment, validator=Maybe(Moment()))
    texts: Texts | None = field(default=None, validator=Maybe(LONG))
    extensions: FrozenMap[Any] | None = field(default=None, validator=Maybe(Json()))

    rules: ClassVar[tuple[Rule, ...]] = (
        *COMMON,
        worded_other("reasons"),
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
            _received_before_made,
        ),
    )

    def __attrs_post_init__(self) -> None:
        hold(self, self.rules)

    @property
    def step(self) -> Step:
        """What its author does with it."""
        attention = self.purpose is FlagPurpose.FOR_ATTENTION
        return Step.FLAG_FOR_ATTENTION if attention else Step.FLAG_FOR_FOLLOW_UP

    @property
    def about(self) -> None:
        """The entry it is about: none, it is about the alert."""
        return None
