"""
Text for people, in one or more languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import final

from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.frozen import FrozenMap


@final
class Texts(FrozenMap[str]):
    """
    One text in one or more languages: from language code to wording.

    Build it from names, `Texts(en="Toy", zh="玩具")`, or from any mapping.
    """

    __slots__ = ()

    def __init__(self, wordings: Mapping[str, str] | None = None, /, **named: str) -> None:
        if not isinstance(wordings, Mapping | None):
            raise InvalidValue(f"expected a mapping from languages, got {type(wordings).__name__}", field="texts")
        texts = {**(wordings or {}), **named}
        for language, wording in texts.items():
            if not isinstance(wording, str):
                raise InvalidValue(f"expected text, got {type(wording).__name__}", field=str(language))
        super().__init__(texts)

    def best(self, *languages: str) -> str:
        """The wording in the first of *languages* that there is, else in the first language in order of code."""
        return next((self[code] for code in languages if code in self), next(iter(self.values()), ""))
