"""Questions about single documents: scope, views, changes, normal form, and events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
    return [
        {
            "platform": "temu",
            **(
                {}
                if country is None
                else {"seller": {"role": "distributor", "name": "Exemplar Ltd", "country": country}}
            ),
        }
        for country in countries
    ]


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
