"""How a question is written down."""

from __future__ import annotations

from typing import Any, NamedTuple


class Asked(NamedTuple):
    """
    One question for the vectors; the library answers it once, when the file is written.

    Attributes:
        name: The name of the vector.
        why: What it shows, in a sentence.
        input: What is given.
        by_hand: What somebody worked out without the library: from the name of a member to its value.
    """

    name: str
    why: str
    input: dict[str, Any]
    by_hand: dict[str, Any] | None = None
