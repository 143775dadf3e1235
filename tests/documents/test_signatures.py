"""A signature tells who vouches for a document, and each way in which it can fail has a name of its own."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import json
import pickle
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

import safetygate as sg
from safetygate.testing.strategies import alerts
from tests.documents.test_envelope import ALERT, changed, sent

AT = dt.datetime(2026, 8, 22, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
ED25519, P256 = OKPKey.generate_key("Ed25519"), ECKey.generate_key("P-256")
PRIVATE = {key.curve_name: key.as_pem(private=True) for key in (ED25519, P256)}
PUBLIC = {key.curve_name: key.as_pem(private=False) for key in (ED25519, P256)}
OURS, OTHER = sg.load_key(PRIVATE["Ed25519"], id="ours"), sg.load_key(PRIVATE["P-256"], id="other")
KEYS = {"ours": sg.load_key(PUBLIC["Ed25519"], id="ours"), "other": sg.load_key(PUBLIC["P-256"], id="other")}


def check(event: Any, keys: Any = None, **other: Any) -> sg.Verification:
    """What came of verifying *event* by *keys*, or by all that there are."""
    return sg.verify(sg.receive(event), (KEYS if keys is None else keys).get, **{"at": AT, **other})


def found(verification: sg.Verification) -> list[tuple[str, str]]:
    """Which problems there are, and how much each weighs."""
    assert {each.pointer for each in verification.report.problems} <= {"/signature"}
    return [(each.code, each.severity.value) for each in verification.report.problems]


@pytest.mark.parametrize("signer", [OURS, OTHER], ids=["Ed25519", "ES256"])
def test_a_signature_holds_in_every_mode(signer: sg.Key) -> None:
    """Whole, as headers and body, or in a batch: whoever signed is named, and the document is the same."""
    event = sg.sign(sent(subject="SR/01234/26"), signer)
    headers, body = sg.to_binary(event)
    [batch] = sg.receive_batch(sg.to_batch([event]))

    for delivery in (sg.receive(event), sg.receive(body, headers=headers), batch):
        verification = sg.verify(delivery, KEYS.get, at=AT)
        assert (verification.by, verification.valid) == ((signer.id,), True)
        assert verification.report.problems == ()
        assert delivery.record == ALERT
    assert body == delivery.canonical


@given(record=alerts())
def test_the_layout_of_a_document_is_no_part_of_what_is_signed(record: sg.Alert) -> None:
    """A gateway may write the event anew, in another order and with other escapes."""
    event = json.loads(sg.sign(sent(record=record), OURS))
    anew = json.dumps(dict(reversed(event.items())), indent=2)

    assert check(anew).by == ("ours",)


def test_what_the_sender_left_to_defaults_is_left_out_of_what_is_signed() -> None:
    """A document is verified as it was sent, whatever a record would add to it."""
    event = changed(lambda event: event["data"].pop("sold_online"))
    signed = json.loads(sg.sign(event, OURS))

    assert "sold_online" not in signed["data"]
    assert check(json.dumps(signed)).valid


def swap(event: bytes, **members: Any) -> bytes:
    """The signed *event* with other attributes."""
    return json.dumps({**json.loads(event), **members}).encode()


def forge(header: dict[str, Any], sign: Any = lambda _: b"x" * 64) -> bytes:
    """An event with a signature made by hand."""
    event = json.loads(sent())
    content = sg.receive(sent()).canonical or b""
    identity = hashlib.sha256(f'["{event["source"]}","{event["id"]}"]'.encode()).digest()
    head, payload = pack(json.dumps({"event": pack(identity), **header}).encode()), pack(content)
    return swap(sent(), signature=f"{head}..{pack(sign(f'{head}.{payload}'.encode()))}")


def pack(data: bytes) -> str:
    """Base64 as signatures write it."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def mac(data: bytes) -> bytes:
    """What a library would take that uses the public key as a shared secret."""
    return hmac.digest(PUBLIC["Ed25519"], data, "sha256")


