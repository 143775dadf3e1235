"""
The command `schema`: the published schemas, as they are shipped.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from safetygate.cli.command import Choice, group
from safetygate.cli.options import form_option, language_option
from safetygate.cli.streams import put_json, say
from safetygate.documents.kinds import KINDS
from safetygate.documents.schema import BASE, bundle, contract_folder, schema as schema_of, schemas as all_schemas
from safetygate.documents.tolerant import tolerant_schema
from safetygate.domain.records.errors import InvalidValue

if TYPE_CHECKING:
    from safetygate.documents.forms.contract import ContractForm

# The envelope carries the others and is no document of its own, yet it has a schema.
_NAMES: Final = (*KINDS, "envelope")
# What makes these forms knows every record: it is loaded with the first one that is asked for.
_FORMS: Final[tuple[ContractForm, ...]] = ("flat", "openapi", "asyncapi", "typescript", "rules", "codes")
_FILES: Final = {"typescript": "index.d.ts"}
_name_argument: Final = click.argument("kind", metavar="KIND", type=Choice(_NAMES))


@group()
def schema() -> None:
    """Show the schemas that documents keep to.

    显示文档所遵循的模式。
    """


@schema.command("list", short_help="List all kinds. 列出全部种类。")
@form_option
@language_option
def list_all(form: str, language: str) -> None:
    """List every kind of document, with what it is and the name of its schema.

    列出每一种文档、其含义及模式名称。
    """
    from safetygate.domain.records.phrases import Phrase

    listed = {kind: schema_of(kind) for kind in _NAMES}
    if form == "json":
        names = {"$id": "id", "description": "en", "x-zh": "zh"}
        put_json([{"kind": kind} | {new: each[old] for old, new in names.items()} for kind, each in listed.items()])
    for kind, content in listed.items() if form == "text" else ():
        explained = Phrase(content["description"], content["x-zh"])
        say(f"{kind}\n  {content['$id']}\n  {explained.say(language)}")


@schema.command(short_help="Show one schema. 显示一个模式。")
@_name_argument
def show(kind: str) -> None:
    """Show the schema of one kind of document.

    显示一种文档的模式。
    """
    put_json(schema_of(kind))


_base_option: Final = click.option(
    "--base",
    metavar="ADDRESS",
    default=BASE,
    show_default=True,
    help="The name under which the parties publish. 双方发布所用的名称。",
)


@schema.command("bundle", short_help="Show the contract in one file. 以一份文件显示数据约定。")
@click.argument("kind", metavar="[KIND]", type=Choice(_NAMES), required=False)
@click.option("--form", type=Choice(_FORMS), help="The whole contract, for tools. 供工具使用的完整约定。")
@click.option("--tolerant", is_flag=True, help="For documents of a newer minor version. 用于次版本更新的文档。")
@_base_option
def show_bundle(kind: str | None, form: ContractForm | None, base: str, *, tolerant: bool) -> None:
    """Show the schema of one KIND with all that it refers to, or the whole contract in a form that tools take.

    显示一种文档的模式及其引用的全部内容，或以工具可用的形式显示完整的数据约定。
    """
    if (kind is None) is (form is None):
        raise click.UsageError("expected a KIND or a --form, one of the two")
    if tolerant and kind is None:
        raise click.UsageError("expected a KIND beside --tolerant")
    if kind is not None:
        put_json(tolerant_schema(kind) if tolerant else bundle(kind))
    elif form is not None:
        click.echo(_make(form, base), nl=False)


@schema.command("package", short_help="Make an npm package. 制作 npm 包。")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@_base_option
def make_package(folder: Path, base: str) -> None:
    """Make an npm package of the contract in FOLDER: schemas, vectors, and all forms derived from them.

    在 FOLDER 中制作数据约定的 npm 包：模式、测试向量及由其派生的全部形式。
    """
    home = Path(str(contract_folder()))
    made = {_FILES.get(form, f"{form}.json"): _make(form, base) for form in _FORMS}
    shutil.copytree(home / "npm", folder, dirs_exist_ok=True)
    shutil.copytree(home / "conformance", folder / "conformance", dirs_exist_ok=True)
    (folder / "v1").mkdir(exist_ok=True)
    from safetygate.documents.forms.contract import rename

    schemas = rename(all_schemas(), base)
    made |= {f"v1/{name}": json.dumps(content, ensure_ascii=False, indent=2) for name, content in schemas.items()}
    made["index.d.ts"] += "".join(f"export const {form}: any;\n" for form in _FORMS if form not in _FILES)
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


def _make(form: ContractForm, base: str) -> str:
    from safetygate.documents.forms.contract import contract

    try:
        return contract(form, base=base)
    except InvalidValue as error:
        raise click.BadParameter(str(error), param_hint="--base") from None
