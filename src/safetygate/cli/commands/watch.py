"""
The commands `watch` and `again`: whether alerts concern a catalogue, and whether an alert repeats one that is known.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast, final

import click

import safetygate as sg
from safetygate import codes
from safetygate.cli.command import command
from safetygate.cli.commands.feeds import alerts_of
from safetygate.cli.options import form_option, language_option, limit_option, report_form_option
from safetygate.cli.outcome import Outcome, Unusable, name_for_people
from safetygate.cli.streams import cut, documents, in_both, open_input, open_output, put, say, show_table, tell
from safetygate.domain.records.errors import SafetyGateError
from safetygate.domain.records.moments import format_day
from safetygate.domain.records.phrases import COLON, Phrase
from safetygate.domain.watch.match import CAUTION, NO_MATCH, NOTHING_NEW, describe
from safetygate.feeds.intake import Intake, open_intake

if TYPE_CHECKING:
    from typing_extensions import Buffer

_SURENESS: Final = {grade: order for order, grade in enumerate(reversed(codes.MatchGrade))}
_PASSED_OVER: Final = Phrase("{name}: columns passed over: {columns}", "{name}：以下列未读取：{columns}")
_HEADS: Final = (
    Phrase("strength", "匹配强度"),
    Phrase("grade", "可能性"),
    Phrase("item", "目录项"),
    Phrase("alert", "预警通报"),
    Phrase("evidence", "依据"),
)
_TITLE: Final = Phrase("Alerts that may concern the catalogue", "可能涉及目录所列产品的预警通报")
_NONE_KNOWN: Final = Phrase(
    "{number}: nothing like it is known among the alerts that were read.", "{number}：在所读取的预警通报中未见相似者。"
)
_ASK: Final = Phrase(
    "Whether it is the same is for a person to decide; nothing was merged.", "是否相同须由人工判断；未作任何合并。"
)

Seen = dict[tuple[str, str], codes.MatchGrade]
"""The grade with which each item and alert were shown."""


@command()
@click.argument("catalogue", metavar="CATALOGUE")
@click.argument("files", metavar="FEED...", nargs=-1, required=True)
@click.option("--state", metavar="FILE", help="Show only what is new since FILE was written. 仅显示新结果。")
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="From which strength on, 0 to 1. 最低匹配强度。",
)
@limit_option
@report_form_option
@language_option
def watch(catalogue: str, files: Sequence[str], form: str, language: str, **options: Any) -> Outcome:
    """Which alerts of the feeds may concern an item of a catalogue, how sure that is, and why.

    显示数据源中哪些预警通报可能涉及目录所列产品、可能性大小及依据。

    The catalogue is CSV, a workbook, or JSON objects one a line, with some of the columns id, brand, name, model, gtin,
    platform, listing. A feed is what `import` reads, or alerts one a line; - is the standard input.
    As JSON, there is one object a line.
    A match is a question to a person, and no finding; that there is none is no certificate of safety.
    Ends with 1 where a row of the catalogue could not be used as it stood.

    目录可为 CSV、电子表格或每行一个 JSON 对象，包含 id、brand、name、model、gtin、platform、listing 中的若干列。
    数据源与 import 所读相同，或为每行一份预警通报；- 表示标准输入。
    JSON 格式下，每行一个对象。
    匹配结果仅供人工判断，并非结论；未匹配亦不证明产品安全。
    如目录中有无法照原样使用的行，以 1 结束。
    """
    state: str | None = options["state"]
    read = _read_catalogue(catalogue, language)
    found = sg.Watchlist.of(read.items).match_all(_alerts(files, language))
    matches = [each for each in found if each.strength >= options["least"]]
    seen = _read_state(state)
    new = cut([each for each in matches if _is_new(each, seen)], options["limit"], language)
    if form == "text" and new:
        heads = [head.say(language) for head in _HEADS]
        show_table(_TITLE.say(language), [_row(match, language) for match in new], heads)
    for match in new if form == "json" else ():
        put(json.dumps(as_json(match), ensure_ascii=False, separators=(",", ":")).encode())
    if state is not None:
        seen |= {(each.id, each.alert): each.grade for each in new}
        _write_state(state, seen, apart=[catalogue, *files])
    tell((CAUTION if new else NOTHING_NEW if matches else NO_MATCH).say(language))
    return Outcome.PROBLEMS if read.problems else Outcome.FINE


@command()
@click.argument("file", metavar="FILE")
@click.argument("known", metavar="KNOWN...", nargs=-1, required=True)
@form_option
@language_option
def again(file: str, known: Sequence[str], form: str, language: str) -> None:
    """Which alerts among those known each alert of the file may repeat: the same listing, product or seller.

    显示文件中的每份预警通报可能与哪些已知预警通报重复：同一商品链接、同一产品或同一卖家。

    Ask before you notify or flag: what is found is for a person to judge, and nothing is merged.

    请在通报或提出标记之前查询；结果须由人工判断，不作任何合并。
    """
    earlier = [sg.KnownAlert.of(alert) for alert in _alerts(known, language)]
    for alert in _alerts([file], language):
        repeats = sg.again(alert, earlier)
        for repeat in repeats if form == "json" else ():
            put(json.dumps(_repeat_as_json(alert, repeat), ensure_ascii=False, separators=(",", ":")).encode())
        for repeat in repeats if form == "text" else ():
            say(f"{alert.number}{COLON.say(language)}{repeat.text(language)}")
        tell((_ASK if repeats else _NONE_KNOWN).say(language, number=alert.number))


def as_json(match: sg.AlertMatch) -> dict[str, Any]:
    """A *match* for programs."""
    return {
        "id": match.id,
        "alert": match.alert,
        "strength": match.strength,
        "grade": match.grade.value,
        "evidence": _evidence_as_json(match.evidence),
    }


def _repeat_as_json(alert: sg.Alert, repeat: sg.Repeat) -> dict[str, Any]:
    return {
        "alert": alert.number,
        "repeats": repeat.number,
        "kind": repeat.repeat_kind.value,
        "published_on": None if repeat.published_on is None else format_day(repeat.published_on),
        "grade": None if repeat.grade is None else repeat.grade.value,
        "evidence": _evidence_as_json(repeat.evidence),
    }


def _evidence_as_json(evidence: Iterable[sg.MatchEvidence]) -> list[dict[str, str]]:
    return [{"ground": each.ground.value, "value": each.value, **in_both(each.text)} for each in evidence]


def _row(match: sg.AlertMatch, language: str) -> tuple[str, ...]:
    strength = f"{match.strength:.2f}"
    return strength, match.grade.label(language), match.id, match.alert, describe(match.evidence, language)


def _read_catalogue(name: str, language: str) -> sg.Catalogue:
    title = name_for_people(name)
    with open_input(name) as stream:
        try:
            read = sg.read_catalogue(stream)
        except SafetyGateError as error:
            raise Unusable(f"{title}: {error}") from None
    for problem in read.problems:
        tell(f"{title}{COLON.say(language)}{problem.text(language)}")
    if read.passed_over:
        tell(_PASSED_OVER.say(language, name=title, columns=", ".join(read.passed_over)))
    return read


def _alerts(files: Sequence[str], language: str) -> Iterator[sg.Alert]:
    """The alerts of all *files*: documents, or whatever `import` takes."""
    for name in files:
        with open_input(name) as stream, open_intake(stream) as intake:
            if b'"schema_version"' not in intake.head:
                yield from (alert for alert, _ in alerts_of(cast("BinaryIO", intake)))
                continue
            for received in documents(cast("BinaryIO", io.BufferedReader(_Raw(intake)))):
                if not isinstance(received.record, sg.Alert):
                    raise Unusable(f"{name_for_people(name)}: {received.report.text(language)}")
                yield received.record


@final
class _Raw(io.RawIOBase):
    """
    What is left of a feed of which the beginning was looked at, as a file of lines.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake = intake

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """Fill *buffer* with the next bytes; how many there were."""
        view = memoryview(buffer)
        part = self._intake.read(len(view))
        view[: len(part)] = part
        return len(part)


def _is_new(match: sg.AlertMatch, seen: Mapping[tuple[str, str], codes.MatchGrade]) -> bool:
    """Whether *match* was not shown yet, or only as less sure."""
    shown = seen.get((match.id, match.alert))
    return shown is None or _SURENESS[match.grade] > _SURENESS[shown]


def _read_state(name: str | None) -> Seen:
    if name is None or not Path(name).exists():
        return {}
    try:
        rows = [json.loads(line) for line in Path(name).read_bytes().splitlines()]
        return {(row["id"], row["alert"]): codes.MatchGrade(row["grade"]) for row in rows}
    except (ValueError, KeyError, TypeError):
        raise Unusable(f"{name_for_people(name)}: expected a state that `watch` has written") from None


def _write_state(name: str, seen: Seen, *, apart: Sequence[str]) -> None:
    with open_output(name, apart=apart) as write:
        for (id_, alert), grade in sorted(seen.items()):
            write(json.dumps({"id": id_, "alert": alert, "grade": grade.value}, ensure_ascii=False).encode())
