"""
How many different products bear one identifier: what many bear says little of each.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from safetygate.domain.watch.traits import Traits
from safetygate.domain.watch.wording import PLAIN

_ENOUGH: Final = 64
"""More products than this are not told apart: the identifier is worth nothing by then."""


class Sharing:
    """
    Counts, for some identifiers, the products that bear them; two whose names have a word in common count as one.
    """

    __slots__ = ("_products",)

    def __init__(self) -> None:
        self._products: dict[str, list[set[str]]] = {}

    def add(self, keys: Iterable[str], traits: Traits) -> None:
        """Note that the product of *traits* bears *keys*."""
        brands = {word for brand in traits.brands for word in brand}
        # Where only plain words are left, they are all there is to tell one product from another.
        name = (traits.name or traits.kind) - PLAIN - brands or traits.kind
        for key in keys:
            telling = (name | traits.models) - {key}
            products = self._products.setdefault(key, [])
            same = next((product for product in products if not telling or product & telling), None)
            if same is not None:
                same |= telling
            elif len(products) < _ENOUGH:
                products.append({*telling})

    def __call__(self, key: str) -> int:
        """How many different products bear *key*; 1 where nothing is known of it."""
        return len(self._products.get(key, ())) or 1


def keys_of(traits: Traits) -> frozenset[str]:
    """The identifiers of a product by which others are looked up."""
    return frozenset(
        (
            *traits.gtins,
            *(listing.number for listing in traits.listings),
            *(approval.base for approval in traits.approvals),
            *traits.models,
            *traits.within,
            *traits.in_text,
        )
    )
