"""
How one alert takes the place of another.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import CodeList, Entry


@final
class SupersessionReason(CodeList):
    """
    Why an alert takes the place of an earlier one.
    """

    CORRECTION = Entry("correction", "Correction", "更正")
    UPGRADE = Entry("upgrade", "Upgrade to another kind of notification", "升级为其他类型通报")
    DUPLICATE = Entry("duplicate", "Duplicate of the earlier alert", "与先前预警通报重复")


@final
class Feed(CodeList):
    """
    A published form of Safety Gate data.
    """

    WEEKLY_XML = Entry("weekly_xml", "Weekly report (XML)", "每周报告（XML）")
    PORTAL_JSON = Entry("portal_json", "Public portal (JSON)", "公共门户网站（JSON）")
    SPREADSHEET = Entry("spreadsheet", "Spreadsheet export", "电子表格导出文件")
    OPENDATASOFT = Entry("opendatasoft", "OpenDataSoft mirror", "OpenDataSoft 镜像数据")
