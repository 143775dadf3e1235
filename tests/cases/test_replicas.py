"""
Replicas that always agree: whatever the line between them does, and whatever their clocks say.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any

from attrs import evolve
from hypothesis import given, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import safetygate
from safetygate.documents.digests import name_by_digest
from safetygate.domain.alerts.parties import Authority, Operator
from safetygate.domain.alerts.product import Offer
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.entry import Reference
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.merging import merge
from safetygate.domain.cases.message import Message
from safetygate.domain.cases.order import CaseEntry, names_in
from safetygate.domain.cases.steps import IllegalStep, NotAllowed
from safetygate.domain.codes import FlagPurpose, RiskLevel
from safetygate.domain.records.texts import Texts
from tests.cases.conversation import (
    ALERT,
    AUSTRIA,
    FRANCE,
    GACC,
    GERMANY,
    MODERATOR,
    SAMR,
    answer,
    at,
    closure,
    correction,
    duplicate,
    extension,
    flag,
    follow_up,
    message,
    opened,
    receipt,
    referral,
    update,
    withdrawal,
)

NAMES = st.sampled_from("abcdef")
PEOPLE = st.sampled_from([MODERATOR, GACC, GERMANY, AUSTRIA, FRANCE])
MINUTES = st.integers(0, 5) | st.sampled_from((-60 * 24 * 400, -60 * 24 * 8, 60 * 24 * 8, 60 * 24 * 365 * 100))
WORDS = st.sampled_from([Texts(en=word, zh=word) for word in ("one", "two")])


@st.composite
def anything(draw: st.DrawFn) -> Any:
    """An entry that nobody checked: out of turn, about what is not there, in circles, under a name in use."""
    name, minutes, author = draw(NAMES), draw(MINUTES), draw(PEOPLE)
    after = draw(st.none() | NAMES.filter(lambda other: other != name))
    about = draw(NAMES.filter(lambda other: other != name))
    purpose = draw(st.sampled_from(FlagPurpose))
    asked = MODERATOR if author == GACC else GACC
    made = [
        flag(name, minutes, author, addressed_to=asked, purpose=purpose, after=after),
        flag(name, minutes, author, addressed_to=asked, after=after, offers=offers(whole=draw(st.booleans()))),
        message(name, minutes, author, in_reply_to=about, texts=draw(WORDS), after=after),
        message(name, minutes, author, after=after),
        follow_up(name, about, minutes, author, after=after),
        answer(name, about, minutes, author, after=after),
        duplicate(name, minutes, author),
        withdrawal(name, about, minutes, author),
        closure(name, minutes, author, after=after),
        correction(name, message(about, minutes, author, texts=draw(WORDS)), minutes),
        extension(name, about, minutes, author),
        referral(name, about, minutes, author, to=AUSTRIA if author == FRANCE else FRANCE),
        update(name, draw(st.sampled_from(("withdrawn", "suspended", "restored"))), minutes, author),
        update(name, "reclassified", minutes, author, alert=evolve(ALERT, risk_level=draw(st.sampled_from(RiskLevel)))),
    ]
    entry = draw(st.sampled_from(made))
    digest, meant = draw(st.sampled_from("xyz")) * 64, draw(st.booleans())
    if meant and entry.after is not None:
        entry = evolve(entry, references=(Reference(entry_id=entry.after, sha256="e" * 64),))
    return name_by_digest(entry, "e" * 64) if digest == "x" * 64 else entry


def offers(*, whole: bool) -> tuple[Offer, ...]:
    """An offer whose seller is named, or withheld."""
    seller = Operator(role="other", name="Li (made up)" if whole else None, private_person=True)
    return (Offer(platform="temu", seller=seller),)


def view(entry: CaseEntry) -> CaseEntry:
    """*entry* as it is passed on to those who may not see who sells."""
    return evolve(entry, offers=offers(whole=False)) if isinstance(entry, Flag) and entry.offers else entry


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A replica that received anything at all."""
    return opened().receive(draw(st.lists(anything(), max_size=8)))


