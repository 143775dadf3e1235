"""Remarks, findings, and what a host makes of them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import safetygate
from safetygate import feeds
from safetygate.domain.records.errors import MissingExtra
from safetygate.domain.records.problems import Severity
from safetygate.feeds import Remark
from safetygate.feeds.extras import package
from tests.feeds.samples import one

TEXTS = "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path(feeds.__path__[0]).rglob("*.py")))


@pytest.mark.parametrize("remark", list(Remark))
def test_every_remark_is_used_and_says_one_thing(remark: Remark) -> None:
    """Each code is kebab case, stands in the code once beside the table, and is worded in both languages."""
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", remark.value)
    assert remark.value == remark.name.lower().replace("_", "-")
    assert f"Remark.{remark.name}" in TEXTS.replace(f"        Remark.{remark.name},\n", "")
    assert re.search("[\u4e00-\u9fff]", remark.zh)
    assert isinstance(remark.severity, Severity)


def test_no_two_remarks_say_the_same() -> None:
    """Neither in English nor in Chinese."""
    assert len({remark.en for remark in Remark}) == len({remark.zh for remark in Remark}) == len(Remark)


def test_a_finding_is_a_problem_at_its_place() -> None:
    """The pointer leads to the member, and the text is cut there, never in the finding."""
    reading = one(barcode="4006381333932", brand="x" * 5000)
    check, long = sorted(reading.findings, key=lambda finding: finding.code)
    problem = check.problem()

    assert (check.number, check.field, check.raw) == ("SR/99001/26", "product.barcodes", "4006381333932")
    assert (problem.pointer, problem.code, problem.severity) == (
        "/product/barcodes",
        "barcode-check-digit",
        Severity.WARNING,
    )
    assert (problem.message("en"), problem.message("zh")) == (check.message_en, check.message_zh)
    assert problem.value == '"4006381333932"'
    assert (len(long.raw), len(long.problem().value or "")) == (5000, 200)


def test_a_finding_on_the_whole_notice_points_to_the_document() -> None:
    """What belongs to no member points to all."""
    (finding,) = one(newElement="new").findings

    assert (finding.field, finding.problem().pointer) == ("", "")


def test_a_missing_package_names_its_extra() -> None:
    """One sentence with what to install."""
    with pytest.raises(
        MissingExtra,
        match=re.escape("Reading XML needs an optional package: install safetygate with its extra [sources]"),
    ):
        package("a_package_that_nobody_has", "Reading XML")


def test_heavy_packages_sleep_until_a_feed_is_read() -> None:
    """Importing the readers loads none of the optional packages."""
    script = "import sys; import safetygate.feeds; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-I", "-c", script], check=True, capture_output=True, text=True)

    assert {"lxml", "stdnum", "python_calamine"}.isdisjoint(run.stdout.split())


def test_the_front_door_reads_feeds() -> None:
    """A host finds the reader at the front door."""
    assert safetygate.read_alerts is feeds.read_alerts


def test_no_part_of_the_importer_is_asleep() -> None:
    """Every function and class of the importer is used by another part, or is public."""
    trees = {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in Path(feeds.__path__[0]).glob("*.py")}
    private = [
        node.name
        for tree in trees.values()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name.startswith("_")
    ]

    assert [name for name in private if len(re.findall(rf"\b{name}\b", TEXTS)) < 2] == []
