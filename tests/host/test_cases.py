"""What a caller may do at a host, on both databases: entries are only added, once, by their own authority."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from attrs import evolve
from sqlalchemy import select

import safetygate as sg
from examples.host.demonstration import fill
from examples.host.settings import Caller, digest_token, load_settings
from examples.host.tables import audit
from tests.host.sides import NOW, Side, make_side, make_sides

pytestmark = pytest.mark.local_server


@pytest.fixture
def side(tmp_path: Path, make_database: Callable[[], str]) -> Iterator[Side]:
    """DG JUST's host, which has one case."""
    one, _ = make_sides(tmp_path, make_database)
    with ExitStack() as stack:
        stack.enter_context(one.client)
        yield one


@pytest.fixture
def case(side: Side, alert: sg.Alert) -> sg.Case:
    """A case that was opened there."""
    opened = sg.Case.open(alert, id="c", moderator=sg.DG_JUST, participants=[sg.GACC], opened_at=NOW)
    assert side.client.post("/cases", content=sg.dumps(opened)).status_code == 201
    return opened


def flag(case: sg.Case, name: str = "f", minutes: int = 1) -> sg.Flag:
    """A flag of DG JUST."""
    at = NOW.replace(minute=minutes)
    return case.flag(id=name, by=sg.DG_JUST, to=sg.GACC, at=at, reasons=["sold_online"])


def test_what_is_recorded_is_there_byte_for_byte(side, case):
    """The case that comes out is the one that the library makes of the same entries."""
    asked = flag(case)

    assert side.record(asked).status_code == 201
    answer = side.client.get("/cases/c")
    assert answer.content == sg.dumps(case.record(asked))
    assert answer.headers["ETag"] == '"2"'


def test_what_is_sent_again_changes_nothing(side, case):
    """A caller who heard no answer asks again, and finds it done."""
    asked = flag(case)

    first, second = side.record(asked), side.record(asked, **{"If-Match": '"1"'})

    assert (first.status_code, second.status_code) == (201, 200)
    assert len(side.case("c").entries) == 1
    assert side.client.post("/cases", content=sg.dumps(case)).status_code == 200
    assert len(side.events()) == 2


def test_who_read_an_older_state_is_told_so(side, case):
    """With `If-Match` nobody writes on what has moved on."""
    side.record(flag(case))

    late = side.record(flag(side.case("c"), "g", 2), **{"If-Match": '"1"'})

    assert (late.status_code, late.json()["code"]) == (412, "overtaken")


@pytest.mark.parametrize(
    ("make", "status", "code"),
    [
        (lambda case: case.message(id="m", by=sg.GACC, at=NOW.replace(minute=1), texts={"en": "x"}), 403, "not-yours"),
        (lambda case: evolve(flag(case), id="c-2", case_id="d"), 422, "invalid-value"),
        (
            lambda case: case.follow_up(
                id="a", by=sg.DG_JUST, at=NOW.replace(minute=1), flag="f", outcome="no_measure",
                no_measure_reasons=["company_gone"],
            ),
            409,
            "illegal-step",
        ),
        (lambda case: evolve(flag(case), made_at=NOW.replace(year=2027)), 422, "invalid-value"),
    ],
    ids=["for another", "of another case", "about a flag that is not there", "in the future"],
)  # fmt: skip
def test_a_refusal_has_a_name_and_leaves_no_trace(side, case, make, status, code):
    """Whatever is refused is not in the case, and not in the outbox; the audit has it."""
    entry = make(case)
    answer = side.client.post("/cases/c/entries", content=sg.dumps(entry))

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert side.case("c") == case
    assert len(side.events()) == 1
    lines = side.app.state.host.store.read(lambda it: it.execute(select(audit).order_by(audit.c.row)).all())
    assert [(line.who, line.status) for line in lines] == [("officer of dg_just", 201), ("officer of dg_just", status)]


