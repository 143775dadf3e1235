"""Barcodes in every dress."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from stdnum import ean

from safetygate.domain.codes import BarcodeScheme
from safetygate.feeds.finding import Notes
from safetygate.feeds.words.barcodes import barcodes, split_barcodes

FIRST, SECOND, THIRD = "4006381333931", "9780201379624", "5901234123457"
SHORT, UPC, BOX = "96385074", "036000291452", "10614141000415"


def read(*texts: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The codes by scheme, and the codes of what was noticed."""
    notes = Notes()
    found = [(code.scheme.value, code.value) for code in barcodes(texts, notes)]
    return found, [finding.code for finding in notes.findings("")]


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        (FIRST, [FIRST]),
        (SHORT, [SHORT]),
        (UPC, [UPC]),
        (BOX, [BOX]),
        ("4 006381 333931 ", [FIRST]),
        ("400 6381 333931", [FIRST]),
        ("978-0-20137962-4", [SECOND]),
        (f"EAN {FIRST}", [FIRST]),
        (f"EAN-13: {FIRST}.", [FIRST]),
        (f"Bar code: {FIRST}", [FIRST]),
        (f"{FIRST}, {SECOND}; {THIRD}", [FIRST, SECOND, THIRD]),
        (f"{FIRST} / {SECOND}", [FIRST, SECOND]),
        (f"{FIRST} {SECOND}", [FIRST, SECOND]),
        (f"{FIRST}\n{SECOND}", [FIRST, SECOND]),
        (f"{FIRST}, {FIRST}", [FIRST]),
        (f"\u200e{FIRST}\u00a0", [FIRST]),
    ],
)
def test_a_gtin_is_known_through_blanks_labels_and_lists(printed: str, values: list[str]) -> None:
    """What is proved by its check digit is a GTIN, without blanks and without a finding."""
    assert read(printed) == ([("gtin", value) for value in values], [])


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        (FIRST + SECOND, [FIRST, SECOND]),
        (FIRST + SECOND + THIRD, [FIRST, SECOND, THIRD]),
        (UPC + FIRST, [UPC, FIRST]),
        (SHORT + FIRST, [SHORT, FIRST]),
        (UPC + UPC.replace("45", "45"), [UPC]),
        ("4 006381 3339319 780201 379624", [FIRST, SECOND]),
        (f"{FIRST} {SECOND}{THIRD}", [FIRST, SECOND, THIRD]),
    ],
)
def test_glued_codes_are_split_where_check_digits_prove_it(printed: str, values: list[str]) -> None:
    """The server strips the line ends between codes; the check digits put them back, and that is told."""
    assert read(printed) == ([("gtin", value) for value in values], ["barcode-glued"])


def test_nine_codes_come_apart() -> None:
    """The longest chain seen in a feed is nine codes of thirteen digits."""
    codes = [f"590123412{place:03}" for place in range(9)]
    codes = [code + ean.calc_check_digit(code) for code in codes]

    assert read("".join(codes)) == ([("gtin", code) for code in codes], ["barcode-glued"])


def test_an_ambiguous_chain_is_kept_whole() -> None:
    """Two ways to read a chain are no proof: three codes of eight digits may be two of twelve."""
    chain = next(
        text
        for number in range(100_000)
        if _is_chain(text := _eight(number) + _eight(number * 7 + 3) + _eight(number * 11 + 5))
    )

    assert read(chain) == ([("other", chain)], ["barcode-ambiguous", "barcode-other"])


def _eight(number: int) -> str:
    digits = f"{number % 10**7:07}"
    return digits + ean.calc_check_digit(digits)


def _is_chain(text: str) -> bool:
    return (
        ean.is_valid(text[:12])
        and ean.is_valid(text[12:])
        and all(ean.is_valid(text[at : at + 8]) for at in (0, 8, 16))
    )


@pytest.mark.parametrize(
    ("printed", "value", "remark"),
    [
        ("4006381333932", "4006381333932", "barcode-check-digit"),
        ("4 006381 333932", "4 006381 333932", "barcode-check-digit"),
        ("14931723568", "14931723568", "barcode-other"),
        ("X001KWB6WB", "X001KWB6WB", "barcode-other"),
        ("PB2509250317013", "PB2509250317013", "barcode-other"),
        ("22019/230/BE", "22019/230/BE", "barcode-other"),
        (FIRST + SECOND[:-1] + "5", FIRST + SECOND[:-1] + "5", "barcode-other"),
        ("5901690000000", "5901690000000", "barcode-rounded"),
        ("5,90169E+12", "5,90169E+12", "barcode-rounded"),
        ("5.90169e+12", "5.90169e+12", "barcode-rounded"),
    ],
)
def test_what_is_not_proved_is_another_code(printed: str, value: str, remark: str) -> None:
    """Nothing is forced to be a GTIN, least of all what a spreadsheet has rounded."""
    assert read(printed) == ([("other", value)], [remark])


@pytest.mark.parametrize(
    ("printed", "expected", "remarks"),
    [
        ("ASIN number: B0AB12CD34", [("asin", "B0AB12CD34")], []),
        ("Several barcodes", [], ["barcode-text"]),
        (f"{FIRST} Size 110-116 {SECOND} Size 122-128", [("gtin", FIRST), ("gtin", SECOND)], ["barcode-text"]),
        (f"Bunny: {FIRST}", [("gtin", FIRST)], ["barcode-text"]),
        ("-", [], []),
        ("Unknown", [], []),
    ],
)
def test_words_beside_a_code_are_told(printed: str, expected: list[tuple[str, str]], remarks: list[str]) -> None:
    """The code is taken from among the words, and the words stay in the finding."""
    assert read(printed) == (expected, remarks)


def test_a_member_for_both_is_parted() -> None:
    """The RAPEX era had one element for batch numbers and barcodes: what is proved is a barcode."""
    assert split_barcodes([f"L-77, {FIRST}"], Notes()) == ((FIRST,), ("L-77",))
    assert split_barcodes([f"Batch number: L-77, Barcode: {FIRST}"], Notes()) == (
        (f"Barcode: {FIRST}",),
        ("Batch number: L-77",),
    )


@given(st.lists(st.from_regex(r"[0-9]{12}", fullmatch=True), min_size=1, max_size=6), st.sampled_from(["", " ", ", "]))
def test_codes_survive_any_joint(bodies: list[str], joint: str) -> None:
    """Codes of thirteen digits come back whole, glued or not, wherever a rounded number cannot be meant."""
    codes = list(dict.fromkeys(body + ean.calc_check_digit(body) for body in bodies))
    notes = Notes()
    found = barcodes([joint.join(codes)], notes)

    rounded = any(finding.code == "barcode-rounded" for finding in notes.findings(""))
    assert rounded or [code.value for code in found] == codes


@given(st.lists(st.text(alphabet="0123456789 ABX-.,/;\n", max_size=80), max_size=5))
def test_every_gtin_is_proved(texts: list[str]) -> None:
    """Whatever is printed, a GTIN that comes out of it has a check digit that holds."""
    for code in barcodes(texts, Notes()):
        assert code.scheme is not BarcodeScheme.GTIN or ean.is_valid(code.value)
