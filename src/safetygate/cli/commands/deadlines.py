"""
The commands `deadline` and `standing`: by when a reaction is intended, and where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import click
from pendulum import DateTime

import safetygate as sg
from safetygate.cli.command import command
from safetygate.cli.counting import policy_options, read_counting
from safetygate.cli.options import at_option, files_argument, form_option, language_option, read_with
from safetygate.cli.records import records_in_all
from safetygate.cli.streams import in_both, put_json, say, show_table
from safetygate.domain.records.moments import day_in_words, format_day, format_moment, parse_moment


@command()
@click.argument("event", metavar="MOMENT", callback=read_with(parse_moment))
@policy_options
@click.option("--explain", is_flag=True, help="Show every step of the counting. 显示计算的每一步。")
@form_option
@language_option
def deadline(event: DateTime, explain: bool, form: str, language: str, **options: Any) -> None:  # noqa: FBT001  # a flag of the command line
    """By when a reaction is intended after an event at MOMENT, for example 2025-01-07T10:00:00+01:00.

    计算某一时刻（MOMENT）发生的事件之后，预期最迟何时反馈。
    """
    end = sg.deadline(event, **read_counting(options))
    if form == "json":
        put_json(
            {
                "event_at": format_moment(end.event_at),
                "policy": end.policy.name,
                "zone": end.zone,
                "last_on": format_day(end.last_on),
                "ends_at": format_moment(end.ends_at),
                "certainty": end.certainty.value,
                "steps": [in_both(step.sentence) for step in end.steps],
            }
        )
    elif explain:
        say(end.explain(language))
    else:
        say(f"{day_in_words(end.last_on, language)} · {end.zone} · {end.certainty.label(language)}")


_HEADS: Final = (
    sg.Phrase("flag", "标记"),
    sg.Phrase("where it stands", "状况"),
    sg.Phrase("now in Brussels", "布鲁塞尔时间"),
    sg.Phrase("now in Beijing", "北京时间"),
    sg.Phrase("ends in Brussels", "最后一日（布鲁塞尔）"),
    sg.Phrase("ends in Beijing", "最后一日（北京）"),
)


@command()
@files_argument
@at_option
@policy_options
@form_option
@language_option
def standing(files: Sequence[str], at: DateTime, form: str, language: str, **options: Any) -> None:
    """Where every flag for follow-up in the cases of the files stands at one moment, as both capitals read it.

    显示文件中各个案的跟进标记在某一时刻的状况，并按两地时间列出。
    """
    counting = read_counting(options)
    heads = [head.say(language) for head in _HEADS]
    rows: list[dict[str, Any]] = []
    for case in records_in_all(files, sg.Case, language):
        # A case without a flag for follow-up is shown, too, as one in which no period runs.
        found = sg.standings(case, at=at, **counting) or (sg.standing(case, at=at, **counting),)
        rows += [{"case_id": case.id, "number": case.alert.number, **standing_as_json(each)} for each in found]
        for each in found if form == "text" else ():
            # Both, as one moment falls on two days for six or seven hours of each day.
            capitals = (each.brussels, each.beijing)
            now = (str(capital.now) for capital in capitals)
            ends = ("" if capital.ends is None else str(capital.ends) for capital in capitals)
            cells = (each.flag_id or "", each.text(language), *now, *ends)
            show_table(case.alert.number, zip(heads, cells, strict=True))
    if form == "json":
        put_json(rows)


def standing_as_json(each: sg.Standing) -> dict[str, Any]:
    """A standing for programs: moments and days as text."""
    return {
        "flag_id": each.flag_id,
        "state": each.state.value,
        "at": format_moment(each.at),
        "days_used": each.days_used,
        "days_left": each.days_left,
        "last_on": None if each.last_on is None else format_day(each.last_on),
        "ends_at": None if each.ends_at is None else format_moment(each.ends_at),
        "intended_last_on": None if each.deadline is None else format_day(each.deadline.last_on),
        "certainty": each.certainty.value,
        "brussels": _capital(each.brussels),
        "beijing": _capital(each.beijing),
    }


def _capital(view: sg.LocalView) -> dict[str, str | None]:
    clocks = {"now": view.now, "event": view.event, "ends": view.ends}
    return {name: None if clock is None else str(clock) for name, clock in clocks.items()}
