"""Whether an alert repeats one that is known: what is found, in which order, and how it is said."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

import safetygate as sg
from safetygate.domain.alerts.product import Offer
from tests.watch.products import alert

GTIN = "4006381333931"


def offer(number: str | None = None, seller: str = "Shenzhen Good Trading") -> Offer:
    """An offer on a marketplace by a seller."""
    return Offer(platform="aliexpress", identifier=number, seller=sg.Operator(role="online_seller", name=seller))


NEW = alert("SR/00009/26", gtins=(GTIN,), brands=["Acme"], models=["AB-1234"], offers=(offer("1005007463472571"),))


def test_listing_product_and_seller_are_found() -> None:
    """The same listing first, then the same product, then the same seller; what is unlike is not shown."""
    known = [
        alert("SR/00001/26", brands=["Zeta"], models=["X-9999"]),
        alert("SR/00002/26", brands=["Zeta"], models=["X-9998"], offers=(offer("1005000000000000"),)),
        alert("SR/00003/26", brands=["ACME"], models=["AB 1234"]),
        alert("SR/00004/26", brands=["Acme"], models=["AB-1234"], offers=(offer("1005007463472571", "Other"),)),
        NEW,
    ]

    assert [(each.repeat_kind.value, each.number) for each in sg.again(NEW, known)] == [
        ("offered_again", "SR/00004/26"),
        ("same_product", "SR/00003/26"),
        ("same_seller", "SR/00002/26"),
    ]


def test_cases_come_first_then_the_genuine_then_the_oldest() -> None:
    """As in the UK Product Safety Database: what is already worked on is offered before what only is known."""
    like = {"gtins": (GTIN,), "brands": ["Acme"], "models": ["AB-1234"]}
    known = [
        alert("young", published_on=dt.date(2025, 1, 3), **like),
        alert("false", published_on=dt.date(2020, 1, 3), counterfeit="yes", **like),
        alert("old", published_on=dt.date(2021, 1, 1), **like),
        alert("case", published_on=dt.date(2026, 1, 2), **like),
    ]

    assert [each.number for each in sg.again(NEW, known, in_cases={"case"})] == ["case", "old", "young", "false"]


def test_a_repeat_is_a_question_in_both_languages() -> None:
    """It says how the two stand to each other, how sure it is, and why."""
    repeat = sg.again(NEW, [alert("SR/00003/26", brands=["ACME"], models=["AB 1234"])])[0]

    assert repeat.text("en") == (
        "SR/00003/26: the same product was perhaps notified before (likely): same model: ab1234; same brand: acme"
    )
    assert repeat.text("zh").startswith("SR/00003/26：同一产品可能曾被通报（很可能）：型号相同：ab1234")


def test_a_case_is_known_by_its_alert() -> None:
    """Cases, and alerts that were prepared once for many questions, answer as the alerts themselves."""
    earlier = alert("SR/00003/26", gtins=(GTIN,), brands=["Acme"])

    assert sg.again(NEW, [sg.KnownAlert.of(earlier)]) == sg.again(NEW, [earlier])


def test_the_alert_itself_is_no_repeat() -> None:
    """Whoever looks among all alerts need not take the new one out."""
    assert sg.again(NEW, [NEW, attrs.evolve(NEW, risk_level="low")]) == ()


def test_what_is_no_alert_is_refused() -> None:
    """Neither side may be anything else."""
    with pytest.raises(sg.InvalidValue, match="expected Alert"):
        sg.again("SR/01234/26", [])  # type: ignore[arg-type]  # what is refused
    with pytest.raises(sg.InvalidValue, match="expected Alert"):
        sg.again(NEW, ["SR/01234/26"])  # type: ignore[list-item]  # what is refused
