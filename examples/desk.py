"""
A day at the desk of an authority: read a weekly report, flag what is in scope, and see what waits for the other side.

Run it with a report of your own, or without one: then the report that ships with the library is read, which is made up.
"""

from __future__ import annotations

import datetime as dt
import sys
import uuid
from importlib.resources import files

import safetygate as sg

NOW = dt.datetime(2026, 9, 1, 9, tzinfo=dt.UTC)


def main() -> None:
    """Read, flag, and say what comes first."""
    report = sys.argv[1] if len(sys.argv) > 1 else files("safetygate") / "samples" / "made-up-weekly-report.xml"
    alerts = [reading.alert for reading in sg.read_alerts(str(report))]
    request = sg.Request(author=sg.DG_JUST, addressed_to=(sg.GACC,), reasons=["sold_online"])
    chosen = [alert for alert in alerts if sg.in_scope(alert).answer is sg.codes.Answer.YES]
    cases = sg.flag_all(chosen, request, at=NOW, identify=lambda: str(uuid.uuid4()))
    for task in sg.worklist(cases, for_=sg.GACC, at=NOW):
        print(task.case.alert.number, task.text("en"), task.text("zh"), sep="\n    ")
    quarter = sg.Quarter.of(NOW)
    print(sg.QuarterlyTally.empty(quarter, sg.ACTION_PLAN, NOW).add_all(cases).report().flow)


if __name__ == "__main__":
    main()
