"""Questions about documents on their way: versions, and signatures by keys that the standards publish."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

import safetygate as sg
from tests.contract.behaviours.asking import Asked
from tests.contract.behaviours.documents import ALERT, alert, event, read

FLAG: dict[str, Any] = {
    "kind": "flag",
    "schema_version": "1.0",
    "id": "flag-1",
    "case_id": "case-1",
    "author": {"code": "dg_just"},
    "made_at": "2026-09-02T09:00:00Z",
    "addressed_to": {"code": "gacc", "country": "CN"},
    "purpose": "for_follow_up",
    "reasons": ["sold_online"],
}
INSPECTION: dict[str, Any] = {
    "kind": "inspection",
    "schema_version": "1.7",
    "id": "inspection-1",
    "case_id": "case-1",
    "author": {"code": "gacc", "country": "CN"},
    "made_at": "2026-09-03T09:00:00Z",
    "flag_id": "flag-1",
    "findings": [{"weight": 1.25, "places": ["Ningbo", None]}],
}
SEIZURE = "org.example.customs/seizure"


def a_case(*entries: dict[str, Any], **members: Any) -> dict[str, Any]:
    """A case with these entries."""
    usual = {
        "kind": "case",
        "schema_version": "1.0",
        "id": "case-1",
        "alert": ALERT,
        "moderator": {"code": "dg_just"},
        "opened_at": "2026-09-01T08:00:00Z",
        "participants": [{"code": "gacc", "country": "CN"}],
        "entries": list(entries),
    }
    return usual | members


def newer(**members: Any) -> dict[str, Any]:
    """The alert as version 1.7 of the schemas says it."""
    return alert(schema_version="1.7", **members)


def ask_versions() -> Iterator[Asked]:
    """What is kept of a newer version, what is an error all the same, and what a sender insists on."""
    product = {"category": "toys", "brands": ["Exemplar"]}
    rows: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("this-version", "Nothing is kept of a document that says nothing new.", ALERT),
        ("newer-and-nothing-new", "It is written in the lowest version that can say it.", newer()),
        ("newer-member", "A member that is not known is kept.", newer(informant="Li Exemplar")),
        ("newer-member-within", "Also in a part.", newer(product=product | {"weight_in_grams": 12.5, "parts": [None]})),
        ("newer-code", "A code of an open list is kept.", newer(product=product | {"category": "drones"})),
        (
            "newer-codes",
            "Of a list of codes the whole list is kept.",
            a_case(FLAG | {"schema_version": "1.7", "reasons": ["sold_online", "sold_by_drone"]}),
        ),
        ("member-of-this-version", "What is unknown in a known version is an error.", alert(informant="Li Exemplar")),
        ("code-of-this-version", "So is a code.", alert(product=product | {"category": "drones"})),
        ("newer-broken", "What is known is checked in any version.", newer(number="", informant="Li")),
        ("no-code", "What is no code is not kept as one.", newer(product=product | {"category": "a drone!"})),
        (
            "what-decides",
            "What decides a step is closed in every version.",
            a_case(FLAG | {"schema_version": "1.7", "purpose": "for_arbitration"}),
        ),
        ("next-major", "Another major version is not read.", alert(schema_version="2.0")),
        ("no-version", "Nor what is no version.", alert(schema_version="1")),
        ("reply-by", "What 1.1 brought, in a document of 1.1.", read("message-reply-by")),
        (
            "reply-by-too-early",
            "The same member in a document of 1.0.",
            read("message-reply-by") | {"schema_version": "1.0"},
        ),
        ("versions-within", "A case of 1.0 with an alert of 1.7.", a_case(FLAG, alert=newer(informant="Li Exemplar"))),
        ("unknown-entry", "An entry of an unknown kind keeps its place.", a_case(FLAG, INSPECTION)),
        (
            "unknown-entry-of-a-known-version",
            "A misspelt kind is found.",
            a_case(FLAG, INSPECTION | {"schema_version": "1.0"}),
        ),
        (
            "unknown-entry-without-author",
            "Every entry has an author.",
            a_case(FLAG, {name: value for name, value in INSPECTION.items() if name != "author"}),
        ),
        (
            "unknown-entry-nine-digits",
            "All digits of its moment stay as they came.",
            a_case(FLAG, INSPECTION | {"made_at": "2026-09-03T09:00:00.123456789Z"}),
        ),
        ("required", "What is not understood but required is an error.", alert(requires=[SEIZURE])),
        ("required-of-an-entry", "An entry that requires more has no effect.", a_case(FLAG | {"requires": [SEIZURE]})),
    )
    for name, why, document in rows:
        yield Asked(name, why, {"document": document})
    yield Asked(
        "required-and-understood",
        "What is understood is required in vain.",
        {"document": alert(requires=[SEIZURE]), "understands": [SEIZURE]},
        {"errors": []},
    )


OURS = {
    "kty": "OKP",
    "crv": "Ed25519",
    "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
}
"""RFC 8037, appendix A.1."""

NEXT = {
    "kty": "OKP",
    "crv": "Ed25519",
    "x": "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw",
    "d": "TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs",
}
"""RFC 8032, section 7.1, test 2."""

CURVE = {
    "kty": "EC",
    "crv": "P-256",
    "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
    "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
}
"""RFC 7515, appendix A.3: only the public part, as every signature by it is another one."""

BY_CURVE = (
    "eyJhbGciOiJFUzI1NiIsImV2ZW50Ijoia1QzMVkzT1NWVFpPLVdrSldiYmNuZGQ5b1N0SlpsN0Rtd2lST01DNi13dyIsImtpZCI6"
    "ImN1cnZlIn0..YP_aMy8E20IJsrJLUi56W-XA8w3GTSDRIfGe-ni2MMMMXEzGGfUej9YrvIh6A6Zi6ijfO88uz818iT5GOqZaIA"
)
"""A signature of the event by that key."""


def key(name: str, jwk: dict[str, str], **when: str) -> dict[str, Any]:
    """A public key as it stands in a question."""
    return {"id": name, "jwk": {member: value for member, value in jwk.items() if member != "d"}} | when


def sign(text: str, *names: str) -> str:
    """The event signed by these keys, as it is sent."""
    private = {"ours": OURS, "next": NEXT}
    return sg.sign(text, *(sg.load_key(private[name], id=name) for name in names)).decode()


def rewrite(text: str, **members: Any) -> str:
    """The same event with other members on its outside."""
    return json.dumps(json.loads(text) | members, ensure_ascii=False, separators=(",", ":"))


def claim(text: str, **members: Any) -> str:
    """The same event, whose signature says other things of itself."""
    protected, _, rest = json.loads(text)["signature"].partition("..")
    header = json.loads(base64.urlsafe_b64decode(protected + "=" * (-len(protected) % 4))) | members
    packed = base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=").decode()
    return rewrite(text, signature=f"{packed}..{rest}")


def ask_signature() -> Iterator[Asked]:
    """Signatures that hold, and each way in which one can fail."""
    signed, twice = sign(event(), "ours"), sign(event(), "ours", "next")
    short = sign(event(data=alert(sold_online=None)), "ours")
    ours, following, curve = key("ours", OURS), key("next", NEXT), key("curve", CURVE)
    year = "2026-01-01T00:00:00Z"
    rows: tuple[tuple[str, str, str, list[dict[str, Any]]], ...] = (
        ("ed25519", "A signature holds.", signed, [ours]),
        ("es256", "So does one of the other algorithm.", rewrite(event(), signature=BY_CURVE), [curve]),
        ("layout", "Layout and order of members mean nothing.", json.dumps(json.loads(signed), indent=2), [ours]),
        ("none", "An event without a signature.", event(), [ours]),
        ("two", "Two signatures, both known.", twice, [ours, following]),
        ("rotation", "A new key that is not known yet, beside one that is.", twice, [ours]),
        ("unknown-key", "Nobody knows the key.", signed, [following]),
        ("not-yet", "The key is used from later on.", signed, [key("ours", OURS, valid_from="2026-09-01T00:00:00Z")]),
        ("expired", "At the moment named, the key is no longer used.", signed, [key("ours", OURS, valid_until=AT)]),
        ("in-use", "From its first moment on the key is used.", signed, [key("ours", OURS, valid_from=AT)]),
        ("expired-beside", "An old key beside a new one.", twice, [key("ours", OURS, valid_until=year), following]),
        ("changed", "Another document.", rewrite(signed, data=alert(origin="TR")), [ours]),
        (
            "default-added",
            "To write out a default is a change.",
            rewrite(short, data=alert(sold_online="unknown")),
            [ours],
        ),
        ("another-key", "The key of this name is another one.", signed, [key("ours", NEXT)]),
        ("another-curve", "A key is for one algorithm.", signed, [key("ours", CURVE)]),
        ("algorithm-none", "Nobody agreed on none.", claim(signed, alg="none"), [ours]),
        ("algorithm-shared", "Nor on a public key as a shared secret.", claim(signed, alg="HS256"), [ours]),
        ("algorithm-other", "The algorithm of another key.", claim(signed, alg="ES256"), [ours]),
        ("older-name", "EdDSA is another name of Ed25519, and a changed header.", claim(signed, alg="EdDSA"), [ours]),
        ("must-understand", "Extensions of the header are refused.", claim(signed, crit=["b64"], b64=False), [ours]),
        ("no-signature", "A text that is none.", rewrite(signed, signature="signed"), [ours]),
        ("replayed", "A signature of another event.", rewrite(signed, id="event-2"), [ours]),
        (
            "changed-beside",
            "A change is an error beside a signature that holds.",
            twice,
            [key("ours", NEXT), following],
        ),
        ("same-twice", "The same signature twice is one.", rewrite(signed, signature=_double(signed)), [ours]),
    )
    for name, why, text, keys in rows:
        yield Asked(name, why, {"event": text, "keys": keys, "at": AT})
    yield Asked(
        "not-agreed",
        "An algorithm that was not agreed on.",
        {"event": signed, "keys": [ours], "at": AT, "algorithms": ["ES256"]},
        {"valid": False},
    )
    broken = {"event": event(data=None), "keys": [ours], "at": AT}
    yield Asked("no-document", "There must be a document to be signed.", broken, {"refused": "event"})


AT = "2026-08-22T00:00:00Z"


def _double(text: str) -> str:
    return " ".join([json.loads(text)["signature"]] * 2)
