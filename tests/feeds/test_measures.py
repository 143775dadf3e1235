"""Measures as the feeds pack them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, strategies as st

from safetygate.domain.alerts.measures import Measure
from safetygate.domain.codes import Feed, MeasureCategory, Obligation
from safetygate.feeds.finding import Notes
from safetygate.feeds.words.measures import split_labelled, split_named, split_ordered
from safetygate.feeds.words.spellings import spellings

TAKEN = "Type of economic operator taking notified measure(s): "
ORDERED = "Type of economic operator to whom the measure(s) were ordered: "


def pack(label: str, operator: str, category: str, day: str) -> str:
    """One measure as the weekly report packs it."""
    return f"{label}{operator}Category of measure(s): {category}Date of entry into force: {day}"


def shape(found: Iterable[Measure]) -> list[tuple[str | None, ...]]:
    """What the measures say, in words."""
    return [
        (
            each.category.value,
            each.category_other,
            each.obligation.value,
            each.operator and each.operator.value,
            each.operator_other,
            each.in_force_on and str(each.in_force_on),
        )
        for each in found
    ]


def remarks(notes: Notes) -> list[str]:
    """The codes of all that was noticed."""
    return [finding.code for finding in notes.findings("")]


def test_packed_measures_come_apart() -> None:
    """Label and value follow each other without any sign between them; both labels, a day and none."""
    notes = Notes()
    text = (
        pack(ORDERED, "Importer", "Withdrawal of the product from the market", "03/08/2026")
        + pack(TAKEN, "Retailer", "Removal of this product listing by the online marketplace.", "Unknown")
        + pack(TAKEN, "Other", "Request to stop driving", "31/12/2027")
    )

    assert shape(split_labelled(text, notes)) == [
        ("withdrawal", None, "compulsory", "importer", None, "2026-08-03"),
        ("listing_removal", None, "voluntary", "retailer", None, None),
        ("other", "Request to stop driving", "voluntary", "other", None, "2027-12-31"),
    ]
    assert remarks(notes) == ["code-unknown"]


@pytest.mark.parametrize("category", [each for each in MeasureCategory if each is not MeasureCategory.OTHER])
def test_every_category_is_known_by_every_spelling(category: MeasureCategory) -> None:
    """The list has a name for each, alone, packed, and run together with another."""
    for name in spellings(category, Feed.WEEKLY_XML):
        assert [each.category for each in split_labelled(pack(TAKEN, "Other", name, "Unknown"), Notes())] == [category]
        assert [each.category for each in split_named(f"{name}Stop of sales", Obligation.UNKNOWN, Notes())] == [
            category,
            MeasureCategory.STOP_OF_SALES,
        ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Voluntary withdrawal from the market by the importer.", [("withdrawal", "voluntary", "importer")]),
        ("Sales ban ordered by the authorities", [("marketing_ban", "compulsory", None)]),
        (
            "Voluntary withdrawal from the market and recall from consumers by the distributor.",
            [("withdrawal", "voluntary", "distributor"), ("recall", "voluntary", "distributor")],
        ),
        (
            "Voluntary stop of sales by the retailer.Withdrawal from the market ordered by the authorities.",
            [("stop_of_sales", "voluntary", "retailer"), ("withdrawal", "compulsory", None)],
        ),
        ("Import rejected by the customs authorities.", [("import_rejection", "compulsory", None)]),
        (
            "Voluntary recall from consumers and placing on the market prohibited.",
            [("recall", "unknown", None), ("marketing_ban", "unknown", None)],
        ),
        ("Seizure of the products ordered by the authorities.", [("other", "compulsory", None)]),
    ],
)
def test_sentences_of_2005_to_2013_are_read(sentence: str, expected: list[tuple[str | None, ...]]) -> None:
    """Several measures, the obligation and the operator stand in one sentence."""
    found = [
        (category, obligation, operator)
        for category, _, obligation, operator, _, _ in shape(split_labelled(sentence, Notes()))
    ]

    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    "words",
    [
        "The distributor has not withdrawn the product from their website.",
        "Recall of the product for re-labelling",
        "Voluntary recall only of lot 7",
        "Stop of sales at all locations",
        "No measures taken",
        "Press release has been issued.",
    ],
)
def test_a_sentence_that_says_more_stays_in_words(words: str) -> None:
    """No code stands for what is only half understood."""
    assert shape(split_labelled(pack(TAKEN, "Other", words, "Unknown"), Notes())) == [
        ("other", words, "voluntary", "other", None, None)
    ]


def test_a_reworded_measure_keeps_its_words_in_a_finding() -> None:
    """The sentence is not lost where codes take its place."""
    notes = Notes()
    found = list(split_labelled("Voluntary recall from consumers.", notes))

    assert [each.category_other for each in found] == [None]
    assert [(finding.code, finding.raw) for finding in notes.findings("")] == [
        ("measure-reworded", "Voluntary recall from consumers.")
    ]


def test_the_label_outweighs_the_sentence() -> None:
    """Where label and words differ on the obligation, the label stays and the difference is told."""
    notes = Notes()
    text = pack(TAKEN, "Other", "Withdrawal from the market ordered by the authorities.", "Unknown")

    assert shape(split_labelled(text, notes)) == [("withdrawal", None, "voluntary", "other", None, None)]
    assert "obligation-contradicted" in remarks(notes)


@pytest.mark.parametrize(
    ("text", "expected", "remark"),
    [
        (
            f"{TAKEN}ImporterCategory of measure(s): Stop of sales",
            ("stop_of_sales", None, "importer"),
            "measure-unreadable",
        ),
        (f"{TAKEN}words alone", ("other", "words alone", None), "measure-unreadable code-unknown"),
        (pack(TAKEN, "Broker", "Stop of sales", "Unknown"), ("stop_of_sales", None, "other"), "code-unknown"),
        (
            pack(TAKEN, "Other", "Stop of sales", "31/02/2020"),
            ("stop_of_sales", None, "other"),
            "date-malformed",
        ),
        (
            pack(TAKEN, "Other", "Stop of sales", "Unknown, or not"),
            ("stop_of_sales", None, "other"),
            "measure-unreadable",
        ),
        (pack(TAKEN, "Other", "-", "Unknown"), ("other", None, "other"), None),
        (pack(TAKEN, "Other", "other: Fine", "Unknown"), ("other", "Fine", "other"), None),
    ],
)
def test_a_broken_measure_is_still_a_measure(text: str, expected: tuple[str | None, ...], remark: str | None) -> None:
    """What can be read of it is read, and the rest is told."""
    notes = Notes()
    ((category, other, _, operator, _, _),) = shape(split_labelled(text, notes))

    assert (category, other, operator) == expected
    assert remarks(notes) == (remark.split() if remark else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Stop of salesBan on the marketing of the product and any accompanying measures",
            ["stop_of_sales", "marketing_ban"],
        ),
        (
            "Temporary ban on the supply, offer to supply and display of the product, Stop of sales",
            ["temporary_ban", "stop_of_sales"],
        ),
        ("Stop of sales, Written advice", ["stop_of_sales", "Written advice"]),
        ("Other", ["other"]),
        ("", []),
    ],
)
def test_names_that_run_together_come_apart(text: str, expected: list[str]) -> None:
    """The export of 2020 joins the names by a comma or by nothing; one name holds a comma itself."""
    assert [
        other or category for category, other, *_ in shape(split_named(text, Obligation.UNKNOWN, Notes()))
    ] == expected


def test_sentences_of_the_old_site_are_read_wherever_they_stand() -> None:
    """Before the relaunch the site itself worded measures as the mirror still does."""
    text = "Measures ordered by public authorities (to: Importer): Stop of sales"

    assert shape(split_labelled(text, Notes())) == [("stop_of_sales", None, "compulsory", "importer", None, None)]


def test_the_newer_export_names_role_and_day() -> None:
    """`Role: category:day` follows upon itself; the column says whether it was ordered."""
    text = (
        "Retailer: Withdrawal of the product from the market:27/05/2020 Importer:Recall of the product from end users"
    )

    assert shape(split_named(text, Obligation.COMPULSORY, Notes())) == [
        ("withdrawal", None, "compulsory", "retailer", None, "2020-05-27"),
        ("recall", None, "compulsory", "importer", None, None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Measures ordered by public authorities (to: Exportator) Stop of sales",
            ("stop_of_sales", None, "compulsory", "exporter"),
        ),
        ("Measures ordered by economic operators (to: Other) Other: Repair", ("other", "Repair", "voluntary", "other")),
        ("Stop of sales", ("stop_of_sales", None, "unknown", None)),
    ],
)
def test_the_mirror_words_it_in_sentences(text: str, expected: tuple[str | None, ...]) -> None:
    """Who ordered it, to whom, and what; a full name of the role that the mirror alone uses."""
    ((category, other, obligation, operator, _, _),) = shape(split_ordered([text], Notes()))

    assert (category, other, obligation, operator) == expected


@given(text=st.text(max_size=200), label=st.sampled_from([TAKEN, ORDERED, ""]), packs=st.booleans())
def test_any_text_gives_measures_or_nothing(text: str, label: str, *, packs: bool) -> None:
    """No text whatever breaks the reader, and a labelled one is never lost."""
    whole = pack(label, text, text, text) if packs and label else label + text

    assert len(list(split_labelled(whole, Notes()))) >= (1 if label else 0)
    assert list(split_named(text, Obligation.VOLUNTARY, Notes())) is not None
    assert list(split_ordered([text], Notes())) is not None
