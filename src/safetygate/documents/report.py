"""
The validation report: all that was found in one document, itself a document.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, final

from attrs import field, frozen

from safetygate.documents.problems import one_line
from safetygate.domain.records.checks import Boolean, Items, Maybe, Part, Text
from safetygate.domain.records.errors import SafetyGateError
from safetygate.domain.records.problems import Problem, Severity

MOST_PROBLEMS: Final = 1000
"""How many problems one report lists; it says so where there are more."""

_SARIF_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {"valid": "valid", "invalid": "not valid", "whole": "(whole document)", "more": "and more"},
    "zh": {"valid": "有效", "invalid": "无效", "whole": "（整个文档）", "more": "其余问题从略"},
}


@final
@frozen(kw_only=True)
class Report:
    """
    What validation found in one document: every problem, once, with its place.

    Attributes:
        document_kind: The kind that the document says it is; absent where it says none that is known.
        problems: All problems, errors first, each group in the order of places.
        complete: Whether all that was found is listed; false where there is more than one report holds.
    """

    kind: ClassVar[str] = "validation_report"

    document_kind: str | None = field(default=None, validator=Maybe(Text(100)))
    problems: tuple[Problem, ...] = field(default=(), validator=Items(Part(Problem), MOST_PROBLEMS))
    complete: bool = field(default=True, validator=Boolean())

    @property
    def valid(self) -> bool:
        """Whether there is no error; warnings and information do not make a document invalid."""
        return not self.count(Severity.ERROR)

    def count(self, severity: Severity) -> int:
        """How many problems of one *severity* are listed."""
        return sum(problem.severity is severity for problem in self.problems)

    def text(self, language: str = "en") -> str:
        """The report for people, a line a problem, in *language*: `"zh"` for Chinese, anything else for English."""
        words = _WORDS["zh" if language == "zh" else "en"]
        head = " ".join(filter(None, (self.document_kind, words["valid" if self.valid else "invalid"])))
        lines = [_line(problem, language, words["whole"]) for problem in self.problems]
        more = [] if self.complete else [words["more"]]
        return "\n".join(map(one_line, [head, *lines, *more]))

    def sarif(self, uri: str | None = None) -> dict[str, Any]:
        """
        The report in the Static Analysis Results Interchange Format, SARIF 2.1.0.

        Args:
            uri: The address or path of the document, where it has one.
        """
        place = {} if uri is None else {"physicalLocation": {"artifactLocation": {"uri": uri}}}
        codes = sorted({problem.code for problem in self.problems})
        driver = {"name": "safetygate", "rules": [{"id": code} for code in codes]}
        results = [_result(problem, place) for problem in self.problems]
        return {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{"tool": {"driver": driver}, "results": results}],
        }


@final
class InvalidDocument(SafetyGateError):
    """
    A document does not conform: its *report* names every problem, each at its place.
    """

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that was found, errors first."""
        return self.report.problems

    def __str__(self) -> str:
        return self.report.text()


def _line(problem: Problem, language: str, whole: str) -> str:
    line = "" if problem.line is None else f"{problem.line}: "
    value = "" if problem.value is None else f" [{problem.value}]"
    severity = problem.severity.label(language)
    return f"  {line}{problem.pointer or whole}: {severity} {problem.code}: {problem.message(language)}{value}"


def _result(problem: Problem, place: Mapping[str, Any]) -> dict[str, Any]:
    where = dict(place)
    if problem.line is not None and place:
        where["physicalLocation"] = {**place["physicalLocation"], "region": {"startLine": problem.line}}
    where["logicalLocations"] = [{"fullyQualifiedName": problem.pointer, "kind": "member"}]
    return {
        "ruleId": problem.code,
        "level": _SARIF_LEVELS[problem.severity],
        "message": {"text": f"{problem.message_en} / {problem.message_zh}"},
        "locations": [where],
    }
