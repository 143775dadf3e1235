"""
What a record looks like as a JSON object: its members, read from the class itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias, cast, final

import attrs
from attrs import AttrsInstance, frozen

from safetygate.documents.codec.source import once
from safetygate.domain.records.checks import Check, Maybe
from safetygate.domain.records.papers import Beyond

MAJOR: Final = 1
"""The major version of the schemas that this library reads; it is independent of the library's own version."""

MINOR: Final = 1
"""The newest minor version of them that it knows."""

VERSIONS: Final[Mapping[str, int]] = {f"{MAJOR}.{minor}": minor for minor in range(MINOR + 1)}
"""The versions of the schemas that this library knows whole, each with its minor part."""

RecordClass: TypeAlias = type[AttrsInstance]
"""The class of a record, be it a document or a part of one."""


@final
@frozen
class Member:
    """
    One member of a record.

    Attributes:
        name: Its name, the same in JSON and in Python.
        check: What it may hold when it is there.
        required: Whether it must be there.
        default: What the record holds where it is not.
        since: The minor version of the schemas that brought it.
    """

    name: str
    check: Check
    required: bool
    default: object
    since: int = 0

    @property
    def always(self) -> bool:
        """Whether it is written in any case: an absent member and an empty list are not."""
        # A false that is the default is written: whoever reads the document need not know what absence would mean.
        return self.required or self.default not in (None, ())


@once
def members(cls: RecordClass) -> tuple[Member, ...]:
    """The members of the record class *cls*, in the order they are written."""
    found = []
    for attribute in attrs.fields(cls):
        check, required = cast("Check", attribute.validator), attribute.default is attrs.NOTHING
        # That a member may be absent is told by its default; what it is when it is there is all a reader checks.
        check = check.check if isinstance(check, Maybe) else check
        if attribute.init and not isinstance(check, Beyond):
            default, since = None if required else attribute.default, attribute.metadata.get("since", 0)
            found.append(Member(attribute.name, check, required, default, since))
    return tuple(found)


@once
def heading(cls: RecordClass) -> Mapping[str, str]:
    """What stands on every document of the class *cls*; empty for a record that is no document of its own."""
    kind = getattr(cls, "kind", None)
    return {} if kind is None else {"kind": kind, "schema_version": f"{MAJOR}.0"}


@once
def layout(cls: RecordClass, *, ordered: bool = False) -> Mapping[str, Member | str]:
    """
    What is written of a record of the class *cls*: by name its member, or the text that stands on every such document.

    Args:
        cls: The record class.
        ordered: Whether in the order of names, as in canonical form (RFC 8785), or in the order of reading.
    """
    parts: dict[str, Member | str] = {**heading(cls), **{member.name: member for member in members(cls)}}
    return {name: parts[name] for name in (sorted(parts) if ordered else parts)}
