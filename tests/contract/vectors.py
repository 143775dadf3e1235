"""The conformance vectors: documents with the answer that any implementation, in any language, must give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import safetygate.documents.schema

PACKAGED: Final = Path(safetygate.documents.schema.__file__).parents[1] / "schemas"
FOLDER: Final = (PACKAGED if PACKAGED.is_dir() else Path(__file__).parents[2] / "schemas") / "conformance"
INDEX: Final[dict[str, list[dict[str, Any]]]] = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))


def content(entry: dict[str, Any]) -> Any:
    """The JSON value in the file of *entry*."""
    return json.loads((FOLDER / entry["file"]).read_text(encoding="utf-8"))


def documents() -> dict[str, Any]:
    """Every vector that is JSON, by name; of a rule both documents."""
    plain = {entry["file"]: content(entry) for part in ("valid", "invalid") for entry in INDEX[part]}
    ruled = {
        f"{entry['file']} {name}": content(entry)[name] for entry in INDEX["rules"] for name in ("holds", "broken")
    }
    return plain | ruled
