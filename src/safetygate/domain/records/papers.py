"""
What every document of the exchange has beside what it says: what it requires, of what it is a view, what it brings
that only a newer minor version of the schemas knows, and the digest of how it was sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Protocol, final

from attrs import field, frozen

from safetygate.domain.records.characters import is_storable
from safetygate.domain.records.checks import Check, Code, Items, Maybe, Part, Text
from safetygate.domain.records.code import CodeList, CodeRow
from safetygate.domain.records.converters import AsCode, Each, maybe_additions
from safetygate.domain.records.frozen import FrozenMap, is_shared
from safetygate.domain.records.rules import Record
from safetygate.domain.records.shapes import DIGEST

# org.example.customs/seizure, reply_by
REQUIREMENT: Final = Text(200, pattern=r"^[a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9-]*)*(?:/[A-Za-z0-9._-]+)?$")
"""The name of something that a reader must understand."""

# /offers/0/seller/name
POINTER: Final = Text(4000, least=2, pattern=r"^(?:/[A-Za-z0-9._~-]+)+$")
"""Where a member stands in a document: a JSON Pointer (RFC 6901)."""


@final
class Viewer(CodeList):
    """
    Who sees a selected view; whoever needs all of it for the case at hand sees the record itself.
    """

    EVERYBODY = CodeRow("everybody", "Everybody", "所有人")
    AUTHORITIES = CodeRow("authorities", "Authorities that take part in the exchange", "参与交换的主管机构")


@final
@frozen(kw_only=True)
class View(Record):
    """
    Of what document another one is a view: what was withheld, and for whom it was made.

    Attributes:
        sha256: The digest of the whole document: the SHA-256 of its canonical bytes (RFC 8785).
        viewer: For whom it was made.
        withheld: Where in the whole document something was withheld, as JSON Pointers, in the order of the document.
    """

    sha256: str = field(validator=DIGEST)
    viewer: Viewer = field(converter=AsCode[Viewer], validator=Code(Viewer))
    withheld: tuple[str, ...] = field(converter=Each[str], validator=Items(POINTER, 20_000, least=1, distinct=True))


@final
@frozen
class Beyond(Check):
    """
    What a newer minor version put into a document: from a JSON Pointer to any JSON value. It is no member of its own.
    """

    def _keywords(self) -> Mapping[str, Any]:
        return {}

    def _refuse(self, value: Any) -> str | None:
        if type(value) is not FrozenMap or not value:
            return f"expected a FrozenMap that is not empty, got {type(value).__name__}"
        if not all(place.startswith("/") and is_storable(place) for place in value):
            return "expected JSON Pointers such as /product/weight"
        return None if is_shared(value) else "expected values as freeze gives them that all readers hold"


class Sent(Protocol):
    """
    A document as it was sent, which knows its own digest.
    """

    def digest(self) -> str:
        """The SHA-256 of its canonical bytes (RFC 8785), in 64 small hexadecimal digits."""
        ...


class _Origin(Record):
    # A slot that attrs knows nothing of: written once by whoever read the record, no part of what it says, and so
    # neither compared nor copied.
    __slots__ = ("_sent",)

    @property
    def digest(self) -> str | None:
        """
        The digest of the document as it was sent, where this very record was read from one; else `None`.

        It takes no part in equality: two records are the same where they say the same. A copy does not have it.
        """
        sent: str | Sent | None = getattr(self, "_sent", None)
        if sent is None or isinstance(sent, str):
            return sent
        # From now on the digest alone is held, and no longer the document that it was made of.
        found = sent.digest()
        object.__setattr__(self, "_sent", found)
        return found

    @property
    def whole_digest(self) -> str | None:
        """The digest by which others name its content: that of the whole where it is a view, else its own."""
        view: View | None = getattr(self, "view", None)
        return self.digest if view is None else view.sha256


@frozen(kw_only=True)
class Paper(_Origin):
    """
    What every document of the exchange has beside what it says.

    Attributes:
        requires: What a reader must understand to act on it, by name.
        view: Of what document it is a view; absent where it is the whole.
        beyond: What a newer minor version of the schemas put into it, from the place (JSON Pointer) to the JSON value.
    """

    requires: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(REQUIREMENT, 20, distinct=True))
    view: View | None = field(default=None, validator=Maybe(Part(View)))
    beyond: FrozenMap[Any] | None = field(default=None, converter=maybe_additions, validator=Maybe(Beyond()))


def knows_digest(paper: Paper) -> bool:
    """Whether *paper* has a digest; to find it may take long, to know this does not."""
    return hasattr(paper, "_sent")


def mark_as_sent(paper: Paper, sent: str | Sent) -> None:
    """Let *paper* know its digest, or from what to find it when it is first asked for."""
    # The record is frozen; its digest is no part of what it says.
    object.__setattr__(paper, "_sent", sent)
