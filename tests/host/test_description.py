"""What a host says of itself: OpenAPI with the schemas of the exchange, and doors that are promised."""

from __future__ import annotations

import ast
import json
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path

import pytest
import uvicorn

import safetygate as sg
from examples.host.demonstration import fill
from tests.host.sides import make_sides

pytestmark = pytest.mark.local_server

ROOT = Path(__file__).parents[2]
HOST = ROOT / "examples" / "host"
DOORS = {"safetygate", "safetygate.outputs", "safetygate.testing"}
OWN_VENV = ROOT / ".venv" / "schemathesis" / "bin" / "schemathesis"
SCHEMATHESIS = shutil.which("schemathesis") or (str(OWN_VENV) if OWN_VENV.exists() else None)


def test_a_host_needs_only_what_is_promised():
    """It comes in by the doors, and none of its modules is long."""
    for path in HOST.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        nodes = list(ast.walk(ast.parse(source)))
        named = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        named |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}

        assert {name for name in named if name.partition(".")[0] == "safetygate"} <= DOORS, path.name
        assert source.count("\n") <= 250, path.name


@pytest.fixture
def sides(tmp_path):
    """Two hosts, not yet started."""
    return make_sides(tmp_path, lambda: f"sqlite:///{tmp_path / 'described.db'}")


def test_openapi_shows_our_schemas(sides):
    """A developer who looks at the description of the host finds the contract, word for word."""
    with sides[0].client as client:
        shown = client.get("/openapi.json").json()

    ours = json.loads(sg.contract("openapi"))["components"]["schemas"]
    assert ours.items() <= shown["components"]["schemas"].items()
    body = shown["paths"]["/cases"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body == {"anyOf": [{"$ref": "#/components/schemas/Case"}]}
    references = set(json.dumps(shown).split('"#/components/schemas/')[1:])
    assert {each.partition('"')[0] for each in references} <= shown["components"]["schemas"].keys()


@pytest.mark.skipif(SCHEMATHESIS is None, reason="the host is not tried by schemathesis: make .venv/.schemathesis")
def test_whatever_is_asked_it_never_fails(sides, tmp_path):
    """Requests made up from the description, good and bad ones: no answer is a failure of the server."""
    side = sides[0]
    token = side.client.headers["Authorization"]
    fill(side.app.state.host, count=5)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(side.app, host="127.0.0.1", port=port, log_level="critical"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    command = [str(SCHEMATHESIS), "run", f"http://127.0.0.1:{port}/openapi.json", "--header", f"Authorization: {token}"]
    limits = ["--checks", "not_a_server_error", "--max-examples", "4", "--phases", "examples,fuzzing", "--seed", "1"]
    run = subprocess.run(
        [*command, *limits], capture_output=True, encoding="utf-8", check=False, timeout=300, cwd=tmp_path
    )
    server.should_exit = True
    thread.join()

    assert run.returncode == 0, run.stdout[-3000:]
