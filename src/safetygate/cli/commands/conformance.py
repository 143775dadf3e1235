"""
The command `conformance`: whether another implementation behaves as this one does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any, Final

import click

import safetygate as sg
from safetygate.cli.command import group
from safetygate.cli.conformance.answers import answer_line
from safetygate.cli.conformance.running import Judgement, Score, Verdict, ask, count
from safetygate.cli.conformance.vectors import read_vectors
from safetygate.cli.options import form_option, language_option
from safetygate.cli.outcome import Outcome, Unusable
from safetygate.cli.streams import put, put_json, say

_MOST_DIFFERENCES: Final = 5
"""How many places of one wrong answer are shown to people; programs get them all."""

_HEADS: Final = (
    sg.Phrase("behaviour", "行为"),
    sg.Phrase("right", "正确"),
    sg.Phrase("wrong", "错误"),
    sg.Phrase("not implemented", "未实现"),
    sg.Phrase("of all", "共计"),
)
_WRONG: Final = sg.Phrase("wrong: {} / {}: {}", "错误：{} / {}：{}")
_DIFFERENCE: Final = sg.Phrase("  at {}: expected {}, got {}", "  位置 {}：应为 {}，实为 {}")
_NOTHING: Final = sg.Phrase("nothing", "无")
_WHOLE: Final = sg.Phrase("the whole", "整体")
_MORE: Final = sg.Phrase("  and {} more", "  另有 {} 处")


@group()
def conformance() -> None:
    """Try whether an implementation in any language behaves as the vectors say.

    检验任何语言的实现是否与测试数据一致。

    The vectors, and all that an implementation must know, lie in schemas/conformance/behaviour/.

    测试数据及实现说明位于 schemas/conformance/behaviour/。
    """


@conformance.command(short_help="Ask a program all questions. 逐项检验一个程序。")
@click.option("--only", "behaviours", multiple=True, metavar="BEHAVIOUR", help="Ask only of it. 仅检验此项行为。")
@click.option("--seconds", type=float, default=120.0, show_default=True, help="The longest wait. 最长等待秒数。")
@form_option
@language_option
@click.argument("command", nargs=-1, required=True)
def run(behaviours: Sequence[str], seconds: float, form: str, language: str, command: Sequence[str]) -> Outcome:
    """Run COMMAND, ask it every question of the vectors, and show what is right of all.

    运行 COMMAND，逐条提问，并列出各项行为的正确数。

    It reads questions from its standard input and writes answers to its standard output, one line of JSON each, in
    order: {"behaviour": …, "name": …, "input": …} is answered by {"output": …} or {"not_implemented": true}.

    该程序从标准输入逐行读取问题，并按顺序向标准输出逐行写出答案，均为 JSON。

    For example: safetygate conformance run -- node schemas/conformance/node/runner.mjs

    例如：safetygate conformance run -- node schemas/conformance/node/runner.mjs
    """
    vectors = list(read_vectors())
    unknown = set(behaviours) - {each.behaviour for each in vectors}
    if unknown:
        known = ", ".join(dict.fromkeys(each.behaviour for each in vectors))
        raise Unusable(f"--only: expected one of {known}, got {min(unknown)}")
    judgements = ask(command, [each for each in vectors if not behaviours or each.behaviour in behaviours], seconds)
    if form == "json":
        put_json(_as_json(judgements))
    else:
        for each in judgements:
            _show_wrong(each, language)
        _show_scores(count(judgements), language)
    return Outcome.FINE if all(each.verdict is Verdict.RIGHT for each in judgements) else Outcome.PROBLEMS


def _as_json(judgements: Sequence[Judgement]) -> dict[str, Any]:
    return {
        "behaviours": [score._asdict() for score in count(judgements)],
        "wrong": [
            {
                "behaviour": each.vector.behaviour,
                "name": each.vector.name,
                "remark": each.remark,
                "differences": [difference._asdict() for difference in each.differences],
            }
            for each in judgements
            if each.verdict is Verdict.WRONG
        ],
    }


def _show_wrong(judgement: Judgement, language: str) -> None:
    if judgement.verdict is not Verdict.WRONG:
        return
    vector, nothing = judgement.vector, _NOTHING.say(language)
    say(_WRONG.say(language, vector.behaviour, vector.name, judgement.remark or vector.why))
    for place, expected, got in judgement.differences[:_MOST_DIFFERENCES]:
        say(_DIFFERENCE.say(language, place or _WHOLE.say(language), expected or nothing, got or nothing))
    if len(judgement.differences) > _MOST_DIFFERENCES:
        say(_MORE.say(language, len(judgement.differences) - _MOST_DIFFERENCES))


def _show_scores(scores: Sequence[Score], language: str) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for number, head in enumerate(_HEADS):
        table.add_column(head.say(language), justify="right" if number else "left", no_wrap=True)
    for score in scores:
        table.add_row(*map(str, score))
    console = Console(highlight=False)
    with console.capture() as drawn:
        console.print(table)
    # As in every table: no blanks at the ends of lines, which would go along into whatever they are pasted into.
    click.echo("".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines()), nl=False)


@conformance.command(short_help="Answer the questions. 回答问题。")
def answer() -> None:
    """Answer the questions of the vectors with this library: what `run` asks of any program.

    以本程序库回答测试数据中的问题，即 run 向任何程序提出的问题。
    """
    for line in sys.stdin.buffer:
        if line.strip():
            put(json.dumps(answer_line(line), ensure_ascii=False).encode())
