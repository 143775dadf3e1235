"""
How a command ends: the only place that knows exit codes.
"""

from __future__ import annotations

import enum
from typing import final

import click

from safetygate.domain.records.characters import one_line


@final
class Outcome(enum.IntEnum):
    """
    What a command found, as the exit code that it leaves with.
    """

    # As with `grep` and `diff`: a script tells what was found from what went wrong.
    FINE = 0
    PROBLEMS = 1
    UNUSABLE = 2


@final
class Unusable(click.ClickException):
    """
    Something that was named cannot be read or used: the sentence says what was expected.
    """

    exit_code = Outcome.UNUSABLE


def name_for_people(name: str | bytes) -> str:
    """The *name* of a file, for people, on one line."""
    return one_line(click.format_filename(name))


def sentence(error: Exception) -> str:
    """What went wrong, for people: the words of the system for a file, those of the error itself for anything else."""
    if isinstance(error, OSError) and error.strerror:
        subject = f"{name_for_people(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
        return f"{subject}{error.strerror}"
    return str(error)
