"""
What a host is told: whose it is, where it keeps things, who may call it, and with whom it exchanges cases.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, final

from attrs import field, frozen

import safetygate as sg


@final
@frozen(kw_only=True)
class KeyText:
    """
    A key as it is written down.

    Attributes:
        id: The name by which the other side finds it.
        jwk: The key (RFC 7517); with its private part only in the settings of its owner.
    """

    id: str
    jwk: dict[str, str] = field(repr=False)

    def load(self) -> sg.Key:
        """The key, ready for use."""
        return sg.load_key(self.jwk, id=self.id)


@final
@frozen(kw_only=True)
class Caller:
    """
    Somebody who may call the host.

    Attributes:
        name: The name that the audit gives them.
        token_sha256: The digest of the token by which they are known; the token itself is written nowhere.
        authority: For whom they act, and for nobody else.
    """

    name: str
    token_sha256: str = field(repr=False)
    authority: sg.Authority


@final
@frozen(kw_only=True)
class Partner:
    """
    The host of another authority.

    Attributes:
        source: The source that its events name.
        address: Where it takes events.
        authorities: For whom it speaks; its own authority stands first.
        keys: The keys of which one has to have signed what it sends.
    """

    source: str
    address: str
    authorities: tuple[sg.Authority, ...]
    keys: tuple[KeyText, ...]

    @property
    def name(self) -> str:
        """The name by which the outbox and the audit know it."""
        name: str = self.authorities[0].code.value
        return name

    def speaks_for(self, authority: sg.Authority) -> bool:
        """Whether what *authority* says may come from there."""
        return authority.identity in {each.identity for each in self.authorities}


@final
@frozen(kw_only=True)
class Settings:
    """
    All of it.

    Attributes:
        authority: Whose host it is.
        source: The source that its own events name.
        database: The address of the database, such as `sqlite:///host.db` or `postgresql+psycopg://…`.
        key: The key that signs.
        callers: Who may call it.
        partners: With whom it exchanges cases.
        catalogue: Products that are watched for.
    """

    authority: sg.Authority
    source: str
    database: str
    key: KeyText
    callers: tuple[Caller, ...] = ()
    partners: tuple[Partner, ...] = ()
    catalogue: tuple[dict[str, str], ...] = ()


def load_settings(path: Path) -> Settings:
    """
    The settings in a JSON file.

    Raises:
        SystemExit: Where it is wrong, with every problem and its place.
    """
    value: Any = json.loads(path.read_text(encoding="utf-8"))
    try:
        return sg.converter().structure(value, Settings)
    except Exception as error:
        problems = (f"{path}: {each.pointer}: {each.message('en')}" for each in sg.explain(error).problems)
        raise SystemExit("\n".join(problems)) from error


def digest_token(token: str) -> str:
    """The digest under which a token stands in the settings."""
    return hashlib.sha256(token.encode()).hexdigest()
