"""
Classes of a host that hold records of this library, through `cattrs`.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import attrs
import pytest
from cattrs import Converter
from pendulum import Date, DateTime

import safetygate as sg
from safetygate.domain.codes import FlagPurpose, FlagReason, RiskLevel
from tests.documents.samples import ALERT, document

AT = dt.datetime(2026, 9, 1, 8, 30, tzinfo=dt.UTC)
LETTER = sg.Flag(
    id="f1",
    case_id="c1",
    author=sg.DG_JUST,
    made_at=AT,
    addressed_to=sg.GACC,
    purpose=FlagPurpose.FOR_ATTENTION,
    reasons=(FlagReason.SOLD_ONLINE,),
)


@attrs.frozen
class Ticket:
    """What a host keeps: records, a part of one, and values of its own."""

    title: str
    alert: sg.Alert
    said: sg.Flag | sg.Message | None
    products: list[sg.Product]
    level: RiskLevel
    words: sg.Texts
    opened_at: DateTime
    due_on: Date
    any_document: sg.Document


@dataclass
class Note:
    """A class that is no attrs class, with moments as Python has them."""

    about: sg.Authority
    at: dt.datetime
    on: dt.date


TICKET = Ticket(
    "to do",
    ALERT,
    LETTER,
    [ALERT.product],
    RiskLevel.SERIOUS,
    sg.Texts(en="Toy", zh="玩具"),
    sg.loads(sg.dumps(LETTER), sg.Flag).made_at,
    Date(2026, 9, 22),
    sg.ACTION_PLAN,
)


def test_a_host_reads_and_writes_records_inside_its_own_classes() -> None:
    """Documents, parts, unions, codes, texts, days and moments stand as they do in documents."""
    converter = sg.converter()
    plain = converter.unstructure(TICKET)

    assert plain["alert"] == sg.to_dict(ALERT)
    assert plain["products"] == [sg.to_dict(ALERT)["product"]]
    assert (plain["opened_at"], plain["due_on"], plain["level"]) == ("2026-09-01T08:30:00Z", "2026-09-22", "serious")
    assert json.loads(json.dumps(plain)) == plain
    assert converter.structure(plain, Ticket) == TICKET


def test_parts_are_written_without_absent_members() -> None:
    """A nested record looks the same wherever it stands."""
    assert sg.converter().unstructure(sg.GACC) == {"code": "gacc", "country": "CN"}


@pytest.mark.parametrize("form", ["json", "msgpack", "pyyaml", "msgspec"])
def test_any_format_of_cattrs_will_do(form: str) -> None:
    """Where the converter brings a format, the format carries our records too."""
    there = pytest.importorskip(f"cattrs.preconf.{form}", reason=f"no package for {form}", exc_type=ImportError)
    converter = sg.converter(there.make_converter())

    assert converter.loads(converter.dumps(TICKET), Ticket) == TICKET


def test_moments_as_python_has_them() -> None:
    """A plain `datetime` is read and written as a moment of the exchange, in UTC."""
    note = Note(sg.GACC, AT, dt.date(2026, 9, 1))
    converter = sg.converter()
    plain = converter.unstructure(Note(sg.GACC, AT.astimezone(dt.timezone(dt.timedelta(hours=8))), note.on))

    assert plain == {"about": {"code": "gacc", "country": "CN"}, "at": "2026-09-01T08:30:00Z", "on": "2026-09-01"}
    assert converter.structure(plain, Note) == note


def test_hooks_of_the_host_come_first() -> None:
    """A converter is the host's own: what it adds holds there and nowhere else."""
    mine = sg.converter()
    mine.register_unstructure_hook(DateTime, lambda moment: moment.year)

    assert mine.unstructure(TICKET)["opened_at"] == 2026
    assert sg.converter().unstructure(TICKET)["opened_at"] == "2026-09-01T08:30:00Z"
    assert sg.to_dict(LETTER)["made_at"] == "2026-09-01T08:30:00Z"


