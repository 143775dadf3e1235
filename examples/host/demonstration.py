"""
A demonstration: two authorities' settings with new keys, and a quarter of cases that are made up.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

from attrs import evolve
from joserfc.jwk import OKPKey

import safetygate as sg
from examples.host.host import Host
from examples.host.settings import digest_token
from safetygate import testing

CASES: Final = 120
CATALOGUE: Final = (
    {"id": "A-1", "name": "Exemplar 1", "brand": "Exemplar"},
    {"id": "A-7", "name": "Exemplar 7", "brand": "Exemplar"},
)


class Side(NamedTuple):
    """
    One of two hosts.

    Attributes:
        settings: The file with its settings.
        token: The token of its one caller.
        port: Where it listens.
    """

    settings: Path
    token: str
    port: int


def write_settings(folder: Path, ports: tuple[int, int], databases: tuple[str, ...] = ()) -> tuple[Side, Side]:
    """The settings of DG JUST and GACC, each the partner of the other, with new tokens; keys that are there stay."""
    folder.mkdir(parents=True, exist_ok=True)
    names, authorities = ("dg_just", "gacc"), (sg.DG_JUST, sg.GACC)
    addresses = databases or tuple(f"sqlite:///{(folder / name).absolute()}.db" for name in names)
    keys = [_find_key(folder / f"{name}.json") for name in names]
    tokens = [secrets.token_urlsafe(16) for _ in names]
    made: list[dict[str, Any]] = [
        {
            "authority": _plain(authorities[own]),
            "source": f"https://{name}.example/exchange",
            "database": addresses[own],
            "key": {"id": f"{name}-key", "jwk": keys[own]},
            "callers": [
                {
                    "name": f"officer of {name}",
                    "token_sha256": digest_token(tokens[own]),
                    "authority": _plain(authorities[own]),
                }
            ],
            "partners": [
                {
                    "source": f"https://{names[1 - own]}.example/exchange",
                    "address": f"http://127.0.0.1:{ports[1 - own]}/events",
                    "authorities": [_plain(authorities[1 - own])],
                    "keys": [
                        {
                            "id": f"{names[1 - own]}-key",
                            "jwk": {part: text for part, text in keys[1 - own].items() if part != "d"},
                        }
                    ],
                }
            ],
            "catalogue": CATALOGUE,
        }
        for own, name in enumerate(names)
    ]
    for name, value in zip(names, made, strict=True):
        (folder / f"{name}.json").write_text(json.dumps(value, indent=2), encoding="utf-8")
    first, second = (
        Side(folder / f"{name}.json", token, port) for name, token, port in zip(names, tokens, ports, strict=True)
    )
    return first, second


def _find_key(settings: Path) -> Any:
    # What waits in the outbox is signed already, and must still hold when the host is started again.
    if settings.exists():
        return json.loads(settings.read_text(encoding="utf-8"))["key"]["jwk"]
    return OKPKey.generate_key("Ed25519").as_dict(private=True)


def _plain(authority: sg.Authority) -> Any:
    return sg.converter().unstructure(authority)


def fill(host: Host, *, count: int = CASES) -> None:
    """Put the made-up quarter into a host that holds nothing yet: each case as both sides know it by now."""
    host.store.upgrade()
    if host.store.read(lambda connection: host.casebook.page(connection, "", 1)).items:
        return
    now = host.clock()
    made = testing.cases(Random(2026), count, first_on=(now - dt.timedelta(days=100)).date(), days=91)
    cases = [case.as_of(now) for case in made if case.opened_at <= now]
    host.store.write(
        lambda connection: [
            host.casebook.add(
                connection,
                case.id,
                [evolve(case, entries=()), *case.entries],
                at=case.opened_at,
                number=case.alert.number,
            )
            for case in cases
        ]
    )
