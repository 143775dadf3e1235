"""
Official lists of days off, read from the files that a host keeps.
"""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

import safetygate
from safetygate.calendars.official_list import read_days_off
from safetygate.documents.report import InvalidDocument
from safetygate.domain.deadlines.calendars import DaysOff
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.moments import parse_day
from tests.deadlines.calendars_of_2025 import CHINA, OFFICE, span

EXPECTED = DaysOff(
    name="Exemplar office, Brussels",
    version="2026-1",
    years=(2026,),
    days_off=tuple(span("2026-12-24", "2026-12-28")),
    working_days=(parse_day("2026-02-14"),),
)

JSON = """\ufeff
{
  "kind": "days_off",
  "schema_version": "1.0",
  "name": "Exemplar office, Brussels",
  "version": "2026-1",
  "years": [2026],
  "days_off": ["2026-12-24", "2026-12-25", "2026-12-26", "2026-12-27", "2026-12-28"],
  "working_days": ["2026-02-14"]
}
"""

TABLE = """\ufeff# name: Exemplar office, Brussels
# version: 2026-1
# years: 2026
# made up

Day, Kind, Name
2026-12-28,off,"the last, for now"
2026-12-27,off,
2026-12-26,OFF

2026-12-25,off,Christmas
2026-12-25,off,listed twice
2026-12-24
2026-02-14,working,instead of a Monday
"""

HEAD = "# name: Example office\n# version: 1\n# years: 2026\n"

CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Exemplar//EN
X-WR-CALNAME:Exemplar office\\, Brussels
X-SAFETYGATE-VERSION:2026-1
X-SAFETYGATE-YEARS:2026
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20261224
DTEND;VALUE=DATE:20261228
SUMMARY:End of year
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20261228
DURATION:P1D
SUMMARY:One day more
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART;VALUE=DATE:20260214
CATEGORIES:office,Working
CATEGORIES:notice
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize(
    "data",
    [JSON, JSON.encode(), TABLE, TABLE.encode(), TABLE.replace("\n", "\r\n"), CALENDAR, CALENDAR.replace("\n", "\r\n")],
    ids=["JSON", "JSON bytes", "table", "table bytes", "table with CRLF", "iCalendar", "iCalendar with CRLF"],
)
def test_every_form_gives_the_same_list(data: str | bytes) -> None:
    """The form is told from the beginning of the file."""
    expected = JSON.lstrip("\ufeff")

    assert read_days_off(data) == EXPECTED
    assert safetygate.loads(expected) == EXPECTED


@pytest.mark.parametrize(
    "data",
    [
        "day,kind,note\n2026/1/1,off,New Year\n2026/1/4,working,Make-up\n",
        'day,kind,note\r\n2026-01-01,off,"New\r\nYear"\r\n2026-01-04,working,Make-up\r\n',
        "day;kind;note\n2026-01-01;off;New Year, observed\n2026-01-04;working;\n",
        "Date\tNote\n2026.1.1\tNew Year\n20260104\tWorking day\n",
        "日期,类型,说明\n2026年1月1日,休,元旦\n2026年1月4日,班,\n",
        "date,name\n2026-01-01,元旦假期\n2026-01-04,上班(补元旦假期)\n",
        "note,date\n,2026-01-01\n# a remark\nMake-up working day,2026-01-04\n",
    ],
    ids=["slashes", "line break", "semicolons", "tabs", "Chinese", "words", "columns in any order"],
)
def test_a_table_is_read_as_people_have_it(data: str) -> None:
    """Whatever separates its columns, however its days are written, with the worked Sunday worked."""
    days = read_days_off(HEAD + data)

    assert days.days_off == (parse_day("2026-01-01"),)
    assert days.working_days == (parse_day("2026-01-04"),)


