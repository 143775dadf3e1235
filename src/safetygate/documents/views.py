"""
Selected views: a record with what an audience may not see left out.

What every member may be shown to is written once, in its schema (`x-audience`, `x-public-if`), and is only read here.
On what basis information may leave the Union or China, the section *Audiences* of `schemas/README.md` says, with its
sources; the library decides no legal question. What people write in running text, nobody can select by rule: that is
for its author.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, final

from attrs import evolve, frozen

from safetygate.documents.codec.members import members
from safetygate.documents.digests import digest
from safetygate.documents.json_values import tokens_of, value_at
from safetygate.documents.kinds import KINDS, R, require_document
from safetygate.documents.schema import file_name, schemas
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.papers import Paper, View, Viewer

# From the viewer to the audiences that it belongs to.
_OPEN: Final[Mapping[Viewer, frozenset[str]]] = {
    Viewer.EVERYBODY: frozenset({"everybody"}),
    Viewer.AUTHORITIES: frozenset({"everybody", "authorities"}),
}


def selected_view(record: R, viewer: Viewer) -> R:
    """
    The record with what *viewer* may not see left out; the same record where there is no such thing.

    What is left out is left out visibly: `view` names each place, for whom the view was made, and the digest of the
    whole document. In a case, its alert and each entry say the same of themselves.
    Only who holds the whole can verify a signature of its author; a view is signed by whoever made it.

    Raises:
        InvalidValue: Where *viewer* may see nothing of it, or *record* is no document of its own.
    """
    require_document(record)
    expect(viewer, Viewer, field="viewer")
    # Whom an entry of an unknown kind may be shown to, only a newer version of the schemas knows.
    part = _Part.at({"$ref": file_name(record.kind)}, "") if record.kind in KINDS else None
    if part is None or not part.is_open_to(viewer, record):
        raise InvalidValue(f"expected a document that {viewer.en.lower()} may see", field="record")
    view: R = _view(record, part, viewer, "", [])
    return view


def published(record: R) -> R:
    """
    The published form of *record*: what everybody may see of it, and never more than it says.

    An alert loses its parts for authorities, `traceability` and `evidence`, and what names an operator who may be a
    natural person; agreed additions go too, since nobody but the partners who agreed on them knows what they hold.

    Raises:
        InvalidValue: Where everybody may see nothing of it.
    """
    return selected_view(record, Viewer.EVERYBODY)


@final
@frozen
class _Part:
    """
    What the schemas say of one value: the keywords that decide, the file they stand in, and every remark on the way.
    """

    content: Mapping[str, Any]
    file: str
    remarks: tuple[Mapping[str, Any], ...]

    @classmethod
    def at(cls, content: Mapping[str, Any], file: str) -> _Part:
        """The part that *content* in *file* stands for, its references followed."""
        remarks = [content]
        while "$ref" in content:
            address, _, pointer = content["$ref"].partition("#")
            file = address or file
            content = value_at(schemas()[file], tokens_of(pointer))
            remarks.append(content)
        return cls(content, file, tuple(remarks))

    def member(self, name: str) -> _Part:
        """The part that speaks about the member *name*; one that names no audience is shown to nobody."""
        return _Part.at({"x-audience": "restricted", **self.content["properties"][name]}, self.file)

    def choose(self, value: Any) -> _Part:
        """The part that speaks about *value*, where it may be of several kinds; else this one."""
        branches = {each["if"]["properties"]["kind"]["const"]: each["then"] for each in self.content.get("allOf", ())}
        if value is None or not branches:
            return self
        if value.kind not in branches:  # an entry that only a newer version knows
            return evolve(self, remarks=({"x-audience": "restricted"},))
        there = _Part.at(branches[value.kind], self.file)
        return evolve(there, remarks=self.remarks + there.remarks)

    def is_open_to(self, viewer: Viewer, holder: Any) -> bool:
        """Whether *viewer* may see what *holder* has here."""
        for remark in self.remarks:
            conditions = remark.get("x-public-if", {})
            public = bool(conditions) and all(getattr(holder, name) is value for name, value in conditions.items())
            if not public and remark.get("x-audience", "everybody") not in _OPEN[viewer]:
                return False
        return True


def _view(value: Any, part: _Part, viewer: Viewer, at: str, withheld: list[str]) -> Any:
    """*value* without what *viewer* may not see; *value* itself where nothing is left out, and *withheld* as it was."""
    if part.content.get("type") == "array":
        return _view_items(value, part, viewer, at, withheld)
    if value is None or "properties" not in part.content:
        return value
    if not isinstance(value, Paper):
        return _view_members(value, part, viewer, at, withheld)
    own: list[str] = []
    seen = _view_members(value, part, viewer, "", own)
    if value.beyond:  # whom it may be shown to, only a newer version knows
        seen = evolve(seen, beyond=None)
        own += [_NO_SIGN.sub("-", place) for place in value.beyond if place != "/schema_version"]
    withheld += [f"{at}{place}" for place in own]
    return evolve(seen, view=_describe(value, viewer, own)) if own else seen


def _view_items(value: Any, part: _Part, viewer: Viewer, at: str, withheld: list[str]) -> tuple[Any, ...]:
    item = _Part.at(part.content["items"], part.file)
    parts = [(position, each, item.choose(each)) for position, each in enumerate(value)]
    gone = [f"{at}/{position}" for position, each, about in parts if not about.is_open_to(viewer, each)]
    withheld += gone if len(gone) < len(parts) else [at][: len(parts)]
    return tuple(
        _view(each, about, viewer, f"{at}/{position}", withheld)
        for position, each, about in parts
        if about.is_open_to(viewer, each)
    )


def _view_members(value: Any, part: _Part, viewer: Viewer, at: str, withheld: list[str]) -> Any:
    changes: dict[str, Any] = {}
    for member in members(value.__class__):
        held, place = getattr(value, member.name), f"{at}/{member.name}"
        about = part.member(member.name).choose(held)
        if about.is_open_to(viewer, value):
            seen = _view(held, about, viewer, place, withheld)
        else:
            seen = member.default
            withheld += [place] if held != seen else []
        if seen != held:
            changes[member.name] = seen
    return evolve(value, **changes) if changes else value


def _describe(value: Any, viewer: Viewer, withheld: list[str]) -> View:
    """What the view says of itself; a view of a view is still one of the whole."""
    before: View | None = value.view
    if before is None:
        return View(sha256=digest(value), viewer=viewer, withheld=withheld)
    return evolve(before, viewer=viewer, withheld=tuple(dict.fromkeys((*before.withheld, *withheld))))


# What stands in the name of a member that no pointer of a view may hold: it is shown as a dash.
_NO_SIGN: Final = re.compile(r"[^A-Za-z0-9._~/-]")
