"""
What the pages say, in both languages.
"""

from __future__ import annotations

from typing import Final

import safetygate as sg

_P = sg.Phrase

WORDS: Final = {
    "title": _P("Unsafe products sold online", "网售不安全产品"),
    "desk": _P("Desk", "工作台"),
    "register": _P("Register of alerts", "预警通报登记册"),
    "watch": _P("Watch", "产品关注"),
    "report": _P("Quarterly report", "季度报告"),
    "skip": _P("To the content", "跳至正文"),
    "menu": _P("Pages", "页面"),
    "sign_in": _P("Sign in", "登录"),
    "token": _P("Your token", "您的令牌"),
    "unknown": _P("Nobody is known by this token.", "未找到与该令牌对应的用户。"),
    "acting_for": _P("You act for: {}", "您代表：{}"),
    "worklist": _P("What waits for you", "待办事项"),
    "nothing": _P("Nothing waits.", "暂无待办事项。"),
    "number": _P("Alert", "预警通报"),
    "product": _P("Product", "产品"),
    "why": _P("What is to be done, and why now", "待办内容及优先理由"),
    "until": _P("Last day, and days left", "最后一日与剩余天数"),
    "brussels": _P("Brussels", "布鲁塞尔"),
    "beijing": _P("Beijing", "北京"),
    "day_left": _P("{} day left", "剩余{}天"),
    "day_past": _P("{} day past", "超过{}天"),
    "days_left": _P("{} days left", "剩余{}天"),
    "days_past": _P("{} days past", "超过{}天"),
    "choose": _P("Choose {}", "选择{}"),
    "flag_chosen": _P("Flag the chosen cases for follow-up by {}", "请{}跟进所选个案"),
    "reason": _P("Reason", "理由"),
    "next": _P("Next page", "下一页"),
    "case": _P("Case {}", "个案 {}"),
    "state": _P("State", "状态"),
    "standing": _P("Standing", "进展状态"),
    "alert_says": _P("What the alert says", "预警通报内容"),
    "thread": _P("What was said", "往来记录"),
    "steps": _P("What you may do next", "您可采取的下一步"),
    "no_effect": _P("kept without effect", "保留但不产生效力"),
    "text": _P("In words", "文字说明"),
    "do": _P("Record", "记录"),
    "search": _P("Search", "检索"),
    "find": _P("Words that stand in the alert", "预警通报中出现的词语"),
    "found": _P("{} found", "共{}项"),
    "status": _P("Status", "状态"),
    "catalogue": _P("Products of the catalogue that alerts may concern", "预警通报可能涉及的目录内产品"),
    "no_match": _P("None of them; that is no certificate.", "暂无；这并不证明产品安全。"),
    "item": _P("Item", "目录产品"),
    "grade": _P("Grade of the match", "匹配等级"),
    "ground": _P("Because of", "依据"),
    "quarters": _P("Quarters", "季度"),
    "note": _P("Send a note", "发送消息"),
    "investigate": _P("Tell that an investigation is under way", "告知正在调查中"),
    "answer": _P("Tell that no measure is taken: the company no longer exists", "答复：企业已不存在，未采取措施"),
    "withdraw": _P("Withdraw the flag", "撤回标记"),
    "close": _P("Close the case", "办结个案"),
    "refusal": _P("This was not done", "未能完成"),
    "back": _P("Back to the desk", "返回工作台"),
}
