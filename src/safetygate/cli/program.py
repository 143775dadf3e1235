"""
The command `safetygate` with all its commands.

Each group of commands is a module of its own, loaded when one of its commands is called.
A command is one function: it reads through `streams`, and returns the `Outcome` that becomes the exit code.
A new command is one row in the table below.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final, NoReturn, final

import click
from click.shell_completion import CompletionItem

from safetygate.cli.command import Command, Group, choose
from safetygate.cli.options import first_language_option
from safetygate.cli.outcome import Outcome, Unusable, sentence
from safetygate.domain.records.errors import SafetyGateError

COMMANDS: Final = {
    "import": ("commands.feeds.import_alerts", "Turn feeds into alerts. 将数据源转换为预警通报。"),
    "register": ("commands.register.register", "What is true of every alert. 预警通报登记册。"),
    "validate": ("commands.documents.validate", "Check documents. 检查文档。"),
    "show": ("commands.documents.show", "Lay documents out for people. 以便于阅读的形式显示文档。"),
    "sheet": ("commands.sheet.sheet", "A page to print of each. 每份一页，便于打印。"),
    "envelope": ("commands.envelope.envelope", "Send and receive documents. 收发文档。"),
    "schema": ("commands.schemas.schema", "Show the schemas. 显示模式。"),
    "case": ("commands.case.case", "Keep a case. 管理个案。"),
    "deadline": ("commands.deadlines.deadline", "By when a reaction is intended. 计算预期反馈期限。"),
    "standing": ("commands.deadlines.standing", "Where reactions stand. 显示反馈状况。"),
    "queue": ("commands.desk.queue", "What comes first. 显示处理顺序。"),
    "worklist": ("commands.desk.worklist", "What waits for you. 显示待办事项。"),
    "upcoming": ("commands.desk.upcoming", "What is about to be due. 显示即将到期的事项。"),
    "news": ("commands.desk.news", "What is new. 显示新进展。"),
    "select": ("commands.desk.select", "Choose alerts or cases. 筛选预警通报或个案。"),
    "flag": ("commands.desk.flag", "Flag many alerts at once. 一次提出多个标记。"),
    "watch": ("commands.watch.watch", "Watch a catalogue. 监测产品目录。"),
    "again": ("commands.watch.again", "Look for repeats. 查找重复预警。"),
    "report": ("commands.report.report", "Count a quarter. 统计一个季度。"),
    "tally": ("commands.tally.tally", "Count alerts. 统计预警通报。"),
    "export": ("commands.export.export", "Take it out again. 导出。"),
    "submission": ("commands.submission.submission", "Quarterly reports of the other side. 对方的季度报告。"),
    "plan": ("commands.plan.plan", "Keep the Action plan. 管理行动计划。"),
    "conformance": ("commands.conformance.conformance", "Try any implementation. 检验任何实现。"),
    "demo": ("demo.steps.demo", "Run a demonstration. 运行演示。"),
}
"""From the name of a command to its module and function, and what it does, in the order in which they are listed."""

# 128 and the number of the signal: SIGTERM is 15, SIGINT is 2.
_TERMINATED: Final = 143
_STOPPED: Final = 130
"""The exit code by which a shell knows that a command was interrupted from the keyboard."""


@final
class Program(Group):
    """
    The command itself, which finds its commands in the table and turns every expected error into one sentence.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called *cmd_name*."""
        if cmd_name not in COMMANDS:
            return None
        # Loaded only now: `safetygate --help` should not wait for the modules of every command.
        module, _, function = COMMANDS[cmd_name][0].rpartition(".")
        command: click.Command = getattr(import_module(f"safetygate.cli.{module}"), function)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List all commands, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin with what was typed, without loading any."""
        begun = {name: words for name, (_, words) in COMMANDS.items() if name.startswith(incomplete)}
        found = [CompletionItem(name, help=choose(words, ctx.meta["language"])) for name, words in begun.items()]
        return [*found, *Command.shell_complete(self, ctx, incomplete)]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and leave with the outcome that it returns."""
        # The name of a convention that many programs keep: https://no-color.org
        ctx.color = False if os.environ.get("NO_COLOR") else None
        try:
            outcome = super().invoke(ctx)
        # Not an error of ours: whatever read the output has had enough.
        except BrokenPipeError:
            raise
        except (OSError, SafetyGateError) as error:
            raise Unusable(sentence(error)) from error
        ctx.exit(outcome or Outcome.FINE)


@click.command("safetygate", cls=Program, context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(
    package_name="safetygate", message="%(prog)s %(version)s", help="Show the version and exit. 显示版本并退出。"
)
@first_language_option
def program(language: str) -> None:
    """Alerts on unsafe products sold online, exchanged between the European Union and China.

    欧盟与中国之间关于在线销售的不安全产品的预警通报交换。

    Exit codes: 0 fine, 1 problems found, 2 cannot be read or used.

    退出代码：0 正常，1 发现问题，2 无法读取或使用。
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command with *arguments*, or those of the process, and give its exit code."""
    _prepare()
    try:
        outcome: int = program.main(arguments, prog_name="safetygate", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        outcome = Outcome.UNUSABLE
    except click.Abort:
        outcome = _STOPPED
    try:
        sys.stdout.flush()
    except OSError as error:
        click.echo(f"Error: (stdout): {sentence(error)}", err=True)
        # What could not be written is given up, or the interpreter would try again at its end, and complain once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        outcome = Outcome.UNUSABLE
    return outcome


def _prepare() -> None:
    """Let a reader that stops reading end the command, and let no terminal refuse a character."""

    def end(_signal: int, _frame: object) -> NoReturn:
        # Leaving by an exception, not at once, lets `replace_file` take away what is half written.
        sys.exit(_TERMINATED)

    # Windows has no such signal.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, end)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A Chinese label on a terminal that is set to Latin-1 is shown as an escape and does not end the command.
            stream.reconfigure(errors="backslashreplace")
