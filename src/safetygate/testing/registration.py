"""
What Hypothesis asks for when it is imported: from then on `st.from_type` draws the records of this library.

Nothing of the records is loaded before one is asked for.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any


def register() -> None:
    """Make the records known to Hypothesis; its entry point calls this."""
    # Hypothesis keeps this table for itself; without it every class has to be named in advance, which takes a while.
    with suppress(ImportError, KeyError):
        from hypothesis.strategies._internal import types

        table: dict[str, Any] = vars(types)["_global_extra_lookup"]
        table["safetygate"] = strategy_for
        return
    from hypothesis import strategies as st

    from safetygate.documents.kinds import KINDS

    for cls in KINDS.values():
        st.register_type_strategy(cls, strategy_for)


def strategy_for(cls: Any) -> Any:
    """The strategy for *cls* where it is the class of a record, of a part of one, or of a text; else nothing."""
    if not isinstance(cls, type) or not cls.__module__.startswith("safetygate."):
        return None
    from safetygate.documents.plain import is_record_class
    from safetygate.domain.records.texts import Texts
    from safetygate.testing.strategies import records, texts

    if cls is Texts:
        return texts()
    return records(cls) if is_record_class(cls) else None
