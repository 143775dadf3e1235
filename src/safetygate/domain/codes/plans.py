"""
The Action plan: its actions, its activities, its indicators, and the cycle of its reviews.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import CodeList, Entry


@final
class ActionCode(CodeList):
    """
    The three actions of the plan, in its own order.
    """

    RAPID_EXCHANGES = Entry("rapid_exchanges", "Rapid exchanges on unsafe products", "不安全产品信息的快速交流")
    WORKSHOPS = Entry("workshops", "Regular workshops", "定期研讨会")
    TRAININGS = Entry("trainings", "Awareness-raising and training for companies", "面向企业的宣传与培训")


@final
class ActivityKind(CodeList):
    """
    What the partners organise under the plan.
    """

    WORKSHOP = Entry("workshop", "Workshop", "研讨会")
    TRAINING = Entry("training", "Training", "培训")


@final
class TrainingKind(CodeList):
    """
    The two forms of training that the plan names: "online webinars and/or training sessions".
    """

    WEBINAR = Entry("webinar", "Online webinar", "网络研讨会")
    SESSION = Entry("session", "Training session", "培训课")


@final
class TargetCode(CodeList):
    """
    What the plan names a number for, or says that no number is named.
    """

    REACTION_DAYS = Entry("reaction_days", "Calendar days until a reaction", "作出反馈的日历日数")
    REACTION_SHARE = Entry(
        "reaction_share", "Percent of reactions within the intended period", "在预期期限内反馈的百分比"
    )
    # At least twice a year in principle, and online (action 2).
    WORKSHOPS_A_YEAR = Entry("workshops_a_year", "Workshops a year", "每年研讨会场数")
    WORKSHOPS_ONLINE_A_YEAR = Entry("workshops_online_a_year", "Workshops a year held online", "每年线上研讨会场数")
    # Action 3 names no number: trainings are held as circumstances allow.
    TRAININGS = Entry("trainings", "Trainings", "培训场数")


@final
class TargetForce(CodeList):
    """
    How a number of the plan is meant; none of them is an obligation.
    """

    INTENDED = Entry("intended", "Intended", "预期")
    IN_PRINCIPLE = Entry("in_principle", "In principle", "原则上")
    BY_CIRCUMSTANCES = Entry("by_circumstances", "According to circumstances", "视情况确定")
    # The plan names no share of reactions; the parties may agree on one, and this says that they did.
    AGREED = Entry("agreed", "Agreed by the parties afterwards", "双方另行商定")


@final
class SigningManner(CodeList):
    """
    How the parties sign a version of the plan.
    """

    # The plan of 2023 was signed so, in Chinese and English, which is why two days of signature are possible.
    EXCHANGE_OF_LETTERS = Entry("exchange_of_letters", "Exchange of letters", "换函")
    ONE_DOCUMENT = Entry("one_document", "One document signed by both", "共同签署同一文件")


@final
class InstrumentKind(CodeList):
    """
    What the plan refers to as the ground of the cooperation.
    """

    # Of January 2006, between DG SANCO and AQSIQ.
    MEMORANDUM = Entry("memorandum", "Memorandum of Understanding", "谅解备忘录")
    # Signed in Brussels on 17 November 2008.
    EXTENSION = Entry("extension", "Extension of a memorandum", "备忘录的延展")
    # A systematic exchange needs one that fixes what is exchanged and how (Regulation (EU) 2023/988, Article 40(3)).
    ARRANGEMENT = Entry("arrangement", "Administrative Arrangement", "行政安排")
    OTHER = Entry("other", "Other", "其他")


@final
class ActivityMode(CodeList):
    """
    Where people meet.
    """

    ONLINE = Entry("online", "Online", "线上")
    IN_PERSON = Entry("in_person", "In person", "线下")
    # It has an online format, as the plan asks of workshops.
    HYBRID = Entry("hybrid", "Hybrid", "线上线下结合")


@final
class ActivityStatus(CodeList):
    """
    What has become of an activity.
    """

    PLANNED = Entry("planned", "Planned", "已计划")
    MOVED = Entry("moved", "Moved to another day", "已改期")
    HELD = Entry("held", "Held", "已举办")
    CANCELLED = Entry("cancelled", "Cancelled", "已取消")


@final
class Topic(CodeList):
    """
    What an activity is about: first the topics that the plan lists for workshops, then those for trainings.
    """

    EU_SYSTEM = Entry("eu_system", "EU system and examples of initiatives", "欧盟制度及有关举措示例")
    PRODUCT_SAFETY_PLEDGE = Entry("product_safety_pledge", "EU Product Safety Pledge", "欧盟《产品安全承诺》")
    CHINESE_SYSTEM = Entry(
        "chinese_system", "Chinese system and the role of the different authorities", "中国制度及各主管机构的职责"
    )
    ENFORCEMENT_IN_EU = Entry("enforcement_in_eu", "Challenges of enforcement in the EU", "欧盟执法面临的具体挑战")
    ENFORCEMENT_IN_CHINA = Entry("enforcement_in_china", "Challenges of enforcement in China", "中国执法面临的具体挑战")
    # This and the next are of action 3, those above of action 2.
    SAFETY_REQUIREMENTS = Entry("safety_requirements", "Safety requirements for consumer products", "消费品安全要求")
    CONSUMER_PROTECTION = Entry("consumer_protection", "Consumer protection practices in the EU", "欧盟消费者保护实践")
    OTHER = Entry("other", "Other", "其他")


@final
class Audience(CodeList):
    """
    For whom an activity is meant.
    """

    AUTHORITIES = Entry("authorities", "Authorities", "主管机构")
    ONLINE_SELLERS = Entry("online_sellers", "Companies selling online", "网络销售者")
    MARKETPLACES = Entry("marketplaces", "Online marketplaces", "网络交易平台")
    MANUFACTURERS = Entry("manufacturers", "Manufacturers", "生产企业")
    OTHER = Entry("other", "Other", "其他")


@final
class IndicatorCode(CodeList):
    """
    What is counted to see how the plan goes; in each period, one number over another.
    """

    # The plan intends 21 calendar days, and no share of the reactions: the share is for the parties to agree.
    RAPID_WITHIN_PERIOD = Entry("rapid_within_period", "Reactions within the intended period", "在预期期限内作出的反馈")
    QUARTERLY_REPORTS = Entry("quarterly_reports", "Quarterly reports received", "已收到的季度报告")
    WORKSHOPS_HELD = Entry("workshops_held", "Workshops held", "已举办的研讨会")
    WORKSHOPS_ONLINE = Entry("workshops_online", "Workshops held online", "以线上形式举办的研讨会")
    TRAININGS_HELD = Entry("trainings_held", "Trainings held", "已举办的培训")
    COMPANIES_REACHED = Entry("companies_reached", "Companies reached by trainings", "培训覆盖的企业")


@final
class YearKind(CodeList):
    """
    Over which kind of period an indicator counts.
    """

    PLAN_YEAR = Entry("plan_year", "Year of the plan", "计划年度")
    CALENDAR_YEAR = Entry("calendar_year", "Calendar year", "日历年度")
    REVIEW_PERIOD = Entry("review_period", "Period between reviews", "审议周期")


@final
class PlanStanding(CodeList):
    """
    How something stands against what the plan intends, the best first.
    """

    NO_TARGET = Entry("no_target", "No target", "无目标值")
    ON_COURSE = Entry("on_course", "On course", "进展正常")
    DUE = Entry("due", "Due", "待完成")
    PAST = Entry("past", "Past the intended period", "已超过预期期限")


@final
class PlanState(CodeList):
    """
    Where the plan stands.
    """

    DRAFT = Entry("draft", "Draft", "草案")
    SIGNED_BY_ONE = Entry("signed_by_one", "Signed by one party", "一方已签署")
    IN_OPERATION = Entry("in_operation", "In operation", "实施中")
    UNDER_REVIEW = Entry("under_review", "Under review", "审议中")
    ASSESSED = Entry("assessed", "Assessed", "已评估")
    # The plan names no end, so it goes on until both parties have signed what follows.
    REVISED = Entry(
        "revised", "To be revised: stays in operation until the next version is", "待修订：新版本实施前继续实施"
    )
    REVISION_SIGNED_BY_ONE = Entry("revision_signed_by_one", "Next version signed by one party", "新版本已由一方签署")
    CONCLUDED = Entry("concluded", "Concluded", "已结束")


@final
class PlanStep(CodeList):
    """
    What the parties can do with the plan.
    """

    SIGN = Entry("sign", "Sign a letter", "签署函件")
    BEGIN_REVIEW = Entry("begin_review", "Begin the review", "启动审议")
    ASSESS = Entry("assess", "Assess the results", "评估成效")
    CONTINUE = Entry("continue", "Continue unchanged", "不作修改继续实施")
    REVISE = Entry("revise", "Revise", "修订")
    CONCLUDE = Entry("conclude", "Conclude", "结束")


@final
class ReviewDecision(CodeList):
    """
    What the parties decide at the end of a review.
    """

    CONTINUE = Entry("continue", "Continue the plan unchanged", "不作修改，继续实施本计划")
    REVISE = Entry("revise", "Revise and update the plan", "修订并更新本计划")
    CONCLUDE = Entry("conclude", "Conclude the plan", "结束本计划")


@final
class PlanRemarkCode(CodeList):
    """
    What a reader of the status should know beside the numbers.
    """

    OTHER_NUMBER_OF_DAYS = Entry(
        "other_number_of_days",
        "The report counts another number of days than the plan intends",
        "该报告采用的天数与计划预期的天数不同",
    )
    WORKSHOPS_CLOSE_TOGETHER = Entry(
        "workshops_close_together",
        "The workshops of the year lie close together, although regular ones are intended",
        "计划拟定期举办研讨会，而该年度的研讨会日期相距很近",
    )
    # The text leaves place and day of both letters blank.
    LETTER_DAYS_UNKNOWN = Entry(
        "letter_days_unknown",
        "The days of the letters are not known; days are counted from the day on which the signature was made known",
        "函件的签署日期不详；各期限自签署消息公布之日起计算",
    )


@final
class DueKind(CodeList):
    """
    What lies ahead, and what starts it.
    """

    ACTIVITY = Entry("activity", "Activity takes place", "活动举办")
    WORKSHOP_MISSING = Entry("workshop_missing", "Workshops still to be arranged", "尚待安排的研讨会")
    # The plan takes quarterly reporting as it is and adds rapid exchanges on top of it (action 1).
    QUARTERLY_REPORT = Entry("quarterly_report", "Quarterly report due", "应提交季度报告")
    FOLLOW_UP = Entry("follow_up", "Intended period of a follow-up ends", "跟进反馈预期期限届满")
    PREPARATION = Entry("preparation", "Preparation of the review opens", "审议筹备期开始")
    REVIEW = Entry("review", "Review due", "应开展审议")
