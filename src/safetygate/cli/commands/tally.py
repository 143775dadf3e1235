"""
The command `tally`: how many alerts there are, counted without cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

import safetygate as sg
from safetygate import outputs
from safetygate.cli.command import command
from safetygate.cli.options import engine_option, files_argument, language_option, output_option, report_form_option
from safetygate.cli.records import record_in, records_in_all, write_record
from safetygate.cli.showing import show_record
from safetygate.cli.streams import replace_file, tell


@command()
@files_argument
@click.option(
    "--merge",
    "earlier",
    metavar="FILE",
    multiple=True,
    help="An earlier tally, over other files, to count on from. 此前对其他文件所作的统计表，并入本次统计。",
)
@click.option("--csv", metavar="FILE", help="Every count as a row, for a spreadsheet. 每项计数一行，供电子表格使用。")
@engine_option
@report_form_option
@output_option
@language_option
def tally(files: Sequence[str], earlier: Sequence[str], output: str | None, language: str, **options: Any) -> None:
    """Count the alerts of the files by year, risk level, origin, category, platform, and sold online or not.

    按年份、风险等级、原产国、产品类别、网络交易平台及是否在线销售统计文件中的预警通报。

    The tally says over which files it was made; one number that comes twice, or one file, is refused.

    统计表载明所统计的文件；同一编号或同一文件不得重复统计。
    """
    # What comes by the standard input has no name by which it could be recognised.
    named = [name for name in files if name != "-"]
    if options["engine"] == "dask":
        # Only this engine needs the extra for a cluster.
        from safetygate.engines.dask import tally_alert_files

        counted = tally_alert_files(files, inputs=named)
    else:
        counted = sg.AlertTally().add_all(records_in_all(files, sg.Alert, language), inputs=named)
    for name in earlier:
        counted = counted.merge(record_in(name, sg.AlertTally, language))
    if output is not None or options["form"] == "json":
        write_record(counted, output, read=[*files, *earlier])
    if options["form"] == "text":
        show_record(counted, language)
    csv: str | None = options["csv"]
    if csv is not None:
        # With a byte order mark, without which spreadsheets read Chinese as another encoding.
        with replace_file(csv) as stream:
            stream.write(outputs.csv_text(outputs.alert_table(counted, language)).encode("utf-8-sig"))
        tell(csv)
