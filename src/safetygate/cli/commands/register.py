"""
The command `register`: what is true of every alert today, kept in one file from week to week.
"""

from __future__ import annotations

import io
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO, Final

import click
from pendulum import Date, DateTime

import safetygate as sg
from safetygate import codes
from safetygate.cli.command import group
from safetygate.cli.options import (
    day_option,
    files_argument,
    form_option,
    language_option,
    limit_option,
    moment_option,
    now,
    output_option,
)
from safetygate.cli.outcome import Outcome, Unusable, name_for_people
from safetygate.cli.streams import (
    cut,
    documents,
    in_both,
    open_input,
    open_output,
    over,
    put,
    put_json,
    replace_file,
    say,
    show_table,
    tell,
    write_line,
)
from safetygate.domain.records.moments import format_day
from safetygate.domain.records.phrases import COMMA, Phrase

# Every document says its version; no feed has such a member.
_DOCUMENT: Final = b'"schema_version"'

_READ: Final = Phrase("{}: {} alerts, {} announcements", "{}：预警通报 {} 份，公告 {} 项")
_DAMAGED: Final = Phrase("{}: {} damaged notices, which `safetygate import` shows", "{}：{} 份损坏，可用 import 查看")
_KEPT: Final = Phrase(
    "{}: {} alerts, {} of them in force; {} changes", "{}：预警通报 {} 份，其中有效 {} 份；变化 {} 项"
)
_LEFT: Final = Phrase("{}: left as it was, since not all could be read", "{}：因未能全部读取，文件保持原样")
_DOUBTS: Final = Phrase("{} doubts, which `safetygate register doubts` lists", "存疑 {} 项，可用 register doubts 查看")
_NUMBERS: Final = Phrase("Numbers", "编号")
_STATUS: Final = Phrase("Status", "状态")
_FEEDS: Final = Phrase("Feeds", "数据源")
_HISTORY: Final = Phrase("History", "经过")
_UNKNOWN: Final = Phrase("{}: no such alert was seen in any feed", "{}：任何数据源中均未见此预警通报")


@group()
def register() -> None:
    """Keep what is true of every alert: which are in force, how they read, what changed.

    记录各预警通报的现状：是否有效、内容为何、有何变化。

    STATE is a file, one document a line; two of them are merged by `update`, as any feed is.

    STATE 为每行一份文档的文件；以 update 合并两份登记册，方式与读入数据源相同。
    """


@register.command(short_help="Take feeds in. 读入数据源。")
@click.argument("state", metavar="STATE")
@files_argument
@moment_option("--seen-at", default=now, help="When they were loaded; now by default. 下载时刻；默认为当前时刻。")
@form_option
@language_option
def update(state: str, files: Sequence[str], seen_at: DateTime, form: str, language: str) -> Outcome:
    """Take weekly reports, other feeds or registers into STATE, and tell what changed by that.

    将每周报告、其他数据源或登记册读入 STATE，并说明由此产生的变化。

    What STATE holds already costs nothing. It is put in place when all was read, and else stays as it was; where it is
    made for the first time, changes are only counted.
    Ends with 1 where a notice was damaged.

    STATE 中已有的内容不重复处理。全部读取后才替换文件，否则保持原样；首次建立时，变化仅计数。
    如有通报损坏，以 1 结束。
    """
    if state == "-":
        raise Unusable("STATE: expected the name of a file, which is read and written")
    there = os.path.exists(state)  # noqa: PTH110  # a name is taken as it was typed
    before = _read_state(state, language) if there else sg.Register()
    found: list[sg.RegisterEntry] = []
    outcome = over(files, lambda name, stream: _take(name, stream, found, seen_at, language))
    if outcome is Outcome.UNUSABLE:
        tell(_LEFT.say(language, name_for_people(state)))
        return outcome
    after = before.add_all(found)
    if after is not before or not there:
        with replace_file(state) as file:
            for entry in after.entries:
                write_line(file, sg.dumps(entry))
    changes = after.changes(since=before)
    if there:
        _put_changes(changes, form, language)
    _summarise(name_for_people(state), before, after, len(changes), language)
    return outcome


@register.command(short_help="The alerts in force. 有效的预警通报。")
@click.argument("state", metavar="STATE")
@day_option("--on", help="At the end of that day; today by default. 截至该日；默认为最新状态。")
@output_option
@language_option
def current(state: str, on: Date | None, output: str | None, language: str) -> None:
    """Write the alerts of STATE that are in force, as they read today, one a line.

    输出 STATE 中有效的预警通报及其现行内容，每行一份。
    """
    found = _read_state(state, language).current(on=on)
    with open_output(output, apart=[state]) as write:
        for each in found:
            write(sg.dumps(each.alert))


@register.command(short_help="What changed. 有何变化。")
@click.argument("state", metavar="STATE")
@day_option("--since", required=True, help="From that day on. 自该日起。")
@limit_option
@form_option
@language_option
def changes(state: str, since: Date, form: str, limit: int | None, language: str) -> None:
    """What changed in the alerts of STATE since a day: a sentence each, or JSON with a JSON Patch (RFC 6902) a line.

    自某日起 STATE 中预警通报的变化：每项一句，或每行一个含 JSON Patch（RFC 6902）的 JSON 对象。
    """
    _put_changes(cut(_read_state(state, language).changes(since=since), limit, language), form, language)


