"""
Reading and writing documents, as a host meets it.
"""

from __future__ import annotations

import io
import json
import pickle
from copy import deepcopy
from typing import Any

import attrs
import pytest

import safetygate as sg
from safetygate.documents.json_text import MOST_BYTES, MOST_LEVELS
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.codes import AuthorityCode
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.problems import Severity
from tests.documents.samples import ALERT, document, text


def found(data: bytes | str, *, lenient: bool = False) -> set[tuple[str, str]]:
    """Where and what, of every error in a document."""
    report = sg.validate(data, lenient=lenient)
    return {(problem.pointer, problem.code) for problem in report.problems if problem.severity is Severity.ERROR}


def test_what_is_written_is_read_again() -> None:
    """Writing and reading is identity, in every form."""
    assert sg.loads(sg.dumps(ALERT)) == ALERT
    assert sg.loads(sg.dumps(ALERT, indent=2)) == ALERT
    assert sg.loads(sg.canonical(ALERT)) == ALERT
    assert sg.loads(sg.dumps(ALERT).decode()) == ALERT
    assert sg.from_dict(sg.to_dict(ALERT)) == ALERT


def test_a_document_opens_with_what_it_is() -> None:
    """Whoever reads the first line knows kind, version and number; Chinese stays legible."""
    data = sg.dumps(ALERT)

    assert data.startswith(b'{"kind":"alert","schema_version":"1.0","number":"SR/09991/26"')
    assert "毛绒玩具".encode() in data
    assert sg.dumps(ALERT) == data


def test_canonical_bytes_do_not_depend_on_the_order_of_members() -> None:
    """The same document in another order has the same canonical bytes."""
    shuffled = json.dumps(dict(reversed(document().items())))

    assert sg.canonical(sg.loads(shuffled)) == sg.canonical(ALERT)


def test_every_problem_is_named_once_at_its_place() -> None:
    """One broken document, all faults at once."""
    broken = document(
        number=..., published_on="2026-02-30", surprise=1, product={"category": "toy", "name": {"x": "?", "en": ""}}
    )

    assert found(json.dumps(broken)) == {
        ("/number", "required"),
        ("/published_on", "pattern"),
        ("/surprise", "unknown-member"),
        ("/product/category", "enum"),
        ("/product/name/x", "propertyNames"),
        ("/product/name/en", "minLength"),
    }


def test_a_rule_speaks_although_another_corner_is_broken() -> None:
    """A wrong day hides neither the rule about offers nor the one about free text."""
    broken = document(published_on="soon", offers=[{"platform": "amazon", "platform_other": "Exemplar"}])

    assert found(json.dumps(broken)) == {("/published_on", "pattern"), ("/offers/0/platform_other", "SG-M-001")}


def test_loads_raises_the_report() -> None:
    """The exception carries all that `validate` tells, and reads like it."""
    with pytest.raises(sg.InvalidDocument) as caught:
        sg.loads(text(number=""))

    assert caught.value.report == sg.validate(text(number=""))
    assert "/number" in str(caught.value)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("", {("", "not-json")}),
        ("[]", {("", "not-an-object")}),
        ("7", {("", "not-an-object")}),
        ("{}", {("/kind", "kind-missing"), ("/schema_version", "schema-version-missing")}),
        (text(kind="alarm"), {("/kind", "unknown-kind")}),
        (text(kind=["alert"]), {("/kind", "unknown-kind")}),
        (text(schema_version="2.0"), {("/schema_version", "newer-version")}),
        (text(schema_version="0.9"), {("/schema_version", "unknown-version")}),
        (text(schema_version=1), {("/schema_version", "unknown-version")}),
        (text(number=7), {("/number", "type")}),
        (text(number=None), {("/number", "type")}),
        (text(number=["SR/09991/26"]), {("/number", "type")}),
        (text(risks="choking"), {("/risks", "type")}),
        (text(risks={"0": {"type": "choking"}}), {("/risks", "type")}),
        (text(sold_online=True), {("/sold_online", "enum")}),
        (text(reacting_countries=["CN", "CN"]), {("/reacting_countries", "uniqueItems")}),
        (text(supersedes={"number": "SR/09991/26", "reason": "upgrade"}), {("/supersedes/number", "SG-M-005")}),
        (text(extensions={"note": 1}), {("/extensions/note", "propertyNames")}),
        ("\ufeff" + text(), {("", "byte-order-mark")}),
        (text().encode("utf-16"), {("", "not-utf8")}),
        (b"\xff" + text().encode(), {("", "not-utf8")}),
        (text()[:-1], {("", "not-json")}),
        (text() + "{}", {("", "not-json")}),
    ],
)
def test_what_is_refused(data: str | bytes, expected: set[tuple[str, str]]) -> None:
    """Every kind of fault ends in its own code, at its own place, and nothing else is said."""
    assert found(data) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("NaN", "not-a-number"),
        ("-Infinity", "not-a-number"),
        ("1e999", "number-range"),
        ("9007199254740992", "number-range"),
        ("9" * 5000, "number-range"),
        ('"\\ud800"', "lone-surrogate"),
        ('"a\\u0000"', "not-storable"),
        ('"\uffff"', "not-storable"),
        ('"\\ud83f\\udffe"', "not-storable"),
        ('{"a": 1, "a": 2}', "duplicate-member"),
    ],
)
def test_values_that_json_may_write_but_nobody_can_share(value: str, code: str) -> None:
    """They are refused inside agreed additions too, where anything else may stand."""
    data = text(extensions={"org.example.x": "HERE"}).replace('"HERE"', value)
    place = "/extensions/org.example.x" + ("/a" if code == "duplicate-member" else "")

    assert found(data) == {(place, code)}


