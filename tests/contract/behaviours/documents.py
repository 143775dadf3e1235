"""Questions about single documents: scope, views, changes, normal form, and events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import safetygate as sg
from safetygate.documents.envelope.attributes import type_of
from tests.contract.behaviours.asking import Asked
from tests.contract.vectors import content

ALERT: dict[str, Any] = {
    "kind": "alert",
    "schema_version": "1.0",
    "number": "SR/00001/26",
    "notification_kind": "serious_risk",
    "notifying_country": "DE",
    "product": {"category": "toys", "brands": ["Exemplar"], "user": "consumer"},
    "sold_online": "yes",
    "origin": "CN",
}


def read(name: str) -> Any:
    """A valid document among the vectors."""
    return content({"file": f"valid/{name}.json"})


def alert(**members: Any) -> dict[str, Any]:
    """The alert with other *members*; without those that are `None`."""
    return {name: value for name, value in (ALERT | members).items() if value is not None}


def product(**members: Any) -> dict[str, Any]:
    """The alert with other members of its product."""
    return alert(product={name: value for name, value in (ALERT["product"] | members).items() if value is not None})


def offers(*countries: str | None) -> list[dict[str, Any]]:
    """Offers by sellers in these countries; of `None` the country is not known."""
    seller = {"role": "distributor", "name": "Exemplar Ltd"}
    return [{"platform": "temu", "seller": seller | ({"country": each} if each else {})} for each in countries]


ROWS: tuple[tuple[str, str, dict[str, Any], str], ...] = (
    ("plain", "Every criterion is met.", ALERT, "yes"),
    ("not-online", "Not sold online.", alert(sold_online="no"), "no"),
    ("perhaps-online", "Not known whether sold online.", alert(sold_online=None), "unknown"),
    ("professional", "For professionals.", product(user="professional"), "no"),
    ("user-not-said", "The user is not said.", product(user=None), "unknown"),
    ("category-other", "It may be food.", product(category="other"), "unknown"),
    ("low-risk", "A low risk may be acceptable.", alert(risk_level="low"), "unknown"),
    ("high-risk", "A level above it is not.", alert(notification_kind="other_risk", risk_level="high"), "yes"),
    (
        "found-safe",
        "What the authority found counts first.",
        alert(evidence={"conclusion": "safe_and_compliant"}),
        "no",
    ),
    ("found-unsafe", "The same.", alert(risk_level="low", evidence={"conclusion": "unsafe"}), "yes"),
    ("only-non-compliant", "Not to comply is no risk yet.", alert(evidence={"conclusion": "non_compliant"}), "unknown"),
    ("origin-elsewhere", "Neither made nor sold there.", alert(origin="TR", offers=offers("TR")), "no"),
    ("seller-there", "Sold from there.", alert(origin="TR", offers=offers("TR", "CN")), "yes"),
    ("sellers-not-said", "Where the sellers are is not said.", alert(origin="TR", offers=offers(None)), "unknown"),
    ("no-offers", "No offer is named.", alert(origin="TR"), "unknown"),
    ("origin-not-said", "The origin is not said.", alert(origin=None), "unknown"),
    ("hong-kong", "A separate customs territory of China.", alert(origin="HK"), "unknown"),
    ("by-china", "DG JUST is asked about what China notifies.", alert(notifying_country="CN", origin="FR"), "yes"),
)


def ask_scope() -> Iterator[Asked]:
    """Each criterion met, not met and not known."""
    for name, why, given, expected in ROWS:
        yield Asked(name, why, {"alert": given}, {"answer": expected})
    yield Asked(
        "by-a-state",
        "A national authority acts in its own country.",
        {
            "alert": alert(origin="FR", offers=offers("FR")),
            "addressee": {"code": "national", "country": "DE", "name": "Exemplar Authority"},
        },
        {"answer": "no"},
    )


def ask_selected_view() -> Iterator[Asked]:
    """What each audience sees of the fullest documents."""
    for name in ("alert-fullest", "alert-exchanged", "alert-smallest"):
        for viewer in ("everybody", "authorities"):
            why = f"What {viewer} may see of {name}."
            yield Asked(f"{name}-{viewer}", why, {"document": read(name), "viewer": viewer})
    for name in ("case-fullest", "follow-up-measures"):
        why = f"What authorities may see of {name}."
        yield Asked(f"{name}-authorities", why, {"document": read(name), "viewer": "authorities"})
    whole = sg.from_dict(read("alert-fullest"))
    seen = sg.to_dict(sg.selected_view(whole, sg.Viewer.AUTHORITIES))
    yield Asked(
        "view-of-a-view",
        "It is still one of the whole, and says all that both withheld.",
        {"document": seen, "viewer": "everybody"},
    )
    yield Asked(
        "beyond-authorities",
        "What only a newer version knows is shown to nobody.",
        {"document": alert(schema_version="1.7", informant="Li Exemplar"), "viewer": "authorities"},
    )
    why = "Of a case everybody sees what was published, and no entry."
    yield Asked("case-everybody", why, {"document": read("case-fullest"), "viewer": "everybody"})
    yield Asked(
        "flag-everybody",
        "What authorities say to each other is for nobody else.",
        {"document": read("flag-smallest"), "viewer": "everybody"},
        {"refused": "record"},
    )


def ask_changes() -> Iterator[Asked]:
    """A JSON Patch from one document to another."""
    pairs: tuple[tuple[str, str, dict[str, Any], dict[str, Any]], ...] = (
        ("same", "Nothing differs.", ALERT, ALERT),
        ("replaced", "A value is another.", ALERT, alert(origin="TR")),
        ("added", "A member is new.", alert(origin=None), ALERT),
        ("removed", "A member is gone.", ALERT, alert(origin=None)),
        (
            "default",
            "A default that is left out is no difference.",
            alert(sold_online=None),
            alert(sold_online="unknown"),
        ),
        ("item-added", "An item at the end.", product(brands=["Exemplar"]), product(brands=["Exemplar", "Exemplar 2"])),
        (
            "item-inserted",
            "What stays the same at the beginning and at the end is left alone.",
            product(brands=["Exemplar", "Exemplar 3"]),
            product(brands=["Exemplar", "Exemplar 2", "Exemplar 3"]),
        ),
        (
            "items-removed",
            "Each step is applied to what the one before it left.",
            product(brands=["Exemplar", "Exemplar 2", "Exemplar 3", "Exemplar 4"]),
            product(brands=["Exemplar", "Exemplar 4"]),
        ),
        (
            "kinds-of-values",
            "In an addition, true is not 1, and a name holds a slash.",
            alert(extensions={"org.example/one": 1}),
            alert(extensions={"org.example/one": True}),
        ),
    )
    for name, why, earlier, later in pairs:
        yield Asked(name, why, {"earlier": earlier, "later": later})


def ask_normal_form() -> Iterator[Asked]:
    """Valid documents that say in one way what can be said in several."""
    for name, why in (
        ("alert-smallest", "Defaults are written out."),
        ("alert-empty-lists", "Empty lists are left out."),
        ("alert-moment-with-offset", "Moments are written in UTC."),
        ("alert-extensions", "Agreed additions stay the same JSON values."),
        ("message-receipt", "The default of a message."),
        ("case-smallest", "The alert in a case too."),
    ):
        yield Asked(name, why, {"document": read(name)})
    turned = {name: ALERT[name] for name in reversed(ALERT)}
    yield Asked("order-of-members", "The order of members means nothing.", {"document": turned})
    yield Asked(
        "fraction",
        "A fraction is written without closing zeros.",
        {"document": read("follow-up-not-found") | {"made_at": "2026-09-01T10:00:00.120000+02:00"}},
    )


def ask_digest() -> Iterator[Asked]:
    """Texts that say the same and texts that do not; what the standard itself shows among them."""
    rows = (
        ("blanks", "Blanks and the order of members mean nothing.", '{ "b": 1,\n"a": [ true, null ] }'),
        ("escapes", "A character is the same however it is escaped.", r'{"a":"\u00e9\u20ac\/\"\n\u0001"}'),
        ("beyond-the-plane", "Names are ordered by UTF-16.", '{"\uff61":1,"\U0001f600":2,"a":3}'),
        ("whole", "A number is the same with and without a fraction of zero.", "[1.0, 1e3, -0, 0.0, 100]"),
        ("fractions", "The shortest digits that mean the number.", "[0.1, 1e-7, 0.000001, 123456789.5e-3, 4.50]"),
        ("large", "Whole numbers up to 2^53 - 1.", "[9007199254740991, -9007199254740991]"),
        ("defaults-count", "What is left out stays left out: this is no normal form.", '{"kind":"message"}'),
        ("nested", "Names are ordered in every object.", '{"b":{"d":1,"c":2},"a":[{"f":1,"e":2}]}'),
        (
            "appendix-b",
            "Numbers of appendix B of the standard that are exchanged.",
            "[5e-324,-5E-324,333333333.33333319,333333333.33333325,333333333.3333333,9.999999999999997e-7,0.000001]",
        ),
        (
            "sorting",
            "The names of section 3.2.3 of the standard.",
            r'{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}',
        ),
        ("chinese", "Other scripts are written as they are.", '{"zh":"洗澡鸭玩具","en":"Bath duck"}'),
    )
    for name, why, text in rows:
        yield Asked(name, why, {"text": text})
    yield Asked("rfc-8785", "The example of the standard, section 3.2.2.", {"text": RFC_8785}, {"canonical": CANONICAL})
    yield Asked(
        "twice", "A member that stands twice has no canonical form.", {"text": '{"a":1,"a":1}'}, {"refused": "text"}
    )
    yield Asked("cut-off", "Nor has what is no JSON.", {"text": '{"a":'}, {"refused": "text"})


RFC_8785 = (
    r"""{"numbers":[333333333.33333329,4.50,2e-3,0.000000000000000000000000001],"""
    r""""string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"""
)
"""Without its number 1E30: numbers beyond 2^53 - 1 are not exchanged."""

