"""
Text as the feeds print it, made fit to read: nothing is added, and what is taken away is told.

Blanks of every kind, no-break ones too, count as one blank, and marks without width are dropped without a word.
Entities are decoded, however often the feed encoded them; markup, control characters and lost characters are told.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Final, TypeVar

from safetygate.domain.records.characters import UNSTORABLE
from safetygate.domain.records.shapes import LONG, SHORT
from safetygate.feeds.finding import Notes
from safetygate.feeds.remark import Remark

T = TypeVar("T")

NOTHING: Final = frozenset(
    {
        *("", "-", "--", "---", "–", "—", "/", "?", "*", "null", "n/a", "n.a", "none", "no"),
        *("unknown", "not known", "not available", "not applicable", "not specified"),
        *("no brand", "unbranded", "without brand"),
    }
)
"""
The words, in small letters, with which the feeds say that there is nothing to say: the member is absent then.

Blanks and the signs `.:;,` around them make no difference.
"""

_LONGEST: Final = 24
"""In characters: no longer text is read as a word for nothing, whatever blanks and points stand around the word."""

_MOST_TIMES: Final = 16
"""How often a text is looked through for what was encoded within what was encoded: real feeds need three."""

# as "&amp;", "&#39;" and "&#x27;"
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# "&amp;amp;amp;lt;", as a text that was encoded again and again
_ENCODED_AGAIN: Final = re.compile(r"&(?:(?:amp|#0{0,5}38|#[xX]0{0,4}26);)+")
_ANGLES: Final = re.compile("[<>]")
_TAGS: Final = (
    "a|abbr|b|big|blockquote|br|center|code|col|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|li|o:p|ol|p|pre|s|small|span|"
    "strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul"
)
_HEADLESS: Final = "|".join(tag for tag in _TAGS.split("|") if len(tag) > 1 and tag.isalpha())
"""What is taken for a tag without its `<`: a single letter there, or `H2`, is a symbol, as in `U>50 V`."""

# tags, remarks, and a tag that lost its head: "br/>Product"
_MARKUP: Final = re.compile(
    rf"<!--(?:(?!<!--).)*?-->|</?(?:{_TAGS})(?:\s[^<>]*)?/?>"
    rf"|^(?:\s*/?(?:{_HEADLESS})(?:\s*/)?>)+",
    re.IGNORECASE | re.DOTALL,
)
# tags that end a line
_BLOCK: Final = re.compile(r"</?\s*(?:br|p|li|ul|ol|div|tr|table|h[1-6]|hr|dd|dt)\b|^\s*br\b", re.IGNORECASE)
# UTF-8 that was read as Latin-1
_MISREAD: Final = re.compile(
    r"[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}"
)
# blanks of every kind, no-break ones too
_BLANK: Final = re.compile(r"[^\S\n ]")
# two blanks and more
_BLANKS: Final = re.compile(r" {2,}")
# control characters that stood for a sign of Windows-1252, as U+0092 in "it\x92s"
_C1: Final = re.compile(r"[\u0080-\u009f]")
# control characters that stood for nothing
_CONTROL: Final = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]")
# marks that have no width
_NO_WIDTH: Final = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# any of these
_ODD: Final = re.compile("|".join(each.pattern for each in (_C1, _CONTROL, UNSTORABLE, _NO_WIDTH)) + "|\ufffd")
# sentences without a blank between them, as in "came off.Another followed"
_GLUED: Final = re.compile(r"[.!?;](?=[A-Z][a-z])(?<=[a-zà-ÿ)\]]{2}.)|E[CU](?=[A-Z][a-z]{2})(?<=[0-9/]..)")
# before a text of 2010 to 2013, as in "null The product poses a risk"
_NULL: Final = re.compile(r"(?:null\s+)+")

# between names, as in "SM-1500, SM-1600" and "SM-1500 / SM-1600"; the slash in "1/2" is none
_SEPARATOR: Final = re.compile(r"\s*[;\n]\s*|\s*,\s+|\s+,\s*|\s+/\s+")
# without one of these there is one item
_LIST: Final = re.compile(r"[;\n,/]")
# part of a name, as in "Windling Co., Ltd"
_COMPANY: Final = re.compile(
    r"(?:co|corp|inc|kg|llc|lda|ltd|ltda|limited|gmbh|s\.?a|s\.?l|s\.?r\.?l|s\.?p\.?a)\b", re.IGNORECASE
)
# the numbers before items, as in "1) item code 41-09-643, 2) item code 23-68-102"
_ENUMERATED: Final = re.compile(r"(?:^|(?<=[\s,;]))(?:[1-9][0-9]?|[a-h])\)\s*")
# a label or a sentence: no item of a list
_SENTENCE: Final = re.compile(r":|[.!?]\s")


def says_nothing(text: str) -> bool:
    """Whether *text* is one of the words for nothing."""
    return len(text) <= _LONGEST and text.strip(" .:;,").casefold() in NOTHING


def line(text: str, field: str, notes: Notes, most: int = SHORT.most) -> str | None:
    """What *text* says, on one line; `None` where it says nothing."""
    if not text:
        return None
    return _fit(_on_one_line(clean(text, field, notes)), field, notes, most)


def prose(text: str, field: str, notes: Notes) -> str | None:
    """What *text* says, in paragraphs; `None` where it says nothing."""
    if not text:
        return None
    body = clean(text, field, notes)
    for _ in range(_MOST_TIMES):
        null = _NULL.match(body)
        if null is None:
            break
        notes.add(Remark.NULL_PREFIX, field, text)
        body = clean(body[null.end() :], field, Notes())  # the finding above holds all of the text
    if _GLUED.search(body):
        notes.add(Remark.SENTENCES_GLUED, field, text)
    if "\n" in body:
        body = "\n".join(filter(None, (each.strip() for each in body.split("\n"))))
    return _fit(body, field, notes, LONG.most)


def items(
    texts: Iterable[str], field: str, notes: Notes, most: int, strip: Callable[[str], str] = str
) -> tuple[str, ...]:
    """
    The names or numbers that *texts* list, each once, in their order; at most *most*.

    A text is split at `;`, at a comma or a slash with a blank beside it, and at line ends, but only where every part
    looks like a name or a number: no label with a colon, no sentence, no half of a bracket, no `Ltd` standing alone.
    *strip* takes the label off a part; the text as it stood is a finding then.
    """
    parts = (part for text in texts if text for part in _parts(clean(text, field, notes), strip, field, notes))
    found = (_fit(_on_one_line(part), field, notes, SHORT.most) for part in parts)
    return limit(dict.fromkeys(filter(None, found)), field, notes, most)


def limit(values: Iterable[T], field: str, notes: Notes, most: int, raw: Callable[[T], str] = str) -> tuple[T, ...]:
    """The first *most* of *values*; each of the others becomes a finding with its text, which *raw* tells."""
    kept = tuple(values)
    if len(kept) <= most:
        return kept
    for value in kept[most:]:
        notes.add(Remark.LIST_TOO_LONG, field, raw(value))
    return kept[:most]


def clean(text: str, field: str, notes: Notes) -> str:
    """
    *text* decoded and with single blanks, without markup, control characters and marks that have no width.

    What no member of a record can hold is cut here, so that nothing that follows has to read it.
    """
    if not text:
        return ""
    if len(text) > LONG.most:
        notes.add(Remark.TEXT_TOO_LONG, field, text)
        text = text[: LONG.most]
    if not text.isprintable() or "&" in text or ">" in text or "\ufffd" in text:
        raw, before = text, ""
        for _ in range(_MOST_TIMES):  # what is taken away can bring the halves of a tag or an entity together
            before, text = text, _strip(text, field, notes, raw)
            if text == before:
                break
        else:  # made to go on without end: no angle is left of which a tag could be made
            text = _ANGLES.sub("", text)
        if "\ufffd" in text:
            notes.add(Remark.CHARACTERS_LOST, field, raw)
    return (_BLANKS.sub(" ", text) if "  " in text else text).strip()


def _strip(text: str, field: str, notes: Notes, raw: str) -> str:
    if "&" in text:
        text = _ENCODED_AGAIN.sub("&", text)
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    if ">" in text:
        plain = _MARKUP.sub(lambda tag: "\n" if _BLOCK.match(tag[0]) else "", text)
        if plain != text:
            notes.add(Remark.MARKUP_REMOVED, field, raw)
        text = plain
    if _ODD.search(text):
        plain = _MISREAD.sub(_read_again, text)
        # the sign that Windows-1252 has in the place of a C1 control character; nothing where it has none
        plain = _CONTROL.sub(
            "", _C1.sub(lambda sign: sign[0].encode("latin-1").decode("cp1252", errors="ignore"), plain)
        )
        if plain != text:
            notes.add(Remark.CHARACTERS_REPAIRED, field, raw)
        text = _NO_WIDTH.sub("", UNSTORABLE.sub("\ufffd", plain))
    return _BLANK.sub(" ", text)


def _on_one_line(text: str) -> str:
    return _BLANKS.sub(" ", text.replace("\n", " ")) if "\n" in text else text


def _read_again(run: re.Match[str]) -> str:
    """UTF-8 that was once read as Latin-1, read rightly; only where a control character betrays it."""
    if _C1.search(run[0]):
        with suppress(UnicodeDecodeError):
            return run[0].encode("latin-1").decode()
    return run[0]


def _fit(text: str, field: str, notes: Notes, most: int) -> str | None:
    if says_nothing(text):
        return None
    if len(text) <= most:
        return text
    notes.add(Remark.TEXT_TOO_LONG, field, text)
    return text[:most].rstrip()


def _parts(text: str, strip: Callable[[str], str], field: str, notes: Notes) -> Sequence[str]:
    counts = ")" in text and _ENUMERATED.match(text)
    numbered = [part.strip(" ,;/") for part in _ENUMERATED.split(text)[1:]] if counts else []
    listed = len(numbered) > 1 and all(numbered)
    single = not listed and not _LIST.search(text)
    whole = [text] if single else _SEPARATOR.split(text)
    parts = numbered if listed else [part.strip(" ,;/") for part in whole if not says_nothing(part)]
    bare = [strip(part) for part in parts]
    # what has another label inside is no single item: "Ref.: C939965/R Code on invoice: 52-6505/50"
    if bare != parts and all(map(_stands_alone, bare)):
        notes.add(Remark.LABEL_REMOVED, field, text)
        return _pair(bare)
    if listed:
        return numbered
    return (text,) if len(parts) > 1 and not all(map(_stands_alone, parts)) else _pair(parts)


def _pair(parts: list[str]) -> Sequence[str]:
    """
    *parts* in groups where one of them comes again after as many others each time: name and batch, name and batch.

    Apart, the name would be kept once and its batches would lose it.
    """
    if len(set(parts)) == len(parts):
        return parts
    stride = next((at for at in range(2, len(parts) // 2 + 1) if parts[at] == parts[0]), 0)
    heads = set(parts[::stride]) if stride else set()
    if len(heads) != 1 or parts.count(parts[0]) != len(parts[::stride]):
        return parts
    return [", ".join(parts[at : at + stride]) for at in range(0, len(parts), stride)]


def _stands_alone(part: str) -> bool:
    return (
        len(part) <= 80
        and part.count("(") == part.count(")")
        and part.count('"') % 2 == 0
        and not _SENTENCE.search(part)
        and not _COMPANY.match(part)
    )
