"""
What once broke, and what it does now: a row for each finding, with its figure then and its figure today.

Run it with `python benchmarks/bench_findings.py`; it ends with 1 where a finding is back.
Then is the library as it was before its first release, on the machine on which the findings were made; where then is a
time, so much shorter is today's that another machine makes no difference.
Every attack is made here, of made-up data.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from attrs import evolve

import safetygate as sg
from safetygate.documents.checking.engine import by_jsonschema, by_jsonschema_rs, leads
from safetygate.feeds import UnreadableFeed, read_alerts
from safetygate.outputs import plan_calendar

QUICK = 6.0
"""In seconds of the processor: so long may take today what took far more, or ever longer."""

ALERT: dict[str, Any] = {
    "kind": "alert",
    "schema_version": "1.0",
    "number": "SR/01234/26",
    "notification_kind": "serious_risk",
    "risk_level": "serious",
    "notifying_country": "DE",
    "product": {"category": "toys", "name": {"en": "Bath duck"}},
    "risks": [{"type": "choking"}],
    "origin": "CN",
    "sold_online": "yes",
    "sold_online_basis": ["stated"],
}


class Now(NamedTuple):
    """
    What a finding is today.

    Attributes:
        holds: Whether it is mended.
        figure: What was measured.
    """

    holds: bool
    figure: str


def on(day: int, hour: int = 9, minute: int = 0) -> dt.datetime:
    """A moment in the month of the made-up case."""
    return dt.datetime(2026, 9, day, hour, minute, tzinfo=dt.UTC)


def text(**changed: Any) -> bytes:
    """The made-up alert with members changed."""
    return json.dumps(ALERT | changed, ensure_ascii=False).encode()


def asked() -> sg.Case:
    """A case with one flag for follow-up, f1, from DG JUST to GACC."""
    case = sg.Case.open(
        sg.loads(text(), sg.Alert), id="c1", moderator=sg.DG_JUST, participants=(sg.GACC,), opened_at=on(1, 8)
    )
    return case.record(
        case.flag(by=sg.DG_JUST, to=sg.GACC, purpose="for_follow_up", reasons=["sold_online"], at=on(1), id="f1")
    )


def note(entry_id: str, author: sg.Authority, at: dt.datetime, words: str = "x") -> sg.Message:
    """A note of *author*."""
    return sg.Message(id=entry_id, case_id="c1", author=author, made_at=at, message_kind="note", texts={"en": words})


def answer(at: dt.datetime, **more: Any) -> sg.FollowUp:
    """GACC's answer that no measure is needed."""
    return sg.FollowUp(
        id="u1",
        case_id="c1",
        author=sg.GACC,
        made_at=at,
        flag_id="f1",
        outcome="no_measure",
        completeness="final",
        no_measure_reasons=["not_exported"],
        **more,
    )


def seconds(work: Callable[[], object]) -> float:
    """How long *work* takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def quick(work: Callable[[], object]) -> Now:
    """Whether *work*, which took many seconds, takes few."""
    taken = seconds(work)
    return Now(holds=taken < QUICK, figure=f"{taken:.2f} s")


def erase() -> Now:
    """An outsider takes the identifier of a flag."""
    case = asked().receive([note("f1", sg.SAMR, on(1, 8, 59))])
    standing = sg.standing(case, sg.ACTION_PLAN, at=on(25))
    return Now(
        holds=len(case.flags) == 1 and standing is not None, figure=f"flags={len(case.flags)}, {standing.text('en')}"
    )


def jam() -> Now:
    """An outsider's note of 2199 lies behind every answer."""
    far = note("z", sg.SAMR, dt.datetime(2199, 12, 31, tzinfo=dt.UTC))
    case = asked().receive([far]).record(answer(on(5)))
    text = sg.standing(case, sg.ACTION_PLAN, at=on(25)).text("en")
    return Now(holds="within" in text.lower() and "4 days" in text, figure=text)


def early() -> Now:
    """An answer dated a month before the question."""
    case = asked().receive([answer(dt.datetime(2026, 8, 1, tzinfo=dt.UTC), after="f1")])
    standing = sg.standing(case, sg.ACTION_PLAN, at=on(25))
    return Now(holds="-31" not in standing.text("en"), figure=standing.text("en"))


def mistaken(count: int) -> bytes:
    """An alert with *count* wrong risks."""
    return text(risks=[{"type": 1}] * count)


