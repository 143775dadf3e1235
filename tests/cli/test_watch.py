"""`safetygate watch` and `safetygate again`: which alerts concern a catalogue, and which alert repeats which."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

import safetygate as sg
from tests.cli.running import ALERT, SAMPLE, run, saved

CATALOGUE = "id,brand,model\nmine,Acme,AB-1234\n"
MATCHED = ALERT.replace('"category":"toys"', '"category":"toys","brands":["ACME"],"models":["AB 1234"]')


def test_matches_come_out_one_a_line(tmp_path: Path) -> None:
    """Each is an object by the schema, with item, alert, strength, grade, and the evidence in both languages."""
    result = run("watch", saved(tmp_path, CATALOGUE, "mine.csv"), saved(tmp_path, MATCHED))

    line = json.loads(result.stdout)
    assert result.exit_code == 0
    assert line == {
        "id": "mine",
        "alert": "SR/01234/26",
        "strength": 0.88,
        "grade": "likely",
        "evidence": [
            {"ground": "same_model", "value": "ab1234", "en": "same model: ab1234", "zh": "型号相同：ab1234"},
            {"ground": "same_brand", "value": "acme", "en": "same brand: acme", "zh": "品牌相同：acme"},
        ],
    }
    jsonschema.validate(line, sg.bundle("alert-match"))
    assert result.stderr.startswith("A match is a question to a person")


def test_only_what_is_new_is_shown(tmp_path: Path) -> None:
    """With a state, a match is shown once, and again only where it has become surer."""
    catalogue, feed, state = saved(tmp_path, CATALOGUE, "mine.csv"), saved(tmp_path, MATCHED), tmp_path / "state"

    first = run("watch", catalogue, feed, "--state", state)
    again = run("watch", catalogue, feed, "--state", state)
    state.write_text(state.read_text(encoding="utf-8").replace("likely", "possible"), encoding="utf-8")
    surer = run("watch", catalogue, feed, "--state", state)

    assert first.stdout == surer.stdout != ""
    assert again.stdout == ""
    assert again.stderr.startswith("Nothing was matched that had not been shown before.")


def test_a_state_of_another_kind_is_refused_and_kept(tmp_path: Path) -> None:
    """A file that `watch` has not written is not overwritten."""
    state = saved(tmp_path, "precious", "state")

    result = run("watch", saved(tmp_path, CATALOGUE, "mine.csv"), saved(tmp_path, MATCHED), "--state", state)

    assert result.exit_code == 2
    assert "expected a state that `watch` has written" in result.stderr
    assert state.read_text(encoding="utf-8") == "precious"


def test_a_feed_is_read_as_it_is_and_nothing_found_is_no_certificate(tmp_path: Path) -> None:
    """A weekly report need not be imported first; that nothing is matched does not mean safe, and that is said."""
    catalogue = saved(tmp_path, CATALOGUE, "mine.csv")

    english, chinese = (run("watch", catalogue, SAMPLE, "--lang", language) for language in ("en", "zh"))

    assert english.exit_code == chinese.exit_code == 0
    assert english.stdout == chinese.stdout == ""
    assert "no certificate of safety" in english.stderr
    assert "不构成产品安全的证明" in chinese.stderr


def test_a_table_is_for_people(tmp_path: Path) -> None:
    """The same matches with heads and words in the language asked for."""
    result = run(
        *(
            "watch",
            saved(tmp_path, CATALOGUE, "mine.csv"),
            saved(tmp_path, MATCHED),
            "--format",
            "text",
            "--lang",
            "zh",
        )
    )

    assert "很可能" in result.stdout
    assert "SR/01234/26" in result.stdout


def test_what_the_catalogue_cannot_say_is_told(tmp_path: Path) -> None:
    """A row with a wrong GTIN ends with 1, and the line names file and row."""
    catalogue = saved(tmp_path, "name,gtin\nkettle,123\n", "mine.csv")

    result = run("watch", catalogue, saved(tmp_path, MATCHED))

    assert result.exit_code == 1
    assert f"{catalogue}: row 2, column –: expected a GTIN" in result.stderr


def test_an_alert_that_is_not_valid_is_refused(tmp_path: Path) -> None:
    """What might concern the catalogue and cannot be read is no reason to be quiet."""
    broken = saved(tmp_path, MATCHED.replace('"DE"', '"Germany"'))

    assert run("watch", saved(tmp_path, CATALOGUE, "mine.csv"), broken).exit_code == 2


def test_repeats_are_found_before_an_alert_is_flagged(tmp_path: Path) -> None:
    """A new alert is compared with those known, for people and for programs, and a person is asked."""
    new = saved(tmp_path, MATCHED.replace("SR/01234/26", "SR/09999/26"), "new.json")
    known = saved(tmp_path, f"{MATCHED}\n{ALERT.replace('01234', '01235')}\n", "known.ndjson")

    text, lines = run("again", new, known), run("again", new, known, "--format", "json")

    assert text.stdout.startswith(
        "SR/09999/26: SR/01234/26: the same product was perhaps notified before (as good as certain)"
    )
    assert "a person to decide" in text.stderr
    assert [(each["repeats"], each["kind"]) for each in map(json.loads, lines.stdout.splitlines())] == [
        ("SR/01234/26", "same_product")
    ]


def test_an_alert_like_no_other_says_so(tmp_path: Path) -> None:
    """Nothing is silent: where nothing like it is known, that is said."""
    result = run("again", saved(tmp_path, MATCHED), SAMPLE)

    assert result.stdout == ""
    assert "SR/01234/26: nothing like it is known" in result.stderr
