"""Versions that move: a partner who knows only 1.0 goes on reading, keeping and answering what newer partners send."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator
from pendulum import datetime

import safetygate as sg
from safetygate.documents.codec.members import MINOR, VERSIONS
from safetygate.documents.reading import examine, read_by_json, read_quickly
from safetygate.documents.versions import Reader

FROZEN = Path(__file__).parent / "versions"
STRICT, TOLERANT = (
    Draft202012Validator(json.loads((FROZEN / name).read_text(encoding="utf-8")))
    for name in ("case-1.0.json", "case-1.0-tolerant.json")
)
"""What a partner in another language holds cases against who never heard of 1.1: kept as it was, never edited."""

ALERT = {
    "kind": "alert",
    "schema_version": "1.0",
    "number": "SR/00001/26",
    "notification_kind": "serious_risk",
    "notifying_country": "DE",
    "sold_online": "yes",
    "product": {"category": "toys", "brands": ["Exemplar"]},
}
FLAG = {
    "kind": "flag",
    "schema_version": "1.0",
    "id": "flag-1",
    "case_id": "case-1",
    "author": {"code": "dg_just"},
    "made_at": "2026-09-02T09:00:00Z",
    "addressed_to": {"code": "gacc", "country": "CN"},
    "purpose": "for_follow_up",
    "reasons": ["sold_online"],
}
INSPECTION = {
    "kind": "inspection",
    "schema_version": "1.7",
    "id": "inspection-1",
    "case_id": "case-1",
    "author": {"code": "gacc", "country": "CN"},
    "made_at": "2026-09-01T09:00:00Z",
    "flag_id": "flag-1",
    "findings": [{"weight": 1.25, "places": ["Ningbo", None]}],
}


def a_case(**members: Any) -> dict[str, Any]:
    """A case with one flag, and other *members*."""
    return {
        "kind": "case",
        "schema_version": "1.0",
        "id": "case-1",
        "alert": ALERT,
        "moderator": {"code": "dg_just"},
        "participants": [{"code": "gacc", "country": "CN"}],
        "opened_at": "2026-09-01T08:00:00Z",
        "entries": [FLAG],
    } | members


def problems(report: sg.Report) -> list[tuple[str, str, str]]:
    """Severity, code and place of each problem beside the advice of rules."""
    found = ((each.severity.value, each.code, each.pointer) for each in report.problems)
    return [each for each in found if not each[1].startswith("SG-")]


def read_by_the_first(data: bytes) -> sg.Case:
    """The case as somebody reads it who knows only 1.0."""
    case, report = examine(data, sg.Case, by=Reader(0, ()))
    assert case is not None, report.text("en")
    assert isinstance(case, sg.Case)
    return case


def ask(case: sg.Case) -> sg.Case:
    """The case with a request that says by when, as only 1.1 can."""
    return case.record(
        sg.Message(
            id="message-1",
            case_id=case.id,
            author=sg.DG_JUST,
            made_at=datetime(2026, 9, 3),
            after="flag-1",
            message_kind="request",
            reply_expected=True,
            reply_by=datetime(2026, 9, 10).date(),
            texts={"en": "Please send the test report.", "zh": "请提供检测报告。"},
        )
    )


def test_a_later_version_changes_nothing_where_nothing_is_new() -> None:
    """A document of any minor version is read, and told of in no way, where all of it is known."""
    for version in ("1.0", "1.1", "1.7", "1.999999"):
        received = sg.read(json.dumps(ALERT | {"schema_version": version}), sg.Alert)
        assert problems(received.report) == []
        assert received.record == sg.loads(json.dumps(ALERT))


@pytest.mark.parametrize("version", ["1", "1.", "1.01", "01.0", "1.0.0", "1.1000000", "1.0\n", "1.x", ""])
def test_what_is_no_version_is_refused(version: str) -> None:
    """Two whole numbers without needless noughts, and nothing else."""
    report = sg.validate(json.dumps(ALERT | {"schema_version": version}))

    assert problems(report) == [("error", "unknown-version", "/schema_version")]


def test_a_writer_says_the_lowest_version_that_can_say_it() -> None:
    """Only the one entry that uses what 1.1 brought is of 1.1; the case around it and its alert stay as they were."""
    document = sg.to_dict(ask(sg.loads(json.dumps(a_case()), sg.Case)))

    assert [entry["schema_version"] for entry in document["entries"]] == ["1.0", "1.1"]
    assert document["schema_version"] == document["alert"]["schema_version"] == "1.0"
    assert json.loads(sg.dumps(sg.from_dict(document, sg.Case))) == document


def test_what_a_document_says_cannot_be_newer_than_its_version() -> None:
    """A member of 1.1 in a document that says 1.0 is an error, as it is to whoever knows only 1.0, quickly or not."""
    document = sg.to_dict(ask(sg.loads(json.dumps(a_case()), sg.Case)))
    document["entries"][1]["schema_version"] = "1.0"
    data = json.dumps(document).encode()

    assert problems(sg.validate(data)) == [("error", "later-member", "/entries/1/reply_by")]
    assert read_quickly(data) is read_quickly(data, read_by_json) is None


def test_who_knows_only_the_first_version_exchanges_cases_with_a_later_writer() -> None:
    """The request of 1.1 is read, answered, sent back and merged; the day that 1.0 does not know is never lost."""
    ours = ask(sg.loads(json.dumps(a_case()), sg.Case))
    theirs = read_by_the_first(sg.dumps(ours))
    assert theirs.entries[1].beyond == {"/schema_version": "1.1", "/reply_by": "2026-09-10"}
    answer = theirs.follow_up(
        id="follow-up-1",
        by=sg.GACC,
        at=datetime(2026, 9, 8),
        flag="flag-1",
        outcome="measures_taken",
        completeness="final",
        measures=[sg.FollowUpMeasure(type="export_ban", initiator="authority")],
    )

    answered = theirs.record(answer)
    back = sg.loads(sg.dumps(answered), sg.Case)
    merged = sg.merge(ours, back)

    assert merged == back == sg.merge(back, ours)
    assert merged.conflicts == ()
    assert merged.misfits == ()
    assert merged.entries[1] == ours.entries[1]
    assert merged.state is sg.codes.State.ANSWERED
    assert read_by_the_first(sg.dumps(merged)) == answered


def test_frozen_schemas_give_the_verdict_of_the_first_reader() -> None:
    """In another language a receiver of 1.0 takes 1.1 by the tolerant schema, and refuses it by the strict one."""
    plain, later = a_case(), sg.to_dict(ask(sg.loads(json.dumps(a_case()), sg.Case)))

    assert STRICT.is_valid(plain)
    assert not STRICT.is_valid(later)
    assert TOLERANT.is_valid(plain)
    assert TOLERANT.is_valid(later)
    assert TOLERANT.is_valid(a_case(entries=[FLAG, INSPECTION]))
    assert not TOLERANT.is_valid(a_case(entries=[FLAG, {"kind": "inspection", "schema_version": "1.7"}]))


NEWER: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a member": ({"colour": {"rgb": [1, 2.5, None]}}, ["/colour"]),
    "a member of a part": ({"product": {"category": "toys", "weight": 5}}, ["/product/weight"]),
    "a member in a list": ({"risks": [{"type": "fire"}, {"type": "fire", "since": "x"}]}, ["/risks/1/since"]),
    "a member that a pointer escapes": ({"a/b~c": 1}, ["/a~1b~0c"]),
    "a code": ({"product": {"category": "drones"}}, ["/product/category"]),
    "codes in a list": ({"reacting_countries": ["XX", "CN", "QQ"]}, ["/reacting_countries/0", "/reacting_countries/2"]),
}


@pytest.mark.parametrize("name", NEWER)
def test_what_a_newer_version_adds_is_told_and_written_back_as_it_came(name: str) -> None:
    """Members, and codes of open lists: each a warning at its place, part of what the record says, and never lost."""
    members, places = NEWER[name]
    document = ALERT | {"schema_version": "1.7"} | members
    received = sg.read(json.dumps(document), sg.Alert)

    assert problems(received.report) == [("warning", "beyond-version", place) for place in places]
    assert received.record is not None
    assert json.loads(sg.dumps(received.record)) == sg.to_dict(received.record) == document
    assert sg.loads(sg.dumps(received.record), sg.Alert) == received.record
    assert sg.loads(sg.canonical(received.record), sg.Alert) == received.record
    assert evolve(received.record, beyond=None) != received.record
    refused = problems(sg.validate(json.dumps(document | {"schema_version": f"1.{MINOR}"})))
    assert [(severity, place) for severity, _, place in refused] == [("error", place) for place in places]


@pytest.mark.parametrize(
    ("members", "place"),
    [
        ({"risk_level": "grave"}, "/risk_level"),
        ({"product": {"category": "not a code"}}, "/product/category"),
        ({"number": 7}, "/number"),
        ({"colour": 1, "number": None}, "/number"),
    ],
)
def test_a_newer_version_excuses_nothing_else(members: dict[str, Any], place: str) -> None:
    """A code of a closed list, what is no code, and a value of a wrong type stay errors in any version."""
    report = sg.validate(json.dumps(ALERT | {"schema_version": "1.7"} | members))

    assert place in [found.pointer for found in report.problems if found.severity.value == "error"]


def test_what_decides_a_step_must_be_known() -> None:
    """A flag of a newer version for a purpose that nobody knows is an error, not a flag for something else."""
    flag = FLAG | {"schema_version": "1.7", "purpose": "for_arbitration"}

    assert ("error", "enum", "/entries/0/purpose") in problems(sg.validate(json.dumps(a_case(entries=[flag]))))


def test_an_entry_of_an_unknown_kind_stays_in_its_case() -> None:
    """It keeps its place behind what it is about, has no effect, is told, and comes back as it came."""
    document = a_case(entries=[FLAG, INSPECTION])
    received = sg.read(json.dumps(document), sg.Case)
    case = received.record

    assert problems(received.report) == [("warning", "unknown-entry", "/entries/1")]
    assert case is not None
    assert [(found.entry_id, found.reason.value) for found in case.misfits] == [("inspection-1", "not_understood")]
    assert case.state is sg.codes.State.AWAITING
    assert sg.to_dict(case) == json.loads(sg.dumps(case)) == document
    assert sg.merge(sg.loads(json.dumps(a_case()), sg.Case), case) == case
    assert json.loads(sg.dumps(case.entries[1])) == INSPECTION


def test_what_nobody_here_knows_is_shown_to_nobody() -> None:
    """A view leaves out what only a newer version knows, and says where; an unknown entry by itself has no view."""
    alert = ALERT | {"schema_version": "1.7", "informant": "Li Exemplar"}
    case = sg.loads(json.dumps(a_case(alert=alert, entries=[FLAG, INSPECTION])), sg.Case)
    view = sg.selected_view(case, sg.Viewer.AUTHORITIES)

    assert view.view is not None
    assert view.view.withheld == ("/alert/informant", "/entries/1")
    assert view.view.sha256 == case.digest
    assert b"Li Exemplar" not in sg.dumps(view)
    assert b"Ningbo" not in sg.dumps(view)
    assert "Li Exemplar" not in repr(view)
    assert sg.merge(view, case) == sg.merge(case, view) == case
    with pytest.raises(sg.InvalidValue):
        sg.selected_view(case.entries[1], sg.Viewer.AUTHORITIES)


def test_an_unknown_kind_of_a_known_version_is_an_error() -> None:
    """A misspelt kind is found."""
    entry = INSPECTION | {"schema_version": f"1.{MINOR}"}

    assert ("error", "enum", "/entries/1/kind") in problems(sg.validate(json.dumps(a_case(entries=[FLAG, entry]))))


def test_an_unknown_entry_must_have_what_every_entry_has() -> None:
    """Without author and moment nobody could say where it stands."""
    entry = {name: value for name, value in INSPECTION.items() if name not in {"author", "made_at"}}
    report = sg.validate(json.dumps(a_case(entries=[FLAG, entry])))

    errors = [found for found in problems(report) if found[0] == "error"]
    assert errors == [("error", "required", "/entries/1/author"), ("error", "required", "/entries/1/made_at")]


@pytest.mark.parametrize(
    ("members", "code", "place"),
    [
        ({"made_at": "2026-02-30T00:00:00Z"}, "pattern", "/made_at"),
        ({"made_at": 3}, "type", "/made_at"),
        ({"id": "a b"}, "pattern", "/id"),
        ({"author": {"code": "national"}}, "SG-M-002", "/author/country"),
        ({"after": "inspection-1"}, "SG-M-020", "/id"),
        ({"references": [{"entry_id": "flag-9", "sha256": "0" * 64}]}, "SG-M-035", "/references/0/entry_id"),
    ],
)
def test_what_every_entry_has_is_checked_in_an_unknown_one(members: dict[str, Any], code: str, place: str) -> None:
    """Each fault is told at its place; nothing of it ends the reading."""
    report = sg.validate(json.dumps(a_case(entries=[FLAG, INSPECTION | members])))

    errors = [(each.code, each.pointer) for each in report.problems if each.severity.value == "error"]
    assert errors == [(code, f"/entries/1{place}")]


def test_an_unknown_entry_keeps_all_digits_of_its_moment() -> None:
    """It takes its place by the six digits that all readers hold, and is written back with the nine it came with."""
    entry = INSPECTION | {"made_at": "2026-09-01T09:00:00.123456789+02:00"}
    case = sg.loads(json.dumps(a_case(entries=[FLAG, entry])), sg.Case)

    assert case.entries[1].made_at == datetime(2026, 9, 1, 7, 0, 0, 123456)
    assert json.loads(sg.dumps(case))["entries"][1] == entry


def test_a_sender_insists_on_being_understood() -> None:
    """A requirement that the host does not understand is an error; one that it does is none, and is written back."""
    document = ALERT | {"requires": ["org.example.customs/seizure"]}

    assert problems(sg.validate(json.dumps(document))) == [("error", "unknown-requirement", "/requires/0")]
    alert = sg.loads(json.dumps(document), sg.Alert, understands={"org.example.customs/seizure"})
    assert sg.to_dict(alert) == document | {"sold_online": "yes"}


def test_an_entry_that_insists_on_more_does_not_fell_its_case() -> None:
    """Where its requirement is not understood it stands in the case without effect."""
    flag = FLAG | {"requires": ["org.example.customs/seizure"]}
    case = sg.loads(json.dumps(a_case(entries=[flag])), sg.Case)

    assert case.state is sg.codes.State.OPEN
    assert [found.reason.value for found in case.misfits] == ["not_understood"]
    assert sg.to_dict(case)["entries"] == [flag]


def test_the_tolerant_schemas_take_what_the_reader_takes() -> None:
    """What is read with warnings alone is valid under the tolerant schema, and what is an error there is one here."""
    validator = Draft202012Validator(sg.tolerant_schema("alert"))
    for members, _ in NEWER.values():
        assert validator.is_valid(ALERT | {"schema_version": "1.7"} | members)
    assert not validator.is_valid(ALERT | {"risk_level": "grave"})


def test_no_upgrade_is_needed_within_a_major_version() -> None:
    """Every known version is today's already: the data come back untouched, and no change is told."""
    for version in VERSIONS:
        data = json.dumps(ALERT | {"schema_version": version})
        assert sg.upgrade(data) == sg.Upgraded(data=data)


