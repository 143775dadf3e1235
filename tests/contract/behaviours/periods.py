"""Questions about intended periods: last days worked out by hand from the articles, standings, and lists of work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

import safetygate as sg
from safetygate.domain.alerts.parties import DG_JUST
from safetygate.domain.cases.order import CaseEntry
from safetygate.domain.codes import AlertUpdateKind, FlagPurpose, FlagReason, MessageKind, NotificationKind, RiskLevel
from safetygate.domain.codes.deadlines import StartEvent, StopEvent
from safetygate.domain.deadlines.policy import (
    ACTION_PLAN,
    CN_CIVIL_CODE,
    CN_INTERIOR_REST_DAYS,
    CN_WORKING_DAY_ROLL,
    CN_WORKING_DAYS,
    EU_1182_71,
    FollowUpPolicy,
)
from safetygate.domain.records.moments import BRUSSELS, days_after, format_day, parse_day
from tests.cases.conversation import (
    ALERT,
    AUSTRIA,
    GACC,
    GERMANY,
    REGION,
    SAMR,
    answer,
    closure,
    correction,
    extension,
    flag,
    follow_up,
    message,
    opened,
    partial_answer,
    receipt,
    referral,
    update,
    withdrawal,
)
from tests.contract.behaviours.asking import Asked
from tests.contract.behaviours.cases import document
from tests.deadlines.calendars_of_2025 import CHINA, OFFICE
from tests.deadlines.policies_of_hosts import CN_FIVE_WORKING_DAYS, GPSR_CHECK, MSR_HEARING

DAY = 24 * 60
IN_BRUSSELS = ACTION_PLAN.in_zone(BRUSSELS)
HOURS = FollowUpPolicy(name="two_days_in_hours", hours=48)
CLOSING = evolve(ACTION_PLAN, name="business_hours", closing_time="17:30")
TWO_DAYS = evolve(EU_1182_71, name="two_days", days=2)
THREE_DAYS = evolve(EU_1182_71, name="three_days", days=3)
ONE_WORKING_DAY = evolve(GPSR_CHECK, name="one_working_day", days=1)
AT_NIGHT = evolve(ACTION_PLAN, name="closes_in_the_gap", zone=BRUSSELS, closing_time="02:30")
NO_SUCH_MIDNIGHT = evolve(ACTION_PLAN, name="no_such_midnight", days=1, zone="America/Santiago")
PROJECTED = sg.DaysOff(name="Exemplar list", version="1", years=(), working_days=CHINA.working_days[:1])

BY_HAND: tuple[tuple[str, str, str, FollowUpPolicy, Any, str, str], ...] = (
    ("plain", "21 calendar days in Beijing.", "2025-01-07T10:00:00+01:00", ACTION_PLAN, None, "2025-01-28", "28T16:00"),
    ("brussels", "The same in Brussels.", "2025-01-07T10:00:00+01:00", IN_BRUSSELS, None, "2025-01-28", "28T23:00"),
    (
        "two-days-at-once",
        "Half past eleven at night in Brussels is the next day in Beijing.",
        *("2026-03-20T23:30:00+01:00", ACTION_PLAN, None, "2026-04-11", "11T16:00"),
    ),
    (
        "same-moment-in-brussels",
        "The same moment counted in Brussels ends a day earlier.",
        *("2026-03-20T23:30:00+01:00", IN_BRUSSELS, None, "2026-04-10", "10T22:00"),
    ),
    (
        "last-second",
        "The last second of a day belongs to it.",
        *("2026-06-01T23:59:59+08:00", ACTION_PLAN, None, "2026-06-22", "22T16:00"),
    ),
    (
        "first-second",
        "The first second of a day belongs to that day.",
        *("2026-06-02T00:00:00+08:00", ACTION_PLAN, None, "2026-06-23", "23T16:00"),
    ),
    (
        "last-microsecond",
        "So does the last microsecond.",
        *("2026-06-01T23:59:59.999999+02:00", IN_BRUSSELS, None, "2026-06-22", "22T22:00"),
    ),
    (
        "summer-time-begins",
        "Summer time begins within the period.",
        *("2025-03-15T12:00:00+01:00", IN_BRUSSELS, None, "2025-04-05", "05T22:00"),
    ),
    (
        "summer-time-ends-on-the-last-day",
        "Summer time ends on the last day itself.",
        *("2025-10-05T12:00:00+02:00", IN_BRUSSELS, None, "2025-10-26", "26T23:00"),
    ),
    (
        "repeated-hour",
        "The hour that summer time repeats falls on the same day both times.",
        *("2025-10-26T02:30:00+01:00", IN_BRUSSELS, None, "2025-11-16", "16T23:00"),
    ),
    (
        "far-offset",
        "The offset in which a moment is written changes nothing.",
        *("2025-01-06T19:15:00-13:45", ACTION_PLAN, None, "2025-01-28", "28T16:00"),
    ),
    (
        "leap-day",
        "29 February 2024 is a day like any other.",
        *("2024-02-08T12:00:00+08:00", ACTION_PLAN, None, "2024-02-29", "29T16:00"),
    ),
    (
        "no-leap-day-in-2100",
        "2100 has no 29 February.",
        *("2100-02-08T12:00:00+08:00", ACTION_PLAN, None, "2100-03-01", "01T16:00"),
    ),
    (
        "over-the-year",
        "A period runs over the end of a year.",
        *("2025-12-31T23:30:00+01:00", ACTION_PLAN, None, "2026-01-22", "22T16:00"),
    ),
    (
        "union-last-day-worked",
        "A last day on which work is done stays.",
        *("2025-01-07T10:00:00+01:00", EU_1182_71, OFFICE, "2025-01-28", "28T23:00"),
    ),
    (
        "union-sunday",
        "A last day on a Sunday moves to Monday (Regulation 1182/71, article 3(4)).",
        *("2025-01-05T10:00:00+01:00", EU_1182_71, OFFICE, "2025-01-27", "27T23:00"),
    ),
    (
        "union-easter",
        "From Good Friday past the Easter days.",
        *("2025-03-28T10:00:00+01:00", EU_1182_71, OFFICE, "2025-04-22", "22T22:00"),
    ),
    (
        "union-two-days-lengthened",
        "Two days that hold no working day are lengthened to hold two (article 3(5)).",
        *("2025-01-10T10:00:00+01:00", TWO_DAYS, OFFICE, "2025-01-14", "14T23:00"),
    ),
    (
        "union-one-working-day-inside",
        "Two days that hold one working day are lengthened by one.",
        *("2025-01-09T10:00:00+01:00", TWO_DAYS, OFFICE, "2025-01-13", "13T23:00"),
    ),
    (
        "union-three-days-lengthened",
        "Three days over Easter.",
        *("2025-04-16T10:00:00+02:00", THREE_DAYS, OFFICE, "2025-04-23", "23T22:00"),
    ),
    (
        "union-three-days-moved",
        "Three days that hold two working days and end on a Saturday are moved, not lengthened.",
        *("2025-01-08T10:00:00+01:00", THREE_DAYS, OFFICE, "2025-01-13", "13T23:00"),
    ),
    (
        "union-one-working-day",
        "A period of one day is never lengthened.",
        *("2025-01-11T10:00:00+01:00", ONE_WORKING_DAY, OFFICE, "2025-01-13", "13T23:00"),
    ),
    (
        "union-working-days",
        "Four working days over Easter.",
        *("2025-04-16T10:00:00+02:00", GPSR_CHECK, OFFICE, "2025-04-25", "25T22:00"),
    ),
    (
        "china-spring-festival",
        "A last day within the Spring Festival moves past it (Civil Code, article 203).",
        *("2025-01-07T10:00:00+01:00", CN_CIVIL_CODE, CHINA, "2025-02-05", "05T16:00"),
    ),
    (
        "china-worked-sunday",
        "A Sunday that is worked is no rest day.",
        *("2025-01-05T10:00:00+01:00", CN_CIVIL_CODE, CHINA, "2025-01-26", "26T16:00"),
    ),
    (
        "china-working-day-roll",
        "The Patent Rules find the same day.",
        *("2025-01-07T10:00:00+01:00", CN_WORKING_DAY_ROLL, CHINA, "2025-02-05", "05T16:00"),
    ),
    (
        "china-national-day",
        "Past National Day.",
        *("2025-09-10T10:00:00+02:00", CN_CIVIL_CODE, CHINA, "2025-10-09", "09T16:00"),
    ),
    (
        "china-five-working-days",
        "Five working days over the Spring Festival, with a worked Sunday.",
        *("2025-01-24T10:00:00+08:00", CN_FIVE_WORKING_DAYS, CHINA, "2025-02-07", "07T16:00"),
    ),
    (
        "china-interior-rest-days",
        "Eight rest days in a row inside are made good by eight working days (Tax Collection Rules, article 109).",
        *("2025-01-20T10:00:00+08:00", CN_INTERIOR_REST_DAYS, CHINA, "2025-02-20", "20T16:00"),
    ),
    (
        "china-short-runs",
        "Runs of two rest days are not made good.",
        *("2025-02-20T10:00:00+08:00", CN_INTERIOR_REST_DAYS, CHINA, "2025-03-13", "13T16:00"),
    ),
    (
        "no-list",
        "Without a list only Saturdays and Sundays are known, and the answer says so.",
        *("2025-03-28T10:00:00+01:00", EU_1182_71, None, "2025-04-18", "18T22:00"),
    ),
    (
        "list-ends",
        "Past the last year of a list nothing is known.",
        *("2025-12-05T10:00:00+01:00", EU_1182_71, OFFICE, "2026-01-01", "01T23:00"),
    ),
    (
        "hours",
        "48 hours, the hour of the event not counted, end in the middle of a day.",
        *("2025-01-07T10:20:00+08:00", HOURS, None, "2025-01-09", "09T03:00"),
    ),
    (
        "hours-on-the-hour",
        "An event on the hour stands at the beginning of that hour, which is not counted.",
        *("2025-01-07T10:00:00+08:00", HOURS, None, "2025-01-09", "09T03:00"),
    ),
    (
        "hours-to-midnight",
        "Hours that end at midnight end on the day before.",
        *("2025-01-07T23:30:00+08:00", HOURS, None, "2025-01-09", "09T16:00"),
    ),
    (
        "closing-time",
        "Where business stops the period does (Civil Code, article 203(2)).",
        *("2025-01-07T10:00:00+01:00", CLOSING, None, "2025-01-28", "28T09:30"),
    ),
    (
        "closing-time-that-does-not-occur",
        "02:30 does not occur on 30 March 2025 in Brussels: it is read in the offset before the change.",
        *("2025-03-09T12:00:00+01:00", AT_NIGHT, None, "2025-03-30", "30T01:30"),
    ),
    (
        "closing-time-that-occurs-twice",
        "02:30 occurs twice on 26 October 2025 in Brussels: the first one counts.",
        *("2025-10-05T12:00:00+02:00", AT_NIGHT, None, "2025-10-26", "26T00:30"),
    ),
    (
        "midnight-that-does-not-occur",
        "In Santiago 7 September 2025 begins at one o'clock.",
        *("2025-09-05T12:00:00Z", NO_SUCH_MIDNIGHT, None, "2025-09-06", "07T04:00"),
    ),
)
"""Name, reason, event, policy, calendar, the last day, and day and time of the end in UTC, worked out by hand."""


def ask_deadline() -> Iterator[Asked]:
    """Last days worked out by hand, then what remains."""
    for name, why, event, policy, calendar, last_on, end in BY_HAND:
        month = last_on[:7] if int(end[:2]) >= int(last_on[8:]) else None
        by_hand = {"last_on": last_on} | ({"ends_at": f"{month}-{end}:00Z"} if month else {})
        yield Asked(name, why, _ask(event, policy, calendar), by_hand)
    yield Asked(
        "worked-somewhere",
        "Two calendars asked as one: a day is worked where one of them works on it.",
        _ask("2025-01-05T10:00:00+01:00", EU_1182_71, _join("somewhere", OFFICE, CHINA)),
        {"last_on": "2025-01-26"},
    )
    yield Asked(
        "worked-everywhere",
        "A day is worked where both of them work on it.",
        _ask("2025-01-05T10:00:00+01:00", CN_CIVIL_CODE, _join("everywhere", OFFICE, CHINA)),
        {"last_on": "2025-01-27"},
    )
    yield Asked(
        "first-known",
        "The first calendar that knows a day speaks for it; the days that none knows make the answer unknown.",
        _ask("2025-12-05T10:00:00+01:00", EU_1182_71, _join("first_known", PROJECTED, OFFICE)),
        {"certainty": "unknown"},
    )
    yield Asked(
        "working-days-of-china",
        "21 working days, with every day that was skipped.",
        _ask("2025-01-20T10:00:00+08:00", CN_WORKING_DAYS, CHINA),
    )
    yield Asked(
        "minimum",
        "A period that must pass at least says so.",
        _ask("2025-04-10T10:00:00+02:00", MSR_HEARING.in_zone(BRUSSELS), OFFICE),
    )
    bound = CN_CIVIL_CODE.with_calendar(CHINA)
    yield Asked("bound", "A policy bound to a calendar.", _ask("2025-01-07T10:00:00+01:00", bound, CHINA))
    yield Asked(
        "another-calendar",
        "A policy bound to one calendar refuses another.",
        _ask("2025-01-07T10:00:00+01:00", bound, OFFICE),
        {"refused": "calendar"},
    )
    yield Asked(
        "no-zone",
        "A policy that starts with no event of a case needs a zone.",
        _ask("2025-01-07T10:00:00+01:00", MSR_HEARING, OFFICE),
        {"refused": "zone"},
    )
    yield Asked(
        "past-2199",
        "No period ends after the year 2199.",
        _ask("2199-12-20T10:00:00+08:00", ACTION_PLAN, None),
        {"refused": "event_at"},
    )


def _ask(event: str, policy: FollowUpPolicy, calendar: Any) -> dict[str, Any]:
    plain = sg.to_dict(calendar) if isinstance(calendar, sg.DaysOff) else calendar
    return {"event_at": event, "policy": _write(policy)} | ({} if plain is None else {"calendar": plain})


def _write(policy: FollowUpPolicy) -> dict[str, Any]:
    """The document of *policy* without its words, which decide nothing."""
    return sg.to_dict(evolve(policy, description=None))


def _join(how: str, *calendars: sg.DaysOff) -> dict[str, Any]:
    return {"how": how, "calendars": [sg.to_dict(each) for each in calendars]}


def moment(days: int, time: str = "08:00:00") -> str:
    """The moment so many whole days after 2 March 2026, the day on which the case is opened at 08:00 in UTC."""
    return f"{format_day(days_after(parse_day('2026-03-02'), days))}T{time}Z"


ASKED = flag("flag")
ANSWERED = answer("answer", "flag", 10 * DAY)
LATE = answer("answer", "flag", 25 * DAY)
BEGUN = follow_up("begun", "flag", 2 * DAY)
PART = partial_answer("part", "flag", 3 * DAY)
REPLIED = message("reply", 4 * DAY, GACC, message_kind=MessageKind.REPLY, in_reply_to="flag")
MORE_TIME = extension("more", "flag", 5 * DAY)


def ask_standing() -> Iterator[Asked]:
    """Where flags stand, from the moment they are raised to what comes long after."""
    rows: tuple[tuple[str, str, tuple[CaseEntry, ...], str], ...] = (
        ("no-flag", "A case without a flag for follow-up has no standing of a flag.", (), moment(1)),
        ("before", "Before the flag is raised no period runs.", (ASKED,), moment(0)),
        ("first-day", "The day of the flag is day 0.", (ASKED,), moment(0, "09:00:00")),
        ("running", "Five days used, sixteen left.", (ASKED,), moment(5)),
        ("last-microsecond", "The last microsecond in Beijing is within.", (ASKED,), moment(21, "15:59:59.999999")),
        ("end", "The first moment after it is past.", (ASKED,), moment(21, "16:00:00")),
        ("past", "No reaction after 40 days.", (ASKED,), moment(40)),
        ("attention", "A flag for attention starts no period.", (flag("f", purpose="for_attention"),), moment(5)),
        ("receipt", "A receipt stops no period.", (ASKED, receipt("r", "flag")), moment(5)),
        ("reply", "Nor does a reply in words.", (ASKED, REPLIED), moment(5)),
        ("begun", "Nor does an investigation under way.", (ASKED, BEGUN), moment(5)),
        ("met", "The first substantive follow-up does.", (ASKED, ANSWERED), moment(30)),
        ("met-by-a-part", "A partial one does.", (ASKED, PART, ANSWERED), moment(30)),
        ("met-late", "A reaction after the end is late.", (ASKED, LATE), moment(30)),
        ("not-yet-known", "What is said later is left out of account.", (ASKED, ANSWERED), moment(9)),
        ("withdrawn", "A withdrawn flag awaits nothing.", (ASKED, withdrawal("w", "flag", 5 * DAY)), moment(30)),
        (
            "reaction-before-withdrawal",
            "A reaction before the withdrawal was a reaction.",
            (ASKED, PART, withdrawal("w", "flag", 5 * DAY)),
            moment(30),
        ),
        ("closed", "Closing a case stops no period.", (ASKED, closure("c", 3 * DAY)), moment(5)),
        (
            "alert-withdrawn",
            "An alert that is withdrawn for good awaits nothing.",
            (ASKED, update("u", AlertUpdateKind.WITHDRAWN.value, 5 * DAY)),
            moment(30),
        ),
        (
            "restored",
            "A flag that ended with its alert does not wait again where the alert is restored.",
            (
                ASKED,
                update("u", AlertUpdateKind.WITHDRAWN.value, 5 * DAY),
                update("v", AlertUpdateKind.RESTORED.value, 6 * DAY),
            ),
            moment(30),
        ),
        ("extended", "More time was granted; the intended period stays beside it.", (ASKED, MORE_TIME), moment(25)),
        (
            "shortened",
            "An extension to a day before the intended one takes nothing away.",
            (ASKED, extension("more", "flag", 5 * DAY, until_on=parse_day("2026-03-10"))),
            moment(15),
        ),
        (
            "last-extension",
            "Of several extensions the last counts, though it be the shorter.",
            (ASKED, MORE_TIME, extension("less", "flag", 6 * DAY, until_on=parse_day("2026-03-26"))),
            moment(22),
        ),
        (
            "referred",
            "A referral leaves the period in the days of whom the flag asked.",
            (ASKED, referral("r", "flag", 2 * DAY, to=REGION)),
            moment(5),
        ),
        (
            "misfit",
            "What does not fit stops nothing: Austria was not asked.",
            (ASKED, answer("b", "flag", DAY, AUSTRIA)),
            moment(5),
        ),
        (
            "corrected",
            "A correction keeps the moment of what it corrects.",
            (ASKED, ANSWERED, correction("c", evolve(ANSWERED, texts=ALERT.product.name), 30 * DAY)),
            moment(40),
        ),
        (
            "asked-in-berlin",
            "Whoever is asked counts in its own days.",
            (flag("flag", author=GACC, addressed_to=GERMANY),),
            moment(21, "22:30:00"),
        ),
        (
            "most-pressing",
            "Of several flags the one that waits with the nearest end is told of the case.",
            (ASKED, flag("flag-2", 5 * DAY), flag("flag-3", 6 * DAY, addressed_to=SAMR), ANSWERED),
            moment(15),
        ),
    )
    for name, why, entries, at in rows:
        yield Asked(name, why, {"case": document(*entries), "at": at})
    yield from _ask_by_policy()


def _ask_by_policy() -> Iterator[Asked]:
    received = receipt("r", "flag", 2 * DAY)
    acknowledged = receipt("s", "answer", 23 * DAY, GERMANY)
    whole = document(ASKED, received, BEGUN, REPLIED, PART, ANSWERED, acknowledged)
    readings = (
        ("starts-with-receipt", StartEvent.FLAG_RECEIVED, StopEvent.SUBSTANTIVE_FOLLOW_UP),
        ("starts-with-transmission", StartEvent.ALERT_TRANSMITTED, StopEvent.SUBSTANTIVE_FOLLOW_UP),
        ("stops-with-final", StartEvent.FLAG_RAISED, StopEvent.FINAL_FOLLOW_UP),
        ("stops-with-any-reaction", StartEvent.FLAG_RAISED, StopEvent.ANY_REACTION),
        ("stops-with-receipt", StartEvent.FLAG_RAISED, StopEvent.FOLLOW_UP_RECEIVED),
    )
    for name, starts, stops in readings:
        policy = evolve(ACTION_PLAN, name=name.replace("-", "_"), starts=starts, stops=stops)
        why = f"By a policy that starts with {starts.value} and stops with {stops.value}."
        yield Asked(name, why, {"case": whole, "at": moment(30), "policy": _write(policy)})
    unread = evolve(ACTION_PLAN, name="received", starts=StartEvent.FLAG_RECEIVED)
    yield Asked(
        "never-received",
        "A period that starts with a receipt does not run without one.",
        {"case": document(ASKED), "at": moment(30), "policy": _write(unread)},
    )
    yield Asked(
        "by-the-civil-code",
        "A last day on which nobody works moves; without a list the answer is unknown.",
        {"case": document(flag("flag", 5 * DAY)), "at": moment(5, "09:00:00"), "policy": _write(CN_CIVIL_CODE)},
    )
    yield Asked(
        "outside-of-cases",
        "A policy that waits for what no case shows is refused.",
        {"case": document(ASKED), "at": moment(5), "policy": _write(GPSR_CHECK)},
        {"refused": "policy"},
    )


def _cases() -> list[dict[str, Any]]:
    """A desk of one morning: each case with another reason to stand where it stands."""
    question = message("question", 6 * DAY, GERMANY, message_kind=MessageKind.REQUEST, reply_expected=True)
    desk: tuple[tuple[dict[str, Any], tuple[CaseEntry, ...]], ...] = (
        ({}, (ASKED,)),
        ({"sold_online": "yes"}, (flag("flag", 10 * DAY),)),
        ({"sold_online": "yes", "risk_level": RiskLevel.LOW}, (ASKED, BEGUN)),
        ({"sold_online": "no"}, (flag("flag", reasons=(FlagReason.VULNERABLE_USERS,)), PART)),
        ({}, (ASKED, ANSWERED)),
        ({}, ()),
        ({}, (ASKED, referral("r", "flag", 2 * DAY, to=SAMR))),
        ({}, (ASKED, question)),
        ({}, (ASKED, closure("c", 3 * DAY))),
        ({}, (ASKED, update("u", AlertUpdateKind.WITHDRAWN.value, 5 * DAY))),
        ({"notification_kind": NotificationKind.OTHER_RISK}, (flag("flag", purpose=FlagPurpose.FOR_ATTENTION),)),
    )
    return [_renamed(number, members, entries) for number, (members, entries) in enumerate(desk, 1)]


def _renamed(number: int, members: dict[str, Any], entries: tuple[CaseEntry, ...]) -> dict[str, Any]:
    name, alert = f"case-{number:02}", evolve(ALERT, number=f"SR/{number:05}/26", **members)
    case = opened(id=name, participants=(GACC, GERMANY, AUSTRIA)).receive(())
    said = [evolve(entry, case_id=name) for entry in entries]
    return sg.to_dict(evolve(case, alert=alert).receive(said))


def ask_worklist() -> Iterator[Asked]:
    """One desk, as each authority sees it."""
    desks = (("gacc", GACC, 15), ("dg-just", DG_JUST, 15), ("germany", GERMANY, 30), ("samr", SAMR, 30))
    for name, authority, day in desks:
        yield Asked(
            f"{name}-day-{day}",
            f"What waits for {name} on day {day}.",
            {"cases": _cases(), "for": sg.converter().unstructure(authority), "at": moment(day)},
        )


def ask_triage() -> Iterator[Asked]:
    """The same desk in the order of work."""
    for day in (15, 30):
        why = f"The order of work on day {day}."
        yield Asked(f"day-{day}", why, {"cases": _cases(), "at": moment(day)})
