"""Tools of other languages take the derived forms, and lose or misjudge no document by them."""

from __future__ import annotations

import pytest

from tests.contract.tooling import Tool, tools, verdicts


@pytest.mark.parametrize("tool", tools(), ids=lambda tool: tool.name)
def test_a_tool_takes_the_contract_and_every_vector(tool: Tool) -> None:
    """Verdicts are those of the schemas, valid documents fit the types, and come back whole."""
    if not tool.found:
        pytest.skip(f"{tool.name} is not installed: make contract brings it")

    assert list(tool.wrong()) == []


def test_the_vectors_tell_good_tools_from_bad_ones() -> None:
    """There are documents that must be taken and documents that must not."""
    assert set(verdicts().values()) == {True, False}
