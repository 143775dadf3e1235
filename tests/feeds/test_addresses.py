"""Addresses on the web in every dress."""

from __future__ import annotations

import pytest

from safetygate.feeds.finding import Notes
from safetygate.feeds.words.addresses import addresses


@pytest.mark.parametrize(
    ("printed", "expected", "remarks"),
    [
        ("https://example.org/a", ["https://example.org/a"], []),
        (" https://example.org/a?b=1&c=2\t\t", ["https://example.org/a?b=1&c=2"], []),
        ("https://example.org/a?b=1&amp;c=2", ["https://example.org/a?b=1&c=2"], []),
        ("HTTP://EXAMPLE.ORG", ["HTTP://EXAMPLE.ORG"], []),
        ("https://a.example/xhttps://b.example/y", ["https://a.example/x", "https://b.example/y"], ["address-glued"]),
        ("https://a.example/https://b.example/", ["https://a.example/", "https://b.example/"], ["address-glued"]),
        ("https://a.example https://b.example", ["https://a.example", "https://b.example"], []),
        ("https://a.example,https://b.example", ["https://a.example", "https://b.example"], []),
        ("https://a.example/xhttps://a.example/x", ["https://a.example/x"], ["address-glued"]),
        ("https://a.example/?to=https://b.example/", ["https://a.example/?to=https://b.example/"], []),
        ("https://a.example (in Finnish)", ["https://a.example"], ["address-text"]),
        ("See https://a.example.", ["https://a.example"], ["address-text"]),
        ("www.example.org/recall", ["https://www.example.org/recall"], ["address-completed"]),
        ("b341.html", [], ["address-missing"]),
        ("ftp://example.org", [], ["address-missing"]),
        ("-", [], []),
        ("", [], []),
        ("https://example.org/" + "a" * 5000, [], ["text-too-long", "address-missing"]),
    ],
)
def test_each_address_comes_out_alone(printed: str, expected: list[str], remarks: list[str]) -> None:
    """Glued addresses part at their http, text beside them is told, and what is none is left out aloud."""
    notes = Notes()

    assert list(addresses(printed, "recall_pages", notes)) == expected
    assert [finding.code for finding in notes.findings("")] == remarks
