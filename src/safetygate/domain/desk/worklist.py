"""
The worklist: what waits for one authority, why, since when, and until when.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias, final

from attrs import field, frozen
from pendulum import Date, DateTime

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.message import Message
from safetygate.domain.codes import MessageKind, State
from safetygate.domain.codes.deadlines import StandingState
from safetygate.domain.codes.desk import TriageReason, Turn
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.deadlines.events import expect_policy_of_case, find_acting, is_alert_withdrawn
from safetygate.domain.deadlines.policy import ACTION_PLAN, FollowUpPolicy
from safetygate.domain.deadlines.standing import AWAITED, Standing, stand
from safetygate.domain.desk.triage import NEVER, RANK, read_cases, weigh
from safetygate.domain.records import moments
from safetygate.domain.records.checks import Code, Integer, Items, Maybe, Moment, Part
from safetygate.domain.records.converters import AsCode, EachCode, as_moment
from safetygate.domain.records.errors import expect
from safetygate.domain.records.phrases import SEMICOLON, Language, Phrase
from safetygate.domain.records.shapes import IDENTIFIER

_TURNS: Final = {turn: rank for rank, turn in enumerate(Turn)}
_SINCE: Final = Phrase("since {}", "自{}起")


@final
@frozen(kw_only=True)
class Task:
    """
    One thing that waits for an authority.

    Attributes:
        position: Where it stands in the list, counted from 1.
        turn: What is to be done.
        case: The case.
        entry_id: The flag or the message that waits; absent where it is the case as a whole.
        since: Since when it waits.
        standing: Where the flag stands against its intended period; absent where it is about no flag.
        reasons: Why it stands there, what counts most first.
    """

    position: int = field(validator=Integer(1))
    turn: Turn = field(converter=AsCode[Turn], validator=Code(Turn))
    case: Case = field(validator=Part(Case))
    entry_id: str | None = field(default=None, validator=Maybe(IDENTIFIER))
    since: DateTime = field(converter=as_moment, validator=Moment())
    standing: Standing | None = field(default=None, validator=Maybe(Part(Standing)))
    reasons: tuple[TriageReason, ...] = field(converter=EachCode[TriageReason], validator=Items(Code(TriageReason), 10))

    @property
    def until(self) -> Date | None:
        """The last day for it; absent where no intended period runs."""
        return None if self.standing is None or self.standing.state not in AWAITED else self.standing.last_on

    def text(self, language: str | Language) -> str:
        """
        What is to be done, since when, where the flag stands, and the reasons, as a sentence.

        The day since which it waits is that of the zone in which the period of the flag is counted, else of Brussels.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        end = None if self.standing is None else self.standing.deadline
        since = moments.day_of(self.since, moments.BRUSSELS if end is None else end.zone)
        says = [self.turn.label(language), _SINCE.say(language, moments.day_in_words(since, language))]
        if self.standing is not None:
            says.append(self.standing.text(language))
        return SEMICOLON.say(language).join((*says, *(reason.label(language) for reason in self.reasons)))


class _Wait(NamedTuple):
    """
    What waits, before it has its position.
    """

    turn: Turn
    entry_id: str | None
    since: DateTime
    standing: Standing | None


_Key: TypeAlias = tuple[object, ...]


def worklist(
    cases: Iterable[Case],
    *,
    for_: Authority,
    at: dt.datetime,
    policy: FollowUpPolicy = ACTION_PLAN,
    calendar: WorkCalendar | None = None,
) -> tuple[Task, ...]:
    """
    What waits for one authority, in the order in which to work on it.

    Flags that ask it to follow up, or were referred to it, until the final answer; messages that wait for its reply;
    for the moderator, cases that can be closed, and those in which nobody was asked to act; flags of its own that are
    past their period.
    Products sold online come first, then what is to be done in the order of `Turn`, then the graver risk, products for
    vulnerable users, the nearest end, the number of the alert and the identifiers.
    Where nobody was asked to act, the case comes after everything that was asked.
    What is closed is not in it, nor what is opened later than *at*; what was said later is left out of account.

    Args:
        cases: The cases, in any order.
        for_: The authority whose list it is.
        at: The moment that is spoken of.
        policy: How intended periods are counted.
        calendar: Whose working days, where the policy needs to know them.

    Raises:
        InvalidValue: Where *at* names no zone, or the calculation of a deadline raises it.
    """
    moment = moments.to_moment(at, field="at")
    expect(for_, Authority, field="for_")
    expect_policy_of_case(policy)
    rows: list[tuple[_Key, Case, _Wait, tuple[TriageReason, ...]]] = []
    for case in read_cases(cases):
        if case.opened_at > moment:
            continue
        known = case.as_of(moment)
        waits = [] if known.state is State.CLOSED else list(_find_waits(known, for_, moment, policy, calendar))
        why = weigh(known) if waits else ()
        rows.extend((_sort_key(known, wait, why), case, wait, why) for wait in waits)
    rows.sort(key=lambda row: row[0])
    return tuple(
        Task(
            position=position,
            turn=wait.turn,
            case=case,
            entry_id=wait.entry_id,
            since=wait.since,
            standing=wait.standing,
            reasons=why,
        )
        for position, (_, case, wait, why) in enumerate(rows, 1)
    )