@pytest.mark.parametrize(
    "sign",
    [
        "\0",
        "\ufdd0",
        "\ufdef",
        "\ufffe",
        "\uffff",
        *(chr(plane << 16 | 0xFFFE) for plane in range(1, 17)),
        "\U0010ffff",
    ],
)
@pytest.mark.parametrize("escaped", [True, False])
def test_what_no_partner_can_be_sure_to_store_is_refused(sign: str, escaped: bool) -> None:
    """NUL and non-characters are told at their place, however they are written, and no record holds them."""
    made = document(product={"category": "toys", "brands": [f"Toy{sign}"]})

    assert found(json.dumps(made, ensure_ascii=escaped)) == {("/product/brands/0", "not-storable")}
    with pytest.raises(sg.InvalidValue, match="without NUL"):
        sg.Product(category="toys", brands=[f"Toy{sign}"])


@pytest.mark.parametrize(
    ("wording", "code"),
    [
        (" ", "blank-text"),
        ("\u3000\t", "blank-text"),
        ("invoice\u202egpj.exe", "turned-text"),
        ("\u2066a", "turned-text"),
    ],
)
@pytest.mark.parametrize("escaped", [True, False])
def test_a_text_that_people_would_not_see_as_it_is(wording: str, code: str, escaped: bool) -> None:
    """It can be stored, so it is read; it is warned of at its place in both languages, with or without other faults."""
    made = document(product={"category": "toys", "brands": ["Toy", wording]})
    data = json.dumps(made, ensure_ascii=escaped, indent=1)
    problems = {"fine": sg.validate(data).problems, "faulty": sg.validate(data.replace("toys", "toy")).problems}

    assert sg.loads(data, sg.Alert).product.brands == ("Toy", wording)
    for each in problems.values():
        (doubt,) = [problem for problem in each if problem.severity is Severity.WARNING]
        assert (doubt.pointer, doubt.code) == ("/product/brands/1", code)
        assert doubt.message("en") != doubt.message("zh")


@pytest.mark.parametrize("wording", ["\u5fff\u6068", "\U0001f3fe", "\u060c \u200f", "a b"])
def test_rare_but_good_characters_are_no_doubt(wording: str) -> None:
    """A Chinese character, a pictogram or a mark of Arabic is not taken for what cannot be stored."""
    for escaped in (True, False):
        data = json.dumps(document(product={"category": "toys", "brands": [wording]}), ensure_ascii=escaped)
        assert sg.validate(data).problems == ()


def test_a_duplicate_member_is_found_wherever_blanks_and_quotes_stand() -> None:
    """The count on the quick way cannot be outwitted."""
    quoted = text(product={"category": "toys", "specific_name": 'a "x": b'})
    for twice in ('"number":"SR/09991/26",', '"number" :"SR/09991/26",', '"number"\n:"SR/09991/26",'):
        assert found("{" + twice + text()[1:]) == {("/number", "duplicate-member")}
        assert found("{" + twice + quoted[1:]) == {("/number", "duplicate-member")}
    assert sg.loads(quoted).product.specific_name == 'a "x": b'


