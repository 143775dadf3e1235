"""
The command line: a host in miniature, which reads files, asks the clock and talks to people.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final, NoReturn

from safetygate.domain.records.errors import MissingExtra

_EXTRA: Final = {"click", "rich"}


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command `safetygate`, with *arguments* or those of the process, and leave with its exit code."""
    try:
        from safetygate.cli.program import run

        sys.exit(run(arguments))
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        print(f"Error: {MissingExtra('the command line', 'cli')}", file=sys.stderr)
        sys.exit(2)
