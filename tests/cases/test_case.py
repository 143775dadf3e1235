"""
A case: what is recorded, what arrives, and where it then stands.
"""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from attrs import evolve

from safetygate.domain.cases.case import Case
from safetygate.domain.cases.merging import merge, notified_again
from safetygate.domain.cases.steps import IllegalStep, NotAllowed
from safetygate.domain.codes import FlagPurpose, Role, State, Step
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.texts import Texts
from tests.cases.conversation import (
    ALERT,
    AUSTRIA,
    FRANCE,
    GACC,
    GERMANY,
    HELLO,
    MODERATOR,
    SAMR,
    answer,
    at,
    closure,
    correction,
    duplicate,
    flag,
    follow_up,
    identifiers,
    message,
    opened,
    partial_answer,
    receipt,
    withdrawal,
)


def states(case: Case) -> list[State]:
    """Where the case stands, then each of its flags."""
    return [case.state, *(case.state_of(each.id) for each in case.flags)]


def test_a_conversation_from_the_first_flag_to_the_end() -> None:
    """Each step shows in the state, and every earlier case stays as it was."""
    steps = [
        (flag("a", 1), State.AWAITING),
        (receipt("b", "a", 2), State.AWAITING),
        (follow_up("c", "a", 3), State.UNDER_INVESTIGATION),
        (partial_answer("d", "a", 4), State.PARTLY_ANSWERED),
        (answer("e", "a", 5), State.ANSWERED),
        (closure("f", 6), State.CLOSED),
        (flag("g", 7), State.AWAITING),
    ]

    cases = [opened()]
    for entry, _ in steps:
        cases.append(cases[-1].record(entry))

    assert [case.state for case in cases] == [State.OPEN, *(state for _, state in steps)]
    assert [len(case.entries) for case in cases] == list(range(8))
    assert cases[-1].state_of("a") is State.ANSWERED


def test_many_flags_stand_each_for_itself_and_the_case_for_the_least_answered() -> None:
    """A case is as far as its least answered flag; those for attention and withdrawn ones ask nothing."""
    case = opened().receive([flag("a"), flag("b"), flag("c"), flag("d", purpose=FlagPurpose.FOR_ATTENTION)])

    case = case.receive([answer("1", "a"), follow_up("2", "b"), withdrawal("3", "c")])

    assert states(case) == [
        *(State.UNDER_INVESTIGATION, State.ANSWERED, State.UNDER_INVESTIGATION, State.WITHDRAWN, State.FOR_ATTENTION)
    ]
    assert opened().record(flag("d", purpose=FlagPurpose.FOR_ATTENTION)).state is State.OPEN


def test_who_is_flagged_takes_part() -> None:
    """France was not there from the start; being flagged lets it in, as in iRASFF."""
    case = opened()
    with pytest.raises(NotAllowed) as refusal:
        case.record(message("a", 1, FRANCE))
    case = case.record(flag("b", 2, addressed_to=FRANCE)).record(message("a", 3, FRANCE))

    assert refusal.value.role is Role.OUTSIDER
    assert case.misfits == ()


def test_a_partner_is_the_same_under_any_name() -> None:
    """GACC answers whether or not it writes its name and country beside its code."""
    case = opened().record(flag("a", 1)).record(answer("b", "a", 2, evolve(GACC, country=None, name="海关总署")))

    assert case.state is State.ANSWERED


def test_recording_twice_changes_nothing() -> None:
    """The same entry again is no second entry."""
    case = opened().record(flag("a"))

    assert case.record(flag("a")) is case
    assert case.receive([flag("a"), flag("a")]) is case


REFUSED: dict[str, tuple[Any, str, str]] = {
    "of another case": (message("m", 9, case_id="other"), "case_id", "expected an entry of this case"),
    "an identifier that is taken": (message("a", 9), "id", "expected an identifier that no other entry has"),
    "before what is there": (
        message("m", 0),
        "after",
        "expected the last entry in after, so that this one stands behind it",
    ),
    "no entry": ("hello", "entry", "expected an entry, got str"),
}


