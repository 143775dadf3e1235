"""
What ends or mends: the withdrawal of a flag, the closure of a case, the correction of an entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final, final

from attrs import field, frozen

from safetygate.domain.cases.entry import Entry, explain_other, put_words_last
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.cases.message import Message
from safetygate.domain.codes import ClosureReason, Step, WithdrawalReason
from safetygate.domain.records.checks import Code, Items, OneOf
from safetygate.domain.records.converters import AsCode, Each
from safetygate.domain.records.rules import Path, Rule
from safetygate.domain.records.shapes import IDENTIFIER


@final
@frozen(kw_only=True, field_transformer=put_words_last)
class Withdrawal(Entry):
    """
    The raiser taking a flag back.

    Attributes:
        flag_id: The flag.
        reason: Why.
    """

    kind: ClassVar[str] = "withdrawal"

    flag_id: str = field(validator=IDENTIFIER)
    reason: WithdrawalReason = field(converter=AsCode[WithdrawalReason], validator=Code(WithdrawalReason))

    rules: ClassVar[tuple[Rule, ...]] = (*Entry.rules, explain_other("reason"))

    @property
    def step(self) -> Step:
        """What its author does with it."""
        return Step.WITHDRAW_FLAG

    @property
    def about(self) -> str:
        """The flag it is about."""
        return self.flag_id


# A conversation of iRASFF too is closed where nobody responds; that can be said only while a flag waits.
_WITHOUT_WAITING: Final = {ClosureReason.NOTHING_PENDING, ClosureReason.ALL_ANSWERED}


def _reason_beside_waiting(closure: Closure) -> Iterable[Path]:
    unanswered = closure.reason is ClosureReason.NO_RESPONSE
    fits = not unanswered if not closure.waiting else closure.reason not in _WITHOUT_WAITING
    return [] if fits else [("reason",)]


@final
@frozen(kw_only=True, field_transformer=put_words_last)
class Closure(Entry):
    """
    The moderator ending a case: nothing more is expected, and only a new flag opens it again.

    What still waited is discontinued. A late answer, a correction, a note still fit, and count.

    Attributes:
        reason: Why.
        waiting: The flags that still waited for a final answer.
    """

    kind: ClassVar[str] = "closure"

    reason: ClosureReason = field(converter=AsCode[ClosureReason], validator=Code(ClosureReason))
    waiting: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(IDENTIFIER, 1000, distinct=True))

    rules: ClassVar[tuple[Rule, ...]] = (
        *Entry.rules,
        explain_other("reason"),
        Rule(
            "SG-R-023",
            "expected a reason that fits whether flags still waited",
            "办结原因应与是否仍有待反馈的标记相符",
            _reason_beside_waiting,
        ),
    )

    @property
    def step(self) -> Step:
        """What its author does with it."""
        return Step.CLOSE


@final
@frozen(kw_only=True, field_transformer=put_words_last)
class Correction(Entry):
    """
    An author saying how an entry of its own should have read.

    What was said can be corrected, what was done cannot: the entry keeps its identifier, its moment, its step and
    what it refers to.
    To undo a step, take another: withdraw the flag, follow up anew.

    Attributes:
        entry: The entry as it should have read, under the identifier it has.
    """

    kind: ClassVar[str] = "correction"

    entry: Flag | Message | FollowUp = field(validator=OneOf((Flag, Message, FollowUp)))

    rules: ClassVar[tuple[Rule, ...]] = (
        *Entry.rules,
        Rule(
            "SG-M-031",
            "expected an entry to be corrected by its author",
            "条目只能由其作者更正",
            lambda correction: (
                [("entry", "author")] if correction.entry.author.identity != correction.author.identity else []
            ),
        ),
        Rule(
            "SG-M-032",
            "expected an entry of the case that the correction stands in",
            "所更正的条目须属于同一个案",
            lambda correction: [("entry", "case_id")] if correction.entry.case_id != correction.case_id else [],
        ),
    )

    @property
    def step(self) -> Step:
        """What its author does with it."""
        return Step.CORRECT

    @property
    def about(self) -> str:
        """The entry it is about."""
        return self.entry.id
