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
from safetygate.domain.records.phrases import BRACKETS, SEMICOLON, Language, Phrase
from safetygate.domain.records.texts import Texts

_SENTENCES: Final[Mapping[StepCode, Phrase]] = {
    StepCode.EVENT: Phrase(
        "The event at {event} falls on {on} in {zone}",
        "事件发生于 {event}，在 {zone} 时区为{on}",
    ),
    StepCode.NOT_COUNTED: Phrase(
        "The day of the event is not counted: the first day is {on}",
        "事件当日不计入，自{on}起算",
    ),
    StepCode.CALENDAR: Phrase(
        "Working days are those of the calendar {calendar} ({version})",
        "工作日依据日历：{calendar}（{version}）",
    ),
    StepCode.NO_CALENDAR: Phrase(
        "No calendar is given: of days off only Saturdays and Sundays are known",
        "未提供日历：仅知周六、周日为休息日",
    ),
    StepCode.COUNTED: Phrase(
        "{days} {unit} end on {on}",
        "{days}个{unit}，至{on}届满",
    ),
    StepCode.LENGTHENED: Phrase(
        "Fewer than two working days lie within: the period is lengthened to {on}",
        "期间内不足两个工作日，延长至{on}",
    ),
    StepCode.EXTENDED: Phrase(
        "Rest days within, in runs of three or more: {count}; as many working days are added, to {on}",
        "期间内有连续三日以上休假日共{count}日，按此日数以工作日顺延至{on}",
    ),
    StepCode.ROLLED: Phrase(
        "{first} is no working day: the period moves past {count_in_words} off to {on}",
        "{first}不是工作日，越过{count}个休息日，顺延至{on}",
    ),
    StepCode.ENDS: Phrase(
        "The period ends with the last hour of {on} in {zone}, that is before {ends}",
        "期间于{on}（{zone} 时区）二十四时届满，即 {ends} 之前",
    ),
    StepCode.CERTAINTY: Phrase(
        "{certainty}; days that matter and stand in no published calendar: {count}, the first {first}",
        "{certainty}；不在已公布日历内的相关日期共{count}个，首个为{first}",
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

    def sentence(self, language: str | Language) -> str:
        """
        The sentence with its provisions.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        sentence = self.texts.best(Language.parse(language).value, "en")
        laws = SEMICOLON.say(language).join(law.label(language) for law in self.laws)
        return BRACKETS.say(language, sentence, laws) if laws else sentence


class Reasoning(NamedTuple):
    """
    One count, with all that explains it.

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
            days: Iterable[int] = range(before, last) if code is StepCode.ROLLED else ()
            if code is StepCode.EXTENDED:
                days = Diary(self.calendar or WEEKEND).rest_inside(self.counted.start, before)
            yield self._step(code, last, days)
            before = last

    def _closing(self) -> Iterable[ReasoningStep]:
        yield self._step(StepCode.ENDS, self.counted.last)
        if self.counted.certainty is not Certainty.PUBLISHED:
            unsure = (day for day, answer in self.counted.answers.items() if answer not in {Working.YES, Working.NO})
            yield self._step(StepCode.CERTAINTY, self.counted.last, sorted(unsure))

    def _step(self, code: StepCode, ordinal: int, ordinals: Iterable[int] = ()) -> ReasoningStep:
        on, days = Date.fromordinal(ordinal), tuple(map(Date.fromordinal, ordinals))
        basis = (self.policy.basis,) if self.policy.basis and code is StepCode.COUNTED else ()
        return ReasoningStep(
            code=code,
            on=on,
            days=days,
            laws=(*basis, *_LAWS[self.policy.roll_over].get(code, ())),
            texts=Texts({each.value: self._say(code, on, days, each) for each in Language}),
        )

    def _say(self, code: StepCode, on: Date, days: tuple[Date, ...], language: Language) -> str:
        calendar = self.calendar
        return _SENTENCES[code].say(
            language,
            event=moments.format_moment(self.event_at),
            ends=moments.format_moment(self.ends_at),
            zone=self.zone,
            calendar=calendar.name if calendar else "",
            version=calendar.version if calendar else "",
            days=self.policy.days,
            unit=self.policy.counting.label(language).lower(),
            on=moments.day_in_words(on, language),
            first=moments.day_in_words(days[0] if days else on, language),
            count=len(days),
            count_in_words=moments.days_in_words(len(days)),
            certainty=self.counted.certainty.label(language),
        )
