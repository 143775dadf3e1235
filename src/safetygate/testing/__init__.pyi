from safetygate.testing.plans import demo_plan as demo_plan
from safetygate.testing.quarters import cases as cases
from safetygate.testing.strategies import alerts as alerts, records as records
