"""The sheet of an alert or a case, as a browser and a parser read it."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pytest
from attrs import evolve

import safetygate as sg
from safetygate.outputs import alert_sheet
from safetygate.testing import cases
from tests.cli.running import ALERT, run, saved

AT = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
CASE = next(
    case
    for case in cases(Random(1), 40, first_on=dt.date(2026, 7, 1))
    if len(case.flags) == 1 and len(case.entries) > 1
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


class Rows(HTMLParser):
    """The cells of every row, and the elements that load or run something."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.active: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        if tag == "tr":
            self.rows.append([])
        if tag in {"th", "td"}:
            self.rows[-1].append("")
        self.active += [name for name, _ in attrs if name in {"src", "href"} or name.startswith("on")]
        self.active += [tag] if tag in {"script", "img", "iframe", "object", "link"} else []

    def handle_data(self, data: str) -> None:
        """Gather what a cell says."""
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip("\n") if data.strip() else data.replace("\n", "")


def test_an_alert_stands_in_both_languages_side_by_side() -> None:
    """What differs by language stands twice in its row; a number or an address stands once across both."""
    rows = {row[0]: row[1:] for row in Rows(alert_sheet(CASE.alert, at=AT)).rows}

    assert rows["Origin 原产地"] == ["China", "中国"]
    assert all(len(row) in {1, 2} for row in rows.values())


def test_a_case_shows_its_clock_and_all_that_was_said() -> None:
    """The state, the intended period as both capitals read it, and a row for every entry that counts."""
    rows = Rows(alert_sheet(CASE, at=AT)).rows
    standing = sg.standing(CASE, sg.ACTION_PLAN, at=AT)
    known = CASE.as_of(AT)

    assert [known.state.label("en"), known.state.label("zh")] in [row[1:] for row in rows]
    (clock,) = [row for row in rows if row[1].startswith(standing.text("en"))]
    assert f"Ends on {standing.brussels.ends} in Brussels, on {standing.beijing.ends} in Beijing" in clock[1]
    assert clock[2].startswith(standing.text("zh"))
    steps = [entry.step.label("en") for entry in known.in_effect]
    assert [row[0].rpartition(" ")[0] for row in rows[-len(steps) :]] == steps


def test_what_is_said_later_is_not_shown() -> None:
    """The sheet shows a case as of its moment."""
    early = alert_sheet(CASE, at=CASE.opened_at)

    assert len(Rows(early).rows) < len(Rows(alert_sheet(CASE, at=AT)).rows)


def test_a_sheet_loads_and_runs_nothing() -> None:
    """Markup stays text, and a character that turns the direction of reading is seen and does nothing."""
    alert = evolve(sg.loads(ALERT, sg.Alert), number="<img src=x>\u202egpj")
    page = alert_sheet(alert, at=AT)

    assert Rows(page).active == []
    assert "&lt;img src=x&gt;\\u202egpj" in page
    assert "\u202e" not in page


def test_what_is_made_up_says_so_once() -> None:
    """An alert or its case that is a demonstration carries the banner in both languages."""
    marked = sg.FrozenMap({"invalid.safetygate.demonstration": True})
    page = alert_sheet(evolve(CASE, extensions=marked, alert=evolve(CASE.alert, extensions=marked)), at=AT)

    assert len(re.findall('class="banner"', page)) == 1
    assert "演示：此处内容均为虚构" in page


def test_only_alerts_and_cases_have_a_sheet() -> None:
    """Anything else is refused by name."""
    with pytest.raises(sg.InvalidValue, match="subjects: expected alerts and cases"):
        alert_sheet(sg.GACC, at=AT)  # type: ignore[arg-type]  # what a host may hand over


@pytest.mark.skipif(CHROMIUM is None, reason="the sheet is not printed: no chromium on this machine")
def test_each_prints_on_one_page(tmp_path: Path) -> None:
    """Three sheets are three pages of A4."""
    file, printed = tmp_path / "sheets.html", tmp_path / "sheets.pdf"
    file.write_text(alert_sheet(sg.loads(ALERT, sg.Alert), CASE, CASE, at=AT), encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={tmp_path}/p"]
    command = [str(CHROMIUM), *flags, f"--print-to-pdf={printed}", file.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)

    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) == 3


def test_the_command_writes_the_same_sheet(tmp_path: Path) -> None:
    """Alerts and cases from one file, one a line; a document of another kind is refused with its name."""
    case = sg.dumps(CASE).decode().strip()
    file = saved(tmp_path, f"{ALERT.strip()}\n{case}\n", "both.ndjson")

    shown = run("sheet", file, "--at", "2026-10-01T00:00:00Z")
    refused = run("sheet", saved(tmp_path, sg.dumps(sg.PLAN_OF_2023).decode(), "plan.json"))

    assert shown.stdout.strip() == alert_sheet(sg.loads(ALERT, sg.Alert), CASE, at=AT).strip()
    assert (refused.exit_code, "expected a document of the kind alert or case" in refused.stderr) == (2, True)
