"""
The stage of the demonstration: what its steps hand on to one another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias, final

from attrs import field, frozen

from safetygate.cli.outcome import Outcome
from safetygate.domain.alerts.alert import Alert
from safetygate.domain.cases.case import Case
from safetygate.domain.records.phrases import Language, Phrase

Lines: TypeAlias = Sequence[tuple[Phrase | str, str]]
"""The lines of a summary: what each is called, and the figure."""


@final
@frozen(kw_only=True)
class Stage:
    """
    What the demonstration has made so far.

    Attributes:
        feed: The file that the alerts come from; the made-up weekly report where none is named.
        folder: Where the documents are written.
        language: In which language it speaks.
        outcome: The worst that was found.
        alerts: The alerts of the feed.
        cases: The cases about those of them that fall under the Action plan, and what both sides said in them.
    """

    feed: str | None
    folder: Path
    language: Language
    outcome: Outcome = Outcome.FINE
    # Out of the `repr`, which would be as long as the feed.
    alerts: tuple[Alert, ...] = field(default=(), repr=False)
    cases: tuple[Case, ...] = field(default=(), repr=False)

    def file(self, name: str) -> str:
        """The path of the document called *name*."""
        return str(self.folder / name)


Step: TypeAlias = Callable[[Stage], tuple[Stage, Lines]]
"""
What takes the stage as the step before left it, writes its documents, and says in a few lines what came of it.
"""
