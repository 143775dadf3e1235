"""
Hypothesis strategies: records of every class, among them those that nobody would think of.

A strategy is derived from the checks on the members of the record itself, so it knows every member and every bound.
Where a mandatory rule refuses a combination, the member that the refusal names is replaced: left out, or drawn anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from random import Random
from typing import Any, Final, TypeAlias, TypeVar, cast

import attrs

from safetygate.documents.extras import need
from safetygate.domain import codes
from safetygate.domain.alerts import assessment, parties, product, traceability
from safetygate.domain.alerts.alert import Alert
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.closure import Correction
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.cases.message import Message
from safetygate.domain.cases.order import ENTRIES
from safetygate.domain.deadlines.calendars import Weekend
from safetygate.domain.deadlines.policy import POLICIES
from safetygate.domain.plans.agreement import Letter, PlanVersion
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.records import checks, languages
from safetygate.domain.records.converters import as_additions
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.frozen import MAX_INTEGER
from safetygate.domain.records.moments import BEIJING, BRUSSELS, to_day, to_moment
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.periods import Quarter, days_of
from safetygate.domain.records.shapes import LONG, SHORT
from safetygate.domain.records.texts import Texts
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.submission import QuarterlySubmission
from safetygate.domain.reports.tally import QuarterlyTally
from safetygate.domain.reports.terms import Terms
from safetygate.testing.quarters import cases
from safetygate.testing.schema_values import LETTERS

need("hypothesis", "Drawing records for tests", "testing")

from hypothesis import reject, strategies as st  # noqa: E402  # after the check that it is there

R = TypeVar("R")
_Depend: TypeAlias = Callable[[Mapping[str, Any]], "st.SearchStrategy[Any]"]

# Records hold records, so these numbers multiply at every level.
_MOST_DRAWN: Final = 3
_MOST_PARTS: Final = 2
_MOST_REPLACED: Final = 8


def alerts(**members: st.SearchStrategy[Any]) -> st.SearchStrategy[Alert]:
    """Alerts of every kind; *members* is explained at `records`."""
    return records(Alert, **members)


def records(cls: type[R], **members: st.SearchStrategy[Any]) -> st.SearchStrategy[R]:
    """
    Records of the class *cls*: every member that it may have, with every value that it may hold.

    Args:
        cls: A record class, such as `Alert`.
        members: Members that are to be drawn in another way, each by its name.
    """
    described: Any = cls
    whole = _WHOLE.get(cls)
    built: Any = _build(described, _Members(_members(described) | members)) if whole is None else whole()
    return cast("st.SearchStrategy[R]", built)


def texts() -> st.SearchStrategy[Texts]:
    """Texts in one or more languages."""
    return _wordings(LONG)


class _Members(dict[str, Any]):
    """
    How the members of a record are drawn, in one word where Hypothesis shows a strategy: in full it fills pages.
    """

    def __repr__(self) -> str:
        return f"{len(self)} members"


@st.composite
def _build(draw: st.DrawFn, cls: Any, members: Mapping[str, st.SearchStrategy[Any]]) -> Any:
    values = {name: draw(value) for name, value in members.items()}
    values |= {name: draw(depend(values)) for name, depend in _dependents(cls).items() if name not in members}
    # The code `other`, wherever free text was drawn that may stand only beside it.
    checked: dict[str, Any] = {member.name: _innermost(member.validator) for member in attrs.fields(cls)}
    drawn = [name.removesuffix("_other") for name, value in values.items() if name.endswith("_other") and value]
    values |= {name: checked[name].codes("other") for name in drawn if isinstance(checked.get(name), checks.Code)}
    # A replacement may run against another rule in its turn; which members stand against one another, only rules know.
    for _ in range(_MOST_REPLACED):
        try:
            return cls(**values)
        except InvalidValue as refusal:
            name = refusal.field.partition(".")[0]
            values[name] = draw(_replacement(cls, name, values))
    return reject()


# What a document has for its journey, which nobody means by a record drawn at random: it may not be understood at all.
_TRAVELLING: Final = tuple(attrs.fields_dict(Paper))


@cache
def _members(cls: Any) -> dict[str, st.SearchStrategy[Any]]:
    """How the members of *cls* are drawn that do not depend on others."""
    own = {*_dependents(cls), *_TRAVELLING}
    return {
        member.name: _values(member.validator) for member in attrs.fields(cls) if member.init and member.name not in own
    }


def _dependents(cls: Any) -> dict[str, _Depend]:
    return {name: depend for (owner, name), depend in _DEPENDENTS.items() if owner is cls}


def _replacement(cls: type[Any], name: str, values: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """What may stand in the member *name* of *cls* in place of the value that a rule refuses."""
    member: attrs.Attribute[Any] = getattr(attrs.fields(cls), name)
    if (cls, name) in _DEPENDENTS:
        return _DEPENDENTS[cls, name](values)
    if member.default is attrs.NOTHING or values[name] == member.default:
        check = _innermost(member.validator)
        missing = isinstance(check, checks.Items) and values[name] == ()  # one item at least, lest it be missed again
        return _values(attrs.evolve(check, least=max(check.least, 1)) if missing else check)
    return st.just(member.default)


def _innermost(check: Any) -> Any:
    return check.check if isinstance(check, checks.Maybe) else check


@cache
def _values(check: Any) -> st.SearchStrategy[Any]:
    return _VALUES[type(check)](check)


def _text(check: checks.Text) -> st.SearchStrategy[str]:
    if check.pattern is None:
        return st.text(LETTERS, min_size=check.least, max_size=check.most)
    # A pattern bounds the length only in part, and Hypothesis knows no bound beside a pattern.
    matching = st.from_regex(check.pattern, fullmatch=True, alphabet=LETTERS)
    return matching.filter(lambda value: check.least <= len(value) <= check.most)


def _items(check: checks.Items) -> st.SearchStrategy[tuple[Any, ...]]:
    item: Any = check.item
    most = min(check.most, check.least + (_MOST_PARTS if isinstance(item, checks.Part) else _MOST_DRAWN))
    return st.lists(_values(item), min_size=check.least, max_size=most, unique=check.distinct).map(tuple)


def _wordings(check: checks.Multilingual) -> st.SearchStrategy[Texts]:
    wording = st.text(LETTERS, min_size=1, max_size=check.most)
    tags = st.sampled_from(tuple(languages.USUAL_TAGS)) | st.from_regex(
        languages.LANGUAGE_TAG, fullmatch=True, alphabet=LETTERS
    ).filter(languages.is_language_tag)
    return st.dictionaries(tags, wording, min_size=1, max_size=_MOST_DRAWN).map(Texts)


def _additions(check: checks.Additions) -> st.SearchStrategy[Any]:
    names = st.from_regex(check.pattern, fullmatch=True, alphabet=LETTERS).filter(
        lambda name: len(name) <= checks.LONGEST_NAME
    )
    whole = st.integers(-MAX_INTEGER, MAX_INTEGER)
    fraction = st.floats(-MAX_INTEGER, MAX_INTEGER)
    text = st.text(LETTERS)
    value: st.SearchStrategy[Any] = st.recursive(
        st.none() | st.booleans() | whole | fraction | text,
        lambda inner: st.lists(inner, max_size=_MOST_DRAWN) | st.dictionaries(text, inner, max_size=_MOST_DRAWN),
        max_leaves=_MOST_DRAWN,
    )
    return st.dictionaries(names, value, max_size=_MOST_DRAWN).map(as_additions)


_DAYS: Final = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)).map(to_day)
_MOMENTS: Final = st.builds(dt.datetime.combine, _DAYS, st.times(), st.just(dt.UTC)).map(to_moment)

_VALUES: Final[Mapping[type[Any], Callable[[Any], st.SearchStrategy[Any]]]] = {
    checks.Text: _text,
    checks.Code: lambda check: st.sampled_from(check.codes),
    checks.Boolean: lambda _: st.booleans(),
    checks.Integer: lambda check: st.integers(check.least, check.most),
    checks.Day: lambda _: _DAYS,
    checks.Moment: lambda _: _MOMENTS,
    checks.Part: lambda check: records(check.cls),
    checks.OneOf: lambda check: st.one_of(*(records(cls) for cls in check.classes)),
    checks.Items: _items,
    checks.Multilingual: _wordings,
    checks.Additions: _additions,
    checks.Maybe: lambda check: st.none() | _values(check.check),
}


def _by_scheme(member: str, shapes: Mapping[Any, str], other: checks.Text) -> _Depend:
    """Text of the shape that the scheme in *member* has; of a scheme without shape, whatever *other* takes."""

    def depend(values: Mapping[str, Any]) -> st.SearchStrategy[str]:
        shape = shapes.get(values[member])
        return _values(other) if shape is None else st.from_regex(shape, fullmatch=True)

    return depend


def _entries(values: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    entry = st.one_of(*(records(cls, case_id=st.just(values["id"])) for cls in ENTRIES.classes))
    # Through the case itself: it alone puts entries in order and tells which of them it takes.
    empty = Case(**{name: value for name, value in values.items() if name != "entries"})
    return st.lists(entry, max_size=_MOST_DRAWN).map(lambda drawn: empty.receive(drawn).entries)


def _versions(values: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """One version of a plan, signed by nobody, by one of its parties or by both."""
    signed = st.sampled_from([values["parties"][:count] for count in range(3)])
    letters = signed.flatmap(lambda who: st.tuples(*(records(Letter, party=st.just(party)) for party in who)))
    return st.tuples(records(PlanVersion, letters=letters, made_known_on=_DAYS))


_DEPENDENTS: Final[Mapping[tuple[type[Any], str], _Depend]] = {
    (product.Barcode, "value"): _by_scheme("scheme", {codes.BarcodeScheme.GTIN: "[0-9]{8}|[0-9]{12,14}"}, SHORT),
    (parties.OperatorIdentifier, "value"): _by_scheme(
        "scheme",
        {
            codes.IdentifierScheme.CN_USCC: "[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}",
            codes.IdentifierScheme.CN_CUSTOMS: "[0-9]{4}[0-9A-Z]{6}",
            codes.IdentifierScheme.EORI: "[A-Z]{2}[0-9A-Z]{1,15}",
            codes.IdentifierScheme.VAT: "[A-Z]{2}[0-9A-Z+*.]{2,13}",
        },
        checks.Text(100),
    ),
    (traceability.Consignment, "number"): _by_scheme(
        "scheme", {codes.ConsignmentScheme.UCR: "[0-9A-Za-z()/.-]{12,35}"}, checks.Text(100)
    ),
    (traceability.CustomsCode, "value"): _by_scheme(
        "system",
        {
            codes.CustomsSystem.HS: "[0-9]{4}|[0-9]{6}",
            codes.CustomsSystem.CN: "[0-9]{8}",
            codes.CustomsSystem.TARIC: "[0-9]{10}",
            codes.CustomsSystem.CN_CUSTOMS: "[0-9]{8}|[0-9]{10}|[0-9]{13}",
        },
        SHORT,
    ),
    (assessment.HarmStep, "times"): lambda values: st.integers(0, values["out_of"]),
    # A correction says anew what its author said in the same case.
    (Correction, "entry"): lambda values: st.one_of(
        *(
            records(cls, case_id=st.just(values["case_id"]), author=st.just(values["author"]))
            for cls in (Flag, Message, FollowUp)
        )
    ),
    (Case, "entries"): _entries,
    (ActionPlan, "versions"): _versions,
    # A submission is about a whole quarter, never about days of its own choice.
    (QuarterlySubmission, "period"): lambda _: st.builds(Quarter, st.integers(1900, 2199), st.integers(1, 4)).map(
        days_of
    ),
}
"""Members that depend on what the others hold."""


@st.composite
def _tallies(draw: st.DrawFn) -> QuarterlyTally:
    """What was counted of cases that could be: counts drawn freely would hardly ever add up."""
    quarter = Quarter(draw(st.integers(2024, 2030)), draw(st.integers(1, 4)))
    as_of = dt.datetime.combine(quarter.first_day, dt.time(), dt.UTC) + draw(
        st.timedeltas(dt.timedelta(), _TWO_QUARTERS)
    )
    terms = Terms.of_quarter(
        quarter, draw(st.sampled_from(tuple(POLICIES.values()))), as_of, zone=draw(st.sampled_from((BRUSSELS, BEIJING)))
    )
    made = cases(
        Random(draw(st.integers(0, 999))),  # noqa: S311  # made-up cases, no secrets
        draw(st.integers(0, 5)),
        first_on=quarter.shift(-1).first_day,
        days=180,
    )
    calendar = Weekend() if terms.policy.needs_calendar else None
    return QuarterlyTally(terms=terms).add_all(made, calendar=calendar)


_TWO_QUARTERS: Final = dt.timedelta(days=182)
_WHOLE: Final[Mapping[type[Any], Callable[[], st.SearchStrategy[Any]]]] = {
    QuarterlyTally: _tallies,
    QuarterlyReport: lambda: _tallies().map(QuarterlyTally.report),
}
"""Records that are drawn as a whole, since their members depend on one another in many ways."""
