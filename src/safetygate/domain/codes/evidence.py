"""
On what an alert rests: tests, accidents, the assessment of its risk, and in which use the product is unsafe.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import OURS, CodeList, CodeRow


@final
class ProductTestResult(CodeList):
    """
    How a product fared in a test.
    """

    PASSED = CodeRow("passed", "Passed", "合格", "UK Product Safety Database, test results")
    FAILED = CodeRow("failed", "Failed", "不合格", "UK Product Safety Database, test results")
    NOT_CONCLUSIVE = CodeRow("not_conclusive", "Not conclusive", "无定论", OURS)


@final
class Conclusion(CodeList):
    """
    What an authority concluded about a product.
    """

    UNSAFE = CodeRow("unsafe", "Unsafe", "不安全", "UK Product Safety Database, reported reasons")
    NON_COMPLIANT = CodeRow(
        "non_compliant",
        "Not compliant, without being found unsafe",
        "不合规，但未认定为不安全",
        "UK Product Safety Database, reported reasons",
    )
    UNSAFE_AND_NON_COMPLIANT = CodeRow(
        "unsafe_and_non_compliant",
        "Unsafe and not compliant",
        "不安全且不合规",
        "UK Product Safety Database, reported reasons",
    )
    SAFE_AND_COMPLIANT = CodeRow(
        "safe_and_compliant", "Safe and compliant", "安全且合规", "UK Product Safety Database, reported reasons"
    )


@final
class OccurrenceKind(CodeList):
    """
    Whether somebody came to harm: Delegated Regulation (EU) 2024/3173, Annex I, 2.2(b)(vii).
    """

    ACCIDENT = CodeRow("accident", "Accident", "事故")
    # What operators must notify by Regulation (EU) 2023/988, Article 20, is the accident: death or serious effects.
    INCIDENT = CodeRow("incident", "Incident without harm", "未造成伤害的事件")


@final
class HarmSeverity(CodeList):
    """
    How severe a harm is: Delegated Regulation (EU) 2024/3173, Annex II, 3.3.3, the slightest first.
    """

    MINOR = CodeRow("minor", "Level 1: minor", "1 级：轻微")
    MODERATE = CodeRow("moderate", "Level 2: moderate", "2 级：中等")
    # As a rule with a stay in hospital, and a loss of function of more than six months.
    SEVERE = CodeRow("severe", "Level 3: severe", "3 级：严重")
    LIFE_THREATENING = CodeRow("life_threatening", "Level 4: life-threatening", "4 级：危及生命")


@final
class ProductUse(CodeList):
    """
    How a product was used when something happened.
    """

    NORMAL = CodeRow("normal", "In normal use", "正常使用", "UK Product Safety Database, accidents and incidents")
    # The list of the United Kingdom does not name it; the plan's own definition of unsafe does.
    FORESEEABLE = CodeRow("foreseeable", "In reasonably foreseeable use", "可合理预见的使用", "Action plan, footnote 3")
    MISUSE = CodeRow("misuse", "In misuse", "不当使用", "UK Product Safety Database, accidents and incidents")
    UNKNOWN = CodeRow("unknown", "Unknown", "未知", "UK Product Safety Database, accidents and incidents")


@final
class Assessor(CodeList):
    """
    Who assessed a risk.
    """

    AUTHORITY = CodeRow("authority", "An authority", "主管机构", "UK Product Safety Database, risk assessments")
    OPERATOR = CodeRow("operator", "An economic operator", "经济运营者", "UK Product Safety Database, risk assessments")
    LABORATORY = CodeRow("laboratory", "A laboratory", "实验室", OURS)
    OTHER = CodeRow("other", "Other", "其他", "UK Product Safety Database, risk assessments")


@final
class AssessmentMethod(CodeList):
    """
    By which method a risk was assessed.
    """

    # It applies from 13 December 2024.
    EU_2024_3173 = CodeRow(
        "eu_2024_3173", "Delegated Regulation (EU) 2024/3173, Annex II", "欧盟第 2024/3173 号授权条例附件二"
    )
    # Followed until the Delegated Regulation applied; no repeal of it is known, and Regulation (EU) 2023/988, Article
    # 18(3), still names its method.
    EU_2019_417 = CodeRow("eu_2019_417", "Implementing Decision (EU) 2019/417", "欧盟第 2019/417 号实施决定")
    PRESUMED = CodeRow(
        "presumed",
        "Presumed serious, without an individual assessment",
        "推定为严重风险，未作单独评估",
        "Delegated Regulation (EU) 2024/3173, Annex II, 4",
    )
    OTHER = CodeRow("other", "Other", "其他")


@final
class AssessedLevel(CodeList):
    """
    What an assessment came to: a level of risk, or none.
    """

    SERIOUS = CodeRow("serious", "Serious risk", "严重风险")
    HIGH = CodeRow("high", "High risk", "高风险")
    MEDIUM = CodeRow("medium", "Medium risk", "中风险")
    LOW = CodeRow("low", "Low risk", "低风险")
    NOT_CONCLUSIVE = CodeRow(
        "not_conclusive", "Not conclusive", "无定论", "UK Product Safety Database, risk assessments"
    )


@final
class Presumption(CodeList):
    """
    Why a risk is presumed serious: Delegated Regulation (EU) 2024/3173, Annex II, 4.1(a) to (e).
    """

    NO_PRECAUTION = CodeRow(
        "no_precaution",
        "Severe harm is probable and users cannot protect themselves",
        "可能造成严重伤害且使用者无法自我防护",
    )
    SAID_BY_OPERATOR = CodeRow(
        "said_by_operator",
        "The operator or the online marketplace says that the risk is serious",
        "经营者或网络交易平台表明存在严重风险",
    )
    VOLUNTARY_MEASURE = CodeRow(
        "voluntary_measure", "Recalled, withdrawn or removed voluntarily", "已自愿召回、撤出市场或移除"
    )
    BANNED_SUBSTANCE = CodeRow(
        "banned_substance", "A chemical that is banned, or above its limit", "含有禁用或超限的化学物质"
    )
    KNOWN_FEATURE = CodeRow(
        "known_feature", "A feature that is known to lead to a serious risk", "具有已知会导致严重风险的特征"
    )


@final
class Probability(CodeList):
    """
    How probable a harm is over the life of a product: Delegated Regulation (EU) 2024/3173, Annex II, 3.4.4.
    """

    VERY_FREQUENT = CodeRow("very_frequent", "Very frequent", "非常频繁")
    FREQUENT = CodeRow("frequent", "Frequent", "频繁")
    COMMON = CodeRow("common", "Common", "常见")
    OCCASIONAL = CodeRow("occasional", "Occasional", "偶尔")
    UNLIKELY = CodeRow("unlikely", "Unlikely", "不太可能")
    UNUSUAL = CodeRow("unusual", "Unusual", "少见")
    RARE = CodeRow("rare", "Rare", "罕见")
    # Exactly one in a million belongs here by the index of 3.4.4; the grid of 3.6.2 leaves it out.
    EXTREMELY_RARE = CodeRow("extremely_rare", "Extremely rare", "极其罕见")


@final
class ConditionOfUse(CodeList):
    """
    In which use a product is unsafe: the elements of the Action plan, footnote 3.
    """

    # As in Directive 2001/95/EC, Article 2(b). Regulation (EU) 2023/988, Article 3(2), draws the line otherwise: it
    # asks for the actual duration of use, and names neither installation nor maintenance.
    NORMAL_USE = CodeRow("normal_use", "Normal conditions of use", "正常使用条件")
    FORESEEABLE_USE = CodeRow("foreseeable_use", "Reasonably foreseeable conditions of use", "可合理预见的使用条件")
    DURATION = CodeRow("duration", "Duration of use", "使用期限")
    PUTTING_INTO_SERVICE = CodeRow("putting_into_service", "Putting into service", "投入使用")
    INSTALLATION = CodeRow("installation", "Installation", "安装")
    MAINTENANCE = CodeRow("maintenance", "Maintenance", "维护")


@final
class NotificationContext(CodeList):
    """
    What led to an alert: Delegated Regulation (EU) 2024/3173, Annex I, 2.2(h).
    """

    COORDINATED_ENFORCEMENT = CodeRow("coordinated_enforcement", "A coordinated enforcement activity", "协同执法行动")
    COMPLAINT = CodeRow(
        "complaint", "A complaint of a consumer or another interested party", "消费者或其他相关方的投诉"
    )
    # Regulation (EU) 2023/988, Article 34(3).
    CONSUMER_REPORT = CodeRow(
        "consumer_report",
        "A consumer's report by the Safety Gate Portal",
        "消费者通过“安全门”门户网站的反映",
    )
    CUSTOMS_CONTROL = CodeRow("customs_control", "A control at the border", "边境检查", OURS)
    ONLINE_SEARCH = CodeRow("online_search", "A search of online offers", "网络巡查", OURS)
    OTHER = CodeRow("other", "Other", "其他", OURS)
