"""Whatever is handed to the front door instead of what it asks for is refused in the words of this library."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Final

import pytest

import safetygate as sg
from safetygate import PLAN_OF_2023

DAYS: Final = sg.Period(first_on=dt.date(2026, 9, 1), last_on=dt.date(2026, 9, 30))
AT: Final = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)


class Feigned:
    """What says that it is an alert, and is none."""

    kind = "alert"


WRONG: Final = (None, 5, 1.5, object(), ("a",), Feigned())

REFUSALS: Final[dict[str, tuple[Callable[[Any], object], str]]] = {
    "addressed_to": (sg.ACTION_PLAN.addressed_to, "authority: expected Authority, got "),
    "to_dict": (sg.to_dict, "record: expected a document of a known kind, got "),
    "dumps": (sg.dumps, "record: expected a document of a known kind, got "),
    "canonical": (sg.canonical, "document: expected a document of a known kind, got "),
    "changes of": (lambda wrong: sg.changes(wrong, PLAN_OF_2023), "record: expected a document of a known kind, got "),
    "changes to": (lambda wrong: sg.changes(PLAN_OF_2023, wrong), "record: expected a document of a known kind, got "),
    "register merged": (sg.Register().merge, "other: expected Register, got "),
    "register asked": (sg.Register().get, "number: expected str, got "),
    "history": (sg.Register().history, "number: expected str, got "),
    "patch": (sg.patch, "change: expected AlertChange, got "),
    "selected_view of": (
        lambda wrong: sg.selected_view(wrong, sg.Viewer.EVERYBODY),
        "record: expected a document of a known kind, got ",
    ),
    "selected_view": (lambda wrong: sg.selected_view(PLAN_OF_2023, wrong), "viewer: expected Viewer, got "),
    "in_scope": (sg.in_scope, "alert: expected Alert, got "),
    "merge": (lambda wrong: sg.merge(wrong, wrong), "one: expected Case, got "),
    "triage": (lambda wrong: sg.triage([wrong], at=AT), "cases: expected Case, got "),
    "worklist": (lambda wrong: sg.worklist([wrong], for_=sg.GACC, at=AT), "cases: expected Case, got "),
    "worklist for": (lambda wrong: sg.worklist([], for_=wrong, at=AT), "for_: expected Authority, got "),
    "worklist by": (
        lambda wrong: sg.worklist([], for_=sg.GACC, at=AT, policy=wrong),
        "policy: expected FollowUpPolicy, got ",
    ),
    "upcoming by": (
        lambda wrong: sg.upcoming([], DAYS, at=AT, policy=wrong),
        "policy: expected FollowUpPolicy, got ",
    ),
    "news": (lambda wrong: sg.news([wrong], since=AT, for_=sg.GACC), "cases: expected Case, got "),
    "awaiting_reply": (lambda wrong: sg.awaiting_reply([wrong], AT), "cases: expected Case, got "),
    "quiet_since": (lambda wrong: sg.quiet_since([wrong], AT, at=AT), "cases: expected Case, got "),
    "upcoming": (lambda wrong: sg.upcoming([], wrong, at=AT), "between: expected Period, got "),
    "select": (lambda wrong: list(sg.select([wrong], sg.Selection())), "records: expected Alert or Case, got "),
    "select by": (lambda wrong: list(sg.select([], wrong)), "selection: expected Selection, got "),
    "flag_all": (
        lambda wrong: sg.flag_all([], wrong, at=AT, identify=str),
        "request: expected Request, got ",
    ),
    "standing": (lambda wrong: sg.standing(wrong, sg.ACTION_PLAN, at=AT), "subject: expected Case, got "),
    "record": (PLAN_OF_2023.record, "activity: expected Activity, got "),
    "add": (
        sg.QuarterlyTally.empty(sg.Quarter(2026, 3), sg.ACTION_PLAN, as_of=AT).add,
        "cases: expected Case, got ",
    ),
    "deadline": (lambda wrong: sg.deadline(AT, wrong), "policy: expected FollowUpPolicy, got "),
}


@pytest.mark.parametrize(("call", "sentence"), REFUSALS.values(), ids=REFUSALS)
@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: type(wrong).__name__)
def test_a_wrong_argument_is_named(call: Callable[[Any], object], sentence: str, wrong: object) -> None:
    """The field, what was expected and what came."""
    with pytest.raises(sg.InvalidValue) as refusal:
        call(wrong)

    assert str(refusal.value) == sentence + type(wrong).__name__


@pytest.mark.parametrize("parse", [sg.Quarter.parse, sg.AlertNumber.parse], ids=["Quarter", "AlertNumber"])
@pytest.mark.parametrize("wrong", [None, 5, b"2026-Q3", ()])
def test_only_text_is_parsed(parse: Callable[[Any], object], wrong: object) -> None:
    """A number or bytes are no text, though they may look alike when printed."""
    with pytest.raises(sg.InvalidValue, match="expected"):
        parse(wrong)


@pytest.mark.parametrize("wrong", [*WRONG, [], {}], ids=lambda wrong: type(wrong).__name__)
def test_what_is_no_data_is_one_problem(wrong: Any) -> None:
    """Reading and checking answer with a report and never raise."""
    told = f"expected a document as bytes or text, not {type(wrong).__name__}"

    for report in (sg.read(wrong).report, sg.validate(wrong), sg.receive(wrong).report):
        assert [(found.code, found.message_en) for found in report.problems] == [("not-data", told)]
        assert report.problems[0].message_zh == f"文档应为字节或文本，而非 {type(wrong).__name__}"
    with pytest.raises(sg.InvalidDocument):
        sg.loads(wrong)


def test_a_line_that_is_no_data_does_not_stop_a_stream() -> None:
    """It is one line with a problem among the others."""
    lines: Any = [None, sg.dumps(PLAN_OF_2023), 5]

    assert [received.report.valid for received in sg.iter_ndjson(lines)] == [False, True, False]


@pytest.mark.parametrize("wrong", [None, 5, b"x"])
def test_a_feed_is_a_path_or_a_stream(wrong: Any) -> None:
    """Anything else is refused before it is read."""
    with pytest.raises(sg.InvalidValue, match="origin: expected a path or a binary stream, got "):
        next(sg.read_alerts(wrong))


@pytest.mark.parametrize("wrong", [None, 5, "text", b"bytes"])
def test_a_stream_is_made_of_lines(wrong: Any) -> None:
    """A text by itself would be taken character by character."""
    with pytest.raises(sg.InvalidValue, match="stream: expected a file or other lines, got "):
        next(sg.iter_ndjson(wrong))


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: sg.Texts("x"), "texts: expected a mapping from languages, got str"),  # type: ignore[arg-type]  # what is refused
        (lambda: sg.Texts(en=5), "en: expected text, got int"),  # type: ignore[arg-type]  # what is refused
    ],
)
def test_texts_are_texts(make: Callable[[], object], sentence: str) -> None:
    """A wording without its language, or one that is no text, is refused at once."""
    with pytest.raises(sg.InvalidValue) as refusal:
        make()

    assert str(refusal.value) == sentence


def test_any_mapping_is_a_document() -> None:
    """A view that cannot be written to is as good as a dict; what is no mapping is refused with a report."""
    wrong: Any = ()

    assert sg.from_dict(MappingProxyType(sg.to_dict(PLAN_OF_2023))) == PLAN_OF_2023
    with pytest.raises(sg.InvalidDocument):
        sg.from_dict(wrong)


@pytest.mark.parametrize("wrong", [*WRONG, [], {}, "xx", b"en"], ids=lambda wrong: type(wrong).__name__)
def test_a_language_is_a_tag(wrong: Any) -> None:
    """Whatever names no language in which there are words is refused, also what cannot be hashed."""
    with pytest.raises(sg.InvalidValue, match="language: expected English or Chinese"):
        sg.validate(b"{}").text(wrong)
