"""
Whether an alert falls under the Action plan: by which criteria, and for which reasons.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import OURS, CodeList, CodeRow


@final
class ScopeCriterion(CodeList):
    """
    What an alert must be about to fall under the Action plan; a criterion that is not the plan's says whose it is.
    """

    UNSAFE = CodeRow("unsafe", "Unsafe", "不安全", "Action plan, footnote 3")
    CONSUMER_PRODUCT = CodeRow("consumer_product", "A consumer product", "消费品", "Action plan, footnote 3")
    NOT_FOOD = CodeRow("not_food", "Not food", "非食品", "Action plan, footnote 3")
    SOLD_ONLINE = CodeRow("sold_online", "Sold online", "在线销售", "Action plan, title")
    LINK_TO_ADDRESSEE = CodeRow(
        "link_to_addressee",
        "Made or sold from where the addressee can act",
        "原产于收件方辖区，或由其辖区内经营者销售",
        OURS,
    )


@final
class ScopeReason(CodeList):
    """
    What in an alert speaks for or against its falling under the Action plan.
    """

    FOUND_UNSAFE = CodeRow("found_unsafe", "An authority found it unsafe", "主管机构认定其不安全")
    FOUND_SAFE = CodeRow("found_safe", "An authority found it safe and compliant", "主管机构认定其安全且合规")
    UNSAFE_IN_USE = CodeRow(
        "unsafe_in_use",
        "It presents a risk that is not acceptable in normal or reasonably foreseeable use",
        "在正常或可合理预见的使用中存在不可接受的风险",
    )
    # The United Kingdom's database tells the two apart, and the plan speaks of unsafe products alone.
    ONLY_NON_COMPLIANT = CodeRow(
        "only_non_compliant",
        "It was found not compliant, which does not tell whether it is unsafe",
        "被认定为不合规，但未说明是否不安全",
    )
    RISK_STATED = CodeRow("risk_stated", "The alert states a risk above low", "预警注明的风险高于低风险")
    RISK_LOW = CodeRow(
        "risk_low",
        "The risk is low; the alert does not say whether it is acceptable",
        "风险为低；预警通报未说明是否可接受",
    )
    NOTIFIED_FOR_ITS_RISK = CodeRow("notified_for_its_risk", "It was notified for its risk", "因存在风险而被通报")
    RISK_NOT_SAID = CodeRow(
        "risk_not_said", "The alert does not say which risk it presents", "预警通报未说明存在何种风险"
    )
    FOR_CONSUMERS = CodeRow("for_consumers", "It is meant for consumers", "供消费者使用")
    FOR_PROFESSIONALS = CodeRow("for_professionals", "It is meant for professional users", "供专业用户使用")
    USER_NOT_SAID = CodeRow("user_not_said", "The alert does not say whom it is meant for", "预警通报未说明使用对象")
    NON_FOOD_CATEGORY = CodeRow(
        "non_food_category", "Its category is one of products other than food", "属于非食品类别"
    )
    MAY_BE_FOOD = CodeRow("may_be_food", "Its category does not tell whether it is food", "从类别无法判断是否为食品")
    ORIGIN_THERE = CodeRow("origin_there", "It comes from where the addressee can act", "原产于收件方辖区")
    SELLER_THERE = CodeRow(
        "seller_there", "An operator where the addressee can act makes or sells it", "由收件方辖区内的经营者生产或销售"
    )
    # The weekly reports name Hong Kong (210 alerts), Taiwan (181) and Macao (1) apart from China.
    SEPARATE_CUSTOMS_TERRITORY = CodeRow(
        "separate_customs_territory",
        "It comes from a separate customs territory; published figures sometimes count it with China, sometimes not",
        "来自单独关税区；已公布的统计有时计入中国，有时不计入",
    )
    SELLERS_NOT_SAID = CodeRow(
        "sellers_not_said", "The alert does not say where its sellers are", "预警通报未说明卖家所在地"
    )
    ORIGIN_NOT_SAID = CodeRow("origin_not_said", "The alert does not say where it comes from", "预警通报未说明原产国")
    NO_LINK = CodeRow(
        "no_link",
        "It neither comes from where the addressee can act nor is sold from there",
        "既非原产于收件方辖区，也非由其辖区内经营者销售",
    )
    SOLD_ONLINE = CodeRow("sold_online", "It is sold online", "在线销售")
    NOT_SOLD_ONLINE = CodeRow("not_sold_online", "It is not sold online", "未在线销售")
    CHANNEL_NOT_SAID = CodeRow(
        "channel_not_said", "The alert does not say whether it is sold online", "预警通报未说明是否在线销售"
    )