def test_a_spreadsheet_fills_the_lines_above_the_table() -> None:
    """Separators behind them, or quotation marks around them, are none of what they say."""
    filled = (
        '\ufeff"# name: European Commission, Brussels";;\n# version: 1;;\n# years: 2026;;\n'
        "day;kind;note\n2026-01-01;;\n"
    )

    assert read_days_off(filled) == DaysOff(
        name="European Commission, Brussels", version="1", years=(2026,), days_off=(parse_day("2026-01-01"),)
    )


@pytest.mark.parametrize(
    ("event", "off", "worked"),
    [
        ("DTSTART;VALUE=DATE:20250126\nSUMMARY:上班(补春节假期)", [], ["2025-01-26"]),
        ("DTSTART;VALUE=DATE:20250126\nSUMMARY:Special Working Day", [], ["2025-01-26"]),
        ("DTSTART;VALUE=DATE:20250126\nSUMMARY:班｜春节", [], ["2025-01-26"]),
        (
            "DTSTART;VALUE=DATE:20250126\nSUMMARY:x\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY",
            [],
            ["2025-01-26"],
        ),
        ("DTSTART;VALUE=DATE:20250126\nSUMMARY:Non-working day", ["2025-01-26"], []),
        ("DTSTART;VALUE=DATE:20250126\nSUMMARY:今日不上班", ["2025-01-26"], []),
        ("DTSTART;VALUE=DATE:20250126\nSUMMARY:Office closed", ["2025-01-26"], []),
        ("DTSTART;VALUE=DATE:20250126\nSUMMARY:x\nX-APPLE-SPECIAL-DAY:WORK-HOLIDAY", ["2025-01-26"], []),
        ("DTSTART;VALUE=DATE:20250131\nDTEND;VALUE=DATE:20250202\nSUMMARY:x", ["2025-01-31", "2025-02-01"], []),
        ("DTSTART;VALUE=DATE:20250127\nSUMMARY:x\nSTATUS:CANCELLED", [], []),
    ],
)
def test_a_calendar_of_another_program_says_what_is_worked(event: str, off: list[str], worked: list[str]) -> None:
    """In its words, in its categories or in its properties; what is off over a weekend is off."""
    data = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n{event}\nEND:VEVENT\nEND:VCALENDAR\n"
    days = read_days_off(data, name="x", version="1", years=(2025,))

    assert [str(day) for day in days.days_off] == off
    assert [str(day) for day in days.working_days] == worked


def test_festivals_beside_marked_days_are_no_days_off() -> None:
    """A calendar that marks days off and worked days lists festivals too, on which people work, some every year."""
    data = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20250128