def seen(case: Case) -> tuple[Any, ...]:
    """All that a case says of itself."""
    standing = {each.id: case.state_of(each.id) for each in case.flags}
    return case.entries, case.state, standing, case.misfits, case.conflicts, case.in_effect


def standing(case: Case) -> tuple[Any, ...]:
    """Where a case stands, and what counts in it."""
    states = {each.id: case.state_of(each) for each in case.flags}
    moments = [case.moment(each) for each in case.in_effect]
    return case.state, states, case.in_effect, moments, case.last, case.alert_in_force()


@given(cases(), cases())
def test_merging_is_commutative(one: Case, other: Case) -> None:
    """Who merges with whom makes no difference."""
    assert seen(merge(one, other)) == seen(merge(other, one))


@given(cases(), cases(), cases())
def test_merging_is_associative(one: Case, other: Case, third: Case) -> None:
    """Nor does who merges first."""
    assert seen(merge(merge(one, other), third)) == seen(merge(one, merge(other, third)))


@given(cases(), cases())
def test_merging_is_idempotent(one: Case, other: Case) -> None:
    """Merging again what is merged changes nothing."""
    merged = merge(one, other)

    assert merge(one, one) is one
    assert merge(merged, other) is merged
    assert merge(merged, one) is merged


@given(st.lists(anything(), max_size=8))
def test_nothing_is_lost_and_nothing_invented(entries: list[CaseEntry]) -> None:
    """What a case holds is what arrived, each content once; all of it is in effect, a misfit, or a second content."""
    case = opened().receive(entries)

    different = [each for number, each in enumerate(entries) if each not in entries[:number]]
    absorbed = [each for each in different if each not in case.entries]
    assert all(entry in entries for entry in case.entries)
    assert all(any(view(entry) == each and entry != each for entry in case.entries) for each in absorbed)
    assert len(case.entries) == len(different) - len(absorbed)
    seconds = sum(len(conflict.contents) - len(conflict.counting) for conflict in case.conflicts)
    assert len(case.in_effect) + len(case.misfits) + seconds == len(case.entries)


@given(st.lists(anything(), max_size=5))
def test_the_order_of_arrival_makes_no_difference(entries: list[CaseEntry]) -> None:
    """One by one in any order, or all at once."""
    together = seen(opened().receive(entries))

    for arrival in permutations(entries):
        case = opened()
        for entry in arrival:
            case = case.receive([entry])
        assert seen(case) == together


@given(st.lists(anything(), max_size=8), st.integers(0, 5))
def test_a_case_of_an_earlier_moment_is_its_beginning(entries: list[CaseEntry], minutes: int) -> None:
    """What counts as said by a moment stands before all that counts as said later, and stands as it stood then."""
    case = opened().receive(entries)
    earlier = case.as_of(at(minutes))

    assert set(earlier.entries) <= set(case.entries)
    # What does not count may stand elsewhere before that was known: a claim that is too old is moved by what it names.
    misfits = {(misfit.entry_id, misfit.author.identity) for misfit in case.misfits}
    then, now = (
        [entry for entry in each.entries if (entry.id, entry.author.identity) not in misfits]
        for each in (earlier, case)
    )
    assert set(now[: len(then)]) == set(then)
    # And what names such an entry stood behind it, within its own minute, as long as it counted.
    unsettled = {misfit.entry_id for misfit in case.misfits}
    for _ in case.entries:
        unsettled |= {entry.id for entry in case.entries if unsettled.intersection(names_in(entry))}
    settled = [entry for entry in then if entry.id not in unsettled]
    assert [entry for entry in now[: len(then)] if entry.id not in unsettled] == settled
    assert seen(earlier) == seen(evolve(case, entries=earlier.entries))
    assert all(entry.made_at <= at(minutes) for entry in earlier.entries)
    # Of two contents of one author under one name the one counts that stands first; it may have come later.
    assert all(case.moment(entry) <= at(minutes) for entry in {*earlier.in_effect} & {*case.in_effect})


@given(st.lists(anything(), max_size=8))
def test_a_case_can_be_built_from_what_it_holds(entries: list[CaseEntry]) -> None:
    """Ordering twice changes nothing."""
    case = opened().receive(entries)

    assert seen(evolve(opened(), entries=case.entries)) == seen(case)


