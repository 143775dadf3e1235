"""`safetygate plan`: the Action plan from its draft to its next version, step by step."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest
import vobject

from safetygate import PLAN_OF_2023, changes, dumps, loads
from safetygate.domain.codes import ActivityStatus, AuthorityCode, PlanState, ReviewDecision, TrainingKind
from safetygate.domain.deadlines.policy import ACTION_PLAN
from safetygate.domain.records.moments import parse_moment
from safetygate.domain.records.periods import Quarter
from safetygate.domain.records.texts import Texts
from safetygate.domain.reports.tally import QuarterlyTally
from safetygate.domain.reports.terms import Terms
from safetygate.outputs.plan.page import plan_page
from safetygate.outputs.plan.text import plan_markdown, plan_side_by_side
from safetygate.testing.plans import demo_plan, demo_submission
from tests.cli.running import ALERT, process, run, saved

DEMO = dumps(demo_plan())
PLACED = ("--place", "Brussels", "--on", "2023-09-18")
WORKSHOP = ("--kind", "workshop", "--title", "Exchange", "--title-zh", "交流", "--mode", "online")


def made(*arguments: str | Path, typed: bytes = b"") -> bytes:
    """The plan that a command writes, after it ended well and said nothing beside it."""
    result = run("plan", *arguments, typed=typed)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout_bytes


def signed(on: str = "2023-09-18") -> bytes:
    """A plan that both parties signed."""
    letter = ("--place", "Brussels", "--place-zh", "布鲁塞尔", "--on", on)
    return made(
        "sign",
        "-",
        "--party",
        "gacc",
        *letter,
        typed=made("sign", "-", "--party", "dg_just", *letter, typed=made("new")),
    )


def test_a_plan_begins_as_a_draft() -> None:
    """The plan of 18 September 2023, without letters; or the demonstration, with all that is made up."""
    assert loads(made("new")) == PLAN_OF_2023
    assert loads(made("new", "--demo")) == demo_plan()


def test_a_new_plan_needs_no_helpers_of_tests() -> None:
    """A plan begins where the helpers are not there; only the demonstration rests on them."""
    script = "import sys; sys.modules['safetygate.testing'] = None; from safetygate.cli import main; main(sys.argv[1:])"
    ended = subprocess.run([sys.executable, "-c", script, "plan", "new"], capture_output=True, check=False)

    assert (ended.returncode, ended.stderr) == (0, b"")
    assert loads(ended.stdout) == PLAN_OF_2023


def test_both_parties_sign() -> None:
    """Each by a letter with place and day; then the plan is in operation."""
    plan = loads(signed())

    assert [letter.party.code for letter in plan.latest.letters] == [AuthorityCode.DG_JUST, AuthorityCode.GACC]
    assert plan.latest.letters[0].place == Texts(en="Brussels", zh="布鲁塞尔")
    assert str(plan.in_operation_on) == "2023-09-18"


def test_an_activity_is_planned_moved_and_held() -> None:
    """The same identifier tells what becomes of it; another day moves it, and the first day is kept."""
    planned = made(
        "activity", "-", "--id", "w-1", *WORKSHOP, "--on", "2024-03-01", "--topic", "eu_system", typed=signed()
    )
    moved = made("activity", "-", "--id", "w-1", "--on", "2024-03-08", typed=planned)
    again = made("activity", "-", "--id", "w-1", "--on", "2024-03-15", typed=moved)
    back = made("activity", "-", "--id", "w-1", "--on", "2024-03-01", typed=moved)
    held = made(
        "activity", "-", "--id", "w-1", "--status", "held", "--participants", "40", "--minutes", "90", typed=moved
    )

    days = [
        (each.status, str(each.starts_on), str(each.moved_from_on))
        for each in map(only, (planned, moved, again, back, held))
    ]
    assert days == [
        (ActivityStatus.PLANNED, "2024-03-01", "None"),
        (ActivityStatus.MOVED, "2024-03-08", "2024-03-01"),
        (ActivityStatus.MOVED, "2024-03-15", "2024-03-01"),
        (ActivityStatus.PLANNED, "2024-03-01", "None"),
        (ActivityStatus.HELD, "2024-03-08", "2024-03-01"),
    ]
    assert only(held).attendance.participants == 40
    assert only(held).duration_minutes == 90
    assert only(held).topics == only(planned).topics != ()


def only(plan: bytes):
    """The one activity of a plan."""
    (activity,) = loads(plan).activities
    return activity


def test_the_status_of_a_day_is_told_in_both_languages() -> None:
    """What is counted, over which days, the numbers and how they stand."""
    english = run("plan", "status", "-", "--at", "2026-11-22", typed=DEMO, COLUMNS="120").stdout
    chinese = run("plan", "status", "-", "--at", "2026-11-22", "--lang", "zh", typed=DEMO, COLUMNS="120").stdout

    assert english.splitlines()[0] == "2026-11-22 · In operation · Due"
    assert "Workshops held online           Year of the plan 2026-09-18 to 2027-09-17" in english
    assert english.rstrip().splitlines()[-1].split() == ["Review", "2027-09-18", "On", "course"]
    assert chinese.splitlines()[0] == "2026-11-22 · 实施中 · 待完成"
    assert "已举办的研讨会" in chinese


def test_a_draft_has_a_status_too() -> None:
    """Nothing is intended yet, so there is only where it stands."""
    result = run("plan", "status", "-", "--at", "2023-01-01", typed=made("new"))

    assert (result.exit_code, result.stdout.split("\n")[0]) == (0, "2023-01-01 · Draft · No target")


def test_the_status_is_there_for_programs() -> None:
    """As JSON, with codes, days and whole numbers."""
    told = json.loads(run("plan", "status", "-", "--at", "2026-11-22", "--format", "json", typed=DEMO).stdout)

    assert (told["as_of_on"], told["state"], told["plan_year"]) == ("2026-11-22", "in_operation", 4)
    assert {"code", "year_kind", "period", "numerator", "standing"} <= told["indicators"][0].keys()


def test_the_day_is_today_where_none_is_given() -> None:
    """Today is that of the machine; everything else is told by the record."""
    before = dt.date.today()  # noqa: DTZ011, TID251  # what the command itself asks
    told = json.loads(run("plan", "status", "-", "--format", "json", typed=DEMO).stdout)["as_of_on"]
    after = dt.date.today()  # noqa: DTZ011, TID251  # the same

    assert before.isoformat() <= told <= after.isoformat()


def test_what_lies_ahead_is_listed() -> None:
    """A year from the day on, or up to the day that is named."""
    year = run("plan", "due", "-", "--at", "2026-11-22", typed=DEMO).stdout.splitlines()
    month = run("plan", "due", "-", "--at", "2026-11-22", "--until", "2026-12-22", "--lang", "zh", typed=DEMO).stdout

    assert year[0] == "2026-12-10  Activity takes place: Two years of rapid exchanges"
    assert "2027-09-18  Review due: 2025-09-18 to 2027-09-17" in year
    assert month == "2026-12-10  活动举办：快速交流两年回顾\n"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_text_is_shown(language: str) -> None:
    """As Markdown, in one language or in both, byte for byte what the library makes."""
    plan = demo_plan()
    both = run("plan", "show", "-", "--format", "side_by_side", typed=DEMO)

    assert run("plan", "show", "-", "--lang", language, typed=DEMO).stdout == plan_markdown(plan, language)
    assert both.stdout == plan_side_by_side(plan)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_is_shown(language: str) -> None:
    """As HTML, with what is on course on a day and what lies ahead."""
    plan, at = demo_plan(), dt.date(2026, 11, 22)
    due = plan.due(between=(at, dt.date(2027, 11, 22)))
    shown = run("plan", "show", "-", "--format", "page", "--at", "2026-11-22", "--lang", language, typed=DEMO)

    assert shown.stdout.rstrip() == plan_page(plan, at=at, due=due, language=language).rstrip()


def test_the_feed_is_an_icalendar_file(tmp_path: Path) -> None:
    """On the output or in a file, in one language."""
    written = run("plan", "ical", "-", "--at", "2026-11-22", "-o", tmp_path / "plan.ics", typed=DEMO)
    data = (tmp_path / "plan.ics").read_bytes()
    feed = vobject.readOne(data.decode())

    assert (written.exit_code, written.stdout) == (0, "")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert {event.uid.value for event in feed.contents["vevent"]} >= {
        "eu-china-action-plan/activity/workshop-7",
        "eu-china-action-plan/review/review:2025-09-18",
    }
    assert "快速交流两年回顾" in run("plan", "ical", "-", "--lang", "zh", typed=DEMO).stdout


def test_a_review_leads_to_the_next_version(tmp_path: Path) -> None:
    """Begun, assessed, decided; the next version keeps all but the letters, and the change is shown."""
    begun = made("review", "-", "begin", "--at", "2025-04-01", typed=signed())
    assessed = made("review", "-", "assess", "--at", "2025-09-01", typed=begun)
    revised = made(
        "review", "-", "revise", "--at", "2025-09-15", "--impact", "Much", "--impact-zh", "很多", typed=assessed
    )
    later = made("review", "-", "next", typed=revised)

    states = [loads(each).state().value for each in (begun, assessed, revised)]
    assert states == ["under_review", "assessed", "revised"]
    assert loads(revised).reviews[0].id == "review-1"
    assert loads(revised).reviews[0].impact == Texts(en="Much", zh="很多")
    assert (loads(later).latest.number, loads(later).state(at=dt.date(2030, 1, 1))) == (2, PlanState.REVISED)
    one, two = saved(tmp_path, revised, "1.json"), saved(tmp_path, later, "2.json")
    assert json.loads(run("plan", "changes", one, two).stdout) == changes(loads(revised), loads(later))
    assert [(each["op"], each["path"]) for each in json.loads(run("plan", "changes", two).stdout)] == [
        ("remove", "/versions/0/letters"),
        ("replace", "/versions/0/number"),
    ]
    assert "expected a plan with several versions" in run("plan", "changes", one).stderr


def test_other_decisions_and_names() -> None:
    """A review may be named, and may end in a plan that goes on or is concluded."""
    begun = made("review", "-", "begin", "--id", "first", "--at", "2025-04-01", typed=signed())
    assessed = made("review", "-", "assess", "--at", "2025-09-01", typed=begun)

    assert loads(begun).reviews[0].id == "first"
    for decision in (ReviewDecision.CONTINUE, ReviewDecision.CONCLUDE):
        decided = loads(made("review", "-", decision.value, "--at", "2025-09-15", typed=assessed))
        assert decided.reviews[0].decision is decision
        assert decided.reviews[0].impact is None


@pytest.mark.parametrize(
    ("arguments", "typed", "sentence"),
    [
        (("status", "-"), ALERT.encode(), "(stdin): expected a document of the kind action_plan, got alert"),
        (("status", "-"), b"{}", "(stdin): not valid\n  /kind: Error kind-missing"),
        (("status", "-"), DEMO + b"\n" + DEMO, "-: expected one document, got 2"),
        (("status", "-", "--at", "today"), DEMO, "'--at': expected a day such as 2026-08-21"),
        (("due", "-", "--at", "2026-01-01", "--until", "2025-01-01"), DEMO, "expected the last day of a period"),
        (
            ("review", "-", "continue"),
            DEMO,
            "expected a step that the state in_operation takes (begin_review), got continue",
        ),
        (("review", "-", "next"), DEMO, "decision: expected a plan that a review has decided to revise"),
        (
            ("sign", "-", "--party", "samr", "--place", "X", "--on", "2023-09-18"),
            DEMO,
            "one of the parties dg_just, gacc",
        ),
        (("sign", "-", "--party", "gacc", "--place", "X", "--on", "2023-09-18"), DEMO, "(begin_review), got sign"),
        (("activity", "-", "--id", "new", "--on", "2027-01-01"), DEMO, "expected --kind, --title, --on and --mode"),
        (("activity", "-", "--id", "workshop-7", "--participants", "5"), DEMO, "expected attendance only where"),
    ],
)
def test_a_mistake_is_a_sentence(arguments: tuple[str, ...], typed: bytes, sentence: str) -> None:
    """What was expected is told beside the output, which stays empty."""
    result = run("plan", *arguments, typed=typed)

    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_a_plan_is_never_written_over(tmp_path: Path) -> None:
    """A slip of the hand loses nothing."""
    path = saved(tmp_path, DEMO)
    result = run("plan", "review", path, "begin", "--at", "2027-04-01", "-o", path)

    assert result.exit_code == 2
    assert path.read_bytes() == DEMO


def test_quarterly_reports_are_taken_into_account(tmp_path: Path) -> None:
    """A report of the GACC that was received is no longer due; of one's own, the share of rapid reactions shows."""
    terms = Terms.of_quarter(Quarter(2026, 4), ACTION_PLAN, parse_moment("2027-01-05T00:00:00Z"))
    own = saved(tmp_path, dumps(QuarterlyTally(terms=terms).report()), "own.json")
    received = saved(tmp_path, dumps(demo_submission(terms.period)), "2026-Q4.json")
    days = ("--at", "2027-01-01", "--until", "2027-01-16")
    both = ("--reports", own, "--submissions", received)
    status = run("plan", "status", "-", "--at", "2027-01-16", *both, typed=DEMO, COLUMNS="120").stdout

    assert run("plan", "due", "-", *days, typed=DEMO).stdout == "2027-01-01  Quarterly report due: 2026-Q4\n"
    assert run("plan", "due", "-", *days, "--submissions", received, typed=DEMO).stdout == ""
    assert "1 of 6" in status
    assert "Reactions within the intended" in status


