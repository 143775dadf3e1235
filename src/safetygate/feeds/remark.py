"""
What can be remarked on a notice of a feed: every remark, with its words and its weight, stands in this one table.
"""

from __future__ import annotations

from typing import Final, final

from safetygate.domain.records.code import CodeList, CodeRow
from safetygate.domain.records.problems import Severity


@final
class Remark(CodeList):
    """
    A remark on what a feed holds: its stable code, and what it says in English and Chinese.
    """

    NUMBER_MISSING = CodeRow(
        "number-missing",
        "the notice has no alert number; it is listed as (no number)",
        "该预警通报没有编号；以 (no number) 列出",
    )
    NUMBER_MALFORMED = CodeRow(
        "number-malformed",
        "the alert number is not written as in any era; blanks and markup around it are removed, else it is kept",
        "预警通报编号的写法不符合任何时期的格式；仅去除两端的空格和标记，其余保留",
    )
    LEVEL_MISSING = CodeRow(
        "level-missing",
        "the notice does not say of which kind it is; the kind is taken from its number",
        "预警通报未说明其类型；类型按编号推定",
    )
    LEVEL_UNKNOWN = CodeRow(
        "level-unknown",
        "the level is on no list; the kind is taken from the alert number",
        "该级别不在任何清单上；类型按预警通报编号推定",
    )
    COUNTRY_MISSING = CodeRow(
        "country-missing",
        "the notice does not say which country notified it",
        "预警通报未说明由哪个国家通报",
    )
    COUNTRY_UNKNOWN = CodeRow(
        "country-unknown",
        "the country is on no list; it is kept in words",
        "该国家或地区不在清单上；以文字保留",
    )
    CATEGORY_MISSING = CodeRow("category-missing", "the notice names no product category", "预警通报未列明产品类别")
    CATEGORY_UNKNOWN = CodeRow(
        "category-unknown",
        "the product category is on no list; it is kept in words",
        "该产品类别不在清单上；以文字保留",
    )
    CODE_UNKNOWN = CodeRow(
        "code-unknown",
        "the value is on no list; where the record can hold it, it is kept in words",
        "该值不在清单上；记录可容纳时以文字保留",
    )
    LABELS_MISSING = CodeRow(
        "labels-missing",
        "there are no labels for the language of this feed, so its codes stay in words; labels can be given",
        "没有该数据源语言的标签，因此各代码以文字保留；可另行提供标签",
    )
    ALERT_EMPTY = CodeRow(
        "alert-empty",
        "this has neither a number nor a country nor a category: it is hardly an alert",
        "此项既无编号，也无国家和类别；很可能并非预警通报",
    )
    DATE_MALFORMED = CodeRow(
        "date-malformed",
        "this is no day of the calendar in a known form; it is left out",
        "该文本不是已知格式的日期；已略去",
    )
    DATE_DOUBTFUL = CodeRow(
        "date-doubtful",
        "the date of the report lies far from its year and week; all are kept as they came",
        "报告日期与其年份和周次相差甚远；均按原样保留",
    )
    PUBLICATION_DAY_UNKNOWN = CodeRow(
        "publication-day-unknown",
        "the feed gives the week of publication and no day",
        "该数据源只给出发布周次，未给出日期",
    )
    BARCODE_GLUED = CodeRow(
        "barcode-glued",
        "several barcodes without a blank between them; their check digits show where one ends",
        "多个条码之间没有空格；已依据校验位拆分",
    )
    BARCODE_AMBIGUOUS = CodeRow(
        "barcode-ambiguous",
        "several barcodes without a blank between them, which can be split in more than one way; kept whole",
        "多个条码之间没有空格且拆分方式不唯一；整体保留",
    )
    BARCODE_CHECK_DIGIT = CodeRow(
        "barcode-check-digit",
        "the check digit of this barcode does not hold; it is kept as another code",
        "该条码的校验位不正确；作为其他代码保留",
    )
    BARCODE_OTHER = CodeRow(
        "barcode-other",
        "this is no GTIN; it is kept as another code",
        "这不是 GTIN；作为其他代码保留",
    )
    BARCODE_ROUNDED = CodeRow(
        "barcode-rounded",
        "a spreadsheet has rounded this barcode and its last digits are lost; it is kept as another code",
        "电子表格已将该条码取整，末尾数字丢失；作为其他代码保留",
    )
    BARCODE_FOUND = CodeRow(
        "barcode-found",
        "this barcode stands in another member of the notice, where it is left as it is",
        "该条码见于通报的其他字段，原文保持不变",
    )
    LABEL_REMOVED = CodeRow(
        "label-removed",
        "there is a label in front of a model, which is removed; this is the text as it stood",
        "型号前有标签；已移除，此为原文",
    )
    BARCODE_TEXT = CodeRow(
        "barcode-text",
        "there are words beside or in place of a barcode",
        "条码旁或条码处有文字说明",
    )
    MEMBER_READ = CodeRow(
        "member-read",
        "this was told within the description, where it is left as it is",
        "此内容见于产品描述，原文保持不变",
    )
    NO_BRAND = CodeRow(
        "no-brand",
        "the notice says that the product has no brand, rather than that it is not known",
        "通报称产品无品牌，而非品牌不详",
    )
    SAID_UNKNOWN = CodeRow(
        "said-unknown",
        "the notice says that this is not known, rather than nothing",
        "通报明确称此项不详，而非留空",
    )
    TEXT_CUT = CodeRow(
        "text-cut",
        "the source cut this text at 300 characters, in the middle of a sentence",
        "来源在 300 个字符处截断了该文本",
    )
    ADDRESS_GLUED = CodeRow(
        "address-glued",
        "several addresses without a blank between them; each begins at its http",
        "多个网址之间没有空格；已在各自的 http 处拆分",
    )
    ADDRESS_TEXT = CodeRow(
        "address-text",
        "there is text beside the address",
        "网址旁另有文字",
    )
    ADDRESS_MISSING = CodeRow(
        "address-missing",
        "this holds no address on the web; it is left out",
        "此处没有网址；已略去",
    )
    ADDRESS_COMPLETED = CodeRow(
        "address-completed",
        "the address names no scheme; https is put in front",
        "网址缺少协议；已补上 https",
    )
    MARKUP_REMOVED = CodeRow(
        "markup-removed",
        "the text held HTML or XML markup, which is removed",
        "文本中含有 HTML 或 XML 标记；已移除",
    )
    CHARACTERS_REPAIRED = CodeRow(
        "characters-repaired",
        "the text held control characters; those that stood for a sign are put right, the others removed",
        "文本含有控制字符；可还原的已还原，其余已移除",
    )
    CHARACTERS_LOST = CodeRow(
        "characters-lost",
        "characters were lost before the text came here",
        "文本在到达此处之前已有字符丢失",
    )
    ENCODING_GUESSED = CodeRow(
        "encoding-guessed",
        "the encoding of the feed is a guess, so characters may be wrong; it can be given",
        "数据源的字符编码为推测，文字可能有误；可指定编码",
    )
    NULL_PREFIX = CodeRow(
        "null-prefix",
        "the text began with the word null, which is removed",
        "文本以 null 一词开头；已移除",
    )
    SENTENCES_GLUED = CodeRow(
        "sentences-glued",
        "sentences follow each other without a blank, because line ends were lost",
        "因换行丢失，句子之间没有空格",
    )
    TEXT_TOO_LONG = CodeRow(
        "text-too-long",
        "the text is longer than the record can hold; it is cut",
        "文本超出记录可容纳的长度；已截断",
    )
    LIST_TOO_LONG = CodeRow(
        "list-too-long",
        "there are more items than the record can hold; this one is left out",
        "条目数量超出记录可容纳的上限；此项已略去",
    )
    MEASURE_REWORDED = CodeRow(
        "measure-reworded",
        "the measure was told in words; the codes say the same",
        "措施以文字叙述；代码所示与之相同",
    )
    MEASURE_UNREADABLE = CodeRow(
        "measure-unreadable",
        "this part of the measures has no known form; it is kept in words where it can be",
        "措施中的这一部分不是已知格式；尽可能以文字保留",
    )
    OBLIGATION_CONTRADICTED = CodeRow(
        "obligation-contradicted",
        "the words of the measure and its label differ on whether it was ordered; the label is kept",
        "关于措施是自愿还是强制，文字与标签不一致；以标签为准",
    )
    SOLD_ONLINE_CONTRADICTED = CodeRow(
        "sold-online-contradicted",
        "the notice says that the product is not sold online and names where it is; the latter is kept",
        "预警通报称产品未在线销售，却又列明了销售平台；以后者为准",
    )
    TRADER_READ = CodeRow(
        "trader-read",
        "the online trader was told in words; the platform and the identifier are read from them",
        "网络销售者以文字叙述；平台和标识符由此读出",
    )
    TRADER_UNREADABLE = CodeRow(
        "trader-unreadable",
        "the online trader has no known form; it is kept whole as a name",
        "网络销售者不是已知格式；整体作为名称保留",
    )
    CORRIGENDUM = CodeRow(
        "corrigendum",
        "the publisher says that the notice was changed",
        "发布方说明该预警通报已变更",
    )
    MEMBER_UNKNOWN = CodeRow(
        "member-unknown",
        "the record has no place for this part of the notice",
        "记录中没有存放预警通报此部分内容的位置",
    )
    MEMBER_UNEXPECTED = CodeRow(
        "member-unexpected",
        "this part of the notice is not of the expected kind",
        "预警通报的此部分内容类型与预期不符",
    )
    ELEMENT_DAMAGED = CodeRow(
        "element-damaged",
        "the notice is damaged; what could be read of it was read",
        "该预警通报已损坏；已读出其中可读的部分",
    )
    ELEMENT_UNREADABLE = CodeRow(
        "element-unreadable",
        "the notice cannot be read at all; its bytes are kept",
        "该预警通报完全无法读取；其原始字节已保留",
    )

    @property
    def is_routine(self) -> bool:
        """Whether it asks nothing of anybody: such remarks are counted and not listed."""
        return self in _ROUTINE

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return _SEVERITIES.get(self, Severity.INFORMATION)


