"""
Documents that are broken in one place: what a program must refuse, and the problem that it must report.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, final

from attrs import frozen

from safetygate.documents.document import to_dict
from safetygate.documents.kinds import require_document_class
from safetygate.testing.breaks import breaks
from safetygate.testing.strategies import records

if TYPE_CHECKING:
    from safetygate.documents.kinds import Document

from hypothesis import strategies as st


@final
@frozen(kw_only=True)
class Broken:
    """
    A document with one fault.

    Attributes:
        document: The document, as plain JSON.
        pointer: The place of the fault, as a JSON Pointer.
        code: The code of the problem that is reported there, such as `required`; nothing is reported elsewhere.
    """

    document: dict[str, Any]
    pointer: str
    code: str

    @property
    def data(self) -> bytes:
        """The document as it would be sent."""
        return json.dumps(self.document, ensure_ascii=False).encode()


def broken(cls: type[Document]) -> st.SearchStrategy[Broken]:
    """
    Documents of one kind, each with one fault: a member that is missing, misspelt, too long, of another type and so on.

    Args:
        cls: The class of a document, such as `Alert`.

    Raises:
        InvalidValue: Where *cls* is no such class.
    """
    require_document_class(cls)
    return _break(cls)


@st.composite
def _break(draw: st.DrawFn, cls: type[Document]) -> Broken:
    document = to_dict(draw(records(cls)))
    change = draw(st.sampled_from(list(breaks(document, cls.kind))))
    return Broken(document=change.of(document), pointer=change.pointer, code=change.code)
