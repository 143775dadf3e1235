"""The statement of reasons for a removed listing, and the reference of the OECD: told by the alert, or not at all."""

from __future__ import annotations

import datetime as dt
import pickle
from typing import Any

import attrs
import pytest

import safetygate as sg
from safetygate import codes
from safetygate.domain.records.errors import InvalidValue
from safetygate.outputs import (
    MarketplaceDecision,
    NoStatement,
    StatementIncomplete,
    StatementOfReasons,
    oecd_reference,
    statement_of_reasons,
)

REMOVAL = sg.Measure(
    category="listing_removal",
    obligation="voluntary",
    operator="online_marketplace",
    in_force_on=dt.date(2026, 8, 10),
    terms=sg.MeasureTerms(scope_countries=["DE", "AT", "CN"], legal_basis="eu_2023_988", provision="Article 22"),
)
ALERT = sg.Alert(
    number="SR/01234/26",
    notification_kind="serious_risk",
    notifying_country="DE",
    published_on=dt.date(2026, 8, 21),
    product=sg.Product(
        category="toys",
        name={"en": "Bath duck", "zh": "洗澡鸭玩具"},
        brands=["Quakmuster"],
        barcodes=[sg.Barcode(scheme="gtin", value="4012345678901")],
    ),
    risk_description={"en": "Small parts come off."},
    sold_online="yes",
    offers=[sg.Offer(platform="temu", seller=sg.Operator(role="online_seller", name="Jane Doe"))],
    measures=[REMOVAL],
)


def decision(**members: Any) -> MarketplaceDecision:
    """What a made-up marketplace knows of its removal."""
    known: dict[str, Any] = {
        "puid": "removal-1",
        "prompt": "notice",
        "posted_on": dt.date(2026, 5, 1),
        "automated_detection": False,
        "automated_decision": "partially",
        "micro_or_small": False,
    }
    return MarketplaceDecision(**(known | members))


def with_removal(**members: Any) -> tuple[sg.Alert, sg.Measure]:
    """The alert with another removal, and that removal."""
    removal = attrs.evolve(REMOVAL, **members)
    return attrs.evolve(ALERT, measures=[removal]), removal


def refuse(alert: sg.Alert, removal: sg.Measure, **members: Any) -> NoStatement:
    """That no statement is owed, where that is the answer."""
    answer = statement_of_reasons(alert, removal, decision(**members))
    assert isinstance(answer, NoStatement)
    return answer


def test_the_statement_has_the_names_and_codes_of_the_database() -> None:
    """The body of the call, member by member; who sells the product is not in it."""
    made = statement_of_reasons(ALERT, REMOVAL, decision())

    assert isinstance(made, StatementOfReasons)
    assert made.payload() == {
        "decision_visibility": ["DECISION_VISIBILITY_CONTENT_REMOVED"],
        "decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT",
        "illegal_content_legal_ground": "General Product Safety Regulation (EU) 2023/988, Article 22",
        "illegal_content_explanation": "Small parts come off.",
        "content_type": ["CONTENT_TYPE_PRODUCT"],
        "category": "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS",
        "category_specification": ["KEYWORD_UNSAFE_PRODUCTS"],
        "content_id": {"EAN-13": "4012345678901"},
        "territorial_scope": ["AT", "DE"],
        "content_date": "2026-05-01",
        "application_date": "2026-08-10",
        "decision_facts": "Safety Gate alert SR/01234/26, published on 2026-08-21: Bath duck, Quakmuster",
        "source_type": "SOURCE_ARTICLE_16",
        "automated_detection": "No",
        "automated_decision": "AUTOMATED_DECISION_PARTIALLY",
        "puid": "removal-1",
    }


@pytest.mark.parametrize(
    ("prompt", "source"),
    [
        ("trusted_flagger", "SOURCE_TRUSTED_FLAGGER"),
        ("other_hint", "SOURCE_TYPE_OTHER_NOTIFICATION"),
        ("own_initiative", "SOURCE_VOLUNTARY"),
    ],
)
def test_the_source_is_what_led_to_the_removal(prompt: str, source: str) -> None:
    """Each has its code; a notifier is named only where there is one."""
    made = statement_of_reasons(ALERT, REMOVAL, decision(prompt=prompt, notifier="Made-up association"))

    assert isinstance(made, StatementOfReasons)
    assert made.source_type == source
    assert (made.source_identity is None) is (prompt == "own_initiative")


def test_an_order_outside_article_9_is_another_notification() -> None:
    """An order that does not rest on Article 9 owes a statement like any other hint."""
    alert, removal = with_removal(obligation="compulsory")

    made = statement_of_reasons(alert, removal, decision(prompt="other_order"))

    assert isinstance(made, StatementOfReasons)
    assert made.source_type == "SOURCE_TYPE_OTHER_NOTIFICATION"


def test_where_none_is_owed_it_says_why() -> None:
    """An order under Article 9, a small marketplace, another measure, and a statement that was given."""
    ordered = refuse(*with_removal(obligation="compulsory"), prompt="article_9_order")

    assert ordered.reason is codes.NoStatementReason.ARTICLE_9_ORDER
    assert ordered.text("en") == (
        "No statement of reasons is owed: The listing was removed by an order under Article 9 "
        "(Regulation (EU) 2022/2065, Article 17(5))."
    )
    assert ordered.text("zh").startswith("无须提交理由说明：")
    assert refuse(ALERT, REMOVAL, micro_or_small=True).reason is codes.NoStatementReason.MICRO_OR_SMALL
    assert refuse(*with_removal(category="recall")).reason is codes.NoStatementReason.NO_REMOVAL
    given = sg.MeasureTerms(statement_of_reasons="28cc4759-614d-496f-90d6-a2645af37ff3")
    assert refuse(*with_removal(terms=given)).reason is codes.NoStatementReason.GIVEN_ALREADY


