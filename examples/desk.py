"""
A day at the desk of an authority: read a weekly report, open cases, flag them, and see what comes first.

Run it with a report of your own, or without one: then the report that ships with the library is read, which is made up.
"""

from __future__ import annotations

import datetime as dt
import sys
from importlib.resources import files

import safetygate as sg
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.codes import Answer, AuthorityCode, FlagPurpose, FlagReason

DG_JUST = Authority(code=AuthorityCode.DG_JUST)
GACC = Authority(code=AuthorityCode.GACC)
NOW = dt.datetime(2026, 9, 1, 9, tzinfo=dt.UTC)


def flagged(number: int, alert: sg.Alert) -> sg.Case:
    """A case about one alert, with a flag that asks for follow-up."""
    name = f"case-{number}"
    flag = sg.Flag(
        id=f"{name}-flag",
        case_id=name,
        author=DG_JUST,
        made_at=NOW,
        addressed_to=GACC,
        purpose=FlagPurpose.FOR_FOLLOW_UP,
        reasons=(FlagReason.SOLD_ONLINE,),
    )
    return sg.Case.open(alert, id=name, moderator=DG_JUST, participants=(GACC,), opened_at=NOW).record(flag)


def main() -> None:
    """Read, open, flag, and say what comes first."""
    report = sys.argv[1] if len(sys.argv) > 1 else files("safetygate") / "samples" / "made-up-weekly-report.xml"
    alerts = [reading.alert for reading in sg.read_alerts(str(report))]
    cases = [flagged(number, alert) for number, alert in enumerate(alerts) if sg.in_scope(alert).answer is Answer.YES]
    for place in sg.triage(cases, at=NOW):
        print(place.case.alert.number, place.text("en"), place.text("zh"), sep="\n    ")
    quarter = sg.Quarter.of(NOW)
    print(sg.QuarterlyTally.empty(quarter, sg.ACTION_PLAN, NOW).add_all(cases).report().flow)


if __name__ == "__main__":
    main()
