"""
Keys of the algorithms that the extra `[sign]` brings; any other algorithm is an object of the host.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import Any, Final, final

from attrs import field, frozen
from pendulum import DateTime

from safetygate.documents.extras import need
from safetygate.domain.records.checks import Maybe, Moment, Text
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.moments import to_moment

_ALGORITHMS: Final = {"Ed25519": "Ed25519", "P-256": "ES256"}
"""From the curve of a key to the only algorithm that it is for."""


@final
@frozen(kw_only=True, eq=False)
class Key:
    """
    One key, public or private; whoever holds only its public part can verify and not sign.

    Attributes:
        id: The name by which the other side finds it.
        algorithm: The only algorithm that it is for: `Ed25519` or `ES256`.
        valid_from: The moment from which it is used; absent where it always was.
        valid_until: The moment from which it is no longer used; absent where none is set.
    """

    id: str = field(validator=Text(1000))
    algorithm: str
    valid_from: DateTime | None = field(validator=Maybe(Moment()))
    valid_until: DateTime | None = field(validator=Maybe(Moment()))
    # Whoever prints a key, or what holds one, must not see what it is made of.
    _material: Any = field(repr=False, alias="material")

    def sign(self, data: bytes) -> bytes:
        """
        The signature over *data*.

        Raises:
            InvalidValue: Where this is only the public part of the key.
        """
        if not self._material.is_private:
            raise InvalidValue("expected a private key to sign with", field="key")
        signature: bytes = _by_name(self.algorithm).sign(data, self._material)
        return signature

    def verify(self, data: bytes, signature: bytes) -> bool:
        """Whether *signature* is one of this key over *data*."""
        return bool(_by_name(self.algorithm).verify(data, signature, self._material))


def _by_name(algorithm: str) -> Any:
    return need("joserfc.jws", "A key", "sign").JWSRegistry(algorithms=[algorithm]).get_alg(algorithm)


def load_key(
    material: str | bytes | Mapping[str, Any],
    *,
    id: str,  # noqa: A002  # a key has it under this name
    valid_from: dt.datetime | None = None,
    valid_until: dt.datetime | None = None,
) -> Key:
    """
    A key of the curve Ed25519 or P-256, public or private.

    Args:
        material: The key in PEM, or as JWK (RFC 7517): its text or the object that it stands for.
        id: Explained at `Key`.
        valid_from: Explained at `Key`.
        valid_until: Explained at `Key`.

    Raises:
        InvalidValue: Where it is no such key; what it holds stands in no message.
        MissingExtra: Where the extra `[sign]` is not installed.
    """
    jwk = need("joserfc.jwk", "A key", "sign")
    if isinstance(material, str | bytes) and material.strip()[:1] in {"{", b"{"}:
        material = _read_jwk(material)
    for import_key in (jwk.OKPKey.import_key, jwk.ECKey.import_key):
        key = _import(import_key, material)
        if key is not None and key.curve_name in _ALGORITHMS:
            return Key(
                id=id,
                algorithm=_ALGORITHMS[key.curve_name],
                valid_from=None if valid_from is None else to_moment(valid_from, field="valid_from"),
                valid_until=None if valid_until is None else to_moment(valid_until, field="valid_until"),
                material=key,
            )
    raise InvalidValue("expected a key of the curve Ed25519 or P-256, in PEM or as JWK", field="material")


def _read_jwk(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        # Without the cause: it quotes the text.
        return {}


def _import(import_key: Callable[[Any], Any], material: object) -> Any | None:
    kty = material.get("kty") if isinstance(material, Mapping) else None
    try:
        key = import_key(dict(material) if isinstance(material, Mapping) else material)
    # The package raises many classes, of which some quote what they were given.
    except Exception:  # noqa: BLE001  # see above
        return None
    return key if kty in {None, key.key_type} else None
