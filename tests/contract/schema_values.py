"""
JSON values drawn from the keywords of a schema alone: an independent reading of the contract.

It shares nothing with the strategies of the library, which are drawn from the records.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from hypothesis import strategies as st

from safetygate.documents.schema import schemas
from safetygate.domain.records.characters import NON_CHARACTERS

REMARKS = {"title", "description", "examples", "default", "format", "$schema", "$id", "$defs"}
CLOSED = {"additionalProperties": False}
FILLED = {"minProperties": 1}
LETTERS = st.characters(codec="utf-8", exclude_characters="\0" + NON_CHARACTERS)
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(-(2**53) + 1, 2**53 - 1)
    | st.text(LETTERS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(LETTERS), inner, max_size=3),
    max_leaves=4,
)


@cache
def documents(file: str) -> st.SearchStrategy[Any]:
    """Documents that the schema in *file* allows."""
    return values(schemas()[file], file)


def values(schema: Mapping[str, Any], file: str) -> st.SearchStrategy[Any]:  # noqa: C901, PLR0911, PLR0912  # a case a shape
    """Values that *schema*, which stands in *file*, allows."""
    match {keyword: said for keyword, said in schema.items() if keyword not in REMARKS and keyword[:2] != "x-"}:
        case {"$ref": to, **rest} if not rest:
            address, _, name = to.partition("#/$defs/")
            target = schemas()[address or file]
            return st.deferred(lambda: values(target["$defs"][name] if name else target, address or file))
        case {"const": value, **rest} if not rest:
            return st.just(value)
        case {"enum": codes, **rest} if not rest:
            return st.sampled_from(codes)
        case {
            "type": "string",
            "pattern": shape,
            "not": {"type": "string", "pattern": no},
            "maxLength": most,
            **rest,
        } if rest.keys() <= {"minLength"}:
            least = rest.get("minLength", 0)
            texts = st.from_regex(shape, alphabet=LETTERS)
            return texts.filter(lambda text: least <= len(text) <= most and re.search(no, text) is None)
        case {"type": "string", "minLength": least, "maxLength": most, **rest} if not rest:
            return st.text(LETTERS, min_size=least, max_size=most)
        case {"type": "boolean", **rest} if not rest:
            return st.booleans()
        case {"type": "integer", "minimum": least, "maximum": most, **rest} if not rest:
            return st.integers(least, most) | st.integers(least, min(most, 2**40)).map(float)
        case {"type": "array", "items": items, "maxItems": most, **rest} if rest.keys() <= {"minItems", "uniqueItems"}:
            least = rest.get("minItems", 0)
            unique = rest.get("uniqueItems", False)
            return st.lists(values(items, file), min_size=least, max_size=min(most, least + 2), unique=unique)
        case {"type": "object", "properties": members, "required": needed, **rest} if rest == CLOSED:
            return chosen({name: values(said, file) for name, said in members.items()}, frozenset(needed))
        case {"type": "object", "propertyNames": names, "additionalProperties": said, **rest} if rest == FILLED:
            return st.dictionaries(values(names, file), values(said, file), min_size=1, max_size=3)
        case {"type": "object", "propertyNames": names, **rest} if not rest:
            return st.dictionaries(values({"type": "string", **names}, file), ANYTHING, max_size=2)
        case {"type": "object", "allOf": kinds, **rest} if rest.keys() <= {"required", "properties"}:
            return st.one_of(*(values(kind["then"], file) for kind in kinds))
        case unknown:
            raise LookupError(f"no values are known for {unknown}")


@st.composite
def chosen(draw: st.DrawFn, members: Mapping[str, st.SearchStrategy[Any]], needed: frozenset[str]) -> dict[str, Any]:
    """An object with the *needed* ones of its *members* and a few others, in any order."""
    optional = sorted(members.keys() - needed)
    others = draw(st.lists(st.sampled_from(optional), max_size=4, unique=True)) if optional else []
    return {name: draw(members[name]) for name in draw(st.permutations([*sorted(needed), *others]))}
