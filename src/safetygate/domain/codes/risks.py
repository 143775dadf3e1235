"""
What may go wrong with a product, how badly, and the kind of alert that says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, final

from safetygate.domain.records.code import CodeList, CodeRow


@final
class RiskType(CodeList):
    """
    The harm that a product may do, the commonest first.

    The weekly report prints a free text in place of `other`.
    """

    # In 11,594 of 32,566 alerts.
    CHEMICAL = CodeRow("chemical", "Chemical", "化学危害")
    INJURIES = CodeRow("injuries", "Injuries", "人身伤害")
    ELECTRIC_SHOCK = CodeRow("electric_shock", "Electric shock", "触电")
    CHOKING = CodeRow("choking", "Choking", "呛噎")
    FIRE = CodeRow("fire", "Fire", "火灾")
    STRANGULATION = CodeRow("strangulation", "Strangulation", "绞勒")
    BURNS = CodeRow("burns", "Burns", "烧烫伤")
    # Printed since 2013.
    ENVIRONMENT = CodeRow("environment", "Environment", "环境危害")
    SUFFOCATION = CodeRow("suffocation", "Suffocation", "窒息")
    HEALTH_RISK_OTHER = CodeRow("health_risk_other", "Health risk / other", "健康风险／其他")
    DAMAGE_TO_SIGHT = CodeRow("damage_to_sight", "Damage to sight", "视力损伤")
    CUTS = CodeRow("cuts", "Cuts", "割伤")
    DAMAGE_TO_HEARING = CodeRow("damage_to_hearing", "Damage to hearing", "听力损伤")
    MICROBIOLOGICAL = CodeRow("microbiological", "Microbiological", "微生物危害")
    DROWNING = CodeRow("drowning", "Drowning", "溺水")
    ENTRAPMENT = CodeRow("entrapment", "Entrapment", "卡夹")
    ASPHYXIATION = CodeRow("asphyxiation", "Asphyxiation", "缺氧窒息")
    # Printed in seven alerts, and the next in six.
    SECURITY = CodeRow("security", "Security", "公共安全")
    ELECTROMAGNETIC_DISTURBANCE = CodeRow("electromagnetic_disturbance", "Electromagnetic disturbance", "电磁干扰")
    # On the portal's own list, as the next is; neither has ever been printed.
    ENERGY_CONSUMPTION = CodeRow("energy_consumption", "Energy consumption", "能源消耗")
    MEASUREMENT_INCORRECT = CodeRow("measurement_incorrect", "Incorrect measurement", "计量不准确")
    # "Injuries, Multiple injuries possible: crushing, fractures, concussion, internal injuries." is
    # one risk, and not four.
    OTHER = CodeRow("other", "Other", "其他")


@final
class RiskLevel(CodeList):
    """
    How high a risk is: Delegated Regulation (EU) 2024/3173, Annex II, the gravest first.
    """

    # It may be presumed on established evidence, without an assessment of its own (4.1).
    SERIOUS = CodeRow("serious", "Serious risk", "严重风险")
    HIGH = CodeRow("high", "High risk", "高风险")
    MEDIUM = CodeRow("medium", "Medium risk", "中风险")
    LOW = CodeRow("low", "Low risk", "低风险")


@final
class NotificationKind(CodeList):
    """
    The kind of an alert: Delegated Regulation (EU) 2024/3173, Annex I, section 1.

    The feeds know three; the older export words them in its own way.
    The portal still says `A12`, after Article 12 of Directive 2001/95/EC, of alerts numbered `SR`.
    """

    # Regulation (EU) 2023/988, Article 26(1)(a), or Regulation (EU) 2019/1020, Article 20.
    SERIOUS_RISK = CodeRow("serious_risk", "Serious risk", "严重风险通报")
    # Article 26(3): the State may notify, and need not.
    OTHER_RISK = CodeRow("other_risk", "Other risk levels", "其他风险等级通报")
    # Article 26(2).
    FOR_INFORMATION = CodeRow("for_information", "For information", "信息通报")
    # Article 26(7).
    FOLLOW_UP = CodeRow("follow_up", "Follow-up", "后续通报")
    # Article 26(8): the Commission finds a product, the States verify it.
    COMMISSION_ALERT = CodeRow("commission_alert", "Alert sent by the Commission", "欧盟委员会发出的通报")


KIND_BY_NUMBER: Final[Mapping[str, NotificationKind]] = MappingProxyType(
    {
        "SR": NotificationKind.SERIOUS_RISK,
        # Articles 12 and 11 of Directive 2001/95/EC gave `A12` and `A11` their names, until 20 December 2024.
        "A12": NotificationKind.SERIOUS_RISK,
        # Four alerts of 2022 to 2024, about airbags, a snorkel mask and a teether.
        "EM": NotificationKind.SERIOUS_RISK,
        "OR": NotificationKind.OTHER_RISK,
        "A11": NotificationKind.OTHER_RISK,
        # One that is upgraded has a new number: "INFO/00128/24 was upgraded to A12/03599/24".
        "INFO": NotificationKind.FOR_INFORMATION,
    }
)
"""The kind that the first part of an alert's number stands for; `EM` asked for emergency action."""
