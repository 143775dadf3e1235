"""Records as types of pydantic, and what FastAPI makes of them."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from attrs import evolve

import safetygate as sg
from safetygate.testing import a_case, an_alert

pydantic = pytest.importorskip("pydantic", reason="pydantic is not installed: pip install --group test")


class Ticket(pydantic.BaseModel):  # type: ignore[misc,name-defined]  # pydantic is skipped where it is missing
    """A model of a host that holds records."""

    desk: str
    alert: sg.Alert
    offers: tuple[sg.Offer, ...] = ()
    case: sg.Case | None = None


def errors(**members: Any) -> dict[tuple[Any, ...], str]:
    """Place and code of every error of a ticket."""
    with pytest.raises(pydantic.ValidationError) as refusal:
        Ticket(**{"desk": "toys", "alert": an_alert()} | members)
    return {each["loc"]: each["type"] for each in refusal.value.errors()}


@pytest.mark.parametrize("alert", [an_alert(), sg.to_dict(an_alert()), sg.dumps(an_alert())], ids=type)
def test_a_record_is_taken_in_any_form(alert: object) -> None:
    """As a record, as plain JSON, and as the bytes of a document."""
    assert Ticket(desk="toys", alert=alert).alert == an_alert()


def test_a_model_with_records_goes_there_and_back() -> None:
    """What pydantic writes it reads again."""
    offer = sg.Offer(platform="temu", identifier="1")
    ticket = Ticket(desk="toys", alert=an_alert(), offers=(offer,), case=a_case(3))

    assert Ticket.model_validate_json(ticket.model_dump_json()) == ticket
    assert ticket.model_dump()["alert"] == sg.to_dict(an_alert())


def test_every_problem_is_an_error_at_its_place() -> None:
    """Nobody has to look into a sentence for what is wrong where."""
    document = sg.to_dict(an_alert())
    document["product"]["category"] = "toy"
    del document["number"]

    assert errors(alert=document, offers=[{"platform": "shop"}]) == {
        ("alert", "number"): "required",
        ("alert", "product", "category"): "enum",
        ("offers", 0, "platform"): "enum",
    }


def test_a_document_of_another_kind_is_no_alert() -> None:
    """`kind` is looked at first."""
    assert errors(alert=sg.to_dict(a_case())) == {("alert", "kind"): "wrong-kind"}


def test_bytes_show_what_a_parser_swallows() -> None:
    """A member that stands there twice is found where the host hands over what came."""
    data = sg.dumps(an_alert()).replace(b'"number":', b'"number":"SR/1/26","number":')

    assert errors(alert=data) == {("alert", "number"): "duplicate-member"}


def test_what_is_no_json_at_all_is_refused() -> None:
    """Any other value of Python is an error of pydantic too, and no exception of ours."""
    assert set(errors(alert=object()).values()) == {"not-json-value"}


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_the_schema_of_a_model_is_the_contract(mode: str) -> None:
    """Parts are definitions of their own, and the verdict is that of the contract."""
    schema = Ticket.model_json_schema(mode=mode)
    ticket = Ticket(desk="toys", alert=an_alert(sold_online="yes"), case=a_case(3)).model_dump(mode="json")
    wrong = {**ticket, "alert": {**ticket["alert"], "product": {"category": "toy"}}}
    check = jsonschema.Draft202012Validator(schema)

    assert schema["properties"]["alert"]["$ref"] == "#/$defs/Alert"
    assert {"Product", "Offer", "Country", "Flag", "FollowUp"} <= schema["$defs"].keys()
    assert list(check.iter_errors(ticket)) == []
    assert [list(each.absolute_path) for each in check.iter_errors(wrong)] == [["alert", "product", "category"]]


def test_a_report_is_the_body_of_an_answer() -> None:
    """Problem details as RFC 9457 has them, in either language."""
    document = sg.dumps(an_alert()).replace(b'"toys"', b'"toy"')
    body = sg.validate(document).problem_details(instance="urn:uuid:1")

    assert (body["type"], body["status"], body["instance"]) == (
        "https://safetygate.invalid/schemas/v1/validation-report.json",
        422,
        "urn:uuid:1",
    )
    assert body["title"] == "alert not valid"
    ((pointer, code, severity, detail, value),) = [tuple(each.values()) for each in body["errors"]]
    assert (pointer, code, severity, value) == ("/product/category", "enum", "error", '"toy"')
    assert detail.startswith("expected")
    assert sg.validate(document).problem_details("zh")["title"] == "alert 无效"


def test_a_record_in_a_model_keeps_its_proof() -> None:
    """The model holds the record itself, frozen and equal to its like."""
    ticket = Ticket(desk="toys", alert=an_alert())

    assert ticket.alert is not evolve(ticket.alert)
    assert hash(ticket.alert) == hash(an_alert())
