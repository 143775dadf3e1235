"""
One fault at one place of one document.
"""

from __future__ import annotations

from typing import final

from attrs import field, frozen

from safetygate.domain.records.checks import Code, Integer, Items, Maybe, Text
from safetygate.domain.records.code import CodeList, CodeRow
from safetygate.domain.records.converters import AsCode, Each
from safetygate.domain.records.phrases import Language


@final
class Severity(CodeList):
    """
    How much a problem weighs: only an *error* makes a document invalid.
    """

    ERROR = CodeRow("error", "Error", "错误")
    WARNING = CodeRow("warning", "Warning", "警告")
    INFORMATION = CodeRow("information", "Information", "提示")


@final
@frozen(kw_only=True)
class Problem:
    """
    One fault at one place of one document.

    Attributes:
        pointer: Where, as a JSON Pointer (RFC 6901); the whole document is the empty string.
        code: What, as a stable code that programs may rely on, for example `required` or `SG-M-001`.
        severity: How much it weighs.
        message_en: What was expected, for people who read English.
        message_zh: The same sentence for people who read Chinese.
        value: The offending value as JSON, cut short; absent where there is none to show.
        expected: The codes of which one was expected, where a list of them says so.
        line: The line of the stream on which the document stood, counted from 1; absent outside streams.
    """

    pointer: str = field(validator=Text(4000, least=0))
    code: str = field(validator=Text(100))
    severity: Severity = field(default=Severity.ERROR, converter=AsCode[Severity], validator=Code(Severity))
    message_en: str = field(validator=Text(2000))
    message_zh: str = field(validator=Text(2000))
    value: str | None = field(default=None, validator=Maybe(Text(200)))
    expected: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(Text(200), 1000))
    line: int | None = field(default=None, validator=Maybe(Integer(1)))

    def message(self, language: str | Language) -> str:
        """
        The sentence in *language*.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        return self.message_zh if Language.parse(language) is Language.ZH else self.message_en