def test_what_nobody_tells_is_named_all_at_once_and_never_made_up() -> None:
    """No day of today, no country of the notifying authority and no general clause stands in for what is not known."""
    bare, removal = with_removal(in_force_on=None, terms=None)
    bare = attrs.evolve(bare, risk_description=None)

    with pytest.raises(StatementIncomplete) as caught:
        statement_of_reasons(bare, removal, decision())

    assert list(caught.value.missing) == [
        "application_date",
        "territorial_scope",
        "illegal_content_legal_ground",
        "illegal_content_explanation",
    ]
    assert "territorial_scope: expected the States of the European Economic Area" in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_what_the_marketplace_says_goes_before_what_the_alert_tells() -> None:
    """And completes it, where the alert does not tell."""
    bare, removal = with_removal(in_force_on=None, terms=None)
    said = decision(applied_on=dt.date(2026, 8, 12), countries=["FR"], legal_ground="Article 5", explanation="Why.")
    made = statement_of_reasons(bare, removal, said)

    assert isinstance(made, StatementOfReasons)
    assert (f"{made.application_date}", made.territorial_scope) == ("2026-08-12", (codes.Country.FR,))
    assert (made.illegal_content_legal_ground, made.illegal_content_explanation) == ("Article 5", "Why.")


def test_a_text_that_does_not_fit_is_not_cut() -> None:
    """The database takes 2,000 characters: a sentence without its end would say something else."""
    long = attrs.evolve(ALERT, risk_description={"en": "x" * 2001})

    with pytest.raises(StatementIncomplete, match=r"illegal_content_explanation: .* at most 2000 characters"):
        statement_of_reasons(long, REMOVAL, decision())


def test_a_state_outside_the_area_is_refused() -> None:
    """The database knows the States of the European Economic Area."""
    with pytest.raises(StatementIncomplete, match="territorial_scope"):
        statement_of_reasons(ALERT, REMOVAL, decision(countries=["CN"]))


@pytest.mark.parametrize(("obligation", "prompt"), [("voluntary", "other_order"), ("compulsory", "own_initiative")])
def test_alert_and_marketplace_agree_on_whether_it_was_ordered(obligation: str, prompt: str) -> None:
    """Where they do not, one of the two is mistaken, and no statement is made of it."""
    with pytest.raises(InvalidValue, match=r"prompt: expected (no|an) order, as the alert says"):
        statement_of_reasons(*with_removal(obligation=obligation), decision(prompt=prompt))


@pytest.mark.parametrize(
    ("members", "refused"),
    [({"applied_on": dt.date(2026, 10, 1)}, "applied_on"), ({"posted_on": dt.date(2026, 8, 11)}, "posted_on")],
)
def test_the_days_follow_one_another(members: dict[str, dt.date], refused: str) -> None:
    """A listing is put up, then removed, then the removal ends; the database refuses what cannot be."""
    terms = attrs.evolve(REMOVAL.terms, ends_on=dt.date(2026, 9, 30))

    with pytest.raises(InvalidValue, match=f"{refused}: expected a day on or before"):
        statement_of_reasons(*with_removal(terms=terms), decision(**members))


def test_of_several_codes_none_is_chosen() -> None:
    """The database takes one EAN-13; which of two the listing had, the alert does not tell."""
    barcodes = [sg.Barcode(scheme="gtin", value=value) for value in ("4012345678901", "0737052362540")]
    alert = attrs.evolve(ALERT, product=attrs.evolve(ALERT.product, barcodes=barcodes))
    made = statement_of_reasons(alert, REMOVAL, decision())

    assert isinstance(made, StatementOfReasons)
    assert made.content_id is None


def test_a_measure_of_another_alert_is_refused() -> None:
    """A statement is about what this alert says was done."""
    other = attrs.evolve(REMOVAL, in_force_on=dt.date(2026, 8, 11))

    with pytest.raises(InvalidValue, match="removal: expected a measure of the alert"):
        statement_of_reasons(ALERT, other, decision())


def test_the_oecd_reference_is_put_together_as_the_portal_does() -> None:
    """From the country that notified and the number as printed."""
    found = oecd_reference(attrs.evolve(ALERT, number="SR/03722/25", notifying_country="BG"))

    assert found == sg.OtherReference(
        system="oecd",
        id="SR/03722/25",
        url="http://PoliciesApplications.oecd.org/GlobalRecalls/Recall/EN/BG/SR/03722/25",
    )


def test_an_oecd_reference_that_the_alert_names_is_given_as_it_is() -> None:
    """What somebody looked up is surer than what is put together."""
    named = sg.OtherReference(system="oecd", id="1782/10")

    assert oecd_reference(attrs.evolve(ALERT, other_references=[named])) == named


@pytest.mark.parametrize("members", [{"number": "0544/087"}, {"notifying_country": "XI"}])
def test_no_oecd_reference_is_guessed(members: dict[str, str]) -> None:
    """A malformed number, or a country whose alerts were not seen there, gives none."""
    assert oecd_reference(attrs.evolve(ALERT, **members)) is None
