"""
`python -m safetygate.cli` is the command `safetygate`.
"""

from __future__ import annotations

from safetygate.cli import main

main()
