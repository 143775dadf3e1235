"""
The command `demo`: an example exchange, step by step, with every document that it makes.

A step takes the stage as the step before it left it, writes its documents, and says in a few lines what came of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import click
from attrs import evolve

from safetygate.cli.commands.documents import Checked
from safetygate.cli.commands.feeds import alerts_of, as_json
from safetygate.cli.demo.exchange import count_days, exchange_cases, keep_plan, order_work, report_quarter
from safetygate.cli.demo.stage import Line, Stage, Step
from safetygate.cli.outcome import Outcome
from safetygate.cli.streams import documents, opened, say, show_table, written
from safetygate.documents.document import dumps
from safetygate.domain.alerts.alert import Alert
from safetygate.domain.codes import Answer, Country, MeasureCategory, ProductCategory, RiskType
from safetygate.domain.records.code import CodeList


def sample() -> Traversable:
    """The weekly report that comes with this library; everything in it is made up."""
    return files("safetygate") / "samples" / "made-up-weekly-report.xml"


@click.command(short_help="Run an example exchange. 运行一次示例交换。")
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
def demo(feed: str | None, folder: Path) -> Outcome:
    """Run an example exchange, and write every document that it makes.

    运行一次示例交换，并写出其中产生的全部文档。

    It starts from a weekly report that is made up, or from a feed of your own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stage = Stage(feed=feed, folder=folder)
    for title, step in STEPS:
        stage, lines = step(stage)
        show_table(title, lines)
    say("\n".join(str(path) for path in sorted(folder.iterdir())))
    return stage.outcome


def import_alerts(stage: Stage) -> tuple[Stage, list[Line]]:
    """Read the feed, and write alerts and findings."""
    name = stage.feed or sample().name
    alerts, findings = list[Alert](), 0
    with (
        opened(stage.feed) if stage.feed else sample().open("rb") as stream,
        written(stage.file("alerts.ndjson")) as write,
        written(stage.file("findings.ndjson")) as note,
    ):
        for alert, noticed in alerts_of(stream):
            alerts.append(alert)
            write(dumps(alert))
            for each in noticed:
                note(as_json(name, each))
            findings += len(noticed)
    lines = [("feed", "数据源", name), ("alerts", "预警通报", str(len(alerts))), ("findings", "问题", str(findings))]
    return evolve(stage, alerts=tuple(alerts)), lines


def check_documents(stage: Stage) -> tuple[Stage, list[Line]]:
    """Read back what was written, check it, and write the report."""
    with opened(stage.file("alerts.ndjson")) as stream:
        checked = Checked("alerts.ndjson", documents(stream))
    with written(stage.file("validation-report.json")) as write:
        write(dumps(checked.report, indent=2))
    lines = [
        ("documents checked", "已检查文档", str(checked.documents)),
        ("not valid", "无效", str(checked.invalid)),
        ("remarks", "提示", str(len(checked.report.problems))),
    ]
    return evolve(stage, outcome=Outcome.PROBLEMS if checked.invalid else stage.outcome), lines


def count_alerts(stage: Stage) -> tuple[Stage, list[Line]]:
    """Count what is on a code, and what is sold online."""
    alerts = stage.alerts
    online = [alert for alert in alerts if alert.sold_online is Answer.YES]
    chinese = [alert for alert in online if alert.origin is Country.CN]
    return stage, [
        ("categories on a code", "类别已编码", _coded(_categories(alerts), ProductCategory.OTHER)),
        ("risks on a code", "风险已编码", _coded(_risks(alerts), RiskType.OTHER)),
        ("measures on a code", "措施已编码", _coded(_measures(alerts), MeasureCategory.OTHER)),
        ("sold online", "在线销售", _share(len(online), len(alerts))),
        ("of them of Chinese origin", "其中原产地为中国", _share(len(chinese), len(online))),
    ]


STEPS: Final[tuple[tuple[str, Step], ...]] = (
    ("Import · 导入", import_alerts),
    ("Check · 检查", check_documents),
    ("Count · 统计", count_alerts),
    ("Exchange · 交换", exchange_cases),
    ("Days · 期限", count_days),
    ("Order of work · 处理顺序", order_work),
    ("Quarterly report · 季度报告", report_quarter),
    ("Action plan · 行动计划", keep_plan),
)
"""The example exchange: each step with its title."""


def _categories(alerts: Iterable[Alert]) -> Iterator[CodeList]:
    return (alert.product.category for alert in alerts)


def _risks(alerts: Iterable[Alert]) -> Iterator[CodeList]:
    return (risk.type for alert in alerts for risk in alert.risks)


def _measures(alerts: Iterable[Alert]) -> Iterator[CodeList]:
    return (measure.category for alert in alerts for measure in alert.measures)


def _coded(codes: Iterable[CodeList], other: CodeList) -> str:
    every = list(codes)
    return _share(sum(code is not other for code in every), len(every))


def _share(part: int, whole: int) -> str:
    return f"{part} / {whole}" + (f" ({part / whole:.0%})" if whole else "")
