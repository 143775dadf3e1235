"""
Rows of a table that another program turned into other shapes of JSON, turned back into objects.

pandas writes a table in six ways (`orient`): as records, which is how the feeds come, by columns, by index, split into
names and data, with a schema, or as bare values.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from safetygate.documents.tables import NOTHING
from safetygate.feeds.forms import opendatasoft, portal
from safetygate.feeds.forms.json_page import Item
from safetygate.feeds.forms.spreadsheet import NUMBER, column, count_columns
from safetygate.feeds.intake import UnreadableFeed
from safetygate.feeds.members import Value


def reshape(item: Item) -> Iterator[Item]:
    """
    The rows that *item* holds, where it is a table in one of those shapes; else *item* itself.

    Raises:
        UnreadableFeed: Where it names columns, and its rows cannot be told.
    """
    value = item.value
    if not isinstance(value, dict) or portal.recognises(value):
        yield item
        return
    rows = [
        row
        for row in value.values()
        if isinstance(row, dict)
        and (portal.recognises(row) or opendatasoft.recognises(row) or NUMBER in map(column, row))
    ]
    # members are the columns of a table where several rows stand in that of the number, or in each of several others
    number = next((each for name, each in value.items() if column(name) == NUMBER), None)
    columns = (isinstance(number, dict | list) and bool(number)) or (
        count_columns(value) > 1 and all(isinstance(each, dict) for each in value.values())
    )
    if columns and all(isinstance(each, dict | list) for each in value.values()):
        yield from map(_item, _by_columns(value))
    elif rows and len(rows) == len(value):
        yield from map(_item, rows)
    else:
        yield item


def _by_columns(value: Mapping[str, Value]) -> Iterator[dict[str, Value]]:
    """The rows of a table whose members are columns, each an array or an object by row."""
    columns: dict[str, dict[str, Value]] = {}
    for name, cells in value.items():
        if isinstance(cells, list):
            columns[name] = {str(position): cell for position, cell in enumerate(cells)}
        elif isinstance(cells, dict):
            columns[name] = cells
    kinds = {type(cells) for cells in value.values()}
    if len(kinds) > 1 or (list in kinds and len({len(cells) for cells in columns.values()}) > 1):
        raise UnreadableFeed("expected columns of equal length")
    for key in dict.fromkeys(key for cells in columns.values() for key in cells):
        yield {name: cells[key] for name, cells in columns.items() if key in cells}


def _item(row: Value) -> Item:
    return Item(value=row, text=json.dumps(row, ensure_ascii=False))


def without_words_for_nothing(row: dict[str, Value]) -> dict[str, Value]:
    """*row* without the texts by which other programs write that a cell is empty."""
    return {
        name: without_words_for_nothing(value)
        if isinstance(value, dict)
        else None
        if isinstance(value, str) and value.strip() in NOTHING
        else value
        for name, value in row.items()
    }
