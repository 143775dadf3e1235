"""
Text of strangers made inert: what steers a screen or turns the direction of reading is seen, and does nothing.
"""

from __future__ import annotations

import re
from typing import Final

# U+202E shows "gpj.exe" as "exe.jpg"; tabs and the ends of lines are none of these.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def show_controls(text: str) -> str:
    """*text* with a visible sign in the place of each character that would steer the screen that shows it."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
