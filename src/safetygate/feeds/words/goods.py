"""
The product of a notice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from safetygate.domain.alerts.product import Picture, Product
from safetygate.domain.codes import Answer, FoundIn, ProductCategory, ProductUser
from safetygate.domain.records.texts import Texts
from safetygate.feeds.finding import Notes
from safetygate.feeds.members import Members
from safetygate.feeds.remark import Remark
from safetygate.feeds.words import barcodes, codes
from safetygate.feeds.words.addresses import addresses
from safetygate.feeds.words.labels import Dialect
from safetygate.feeds.words.models import split_models
from safetygate.feeds.words.wording import items, limit, line, prose

_WORDS: Final = tuple((each, str(each.value)) for each in FoundIn)
"""The members in whose words a barcode may stand."""


def product(members: Members, language: str, dialect: Dialect, pictures: tuple[Picture, ...], notes: Notes) -> Product:
    """The product that *members* describe in *language*, with *pictures* before those that they name."""
    category, category_other = codes.category(members.text("category"), dialect, notes)
    segment, segment_other = codes.segment(members.text("segment"), notes)
    words = [(each, held) for each, name in _WORDS if (held := members.peek_texts(name))]
    combined = members.texts("batches_and_barcodes")
    proved, batches = barcodes.split_barcodes(combined, notes)
    batches = (*batches, *members.texts("batches"))
    description = members.wordings("description", language)
    brands, models = _read_description(members.texts("brands"), members.texts("models"), description, notes)
    found = barcodes.barcodes((*proved, *members.texts("barcodes")), notes)
    if category is not ProductCategory.MOTOR_VEHICLES:
        hidden = barcodes.find_barcodes([*words, (FoundIn.BATCHES, combined)], found, notes)
        found = limit((*found, *hidden), barcodes.FIELD, notes, barcodes.MOST, lambda code: code.value)
    counterfeit = codes.plain(Answer, members.text("counterfeit"), dialect, "product.counterfeit", notes)
    return Product(
        category=category,
        category_other=category_other,
        user=codes.plain(ProductUser, members.text("user"), dialect, "product.user", notes),
        name=texts(members, "name", "product.name", language, notes),
        specific_name=line(members.text("specific_name"), "product.specific_name", notes),
        brands=items(brands, "product.brands", notes, 200),
        models=split_models(models, notes),
        batches=items(batches, "product.batches", notes, 1000),
        barcodes=found,
        oecd_segment=segment,
        oecd_segment_other=segment_other,
        recall_codes=items(members.texts("recall_codes"), "product.recall_codes", notes, 100),
        production_dates=line(members.text("production_dates"), "product.production_dates", notes),
        description=_texts(description, "product.description", notes),
        packaging=texts(members, "packaging", "product.packaging", language, notes),
        counterfeit=counterfeit or (Answer.YES if any(map(_COUNTERFEIT.search, brands)) else None),
        pictures=_pictures(members, pictures, notes),
    )


# "Category: ToysProduct: DollBrand: BettyType/number of model: 28 cm" in reports of 2006
_PACKED: Final = re.compile(
    r"(?P<label>Category|Product|Brand|Name|Type ?/ ?number of model|Batch number|Description|Country of origin)\s*:\s*"
)
# "Nike (COUNTERFEIT)"; "not a counterfeit" says the opposite
_COUNTERFEIT: Final = re.compile(r"(?<!not a )(?<!not )(?<!no )\bcounterfeit", re.IGNORECASE)
_NO_BRAND: Final = frozenset({"no brand", "unbranded", "without brand", "none", "no"})
_UNKNOWN: Final = frozenset({"unknown", "not known", "not specified"})
_CUT_AT: Final = range(298, 301)
"""How long a description is that the source has cut: 593 of all years end so within a sentence."""


def _read_description(
    brands: tuple[str, ...], models: tuple[str, ...], description: Mapping[str, str], notes: Notes
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """*brands* and *models*, from the description where they are empty and it packs all members into one."""
    for text in description.values():
        _, *parts = _PACKED.split(text) if "rand:" in text or "model:" in text else [""]
        held = dict(zip(parts[::2], parts[1::2], strict=True))
        brand, model = held.get("Brand", ""), next((held[name] for name in held if "model" in name), "")
        if "Product" in held or "Category" in held:
            if brand and not any(brands):
                notes.add(Remark.MEMBER_READ, "product.brands", brand)
                brands = (brand,)
            if model and not any(models):
                notes.add(Remark.MEMBER_READ, "product.models", model)
                models = (model,)
        if len(text) in _CUT_AT and text[-1:].isalnum():
            notes.add(Remark.TEXT_CUT, "product.description", text)
    # which kind of nothing stands for a brand: a watch list needs the difference
    for text in brands:
        word = text.strip(" .:;,").casefold()
        if word in _NO_BRAND:
            notes.add(Remark.NO_BRAND, "product.brands", text)
        elif word in _UNKNOWN:
            notes.add(Remark.SAID_UNKNOWN, "product.brands", text)
    return brands, models


def texts(members: Members, name: str, field: str, language: str, notes: Notes) -> Texts | None:
    """The member *name* as text in one or more languages; a bare text is in *language*."""
    return _texts(members.wordings(name, language), field, notes)


def _texts(wordings: Mapping[str, str], field: str, notes: Notes) -> Texts | None:
    found = {spoken: body for spoken, text in wordings.items() if (body := prose(text, field, notes))}
    return Texts(found) if found else None


def _pictures(members: Members, pictures: tuple[Picture, ...], notes: Notes) -> tuple[Picture, ...]:
    field = "product.pictures"
    main = addresses(members.text("main_picture"), field, notes)
    others = [url for text in members.texts("pictures") for url in addresses(text, field, notes)]
    named = {**{url: Picture(url=url) for url in others}, **{url: Picture(url=url, main=True) for url in main}}
    return limit((*pictures, *named.values()), field, notes, 100, lambda picture: picture.url)
