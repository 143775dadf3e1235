"""
Shares and quantiles: exact, by a stated rule, and written as decimal text so that no reader rounds them again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import ClassVar, Final, final

from attrs import field, frozen

from safetygate.domain.records.checks import Integer, Maybe, Text
from safetygate.domain.records.rules import Record, Rule

# In Python `$` matches before a last line feed too; in JSON Schema it does not.
DECIMAL: Final = Text(20, pattern=r"^[0-9]+\.[0-9]$")
"""A number with one decimal."""

_WHOLE: Final = 1000
"""A whole, in tenths of a percent."""


def percentages(counts: Sequence[int]) -> tuple[str, ...]:
    """
    The share of each count in their sum, in percent with one decimal, by largest remainder: they add up to 100.0.

    Equal remainders are served in order; shares of nothing are all 0.0.
    """
    total = sum(counts)
    if not total:
        return ("0.0",) * len(counts)
    floors = [count * _WHOLE // total for count in counts]
    left = _WHOLE - sum(floors)
    by_remainder = sorted(range(len(counts)), key=lambda index: (-(counts[index] * _WHOLE % total), index))
    served = set(by_remainder[:left])
    return tuple(_tenths(floor + (index in served)) for index, floor in enumerate(floors))


def quantile(histogram: Mapping[int, int], numerator: int, denominator: int) -> str | None:
    """
    The quantile *numerator* / *denominator* of whole numbers, from how often each occurs; `None` where none does.

    Inclusive, as `statistics.quantiles(method="inclusive")`: the least is the quantile 0, the greatest the quantile 1,
    and between two neighbours lies a straight line. Exact for the median and for tenths.
    """
    total = sum(histogram.values())
    if not total:
        return None
    index, part = divmod((total - 1) * numerator, denominator)
    low, high = _at(histogram, index), _at(histogram, min(index + 1, total - 1))
    return _tenths((low * (denominator - part) + high * part) * 10 // denominator)


def _at(histogram: Mapping[int, int], index: int) -> int:
    values = sorted(histogram)
    ends = accumulate(histogram[value] for value in values)
    return next(value for value, end in zip(values, ends, strict=True) if index < end)


def _tenths(count: int) -> str:
    return f"{count // 10}.{count % 10}"


@final
@frozen(kw_only=True)
class Share(Record):
    """
    A part of a whole, with both numbers.

    Attributes:
        numerator: How many of them.
        denominator: Of how many.
        percent: The share in percent, rounded to one decimal; absent where there is nothing to share.
    """

    numerator: int = field(validator=Integer())
    denominator: int = field(validator=Integer())
    percent: str | None = field(default=None, validator=Maybe(DECIMAL))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-083",
            "expected a part that is no larger than the whole",
            "部分不应大于整体",
            lambda share: [("numerator",)] if share.numerator > share.denominator else [],
        ),
    )

    @classmethod
    def of(cls, numerator: int, denominator: int) -> Share:
        """The share of *numerator* in *denominator*."""
        percent = percentages((numerator, denominator - numerator))[0] if denominator else None
        return cls(numerator=numerator, denominator=denominator, percent=percent)
