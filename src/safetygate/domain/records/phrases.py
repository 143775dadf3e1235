"""
What people read, in the two languages of the exchange.

The Action plan is signed in Chinese and in English, "all texts being equally authentic": so every sentence, label and
heading is a `Phrase` that says the same in both, and which of the two is wanted is asked once, as a `Language`.
"""

from __future__ import annotations

import enum
import re
from functools import lru_cache
from typing import Final, final

from attrs import frozen

from safetygate.domain.records.errors import InvalidValue

# zh, zh-CN, zh-Hans; zh_CN, as operating systems write it
_TAG: Final = re.compile(r"(?P<primary>[a-z]{2,3})(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE | re.ASCII)


@final
class Language(enum.Enum):
    """
    A language in which this library speaks to people; the texts of documents may be in many more.
    """

    EN = "en"
    ZH = "zh"

    @classmethod
    def parse(cls, tag: str | Language) -> Language:
        """
        The language that *tag* names (BCP 47): `zh`, `zh-CN` and `zh-Hans` are Chinese, `en` and `en-IE` English.

        Raises:
            InvalidValue: Where it names a language in which there are no words, or none at all.
        """
        given: object = tag
        return given if isinstance(given, cls) else _parse(given if isinstance(given, str) else "")

    @property
    def html(self) -> str:
        """The tag that a page in this language carries: the Chinese of this library is in simplified characters."""
        return "zh-Hans" if self is Language.ZH else "en"


# Asked once for every sentence that is said, mostly with the same two tags.
@lru_cache(maxsize=128)
def _parse(tag: str) -> Language:
    match = _TAG.fullmatch(tag)
    for language in Language:
        if match is not None and match["primary"].lower() == language.value:
            return language
    raise InvalidValue("expected English or Chinese, by a tag such as en or zh-CN", field="language")


@final
@frozen
class Phrase:
    """
    The same said in English and in Chinese; `{}` and `{name}` stand for values that are filled in when it is said.

    Attributes:
        en: For people who read English.
        zh: For people who read Chinese.
    """

    en: str
    zh: str

    def say(self, language: str | Language, *values: object, **named: object) -> str:
        """
        What it says in *language*, with its values filled in.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        said = self.zh if Language.parse(language) is Language.ZH else self.en
        return said.format(*values, **named) if values or named else said

    def fill(self, *values: object) -> Phrase:
        """The same with its *values* filled in, to be said later."""
        return Phrase(self.en.format(*values), self.zh.format(*values))


COLON: Final = Phrase(": ", "：")
"""Between what is named and what is said of it."""

SEMICOLON: Final = Phrase("; ", "；")
"""Between statements of one line."""

COMMA: Final = Phrase(", ", "、")
"""Between the items of a list."""

STOP: Final = Phrase(". ", "。")
"""Between sentences."""

BRACKETS: Final = Phrase("{} ({})", "{}（{}）")
"""What is said, and a remark on it."""
