"""
JSON values drawn from the keywords of a schema alone: an independent reading of the contract.

It shares nothing but the alphabet with the strategies of the library, which are drawn from the records.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from safetygate.documents.extras import need
from safetygate.documents.kinds import require_document_class
from safetygate.documents.schema import file_name, schemas
from safetygate.domain.records.characters import NON_CHARACTERS

if TYPE_CHECKING:
    from safetygate.documents.kinds import Document

need("hypothesis", "Drawing documents for tests", "testing")

from hypothesis import strategies as st  # noqa: E402  # after the check that it is there

_REMARKS: Final = {"title", "description", "examples", "default", "format", "$schema", "$id", "$defs"}
_CLOSED: Final = {"additionalProperties": False}
_FILLED: Final = {"minProperties": 1}
# What cannot be stored can stand in no document.
LETTERS: Final = st.characters(codec="utf-8", exclude_characters="\0" + NON_CHARACTERS)
ANYTHING: Final = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(-(2**53) + 1, 2**53 - 1)
    | st.text(LETTERS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(LETTERS), inner, max_size=3),
    max_leaves=4,
)


@cache
def documents(cls: type[Document]) -> st.SearchStrategy[dict[str, Any]]:
    """
    Documents as plain JSON, drawn from the schema of *cls* and from nothing else, those of no record among them.

    What a schema cannot say may still be refused: only a problem whose code begins with `SG-M-` is right then.

    Args:
        cls: The class of a document, such as `Alert`.

    Raises:
        InvalidValue: Where *cls* is no such class.
    """
    require_document_class(cls)
    file = file_name(cls.kind)
    return _values(schemas()[file], file)


def _values(schema: Mapping[str, Any], file: str) -> st.SearchStrategy[Any]:  # noqa: C901, PLR0911, PLR0912  # a case a shape
    """Values that *schema*, which stands in *file*, allows."""
    match {keyword: said for keyword, said in schema.items() if keyword not in _REMARKS and keyword[:2] != "x-"}:
        case {"$ref": to, **rest} if not rest:
            address, _, name = to.partition("#/$defs/")
            target = schemas()[address or file]
            return st.deferred(lambda: _values(target["$defs"][name] if name else target, address or file))
        case {"const": value, **rest} if not rest:
            return st.just(value)
        case {"enum": codes, **rest} if not rest:
            return st.sampled_from(codes)
        case {"type": "string", "pattern": shape, "not": {"pattern": no}, "maxLength": most, **rest} if rest.keys() <= {
            "minLength"
        }:
            return _shape(shape, no, rest.get("minLength", 0), most)
        case {"type": "string", "minLength": least, "maxLength": most, **rest} if not rest:
            return st.text(LETTERS, min_size=least, max_size=most)
        case {"type": "boolean", **rest} if not rest:
            return st.booleans()
        case {"type": "integer", "minimum": least, "maximum": most, **rest} if not rest:
            return st.integers(least, most) | st.integers(least, min(most, 2**40)).map(float)
        case {"type": "array", "items": items, "maxItems": most, **rest} if rest.keys() <= {"minItems", "uniqueItems"}:
            least = rest.get("minItems", 0)
            unique = rest.get("uniqueItems", False)
            return st.lists(_values(items, file), min_size=least, max_size=min(most, least + 2), unique=unique)
        case {"type": "object", "properties": members, "required": needed, **rest} if rest == _CLOSED:
            return _choose({name: _values(said, file) for name, said in members.items()}, frozenset(needed))
        case {"type": "object", "propertyNames": names, "additionalProperties": said, **rest} if rest == _FILLED:
            return st.dictionaries(_values(names, file), _values(said, file), min_size=1, max_size=3)
        case {"type": "object", "propertyNames": names, **rest} if not rest:
            return st.dictionaries(_values({"type": "string", **names}, file), ANYTHING, max_size=2)
        case {"type": "object", "allOf": kinds, **rest} if rest.keys() <= {"required", "properties"}:
            return st.one_of(*(_values(kind["then"], file) for kind in kinds))
        case unknown:
            raise LookupError(f"no values are known for {unknown}")


def _shape(shape: str, no: str, least: int, most: int) -> st.SearchStrategy[str]:
    texts = st.from_regex(shape, alphabet=LETTERS)
    return texts.filter(lambda text: least <= len(text) <= most and re.search(no, text) is None)


@st.composite
def _choose(draw: st.DrawFn, members: Mapping[str, st.SearchStrategy[Any]], needed: frozenset[str]) -> dict[str, Any]:
    """An object with the *needed* ones of its *members* and a few others, in any order."""
    optional = sorted(members.keys() - needed)
    others = draw(st.lists(st.sampled_from(optional), max_size=4, unique=True)) if optional else []
    return {name: draw(members[name]) for name in draw(st.permutations([*sorted(needed), *others]))}
