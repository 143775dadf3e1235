"""
The commands of `envelope`: documents on their way to another system, and who vouches for them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import click
from pendulum import DateTime

import safetygate as sg
from safetygate.cli.command import group
from safetygate.cli.options import at_option, files_argument, language_option
from safetygate.cli.outcome import Outcome, Unusable
from safetygate.cli.streams import documents, open_input, over, put, say, tell
from safetygate.documents.document import read_lines
from safetygate.documents.json_text import MOST_BYTES

if TYPE_CHECKING:
    from safetygate.documents.kinds import Document


@group()
def envelope() -> None:
    """Send and receive documents as events (CloudEvents), and sign and verify these.

    以事件（CloudEvents）收发文档，并对其签名和核验签名。
    """


def _pairs(_ctx: click.Context, _param: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    if not all(name and equals and held for name, equals, held in pairs):
        raise click.BadParameter("expected NAME=VALUE")
    return {name: held for name, _, held in pairs}


@envelope.command(short_help="Put documents into envelopes. 将文档封装为事件。")
@files_argument
@click.option("--source", required=True, metavar="URI", help="Who sends them. 发送方。")
@click.option("--subject", metavar="TEXT", help="What they are about. 所涉及的对象。")
@click.option(
    "--attribute",
    "extensions",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_pairs,
    help="A further attribute, such as partitionkey. 其他属性，例如 partitionkey。",
)
@at_option
@language_option
def wrap(files: Sequence[str], at: DateTime, language: str, **attributes: Any) -> Outcome:
    """Write an event a line for every document, each with a new identifier.

    将每份文档写成一行事件，各有新的标识。
    """

    def work(name: str, stream: BinaryIO) -> Outcome:
        worst = Outcome.FINE
        for received in documents(stream):
            if received.record is None:
                tell(f"{name}: {received.report.text(language)}")
                worst = Outcome.PROBLEMS
            else:
                put(sg.wrap(received.record, id=str(uuid.uuid4()), time=at, **attributes))
        return worst

    return over(files, work)


def _deliveries(stream: BinaryIO) -> Iterator[sg.Delivery[Document]]:
    """The events of a *stream*: a batch, one a line, or one as a whole."""
    lines = cast("Iterator[bytes]", read_lines(stream))
    first = next((line for line in lines if line.strip()), b"")
    if first.startswith(b"{") and first.rstrip().endswith(b"}"):
        yield from map(sg.receive, filter(bytes.strip, chain([first], lines)))
        return
    # One byte more than is allowed, so that a whole that is too large is seen to be so.
    data = first + stream.read(MOST_BYTES + 1)
    yield from sg.receive_batch(data) if data.lstrip().startswith(b"[") else [sg.receive(data)]


@envelope.command("open", short_help="Take documents out of envelopes. 从事件中取出文档。")
@files_argument
@language_option
def open_events(files: Sequence[str], language: str) -> Outcome:
    """Write the document in every event, a line each; an event that is not valid is told.

    写出每个事件中的文档，每份一行；无效事件将予以说明。
    """

    def work(name: str, stream: BinaryIO) -> Outcome:
        worst = Outcome.FINE
        for delivery in _deliveries(stream):
            if delivery.record is not None:
                put(sg.dumps(delivery.record))
            if delivery.problems:
                tell(f"{name}: {delivery.report.text(language)}")
            worst = max(worst, Outcome.FINE if delivery.report.valid else Outcome.PROBLEMS)
        return worst

    return over(files, work)


@envelope.command(short_help="Sign events. 对事件签名。")
@files_argument
@click.option("--key", required=True, metavar="FILE", help="The private key, in PEM or as JWK. 私钥（PEM 或 JWK）。")
@click.option("--key-id", required=True, metavar="NAME", help="The name of the key. 密钥名称。")
@language_option
def sign(files: Sequence[str], key: str, key_id: str, language: str) -> Outcome:
    """Write every event with a signature more.

    写出每个事件，并添加一个签名。
    """
    signer = _load(key, key_id)

    def work(name: str, stream: BinaryIO) -> Outcome:
        worst = Outcome.FINE
        for delivery in _deliveries(stream):
            if delivery.record is None:
                tell(f"{name}: {delivery.report.text(language)}")
                worst = Outcome.PROBLEMS
            else:
                put(sg.sign(delivery.data, signer))
        return worst

    return over(files, work)


def _load(file: str, name: str) -> sg.Key:
    with open_input(file) as stream:
        material = stream.read(MOST_BYTES)
    try:
        return sg.load_key(material, id=name)
    except sg.InvalidValue as error:
        raise Unusable(f"{file}: {error.expected}") from None


@envelope.command(short_help="Verify events. 核验事件的签名。")
@files_argument
@click.option(
    "--key",
    "keys",
    multiple=True,
    required=True,
    metavar="NAME=FILE",
    callback=_pairs,
    help="A public key by its name, in PEM or as JWK. 公钥及其名称（PEM 或 JWK）。",
)
@at_option
@language_option
def verify(files: Sequence[str], keys: dict[str, str], at: DateTime, language: str) -> Outcome:
    """Say of every event whose signatures hold, and what is wrong with the others.

    说明每个事件有哪些签名有效，以及其余签名的问题。
    """
    known = {name: _load(file, name) for name, file in keys.items()}
    holds = sg.Phrase("signed by", "签名密钥")

    def work(name: str, stream: BinaryIO) -> Outcome:
        worst = Outcome.FINE
        for delivery in _deliveries(stream):
            if delivery.envelope is None or delivery.record is None:
                tell(f"{name}: {delivery.report.text(language)}")
                worst = Outcome.PROBLEMS
                continue
            found = sg.verify(delivery, known.get, at=at)
            say(f"{delivery.envelope.id}: {holds.say(language)}: {', '.join(found.by) or '–'}")
            if found.report.problems:
                tell(f"{name}: {found.report.text(language)}")
            worst = max(worst, Outcome.FINE if found.valid else Outcome.PROBLEMS)
        return worst

    return over(files, work)
