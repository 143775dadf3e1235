"""
Measures as the feeds pack them: label and value without a separator, names of categories run together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from safetygate.domain.alerts.measures import Measure
from safetygate.domain.codes import Feed, MeasureCategory, Obligation, OperatorRole
from safetygate.feeds.finding import Notes, remember
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.codes import operator_role
from safetygate.feeds.words.dates import day
from safetygate.feeds.words.labels import Dialect
from safetygate.feeds.words.sentences import FIELD, Act, measures
from safetygate.feeds.words.spellings import find_code, spellings
from safetygate.feeds.words.wording import clean, says_nothing

_ENGLISH: Final = Dialect(feed=Feed.WEEKLY_XML)
_SHEET: Final = Dialect(feed=Feed.SPREADSHEET)
_MIRROR: Final = Dialect(feed=Feed.OPENDATASOFT)


def _any_spelling(codes: Iterable[MeasureCategory | OperatorRole]) -> str:
    names = {name for code in codes for name in spellings(code, Feed.WEEKLY_XML)}
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


# before each measure: "Type of economic operator to whom the measure(s) were ordered: Importer"
_LABEL: Final = re.compile(
    r"(Type of economic operator (?:taking notified measure\(s\)|to whom the measure\(s\) were ordered)): ?"
)
_CATEGORY: Final = "Category of measure(s):"
_FORCE: Final = "Date of entry into force:"
# as "03/08/2026", "Unknown", or nothing
_DAY: Final = re.compile(r"Unknown|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|")
# before each measure of the sheet of 2022: "Retailer: Withdrawal of the product from the market"
_ROLE: Final = re.compile(rf"(?:^|(?<=[ \n0-9,;]))({_any_spelling(OperatorRole)}) ?:")
# behind it: "Withdrawal of the product from the market: 27/05/2022"
_BEHIND: Final = re.compile(rf" ?: ?(?P<day>{_DAY.pattern})[ ,;]?$")
# in the mirror: "Measures ordered by public authorities (to: Other) Stop of sales"
_ORDERED: Final = re.compile(
    r"Measures (?:ordered|taken) by (public authorities|economic operators) ?(?:\((?:to|by): ([^()]*)\))? ?:? ?",
    re.IGNORECASE,
)
# names of categories that are run together: "Stop of salesRecall of the product from end users"
_NAME: Final = re.compile(
    rf"(?:{_any_spelling(set(MeasureCategory) - {MeasureCategory.OTHER})})(?-i:(?![a-z]))", re.IGNORECASE
)


def split_labelled(text: str, notes: Notes, dialect: Dialect = _ENGLISH) -> Iterator[Measure]:
    """
    The measures of a weekly report: operator, category and day, each behind its label.

    Text without a label is what reports printed before the relaunch of 2020.
    """
    whole = clean(text, FIELD, notes)
    if dialect.labels is not None:
        whole = dialect.labels.put_frame_into_english(whole)
    before, *rest = _LABEL.split(whole)
    if before:
        yield from split_named(before, Obligation.UNKNOWN, notes)
    for label, value in zip(rest[::2], rest[1::2], strict=True):
        yield from _read_labelled(value, label, dialect, notes)


@remember
def _read_labelled(value: str, label: str, dialect: Dialect, notes: Notes) -> tuple[Measure, ...]:
    role, categorised, after = value.partition(_CATEGORY)
    category, dated, when = after.rpartition(_FORCE)
    printed = _DAY.match(when.strip())
    if not (categorised and dated) or printed is None or printed[0] != when.strip():
        notes.add(Remark.MEASURE_UNREADABLE, FIELD, f"{label}: {value}")
    if not categorised:
        role, category, printed = "", value, None
    act = _act(find_code(Obligation, label, Feed.WEEKLY_XML), role, printed[0] if printed else "", dialect, notes)
    return tuple(measures(category if dated or not categorised else after, act, notes, dialect))


def split_named(text: str, obligation: Obligation, notes: Notes) -> Iterator[Measure]:
    """
    The measures of the spreadsheet: names of categories, joined by commas or by nothing.

    The form of 2022 and later has `Retailer: ` in front of each and the day behind it.
    """
    whole = clean(text, FIELD, notes)
    if _ORDERED.search(whole):
        yield from split_ordered([whole], notes)
        return
    before, *rest = _ROLE.split(whole)
    for part in _run_together(before):
        yield from measures(part, Act(obligation=obligation), notes)
    for role, value in zip(rest[::2], rest[1::2], strict=True):
        behind = _BEHIND.search(value)
        act = _act(obligation, role, behind["day"] if behind else "", _SHEET, notes)
        yield from measures((value[: behind.start()] if behind else value).strip(" ,;"), act, notes)


def split_ordered(texts: Iterable[str], notes: Notes, dialect: Dialect = _ENGLISH) -> Iterator[Measure]:
    """The measures of the OpenDataSoft mirror: `Measures ordered by public authorities (to: Other) Stop of sales`."""
    for text in texts:
        before, *rest = _ORDERED.split(clean(text, FIELD, notes))
        for part in _run_together(before):
            yield from measures(part, Act(obligation=Obligation.UNKNOWN), notes, dialect)
        for who, role, value in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
            act = _act(find_code(Obligation, who, Feed.OPENDATASOFT), role or "", "", _MIRROR, notes)
            for part in _run_together(value):
                yield from measures(part, act, notes, dialect)


def _act(obligation: Obligation | None, role: str, when: str, dialect: Dialect, notes: Notes) -> Act:
    operator, operator_other = operator_role(role, dialect, FIELD, notes)
    return Act(
        obligation=obligation or Obligation.UNKNOWN,
        operator=operator,
        operator_other=operator_other,
        in_force_on=day(when, FIELD, notes),
    )


def _run_together(text: str) -> Iterator[str]:
    """
    The parts of *text*: the names of categories in it, and what stands between them.

    Only where a comma or nothing parts them: *Stop of sales at all locations* is one measure in words.
    """
    names = list(_NAME.finditer(text))
    edges = [0, *(edge for name in names for edge in name.span()), len(text)]
    between = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    if all(each.strip(" .") == "" or each.lstrip(" .")[0] in ",;\n" or each[0].isupper() for each in between[1:]):
        parts = [part for pair in zip(between, [*(name[0] for name in names), ""], strict=True) for part in pair]
    else:
        parts = [text]
    yield from (part.strip(" ,;\n") for part in parts if not says_nothing(part.strip(" ,;\n")))