def repeat() -> Now:
    """Objects in a list whose items all differ, in the core engine."""
    document = json.loads(text(sold_online_basis=[{"a": number} for number in range(2400)]))
    return quick(lambda: list(leads(document, "alert.json", by_jsonschema)))


def crowd() -> Now:
    """A thousand and one contents under one identifier."""
    many = [note("q", sg.DG_JUST, on(2), str(number)) for number in range(1001)]
    case = asked()
    begun = time.process_time()
    conflicts = case.receive(many).conflicts
    taken = time.process_time() - begun
    return Now(holds=taken < QUICK and len(conflicts) > 0, figure=f"{taken:.2f} s, conflicts={len(conflicts)}")


def corner() -> Now:
    """One cell in the last corner of a sheet, read in a process that may die."""
    sheet = '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "far.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("xl/worksheets/sheet1.xml", sheet)
        done = _command("import", str(path))
    return Now(holds=done.returncode == 2, figure=f"return code {done.returncode}: {done.stderr.strip()[-60:]}")


def number_blanks() -> Now:
    """Two thousand line ends around the number of an alert."""
    feed = (
        "<Safety-Gate><report_reference>Report-2026-36</report_reference><notifications><caseNumber>"
        + "\n" * 2000
        + "x\n y</caseNumber></notifications></Safety-Gate>"
    )
    return quick(lambda: list(read_alerts(io.BytesIO(feed.encode()))))


def columns() -> Now:
    """A table of a hundred thousand columns."""
    table = "Alert number," + ",".join(f"c{number}" for number in range(100_000)) + "\nSR/1/26\n"

    def read() -> None:
        try:
            list(read_alerts(io.BytesIO(table.encode())))
        except UnreadableFeed:
            return

    return quick(read)


def destroy() -> Now:
    """An output file, and a feed that is not there."""
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder) / "old.ndjson"
        old.write_text("precious\n", encoding="utf-8")
        _command("import", str(Path(folder) / "none.xml"), "-o", str(old))
        left, beside = old.stat().st_size, len(list(Path(folder).iterdir())) - 1
    return Now(holds=(left, beside) == (9, 0), figure=f"{left} of 9 bytes left, {beside} files beside it")


def invite() -> Now:
    """A title of the plan with lines of a calendar in it, also where assertions are off."""
    program = (
        "import datetime as dt; from attrs import evolve; import safetygate as sg; "
        "from safetygate.outputs import plan_calendar; old = sg.PLAN_OF_2023; title = {'en': 'Plan\\r\\n"
        "ATTENDEE:mailto:evil@x'}; plan = evolve(old, versions=[evolve(old.versions[0], title=title)]); "
        "feed = plan_calendar(plan, due=(), "
        "made_at=dt.datetime(2026, 6, 1, tzinfo=dt.UTC), language='en').decode(); "
        "print(sum(line.startswith('ATTENDEE') for line in feed.splitlines()))"
    )
    found = [
        subprocess.run(
            [sys.executable, *flags, "-c", program], capture_output=True, text=True, check=False
        ).stdout.strip()
        for flags in ((), ("-O",))
    ]
    return Now(holds=found == ["0", "0"], figure=f"lines of the attacker: {found[0] or 'crash'}, with -O: {found[1]}")


def nameless() -> Now:
    """A member without a name, in both engines."""
    document = json.loads(text(product={"category": "toys", "name": {"en": "x", "": 1}}))
    core, fast = (
        sorted((lead.pointer, lead.code) for lead in leads(document, "alert.json", engine))
        for engine in (by_jsonschema, by_jsonschema_rs)
    )
    return Now(holds=core == fast, figure="alike" if core == fast else f"{core} and {fast}")


def oversize() -> Now:
    """A text of five million characters of four bytes each."""
    data = text(extensions={"org.x": "\U0001f600" * (5 * 2**20)}).decode()
    codes = [found.code for found in sg.validate(data).problems]
    return Now(holds=codes == ["too-large"], figure=", ".join(codes) or "valid")


def feign() -> Now:
    """A member whose name is a line of its own."""
    shown = sg.validate(text(**{"x\nfake.json: alert valid": 1})).text("en")
    return Now(holds="\nfake.json" not in shown, figure="one line" if "\nfake.json" not in shown else "two lines")


