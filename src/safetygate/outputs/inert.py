"""
Text from anywhere made inert: whatever shows it finds nothing in it to act on, and people see what there is.

What cannot be seen, or commands a terminal, ends a line or turns the direction of reading, is shown as an escape;
what a form of output takes for its own is escaped as that form asks.
"""

from __future__ import annotations

import html
import re
from typing import Final

from safetygate.domain.records.characters import one_line, printable

# What acts within a line, in CommonMark and in its extensions for tables and strikethrough: "a | b", "*bold*", "&amp;".
_MARKS: Final = re.compile(r"([\\`*_\[\]<>|~&])")

# What acts at the start of a line: "1. a" and "2) a" begin a list, "# a" a heading, "=" and "-" underline one.
_START: Final = re.compile(r"^([0-9]+(?=[.)])|(?=[#+=-]))")


def markup(text: str) -> str:
    """*text* in HTML and SVG, between tags or in an attribute."""
    return html.escape(printable(text))


def markdown(text: str) -> str:
    r"""*text* on one line of Markdown, alone or in an item or a cell: `SR/1|2` becomes `SR/1\|2`."""
    return _START.sub(r"\1\\", _MARKS.sub(r"\\\1", one_line(" ".join(text.split()))))


def calendar(text: str) -> str:
    """*text* as a value of iCalendar, whose line feeds the writer of the file escapes (RFC 5545, 3.3.11)."""
    return "\n".join(map(one_line, text.splitlines()))
