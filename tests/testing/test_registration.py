"""Hypothesis knows the records by itself."""

from __future__ import annotations

import subprocess
import sys

import pytest
from attrs import frozen
from hypothesis import HealthCheck, given, settings, strategies as st

import safetygate as sg
from safetygate.testing import assert_valid
from safetygate.testing.registration import strategy_for


@frozen
class Task:
    """What a host knows beside the alert."""

    alert: sg.Alert
    texts: sg.Texts
    barcodes: tuple[sg.Barcode, ...]


@given(st.from_type(sg.Alert))
def test_an_alert_is_drawn_by_its_type(alert: sg.Alert) -> None:
    """Nobody has to name a strategy of ours."""
    assert_valid(sg.dumps(alert), sg.Alert)


@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(st.from_type(Task))
def test_a_class_of_the_host_is_drawn_with_the_records_in_it(task: Task) -> None:
    """Documents, parts of them and texts, wherever the host holds them."""
    assert isinstance(task.alert, sg.Alert)
    assert all(isinstance(each, sg.Barcode) for each in task.barcodes)
    assert task.texts


@pytest.mark.parametrize("thing", [int, list[int], "Alert", sg.Quarter, sg.IllegalStep, sg.Language])
def test_what_is_no_record_is_left_to_hypothesis(thing: object) -> None:
    """The registration answers for records and texts, and for nothing else."""
    assert (strategy_for(thing) is None) is (thing is not sg.Quarter)


def run(script: str) -> str:
    """What *script* prints in an interpreter of its own."""
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def test_importing_hypothesis_loads_no_record() -> None:
    """Whoever uses Hypothesis for something else pays nothing."""
    loaded = run("import sys, hypothesis; print(*sys.modules)").split()

    assert "safetygate.testing.registration" in loaded
    assert [name for name in loaded if name.startswith(("safetygate.domain", "safetygate.documents"))] == []


def test_a_hypothesis_without_the_table_is_told_each_class() -> None:
    """The table by which this costs nothing belongs to Hypothesis alone; without it, the documented way is gone."""
    script = """
import hypothesis.strategies as st
from hypothesis.strategies._internal import types
from safetygate.testing.registration import register
import safetygate as sg
table = types._global_extra_lookup
del types._global_extra_lookup
register()
types._global_extra_lookup = table
print(sg.Flag in types._global_type_lookup, sg.Case in types._global_type_lookup)
"""
    assert run(script) == "True True\n"
