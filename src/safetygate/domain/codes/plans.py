"""
The Action plan: its actions, its activities, its indicators, and the cycle of its reviews.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import CodeList, CodeRow


@final
class ActionCode(CodeList):
    """
    The three actions of the plan, in its own order.
    """

    RAPID_EXCHANGES = CodeRow("rapid_exchanges", "Rapid exchanges on unsafe products", "不安全产品信息的快速交流")
    WORKSHOPS = CodeRow("workshops", "Regular workshops", "定期研讨会")
    TRAININGS = CodeRow("trainings", "Awareness-raising and training for companies", "面向企业的宣传与培训")


@final
class ActivityKind(CodeList):
    """
    What the partners organise under the plan.
    """

    WORKSHOP = CodeRow("workshop", "Workshop", "研讨会")
    TRAINING = CodeRow("training", "Training", "培训")


@final
class TrainingKind(CodeList):
    """
    The two forms of training that the plan names: "online webinars and/or training sessions".
    """

    WEBINAR = CodeRow("webinar", "Online webinar", "网络研讨会")
    SESSION = CodeRow("session", "Training session", "培训课")


@final
class TargetCode(CodeList):
    """
    What the plan names a number for, or says that no number is named.
    """

    REACTION_DAYS = CodeRow("reaction_days", "Calendar days until a reaction", "作出反馈的日历日数")
    REACTION_SHARE = CodeRow(
        "reaction_share", "Percent of reactions within the intended period", "在预期期限内反馈的百分比"
    )
    # At least twice a year in principle, and online (action 2).
    WORKSHOPS_A_YEAR = CodeRow("workshops_a_year", "Workshops a year", "每年研讨会场数")
    WORKSHOPS_ONLINE_A_YEAR = CodeRow("workshops_online_a_year", "Workshops a year held online", "每年线上研讨会场数")
    # Action 3 names no number: trainings are held as circumstances allow.
    TRAININGS = CodeRow("trainings", "Trainings", "培训场数")


@final
class TargetForce(CodeList):
    """
    How a number of the plan is meant; none of them is an obligation.
    """

    INTENDED = CodeRow("intended", "Intended", "预期")
    IN_PRINCIPLE = CodeRow("in_principle", "In principle", "原则上")
    BY_CIRCUMSTANCES = CodeRow("by_circumstances", "According to circumstances", "视情况确定")
    # The plan names no share of reactions; the parties may agree on one, and this says that they did.
    AGREED = CodeRow("agreed", "Agreed by the parties afterwards", "双方另行商定")


@final
class SigningManner(CodeList):
    """
    How the parties sign a version of the plan.
    """

    # The plan of 2023 was signed so, in Chinese and English, which is why two days of signature are possible.
    EXCHANGE_OF_LETTERS = CodeRow("exchange_of_letters", "Exchange of letters", "换函")
    ONE_DOCUMENT = CodeRow("one_document", "One document signed by both", "共同签署同一文件")


@final
class InstrumentKind(CodeList):
    """
    What the plan refers to as the ground of the cooperation.
    """

    # Of January 2006, between DG SANCO and AQSIQ.
    MEMORANDUM = CodeRow("memorandum", "Memorandum of Understanding", "谅解备忘录")
    # Signed in Brussels on 17 November 2008.
    EXTENSION = CodeRow("extension", "Extension of a memorandum", "备忘录的延展")
    # A systematic exchange needs one that fixes what is exchanged and how (Regulation (EU) 2023/988, Article 40(3)).
    ARRANGEMENT = CodeRow("arrangement", "Administrative Arrangement", "行政安排")
    OTHER = CodeRow("other", "Other", "其他")


@final
class ActivityMode(CodeList):
    """
    Where people meet.
    """

    ONLINE = CodeRow("online", "Online", "线上")
    IN_PERSON = CodeRow("in_person", "In person", "线下")
    # It has an online format, as the plan asks of workshops.
    HYBRID = CodeRow("hybrid", "Hybrid", "线上线下结合")


@final
class ActivityStatus(CodeList):
    """
    What has become of an activity.
    """

    PLANNED = CodeRow("planned", "Planned", "已计划")
    MOVED = CodeRow("moved", "Moved to another day", "已改期")
    HELD = CodeRow("held", "Held", "已举办")
    CANCELLED = CodeRow("cancelled", "Cancelled", "已取消")


@final
class Topic(CodeList):
    """
    What an activity is about: first the topics that the plan lists for workshops, then those for trainings.
    """

    EU_SYSTEM = CodeRow("eu_system", "EU system and examples of initiatives", "欧盟制度及有关举措示例")
    PRODUCT_SAFETY_PLEDGE = CodeRow("product_safety_pledge", "EU Product Safety Pledge", "欧盟《产品安全承诺》")
    CHINESE_SYSTEM = CodeRow(
        "chinese_system", "Chinese system and the role of the different authorities", "中国制度及各主管机构的职责"
    )
    ENFORCEMENT_IN_EU = CodeRow("enforcement_in_eu", "Challenges of enforcement in the EU", "欧盟执法面临的具体挑战")
    ENFORCEMENT_IN_CHINA = CodeRow(
        "enforcement_in_china", "Challenges of enforcement in China", "中国执法面临的具体挑战"
    )
    # This and the next are of action 3, those above of action 2.
    SAFETY_REQUIREMENTS = CodeRow("safety_requirements", "Safety requirements for consumer products", "消费品安全要求")
    CONSUMER_PROTECTION = CodeRow(
        "consumer_protection", "Consumer protection practices in the EU", "欧盟消费者保护实践"
    )
    OTHER = CodeRow("other", "Other", "其他")


@final
class Audience(CodeList):
    """
    For whom an activity is meant.
    """

    AUTHORITIES = CodeRow("authorities", "Authorities", "主管机构")
    ONLINE_SELLERS = CodeRow("online_sellers", "Companies selling online", "网络销售者")
    MARKETPLACES = CodeRow("marketplaces", "Online marketplaces", "网络交易平台")
    MANUFACTURERS = CodeRow("manufacturers", "Manufacturers", "生产企业")
    OTHER = CodeRow("other", "Other", "其他")


@final
class IndicatorCode(CodeList):
    """
    What is counted to see how the plan goes; in each period, one number over another.
    """

    # The plan intends 21 calendar days, and no share of the reactions: the share is for the parties to agree.
    RAPID_WITHIN_PERIOD = CodeRow(
        "rapid_within_period", "Reactions within the intended period", "在预期期限内作出的反馈"
    )
    QUARTERLY_REPORTS = CodeRow("quarterly_reports", "Quarterly reports received", "已收到的季度报告")
    WORKSHOPS_HELD = CodeRow("workshops_held", "Workshops held", "已举办的研讨会")
    WORKSHOPS_ONLINE = CodeRow("workshops_online", "Workshops held online", "以线上形式举办的研讨会")
    TRAININGS_HELD = CodeRow("trainings_held", "Trainings held", "已举办的培训")
    COMPANIES_REACHED = CodeRow("companies_reached", "Companies reached by trainings", "培训覆盖的企业")


@final
class YearKind(CodeList):
    """
    Over which kind of period an indicator counts.
    """

    PLAN_YEAR = CodeRow("plan_year", "Year of the plan", "计划年度")
    CALENDAR_YEAR = CodeRow("calendar_year", "Calendar year", "日历年度")
    REVIEW_PERIOD = CodeRow("review_period", "Period between reviews", "审议周期")


@final
class PlanStanding(CodeList):
    """
    How something stands against what the plan intends, the best first.
    """

    NO_TARGET = CodeRow("no_target", "No target", "无目标值")
    ON_COURSE = CodeRow("on_course", "On course", "进展正常")
    DUE = CodeRow("due", "Due", "待完成")
    PAST = CodeRow("past", "Past the intended period", "已超过预期期限")


@final
class PlanState(CodeList):
    """
    Where the plan stands.
    """

    DRAFT = CodeRow("draft", "Draft", "草案")
    SIGNED_BY_ONE = CodeRow("signed_by_one", "Signed by one party", "一方已签署")
    IN_OPERATION = CodeRow("in_operation", "In operation", "实施中")
    UNDER_REVIEW = CodeRow("under_review", "Under review", "审议中")
    ASSESSED = CodeRow("assessed", "Assessed", "已评估")
    # The plan names no end, so it goes on until both parties have signed what follows.
    REVISED = CodeRow(
        "revised", "To be revised: stays in operation until the next version is", "待修订：新版本实施前继续实施"
    )
    REVISION_SIGNED_BY_ONE = CodeRow("revision_signed_by_one", "Next version signed by one party", "新版本已由一方签署")
    CONCLUDED = CodeRow("concluded", "Concluded", "已结束")


@final
class PlanStep(CodeList):
    """
    What the parties can do with the plan.
    """

    SIGN = CodeRow("sign", "Sign a letter", "签署函件")
    BEGIN_REVIEW = CodeRow("begin_review", "Begin the review", "启动审议")
    ASSESS = CodeRow("assess", "Assess the results", "评估成效")
    CONTINUE = CodeRow("continue", "Continue unchanged", "不作修改继续实施")
    REVISE = CodeRow("revise", "Revise", "修订")
    CONCLUDE = CodeRow("conclude", "Conclude", "结束")


@final
class ReviewDecision(CodeList):
    """
    What the parties decide at the end of a review.
    """

    CONTINUE = CodeRow("continue", "Continue the plan unchanged", "不作修改，继续实施本计划")
    REVISE = CodeRow("revise", "Revise and update the plan", "修订并更新本计划")
    CONCLUDE = CodeRow("conclude", "Conclude the plan", "结束本计划")


@final
class PlanRemarkCode(CodeList):
    """
    What a reader of the status should know beside the numbers.
    """

    OTHER_NUMBER_OF_DAYS = CodeRow(
        "other_number_of_days",
        "The report counts another number of days than the plan intends",
        "该报告采用的天数与计划预期的天数不同",
    )
    WORKSHOPS_CLOSE_TOGETHER = CodeRow(
        "workshops_close_together",
        "The workshops of the year lie close together, although regular ones are intended",
        "计划拟定期举办研讨会，而该年度的研讨会日期相距很近",
    )
    # The text leaves place and day of both letters blank.
    LETTER_DAYS_UNKNOWN = CodeRow(
        "letter_days_unknown",
        "The days of the letters are not known; days are counted from the day on which the signature was made known",
        "函件的签署日期不详；各期限自签署消息公布之日起计算",
    )


@final
class DueKind(CodeList):
    """
    What lies ahead, and what starts it.
    """

    ACTIVITY = CodeRow("activity", "Activity takes place", "活动举办")
    WORKSHOP_MISSING = CodeRow("workshop_missing", "Workshops still to be arranged", "尚待安排的研讨会")
    # The plan takes quarterly reporting as it is and adds rapid exchanges on top of it (action 1).
    QUARTERLY_REPORT = CodeRow("quarterly_report", "Quarterly report due", "应提交季度报告")
    FOLLOW_UP = CodeRow("follow_up", "Intended period of a follow-up ends", "跟进反馈预期期限届满")
    PREPARATION = CodeRow("preparation", "Preparation of the review opens", "审议筹备期开始")
    REVIEW = CodeRow("review", "Review due", "应开展审议")
