"""Drawings: to scale, said in words, and never cut short in silence."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given, strategies as st

from safetygate.domain.records.phrases import Language
from safetygate.outputs.drawing import Bar, Columns, draw_bars, draw_columns
from safetygate.outputs.report.charts import MOST_BARS, top_bars

SVG = "{http://www.w3.org/2000/svg}"


def percent(element: ET.Element, name: str) -> float:
    """A measure of *element* that is given in percent of the width."""
    return float(element.attrib[name].removesuffix("%"))


def texts(drawing: ET.Element) -> list[str]:
    """All that is written on the *drawing*."""
    return [each.text or "" for each in drawing.iter(f"{SVG}text")]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=30))
def test_bars_are_as_long_as_their_numbers(counts: list[int]) -> None:
    """The largest reaches as far as a bar may, every other in proportion, and the number stands beside it."""
    drawing = ET.fromstring(draw_bars([Bar("x", (count,)) for count in counts], Language.EN))
    widths = [percent(each, "width") for each in drawing.iter(f"{SVG}rect")]

    assert all(abs(width - 84 * count / (max(counts) or 1)) < 0.01 for width, count in zip(widths, counts, strict=True))
    assert [text for text in texts(drawing) if text != "x"] == [str(count) for count in counts]


@given(st.dictionaries(st.integers(0, 400), st.integers(1, 10**6), max_size=60))
def test_every_reaction_stands_in_a_column(counts: dict[int, int]) -> None:
    """Each day on its own side of the line; the days far beyond it together, under a label that says so."""
    columns = Columns(counts=counts, across="Days", line_after=21, line="21 days", keys=("within", "after"), words="x")
    drawing = ET.fromstring(draw_columns(columns))
    line = next(percent(each, "x1") for each in drawing.iter(f"{SVG}line") if "stroke-dasharray" in each.attrib)
    bars = [each for each in drawing.iter(f"{SVG}rect") if each.get("x")]

    assert len(bars) == len({min(day, 43) for day in counts})
    assert sum(percent(each, "x") > line for each in bars) == len({min(day, 43) for day in counts if day > 21})
    assert "> 42" in texts(drawing)
    assert all(text.isdigit() or text in {"within", "after", "21 days", "Days", "> 42"} for text in texts(drawing))


def test_whoever_cannot_see_a_drawing_hears_its_figures() -> None:
    """In the language of the page, as text that never acts as markup."""
    bars = [Bar("<b>Toys", (3, 4)), Bar("Cosmetics", (1, 0))]

    assert ET.fromstring(draw_bars(bars, Language.EN)).attrib["aria-label"] == "<b>Toys: 3 + 4; Cosmetics: 1 + 0"
    assert ET.fromstring(draw_bars(bars, Language.ZH)).attrib["aria-label"] == "<b>Toys：3 + 4；Cosmetics：1 + 0"


@given(st.lists(st.integers(1, 1000), max_size=40))
def test_no_row_is_left_out_in_silence(counts: list[int]) -> None:
    """The longest bars stand alone, all others in one that says how many they are; nothing is lost on the way."""
    shown = top_bars([Bar(str(number), (count,)) for number, count in enumerate(counts)], Language.EN)

    assert sum(bar.counts[0] for bar in shown) == sum(counts)
    assert len(shown) == min(len(counts), MOST_BARS + 1)
    if len(counts) > MOST_BARS + 1:
        assert shown[-1].label == f"and {len(counts) - MOST_BARS} others"


def test_a_long_label_takes_two_lines() -> None:
    """It stays within the width of a telephone, in Latin letters and in Chinese characters, which are twice as wide."""
    latin, chinese = (
        "Childcare articles and children's equipment for all",
        "儿童护理用品与儿童用设备以及其他各类相关产品",
    )
    drawing = ET.fromstring(draw_bars([Bar(latin, (1,)), Bar(chinese, (1,))], Language.EN))

    lines = [text for text in texts(drawing) if text != "1"]
    assert " ".join(lines[:2]) == latin
    assert "".join(lines[2:]) == chinese
    assert all(len(line) <= 38 for line in lines[:2])
    assert all(len(line) <= 19 for line in lines[2:])


def test_no_label_steers_a_screen() -> None:
    """Controls and marks that turn the direction of reading are seen, and markup is text."""
    drawing = draw_bars([Bar("<a>\x1b[2J\u202egpj", (1,))], Language.EN)

    assert r"&lt;a&gt;\u001b[2J\u202egpj" in drawing
    assert not {"\x1b", "\u202e"} & set(drawing)