def test_an_upgrade_tells_each_change() -> None:
    """A step from an earlier major version, which a host may know, gives a document that is read, and its changes."""
    old = ALERT | {"schema_version": "0.9", "country": "DE"}
    del old["notifying_country"]

    def step(document: dict[str, Any]) -> dict[str, Any]:
        rest = {name: value for name, value in document.items() if name != "country"}
        return rest | {"schema_version": "1.0", "notifying_country": document["country"]}

    upgraded = sg.upgrade(json.dumps(old), {("alert", 0): step})

    assert sg.loads(upgraded.data, sg.Alert) == sg.loads(json.dumps(ALERT), sg.Alert)
    assert {(change["op"], change["path"]) for change in upgraded.changes} == {
        ("remove", "/country"),
        ("replace", "/schema_version"),
        ("add", "/notifying_country"),
    }


@pytest.mark.parametrize(("version", "code"), [("0.9", "unknown-version"), ("2.0", "newer-version")])
def test_no_upgrade_is_guessed(version: str, code: str) -> None:
    """Without a step, and backwards, the answer is one clear problem."""
    with pytest.raises(sg.InvalidDocument) as refused:
        sg.upgrade(json.dumps(ALERT | {"schema_version": version}))

    assert problems(refused.value.report) == [("error", code, "/schema_version")]
