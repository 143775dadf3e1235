"""
The authorities that take part in the exchange, and the names they used to have.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, final

from safetygate.domain.records.code import CodeList, CodeRow


@final
class AuthorityCode(CodeList):
    """
    An authority of the exchange: the two partners of the Action plan, then those they work with.
    """

    DG_JUST = CodeRow(
        "dg_just",
        "European Commission, Directorate-General for Justice and Consumers",
        "欧盟委员会司法与消费者总司",
    )
    # Since March 2018, when the inspection of entry and exit passed from AQSIQ to it.
    GACC = CodeRow(
        "gacc", "General Administration of Customs of the People's Republic of China", "中华人民共和国海关总署"
    )
    # Since March 2018 it has the market regulation that AQSIQ had.
    SAMR = CodeRow("samr", "State Administration for Market Regulation of China", "国家市场监督管理总局")
    NATIONAL = CodeRow("national", "National market surveillance authority", "（国家）市场监管机构")


FORMER_NAMES: Final[Mapping[str, AuthorityCode]] = MappingProxyType(
    {
        "DG SANCO": AuthorityCode.DG_JUST,
        "Directorate-General for Health and Consumer Protection": AuthorityCode.DG_JUST,
        "Directorate-General for Health and Consumers": AuthorityCode.DG_JUST,
        "欧盟委员会健康与消费者保护总司": AuthorityCode.DG_JUST,
        "AQSIQ": AuthorityCode.GACC,
        "General Administration of Quality Supervision, Inspection and Quarantine": AuthorityCode.GACC,
        "General Administration for Quality Supervision, Inspection and Quarantine": AuthorityCode.GACC,
        "国家质量监督检验检疫总局": AuthorityCode.GACC,
        "国家质检总局": AuthorityCode.GACC,
    }
)
"""
Who carries on the part of an authority that older papers name.

The Memorandum of Understanding of 2006 was made between DG SANCO and AQSIQ, the Action plan between DG JUST and GACC.
The Action plan itself, footnote 4, writes *for Quality Supervision*.
DG SANTE is no former name: it took over health, not product safety.
"""


def successor(name: str) -> AuthorityCode | None:
    """
    The authority that carries on the part of the one that *name* names, whatever its case and blanks.

    `None` where *name* is no former name: a document that names AQSIQ is about GACC, one that names DG SANTE about
    nobody whom the exchange knows.
    """
    return _SUCCESSORS.get(_fold(name))


def _fold(name: str) -> str:
    # As programs write it, too: `dg_sanco`.
    return " ".join(name.replace("_", " ").split()).casefold()


_SUCCESSORS: Final = {_fold(name): code for name, code in FORMER_NAMES.items()}

SYSTEM_EN: Final = "EU-China Safety Gate system"
"""The system of the exchange, as the Action plan calls it in English."""

SYSTEM_ZH: Final = "中欧“安全门”系统"
"""The system of the exchange, in Chinese."""

# It was opened under the first of these in September 2006.
FORMER_SYSTEM_NAMES: Final = frozenset({"RAPEX-CHINA", "RAPEX China", "RAPEX China system"})
"""What older papers call the same system."""
