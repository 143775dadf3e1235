"""
The stage of the example exchange: what its steps hand on to one another.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias, final

from attrs import field, frozen

from safetygate.cli.outcome import Outcome
from safetygate.domain.alerts.alert import Alert
from safetygate.domain.cases.case import Case

Line: TypeAlias = tuple[str, str, str]
"""One line of the summary: what it is called in English and in Chinese, and the figure."""


@final
@frozen(kw_only=True)
class Stage:
    """
    What the example exchange has made so far.

    Attributes:
        feed: The file that the alerts come from; the made-up weekly report where none is named.
        folder: Where the documents are written.
        outcome: The worst that was found.
        alerts: The alerts of the feed.
        cases: The cases about those of them that fall under the Action plan.
    """

    feed: str | None
    folder: Path
    outcome: Outcome = Outcome.FINE
    alerts: tuple[Alert, ...] = field(default=(), repr=False)
    cases: tuple[Case, ...] = field(default=(), repr=False)

    def file(self, name: str) -> str:
        """The path of the document called *name*."""
        return str(self.folder / name)


Step: TypeAlias = Callable[[Stage], tuple[Stage, list[Line]]]