@pytest.mark.parametrize(
    ("value", "cls", "pointer", "code"),
    [
        (sg.to_dict(LETTER), sg.Message, "/kind", "wrong-kind"),
        (sg.to_dict(ALERT), sg.Flag | sg.Message, "/kind", "wrong-kind"),
        (document(kind="alarm"), sg.Flag | sg.Message, "/kind", "unknown-kind"),
        (document(number=""), sg.Alert, "/number", "minLength"),
        ({"category": "toy"}, sg.Product, "/category", "enum"),
        ({}, sg.Authority, "/code", "required"),
        ({"code": "gacc", "colour": "red"}, sg.Authority, "/colour", "unknown-member"),
        ([], sg.Authority, "", "type"),
        ({"platform": "amazon", "platform_other": "x"}, sg.Offer, "/platform_other", "SG-M-001"),
    ],
)
def test_the_target_is_checked(value: Any, cls: Any, pointer: str, code: str) -> None:
    """A flag is no message, and a part is held against its own schema and rules."""
    with pytest.raises(sg.InvalidDocument) as caught:
        sg.converter().structure(value, cls)

    assert [(problem.pointer, problem.code) for problem in caught.value.problems] == [(pointer, code)]


def test_everything_wrong_with_a_value_of_the_host_is_explained() -> None:
    """Each problem at its place in the whole value: those of our records, and those of the host's own members."""
    broken = sg.converter().unstructure(TICKET)
    del broken["title"]
    broken["alert"]["number"] = ""
    broken["alert"]["published_on"] = "soon"
    broken["products"] = [*broken["products"], {"category": "toy"}]
    broken["level"], broken["due_on"], broken["opened_at"] = "terrible", 7, "2026-09-01T08:30:00"
    broken["words"] = "Toy"

    with pytest.raises(ExceptionGroup) as caught:
        sg.converter().structure(broken, Ticket)
    problems = {problem.pointer: problem for problem in sg.explain(caught.value).problems}

    assert {pointer: problem.code for pointer, problem in problems.items()} == {
        "/title": "required",
        "/alert/number": "minLength",
        "/alert/published_on": "pattern",
        "/products/1/category": "enum",
        "/level": "invalid-value",
        "/due_on": "invalid-value",
        "/opened_at": "invalid-value",
        "/words": "invalid-value",
    }
    assert problems["/level"].message_en == "expected a code of RiskLevel"
    assert problems["/due_on"].message_zh.startswith("值不符合要求：")


def test_members_that_a_host_forbids_are_explained() -> None:
    """What `cattrs` finds itself is told in the same form."""
    converter = sg.converter(Converter(forbid_extra_keys=True))

    with pytest.raises(ExceptionGroup) as caught:
        converter.structure({"about": {"code": "gacc"}, "at": 1, "on": "2026-09-01", "colour": "red"}, Note)

    codes = {problem.pointer: problem.code for problem in sg.explain(caught.value).problems}
    assert codes["/colour"] == "unknown-member"
    assert codes["/at"] == "invalid-value"


def test_one_refusal_by_itself_is_explained() -> None:
    """Whether or not the converter groups its errors."""
    with pytest.raises(sg.InvalidDocument) as caught:
        sg.converter().structure({}, sg.Authority)

    assert [problem.code for problem in sg.explain(caught.value).problems] == ["required"]


@pytest.mark.parametrize("wrong", [5, "json", object(), Converter])
def test_a_base_is_a_converter(wrong: Any) -> None:
    """Anything else is refused in our own words."""
    with pytest.raises(sg.InvalidValue, match="base: expected Converter, got "):
        sg.converter(wrong)


def test_only_an_error_is_explained() -> None:
    """Anything else is refused in our own words."""
    wrong: Any = "error"

    with pytest.raises(sg.InvalidValue, match="error: expected Exception, got str"):
        sg.explain(wrong)
