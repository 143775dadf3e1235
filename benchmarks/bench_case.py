"""
How long recording, folding and merging take as a case grows, in one run: `python benchmarks/bench_case.py`.

Told is the time for each entry, and its ratio to that of the smallest case: it should hardly grow.
"""

from __future__ import annotations

import datetime as dt
import gc
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from attrs import evolve

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.alerts.product import Product
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.cases.merging import merge
from safetygate.domain.cases.message import Message
from safetygate.domain.cases.order import CaseEntry
from safetygate.domain.codes import (
    AuthorityCode,
    Completeness,
    Country,
    FlagPurpose,
    FlagReason,
    FollowUpOutcome,
    MessageKind,
    NotificationKind,
    ProductCategory,
)
from safetygate.domain.records.moments import to_moment
from safetygate.domain.records.texts import Texts

SIZES = (10, 100, 1_000, 20_000)
START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
DG_JUST = Authority(code=AuthorityCode.DG_JUST)
GACC = Authority(code=AuthorityCode.GACC)
EMPTY = Case.open(
    Alert(
        number="SR/00001/26",
        notification_kind=NotificationKind.SERIOUS_RISK,
        notifying_country=Country.DE,
        product=Product(category=ProductCategory.TOYS, brands=("Exemplar",)),
    ),
    id="case",
    moderator=DG_JUST,
    participants=(GACC,),
    opened_at=to_moment(START),
)


def entry(number: int) -> CaseEntry:
    """One entry of a long conversation: a flag, its follow-up and a message, over and over."""
    before = f"entry-{number - 1}" if number else None
    made_at = to_moment(START + dt.timedelta(minutes=number))
    common: dict[str, Any] = {"id": f"entry-{number}", "case_id": "case", "made_at": made_at, "after": before}
    asked = {"addressed_to": GACC, "purpose": FlagPurpose.FOR_FOLLOW_UP, "reasons": (FlagReason.SOLD_ONLINE,)}
    told = {"outcome": FollowUpOutcome.UNDER_INVESTIGATION, "completeness": Completeness.PARTIAL, "flag_id": before}
    noted = {"message_kind": MessageKind.NOTE, "texts": Texts(en="A word", zh="一句话")}
    kinds: tuple[Callable[[], CaseEntry], ...] = (
        lambda: Flag(author=DG_JUST, **common | asked),
        lambda: FollowUp(author=GACC, **common | told),
        lambda: Message(author=GACC, **common | noted),
    )
    return kinds[number % 3]()


def record_all(entries: list[CaseEntry]) -> Case:
    """A case into which *entries* were recorded one by one."""
    case = EMPTY
    for entry in entries:
        case = case.record(entry)
    return case


def receive_one_by_one(entries: list[CaseEntry]) -> Case:
    """A case that received *entries* one by one, each as a line of its own."""
    case = EMPTY
    for entry in entries:
        case = case.receive([entry])
    return case


def tasks(entries: list[CaseEntry]) -> dict[str, Callable[[], Any]]:
    """What is measured."""
    case = record_all(entries)
    ours, theirs = EMPTY.receive(entries[::2]), EMPTY.receive(entries[1::2] + entries[:3])
    if merge(ours, theirs) != case or case.misfits:
        raise SystemExit("the replicas disagree")
    return {
        "recording one by one, from the first entry": lambda: record_all(entries),
        "receiving one by one, from the first entry": lambda: receive_one_by_one(entries),
        "building from all entries, and checking them": lambda: evolve(case),
        "folding": lambda: EMPTY.receive(entries).state,
        "merging two replicas of half the entries": lambda: merge(ours, theirs).state,
        "merging two replicas of all entries": lambda: merge(case, evolve(case)).state,
    }


def seconds(task: Callable[[], Any], rounds: int) -> float:
    """How long *task* takes, the median of *rounds*."""
    times: list[float] = []
    # As `timeit` does: how often the collector runs depends on all that the process holds, not on the case.
    gc.disable()
    for _ in range(rounds):
        gc.collect()
        begun = time.perf_counter()
        task()
        times.append(time.perf_counter() - begun)
    gc.enable()
    return statistics.median(times)


if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}; microseconds for each entry, and the ratio to {SIZES[1]} entries")
    table = {count: tasks([entry(number) for number in range(count)]) for count in SIZES}
    for title in table[SIZES[0]]:
        each = {count: 1e6 * seconds(table[count][title], max(3, 3_000 // count)) / count for count in SIZES}
        cells = (f"{count:>6,}: {took:6.1f} ({took / each[SIZES[1]]:4.2f} x)" for count, took in each.items())
        print(f"{title:<46}", *cells)
