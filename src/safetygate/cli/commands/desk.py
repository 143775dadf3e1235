"""
The commands of the desk: `queue`, `worklist`, `upcoming`, `news`, `select` and `flag`.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click
from pendulum import Date, DateTime

import safetygate as sg
from safetygate import codes
from safetygate.cli.case_options import authority_option, code_of, code_option
from safetygate.cli.command import command
from safetygate.cli.commands.deadlines import standing_as_json
from safetygate.cli.counting import policy_options, read_counting
from safetygate.cli.options import (
    at_option,
    day_option,
    files_argument,
    form_option,
    language_option,
    limit_option,
    moment_option,
    organizer_option,
    output_option,
)
from safetygate.cli.outcome import Outcome, Unusable, name_for_people
from safetygate.cli.records import records_in_all
from safetygate.cli.streams import cut, documents, open_input, open_output, put_json, say, show_table, tell
from safetygate.domain.records.moments import day_in_words, days_after, format_day, format_moment

_HEADS: Final = (
    sg.Phrase("order", "次序"),
    sg.Phrase("alert", "预警通报"),
    sg.Phrase("case", "个案"),
    sg.Phrase("why", "理由"),
)


@command()
@files_argument
@at_option
@policy_options
@limit_option
@form_option
@language_option
def queue(files: Sequence[str], at: DateTime, form: str, limit: int | None, language: str, **options: Any) -> None:
    """The order in which to work on the cases of the files, each with its reasons.

    显示各个案的处理顺序及理由。

    Products sold online come first, as the Action plan has it.

    依行动计划，在线销售的产品优先。
    """
    found = sg.triage(records_in_all(files, sg.Case, language), at=at, **read_counting(options))
    order = cut(found, limit, language)
    if form == "json":
        put_json(
            [
                {
                    "position": each.position,
                    "case_id": each.case.id,
                    "number": each.case.alert.number,
                    "reasons": [reason.value for reason in each.reasons],
                    "standing": standing_as_json(each.standing),
                }
                for each in order
            ]
        )
    elif order:
        rows = [(each.position, each.case.alert.number, each.case.id, each.text(language)) for each in order]
        show_table("", rows, [head.say(language) for head in _HEADS], whole=True)


@command()
@files_argument
@authority_option("--for", "for_", words="Whose list it is. 何方的清单。", required=True)
@at_option
@policy_options
@limit_option
@form_option
@language_option
def worklist(files: Sequence[str], for_: sg.Authority, at: DateTime, form: str, language: str, **options: Any) -> None:
    """What waits for one authority in the cases of the files: what is to be done, since when, until when, and why.

    显示某一主管机构在各个案中的待办事项：事项、起始时间、最后一日及理由。

    Products sold online come first, as the Action plan has it; what is closed, or not open yet, is not in it.

    依行动计划，在线销售的产品优先；已办结或尚未建立的个案不列入。
    """
    found = sg.worklist(records_in_all(files, sg.Case, language), for_=for_, at=at, **read_counting(options))
    tasks = cut(found, options["limit"], language)
    if form == "json":
        put_json(
            [
                {
                    "position": each.position,
                    "turn": each.turn.value,
                    "case_id": each.case.id,
                    "number": each.case.alert.number,
                    "entry_id": each.entry_id,
                    "since": format_moment(each.since),
                    "until": None if each.until is None else format_day(each.until),
                    "reasons": [reason.value for reason in each.reasons],
                    "standing": None if each.standing is None else standing_as_json(each.standing),
                }
                for each in tasks
            ]
        )
    elif tasks:
        rows = [(each.position, each.case.alert.number, each.case.id, each.text(language)) for each in tasks]
        show_table("", rows, [head.say(language) for head in _HEADS], whole=True)


@command()
@files_argument
@day_option("--from", "first_on", help="The first day; today by default. 首日；默认为当日。")
@day_option("--to", "last_on", help="The last day; seven days later by default. 末日；默认为七日之后。")
@authority_option("--for", "for_", words="Only what this authority asked or is asked. 仅限该机构提出或收到的标记。")
@click.option("--ics", metavar="FILE", help="A calendar feed of them. 日历文件。")
@organizer_option
@at_option
@policy_options
@limit_option
@form_option
@language_option
def upcoming(files: Sequence[str], at: DateTime, form: str, limit: int | None, language: str, **options: Any) -> None:
    """The flags without a reaction whose last day is near.

    显示最后一日临近、尚无反馈的标记。
    """
    # The day of the moment that is asked about, as whoever asks about the past wants its reminders.
    first_on: Date = options["first_on"] or at.date()
    between = sg.Period(first_on=first_on, last_on=options["last_on"] or days_after(first_on, 7))
    for_: sg.Authority | None = options["for_"]
    found = sg.upcoming(records_in_all(files, sg.Case, language), between, at=at, **read_counting(options))
    found = tuple(each for each in found if for_ is None or each.concerns(for_))
    if options["ics"] is not None:
        # Only this needs the extra for calendars.
        from safetygate.outputs.reminders import reminder_calendar

        feed = reminder_calendar(found, made_at=at, language=language, organizer=options["organizer"])
        Path(options["ics"]).write_bytes(feed)
        tell(options["ics"])
    found = tuple(cut(found, limit, language))
    if form == "json":
        put_json(
            [
                {"last_on": format_day(each.last_on), "case_id": each.case.id, "number": each.case.alert.number}
                | standing_as_json(each.standing)
                for each in found
            ]
        )
    for each in found if form == "text" else ():
        say(f"{day_in_words(each.last_on, language)}  {each.text(language)}\n     {each.standing.text(language)}")


@command()
@files_argument
@authority_option("--for", "for_", words="To whom it is new. 对何方而言为新进展。", required=True)
@moment_option("--since", required=True, help="From when on. 起始时刻。")
@at_option
@limit_option
@form_option
@language_option
def news(
    files: Sequence[str], for_: sg.Authority, form: str, limit: int | None, language: str, **moments: DateTime
) -> None:
    """What others opened and said in the cases of the files since a moment.

    显示自某一时刻起其他机构建立的个案和新增的条目。
    """
    found = cut(sg.news(records_in_all(files, sg.Case, language), for_=for_, **moments), limit, language)
    if form == "json":
        put_json(
            [
                {
                    "kind": each.news_kind.value,
                    "at": format_moment(each.at),
                    "case_id": each.case.id,
                    "number": each.case.alert.number,
                    "entry_id": None if each.entry is None else each.entry.id,
                }
                for each in found
            ]
        )
    for each in found if form == "text" else ():
        say(f"{format_moment(each.at)}  {each.text(language)}")


def _read_records(files: Sequence[str], language: str) -> Iterator[sg.Alert | sg.Case]:
    for name in files:
        with open_input(name) as stream:
            for received in documents(stream):
                if not isinstance(received.record, sg.Alert | sg.Case):
                    kind = getattr(received.record, "kind", None)
                    said = received.report.text(language) if kind is None else f"expected alert or case, got {kind}"
                    raise Unusable(f"{name_for_people(name)}: {said}")
                yield received.record


@command()
@files_argument
@click.option("--origin", multiple=True, metavar="CC", help="A country of origin. 原产国。")
@code_option(codes.Answer, "--sold-online", "sold_online", multiple=True, help="Sold online or not. 是否在线销售。")
@code_option(codes.Platform, "--platform", multiple=True, metavar="CODE", help="Offered there. 销售平台。")
@code_option(codes.RiskLevel, "--risk-level", "risk_level", multiple=True, help="How grave. 风险等级。")
@code_option(codes.ProductCategory, "--category", multiple=True, metavar="CODE", help="What it is. 产品类别。")
@day_option("--since", help="Published on that day or later. 自该日起发布。")
@click.option("--text", help="Words that stand in the alert. 预警通报中所含文字。")
@output_option
@language_option
def select(files: Sequence[str], output: str | None, language: str, **options: Any) -> None:
    """The alerts, or the cases, of the files that answer to all that is asked for, one a line.

    筛选符合全部条件的预警通报或个案，每行一份。

    An option that may be given several times asks for any of its values.

    可多次给出的选项，符合其中任一值即可。
    """
    options["origin"] = tuple(code_of(codes.Country, code.upper()) for code in options["origin"])
    with open_output(output, apart=files) as write:
        for record in sg.select(_read_records(files, language), sg.Selection(**options)):
            write(sg.dumps(record))


@command()
@files_argument
@authority_option("--by", "author", words="Who asks. 提出方。", required=True)
@authority_option("--to", "addressee", words="The authority that it asks. 收件方。", required=True)
@code_option(codes.FlagPurpose, "--purpose", default="for_follow_up", show_default=True, help="What for. 目的。")
@code_option(codes.FlagReason, "--reason", "reasons", multiple=True, required=True, help="Why. 理由。")
@at_option
@output_option
@language_option
def flag(files: Sequence[str], at: DateTime, language: str, output: str | None, **options: Any) -> Outcome:
    """Ask an authority about every alert, or in every case, of the files; the cases are written, one a line.

    就文件中的每份预警通报或每个个案向一主管机构提出标记；结果个案逐行写出。

    All flags are raised or none.

    标记全部提出，或一个也不提出。
    """
    try:
        request = sg.Request(
            author=options["author"],
            addressed_to=(options["addressee"],),
            purpose=options["purpose"],
            reasons=options["reasons"],
        )
        cases = sg.flag_all(_read_records(files, language), request, at=at, identify=lambda: str(uuid.uuid4()))
    except (sg.IllegalStep, sg.NotAllowed, sg.InvalidValue) as refusal:
        tell(str(refusal))
        return Outcome.PROBLEMS
    with open_output(output, apart=files) as write:
        for case in cases:
            write(sg.dumps(case))
    return Outcome.FINE
