"""
Selected views: nothing that an audience may not see can be found in what it is shown, and all else can.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import safetygate
from safetygate.documents.kinds import KINDS
from safetygate.documents.schema import schemas
from safetygate.documents.views import published, selected_view
from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.evidence import Accident, Evidence, NonCompliance
from safetygate.domain.alerts.measures import MeasureTerms
from safetygate.domain.alerts.parties import Authority, Operator, TracedOperator
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.cases.variants import Variant
from safetygate.domain.codes import AuthorityCode
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.papers import Paper, Viewer
from safetygate.domain.records.problems import Problem
from safetygate.testing.strategies import records
from tests.contract.vectors import INDEX, content

VECTORS = {entry["file"]: safetygate.from_dict(content(entry)) for entry in INDEX["valid"]}
OF_PERSONS = ("name", "name_original", "address", "address_original", "electronic_address", "website", "telephone")
"""What is said of an operator and is personal data where the operator may be a natural person."""

OF_AUTHORITIES = {
    *("flag", "message", "follow_up", "withdrawal", "closure", "correction", "alert_update", "extension", "referral"),
    *("quarterly_submission", "quarterly_reconciliation"),
}

NOT_PUBLIC: dict[type[Any], dict[str, Any]] = {
    NonCompliance: {"provision": None, "clause": None},
    MeasureTerms: {"operator_name": None},
    Alert: {"traceability": None, "evidence": None},
    Case: {"entries": (), "variants": ()},
}
"""What authorities may see and everybody may not, whoever the operator is."""


def changed(value: Any, change: Callable[[Any], Any]) -> Any:
    """*value* with every record inside it changed, the innermost first."""
    if isinstance(value, tuple):
        return tuple(changed(item, change) for item in value)
    if not attrs.has(type(value)):
        return value
    names = [field.name for field in attrs.fields(type(value)) if field.init]
    inside = {name: changed(getattr(value, name), change) for name in names}
    return change(attrs.evolve(value, **{name: new for name, new in inside.items() if new is not getattr(value, name)}))


def without(record: Any, viewer: Viewer) -> Any:
    """
    What *viewer* may see of *record*, by what the law says and not by the schemas.

    Article 40 of Regulation (EU) 2023/988: no personal data unless necessary, and what authorities say to each other is
    for them.
    """

    def change(part: Any) -> Any:
        hidden: dict[str, Any] = {}
        if isinstance(part, Operator):
            hidden = {"address": None, "contact": None} | ({} if part.private_person is False else {"name": None})
        if isinstance(part, TracedOperator) and part.private_person is not False:
            hidden = dict.fromkeys(OF_PERSONS) | {"trade_names": (), "identifiers": ()}
        if isinstance(part, Accident):
            hidden = {"description": None}
        if isinstance(part, Evidence):
            hidden = {"contact": None}
        if viewer is Viewer.EVERYBODY:
            hidden |= next((members for cls, members in NOT_PUBLIC.items() if isinstance(part, cls)), {})
            if hasattr(part, "extensions") and not isinstance(part, Variant):
                hidden["extensions"] = None
        return attrs.evolve(part, **hidden)

    return changed(record, change)


def unmarked(record: Any) -> Any:
    """The same record, without what any document in it says of being a view."""
    return changed(record, lambda part: attrs.evolve(part, view=None) if isinstance(part, Paper) else part)


def marked(record: Any) -> Any:
    """The same record, with every value that is not for everybody put in words that stand nowhere else."""
    numbers = count()

    def secret(length: int = 20) -> str:
        return f"SECRET{next(numbers):0{length - 6}}"

    def change(part: Any) -> Any:
        if isinstance(part, Operator):
            name = "Exemplar" if part.private_person is False else secret()
            return attrs.evolve(part, name=name, address=secret(), contact=secret())
        if isinstance(part, TracedOperator) and part.private_person is not False:
            return attrs.evolve(part, name=secret(), telephone=secret(), trade_names=(secret(),))
        if isinstance(part, Evidence):
            return attrs.evolve(part, contact=secret())
        if isinstance(part, Accident):
            return attrs.evolve(part, description={"en": secret()})
        if hasattr(part, "extensions") and not isinstance(part, Variant):
            return attrs.evolve(part, extensions=FrozenMap({"org.example/x": f"INTERNAL{next(numbers)}"}))
        return part

    return changed(record, change)


@pytest.mark.parametrize("name", VECTORS)
def test_restricted_values_are_found_nowhere_in_a_view(name: str) -> None:
    """Not under another member, not in an alert inside a follow-up inside a case: not in any byte."""
    full = marked(VECTORS[name])
    seen = safetygate.dumps(selected_view(full, Viewer.AUTHORITIES))

    assert b"SECRET" not in seen
    assert seen.count(b"INTERNAL") == safetygate.dumps(full).count(b"INTERNAL")
    if full.kind not in OF_AUTHORITIES:
        public = safetygate.dumps(selected_view(full, Viewer.EVERYBODY))
        assert b"SECRET" not in public
        assert b"INTERNAL" not in public


@pytest.mark.parametrize("kind", ["alert", "case", *sorted(OF_AUTHORITIES)])
@given(data=st.data())
def test_a_view_leaves_out_what_it_must_and_nothing_else(kind: str, data: st.DataObject) -> None:
    """Whatever a record holds."""
    record = data.draw(records(KINDS[kind]))

    for viewer in Viewer if kind not in OF_AUTHORITIES else [Viewer.AUTHORITIES]:
        view = selected_view(record, viewer)
        assert unmarked(view) == without(record, viewer)
        assert selected_view(view, viewer) == view
        assert safetygate.loads(safetygate.dumps(view)) == view


def leaves(value: Any, path: str = "") -> set[tuple[str, str]]:
    """Every value inside a plain document, with the members on the way to it."""
    if isinstance(value, dict):
        return {leaf for name, inner in value.items() for leaf in leaves(inner, f"{path}/{name}")}
    if isinstance(value, list):
        return {leaf for inner in value for leaf in leaves(inner, f"{path}[]")}
    return {(path, json.dumps(value))}


@pytest.mark.parametrize("name", [name for name, record in VECTORS.items() if record.kind not in OF_AUTHORITIES])
def test_what_is_published_never_says_more(name: str) -> None:
    """Whatever stands in the published form stands in the exchanged one, and what authorities need does not."""
    exchanged = safetygate.to_dict(VECTORS[name])
    public = safetygate.to_dict(unmarked(published(VECTORS[name])))

    assert leaves(public) <= leaves(exchanged)
    assert not [path for path, _ in leaves(public) if "/traceability" in path or "/evidence" in path]


def test_a_new_member_is_shown_to_nobody_until_its_schema_says_to_whom(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the audience is forgotten, the member stays with those who have the record."""
    files = json.loads(json.dumps(dict(schemas())))
    del files["alert.json"]["properties"]["risk_level"]["x-audience"]
    monkeypatch.setattr("safetygate.documents.views.schemas", lambda: files)

    assert published(VECTORS["valid/alert-fullest.json"]).risk_level is None


