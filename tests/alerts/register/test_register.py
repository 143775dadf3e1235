"""
What a register says of an alert on a day: in force or not, how it reads, under which number, and what changed when.
"""

from __future__ import annotations

import pickle
import re

import pytest
from attrs import evolve

import safetygate as sg
from tests.alerts.register.making import ALERT, announce, day, moment, show

NUMBER = "SR/00001/26"


def kinds(register: sg.Register, number: str = NUMBER) -> list[tuple[str, str | None]]:
    """What became known of an alert, and from which day."""
    return [
        (change.what.value, None if change.on is None else f"{change.on:%m-%d}") for change in register.history(number)
    ]


def status(register: sg.Register, on: str | None = None, number: str = NUMBER) -> str | None:
    """How far the alert holds, at the end of a day."""
    found = register.get(number, on=None if on is None else day(on))
    return found and found.status.value


def doubts(register: sg.Register) -> list[tuple[str | None, str]]:
    """What the register cannot decide, of which alert."""
    return [(doubt.number, doubt.what.value) for doubt in register.doubts()]


def test_an_alert_is_in_force_from_the_day_of_its_report() -> None:
    """Before that day it is not known, from then on it holds."""
    register = sg.Register.of(show(NUMBER, "03-06"))

    assert [status(register, on) for on in ("03-05", "03-06", None)] == [None, "in_force", "in_force"]
    assert [each.alert for each in register.current(on=day("03-06"))] == [show(NUMBER, "03-06").alert]
    assert register.current(on=day("03-05")) == ()
    assert (NUMBER in register, "SR/00002/26" in register, len(register)) == (True, False, 1)


def test_a_withdrawal_ends_it_and_its_return_restores_it() -> None:
    """Withdrawn for a time, published again, withdrawn for good: each holds from its day."""
    register = sg.Register.of(
        show(NUMBER, "03-06"),
        announce("withdrawn_temporarily", NUMBER, on="03-13"),
        announce("restored", NUMBER, on="03-20"),
        announce("withdrawn", NUMBER, on="03-27"),
    )

    found = [status(register, on) for on in ("03-12", "03-13", "03-19", "03-20", "03-27")]

    assert found == ["in_force", "suspended", "suspended", "in_force", "withdrawn"]
    assert register.current() == ()
    assert [each.status.value for each in register.state()] == ["withdrawn"]


def test_an_alert_in_a_later_report_is_published_again() -> None:
    """What stands in a report of a later day is in force; the old report loaded again changes nothing."""
    gone = sg.Register.of(show(NUMBER, "03-06", seen="03-07"), announce("withdrawn", NUMBER, on="03-13"))

    loaded_again = gone.add(show(NUMBER, "03-06", seen="04-01", risk_level="low"))

    assert status(gone.add(show(NUMBER, "03-20", seen="03-21"))) == "in_force"
    assert status(loaded_again) == "withdrawn"


def test_a_report_loaded_again_corrects_an_alert_under_its_own_number() -> None:
    """The later content counts from the day on which it was seen, and stays what it was before."""
    register = sg.Register.of(
        show(NUMBER, "03-06", seen="03-07", risk_level="high"), show(NUMBER, "03-06", seen="04-01", risk_level="low")
    )

    levels = [
        found and found.alert.risk_level for on in ("03-31", "04-01") for found in [register.get(NUMBER, on=day(on))]
    ]

    assert [level and level.value for level in levels] == ["high", "low"]
    assert kinds(register) == [("published", "03-06"), ("corrected", "04-01")]
    change = register.changes(since=day("03-08"))[0]
    assert sg.patch(change) == [{"op": "replace", "path": "/risk_level", "value": "low"}]
    assert sg.patch(register.history(NUMBER)[0])[0]["value"]["risk_level"] == "high"


def test_overlapping_downloads_cost_nothing() -> None:
    """The same report a second time, whenever, leaves the very same register."""
    register = sg.Register.of(show(NUMBER, "03-06", seen="03-07"), announce("corrected", NUMBER, on="03-06"))

    again = register.add(show(NUMBER, "03-06", seen="05-01"), announce("corrected", NUMBER, on="03-06"))

    assert again is register


