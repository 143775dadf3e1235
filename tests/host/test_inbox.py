"""What comes from a partner: taken once, in any order, if it is theirs to say; refused by name if not."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest
from attrs import evolve
from joserfc.jwk import OKPKey

import safetygate as sg
from tests.host.sides import NOW, Side, make_sides

pytestmark = pytest.mark.local_server


@pytest.fixture
def sides(tmp_path, make_database):
    """DG JUST, which has flagged one case, and GACC, which has heard nothing yet."""
    ours, theirs = make_sides(tmp_path, make_database)
    with ours.client, theirs.client:
        yield ours, theirs


@pytest.fixture
def case(sides: tuple[Side, Side], alert: sg.Alert) -> sg.Case:
    """A case with a flag and a note at DG JUST."""
    ours, _ = sides
    case = sg.Case.open(alert, id="c", moderator=sg.DG_JUST, participants=[sg.GACC], opened_at=NOW)
    ours.client.post("/cases", content=sg.dumps(case))
    asked = case.record(case.flag(id="f", by=sg.DG_JUST, to=sg.GACC, at=NOW.replace(minute=1), reasons=["sold_online"]))
    noted = asked.record(asked.message(id="n", by=sg.DG_JUST, at=NOW.replace(minute=2), texts={"en": "Still online."}))
    for entry in noted.entries:
        assert ours.record(entry).status_code == 201
    return noted


def send(side: Side, record, *, key=None, source=None, name="e") -> bytes:
    """A signed event as *side* would send it, or as somebody else would in its name."""
    event = sg.wrap(record, id=name, source=source or side.settings.source, time=NOW)
    return sg.sign(event, key or side.settings.key.load())


def test_any_order_gives_the_same_case_byte_for_byte(sides, case):
    """Opening, flag and note in the order of the line, each of them twice."""
    ours, theirs = sides
    events = ours.events()
    assert len(events) == 3

    for order in permutations(events):
        for event in order:
            assert theirs.take(event).status_code in {200, 201}

    assert theirs.client.get("/cases/c").content == ours.client.get("/cases/c").content == sg.dumps(case)


def test_an_entry_that_comes_before_its_case_waits_for_it(sides, case):
    """Until the case is opened here nobody sees it, and nothing is lost."""
    ours, theirs = sides
    opening, flag, note = ours.events()

    assert theirs.take(note).json() == {"sighting": "first"}
    assert theirs.client.get("/cases/c").status_code == 404
    assert theirs.client.get("/cases").json()["items"] == []
    theirs.take(flag)
    theirs.take(opening)
    assert theirs.case("c") == case


@pytest.mark.usefixtures("case")
def test_the_answer_goes_back(sides):
    """GACC answers, and DG JUST has it; both hold the same case."""
    ours, theirs = sides
    for event in ours.events():
        theirs.take(event)
    answer = theirs.case("c").follow_up(
        id="a",
        by=sg.GACC,
        at=NOW.replace(minute=9),
        flag="f",
        outcome="no_measure",
        no_measure_reasons=["company_gone"],
    )
    assert theirs.record(answer).status_code == 201
    (event,) = theirs.events()

    assert ours.take(event).json() == {"sighting": "first"}
    assert ours.take(event).json() == {"sighting": "repeated"}
    assert ours.client.get("/cases/c").content == theirs.client.get("/cases/c").content
    assert ours.case("c").state_of("f") is sg.codes.State.ANSWERED


def refusals(ours: Side, case: sg.Case, alert: sg.Alert) -> dict[str, tuple[int, str, bytes]]:
    """What somebody may try, and the name under which it is refused."""
    late = {"id": "x", "at": NOW.replace(minute=30)}
    note = case.message(by=sg.DG_JUST, **late, texts={"en": "x"})
    opening, flag, _ = ours.events()
    signature = sg.receive(flag).envelope.extensions["signature"]
    marked = {"source": ours.settings.source, "time": NOW, "extensions": {"signature": signature}}
    other = sg.wrap(sg.receive(flag).record, id="another", **marked)
    stranger = sg.load_key(OKPKey.generate_key("Ed25519").as_dict(private=True), id="dg_just-key")
    held = evolve(alert, traceability=sg.Traceability(affected=sg.Affected(batches=["B-1"])))
    view = send(ours, sg.published(held), name="view")
    widened = view[:-2] + b',"traceability":{"affected":{"batches":["B-1"]}}}}'
    assert widened != view
    closure = case.follow_up(by=sg.DG_JUST, **late, flag="f", outcome="no_measure", no_measure_reasons=["company_gone"])
    theirs = case.message(by=sg.GACC, **late, texts={"en": "x"})
    return {
        "a wrong key": (403, "signature-changed", send(ours, note, key=stranger)),
        "an unknown key": (403, "signature-key-unknown", send(ours, note, key=evolve(stranger, id="nobody"))),
        "no signature": (403, "signature-missing", sg.wrap(note, id="e", source=ours.settings.source, time=NOW)),
        "a replay": (403, "signature-replayed", other),
        "another document under one name": (409, "conflicting", send(ours, note, name=sg.receive(opening).envelope.id)),
        "a foreign source": (403, "not-theirs", send(ours, note, source="https://gacc.example/exchange")),
        "in the name of another": (403, "not-theirs", send(ours, theirs)),
        "an act out of role": (403, "not-allowed", send(ours, closure)),
        "a view that was widened": (403, "signature-changed", widened),
        "far ahead": (425, "ahead", send(ours, evolve(note, made_at=NOW + dt.timedelta(days=30)))),
        "a kind that is not exchanged": (422, "not-expected", send(ours, sg.PLAN_OF_2023)),
        "no event": (422, "invalid-document", b"{}"),
    }


def test_what_is_not_theirs_to_say_is_refused_by_name(sides, case, alert):
    """The case stays as it was, whatever is tried."""
    ours, theirs = sides
    for event in ours.events():
        theirs.take(event)

    found = {name: theirs.take(event) for name, (_, _, event) in refusals(ours, case, alert).items()}

    expected = {name: (status, code) for name, (status, code, _) in refusals(ours, case, alert).items()}
    assert {name: (answer.status_code, answer.json()["code"]) for name, answer in found.items()} == expected
    assert theirs.case("c") == case


def test_whoever_joins_by_a_flag_gets_the_case(sides, alert):
    """A case that was opened alone goes out with the flag that brings the other side in, and what we said before."""
    ours, theirs = sides
    case = sg.Case.open(alert, id="c", moderator=sg.DG_JUST, opened_at=NOW)
    ours.client.post("/cases", content=sg.dumps(case))
    ours.record(case.message(id="n", by=sg.DG_JUST, at=NOW.replace(minute=1), texts={"en": "For us."}))
    assert ours.events() == []

    noted = ours.case("c")
    ours.record(noted.flag(id="f", by=sg.DG_JUST, to=sg.GACC, at=NOW.replace(minute=2), reasons=["sold_online"]))
    for event in ours.events():
        assert theirs.take(event).status_code == 201

    assert theirs.client.get("/cases/c").content == ours.client.get("/cases/c").content


def test_an_alert_goes_out_as_the_view_that_everybody_may_see(sides, alert):
    """What is for authorities stays here."""
    ours, theirs = sides
    whole = evolve(alert, extensions={"example.agreed": True})

    assert ours.client.post("/alerts", content=sg.dumps(whole)).status_code == 201
    assert ours.client.post("/alerts", content=sg.dumps(whole)).status_code == 200
    (event,) = ours.events()
    theirs.take(event)

    (held,) = theirs.client.get("/alerts").json()["items"]
    assert sg.from_dict(held, sg.Alert) == sg.published(whole)
    assert ours.client.get("/alerts").json()["items"][0]["extensions"] == {"example.agreed": True}


def test_a_submission_is_received_by_the_other_side(sides):
    """GACC's own report on the quarter, made from its cases, stands at DG JUST as it was sent."""
    ours, theirs = sides
    terms = sg.Terms.of_quarter(sg.Quarter(2026, 2), sg.ACTION_PLAN, NOW)
    sent = {"id": "s", "issuer": sg.GACC, "recipient": sg.DG_JUST, "issued_on": NOW.date()}
    submission = sg.make_submission([], terms, **sent)
    assert theirs.client.post("/submissions", content=sg.dumps(submission)).status_code == 201
    (event,) = theirs.events()

    assert ours.take(event).status_code == 201
    assert [sg.from_dict(each) for each in ours.client.get("/submissions").json()["items"]] == [submission]
