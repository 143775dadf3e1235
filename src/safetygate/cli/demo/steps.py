"""
The command `demo`: a demonstration, step by step, with every document that it makes.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click
from attrs import evolve

import safetygate as sg
from safetygate import codes
from safetygate.cli.command import command
from safetygate.cli.commands.documents import Checked
from safetygate.cli.commands.feeds import alerts_of, as_json
from safetygate.cli.demo.exchange import count_days, exchange_cases, keep_plan, order_work
from safetygate.cli.demo.knowledge import keep_register, tell_scope, watch_products
from safetygate.cli.demo.quarter import reconcile_quarter, report_quarter
from safetygate.cli.demo.stage import Lines, Stage, Step, sample
from safetygate.cli.options import language_option
from safetygate.cli.outcome import Outcome
from safetygate.cli.streams import documents, open_input, open_output, say, show_table
from safetygate.domain.records.code import CodeList

_MADE_UP: Final = sg.Phrase("Everything in these files is made up.", "以上文件内容均为虚构。")
_OPEN: Final = sg.Phrase("Open {} in a browser.", "请用浏览器打开 {}。")
_NEXT: Final = sg.Phrase("Next, try:", "接下来可试：")

_PAGES: Final = ("quarterly-report.html", "reconciliation.html", "action-plan.html")
_TRY: Final = (
    "safetygate show {0}alerts.ndjson",
    "safetygate register doubts {0}register.ndjson",
    "safetygate watch {0}catalogue.ndjson {0}alerts.ndjson --format text",
)
_TRY_CASES: Final = (
    "safetygate queue {0}quarter.ndjson --at 2026-10-01T00:00:00Z --limit 10",
    "safetygate report {0}quarter.ndjson --quarter 2026-Q3 --status demonstration --format text",
)


@command()
@click.option("--input", "feed", metavar="FILE", help="A feed of your own. 自备的数据源文件。")
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo-output"),
    show_default=True,
    help="Write to DIR. 写入目录。",
)
@language_option
def demo(feed: str | None, folder: Path, language: str) -> Outcome:
    """Run a demonstration, and write every document that it makes.

    运行演示，并写出其中产生的全部文档。

    It starts from a weekly report that is made up, and plays an exchange about it.
    A feed of your own is read, checked, counted, registered and watched; nothing is invented about it.

    以虚构的每周报告为起点，演示双方就其进行的交换。
    自备的数据源仅读取、检查、统计、登记和监测，不虚构任何内容。
    """
    folder.mkdir(parents=True, exist_ok=True)
    stage = Stage(feed=feed, folder=folder, language=sg.Language.parse(language))
    for title, step in STEPS if feed is None else FEED_STEPS:
        stage, lines = step(stage)
        names = (name if isinstance(name, str) else name.say(stage.language) for name, _ in lines)
        show_table(title.say(stage.language), zip(names, (figure for _, figure in lines), strict=True))
    say("\n".join(str(path) for path in sorted(folder.iterdir())))
    _say_what_next(stage)
    return stage.outcome


def _say_what_next(stage: Stage) -> None:
    if stage.feed is None:
        say(_MADE_UP.say(stage.language))
    for page in _PAGES:
        if Path(stage.file(page)).exists():
            say(_OPEN.say(stage.language, stage.file(page)))
    say(_NEXT.say(stage.language))
    for line in (*_TRY, *(_TRY_CASES if stage.feed is None else ())):
        # As it can be typed: a folder whose name has blanks stands between quotes.
        say(f"  {line.format(shlex.quote(stage.file('')) + '/')}")


def import_alerts(stage: Stage) -> tuple[Stage, Lines]:
    """Read the feed, and write alerts and findings."""
    name = stage.feed or sample().name
    alerts, findings = list[sg.Alert](), 0
    with (
        stage.open_feed() as stream,
        open_output(stage.file("alerts.ndjson")) as write,
        open_output(stage.file("findings.ndjson")) as note,
    ):
        for alert, noticed in alerts_of(stream):
            alerts.append(stage.mark(alert))
            write(sg.dumps(alerts[-1]))
            for each in noticed:
                note(as_json(name, each))
            findings += len(noticed)
    return evolve(stage, alerts=tuple(alerts)), [
        (sg.Phrase("feed", "数据源"), name),
        (sg.Phrase("alerts", "预警通报"), str(len(alerts))),
        (sg.Phrase("findings", "问题"), str(findings)),
    ]


def check_documents(stage: Stage) -> tuple[Stage, Lines]:
    """Read back what was written, check it, and write the report."""
    with open_input(stage.file("alerts.ndjson")) as stream:
        checked = Checked("alerts.ndjson", documents(stream))
    with open_output(stage.file("validation-report.json")) as write:
        write(sg.dumps(checked.report, indent=2))
    lines = [
        (sg.Phrase("documents checked", "已检查文档"), str(checked.documents)),
        (sg.Phrase("not valid", "无效"), str(checked.invalid)),
        (sg.Phrase("remarks", "提示"), str(len(checked.report.problems))),
    ]
    return evolve(stage, outcome=Outcome.PROBLEMS if checked.invalid else stage.outcome), lines


def count_alerts(stage: Stage) -> tuple[Stage, Lines]:
    """Count what is on a code, and what is sold online."""
    alerts = stage.alerts
    online = [alert for alert in alerts if alert.sold_online is codes.Answer.YES]
    chinese = [alert for alert in online if alert.origin is codes.Country.CN]
    categories = (alert.product.category for alert in alerts)
    risks = (risk.type for alert in alerts for risk in alert.risks)
    measures = (measure.category for alert in alerts for measure in alert.measures)
    return stage, [
        (sg.Phrase("categories on a code", "类别已编码"), _share_on_list(categories, codes.ProductCategory.OTHER)),
        (sg.Phrase("risks on a code", "风险已编码"), _share_on_list(risks, codes.RiskType.OTHER)),
        (sg.Phrase("measures on a code", "措施已编码"), _share_on_list(measures, codes.MeasureCategory.OTHER)),
        (sg.Phrase("sold online", "在线销售"), _share(len(online), len(alerts))),
        (sg.Phrase("of them of Chinese origin", "其中原产地为中国"), _share(len(chinese), len(online))),
    ]


FEED_STEPS: Final[tuple[tuple[sg.Phrase, Step], ...]] = (
    (sg.Phrase("Import", "导入"), import_alerts),
    (sg.Phrase("Check", "检查"), check_documents),
    (sg.Phrase("Count", "统计"), count_alerts),
    (sg.Phrase("Scope", "范围"), tell_scope),
    (sg.Phrase("Register", "登记"), keep_register),
    (sg.Phrase("Watch", "监测"), watch_products),
)
"""What is done with any feed: each step with its title."""

STEPS: Final = (
    *FEED_STEPS,
    (sg.Phrase("Exchange", "交换"), exchange_cases),
    (sg.Phrase("Days", "期限"), count_days),
    (sg.Phrase("Order of work", "处理顺序"), order_work),
    (sg.Phrase("Quarterly report", "季度报告渠道"), report_quarter),
    (sg.Phrase("Reconciliation", "核对"), reconcile_quarter),
    (sg.Phrase("Action plan", "行动计划"), keep_plan),
)
"""The whole demonstration, where the feed is made up as well."""


def _share_on_list(codes: Iterable[CodeList], other: CodeList) -> str:
    every = list(codes)
    return _share(sum(code is not other for code in every), len(every))


def _share(part: int, whole: int) -> str:
    return f"{part} / {whole}" + (f" ({part / whole:.0%})" if whole else "")