@given(st.lists(anything(), max_size=8))
def test_nothing_stands_before_what_it_refers_to(entries: list[CaseEntry]) -> None:
    """Where references go in no circle and clocks are near, every entry stands after those it refers to."""
    sound = [entry for entry in entries if at(0) <= entry.made_at <= at(5)]
    lately = [entry for entry in sound if all(name < entry.id for name in (entry.after, entry.about) if name)]

    case = opened(participants=(GACC, GERMANY, AUSTRIA, SAMR, FRANCE)).receive(lately)
    counting = {conflict.entry_id: conflict.counting[0] for conflict in case.conflicts}
    there = list(enumerate(case.entries))
    place = {entry.id: number for number, entry in reversed(there) if counting.get(entry.id, entry) == entry}
    last = {entry.id: number for number, entry in there}
    for entry in lately:
        for name in (entry.after, entry.about):
            assert name is None or name not in place or last[entry.id] > place[name]


SIDES: Sequence[tuple[Authority, int]] = ((MODERATOR, 0), (GACC, -420), (GERMANY, 300))
"""Who holds a replica, and by how many minutes its clock is off."""


class Replicas(RuleBasedStateMachine):
    """
    Three sides hold a copy each; each acts on what it sees, by a clock that is hours off, and the line does its worst.
    """

    def __init__(self) -> None:
        super().__init__()
        self.replicas = [opened() for _ in SIDES]
        self.said: list[CaseEntry] = []
        self.lies: list[CaseEntry] = []
        self.waiting: list[tuple[int, CaseEntry]] = []
        self.minute = 600

    @rule(side=st.integers(0, 2), minutes=st.integers(0, 500), choice=st.integers(0, 13), data=st.data())
    def act(self, side: int, minutes: int, choice: int, data: st.DataObject) -> None:
        """A side does something that its own replica lets it do, and puts it on the line to the others."""
        self.minute += minutes
        entry = self.drawn(side, choice, data)
        try:
            self.replicas[side] = self.replicas[side].record(entry)
        except (IllegalStep, NotAllowed):
            return
        self.said.append(entry)
        self.waiting += [(other, entry) for other in range(3) if other != side]

    def drawn(self, side: int, choice: int, data: st.DataObject) -> Any:
        """What the side does, after the last entry it has seen."""
        author, skew = SIDES[side]
        case, minutes = self.replicas[side], self.minute + skew
        name = f"{data.draw(st.integers(0, 99)):02}-{len(self.said):03}"
        asked = MODERATOR if author == GACC else GACC
        flag_id = data.draw(st.sampled_from([each.id for each in case.flags] or ["nothing"]))
        mine = [each for each in case.in_effect if isinstance(each, Message) and each.author == author]
        acts: list[Any] = [
            lambda: flag(name, minutes, author, addressed_to=asked, purpose=FlagPurpose.FOR_ATTENTION),
            lambda: flag(name, minutes, author, addressed_to=asked, offers=offers(whole=True)),
            lambda: message(name, minutes, author),
            lambda: receipt(name, flag_id, minutes, author),
            lambda: follow_up(name, flag_id, minutes, author),
            lambda: answer(name, flag_id, minutes, author),
            lambda: duplicate(name, minutes, author),
            lambda: withdrawal(name, flag_id, minutes, author),
            lambda: closure(name, minutes, author),
            lambda: correction(name, mine[0], minutes) if mine else message(name, minutes, author),
            lambda: extension(name, flag_id, minutes, author),
            lambda: referral(name, flag_id, minutes, author, to=SAMR),
            lambda: update(name, "withdrawn", minutes, author),
            lambda: update(name, "reclassified", minutes, author, alert=evolve(ALERT, risk_level="low")),
        ]
        return evolve(acts[choice](), after=case.last)

    @precondition(lambda self: self.waiting)
    @rule(data=st.data(), twice=st.booleans(), withheld=st.booleans())
    def deliver(self, data: st.DataObject, *, twice: bool, withheld: bool) -> None:
        """Something on the line arrives, whole or as a view, whenever it was sent; now and then again later."""
        number = data.draw(st.integers(0, len(self.waiting) - 1))
        side, entry = self.waiting[number] if twice else self.waiting.pop(number)
        self.replicas[side] = self.replicas[side].receive([view(entry) if withheld else entry])

    @precondition(lambda self: self.said)
    @rule(side=st.integers(0, 2), minutes=MINUTES, choice=st.integers(0, 5), data=st.data())
    def lie(self, side: int, minutes: int, choice: int, data: st.DataObject) -> None:
        """An outsider hands in whatever it likes, under names in use, of any moment; no clock of the host is asked."""
        name = data.draw(st.sampled_from([each.id for each in self.said]))
        about = data.draw(st.sampled_from([each.id for each in self.said if each.id != name] or ["nothing"]))
        lies: list[Any] = [
            lambda: message(name, minutes, FRANCE, in_reply_to=about),
            lambda: flag(name, minutes, FRANCE, addressed_to=AUSTRIA, after=about),
            lambda: answer(name, about, minutes, FRANCE),
            lambda: withdrawal(name, about, minutes, FRANCE),
            lambda: closure(name, minutes, FRANCE, after=about),
            lambda: update(name, "withdrawn", minutes, FRANCE),
        ]
        self.lies.append(lies[choice]())
        self.replicas[side] = self.replicas[side].receive([self.lies[-1]])

    @precondition(lambda self: self.waiting)
    @rule(data=st.data())
    def lose(self, data: st.DataObject) -> None:
        """Something on the line is lost; only a later exchange of whole replicas makes up for it."""
        self.waiting.pop(data.draw(st.integers(0, len(self.waiting) - 1)))

    @rule(one=st.integers(0, 2), other=st.integers(0, 2))
    def exchange(self, one: int, other: int) -> None:
        """Two sides exchange their whole replicas; only one of them hears back."""
        self.replicas[one] = merge(self.replicas[one], self.replicas[other])

    @invariant()
    def each_holds_a_case(self) -> None:
        """What a side holds could have been built at once, and stands where that stands."""
        for case in self.replicas:
            assert seen(evolve(case)) == seen(case)

    def teardown(self) -> None:
        """In the end all has been delivered, in one order or another, and every replica is the same to the byte."""
        told = [*self.said, *self.lies]
        orders = (told, told[::-1], sorted(told, key=lambda entry: entry.id))
        ends = [case.receive(entries) for case, entries in zip(self.replicas, orders, strict=True)]

        assert seen(ends[0]) == seen(ends[1]) == seen(ends[2])
        assert safetygate.dumps(ends[0]) == safetygate.dumps(ends[1]) == safetygate.dumps(ends[2])
        assert safetygate.loads(safetygate.dumps(ends[0])) == ends[0]
        assert all(entry in ends[0].entries for entry in told)
        honest = opened().receive(self.said)
        assert honest.conflicts == ()
        assert standing(ends[0]) == standing(honest)
        assert len(ends[0].entries) == len(self.said) + len({(lie.id, repr(lie)) for lie in self.lies})


TestReplicas = Replicas.TestCase


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 60), st.booleans()), max_size=12))
def test_on_a_quick_line_everything_fits_in_the_order_it_was_said(acts: list[tuple[int, int, bool]]) -> None:
    """However far the clocks are apart: who says what it has seen last, stands after it."""
    case, minute = opened(), 600
    for number, (side, minutes, asks) in enumerate(acts):
        (author, skew), minute = SIDES[side], minute + minutes
        name, after = f"{99 - number}", case.last
        if asks:
            case = case.receive([flag(name, minute + skew, author, addressed_to=AUSTRIA, after=after)])
        else:
            case = case.receive([message(name, minute + skew, author, after=after)])

    assert [entry.id for entry in case.entries] == [f"{99 - number}" for number in range(len(acts))]
    assert case.misfits == ()


def test_conflicts_are_told_however_many_there_are() -> None:
    """An identifier used for very many contents is reported, all of them kept."""
    contents = [evolve(message("m"), made_at=at(2 + number / 60)) for number in range(1001)]
    (conflict,) = opened().receive(contents).conflicts

    assert conflict.contents == tuple(contents)
