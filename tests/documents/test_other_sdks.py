"""Events go to and fro between this library and the official SDKs of CloudEvents, in all three modes."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from cloudevents.core.bindings.http import (
    HTTPMessage,
    from_binary_event,
    from_structured_event,
    to_binary_event,
    to_structured_event,
)
from cloudevents.core.v1.event import CloudEvent

import safetygate as sg
from tests.documents.test_envelope import ALERT, SENDER, SENT_AT, sent

HERE = Path(__file__).parent / "node"
NODE = shutil.which("node")
TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
SUBJECT, CHINESE = "SR/01234/26", "洗澡鸭 100%"
STRUCTURED = {"content-type": "application/cloudevents+json"}


def event(**other: Any) -> bytes:
    """An event with attributes of every sort."""
    return sent(**{"subject": SUBJECT, "extensions": {"traceparent": TRACE, "partitionkey": "case-1"}, **other})


def require_same(message: Any, subject: str = SUBJECT) -> None:
    """Require that a message says what `event` says."""
    envelope, record = sg.receive(message.body, sg.Alert, headers=message.headers).accept()

    assert record == ALERT
    assert (envelope.identity, envelope.time, envelope.subject) == ((SENDER, "e-1"), SENT_AT, subject)
    assert envelope.extensions == {"traceparent": TRACE, "partitionkey": "case-1"}


@pytest.mark.parametrize("subject", [SUBJECT, CHINESE])
@pytest.mark.parametrize("binary", [True, False])
def test_to_and_from_the_sdk_of_python(binary: bool, subject: str) -> None:
    """What was sent in one mode is understood, and comes back the same in either."""
    if binary:
        there = from_binary_event(HTTPMessage(*sg.to_binary(event(subject=subject))))
    else:
        there = from_structured_event(HTTPMessage(STRUCTURED, event(subject=subject)))

    assert there.get_data() == sg.to_dict(ALERT)
    assert (there.get_subject(), there.get_time(), there.get_extension("traceparent")) == (subject, SENT_AT, TRACE)
    require_same(to_binary_event(there), subject)
    require_same(to_structured_event(there), subject)


def test_a_batch_to_and_from_the_sdk_of_python() -> None:
    """That SDK has no word for a batch: each event of one is an event in structured mode."""
    batch = json.loads(sg.to_batch([event(), event(id="e-2")]))
    there = [from_structured_event(HTTPMessage(STRUCTURED, json.dumps(each).encode())) for each in batch]
    back = b"[" + b",".join(to_structured_event(each).body for each in there) + b"]"

    assert [delivery.accept()[0].id for delivery in sg.receive_batch(back, sg.Alert)] == ["e-1", "e-2"]


def test_bytes_from_the_sdk_of_python() -> None:
    """A document that a sender holds as bytes is sent in Base64, and read."""
    attributes = {"id": "1", "source": SENDER, "type": "invalid.safetygate.alert.v1", "specversion": "1.0"}
    message = to_structured_event(CloudEvent(attributes, sg.dumps(ALERT)))

    assert b"data_base64" in message.body
    assert sg.receive(message.body).record == ALERT


needs_node = pytest.mark.skipif(
    NODE is None or not (HERE / "node_modules" / "cloudevents").is_dir(),
    reason="the CloudEvents SDK for JavaScript is not installed: run npm ci in tests/documents/node",
)


def ask_node(*messages: tuple[dict[str, str], bytes]) -> list[list[dict[str, Any]]]:
    """What the SDK for JavaScript makes of *messages*: for each, the events in it."""
    question = json.dumps([{"headers": headers, "body": body.decode()} for headers, body in messages])
    answer = subprocess.run(
        [NODE or "node", "events.mjs"], cwd=HERE, input=question, capture_output=True, check=True, encoding="utf-8"
    )
    events: list[list[dict[str, Any]]] = json.loads(answer.stdout)
    return events


@needs_node
def test_to_and_from_the_sdk_of_javascript() -> None:
    """What was sent in each of the three modes is understood, and comes back the same in each."""
    batch = ({"content-type": "application/cloudevents-batch+json"}, sg.to_batch([event(), event()]))
    answers = ask_node(sg.to_binary(event()), (STRUCTURED, event()), batch)

    assert [len(events) for events in answers] == [1, 1, 2]
    for there in (each for events in answers for each in events):
        assert there["event"]["data"] == sg.to_dict(ALERT)
        assert (there["event"]["subject"], there["event"]["traceparent"]) == (SUBJECT, TRACE)
        for message in (there["binary"], there["structured"]):
            require_same(HTTPMessage(message["headers"], message["body"].encode()))
    back = f"[{','.join(there['structured']['body'] for there in answers[2])}]"
    assert [delivery.record for delivery in sg.receive_batch(back)] == [ALERT, ALERT]
