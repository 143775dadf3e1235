"""
How a period is counted, at the command line: by which policy, in whose zone, under which calendars.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import click

import safetygate as sg
from safetygate.cli.options import read_with
from safetygate.cli.outcome import Unusable, name_for_people, sentence
from safetygate.cli.records import record_in

F = TypeVar("F", bound=Callable[..., Any])


def _parse_policy(text: str) -> sg.FollowUpPolicy:
    # `--policy cn-civil-code` is how people type a name at a command line.
    named = sg.POLICIES.get(text.replace("-", "_"))
    if named is None and Path(text).is_file():
        return record_in(text, sg.FollowUpPolicy, "en")
    if named is None:
        raise sg.InvalidValue(f"expected one of {', '.join(sg.POLICIES)}, or the file of a policy", field="policy")
    return named


policy_option: Final = click.option(
    "--policy",
    metavar="NAME|FILE",
    callback=read_with(_parse_policy),
    default="action_plan",
    show_default=True,
    help="How the period is counted: a policy by its name, or the file of one. 期限的计算方式：名称或文件。",
)
"""A policy by its name, with `-` or `_`, or by the file that holds one of a host's own."""

_CALENDAR_OPTIONS: Final = (
    click.option(
        "--calendar",
        "countries",
        metavar="CC",
        multiple=True,
        help="The public holidays of a country, such as CN or BE; of several, a working day is one in all of them. "
        "某国公共假日，如 CN、BE；多国时，各国均上班方为工作日。",
    ),
    click.option(
        "--days-off",
        "days_off",
        metavar="FILE",
        multiple=True,
        help="An official list of days off; of several, the first that covers a day is asked. "
        "官方休息日表；多份时，以首份覆盖该日的为准。",
    ),
    click.option("--days-off-name", metavar="NAME", help="Whose list it is, where it does not say. 清单所属机构。"),
    click.option("--days-off-version", metavar="TEXT", help="Which edition, likewise. 版本。"),
    click.option("--days-off-year", type=int, multiple=True, help="A year that it covers, likewise. 覆盖年份。"),
)


def calendar_options(function: F) -> F:
    """Under which calendars working days are counted; `read_calendar` reads them."""
    # Decorators apply from the last to the first, and help lists them in the order above.
    for option in reversed(_CALENDAR_OPTIONS):
        function = option(function)
    return function


def policy_options(function: F) -> F:
    """How the intended period is counted, in whose zone, and under which calendars; `read_counting` reads them."""
    zone = click.option("--zone", help="In whose days: an IANA time zone. 按何地日期计算：IANA 时区。")
    return policy_option(zone(calendar_options(function)))


def read_counting(options: dict[str, Any]) -> dict[str, Any]:
    """
    The policy and the calendar that the options ask for, as the calculator takes them.

    Raises:
        Unusable: Where a list of days off cannot be read.
        InvalidValue: Where a country is none whose holidays are known, or the zone is none.
    """
    policy: sg.FollowUpPolicy = options["policy"]
    if options["zone"] is not None:
        policy = policy.in_zone(options["zone"])
    return {"policy": policy, "calendar": read_calendar(options)}


_SAID: Final = {"name": "name", "version": "version", "years": "year"}
"""What options may say of a list, and the option that says it."""


def read_calendar(options: dict[str, Any]) -> sg.WorkCalendar | None:
    """
    The calendar that the options ask for: lists laid over one another, and joined with the holidays of countries.

    Raises:
        Unusable: Where a list of days off cannot be read.
        InvalidValue: Where a country is none whose holidays are known.
    """
    asked: list[sg.WorkCalendar] = []
    files: Sequence[str] = options["days_off"]
    said = {name: options[f"days_off_{member}"] for name, member in _SAID.items()}
    # What is said of one list must not be taken for another's.
    if len(files) != 1 and any(said.values()):
        raise Unusable("expected --days-off-name, --days-off-version and --days-off-year beside one file of days off")
    if files:
        lists = [_read_list(file, said) for file in files]
        asked.append(lists[0] if len(lists) == 1 else sg.first_known(*lists))
    if options["countries"]:
        # The package of public holidays is large and an extra: it is loaded only where one is asked for.
        from safetygate.calendars.public_holidays import PublicHolidays

        asked += [PublicHolidays(country=country.upper()) for country in options["countries"]]
    if len(asked) > 1:
        return sg.everywhere(*asked)
    return asked[0] if asked else None


def _read_list(file: str, said: dict[str, Any]) -> sg.DaysOff:
    from safetygate.calendars.official_list import read_days_off

    try:
        return read_days_off(Path(file).read_bytes(), **said)
    except sg.SafetyGateError as error:
        raise Unusable(f"{name_for_people(file)}: {sentence(error)}") from error