def test_a_report_that_is_none_is_refused(tmp_path: Path) -> None:
    """What is given as a quarterly report has to be one."""
    result = run("plan", "status", "-", "--reports", saved(tmp_path, ALERT), typed=DEMO)

    assert result.exit_code == 2
    assert "document.json: expected a document of the kind quarterly_report, got alert" in result.stderr


def test_a_letter_says_who_signed_and_may_leave_the_day_open() -> None:
    """With name, office, languages and reference; and, where its day is not known, when it was made known."""
    person = ("--signatory", "A. Name|某某", "--signatory-title", "Director-General | 总司长", "--reference", "Ares 1")
    known = ("--made-known-on", "2023-09-18", "--language", "en", "--language", "zh")
    one = made("sign", "-", "--party", "dg_just", *known, *person, typed=made("new"))
    plan = loads(made("sign", "-", "--party", "gacc", "--place-zh", "北京", typed=one))
    letter = plan.latest.letters[0]

    assert (letter.signatory, letter.signatory_title) == (
        Texts(en="A. Name", zh="某某"),
        Texts(en="Director-General", zh="总司长"),
    )
    assert (letter.signed_on, letter.reference, len(letter.languages)) == (None, "Ares 1", 2)
    assert str(plan.in_operation_on) == "2023-09-18"
    assert "days of the letters are not known" in run(
        "plan", "status", "-", "--at", "2024-01-01", typed=dumps(plan)
    ).stdout.replace("\n", " ")


