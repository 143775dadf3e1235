"""
The steps of the command `plan`: signing it, recording activities, reviewing it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click
from attrs import evolve

import safetygate as sg
from safetygate import codes
from safetygate.cli.case_options import authority_option, code_choice, code_option
from safetygate.cli.command import Choice, command
from safetygate.cli.options import day_option, language_option, output_option, today
from safetygate.cli.outcome import Unusable
from safetygate.cli.records import file_argument, record_in, records_in_all, write_record

F = TypeVar("F", bound=Callable[..., Any])


def at_option(function: F) -> F:
    """The day on which it is asked, or on which something happens."""
    words = "The day; today where it is not given. 日期；未给出时为今天。"
    return day_option("--at", default=today, help=words)(function)


def reports_option(function: F) -> F:
    """Files with quarterly reports, of which the share of rapid reactions is shown."""
    words = "Quarterly reports with rapid reactions, one file or several. 载有快速反馈的季度报告，可给出多个文件。"
    return click.option("--reports", metavar="FILE", multiple=True, help=words)(function)


def submissions_option(function: F) -> F:
    """Files with the quarterly reports of the GACC as they were received."""
    words = "Quarterly reports of the GACC as received, one file or several. 收到的海关总署季度报告，可给出多个文件。"
    return click.option("--submissions", metavar="FILE", multiple=True, help=words)(function)


def ahead_options(function: F) -> F:
    """From which day to which one looks ahead, and what need not be waited for."""
    words = "The last day; a year later where it is not given. 最后一日；未给出时为一年后。"
    return at_option(day_option("--until", help=words)(submissions_option(function)))


def _both(words: str) -> sg.Texts:
    """What was typed as `English | 中文`; without the bar it is English."""
    en, _, zh = words.partition("|")
    return _texts(en.strip(), zh.strip())


def _texts(en: str | None, zh: str | None) -> sg.Texts:
    return sg.Texts({code: words for code, words in (("en", en), ("zh", zh)) if words})


@command(short_help="Add a letter. 添加签署函件。")
@file_argument
@code_option(codes.AuthorityCode, "--party", required=True, help="Who signs. 签署方。")
@click.option("--place", help="Where, in English. 签署地点（英文）。")
@click.option("--place-zh", help="The same in Chinese. 签署地点（中文）。")
@day_option("--on", help="On which day; leave it out where it is not known. 签署日期；不详时不填。")
@day_option("--made-known-on", help="When the signature was made known. 签署消息的公布日期。")
@click.option("--signatory", metavar="EN|ZH", help="Who signed it, by name. 签署人姓名。")
@click.option("--signatory-title", metavar="EN|ZH", help="The office of that person. 签署人职务。")
@code_option(codes.TextLanguage, "--language", "languages", multiple=True, help="In which language. 语言。")
@click.option("--reference", help="The reference of the party. 签署方文号。")
@output_option
@language_option
def sign(file: str, output: str | None, language: str, **options: Any) -> None:
    """Add the letter by which one party signs the last version of the plan.

    添加一方签署计划最后一个版本的函件。

    A version is in operation from the day of the later of its two letters.

    版本自两份函件中较晚一份之日起实施。
    """
    plan = record_in(file, sg.ActionPlan, language)
    parties = {party.code.value: party for party in plan.parties}
    if options["party"] not in parties:
        raise Unusable(f"expected one of the parties {', '.join(parties)}, got {options['party']}")
    if options["on"] is None and options["made_known_on"] is None and plan.latest.made_known_on is None:
        raise Unusable("expected --on, or --made-known-on where the day of the letter is not known")
    if options["made_known_on"] is not None:
        plan = plan.with_latest(made_known_on=options["made_known_on"])
    letter = sg.Letter(
        party=parties[options["party"]],
        place=_texts(options["place"], options["place_zh"]) or None,
        signed_on=options["on"],
        signatory=_both(options["signatory"]) if options["signatory"] else None,
        signatory_title=_both(options["signatory_title"]) if options["signatory_title"] else None,
        languages=options["languages"],
        reference=options["reference"],
    )
    write_record(plan.sign(letter), output, read=[file])


# What an activity cannot be made without; of one that is known, anything may be changed alone.
_NEEDED: Final = ("activity_kind", "title", "starts_on", "mode")


@command(short_help="Record an activity. 记录活动。")
@file_argument
@click.option("--id", "name", required=True, help="Its identifier; a known one is updated. 标识符；已有者予以更新。")
@code_option(codes.ActivityKind, "--kind", "activity_kind", help="Workshop or training. 研讨会或培训。")
@code_option(codes.TrainingKind, "--training-kind", help="Webinar or session. 网络研讨会或培训课。")
@click.option("--title", help="What it is called, in English. 英文名称。")
@click.option("--title-zh", help="The same in Chinese. 中文名称。")
@day_option("--on", "starts_on", help="The day; another one moves it. 举办日期；日期变更即视为改期。")
@day_option("--until", "ends_on", help="The last day, where it takes several. 最后一日；仅一日时不填。")
@code_option(codes.ActivityMode, "--mode", help="Online, in person or both. 线上、线下或两者结合。")
@code_option(codes.ActivityStatus, "--status", help="What has become of it. 现状。")
@code_option(codes.Topic, "--topic", "topics", multiple=True, help="A topic of the plan's list. 计划所列主题。")
@code_option(codes.Audience, "--audience", multiple=True, help="For whom it is meant. 面向的对象。")
@code_option(codes.TextLanguage, "--language", "languages", multiple=True, help="A language spoken. 使用的语言。")
@authority_option("--host", "hosts", words="Who holds it. 主办机构。", multiple=True)
@click.option("--co-host", "co_hosts", multiple=True, help="Who helps to hold it. 协办方。")
@click.option("--project", help="The project that supports it, such as SPEAC. 提供支持的项目，例如 SPEAC。")
@day_option("--project-from", help="The first day of that project. 项目开始日期。")
@day_option("--project-until", help="Its last day. 项目结束日期。")
@click.option("--minutes", "duration_minutes", type=int, help="How long it takes. 时长（分钟）。")
@click.option("--participants", type=int, help="How many people came. 参加人数。")
@click.option("--companies", type=int, help="How many companies came. 参加企业数。")
@click.option("--conclusion", "conclusions", metavar="EN|ZH", multiple=True, help="What was concluded. 结论。")
@click.option("--agreed", "agreed_actions", metavar="EN|ZH", multiple=True, help="What was agreed to do. 商定事项。")
@output_option
@language_option
def activity(file: str, name: str, output: str | None, language: str, **options: Any) -> None:
    """Record an activity: a new one, or what has become of one that is known.

    记录活动：新活动，或已有活动的最新情况。
    """
    plan = record_in(file, sg.ActionPlan, language)
    known = {each.id: each for each in plan.activities}.get(name)
    members = _members(options)
    if known is None and not all(member in members for member in _NEEDED):
        raise Unusable("expected --kind, --title, --on and --mode for a new activity")
    made = (
        sg.Activity(id=name, plan_id=plan.id, **members)
        if known is None
        else evolve(known, **_note_move(known, members))
    )
    write_record(plan.record(made), output, read=[file])


_TAKEN_OVER: Final = (
    *("activity_kind", "training_kind", "starts_on", "ends_on", "mode", "status", "duration_minutes"),
    *("topics", "audience", "languages", "hosts", "co_hosts"),
)
"""The options that are members of an activity as they stand."""


def _members(options: dict[str, Any]) -> dict[str, Any]:
    """The members of an activity that were given at the command line."""
    members = {name: options[name] for name in _TAKEN_OVER if options[name] not in {None, ()}}
    if options["title"] or options["title_zh"]:
        members["title"] = _texts(options["title"], options["title_zh"])
    if options["participants"] is not None or options["companies"] is not None:
        members["attendance"] = sg.Attendance(participants=options["participants"], companies=options["companies"])
    if options["project"]:
        days = (options["project_from"], options["project_until"])
        # Half a lifespan would say that a project began or ended on a day that nobody gave.
        lifespan = None if None in days else sg.Period(first_on=days[0], last_on=days[1])
        members["project"] = sg.Project(name=options["project"], lifespan=lifespan)
    if options["conclusions"]:
        members["conclusions"] = tuple(map(_both, options["conclusions"]))
    if options["agreed_actions"]:
        members["agreed_actions"] = tuple(sg.AgreedAction(texts=_both(words)) for words in options["agreed_actions"])
    return members


def _note_move(known: sg.Activity, members: dict[str, Any]) -> dict[str, Any]:
    """The same *members*, where another day of an activity that is still to come moves it."""
    day = members.get("starts_on", known.starts_on)
    if day == known.starts_on or known.status not in {codes.ActivityStatus.PLANNED, codes.ActivityStatus.MOVED}:
        return members
    # However often it moves, the day that was announced first is what people have in their calendars.
    first = known.moved_from_on or known.starts_on
    # Moved back to where it was: nobody needs to be told of a change.
    if day == first:
        return {"status": codes.ActivityStatus.PLANNED, "moved_from_on": None} | members
    return {"status": codes.ActivityStatus.MOVED, "moved_from_on": first} | members


_DECISIONS: Final = {decision.value: decision for decision in codes.ReviewDecision}
# In the order in which the cycle takes them.
_STEPS: Final = ("begin", "assess", *_DECISIONS, "next")


@command(short_help="Review it. 审议。")
@file_argument
@click.argument("step", type=Choice(_STEPS))
@at_option
@click.option("--id", "name", help="How a new review is identified. 新审议的标识符。")
@click.option("--impact", help="What was achieved, in English. 取得的影响（英文）。")
@click.option("--impact-zh", help="The same in Chinese. 取得的影响（中文）。")
@click.option(
    "--words",
    "words",
    metavar="ACTION EN|ZH",
    type=(code_choice(codes.ActionCode), str),
    multiple=True,
    help="What there is to say of one action. 对一项行动的评述。",
)
@click.option("--next-step", "next_steps", metavar="EN|ZH", multiple=True, help="What could follow. 后续步骤。")
@reports_option
@submissions_option
@output_option
@language_option
def review(file: str, step: str, output: str | None, language: str, **options: Any) -> None:
    """Take one STEP of a review: begin, assess_review, continue, revise, conclude, or draft the next version.

    进行审议的一个步骤：启动、评估、继续实施、修订、结束，或起草下一版本。

    An assessment is filled in from activities and quarterly reports; the words are for people to add.
    The next version keeps all that is not changed in it by hand; the last one stays in operation until it is signed.

    评估根据活动和季度报告填写；文字由人补充。
    下一版本保留未经手动修改的全部内容；上一版本在新版本签署之前继续实施。
    """
    plan = record_in(file, sg.ActionPlan, language)
    match step:
        case "begin":
            plan = sg.begin_review(plan, options["name"] or f"review-{len(plan.reviews) + 1}", at=options["at"])
        case "assess":
            plan = sg.assess_review(
                plan,
                at=options["at"],
                reports=list(records_in_all(options["reports"], sg.QuarterlyReport, language)),
                submissions=list(records_in_all(options["submissions"], sg.QuarterlySubmission, language)),
                texts={codes.ActionCode(action): _both(words) for action, words in options["words"]},
            )
        case "next":
            plan = sg.next_version(plan)
        case _:
            impact = _texts(options["impact"], options["impact_zh"]) or None
            steps = [_both(words) for words in options["next_steps"]]
            plan = sg.decide(plan, _DECISIONS[step], at=options["at"], impact=impact, next_steps=steps)
    write_record(plan, output, read=[file])
