"""
The product of a notice.
"""

from __future__ import annotations

from safetygate.domain.alerts.product import Picture, Product
from safetygate.domain.codes import Answer, ProductUser
from safetygate.domain.records.texts import Texts
from safetygate.feeds.finding import Notes
from safetygate.feeds.members import Members
from safetygate.feeds.words import barcodes, codes
from safetygate.feeds.words.addresses import addresses
from safetygate.feeds.words.labels import Dialect
from safetygate.feeds.words.wording import items, limit, line, prose


def product(members: Members, language: str, dialect: Dialect, pictures: tuple[Picture, ...], notes: Notes) -> Product:
    """The product that *members* describe in *language*, with *pictures* before those that they name."""
    category, category_other = codes.category(members.text("category"), dialect, notes)
    segment, segment_other = codes.segment(members.text("segment"), notes)
    proved, batches = barcodes.split_barcodes(members.texts("batches_and_barcodes"), notes)
    return Product(
        category=category,
        category_other=category_other,
        user=codes.plain(ProductUser, members.text("user"), dialect, "product.user", notes),
        name=texts(members, "name", "product.name", language, notes),
        specific_name=line(members.text("specific_name"), "product.specific_name", notes),
        brands=items(members.texts("brands"), "product.brands", notes, 200),
        models=items(members.texts("models"), "product.models", notes, 1000),
        batches=items((*batches, *members.texts("batches")), "product.batches", notes, 1000),
        barcodes=barcodes.barcodes((*proved, *members.texts("barcodes")), notes),
        oecd_segment=segment,
        oecd_segment_other=segment_other,
        recall_codes=items(members.texts("recall_codes"), "product.recall_codes", notes, 100),
        production_dates=line(members.text("production_dates"), "product.production_dates", notes),
        description=texts(members, "description", "product.description", language, notes),
        packaging=texts(members, "packaging", "product.packaging", language, notes),
        counterfeit=codes.plain(Answer, members.text("counterfeit"), dialect, "product.counterfeit", notes),
        pictures=_pictures(members, pictures, notes),
    )


def texts(members: Members, name: str, field: str, language: str, notes: Notes) -> Texts | None:
    """The member *name* as text in one or more languages; a bare text is in *language*."""
    wordings = members.wordings(name, language)
    found = {spoken: body for spoken, text in wordings.items() if (body := prose(text, field, notes))}
    return Texts(found) if found else None


def _pictures(members: Members, pictures: tuple[Picture, ...], notes: Notes) -> tuple[Picture, ...]:
    field = "product.pictures"
    main = addresses(members.text("main_picture"), field, notes)
    others = [url for text in members.texts("pictures") for url in addresses(text, field, notes)]
    named = {**{url: Picture(url=url) for url in others}, **{url: Picture(url=url, main=True) for url in main}}
    return limit((*pictures, *named.values()), field, notes, 100, lambda picture: picture.url)