def test_nesting_is_bounded() -> None:
    """At the limit it is read; one deeper is named; a hundred thousand deeper ends at once."""
    fits = MOST_LEVELS - 3

    def nested(levels: int) -> str:
        return text(extensions={"org.example.x": "HERE"}).replace('"HERE"', "[" * levels + "0" + "]" * levels)

    assert found(nested(fits)) == set()
    assert {code for _, code in found(nested(fits + 2))} == {"too-deep"}
    assert found(nested(100_000)) == {("", "too-deep")}


def test_size_is_bounded() -> None:
    """A document over the limit is not even parsed."""
    assert found(b" " * (MOST_BYTES + 1)) == {("", "too-large")}


def test_a_report_is_bounded_and_says_so() -> None:
    """A hundred thousand faults give a thousand problems and the word that there are more."""
    report = sg.validate(text(extensions=...)[:-1] + "".join(f',"x{n}":0' for n in range(100_000)) + "}")

    assert len(report.problems) == 1000
    assert not report.complete


def test_lenient_reading_warns_and_still_gives_the_record() -> None:
    """Unknown members are named in both modes; only the weight differs."""
    data = text(surprise={"deep": 1}, source={"feed": "weekly_xml", "colour": "red"})
    received = sg.read(data, lenient=True)

    assert found(data) == {("/surprise", "unknown-member"), ("/source/colour", "unknown-member")}
    assert [(problem.pointer, problem.severity) for problem in received.report.problems] == [
        ("/source/colour", Severity.WARNING),
        ("/surprise", Severity.WARNING),
    ]
    assert received.data == data
    assert received.record == sg.loads(text(source={"feed": "weekly_xml"}))


def test_no_personal_data_stands_in_a_message() -> None:
    """A wrong value of a restricted member, or of a member that nobody knows, is not shown."""
    address = "1 Exemplar Street" * 100
    seller = {"role": "online_seller", "address": address, "adress": "2 Exemplar Street"}
    report = sg.validate(text(offers=[{"platform": "amazon", "seller": seller}]))

    assert found(text(offers=[{"platform": "amazon", "seller": seller}])) == {
        ("/offers/0/seller/address", "maxLength"),
        ("/offers/0/seller/adress", "unknown-member"),
    }
    assert "Exemplar Street" not in report.text("en") + sg.dumps(report).decode()


def test_numbers_without_fraction_are_whole_numbers() -> None:
    """JSON knows one kind of number: 3.0 is 3, in a member and in an addition."""
    received = sg.loads(text(source={"feed": "weekly_xml", "position": 3.0}, extensions={"org.example.n": 3.0}))

    assert received.source.position == 3
    assert sg.to_dict(received)["extensions"] == {"org.example.n": 3}
    assert found(text(source={"feed": "weekly_xml", "position": 3.5})) == {("/source/position", "type")}


@pytest.mark.parametrize("offset", ["Z", "+00:00", "+08:00", "-03:30"])
def test_any_offset_is_read_and_z_is_written(offset: str) -> None:
    """A moment is one point in time, however it is written."""
    record = sg.loads(text(source={"feed": "portal_json", "modified_at": f"2026-08-21T09:30:00.120{offset}"}))

    assert sg.to_dict(record)["source"]["modified_at"].endswith(".12Z")


@pytest.mark.parametrize("moment", ["now", "2026-08-21", "2026-08-21T09:30:00", "2026-08-21t09:30:00z", "170",
                                    "2026-08-21T09:30:00+0800", "2026-08-21T24:00:00Z", "2026-08-21T09:30:60Z",
                                    "2026-08-21T09:30:00Z\n", "2026-08-21T09:30:00.1234567891Z"])  # fmt: skip
def test_what_is_no_moment(moment: str) -> None:
    """Naive, abbreviated and lenient spellings are refused, never guessed at."""
    data = text(source={"feed": "portal_json", "modified_at": moment})

    assert {pointer for pointer, _ in found(data)} == {"/source/modified_at"}


