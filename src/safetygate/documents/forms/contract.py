"""
The whole contract in one file, in the form that a tool takes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, TypeAlias
from urllib.parse import urlsplit

from safetygate.documents.codec.members import MAJOR, MINOR
from safetygate.documents.forms.flat import UNION, Flat
from safetygate.documents.forms.lists import list_codes, list_rules
from safetygate.documents.forms.typescript import write_types
from safetygate.documents.problems import list_values
from safetygate.documents.schema import BASE, schemas
from safetygate.domain.records.errors import InvalidValue, expect

Schemas: TypeAlias = Mapping[str, Any]
"""From the name of each schema file to its content."""


ContractForm: TypeAlias = Literal["flat", "openapi", "asyncapi", "typescript", "rules", "codes"]
"""A form in which the contract can be had."""


def contract(form: ContractForm, *, base: str = BASE) -> str:
    """
    The whole contract in one file: derived from the schemas, and of the same verdict on every document.

    Args:
        form: `flat`, `openapi`, `asyncapi`, `typescript`, `rules` or `codes`.
        base: The name under which the parties publish the schemas: an https address that ends in `/v1/`, from which
            every `$id` and, by its host in reverse, every event type is made.

    Raises:
        InvalidValue: Where there is no such form, or *base* is no such address.
    """
    expect(form, str, field="form")
    if form not in _MAKERS:
        raise InvalidValue(f"expected one of {list_values(_MAKERS, form)}", field="form")
    made = _MAKERS[form](rename(schemas(), base))
    return made if isinstance(made, str) else json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def rename(content: Schemas, base: str) -> Schemas:
    """
    The schemas under another *base*, which is the one name that every other name in them begins with.

    Raises:
        InvalidValue: Where *base* is no https address that ends in the major version, such as `/v1/`.
    """
    if re.fullmatch(r"https://[a-z0-9.-]+/(?:[A-Za-z0-9._~-]+/)*v[0-9]+/", base, re.ASCII) is None:
        raise InvalidValue("expected an address such as https://alerts.example/schemas/v1/", field="base")
    events, ours = _events_of(base), _events_of(BASE)
    # In a pattern each point stands behind a backslash, which JSON doubles.
    pairs = ((BASE, base), (f"{ours}.", f"{events}."), (f"{_escape(ours)}", _escape(events)))
    text = json.dumps(dict(content))
    for before, after in pairs:
        text = text.replace(before, after)
    renamed: Schemas = json.loads(text)
    return renamed


def _events_of(base: str) -> str:
    """What every event type begins with: the host of *base* in reverse, as CloudEvents asks."""
    return ".".join(reversed(urlsplit(base).netloc.split(".")))


def _escape(events: str) -> str:
    return events.replace(".", r"\\.") + r"\\."


def _make_flat(content: Schemas) -> dict[str, Any]:
    definitions = content["definitions.json"]
    address = definitions["$id"].removesuffix("definitions.json") + "flat.json"
    head = {"$schema": definitions["$schema"], "$id": address, "title": UNION, "$ref": f"#/$defs/{UNION}"}
    return {**head, "$defs": Flat(content, formats=False).definitions()}


def _make_openapi(content: Schemas) -> dict[str, Any]:
    definitions = Flat(content, prefix="#/components/schemas/").definitions()
    return {"openapi": "3.1.1", "info": _INFO, "paths": {}, "components": {"schemas": definitions}}


def _make_asyncapi(content: Schemas) -> dict[str, Any]:
    prefix = "#/components/schemas/"
    definitions = Flat(content, prefix=prefix, mapped=False).definitions()
    documents = {each["$ref"].rpartition("/")[2] for each in definitions[UNION]["oneOf"]}
    messages = {
        name: {
            "contentType": "application/cloudevents+json" if name == "Envelope" else "application/json",
            "payload": {"$ref": prefix + name},
        }
        for name in sorted(documents | {"Envelope"})
    }
    return {"asyncapi": "3.0.0", "info": _INFO, "components": {"messages": messages, "schemas": definitions}}


_INFO: Final = {
    "title": "safetygate",
    "version": f"{MAJOR}.{MINOR}",
    "description": "Alerts on unsafe products sold online, exchanged between DG JUST and GACC. "
    "司法与消费者总司和海关总署交换的网售不安全产品预警通报。",
    "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
}

_MAKERS: Final[Mapping[ContractForm, Callable[[Schemas], Any]]] = {
    "flat": _make_flat,
    "openapi": _make_openapi,
    "asyncapi": _make_asyncapi,
    "typescript": lambda content: write_types(Flat(content).definitions()),
    "rules": lambda _: list_rules(),
    "codes": list_codes,
}
