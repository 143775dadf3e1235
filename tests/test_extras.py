"""
What a host meets that lacks an optional package.
"""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
from pathlib import Path

import pytest

from safetygate.documents import extras

NEEDS = {
    "arrow": "from safetygate.outputs import tabulate_alerts, to_arrow; to_arrow(tabulate_alerts([]))",
    "calendars": """
from safetygate.domain.codes import Country
from safetygate.calendars.public_holidays import PublicHolidays
PublicHolidays(country=Country.BE)
""",
    "cli": "from safetygate.cli import main; main(['--help'])",
    "dask": """
import datetime as dt
from safetygate import ACTION_PLAN, Quarter, QuarterlyTally
from safetygate.engines.dask import tally_files
tally_files([], QuarterlyTally.empty(Quarter(2026, 3), ACTION_PLAN, dt.datetime(2026, 10, 1, tzinfo=dt.UTC)).terms)
""",
    "ical": """
from safetygate.calendars.official_list import read_days_off
read_days_off(b"BEGIN:VCALENDAR\\r\\nEND:VCALENDAR\\r\\n")
""",
    "report": "from safetygate.outputs.page import bilingual_page; bilingual_page(print, 'en')",
    "sign": "import safetygate; safetygate.load_key('', id='ours')",
    "sources": """
import io
import safetygate
list(safetygate.read_alerts(io.BytesIO(b"<Safety-Gate></Safety-Gate>")))
""",
    "testing": "import safetygate.testing.strategies",
    "xlsx": """
import datetime as dt
from safetygate import ACTION_PLAN, Quarter, QuarterlyTally
from safetygate.outputs.report.sheets import report_sheets
tally = QuarterlyTally.empty(Quarter(2026, 3), ACTION_PLAN, dt.datetime(2026, 10, 1, tzinfo=dt.UTC))
report_sheets(tally.report(), "en")
""",
}
"""For each extra the first thing that a host would do with it."""

QUICKER = {"fast"}
"""Extras without which everything works, only slower; the tests of documents compare the results."""

METADATA = importlib.metadata.metadata("safetygate")


def packages(extra: str) -> set[str]:
    """The names under which the packages of *extra* are imported."""
    named = (re.match(r"[\w-]+", line) for line in METADATA.get_all("Requires-Dist") or () if f"'{extra}'" in line)
    distributions = {found[0].replace("_", "-").lower() for found in named if found}
    return {
        name
        for name, homes in importlib.metadata.packages_distributions().items()
        if distributions & {home.replace("_", "-").lower() for home in homes} and name != "safetygate"
    }


def test_one_place_says_what_is_missing() -> None:
    """No other module looks out for a package that is not there, so all say the same of it."""
    files = Path(extras.__file__).parent.rglob("*.py")
    pattern = r"except .*(ImportError|ModuleNotFoundError)|raise MissingExtra"

    assert [file.name for file in files if re.search(pattern, file.read_text("utf-8"))] == ["extras.py"]


def test_every_extra_is_told_of() -> None:
    """Whoever adds an extra says above what it is needed for."""
    assert set(METADATA.get_all("Provides-Extra") or ()) - {"all"} == NEEDS.keys() | QUICKER


@pytest.mark.parametrize("extra", NEEDS)
def test_a_missing_package_is_one_sentence(extra: str) -> None:
    """A host is told which extra to install, not which of its packages was imported where."""
    blocked = packages(extra)
    script = f"import sys; sys.modules.update(dict.fromkeys({blocked}))\n{NEEDS[extra]}"

    assert blocked
    run = subprocess.run([sys.executable, "-I", "-c", script], check=False, capture_output=True, encoding="utf-8")

    assert re.fullmatch(
        r"([\w.]+\.MissingExtra|Error): [A-Z].+ needs an optional package: install safetygate "
        rf"with its extra \[{extra}\], for example pip install '\.\[{extra}\]' in a checkout of the project",
        run.stderr.splitlines()[-1],
    )
