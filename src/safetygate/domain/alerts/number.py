"""
The number under which everyone cites an alert, in the forms of all eras.

`0044/05` until 2012, then the article of the General Product Safety Directive in front: `A12/1188/13`, `A11/00023/20`.
Beside them `INFO/…` for information and `EM/…`; since 20 December 2024 `SR/…` for a serious, `OR/…` for another risk.
"""

from __future__ import annotations

import re
from typing import Final, final

from attrs import field, frozen

from safetygate.domain.records.checks import Integer, Text
from safetygate.domain.records.errors import expect

_PREFIX: Final = "A11|A12|INFO|EM|SR|OR"

# 0044/05, A12/1188/13, A11/00023/20, INFO/00123/19, EM/0002/07, SR/01234/26
# Printed and of no era: 0544/087, 0350/05 – 0352/05, 49 0357/10
_FORM: Final = re.compile(
    rf"(?:(?P<prefix>{_PREFIX})/(?P<long>[0-9]{{4,5}})|(?P<short>[0-9]{{3,4}}))/(?P<year>[0-9]{{2}})"
)


@final
@frozen(order=True)
class AlertNumber:
    """
    A well-formed alert number; numbers compare by year, then by sequence, then by prefix.

    Attributes:
        year: The calendar year that its last two digits name, 2000 to 2099.
        sequence: The running number within the year.
        prefix: What stands before the first slash; empty until 2012.
        digits: How many digits the running number is printed with.
    """

    year: int = field(validator=Integer(2000, 2099))
    sequence: int = field(validator=Integer(0, 99_999))
    prefix: str = field(validator=Text(4, least=0, pattern=rf"^(?:{_PREFIX})?$"))
    # Kept, as the numbers of early 2005 have three digits and later ones four or five.
    digits: int = field(validator=Integer(3, 5))

    @classmethod
    def parse(cls, text: str) -> AlertNumber | None:
        """The number that *text* is, or `None` where it has the form of no era: such a number is kept as it came."""
        expect(text, str, field="number")
        match = _FORM.fullmatch(text)
        if match is None:
            return None
        sequence = match["long"] or match["short"]
        return cls(2000 + int(match["year"]), int(sequence), match["prefix"] or "", len(sequence))

    def __str__(self) -> str:
        parts = (self.prefix, f"{self.sequence:0{self.digits}}", f"{self.year % 100:02}")
        return "/".join(part for part in parts if part)
