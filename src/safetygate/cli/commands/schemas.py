"""
The command `schema`: the published schemas, as they are shipped.
"""

from __future__ import annotations

from typing import Final

import click

from safetygate.cli.options import language_option
from safetygate.cli.streams import put_json, say
from safetygate.documents.kinds import KINDS
from safetygate.documents.schema import bundle, schema as schema_of
from safetygate.documents.tolerant import tolerant_schema
from safetygate.domain.records.phrases import Phrase

# The envelope carries the others and is no document of its own, yet it has a schema.
_NAMES: Final = (*KINDS, "envelope")
_name_argument: Final = click.argument("kind", metavar="KIND", type=click.Choice(_NAMES))


@click.group(short_help="Show the schemas. 显示模式。")
def schema() -> None:
    """Show the schemas that documents keep to.

    显示文档所遵循的模式。
    """


@schema.command("list", short_help="List all kinds. 列出全部种类。")
@language_option
def list_all(language: str) -> None:
    """List every kind of document, with what it is and the name of its schema.

    列出每一种文档、其含义及模式名称。
    """
    for kind in _NAMES:
        content = schema_of(kind)
        explained = Phrase(content["description"], content["x-zh"])
        say(f"{kind}\n  {content['$id']}\n  {explained.say(language)}")


@schema.command(short_help="Show one schema. 显示一个模式。")
@_name_argument
def show(kind: str) -> None:
    """Show the schema of one kind of document.

    显示一种文档的模式。
    """
    put_json(schema_of(kind))


@schema.command("bundle", short_help="Show one schema with all it refers to. 显示模式及其引用的全部内容。")
@_name_argument
@click.option("--tolerant", is_flag=True, help="For documents of a newer minor version. 用于次版本更新的文档。")
def show_bundle(kind: str, tolerant: bool) -> None:  # noqa: FBT001  # as click passes it
    """Show the schema of one kind of document in one piece, with all that it refers to.

    以一份完整文件显示一种文档的模式及其引用的全部内容。
    """
    put_json(tolerant_schema(kind) if tolerant else bundle(kind))
