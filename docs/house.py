"""The house as a drawing, made from its own imports: which room knows which, so that it cannot fall behind the code."""

import ast
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "safetygate"
ROOMS = (
    *(f"domain/{name}" for name in ("records", "codes", "alerts", "cases", "deadlines", "desk", "reports", "plans")),
    "domain/watch",
    *("documents", "feeds", "calendars", "outputs", "engines", "testing", "cli"),
)
"""From the lowest up, as `tests/test_architecture.py` holds it; a room that is not built yet is left out."""

_LEFT, _WIDTH, _ROW = 10, 210, 34


def rooms() -> dict[str, int]:
    """Every room with the number of its lines, from the lowest up."""
    sizes = {
        room: sum(len(path.read_text(encoding="utf-8").splitlines()) for path in (PACKAGE / room).rglob("*.py"))
        for room in ROOMS
    }
    return {room: size for room, size in sizes.items() if size}


def arrows() -> Counter[tuple[str, str]]:
    """How often one room imports from another."""
    known = rooms()

    def room_of(path: str) -> str | None:
        return next((room for room in known if f"{path}/".startswith(f"{room}/")), None)

    found: Counter[tuple[str, str]] = Counter()
    for module in PACKAGE.rglob("*.py"):
        here = room_of(module.relative_to(PACKAGE).as_posix())
        for name in _imported(module):
            there = room_of(name.removeprefix("safetygate.").replace(".", "/"))
            if here and there and here != there:
                found[here, there] += 1
    return found


def _imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def drawing() -> str:
    """The rooms as a tower, and an arc from each to every room that it stands on, thick where it leans on it much."""
    sizes, leans = rooms(), arrows()
    order = list(reversed(sizes))
    height = _ROW * len(order) + 20
    title = "The rooms of safetygate, the lowest at the bottom, and what each stands on"
    shape = f'viewBox="0 0 500 {height}" role="img" font-family="sans-serif" font-size="14"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {shape}><title>{title}</title>']
    for (upper, lower), count in sorted(leans.items()):
        top, bottom = (_ROW * order.index(room) + 26 for room in (upper, lower))
        reach = _LEFT + _WIDTH + 20 + (bottom - top) * 0.6
        edge, stroke = _LEFT + _WIDTH, min(1 + count / 12, 6)
        parts.append(
            f'<path d="M{edge} {top} C{reach:.0f} {top} {reach:.0f} {bottom} {edge} {bottom}" fill="none" '
            f'stroke="#4a6fa5" stroke-opacity=".45" stroke-width="{stroke:.1f}">'
            f"<title>{escape(upper)} imports {count} times from {escape(lower)}</title></path>"
        )
    for row, room in enumerate(order):
        top = _ROW * row + 12
        fill = "#e8eef7" if room.startswith("domain/") else "#f7f1e3"
        parts.append(
            f'<rect x="{_LEFT}" y="{top}" width="{_WIDTH}" height="{_ROW - 6}" rx="4" fill="{fill}" stroke="#4a6fa5"/>'
            f'<text x="{_LEFT + 10}" y="{top + 19}" fill="#222">{escape(room)}</text>'
            f'<text x="{_LEFT + _WIDTH - 8}" y="{top + 19}" fill="#555" text-anchor="end">{sizes[room]:,}</text>'
        )
    return "\n".join([*parts, "</svg>\n"])
