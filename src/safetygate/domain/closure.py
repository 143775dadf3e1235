"""
What ends or mends: the withdrawal of a flag, the closure of a case, the correction of an entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, final

from attrs import field, frozen
from pendulum import DateTime

from safetygate.domain.converters import as_moment
from safetygate.domain.entry import COMMON, IDENTIFIER, worded_other
from safetygate.domain.flag import Flag
from safetygate.domain.followup import FollowUp
from safetygate.domain.frozen import FrozenMap
from safetygate.domain.message import Message
from safetygate.domain.parties import Authority
from safetygate.domain.product import LONG
from safetygate.domain.rule import Place, Rule, hold
from safetygate.domain.text import Texts
from safetygate.domain.validators import Code, Json, Kinds, Maybe, Moment, Record
from safetygate.domain.vocabulary import ClosureReason, Step, WithdrawalReason


@final
@frozen(kw_only=True)
class Withdrawal:
    """
    The raiser taking a flag back.

    Attributes:
        id: Its identifier.
        case_id: The case it stands in.
        author: Who withdraws the flag.
        made_at: When, by the clock of its author.
        after: The last entry that its author had seen.
        flag_id: The flag.
        reason: Why.
        texts: What there is to say about it, in one or more languages.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "withdrawal"

    id: str = field(validator=IDENTIFIER)
    case_id: str = field(validator=IDENTIFIER)
    author: Authority = field(validator=Record(Authority))
    made_at: DateTime = field(converter=as_moment, validator=Moment())
    after: str | None = field(default=None, validator=Maybe(IDENTIFIER))
    flag_id: str = field(validator=IDENTIFIER)
    reason: WithdrawalReason = field(validator=Code(WithdrawalReason))
    texts: Texts | None = field(default=None, validator=Maybe(LONG))
    extensions: FrozenMap[Any] | None = field(default=None, validator=Maybe(Json()))

    rules: ClassVar[tuple[Rule, ...]] = (*COMMON, worded_other("reason"))

    def __attrs_post_init__(self) -> None:
        hold(self, self.rules)

    @property
    def step(self) -> Step:
        """What its author does with it."""
        return Step.WITHDRAW_FLAG

    @property
    def about(self) -> str:
        """The flag it is about."""
        return self.flag_id


@final
@frozen(kw_only=True)
class Closure:
    """
    The moderator ending a case; only a new flag opens it again.

    Attributes:
        id: Its identifier.
        case_id: The case it ends.
        author: Who closes the case.
        made_at: When, by the clock of its author.
        after: The last entry that its author had seen.
        reason: Why.
        texts: What there is to say about it, in one or more languages.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "closure"

    id: str = field(validator=IDENTIFIER)
    case_id: str = field(validator=IDENTIFIER)
    author: Authority = field(validator=Record(Authority))
    made_at: DateTime = field(converter=as_moment, validator=Moment())
    after: str | None = field(default=None, validator=Maybe(IDENTIFIER))
    reason: ClosureReason = field(validator=Code(ClosureReason))
    texts: Texts | None = field(default=None, validator=Maybe(LONG))
    extensions: FrozenMap[Any] | None = field(default=None, validator=Maybe(Json()))

    rules: ClassVar[tuple[Rule, ...]] = (*COMMON, worded_other("reason"))

    def __attrs_post_init__(self) -> None:
        hold(self, self.rules)

    @property
    def step(self) -> Step:
        """What its author does with it."""
        return Step.CLOSE

    @property
    def about(self) -> None:
        """The entry it is about: none, it is about the case."""
        return None


def _by_another(correction: Correction) -> Iterable[Place]:
    return [("entry", "author")] if correction.entry.author.identity != correction.author.identity else []


def _in_another_case(correction: Correction) -> Iterable[Place]:
    return [("entry", "case_id")] if correction.entry.case_id != correction.case_id else []


@final
@frozen(kw_only=True)
class Correction:
    """
    An author saying how an entry of its own should have read.

    What was said can be corrected, what was done cannot: the entry keeps its identifier, its moment, its step and
    what it refers to.
    To undo a step, take another: withdraw the flag, follow up anew.

    Attributes:
        id: Its identifier, which is not that of the entry.
        case_id: The case it stands in.
        author: Who corrects.
        made_at: When, by the clock of its author.
        after: The last entry that its author had seen.
        entry: The entry as it should have read, under the identifier it has.
        texts: What there is to say about it, in one or more languages.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "correction"

    id: str = field(validator=IDENTIFIER)
    case_id: str = field(validator=IDENTIFIER)
    author: Authority = field(validator=Record(Authority))
    made_at: DateTime = field(converter=as_moment, validator=Moment())
    after: str | None = field(default=None, validator=Maybe(IDENTIFIER))
    entry: Flag | Message | FollowUp = field(validator=Kinds((Flag, Message, FollowUp)))
    texts: Texts | None = field(default=None, validator=Maybe(LONG))
    extensions: FrozenMap[Any] | None = field(default=None, validator=Maybe(Json()))

    rules: ClassVar[tuple[Rule, ...]] = (
        *COMMON,
        Rule(
            "SG-M-031",
            "expected an entry to be corrected by its author",
            "条目只能由其作者更正",
            _by_another,
        ),
        Rule(
            "SG-M-032",
            "expected an entry of the case that the correction stands in",
            "所更正的条目须属于同一个案",
            _in_another_case,
        ),
    )

    def __attrs_post_init__(self) -> None:
        hold(self, self.rules)

    @property
    def step(self) -> Step:
        """What its author does with it."""
        return Step.CORRECT

    @property
    def about(self) -> str:
        """The entry it is about."""
        return self.entry.id
