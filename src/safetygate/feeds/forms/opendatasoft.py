"""
The rows of the OpenDataSoft mirror: pages of version 2.1 and of version 1, and full exports.

A row may lack nearly every member, for whoever asks for it names the members he wants.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from safetygate.domain.codes import Feed, TextLanguage
from safetygate.feeds.finding import Notes
from safetygate.feeds.forms.json_page import Page
from safetygate.feeds.members import Members, Value
from safetygate.feeds.notice import Notice, Setting
from safetygate.feeds.reading import Reading
from safetygate.feeds.words.codes import language
from safetygate.feeds.words.labels import Labels, note_missing_labels

NAMES: Final = {
    "alert_number": "number",
    "alert_date": "published_on",
    "modification_date": "modified_at",
    "alert_level": "level",
    "alert_group": "user",
    "alert_country": "notifying_country",
    "alert_type": "risks",
    "alert_description": "risk_description",
    "alert_other_countries": "reacting_countries",
    "technical_defect": "technical_defect",
    "risk_legal_provision": "legal_provision",
    "measures_country": "ordered_measures",
    "product_category": "category",
    "oecd_portal_category": "segment",
    "product_type": "name",
    "product_name": "specific_name",
    "product_description": "description",
    "product_brand": "brands",
    "product_model_type": "models",
    "product_barcode": "barcodes",
    "product_batch_number": "batches",
    "product_recall_code": "recall_codes",
    "product_production_date": "production_dates",
    "product_packaging_description": "packaging",
    "product_counterfeit": "counterfeit",
    "product_country": "origin",
    "product_image": "main_picture",
    "product_other_images": "pictures",
    "product_recall_url": "recall_pages",
    "rapex_url": "url",
}
"""What the mirror calls each member; its `alert_type` is the type of risk and its `alert_level` the type of alert."""


# "healthref-europe-rapex-fr"
_DATASET: Final = re.compile(r"^.*-")
AROUND: Final = ("fields", "recordid", "record_timestamp", "datasetid", "geometry")
"""The members that version 1 puts around those of a row; of them only the data set says something, its language."""


def recognises(value: Mapping[str, Value]) -> bool:
    """Whether *value* has members of a row of the mirror, bare or inside `fields` as version 1 has them."""
    return not NAMES.keys().isdisjoint(_fields(value))


def is_page(page: Page) -> bool:
    """Whether *page* is one of the mirror by what stands around its rows, even where the rows themselves are bare."""
    return page.list == "results" and "total_count" in page.around


def read(
    row: Mapping[str, Value], raw: bytes, position: int, labels: tuple[Labels, ...], languages: set[str]
) -> Reading:
    """One row of the mirror, after others in *languages*."""
    notes = Notes()
    values, spoken = _fields(row), TextLanguage.EN.value
    if values is not row:
        around = Members({}, row, notes)
        spoken = language(_DATASET.sub("", around.text("datasetid")))
        note_missing_labels(spoken, labels, languages, notes)
        around.skip(AROUND)
        around.close()
    setting = Setting(feed=Feed.OPENDATASOFT, position=position, language=spoken, labels=labels)
    return Notice(members=Members(NAMES, values, notes), setting=setting, notes=notes).reading(raw)


def _fields(row: Mapping[str, Value]) -> Mapping[str, Value]:
    fields = row.get("fields")
    return fields if isinstance(fields, dict) else row
