"""
The command `case`: an alert and all that is said about it, each step from one file to another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any

import click
from pendulum import DateTime

from safetygate.cli.case_options import authority_option, code_of, codes, entry_options, record_entry
from safetygate.cli.options import files_argument, language_option, output_option
from safetygate.cli.outcome import Outcome, Unusable, shown_name
from safetygate.cli.records import file_argument, record_in, records_in, write_record
from safetygate.cli.streams import show_table, tell
from safetygate.cli.when import at_option
from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.case import Case, merge as merge_two
from safetygate.domain.cases.closure import Closure, Withdrawal
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp, FollowUpMeasure
from safetygate.domain.cases.message import Message
from safetygate.domain.cases.order import CaseEntry
from safetygate.domain.codes import (
    Channel,
    ClosureReason,
    Completeness,
    FlagPurpose,
    FlagReason,
    FollowUpMeasureType,
    FollowUpOutcome,
    Initiator,
    MessageKind,
    NoMeasureReason,
    WithdrawalReason,
)
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.moments import format_moment


@click.group(short_help="Keep a case. 管理个案。")
def case() -> None:
    """Keep a case: an alert and all that authorities say about it.

    管理个案：一份预警通报以及各主管机构就其所作的全部沟通。

    A command reads FILE and leaves it as it is; the case with the new entry is written out; - is the standard input.
    """


@case.command(short_help="Open a case. 建立个案。")
@file_argument
@click.option("--id", "name", required=True, help="Its identifier. 标识符。")
@click.option("--number", help="Which alert, where FILE holds several. 文件含多份预警通报时，指明其编号。")
@authority_option("--moderator", words="Who may close it. 牵头方。", default="dg_just", show_default=True)
@authority_option("--with", "partner", words="The other authority. 另一方主管机构。", default="gacc", show_default=True)
@at_option
@output_option
@language_option
def new(file: str, name: str, at: DateTime, language: str, **options: Any) -> None:
    """Open a case about the alert in FILE.

    就文件中的预警通报建立个案。
    """
    alerts = [each for each in records_in(file, Alert, language) if options["number"] in {None, each.number}]
    if len(alerts) != 1:
        raise Unusable(f"{shown_name(file)}: expected one alert, got {len(alerts)}: name it with --number")
    sides: dict[str, Any] = {"moderator": options["moderator"], "participants": (options["partner"],)}
    opened = Case.open(alerts[0], id=name, opened_at=at, **sides)
    write_record(opened, options["output"], read=[file])


@case.command(short_help="Raise a flag. 提出标记。")
@entry_options
@authority_option("--to", "addressee", words="The authority that it asks. 收件方。", required=True)
@click.option("--purpose", type=codes(FlagPurpose), default="for_follow_up", show_default=True, help="What for. 目的。")
@click.option("--reason", "reasons", type=codes(FlagReason), multiple=True, required=True, help="Why. 原因。")
def flag(file: str, addressee: Authority, purpose: str, reasons: Sequence[str], **options: Any) -> Outcome:
    """Ask an authority to look at the alert.

    请一个主管机构关注或跟进该预警通报。
    """
    why = tuple(code_of(FlagReason, reason) for reason in reasons)
    return record_entry(Flag, file, options, addressed_to=addressee, purpose=code_of(FlagPurpose, purpose), reasons=why)


@case.command(short_help="Send a message. 发送消息。")
@entry_options
@click.option("--kind", type=codes(MessageKind), default="note", show_default=True, help="What for. 用途。")
@click.option("--in-reply-to", metavar="ID", help="Which entry it answers. 所回应的条目。")
@click.option("--reply-expected", is_flag=True, help="Whether a reply is expected. 是否期待答复。")
def message(file: str, kind: str, **options: Any) -> Outcome:
    """Send a request, a reply, a receipt or a note.

    发送请求、答复、收讫确认或说明。
    """
    members = {member: options[member] for member in ("in_reply_to", "reply_expected")}
    return record_entry(Message, file, options, message_kind=code_of(MessageKind, kind), **members)


@case.command("follow-up", short_help="Follow up. 跟进反馈。")
@entry_options
@click.option("--flag", "flag_id", metavar="ID", help="Which flag it answers. 所反馈的标记。")
@click.option("--outcome", type=codes(FollowUpOutcome), required=True, help="The outcome. 跟进结果。")
@click.option("--partial", is_flag=True, help="More will follow. 后续补充。")
@click.option("--measure", "measures", metavar="TYPE:INITIATOR", multiple=True, help="What was done. 所采取的措施。")
@click.option("--no-measure-reason", "reasons", type=codes(NoMeasureReason), multiple=True, help="Why nothing. 原因。")
@click.option("--quarterly", is_flag=True, help="Reported in quarterly reporting. 通过季度报告渠道告知。")
def follow_up(file: str, outcome: str, **options: Any) -> Outcome:
    """Say what the authority that was asked has done.

    说明标记收件方所采取的行动。
    """
    return record_entry(
        FollowUp,
        file,
        options,
        flag_id=options["flag_id"],
        channel=Channel.QUARTERLY if options["quarterly"] else Channel.RAPID,
        outcome=code_of(FollowUpOutcome, outcome),
        completeness=Completeness.PARTIAL if options["partial"] else Completeness.FINAL,
        measures=tuple(map(_measure, options["measures"])),
        no_measure_reasons=tuple(code_of(NoMeasureReason, reason) for reason in options["reasons"]),
    )


def _measure(text: str) -> FollowUpMeasure:
    type_, _, initiator = text.partition(":")
    by = code_of(Initiator, initiator or Initiator.AUTHORITY.value)
    return FollowUpMeasure(type=code_of(FollowUpMeasureType, type_), initiator=by)


@case.command(short_help="Withdraw a flag. 撤回标记。")
@entry_options
@click.option("--flag", "flag_id", metavar="ID", required=True, help="Which flag. 所撤回的标记。")
@click.option("--reason", type=codes(WithdrawalReason), required=True, help="Why. 原因。")
def withdraw(file: str, flag_id: str, reason: str, **options: Any) -> Outcome:
    """Take a flag back.

    撤回标记。
    """
    return record_entry(Withdrawal, file, options, flag_id=flag_id, reason=code_of(WithdrawalReason, reason))


@case.command(short_help="Close it. 办结。")
@entry_options
@click.option("--reason", type=codes(ClosureReason), required=True, help="Why. 原因。")
def close(file: str, reason: str, **options: Any) -> Outcome:
    """Close the case, which only its moderator does.

    办结个案；仅牵头方可以进行。
    """
    return record_entry(Closure, file, options, reason=code_of(ClosureReason, reason))


@case.command(short_help="Join replicas. 合并副本。")
@files_argument
@output_option
@language_option
def merge(files: Sequence[str], output: str | None, language: str) -> Outcome:
    """Join replicas of one case: every entry of all of them, each once.

    合并同一个案的各副本：保留全部条目，各出现一次。

    Conflicts and entries that do not fit are kept and told; the exit code is then 1.
    """
    replicas = [record_in(name, Case, language) for name in files]
    try:
        whole = reduce(merge_two, replicas)
    except InvalidValue as refusal:
        raise Unusable(str(refusal)) from refusal
    write_record(whole, output, read=files)
    for conflict in whole.conflicts:
        tell(f"{conflict.entry_id}: {len(conflict.contents)} ≠")
    for misfit in whole.misfits:
        tell(f"{misfit.entry_id}: {misfit.error}")
    return Outcome.PROBLEMS if whole.conflicts or whole.misfits else Outcome.FINE


@case.command(short_help="Show it. 显示个案。")
@file_argument
@language_option
def show(file: str, language: str) -> None:
    """Show where the case stands and what was said, in order.

    显示个案状况以及按顺序排列的全部条目。
    """
    shown = record_in(file, Case, language)
    show_table(f"{shown.id} · {shown.alert.number} · {shown.state.label(language)}", _rows(shown, language))


def _rows(shown: Case, language: str) -> Iterator[tuple[str, str, str]]:
    unfit = {misfit.entry_id for misfit in shown.misfits}
    for entry in shown.entries:
        mark = "✗ " if entry.id in unfit else ""
        yield format_moment(entry.made_at), entry.author.code.label(language), mark + _said(shown, entry, language)


def _said(shown: Case, entry: CaseEntry, language: str) -> str:
    state = f" → {shown.state_of(entry.id).label(language)}" if isinstance(entry, Flag) else ""
    words = entry.texts.best(language, "en") if entry.texts else ""
    return " · ".join(filter(None, (f"{entry.step.label(language)}{state}", words, entry.id)))
