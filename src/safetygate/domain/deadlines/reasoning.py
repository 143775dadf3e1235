"""
The reasoning behind a deadline: each step from the event to the end, as data and as a sentence in two languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, final

from attrs import field, frozen
from pendulum import Date, DateTime

from safetygate.domain.codes.deadlines import Certainty, CountingUnit, Law, RollOver, StepCode, Working
from safetygate.domain.deadlines.calendars import WEEKEND, WorkCalendar
from safetygate.domain.deadlines.counting import Count, Diary
from safetygate.domain.deadlines.policy import FollowUpPolicy
from safetygate.domain.records import moments
from safetygate.domain.records.checks import Code, Day, Items, Multilingual
from safetygate.domain.records.converters import AsCode, Each, EachCode, as_day, as_texts
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
    StepCode.HOUR_NOT_COUNTED: Phrase(
        "The hour of the event is not counted: the first hour begins at the next full hour",
        "事件所在的小时不计入，自下一整点起算",
    ),
    StepCode.HOURS_COUNTED: Phrase(
        "{hours} hours end before {ends}, on {on} in {zone}",
        "{hours}个小时于 {ends} 届满，即 {zone} 时区的{on}",
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
    StepCode.CLOSES: Phrase(
        "The period ends when business stops, at {closing_time} on {on} in {zone}, that is before {ends}",
        "期间于{on}（{zone} 时区）业务活动停止时即 {closing_time} 届满，即 {ends} 之前",
    ),
    StepCode.EARLIEST: Phrase(
        "The period is a minimum: what must wait for its end takes place no earlier than {ends}",
        "该期限为最短期限：须待其届满的事项不得早于 {ends}",
    ),
    StepCode.CERTAINTY: Phrase(
        "{certainty}; days that matter and stand in no published calendar: {count}, the first {first}",
        "{certainty}；不在已公布日历内的相关日期共{count}个，首个为{first}",
    ),
}

# In China hours run from the moment itself (Civil Code, Article 201(2)): to leave one out is a rule of the Union alone.
_HOURS: Final = {StepCode.HOUR_NOT_COUNTED: (Law.EU_3_1,), StepCode.HOURS_COUNTED: (Law.EU_3_2_A,)}
_BOTH: Final = {
    **_HOURS,
    StepCode.NOT_COUNTED: (Law.EU_3_1, Law.CN_201),
    StepCode.COUNTED: (Law.EU_3_3, Law.CN_200),
    StepCode.ENDS: (Law.EU_3_2, Law.CN_203),
    StepCode.CLOSES: (Law.CN_203_2,),
}
_UNION: Final = {
    StepCode.NOT_COUNTED: (Law.EU_3_1,),
    StepCode.CALENDAR: (Law.EU_2,),
    StepCode.COUNTED: (Law.EU_3_3,),
    StepCode.LENGTHENED: (Law.EU_3_5,),
    StepCode.ROLLED: (Law.EU_3_4,),
    StepCode.ENDS: (Law.EU_3_2,),
}
_CHINA: Final = {
    StepCode.NOT_COUNTED: (Law.CN_201,),
    StepCode.CALENDAR: (Law.CN_HOLIDAYS,),
    StepCode.COUNTED: (Law.CN_200,),
    StepCode.ROLLED: (Law.CN_203,),
    StepCode.ENDS: (Law.CN_203,),
    StepCode.CLOSES: (Law.CN_203_2,),
}

# Where nothing is moved, the laws of both sides say the same of the first day and of the last hour.
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

    code: StepCode = field(converter=AsCode[StepCode], validator=Code(StepCode))
    on: Date = field(converter=as_day, validator=Day())
    days: tuple[Date, ...] = field(default=(), converter=Each[Date], validator=Items(Day(), 200_000))
    laws: tuple[Law, ...] = field(default=(), converter=EachCode[Law], validator=Items(Code(Law), 10))
    texts: Texts = field(converter=as_texts, validator=Multilingual(10_000))

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
        event_at: The event.
        last_on: The last day of the period.
        ends_at: The first moment after the period.
        calendar: The calendar that was asked, if any.
        counted: The count of the days; absent of a period in hours.
    """

    policy: FollowUpPolicy
    event_at: DateTime
    last_on: Date
    ends_at: DateTime
    calendar: WorkCalendar | None
    counted: Count | None

    def steps(self) -> tuple[ReasoningStep, ...]:
        """Every step, in order."""
        event_on = moments.day_of(self.event_at, self.policy.effective_zone)
        hours = ((StepCode.HOUR_NOT_COUNTED, event_on), (StepCode.HOURS_COUNTED, self.last_on))
        counted = self.counted
        middle = (self._step(code, on) for code, on in hours) if counted is None else self._days(event_on, counted)
        least = [self._step(StepCode.EARLIEST, self.last_on)] if self.policy.minimum else []
        return (self._step(StepCode.EVENT, event_on), *middle, *least)

    def _days(self, event_on: Date, counted: Count) -> Iterable[ReasoningStep]:
        first = moments.days_after(event_on, 1)
        yield self._step(StepCode.NOT_COUNTED, first)
        if self.policy.needs_calendar:
            yield self._step(StepCode.CALENDAR if self.calendar else StepCode.NO_CALENDAR, first)
        before = counted.start
        for code, last in counted.course:
            # Only days that were skipped or made good are named: 21 days that count need no list.
            days: Iterable[int] = range(before, last) if code is StepCode.ROLLED else ()
            if code is StepCode.EXTENDED:
                days = Diary(self.calendar or WEEKEND).rest_inside(counted.start, before)
            yield self._step(code, Date.fromordinal(last), days)
            before = last
        yield self._step(StepCode.CLOSES if self.policy.closing_time else StepCode.ENDS, self.last_on)
        if counted.certainty is not Certainty.PUBLISHED:
            unsure = (day for day, answer in counted.answers.items() if answer not in {Working.YES, Working.NO})
            yield self._step(StepCode.CERTAINTY, self.last_on, sorted(unsure))

    def _step(self, code: StepCode, on: Date, ordinals: Iterable[int] = ()) -> ReasoningStep:
        days, policy = tuple(map(Date.fromordinal, ordinals)), self.policy
        laws = _LAWS[policy.roll_over].get(code, ())
        # What the laws say of counting days, article 3(3) and article 200, they say of calendar days.
        if code is StepCode.COUNTED and policy.counting is CountingUnit.WORKING_DAYS:
            laws = ()
        if policy.basis and code in {StepCode.COUNTED, StepCode.HOURS_COUNTED}:
            laws = (policy.basis, *laws)
        texts = {each.value: self._say(code, on, days, each) for each in Language}
        return ReasoningStep(code=code, on=on, days=days, laws=laws, texts=Texts(texts))

    def _say(self, code: StepCode, on: Date, days: tuple[Date, ...], language: Language) -> str:
        calendar, policy = self.calendar, self.policy
        certainty = Certainty.PUBLISHED if self.counted is None else self.counted.certainty
        return _SENTENCES[code].say(
            language,
            event=moments.format_moment(self.event_at),
            ends=moments.format_moment(self.ends_at),
            zone=policy.effective_zone,
            closing_time=policy.closing_time,
            calendar=calendar.name if calendar else "",
            version=calendar.version if calendar else "",
            days=policy.days,
            hours=policy.hours,
            unit=policy.counting.label(language).lower(),
            on=moments.day_in_words(on, language),
            first=moments.day_in_words(days[0] if days else on, language),
            count=len(days),
            count_in_words=moments.days_in_words(len(days)),
            certainty=certainty.label(language),
        )
