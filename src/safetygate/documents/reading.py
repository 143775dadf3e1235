"""
Reading, in four layers, each of which needs the one before it: text, kind, schema, rules.

Nearly all documents are valid, and for these nothing needs to be explained.
So the quick way goes through all four layers in one pass, and says only yes or no.
Whatever it will not take goes the thorough way, layer by layer, which finds and explains every problem.
Both give the same record, and the quick way is never laxer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from heapq import nsmallest
from importlib.util import find_spec
from itertools import islice
from typing import Any, Final, NoReturn, TypeAlias

from attrs import evolve

from safetygate.documents.checking.engine import Lead
from safetygate.documents.checking.rulebook import broken_rules_beside, cut_fractions
from safetygate.documents.codec.making import Tally
from safetygate.documents.codec.members import MAJOR, MINOR, RecordClass
from safetygate.documents.codec.reader import reader
from safetygate.documents.codec.source import Refused
from safetygate.documents.json_text import MOST_BYTES, Data, Unreadable, decode, doubts_of, parse, problems_of, tidy
from safetygate.documents.json_values import is_array, is_object
from safetygate.documents.kinds import KINDS
from safetygate.documents.problems import list_values, pointer, problem
from safetygate.documents.report import MOST_PROBLEMS, Report, make_report
from safetygate.documents.versions import Reader, Reading, parse_version
from safetygate.domain.records.problems import Problem, Severity

# The quick way
#
# Two parsers can do the work: Python's own and, where the extra `[fast]` is installed, `msgspec`.
# Neither tells when a member stands twice: the last one silently wins.
# So strings are counted.
# In JSON every string, be it the name of a member or a value, stands between two quotation marks.
# The reader counts the strings that it takes; where the text holds more, a member stands twice, is unknown or is null,
# and only the thorough way can tell which.

Parser: TypeAlias = Callable[[bytes, Tally, bool], Any]
"""Gives the record of a document and counts its strings, or raises; it is told whether the document is plain."""


def read_quickly(data: Data, parser: Parser | None = None) -> Any | None:
    """
    The record that *data* holds, or `None` where only the thorough way can tell.

    Args:
        data: The document as it came.
        parser: Which parser to use; the faster one there is where none is named.
    """
    tally = [0]
    try:
        text = data if isinstance(data, bytes) else data.encode() if isinstance(data, str) else bytes(memoryview(data))
        escaped = _BACKSLASH in text
        plain = not (escaped or _LESS in text or _MORE in text or _DELETE in text)
        if len(text) > MOST_BYTES or _may_be_unstorable(text, escaped=escaped):
            return None
        record = (parser or _fastest())(text, tally, plain)
    except (Refused, ValueError, TypeError, KeyError, RecursionError):
        return None
    # First the pairs of backslashes: after a pair a quotation mark ends the string, after a single one it does not.
    bare = text.replace(rb"\\", b"").replace(rb"\"", b"") if escaped else text
    return record if 2 * tally[0] == bare.count(b'"') else None


def read_by_json(data: bytes, tally: Tally, plain: bool) -> Any:  # noqa: FBT001  # a parser as `Parser` says
    """The record, parsed by Python's own parser."""
    # The four blanks of JSON by name: `strip` alone would take away the no-break space too, which JSON refuses.
    text = data.decode().strip(_BLANKS)
    value, end = _STRICT.raw_decode(text)
    if end != len(text):
        raise Refused
    if not plain and b"\\ud" in data.lower():
        json.dumps(value, ensure_ascii=False).encode()  # which fails where a surrogate stands alone
    return reader(KINDS[value["kind"]])(value, tally, plain)


# `find_spec` looks through all of `sys.path`: once for a process is enough.
@cache
def _fastest() -> Parser:
    if find_spec("msgspec") is None:
        return read_by_json
    from safetygate.documents.codec.structs import read_by_msgspec

    return read_by_msgspec


def _refuse(_: str) -> NoReturn:
    raise ValueError


def _may_be_unstorable(text: bytes, *, escaped: bool) -> bool:
    # All of them hold one of these pairs of bytes, and to look for the pairs takes a third of the time of the pattern.
    suspect = not text.isascii() and (b"\xbf\xbf" in text or b"\xbf\xbe" in text or b"\xef\xb7" in text)
    written = suspect and _UNSTORABLE.search(text) is not None
    return written or (escaped and _UNSTORABLE_ESCAPED.search(text) is not None)


# U+FDD0 to U+FDEF and the last two of every plane: in UTF-8, and as JSON may escape them, by halves beyond U+FFFF.
# A half that some pictograms share leads the thorough way, which tells for certain.
_UNSTORABLE: Final = re.compile(rb"\xef(?:\xbf[\xbe\xbf]|\xb7[\x90-\xaf])|[\x8f\x9f\xaf\xbf]\xbf[\xbe\xbf]")
_UNSTORABLE_ESCAPED: Final = re.compile(rb"\\u(?:0000|[fF][dD][dDeE]|[dDfF][fF][fF][eEfF])")
_BACKSLASH, _LESS, _MORE, _DELETE = b"\\<>\x7f"
_BLANKS: Final = " \t\r\n"
_STRICT: Final = json.JSONDecoder(parse_constant=_refuse)

