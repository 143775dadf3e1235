"""
A question of a vector: its members read as what they stand for, or refused by name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, final

from pendulum import Date, DateTime

import safetygate as sg
from safetygate.documents.kinds import R
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.records.moments import parse_day, parse_moment

T = TypeVar("T")


@final
class Question:
    """
    What a vector gives, each member read by its name when it is asked for.
    """

    def __init__(self, members: object) -> None:
        if not isinstance(members, dict):
            raise sg.InvalidValue(f"expected an object, got {type(members).__name__}", field="input")
        self._members = members

    def get(self, name: str) -> Any:
        """
        The plain value of a member.

        Raises:
            InvalidValue: Where there is none.
        """
        if name not in self._members:
            raise sg.InvalidValue("expected a value, got none", field=name)
        return self._members[name]

    def read(self, name: str, read: Callable[[Any], T]) -> T | None:
        """A member that may be absent, read by *read*."""
        return read(self._members[name]) if name in self._members else None

    def record(self, name: str, cls: type[R]) -> R:
        """A member that is a document of the class *cls*."""
        return sg.from_dict(self.get(name), cls)

    def records(self, name: str, cls: type[R]) -> list[R]:
        """A member that is a list of documents of the class *cls*."""
        return [sg.from_dict(each, cls) for each in self.get(name)]

    def part(self, name: str, cls: type[T]) -> T:
        """A member that is a part of documents, of the class *cls*."""
        return sg.converter().structure(self.get(name), cls)

    def moment(self, name: str) -> DateTime:
        """A member that is a moment."""
        return parse_moment(self.get(name))

    def day(self, name: str) -> Date:
        """A member that is a day."""
        return parse_day(self.get(name))

    def policy(self) -> sg.FollowUpPolicy:
        """How an intended period is counted: the literal reading of the plan where the question names none."""
        return self.read("policy", lambda value: sg.from_dict(value, sg.FollowUpPolicy)) or sg.ACTION_PLAN

    def calendar(self) -> WorkCalendar | None:
        """Whose working days: one list, several asked as one, or none."""
        return self.read("calendar", _read_calendar)


def _read_calendar(value: Any) -> WorkCalendar:
    if "how" in value:
        return sg.Joined(how=value["how"], calendars=tuple(map(_read_calendar, value["calendars"])))
    return sg.from_dict(value, sg.DaysOff)