_ROUTINE: Final = frozenset(
    {
        Remark.SENTENCES_GLUED,
        Remark.MEASURE_REWORDED,
        Remark.NULL_PREFIX,
        Remark.SAID_UNKNOWN,
        Remark.BARCODE_FOUND,
        Remark.LABEL_REMOVED,
    }
)
"""What lost nothing and needs nobody: six of seven findings on the whole archive, which would hide the others."""

_SEVERITIES: Final = {
    Remark.ELEMENT_UNREADABLE: Severity.ERROR,
    Remark.ELEMENT_DAMAGED: Severity.ERROR,
    Remark.ALERT_EMPTY: Severity.ERROR,
    **dict.fromkeys(
        (
            Remark.NUMBER_MISSING,
            Remark.NUMBER_MALFORMED,
            Remark.LEVEL_MISSING,
            Remark.LEVEL_UNKNOWN,
            Remark.COUNTRY_MISSING,
            Remark.COUNTRY_UNKNOWN,
            Remark.CATEGORY_MISSING,
            Remark.CODE_UNKNOWN,
            Remark.DATE_MALFORMED,
            Remark.DATE_DOUBTFUL,
            Remark.BARCODE_AMBIGUOUS,
            Remark.BARCODE_CHECK_DIGIT,
            Remark.BARCODE_ROUNDED,
            Remark.ADDRESS_MISSING,
            Remark.CHARACTERS_LOST,
            Remark.ENCODING_GUESSED,
            Remark.LABELS_MISSING,
            Remark.TEXT_TOO_LONG,
            Remark.LIST_TOO_LONG,
            Remark.MEASURE_UNREADABLE,
            Remark.OBLIGATION_CONTRADICTED,
            Remark.SOLD_ONLINE_CONTRADICTED,
            Remark.TRADER_UNREADABLE,
            Remark.MEMBER_UNKNOWN,
            Remark.MEMBER_UNEXPECTED,
        ),
        Severity.WARNING,
    ),
}
"""What weighs more than information: a warning where something may be missing or wrong, an error where all may."""
