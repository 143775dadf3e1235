"""
The conformance vectors that are documents, as they are shipped: what any program must take, and what it must refuse.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Final, final

from attrs import frozen

from safetygate.documents.schema import contract_folder


@final
@frozen(kw_only=True)
class DocumentVector:
    """
    A document with the answer that any implementation, in any language, must give.

    Attributes:
        name: Its name, unlike that of any other.
        about: What it shows, in a sentence.
        data: The document, byte for byte.
        problems: Place and code of every error; none where the document is valid.
    """

    name: str
    about: str
    data: bytes
    problems: frozenset[tuple[str, str]] = frozenset()


_PARTS: Final = ("valid", "invalid", "bytes")


# The files are read once for all tests that take them.
@cache
def document_vectors() -> tuple[DocumentVector, ...]:
    """Every conformance vector that is one document, the valid ones first; all of them are made up."""
    folder = contract_folder() / "conformance"

    def vector(row: dict[str, Any]) -> DocumentVector:
        problems = frozenset((each["pointer"], each["code"]) for each in row.get("problems", ()))
        data = folder.joinpath(*row["file"].split("/")).read_bytes()
        return DocumentVector(name=row["file"], about=row["about"], data=data, problems=problems)

    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    return tuple(sorted((vector(row) for part in _PARTS for row in index[part]), key=lambda each: bool(each.problems)))
