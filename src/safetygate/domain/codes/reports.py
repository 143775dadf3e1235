"""
What a quarterly report counts, and by what it breaks the counts down.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import CodeList, CodeRow


@final
class Table(CodeList):
    """
    One table of counts.
    """

    STOCK = CodeRow("stock", "Investigations under way at the borders of the period", "期初与期末调查中的个案")
    FLOW = CodeRow("flow", "Transmitted, started, completed in the period", "本期转送、启动、完成")
    SINCE = CodeRow("since", "Transmitted, started, completed since the start", "自启动以来转送、启动、完成")
    OUTCOME = CodeRow("outcome", "Outcomes of completed investigations", "已完成调查的结果")
    MEASURE = CodeRow("measure", "Measures by type and initiator", "按类型和来源统计的措施")
    REASON = CodeRow("reason", "Reasons for no measure", "未采取措施的原因")
    CATEGORY = CodeRow("category", "By product category", "按产品类别")
    RISK_TYPE = CodeRow("risk_type", "By risk type", "按风险类型")
    RISK_LEVEL = CodeRow("risk_level", "By risk level", "按风险等级")
    NOTIFYING_COUNTRY = CodeRow("notifying_country", "By notifying country", "按通报国")
    PLATFORM = CodeRow("platform", "By online platform", "按网络交易平台")
    SOLD_ONLINE = CodeRow("sold_online", "Sold online or not", "是否在线销售")
    RAPID = CodeRow("rapid", "Rapid follow-up due in the period", "本期到期的快速跟进")
    DAYS = CodeRow("days", "Days until the reaction", "反馈所用天数")
    DISCONTINUED = CodeRow("discontinued", "Discontinued investigations", "终止的调查")
    WAITING = CodeRow("waiting", "Not started at the end of the period", "期末尚未启动")
    OVERDUE = CodeRow("overdue", "Past the intended period at the end, by age", "期末已超过预期期限，按时长")
    RAPID_SOLD_ONLINE = CodeRow(
        "rapid_sold_online", "Rapid follow-up, by sold online or not", "快速跟进，按是否在线销售"
    )
    RAPID_RISK_LEVEL = CodeRow("rapid_risk_level", "Rapid follow-up, by risk level", "快速跟进，按风险等级")
    RAPID_PLATFORM = CodeRow("rapid_platform", "Rapid follow-up, by online platform", "快速跟进，按网络交易平台")
    RAPID_ADDRESSEE = CodeRow("rapid_addressee", "Rapid follow-up, by addressee", "快速跟进，按收件方")
    # Where the calendar of a year is not published, a last day is a projection, and the figures say so.
    CERTAINTY = CodeRow("certainty", "What the last days rest on", "最后一日所依据的日历")
    AGREEMENT = CodeRow("agreement", "Rapid channel and quarterly channel", "快速渠道与季度渠道核对")


@final
class FlowStep(CodeList):
    """
    What happens to a case in a period: three denominators that are never mixed.
    """

    # Published rates of follow-up differ by which of these three they are taken over.
    TRANSMITTED = CodeRow("transmitted", "Transmitted", "转送")
    STARTED = CodeRow("started", "Investigation started", "启动调查")
    COMPLETED = CodeRow("completed", "Investigation completed", "完成调查")


@final
class StockSide(CodeList):
    """
    The two borders of a period at which investigations are under way.
    """

    # Opening and started less completed and discontinued is closing: so the printed totals can be checked.
    OPENING = CodeRow("opening", "Under way at the beginning", "期初调查中")
    CLOSING = CodeRow("closing", "Under way at the end", "期末调查中")


@final
class AgeBand(CodeList):
    """
    For how many days, at the end of a period, something has been past the intended period.
    """

    # One intended period of the plan; the other borders are a quarter and a year.
    UP_TO_21 = CodeRow("up_to_21", "1 to 21 days", "1至21天")
    UP_TO_90 = CodeRow("up_to_90", "22 to 90 days", "22至90天")
    UP_TO_365 = CodeRow("up_to_365", "91 to 365 days", "91至365天")
    OVER_365 = CodeRow("over_365", "More than 365 days", "超过365天")


@final
class ReportStatus(CodeList):
    """
    How far the figures of a report can still change, or whether they are about nothing real.
    """

    # Totals printed for one year differ between sources, as alerts are withdrawn later: a figure needs its day.
    PROVISIONAL = CodeRow(
        "provisional",
        "Provisional: the period is not over, or entries are still expected",
        "初步数据：期间未满或尚待补充",
    )
    FINAL = CodeRow("final", "Final", "最终")
    DEMONSTRATION = CodeRow("demonstration", "Demonstration: made up", "演示：纯属虚构")


@final
class RapidResult(CodeList):
    """
    What became of a flag for follow-up whose intended period ends in the period of the report.
    """

    WITHIN = CodeRow("within", "Reaction within the intended period", "在预期期限内反馈")
    AFTER = CodeRow("after", "Reaction after the intended period", "超过预期期限后反馈")
    UNANSWERED = CodeRow("unanswered", "No reaction, past the intended period", "已超过预期期限，尚未反馈")
    # Not among the reactions due: whoever still has time has missed nothing.
    RUNNING = CodeRow("running", "No reaction yet, the intended period is running", "期限内，尚未反馈")
    WITHDRAWN = CodeRow("withdrawn", "Withdrawn", "已撤回")


@final
class Agreement(CodeList):
    """
    What the rapid channel and the quarterly channel say of one case, by the end of a period.
    """

    # Reported by both channels it is one case, and counts once.
    SAME_OUTCOME = CodeRow("same_outcome", "Both channels, same outcome", "两渠道结果一致")
    DIFFERENT_OUTCOME = CodeRow("different_outcome", "Both channels, different outcomes", "两渠道结果不同")
    DIFFERENT_MEASURES = CodeRow(
        "different_measures",
        "Both channels, same outcome, different measures or reasons",
        "两渠道结果一致，措施或原因不同",
    )
    FIRST_RAPID = CodeRow("first_rapid", "Completed first by the rapid channel", "快速渠道先完成")
    FIRST_INVESTIGATED = CodeRow("first_investigated", "Completed first by the quarterly channel", "季度渠道先完成")


@final
class Presence(CodeList):
    """
    On which side a row of a quarterly report stands.
    """

    BOTH = CodeRow("both", "On both sides", "双方均有")
    ONLY_THEIRS = CodeRow("only_theirs", "Only in the submission", "仅见于对方报告")
    ONLY_OURS = CodeRow("only_ours", "Only in our cases", "仅见于我方个案")


@final
class DifferenceCode(CodeList):
    """
    In what the two sides differ on one alert.
    """

    STARTED_ON = CodeRow("started_on", "Day on which the investigation began", "调查启动日期")
    COMPLETED_ON = CodeRow("completed_on", "Day on which the investigation ended", "调查完成日期")
    DISCONTINUED_ON = CodeRow("discontinued_on", "Day on which the investigation was discontinued", "调查终止日期")
    OUTCOME = CodeRow("outcome", "Outcome", "结果")
    MEASURES = CodeRow("measures", "Measures", "措施")
    REASONS = CodeRow("reasons", "Reasons for no measure", "未采取措施的原因")


@final
class TotalCode(CodeList):
    """
    A total of a quarterly report.
    """

    TRANSMITTED = CodeRow("transmitted", "Transmitted", "转送")
    OPENING = CodeRow("opening", "Under way at the beginning", "期初调查中")
    STARTED = CodeRow("started", "Started", "启动")
    COMPLETED = CodeRow("completed", "Completed", "完成")
    DISCONTINUED = CodeRow("discontinued", "Discontinued", "终止")
    CLOSING = CodeRow("closing", "Under way at the end", "期末调查中")


@final
class AlertTable(CodeList):
    """
    By what alerts without cases are counted.
    """

    YEAR = CodeRow("year", "Alerts by year of publication", "预警通报，按发布年份")
    RISK_LEVEL = CodeRow("risk_level", "Alerts by risk level", "预警通报，按风险等级")
    ORIGIN = CodeRow("origin", "Alerts by country of origin", "预警通报，按原产国")
    CATEGORY = CodeRow("category", "Alerts by product category", "预警通报，按产品类别")
    PLATFORM = CodeRow("platform", "Alerts by online platform", "预警通报，按网络交易平台")
    SOLD_ONLINE = CodeRow("sold_online", "Alerts by sold online or not", "预警通报，按是否在线销售")


@final
class Rounding(CodeList):
    """
    How shares are rounded.
    """

    # Published percentages follow no single rule, so the rule is part of the figure.
    LARGEST_REMAINDER = CodeRow(
        "largest_remainder",
        "To one decimal by largest remainder, so that the shares of a whole add up to 100.0",
        "保留一位小数，采用最大余额法，使各部分之和为 100.0",
    )
