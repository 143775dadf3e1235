"""
The commands `deadline`, `standing` and `queue`: by when a reaction is intended, where it stands, and what comes first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import click
from pendulum import DateTime

from safetygate.cli.options import files_argument, language_option
from safetygate.cli.records import file_argument, record_in, records_in
from safetygate.cli.streams import put, say, show_table
from safetygate.cli.when import at_option, read_with
from safetygate.domain.cases.case import Case
from safetygate.domain.deadlines.deadline import Deadline, deadline as deadline_of
from safetygate.domain.deadlines.policy import POLICIES
from safetygate.domain.deadlines.standing import LocalView, Standing, standing as standing_of, standings
from safetygate.domain.desk.triage import Priority, triage
from safetygate.domain.records.moments import day_in_words, format_day, format_moment, parse_moment
from safetygate.domain.records.phrases import Phrase

F = TypeVar("F", bound=Callable[..., Any])


def policy_options(function: F) -> F:
    """How the intended period is counted, in whose zone, and by which list of days off."""
    named = click.option(
        "--policy",
        type=click.Choice(list(POLICIES)),
        default="action_plan",
        show_default=True,
        help="How the period is counted. 期限的计算方式。",
    )
    zone = click.option("--zone", help="In whose days: an IANA time zone. 按何地日期计算：IANA 时区。")
    days = click.option("--days-off", "days_off", metavar="FILE", help="An official list of days off. 官方休息日表。")
    return named(zone(days(function)))


def form_option(function: F) -> F:
    """For people, or for programs."""
    forms = click.Choice(["text", "json"])
    return click.option("--format", "form", type=forms, default="text", show_default=True, help="Format. 格式。")(
        function
    )


def read_counting(counted: dict[str, Any]) -> dict[str, Any]:
    """The policy and the calendar that the options ask for, as the calculator takes them."""
    from safetygate.calendars.official_list import read_days_off

    policy, file = POLICIES[counted["policy"]], counted["days_off"]
    return {
        "policy": policy if counted["zone"] is None else policy.in_zone(counted["zone"]),
        "calendar": None if file is None else read_days_off(Path(file).read_bytes()),
    }


@click.command(short_help="By when a reaction is intended. 计算预期反馈期限。")
@click.argument("event", metavar="MOMENT", callback=read_with(parse_moment))
@policy_options
@click.option("--explain", is_flag=True, help="Show every step of the counting. 显示计算的每一步。")
@form_option
@language_option
def deadline(event: DateTime, explain: bool, form: str, language: str, **counted: str | None) -> None:  # noqa: FBT001  # a flag of the command line
    """By when a reaction is intended after an event at MOMENT, for example 2025-01-07T10:00:00+01:00.

    计算某一时刻（MOMENT）发生的事件之后，预期最迟何时反馈。
    """
    end = deadline_of(event, **read_counting(counted))
    if form == "json":
        put(json.dumps(_as_json(end, language), ensure_ascii=False, indent=2).encode())
    elif explain:
        say(end.explain(language))
    else:
        say(f"{day_in_words(end.last_on, language)} · {end.zone} · {end.certainty.label(language)}")


def _as_json(end: Deadline, language: str) -> dict[str, Any]:
    return {
        "event_at": format_moment(end.event_at),
        "policy": end.policy.name,
        "zone": end.zone,
        "last_on": format_day(end.last_on),
        "ends_at": format_moment(end.ends_at),
        "certainty": end.certainty.value,
        "steps": [step.sentence(language) for step in end.steps],
    }


_HEADS: Final = (
    Phrase("flag", "标记"),
    Phrase("where it stands", "状况"),
    Phrase("now in Brussels", "布鲁塞尔时间"),
    Phrase("now in Beijing", "北京时间"),
    Phrase("ends in Brussels", "最后一日（布鲁塞尔）"),
    Phrase("ends in Beijing", "最后一日（北京）"),
)


@click.command(short_help="Where reactions stand. 显示反馈状况。")
@file_argument
@at_option
@policy_options
@form_option
@language_option
def standing(file: str, at: DateTime, form: str, language: str, **counted: str | None) -> None:
    """Where every flag for follow-up in the case of FILE stands at one moment, as both capitals read it.

    显示个案（FILE）中各跟进标记在某一时刻的状况，并按两地时间列出。
    """
    case = record_in(file, Case, language)
    counting = read_counting(counted)
    found = standings(case, at=at, **counting) or (standing_of(case, at=at, **counting),)
    if form == "json":
        put(json.dumps([_standing(each) for each in found], ensure_ascii=False, indent=2).encode())
        return
    heads = [head.say(language) for head in _HEADS]
    for each in found:
        capitals = (each.brussels, each.beijing)
        now = (str(capital.now) for capital in capitals)
        ends = ("" if capital.ends is None else str(capital.ends) for capital in capitals)
        show_table(case.alert.number, zip(heads, (each.flag_id or "", each.text(language), *now, *ends), strict=True))


def _standing(each: Standing) -> dict[str, Any]:
    return {
        "flag_id": each.flag_id,
        "state": each.state.value,
        "at": format_moment(each.at),
        "days_used": each.days_used,
        "days_left": each.days_left,
        "last_on": None if each.deadline is None else format_day(each.deadline.last_on),
        "ends_at": None if each.deadline is None else format_moment(each.deadline.ends_at),
        "certainty": each.certainty.value,
        "brussels": _capital(each.brussels),
        "beijing": _capital(each.beijing),
    }


def _capital(reading: LocalView) -> dict[str, str | None]:
    clocks = {"now": reading.now, "event": reading.event, "ends": reading.ends}
    return {name: None if clock is None else str(clock) for name, clock in clocks.items()}


@click.command(short_help="What comes first. 显示处理顺序。")
@files_argument
@at_option
@policy_options
@form_option
@language_option
def queue(files: Sequence[str], at: DateTime, form: str, language: str, **counted: str | None) -> None:
    """The order in which to work on the cases of the files, each with its reasons.

    显示各个案的处理顺序及理由。

    Products sold online come first, as the Action plan has it.
    """
    cases = [case for name in files for case in records_in(name, Case, language)]
    order = triage(cases, at=at, **read_counting(counted))
    if form == "json":
        put(json.dumps([_priority(each) for each in order], ensure_ascii=False, indent=2).encode())
    for each in order if form == "text" else ():
        say(f"{each.position:>3}  {each.case.alert.number}  {each.case.id}\n     {each.text(language)}")


def _priority(each: Priority) -> dict[str, Any]:
    return {
        "position": each.position,
        "case_id": each.case.id,
        "number": each.case.alert.number,
        "reasons": [reason.value for reason in each.reasons],
        "standing": _standing(each.standing),
    }
