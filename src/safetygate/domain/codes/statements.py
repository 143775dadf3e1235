"""
Why an online marketplace removes a listing, how, and when it owes no statement of reasons for that.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import OURS, CodeList, CodeRow


@final
class RemovalPrompt(CodeList):
    """
    What led an online marketplace to remove a listing.
    """

    ARTICLE_9_ORDER = CodeRow(
        "article_9_order",
        "Order to act against illegal content",
        "针对非法内容采取行动的命令",
        "Regulation (EU) 2022/2065, Article 9; so Regulation (EU) 2023/988, Article 22(4)",
    )
    OTHER_ORDER = CodeRow("other_order", "Another order of an authority", "主管机构的其他命令", OURS)
    # An authority that uses the channel for notices gives a notice like anybody else.
    NOTICE = CodeRow("notice", "Notice", "举报通知", "Regulation (EU) 2022/2065, Article 16")
    TRUSTED_FLAGGER = CodeRow(
        "trusted_flagger", "Notice by a trusted flagger", "可信举报人的通知", "Regulation (EU) 2022/2065, Article 22"
    )
    OTHER_HINT = CodeRow(
        "other_hint", "Another hint, such as a published alert", "其他线索，例如已发布的预警通报", OURS
    )
    OWN_INITIATIVE = CodeRow(
        "own_initiative", "Own initiative", "平台自行发现", "Regulation (EU) 2022/2065, Article 17(3)(b)"
    )


@final
class AutomationDegree(CodeList):
    """
    How far a decision was taken by automated means: Regulation (EU) 2022/2065, Article 17(3)(c).
    """

    FULLY = CodeRow("fully", "Fully automated", "完全自动化")
    PARTIALLY = CodeRow("partially", "Partially automated", "部分自动化")
    NOT_AUTOMATED = CodeRow("not_automated", "Not automated", "未使用自动化手段")


@final
class NoStatementReason(CodeList):
    """
    Why no statement of reasons is owed to the transparency database of Regulation (EU) 2022/2065.
    """

    NO_REMOVAL = CodeRow(
        "no_removal",
        "The measure is no removal of a listing",
        "该措施并非移除商品链接",
        "Regulation (EU) 2022/2065, Article 17(1)",
    )
    ARTICLE_9_ORDER = CodeRow(
        "article_9_order",
        "The listing was removed by an order under Article 9",
        "系依据第 9 条的命令移除商品链接",
        "Regulation (EU) 2022/2065, Article 17(5)",
    )
    MICRO_OR_SMALL = CodeRow(
        "micro_or_small",
        "The marketplace is a micro or small enterprise",
        "网络交易平台经营者为微型或小型企业",
        "Regulation (EU) 2022/2065, Article 19",
    )
    GIVEN_ALREADY = CodeRow(
        "given_already", "The measure names a statement that was given already", "该措施已列明此前提交的理由说明", OURS
    )