def _find_waits(
    known: Case, for_: Authority, at: DateTime, policy: FollowUpPolicy, calendar: WorkCalendar | None
) -> Iterator[_Wait]:
    withdrawn = is_alert_withdrawn(known, at)
    waiting = () if withdrawn else known.waiting
    for flag in waiting:
        asked = find_acting(known, flag).identity == for_.identity
        # The way to its end is worked out only for those whom it concerns: most flags of a list concern others.
        if asked or flag.author.identity == for_.identity:
            where = stand(known, flag, policy, at, calendar)
            if asked:
                yield _Wait(Turn.ANSWER, flag.id, known.moment(flag), where)
            # Before its end a flag waits for the other side, and reminding it would be early.
            elif where.state is StandingState.PAST and where.ends_at is not None:
                yield _Wait(Turn.REMIND, flag.id, where.ends_at, where)
    for message, asked_of in _find_unanswered(known):
        if for_.identity in asked_of:
            yield _Wait(Turn.REPLY, message.id, known.moment(message), None)
    # Only the moderator closes a case, and so only on that desk does a case wait that has nothing else to wait for.
    if known.moderator.identity == for_.identity:
        if not known.flags and not withdrawn:
            yield _Wait(Turn.ASK, None, known.opened_at, None)
        elif not waiting:
            last = known.moment(known.in_effect[-1]) if known.in_effect else known.opened_at
            yield _Wait(Turn.CLOSE, None, last, None)


def _sort_key(known: Case, wait: _Wait, why: tuple[TriageReason, ...]) -> _Key:
    channel, risk, users = (RANK[reason] for reason in why)
    ends_at: dt.datetime = NEVER
    if wait.standing is not None and wait.standing.state in AWAITED and wait.standing.ends_at is not None:
        ends_at = wait.standing.ends_at
    order = (channel, _TURNS[wait.turn], risk, users, ends_at, known.alert.number, known.id, wait.entry_id or "")
    # What nobody was asked stands below all that was asked, be it past its period or not sold online.
    return (wait.turn is Turn.ASK, *order)


_AskedOf: TypeAlias = Mapping[tuple[object, ...], Authority]


@final
@frozen(kw_only=True)
class AwaitedReply:
    """
    A message that waits for a reply.

    Attributes:
        case: The case.
        message: The message.
        asked_of: Who may reply: the author of what it answers, else all others who take part in the case.
    """

    case: Case = field(validator=Part(Case))
    message: Message = field(validator=Part(Message))
    asked_of: tuple[Authority, ...] = field(validator=Items(Part(Authority), 20_000))


def awaiting_reply(cases: Iterable[Case], at: dt.datetime) -> tuple[AwaitedReply, ...]:
    """
    Every message that waits for a reply at the moment *at*, the oldest first; a closed case waits for none.

    One reply of anybody who was asked is enough; a receipt is none.

    Raises:
        InvalidValue: Where *at* names no zone, or *cases* are none.
    """
    moment = moments.to_moment(at, field="at")
    found = []
    for case in read_cases(cases):
        known = case.as_of(moment)
        if case.opened_at <= moment and known.state is not State.CLOSED:
            found += [
                AwaitedReply(case=case, message=message, asked_of=tuple(asked_of.values()))
                for message, asked_of in _find_unanswered(known)
            ]
    return tuple(sorted(found, key=lambda each: (each.message.made_at, each.case.id, each.message.id)))


def _find_unanswered(known: Case) -> Iterator[tuple[Message, _AskedOf]]:
    """The messages of a case that wait for a reply, each with those who may give it, by their identity."""
    for message in known.in_effect:
        if isinstance(message, Message) and message.reply_expected:
            replies = (each for each in known.about(message) if isinstance(each, Message))
            # A receipt says that a message arrived; a word of its own author answers nothing.
            if not any(
                each.message_kind is not MessageKind.RECEIPT and each.author.identity != message.author.identity
                for each in replies
            ):
                yield message, _find_asked(known, message)


def _find_asked(known: Case, message: Message) -> _AskedOf:
    answered = next((entry for entry in known.in_effect if entry.id == message.in_reply_to), None)
    if answered is not None and answered.author.identity != message.author.identity:
        return {answered.author.identity: answered.author}
    taking_part = (known.moderator, *known.participants, *(flag.addressed_to for flag in known.flags))
    parties = {authority.identity: authority for authority in taking_part}
    parties.pop(message.author.identity, None)
    return parties
