"""
Addenda of weekly reports: what the publisher tells, in sentences, of alerts that he published earlier.

Line ends are lost in the feed, so a new sentence may begin right behind the full stop of the last one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, final

from attrs import frozen

from safetygate.domain.records.code import CodeList, Entry
from safetygate.feeds.finding import Notes
from safetygate.feeds.words.wording import cleaned, says_nothing


@final
class AddendumKind(CodeList):
    """
    What an addendum says happened to an alert.
    """

    UPDATED = Entry("updated", "Updated with more information", "补充更新")
    WITHDRAWN = Entry("withdrawn", "Withdrawn", "已撤回")
    DUPLICATE = Entry("duplicate", "Withdrawn as a duplicate of another alert", "因与另一预警通报重复而撤回")
    UPGRADED = Entry("upgraded", "Upgraded to another kind with a new number", "升级为其他类型并启用新编号")
    COUNTERFEIT = Entry("counterfeit", "Product marked as counterfeit", "产品标记为假冒")
    OTHER = Entry("other", "Other", "其他")


@final
@frozen(kw_only=True)
class AddendumNote:
    """
    One thing that an addendum says of one alert.

    Attributes:
        kind: What happened.
        number: The number of the alert; absent where the sentence names none.
        other_number: The alert that it duplicates, or the new number that it was given.
        about: What the added information is on, in words.
        text: The whole sentence.
    """

    kind: AddendumKind
    number: str | None = None
    other_number: str | None = None
    about: str | None = None
    text: str


_NUMBER: Final = re.compile(r"(?<![\w/])(?:[A-Z]{1,4}[0-9]{0,2}/)?[0-9]{3,5}/[0-9]{2}(?![\w/])")
_SENTENCE: Final = re.compile(r"(?<=[.;!])\s*(?=[A-Z])|\n")
_ABOUT: Final = re.compile(r"\binformation (?:on|about|regarding|concerning) (?:the )?(?P<about>.+?)[.;]?$")
_KINDS: Final = (
    (re.compile(r"duplicat", re.IGNORECASE), AddendumKind.DUPLICATE),
    (re.compile(r"upgrad", re.IGNORECASE), AddendumKind.UPGRADED),
    (
        re.compile(r"withdrawn|withdrawal of (?:the )?notification|has been removed", re.IGNORECASE),
        AddendumKind.WITHDRAWN,
    ),
    (re.compile(r"counterfeit", re.IGNORECASE), AddendumKind.COUNTERFEIT),
    (re.compile(r"updat|amend|correct|modif|supplement", re.IGNORECASE), AddendumKind.UPDATED),
)
"""The first that fits decides: a duplicate is also said to be withdrawn."""

_PAIRED: Final = frozenset({AddendumKind.DUPLICATE, AddendumKind.UPGRADED})


def read_addendum(text: str) -> tuple[AddendumNote, ...]:
    """
    All that an addendum says, sentence by sentence; a sentence that is not understood is kept as `other`.

    A sentence that names several alerts gives one note for each of them.
    """
    sentences = (sentence.strip() for sentence in _SENTENCE.split(cleaned(text, "", Notes())))
    return tuple(note for sentence in sentences if not says_nothing(sentence) for note in _notes(sentence))


def _notes(sentence: str) -> Iterator[AddendumNote]:
    kind = next((kind for words, kind in _KINDS if words.search(sentence)), AddendumKind.OTHER)
    numbers = list(dict.fromkeys(_NUMBER.findall(sentence)))
    about = _ABOUT.search(sentence) if kind is AddendumKind.UPDATED else None
    if kind in _PAIRED and len(numbers) > 1:
        *earlier, other = numbers
    else:
        earlier, other = numbers, None
    for number in earlier or [None]:
        yield AddendumNote(
            kind=kind, number=number, other_number=other, about=about["about"] if about else None, text=sentence
        )