@pytest.mark.parametrize("told", ["announced", "by the page", "by the alert itself"])
def test_an_alert_keeps_its_identity_under_a_new_number(told: str) -> None:
    """It is one alert before and after, found under both numbers, whoever tells of it."""
    old, new = "INFO/00128/26", "A12/00599/26"
    first = show(old, "03-06", page="77" if told == "by the page" else "1")
    second = show(new, "03-13", page="77" if told == "by the page" else "2")
    if told == "by the alert itself":
        alert = evolve(second.alert, supersedes=sg.Supersession(number=old, reason="upgrade"))
        second = sg.Publication(alert=alert)
    said = [announce("renumbered", old, on="03-13", other=(new,))] if told == "announced" else []

    register = sg.Register.of(first, second, *said)

    assert [each.number for each in register.current()] == [new]
    assert register.get(old) == register.get(new)
    assert register.current()[0].numbers == (old, new)
    assert [each.number for each in register.current(on=day("03-12"))] == [old]
    assert doubts(register) == []


def test_a_new_number_that_no_feed_showed_yet_is_borne_all_the_same() -> None:
    """The alert reads as before under its new number, says which it takes the place of, and the gap is told."""
    register = sg.Register.of(show(NUMBER, "03-06"), announce("renumbered", NUMBER, on="03-13", other=("OR/00009/26",)))

    alert = register.current()[0].alert

    assert alert.number == "OR/00009/26"
    assert alert.supersedes == sg.Supersession(number=NUMBER, reason="upgrade")
    assert doubts(register) == [("OR/00009/26", "new_number_never_seen")]
    assert register.changes(since=day("03-13"))[0].text("en") == (
        f"{NUMBER} (Rattle): given the new number OR/00009/26, 2026-03-13"
    )


@pytest.mark.parametrize("published", ["03-13", "03-20"])
def test_removed_under_one_number_and_published_under_another_it_is_in_force(published: str) -> None:
    """An addendum that removes the old number says nothing of the new one, be it of the same report or of a later."""
    register = sg.Register.of(
        show("INFO/00128/26", "03-06", page="7"),
        announce("withdrawn", "INFO/00128/26", on="03-13"),
        show("A12/00599/26", published, page="7"),
    )

    assert [each.number for each in register.current()] == ["A12/00599/26"]


def test_a_stale_copy_under_the_old_number_does_not_take_the_new_one_away() -> None:
    """A mirror that still shows the old number counts less than the feed that shows the new one."""
    register = sg.Register.of(
        show(NUMBER, "03-06", page="7"),
        show("OR/00009/26", "03-13", page="7", risk_level="low"),
        announce("renumbered", NUMBER, on="03-13", other=("OR/00009/26",)),
        show(NUMBER, "03-20", page="7", feed="opendatasoft", risk_level="high"),
    )

    found = register.current()[0]

    assert (found.number, found.alert.risk_level and found.alert.risk_level.value) == ("OR/00009/26", "low")


def test_a_duplicate_ends_and_names_the_alert_that_stays() -> None:
    """The duplicate is published no more; the other one is in force as before."""
    register = sg.Register.of(
        show(NUMBER, "03-06"),
        show("SR/00002/26", "03-06"),
        announce("duplicate_removed", NUMBER, on="03-13", other=("SR/00002/26",)),
    )

    gone = register.get(NUMBER)

    assert [each.number for each in register.current()] == ["SR/00002/26"]
    assert gone is not None
    assert (gone.status.value, gone.duplicate_of) == ("duplicate", "SR/00002/26")
    assert register.changes(since=day("03-07"))[0].text("zh-CN") == (
        f"{NUMBER}（Rattle）：2026-03-13 因与 SR/00002/26 重复而撤回"
    )


def test_a_product_marked_as_counterfeit_is_one() -> None:
    """Where no feed has the field, what the addendum says counts; a feed that says otherwise afterwards is believed."""
    marked = sg.Register.of(show(NUMBER, "03-06"), announce("counterfeit", NUMBER, on="03-13"))
    denied = marked.add(show(NUMBER, "03-20", feed="portal_json", counterfeit="no"))

    found = [register.current()[0].alert.product.counterfeit for register in (marked, denied)]

    assert [answer and answer.value for answer in found] == ["yes", "no"]


def test_what_an_addendum_says_before_the_alert_is_published_counts_once_it_is() -> None:
    """An addendum that was added to an early report speaks of alerts of later ones, and may be read first."""
    said = announce("withdrawn", NUMBER, on="03-06")

    register = sg.Register.of(said).add(show(NUMBER, "03-13"))

    assert status(register) == "withdrawn"
    assert kinds(register) == [("published", "03-13"), ("withdrawn", "03-13")]
    assert doubts(register) == []


def test_what_only_repeats_is_history_and_no_change() -> None:
    """An alert that stands in two reports is published once, on the first day."""
    register = sg.Register.of(show(NUMBER, "03-06"), show(NUMBER, "03-13"))

    assert kinds(register) == [("published", "03-06"), ("repeated", "03-13")]
    assert [change.what.value for change in register.changes(since=day("01-01"))] == ["published"]
    assert f"{register.current()[0].alert.published_on}" == "2026-03-06"


