"""
Upgrading: a document of an earlier major version, made one of today's, with each change told.

Reading never does this by itself. Minor versions need no upgrade: they only add, and every one of them is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias, final

from attrs import field, frozen

from safetygate.documents.changes import Operation, compare
from safetygate.documents.codec.members import MAJOR
from safetygate.documents.digests import parse_strictly
from safetygate.documents.json_text import Data
from safetygate.documents.json_values import canonical_json, is_object
from safetygate.documents.problems import problem
from safetygate.documents.report import InvalidDocument, make_report
from safetygate.documents.versions import parse_version

Step: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]
"""Gives the document of the next major version that says the same; it changes nothing in what it is given."""

STEPS: Final[Mapping[tuple[str, int], Step]] = {}
"""
From the kind and the major version of a document to the step that leads to the next one.

Major version 1 is the first, so no step is needed yet. A step that is missing is told as `unknown-version`.
"""


@final
@frozen(kw_only=True)
class Upgraded:
    """
    A document of today's major version, and what was changed to make it one.

    Attributes:
        data: The document; the very data where nothing was to be changed.
        changes: Each change, as a step of a JSON Patch (RFC 6902).
    """

    data: Data = field(repr=False)
    changes: tuple[Operation, ...] = ()


def upgrade(data: Data, steps: Mapping[tuple[str, int], Step] = STEPS) -> Upgraded:
    """
    The document in *data* as one of the major version that this library reads, and each change.

    Args:
        data: The document as it came.
        steps: From the kind and major version of a document to the step to the next; a host may know more of them.

    Raises:
        InvalidDocument: Where it is no JSON that every system reads alike, of a later major version, or of an earlier
            one from which no step leads here.
    """
    before = parse_strictly(data)
    after = before
    while (major := _major_of(after)) != MAJOR:
        step = steps.get((str(after.get("kind")), major)) if is_object(after) and major < MAJOR else None
        then = None if step is None else step(after)
        if then is None or _major_of(then) <= major:  # no step, or one that leads nowhere
            code = "newer-version" if major > MAJOR else "unknown-version"
            raise InvalidDocument(make_report(None, [problem(code, ("schema_version",), version=f"{MAJOR}.0")]))
        after = then
    if after is before:
        return Upgraded(data=data)
    return Upgraded(data=canonical_json(after).encode(), changes=tuple(compare(before, after)))


def _major_of(value: object) -> int:
    version = parse_version(value.get("schema_version")) if is_object(value) else None
    return -1 if version is None else version[0]