SUMMARY:春节（休）
X-APPLE-SPECIAL-DAY:WORK-HOLIDAY
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20250212
RRULE:FREQ=YEARLY
SUMMARY:元宵节
END:VEVENT
END:VCALENDAR
"""

    assert read_days_off(data, name="x", version="1", years=(2025,)).days_off == (parse_day("2025-01-28"),)


def test_the_host_may_say_what_the_file_does_not() -> None:
    """Name, edition and years come from the call where the file is silent, and overrule it where it is not."""
    told = read_days_off("day\n2026-05-01\n", name="Exemplar office", version="2", years=(2027, 2026))
    other = read_days_off(TABLE, version="2026-2")

    assert (told.name, told.version, told.years) == ("Exemplar office", "2", (2026, 2027))
    assert (other.name, other.version) == ("Exemplar office, Brussels", "2026-2")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "line 1: expected a line that names the columns, one of them day or date"),
        ("jour\n2026-01-01", "line 1: expected a line that names the columns, one of them day or date"),
        ("# name: x\n\njour\n2026-01-01", "line 3: expected a line that names the columns, one of them day or date"),
        ("date\n2026-01-03", "line 2: expected to be told whether a Saturday or Sunday is off or working"),
        (
            HEAD + "date,kind\n2026-01-04,off\n2026-01-04,working",
            "working_days.0: expected no day to be both a day off and a working day (SG-M-040)",
        ),
        ("date;note\n2026-01-04;调休", "line 2: expected to be told whether a Saturday or Sunday is off or working"),
        (
            CALENDAR.replace("CATEGORIES:office,Working\nCATEGORIES:notice\n", ""),
            "event 3: expected to be told whether a Saturday or Sunday is off or working",
        ),
        ("day,kind\n2026-01-01,half", "line 2: expected the kind off or working"),
        ("# name: x\n\nday\n2026-01-01\n2026-02-30", "line 5: expected a day such as 2026-08-21"),
        ("day,kind\n01/05/2026,off", "line 2: expected a day such as 2026-08-21"),
        ("day\n2026-01-01", "name: expected to be told whose list it is"),
        ("# name: x\nday\n2026-01-01", "version: expected to be told which edition of the list it is"),
        (
            "# name: x\n# version: 1\nday\n2026-01-01",
            "years: expected to be told which calendar years the list covers",
        ),
        ("# name: x\n# version: 1\n# years: all\nday\n2026-01-01", "years: expected calendar years such as 2026, 2027"),
        (b"\xff\xfe", "days_off: expected text in UTF-8"),
        ("BEGIN:VCALENDAR\nnonsense", "days_off: expected an iCalendar (RFC 5545)"),
        (
            CALENDAR.replace("DTSTART;VALUE=DATE:20260214", "DTSTART:20260214T080000Z"),
            "event 3: expected an event of whole days",
        ),
        (CALENDAR.replace("DTSTART;VALUE=DATE:20260214\n", ""), "event 3: expected an event of whole days"),
        (
            CALENDAR.replace("DTEND;VALUE=DATE:20261228", "DTEND:20261228T000000Z"),
            "event 1: expected an event of whole days",
        ),
        (
            CALENDAR.replace("DTEND;VALUE=DATE:20261228", "DTEND;VALUE=DATE:20261224"),
            "event 1: expected an event of 1 to 366 days",
        ),
        (
            CALENDAR.replace("DURATION:P1D", "RRULE:FREQ=YEARLY"),
            "event 2: expected one event for every year, got one that recurs",
        ),
        (
            CALENDAR.replace("X-SAFETYGATE-YEARS:2026\n", ""),
            "years: expected to be told which calendar years the list covers",
        ),
        (CALENDAR.replace("20260214", "18000214"), "event 3: expected a day in the years 1900 to 2199"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_at_its_place(data: str | bytes, message: str) -> None:
    """The sentence names the line or the event, and what was expected there."""
    with pytest.raises(InvalidValue) as refusal:
        read_days_off(data)

    assert str(refusal.value) == message


def test_a_document_with_problems_is_refused_with_all_of_them() -> None:
    """A list in JSON is a document like any other."""
    with pytest.raises(InvalidDocument) as refusal:
        read_days_off(JSON.replace('"2026-12-24"', '"24/12/2026"').replace("[2026]", '["2026"]'))

    assert [problem.pointer for problem in refusal.value.problems] == ["/days_off/0", "/years/0"]


def test_a_document_of_another_kind_is_refused() -> None:
    """An alert is no list of days off."""
    policy = '{"kind": "follow_up_policy", "schema_version": "1.0", "name": "made_up", "days": 21}'

    with pytest.raises(InvalidValue, match="kind: expected a document of the kind days_off, got follow_up_policy"):
        read_days_off(policy)


@pytest.mark.parametrize("days", [OFFICE, CHINA], ids=["office", "China"])
def test_a_list_written_as_a_document_comes_back(days: DaysOff) -> None:
    """What a host has built it can keep."""
    assert read_days_off(safetygate.dumps(days)) == days


@given(st.sets(st.dates(OFFICE.days_off[0], OFFICE.days_off[-1]), max_size=20))
def test_a_table_of_any_days_lists_them(days: set[object]) -> None:
    """Nothing is lost, whatever the order."""
    table = "\n".join(["# name: x", "# version: 1", "# years: 2025", "day,kind", *(f"{day},off" for day in days)])

    assert set(read_days_off(table).days_off) == days