def test_changes_since_an_earlier_register_hold_what_became_known_late() -> None:
    """A report of an old day that is loaded today is news today."""
    before = sg.Register.of(show(NUMBER, "03-13"))
    after = before.add(show("SR/00002/26", "01-02"), announce("withdrawn", NUMBER, on="03-20"))

    found = [(change.number, change.what.value) for change in after.changes(since=before)]

    assert found == [("SR/00002/26", "published"), (NUMBER, "withdrawn")]
    assert after.changes(since=after) == ()
    assert [change.number for change in after.changes(since=day("03-01"))] == [NUMBER, NUMBER]


def test_two_alerts_under_one_number_both_stay() -> None:
    """A number that was printed twice names two pages: neither alert hides the other, and it is told."""
    register = sg.Register.of(show(NUMBER, "03-06", page="1"), show(NUMBER, "06-05", page="2", risk_level="low"))

    assert len(register.current()) == 2
    assert doubts(register) == [(NUMBER, "number_shared")]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([announce("withdrawn", "SR/09999/26", on="03-13")], ("SR/09999/26", "never_seen")),
        ([announce("withdrawn", on="03-13")], (None, "no_alert_named")),
        (
            [announce("withdrawn", NUMBER, on="03-13"), announce("restored", NUMBER, on="03-13")],
            (NUMBER, "contradictory"),
        ),
        ([announce("renumbered", NUMBER, on="03-13")], (NUMBER, "new_number_missing")),
        ([announce("duplicate_removed", NUMBER, on="03-13", other=("SR/09999/26",))], ("SR/09999/26", "never_seen")),
        ([announce("corrected", NUMBER, on="03-13")], (NUMBER, "correction_never_seen")),
        ([announce("withdrawn", NUMBER, on=None)], (NUMBER, "day_unknown")),
        ([show(NUMBER, "03-06", seen="03-07", risk_level="low")], (NUMBER, "order_unknown")),
    ],
)
def test_what_cannot_be_decided_is_told(
    entries: list[sg.Publication | sg.Announcement], expected: tuple[str, str]
) -> None:
    """Never silently settled: a doubt names the alert and says why, in both languages."""
    register = sg.Register.of(show(NUMBER, "03-06", seen="03-07"), *entries)

    assert expected in doubts(register)
    assert all(re.search("[\u4e00-\u9fff]", doubt.text("zh")) for doubt in register.doubts())


def test_where_one_day_says_two_things_the_alert_stays() -> None:
    """No alert is said to be gone that may not be."""
    said = [announce(action, NUMBER, on="03-13") for action in ("withdrawn", "restored")]

    assert status(sg.Register.of(show(NUMBER, "03-06"), *said)) == "in_force"


def test_a_corrected_text_that_was_seen_leaves_no_doubt() -> None:
    """Once the report was loaded again after the correction, nothing is missing."""
    register = sg.Register.of(
        show(NUMBER, "03-06", seen="03-07"),
        announce("corrected", NUMBER, on="03-13"),
        show(NUMBER, "03-06", seen="03-20", risk_level="low"),
    )

    assert doubts(register) == []


def test_a_register_takes_alerts_entries_and_reports_and_nothing_else() -> None:
    """An alert by itself is a publication at the given moment; what is none of these is refused by name."""
    register = sg.Register.of(ALERT, seen_at=moment("03-07"))

    assert list(register.entries) == [sg.Publication(alert=ALERT, seen_at=moment("03-07"))]
    with pytest.raises(sg.InvalidValue, match="items: expected an alert, an entry of a register or a report, got str"):
        register.add("SR/00001/26")  # type: ignore[arg-type]  # what is refused


def test_a_register_is_a_value() -> None:
    """It cannot be changed, is equal to its like, and survives pickling and its own documents."""
    register = sg.Register.of(show(NUMBER, "03-06", seen="03-07"), announce("withdrawn", NUMBER, on="03-13"))
    lines = [sg.dumps(entry) for entry in register.entries]
    read = sg.Register().add_all(received.record for received in sg.iter_ndjson(lines))  # type: ignore[misc]  # of two kinds

    assert register == read == pickle.loads(pickle.dumps(register))
    assert hash(register) == hash(read)
    assert repr(register) == "<Register of 1 alerts>"
    with pytest.raises(AttributeError, match="immutable"):
        register._archive = None  # type: ignore[assignment]  # what is refused