CANONICAL = (
    """{"literals":[null,true,false],"numbers":[333333333.3333333,4.5,0.002,1e-27],"""
    r""""string":"€$\u000f\nA'B\"\\\\\"/"}"""
)


TYPE = type_of("alert")


def event(name: str = "event-1", **members: Any) -> str:
    """An event with the alert, as it is sent."""
    usual = {
        "specversion": "1.0",
        "id": name,
        "source": "https://alerts.example.org/exchange",
        "type": TYPE,
        "datacontenttype": "application/json",
        "data": ALERT,
    }
    return json.dumps({key: value for key, value in (usual | members).items() if value is not None})


def ask_sightings() -> Iterator[Asked]:
    """Events one after the other, in every mode."""
    other = alert(origin="TR")
    turned = event(data=dict(reversed(ALERT.items())))
    body = json.dumps(ALERT)
    headers = {
        "ce-specversion": "1.0",
        "ce-id": "event-1",
        "ce-source": "https://alerts.example.org/exchange",
        "ce-type": TYPE,
        "ce-traceparent": "00-1-1-00",
        "content-type": "application/json; charset=utf-8",
    }
    rows: tuple[tuple[str, str, list[Any]], ...] = (
        ("first", "An event that was never seen.", [event()]),
        ("repeated", "The same event again, its members in another order.", [event(), turned]),
        ("conflicting", "Another document under the same source and id.", [event(), event(data=other), event()]),
        ("two-sources", "The same id by another source is another event.", [event(), event(source="/other")]),
        ("broken-then-right", "What has an error is not remembered.", [event(data=other | {"origin": "XX"}), event()]),
        ("no-id", "An event without an id.", [event(id=None)]),
        ("another-type", "The type names the kind of the document.", [event(type=TYPE.replace("alert", "case"))]),
        ("no-document", "An event without a document.", [event(data=None)]),
        ("unset", "An attribute that is null is not set.", ['{"subject":null,' + event()[1:]]),
        (
            "extensions",
            "Further attributes are texts, whole numbers, true or false.",
            [event(sampledrate=30, ready=True)],
        ),
        ("media-type", "Any JSON media type, with parameters.", [event(datacontenttype="application/alert+json; v=1")]),
        ("nine-digits", "Digits beyond six are cut, and told.", [event(time="2026-08-21T09:30:00.123456789+02:00")]),
        ("binary", "The attributes stand in headers, the document in the body.", [{"headers": headers, "body": body}]),
        (
            "all-modes",
            "The mode changes nothing.",
            [event(), {"headers": headers, "body": body}, {"batch": f"[{turned}]"}],
        ),
        ("batch", "Each event of a batch on its own.", [{"batch": f"[{event('a')}, {event('b', data=None)}]"}]),
    )
    for name, why, events in rows:
        yield Asked(name, why, {"events": events})