@register.command(short_help="All about one alert. 某一预警通报的全部情况。")
@click.argument("state", metavar="STATE")
@click.argument("number", metavar="NUMBER")
@day_option("--on", help="At the end of that day; today by default. 截至该日；默认为最新状态。")
@form_option
@language_option
def show(state: str, number: str, on: Date | None, form: str, language: str) -> Outcome:
    """Lay out what is true of the alert that bears NUMBER, or bore it once, and all that became known of it.

    显示现用或曾用编号 NUMBER 的预警通报的现状及全部经过。

    Ends with 1 where no feed showed it.

    如任何数据源中均未见此通报，以 1 结束。
    """
    held = _read_state(state, language)
    found = held.get(number, on=on)
    if found is None:
        tell(_UNKNOWN.say(language, number))
        return Outcome.PROBLEMS
    if form == "json":
        put_json(_alert_as_json(found, held.history(number)))
        return Outcome.FINE
    from safetygate.outputs import card

    status = " ".join(filter(None, (found.status.label(language), found.duplicate_of)))
    feeds = dict.fromkeys(each.feed.label(language) for each in found.publications)
    history = (change.text(language) for change in held.history(number))
    about = {
        _NUMBERS: COMMA.say(language).join(found.numbers),
        _STATUS: status,
        _FEEDS: COMMA.say(language).join(feeds),
        _HISTORY: "\n".join(history),
    }
    rows = ((name.say(language), text) for name, text in about.items())
    show_table(card.title(found.alert, language), (*rows, *card.rows(found.alert, language)))
    return Outcome.FINE


@register.command(short_help="What cannot be decided. 存疑事项。")
@click.argument("state", metavar="STATE")
@limit_option
@form_option
@language_option
def doubts(state: str, form: str, limit: int | None, language: str) -> Outcome:
    """What cannot be decided from STATE: a sentence each; ends with 1 where there is anything.

    列出根据 STATE 无法判断的事项，每项一句；如有此类事项，以 1 结束。
    """
    found = _read_state(state, language).doubts()
    shown = cut(found, limit, language)
    if form == "json":
        put_json([{"what": each.what.value, "number": each.number, **in_both(each.text)} for each in shown])
    for doubt in shown if form == "text" else ():
        say(doubt.text(language))
    return Outcome.PROBLEMS if found else Outcome.FINE


def _read_state(state: str, language: str) -> sg.Register:
    with open_input(state) as stream:
        title = "(stdin)" if state == "-" else name_for_people(state)
        return sg.Register().add_all(_read_documents(title, stream, None, language))


def _read_documents(
    title: str, stream: BinaryIO, seen_at: DateTime | None, language: str
) -> Iterator[sg.RegisterEntry]:
    for received in documents(stream):
        match received.record:
            case None:
                raise Unusable(f"{title}: {received.report.text(language)}")
            case sg.Alert() as alert:
                yield sg.Publication(alert=alert, seen_at=seen_at)
            case sg.Publication() | sg.Announcement() as entry:
                yield entry
            case other:
                raise Unusable(f"{title}: expected alerts or the entries of a register, got {other.kind}")


def _take(name: str, stream: BinaryIO, found: list[sg.RegisterEntry], seen_at: DateTime, language: str) -> Outcome:
    """Put what the file called *name* tells behind what was *found* before."""
    from safetygate.feeds import read_report
    from safetygate.feeds.intake import open_intake

    damaged = 0
    with open_intake(stream) as intake:
        if _DOCUMENT in intake.head:
            try:
                taken = list(_read_documents(name, io.BytesIO(intake.whole()), seen_at, language))
            except Unusable as error:
                tell(f"Error: {error.message}")
                return Outcome.UNUSABLE
        else:
            report = read_report(intake)
            taken = list(report.register_entries(seen_at))
            damaged = sum(each.severity is codes.Severity.ERROR for one in report.readings for each in one.findings)
    found += taken
    kinds = Counter(type(entry) for entry in taken)
    tell(_READ.say(language, name, kinds[sg.Publication], kinds[sg.Announcement]))
    if damaged:
        tell(_DAMAGED.say(language, name, damaged))
    return Outcome.PROBLEMS if damaged else Outcome.FINE


def _put_changes(changes: Iterable[sg.AlertChange], form: str, language: str) -> None:
    for change in changes:
        if form == "text":
            say(change.text(language))
        else:
            put(json.dumps(_as_json(change), ensure_ascii=False).encode())


def _alert_as_json(found: sg.RegisteredAlert, history: Iterable[sg.AlertChange]) -> dict[str, Any]:
    return {
        "numbers": list(found.numbers),
        "status": found.status.value,
        "duplicate_of": found.duplicate_of,
        "feeds": list(dict.fromkeys(each.feed.value for each in found.publications)),
        "alert": json.loads(sg.dumps(found.alert)),
        "history": [_as_json(change) for change in history],
    }


def _as_json(change: sg.AlertChange) -> dict[str, Any]:
    later = change.later
    told = {
        "number": change.number,
        "on": None if change.on is None else format_day(change.on),
        "what": change.what.value,
        "status": later.status.value,
        "new_number": None if later.number == change.number else later.number,
        "duplicate_of": later.duplicate_of,
        "patch": sg.patch(change),
        **in_both(change.text),
        "announcement": None if change.announcement is None else change.announcement.text,
    }
    return {name: value for name, value in told.items() if value is not None}


def _summarise(state: str, before: sg.Register, after: sg.Register, changed: int, language: str) -> None:
    """Tell how many alerts there are, and what is newly in doubt; of a new register only how much that is."""
    tell(_KEPT.say(language, state, len(after), len(after.current()), changed))
    known = set(before.doubts())
    new = [doubt for doubt in after.doubts() if doubt not in known]
    for doubt in new if known or len(before) else ():
        tell(doubt.text(language))
    if new and not len(before):
        tell(_DOUBTS.say(language, len(new)))