SIGNED = sg.sign(sent(), OURS)
WRONG: dict[str, tuple[bytes, str]] = {
    "no signature": (sent(), "signature-missing"),
    "an empty one": (swap(SIGNED, signature=""), "signature-missing"),
    "no text": (swap(SIGNED, signature=7), "signature-form"),
    "half of one": (swap(SIGNED, signature=json.loads(SIGNED)["signature"].partition("..")[0]), "signature-form"),
    "not detached": (swap(SIGNED, signature=json.loads(SIGNED)["signature"].replace("..", ".e30.")), "signature-form"),
    "no header": (swap(SIGNED, signature="e30..AAAA"), "signature-form"),
    "a header twice": (swap(SIGNED, signature=pack(b'{"alg":"x","alg":"y"}') + "..AAAA"), "signature-form"),
    "an extension": (forge({"alg": "Ed25519", "kid": "ours", "crit": ["b64"], "b64": False}), "signature-form"),
    "no algorithm": (forge({"alg": "none", "kid": "ours"}), "signature-algorithm"),
    "a secret that is public": (forge({"alg": "HS256", "kid": "ours"}, mac), "signature-algorithm"),
    "the algorithm of another key": (forge({"alg": "ES256", "kid": "ours"}), "signature-key-algorithm"),
    "an unknown key": (sg.sign(sent(), sg.load_key(PRIVATE["P-256"], id="nobody")), "signature-key-unknown"),
    "another key of that name": (
        sg.sign(sent(), sg.load_key(OKPKey.generate_key("Ed25519").as_pem(private=True), id="ours")),
        "signature-changed",
    ),
    "a changed document": (SIGNED.replace(b"SR/01234/26", b"SR/01235/26"), "signature-changed"),
    "a changed signature": (forge({"alg": "Ed25519", "kid": "ours"}), "signature-changed"),
    "a short signature": (forge({"alg": "Ed25519", "kid": "ours"}, lambda _: b"x"), "signature-changed"),
    "another event": (swap(SIGNED, id="e-2"), "signature-replayed"),
    "another sender": (swap(SIGNED, source="urn:example:other"), "signature-replayed"),
}


@pytest.mark.parametrize(("event", "code"), WRONG.values(), ids=WRONG)
def test_each_way_to_fail_has_its_name(event: bytes, code: str) -> None:
    """Who reads the report knows whether to ask for a key, to look for a fault on the way, or to suspect somebody."""
    verification = check(event)

    assert found(verification) == [(code, "error")]
    assert (verification.by, verification.valid) == ((), False)


def test_a_library_that_agreed_on_secrets_still_takes_no_public_key_for_one() -> None:
    """The algorithm is a matter of the key: allowing HS256 does not turn a public key into a secret."""
    event = forge({"alg": "HS256", "kid": "ours"}, mac)

    assert found(check(event, algorithms={"HS256"})) == [("signature-key-algorithm", "error")]


@pytest.mark.parametrize(
    ("at", "holds"),
    [(AT - DAY, False), (AT, True), (AT + DAY - dt.timedelta(microseconds=1), True), (AT + DAY, False)],
)
def test_a_key_is_used_within_its_period(at: dt.datetime, holds: bool) -> None:
    """From its first moment on, and no longer at its last."""
    key = sg.load_key(PUBLIC["Ed25519"], id="ours", valid_from=AT, valid_until=AT + DAY)

    assert found(check(SIGNED, {"ours": key}, at=at)) == ([] if holds else [("signature-key-period", "error")])


def test_keys_can_be_changed_without_a_gap() -> None:
    """Signed with the old and the new key, an event is taken by whoever knows either."""
    event = sg.sign(sg.sign(sent(), OURS), OTHER)

    assert check(event).by == ("ours", "other")
    verification = check(event, {"ours": KEYS["ours"]})
    assert (verification.by, verification.valid) == (("ours",), True)
    assert found(verification) == [("signature-key-unknown", "warning")]


def test_beside_one_that_holds_a_wrong_signature_is_still_wrong() -> None:
    """What was changed or made for another event is never passed over."""
    event = json.loads(SIGNED)
    other = json.loads(sg.sign(sent(id="e-2"), OTHER))
    both = swap(SIGNED, signature=f"{event['signature']} {other['signature']}")

    assert check(both).by == ("ours",)
    assert not check(both).valid
    assert found(check(both)) == [("signature-replayed", "error")]


def test_older_names_of_the_algorithm_are_read() -> None:
    """Many libraries still write EdDSA for Ed25519 (RFC 8037)."""
    assert check(forge({"alg": "EdDSA", "kid": "ours"}, OURS.sign)).by == ("ours",)


class Toy:
    """A signer of the host for an algorithm of its own; it stands for one of SM2 with SM3."""

    id, algorithm = "customs", "TOY"
    valid_from = valid_until = None

    def sign(self, data: bytes) -> bytes:
        """A digest, which everybody could make."""
        return hashlib.blake2s(data).digest()

    def verify(self, data: bytes, signature: bytes) -> bool:
        """Whether it is that digest."""
        return signature == hashlib.blake2s(data).digest()


def test_a_host_brings_an_algorithm_of_its_own() -> None:
    """Where the parties agreed on another algorithm, an object of the host signs and verifies by it."""
    event = sg.sign(sent(), Toy())
    keys = {"customs": Toy()}

    assert found(check(event, keys)) == [("signature-algorithm", "error")]
    assert check(event, keys, algorithms={*sg.ALGORITHMS, "TOY"}).by == ("customs",)
    assert not check(event.replace(b"SR/01234/26", b"SR/01235/26"), keys, algorithms={"TOY"}).valid