def test_a_document_that_is_not_valid_is_told_every_problem(side, case):
    """A member that stands twice in the body is seen, since the body is read as it came."""
    body = sg.dumps(flag(case)).replace(b'"reasons":["sold_online"]', b'"reasons":["colour"],"id":"g"')

    answer = side.client.post("/cases/c/entries", content=body)

    assert answer.status_code == 422
    errors = answer.json()["errors"]
    assert {(each["pointer"], each["code"]) for each in errors} >= {("/reasons/0", "enum"), ("/id", "duplicate-member")}
    assert all(each["detail"] and each["detail_zh"] for each in errors)


@pytest.mark.usefixtures("case")
def test_nobody_without_a_token_sees_anything(side):
    """A stranger learns only that the host is there."""
    headers = {"Authorization": "Bearer guess"}

    for path in ("/cases", "/cases/c", "/worklist", "/alerts", "/submissions", "/reports/2026-Q3"):
        answer = side.client.get(path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "unknown-caller")


@pytest.mark.usefixtures("case")
def test_many_who_write_at_once_lose_nothing(side):
    """Four callers write at a time, each on what it has read, and again where another was quicker: all is there."""

    def write(number: int) -> int:
        while True:
            seen = side.client.get("/cases/c")
            held = sg.loads(seen.content, sg.Case)
            note = held.message(id=f"n{number}", by=sg.DG_JUST, at=NOW.replace(minute=9), texts={"en": "x"})
            answer = side.record(note, **{"If-Match": seen.headers["ETag"]})
            if answer.status_code == 201:
                return int(answer.headers["ETag"].strip('"'))
            assert answer.json()["code"] == "overtaken"

    with ThreadPoolExecutor(4) as callers:
        versions = list(callers.map(write, range(20)))

    assert sorted(versions) == list(range(2, 22))
    assert {entry.id for entry in side.case("c").entries} == {f"n{number}" for number in range(20)}
    assert len(side.events()) == 21


def test_pages_hold_every_case_once(side):
    """Page after page, in order, until there is no next."""
    fill(side.app.state.host, count=25)
    names, after = [], ""
    while after is not None:
        page = side.client.get("/cases", params={"after": after, "limit": 7}).json()
        names += [case["id"] for case in page["items"]]
        after = page["next"]

    assert names == sorted(names)
    assert len(names) == len(set(names)) == 25


def test_flags_are_raised_over_many_cases_or_over_none(side):
    """One call flags them all; the same call again raises none; one case that is not there, and none is flagged."""
    fill(side.app.state.host, count=5)
    gacc = {"code": "gacc", "country": "CN"}
    chosen = {"id": "r-1", "cases": ["made-up-1", "made-up-2"], "addressed_to": [gacc], "reasons": ["serious_risk"]}
    before = len(side.case("made-up-1").entries)

    wrong = side.client.post("/flags", json={**chosen, "cases": ["made-up-1", "nowhere"]})
    assert (wrong.status_code, wrong.json()["code"]) == (404, "no-such-case")
    assert len(side.case("made-up-1").entries) == before
    assert side.client.post("/flags", json=chosen).json() == {"flags": 2}
    assert side.client.post("/flags", json=chosen).json() == {"flags": 0}
    assert len(side.case("made-up-1").entries) == before + 1


def test_a_caller_acts_for_its_own_authority(tmp_path, make_database, alert):
    """Whose token it is decides for whom it speaks, also where several authorities use one host."""
    make_sides(tmp_path, make_database)
    france = sg.Authority(code="national", country="FR")
    paris = Caller(name="Paris", token_sha256=digest_token("paris"), authority=france)
    settings = load_settings(tmp_path / "dg_just.json")
    side = make_side(evolve(settings, callers=(*settings.callers, paris)), "paris")
    with side.client:
        opened = sg.Case.open(alert, id="c", moderator=sg.DG_JUST, participants=[sg.GACC], opened_at=NOW)
        answer = side.client.post("/cases", content=sg.dumps(opened))

    assert answer.json()["title"] == "You act for national, not for dg_just."
