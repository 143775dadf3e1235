"""
What is written on the outside of a document: the attributes of CloudEvents 1.0, and those that others add.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias, final
from urllib.parse import urlsplit

from attrs import asdict, field, fields, frozen
from pendulum import DateTime

from safetygate.documents.schema import BASE
from safetygate.domain.records.checks import Check, Maybe, Moment, Text
from safetygate.domain.records.converters import maybe_moment
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.frozen import MAX_INTEGER, FrozenMap, freeze
from safetygate.domain.records.moments import format_moment, parse_moment
from safetygate.domain.records.shapes import ADDRESS

Identity: TypeAlias = tuple[str, str]
"""The source and the id of an event: no two events share both."""

Attribute: TypeAlias = str | int | bool
"""What an attribute may hold beside the known ones: the types String, Integer and Boolean of CloudEvents."""

SPECVERSION: Final = "1.0"
CONTENT_TYPE: Final = "application/cloudevents+json"
"""The media type under which an event is sent in structured mode."""
BATCH_CONTENT_TYPE: Final = "application/cloudevents-batch+json"
"""The media type under which a batch of events is sent."""

LINE: Final = Text(
    1000,
    pattern=r"^[^\x00-\x20\x7f-\xa0](?:[^\x00-\x1f\x7f-\x9f]*[^\x00-\x20\x7f-\xa0])?$",
)
"""Text without control characters, and without a blank at either end."""

SOURCE: Final = Text(4000, pattern=r"^(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$")
"""A URI reference (RFC 3986)."""

# Such as `application/json; charset=utf-8` or `application/vnd.example+json`.
MEDIA_TYPE: Final = Text(
    200,
    pattern=r"^[A-Za-z0-9!#$&^_.+-]+/(?:[A-Za-z0-9!#$&^_.+-]+\+)?[jJ][sS][oO][nN](?: ?;[ -~]*[!-~])?$",
)
"""A media type that is JSON by section 3.1.1 of CloudEvents: without its parameters it ends in `/json` or `+json`."""

NAME: Final = Text(100, pattern=r"^[a-z0-9]+$")
"""The name of an attribute: small letters and digits, which no protocol changes on the way."""

_VALUE: Final = Text(4000, least=0)


def type_of(kind: str) -> str:
    """The type of the events that carry a *kind* of document, made from the base of the schemas."""
    # CloudEvents asks for the name of the owner in reverse: `invalid.safetygate.alert.v1`.
    base = urlsplit(BASE)
    version = base.path.rstrip("/").rpartition("/")[2]
    return ".".join([*reversed(base.netloc.split(".")), kind, version])


@final
@frozen
class _Extensions(Check):
    """
    Attributes beside the known ones, by name.
    """

    def _keywords(self) -> Mapping[str, Any]:
        return {"maxLength": _VALUE.most, "minimum": -MAX_INTEGER, "maximum": MAX_INTEGER}

    def _refuse(self, value: Any) -> str | None:
        if type(value) is not FrozenMap:
            return f"expected attributes by name, got {type(value).__name__}"
        for name, held in value.items():
            if name in KNOWN:
                return f"expected no attribute {name} here, which has its own place"
            refusal = NAME.refusal(name) or self._refuse_value(held)
            if refusal is not None:
                return f"{name}: {refusal}"
        return None

    def _refuse_value(self, held: Any) -> str | None:
        if type(held) is bool or (type(held) is int and abs(held) <= MAX_INTEGER):
            return None
        return _VALUE.refusal(held) if isinstance(held, str) else "expected text, a whole number, true or false"


def _as_extensions(value: Mapping[str, Attribute]) -> FrozenMap[Attribute]:
    extensions: FrozenMap[Attribute] = freeze(value, field="extensions")
    return extensions


@final
@frozen(kw_only=True)
class Envelope:
    """
    What is written on the outside of one document; the names are those of CloudEvents 1.0.

    Attributes:
        id: What tells the event from every other of the same source; sent again, it keeps its id.
        source: Who sends it: a URI reference, the same for all events of one system.
        type: What it carries: the kind of the document and the major version of its schema.
        subject: What it is about, within the source: the number of an alert, the identifier of a case.
        time: When what it tells of took place, in UTC.
        datacontenttype: The media type of the document, which is JSON also where this is not said.
        dataschema: The `$id` of the schema that the document keeps to.
        sequence: Its place among the events of the source; of two, the one whose text sorts later came later.
        extensions: Every further attribute, such as `traceparent` or `partitionkey`, by its name.
    """

    id: str = field(validator=LINE)
    source: str = field(validator=SOURCE)
    type: str = field(validator=LINE)
    subject: str | None = field(default=None, validator=Maybe(LINE))
    time: DateTime | None = field(default=None, converter=maybe_moment, validator=Maybe(Moment()))
    datacontenttype: str | None = field(default=None, validator=Maybe(MEDIA_TYPE))
    dataschema: str | None = field(default=None, validator=Maybe(ADDRESS))
    sequence: str | None = field(default=None, validator=Maybe(LINE))
    extensions: FrozenMap[Attribute] = field(factory=FrozenMap, converter=_as_extensions, validator=_Extensions())

    @property
    def identity(self) -> Identity:
        """What no other event shares."""
        return (self.source, self.id)

    def write(self) -> dict[str, Attribute]:
        """Every attribute that is set, by its name as CloudEvents writes it, moments as text."""
        own = asdict(self, recurse=False, filter=lambda part, held: part.name != "extensions" and held is not None)
        if self.time is not None:
            own["time"] = format_moment(self.time)
        return {"specversion": SPECVERSION, **own, **self.extensions}


NAMED: Final = frozenset(each.name for each in fields(Envelope)) - {"extensions"}
"""The attributes that have a member of their own."""

KNOWN: Final = NAMED | {"specversion", "data", "data_base64"}
"""The names that no further attribute may have."""


def address(attributes: Mapping[str, Any]) -> Envelope | None:
    """
    The envelope that these *attributes* make, each of which but the type is as it should be.

    `None` where they do not say who sent what, so that nobody could answer.
    """
    if not {"id", "source", "type"} <= attributes.keys():
        return None
    named = {name: held for name, held in attributes.items() if name in NAMED}
    if "time" in named:  # text becomes time in one place only
        named["time"] = parse_moment(named["time"])
    further = {name: held for name, held in attributes.items() if name not in KNOWN}
    try:
        return Envelope(**named, extensions=further)
    except InvalidValue:
        return None
