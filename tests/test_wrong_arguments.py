"""Every public function, every argument, values of wrong types and shapes: this library answers in its own words."""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

import pytest

import safetygate as sg
from safetygate import outputs
from safetygate.testing.plans import demo_plan, demo_report
from tests.contract.vectors import documents

DOORS: Final = ("", ".calendars", ".feeds", ".outputs")
"""What hosts call; engines hand on what the engine gives them, and `testing` fails as tests fail."""


class Feigned:
    """What says that it is an alert, and is none."""

    kind = "alert"


WRONG: Final = (
    *(None, 5, 1.5, float("nan"), object(), ("a",), Feigned(), {}, [], "x", b"x", [None], {"a": None}, sg.Alert),
)

SPOKEN_FOR: Final = {
    ("bundle", "kind"): "a kind that is not known is a `KeyError`, as of any mapping",
    ("schema", "kind"): "the same",
    ("tolerant_schema", "kind"): "the same",
    ("jsonld_text", "data"): "it takes what `alert_jsonld` gives, a plain dict",
}
"""Arguments that are documented to be answered otherwise, and why."""


@cache
def right() -> Mapping[str, Any]:
    """A value for every kind of argument, by how it is annotated."""

    def vector(name: str) -> Any:
        return sg.from_dict(documents()[f"valid/{name}.json"])

    alert, case, report = vector("alert-fullest"), vector("case-fullest"), demo_report(sg.Quarter(2026, 3), 8, 10)
    return {
        **dict.fromkeys(("Alert", "Document", "R", "Data | Document"), alert),
        **dict.fromkeys(("Case", "Conversation", "EntryMaker", "Case | Flag", "Case | Data"), case),
        **dict.fromkeys(("Iterable[Case]", "Iterable[Alert | Case]"), (case,)),
        **dict.fromkeys(("str", "str | Language"), "en"),
        **dict.fromkeys(("Data", "bytes"), sg.dumps(alert)),
        **dict.fromkeys(("Iterable[Due]", "Iterable[Reminder]"), ()),
        "Iterable[Alert]": [alert],
        "Iterable[bytes | str]": [b"{}"],
        "Iterable[Data]": [b"{}"],
        "Mapping[str, Any]": sg.to_dict(alert),
        "Callable[[], str]": lambda: "x",
        "Collection[str]": ["x"],
        "Exception": ValueError(),
        "int": 1,
        "type[Document]": sg.Alert,
        "Authority": sg.GACC,
        "FollowUpPolicy": sg.ACTION_PLAN,
        "Viewer": sg.Viewer.EVERYBODY,
        "Quarter": sg.Quarter(2026, 3),
        "Selection": sg.Selection(),
        "dt.date": dt.date(2026, 9, 1),
        "dt.datetime": dt.datetime(2026, 9, 1, tzinfo=dt.UTC),
        "Period": sg.Period(first_on=dt.date(2026, 9, 1), last_on=dt.date(2026, 9, 30)),
        "ActionPlan": demo_plan(),
        "QuarterlyReport": report,
        "Terms": report.terms,
        "QuarterlySubmission": vector("quarterly-submission-fullest"),
        "AlertTally": sg.AlertTally(),
        "PrintedTable": outputs.PrintedTable(name="x", title="x", columns=("a", "b"), rows=()),
    }


def arguments() -> Iterator[Any]:
    """Every argument of every public function for whose neighbours there is a right value."""
    for door in (importlib.import_module(f"safetygate{name}") for name in DOORS):
        for name in door.__all__:
            function = getattr(door, name)
            if inspect.isfunction(function):
                for each in inspect.signature(function).parameters.values():
                    if each.kind is not each.VAR_KEYWORD and (name, each.name) not in SPOKEN_FOR:
                        yield pytest.param(function, each.name, id=f"{door.__name__}.{name}-{each.name}")


def call(function: Callable[..., Any], argument: str, wrong: object) -> None:
    """Call *function* with right values and one *wrong* one; of a stream, ask for all."""
    parameters = inspect.signature(function).parameters.values()
    chosen = [each for each in parameters if each.name == argument or each.default is each.empty]
    row, named = list[Any](), dict[str, Any]()
    for each in (each for each in chosen if each.kind is not each.VAR_KEYWORD):
        value = wrong if each.name == argument else right().get(str(each.annotation), wrong)
        if each.kind is each.KEYWORD_ONLY:
            named[each.name] = value
        elif each.kind is not each.VAR_POSITIONAL or each.name == argument:
            row.append(value)
    answer = function(*row, **named)
    if inspect.isgenerator(answer):
        list(answer)


@pytest.mark.parametrize(("function", "argument"), list(arguments()))
def test_a_wrong_argument_is_refused_in_our_words(function: Callable[..., Any], argument: str) -> None:
    """It is taken, or refused by an error of this library or of the file system; nothing comes from below."""
    foreign = []
    for wrong in WRONG:
        try:
            call(function, argument, wrong)
        except (sg.SafetyGateError, OSError):
            continue
        except Exception as error:  # noqa: BLE001  # whatever comes is what is looked for
            foreign.append((wrong, repr(error)))

    assert foreign == []


@pytest.mark.parametrize("position", range(len(WRONG)))
def test_reading_never_raises(position: int) -> None:
    """Whatever is handed in as a document, the answer is a report."""
    wrong: Any = WRONG[position]

    for report in (sg.read(wrong).report, sg.validate(wrong), sg.receive(wrong).report):
        assert not report.valid


def test_mappings_and_rows_of_any_kind_are_read_within_a_document() -> None:
    """Also where they stand within others: a host has views and tuples as well as dicts and lists."""
    plain = documents()["valid/alert-fullest.json"]

    assert sg.from_dict(_other(plain)) == sg.from_dict(plain)


def _other(value: Any) -> Any:
    """The same *value* of other classes."""
    if isinstance(value, dict):
        return sg.FrozenMap({name: _other(item) for name, item in value.items()})
    return tuple(map(_other, value)) if isinstance(value, list) else value
