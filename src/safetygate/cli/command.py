"""
Commands that explain themselves in the language of whoever asks.

Every text of help stands once, first in English and then in Chinese, and is shown in one of the two.
Nothing of the library is loaded here: help and completion should not wait for records.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final, final

import click

LANGUAGES: Final = ("en", "zh")
"""The languages in which there is help, as `Language` has them."""

_VARIABLES: Final = ("SAFETYGATE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where the environment says in which language to speak; the first that says anything counts."""

# `Write to FILE. 写入文件。`: the Chinese begins after the last sentence that is wholly English.
_CHINESE: Final = re.compile("[㐀-鿿]")
_END: Final = re.compile(r"[.:]\s+")
_BROKEN: Final = re.compile(r"(?<=[^\x00-\x7f])\n\s*(?=[^\x00-\x7f])")
_EXTRAS: Final = re.compile(r"  \[[^\]]*\]$")
"""What follows the help of an option, such as its default."""

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {},
    "zh": {
        "Usage": "用法",
        "Options": "选项",
        "Commands": "命令",
        "[default: ": "[默认值：",
        "default: ": "默认值：",
        "required": "必填",
        "env var: ": "环境变量：",
    },
}
"""How the words that stand around our texts are said in each language."""

_MOST_LISTED, _FEW = 20, 3
"""Of more choices than the first number, only as many as the second are named where another was typed."""


def choose(text: str, language: str) -> str:
    """The part of a *text* of help that is in *language*; all of it, where it is in none but one."""
    extras = _EXTRAS.search(text)
    blocks = re.split(r"\n\s*\n", text[: extras.start()] if extras else text)
    parts = [_divide(block)[language] for block in blocks]
    chosen = "\n\n".join(filter(None, parts)) or text
    return f"{chosen}{_translate(extras[0], language)}" if extras and chosen is not text else chosen


def _divide(block: str) -> dict[str, str]:
    """What is in each language in a *block* of text."""
    first = _CHINESE.search(block)
    if first is None:
        return dict(zip(LANGUAGES, (block, ""), strict=True))
    ends = [end.end() for end in _END.finditer(block, 0, first.start())]
    cut = ends[-1] if ends else 0
    # A line of Chinese goes on in the next one without a blank.
    return dict(zip(LANGUAGES, (block[:cut].rstrip(), _BROKEN.sub("", block[cut:])), strict=True))


def _translate(text: str, language: str) -> str:
    for word, translated in _WORDS[language].items():
        text = text.replace(word, translated)
    return text


def _language_asked(arguments: Sequence[str]) -> str | None:
    # `--help` is answered before any other option is read, so the arguments are looked through first.
    for argument, following in zip_longest(arguments, arguments[1:]):
        name, _, value = argument.partition("=")
        if name == "--lang" and (value or following) in LANGUAGES:
            return value or following
        if argument == "--":
            break
    return None


def _language_of_environment() -> str:
    said = next(filter(None, map(os.environ.get, _VARIABLES)), "")
    # zh_CN.UTF-8, en_IE, C
    return next((language for language in LANGUAGES if said.lower().startswith(language)), LANGUAGES[0])


@final
class _Formatter(click.HelpFormatter):
    """
    Writes help in one language.
    """

    language = "en"

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How the command is typed."""
        super().write_usage(prog, args, prefix or _translate("Usage: ", self.language))

    def write_heading(self, heading: str) -> None:
        """The head of a section."""
        super().write_heading(_translate(heading, self.language))

    def write_text(self, text: str) -> None:
        """A text, in its language."""
        super().write_text(choose(text, self.language))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands, each explained in the language."""
        super().write_dl([(term, choose(text, self.language)) for term, text in rows], col_max, col_spacing)


@final
class _Context(click.Context):
    """
    The state of one command, which knows the language in which it was asked.
    """

    def make_formatter(self) -> click.HelpFormatter:
        """What writes the help."""
        formatter = _Formatter(width=self.terminal_width, max_width=self.max_content_width)
        formatter.language = self.meta["language"]
        return formatter


class Command(click.Command):
    """
    A command that explains itself in the language of whoever asks.
    """

    context_class = _Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments, the language first."""
        meta = ctx.meta
        meta["language"] = _language_asked(args) or meta.get("language") or _language_of_environment()
        return super().parse_args(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option by which it explains itself."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Show this help and exit. 显示帮助并退出。"
        return option

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Say what it does."""
        # `python -OO` drops docstrings, and they are the help.
        if self.help is None and self.callback is not None:
            self.help = _read_docstring(self.callback)
        super().format_help_text(ctx, formatter)


def _read_docstring(function: Callable[..., Any]) -> str | None:
    import ast
    import inspect
    import textwrap

    body = ast.parse(textwrap.dedent(inspect.getsource(inspect.unwrap(function)))).body[0]
    return ast.get_docstring(body) if isinstance(body, ast.FunctionDef) else None


def command(name: str | None = None, **further: Any) -> Callable[[Callable[..., Any]], Command]:
    """Make a function a command, as `click.command` does."""
    return click.command(name, cls=Command, **further)


class Group(Command, click.Group):
    """
    Several commands under one name.
    """

    command_class = Command
    group_class = type

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed, or else those that are like it."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise click.UsageError(f"No such command {args[0]!r}.{_hint(args[0], self.list_commands(ctx))}", ctx)
        return super().resolve_command(ctx, args)


def group(name: str | None = None, **further: Any) -> Callable[[Callable[..., Any]], Group]:
    """Make a function a group of commands, as `click.group` does."""
    return click.command(name, cls=Group, **further)


@final
class Choice(click.Choice[str]):
    """
    One of some words, which names the likeliest where another was typed.
    """

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """What was expected: all that there is, or of a long list what is most like *value*."""
        words = [str(each) for each in self.choices]
        few = words if len(words) <= _MOST_LISTED else words[:_FEW]
        listed = ", ".join(map(repr, few)) + (f", … ({len(words)})" if few is not words else "")
        return f"{value!r} is not one of {listed}.{_hint(str(value), words)}"


def _hint(typed: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    alike = get_close_matches(typed, known)
    return f" Did you mean {' or '.join(map(repr, alike))}?" if alike else ""
