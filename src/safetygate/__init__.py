"""
Exchange alerts on unsafe non-food consumer products sold online, between the European Union and China.

The front door: what stands here is all that a host needs, each name loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from safetygate.domain.alert import Alert
    from safetygate.domain.number import AlertNumber
    from safetygate.domain.problem import Problem
    from safetygate.domain.text import Texts
    from safetygate.errors import InvalidDocument, InvalidValue, MissingExtra, SafetyGateError
    from safetygate.exchange.converter import converter
    from safetygate.exchange.document import (
        Received,
        canonical,
        dumps,
        from_dict,
        iter_ndjson,
        loads,
        read,
        to_dict,
        validate,
    )
    from safetygate.exchange.report import Report
    from safetygate.sources import read_alerts

_HOMES = {
    "domain.alert": ("Alert",),
    "domain.number": ("AlertNumber",),
    "domain.problem": ("Problem",),
    "domain.text": ("Texts",),
    "errors": ("InvalidDocument", "InvalidValue", "MissingExtra", "SafetyGateError"),
    "exchange.converter": ("converter",),
    "exchange.document": (
        "Received",
        "canonical",
        "dumps",
        "from_dict",
        "iter_ndjson",
        "loads",
        "read",
        "to_dict",
        "validate",
    ),
    "exchange.report": ("Report",),
    "sources": ("read_alerts",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Alert",
    "AlertNumber",
    "InvalidDocument",
    "InvalidValue",
    "MissingExtra",
    "Problem",
    "Received",
    "Report",
    "SafetyGateError",
    "Texts",
    "canonical",
    "converter",
    "dumps",
    "from_dict",
    "iter_ndjson",
    "loads",
    "read",
    "read_alerts",
    "to_dict",
    "validate",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
