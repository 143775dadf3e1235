"""
The contract of a line: whatever it loses, doubles, delays or reorders, both ends come to hold the same case.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, cast

from safetygate.documents.document import dumps, loads
from safetygate.documents.extras import need
from safetygate.domain.alerts.parties import DG_JUST, GACC
from safetygate.domain.cases.order import CaseEntry
from safetygate.domain.cases.steps import IllegalStep, NotAllowed
from safetygate.testing.asserting import assert_same_case
from safetygate.testing.factories import a_case

if TYPE_CHECKING:
    from safetygate.testing.contracts import Store

need("hypothesis", "The machine that tries a line", "testing")

from hypothesis import strategies as st  # noqa: E402  # after the check that it is there
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule  # noqa: E402  # the same

_SIDES: Final = (DG_JUST, GACC)
_ACTS: Final = ("note", "flag", "answer", "close")


class LineMachine(RuleBasedStateMachine):
    """
    Two authorities with a replica each, and a bad line between them: a stateful test of Hypothesis to inherit from.

    The host says how a replica is opened and, where it has its own form on the line, how an entry travels.
    The machine lets both act, and delivers what they say late, twice, in another order or not at all.
    In the end each hands the other all it holds, as a line that works again does, and both must hold the same bytes.
    Run it as `TestLine = OurMachine.TestCase`.
    """

    def open_replica(self, side: int) -> Store:
        """An empty store of the host for the authority of *side*: 0 is DG JUST, 1 is GACC."""
        raise TypeError(f"{type(self).__name__} does not say how replica {side} is opened")

    def pack(self, entry: CaseEntry) -> bytes:
        """What goes over the line for *entry*; its document where the host says nothing else."""
        return dumps(entry)

    def unpack(self, data: bytes) -> CaseEntry:
        """What the other end reads from *data*."""
        return cast("CaseEntry", loads(data))

    def __init__(self) -> None:
        super().__init__()
        self._replicas = [self.open_replica(side) for side in (0, 1)]
        for replica in self._replicas:
            replica.open(a_case())
        self._waiting: list[tuple[int, bytes]] = []
        self._said: list[CaseEntry] = []

    @rule(side=st.sampled_from((0, 1)), act=st.sampled_from(_ACTS), minutes=st.integers(1, 10_000))
    def act(self, side: int, act: str, minutes: int) -> None:
        """One side says something that its own replica allows, and sends it."""
        case = self._replicas[side].load("case-1")
        last = max(entry.made_at for entry in case.entries)
        common: dict[str, Any] = {
            "id": f"{side}-{len(self._said)}",
            "by": _SIDES[side],
            "at": last + dt.timedelta(minutes=minutes),
        }
        flag = case.flags[-1]
        made: CaseEntry
        match act:
            case "flag":
                made = case.flag(**common, to=_SIDES[1 - side], purpose="for_attention", reasons=["sold_online"])
            case "answer":
                made = case.follow_up(**common, flag=flag, outcome="no_measure", no_measure_reasons=["company_gone"])
            case "close":
                made = case.close(**common, reason="all_answered")
            case _:
                made = case.message(**common, texts={"en": "Made up", "zh": "虚构"})
        try:
            case.record(made)
        except (IllegalStep, NotAllowed):
            return
        self._replicas[side].add(made)
        self._said.append(made)
        self._waiting.append((1 - side, self.pack(made)))

    @precondition(lambda self: self._waiting)
    @rule(number=st.integers(0, 1_000), again=st.booleans())
    def deliver(self, number: int, *, again: bool) -> None:
        """Something that was sent arrives, in any order; now and then once more later."""
        number %= len(self._waiting)
        side, data = self._waiting[number] if again else self._waiting.pop(number)
        self._replicas[side].add(self.unpack(data))

    @precondition(lambda self: self._waiting)
    @rule(number=st.integers(0, 1_000))
    def lose(self, number: int) -> None:
        """Something that was sent never arrives."""
        self._waiting.pop(number % len(self._waiting))

    def teardown(self) -> None:
        """The line works again: each hands the other all it holds, and both hold the same, with all that was said."""
        try:
            for side in (0, 1):
                for entry in self._replicas[1 - side].load("case-1").entries:
                    self._replicas[side].add(self.unpack(self.pack(entry)))
            ours, theirs = (replica.load("case-1") for replica in self._replicas)
            assert_same_case(ours, theirs)
            assert_same_case(ours, a_case().receive(self._said))
        finally:
            for replica in self._replicas:
                replica.close()
