"""
What the commands of a case take in the same way: who does it, when, under which name, and in which words.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, TypeVar

import click

import safetygate as sg
from safetygate import codes
from safetygate.cli.command import Choice
from safetygate.cli.options import at_option, language_option, output_option
from safetygate.cli.outcome import Outcome, Unusable, name_for_people
from safetygate.cli.records import file_argument, records_in, write_records
from safetygate.cli.streams import tell
from safetygate.domain.records.code import CodeList

C = TypeVar("C", bound=CodeList)
F = TypeVar("F", bound=Callable[..., Any])


def code_choice(listed: type[CodeList]) -> Choice:
    """The codes of a list, as choices."""
    return Choice([code.value for code in listed])


def code_option(listed: type[CodeList], *names: str, **further: Any) -> Callable[[F], F]:
    """An option that takes a code of a list."""
    return click.option(*names, type=code_choice(listed), **further)


def code_of(listed: type[C], code: str) -> C:
    """
    The member of a list that *code* stands for.

    Raises:
        BadParameter: Where there is none; all that there are are told.
    """
    known = {each.value: each for each in listed}
    if code not in known:
        raise click.BadParameter(f"{code}: expected one of {', '.join(known)}")
    return known[code]


def authority_option(*names: str, words: str, **further: Any) -> Callable[[F], F]:
    """An option that takes an authority: its code, and for a national one the country, as in `national:DE`."""

    def read(_ctx: click.Context, _param: click.Parameter, value: Any) -> Any:
        # An option that may be given several times has a tuple; one that is not given, nothing.
        return _parse_authority(value) if isinstance(value, str) else value and tuple(map(_parse_authority, value))

    return click.option(*names, metavar="AUTHORITY", callback=read, help=words, **further)


def _parse_authority(value: str) -> sg.Authority:
    code, _, country = value.partition(":")
    try:
        return sg.Authority(
            code=code_of(codes.AuthorityCode, code), country=code_of(codes.Country, country) if country else None
        )
    except sg.InvalidValue as error:
        raise click.BadParameter(f"{error}, as in national:DE") from None


def entry_options(function: F) -> F:
    """What every entry takes: the file of the case, who, when, under which name, and the words."""
    by = authority_option("--by", "author", words="Who does it. 由谁进行。", required=True)
    name = click.option("--id", "name", help="Its identifier; a new one by default. 标识符；默认新建。")
    text = click.option("--text", help="What there is to say, in English. 说明（英文）。")
    text_zh = click.option("--text-zh", help="The same in Chinese. 说明（中文）。")
    return file_argument(by(at_option(name(text(text_zh(output_option(language_option(function))))))))


def record_entry(make: Callable[..., sg.CaseEntry], file: str, options: dict[str, Any], **members: Any) -> Outcome:
    """
    Record the entry that *make* builds of the *members* in every case of *file*, and write the cases.

    A step that a case does not take is told in a sentence; that case is not written then.
    """
    wordings = {code: words for code, words in (("en", options["text"]), ("zh", options["text_zh"])) if words}
    made: list[sg.Case] = []
    refused = 0
    for case in records_in(file, sg.Case, options["language"]):
        # A random identifier, as both sides make entries without asking each other.
        name = options["name"] or str(uuid.uuid4())
        try:
            entry = make(case, id=name, by=options["author"], at=options["at"], texts=wordings or None, **members)
            made.append(case.record(entry))
        except (sg.IllegalStep, sg.NotAllowed, sg.InvalidValue) as refusal:
            tell(f"{name_for_people(file)}: {case.id}: {refusal}")
            refused += 1
    # An empty file is more often a mistake in a pipe than an answer.
    if not made and not refused:
        raise Unusable(f"{name_for_people(file)}: expected a case, got none")
    if made:
        write_records(made, options["output"], read=[file])
    return Outcome.PROBLEMS if refused else Outcome.FINE