# The thorough way


KNOWN: Final = Reader(MINOR, ())
"""What this library knows by itself; what a document may require beside, a host may understand."""


def examine(
    data: Data, cls: RecordClass | None = None, *, lenient: bool = False, by: Reader = KNOWN
) -> tuple[Any | None, Report]:
    """
    The record that *data* holds, if it has no error, and all that was found; never raises on bad data.

    Args:
        data: The document as it came.
        cls: Which record is expected; a document of any kind where none is named.
        lenient: Whether an unknown member is a warning and left out of the record, instead of an error.
        by: What the reader knows.
    """
    try:
        value = parse(decode(data))
    except Unreadable as reason:
        return None, Report(problems=(reason.problem,))
    return examine_value(value, cls, lenient=lenient, by=by)


def examine_value(
    value: object, cls: RecordClass | None = None, *, lenient: bool = False, by: Reader = KNOWN
) -> tuple[Any | None, Report]:
    """The same for a parsed JSON *value*, where *cls* may be a part of a document too."""
    # Text: what JSON may write but nobody can share, or see as it is.
    faults = list(islice(problems_of(value), MOST_PROBLEMS + 1))
    value = tidy(value)
    found = [*faults, *islice(doubts_of(value), MOST_PROBLEMS + 1)]
    taken = {fault.pointer for fault in faults}

    # Kind: it decides by which schema to go on.
    if cls is None or hasattr(cls, "kind"):
        misdirected, kind = _dispatch(value, cls), kind_of(value)
        if misdirected or kind is None:
            return None, make_report(kind, found + [fault for fault in misdirected if fault.pointer not in taken])
        cls = KINDS[kind]

    # Moments: some systems write more digits of a fraction than any record holds.
    cut = list(islice(cut_fractions(value, cls), MOST_PROBLEMS + 1))

    # Schema: every place at which the document does not keep to it.
    reading = Reading(value, cls, by)
    value = reading.value
    faulty = [lead for lead in reading.leads if lead.pointer not in taken]
    forgiven = [lead for lead in faulty if lenient and lead.code == "unknown-member"]
    if forgiven:
        faulty = [lead for lead in faulty if lead.code != "unknown-member"]
        value = _leave_out(value, {lead.pointer for lead in forgiven})
    warnings = (evolve(fault, severity=Severity.WARNING) for fault in _explain(forgiven))
    explained = [*_explain(faulty), *warnings, *reading.warnings, *cut]

    # Rules: asked of every part that has no problem so far.
    errors = taken | {lead.pointer for lead in faulty}
    report = make_report(getattr(cls, "kind", None), [*found, *explained, *broken_rules_beside(value, cls, errors)])
    if not report.valid:
        return None, report
    from safetygate.documents.plain import build  # whoever only ever meets valid documents needs no `cattrs`

    return build(value, cls), report


def kind_of(value: object) -> str | None:
    """The kind that a parsed document says it is; `None` where it says none that is known."""
    kind = value.get("kind") if is_object(value) else None
    return kind if isinstance(kind, str) and kind in KINDS else None


def _dispatch(value: object, cls: RecordClass | None) -> list[Problem]:
    """Why kind and version of a document do not tell by which schema to read it; empty where they do."""
    if not is_object(value):
        return [problem("not-an-object")]
    found, kind = [], value.get("kind")
    if "kind" not in value:
        found.append(problem("kind-missing", ("kind",)))
    elif kind_of(value) is None:
        found.append(problem("unknown-kind", ("kind",), value=kind, choices=KINDS, kinds=list_values(KINDS)))
    elif cls is not None and kind != getattr(cls, "kind", None):
        found.append(problem("wrong-kind", ("kind",), value=kind, expected=list_values([getattr(cls, "kind", None)])))
    version = value.get("schema_version")
    major, _ = parse_version(version) or (0, 0)
    if "schema_version" not in value:
        found.append(problem("schema-version-missing", ("schema_version",)))
    elif major != MAJOR:
        code = "newer-version" if major > MAJOR else "unknown-version"
        found.append(problem(code, ("schema_version",), value=version, version=f"{MAJOR}.{MINOR}"))
    return found


# To explain one problem takes far longer than to find it, and a document of 16 MiB can have very many.
def _explain(leads: list[Lead]) -> list[Problem]:
    """As many of the problems as a report can hold and one more, which says that there are more."""
    return [lead.explain() for lead in nsmallest(MOST_PROBLEMS + 1, leads, key=lambda lead: (lead.pointer, lead.code))]


def _leave_out(value: object, pointers: set[str], base: str = "") -> object:
    if is_object(value):
        paths = {name: base + pointer((name,)) for name in value}
        return {
            name: _leave_out(item, pointers, paths[name]) for name, item in value.items() if paths[name] not in pointers
        }
    if is_array(value):
        return [_leave_out(item, pointers, f"{base}/{position}") for position, item in enumerate(value)]
    return value
