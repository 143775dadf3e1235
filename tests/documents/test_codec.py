"""
The functions that are written for each class can be seen, and every kind of check has its place among them.
"""

from __future__ import annotations

import inspect
import traceback

import pytest

from safetygate.documents.codec.members import members
from safetygate.documents.codec.reader import reader
from safetygate.documents.codec.source import Refused, Source
from safetygate.documents.codec.values import value_of
from safetygate.documents.codec.writer import writer
from safetygate.documents.kinds import KINDS
from safetygate.domain.alerts.alert import Alert
from safetygate.domain.records.checks import Check, Maybe


def test_generated_source_is_there_to_be_read() -> None:
    """Python shows it as it shows any other, each class under its own name."""
    assert inspect.getsource(reader(Alert)).startswith("def read_Alert(alert, tally, plain=False):")
    assert inspect.getsource(writer(Alert, ordered=True)).startswith("def write_Alert_in_order(record):")
    assert "SG_M_004(" in inspect.getsource(reader(Alert))
    assert "SG_M_004(" not in inspect.getsource(reader(Alert, rules=False))


def test_tracebacks_show_the_line_that_refuses() -> None:
    """Whoever looks for the reason finds the member and the bound."""
    with pytest.raises(Refused) as caught:
        reader(Alert)({"kind": "alert", "schema_version": "1.0", "number": ""}, [0])

    [*_, last] = traceback.extract_tb(caught.tb)
    assert last.line is not None
    assert "alert_number" in last.line


def test_names_that_lines_refer_to_never_meet() -> None:
    """The same thing has one name; another of the same name gets a number; none is that of a variable."""
    source = Source("none")

    assert source.refer(len) == source.refer(len) == "_len"
    assert source.refer(max, "len") == "_len_2"
    assert source.refer(Alert) == "Alert"


def test_every_kind_of_check_has_a_meaning_for_documents() -> None:
    """A new one without a class of its own would be found here, and on the first record that has it."""
    kinds = {cls for cls in Check.__subclasses__() if cls is not Maybe}
    used = {type(member.check) for cls in KINDS.values() for member in members(cls)}

    assert used <= kinds
    assert all(value_of(member.check) for cls in KINDS.values() for member in members(cls))