def test_an_activity_is_recorded_with_all_there_is_to_say() -> None:
    """Hosts, audience, the project and its lifespan, and what was concluded and agreed."""
    told = loads(
        made(
            *("activity", "-", "--id", "t-1", "--kind", "training", "--training-kind", "webinar", "--mode", "online"),
            *("--title", "Toys", "--on", "2024-03-01", "--until", "2024-03-02", "--status", "held"),
            *("--host", "dg_just", "--host", "national:DE", "--co-host", "Marketplace", "--audience", "online_sellers"),
            *("--project", "SPEAC", "--project-from", "2022-11-01", "--project-until", "2025-11-30"),
            *("--conclusion", "Labels|标签", "--agreed", "Send the slides", "--language", "zh", "--participants", "9"),
            typed=signed(),
        )
    ).activities[0]

    assert told.training_kind is TrainingKind.WEBINAR
    assert [host.code for host in told.hosts] == [AuthorityCode.DG_JUST, AuthorityCode.NATIONAL]
    assert (told.co_hosts, str(told.ends_on)) == (("Marketplace",), "2024-03-02")
    assert (told.project.name, str(told.project.lifespan.last_on)) == ("SPEAC", "2025-11-30")
    assert told.conclusions == (Texts(en="Labels", zh="标签"),)
    assert told.agreed_actions[0].texts == Texts(en="Send the slides")


def test_a_review_holds_the_words_of_each_action_and_the_next_steps() -> None:
    """People add them at the command line as well."""
    begun = made("review", "-", "begin", "--at", "2025-04-01", typed=signed())
    words = ("--words", "workshops", "Well attended|参加踊跃")
    assessed = made("review", "-", "assess", "--at", "2025-09-01", *words, typed=begun)
    steps = ("--next-step", "More trainings|增加培训", "--next-step", "A shared list")
    plan = loads(made("review", "-", "continue", "--at", "2025-09-15", *steps, typed=assessed))

    assert plan.reviews[0].assessments[1].texts == Texts(en="Well attended", zh="参加踊跃")
    assert plan.reviews[0].next_steps == (Texts(en="More trainings", zh="增加培训"), Texts(en="A shared list"))


def test_the_steps_work_in_a_pipe() -> None:
    """As processes, with Chinese on the way."""
    draft = process("plan", "new").stdout
    letter = process("plan", "sign", "-", "--party", "gacc", "--place", "北京", "--on", "2023-09-18", typed=draft)

    assert letter.returncode == 0
    assert loads(letter.stdout).latest.letters[0].place == Texts(en="北京")
