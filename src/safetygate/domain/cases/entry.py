"""
What every entry of a case has in common: an identifier that the host gives it, an author, a moment, what it refers to.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import Any, ClassVar, Final, final

import attrs
from attrs import field, frozen
from pendulum import DateTime

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.codes import Step
from safetygate.domain.records.checks import Additions, Items, Maybe, Moment, Part
from safetygate.domain.records.converters import Each, as_moment, maybe_additions, maybe_texts
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.rules import Path, Record, Rule
from safetygate.domain.records.shapes import DIGEST, IDENTIFIER, LONG
from safetygate.domain.records.texts import Texts


@final
@frozen(kw_only=True)
class Reference(Record):
    """
    Which content of an entry another one refers to: so that nobody can change what was answered under the answer.

    Attributes:
        entry_id: The identifier of the entry.
        sha256: The digest of its content: the SHA-256 of its canonical bytes (RFC 8785).
    """

    entry_id: str = field(validator=IDENTIFIER)
    sha256: str = field(validator=DIGEST)


def _refers_to_nothing_named(entry: Entry) -> Iterable[Path]:
    named = [entry.after, entry.about]
    known: set[str] = set()
    paths: list[Path] = []
    for position, reference in enumerate(entry.references):
        if reference.entry_id not in named or reference.entry_id in known:
            paths.append(("references", position, "entry_id"))
        known.add(reference.entry_id)
    return paths


_WORDS: Final = ("texts", "attachments", "extensions")


def put_words_last(_: type[Any], fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """The *fields* of an entry in the order in which they are written: what is said in words stands last."""
    return sorted(fields, key=lambda member: _WORDS.index(member.name) if member.name in _WORDS else -1)


@frozen(kw_only=True, field_transformer=put_words_last)
class Entry(Paper):
    """
    One thing that one authority put into a case.

    Attributes:
        id: Its identifier.
        case_id: The case it stands in.
        author: Who made it.
        made_at: When it was made, by the clock of its author.
        after: The last entry that its author had seen.
        references: Which contents the author had before it, of the entries that are named here.
        texts: What there is to say about it, in one or more languages.
        extensions: Agreed additions, kept verbatim.
    """

    id: str = field(validator=IDENTIFIER)
    case_id: str = field(validator=IDENTIFIER)
    author: Authority = field(validator=Part(Authority))
    made_at: DateTime = field(converter=as_moment, validator=Moment())
    after: str | None = field(default=None, validator=Maybe(IDENTIFIER))
    references: tuple[Reference, ...] = field(
        default=(), converter=Each[Reference], validator=Items(Part(Reference), 10)
    )
    texts: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    extensions: FrozenMap[Any] | None = field(default=None, converter=maybe_additions, validator=Maybe(Additions()))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-020",
            "expected an identifier other than those of the entries it refers to",
            "条目标识符不得与其所引用的条目相同",
            lambda entry: [("id",)] if entry.id in {entry.after, entry.about} else [],
        ),
        Rule(
            "SG-M-035",
            "expected references to the entries that this one names, each once",
            "引用应指向本条目所提及的条目，且各出现一次",
            _refers_to_nothing_named,
            about=("references",),
        ),
        Rule(
            "SG-R-020",
            "expected the texts in English and in Chinese",
            "建议同时提供英文和中文文本",
            lambda entry: [("texts",)] if entry.texts and not {"en", "zh"} <= set(entry.texts) else [],
        ),
    )

    @property
    @abstractmethod
    def step(self) -> Step:
        """What its author does with it."""

    @property
    def about(self) -> str | None:
        """The entry it is about; none where it is about the case."""
        return None


def explain_other(*members: str) -> Rule:
    """The rule that where one of *members* holds the code `other`, the texts say what it stands for."""

    def broken(entry: Any) -> Iterable[Path]:
        # A code of a newer version reads as `other` where only that version can say what it stands for.
        return (
            []
            if entry.texts or entry.beyond
            else [("texts",) for member in members if _holds_other(getattr(entry, member))]
        )

    return Rule(
        "SG-M-021",
        "expected texts that say what the code other stands for",
        "使用代码 other 时须以文字说明其含义",
        broken,
    )


def _holds_other(value: Any) -> bool:
    codes: tuple[Any, ...] = value if value.__class__ is tuple else (value,)
    return any(getattr(code, "value", None) == "other" for code in codes)
