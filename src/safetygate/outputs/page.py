"""
A page in two languages: the one form in which reports and plans are shown on a screen and on paper.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from safetygate.documents.extras import need
from safetygate.domain.records.characters import printable
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.outputs.tables import PrintedTable

DEMONSTRATION: Final = "invalid.safetygate.demonstration"
"""The agreed addition by which a document says that what it holds is made up; `invalid` is nobody's domain."""

_MADE_UP: Final = Phrase(
    "Demonstration: everything here is made up, and says nothing about any authority.",
    "演示：此处内容均为虚构，与任何主管机构的实际情况无关。",
)
_LONG: Final = 20


class Tile(NamedTuple):
    """
    One figure that is seen at a glance.

    Attributes:
        label: What it is.
        value: The figure, with its unit.
        note: Of how many, and how it changed; empty where there is nothing to say.
    """

    label: str
    value: str
    note: str = ""


class Section(NamedTuple):
    """
    One part of a page, under its own heading.

    Attributes:
        name: A name that no other part of the page has.
        title: The heading.
        drawing: A drawing in SVG, made by this library, which says in words what it shows.
        table: A table.
        paragraphs: What is to be said in sentences, each with its kind: `p`, `h3` or `li`.
        wide: Whether it takes the whole width; what does stands before all that does not, and in the annex after it.
    """

    name: str
    title: str
    drawing: str | None = None
    table: PrintedTable | None = None
    paragraphs: tuple[tuple[str, str], ...] = ()
    wide: bool = False

    @property
    def is_long(self) -> bool:
        """Whether it may go on in the next column or on the next sheet; all else stays in one piece."""
        return len(self.paragraphs) + (0 if self.table is None else len(self.table.rows)) > _LONG


class Page(NamedTuple):
    """
    What a page says in one language.

    Attributes:
        heading: What it is about.
        terms: What is counted or shown, and as of when, in one sentence or two.
        answer: The sentence that a reader who has ten seconds takes away.
        banners: What must be known before anything on it is quoted; most pages have none.
        tiles: The figures that are seen at a glance.
        sections: Its parts, the most important first.
        annex_title: The heading of the full figures.
        annex: What is folded away until it is asked for, or printed.
        notices: What stands at its end.
        files: The files beside the page that hold its figures, by their names.
    """

    heading: str
    terms: str
    answer: str
    banners: tuple[str, ...]
    tiles: tuple[Tile, ...]
    sections: tuple[Section, ...]
    annex_title: str
    annex: tuple[Section, ...]
    notices: tuple[str, ...]
    files: tuple[str, ...] = ()


def demonstration_banners(extensions: Mapping[str, Any] | None, language: Language) -> tuple[str, ...]:
    """What a page says first where the *extensions* of its document say that it is made up; else nothing."""
    return (_MADE_UP.say(language),) if extensions and extensions.get(DEMONSTRATION) is True else ()


def bilingual_page(write: Callable[[Language], Page], language: str | Language) -> str:
    """
    One HTML page that needs nothing else: no network, no script, no font.

    Args:
        write: What the page says, asked once for each language.
        language: Which of them shows first; the reader can switch.

    Raises:
        InvalidValue: Where there are no words in *language*.
        MissingExtra: Where the extra `[report]` is not installed.
    """
    # Both languages lie in the one file, as a page that is sent by mail cannot fetch the other.
    first, pages = Language.parse(language), {each: write(each) for each in Language}
    return fill_template("page.html", first=first, pages=pages)


def fill_template(name: str, **values: Any) -> str:
    """
    The template called *name*, filled in; whatever a stranger wrote in *values* stays text.

    Raises:
        MissingExtra: Where the extra `[report]` is not installed.
    """
    jinja2 = need("jinja2", "A page", "report")
    source = (files("safetygate.outputs") / "templates" / name).read_text(encoding="utf-8")
    # Strict and escaped: names come from strangers, and a name that is missing must not leave a gap in silence.
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        finalize=_clean,
    )
    # A name begins where the page lies: none of them can become an address elsewhere or a script.
    environment.filters["beside"] = _beside
    html: str = environment.from_string(source).render(**values)
    return html


def _clean(value: object) -> object:
    return printable(value) if type(value) is str else value


def _beside(name: str) -> str:
    return f"./{quote(name)}"
