"""
What several commands take in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from safetygate.domain.records.phrases import Language

F = TypeVar("F", bound=Callable[..., Any])


def files_argument(function: F) -> F:
    """One or more files to read; `-` is the standard input."""
    return click.argument("files", metavar="FILE...", nargs=-1, required=True)(function)


def output_option(function: F) -> F:
    """Where to write, if not to the standard output."""
    return click.option("-o", "--output", metavar="FILE", help="Write to FILE. 写入文件。")(function)


def form_option(function: F) -> F:
    """For people, or for programs."""
    forms = click.Choice(["text", "json"])
    return click.option("--format", "form", type=forms, default="text", show_default=True, help="Format. 格式。")(
        function
    )


def language_option(function: F) -> F:
    """In which language to speak; where the command does not say it, what was said before the command holds."""
    return _language_option(lambda: str(click.get_current_context().find_root().params["language"]))(function)


def first_language_option(function: F) -> F:
    """The same for the command as a whole, which also asks the environment."""
    return _language_option("en", envvar="SAFETYGATE_LANG", show_default=True, show_envvar=True)(function)


def _language_option(default: str | Callable[[], str], **further: Any) -> Callable[[F], F]:
    languages = click.Choice([language.value for language in Language])
    help_text = "The language of the output. 使用的语言。"
    return click.option("--lang", "language", type=languages, default=default, help=help_text, **further)
