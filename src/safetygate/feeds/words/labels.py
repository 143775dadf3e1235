"""
The words of the feeds in other languages than English: data, one file a language, each with its source.

A code follows only from a label that was found beside its English twin, never from a dictionary: *Ahogamiento* is
suffocation and not drowning, *Ersticken* is choking and not suffocation.
Measures are packed between words of their own, which are put into English first and then read as all others are.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Final, TypeVar, cast, final

from attrs import field, frozen

from safetygate.domain.codes import (
    Answer,
    CodeList,
    Country,
    Feed,
    MeasureCategory,
    NotificationKind,
    Obligation,
    OperatorRole,
    ProductCategory,
    RiskType,
)
from safetygate.domain.records.checks import Text
from safetygate.domain.records.errors import InvalidValue
from safetygate.feeds.finding import Notes
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.spellings import find_code

C = TypeVar("C", bound=CodeList)

LISTS: Final[Mapping[str, type[CodeList]]] = {
    "answer": Answer,
    "country": Country,
    "measure_category": MeasureCategory,
    "notification_kind": NotificationKind,
    "obligation": Obligation,
    "operator_role": OperatorRole,
    "product_category": ProductCategory,
    "risk_type": RiskType,
}
"""The code lists that a file of labels can hold, by their names there."""

_FRAME: Final = {
    "voluntary": "Type of economic operator taking notified measure(s)",
    "compulsory": "Type of economic operator to whom the measure(s) were ordered",
    "category": "Category of measure(s)",
    "in_force": "Date of entry into force",
}
"""Between which words the weekly report packs its measures."""

# Labels of the portal have keys such as `riskType.chemical`, whatever the language.
_KEY: Final = re.compile(r"[A-Za-z]+(?:\.[A-Za-z0-9]+)+")


@final
@frozen(kw_only=True, slots=False, eq=False)
class Labels:
    """
    The words of one language for the codes of the feeds.

    Attributes:
        language: The tag of the language, for example `de`.
        lists: Per code list, the labels of each code: `{"risk_type": {"choking": ["Ersticken"]}}`.
        measure_frame: The words between which measures are packed, and those for a day that is not known.
    """

    language: str = field(validator=Text(35))
    lists: Mapping[str, Mapping[str, Iterable[str]]] = field(factory=dict)
    measure_frame: Mapping[str, Iterable[str]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """
        Let every label stand for one code of a known list.

        Raises:
            InvalidValue: Where one does not.
        """
        for name, codes in self.lists.items():
            if name not in LISTS:
                raise InvalidValue(f"expected one of the lists {', '.join(LISTS)}", field="lists")
            for code in codes:
                if code not in {str(each.value) for each in LISTS[name]}:
                    raise InvalidValue(f"expected codes of the list {name}", field="lists")

    @classmethod
    def parse(cls, text: str | bytes) -> Labels:
        """
        The labels that a JSON document holds, with the members `language`, `lists` and `measure_frame`.

        Raises:
            InvalidValue: Where it is no such document.
        """
        try:
            held = json.loads(text)
            return cls(
                language=held["language"],
                lists=held.get("lists", {}),
                measure_frame=held.get("measure_frame", {}),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise (
                error
                if isinstance(error, InvalidValue)
                else InvalidValue(
                    "expected labels as JSON, with the members language, lists and measure_frame", field="labels"
                )
            ) from None

    @classmethod
    def of_portal(cls, language: str, translations: Mapping[str, str]) -> Labels:
        """
        The labels that the public portal serves for a *language*, by their keys: `{"riskType.choking": "Ersticken"}`.

        Keys of other things than codes are left alone.
        """
        lists: dict[str, dict[str, list[str]]] = {}
        for key, label in translations.items():
            for name, codes in LISTS.items() if _KEY.fullmatch(key) else ():
                code = find_code(codes, key, Feed.PORTAL_JSON)
                if code is not None:
                    lists.setdefault(name, {}).setdefault(str(code.value), []).append(label)
        return cls(language=language, lists=lists)

    def merge(self, other: Labels) -> Labels:
        """These labels and those of *other*, which count where both have a word."""
        lists = {
            name: {**self.lists.get(name, {}), **other.lists.get(name, {})} for name in {*self.lists, *other.lists}
        }
        return Labels(language=other.language, lists=lists, measure_frame={**self.measure_frame, **other.measure_frame})

    def find(self, codes: type[C], text: str) -> C | None:
        """The code of the list *codes* that this language spells as *text*; `None` where it has no such label."""
        return cast("C | None", self._codes.get((codes, _fold(text))))

    @cached_property
    def _codes(self) -> dict[tuple[type[CodeList], str], CodeList]:
        """From each label to its code; a label that stands for two codes stands for none."""
        found: dict[tuple[type[CodeList], str], set[CodeList]] = {}
        for name, labels in self.lists.items():
            codes = {str(each.value): each for each in LISTS[name]}
            for code, texts in labels.items():
                for text in [texts] if isinstance(texts, str) else texts:
                    found.setdefault((LISTS[name], _fold(text)), set()).add(codes[code])
        return {key: next(iter(each)) for key, each in found.items() if len(each) == 1}

    @property
    def is_poor(self) -> bool:
        """Whether nothing but names of countries can be read in this language."""
        return not set(self.lists) - {"country"}

    def put_frame_into_english(self, text: str) -> str:
        """The packed measures *text* with the words between which they are packed in English."""
        for pattern, english in self._frame:
            text = pattern.sub(english, text)
        return text

    @cached_property
    def _frame(self) -> list[tuple[re.Pattern[str], str]]:
        frame = [
            (re.compile(rf"{re.escape(words)}(?=\s?:)", re.IGNORECASE), _FRAME[name])
            for name, every in self.measure_frame.items()
            for words in every
            if name in _FRAME
        ]
        unknown = "|".join(map(re.escape, self.measure_frame.get("unknown", ())))
        day = re.compile(rf"(?<={re.escape(_FRAME['in_force'])}: )(?:{unknown})", re.IGNORECASE)
        return [*sorted(frame, key=lambda row: -len(row[0].pattern)), *([(day, "Unknown")] if unknown else [])]


# by identity, since it is asked for with every code, and there are a few of them only
@final
@frozen(kw_only=True, eq=False)
class Dialect:
    """
    How one feed writes its codes: in its own spellings, and in the labels of its language where that is not English.

    Attributes:
        feed: The published form.
        labels: The labels of its language.
    """

    feed: Feed
    labels: Labels | None = None

    def is_nothing(self, text: str) -> bool:
        """Whether *text* is the word of this language for what is not known."""
        if self.labels is None:
            return False
        return _fold(text) in map(_fold, self.labels.measure_frame.get("unknown", ()))

    def find(self, codes: type[C], text: str) -> C | None:
        """The code of the list *codes* that this feed writes as *text*; `None` where it is on no list."""
        found = find_code(codes, text, self.feed)
        return self.labels.find(codes, text) if found is None and self.labels is not None else found


def _fold(text: str) -> str:
    """*text* in small letters, with single blanks, without accents and full stop: *Etranglement* is *Étranglement*."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split()).casefold().rstrip(".")


