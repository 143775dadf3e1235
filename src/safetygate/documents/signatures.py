"""
Signatures: who vouches for a document on its way, as detached JSON Web Signatures (RFC 7515, appendix F).

What is signed is the document as it was sent, in its canonical form, and which event it belongs to.
Who may sign, with which keys and algorithms, is agreed between the parties; keys and their look-up are the host's.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from collections.abc import Callable, Collection
from typing import Any, Final, Protocol, final

from attrs import evolve, frozen

from safetygate.documents.envelope.attributes import Envelope, Identity
from safetygate.documents.envelope.receiving import Delivery, receive
from safetygate.documents.envelope.wrapping import write_event
from safetygate.documents.json_text import Data, Unreadable, decode, parse, problems_of
from safetygate.documents.json_values import canonical_json, is_object
from safetygate.documents.problems import problem
from safetygate.documents.report import Report, make_report
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.moments import to_moment
from safetygate.domain.records.problems import Problem, Severity

ALGORITHMS: Final = frozenset({"Ed25519", "ES256"})
"""The algorithms that are taken where nothing else was agreed: RFC 9864 and RFC 7518."""

ATTRIBUTE: Final = "signature"
"""The attribute of the envelope that holds the signatures, a blank between two."""

# RFC 9864 names the curve; many a signer still writes the name that RFC 8037 gave to the family.
_NAMES: Final = {"EdDSA": "Ed25519"}

# Beside a signature that holds, one that cannot be judged takes nothing away: so keys and algorithms can be changed.
_CANNOT_BE_JUDGED: Final = {"signature-algorithm", "signature-key-unknown", "signature-key-period"}


class Signer(Protocol):
    """
    What signs: a `Key` with a private part, or an object of the host, such as one that asks a security module.
    """

    @property
    def id(self) -> str:
        """The name by which the other side finds the key to verify with."""
        ...

    @property
    def algorithm(self) -> str:
        """The name of the algorithm, as it stands in the signature."""
        ...

    def sign(self, data: bytes) -> bytes:
        """The signature over *data*."""
        ...


class Verifier(Protocol):
    """
    What verifies: a `Key`, or an object of the host for an algorithm of its own.
    """

    @property
    def algorithm(self) -> str:
        """The name of the only algorithm for which the key may be used."""
        ...

    @property
    def valid_from(self) -> dt.datetime | None:
        """The moment from which the key is used; absent where it always was."""
        ...

    @property
    def valid_until(self) -> dt.datetime | None:
        """The moment from which the key is no longer used; absent where none is set."""
        ...

    def verify(self, data: bytes, signature: bytes) -> bool:
        """Whether *signature* is one over *data*."""
        ...


@final
@frozen(kw_only=True)
class Verification:
    """
    What came of verifying an event.

    Attributes:
        by: The names of the keys whose signatures hold.
        report: What is wrong with any signature, at `/signature`.
    """

    by: tuple[str, ...]
    report: Report

    @property
    def valid(self) -> bool:
        """Whether at least one signature holds and none is wrong; one that cannot be judged beside it is a warning."""
        return bool(self.by) and self.report.valid


def sign(event: Data, *signers: Signer) -> bytes:
    """
    The same event with a signature of each of *signers*, beside those that it has.

    A view is signed by whoever made it; only who holds the whole document can verify its author's signature.

    Args:
        event: An event as `wrap` gives it.
        signers: Who vouches for it.

    Raises:
        InvalidDocument: Where the event is not valid; nobody vouches for what the other side would refuse.
        InvalidValue: Where no signer is given, or there would be more signatures than an event can hold.
    """
    if not signers:
        raise InvalidValue("expected at least one signer", field="signers")
    envelope, content = _open(receive(event))
    made = (_sign(content, envelope.identity, signer) for signer in signers)
    signature = " ".join([*_tokens(envelope), *made])
    return write_event(evolve(envelope, extensions={**envelope.extensions, ATTRIBUTE: signature}), content)


def _open(delivery: Delivery[Any]) -> tuple[Envelope, bytes]:
    envelope, _ = delivery.accept()
    content = delivery.canonical
    assert content is not None  # what is accepted has a canonical form
    return envelope, content


def _tokens(envelope: Envelope) -> list[str]:
    return str(envelope.extensions.get(ATTRIBUTE, "")).split()


def _sign(content: bytes, identity: Identity, signer: Signer) -> str:
    header = canonical_json({"alg": signer.algorithm, "kid": signer.id, "event": _name(identity)})
    protected = _pack(header.encode())
    return f"{protected}..{_pack(signer.sign(_signing_input(protected, content)))}"


def _signing_input(protected: str, content: bytes) -> bytes:
    return f"{protected}.{_pack(content)}".encode()


def _name(identity: Identity) -> str:
    """The text that stands for one event in a signature, so that nobody can put the signature on another one."""
    return _pack(hashlib.sha256(canonical_json(list(identity)).encode()).digest())


def _pack(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def verify(
    delivery: Delivery[Any],
    find_key: Callable[[str], Verifier | None],
    *,
    at: dt.datetime,
    algorithms: Collection[str] = ALGORITHMS,
) -> Verification:
    """
    Which signatures of an event hold, and what is wrong with the others.

    That a key is of the authority in whose name the document speaks is for the host to see: it knows whose keys
    it gives out.

    Args:
        delivery: The event, as `receive` gives it.
        find_key: The key of a name, or `None` where the host knows none: the `get` of a dict, or a look-up of the host.
        at: The moment at which the event was received; the key has to be in use then.
        algorithms: The algorithms that were agreed on.

    Raises:
        InvalidDocument: Where the event itself has an error.
        InvalidValue: Where *at* names no zone.
    """
    expect(delivery, Delivery, field="delivery")
    envelope, content = _open(delivery)
    moment, event = to_moment(at, field="at"), _name(envelope.identity)
    by, found = list[str](), list[Problem]()
    for token in dict.fromkeys(_tokens(envelope)):
        mark = _parse(token, content)
        code = "signature-form" if mark is None else _fault(mark, find_key, moment, algorithms, event)
        if mark is None or code is not None:
            found.append(problem(code or "", (ATTRIBUTE,), value=mark and mark.key_id))
        else:
            by.append(mark.key_id)
    if by:
        found = [_weigh(each) for each in found]
    return Verification(by=tuple(by), report=make_report(None, found or _miss(by)))


def _miss(by: list[str]) -> list[Problem]:
    return [] if by else [problem("signature-missing", (ATTRIBUTE,))]


def _weigh(found: Problem) -> Problem:
    return evolve(found, severity=Severity.WARNING) if found.code in _CANNOT_BE_JUDGED else found


@final
@frozen
class _Mark:
    """
    One signature as it came: what its protected header says, what should be signed, and the bytes of the signature.
    """

    key_id: str
    algorithm: str
    event: str
    signed: bytes
    signature: bytes


def _parse(token: str, content: bytes) -> _Mark | None:
    protected, _, rest = token.partition("..")
    try:
        header, signature = parse(decode(_unpack(protected))), _unpack(rest)
    except (Unreadable, ValueError):
        return None
    # RFC 7515, section 4.1.11: an extension that must be understood, and that nobody here understands.
    if not is_object(header) or any(problems_of(header)) or not {"crit", "b64"}.isdisjoint(header):
        return None
    key_id, algorithm, event = (header.get(name) for name in ("kid", "alg", "event"))
    if not (isinstance(key_id, str) and isinstance(algorithm, str) and isinstance(event, str)):
        return None
    return _Mark(key_id, _NAMES.get(algorithm, algorithm), event, _signing_input(protected, content), signature)


def _unpack(text: str) -> bytes:
    if re.fullmatch("[A-Za-z0-9_-]+", text) is None:
        raise ValueError
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _fault(
    mark: _Mark,
    find_key: Callable[[str], Verifier | None],
    at: dt.datetime,
    algorithms: Collection[str],
    event: str,
) -> str | None:
    """What is wrong with one signature that came with an *event*."""
    # The algorithm is a matter of the key and of what was agreed, and never of what the signature says of itself.
    if mark.algorithm not in algorithms:
        return "signature-algorithm"
    key = find_key(mark.key_id)
    if key is None:
        return "signature-key-unknown"
    if _NAMES.get(key.algorithm, key.algorithm) != mark.algorithm:
        return "signature-key-algorithm"
    if not (key.valid_from or at) <= at or (key.valid_until is not None and at >= key.valid_until):
        return "signature-key-period"
    if not key.verify(mark.signed, mark.signature):
        return "signature-changed"
    return None if mark.event == event else "signature-replayed"
