"""
The validation report: all that was found in one document, itself a document.
"""

from __future__ import annotations

from typing import Any, ClassVar, Final, final

from attrs import field, frozen

from safetygate.documents.schema import BASE, file_name
from safetygate.domain.records.characters import one_line
from safetygate.domain.records.checks import Boolean, Items, Maybe, Part, Text
from safetygate.domain.records.errors import SafetyGateError
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.records.problems import Problem, Severity

MOST_PROBLEMS: Final = 1000
"""How many problems one report lists; it says so where there are more."""

_SARIF_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}

_VALID: Final = Phrase("valid", "有效")
_INVALID: Final = Phrase("not valid", "无效")
_WHOLE: Final = Phrase("(whole document)", "（整个文档）")
_MORE: Final = Phrase("and more", "其余问题从略")
_ORDER: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFORMATION: 2}


@final
@frozen(kw_only=True)
class Report(Paper):
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

    def text(self, language: str | Language) -> str:
        """
        The report for people, a line a problem, in *language*.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        verdict = _VALID if self.valid else _INVALID
        head = " ".join(filter(None, (self.document_kind, verdict.say(language))))
        lines = []
        for problem in self.problems:
            line = "" if problem.line is None else f"{problem.line}: "
            value = "" if problem.value is None else f" [{problem.value}]"
            where, severity = problem.pointer or _WHOLE.say(language), problem.severity.label(language)
            lines.append(f"  {line}{where}: {severity} {problem.code}: {problem.message(language)}{value}")
        more = [] if self.complete else [_MORE.say(language)]
        return "\n".join(map(one_line, [head, *lines, *more]))

    def problem_details(
        self, language: str | Language = "en", *, status: int = 422, instance: str | None = None
    ) -> dict[str, Any]:
        """
        The report as the body of an answer over HTTP: problem details (RFC 9457), `application/problem+json`.

        Its type is the name of the schema of validation reports; `errors` holds every problem with its place, as a JSON
        Pointer, its code and its sentence in *language*.

        Args:
            language: The language of the sentences.
            status: The status code with which it is sent.
            instance: A reference by which this occurrence can be found again.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        errors = [
            {"pointer": each.pointer, "code": each.code, "severity": each.severity.value}
            | {"detail": each.message(language)}
            | ({} if each.value is None else {"value": each.value})
            for each in self.problems
        ]
        title = " ".join(filter(None, (self.document_kind, (_VALID if self.valid else _INVALID).say(language))))
        occurrence = {} if instance is None else {"instance": instance}
        return {
            "type": f"{BASE}{file_name(self.kind)}",
            "title": title,
            "status": status,
            **occurrence,
            "errors": errors,
        }

    def sarif(self, uri: str | None = None) -> dict[str, Any]:
        """
        The report in the Static Analysis Results Interchange Format, SARIF 2.1.0.

        Args:
            uri: The address or path of the document, where it has one.
        """
        file = {} if uri is None else {"physicalLocation": {"artifactLocation": {"uri": uri}}}
        codes = sorted({problem.code for problem in self.problems})
        driver = {"name": "safetygate", "rules": [{"id": code} for code in codes]}
        results = []
        for problem in self.problems:
            where: dict[str, Any] = dict(file)
            # A region may stand only within a file, and only a stream has lines; else the pointer alone says where.
            if problem.line is not None and file:
                where["physicalLocation"] = {**file["physicalLocation"], "region": {"startLine": problem.line}}
            where["logicalLocations"] = [{"fullyQualifiedName": problem.pointer, "kind": "member"}]
            # SARIF knows one language for a message; both texts stand in it, so nobody's viewer has to choose.
            message = {"text": f"{problem.message_en} / {problem.message_zh}"}
            level = _SARIF_LEVELS[problem.severity]
            results.append({"ruleId": problem.code, "level": level, "message": message, "locations": [where]})
        return {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{"tool": {"driver": driver}, "results": results}],
        }


def make_report(kind: str | None, found: list[Problem]) -> Report:
    """A report of what was *found*, errors first, at most as much as one report holds."""
    ordered = sorted(found, key=lambda problem: (_ORDER[problem.severity], problem.pointer, problem.code))
    return Report(document_kind=kind, problems=tuple(ordered[:MOST_PROBLEMS]), complete=len(ordered) <= MOST_PROBLEMS)


@final
class InvalidDocument(SafetyGateError, ValueError):
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
        return self.report.text("en")
