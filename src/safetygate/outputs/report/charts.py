"""
The charts of a quarterly report, as SVG that takes its colours from the page it stands in.
"""

from __future__ import annotations

from typing import Any, Final

from safetygate.documents.extras import need
from safetygate.domain.codes.reports import FlowStep, RapidResult, StockSide, Table
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.outputs.report.tables import CODES, word

_INK, _MAIN, _SECOND = "#010101", "#020202", "#030303"
_COLOURS: Final = {_INK: "currentColor", _MAIN: "var(--main)", _SECOND: "var(--second)"}
"""Stand-ins that the renderer takes for colours, and what the page makes of them."""

_FONT: Final = "Arial, 'Liberation Sans', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', sans-serif"
"""Latin letters first in a font whose widths the renderer knows, so that no label is cut off."""

_WIDTH: Final = 320
_MOST_BARS: Final = 10


def report_charts(report: QuarterlyReport, language: str = "en") -> dict[str, str]:
    """
    The charts of *report* by the name of the table that each shows, its labels in *language*.

    Raises:
        MissingExtra: Where the extra `[report]` is not installed.
    """
    drawn = {
        "carried": _carried(report, language),
        "outcomes": _outcomes(report, language),
        "measures": _measures(report, language),
        "days": _days(report, language),
        **{table.value: _breakdown(report, table, language) for table in CODES},
    }
    return {name: _svg(chart) for name, chart in drawn.items() if chart is not None}


def _altair() -> Any:
    return need("altair", "A chart", "report")


def _svg(chart: Any) -> str:
    vl_convert = need("vl_convert", "A chart", "report")
    configured = (
        chart.configure(background="transparent", font=_FONT, padding={"left": 14, "right": 14, "top": 5, "bottom": 5})
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=_INK, titleColor=_INK, domainColor=_INK, tickColor=_INK, gridOpacity=0.15, gridColor=_INK,
            labelFontSize=12, titleFontSize=12, titleFontWeight="normal", labelLimit=0,
        )
        .configure_legend(labelColor=_INK, titleColor=_INK, labelFontSize=12, labelLimit=0, columns=1, orient="top")
    )  # fmt: skip
    svg: str = vl_convert.vegalite_to_svg(configured.to_dict())
    for stand_in, colour in _COLOURS.items():
        svg = svg.replace(f'"{stand_in}"', f'"{colour}"')
    return svg[svg.index("<svg") :]


def _bars(rows: list[dict[str, Any]], *, count: str) -> Any:
    alt = _altair()
    base = alt.Chart(alt.Data(values=rows), width=_WIDTH, height=alt.Step(24)).encode(
        y=alt.Y("label:N", sort=None, title=None), x=alt.X("count:Q", title=count, axis=alt.Axis(tickMinStep=1))
    )
    return base.mark_bar(color=_MAIN) + base.mark_text(align="left", dx=4, color=_INK).encode(text="count:Q")


def _carried(report: QuarterlyReport, language: str) -> Any:
    flow = report.flow
    labels = (StockSide.OPENING, FlowStep.STARTED, FlowStep.COMPLETED, StockSide.CLOSING)
    counts = (flow.opening, flow.started, flow.completed, flow.closing)
    rows = [{"label": code.label(language), "count": count} for code, count in zip(labels, counts, strict=True)]
    return _bars(rows, count=word("count", language))


def _outcomes(report: QuarterlyReport, language: str) -> Any:
    rows = [{"label": row.outcome.label(language), "count": row.count} for row in report.outcomes]
    return _bars(rows, count=word("count", language))


def _measures(report: QuarterlyReport, language: str) -> Any:
    alt = _altair()
    rows = [
        {"label": row.type.label(language), "by": row.initiator.label(language), "count": row.count}
        for row in report.measures
        if row.count
    ]
    if not rows:
        return None
    initiators = list(dict.fromkeys(row.initiator.label(language) for row in report.measures))
    return (
        alt.Chart(alt.Data(values=rows), width=_WIDTH, height=alt.Step(24))
        .mark_bar()
        .encode(
            y=alt.Y("label:N", sort="-x", title=None),
            x=alt.X("sum(count):Q", title=word("count", language), axis=alt.Axis(tickMinStep=1)),
            color=alt.Color("by:N", title=None, scale=alt.Scale(domain=initiators, range=[_MAIN, _SECOND])),
        )
    )


def _days(report: QuarterlyReport, language: str) -> Any:
    alt = _altair()
    intended = report.terms.policy.days
    results = (RapidResult.WITHIN.label(language), RapidResult.AFTER.label(language))
    rows = [
        {"days": row.days, "count": row.count, "result": results[row.days > intended]} for row in report.rapid.histogram
    ]
    if not rows:
        return None
    last = max(intended, *(row.days for row in report.rapid.histogram)) + 1
    bars = (
        alt.Chart(alt.Data(values=rows), width=_WIDTH, height=200)
        .mark_bar(width=max(2, _WIDTH / (last + 1) * 0.8))
        .encode(
            x=alt.X("days:Q", title=word("days", language), scale=alt.Scale(domain=[0, last], nice=False)),
            y=alt.Y("count:Q", title=word("reactions", language), axis=alt.Axis(tickMinStep=1)),
            color=alt.Color("result:N", title=None, scale=alt.Scale(domain=list(results), range=[_MAIN, _SECOND])),
        )
    )
    line = alt.Chart(alt.Data(values=[{"days": intended + 0.5, "label": str(intended)}]))
    rule = line.mark_rule(color=_INK, strokeDash=[4, 3]).encode(x="days:Q")
    return (
        bars
        + rule
        + line.mark_text(align="left", dx=4, dy=-4, baseline="top", color=_INK).encode(
            x="days:Q", y=alt.value(0), text="label:N"
        )
    )


def _breakdown(report: QuarterlyReport, table: Table, language: str) -> Any:
    known = {code.value: code.label(language) for code in CODES[table]}
    shown = [row for breakdown in report.breakdowns if breakdown.table is table for row in breakdown.rows]
    shown.sort(key=lambda row: -row.transmitted)
    rows = [
        {"label": known.get(row.code, word("unknown", language)), "count": row.transmitted}
        for row in shown
        if row.transmitted
    ]
    return _bars(rows[:_MOST_BARS], count=FlowStep.TRANSMITTED.label(language)) if rows else None
