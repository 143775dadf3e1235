"""A made-up alert as authorities exchange it, from the conformance vectors."""

from __future__ import annotations

import safetygate as sg
from tests.contract.vectors import FOLDER

EXCHANGED: sg.Alert = sg.loads((FOLDER / "valid" / "alert-fullest.json").read_bytes())