# a file holds some 260 labels, and is asked for with every notice of its language
@cache
def labels_of(language: str) -> Labels | None:
    """The labels that this library holds for *language*; `None` for English, and where it holds none."""
    held = files("safetygate.feeds") / "labels" / f"{language}.json"
    return Labels.parse(held.read_bytes()) if re.fullmatch("[a-z]{2}", language) and held.is_file() else None


def choose_labels(language: str, given: Iterable[Labels] = ()) -> Labels | None:
    """The labels for *language*: those that this library holds, and before them those that were *given*."""
    primary = re.split("[-_]", language.strip().lower())[0]
    found = labels_of(primary)
    for labels in given:
        if re.split("[-_]", labels.language.lower())[0] == primary:
            found = labels if found is None else found.merge(labels)
    return found


def note_missing_labels(language: str, given: Iterable[Labels], spoken: set[str], notes: Notes) -> None:
    """Remark once a feed, which has *spoken* other languages before, that this one has names of countries at most."""
    tag = language.lower()
    if tag in spoken:
        return
    spoken.add(tag)
    held = choose_labels(tag, given)
    if not tag.startswith("en") and (held is None or held.is_poor):
        notes.add(Remark.LABELS_MISSING, "", language)


# asked once a notice
@lru_cache(maxsize=64)
def choose_dialect(feed: Feed, language: str = "en", given: tuple[Labels, ...] = ()) -> Dialect:
    """How *feed* writes its codes in *language*."""
    return Dialect(feed=feed, labels=choose_labels(language, given) if language != "en" else None)
