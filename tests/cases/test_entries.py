"""
What a flag, a message, a follow-up, a withdrawal, a closure and a correction may say.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from attrs import evolve

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import Authority, Operator
from safetygate.domain.alerts.references import Attachment
from safetygate.domain.cases.follow_up import FollowUpMeasure, OperatorTrace
from safetygate.domain.codes import (
    AuthorityCode,
    ClosureReason,
    Completeness,
    Country,
    FlagReason,
    FollowUpMeasureType,
    FollowUpOutcome,
    Initiator,
    MessageKind,
    NoMeasureReason,
    NotTracedReason,
    OperatorRole,
    RiskLevel,
    Step,
    TraceResult,
    WithdrawalReason,
)
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.rules import Rule
from safetygate.domain.records.texts import Texts
from tests.cases.conversation import (
    ALERT,
    AUSTRIA,
    GACC,
    GERMANY,
    HELLO,
    answer,
    at,
    closure,
    correction,
    duplicate,
    flag,
    follow_up,
    message,
    quarterly,
    receipt,
    withdrawal,
)

FILE = Attachment(name="报告.pdf", media_type="application/pdf", size=12, sha256="0" * 64)
MAKER = Operator(role=OperatorRole.MANUFACTURER, name="Factory (made up)")
BAN = FollowUpMeasure(type=FollowUpMeasureType.EXPORT_BAN, initiator=Initiator.OPERATOR_VOLUNTARY)

REFUSED: dict[str, tuple[Any, dict[str, Any], str, str]] = {
    "after itself": (flag("f"), {"after": "f"}, "id", "SG-M-020"),
    "an answer to itself": (receipt("r", "f"), {"in_reply_to": "r"}, "id", "SG-M-020"),
    "a follow-up to itself": (follow_up("u", "f"), {"flag_id": "u"}, "id", "SG-M-020"),
    "a withdrawal of itself": (withdrawal("w", "f"), {"flag_id": "w"}, "id", "SG-M-020"),
    "a correction under the name of the entry": (correction("c", message("m")), {"id": "m"}, "id", "SG-M-020"),
    "another reason without words": (flag("f"), {"reasons": (FlagReason.OTHER,)}, "texts", "SG-M-021"),
    "another end without words": (closure("c"), {"reason": ClosureReason.OTHER}, "texts", "SG-M-021"),
    "taken back, but why": (withdrawal("w", "f"), {"reason": WithdrawalReason.OTHER}, "texts", "SG-M-021"),
    "addressed to oneself": (flag("f"), {"addressed_to": GERMANY}, "addressed_to", "SG-M-022"),
    "addressed to oneself under another name": (
        flag("f", author=GACC, addressed_to=GERMANY),
        {"addressed_to": Authority(code=AuthorityCode.GACC, name="海关总署")},
        "addressed_to",
        "SG-M-022",
    ),
    "a reply to nothing": (message("m"), {"message_kind": MessageKind.REPLY}, "in_reply_to", "SG-M-023"),
    "a receipt for nothing": (receipt("m", "f"), {"in_reply_to": None}, "in_reply_to", "SG-M-023"),
    "a receipt that waits": (receipt("m", "f"), {"reply_expected": True}, "reply_expected", "SG-M-024"),
    "a silent note": (message("m"), {"texts": None}, "texts", "SG-M-025"),
    "traced, yet not": (
        OperatorTrace(result=TraceResult.TRACED, operator=MAKER),
        {"reasons": (NotTracedReason.OFFER_GONE,)},
        "reasons",
        "SG-M-026",
    ),
    "not traced, yet known": (
        OperatorTrace(result=TraceResult.NOT_TRACED),
        {"operator": MAKER},
        "operator",
        "SG-M-026",
    ),
    "measures taken, but none": (answer("u", "f"), {"measures": ()}, "measures", "SG-M-027"),
    "measures while investigating": (follow_up("u", "f"), {"measures": (BAN,)}, "measures", "SG-M-027"),
    "no measure, but why": (
        follow_up("u", "f"),
        {"outcome": FollowUpOutcome.NO_MEASURE},
        "no_measure_reasons",
        "SG-M-027",
    ),
    "notified again, but what": (duplicate("u"), {"alert": None}, "alert", "SG-M-027"),
    "a level without assessment": (answer("u", "f"), {"risk_level": RiskLevel.LOW}, "risk_level", "SG-M-028"),
    "a final investigation": (
        follow_up("u", "f"),
        {"completeness": Completeness.FINAL},
        "completeness",
        "SG-M-029",
    ),
    "an answer to no flag": (answer("u", "f"), {"flag_id": None}, "flag_id", "SG-M-030"),
    "notified again to a flag": (duplicate("u"), {"flag_id": "f"}, "flag_id", "SG-M-030"),
    "corrected by another": (correction("c", message("m")), {"author": GACC}, "entry.author", "SG-M-031"),
    "corrected elsewhere": (correction("c", message("m")), {"case_id": "other"}, "entry.case_id", "SG-M-032"),
    "a measure in words beside a code": (BAN, {"type_other": "a word"}, "type_other", "SG-M-001"),
}


@pytest.mark.parametrize(("entry", "change", "field", "code"), REFUSED.values(), ids=REFUSED)
def test_an_entry_cannot_be_built_against_the_rules(entry: Any, change: dict[str, Any], field: str, code: str) -> None:
    """One change to an entry that is in order, and the rule that it goes against is named with the place."""
    with pytest.raises(InvalidValue) as refusal:
        evolve(entry, **change)

    assert refusal.value.field == field
    assert str(refusal.value).endswith(f"({code})")


TOLD: dict[str, tuple[Any, set[str]]] = {
    "in order": (flag("f", texts=HELLO), set()),
    "in English only": (flag("f", texts=Texts(en="Look")), {"SG-R-020"}),
    "in Chinese only": (closure("c", texts=Texts(zh="办结")), {"SG-R-020"}),
    "in two languages, not in those two": (message("m", texts=Texts(en="Look", de="Schau")), {"SG-R-020"}),
    "sold online among the last": (
        flag("f", reasons=(FlagReason.ORIGIN, FlagReason.SOLD_ONLINE)),
        {"SG-R-021"},
    ),
    "received before it was made": (flag("f", 5, received_at=at(4)), {"SG-I-020"}),
    "final, and not a word on the operator": (answer("u", "f"), {"SG-R-022"}),
    "final, and told": (answer("u", "f", operator_trace=OperatorTrace(result=TraceResult.NOT_TRACED)), set()),
    "partial": (follow_up("u", "f"), set()),
    "notified again": (duplicate("u"), set()),
    "a measure of our own list": (
        follow_up(
            "u",
            "f",
            outcome=FollowUpOutcome.MEASURES_TAKEN,
            measures=(evolve(BAN, type=FollowUpMeasureType.SALES_STOP),),
        ),
        {"SG-I-021"},
    ),
    "a reason of our own list": (
        follow_up(
            "u",
            "f",
            outcome=FollowUpOutcome.NO_MEASURE,
            no_measure_reasons=(NoMeasureReason.COMPANY_GONE, NoMeasureReason.COUNTERFEIT),
        ),
        {"SG-I-021"},
    ),
}


@pytest.mark.parametrize(("entry", "codes"), TOLD.values(), ids=TOLD)
def test_an_entry_can_be_built_against_a_recommendation(entry: Any, codes: set[str]) -> None:
    """Recommended and informative rules refuse nothing; they are told."""
    assert {rule.code for rule in entry.rules if tuple(rule.paths(entry))} == codes


BUILT: dict[str, Any] = {
    "a receipt without words": receipt("m", "f"),
    "files without words": message("m", texts=None, attachments=(FILE,)),
    "another risk, with its level": follow_up(
        "u", "f", outcome=FollowUpOutcome.DIFFERENT_RISK_ASSESSMENT, risk_level=RiskLevel.LOW
    ),
    "another reason, in words": closure("c", reason=ClosureReason.OTHER, texts=HELLO),
    "the operator": answer("u", "f", operator_trace=OperatorTrace(result=TraceResult.TRACED, operator=MAKER)),
}


@pytest.mark.parametrize("entry", BUILT.values(), ids=BUILT)
def test_what_is_said_is_kept(entry: Any) -> None:
    """What the rules allow can be built, compared, and built again."""
    assert evolve(entry) == entry
    assert hash(evolve(entry)) == hash(entry)


STEPS: dict[Step, Any] = {
    Step.FLAG_FOR_FOLLOW_UP: flag("f"),
    Step.SEND_MESSAGE: message("m"),
    Step.INVESTIGATE: follow_up("u", "f"),
    Step.ANSWER: answer("u", "f"),
    Step.ANSWER_PARTLY: answer("u", "f", completeness=Completeness.PARTIAL),
    Step.NOTIFY_AGAIN: duplicate("u"),
    Step.REPORT_QUARTERLY: quarterly("u"),
    Step.WITHDRAW_FLAG: withdrawal("w", "f"),
    Step.CLOSE: closure("c"),
    Step.CORRECT: correction("c", flag("f")),
}


@pytest.mark.parametrize(("step", "entry"), STEPS.items(), ids=[step.value for step in STEPS])
def test_an_entry_is_a_step(step: Step, entry: Any) -> None:
    """What an entry says decides what its author does with it."""
    assert entry.step is step


def test_only_an_answer_in_substance_is_substantive() -> None:
    """An investigation under way and a second notification answer no flag."""
    assert answer("u", "f").substantive
    assert not follow_up("u", "f").substantive
    assert not duplicate("u").substantive


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("sha256", "A" * 64),
        ("sha256", "0" * 63),
        ("name", "../secret"),
        ("name", "two\nlines"),
        ("media_type", "pdf"),
        ("media_type", "application/pdf\n"),
        ("size", -1),
        ("size", True),
    ],
)
def test_an_attachment_is_named_without_ambiguity(member: str, value: object) -> None:
    """A digest has one spelling, a name is no path, a media type is one, a size is a number of bytes."""
    with pytest.raises(InvalidValue) as refusal:
        evolve(FILE, **{member: value})

    assert refusal.value.field == member


@pytest.mark.parametrize("name", ["", " a", "a b", "a/b", "a\n", "é", "-a", "a" * 201])
def test_an_identifier_is_plain(name: str) -> None:
    """What names an entry has one spelling, and can stand in an address or a file name."""
    with pytest.raises(InvalidValue) as refusal:
        message(name)

    assert refusal.value.field == "id"


@pytest.mark.parametrize("name", ["urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "a"])
def test_an_identifier_is_what_hosts_have(name: str) -> None:
    """A UUID, a URN, a ULID, a plain number: the host decides."""
    assert message(name).id == name


def test_moments_are_kept_in_utc() -> None:
    """The same moment in two offsets is the same entry."""
    beijing = dt.timezone(dt.timedelta(hours=8))
    moment = at(2).astimezone(beijing)

    assert message("m", made_at=moment) == message("m", made_at=at(2))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (GACC, Authority(code=AuthorityCode.GACC, name="AQSIQ"), True),
        (AUSTRIA, evolve(AUSTRIA, name="Another office"), False),
        (AUSTRIA, evolve(AUSTRIA, country=Country.DE), False),
        (GACC, Authority(code=AuthorityCode.SAMR), False),
    ],
)
def test_who_is_who(one: Authority, other: Authority, *, same: bool) -> None:
    """A partner is known by its code however it writes its name; national authorities are told apart by theirs."""
    assert (one.identity == other.identity) is same


def test_rules_speak_both_languages() -> None:
    """Every rule is a sentence in English and in Chinese, and every number says one thing."""
    entries = (
        flag("f"),
        message("m"),
        answer("u", "f"),
        withdrawal("w", "f"),
        closure("c"),
        correction("c", flag("f")),
    )
    rules: set[Rule] = {rule for entry in entries for rule in entry.rules} | set(OperatorTrace.rules) | set(Alert.rules)

    assert len({rule.code for rule in rules}) == len({(rule.code, rule.en, rule.zh) for rule in rules})
    assert all(rule.en.isascii() and not rule.zh.isascii() for rule in rules)


def test_a_duplicate_keeps_the_whole_alert() -> None:
    """The second notification is nowhere else, so nothing of it is left out."""
    assert duplicate("u").alert == ALERT
