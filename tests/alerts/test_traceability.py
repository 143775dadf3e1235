"""Operators, quantities, tariff numbers and offers as authorities know them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, strategies as st

import safetygate as sg
from safetygate.domain.alerts.parties import OperatorIdentifier
from safetygate.domain.alerts.product import Barcode, Offer, OfferEvent
from safetygate.domain.alerts.traceability import CustomsCode, same_heading
from safetygate.domain.codes import Answer, AuthorityCode, successor
from safetygate.domain.records.texts import Texts

DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def warnings(identifier: OperatorIdentifier) -> list[str]:
    """The rules that *identifier* does not keep."""
    return [rule.code for rule in identifier.rules if tuple(rule.paths(identifier))]


@pytest.mark.parametrize("value", ["91350100M000100Y43", "91440500MA5EXAMP1R"])
def test_a_credit_code_with_its_check_character_is_right(value: str) -> None:
    """The first is the example that the standard is usually explained by, the second made up."""
    assert warnings(OperatorIdentifier(scheme="cn_uscc", value=value)) == []


@given(st.integers(0, 16), st.sampled_from(DIGITS))
def test_one_wrong_character_is_noticed(position: int, sign: str) -> None:
    """Whichever it is: the check character stands for all of them."""
    right = "91350100M000100Y43"
    wrong = right[:position] + sign + right[position + 1 :]
    in_shape = position not in range(2, 8) or sign.isdigit()

    if wrong != right and in_shape:
        assert warnings(OperatorIdentifier(scheme="cn_uscc", value=wrong)) == ["SG-R-004"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("cn", "95030021"), ("cn_customs", "9503002100101"), True),
        (("taric", "9503002100"), ("hs", "950300"), True),
        (("hs", "9503"), ("cn_customs", "95030089"), True),
        (("cn", "95030021"), ("cn", "95040021"), False),
        (("hs", "950300"), ("hs", "950310"), False),
    ],
)
def test_tariff_numbers_compare_by_their_common_heading(
    one: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    """Only the digits of the Harmonized System mean the same on both sides."""
    left, right = (CustomsCode(system=system, value=value) for system, value in (one, other))

    assert same_heading(left, right) is same is same_heading(right, left)


def test_two_spellings_of_one_trade_number_are_equal() -> None:
    """A marketplace writes twelve digits, a feed thirteen."""
    one, other = Barcode(scheme="gtin", value="737052362540"), Barcode(scheme="gtin", value="0737052362540")

    assert one == other
    assert hash(one) == hash(other)
    assert one.gtin14 == "00737052362540"
    assert Barcode(scheme="other", value="737052362540") != one
    assert Barcode(scheme="other", value="1").gtin14 is None


def test_an_offer_has_a_life() -> None:
    """Seen, notified, removed, seen again: on each day it is known whether it was online."""
    days = [dt.date(2026, 7, day) for day in (20, 21, 23, 30)]
    kinds = ("seen", "notified", "removed", "seen_again")
    events = [OfferEvent(event=kind, on=day, observer="authority") for kind, day in zip(kinds, days, strict=True)]
    offer = Offer(platform="etsy", identifier="17", events=events)

    answers = [offer.online_on(dt.date(2026, 7, day)) for day in (19, 20, 22, 23, 29, 31)]

    assert answers == [Answer.UNKNOWN, Answer.YES, Answer.YES, Answer.NO, Answer.NO, Answer.YES]


def test_the_events_of_an_offer_are_in_order() -> None:
    """So that the last one tells how it stands."""
    later, earlier = (OfferEvent(event="seen", on=dt.date(2026, 7, day), observer="authority") for day in (2, 1))

    with pytest.raises(sg.InvalidValue, match=r"events\.1: expected the events of an offer in the order of their days"):
        Offer(platform="etsy", events=[later, earlier])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("AQSIQ", AuthorityCode.GACC),
        ("aqsiq", AuthorityCode.GACC),
        ("dg_sanco", AuthorityCode.DG_JUST),
        ("General Administration  for Quality Supervision, Inspection and Quarantine", AuthorityCode.GACC),
        ("国家质检总局", AuthorityCode.GACC),
        ("DG SANTE", None),
        ("gacc", None),
    ],
)
def test_an_authority_of_older_papers_has_a_successor(name: str, code: AuthorityCode | None) -> None:
    """As the plan spells it too; DG SANTE took over health, not product safety."""
    assert successor(name) is code


def test_any_well_formed_language_is_taken() -> None:
    """What Chinese systems write is Chinese; what is no tag is refused."""
    texts = Texts({"zh-CN": "玩具", "de": "Spielzeug"})
    alert = sg.loads(sg.dumps(sg.Alert(**MADE_UP, risk_description=texts)))

    assert alert.risk_description == texts
    assert texts.best("zh") == "玩具"
    assert texts.speaks("zh")
    assert not texts.speaks("en")
    with pytest.raises(sg.InvalidValue, match="expected well-formed tags of languages"):
        sg.Alert(**MADE_UP, risk_description={"zh_CN": "玩具"})


MADE_UP = {
    "number": "SR/00001/26",
    "notification_kind": "serious_risk",
    "notifying_country": "DE",
    "product": sg.Product(category="toys", brands=["Exemplar"]),
}
