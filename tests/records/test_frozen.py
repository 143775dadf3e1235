"""Mappings and JSON values that cannot change."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given, strategies as st

from safetygate.documents.document import loads
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.frozen import FrozenMap, freeze, thaw
from safetygate.domain.records.texts import Texts
from safetygate.testing.schema_values import LETTERS
from tests.documents.samples import document

NAMES = st.text(max_size=3)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=10,
)


@given(items=st.dictionaries(NAMES, st.integers()), data=st.data())
def test_the_order_of_names_carries_no_meaning(items: dict[str, int], data: st.DataObject) -> None:
    """However the items come, the mapping is equal, has the same hash and reads the same."""
    shuffled = data.draw(st.permutations(list(items.items())))

    one, other = FrozenMap(items), FrozenMap(shuffled)

    assert one == other == items
    assert hash(one) == hash(other)
    assert list(one.items()) == list(other.items()) == sorted(items.items())
    assert repr(one) == repr(other)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_a_copy_is_equal(again: Any) -> None:
    """A mapping survives copying and pickling, as records do."""
    texts = Texts(zh="玩具", en="Toy")

    assert again(texts) == texts
    assert hash(again(texts)) == hash(texts)
    assert type(again(texts)) is Texts


def test_it_cannot_be_changed() -> None:
    """No name, no value and no attribute can be set or taken away, however the mapping came to be."""
    for texts in (Texts(en="Toy"), loads(json.dumps(document())).product.name):
        for name in ("_items", "_hash", "other"):
            with pytest.raises(AttributeError, match="Texts is immutable"):
                setattr(texts, name, {})
            with pytest.raises(AttributeError, match="Texts is immutable"):
                delattr(texts, name)
        with pytest.raises(TypeError):
            texts["en"] = "Doll"


@given(wordings=st.dictionaries(st.sampled_from(["de", "en", "fr", "zh"]), st.text(LETTERS, min_size=1), min_size=1))
def test_texts_that_are_read_are_those_that_are_built(wordings: dict[str, str]) -> None:
    """Equal, with the same hash and the same order, whichever language comes first in the document."""
    for order in (1, -1):
        written = dict(list(wordings.items())[::order])
        texts = loads(json.dumps(document(risk_description=written))).risk_description

        assert texts == Texts(wordings)
        assert hash(texts) == hash(Texts(wordings))
        assert list(texts) == sorted(wordings)


@given(value=VALUES)
def test_freezing_keeps_the_value(value: Any) -> None:
    """What is thawed again is the same JSON; a number without fraction is the same number."""
    assert thaw(freeze(value, field="extensions")) == value


def test_true_is_not_one() -> None:
    """Python takes one for the other, JSON does not."""
    assert freeze({"a": True}, field="extensions") != freeze({"a": 1}, field="extensions")
    assert freeze({"a": [1]}, field="extensions") != freeze({"a": [True]}, field="extensions")
    assert freeze({"a": 1.0}, field="extensions") == freeze({"a": 1}, field="extensions")


@pytest.mark.parametrize("value", [{1: "a"}, {"a": {1}}, {"a": b""}, object()])
def test_what_json_cannot_hold_is_refused(value: Any) -> None:
    """Nothing is turned into text quietly."""
    with pytest.raises(InvalidValue):
        freeze(value, field="extensions")


def test_the_best_wording() -> None:
    """The first language that there is of those asked for, else the first in order of code."""
    texts = Texts(zh="玩具", en="Toy")

    assert texts.best("fr", "zh") == "玩具"
    assert texts.best("fr") == texts.best() == "Toy"
