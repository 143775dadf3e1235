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

from safetygate.cli.options import first_language_option
from safetygate.cli.outcome import Outcome, Unusable, sentence
from safetygate.domain.records.errors import SafetyGateError

COMMANDS: Final = {
    "import": "commands.feeds.import_alerts",
    "register": "commands.register.register",
    "validate": "commands.documents.validate",
    "show": "commands.documents.show",
    "schema": "commands.schemas.schema",
    "case": "commands.case.case",
    "deadline": "commands.deadlines.deadline",
    "standing": "commands.deadlines.standing",
    "queue": "commands.desk.queue",
    "worklist": "commands.desk.worklist",
    "upcoming": "commands.desk.upcoming",
    "news": "commands.desk.news",
    "select": "commands.desk.select",
    "flag": "commands.desk.flag",
    "watch": "commands.watch.watch",
    "again": "commands.watch.again",
    "report": "commands.report.report",
    "tally": "commands.tally.tally",
    "export": "commands.export.export",
    "submission": "commands.submission.submission",
    "plan": "commands.plan.plan",
    "conformance": "commands.conformance.conformance",
    "demo": "demo.steps.demo",
}
"""From the name of a command to its module and function, in the order in which they are listed."""

# 128 and the number of the signal: SIGTERM is 15, SIGINT is 2.
_TERMINATED: Final = 143
_STOPPED: Final = 130
"""The exit code by which a shell knows that a command was interrupted from the keyboard."""


@final
class Program(click.Group):
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
        module, _, function = COMMANDS[cmd_name].rpartition(".")
        command: click.Command = getattr(import_module(f"safetygate.cli.{module}"), function)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and leave with the outcome that it returns."""
        try:
            outcome = super().invoke(ctx)
        # Not an error of ours: whatever read the output has had enough.
        except BrokenPipeError:
            raise
        except (OSError, SafetyGateError) as error:
            raise Unusable(sentence(error)) from error
        ctx.exit(outcome or Outcome.FINE)


@click.command("safetygate", cls=Program)
@click.version_option(package_name="safetygate", message="%(prog)s %(version)s")
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
