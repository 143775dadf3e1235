"""
What an authority needs in an alert in order to act on it.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import CodeList, CodeRow


@final
class Need(CodeList):
    """
    What the addressee of a flag will miss; the lists of fields that ask for it are named with each.
    """

    NAME = CodeRow(
        "name",
        "A name, a brand or a model by which to know the product",
        "可识别产品的名称、品牌或型号",
        "Delegated Regulation (EU) 2024/3173, Annex I, 2.2(e)(iv) to (vi)",
    )
    PICTURE = CodeRow(
        "picture",
        "A picture by which to know the product",
        "可识别产品的图片",
        "Delegated Regulation (EU) 2024/3173, Annex I, 2.2, last part",
    )
    RISK = CodeRow(
        "risk",
        "What can happen, in words",
        "可能造成的危害的文字说明",
        "Delegated Regulation (EU) 2024/3173, Annex I, 2.2(b)(i)",
    )
    # No feed prints more than the kind of notification.
    LEVEL = CodeRow(
        "level",
        "How serious the risk is",
        "风险的严重程度",
        "Delegated Regulation (EU) 2024/3173, Annex I, 2.2(b)(iii)",
    )
    ORIGIN = CodeRow(
        "origin",
        "Where the product comes from",
        "产品的原产国",
        "Delegated Regulation (EU) 2024/3173, Annex I, 2.2(f)(i)",
    )
    # Whoever can take a measure, or to whom one can be addressed: harder to find online than in shops (action 1).
    OPERATOR = CodeRow(
        "operator",
        "An operator who can take corrective measures: manufacturer, exporter or seller",
        "可采取纠正措施的经营者：制造商、出口商或卖家",
        "Delegated Regulation (EU) 2024/3173, Annex I, 2.2(f)(ii); Action plan, action 1",
    )
    OPERATOR_NUMBER = CodeRow(
        "operator_number",
        "A registered number of an operator: names alone may be shared by several",
        "经营者的登记编号：仅凭名称可能指向多家企业",
        "An addition of this library, after the UK Product Safety Database",
    )
    # Without it the maker has to take every piece for affected.
    BATCH = CodeRow(
        "batch",
        "Which pieces are affected: batches, serial numbers or days of making",
        "受影响的产品范围：批号、序列号或生产日期",
        "Delegated Regulation (EU) 2024/3173, Annex I, 2.2(e)(viii)",
    )
    QUANTITY = CodeRow(
        "quantity", "How many items there are", "产品件数", "Delegated Regulation (EU) 2024/3173, Annex I, 2.2(e)(xi)"
    )
    TEST = CodeRow(
        "test",
        "A test or an assessment on which the finding rests",
        "结论所依据的检测或评估",
        "Delegated Regulation (EU) 2024/3173, Annex I, 2.2(b)(iv) to (vi)",
    )
    NOT_COMPLIED = CodeRow(
        "not_complied",
        "The act or the standard that the product does not comply with",
        "产品不符合的法规或标准",
        "Delegated Regulation (EU) 2024/3173, Annex I, 2.2(a)(i)",
    )
    OFFER = CodeRow(
        "offer",
        "The address of an offer, or its identifier on the online marketplace",
        "销售链接的网址或其在网络交易平台上的标识",
        "Delegated Regulation (EU) 2024/3173, Annex I, 2.2(f)(viii)",
    )
    MEASURE = CodeRow(
        "measure",
        "What was done about the product",
        "对产品采取的措施",
        "Delegated Regulation (EU) 2024/3173, Annex I, 2.2(c)",
    )
    CONTACT = CodeRow("contact", "Whom to ask", "联系方式", "Decision (EU) 2019/417, notification form, 1")
