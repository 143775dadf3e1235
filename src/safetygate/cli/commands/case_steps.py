"""
The commands that put one entry into a case, or into each of many cases that come in one stream.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import click
from attrs import evolve

import safetygate as sg
from safetygate import codes
from safetygate.cli.case_options import authority_option, code_of, code_option, entry_options, record_entry
from safetygate.cli.command import command
from safetygate.cli.options import day_option
from safetygate.cli.outcome import Outcome
from safetygate.cli.records import record_in


@command(short_help="Raise a flag. 提出标记。")
@entry_options
@authority_option("--to", "addressee", words="The authority that it asks. 收件方。", required=True)
@code_option(codes.FlagPurpose, "--purpose", default="for_follow_up", show_default=True, help="What for. 目的。")
@code_option(codes.FlagReason, "--reason", "reasons", multiple=True, required=True, help="Why. 原因。")
def flag(file: str, addressee: sg.Authority, purpose: str, reasons: Sequence[str], **options: Any) -> Outcome:
    """Ask an authority to look at the alert.

    请一个主管机构关注或跟进该预警通报。
    """
    why = tuple(code_of(codes.FlagReason, reason) for reason in reasons)
    return record_entry(
        sg.Case.flag, file, options, to=addressee, purpose=code_of(codes.FlagPurpose, purpose), reasons=why
    )


@command(short_help="Send a message. 发送消息。")
@entry_options
@code_option(codes.MessageKind, "--kind", default="note", show_default=True, help="What for. 用途。")
@click.option("--in-reply-to", metavar="ID", help="Which entry it answers. 所回应的条目。")
@click.option("--reply-expected", is_flag=True, help="Whether a reply is expected. 是否期待答复。")
def message(file: str, kind: str, **options: Any) -> Outcome:
    """Send a request, a reply, a receipt or a note.

    发送请求、答复、收讫确认或说明。
    """
    members = {member: options[member] for member in ("in_reply_to", "reply_expected")}
    return record_entry(sg.Case.message, file, options, kind=code_of(codes.MessageKind, kind), **members)


@command("follow-up", short_help="Follow up. 跟进反馈。")
@entry_options
@click.option("--flag", "flag_id", metavar="ID", help="Which flag it answers. 所反馈的标记。")
@code_option(codes.FollowUpOutcome, "--outcome", required=True, help="The outcome. 跟进结果。")
@code_option(
    codes.Completeness,
    "--completeness",
    default="final",
    show_default=True,
    help="Whether more follows. 是否后续补充。",
)
@click.option("--measure", "measures", metavar="TYPE:INITIATOR", multiple=True, help="What was done. 所采取的措施。")
@code_option(codes.NoMeasureReason, "--no-measure-reason", "reasons", multiple=True, help="Why nothing. 原因。")
@code_option(codes.Channel, "--channel", default="rapid", show_default=True, help="How it is reported. 告知渠道。")
@day_option("--started-on", help="The day the investigation began. 调查开始日期。")
@day_option("--completed-on", help="The day it ended. 调查结束日期。")
@click.option("--office", help="The office that acted. 承办机构。")
@code_option(codes.CustomsActType, "--customs-act", "acts", multiple=True, help="What customs did. 海关行动。")
@click.option("--traced/--not-traced", default=None, help="Whether the operator was traced. 是否已查明经营者。")
@code_option(codes.NotTracedReason, "--not-traced-reason", "untraced", multiple=True, help="Why not. 原因。")
@code_option(codes.RiskLevel, "--risk-level", help="Of a different assessment. 不同评估的风险等级。")
@click.option("--alert", "alert_file", metavar="FILE", help="The alert that notifies again. 再次通报的预警通报文件。")
def follow_up(file: str, outcome: str, **options: Any) -> Outcome:
    """Say what the authority that was asked has done.

    说明标记收件方所采取的行动。
    """
    traced, reasons = options["traced"], options["untraced"]
    trace = None
    if traced is not None or reasons:
        trace = sg.OperatorTrace(result="traced" if traced else "not_traced", reasons=reasons)
    return record_entry(
        sg.Case.follow_up,
        file,
        options,
        flag=options["flag_id"],
        channel=options["channel"],
        outcome=code_of(codes.FollowUpOutcome, outcome),
        completeness=options["completeness"],
        started_on=options["started_on"],
        completed_on=options["completed_on"],
        office=options["office"],
        measures=tuple(map(_measure, options["measures"])),
        customs_acts=tuple(sg.CustomsAct(type=code_of(codes.CustomsActType, act)) for act in options["acts"]),
        no_measure_reasons=options["reasons"],
        risk_level=options["risk_level"],
        operator_trace=trace,
        alert=_alert(options),
    )


def _alert(options: dict[str, Any]) -> sg.Alert | None:
    name = options["alert_file"]
    return None if name is None else record_in(name, sg.Alert, options["language"])


def _measure(text: str) -> sg.FollowUpMeasure:
    type_, _, initiator = text.partition(":")
    by = code_of(codes.Initiator, initiator or codes.Initiator.AUTHORITY.value)
    return sg.FollowUpMeasure(type=code_of(codes.FollowUpMeasureType, type_), initiator=by)


@command(short_help="Withdraw a flag. 撤回标记。")
@entry_options
@click.option("--flag", "flag_id", metavar="ID", required=True, help="Which flag. 所撤回的标记。")
@code_option(codes.WithdrawalReason, "--reason", required=True, help="Why. 原因。")
def withdraw(file: str, flag_id: str, reason: str, **options: Any) -> Outcome:
    """Take a flag back.

    撤回标记。
    """
    return record_entry(sg.Case.withdraw, file, options, flag=flag_id, reason=code_of(codes.WithdrawalReason, reason))


@command(short_help="Close it. 办结。")
@entry_options
@code_option(codes.ClosureReason, "--reason", required=True, help="Why. 原因。")
def close(file: str, reason: str, **options: Any) -> Outcome:
    """Close the case, which only its moderator does.

    办结个案；仅牵头方可以进行。
    """
    return record_entry(sg.Case.close, file, options, reason=code_of(codes.ClosureReason, reason))


@command(short_help="Correct an entry. 更正条目。")
@entry_options
@click.option("--entry", "entry_id", metavar="ID", required=True, help="Which entry. 所更正的条目。")
@click.option("--with", "better", metavar="FILE", help="How it should have read. 更正后的条目文件。")
def correct(file: str, entry_id: str, better: str | None, **options: Any) -> Outcome:
    """Say how an entry of one's own should have read: by a file, or in its words alone.

    说明己方条目本应如何表述：以文件给出，或仅更正其文字。
    """

    def make(case: sg.Case, *, by: sg.Authority, texts: dict[str, str] | None, **start: Any) -> sg.CaseEntry:
        # Others' entries are theirs to correct; one may only answer them.
        own = [each for each in case.in_effect if each.id == entry_id and each.author.identity == by.identity]
        if not own or not isinstance(own[0], sg.Flag | sg.Message | sg.FollowUp):
            raise sg.InvalidValue(f"expected a flag, message or follow-up of one's own, got {entry_id}", field="entry")
        if better is None:
            return case.correct(entry=evolve(own[0], texts=texts), **start)
        return case.correct(entry=record_in(better, type(own[0]), options["language"]), texts=texts, **start)

    return record_entry(make, file, options)


@command(short_help="Grant more time. 延长期限。")
@entry_options
@click.option("--flag", "flag_id", metavar="ID", required=True, help="For which flag. 所涉标记。")
@day_option("--until-on", "until_on", required=True, help="The last day. 最后一日。")
@click.option("--request", "request_id", metavar="ID", help="The message that asked for it. 请求延长的消息。")
def extend(file: str, flag_id: str, **options: Any) -> Outcome:
    """Grant more time for the reaction to a flag, which only its raiser does.

    延长标记的反馈期限；仅提出方可以进行。
    """
    members = {"until_on": options["until_on"], "request": options["request_id"]}
    return record_entry(sg.Case.extend, file, options, flag=flag_id, **members)


@command(short_help="Refer a flag. 转交标记。")
@entry_options
@click.option("--flag", "flag_id", metavar="ID", required=True, help="Which flag. 所转交的标记。")
@authority_option("--to", "addressee", words="Who will act. 承办机构。", required=True)
@click.option("--office", help="The office that will act. 具体承办机构。")
def refer(file: str, flag_id: str, addressee: sg.Authority, **options: Any) -> Outcome:
    """Name who will act on a flag, which its addressee does.

    指明标记由谁承办；由收件方进行。
    """
    return record_entry(sg.Case.refer, file, options, flag=flag_id, to=addressee, office=options["office"])


@command("update", short_help="Update the alert. 更新通报。")
@entry_options
@code_option(codes.AlertUpdateKind, "--kind", required=True, help="What became of it. 变化类别。")
@click.option("--alert", "alert_file", metavar="FILE", help="The alert as it reads now. 更新后的预警通报文件。")
@click.option("--duplicate-of", metavar="NUMBER", help="The other alert. 与之重复的预警通报编号。")
def update(file: str, kind: str, **options: Any) -> Outcome:
    """Say what became of the alert, which only the moderator does.

    说明预警通报的变化；仅牵头方可以进行。
    """
    members = {"alert": _alert(options), "duplicate_of": options["duplicate_of"]}
    return record_entry(sg.Case.update_alert, file, options, kind=code_of(codes.AlertUpdateKind, kind), **members)


STEPS: Final = (flag, message, follow_up, withdraw, close, correct, extend, refer, update)
"""The commands that put an entry into a case."""
