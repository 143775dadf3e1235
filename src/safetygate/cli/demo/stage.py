"""
The stage of the demonstration: what its steps hand on to one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO, Any, Final, TypeAlias, final

from attrs import evolve, field, frozen

from safetygate.cli.outcome import Outcome
from safetygate.cli.streams import open_input, open_output, replace_file
from safetygate.documents.document import dumps
from safetygate.domain.alerts.alert import Alert
from safetygate.domain.cases.case import Case
from safetygate.domain.records.errors import MissingExtra
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.outputs.page import DEMONSTRATION

MADE_UP: Final = FrozenMap({DEMONSTRATION: True})
"""What every document holds that the demonstration makes up, among its agreed additions."""


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

    def open_feed(self) -> AbstractContextManager[IO[bytes]]:
        """The bytes of the feed."""
        return sample().open("rb") if self.feed is None else open_input(self.feed)

    def mark(self, alert: Alert) -> Alert:
        """The same *alert*, which says that it is made up where the feed is."""
        return evolve(alert, extensions=MADE_UP) if self.feed is None else alert


def sample() -> Traversable:
    """The weekly report that comes with this library; everything in it is made up."""
    return files("safetygate") / "samples" / "made-up-weekly-report.xml"


def write_all(stage: Stage, name: str, records: Iterable[Any]) -> None:
    """Write *records* to the file called *name*: one a line, but a `.json` file holds one that people can read."""
    indent = 2 if name.endswith(".json") else None
    with open_output(stage.file(name)) as write:
        for record in records:
            write(dumps(record, indent=indent))


def try_to_write(stage: Stage, name: str, make: Callable[[], bytes]) -> str:
    """Write a file for which an extra is needed; without it, give the sentence that names the extra."""
    try:
        data = make()
    except MissingExtra as error:
        return str(error)
    with replace_file(stage.file(name)) as file:
        file.write(data)
    return name


Step: TypeAlias = Callable[[Stage], tuple[Stage, Lines]]
"""
What takes the stage as the step before left it, writes its documents, and says in a few lines what came of it.
"""
