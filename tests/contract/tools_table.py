"""
The table of all tools: what each makes of the contract, and of how many vectors.

Run it by `make contract`, which brings the tools.
"""

from __future__ import annotations

import sys

from tests.contract.tooling import Tool, tools


def judge(tool: Tool) -> tuple[str, bool]:
    """What is to be said of one *tool*, and whether all is well."""
    if not tool.found:
        return "not installed", True
    wrong = list(tool.wrong())
    if not tool.vectors:
        return ("takes it" if not wrong else f"{len(wrong)} problems: {wrong[0][:80]}"), not wrong
    return f"{max(tool.vectors - len(wrong), 0)} of {tool.vectors} vectors" + (
        f": {wrong[0][:80]}" if wrong else ""
    ), not wrong


def main() -> int:
    """Print a line for each tool; 1 where any has a problem."""
    well = True
    for tool in tools():
        said, fine = judge(tool)
        well &= fine
        sys.stdout.write(f"{tool.name:28}{said}\n")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
