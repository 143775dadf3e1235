"""Pages that are written from the code itself, so that they cannot fall behind it."""

import csv
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import api
import attrs
import click

import safetygate
from safetygate import outputs
from safetygate.cli.program import program
from safetygate.documents.codec import structs
from safetygate.documents.codec.reader import reader
from safetygate.documents.codec.writer import writer
from safetygate.documents.kinds import KINDS
from safetygate.documents.problems import CATALOGUE
from safetygate.documents.schema import file_name, schema, schemas as all_schemas
from safetygate.domain import codes
from safetygate.domain.alerts.alert import Risk
from safetygate.domain.cases import steps
from safetygate.domain.plans import cycle
from safetygate.domain.records.code import CodeList
from safetygate.domain.records.phrases import Phrase
from safetygate.domain.records.rules import Rule
from safetygate.outputs import card

SCHEMAS = Path(__file__).parent.parent / "schemas"


def write(folder: Path) -> None:
    """Write every page into *folder*; a page that has not changed is left alone."""
    folder.mkdir(exist_ok=True)
    pages = {
        "front-door": api.table_of_doors(),
        "code-lists": code_lists(),
        "tables": record_tables(),
        "commands": "\n".join(commands(program, None)),
        "problems": problems(),
        "rules": rules(),
        "schemas": schemas(),
        "form": form(),
        "exchanged-alert": exchanged_alert(),
        "published-alert": published_alert(),
        "steps": step_table(),
        "cycle": cycle_table(),
        "codec": codec(),
        "terms": words("terms.csv", english="English", chinese="中文", source="From", status="Status", note="Note"),
        "words-not-used": words("words-not-used.csv", word="Not used · 不用", instead="Used · 用", why="Why"),
    }
    for name, text in pages.items():
        page = folder / f"{name}.md"
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    headings = list(headings)
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def summary(thing: Any) -> str:
    """The first paragraph of a docstring, in one line."""
    return " ".join((inspect.getdoc(thing) or "").partition("\n\n")[0].split())


def _modules(package: str) -> Iterator[str]:
    yield package
    for found in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        yield found.name


def code_lists() -> str:
    """Every code list with its labels."""
    parts = []
    for name, cls in sorted(vars(codes).items()):
        if inspect.isclass(cls) and issubclass(cls, CodeList) and cls is not CodeList:
            cited = any(member.source for member in cls)
            rows = ((f"`{member.value}`", member.en, member.zh, *((member.source,) if cited else ())) for member in cls)
            headings = ("Code", "English", "中文", *(("Source",) if cited else ()))
            parts.append(f"## {name}\n\n{' '.join((inspect.getdoc(cls) or '').split())}\n\n{table(headings, rows)}")
    return "\n".join(parts)


def record_tables() -> str:
    """Every table for other programs, column by column."""
    parts = []
    for each in (outputs.tabulate_alerts([]), outputs.tabulate_cases([]), outputs.tabulate_follow_ups([])):
        rows = (
            (f"`{column.name}`", column.holds, getattr(column.codes, "__name__", ""), *attrs.astuple(column.meaning))
            for column in each.columns
        )
        parts.append(f"## `{each.name}`\n\n{table(('Column', 'Holds', 'Codes', 'English', '中文'), rows)}")
    return "\n".join(parts)


def commands(command: click.Command, above: click.Context | None) -> Iterator[str]:
    """The help of a command and of all below it."""
    context = click.Context(command, info_name=command.name or "safetygate", parent=above, terminal_width=88)
    level = "##" if above is None else "###"
    yield f"{level} `{context.command_path}`\n\n```text\n{command.get_help(context)}\n```\n"
    for name in command.list_commands(context) if isinstance(command, click.Group) else ():
        below = command.get_command(context, name)
        assert below is not None
        yield from commands(below, context)


def problems() -> str:
    """The catalogue of problems: an entry for each code, with every sentence that it may say."""
    said: dict[str, list[Phrase]] = {}
    for code, phrase in CATALOGUE.items():
        said.setdefault(code.partition("/")[0], []).append(phrase)
    return "\n".join(
        "\n".join((f"## {code}\n", *(f"- {_literal(phrase.en)} · {_literal(phrase.zh)}" for phrase in phrases), ""))
        for code, phrases in sorted(said.items())
    )


def _literal(sentence: str) -> str:
    """A sentence as it stands: nothing in it is markup, and `{found}` is a place for what was found."""
    return re.sub(r"([\\`*_<>\[\]{}$^])", r"\\\1", sentence)


def codec() -> str:
    """The functions that are generated for one small record, as Python itself shows their source."""
    functions = (reader(Risk), writer(Risk), structs.reader_of_twin(Risk), structs.twin_of(Risk, ordered=False))
    return "\n".join(f"```python\n{inspect.getsource(function)}```\n" for function in functions)


