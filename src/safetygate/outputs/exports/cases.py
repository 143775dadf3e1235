"""
Cases and follow-ups as tables, for authorities: where each case stands, and what was done on each request.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple, final

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.codes import (
    Answer,
    AuthorityCode,
    Channel,
    Completeness,
    CustomsActType,
    FollowUpMeasureType,
    FollowUpOutcome,
    NoMeasureReason,
    RiskLevel,
    State,
    TraceResult,
)
from safetygate.domain.records.errors import expect_in_turn
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.outputs.exports.table import UNTOLD, Reading, RecordTable, fill, gather, read


@final
class CaseFollowUp(NamedTuple):
    """
    A follow-up and the case in which it stands.
    """

    case: Case
    given: FollowUp


def tabulate_cases(cases: Iterable[Case], language: str | Language = "en") -> RecordTable:
    """
    The *cases* as a table for programs, a row each, in the order in which they come.

    Args:
        cases: The cases, as they stand now; `case.as_of()` gives them as they stood.
        language: Whose wording is taken of texts that are there in several languages.

    Raises:
        InvalidValue: Where there are no words in *language*.
    """
    cases = expect_in_turn(cases, Case, field="cases")
    return fill("cases", CASE_COLUMNS, cases, language)


def tabulate_follow_ups(cases: Iterable[Case], language: str | Language = "en") -> RecordTable:
    """
    The follow-ups of *cases* as a table for programs: a row each that counts, as its author last corrected it.

    It names no operator, who may be a natural person. What is said in words stands in `remark`, as it was written.

    Args:
        cases: The cases.
        language: Whose wording is taken of texts that are there in several languages.

    Raises:
        InvalidValue: Where there are no words in *language*.
    """
    cases = expect_in_turn(cases, Case, field="cases")
    given = (CaseFollowUp(case, entry) for case in cases for entry in case.in_effect if isinstance(entry, FollowUp))
    return fill("follow_ups", FOLLOW_UP_COLUMNS, given, language)


def _name(authority: Authority) -> str:
    national = authority.code is AuthorityCode.NATIONAL
    country = authority.country.value if national and authority.country else None
    return " ".join(filter(None, (authority.code.value, country, authority.name)))


CASE_COLUMNS: Final[tuple[Reading, ...]] = (
    read("id", "text", Phrase("The identifier of the case", "个案标识符")),
    read(
        "alert_number",
        "text",
        Phrase("The number of its alert, as transmitted", "转送的预警通报编号"),
        by="alert.number",
    ),
    read("name", "text", Phrase("What kind of thing the product is", "产品"), by="alert.product.name"),
    read("risk_level", "text", Phrase("How serious the risk is", "风险等级"), codes=RiskLevel, by="alert.risk_level"),
    read(
        "sold_online",
        "text",
        Phrase("Whether it is or was sold online", "是否在线销售"),
        codes=Answer,
        by="alert.sold_online",
    ),
    read(
        "moderator",
        "text",
        Phrase(
            "Who closes it: the code; of a national authority, country and name too",
            "牵头方代码；国家主管机构另附国家和名称",
        ),
        by=lambda case: _name(case.moderator),
    ),
    read(
        "participants",
        "texts",
        Phrase("Who else takes part from the start, in the same way", "自始参与的其他主管机构，写法同上"),
        by=lambda case: tuple(map(_name, case.participants)),
    ),
    read("opened_at", "moment", Phrase("When it was opened", "建立时刻")),
    read("state", "text", Phrase("Where it stands", "状态"), codes=State),
    read("flags", "integer", Phrase("How many flags were raised", "标记数"), by=lambda case: len(case.flags)),
    read(
        "waiting",
        "integer",
        Phrase("On how many of them something is still expected", "其中仍待反馈的标记数"),
        by=lambda case: len(case.waiting),
    ),
    read("entries", "integer", Phrase("How many entries count", "有效条目数"), by=lambda case: len(case.in_effect)),
    read(
        "last_at",
        "moment",
        Phrase("When the last of them was made", "最后一条有效条目的时刻"),
        by=lambda case: case.timeline[-1][0] if case.timeline else None,
    ),
)
"""The columns of the table of cases, from left to right."""

FOLLOW_UP_COLUMNS: Final[tuple[Reading, ...]] = (
    read("case_id", "text", Phrase("The identifier of the case", "个案标识符"), by="case.id"),
    read(
        "alert_number",
        "text",
        Phrase("The number of its alert, as transmitted", "转送的预警通报编号"),
        by="case.alert.number",
    ),
    read("id", "text", Phrase("The identifier of the follow-up", "跟进反馈标识符"), by="given.id"),
    read(
        "author",
        "text",
        Phrase(
            "Who gave it: the code; of a national authority, country and name too",
            "反馈方代码；国家主管机构另附国家和名称",
        ),
        by=lambda row: _name(row.given.author),
    ),
    read("made_at", "moment", Phrase("When it was made", "反馈时刻"), by="given.made_at"),
    read("channel", "text", Phrase("By which way", "渠道"), codes=Channel, by="given.channel"),
    read("flag_id", "text", Phrase("The flag that it answers", "所反馈的标记"), by="given.flag_id"),
    read(
        "flagged_at",
        "moment",
        Phrase("When that flag was raised", "该标记的提出时刻"),
        by=lambda row: next((flag.made_at for flag in row.case.flags if flag.id == row.given.flag_id), None),
    ),
    read("outcome", "text", Phrase("What came of it", "结果"), codes=FollowUpOutcome, by="given.outcome"),
    read(
        "completeness",
        "text",
        Phrase("Whether more will follow", "完整程度"),
        codes=Completeness,
        by="given.completeness",
    ),
    read(
        "started_on", "day", Phrase("The day on which the investigation began", "调查启动日期"), by="given.started_on"
    ),
    read("completed_on", "day", Phrase("The day on which it ended", "调查完成日期"), by="given.completed_on"),
    read("office", "text", Phrase("The office that acted", "负责机构"), by="given.office"),
    read(
        "measures",
        "texts",
        Phrase("What was done, each once", "已采取的措施"),
        codes=FollowUpMeasureType,
        by=gather(lambda row: (measure.type for measure in row.given.measures)),
    ),
    read(
        "measures_other",
        "texts",
        UNTOLD,
        by=gather(lambda row: (measure.type_other for measure in row.given.measures)),
    ),
    read(
        "customs_acts",
        "texts",
        Phrase("What customs did, each once", "海关行为"),
        codes=CustomsActType,
        by=gather(lambda row: (act.type for act in row.given.customs_acts)),
    ),
    read(
        "no_measure_reasons",
        "texts",
        Phrase("Why nothing was done", "未采取措施的原因"),
        codes=NoMeasureReason,
        by="given.no_measure_reasons",
    ),
    read(
        "risk_level",
        "text",
        Phrase("The level that a different assessment arrives at", "不同风险评估得出的风险等级"),
        codes=RiskLevel,
        by="given.risk_level",
    ),
    read(
        "trace_result",
        "text",
        Phrase("Whether the operator was traced", "是否已查明经营者"),
        codes=TraceResult,
        by=lambda row: row.given.operator_trace and row.given.operator_trace.result,
    ),
    read(
        "notified_again",
        "text",
        Phrase("The number of the alert that notifies the same product again", "再次通报同一产品的预警通报编号"),
        by=lambda row: row.given.alert and row.given.alert.number,
    ),
    read("remark", "text", Phrase("What is said in words", "文字说明"), by="given.texts"),
)
"""The columns of the table of follow-ups, from left to right."""
