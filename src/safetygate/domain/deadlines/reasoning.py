"""
The reasoning behind a deadline: each step from the event to the end, as data and as a sentence in two languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, final

from attrs import field, frozen
from pendulum import Date, DateTime

from safetygate.domain.codes.deadlines import Certainty, Law, RollOver, StepCode, Working
from safetygate.domain.deadlines.calendars import WEEKEND, WorkCalendar
from safetygate.domain.deadlines.counting import Count, Diary
from safetygate.domain.deadlines.policy import FollowUpPolicy
from safetygate.domain.records import moments
from safetygate.domain.records.checks import Code, Day, Items, Multilingual
from safetygate.domain.records.texts import Texts

_SENTENCES: Final[Mapping[StepCode, tuple[str, str]]] = {
    StepCode.EVENT: (
        "The event at {event} falls on {on_en} in {zone}",
        "事件发生于 {event}，在 {zone} 时区为{on_zh}",
    ),
    StepCode.NOT_COUNTED: (
        "The day of the event is not counted: the first day is {on_en}",
        "事件当日不计入，自{on_zh}起算",
    ),
    StepCode.CALENDAR: (
        "Working days are those of the calendar {calendar} ({version})",
        "工作日依据日历：{calendar}（{version}）",
    ),
    StepCode.NO_CALENDAR: (
        "No calendar is given: of days off only Saturdays and Sundays are known",
        "未提供日历：仅知周六、周日为休息日",
    ),
    StepCode.COUNTED: (
        "{days} {unit_en} end on {on_en}",
        "{days}个{unit_zh}，至{on_zh}届满",
    ),
    StepCode.LENGTHENED: (
        "Fewer than two working days lie within: the period is lengthened to {on_en}",
        "期间内不足两个工作日，延长至{on_zh}",
    ),
    StepCode.EXTENDED: (
        "Rest days within, in runs of three or more: {count}; as many working days are added, to {on_en}",
        "期间内有连续三日以上休假日共{count}日，按此日数以工作日顺延至{on_zh}",
    ),
    StepCode.ROLLED: (
        "{first_en} is no working day: the period moves past {count_en} off to {on_en}",
        "{first_zh}不是工作日，越过{count}个休息日，顺延至{on_zh}",
    ),
    StepCode.ENDS: (
        "The period ends with the last hour of {on_en} in {zone}, that is before {ends}",
        "期间于{on_zh}（{zone} 时区）二十四时届满，即 {ends} 之前",
    ),
    StepCode.CERTAINTY: (
        "{certainty_en}; days that matter and stand in no published calendar: {count}, the first {first_en}",
        "{certainty_zh}；不在已公布日历内的相关日期共{count}个，首个为{first_zh}",
    ),
}

_BOTH: Final = {
    StepCode.NOT_COUNTED: (Law.EU_3_1, Law.CN_201),
    StepCode.ENDS: (Law.EU_3_2, Law.CN_203),
}
_UNION: Final = {
    StepCode.NOT_COUNTED: (Law.EU_3_1,),
    StepCode.CALENDAR: (Law.EU_2,),
    StepCode.LENGTHENED: (Law.EU_3_5,),
    StepCode.ROLLED: (Law.EU_3_4,),
    StepCode.ENDS: (Law.EU_3_2,),
}
_CHINA: Final = {
    StepCode.NOT_COUNTED: (Law.CN_201,),
    StepCode.CALENDAR: (Law.CN_HOLIDAYS,),
    StepCode.ROLLED: (Law.CN_203,),
    StepCode.ENDS: (Law.CN_203,),
}

_LAWS: Final[Mapping[RollOver, Mapping[StepCode, tuple[Law, ...]]]] = {
    RollOver.NONE: _BOTH,
    RollOver.EU_1182_71: _UNION,
    RollOver.CN_CIVIL_CODE: _CHINA,
    RollOver.CN_WORKING_DAY: {**_CHINA, StepCode.ROLLED: (Law.CN_PATENT_5,)},
    RollOver.CN_INTERIOR_REST_DAYS: {
        **_CHINA,
        StepCode.EXTENDED: (Law.CN_TAX_109,),
        StepCode.ROLLED: (Law.CN_TAX_109,),
    },
}
"""Where nothing is moved, the laws of both sides say the same of the first day and of the last hour."""


@final
@frozen(kw_only=True)
class ReasoningStep:
    """
    One step of a count.

    Attributes:
        code: What was done.
        on: The day it led to.
        days: The days that made the difference: those skipped, made good, or not known.
        laws: The provisions it obeys.
        texts: The sentence in English and in Chinese.
    """

    code: StepCode = field(validator=Code(StepCode))
    on: Date = field(validator=Day())
    days: tuple[Date, ...] = field(default=(), validator=Items(Day(), 200_000))
    laws: tuple[Law, ...] = field(default=(), validator=Items(Code(Law), 10))
    texts: Texts = field(validator=Multilingual(10_000))

    def sentence(self, language: str = "en") -> str:
        """The sentence with its provisions in *language*: `"zh"` for Chinese, anything else for English."""
        chinese = language == "zh"
        laws = ("、" if chinese else "; ").join(law.label(language) for law in self.laws)
        brackets = ("（", "）") if chinese else (" (", ")")
        return self.texts.best(language, "en") + (laws.join(brackets) if laws else "")


class Reasoning(NamedTuple):
    """
    One count, ready to be told.

    Attributes:
        policy: How it was counted.
        zone: In whose days.
        event_at: The event.
        ends_at: The first moment after the period.
        calendar: The calendar that was asked, if any.
        counted: The count itself.
    """

    policy: FollowUpPolicy
    zone: str
    event_at: DateTime
    ends_at: DateTime
    calendar: WorkCalendar | None
    counted: Count

    def steps(self) -> tuple[ReasoningStep, ...]:
        """Every step, in order."""
        return (*self._opening(), *self._course(), *self._closing())

    def _opening(self) -> Iterable[ReasoningStep]:
        first = self.counted.start + 1
        yield self._step(StepCode.EVENT, self.counted.start)
        yield self._step(StepCode.NOT_COUNTED, first)
        if self.policy.needs_calendar:
            yield self._step(StepCode.CALENDAR if self.calendar else StepCode.NO_CALENDAR, first)

    def _course(self) -> Iterable[ReasoningStep]:
        before = self.counted.start
        for code, last in self.counted.course:
            yield self._step(code, last, self._made_the_difference(code, before, last))
            before = last

    def _closing(self) -> Iterable[ReasoningStep]:
        yield self._step(StepCode.ENDS, self.counted.last)
        if self.counted.certainty is not Certainty.PUBLISHED:
            unsure = (day for day, answer in self.counted.answers.items() if answer not in {Working.YES, Working.NO})
            yield self._step(StepCode.CERTAINTY, self.counted.last, sorted(unsure))

    def _made_the_difference(self, code: StepCode, before: int, last: int) -> Iterable[int]:
        if code is StepCode.ROLLED:
            return range(before, last)
        if code is StepCode.EXTENDED:
            return Diary(self.calendar or WEEKEND).rest_inside(self.counted.start, before)
        return ()

    def _step(self, code: StepCode, ordinal: int, ordinals: Iterable[int] = ()) -> ReasoningStep:
        on, days = Date.fromordinal(ordinal), tuple(map(Date.fromordinal, ordinals))
        basis = (self.policy.basis,) if self.policy.basis and code is StepCode.COUNTED else ()
        english, chinese = _SENTENCES[code]
        words = self._words(on, days)
        return ReasoningStep(
            code=code,
            on=on,
            days=days,
            laws=(*basis, *_LAWS[self.policy.roll_over].get(code, ())),
            texts=Texts(en=english.format_map(words), zh=chinese.format_map(words)),
        )

    def _words(self, on: Date, days: tuple[Date, ...]) -> dict[str, str]:
        first = days[0] if days else on
        unit, certainty, calendar = self.policy.counting, self.counted.certainty, self.calendar
        return {
            "event": moments.format_moment(self.event_at),
            "ends": moments.format_moment(self.ends_at),
            "zone": self.zone,
            "calendar": calendar.name if calendar else "",
            "version": calendar.version if calendar else "",
            "days": str(self.policy.days),
            "unit_en": unit.en.lower(),
            "unit_zh": unit.zh,
            "on_en": moments.day_in_words(on, "en"),
            "on_zh": moments.day_in_words(on, "zh"),
            "first_en": moments.day_in_words(first, "en"),
            "first_zh": moments.day_in_words(first, "zh"),
            "count": str(len(days)),
            "count_en": moments.days_in_words(len(days)),
            "certainty_en": certainty.en,
            "certainty_zh": certainty.zh,
        }
