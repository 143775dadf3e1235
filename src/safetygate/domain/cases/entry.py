"""
What every entry of a case has in common: an identifier that the host gives it, an author, a moment, a place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from safetygate.domain.records.rules import Place, Rule


def _in_one_language(entry: Any) -> Iterable[Place]:
    return [("texts",)] if entry.texts and not {"en", "zh"} <= set(entry.texts) else []


def _refers_to_itself(entry: Any) -> Iterable[Place]:
    return [("id",)] if entry.id in {entry.after, entry.about} else []


COMMON: Final = (
    Rule(
        "SG-M-020",
        "expected an identifier other than those of the entries it refers to",
        "条目标识符不得与其所引用的条目相同",
        _refers_to_itself,
    ),
    Rule(
        "SG-R-020",
        "expected the texts in English and in Chinese",
        "建议同时提供英文和中文文本",
        _in_one_language,
    ),
)
"""The rules of every entry."""


def worded_other(*members: str) -> Rule:
    """The rule that where one of *members* holds the code `other`, the texts say what it stands for."""

    def broken(entry: Any) -> Iterable[Place]:
        return [] if entry.texts else [("texts",) for member in members if _holds_other(getattr(entry, member))]

    return Rule(
        "SG-M-021",
        "expected texts that say what the code other stands for",
        "使用代码 other 时须以文字说明其含义",
        broken,
    )


def _holds_other(value: Any) -> bool:
    codes: tuple[Any, ...] = value if value.__class__ is tuple else (value,)
    return any(getattr(code, "value", None) == "other" for code in codes)
