"""What a weekly report adds on alerts of earlier reports."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from safetygate.feeds import read_addendum

UPDATED = (
    "Notification SR/99507/26: at the request of the notifying authority the notification has been updated with "
    "additional information on the adopted measures."
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (UPDATED, [("updated", "SR/99507/26", None, "adopted measures")]),
        (
            "At the request of the notifying authority, notification A12/99395/23 has been withdrawn.",
            [("withdrawn", "A12/99395/23", None, None)],
        ),
        (
            "Notification 0145/07 has been withdrawn as a duplication of 0144/07.",
            [("duplicate", "0145/07", "0144/07", None)],
        ),
        ("INFO/99128/24 was upgraded to A12/99599/24.", [("upgraded", "INFO/99128/24", "A12/99599/24", None)]),
        ("Product in notification FR/99401/26 marked as counterfeit.", [("counterfeit", "FR/99401/26", None, None)]),
        (
            "Notifications OR/90001/26 and EM/90002/26 have been withdrawn.",
            [("withdrawn", "OR/90001/26", None, None), ("withdrawn", "EM/90002/26", None, None)],
        ),
        ("Happy holidays.", [("other", None, None, None)]),
        ("", []),
        ("-", []),
    ],
)
def test_each_sentence_is_understood(sentence: str, expected: list[tuple[str | None, ...]]) -> None:
    """The sentences that the publisher uses, and one that he never used."""
    assert [
        (note.kind.value, note.number, note.other_number, note.about) for note in read_addendum(sentence)
    ] == expected


def test_glued_sentences_come_apart() -> None:
    """Line ends are lost in the feed, so the next sentence begins right behind the stop."""
    first, second = read_addendum(UPDATED + "Product in notification FR/99401/26 marked as counterfeit.")

    assert (first.number, second.number) == ("SR/99507/26", "FR/99401/26")
    assert first.text == UPDATED


SENTENCES = ("Kites fly.", UPDATED, "All is well!", "Alert 0145/07 has been withdrawn.", "Nobody knows why.")


@given(st.lists(st.sampled_from(SENTENCES)), st.sampled_from(["", " ", "\n"]))
def test_no_sentence_is_lost(sentences: list[str], joint: str) -> None:
    """Whatever the joint, every sentence stands in a note of its own."""
    assert [note.text for note in read_addendum(joint.join(sentences))] == sentences
