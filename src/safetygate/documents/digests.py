"""
What a document is known by: the SHA-256 of its canonical bytes.
"""

from __future__ import annotations

import hashlib
from typing import Any, TypeVar

from safetygate.documents.document import canonical
from safetygate.domain.cases.entry import DIGEST
from safetygate.domain.cases.order import CaseEntry
from safetygate.domain.records.errors import InvalidValue

E = TypeVar("E", bound=CaseEntry)


def name_by_digest(entry: E, digest: str | None = None) -> E:
    """
    *entry*, which from now on knows its `digest`: so that what is made in answer to it can name its content.

    The digest takes no part in equality. It goes with this very record, not with copies of it.

    Args:
        entry: An entry of a case that was read, or is about to be sent.
        digest: The SHA-256 of its canonical bytes as they were sent; made of the entry itself where none is given.

    Raises:
        InvalidValue: Where *digest* is no such digest.
    """
    document: Any = entry
    found = hashlib.sha256(canonical(document)).hexdigest() if digest is None else digest
    if DIGEST.refusal(found) is not None:
        raise InvalidValue("expected 64 small hexadecimal digits", field="digest")
    # The record is frozen; its digest is no part of what it says, and is written once.
    object.__setattr__(entry, "digest", found)
    return entry
