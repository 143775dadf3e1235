from safetygate.testing.asserting import (
    assert_round_trip as assert_round_trip,
    assert_same_case as assert_same_case,
    assert_valid as assert_valid,
)
from safetygate.testing.contracts import Store as Store, StoreContract as StoreContract
from safetygate.testing.factories import a_case as a_case, an_alert as an_alert
from safetygate.testing.faults import Broken as Broken, broken as broken
from safetygate.testing.lines import LineMachine as LineMachine
from safetygate.testing.plans import demo_plan as demo_plan
from safetygate.testing.quarters import cases as cases
from safetygate.testing.schema_values import documents as documents
from safetygate.testing.strategies import alerts as alerts, records as records
from safetygate.testing.vectors import DocumentVector as DocumentVector, document_vectors as document_vectors
