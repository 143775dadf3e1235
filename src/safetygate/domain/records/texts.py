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
    One text in one or more languages: from the tag of the language (BCP 47) to the wording.

    Build it from names, `Texts(en="Toy", zh="玩具")`, or from any mapping.
    """

    __slots__ = ()

    def __init__(self, wordings: Mapping[str, str] | None = None, /, **named: str) -> None:
        if wordings is not None and not isinstance(wordings, Mapping):
            raise InvalidValue(f"expected a mapping from languages, got {type(wordings).__name__}", field="texts")
        texts = {**(wordings or {}), **named}
        for language, wording in texts.items():
            if not isinstance(wording, str):
                raise InvalidValue(f"expected text, got {type(wording).__name__}", field=str(language))
        super().__init__(texts)

    def best(self, *languages: str) -> str:
        """
        The wording in the first of *languages* that there is, or in a variety of it; else in the first in order of tag.
        """
        known = (tag for wanted in languages for tag in (wanted, self._tag_of(wanted)) if tag in self)
        return next((self[tag] for tag in known if tag is not None), next(iter(self.values()), ""))

    def speaks(self, language: str) -> bool:
        """Whether there is a wording in *language* or a variety of it: `zh-Hans` and `zh-CN` are Chinese."""
        return self._tag_of(language) is not None

    def _tag_of(self, language: str) -> str | None:
        primary = language.lower()
        return next((tag for tag in self if tag.lower().partition("-")[0] == primary), None)
