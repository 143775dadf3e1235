"""
Refusals: every way to say no has a name, and goes out as problem details (RFC 9457).
"""

from __future__ import annotations

from typing import Any

from fastapi.responses import JSONResponse

import safetygate as sg


class Refusal(Exception):
    """
    A no of the host.

    Attributes:
        status: The status of HTTP.
        code: The name of the reason, which stays the same.
        report: What is wrong in detail, where there is more to say.
    """

    def __init__(self, status: int, code: str, title: str, report: sg.Report | None = None) -> None:
        super().__init__(title)
        self.status, self.code, self.report = status, code, report


def describe(error: Exception) -> Refusal:
    """The refusal that an error of the library stands for."""
    match error:
        case Refusal():
            return error
        case sg.InvalidDocument():
            return Refusal(422, "invalid-document", "The document is not valid.", error.report)
        case sg.NotAllowed():
            return Refusal(403, "not-allowed", str(error))
        case sg.IllegalStep():
            return Refusal(409, "illegal-step", str(error))
        case _:
            return Refusal(422, "invalid-value", str(error))


def answer(refusal: Refusal) -> JSONResponse:
    """It as an answer, with every problem in both languages."""
    body: dict[str, Any] = {"title": str(refusal), "status": refusal.status, "code": refusal.code}
    if refusal.report is not None:
        body["errors"] = [
            {"pointer": each.pointer, "code": each.code, "detail": each.message("en"), "detail_zh": each.message("zh")}
            for each in refusal.report.problems
        ]
    return JSONResponse(body, refusal.status, media_type="application/problem+json")
