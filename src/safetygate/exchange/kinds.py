"""
Every kind of document, and the record it stands for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from safetygate.domain.alert import Alert
from safetygate.exchange.report import Report

KINDS: Final[Mapping[str, type[Any]]] = {cls.kind: cls for cls in (Alert, Report)}
"""From the `kind` on a document to its record."""
