"""
The command line: a host in miniature, which reads files, asks the clock and talks to people.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

from safetygate.documents.extras import need
from safetygate.domain.records.errors import MissingExtra


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command `safetygate`, with *arguments* or those of the process, and leave with its exit code."""
    # What is loaded stays: to look through it again and again would take a twentieth of a short command's time.
    gc.set_threshold(100_000, 50, 100)
    try:
        for package in ("click", "rich"):
            need(package, "The command line", "cli")
    except MissingExtra as error:
        print(f"Error: {error}", file=sys.stderr)
        sys.exit(2)
    # Not before both packages are known to be there: without them the sentence above is said, and no traceback.
    from safetygate.cli.program import run

    sys.exit(run(arguments))