def leak() -> Now:
    """A seller who is a name, and no operator."""
    report = sg.validate(text(offers=[{"platform": "temu", "seller": "Wang Li"}]))
    shown = report.text("en") + json.dumps(report.sarif())
    return Now(holds="Wang Li" not in shown, figure="shown" if "Wang Li" in shown else "not shown")


def nothing() -> Now:
    """No document at all."""
    codes = [sg.read(wrong).report.problems[0].code for wrong in (None, 5)]  # type: ignore[call-overload]  # what is tried
    return Now(holds=codes == ["not-data"] * 2, figure=", ".join(codes))


def long_line() -> Now:
    """A line of 64 MiB in a stream, and the memory that its reading takes."""
    import tracemalloc

    class Line(io.RawIOBase):
        left = 64 * 2**20

        def readline(self, size: int | None = -1, /) -> bytes:
            given = min(self.left, size if size is not None and size > 0 else self.left)
            self.left -= given
            return b"x" * given

    tracemalloc.start()
    codes = [found.code for received in sg.iter_ndjson(Line()) for found in received.report.problems]
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return Now(holds=codes == ["too-large"] and peak < 64, figure=f"{', '.join(codes)}; {peak:.0f} MiB")


def control() -> Now:
    """A control character and a turning mark in the title of the plan, in its calendar feed."""
    (version,) = sg.PLAN_OF_2023.versions
    plan = evolve(sg.PLAN_OF_2023, versions=[evolve(version, title={"en": "Plan\x1b[31m\u202e"})])
    feed = plan_calendar(plan, due=(), made_at=on(1), language="en").decode()
    signs = sum(sign in feed for sign in "\x1b\u202e")
    return Now(holds=not signs, figure=f"{signs} of 2 kept")


def _command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "safetygate.cli", *arguments], capture_output=True, text=True, check=False
    )


FINDINGS: tuple[tuple[str, str, str, Callable[[], Now]], ...] = (
    ("A1", "an outsider's note with the identifier of a flag", "flags=0, Not started", erase),
    ("A2", "an outsider's note of 2199, then a timely answer", "refused, or Past by 3 days", jam),
    ("A3", "an answer dated a month before the question", "-31 days used, 52 left", early),
    ("A4", "4,000 wrong risks (52 kB)", "15.6 s", lambda: quick(lambda: sg.validate(mistaken(4000)))),
    ("A4", "100,000 wrong risks (1.3 MB)", "over 60 s", lambda: quick(lambda: sg.validate(mistaken(100_000)))),
    (
        "A4",
        "100,000 unknown members (1.2 MB)",
        "2.4 to 3.5 s",
        lambda: quick(lambda: sg.validate(text(**{f"x{number}": 1 for number in range(100_000)}))),
    ),
    ("A4", "a code of 15 MB", "3 s", lambda: quick(lambda: sg.validate(text(notifying_country="x" * 15 * 2**20)))),
    ("A5", "2,400 objects in a list of codes, core engine", "8.6 s", repeat),
    ("A6", "1,001 contents under one identifier", "14.8 s, then an error", crowd),
    ("A7", "one cell in the last corner of a workbook", "SIGABRT (134)", corner),
    ("A8", "2 kB of line ends around a number", "9.6 to 12 s", number_blanks),
    ("A8", "100,000 columns (1 MB)", "over 12 s", columns),
    ("A9", "-o FILE, and no feed", "0 bytes left", destroy),
    ("A10", "a line end in the title of the plan", "crash, with -O: 1", invite),
    ("A11", "a member without a name, two engines", "two pointers", nameless),
    ("A12", "20 MB of text in 5 million characters", "valid, not to be read again", oversize),
    ("A12", "a line end in the name of a member", "two lines", feign),
    ("A12", "a name where an operator belongs", "shown", leak),
    ("A12", "None and 5 instead of a document", "TypeError", nothing),
    ("A12", "a line of 64 MiB", "as much memory and more", long_line),
    ("A12", "ESC and U+202E in a title", "2 of 2 kept", control),
)


def main() -> int:
    """Print the table; 1 where a finding is back."""
    back = 0
    for number, what, then, measure in FINDINGS:
        now = measure()
        back += not now.holds
        print(f"{number:4} {what:52} {then:28} {'' if now.holds else 'BACK: '}{now.figure}")
    print(f"\n{len(FINDINGS) - back} of {len(FINDINGS)} are mended")
    return min(back, 1)


if __name__ == "__main__":
    sys.exit(main())
