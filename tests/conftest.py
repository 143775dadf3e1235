"""
What all tests share: how hard properties are tried, who may open a connection, and where real data lies.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

settings.register_profile("dev", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, print_blob=True)
settings.register_profile("smoke", settings.get_profile("ci"), max_examples=5)
settings.register_profile("fuzz", settings.get_profile("dev"), max_examples=5_000)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a test that is marked `local_server` reach this machine, and nothing beyond it."""
    for item in items:
        if item.get_closest_marker("local_server"):
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real alerts, which lies beside a working copy and is no part of the project."""
    folder = ROOT.parent / "shared" / "data" / "real"
    if not folder.is_dir():
        pytest.skip(f"real alerts are not at {folder}")
    return folder