def test_nothing_wrong_is_signed_or_verified() -> None:
    """Nobody vouches for an event that the other side would refuse."""
    faulty = changed(lambda event: event.update(time="yesterday"))

    with pytest.raises(sg.InvalidDocument, match="/time"):
        sg.sign(faulty, OURS)
    with pytest.raises(sg.InvalidDocument, match="/time"):
        check(faulty)
    with pytest.raises(sg.InvalidValue, match="at least one signer"):
        sg.sign(sent())
    with pytest.raises(sg.InvalidValue, match="extensions"):
        sg.sign(sent(), *[OURS] * 30)
    with pytest.raises(sg.InvalidValue, match="time zone"):
        check(SIGNED, at=dt.datetime(2026, 8, 22))  # noqa: DTZ001  # that is the fault


def test_a_view_is_signed_by_whoever_made_it() -> None:
    """What everybody may see is another document: the signature of its author does not hold for it."""
    record = evolve(ALERT, extensions={"org.example.note": "x"})
    whole, view = sg.sign(sent(record=record), OURS), sent(record=sg.published(record))

    assert found(check(swap(view, signature=json.loads(whole)["signature"]))) == [("signature-changed", "error")]
    assert check(sg.sign(view, OTHER)).by == ("other",)


JWK = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
SECRET = {**JWK, "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}
"""The key of RFC 8037, appendix A."""


def test_a_key_is_read_from_pem_and_from_jwk() -> None:
    """As text, as bytes or as the object; the public part of a private key verifies what that signs."""
    signature = sg.load_key(SECRET, id="k").sign(b"x")

    for form in (JWK, json.dumps(JWK), json.dumps(JWK).encode()):
        assert sg.load_key(form, id="k").verify(b"x", signature)
    assert sg.load_key(PUBLIC["Ed25519"].decode(), id="k").algorithm == "Ed25519"
    assert sg.load_key(PUBLIC["P-256"], id="k").algorithm == "ES256"
    with pytest.raises(sg.InvalidValue, match="expected a private key to sign with"):
        sg.load_key(JWK, id="k").sign(b"x")


def test_the_period_of_a_key_has_a_zone() -> None:
    """A moment without one is refused by name."""
    with pytest.raises(sg.InvalidValue, match="valid_until"):
        sg.load_key(JWK, id="k", valid_until=dt.datetime(2027, 1, 1))  # noqa: DTZ001  # that is the fault


UNFIT: dict[str, Any] = {
    "a shared secret": OctKey.generate_key(256).as_dict(private=True),
    "another curve": ECKey.generate_key("P-384").as_pem(private=True),
    "another kind": RSAKey.generate_key(2048).as_pem(private=True),
    "the wrong kind": {**SECRET, "kty": "EC"},
    "half a key": json.dumps(SECRET)[:-9],
    "a broken key": {**SECRET, "x": 7},
    "nothing": "",
}


@pytest.mark.parametrize("material", UNFIT.values(), ids=UNFIT)
def test_what_is_no_key_is_refused_without_showing_it(material: Any) -> None:
    """No message, and nothing that led to it, holds what was given for a key."""
    with pytest.raises(sg.InvalidValue, match="expected a key of the curve Ed25519 or P-256") as refused:
        sg.load_key(material, id="k")

    assert SECRET["d"] not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None


def test_no_key_shows_what_it_is_made_of() -> None:
    """Neither printed nor pickled, nor in any problem of a signature that it made."""
    key = sg.load_key(SECRET, id="k")

    assert repr(key) == "Key(id='k', algorithm='Ed25519', valid_from=None, valid_until=None)"
    with pytest.raises(TypeError):
        pickle.dumps(key)
    assert SECRET["d"] not in check(sg.sign(sent(), key)).report.text("en")


HERE = Path(__file__).parent / "node"
NODE = shutil.which("node")


@pytest.mark.skipif(NODE is None, reason="Node is not installed")
@pytest.mark.parametrize("key", ["Ed25519", "P-256"])
def test_node_verifies_with_nothing_but_itself(key: str) -> None:
    """Another language needs no package: a few lines give the canonical form, and its own library the rest."""
    signer = sg.load_key(PRIVATE[key], id="k")
    good = sg.sign(sent(subject="洗澡鸭"), signer)
    events = [good, good.replace(b"SR/01234/26", b"SR/01235/26"), swap(good, id="e-2")]
    question = {"publicKey": PUBLIC[key].decode(), "events": [json.loads(event) for event in events]}
    answer = subprocess.run(
        [NODE or "node", "verify.mjs"],
        cwd=HERE,
        input=json.dumps(question),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    assert json.loads(answer.stdout) == [[True], [False], [False]]
