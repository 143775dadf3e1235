"""
The command `report`: the quarterly report of a collection of cases, for programs and for people.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import click

from safetygate.cli.options import files_argument, language_option, output_option
from safetygate.cli.outcome import Outcome
from safetygate.cli.records import record_in, write_record
from safetygate.cli.reporting import quarter_option, read_once, read_terms, terms_options
from safetygate.cli.streams import replace_file, tell
from safetygate.domain.records.periods import Quarter
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.tally import QuarterlyTally


@click.command(short_help="Count a quarter. 统计一个季度。")
@files_argument
@quarter_option()
@terms_options
@click.option(
    "--previous", metavar="FILE", help="The report on the quarter before, to compare. 上一季度的报告，用于比较。"
)
@click.option("--year-before", metavar="FILE", help="The report on the quarter a year before. 上年同期的报告。")
@output_option
@click.option("--html", metavar="FILE", help="A page with charts. 带图表的网页。")
@click.option("--xlsx", metavar="FILE", help="A spreadsheet. 电子表格。")
@click.option(
    "--csv",
    "folder",
    metavar="DIR",
    help="A CSV file a table, and all figures in rows.csv. 每表一个 CSV 文件，全部数据见 rows.csv。",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Where to count. 计算引擎。",
)
@language_option
def report(files: Sequence[str], quarter: Quarter, language: str, **options: Any) -> Outcome:
    """Count the cases of the files, one in a file or one a line, into the report of a quarter.

    将文件中的个案（每个文件一份，或每行一份）统计为季度报告。

    The same cases give the same report to the byte, in whatever order, on one processor or on a cluster.
    """
    terms, calendar = read_terms(quarter, options)
    earlier = {
        name: None if options[name] is None else record_in(options[name], QuarterlyReport, language)
        for name in ("previous", "year_before")
    }
    if options["engine"] == "dask":
        from safetygate.engines.dask import tally_files

        tally = tally_files(files, terms, calendar=calendar)
    else:
        tally = QuarterlyTally(terms=terms).add_all(read_once(files, language), calendar=calendar)
    made = tally.report(**earlier)
    write_record(made, options["output"], read=files)
    for name, write in _FORMS.items():
        if options[name] is not None:
            write(made, Path(options[name]), language)
            tell(options[name])
    return Outcome.FINE


def _write_page(made: QuarterlyReport, file: Path, language: str) -> None:
    from safetygate.outputs.report.page import report_page

    _put(file, report_page(made, language).encode())


def _write_sheets(made: QuarterlyReport, file: Path, language: str) -> None:
    from safetygate.outputs.report.sheets import report_sheets

    _put(file, report_sheets(made, language))


def _write_tables(made: QuarterlyReport, folder: Path, language: str) -> None:
    from safetygate.outputs.report.tables import report_tables, tidy_table
    from safetygate.outputs.tables import csv_text

    folder.mkdir(parents=True, exist_ok=True)
    for table in (*report_tables(made, language), tidy_table(made, language)):
        _put(folder / f"{table.name}.csv", csv_text(table).encode("utf-8-sig"))


def _put(file: Path, data: bytes) -> None:
    with replace_file(str(file)) as stream:
        stream.write(data)


_FORMS: Final[dict[str, Callable[[QuarterlyReport, Path, str], None]]] = {
    "html": _write_page,
    "xlsx": _write_sheets,
    "folder": _write_tables,
}
