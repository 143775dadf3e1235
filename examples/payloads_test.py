"""
The tests of another project, which sends alerts and takes them in: run with `pytest payloads_test.py`.

They need the extra `testing`, and nothing of this library's own tests.
"""

from __future__ import annotations

import datetime as dt
import json
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import safetygate as sg
from safetygate.testing import alerts, cases


def payload(number: str, brand: str) -> bytes:
    """The code under test: what the project sends, written without this library."""
    product = {"category": "toys", "brands": [brand]}
    alert = {"number": number, "notification_kind": "serious_risk", "notifying_country": "IE", "product": product}
    return json.dumps({"kind": "alert", "schema_version": "1.0"} | alert).encode()


def headline(data: bytes) -> str:
    """The code under test: what the project shows of an alert that it was sent."""
    alert = sg.loads(data, sg.Alert)
    return f"{alert.number} {alert.product.category.label('en')}"


def test_what_is_sent_is_valid() -> None:
    """The report of a valid document has no problems."""
    assert sg.validate(payload("SR/01234/26", "Exemplar")).problems == ()


@pytest.mark.parametrize(("number", "brand", "pointer"), [("", "Exemplar", "/number"), ("1", "", "/product/brands/0")])
def test_what_cannot_be_sent_is_told_with_its_place(number: str, brand: str, pointer: str) -> None:
    """Each problem has a JSON Pointer, for the form in which the value was typed."""
    assert [problem.pointer for problem in sg.validate(payload(number, brand)).problems] == [pointer]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # an alert has very many members
@given(alerts(origin=st.just("CN")))
def test_every_alert_has_a_headline(alert: sg.Alert) -> None:
    """Whatever a partner may send is shown."""
    assert alert.number in headline(sg.dumps(alert))


@pytest.mark.parametrize("case", list(cases(Random(1), 5, first_on=dt.date(2026, 7, 1))), ids=lambda case: case.id)
def test_every_case_is_taken_in(case: sg.Case) -> None:
    """Cases that could be true, the same in every run."""
    assert sg.loads(sg.dumps(case), sg.Case) == case
