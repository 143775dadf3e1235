"""
What the Action plan of 2023 rests on: the Memorandum of 2006, its extensions, and the Arrangement that replaces it.

Only what the plan itself says is told here; days and texts that were not found are left out (footnotes 2 and 4).
"""

from __future__ import annotations

from typing import Final

from safetygate.domain.codes import InstrumentKind
from safetygate.domain.plans.agreement import Instrument
from safetygate.domain.records.texts import Texts

INSTRUMENTS: Final = (
    Instrument(
        id="memorandum-2006",
        instrument_kind=InstrumentKind.MEMORANDUM,
        title=Texts(
            en=(
                "Memorandum of Understanding on Administrative Co-operation Arrangements between the European "
                "Commission’s Directorate-General for Health and Consumer Protection (DG SANCO) and the Chinese "
                "General Administration for Quality Supervision, Inspection and Quarantine (AQSIQ)"
            ),
            zh=(
                "欧盟委员会健康与消费者保护总司（DG SANCO）与中国国家质量监督检验检疫总局（AQSIQ）关于行政合作安排的"
                "《谅解备忘录》"
            ),
        ),
        year=2006,
        month=1,
    ),
    *(
        Instrument(
            id=f"extension-{year}",
            instrument_kind=InstrumentKind.EXTENSION,
            title=Texts(en=f"Extension of the Memorandum of Understanding, {year}", zh=f"《谅解备忘录》{year}年延展"),
            year=year,
            changes="memorandum-2006",
        )
        # Footnotes 2 and 4 name the years; of the extension of 2010 no day was found.
        for year in (2008, 2010)
    ),
    Instrument(
        id="administrative-arrangement",
        instrument_kind=InstrumentKind.ARRANGEMENT,
        title=Texts(
            en=(
                "Administrative Arrangement between the General Administration of Customs of the People's Republic of "
                "China and the Directorate General for Justice and Consumers of the European Commission"
            ),
            zh="中华人民共和国海关总署与欧盟委员会司法与消费者总司之间的行政安排",
        ),
        changes="memorandum-2006",
        texts=Texts(
            en=(
                "“This MoU will be replaced by the Administrative Arrangement” (footnote 4). "
                "Neither its text nor its day is known here."
            ),
            zh="“该《谅解备忘录》将由……行政安排取代”（脚注4）。文本和日期在此均不详。",
        ),
    ),
)
"""The memorandum, its extensions and the arrangement, in the order in which the plan names them."""
