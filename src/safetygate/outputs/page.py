"""
A page in two languages: the one form in which reports and plans are shown on a screen and on paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any, Final

from safetygate.documents.extras import need

LANGUAGES: Final = {"en": "en", "zh": "zh-Hans"}
"""From our code to the tag of a web page."""


def bilingual_page(pages: Sequence[Mapping[str, Any]], language: str = "en") -> str:
    """
    One HTML page that needs nothing else: no network, no script, no font.

    Args:
        pages: What stands on it in each of the two languages, by the names that the template knows.
        language: Which of them shows first, `"en"` or `"zh"`; the reader can switch.

    Raises:
        MissingExtra: Where the extra `[report]` is not installed.
    """
    jinja2 = need("jinja2", "A page", "report")
    source = (files("safetygate.outputs") / "templates" / "report.html").read_text(encoding="utf-8")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    page: str = environment.from_string(source).render(first=language, pages=pages)
    return page
