"""
How long and of what shape the texts of records are: each bound is written here once.
"""

from __future__ import annotations

from typing import Final

from safetygate.domain.records import languages
from safetygate.domain.records.checks import Multilingual, Text

SHORT: Final = Text(4000)
"""What stands in one box of a form: a name, a model, a batch; the longest seen in a real feed is 1,716 characters."""

LONG: Final = Multilingual(50000)
"""Running text; the longest seen in a real feed is 2,626 characters."""

# https://www.example.com/item?id=1, HTTP://EXAMPLE.COM/A: feeds write the scheme in either case
ADDRESS: Final = Text(4000, pattern=r'^[hH][tT][tT][pP][sS]?://[^\x00-\x20\x7f<>"]+$')
"""An address on the web, of the schemes http and https."""

NUMBER: Final = Text(100)
"""An alert number as it is printed; a malformed one is kept as it came."""

# 0193a1b2-…-9f01, 01JD3Z…, urn:uuid:…, case-2026.17
IDENTIFIER: Final = Text(200, pattern=r"^[A-Za-z0-9][A-Za-z0-9._~:-]*$")
"""What names a case or an entry in it, unique for ever: a UUID, a ULID, a URN."""

# UTC, Etc/GMT+8, America/Argentina/Buenos_Aires
ZONE_NAME: Final = r"^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*$"
"""What the name of an IANA time zone looks like; whether there is such a zone, a rule tells."""

LANGUAGE_TAG: Final = Text(languages.LONGEST_TAG, least=2, pattern=languages.LANGUAGE_TAG)
"""A well-formed tag of a language (BCP 47)."""

DIGEST: Final = Text(64, least=64, pattern=r"^[0-9a-f]{64}$")
"""A SHA-256 digest in 64 small hexadecimal digits."""


def withhold(value: object) -> str:
    """What `repr` shows of a member that is restricted: whether it says something, and never what."""
    return "…" if value else repr(value)
