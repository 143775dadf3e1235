"""
A notebook in miniature: alerts as a data frame, one line each, and the tables of a quarterly report.

It needs `polars`; `pandas` takes the same rows.
"""

from __future__ import annotations

import datetime as dt
import io
from importlib.resources import files
from random import Random

import polars as pl

import safetygate as sg
from safetygate import outputs
from safetygate.testing import cases

# %% The alerts of a weekly report, as a stream of documents: a file would do as well.
report = files("safetygate") / "samples" / "made-up-weekly-report.xml"
stream = io.BytesIO(b"\n".join(sg.dumps(reading.alert) for reading in sg.read_alerts(str(report))))

# %% A row for each alert: codes stay codes, days stay days.
alerts = [received.record for received in sg.iter_ndjson(stream, sg.Alert) if received.record]
frame = pl.DataFrame(
    {
        "number": alert.number,
        "published_on": alert.published_on,
        "country": alert.notifying_country.value,
        "category": alert.product.category.value,
        "sold_online": alert.sold_online.value,
    }
    for alert in alerts
)
counts = frame.group_by("sold_online").len()  # pyright: ignore[reportUnknownMemberType]  # numpy's types are not here
print(frame, counts.sort("sold_online"), sep="\n")  # pyright: ignore[reportUnknownMemberType]  # the same

# %% The tables of a quarterly report: numbers are numbers, in either language.
as_of = dt.datetime(2026, 10, 15, tzinfo=dt.UTC)
made_up = cases(Random(1), 60, first_on=dt.date(2026, 7, 1))
quarter = sg.QuarterlyTally.empty(sg.Quarter.parse("2026-Q3"), sg.ACTION_PLAN, as_of).add_all(made_up).report()
for table in outputs.report_tables(quarter, "en")[:3]:
    print(table.title, pl.DataFrame(table.rows, schema=list(table.columns), orient="row"), sep="\n")
