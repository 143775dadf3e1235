"""
Drawings for a page, in SVG: bars, columns, and the frame that every drawing stands in.

Across, everything is placed in percent, and downwards in pixels: so a drawing fills whatever width it is given, from a
telephone to a sheet of paper, and its text keeps the size of the page. It takes its colours from the page as well,
by the names `--main`, `--second` and `--soft`; where the page names none, it has its own.
Every drawing says in words what it shows, for whoever cannot see it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Final, NamedTuple
from unicodedata import east_asian_width

from safetygate.domain.records.phrases import COLON, SEMICOLON, Language
from safetygate.outputs.inert import markup

COLOURS: Final = ("var(--main, #1f6feb)", "var(--second, #d9822b)")
SOFT: Final = "var(--soft, #5a6775)"

_TEXT, _BAR, _ROW = 14, 10, 36
_LINE: Final = 38
"""How many Latin letters, or half as many Chinese characters, stand in a line on a telephone."""

_HEIGHT: Final = 220
_LEFT: Final = 7
"""Where columns begin, in percent: before them stand the numbers of the axis."""


class Bar(NamedTuple):
    """
    One bar.

    Attributes:
        label: What is counted.
        counts: How many, for each of the colours.
        text: What stands beside it, where that is not the number itself.
    """

    label: str
    counts: tuple[int, ...]
    text: str | None = None

    @property
    def figure(self) -> str:
        """The number or the numbers, as they stand beside the bar."""
        return self.text if self.text is not None else " + ".join(map(str, self.counts))


def draw(height: float, words: str, parts: Iterable[str]) -> str:
    """A drawing of *height* pixels that shows the *parts*, and says in *words* what they show."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{height:g}" font-size="{_TEXT}" '
        f'fill="currentColor" role="img" aria-label="{markup(words)}">'
    )
    return "\n".join((head, *parts, "</svg>"))


def draw_bars(
    bars: Sequence[Bar], language: Language, *, whole: int | None = None, reach: int = 84, keys: Sequence[str] = ()
) -> str:
    """
    Bars from left to right, one below the other, each under its label.

    Args:
        bars: The bars.
        language: In which language the drawing is said.
        whole: The number that reaches as far as a bar may; the largest where none is given.
        reach: How far that is, in percent of the width: what is left holds the number beside the bar.
        keys: What each colour stands for, where there are several.
    """
    most = whole or max((sum(bar.counts) for bar in bars), default=0) or 1
    parts = [*draw_keys(keys)]
    top = 24.0 * len(keys)
    for bar in bars:
        for line in _break_lines(bar.label):
            parts.append(f'<text y="{top + _TEXT}">{markup(line)}</text>')
            top += _TEXT + 4
        top -= _TEXT + 4
        reached = 0.0
        for count, colour in zip(bar.counts, COLOURS, strict=False):
            width = reach * count / most
            parts.append(_rect(reached, top + 20, width, _BAR, f'fill="{colour}"'))
            reached += width
        parts.append(f'<text x="{reached:.2f}%" dx="6" y="{top + 30}">{markup(bar.figure)}</text>')
        top += _ROW
    said = SEMICOLON.say(language).join(f"{bar.label}{COLON.say(language)}{bar.figure}" for bar in bars)
    return draw(top + 2, said, parts)


def _break_lines(label: str) -> list[str]:
    # A Chinese character is as wide as two Latin letters.
    across = sum(2 if east_asian_width(sign) in "WF" else 1 for sign in label)
    return wrap(label, max(1, _LINE * len(label) // across)) if across > _LINE else [label]


def draw_keys(keys: Sequence[str]) -> Iterator[str]:
    """What each colour stands for, a line each, at the top of a drawing."""
    for row, (key, colour) in enumerate(zip(keys, COLOURS, strict=False)):
        yield f'<rect y="{24 * row + 3}" width="12" height="12" fill="{colour}"/>'
        yield f'<text x="20" y="{24 * row + _TEXT}">{markup(key)}</text>'


class Columns(NamedTuple):
    """
    Columns over the whole numbers, with a line between two of them.

    Attributes:
        counts: From each whole number, zero or more, to how many there are of it.
        across: What is counted from left to right.
        line_after: The number after which the line stands; the columns beyond have the second colour.
        line: What the line is.
        keys: What the two colours stand for.
        words: What they show, in words.
    """

    counts: Mapping[int, int]
    across: str
    line_after: int
    line: str
    keys: tuple[str, str]
    words: str


def draw_columns(columns: Columns) -> str:
    """The *columns*; whatever lies as far beyond the line again stands in one last column, and its number says so."""
    # One late answer after 400 days would press all the others into the first tenth of the width.
    last = 2 * columns.line_after + 1
    heights = Counter[int]()
    for number, count in columns.counts.items():
        heights[min(number, last)] += count
    most = max(heights.values(), default=0) or 1
    top, step = 24.0 * len(columns.keys) + 22, (100 - _LEFT) / (last + 1)
    bottom = top + _HEIGHT
    parts = [*draw_keys(columns.keys), *_grid(top, most)]
    for number, count in sorted(heights.items()):
        height, style = count * _HEIGHT / most, f'fill="{COLOURS[number > columns.line_after]}"'
        parts.append(_rect(_LEFT + number * step, bottom - height, step * 0.82, height, style))
    # By weeks, as a period of 21 days is thought of; a label within three days of the last one would touch it.
    for number in [*range(0, last - 3, 7), last]:
        middle, text = _LEFT + (number + 0.41) * step, f"> {last - 1}" if number == last else str(number)
        parts.append(f'<text x="{middle:.2f}%" y="{bottom + 18}" text-anchor="middle">{markup(text)}</text>')
    # In the middle of the gap: a column takes 0.82 of its step.
    at = f"{_LEFT + (columns.line_after + 0.91) * step:.2f}%"
    stroke = 'stroke="currentColor" stroke-dasharray="4 3"'
    parts += (
        f'<line x1="{at}" x2="{at}" y1="{top - 18}" y2="{bottom}" {stroke}/>',
        f'<text x="{at}" dx="6" y="{top - 6}">{markup(columns.line)}</text>',
        f'<text x="100%" y="{bottom + 38}" text-anchor="end">{markup(columns.across)}</text>',
    )
    return draw(bottom + 44, columns.words, parts)


def _grid(top: float, most: int) -> Iterator[str]:
    """Lines across at whole numbers, at most five of them, each with its number."""
    # Steps of one, two or five are what people read without reckoning.
    step = next(size for power in range(16) for size in (10**power, 2 * 10**power, 5 * 10**power) if size * 5 >= most)
    for number in range(0, most + 1, step):
        height = top + _HEIGHT - number * _HEIGHT / (most or 1)
        yield f'<line x1="{_LEFT}%" x2="100%" y1="{height:.1f}" y2="{height:.1f}" stroke="{SOFT}" stroke-opacity=".3"/>'
        yield f'<text x="{_LEFT - 1}%" y="{height + 5:.1f}" text-anchor="end">{number}</text>'


def _rect(left: float, top: float, width: float, height: float, style: str) -> str:
    return f'<rect x="{left:.2f}%" y="{top:.1f}" width="{width:.2f}%" height="{height:.1f}" {style}/>'
