"""
The activity: a workshop or a training that the partners organise under the Action plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, final

from attrs import evolve, field, frozen
from pendulum import Date

from safetygate.domain import codes
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.alerts.references import Attachment
from safetygate.domain.cases.entry import explain_other
from safetygate.domain.records.checks import Additions, Code, Day, Integer, Items, Maybe, Multilingual, Part, Text
from safetygate.domain.records.converters import (
    AsCode,
    Each,
    EachCode,
    MaybeCode,
    as_day,
    as_texts,
    maybe_additions,
    maybe_day,
    maybe_texts,
)
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.periods import Period
from safetygate.domain.records.rules import Path, Rule
from safetygate.domain.records.shapes import IDENTIFIER, LONG
from safetygate.domain.records.texts import Texts


@final
@frozen(kw_only=True)
# SPEAC has had two phases and an extension: whether it can help depends on the day.
class Project:
    """
    A project that supports the logistics and organisation of an activity during its lifespan, such as SPEAC.

    Attributes:
        name: What it is called.
        lifespan: From when to when it runs, where that is known.
    """

    name: str = field(validator=Text(500))
    lifespan: Period | None = field(default=None, validator=Maybe(Part(Period)))


@final
@frozen(kw_only=True)
class Attendance:
    """
    Who came to an activity, in numbers.

    Attributes:
        participants: How many people.
        companies: How many companies.
    """

    participants: int | None = field(default=None, validator=Maybe(Integer()))
    companies: int | None = field(default=None, validator=Maybe(Integer()))


@final
@frozen(kw_only=True)
class AgreedAction:
    """
    Something that the participants of an activity agreed to do.

    Attributes:
        texts: What.
        responsible: Who does it, where one of the authorities does.
        due_on: By which day.
        done_on: On which day it was done.
    """

    texts: Texts = field(converter=as_texts, validator=LONG)
    responsible: Authority | None = field(default=None, validator=Maybe(Part(Authority)))
    due_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    done_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))


def _move_from_nowhere(activity: Activity) -> Iterable[Path]:
    was = activity.moved_from_on
    nowhere = was is None and activity.status is codes.ActivityStatus.MOVED
    return [("moved_from_on",)] if nowhere or was == activity.starts_on else []


def _results_too_soon(activity: Activity) -> Iterable[Path]:
    results = {"conclusions": activity.conclusions, "agreed_actions": activity.agreed_actions}
    return [(name,) for name, value in results.items() if value and activity.status is not codes.ActivityStatus.HELD]


# "The workshops should in principle take place at least twice a year in an online format" (Action plan, action 2):
# in principle only, so that one in person is pointed out and never refused.
def _workshop_in_person(activity: Activity) -> Iterable[Path]:
    away = activity.activity_kind is codes.ActivityKind.WORKSHOP and activity.mode is codes.ActivityMode.IN_PERSON
    return [("mode",)] if away else []


# "The SPEAC project could support the logistics and organisation during its lifespan" (Action plan, actions 2 and 3).
def _outside_lifespan(activity: Activity) -> Iterable[Path]:
    lifespan = activity.project.lifespan if activity.project is not None else None
    return [("project", "lifespan")] if lifespan is not None and activity.starts_on not in lifespan else []


@final
@frozen(kw_only=True)
class Activity(Paper):
    """
    A workshop or a training under the Action plan: planned, moved, held or cancelled.

    An activity keeps its identifier whatever becomes of it, so that a later copy takes the place of an earlier one.

    Attributes:
        id: Its identifier.
        plan_id: The plan that it belongs to.
        activity_kind: Workshop or training.
        training_kind: Of a training, whether it is a webinar or a session.
        title: What it is called.
        status: What has become of it.
        starts_on: The day on which it takes place, or begins.
        ends_on: The last day, where it takes more than one.
        moved_from_on: The day that was announced first, where it was moved.
        revision: How often what was recorded of it has changed since.
        duration_minutes: How long people meet, in minutes, all days together.
        mode: Online, in person or both.
        topics: What it is about, from the list of the plan.
        languages: The languages spoken.
        hosts: The authorities that hold it.
        co_hosts: Others that help to hold it: marketplaces, associations.
        project: The project that supports it.
        audience: For whom it is meant.
        attendance: Who came.
        conclusions: What the participants concluded, each in words.
        agreed_actions: What they agreed to do.
        materials: Files that go with it, named here and known by their digest.
        texts: What there is to say about it, in one or more languages.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "activity"

    id: str = field(validator=IDENTIFIER)
    plan_id: str = field(validator=IDENTIFIER)
    activity_kind: codes.ActivityKind = field(converter=AsCode[codes.ActivityKind], validator=Code(codes.ActivityKind))
    # "Online webinars and/or training sessions" (Action plan, action 3).
    training_kind: codes.TrainingKind | None = field(
        default=None, converter=MaybeCode[codes.TrainingKind], validator=Maybe(Code(codes.TrainingKind))
    )
    title: Texts = field(converter=as_texts, validator=Multilingual(1000))
    status: codes.ActivityStatus = field(
        default=codes.ActivityStatus.PLANNED,
        converter=AsCode[codes.ActivityStatus],
        validator=Code(codes.ActivityStatus),
    )
    starts_on: Date = field(converter=as_day, validator=Day())
    ends_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    moved_from_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    revision: int = field(default=0, validator=Integer(0, 1_000_000))
    duration_minutes: int | None = field(default=None, validator=Maybe(Integer(1, 100_000)))
    mode: codes.ActivityMode = field(converter=AsCode[codes.ActivityMode], validator=Code(codes.ActivityMode))
    # Action plan, actions 2 and 3.
    topics: tuple[codes.Topic, ...] = field(
        default=(), converter=EachCode[codes.Topic], validator=Items(Code(codes.Topic), 20, distinct=True)
    )
    languages: tuple[codes.TextLanguage, ...] = field(
        default=(), converter=EachCode[codes.TextLanguage], validator=Items(Code(codes.TextLanguage), 20, distinct=True)
    )
    hosts: tuple[Authority, ...] = field(default=(), converter=Each[Authority], validator=Items(Part(Authority), 50))
    # Webinars for sellers are held with marketplaces, associations and certifiers.
    co_hosts: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(Text(500), 50))
    project: Project | None = field(default=None, validator=Maybe(Part(Project)))
    audience: tuple[codes.Audience, ...] = field(
        default=(), converter=EachCode[codes.Audience], validator=Items(Code(codes.Audience), 20, distinct=True)
    )
    # Public accounts give it in round numbers, for example more than 400 at a webinar of 7 April 2022.
    attendance: Attendance | None = field(default=None, validator=Maybe(Part(Attendance)))
    conclusions: tuple[Texts, ...] = field(default=(), converter=Each[Texts], validator=Items(LONG, 100))
    agreed_actions: tuple[AgreedAction, ...] = field(
        default=(), converter=Each[AgreedAction], validator=Items(Part(AgreedAction), 100)
    )
    materials: tuple[Attachment, ...] = field(
        default=(), converter=Each[Attachment], validator=Items(Part(Attachment), 100)
    )
    texts: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    extensions: FrozenMap[Any] | None = field(default=None, converter=maybe_additions, validator=Maybe(Additions()))

    rules: ClassVar[tuple[Rule, ...]] = (
        explain_other("topics", "audience"),
        Rule(
            "SG-M-061",
            "expected the last day of an activity on or after its first",
            "活动的最后一日不应早于第一日",
            lambda activity: [("ends_on",)] if activity.ends_on < activity.starts_on else [],
            about=("ends_on",),
        ),
        Rule(
            "SG-M-062",
            "expected another day from which a moved activity was moved",
            "已改期的活动须注明原定日期，且原定日期应与现定日期不同",
            _move_from_nowhere,
        ),
        Rule(
            "SG-M-063",
            "expected attendance only where an activity was held",
            "仅已举办的活动可填写出席情况",
            lambda activity: [] if activity.status is codes.ActivityStatus.HELD else [("attendance",)],
            about=("attendance",),
        ),
        Rule(
            "SG-M-090",
            "expected conclusions and agreed actions only where an activity was held",
            "仅已举办的活动可填写结论和商定事项",
            _results_too_soon,
            about=("conclusions", "agreed_actions"),
        ),
        Rule(
            "SG-M-091",
            "expected webinar or session only of a training",
            "仅培训可注明为网络研讨会或培训课",
            lambda activity: [] if activity.activity_kind is codes.ActivityKind.TRAINING else [("training_kind",)],
            about=("training_kind",),
        ),
        Rule(
            "SG-R-060",
            "expected to be told who came to an activity that was held",
            "建议注明已举办活动的出席情况",
            lambda activity: (
                [("attendance",)]
                if activity.status is codes.ActivityStatus.HELD and activity.attendance is None
                else []
            ),
        ),
        Rule(
            "SG-R-061",
            "expected the title in English and in Chinese",
            "建议同时提供英文和中文标题",
            lambda activity: [] if {"en", "zh"} <= set(activity.title) else [("title",)],
        ),
        Rule(
            "SG-I-060",
            "the plan has workshops in an online format in mind; this one is in person",
            "计划原则上以线上形式举办研讨会；本次为线下举办",
            _workshop_in_person,
        ),
        Rule(
            "SG-I-061",
            "the activity lies outside the lifespan of the project that supports it",
            "活动日期不在支持项目的存续期内",
            _outside_lifespan,
            about=("project",),
        ),
    )

    def follow(self, earlier: Activity | None) -> Activity:
        """The same as the next revision of *earlier*, of the same identifier, where it says anything else."""
        if earlier is None or evolve(self, revision=earlier.revision) == earlier:
            return self if earlier is None else earlier
        return evolve(self, revision=max(self.revision, earlier.revision + 1))