@pytest.mark.parametrize(("entry", "field", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_recorded(entry: Any, field: str, sentence: str) -> None:
    """The refusal names the member and says what is expected instead."""
    with pytest.raises(InvalidValue) as refusal:
        opened().record(flag("a")).record(entry)

    assert (refusal.value.field, str(refusal.value)) == (field, f"{field}: {sentence}")


def test_what_cannot_be_received() -> None:
    """Entries of other cases are not taken in, whoever sends them."""
    with pytest.raises(InvalidValue, match="case_id: expected an entry of this case"):
        opened().receive([message("m", case_id="other")])


def test_an_answer_by_a_slow_clock_follows_what_it_answers() -> None:
    """GACC's clock is three hours behind; the answer still stands after the flag, and before what came later."""
    case = opened().record(flag("a", 10)).record(answer("b", "a", -170)).record(message("c", 11))

    assert identifiers(case.entries) == ["a", "b", "c"]
    assert case.misfits == ()


def test_a_closure_by_a_slow_clock_follows_what_its_author_had_seen() -> None:
    """Without `after` a slow clock would close the case before the answer it is about."""
    case = opened().record(flag("a", 10)).record(answer("b", "a", 20))
    with pytest.raises(InvalidValue):
        case.record(closure("c", 15))

    case = case.record(closure("c", 15, after=case.last))

    assert identifiers(case.entries) == ["a", "b", "c"]
    assert case.state is State.CLOSED


def test_entries_that_arrive_out_of_order_land_where_they_belong() -> None:
    """First the answer, then its flag, years later a message between them."""
    case = opened().receive([answer("c", "a", 3)])
    assert [(each.entry_id, each.state, each.step) for each in case.misfits] == [("c", State.UNKNOWN, Step.ANSWER)]

    case = case.receive([closure("e", 60 * 24 * 900)]).receive([flag("a", 1)]).receive([message("b", 2)])

    assert identifiers(case.entries) == ["a", "b", "c", "e"]
    assert case.misfits == ()
    assert states(case) == [State.CLOSED, State.ANSWERED]


def test_recording_what_others_already_refer_to_is_left_to_receiving() -> None:
    """An entry that was missing belongs before those that refer to it, so it cannot be an act of today."""
    case = opened().receive([answer("c", "a", 3)])

    with pytest.raises(InvalidValue, match="after"):
        case.record(flag("a", 4))
    assert case.receive([flag("a", 4)]).misfits == ()


def test_an_entry_that_no_longer_fits_is_kept_and_marked() -> None:
    """Germany withdraws its flag while GACC's answer is under way: the answer stays, without effect."""
    here = opened().record(flag("a", 1)).record(withdrawal("b", "a", 2))
    there = opened().record(flag("a", 1)).record(answer("c", "a", 3))

    case = merge(here, there)

    assert identifiers(case.entries) == ["a", "b", "c"]
    assert [(each.entry_id, each.state, each.role) for each in case.misfits] == [("c", State.WITHDRAWN, Role.ADDRESSEE)]
    assert isinstance(case.misfits[0].error, IllegalStep)
    assert case.state_of("a") is State.WITHDRAWN
    assert case.follow_ups("a") == ()
    assert identifiers(case.in_effect) == ["a", "b"]


def test_a_misfit_by_role_says_so() -> None:
    """What an outsider sent is kept, marked, and asks nobody for anything."""
    case = opened().receive([flag("a", 1, FRANCE), answer("b", "a", 2)])

    assert [type(each.error) for each in case.misfits] == [NotAllowed, IllegalStep]
    assert case.flags == ()
    assert case.state_of("a") is State.UNKNOWN


def test_one_identifier_with_two_contents_is_a_conflict() -> None:
    """Both contents are kept and named; the first in order counts; more of them are kept too."""
    said, meant = message("m", 2), message("m", 3, texts=Texts(en="No", zh="不"))

    case = merge(opened().record(said), opened().record(meant))

    assert case.entries == (said, meant)
    assert [(each.entry_id, each.contents) for each in case.conflicts] == [("m", (said, meant))]
    assert case.in_effect == (said,)
    assert case.receive([evolve(meant, made_at=at(4))]).conflicts[0].contents[2].made_at == at(4)


def test_what_refers_to_a_conflict_stands_after_the_content_that_counts() -> None:
    """A second content pushes nothing back."""
    case = opened().receive([message("m", 2), message("m", 10)])

    assert [(each.id, each.made_at) for each in case.record(message("n", 1, in_reply_to="m")).entries] == [
        *(("m", at(2)), ("n", at(1)), ("m", at(10)))
    ]


def test_a_conflict_on_a_flag_asks_once() -> None:
    """The flag counts as it was raised first, and can be answered."""
    case = opened().receive([flag("a", 1), flag("a", 2, addressed_to=SAMR), answer("b", "a", 3)])

    assert states(case) == [State.ANSWERED, State.ANSWERED]
    assert len(case.flags) == 1


def test_contents_are_compared_by_value_as_json_does() -> None:
    """`true` and 1 are equal to Python and different in a document, so the two are a conflict."""
    true, one = (message("m", extensions=FrozenMap({"org.example/x": value})) for value in (True, 1))

    assert len(merge(opened().record(true), opened().record(one)).conflicts) == 1
    assert merge(opened().record(true), opened().record(copy.deepcopy(true))).conflicts == ()


def test_the_order_of_two_contents_is_the_same_everywhere() -> None:
    """Of the same moment, too, whoever merges."""
    one, other = (opened().record(message("m", texts=Texts(en=word, zh=word))) for word in ("x", "y"))

    assert merge(one, other) == merge(other, one)
    assert merge(one, other).in_effect == merge(other, one).in_effect


def test_two_contents_that_read_alike_have_an_order_too() -> None:
    """The lines that languages compare are the same for true and for the word; the order is still the same for all."""
    contents = [message("m", extensions=FrozenMap({"org.example/x": value})) for value in (True, "true")]

    assert opened().receive(contents) == opened().receive(reversed(contents))


def test_an_author_corrects_what_it_said() -> None:
    """The words change, in their place; what was said first stays on record."""
    case = opened().record(message("a", 1)).record(message("b", 2))

    better = message("a", 1, texts=Texts(en="Better", zh="更好"))
    case = case.record(correction("c", better, 3))

    assert case.entries[0] == message("a", 1)
    assert case.in_effect[0] == better
    assert identifiers(case.about("a")) == ["c"]


def test_the_last_correction_counts() -> None:
    """By the order of the case, not of arrival."""
    first, second = (message("a", 1, texts=Texts(en=word, zh=word)) for word in ("1", "2"))

    case = opened().receive([correction("d", second, 4), message("a", 1), correction("c", first, 3)])

    assert case.in_effect[0] == second


@pytest.mark.parametrize(
    "corrected",
    [
        flag("a", 1, addressed_to=SAMR),
        flag("a", 1, purpose=FlagPurpose.FOR_ATTENTION),
        flag("a", 2),
        flag("a", 1, after="b"),
        message("a", 1, GERMANY),
    ],
)
def test_what_was_done_cannot_be_corrected(corrected: Any) -> None:
    """A correction leaves moment, step, addressee and references as they were: another flag is another flag."""
    case = opened().record(flag("a", 1))

    with pytest.raises(IllegalStep) as refusal:
        case.record(correction("c", corrected, 3))
    assert refusal.value.state is State.UNKNOWN


def test_a_corrected_follow_up_keeps_the_flag_where_it_stands() -> None:
    """The measure was wrong, the answer stays one."""
    case = opened().record(flag("a", 1)).record(answer("b", "a", 2))

    case = case.record(correction("c", answer("b", "a", 2, texts=HELLO), 3))

    assert case.state is State.ANSWERED
    assert case.follow_ups("a")[0].texts == HELLO


def test_a_duplicate_notification_becomes_a_follow_up_of_the_first() -> None:
    """Austria found the same product: its alert joins the case of the first one, and answers no flag."""
    second = evolve(ALERT, number="SR/01999/26")
    case = opened().record(flag("a", 1))

    case = case.record(notified_again(second, case=case, id="b", author=AUSTRIA, made_at=at(2)))

    assert case.entries[1] == evolve(duplicate("b", 2), alert=second, after="a")
    assert case.state is State.AWAITING


def test_a_case_as_it_was() -> None:
    """What came after a moment is left out, by the order of the case and not by a slow clock."""
    case = opened().record(flag("a", 10)).record(answer("b", "a", 5)).record(closure("c", 20))

    assert identifiers(case.as_of(at(9)).entries) == []
    assert identifiers(case.as_of(at(10)).entries) == ["a", "b"]
    assert case.as_of(at(10)).state is State.ANSWERED
    assert case.as_of(at(20)) is case


def test_when_a_flag_was_received() -> None:
    """As the flag itself says; else by the first receipt of its addressee, not of anybody."""
    case = opened().receive([flag("a", 1), receipt("x", "a", 2, SAMR), receipt("y", "a", 4), receipt("z", "a", 5)])

    assert case.received_at(case.flags[0]) == at(4)
    assert case.received_at(flag("a", 1, received_at=at(3))) == at(3)
    assert opened().record(flag("a")).received_at(flag("a")) is None


def test_what_is_about_an_entry() -> None:
    """Follow-ups, messages, corrections and withdrawals are found by what they are about."""
    case = opened().receive([flag("a", 1), follow_up("b", "a", 2), message("c", 3, in_reply_to="a"), message("d", 4)])

    assert identifiers(case.about("a")) == ["b", "c"]
    assert identifiers(case.follow_ups("a")) == ["b"]
    assert case.about("d") == ()


@pytest.mark.parametrize(
    ("member", "other"), [("id", "other"), ("alert", evolve(ALERT, number="SR/09999/26")), ("moderator", SAMR)]
)
def test_only_replicas_of_one_case_are_merged(member: str, other: Any) -> None:
    """Identifier, moderator and number of the alert make a case; the refusal names in which the two differ."""
    with pytest.raises(InvalidValue, match="expected two replicas of one case") as refusal:
        merge(opened(), evolve(opened(), **{member: other}))
    assert refusal.value.field == member


@pytest.mark.parametrize(
    ("entries", "field", "code"),
    [
        ((message("a", case_id="other"),), "entries.0.case_id", "SG-M-033"),
        ((message("a", 1), message("c", 3), message("b", 2)), "entries.1", "SG-M-034"),
        ((message("a", 1), message("a", 1)), "entries", "SG-M-034"),
    ],
)
def test_a_case_cannot_be_built_in_disorder(entries: tuple[Any, ...], field: str, code: str) -> None:
    """Each entry belongs to the case, stands in its place, and stands there once."""
    with pytest.raises(InvalidValue) as refusal:
        evolve(opened(), entries=entries)

    assert refusal.value.field == field
    assert code in str(refusal.value)


def test_a_case_is_a_value() -> None:
    """Built step by step, at once, copied or sent to another process: the same case, and in the same state."""
    case = opened().record(flag("a", 1)).record(answer("b", "a", 2))

    for other in (evolve(case), copy.copy(case), copy.deepcopy(case), pickle.loads(pickle.dumps(case))):
        assert other == case
        assert hash(other) == hash(case)
        assert (other.state, other.misfits, other.last) == (State.ANSWERED, (), "b")


def test_two_futures_of_one_case_do_not_meet() -> None:
    """Recording different things on the same case gives different cases, however often and however long."""
    root = opened().record(flag("a", 1))
    branches = [root.record(answer("b", "a", 2)), root.record(withdrawal("c", "a", 2)), root.record(message("d", 2))]

    grown = [branch.record(message("e", 3)) for branch in branches for _ in range(2)]

    assert [case.state_of("a") for case in branches] == [State.ANSWERED, State.WITHDRAWN, State.AWAITING]
    assert [case.state_of("a") for case in grown[::2]] == [case.state_of("a") for case in branches]
    assert (root.state, len(root.entries)) == (State.AWAITING, 1)


def test_recording_is_folding() -> None:
    """Entry by entry or all at once, a case of a few hundred entries has come to the same."""
    grown = opened()
    for number in range(300):
        name = f"{number:03}"
        grown = grown.record(flag(f"f{name}", number) if number % 3 else message(f"m{name}", number))
        if number % 3 == 2:
            grown = grown.record(follow_up(f"u{name}", f"f{name}", number))

    built = evolve(opened(), entries=grown.entries)

    assert built == grown
    assert states(built) == states(grown)
    assert built.in_effect == grown.in_effect


def test_entries_that_refer_to_each_other_in_a_circle_have_an_order_too() -> None:
    """No honest host makes them; whoever does gets a case that everybody reads alike."""
    circle = [
        message("a", 3, after="b"),
        message("b", 2, after="c"),
        message("c", 1, after="a"),
        message("d", 4, after="a"),
    ]

    case = opened().receive(circle)

    assert case == opened().receive(reversed(circle))
    assert identifiers(case.entries)[-1] == "d"
    assert case.misfits == ()


def test_the_moderator_is_no_participant_by_that() -> None:
    """Being moderator is enough to speak."""
    assert opened(participants=()).record(message("a", 1, MODERATOR)).misfits == ()
