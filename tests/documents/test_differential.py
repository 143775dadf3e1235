"""The quick ways of reading are never laxer than the schema and the rules, and give the very same record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import pytest
from hypothesis import given, settings, strategies as st

import safetygate
from safetygate.documents.checking.engine import faults
from safetygate.documents.codec.structs import read_by_msgspec
from safetygate.documents.json_text import problems_of, tidy
from safetygate.documents.kinds import KINDS
from safetygate.documents.plain import build
from safetygate.documents.reading import Parser, examine, read_by_json, read_quickly
from safetygate.documents.schema import file_name
from safetygate.domain.alerts.alert import Alert
from safetygate.testing.strategies import records
from tests.contract.vectors import FOLDER, INDEX, documents
from tests.documents.changes import Place, changed, places
from tests.documents.samples import document as sample

PARSERS: Final[tuple[Parser, ...]] = (read_by_json, read_by_msgspec)
VALID: Final = {name: document for name, document in documents().items() if name.startswith("valid/")}

parsers = pytest.mark.parametrize("parser", PARSERS)
kinds = pytest.mark.parametrize("kind", KINDS)


def is_read_rightly(text: str) -> bool:
    """Whether no quick way takes *text*, or schema and constructors take it too and give the same record."""
    taken = [record for parser in PARSERS if (record := read_quickly(text.encode(), parser)) is not None]
    if not taken:
        return True
    document = json.loads(text)
    fair = not list(problems_of(document)) and not list(faults(document := tidy(document), file_name(taken[0].kind)))
    return fair and taken == [build(document, type(taken[0]))] * len(taken)


def vectors(kind: str) -> dict[Place, Any]:
    """Every place that a valid vector of one *kind* has, of places alike in lists the first, with the vector."""
    found: dict[tuple[str, ...], tuple[Place, Any]] = {}
    for document in VALID.values():
        if document["kind"] == kind:
            for place in places(document):
                found.setdefault(tuple(token for token in place if isinstance(token, str)), (place, document))
    return dict(found.values())


@kinds
def test_single_changes_of_the_valid_vectors(kind: str) -> None:
    """Whatever is put at any place of documents that together hold every member: nothing is taken wrongly."""
    wrong = [
        (place, what)
        for place, document in vectors(kind).items()
        for what, text in changed(document, place)
        if not is_read_rightly(text)
    ]

    assert wrong == []


@kinds
@settings(max_examples=settings().max_examples // 3)
@given(data=st.data())
def test_single_changes_of_any_document(kind: str, data: st.DataObject) -> None:
    """The same for documents that nobody thought of, written plainly or with every character escaped that can be."""
    document = safetygate.to_dict(data.draw(records(KINDS[kind])))
    place = data.draw(st.sampled_from(list(places(document))))

    for what, text in changed(document, place, ascii_only=data.draw(st.booleans())):
        assert is_read_rightly(text), (place, what)


WRITTEN: Final[Mapping[str, Callable[[Any], Any]]] = {
    "in one line": json.dumps,
    "in UTF-8": lambda document: json.dumps(document, ensure_ascii=False).encode(),
    "indented": lambda document: json.dumps(document, indent="\t").encode(),
    "with blanks on both sides": lambda document: json.dumps(document, separators=(" , ", "\r\n : ")),
    "backwards": lambda document: json.dumps(dict(reversed(document.items()))),
    "with escaped names": lambda document: json.dumps(document).replace('"kind"', '"\\u006bind"'),
    "as a bytearray": lambda document: bytearray(json.dumps(document).encode()),
    "as a memoryview": lambda document: memoryview(json.dumps(document).encode()),
}
TEXTS: Final = ('a "name": so', "back\\slash", '\\":', "Attention : danger", "\U0001f9f8", "毛绒玩具", "\u2028", "한국")


@pytest.mark.parametrize("way", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize("text", TEXTS)
@parsers
def test_however_a_document_is_written_it_is_taken(way: Callable[[Any], Any], text: str, parser: Parser) -> None:
    """Order, blanks, escapes and what stands in texts neither hide a record nor lead the slow way."""
    changed = sample(number=text, extensions={"org.example.note": {text: [text]}})

    assert read_quickly(way(changed), parser) == build(changed, Alert)


def twice(whole: str) -> Iterator[str]:
    """The document *whole* with one of its members, anywhere, standing a second time."""
    for match in re.finditer(r'[{,]("[a-z._]+"): ?', whole):
        for again in ("null", '"x"', whole[match.end() :].partition(",")[0]):
            yield f"{whole[: match.start() + 1]}{match[1]} : {again},{whole[match.start() + 1 :]}"


@parsers
def test_a_member_that_stands_twice_is_never_taken(parser: Parser) -> None:
    """Whatever its two values are, wherever it stands, and whatever else counts quotation marks and colons."""
    for text in TEXTS:
        whole = json.dumps(sample(number=text, extensions={"org.example.note": {"a": text}}), separators=(",", ":"))
        written = list(twice(whole))

        assert len(written) > 100
        assert [data for data in written if read_quickly(data, parser) is not None] == []


ADDITIONS: Final = (
    "NaN", "-Infinity", "1e999", "-1e999", "1e300", "1e15", "1e16", "9007199254740991", "9007199254740992",
    "9007199254740993.0", "-0.0", "-0", "0.1", "1.0", "1E2", "5e-324", "1" * 25, "1" * 5000, "01", "+1", ".5", "1.",
    '"\\ud800"', '"\\udc00\\ud800"', '"\\ud83e\\uddf8"', '"\\\\ud800"', '"\\uD83E\\uDDF8"', '{"\\udfff":1}',
    '"\x01"', '"\\u0000"', '"\\x"', '"\\u12"', "'x'", '{"a":1,"a":1}',
    '{"a":1,"\\u0061":1}', '[{"a":[],"b":{"c":1,"c":2}}]', "[1,]", "{,}",
    "nul", "true", "[[], {}, null]", "//\n1", *("[" * deep + "]" * deep for deep in (46, 47, 48, 61, 62, 63, 99, 9999)),
)  # fmt: skip
"""Values of one agreed addition, good and bad, as they come in JSON text."""


@parsers
def test_additions_are_taken_only_where_the_thorough_way_takes_them(parser: Parser) -> None:
    """Numbers that nobody can share, surrogates that stand alone, members twice, and whatever is no JSON."""
    before, after = json.dumps(sample(extensions={"org.example.note": 0})).split('note": 0')
    written = [f'{before}note": {addition}{after}'.encode() for addition in ADDITIONS]
    taken = {data: record for data in written if (record := read_quickly(data, parser)) is not None}

    assert taken == {data: examine(data)[0] for data in taken}
    assert len(taken) > 10


@pytest.mark.parametrize("entry", INDEX["bytes"], ids=lambda entry: entry["file"])
@parsers
def test_bytes_are_taken_only_where_the_thorough_way_takes_them(entry: dict[str, Any], parser: Parser) -> None:
    """Marks of byte order, other encodings, cut-off texts and what follows the end."""
    data = (FOLDER / entry["file"]).read_bytes()

    record = read_quickly(data, parser)

    assert record is None or record == examine(data)[0]


@parsers
def test_text_that_cannot_be_bytes_is_never_taken(parser: Parser) -> None:
    """A string of Python may hold a surrogate that stands alone, which no bytes in UTF-8 can."""
    for surrogate in ("\ud800", "\udfff"):
        assert read_quickly(json.dumps(sample(number=f"A{surrogate}"), ensure_ascii=False), parser) is None