@pytest.mark.parametrize("digits", [7, 9])
def test_digits_that_no_record_holds_are_cut_and_told(digits: int) -> None:
    """What .NET, Go and Java write is read to the microsecond, with a warning at its place."""
    moment = f"2026-08-21T09:30:00.{'123456789'[:digits]}Z"
    received = sg.read(text(source={"feed": "portal_json", "modified_at": moment}), sg.Alert)

    assert received.record is not None
    assert received.record.source is not None
    assert sg.to_dict(received.record)["source"]["modified_at"] == "2026-08-21T09:30:00.123456Z"
    assert [(each.pointer, each.code, each.severity.value) for each in received.report.problems] == [
        ("/source/modified_at", "fraction-cut", "warning")
    ]


def test_ndjson_goes_on_after_a_bad_line() -> None:
    """Blank lines pass, line numbers stand in every problem, good lines give records."""
    stream = io.BytesIO(b"\n".join([sg.dumps(ALERT), b"", b"{", text(number="").encode(), sg.dumps(ALERT)]))
    received = list(sg.iter_ndjson(stream))

    assert [item.line for item in received] == [1, 3, 4, 5]
    assert [item.record is None for item in received] == [False, True, True, False]
    assert [problem.line for item in received for problem in item.report.problems if item.record is None] == [3, 4]


def test_an_endless_stream_of_bad_lines_stays_cheap() -> None:
    """Past the stated number, bad lines are told apart from good ones but not explained."""
    lines = [text(number="")] * 3 + [text()]
    codes = [
        [problem.code for problem in item.report.problems if problem.severity is Severity.ERROR]
        for item in sg.iter_ndjson(lines, most_explained=2)
    ]

    assert codes == [["minLength"], ["minLength"], ["not-explained"], []]


def test_only_whole_documents_are_written() -> None:
    """A part of a document is no document."""
    with pytest.raises(sg.InvalidValue, match="expected a document of a known kind, got Authority"):
        sg.dumps(Authority(code=AuthorityCode.GACC))


@pytest.mark.parametrize("value", [{1: "x"}, {"org.example.x": {1, 2}}, {"org.example.x": b"x"}])
def test_from_dict_coerces_nothing(value: Any) -> None:
    """Python values that JSON has not are problems, not guesses."""
    with pytest.raises(sg.InvalidDocument):
        sg.from_dict(document(extensions=value))


def test_a_record_is_a_value() -> None:
    """Equal, hashable, picklable, copied by value, changed only into another."""
    twin = sg.loads(sg.dumps(ALERT))
    other = attrs.evolve(ALERT, number="SR/09992/26")

    assert hash(twin) == hash(ALERT)
    assert pickle.loads(pickle.dumps(ALERT)) == ALERT == deepcopy(ALERT)
    assert (other.number, ALERT.number) == ("SR/09992/26", "SR/09991/26")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        twin.number = "SR/00000/26"


def test_nothing_that_can_change_is_reachable_from_a_record() -> None:
    """Lists, sets and dicts never stand in a record, at any depth."""
    waiting: list[Any] = [sg.loads(sg.dumps(ALERT))]
    while waiting:
        item = waiting.pop()
        assert not isinstance(item, list | set | dict | bytearray)
        if attrs.has(type(item)):
            waiting += [getattr(item, attribute.name) for attribute in attrs.fields(type(item))]
        elif isinstance(item, FrozenMap):
            waiting += item.values()
        elif isinstance(item, tuple):
            waiting += item


def test_text_and_bytes_are_bounded_alike() -> None:
    """What counts is the size in UTF-8, however the document is given."""
    data = text(extensions={"x": "\u6d17" * (MOST_BYTES // 3)})

    assert found(data) == found(data.encode()) == {("", "too-large")}


def test_a_long_line_of_a_stream_is_cut() -> None:
    """A line that is too large is reported as such, and the next is read; never more is asked for than that takes."""

    class Asked(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert 0 < size <= 2 * MOST_BYTES
            return super().readline(size)

    lines = list(sg.iter_ndjson(Asked(b"x" * (3 * MOST_BYTES) + b"\n" + sg.dumps(ALERT) + b"\n")))

    assert [each.line for each in lines] == [1, 2]
    assert [problem.code for problem in lines[0].report.problems] == ["too-large"]
    assert lines[1].record == ALERT
