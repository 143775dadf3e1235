"""
How a period is counted, how sure the count is, and where a reaction stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, final

from safetygate.domain.codes.countries import Country
from safetygate.domain.records.code import CodeList, CodeRow


@final
class CountingUnit(CodeList):
    """
    Which days a period is counted in.
    """

    # Holidays, Saturdays and Sundays count: Regulation (EEC, Euratom) No 1182/71, Article 3(3).
    CALENDAR_DAYS = CodeRow("calendar_days", "Calendar days", "日历日")
    # Article 2(2) of the same; in China also the Saturdays and Sundays that the yearly notice makes working days.
    WORKING_DAYS = CodeRow("working_days", "Working days", "工作日")


@final
class StartEvent(CodeList):
    """
    What starts a period.

    The Action plan does not say, so every policy does.
    The first three are events of a case, which `standing` finds there; of the others the host tells the moment.
    """

    # After iRASFF, only a flag for follow-up starts a period: one for attention expects no reply.
    FLAG_RAISED = CodeRow("flag_raised", "The flag is raised", "提出标记")
    FLAG_RECEIVED = CodeRow("flag_received", "The flag is received", "收到标记")
    # No period of Regulation (EU) 2023/988 starts with it: Article 26(7) counts from the measure of whoever acts.
    ALERT_TRANSMITTED = CodeRow("alert_transmitted", "The alert is transmitted", "转送预警通报")
    # By an operator too (Regulation (EU) 2023/988, Article 26(4)).
    MEASURE_TAKEN = CodeRow("measure_taken", "A measure is taken", "采取措施")
    # A request for more starts the period again and does not interrupt it (Delegated Regulation (EU) 2024/3173,
    # Annex I, 3).
    NOTIFICATION_COMPLETE = CodeRow(
        "notification_complete",
        "A complete notification is received; after a request, what completes or corrects it",
        "收到完整通报；经要求补充的，收到足以补全或更正的内容",
    )
    # Orders to remove, disable or warn: Regulation (EU) 2023/988, Article 22(4); notices: Article 22(8).
    ORDER_RECEIVED = CodeRow("order_received", "An order is received", "收到命令")
    NOTICE_RECEIVED = CodeRow("notice_received", "A notice is received", "收到通知")
    # Of another authority (Regulation (EU) 2019/1020, Article 22(2)) or of a data subject (Implementing Regulation (EU)
    # 2024/2639, Annex, 3.3).
    REQUEST_RECEIVED = CodeRow("request_received", "A request is received", "收到请求")
    # At the border: Regulation (EU) 2019/1020, Article 27(a).
    RELEASE_SUSPENDED = CodeRow("release_suspended", "Release for free circulation is suspended", "暂停放行")
    # The one period here that is a minimum: Regulation (EU) 2019/1020, Article 18(3).
    HEARING_OFFERED = CodeRow("hearing_offered", "The operator is invited to be heard", "通知经营者陈述意见")


@final
class StopEvent(CodeList):
    """
    What a period waits for; a receipt of the flag is none of these.

    The first four are said in a case, where `standing` finds them; the others are the host's to tell.
    """

    SUBSTANTIVE_FOLLOW_UP = CodeRow("substantive_follow_up", "First substantive follow-up", "首次实质性跟进反馈")
    FINAL_FOLLOW_UP = CodeRow("final_follow_up", "Final follow-up", "最终跟进反馈")
    ANY_REACTION = CodeRow("any_reaction", "Any reply or follow-up", "任何答复或跟进反馈")
    FOLLOW_UP_RECEIVED = CodeRow(
        "follow_up_received",
        "First substantive follow-up, as its receipt confirms",
        "首次实质性跟进反馈，以收讫确认为准",
    )
    SUBMITTED = CodeRow("submitted", "The notification or the follow-up is submitted", "提交通报或跟进反馈")
    # By the Commission: Regulation (EU) 2023/988, Article 26(5).
    CHECKED = CodeRow("checked", "The notification is checked", "完成通报审核")
    # To tell the issuer has no number of days: Regulation (EU) 2022/2065, Article 9(1), says without undue delay.
    EFFECT_GIVEN = CodeRow("effect_given", "Effect is given to the order", "执行命令")
    # Regulation (EU) 2022/2065, Article 16(5), asks for the decision; Regulation (EU) 2023/988, Article 22(8), for the
    # days.
    NOTICE_DECIDED = CodeRow("notice_decided", "The notice is decided on", "就通知作出决定")
    SUPPLIED = CodeRow("supplied", "The information is supplied", "提供信息")
    HOLD_REQUESTED = CodeRow("hold_requested", "The authority asks that release stay suspended", "要求继续暂停放行")
    # Within seven calendar days, and acknowledged within three: Implementing Regulation (EU) 2024/2639, Annex, 3.3.
    FORWARDED = CodeRow("forwarded", "The request is forwarded", "转送请求")
    ACKNOWLEDGED = CodeRow("acknowledged", "Receipt is acknowledged", "确认收讫")
    HEARING_ENDED = CodeRow("hearing_ended", "The time to be heard is over", "陈述意见期间结束")


@final
class RollOver(CodeList):
    """
    What happens where the last day is not a working day.
    """

    # The literal reading: the Action plan says calendar days and names no rule that moves them.
    NONE = CodeRow("none", "The period ends all the same", "期间不作顺延")
    # Article 3(4), and 3(5) where fewer than two working days lie inside.
    EU_1182_71 = CodeRow(
        "eu_1182_71",
        "To the end of the following working day (Regulation (EEC, Euratom) No 1182/71)",
        "顺延至下一工作日结束（欧盟第1182/71号条例）",
    )
    # Article 203(1).
    CN_CIVIL_CODE = CodeRow(
        "cn_civil_code",
        "To the day after the statutory rest days end (Civil Code of China)",
        "顺延至法定休假日结束的次日（《民法典》）",
    )
    CN_WORKING_DAY = CodeRow(
        "cn_working_day",
        "To the first working day after them (as in the Patent Rules of China)",
        "顺延至休假日后的第一个工作日（参照《专利法实施细则》）",
    )
    CN_INTERIOR_REST_DAYS = CodeRow(
        "cn_interior_rest_days",
        "Lengthened by three or more rest days in a row inside the period (as in the Tax Collection Rules of China)",
        "期间内有连续三日以上法定休假日的，按休假日天数顺延（参照《税收征收管理法实施细则》）",
    )


@final
class Working(CodeList):
    """
    What a calendar answers when it is asked whether a day is a working day.

    *Likely* and *unlikely* are computed for a year whose official calendar is not published.
    """

    YES = CodeRow("yes", "Working day", "工作日")
    LIKELY = CodeRow("likely", "Working day by projection", "推算为工作日")
    NOT_KNOWN = CodeRow("not_known", "Not known", "未知")
    # The notice for a year appears in October or November of the year before; until then a holiday is only expected.
    UNLIKELY = CodeRow("unlikely", "Day off by projection", "推算为休息日")
    NO = CodeRow("no", "Day off", "休息日")


@final
class Joining(CodeList):
    """
    What several calendars say together of one day.
    """

    EVERYWHERE = CodeRow("everywhere", "Working day where all of them work", "各方均上班方为工作日")
    SOMEWHERE = CodeRow("somewhere", "Working day where one of them works", "任一方上班即为工作日")
    FIRST_KNOWN = CodeRow("first_known", "What the first of them says that knows", "以首个有定论的日历为准")


@final
class Certainty(CodeList):
    """
    What a computed day rests on, the surest first.
    """

    PUBLISHED = CodeRow("published", "Published calendars, or none needed", "依据已公布的日历，或无需日历")
    PROJECTED = CodeRow(
        "projected", "A projection: computed, not read from a published calendar", "推算：未以已公布的日历为据"
    )
    UNKNOWN = CodeRow(
        "unknown",
        "Saturdays and Sundays only: public holidays are not known",
        "公共假日未知：仅按周六、周日推算",
    )


@final
class StepCode(CodeList):
    """
    One step on the way from an event to the end of its period.
    """

    EVENT = CodeRow("event", "The event", "起算事件")
    # Regulation (EEC, Euratom) No 1182/71, Article 3(1); Civil Code of China, Article 201(1).
    NOT_COUNTED = CodeRow("not_counted", "The day of the event is not counted", "事件当日不计入")
    HOUR_NOT_COUNTED = CodeRow("hour_not_counted", "The hour of the event is not counted", "事件所在的小时不计入")
    HOURS_COUNTED = CodeRow("hours_counted", "The hours are counted", "计算小时数")
    CALENDAR = CodeRow("calendar", "The calendar used", "所用日历")
    NO_CALENDAR = CodeRow("no_calendar", "No calendar is given", "未提供日历")
    COUNTED = CodeRow("counted", "The days are counted", "计算天数")
    # Of 21 days it never happens, as they always hold two working days; of periods of two to four days it does.
    LENGTHENED = CodeRow("lengthened", "Lengthened to hold two working days", "延长至包含两个工作日")
    EXTENDED = CodeRow("extended", "Extended by the rest days inside", "按期间内休假日天数顺延")
    ROLLED = CodeRow("rolled", "Moved past days off", "顺延越过休息日")
    # Regulation (EEC, Euratom) No 1182/71, Article 3(2)(b); Civil Code of China, Article 203(2).
    ENDS = CodeRow("ends", "The end of the last day", "最后一日结束")
    CLOSES = CodeRow("closes", "The end of business on the last day", "最后一日业务活动停止")
    # Not less than ten working days are given for a hearing: Regulation (EU) 2019/1020, Article 18(3).
    EARLIEST = CodeRow("earliest", "The period is a minimum", "该期限为最短期限")
    CERTAINTY = CodeRow("certainty", "What the answer rests on", "结果的可靠程度")


@final
class Law(CodeList):
    """
    A provision that a count obeys.

    The Action plan is not binding, and neither Regulation No 1182/71 (Article 1) nor the Civil Code (Article 204)
    applies to it of itself: a policy adopts them.
    Nothing here stands for *without undue delay* and its like: where a law names no number, neither does a policy.
    """

    ACTION_PLAN = CodeRow("action_plan", "Action plan, action 1", "行动计划第1项行动")
    GPSR_22_4 = CodeRow("gpsr_22_4", "Regulation (EU) 2023/988, Article 22(4)", "第2023/988号条例第22条第4款")
    GPSR_22_8 = CodeRow("gpsr_22_8", "Regulation (EU) 2023/988, Article 22(8)", "第2023/988号条例第22条第8款")
    # Four working days from the measure, of the notifications of Article 26(1) only.
    GPSR_26_4 = CodeRow("gpsr_26_4", "Regulation (EU) 2023/988, Article 26(4)", "第2023/988号条例第26条第4款")
    # Four working days of the Commission, from a complete notification.
    GPSR_26_5 = CodeRow("gpsr_26_5", "Regulation (EU) 2023/988, Article 26(5)", "第2023/988号条例第26条第5款")
    # Four working days from one's own measure or other action, of serious risk only.
    GPSR_26_7 = CodeRow("gpsr_26_7", "Regulation (EU) 2023/988, Article 26(7)", "第2023/988号条例第26条第7款")
    MSR_18_3 = CodeRow("msr_18_3", "Regulation (EU) 2019/1020, Article 18(3)", "第2019/1020号条例第18条第3款")
    # 30 calendar days; the periods of Articles 18(3) and 27(a) are in working days.
    MSR_22_2 = CodeRow("msr_22_2", "Regulation (EU) 2019/1020, Article 22(2)", "第2019/1020号条例第22条第2款")
    MSR_27 = CodeRow("msr_27", "Regulation (EU) 2019/1020, Article 27(a)", "第2019/1020号条例第27条(a)项")
    DATA_3_3 = CodeRow(
        "eu_2024_2639_annex_3_3",
        "Implementing Regulation (EU) 2024/2639, Annex, 3.3",
        "第2024/2639号实施条例附件第3.3点",
    )
    # Article 2(1) takes the holidays of the State or the institution in which the action is taken.
    EU_2 = CodeRow("eu_1182_71_2", "Regulation (EEC, Euratom) No 1182/71, Article 2", "第1182/71号条例第2条")
    EU_3_1 = CodeRow(
        "eu_1182_71_3_1", "Regulation (EEC, Euratom) No 1182/71, Article 3(1)", "第1182/71号条例第3条第1款"
    )
    EU_3_2_A = CodeRow(
        "eu_1182_71_3_2_a",
        "Regulation (EEC, Euratom) No 1182/71, Article 3(2)(a)",
        "第1182/71号条例第3条第2款(a)项",
    )
    EU_3_2 = CodeRow(
        "eu_1182_71_3_2_b",
        "Regulation (EEC, Euratom) No 1182/71, Article 3(2)(b)",
        "第1182/71号条例第3条第2款(b)项",
    )
    # Holidays, Saturdays and Sundays count, unless the period is in working days.
    EU_3_3 = CodeRow(
        "eu_1182_71_3_3", "Regulation (EEC, Euratom) No 1182/71, Article 3(3)", "第1182/71号条例第3条第3款"
    )
    # Not of periods in hours, and not of those that are counted backwards.
    EU_3_4 = CodeRow(
        "eu_1182_71_3_4", "Regulation (EEC, Euratom) No 1182/71, Article 3(4)", "第1182/71号条例第3条第4款"
    )
    # At least two working days in every period of two days or more.
    EU_3_5 = CodeRow(
        "eu_1182_71_3_5", "Regulation (EEC, Euratom) No 1182/71, Article 3(5)", "第1182/71号条例第3条第5款"
    )
    # Years, months, days and hours of the Gregorian calendar.
    CN_200 = CodeRow("cn_civil_code_200", "Civil Code of China, Article 200", "《民法典》第二百条")
    CN_201 = CodeRow("cn_civil_code_201", "Civil Code of China, Article 201", "《民法典》第二百零一条")
    CN_203 = CodeRow("cn_civil_code_203", "Civil Code of China, Article 203", "《民法典》第二百零三条")
    # Ends at 24:00, or with the business hours where there are any.
    CN_203_2 = CodeRow("cn_civil_code_203_2", "Civil Code of China, Article 203(2)", "《民法典》第二百零三条第二款")
    # Another law or an agreement of the parties prevails, which is what lets a policy adopt any of these.
    CN_204 = CodeRow("cn_civil_code_204", "Civil Code of China, Article 204", "《民法典》第二百零四条")
    CN_LICENSING_82 = CodeRow(
        "cn_administrative_licensing_82",
        "Administrative Licensing Law of China, Article 82",
        "《行政许可法》第八十二条",
    )
    CN_PATENT_5 = CodeRow(
        "cn_patent_rules_5",
        "Implementing Rules of the Patent Law of China, Article 5",
        "《专利法实施细则》第五条",
    )
    # It makes working days of periods of 3, 5, 7 and 10 days only, so no policy of 21 days rests on it.
    CN_RECONSIDERATION_88 = CodeRow(
        "cn_administrative_reconsideration_88",
        "Administrative Reconsideration Law of China, Article 88(2)",
        "《行政复议法》第八十八条第二款",
    )
    # It moves the last day past rest days, too; only the days inside are peculiar to it.
    CN_TAX_109 = CodeRow(
        "cn_tax_collection_rules_109",
        "Implementing Rules of the Tax Collection Law of China, Article 109",
        "《税收征收管理法实施细则》第一百零九条",
    )
    # That organs of state rest on Saturday and Sunday stands in the Working Hours Rules of 1995, Article 7, and not
    # in the Civil Code.
    CN_HOLIDAYS = CodeRow(
        "cn_holiday_measures",
        "Measures on Public Holidays of China and the yearly notice of the General Office of the State Council",
        "《全国年节及纪念日放假办法》及国务院办公厅年度通知",
    )


@final
class StandingState(CodeList):
    """
    Where a reaction stands against its intended period, the most pressing first.
    """

    PAST = CodeRow("past", "Past the intended period, no reaction yet", "已超过预期期限，尚未反馈")
    RUNNING = CodeRow("running", "Running, within the intended period", "期限内，尚未反馈")
    MET_LATE = CodeRow("met_late", "Reaction after the intended period", "已反馈，超过预期期限")
    MET = CodeRow("met", "Reaction within the intended period", "已在预期期限内反馈")
    WITHDRAWN = CodeRow("withdrawn", "Withdrawn, no reaction awaited", "已撤回，无需反馈")
    NOT_STARTED = CodeRow("not_started", "Not started, no period runs", "未开始，无期限计算")


ZONES: Final[Mapping[Country, str]] = MappingProxyType(
    {
        Country.AT: "Europe/Vienna",
        Country.BE: "Europe/Brussels",
        Country.BG: "Europe/Sofia",
        Country.CH: "Europe/Zurich",
        # One zone for the whole country, and no summer time.
        Country.CN: "Asia/Shanghai",
        # The time zone database places Cyprus in Asia.
        Country.CY: "Asia/Nicosia",
        Country.CZ: "Europe/Prague",
        Country.DE: "Europe/Berlin",
        Country.DK: "Europe/Copenhagen",
        Country.EE: "Europe/Tallinn",
        Country.ES: "Europe/Madrid",
        Country.FI: "Europe/Helsinki",
        Country.FR: "Europe/Paris",
        Country.GB: "Europe/London",
        Country.GR: "Europe/Athens",
        Country.HR: "Europe/Zagreb",
        Country.HU: "Europe/Budapest",
        Country.IE: "Europe/Dublin",
        # A member of the Safety Gate like Liechtenstein and Norway (Implementing Regulation (EU) 2024/2639, Annex).
        Country.IS: "Atlantic/Reykjavik",
        Country.IT: "Europe/Rome",
        Country.LI: "Europe/Vaduz",
        Country.LT: "Europe/Vilnius",
        Country.LU: "Europe/Luxembourg",
        Country.LV: "Europe/Riga",
        Country.MT: "Europe/Malta",
        Country.NL: "Europe/Amsterdam",
        Country.NO: "Europe/Oslo",
        Country.PL: "Europe/Warsaw",
        Country.PT: "Europe/Lisbon",
        Country.RO: "Europe/Bucharest",
        Country.SE: "Europe/Stockholm",
        Country.SI: "Europe/Ljubljana",
        Country.SK: "Europe/Bratislava",
        # Users for Northern Ireland have access as well (Implementing Regulation (EU) 2024/2639, Annex).
        Country.XI: "Europe/London",
    }
)
"""The zone of the capital of each country whose authority may be asked to act: the zone of its deadlines."""
