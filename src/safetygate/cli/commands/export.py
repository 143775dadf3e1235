"""
The command `export`: alerts, cases and follow-ups in the forms of other programs.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

import cattrs
import click
from pendulum import Date

import safetygate as sg
from safetygate import codes, outputs
from safetygate.cli.command import Choice, command
from safetygate.cli.options import files_argument, language_option, output_option
from safetygate.cli.outcome import Outcome, Unusable, name_for_people
from safetygate.cli.records import record_in, records_in_all
from safetygate.cli.streams import open_input, open_output, open_whole, tell
from safetygate.documents import plain
from safetygate.documents.json_text import MOST_BYTES, Unreadable, decode, parse, problems_of
from safetygate.documents.report import make_report
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.phrases import Phrase

_TABLES: Final[Mapping[str, Callable[[Sequence[str], str], outputs.RecordTable]]] = {
    "alerts": lambda files, language: outputs.tabulate_alerts(records_in_all(files, sg.Alert, language), language),
    "cases": lambda files, language: outputs.tabulate_cases(records_in_all(files, sg.Case, language), language),
    "follow_ups": lambda files, language: outputs.tabulate_follow_ups(
        records_in_all(files, sg.Case, language), language
    ),
}
_FORMS: Final[Mapping[str, Callable[[outputs.RecordTable], bytes]]] = {
    "csv": lambda table: outputs.to_csv(table).encode(),
    "xlsx": outputs.to_xlsx,
    "parquet": outputs.to_parquet,
}
_NO_REFERENCE: Final = Phrase(
    "{}: no reference of the OECD portal can be told from this number and country",
    "{}：无法根据该编号和国家得出经合组织门户网站的编号",
)


@command()
@files_argument
@click.option(
    "--form",
    type=Choice([*_FORMS, "jsonld", "dsa", "oecd"]),
    required=True,
    help="In which form. 导出格式。",
)
@click.option(
    "--table",
    "name",
    type=Choice([*_TABLES]),
    default="alerts",
    show_default=True,
    help="Of csv, xlsx and parquet: which table. 表格种类（csv、xlsx、parquet）。",
)
@click.option("--decision", metavar="FILE", help="Of dsa: what the marketplace knows, as JSON. 平台的决定（JSON）。")
@click.option(
    "--removal",
    type=click.IntRange(1),
    metavar="N",
    help="Of dsa: which measure of the alert, from 1. 预警通报中的第几项措施，自 1 起。",
)
@output_option
@language_option
def export(files: Sequence[str], form: str, output: str | None, language: str, **options: Any) -> Outcome:
    """Write the alerts or cases of the files in a form that other programs read.

    将文件中的预警通报或个案导出为其他程序可读的格式。

    csv, xlsx and parquet are tables of fixed columns; jsonld is linked data for web pages, an alert a line; oecd is the
    reference on the OECD portal; dsa is the statement of reasons of a marketplace for a removed listing, or the
    sentence that none is owed.

    csv、xlsx、parquet 为固定列表格；jsonld 为网页用关联数据，每行一份；oecd 为经合组织门户网站编号；dsa
    为平台移除商品链接的理由说明，无须提交时予以说明。

    Ends with 1 where an alert has no such reference.

    如某预警通报无相应编号，以 1 结束。
    """
    if form == "oecd":
        return _write_references(files, output, language)
    if form == "dsa":
        _write_statement(files, output, language, options)
    elif form == "jsonld":
        with open_output(output, apart=files) as write:
            for alert in records_in_all(files, sg.Alert, language):
                write(outputs.jsonld_text(outputs.alert_jsonld(alert, language)).encode())
    else:
        _write_table(files, form, options["name"], output, language)
    return Outcome.FINE


def _write_table(files: Sequence[str], form: str, name: str, output: str | None, language: str) -> None:
    if form != "csv" and output is None and sys.stdout.isatty():
        raise Unusable(f"--form {form}: expected -o FILE, as a terminal cannot show it")
    made = _FORMS[form](_TABLES[name](files, language))
    with open_whole(output, apart=files) as stream:
        stream.write(made)


def _write_references(files: Sequence[str], output: str | None, language: str) -> Outcome:
    outcome = Outcome.FINE
    with open_output(output, apart=files) as write:
        for alert in records_in_all(files, sg.Alert, language):
            found = outputs.oecd_reference(alert)
            if found is None:
                tell(_NO_REFERENCE.say(language, alert.number))
                outcome = Outcome.PROBLEMS
            else:
                write(json.dumps({"number": alert.number, "id": found.id, "url": found.url}).encode())
    return outcome


def _write_statement(files: Sequence[str], output: str | None, language: str, options: Mapping[str, Any]) -> None:
    if len(files) != 1 or options["decision"] is None:
        raise Unusable("--form dsa: expected one file with one alert, and --decision FILE")
    alert = record_in(files[0], sg.Alert, language)
    removal = _find_removal(alert, options["removal"])
    made = outputs.statement_of_reasons(alert, removal, _read_decision(options["decision"], language))
    if isinstance(made, outputs.NoStatement):
        tell(made.text(language))
        return
    with open_output(output, apart=[*files, options["decision"]]) as write:
        write(json.dumps(made.payload(), ensure_ascii=False, indent=2).encode())


def _find_removal(alert: sg.Alert, asked: int | None) -> sg.Measure:
    removals = [each for each in alert.measures if each.category is codes.MeasureCategory.LISTING_REMOVAL]
    if asked is None and len(removals) == 1:
        return removals[0]
    if asked is None:
        raise Unusable(f"{alert.number}: expected --removal N, as {len(removals)} of its measures remove a listing")
    if asked > len(alert.measures):
        raise Unusable(f"{alert.number}: expected one of its {len(alert.measures)} measures, got --removal {asked}")
    return alert.measures[asked - 1]


def _read_decision(name: str, language: str) -> outputs.MarketplaceDecision:
    title = name_for_people(name)
    with open_input(name) as stream:
        try:
            told = parse(decode(stream.read(MOST_BYTES + 1)))
        except Unreadable as error:
            raise Unusable(f"{title}: {error}") from None
    if not isinstance(told, dict):
        raise Unusable(f"{title}: expected a JSON object, with what the marketplace knows of its removal")
    if found := list(problems_of(told)):
        raise Unusable(f"{title}: {make_report(None, found).text(language)}")
    try:
        return _make_reader().structure(told, outputs.MarketplaceDecision)
    except cattrs.ClassValidationError as error:
        raise Unusable(f"{title}: {sg.explain(error).text(language)}") from None


def _make_reader() -> cattrs.Converter:
    """What reads a decision as strictly as a document is read, of which it is none."""
    reader = cattrs.Converter(forbid_extra_keys=True)
    plain.add_values(reader)
    plain.add_time(reader, dt.datetime, Date)
    reader.register_structure_hook(bool, partial(_take, expected="true or false"))
    reader.register_structure_hook(str, partial(_take, expected="text"))
    return reader


# Left to itself, the converter reads "no" as true, and 1 as text.
def _take(value: object, cls: type[Any], *, expected: str) -> Any:
    if type(value) is not cls:
        raise InvalidValue(f"expected {expected}", field="decision")
    return value
