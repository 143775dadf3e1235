"""
The table of steps as a drawing: a column for each state, a row for each step.

In a row a dot is where a step may be taken, the arrow leads to where it then stands, and a ring stays where it is.
It is drawn from the table each time the documentation is built, in both languages.
"""

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import escape

from safetygate.domain.cases.steps import OF_THE_CASE, STEPS
from safetygate.domain.codes import Role, State, Step

Rows = dict[tuple[Step, tuple[Role, ...]], dict[State, list[State | None]]]

START = {"en": "not raised yet", "zh": "尚未提出"}
BETWEEN = {"en": ", ", "zh": "、"}
WIDTH = {"en": 40, "zh": 18}
"""How many signs of a line fit beside the columns."""

LEGEND = {
    "en": "● from here   ▶ it then stands here   ○ it stays as it is",
    "zh": "● 起点　▶ 此后所处状态　○ 状态不变",
}
TITLE = {
    ("case", "en"): "The steps of a case, from each state to the next",
    ("case", "zh"): "个案的步骤：从各状态到下一状态",
    ("flag", "en"): "The steps of a flag, from each state to the next",
    ("flag", "zh"): "标记的步骤：从各状态到下一状态",
}

_LABEL, _COLUMN, _HEAD, _ROW = 245, 82, 62, 54


def rows(group: str) -> Rows:
    """
    Every step of a case or of a flag and who may take it; by the state after it, the states before it.

    Before a flag is raised it has no state, `None`; the case in which it is raised is then open.
    """
    found: Rows = defaultdict(lambda: defaultdict(list))
    for state, row in STEPS.items():
        for step, cells in row.items():
            for then in dict.fromkeys(cells.values()):
                roles = tuple(role for role, leads in cells.items() if leads is then)
                for start, end in _arrows(group, state, then):
                    if start not in (starts := found[step, roles][end]):
                        starts.append(start)
    return found


def _arrows(group: str, state: State, then: State) -> Iterator[tuple[State | None, State]]:
    raised = state in OF_THE_CASE and then not in OF_THE_CASE
    if group == "case" and state in OF_THE_CASE:
        yield state, State.OPEN if raised else then
    if group == "flag" and then not in OF_THE_CASE:
        yield None if raised else state, then


def columns(group: str) -> list[State | None]:
    """The states of a case; or those of a flag, from before it is raised."""
    of_a_flag = (state for state in STEPS if state not in OF_THE_CASE and state is not State.UNKNOWN)
    return list(OF_THE_CASE) if group == "case" else [None, *of_a_flag]


def sentence(step: Step, roles: tuple[Role, ...], ways: Mapping[State, list[State | None]]) -> str:
    """One row in codes: what a reader who points at it, or has it read out, is told."""
    said = (
        f"{', '.join(start.value if start else 'none' for start in starts)} to {end.value}"
        for end, starts in ways.items()
    )
    return f"{step.value} ({', '.join(role.value for role in roles)}): {'; '.join(said)}"


def drawing(group: str, language: str) -> str:
    """The steps of a `case` or of a `flag`, in one language."""
    places = {state: _LABEL + _COLUMN * number + _COLUMN // 2 for number, state in enumerate(columns(group))}
    steps = rows(group)
    width, height = _LABEL + _COLUMN * len(places) + 10, _HEAD + _ROW * len(steps) + 34
    size = f'viewBox="0 0 {width} {height}" width="{width}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="sans-serif" font-size="13">',
        f'<title>{escape(TITLE[group, language])}</title><rect width="{width}" height="{height}" fill="#fff" rx="6"/>',
    ]
    for state, x in places.items():
        parts += _head(state.label(language) if state else START[language], x, height)
    for number, ((step, roles), ways) in enumerate(steps.items()):
        y = _HEAD + _ROW * number + _ROW // 2
        who = BETWEEN[language].join(role.label(language) for role in roles)
        parts += (
            f"<g><title>{escape(sentence(step, roles, ways))}</title>",
            f'<text x="12" y="{y - 3}" fill="#222" font-weight="600">{escape(step.label(language))}</text>',
        )
        for line, text in enumerate(textwrap.wrap(who, WIDTH[language])):
            parts.append(f'<text x="12" y="{y + 12 + 13 * line}" fill="#555" font-size="11">{escape(text)}</text>')
        for end, starts in ways.items():
            parts += _way([places[start] for start in starts], places[end], y)
        parts.append("</g>")
    parts.append(f'<text x="12" y="{height - 12}" fill="#555" xml:space="preserve">{LEGEND[language]}</text>')
    return "\n".join([*parts, "</svg>\n"])


def _head(label: str, x: int, height: int) -> Iterator[str]:
    """The name of a column, on as many lines as it needs, and a faint line down from it."""
    lines = textwrap.wrap(label, 14 if label.isascii() else 6)
    yield f'<path d="M{x} {_HEAD - 6} V{height - 32}" stroke="#d5dce6" stroke-width="1"/>'
    for number, line in enumerate(lines):
        y = _HEAD - 14 - 14 * (len(lines) - 1 - number)
        yield f'<text x="{x}" y="{y}" text-anchor="middle" fill="#222">{escape(line)}</text>'


def _way(starts: list[int], end: int, y: int) -> Iterator[str]:
    """Dots where the step begins, one line through them, and an arrow where it ends; a ring where it stays."""
    radius = 9 if end in starts else 0
    for side in (-1, 1):
        away = [start for start in starts if (start - end) * side > 0]
        if away:
            far, tip = (min(away) if side < 0 else max(away)), end + radius * side
            back = tip + 8 * side
            yield f'<path d="M{far} {y} H{back}" stroke="#2b5c9e" stroke-width="2"/>'
            yield f'<path d="M{back} {y - 6} L{tip} {y} L{back} {y + 6} Z" fill="#2b5c9e"/>'
            yield from (f'<circle cx="{start}" cy="{y}" r="5" fill="#2b5c9e"/>' for start in away)
    if radius:
        yield f'<circle cx="{end}" cy="{y}" r="{radius}" fill="none" stroke="#2b5c9e" stroke-width="2"/>'
