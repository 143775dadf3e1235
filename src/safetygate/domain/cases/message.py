"""
The message: what authorities write to each other about a case.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.alerts.references import Attachment
from safetygate.domain.cases.entry import Entry, put_words_last
from safetygate.domain.codes import MessageKind, Step
from safetygate.domain.records.checks import Boolean, Code, Day, Items, Maybe, Part
from safetygate.domain.records.converters import AsCode, Each, maybe_day
from safetygate.domain.records.rules import Path, Rule
from safetygate.domain.records.shapes import IDENTIFIER


def _answers_nothing(message: Message) -> Iterable[Path]:
    answers = message.message_kind in {MessageKind.REPLY, MessageKind.RECEIPT}
    return [("in_reply_to",)] if answers and message.in_reply_to is None else []


def _says_nothing(message: Message) -> Iterable[Path]:
    silent = not message.texts and not message.attachments
    return [("texts",)] if silent and message.message_kind is not MessageKind.RECEIPT else []


@final
@frozen(kw_only=True, field_transformer=put_words_last)
class Message(Entry):
    """
    A request, a reply, a receipt or a note from one authority to the others in a case.

    Attributes:
        message_kind: What it is for.
        in_reply_to: The entry it answers, or acknowledges.
        reply_expected: Whether its author waits for a reply.
        reply_by: The day by which the reply is asked for; a wish, by which nothing is counted.
        attachments: The files that go with it.
    """

    kind: ClassVar[str] = "message"

    message_kind: MessageKind = field(converter=AsCode[MessageKind], validator=Code(MessageKind))
    in_reply_to: str | None = field(default=None, validator=Maybe(IDENTIFIER))
    reply_expected: bool = field(default=False, validator=Boolean())
    # Delegated Regulation (EU) 2024/3173, annex I, 3.1 and 3.2: whoever asks for more information says by when.
    reply_by: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()), metadata={"since": 1})
    attachments: tuple[Attachment, ...] = field(
        default=(), converter=Each[Attachment], validator=Items(Part(Attachment), 100)
    )

    rules: ClassVar[tuple[Rule, ...]] = (
        *Entry.rules,
        Rule(
            "SG-M-023",
            "expected a reply or a receipt to name the entry it answers",
            "答复和收讫确认须注明所回应的条目",
            _answers_nothing,
        ),
        Rule(
            "SG-M-024",
            "expected a receipt to wait for no reply",
            "收讫确认不应标注期待答复",
            lambda message: (
                [("reply_expected",)] if message.message_kind is MessageKind.RECEIPT and message.reply_expected else []
            ),
        ),
        Rule(
            "SG-M-025",
            "expected a message other than a receipt to hold words or attachments",
            "除收讫确认外，消息须含文字或附件",
            _says_nothing,
        ),
    )

    @property
    def step(self) -> Step:
        """What its author does with it."""
        return Step.SEND_MESSAGE

    @property
    def about(self) -> str | None:
        """The entry it is about, if any."""
        return self.in_reply_to
