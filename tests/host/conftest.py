"""
A host for each test, on a database of its own: an SQLite file, and a PostgreSQL that is started for the tests.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import safetygate as sg

NEEDED = ("alembic", "fastapi", "httpx2", "joserfc", "psycopg", "sqlalchemy", "uvicorn")
MISSING = [name for name in NEEDED if find_spec(name) is None]

NUMBERS = count(1)


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makemodule() -> None:
    """Say in one line why the host is not tried."""
    if MISSING:
        pytest.skip(f"examples/host needs {', '.join(MISSING)}: pip install --group host")


def find_postgres() -> Path | None:
    """The folder of the programs of PostgreSQL; Debian puts them on no path."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL without its database: one that is named, or one that is started here."""
    if address := os.environ.get("SAFETYGATE_POSTGRES"):
        yield address
        return
    programs = find_postgres()
    if programs is None:
        pytest.skip("the host is not tried on PostgreSQL: no initdb here, and SAFETYGATE_POSTGRES names no server")
    # PostgreSQL refuses to run for root.
    nobody = pwd.getpwnam("nobody")
    user: dict[str, Any] = {} if os.geteuid() else {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    folder = Path(tempfile.mkdtemp(prefix="safetygate-postgres-"))
    if user:
        os.chown(folder, nobody.pw_uid, -1)
    quiet: dict[str, Any] = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **user}
    initdb = [programs / "initdb", "--pgdata", folder / "data", "--username", "host", "--auth", "trust", "--no-sync"]
    subprocess.run([*initdb, "--encoding", "UTF8", "--locale", "C"], check=True, **quiet)
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    control = [programs / "pg_ctl", "--pgdata", folder / "data", "--wait"]
    subprocess.run([*control, "--options", options, "--log", folder / "log", "start"], check=True, **quiet)
    try:
        yield f"postgresql+psycopg://host@/{{name}}?host={folder}"
    finally:
        subprocess.run([*control, "--mode", "immediate", "stop"], check=True, **quiet)
        shutil.rmtree(folder, ignore_errors=True)


def make_sqlite(request: pytest.FixtureRequest) -> str:
    """A new file."""
    return f"sqlite:///{request.getfixturevalue('tmp_path') / f'host-{next(NUMBERS)}.db'}"


def make_postgres(request: pytest.FixtureRequest) -> str:
    """A new database of the server."""
    import psycopg

    address: str = request.getfixturevalue("postgres")
    name = f"host_{os.getpid()}_{next(NUMBERS)}"
    with psycopg.connect(address.format(name="postgres").replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return address.format(name=name)


@pytest.fixture(params=["sqlite", "postgresql"])
def make_database(request: pytest.FixtureRequest) -> Callable[[], str]:
    """Makes an empty database and gives its address."""
    return lambda: {"sqlite": make_sqlite, "postgresql": make_postgres}[request.param](request)


@pytest.fixture
def alert() -> sg.Alert:
    """An alert that nobody ever sent."""
    return sg.Alert(
        number="SR/09001/26",
        notification_kind="serious_risk",
        notifying_country="IE",
        product=sg.Product(category="toys", name={"en": "Bath duck", "zh": "洗澡鸭玩具"}, brands=["Exemplar"]),
        sold_online="yes",
        sold_online_basis=["stated"],
    )
