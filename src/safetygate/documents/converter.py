"""
The way into `cattrs`, for hosts whose own classes hold records of this library.
"""

from __future__ import annotations

from cattrs import Converter

from safetygate.documents.document import from_dict, to_dict
from safetygate.documents.kinds import KINDS


def converter() -> Converter:
    """
    A new `cattrs` converter that reads and writes every kind of document, wherever a class of the host holds one.

    What it reads is checked as `from_dict` checks it, and refused with the same `InvalidDocument`.
    Add hooks of your own to it: it is yours.
    """
    made = Converter()
    for cls in KINDS.values():
        made.register_structure_hook(cls, lambda value, _: from_dict(value))
        made.register_unstructure_hook(cls, to_dict)
    return made
