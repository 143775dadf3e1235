"""
Minor versions: what only a newer one knows is kept apart, so that the rest of a document can be read as ever.

Every document has a version of its own, also one within another: a case of version 1.0 may hold an entry of 1.7.
In a document of a known version, what is unknown is an error. In a newer one it is kept and told as a warning: members,
and codes of lists that the schemas call open (`x-open`). What decides a step (`x-decides`) is never among it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import deepcopy
from functools import partial
from typing import Any, Final, NamedTuple, final

from attrs import evolve

from safetygate.documents.checking.engine import Lead, leads
from safetygate.documents.codec.members import MAJOR, RecordClass, heading, members
from safetygate.documents.json_values import is_array, is_object, value_at
from safetygate.documents.kinds import KINDS
from safetygate.documents.problems import pointer, problem
from safetygate.documents.schema import address_of
from safetygate.documents.tolerant import COMMON, UNKNOWN_ENTRY
from safetygate.domain.records.checks import Check, Items, OneOf, Part
from safetygate.domain.records.moments import cut_moment
from safetygate.domain.records.problems import Problem, Severity
from safetygate.domain.records.rules import Path

_VERSION: Final = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})", re.ASCII)
# serious, DE, 47000000: whatever a later version may put on a list
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]{0,99}", re.ASCII)

# What a code of an open list reads as where it is not known.
_OTHER: Final = "other"

# Takes the place of an unknown entry while the case around it is checked.
_STAND_IN: Final[Mapping[str, Any]] = {
    "kind": "message",
    "schema_version": f"{MAJOR}.0",
    "id": "message",
    "case_id": "case",
    "author": {"code": "dg_just"},
    "made_at": "2026-01-01T00:00:00Z",
    "message_kind": "receipt",
    "in_reply_to": "entry",
}


class Reader(NamedTuple):
    """
    What a reader knows.

    Attributes:
        minor: The newest minor version that it knows.
        understands: What it understands of all that a document may require, by name.
    """

    minor: int
    understands: Collection[str]


class Found(NamedTuple):
    """
    A part of a document.

    Attributes:
        value: The part.
        cls: The class of its record.
        path: The way to it.
        minor: The minor version of the document that it is a part of.
        whole: Whether it is a document itself.
    """

    value: dict[str, Any]
    cls: RecordClass
    path: Path
    minor: int
    whole: bool


def parse_version(version: object) -> tuple[int, int] | None:
    """The major and the minor part of a version; `None` where it is none."""
    match = _VERSION.fullmatch(version) if isinstance(version, str) else None
    return None if match is None else (int(match[1]), int(match[2]))


def _minor_of(document: Mapping[str, Any]) -> int:
    """The minor version that a document says; that of none where it says none of this major version."""
    major, minor = parse_version(document.get("schema_version")) or (0, 0)
    return minor if major == MAJOR else 0


def find_parts(value: object, check: Check, path: Path = (), minor: int = 0) -> Iterator[Found]:
    """Every object in *value* that should be a record, those above before those within."""
    if isinstance(check, Items) and is_array(value):
        for position, item in enumerate(value):
            yield from find_parts(item, check.item, (*path, position), minor)
    elif isinstance(check, OneOf) and is_object(value):
        kind = value.get("kind")
        if isinstance(kind, str) and kind in check.by_kind:
            yield from find_parts(value, Part(check.by_kind[kind]), path, minor)
    elif isinstance(check, Part) and is_object(value):
        whole = bool(heading(check.cls))
        minor = _minor_of(value) if whole else minor
        yield Found(value, check.cls, path, minor, whole)
        for member in members(check.cls):
            if member.name in value:
                yield from find_parts(value[member.name], member.check, (*path, member.name), minor)


@final
class Reading:
    """
    One document as a reader of certain versions sees it.

    Attributes:
        value: The document without what only a newer version knows; each document in it has that in `beyond`.
        leads: Its problems, still to be explained.
        warnings: What is kept, and where.
    """

    def __init__(self, value: Any, cls: RecordClass, reader: Reader) -> None:
        self._reader = reader
        self._beyond: dict[Path, dict[str, Any]] = {}
        self._kept: dict[Path, str] = {}
        self.warnings: list[Problem] = []
        apart = _find_unknown_entries(value, reader) if heading(cls).get("kind") == "case" else {}
        self.value = _replace_entries(value, dict.fromkeys(apart, _STAND_IN))
        parts = list(find_parts(self.value, Part(cls)))
        self._documents = {part.path: part for part in parts if part.whole}
        found = (*leads(self.value, address_of(cls)), *self._find_later(parts), *self._find_requirements())
        self.leads = [lead for lead in found if not self._keep(lead)]
        self._leave_out()
        for position, entry in apart.items():
            self.leads += _leads_of_entry(entry, position)
            self.warnings.append(problem("unknown-entry", ("entries", position), severity=Severity.WARNING))
        self.value = _replace_entries(self.value, {position: _split(entry) for position, entry in apart.items()})

    def _find_later(self, parts: Iterable[Found]) -> Iterator[Lead]:
        """The members that a later version brought than the document says, or than the reader knows."""
        for part in parts:
            for member in members(part.cls):
                if member.since > min(part.minor, self._reader.minor) and member.name in part.value:
                    path, version = (*part.path, member.name), f"{MAJOR}.{member.since}"
                    code = "unknown-member" if member.since > self._reader.minor else "later-member"
                    yield Lead(pointer(path), code, partial(problem, code, path, version=version), path)

    def _find_requirements(self) -> Iterator[Lead]:
        for part in self._documents.values():
            for position, name in _find_unmet(part.value, self._reader):
                path = (*part.path, "requires", position)
                explain = partial(problem, "unknown-requirement", path, value=name)
                yield Lead(pointer(path), "unknown-requirement", explain, path)

    def _keep(self, lead: Lead) -> bool:
        """Keep what *lead* is about, if it stands in a document of a newer version and decides no step."""
        ways = (lead.path[:end] for end in range(len(lead.path), -1, -1))
        owner = next((way for way in ways if way in self._documents), None)
        if owner is None or self._documents[owner].minor <= self._reader.minor:
            return False
        code = lead.code == "enum" and lead.open and _is_code(value_at(self.value, lead.path))
        if not code and lead.code != "unknown-member":
            return False
        # Of a list of codes the whole list is kept: what stood at a position means nothing once another is gone.
        place = lead.path[:-1] if isinstance(lead.path[-1], int) else lead.path
        self._beyond.setdefault(owner, {})[pointer(place[len(owner) :])] = deepcopy(value_at(self.value, place))
        self._kept[lead.path] = lead.code
        self.warnings.append(problem("beyond-version", lead.path, severity=Severity.WARNING))
        return True

    def _leave_out(self) -> None:
        """Leave in the value what the reader knows, and make each newer document one of a version it knows."""
        newer = [path for path, part in self._documents.items() if part.minor > self._reader.minor]
        self.value = deepcopy(self.value) if newer else self.value
        # From the last to the first, so that no position moves before its turn.
        for path, code in sorted(self._kept.items(), reverse=True):
            holder, last = value_at(self.value, path[:-1]), path[-1]
            if code == "enum" and isinstance(last, str):
                holder[last] = _OTHER
                continue
            del holder[last]
            if isinstance(holder, list) and _OTHER not in holder:
                holder.append(_OTHER)
        for path in newer:
            document = value_at(self.value, path)
            if path in self._beyond:
                document["beyond"] = {"/schema_version": document["schema_version"], **self._beyond[path]}
            document["schema_version"] = f"{MAJOR}.{self._reader.minor}"


def _is_code(value: object) -> bool:
    return isinstance(value, str) and _CODE.fullmatch(value) is not None


def _find_unmet(document: Mapping[str, Any], reader: Reader) -> Iterator[tuple[int, str]]:
    """What *document* requires and the reader does not understand, each with its position."""
    names = document.get("requires")
    for position, name in enumerate(names if is_array(names) else ()):
        if isinstance(name, str) and name not in reader.understands:
            yield position, name


def _find_unknown_entries(case: Mapping[str, Any], reader: Reader) -> dict[int, dict[str, Any]]:
    """The entries of a case of which only a newer version knows the kind, or that require what is not understood."""
    entries = case.get("entries")
    if not is_array(entries):
        return {}
    # Most documents are no cases, and are read without what a case is made of.
    from safetygate.domain.cases.order import ENTRIES

    found: dict[int, dict[str, Any]] = {}
    for position, entry in enumerate(entries):
        if is_object(entry) and _is_code(kind := entry.get("kind")):
            known = kind in ENTRIES.by_kind
            newer = _minor_of(entry) > reader.minor
            if (newer and not known and kind not in KINDS) or (known and any(_find_unmet(entry, reader))):
                found[position] = entry
    return found


def _replace_entries(case: Any, entries: Mapping[int, Mapping[str, Any]]) -> Any:
    """*case* with other *entries*, by their positions; *case* itself where there are none."""
    if not entries:
        return case
    return {**case, "entries": [entries.get(position, entry) for position, entry in enumerate(case["entries"])]}


def _split(entry: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of every entry, and beside it in `beyond` what is not."""
    from safetygate.domain.cases.unknown_entry import UnknownEntry

    known = {name: entry[name] for name in COMMON if name in entry}
    rest = {pointer((name,)): value for name, value in entry.items() if name not in known}
    made_at = known.get("made_at")
    shorter = cut_moment(made_at) if isinstance(made_at, str) else None
    if shorter is not None:  # it takes its place by six digits of a fraction, and is written with all of them
        known["made_at"], rest["/made_at"] = shorter, made_at
    return {"kind": UnknownEntry.kind, "schema_version": f"{MAJOR}.0", **known, "beyond": rest}


def _leads_of_entry(entry: Mapping[str, Any], position: int) -> Iterator[Lead]:
    """The problems that an unknown entry has in what is known of every entry."""
    way: Path = ("entries", position)
    for lead in leads(entry, UNKNOWN_ENTRY):
        at = pointer(way) + lead.pointer
        yield Lead(at, lead.code, partial(_explain_at, at, lead), way + lead.path)


def _explain_at(at: str, lead: Lead) -> Problem:
    return evolve(lead.explain(), pointer=at)
