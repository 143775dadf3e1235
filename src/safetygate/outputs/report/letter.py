"""
The letter that goes with a reconciliation: what two sides do not say alike, as open questions, in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from safetygate.domain.codes import FollowUpMeasureType, FollowUpOutcome, Initiator, NoMeasureReason
from safetygate.domain.codes.reports import DifferenceCode, Presence
from safetygate.domain.records.errors import expect
from safetygate.domain.records.moments import local
from safetygate.domain.records.phrases import COLON, COMMA, SEMICOLON, Language, Phrase
from safetygate.domain.reports.reconciliation import QuarterlyReconciliation, ReconciledRow, ReconciledTotal
from safetygate.outputs.inert import markdown, markup
from safetygate.outputs.report.preface import made_up_banners, name_zone
from safetygate.outputs.report.reconciled import HEADS

_TITLE: Final = Phrase("Reconciliation of the quarterly report, {}", "季度报告核对（{}）")
_OPENING: Final = Phrase(
    "We have held your report {} against the cases kept here, as they were known on {} ({}). Alerts that agree: {}.",
    "我们已将贵方报告{}与此处所存个案（数据截至{}，{}）进行核对。一致的预警通报：{}份。",
)
_SAME: Final = Phrase("Nothing is open: every alert and every total agrees.", "无待澄清事项：各预警通报及总数均一致。")
_ROWS: Final = Phrase("Alerts on which we would be grateful for clarification", "请贵方澄清的预警通报")
_TOTALS: Final = Phrase("Totals", "总数")
# Asked and not stated: either side may be the one whose record is incomplete.
_QUESTIONS: Final = {
    Presence.ONLY_THEIRS: Phrase(
        "The report has this alert; we find no case about it. Which one is meant?",
        "报告列有该预警通报，而此处未找到相应个案。请说明所指为何。",
    ),
    Presence.ONLY_OURS: Phrase(
        "We have a case about this alert; the report does not list it. How does it stand?",
        "此处有该预警通报的个案，而报告未列。请说明其情况。",
    ),
}
_DIFFERENCE: Final = Phrase("{}: the report says {}, here it is {}", "{}：报告为{}，此处为{}")
_NOTHING: Final = Phrase("nothing", "未说明")
# As the plan says of itself: it is not intended to create rights or obligations.
_NOTICE: Final = Phrase(
    "These questions create no rights or obligations under international or domestic law.",
    "上述问题不产生国际法或国内法上的权利或义务。",
)

_LISTS: Final = {
    DifferenceCode.OUTCOME: FollowUpOutcome,
    DifferenceCode.MEASURES: FollowUpMeasureType,
    DifferenceCode.REASONS: NoMeasureReason,
}


def reconciliation_markdown(found: QuarterlyReconciliation, language: str | Language) -> str:
    """
    The letter in one *language*, as Markdown.

    Raises:
        InvalidValue: Where there are no words in *language*.
    """
    expect(found, QuarterlyReconciliation, field="found")
    return "\n\n".join(_blocks(found, language)) + "\n"


def reconciliation_page(found: QuarterlyReconciliation) -> str:
    """The letter as one HTML page, in English and then in Chinese; it needs nothing else."""
    expect(found, QuarterlyReconciliation, field="found")
    letters = "".join(
        f'<article lang="{language.html}">{"".join(map(_html, _blocks(found, language)))}</article>'
        for language in Language
    )
    title = markup(_TITLE.say(Language.EN, found.period.label(Language.EN)))
    return f"{_HEAD}<title>{title}</title>{_STYLE}<main>{letters}</main></html>\n"


# The letter is opened from a mail: whatever a stranger may have put into it, nothing runs and nothing is fetched.
_HEAD: Final = (
    '<!doctype html><html lang="en"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)
_STYLE: Final = (
    "<style>:root{color-scheme:light dark}@page{size:A4;margin:18mm}"
    'body{font:16px/1.5 system-ui,"Noto Sans","Noto Sans CJK SC","Microsoft YaHei",sans-serif;'
    "max-width:50rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
    "h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem;break-after:avoid}li{margin-bottom:.4rem}"
    "table{border-collapse:collapse}td,th{border:1px solid;padding:.3rem .6rem;text-align:left}"
    "td+td{text-align:right}tr{break-inside:avoid}"
    "article+article{margin-top:3rem;border-top:1px solid}"
    "@media print{body{font-size:10.5pt;margin:0;padding:0}"
    "article+article{break-before:page;margin:0;border:0}}</style>"
)


def _blocks(found: QuarterlyReconciliation, language: str | Language) -> Iterator[str]:
    zone = found.terms.zone
    yield f"# {_TITLE.say(language, found.period.label(language))}"
    yield from made_up_banners(found, Language.parse(language))
    moment = f"{local(found.terms.as_of, zone):%Y-%m-%d %H:%M}"
    yield _OPENING.say(language, markdown(found.submission_id), moment, name_zone(zone).say(language), found.same)
    totals = [total for total in found.totals if not total.agrees]
    if not found.rows and not totals:
        yield _SAME.say(language)
    if found.rows:
        yield f"## {_ROWS.say(language)}"
        yield "\n".join(_question(row, language) for row in found.rows)
    if totals:
        yield f"## {_TOTALS.say(language)}"
        yield "\n".join(_table(totals, language))
    yield _NOTICE.say(language)


def _question(row: ReconciledRow, language: str | Language) -> str:
    number = row.alert_number if row.own_number is None else f"{row.alert_number} ({row.own_number})"
    if row.presence in _QUESTIONS:
        words = [_QUESTIONS[row.presence].say(language)]
    else:
        words = [
            _DIFFERENCE.say(
                language,
                each.code.label(language),
                *(_label(each.code, value, language) for value in (each.theirs, each.ours)),
            )
            for each in row.differences
        ]
    return f"- {markdown(number)}{COLON.say(language)}{SEMICOLON.say(language).join(words)}"


def _label(code: DifferenceCode, value: str | None, language: str | Language) -> str:
    if value is None:
        return _NOTHING.say(language)
    listed = _LISTS.get(code)
    if listed is None:
        return markdown(value)
    labels = {each.value: each.label(language) for each in (*listed, *Initiator)}
    return COMMA.say(language).join(
        " · ".join(labels.get(part) or markdown(part) for part in each.split(":")) for each in value.split()
    )


def _table(totals: Iterable[ReconciledTotal], language: str | Language) -> Iterator[str]:
    yield "| " + " | ".join(head.say(language) for head in HEADS) + " |"
    yield "| --- " * len(HEADS) + "|"
    for total in totals:
        numbers = ("–" if number is None else str(number) for number in (total.printed, total.from_rows, total.ours))
        yield f"| {total.code.label(language)} | " + " | ".join(numbers) + " |"


def _html(block: str) -> str:
    """One block of the letter; it knows only the forms that `_blocks` writes."""
    lines = [markup(re.sub(r"\\(.)", r"\1", line)) for line in block.split("\n")]
    if block.startswith("#"):
        level = len(block) - len(block.lstrip("#"))
        return f"<h{level}>{lines[0].lstrip('# ')}</h{level}>"
    if block.startswith("- "):
        return "<ul>" + "".join(f"<li>{line[2:]}</li>" for line in lines) + "</ul>"
    if block.startswith("| "):
        rows = [line.strip("| ").split(" | ") for line in lines if not line.startswith("| ---")]
        tags = ["th", *["td"] * (len(rows) - 1)]
        cells = ("".join(f"<{tag}>{cell}</{tag}>" for cell in row) for tag, row in zip(tags, rows, strict=True))
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
    return f"<p>{lines[0]}</p>"
