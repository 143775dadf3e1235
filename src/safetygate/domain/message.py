"""
The message: what authorities write to each other about a case.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, final

from attrs import field, frozen
from pendulum import DateTime

from safetygate.domain.converters import as_moment
from safetygate.domain.entry import COMMON, IDENTIFIER
from safetygate.domain.frozen import FrozenMap
from safetygate.domain.parties import Authority
from safetygate.domain.product import LONG
from safetygate.domain.rule import Place, Rule, hold
from safetygate.domain.text import Texts
from safetygate.domain.validators import Code, Items, Json, Maybe, Moment, Record, Text, Truth, Whole
from safetygate.domain.vocabulary import MessageKind, Step


@final
@frozen(kw_only=True)
class Attachment:
    """
    A file that goes with an entry: named here and known by its digest, sent by another way.

    Attributes:
        name: What it is called.
        media_type: What kind of file it is (RFC 6838), for example `application/pdf`.
        size: How many bytes it has.
        sha256: The SHA-256 digest of its bytes, in 64 small hexadecimal digits.
    """

    name: str = field(
        validator=Text(
            255, pattern=r"^[^\u0000-\u0020/\\\u007f](?:[^\u0000-\u001f/\\\u007f]*[^\u0000-\u0020/\\\u007f])?(?!\n)$"
        )
    )
    media_type: str = field(
        validator=Text(
            255, pattern=r"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}(?!\n)$"
        )
    )
    size: int = field(validator=Whole())
    sha256: str = field(validator=Text(64, least=64, pattern=r"^[0-9a-f]{64}(?!\n)$"))


def _answers_nothing(message: Message) -> Iterable[Place]:
    answers = message.message_kind in {MessageKind.REPLY, MessageKind.RECEIPT}
    return [("in_reply_to",)] if answers and message.in_reply_to is None else []


def _receipt_of_receipt(message: Message) -> Iterable[Place]:
    return [("reply_expected",)] if message.message_kind is MessageKind.RECEIPT and message.reply_expected else []


def _says_nothing(message: Message) -> Iterable[Place]:
    silent = not message.texts and not message.attachments
    return [("texts",)] if silent and message.message_kind is not MessageKind.RECEIPT else []


@final
@frozen(kw_only=True)
class Message:
    """
    A request, a reply, a receipt or a note from one authority to the others in a case.

    Attributes:
        id: Its identifier.
        case_id: The case it stands in.
        author: Who wrote it.
        made_at: When it was written, by the clock of its author; of a receipt, when the entry arrived.
        after: The last entry that its author had seen.
        message_kind: What it is for.
        in_reply_to: The entry it answers, or acknowledges.
        reply_expected: Whether its author waits for a reply.
        texts: Its words, in one or more languages.
        attachments: The files that go with it.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "message"

    id: str = field(validator=IDENTIFIER)
    case_id: str = field(validator=IDENTIFIER)
    author: Authority = field(validator=Record(Authority))
    made_at: DateTime = field(converter=as_moment, validator=Moment())
    after: str | None = field(default=None, validator=Maybe(IDENTIFIER))
    message_kind: MessageKind = field(validator=Code(MessageKind))
    in_reply_to: str | None = field(default=None, validator=Maybe(IDENTIFIER))
    reply_expected: bool = field(default=False, validator=Truth())
    texts: Texts | None = field(default=None, validator=Maybe(LONG))
    attachments: tuple[Attachment, ...] = field(default=(), validator=Items(Record(Attachment), 100))
    extensions: FrozenMap[Any] | None = field(default=None, validator=Maybe(Json()))

    rules: ClassVar[tuple[Rule, ...]] = (
        *COMMON,
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
            _receipt_of_receipt,
        ),
        Rule(
            "SG-M-025",
            "expected a message other than a receipt to hold words or attachments",
            "除收讫确认外，消息须含文字或附件",
            _says_nothing,
        ),
    )

    def __attrs_post_init__(self) -> None:
        hold(self, self.rules)

    @property
    def step(self) -> Step:
        """What its author does with it."""
        return Step.SEND_MESSAGE

    @property
    def about(self) -> str | None:
        """The entry it is about, if any."""
        return self.in_reply_to
