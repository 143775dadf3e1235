"""
The command `submission`: what one authority reports to the other on a quarter, made, checked, and held against cases.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar, final

import click

import safetygate as sg
from safetygate import feeds, outputs
from safetygate.cli.case_options import authority_option
from safetygate.cli.command import group
from safetygate.cli.options import day_option, files_argument, language_option, output_option, report_form_option, today
from safetygate.cli.outcome import Outcome, Unusable, name_for_people
from safetygate.cli.records import write_record
from safetygate.cli.reporting import quarter_option, read_once, read_terms, terms_options
from safetygate.cli.showing import show_record
from safetygate.cli.streams import open_input, replace_file, say, tell
from safetygate.domain.records.moments import format_day

F = TypeVar("F", bound=Callable[..., Any])

# An Office Open XML file is a ZIP archive, and these are the first letters of each.
_WORKBOOK: Final = b"PK"
"""How a workbook begins, and no JSON."""

_CHECKED: Final = sg.Phrase("{}: {}, {} to {}, {} rows", "{}：{}，{}至{}，{}行")


@group()
def submission() -> None:
    """What one authority reports to the other on a quarter: make it, check it, reconcile it with one's own cases.

    一方就某季度向另一方提交的季度报告：编制、检查、与己方个案核对。
    """


def _identity_options(function: F) -> F:
    """Who reports to whom, under which identifier."""
    name = click.option("--id", "name", help="Its identifier; made of issuer and quarter by default. 标识符。")
    issuer = authority_option("--issuer", default="gacc", show_default=True, words="Who reports. 报告方。")
    recipient = authority_option("--recipient", default="dg_just", show_default=True, words="To whom. 接收方。")
    return name(issuer(recipient(function)))


def _sheet_options(function: F) -> F:
    """What a spreadsheet does not say of itself; a JSON document says it, and is taken at its word."""
    quarter = quarter_option(required=False, words="Its quarter, where it is a spreadsheet. 季度（电子表格时填写）。")
    issued = day_option("--issued-on", help="The day on which it was issued, likewise. 签发日期（同上）。")
    received = day_option("--received-on", help="The day on which it was received, likewise. 收到日期（同上）。")
    return quarter(issued(received(_identity_options(function))))


@submission.command(short_help="Write the empty spreadsheet. 输出空白电子表格。")
@click.option("-o", "--output", metavar="FILE", required=True, help="Write to FILE. 写入文件。")
def template(output: str) -> None:
    """Write the spreadsheet (.xlsx) that can be filled in, its heads in both languages.

    输出可填写的电子表格（.xlsx），表头为中英文。
    """
    _write_sheet(output, None)


@submission.command(short_help="Make one from cases. 由个案编制报告。")
@files_argument
@quarter_option()
@terms_options
@_identity_options
@day_option(
    "--issued-on", default=today, help="The day on which it is issued; today by default. 签发日期；默认为今天。"
)
@output_option
@click.option("--xlsx", metavar="FILE", help="The same as a spreadsheet. 电子表格。")
@language_option
def make(files: Sequence[str], output: str | None, xlsx: str | None, language: str, **options: Any) -> None:
    """Make the quarterly report of one authority from the cases of the files.

    由文件中的个案编制一方的季度报告。
    """
    quarter = options["quarter"]
    terms, calendar = read_terms(quarter, options)
    made = sg.make_submission(
        read_once(files, language),
        terms,
        id=options["name"] or f"{options['issuer'].code.value}-{quarter}",
        issuer=options["issuer"],
        recipient=options["recipient"],
        issued_on=options["issued_on"],
        calendar=calendar,
    )
    write_record(made, output, read=files)
    if xlsx is not None:
        _write_sheet(xlsx, made)


@submission.command(short_help="Check what came in. 检查收到的报告。")
@click.argument("file", metavar="FILE")
@_sheet_options
@output_option
@language_option
def check(file: str, output: str | None, language: str, **options: Any) -> Outcome:
    """Check a quarterly report in FILE, a spreadsheet or JSON, and name every cell or member that cannot be read.

    检查 FILE 中的季度报告（电子表格或 JSON），逐一指出无法读取的单元格或成员。

    With --output it is also written as a JSON document.

    使用 --output 时另以 JSON 文档写出。
    """
    try:
        found = _read(file, language, options)
    except _Unreadable as error:
        say(error.message)
        return Outcome.PROBLEMS
    days = (format_day(found.period.first_on), format_day(found.period.last_on))
    tell(_CHECKED.say(language, name_for_people(file), found.issuer.code.label(language), *days, len(found.rows)))
    if output is not None:
        write_record(found, output, read=[file])
    return Outcome.FINE


@submission.command(short_help="Hold one against cases. 与个案核对。")
@click.argument("file", metavar="SUBMISSION")
@files_argument
@_sheet_options
@terms_options
@output_option
@click.option("--markdown", metavar="FILE", help="A letter with the open questions. 载有待澄清事项的函件。")
@click.option("--html", metavar="FILE", help="The letter in both languages, as a page. 中英文函件网页。")
@report_form_option
@language_option
def reconcile(file: str, files: Sequence[str], output: str | None, language: str, **options: Any) -> None:
    """Hold the quarterly report in SUBMISSION, a spreadsheet or JSON, against the cases of the files.

    将 SUBMISSION 中的季度报告（电子表格或 JSON）与文件中的个案核对。

    It is counted on the quarter of the report; the letter asks the other side what is open.

    按该报告的季度统计；函件向对方提出待澄清事项。
    """
    received = _read(file, language, options)
    terms, calendar = read_terms(received.quarter, options)
    found = sg.reconcile(received, read_once(files, language), terms, calendar=calendar)
    if output is not None or options["form"] == "json":
        write_record(found, output, read=[file, *files])
    if options["form"] == "text":
        show_record(found, language)
    if options["markdown"] is not None:
        _write(options["markdown"], outputs.reconciliation_markdown(found, language).encode())
    if options["html"] is not None:
        _write(options["html"], outputs.reconciliation_page(found).encode())


@final
class _Unreadable(click.ClickException):
    """
    What was named is no submission; the message names everything that is wrong with it.
    """

    exit_code = Outcome.UNUSABLE


def _read(file: str, language: str, options: dict[str, Any]) -> sg.QuarterlySubmission:
    title = "(stdin)" if file == "-" else name_for_people(file)
    with open_input(file) as stream:
        data = stream.read()
    if data.startswith(_WORKBOOK):
        return _read_sheet(title, data, language, options)
    received = sg.read(data)
    if received.record is None:
        raise _Unreadable(f"{title}: {received.report.text(language)}")
    if not isinstance(received.record, sg.QuarterlySubmission):
        raise _Unreadable(f"{title}: expected a document of the kind {sg.QuarterlySubmission.kind}")
    return received.record


def _read_sheet(title: str, data: bytes, language: str, options: dict[str, Any]) -> sg.QuarterlySubmission:
    quarter, issued_on = options["quarter"], options["issued_on"]
    # The spreadsheet has rows only; a letter says of which quarter it is and when it was issued.
    if quarter is None or issued_on is None:
        raise Unusable(f"{title}: expected --quarter and --issued-on beside a spreadsheet, which does not say them")
    try:
        return feeds.read_submission_sheet(
            data,
            id=options["name"] or f"{options['issuer'].code.value}-{quarter}",
            issuer=options["issuer"],
            recipient=options["recipient"],
            quarter=quarter,
            issued_on=issued_on,
            received_on=options["received_on"],
        )
    except feeds.UnreadableSheet as error:
        raise _Unreadable("\n".join(f"{title}: {problem.text(language)}" for problem in error.problems)) from None


def _write_sheet(file: str, made: sg.QuarterlySubmission | None) -> None:
    _write(file, outputs.submission_sheet(made))


def _write(file: str, data: bytes) -> None:
    with replace_file(file) as stream:
        stream.write(data)
    tell(file)
