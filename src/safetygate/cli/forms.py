"""
Answers at the command line, for people or for programs.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

import click

from safetygate.cli.streams import put

F = TypeVar("F", bound=Callable[..., Any])


def form_option(function: F) -> F:
    """For people, or for programs."""
    forms = click.Choice(["text", "json"])
    return click.option("--format", "form", type=forms, default="text", show_default=True, help="Format. 格式。")(
        function
    )


def put_json(answer: Any) -> None:
    """Write an *answer* for programs to the standard output."""
    put(json.dumps(answer, ensure_ascii=False, indent=2).encode())
