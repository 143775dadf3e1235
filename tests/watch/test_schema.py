"""The schema of what `safetygate watch` writes, and the records behind it."""

from __future__ import annotations

import attrs

from safetygate.documents.schema import schema
from safetygate.domain.codes import MatchGrade, MatchGround
from safetygate.domain.watch.match import AlertMatch, MatchEvidence


def test_record_and_schema_of_a_match_say_the_same() -> None:
    """The same members with the same bounds, and the same codes with the same labels; the words stand beside."""
    told = schema("alert-match")
    parts = told["$defs"]
    members = {field.name: field.validator for field in attrs.fields(AlertMatch)}
    evidence = {field.name: field.validator for field in attrs.fields(MatchEvidence)}

    assert list(told["properties"]) == told["required"] == list(members)
    assert list(parts["match_evidence"]["properties"]) == [*evidence, "en", "zh"]
    for known, checks in ((told, members), (parts["match_evidence"], evidence)):
        for name, check in checks.items():
            assert check.keywords.items() <= {**known["properties"][name], **_codes(parts, name)}.items()
    for codes, name in ((MatchGrade, "match_grade"), (MatchGround, "match_ground")):
        assert parts[name]["x-labels"] == {code.value: {"en": code.en, "zh": code.zh} for code in codes}


def _codes(parts: dict[str, dict[str, object]], name: str) -> dict[str, object]:
    """The codes of the list that a member refers to."""
    return {"enum": parts[f"match_{name}"]["enum"]} if name in {"grade", "ground"} else {}
