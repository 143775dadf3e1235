"""The strategies for other people's tests draw every record, leave nothing out and keep every mandatory rule."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import safetygate
from safetygate.documents.kinds import KINDS
from safetygate.domain.alerts.product import Barcode
from safetygate.domain.cases.case import Case
from safetygate.domain.codes import Answer, BarcodeScheme, Country
from safetygate.domain.records.papers import Paper
from safetygate.testing.strategies import alerts, records


def drawn(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """*count* values of *strategy*, the same ones in every run."""
    values: list[Any] = []

    @settings(max_examples=count, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def gather(value: Any) -> None:
        values.append(value)

    gather()
    return values


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_document_is_drawn(kind: str) -> None:
    """A record that is drawn keeps its mandatory rules, so its document is valid."""
    for record in drawn(records(KINDS[kind]), 5):
        assert type(record) is KINDS[kind]
        assert safetygate.validate(safetygate.dumps(record)).valid


def test_no_member_of_an_alert_is_left_out_or_always_there() -> None:
    """Every optional member is drawn sometimes, and sometimes not."""
    seen = drawn(alerts(), 80)

    apart = attrs.fields(Paper)  # what is required of a reader, and of what it is a view, no alert alone can say
    for member in [each for each in attrs.fields(safetygate.Alert) if each.name not in {one.name for one in apart}]:
        values = {getattr(alert, member.name) for alert in seen}
        assert len(values) > 1, member.name
        assert member.default is attrs.NOTHING or member.default in values, member.name


def test_free_text_beside_other_is_drawn() -> None:
    """The rule that text stands only beside `other` does not keep the text away."""
    told = [alert for alert in drawn(alerts(), 80) if alert.notifying_country_other]

    assert told
    assert all(alert.notifying_country is Country.OTHER for alert in told)


def test_barcodes_of_every_scheme_are_drawn() -> None:
    """Where a rule asks for digits, there are digits."""
    assert {barcode.scheme for barcode in drawn(records(Barcode), 50)} == set(BarcodeScheme)


@given(alerts(sold_online=st.just(Answer.YES), published_on=st.none()))
def test_a_member_may_be_drawn_in_another_way(alert: safetygate.Alert) -> None:
    """A host says what its tests are about, and leaves the rest to the strategy."""
    assert alert.sold_online is Answer.YES
    assert alert.published_on is None


def test_a_case_holds_several_entries_of_its_own() -> None:
    """Entries belong to their case and stand in order, which no chance would bring about."""
    cases = drawn(records(Case), 30)

    assert max(len(case.entries) for case in cases) > 1
    assert all(entry.case_id == case.id for case in cases for entry in case.entries)