def test_the_vectors_hold_something_to_leave_out() -> None:
    """Else the tests above would show nothing: members of every mark stand in the documents."""
    changes = [record for record in VECTORS.values() if selected_view(record, Viewer.AUTHORITIES) != record]

    assert {type(record) for record in changes} >= {KINDS[kind] for kind in ("alert", "flag", "follow_up", "case")}
    assert any(b"SECRET" in safetygate.dumps(marked(record)) for record in VECTORS.values())


@pytest.mark.parametrize("name", [name for name, record in VECTORS.items() if record.kind in OF_AUTHORITIES])
def test_what_authorities_say_to_each_other_is_not_for_everybody(name: str) -> None:
    """Not even in parts: the whole document is refused."""
    with pytest.raises(InvalidValue, match="record: expected a document that everybody may see"):
        selected_view(VECTORS[name], Viewer.EVERYBODY)


def test_a_case_shows_everybody_its_alert() -> None:
    """What was said about it is left out."""
    case = next(record for record in VECTORS.values() if isinstance(record, Case) and record.entries)

    view = selected_view(case, Viewer.EVERYBODY)

    assert view.entries == ()
    assert view.alert == selected_view(case.alert, Viewer.EVERYBODY)


@pytest.mark.parametrize(("private", "shown"), [(False, "Exemplar"), (True, None), (None, None)])
def test_the_name_of_a_company_is_no_personal_data(private: bool | None, shown: str | None) -> None:  # a table
    """It is shown where the operator is known to be no natural person, and only there."""
    record = next(record for record in VECTORS.values() if isinstance(record, FollowUp) and record.measures)
    trader = attrs.evolve(record.measures[0].addressee, name="Exemplar", private_person=private)
    record = attrs.evolve(record, measures=(attrs.evolve(record.measures[0], addressee=trader),))

    assert selected_view(record, Viewer.AUTHORITIES).measures[0].addressee.name == shown


def test_a_part_of_a_document_has_no_view() -> None:
    """Only what has a schema of its own is looked up in one."""
    with pytest.raises(InvalidValue, match="expected a document of a known kind, got Authority"):
        selected_view(Authority(code=AuthorityCode.GACC), Viewer.AUTHORITIES)


def test_what_may_be_hidden_may_be_absent() -> None:
    """Leaving a member out of a document never makes it invalid."""
    for file, content_ in schemas().items():
        for part in [content_, *content_.get("$defs", {}).values()]:
            for name, member in part.get("properties", {}).items():
                hidden = member.get("x-audience") == "restricted" and name in part.get("required", ())
                assert not hidden, f"{file}: {name}"


def test_a_report_on_a_document_is_no_way_round() -> None:
    """The values that a validation report quotes are not those of restricted members."""
    record = marked(next(record for record in VECTORS.values() if record.kind == "alert" and record.offers))
    document = safetygate.to_dict(record)
    document["offers"][0]["seller"]["contact"] += "\n" * 600

    problems: tuple[Problem, ...] = safetygate.validate(json.dumps(document)).problems

    assert problems
    assert not any("SECRET" in str(problem) for problem in problems)