def rules() -> str:
    """Every numbered rule, with the records it is about."""
    found: dict[str, tuple[Rule, list[str]]] = {}
    for name in _modules("safetygate.domain"):
        for cls in vars(importlib.import_module(name)).values():
            if inspect.isclass(cls) and cls.__module__ == name:
                for rule in getattr(cls, "rules", ()):
                    found.setdefault(rule.code, (rule, []))[1].append(cls.__name__)
    return "\n".join(
        f"## {code}\n\n{rule.strength.en} · {rule.strength.zh}, about {_named(about)}\n\n"
        f"- {_literal(rule.en)}\n- {_literal(rule.zh)}\n"
        for code, (rule, about) in sorted(found.items(), key=lambda item: ("MRI".index(item[0][3]), item[0]))
    )


def _named(classes: Iterable[str]) -> str:
    known = api.short_names()
    return ", ".join(f"{{py:obj}}`~{known[name]}`" if name in known else f"`{name}`" for name in dict.fromkeys(classes))


def schemas() -> str:
    """Every kind of document."""
    rows = (
        (f"`{kind}`", f"`{file_name(kind)}`", schema(kind)["description"], schema(kind)["x-zh"])
        for kind in sorted(KINDS)
    )
    return table(("Kind", "File", "English", "中文"), rows)


FORM = "Decision (EU) 2019/417, notification form, "
AUDIENCES = ["everybody", "authorities", "restricted"]
PARTS = {"1": "General", "2": "Product", "3": "Rules, standards", "4": "Traceability", "5": "Risk", "6": "Measures"}


def members_with_sources(kind: str) -> Iterator[tuple[str, str, list[str]]]:
    """Every member of a document of *kind* that names its sources: its path, its audience, and the sources."""

    def walk(content: Any, file: str, path: str, audience: str) -> Iterator[tuple[str, str, list[str]]]:
        while "$ref" in content:
            address, _, pointer = content["$ref"].partition("#")
            file, content = address or file, all_schemas()[address or file]
            for name in pointer.split("/")[1:]:
                content = content[name]
        if "items" in content:
            yield from walk(content["items"], file, f"{path}[]", audience)
        for name, member in content.get("properties", {}).items():
            seen = max(audience, member["x-audience"], key=AUDIENCES.index)
            if "x-source" in member:
                yield f"{path}.{name}".lstrip("."), seen, member["x-source"]
            yield from walk(member, file, f"{path}.{name}".lstrip("."), seen)

    return walk({"$ref": file_name(kind)}, "", "", "everybody")


def form() -> str:
    """The notification form, member by member, beside the record; an asterisk is one of the form's own."""
    beside: dict[str, list[tuple[str, str, str]]] = {}
    for path, audience, sources in members_with_sources("alert"):
        law = "; ".join(source for source in sources if not source.startswith(FORM))
        for source in sources:
            if source.startswith(FORM):
                beside.setdefault(source.removeprefix(FORM), []).append((path, audience, law))
    rows = (
        (PARTS[field[0]], field[3:], f"`{path}`", audience, law)
        for field in sorted(beside, key=lambda field: field[0])
        for path, audience, law in beside[field]
    )
    return table(("Section", "Field of the form", "Member", "For", "Asked for by"), rows)


def _exchanged() -> Any:
    return safetygate.loads((SCHEMAS / "conformance" / "valid" / "alert-exchanged.json").read_bytes())


def exchanged_alert() -> str:
    """The card of the made-up alert in both languages."""
    english, chinese = (list(card.rows(_exchanged(), language)) for language in ("en", "zh"))
    rows = (
        (name, text.replace("\n", "<br>"), name_zh, text_zh.replace("\n", "<br>"))
        for (name, text), (name_zh, text_zh) in zip(english, chinese, strict=True)
    )
    return table(("", card.title(_exchanged(), "en"), "", card.title(_exchanged(), "zh")), rows)


def published_alert() -> str:
    """The published form of the same alert."""
    text = safetygate.dumps(safetygate.published(_exchanged()), indent=2).decode()
    return f"```json\n{text}\n```\n"


def step_table() -> str:
    """The table of steps: for each state, who may take which step, and where that leads."""
    rows = [
        (f"{state.en} · {state.zh}", f"{step.en} · {step.zh}", f"{role.en} · {role.zh}", f"{then.en} · {then.zh}")
        for state, row in steps.STEPS.items()
        for step, cells in row.items()
        for role, then in cells.items()
    ]
    return table(("Where it stands", "Step", "By", "Then"), rows)


def cycle_table() -> str:
    """The cycle of the Action plan: for each state, which step leads where."""
    rows = [
        (f"{state.en} · {state.zh}", f"{step.en} · {step.zh}", f"{then.en} · {then.zh}")
        for state, row in cycle.CYCLE.items()
        for step, then in row.items()
    ]
    return table(("Where it stands", "Step", "Then"), rows)


def words(name: str, **headings: str) -> str:
    """Some columns of one table of words."""
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as held:
        return table(headings.values(), ([row[column] for column in headings] for row in csv.DictReader(held)))
