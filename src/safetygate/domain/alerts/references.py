"""
What an alert points to: files, other systems, other alerts and cases.
"""

from __future__ import annotations

from typing import ClassVar, final

from attrs import field, frozen

from safetygate.domain.codes import LinkKind, ReferenceSystem
from safetygate.domain.records.checks import Boolean, Code, Integer, Maybe, Text
from safetygate.domain.records.converters import AsCode
from safetygate.domain.records.rules import Record, Rule, beside_other
from safetygate.domain.records.shapes import ADDRESS, DIGEST, IDENTIFIER, LANGUAGE_TAG, NUMBER, SHORT


@final
@frozen(kw_only=True)
class Attachment(Record):
    """
    A file that goes with a document: named here and known by its digest, sent by another way.

    Attributes:
        name: What it is called.
        media_type: What kind of file it is (RFC 6838), for example `application/pdf`.
        size: How many bytes it has.
        sha256: The SHA-256 digest of its bytes, in 64 small hexadecimal digits.
        language: The language it is written in, by its tag (BCP 47).
        location: Where it can be fetched, if the partners have agreed on a place for it.
        confidential: Whether its sender asks that it be kept confidential.
    """

    # report.pdf, 检验报告 2026.pdf: no path, no control character, no blank at either end
    name: str = field(validator=Text(255, pattern=r"^[^\x00-\x20/\\\x7f](?:[^\x00-\x1f/\\\x7f]*[^\x00-\x20/\\\x7f])?$"))
    # application/pdf, image/svg+xml
    media_type: str = field(
        validator=Text(255, pattern=r"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$")
    )
    # With the digest it tells a file that was cut on the way before it is opened.
    size: int = field(validator=Integer())
    sha256: str = field(validator=DIGEST)
    language: str | None = field(default=None, validator=Maybe(LANGUAGE_TAG))
    location: str | None = field(default=None, validator=Maybe(ADDRESS))
    confidential: bool | None = field(default=None, validator=Maybe(Boolean()))


@final
@frozen(kw_only=True)
class OtherReference(Record):
    """
    The identifier that the same matter has in another system.

    Attributes:
        system: The system.
        system_other: Its name, where it is on no list.
        id: The identifier there, as that system writes it.
        url: Its page there.
    """

    system: ReferenceSystem = field(converter=AsCode[ReferenceSystem], validator=Code(ReferenceSystem))
    system_other: str | None = field(default=None, validator=Maybe(SHORT))
    # As that system writes it, since only that system knows its own form.
    id: str = field(validator=Text(500))
    url: str | None = field(default=None, validator=Maybe(ADDRESS))

    rules: ClassVar[tuple[Rule, ...]] = (beside_other("system"),)


@final
@frozen(kw_only=True)
class Link(Record):
    """
    How an alert stands to another alert or to a case.

    Attributes:
        link_kind: How it stands to it.
        number: The number of the other alert.
        case_id: The identifier of the case.
    """

    link_kind: LinkKind = field(converter=AsCode[LinkKind], validator=Code(LinkKind))
    number: str | None = field(default=None, validator=Maybe(NUMBER))
    case_id: str | None = field(default=None, validator=Maybe(IDENTIFIER))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-009",
            "expected the number of an alert or the identifier of a case",
            "应给出预警编号或个案标识符",
            lambda link: [] if link.number or link.case_id else [("number",)],
        ),
    )
