"""
How well addenda are read, against what a reader found in them: `python benchmarks/score_addenda.py [FILE ...]`.

Each line of a file is one addendum with its notes, one for each statement, or one for each action where *merged* ones
lie in the file; both kinds are scored as they lie. A note is right where action, numbers and other numbers agree.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from safetygate.feeds import read_addendum
from safetygate.feeds.addendum import GONE

Told: TypeAlias = tuple[str, tuple[str, ...], tuple[str, ...]]

LABELLED = Path(__file__).parents[1] / "tests" / "feeds" / "addenda.jsonl"
_GONE = {str(action.value) for action in GONE}
PAIRS = {"duplicate_removed", "renumbered"}
LEFT_OUT = "other"
"""An action that changes nothing of the state of an alert, and is not scored."""


def labelled(addendum: Mapping[str, Any]) -> Iterator[Told]:
    """The notes of a reader."""
    for note in addendum["notes"]:
        yield note["action"], tuple(note["numbers"]), tuple(note["other_numbers"])


def read(text: str) -> Iterator[Told]:
    """The notes of the library."""
    for note in read_addendum(text):
        yield str(note.action.value), note.numbers, note.other_numbers


def merge(notes: Iterable[Told]) -> list[Told]:
    """One note for each action, with all numbers in the order of the text; pairs of numbers stay pairs."""
    merged: dict[object, Told] = {}
    for place, (action, numbers, others) in enumerate(notes):
        _, before, beside = merged.get(action, (action, (), ()))
        if action in PAIRS:
            merged[place] = (action, numbers, others)
        else:
            merged[action] = (action, tuple(dict.fromkeys((*before, *numbers))), beside)
    return list(merged.values())


def gone(notes: Iterable[Told]) -> set[str]:
    """The alerts of which *notes* say that they are no longer published."""
    return {number for action, numbers, _ in notes for number in numbers if action in _GONE}


def score(addenda: Iterable[Mapping[str, Any]]) -> Counter[str]:
    """How many notes are right, found and labelled, and how many alerts are wrongly said to be gone."""
    count: Counter[str] = Counter()
    for addendum in addenda:
        expected = [note for note in labelled(addendum) if note[0] != LEFT_OUT]
        found = [note for note in read(addendum["text"]) if note[0] != LEFT_OUT]
        if len(merge(expected)) == len(expected):
            found = merge(found)
        right = Counter(found) & Counter(expected)
        count.update(right=right.total(), found=len(found), labelled=len(expected), addenda=1)
        count["wrongly gone"] += len(gone(found) - gone(expected))
    return count


def main(files: list[str]) -> None:
    """Print one line a file."""
    for path in map(Path, files or [str(LABELLED)]):
        count = score(map(json.loads, path.read_text(encoding="utf-8").splitlines()))
        print(
            f"{path.name}: {count['addenda']} addenda, {count['labelled']} notes; "
            f"precision {count['right'] / count['found']:.3f}, recall {count['right'] / count['labelled']:.3f}, "
            f"wrongly said to be gone {count['wrongly gone']}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
