"""What a weekly report adds on alerts of earlier reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from safetygate.feeds import read_addendum
from safetygate.feeds.addendum import GONE

GOLDEN = [
    json.loads(line) for line in (Path(__file__).parent / "addenda.jsonl").read_text(encoding="utf-8").splitlines()
]
"""Addenda of weekly reports from 2005 to 2026 (European Commission, CC BY 4.0), each read and labelled by hand."""

UPDATED = (
    "Notification SR/99507/26: at the request of the notifying authority the notification has been updated with "
    "additional information on the adopted measures."
)


@pytest.mark.parametrize("addendum", GOLDEN, ids=[addendum["report"] for addendum in GOLDEN])
def test_an_addendum_says_what_a_reader_found_in_it(addendum: dict[str, object]) -> None:
    """Every action but `other`, with its alerts and the others it names, in the order of the text."""
    notes = [note for note in read_addendum(str(addendum["text"])) if note.action.value != "other"]
    labelled = [note for note in addendum["notes"] if note["action"] != "other"]  # type: ignore[attr-defined]  # a list

    assert [(note.action.value, list(note.numbers), list(note.other_numbers)) for note in notes] == [
        (note["action"], note["numbers"], note["other_numbers"]) for note in labelled
    ]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Notification 0123/08 has been restored.", [("restored", ["0123/08"], [])]),
        ("Alert A12/90123/23 has been published again following clarification.", [("restored", ["A12/90123/23"], [])]),
        ("Notification 0100/10 was temporarily withdrawn and has been reinstated.", [("restored", ["0100/10"], [])]),
        ("INFO/99128/24 was upgraded to A12/99599/24.", [("renumbered", ["INFO/99128/24"], ["A12/99599/24"])]),
        (
            "The number of notification SR/91234/26 has been changed to SR/91235/26.",
            [("renumbered", ["SR/91234/26"], ["SR/91235/26"])],
        ),
        (
            "Notification 0123/08 was withdrawn, as it was the same as notification 0122/08.",
            [("duplicate_removed", ["0123/08"], ["0122/08"])],
        ),
        ("Alert A12/0100/13 was downgraded to A11/0020/13.", [("renumbered", ["A12/0100/13"], ["A11/0020/13"])]),
        ("Product in notification SR/99401/26 marked as counterfeit.", [("counterfeit", ["SR/99401/26"], [])]),
        ("The Commission has withdrawn notification 0123/08.", [("withdrawn", ["0123/08"], [])]),
        ("Notifications 0001/08; 0002/08 have been removed.", [("withdrawn", ["0001/08", "0002/08"], [])]),
        ("Notifications 0123/08 to 0125/08 were removed.", [("withdrawn", ["0123/08", "0124/08", "0125/08"], [])]),
        (
            "Notification 0123/08 has been withdrawn and notification 0125/08 has been updated.",
            [("withdrawn", ["0123/08"], []), ("corrected", ["0125/08"], [])],
        ),
        (
            "Notifications 0100/10 and 0101/10 have been removed (already notified under 0050/10 and 0051/10).",
            [("duplicate_removed", ["0100/10"], ["0050/10"]), ("duplicate_removed", ["0101/10"], ["0051/10"])],
        ),
        (
            "Alert SR/90100/26 is a duplicate of SR/90090/26 and has been removed.",
            [("duplicate_removed", ["SR/90100/26"], ["SR/90090/26"])],
        ),
        ('The brand in notification 0100/10 should read "X".', [("corrected", ["0100/10"], [])]),
        ("Happy holidays.", [("other", [], [])]),
        ("", []),
        ("-", []),
    ],
)
def test_what_the_labelled_addenda_do_not_hold(
    statement: str, expected: list[tuple[str, list[str], list[str]]]
) -> None:
    """Actions, tenses and lists that the publisher uses elsewhere, and a sentence that he never used."""
    notes = read_addendum(statement)

    assert [(note.action.value, list(note.numbers), list(note.other_numbers)) for note in notes] == expected


@pytest.mark.parametrize(
    "statement",
    [
        "The picture of notification 0100/10 has been removed.",
        "In notification 0100/10 the recall measure has been withdrawn.",
        "Notification SR/90001/26: the company recall page was removed.",
        "Notification 0100/10 has not been withdrawn.",
        "Notification 0100/10 will be removed next week.",
        "Notification 0100/10 was removed by mistake.",
        "Notification 0100/10 was removed from the list of week 3 and added to week 4.",
        "The measure withdrawal from the market has been added to notification 0100/10.",
        "The product in notification 0100/10 has been withdrawn from the market.",
        "Notification SR/90100/26: the producer has withdrawn the product.",
        "Notification 0100/10 (previously withdrawn) has been updated.",
        "Notification 0100/10 replaces notification 0099/10 which has been withdrawn.",
        "The withdrawal of notification 0100/10 was an error; the notification is still valid.",
    ],
)
def test_no_alert_is_said_to_be_gone_that_is_not(statement: str) -> None:
    """A part of an alert, its product, a wish, an error: none of them withdraws it."""
    gone = [number for note in read_addendum(statement) if note.action in GONE for number in note.numbers]

    assert gone == []


def test_glued_sentences_come_apart() -> None:
    """Line ends are lost in the feed, so the next sentence begins right behind the stop."""
    first, second = read_addendum(UPDATED + "Product in notification FR/99401/26 marked as counterfeit.")

    assert (first.numbers, second.numbers) == (("SR/99507/26",), ("FR/99401/26",))
    assert (first.text, first.about) == (UPDATED, "adopted measures")


SENTENCES = ("Kites fly.", UPDATED, "All is well!", "Alert 0145/07 has been withdrawn.", "Nobody knows why.")


@given(st.lists(st.sampled_from(SENTENCES)), st.sampled_from(["", " ", "\n"]))
def test_no_sentence_is_lost(sentences: list[str], joint: str) -> None:
    """Whatever the joint, every sentence stands in a note of its own."""
    assert [note.text for note in read_addendum(joint.join(sentences))] == sentences
