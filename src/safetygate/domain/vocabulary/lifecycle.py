"""
How one alert takes the place of another.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.vocabulary.code import CodeList, Entry


@final
class SupersessionReason(CodeList):
    """
    Why an alert takes the place of an earlier one.
    """

    CORRECTION = Entry("correction", "Correction", "更正")
    UPGRADE = Entry("upgrade", "Upgrade to another kind of notification", "升级为其他类型通报")
    DUPLICATE = Entry("duplicate", "Duplicate of the earlier alert", "与先前预警通报重复")
