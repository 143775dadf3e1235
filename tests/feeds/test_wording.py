"""Text as the feeds print it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, strategies as st

from safetygate.feeds.finding import Notes
from safetygate.feeds.words.wording import items, line, prose


def remarks(notes: Notes) -> list[str]:
    """The codes of all that was noticed."""
    return [finding.code for finding in notes.findings("")]


@pytest.mark.parametrize(
    ("printed", "expected", "codes"),
    [
        ("  two   blanks ", "two blanks", []),
        ("a\ttab", "a tab", []),
        ("no\u00a0break", "no break", []),
        ("with\u200bout\ufeff width\u200e", "without width", []),
        ("Bunkerbase &amp; Co.", "Bunkerbase & Co.", []),
        ("twice &amp;amp; thrice &amp;#39;so&amp;#39;", "twice & thrice 'so'", []),
        ("deep &amp;amp;amp;amp; down", "deep & down", []),
        ("deepest &" + "amp;" * 300 + "lt;b&" + "#38;" * 300 + "gt; down", "deepest down", ["markup-removed"]),
        ("<b" * 300 + ">" * 300 + "end", "b" * 284 + "end", ["markup-removed"]),
        ("less &lt; more", "less < more", []),
        ("&notify?a=1&copy=2", "&notify?a=1&copy=2", []),
        ("a &unknown; entity", "a &unknown; entity", []),
        ("<b>bold</b> and <font color='red'>red</font>", "bold and red", ["markup-removed"]),
        ("one<br/>two", "one two", ["markup-removed"]),
        ("&lt;u&gt;hidden&lt;/u&gt;", "hidden", ["markup-removed"]),
        ("br/>Product", "Product", ["markup-removed"]),
        ("one <br/> two", "one two", ["markup-removed"]),
        ("5 < 6 > 4", "5 < 6 > 4", []),
        ("it\u0092s", "it’s", ["characters-repaired"]),
        ("10 \u0096 20", "10 – 20", ["characters-repaired"]),
        ("it\u00e2\u0080\u0099s", "it’s", ["characters-repaired"]),
        ("Ã©t\u00e9", "Ã©té", []),
        ("bell\u0007", "bell", ["characters-repaired"]),
        ("N\ufffd 5", "N\ufffd 5", ["characters-lost"]),
        ("no \uffff character", "no \ufffd character", ["characters-lost"]),
        ("half \ud800 a sign", "half \ufffd a sign", ["characters-lost"]),
        ("two\nlines", "two lines", []),
    ],
)
def test_text_is_cleaned_and_what_goes_is_told(printed: str, expected: str, codes: list[str]) -> None:
    """Every dress of text comes out plain, and all but blanks and marks without width is remarked."""
    notes = Notes()

    assert line(printed, "product.name", notes) == expected
    assert remarks(notes) == codes


@pytest.mark.parametrize(
    "printed",
    [
        *("", " ", "-", "--", "/", "Unknown", "unknown", "UNKNOWN.", "Not known", "None", "N/A", "n.a.", "no"),
        *("no brand", "Unbranded", "\u00a0", "&nbsp;", "\u200b", "null", " - ", "None."),
    ],
)
def test_the_words_for_nothing_are_nothing(printed: str) -> None:
    """Absence in any of its dresses is absence, and no finding."""
    notes = Notes()

    assert line(printed, "product.name", notes) is None
    assert prose(printed, "product.description", notes) is None
    assert items([printed], "product.brands", notes, 10) == ()
    assert remarks(notes) == []


@pytest.mark.parametrize("printed", ["Nonesuch", "No. 5", "Unknown Pleasures", "-1", "N/A-200", "known"])
def test_what_only_begins_like_nothing_is_something(printed: str) -> None:
    """A name that holds a word for nothing is a name."""
    assert line(printed, "product.name", Notes()) == printed


def test_a_leading_null_is_removed_and_told() -> None:
    """The reports of 2011 to 2013 put the word null before the danger."""
    notes = Notes()

    assert prose("null The lid breaks.", "risk_description", notes) == "The lid breaks."
    assert remarks(notes) == ["null-prefix"]
    assert prose("nullify", "risk_description", Notes()) == "nullify"


@pytest.mark.parametrize("printed", ["It melts.The lamp burns.", "Directive 2006/95/ECMachinery Directive"])
def test_glued_sentences_are_told_and_left(printed: str) -> None:
    """Line ends that the server strips cannot be put back, so they are only remarked."""
    notes = Notes()

    assert prose(printed, "risk_description", notes) == printed
    assert remarks(notes) == ["sentences-glued"]


def test_paragraphs_stay_in_prose() -> None:
    """Where the feed kept its line ends, so does the text."""
    assert prose(" one \r\n\r\n  two<p>three</p>", "product.description", Notes()) == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("A-1, A-2,A-3", ("A-1", "A-2,A-3")),
        ("G517-1 / G517-2", ("G517-1", "G517-2")),
        ("F20U/QL1098U", ("F20U/QL1098U",)),
        ("e4*07; e4*08; ", ("e4*07", "e4*08")),
        ("8644618 , 8644619", ("8644618", "8644619")),
        ("one\ntwo", ("one", "two")),
        ("A, A, B", ("A", "B")),
        ("Unknown, B", ("B",)),
        ("Steckling Tech Co., Ltd", ("Steckling Tech Co., Ltd",)),
        ("Fish&amp;Chips; Kite", ("Fish&Chips", "Kite")),
        ("Ref.: 075802; Bar code: 84", ("Ref.: 075802; Bar code: 84",)),
        ("Swing (red, small), Swing (blue)", ("Swing (red, small), Swing (blue)",)),
        (" / CS04", ("CS04",)),
        ("230V 16A, ", ("230V 16A",)),
        ("Made in May. Sold in June, July", ("Made in May. Sold in June, July",)),
    ],
)
def test_lists_are_split_only_where_every_part_is_a_name(printed: str, expected: tuple[str, ...]) -> None:
    """Entities are decoded first, and a sentence or a firm is never torn apart."""
    assert items([printed], "product.models", Notes(), 100) == expected


def test_what_is_too_long_is_cut_and_kept_in_the_finding() -> None:
    """A record holds what it can; the finding holds all."""
    notes = Notes()

    assert line("x" * 5000, "product.specific_name", notes) == "x" * 4000
    assert [finding.raw for finding in notes.findings("")] == ["x" * 5000]
    assert remarks(notes) == ["text-too-long"]


def test_items_beyond_the_limit_become_findings() -> None:
    """No item is lost: what has no room in the record stands in a finding."""
    notes = Notes()

    assert items(["A; B; C"], "product.brands", notes, 2) == ("A", "B")
    assert [(finding.code, finding.raw) for finding in notes.findings("")] == [("list-too-long", "C")]


PIECES = [
    *"ab <>/&;.,#\n\r\t\u0092\u00a0\u00ad\u200b\u0007\ud800ÃÂ€",
    *("amp;", "lt;", "&#", "39;", "8203;", "146;", "null ", "br", "li>", "<b", "</p>", "<!--", "-->", "no"),
]
PRINTED = st.text(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
"""Any text, and what tags, entities and lost characters are made of, in any order."""


@given(PRINTED)
@example("a>b>")
@example("&am<b></b>p;lt;br>")
@example("<<b>br>null br>x")
def test_what_is_clean_stays_as_it_is(printed: str) -> None:
    """To clean a text again changes nothing, in paragraphs and on one line."""
    paragraphs = prose(printed, "product.description", Notes()) or ""
    single = line(printed, "product.name", Notes()) or ""

    assert prose(paragraphs, "product.description", Notes()) == (paragraphs or None)
    assert line(single, "product.name", Notes()) == (single or None)
    assert "  " not in single


@pytest.mark.parametrize(
    "printed",
    [
        "U > 50 V AC on accessible parts",
        "P > 0.1 % DEHP",
        "S>3 mm",
        "I > 5 mA leakage current",
        "B > 300 ppm boron",
        "H2>4 % in air",
        "Li > 100 ppm",
        "em > 2",
    ],
)
def test_a_symbol_before_its_threshold_is_no_tag(printed: str) -> None:
    """What exceeds a limit keeps its name."""
    notes = Notes()

    assert prose(printed, "risk_description", notes) == printed
    assert remarks(notes) == []


@pytest.mark.parametrize("printed", ["<b" * 1333 + ">" * 1333, "br>" * 1333, "&" + "amp;" * 999, "null br>" * 500])
def test_what_is_wrapped_many_times_is_one_finding(printed: str) -> None:
    """However often a feed has wrapped a text, the finding holds it once, as it was printed."""
    notes = Notes()
    prose(printed, "product.description", notes)

    assert {(finding.code, finding.raw) for finding in notes.findings("")} <= {
        ("markup-removed", printed),
        ("null-prefix", printed),
    }
