"""
Addenda in pieces: statements, each with one verb, and the numbers of alerts in them as the feed prints numbers.

Line ends are lost in the feed, so a new sentence may begin right behind the full stop of the last one, or behind none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

# "A12/0647/13", "n°0325/08", "notification 7- 615/05", "SR/002235/26", "1168 / 09"; no date such as 13/12/2023
_NUMBER: Final = re.compile(
    r"(?<![\w/])(?:(?P<prefix>[A-Z]{1,4}[0-9]{0,2})\s?/\s?)?(?P<sequence>[0-9]{3,6})\s?/\s?(?P<year>[0-9]{2})(?![\w/]|\.\d)"
)
# "0123/08 to 0126/08"
_TO: Final = re.compile(r"\s*(?:to|-|–|until|through)\s*")
# "CorrigendumNotification 0015/08", "Corrigenda:Notification", "Corrigendum concerning notification" is a sentence
_GLUED_HEADING: Final = re.compile(r"^\s*(?:Corrigend(?:um|a)|Addend(?:um|a)|Errat(?:um|a))(?: ?:)?\s*(?=[A-Z0-9]|$)")
# ". Notification", ".A12/01311/23 a new measure", "websiteNotification 1185/09", ".. "; not "no. 0166/05"
_END: Final = re.compile(
    r"(?<![Nn]o)(?<!nos)(?<!Art)(?<!art)(?<!\bp)(?<!Nr)(?<!nr)[.!]+[)\]\"”]?\s*(?=[A-Z\"“]|[0-9]{3,5}/[0-9]{2}|$)"
    r"|\n+"
    r"|(?<=[a-z0-9)])(?=(?:Notifications?|Alerts?|The notifications?|At the request|Product in|Weeks? [0-9]+)\b)"
)
# "has been withdrawn and notification 0125/08 has been updated", "0001/08 is removed; 0002/08 is updated"
# Each run of spaces is taken once and for all (`*+`): a thousand spaces would be tried in a million ways.
_CLAUSE: Final = re.compile(
    r"(?<!\s)\s*+(?:[;,]|(?<=\s)(?=(?:and|but|whereas|while)\b))\s*+(?:(?:and|but|whereas|while)\b\s*+)?(?:also )?"
    r"(?=(?:the |that )?(?:notifications?|alerts?)?\s*+(?:no\.? ?|n° ?)?(?:[A-Z]{1,4}[0-9]{0,2}/)?[0-9]{3,6}/[0-9]{2})",
    re.IGNORECASE,
)
# between two ends there may be signs only, as in ".. )"
_WORD: Final = re.compile(r"\w")
# "(product already notified)", "“Air freshener”"; but "Notification(s) no. 0166/05 has (have) been added"
_ASIDE: Final = re.compile(r"\((?!have\)|has\)|s\))[^()]*\)|[\"“”„«][^\"“”„»]*[\"“”„»]")


def find_numbers(text: str) -> list[tuple[str, int]]:
    """The numbers of alerts in *text*, as the feed prints numbers, each with the position where it stands."""
    found: list[tuple[str, int]] = []
    last: re.Match[str] | None = None
    for match in _NUMBER.finditer(text):
        # "0123/08 to 0126/08": the numbers between two of one year
        if last and _TO.fullmatch(text, last.end(), match.start()):
            alike = (last["prefix"], last["year"]) == (match["prefix"], match["year"])
            between = range(int(last["sequence"]) + 1, int(match["sequence"]))
            if alike and len(between) < 100:
                found += [(_print(match["prefix"], each, match), match.start()) for each in between]
        found.append((_print(match["prefix"], int(match["sequence"]), match), match.start()))
        last = match
    return found


def _print(prefix: str | None, sequence: int, match: re.Match[str]) -> str:
    """Numbers have four digits to 2018 and five since 2020; in 2019 both are found, and the number stays as it is."""
    year = int(match["year"])
    width = 4 if year <= 18 else 5 if year >= 20 else max(4, len(match["sequence"]))
    return f"{f'{prefix}/' if prefix else ''}{sequence:0{width}}/{match['year']}"


def without_asides(text: str) -> str:
    """*text* with blanks in place of what stands in brackets or quotation marks, so that positions stay."""
    return _ASIDE.sub(lambda aside: " " * len(aside[0]), text)


def split_statements(text: str, has_verb: Callable[[str], bool]) -> list[str]:
    """The statements of *text*; one without a verb that only names an alert belongs to the next."""
    edges = [0, *(match.end() for match in _END.finditer(text) if _outside(text, match.start())), len(text)]
    cut = (_GLUED_HEADING.sub("", text[start:end]).strip() for start, end in pairwise(edges))
    pieces: list[str] = []
    for sentence in filter(_WORD.search, cut):
        clauses = _split_clauses(sentence, has_verb)
        if (
            pieces
            and find_numbers(pieces[-1])
            and not has_verb(pieces[-1])
            and not find_numbers(clauses[0])
            and has_verb(clauses[0])
        ):
            clauses[0] = f"{pieces.pop()} {clauses[0]}"
        pieces += clauses
    return pieces


def _outside(text: str, at: int) -> bool:
    """Whether *at* stands in no bracket and no quotation of its line."""
    line = text[text.rfind("\n", 0, at) + 1 : at + 1]
    return line.count("(") <= line.count(")") and line.count("“") <= line.count("”") + line.count('"')


def _split_clauses(sentence: str, has_verb: Callable[[str], bool]) -> list[str]:
    """The clauses of a *sentence* that names several alerts, each with its own verb; a list of numbers stays whole."""
    for match in _CLAUSE.finditer(sentence):
        left, right = sentence[: match.start()], sentence[match.end() :]
        if _outside(sentence, match.start()) and has_verb(left) and has_verb(right):
            return [left, *_split_clauses(right, has_verb)]
    return [sentence]
