"""
The rule of direction, and what the core may not touch.
"""

from __future__ import annotations

import graphlib
import subprocess
import sys

import pytest

import safetygate
from tests.imports import MODULES, imports, module_of, references

ROOMS = ("records", "codes", "alerts", "cases", "deadlines", "desk", "reports", "plans", "watch")
"""The rooms of the domain, from the lowest up: each stands on those before it and knows nothing of those after it."""

FOLDERS = (
    ("door",),
    ("domain",),
    ("documents",),
    ("feeds", "calendars", "outputs", "engines", "testing"),
    ("",),
    ("cli",),
)
"""From left to right: a folder imports from those to the left, never from a neighbour; `""` is the front door."""

DOMAIN_PACKAGES = {"attrs", "pendulum", "safetygate"}

IMPURE = {
    *("asyncio", "cattrs", "concurrent", "glob", "http", "io", "json", "jsonschema", "locale", "logging"),
    *("multiprocessing", "os", "pathlib", "pickle", "platform", "random", "referencing", "secrets", "shutil"),
    *("signal", "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time", "warnings"),
}
"""Files, network, clock, randomness, environment, logging, formats: nothing of the domain's business."""

EXTRAS = {
    *("calamine", "click", "dask", "distributed", "holidays", "hypothesis", "icalendar", "jinja2"),
    *("joserfc", "jsonschema_rs", "lxml", "msgspec", "pyarrow", "pytest", "python_calamine", "rich", "stdnum"),
    *("xlsxwriter",),
}
"""Packages that only an extra brings."""

CLOCKS = {
    *("datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow", "datetime.date.today"),
    *("pendulum.now", "pendulum.today", "pendulum.tomorrow", "pendulum.yesterday"),
    *("pendulum.DateTime.now", "pendulum.DateTime.today", "pendulum.DateTime.utcnow", "pendulum.Date.today"),
    *("time.time", "time.time_ns", "uuid.uuid1", "uuid.uuid4", "uuid.uuid7"),
}
"""Moments and identifiers are arguments; only the command line, which is a host, may ask for them."""

GUESSES = {"pendulum.parse", "pendulum.from_format", "pendulum.instance"}
"""They take far more than the profile of a moment; `safetygate.domain.records.moments` reads time for everyone."""


def folder(module: str) -> str:
    """The folder of a module: its first name below the package."""
    return module.removeprefix("safetygate").removeprefix(".").partition(".")[0]


def of(*folders: str) -> list[str]:
    """The modules of *folders*."""
    return [module for module in MODULES if folder(module) in folders]


def room(module: str) -> str:
    """The folder of a module, and in the domain the room within it."""
    return ".".join(module.split(".")[1 : 3 if folder(module) == "domain" else 2])


def floor(module: str) -> tuple[int, int]:
    """How far from the left the folder of *module* stands, and in the domain how far up its room."""
    name, _, within = room(module).partition(".")
    left = next(number for number, row in enumerate(FOLDERS) if name in row)
    return left, ROOMS.index(within) if within else -1


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_to_the_left_and_downward(module: str) -> None:
    """A record knows what it is made of and nothing of what is made of it, not even for its type checker."""
    against = [
        f"line {found.line}: {found.name}"
        for found in imports(module)
        if found.package == "safetygate"
        and room(module_of(found.name)) != room(module)
        and floor(module_of(found.name)) >= floor(module)
    ]

    assert against == []


def test_the_watch_stands_on_alerts_alone() -> None:
    """A seller who only watches a catalogue loads nothing of cases, deadlines, reports and plans."""
    below = {"records", "codes", "alerts", "watch"}

    assert {
        found.name
        for module in MODULES
        if room(module) == "domain.watch"
        for found in imports(module)
        if found.package == "safetygate" and room(module_of(found.name)).partition(".")[2] not in below
    } == set()


def test_no_import_leads_back() -> None:
    """No two modules need each other, nor does a type checker need one for the other."""
    graph = {
        module: {module_of(found.name) for found in imports(module) if found.package == "safetygate"} - {module}
        for module in MODULES
    }

    assert list(graphlib.TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("module", of("domain"))
def test_the_domain_is_pure(module: str) -> None:
    """The domain needs attrs and pendulum, and touches no file, network, clock, randomness or format."""
    allowed = (DOMAIN_PACKAGES | set(sys.stdlib_module_names)) - IMPURE

    against = [f"line {found.line}: {found.name}" for found in imports(module) if found.package not in allowed]
    against += [f"line {line}: {name}" for line, name in references(module) if name in {"open", "input", "print"}]

    assert against == []


@pytest.mark.parametrize("module", [module for module in MODULES if folder(module) != "cli"])
def test_nobody_but_the_host_asks_the_clock(module: str) -> None:
    """Time and identity are arguments, and text becomes time in one place only."""
    banned = CLOCKS | GUESSES | {"print"}

    assert [f"line {line}: {name}" for line, name in references(module) if name in banned] == []


@pytest.mark.parametrize("module", of("cli"))
def test_the_host_guesses_no_time(module: str) -> None:
    """The command line may ask the clock; what is typed in is read as strictly as what is sent."""
    assert [f"line {line}: {name}" for line, name in references(module) if name in GUESSES] == []


OUTPOSTS = {each for each in MODULES if any(found.package in EXTRAS and found.at_once for found in imports(each))}
"""The modules that cannot be imported without an extra."""


@pytest.mark.parametrize("module", of("", "domain", "documents"))
def test_the_core_asks_for_extras_only_when_they_are_used(module: str) -> None:
    """Without any extra the whole core works: a module that needs one is itself imported only where it is used."""
    at_once = {module_of(found.name) for found in imports(module) if found.at_once}

    assert at_once & OUTPOSTS == set()


@pytest.mark.parametrize("name", safetygate.__all__)
def test_the_front_door_opens(name: str) -> None:
    """Every name on the door is there when it is asked for."""
    assert getattr(safetygate, name) is not None


@pytest.mark.parametrize("package", ["jsonschema", "referencing", "cattrs", "json", *sorted(EXTRAS)])
def test_importing_the_front_door_leaves_the_rest_asleep(package: str, loaded: frozenset[str]) -> None:
    """`import safetygate` costs attrs and pendulum; whoever never reads a document never pays for the reader."""
    assert package not in loaded


@pytest.fixture(scope="module")
def loaded() -> frozenset[str]:
    """The modules that a fresh interpreter holds after `import safetygate`."""
    script = "import sys; import safetygate; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-I", "-c", script], check=True, capture_output=True, text=True)
    return frozenset(run.stdout.split())
