"""
Reading what is asked for: one kind, or any.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, get_args, get_type_hints

import pytest

import safetygate as sg
from safetygate.documents.kinds import KINDS
from tests.documents.samples import ALERT, document, text
from tests.documents.test_envelope import sent

WRONG: list[tuple[str, str]] = [("/kind", "wrong-kind")]


def found(report: sg.Report) -> list[tuple[str, str]]:
    """Where and what, of every problem."""
    return [(problem.pointer, problem.code) for problem in report.problems]


def test_a_document_of_the_kind_that_is_asked_for_is_read() -> None:
    """Every door gives the same record, whether or not the kind is named."""
    data = sg.dumps(ALERT)

    assert sg.loads(data, sg.Alert) == sg.loads(data) == ALERT
    assert sg.from_dict(sg.to_dict(ALERT), sg.Alert) == ALERT
    assert sg.read(data, sg.Alert).record == ALERT
    assert [received.record for received in sg.iter_ndjson([data], sg.Alert)] == [ALERT]
    assert sg.receive(sent(), sg.Alert).record == sg.receive(sent()).record is not None
    assert sg.validate(data, sg.Alert).valid


def test_a_document_of_another_kind_is_one_problem() -> None:
    """It is named at `/kind`, with the kind that was expected, however sound the document is."""
    data = sg.dumps(ALERT)

    assert found(sg.validate(data, sg.Flag)) == WRONG
    assert sg.read(data, sg.Flag).record is None
    assert [found(received.report) for received in sg.iter_ndjson([data], sg.Flag)] == [WRONG]
    assert found(sg.receive(sent(), sg.Flag).report) == [("/data/kind", "wrong-kind")]
    for refused in (lambda: sg.loads(data, sg.Flag), lambda: sg.from_dict(document(), sg.Flag)):
        with pytest.raises(sg.InvalidDocument) as caught:
            refused()
        assert found(caught.value.report) == WRONG
        [problem] = caught.value.problems
        assert (problem.message_en, problem.value) == ('expected a document of the kind "flag"', '"alert"')


def test_a_document_that_is_not_valid_is_a_value_error() -> None:
    """So frameworks that answer a `ValueError` with a 4xx do so here too."""
    with pytest.raises(ValueError, match="wrong-kind"):
        sg.loads(text(), sg.Flag)


@pytest.mark.parametrize("wrong", [int, str, sg.Product, sg.Authority, "alert", 5, dict[str, int]])
def test_only_the_class_of_a_document_can_be_asked_for(wrong: Any) -> None:
    """A part of a document, a kind by its name and anything else are refused in the same words at every door."""
    doors = (
        lambda: sg.loads(text(), wrong),
        lambda: sg.read(text(), wrong),
        lambda: sg.validate(text(), wrong),
        lambda: sg.from_dict(document(), wrong),
        lambda: next(sg.iter_ndjson([text()], wrong)),
        lambda: sg.receive(sent(), wrong),
    )
    for door in doors:
        with pytest.raises(sg.InvalidValue, match="cls: expected the class of a document, such as Alert, got "):
            door()


def test_a_document_is_any_of_the_kinds() -> None:
    """The union of all records, for annotations of hosts, names every kind that can be read."""
    assert set(get_args(sg.Document)) == set(KINDS.values())


def test_annotations_are_there_at_run_time() -> None:
    """Frameworks that read them find the union, and every class in it."""
    assert get_type_hints(sg.loads)["return"] == sg.Document
    assert set(get_args(get_type_hints(sg.dumps)["record"])) == set(KINDS.values())


SCRIPT = """
import sys
import safetygate as sg
sg.loads(sys.stdin.buffer.read())
print(*sys.modules)
"""


def test_the_first_document_loads_its_own_kind_alone() -> None:
    """Whoever reads an alert waits for no plan, no report and no case; nor for what only explains or converts."""
    run = subprocess.run([sys.executable, "-c", SCRIPT], input=sg.dumps(ALERT), capture_output=True, check=True)
    loaded = run.stdout.decode().split()

    assert "safetygate.domain.alerts.alert" in loaded
    for name in ("domain.cases", "domain.plans", "domain.reports", "domain.deadlines"):
        assert f"safetygate.{name}" not in loaded
    assert not {"cattrs", "jsonschema", "jsonschema_rs", "referencing"} & set(loaded)


def test_kinds_come_one_after_another_in_any_order() -> None:
    """A process that has read one kind reads the next, and an unknown one stays a problem."""
    lines = [sg.dumps(ALERT), json.dumps(document(kind="alarm")), sg.dumps(sg.ACTION_PLAN), sg.dumps(ALERT)]

    records = [received.record for received in sg.iter_ndjson(lines)]

    assert records == [ALERT, None, sg.ACTION_PLAN, ALERT]
