"""
Again: whether the product or the seller of an alert is known already, before it is notified or flagged.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Final, NamedTuple, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.codes import Answer, IdentifierKind, MatchGrade, MatchGround, RepeatKind
from safetygate.domain.records.checks import Code, Day, Items, Maybe, Part
from safetygate.domain.records.converters import AsCode, Each, MaybeCode, maybe_day
from safetygate.domain.records.errors import expect, expect_in_turn
from safetygate.domain.records.phrases import BRACKETS, COLON, Language
from safetygate.domain.records.shapes import NUMBER
from safetygate.domain.watch.identifiers import identifiers
from safetygate.domain.watch.match import MatchEvidence, describe, evidence_of, grade_of
from safetygate.domain.watch.sharing import Sharing, keys_of
from safetygate.domain.watch.traits import Traits, traits_of_alert
from safetygate.domain.watch.watchlist import HasAlert, alert_of
from safetygate.domain.watch.weighing import strength_of, weigh
from safetygate.domain.watch.wording import PLAIN

_KINDS: Final = tuple(RepeatKind)
_SELLERS: Final = frozenset({IdentifierKind.OPERATOR, IdentifierKind.SELLER})


@final
@frozen(kw_only=True)
class Repeat:
    """
    An earlier alert that a new one may repeat: a question to a person, who decides; nothing is ever merged.

    Attributes:
        repeat_kind: How the new alert stands to it.
        number: Its number.
        published_on: The day on which it was published.
        grade: How sure it is that the product is the same; absent where it is too unsure, or only the seller is.
        evidence: What speaks for it and against it.
    """

    repeat_kind: RepeatKind = field(converter=AsCode[RepeatKind], validator=Code(RepeatKind))
    number: str = field(validator=NUMBER)
    published_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    grade: MatchGrade | None = field(default=None, converter=MaybeCode[MatchGrade], validator=Maybe(Code(MatchGrade)))
    evidence: tuple[MatchEvidence, ...] = field(
        default=(), converter=Each[MatchEvidence], validator=Items(Part(MatchEvidence), 20)
    )

    def text(self, language: str | Language) -> str:
        """
        How the new alert stands to it, how sure it is and why, for people.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        kind = self.repeat_kind.label(language)
        said = BRACKETS.say(language, kind, self.grade.label(language)) if self.grade else kind
        lead = f"{self.number}{COLON.say(language)}{said}"
        return f"{lead}{COLON.say(language)}{describe(self.evidence, language)}"


class KnownAlert(NamedTuple):
    """
    An alert that is known, with what its product is known by: made once, it may be compared with many new ones.

    Attributes:
        alert: The alert.
        traits: What its product is known by.
        sellers: Who sells it.
    """

    alert: Alert
    traits: Traits
    sellers: frozenset[str]

    @classmethod
    def of(cls, holder: Alert | HasAlert) -> KnownAlert:
        """
        The alert that *holder* is or has.

        Raises:
            InvalidValue: Where it is none and has none.
        """
        if isinstance(holder, KnownAlert):
            return holder
        alert = alert_of(holder)
        return cls(alert, traits_of_alert(alert), _sellers(alert))


def again(alert: Alert, known: Iterable[Alert | HasAlert], *, in_cases: Collection[str] = ()) -> tuple[Repeat, ...]:
    """
    The alerts among *known* that *alert* may repeat: the same listing, the same product, the same seller.

    Ranked by what they have in common; within one kind what is already in a case comes first, then what is surer, the
    genuine product before a counterfeit, and the oldest, as officers of the UK Product Safety Database are shown it.

    Args:
        alert: The alert that is about to be notified or flagged.
        known: Alerts, or what has one: cases, the current state of a register, a `KnownAlert`.
        in_cases: The numbers of alerts about which there is a case.

    Raises:
        InvalidValue: Where one of them is no alert and has none.
    """
    known = expect_in_turn(known, object, field="known")
    expect(alert, Alert, field="alert")
    new = KnownAlert.of(alert)
    words, keys, sharing = _words(new.traits), keys_of(new.traits), Sharing()
    sharing.add(keys, new.traits)
    alike = []
    for other in map(KnownAlert.of, known):
        same = keys & keys_of(other.traits)
        if other.alert.number != alert.number and (same or words & _words(other.traits) or new.sellers & other.sellers):
            sharing.add(same, other.traits)
            alike.append(other)
    found = [row for other in alike if (row := _compare(new, other, sharing)) is not None]

    def rank(row: tuple[Repeat, float, bool]) -> tuple[object, ...]:
        repeat, strength, counterfeit = row
        waiting = repeat.number not in in_cases
        day = repeat.published_on or dt.date.max
        return (_KINDS.index(repeat.repeat_kind), waiting, -strength, counterfeit, day, repeat.number)

    return tuple(repeat for repeat, *_ in sorted(found, key=rank))


def _compare(new: KnownAlert, other: KnownAlert, sharing: Sharing) -> tuple[Repeat, float, bool] | None:
    grounds = weigh(new.traits, other.traits, sharing)
    strength = strength_of(grounds)
    grade, sellers = grade_of(strength), sorted(new.sellers & other.sellers)
    evidence = evidence_of(grounds)
    # Numbers of listings are also copied from one alert to another: such a one is shown, and has no grade.
    if any(ground.code is MatchGround.SAME_LISTING for ground in grounds):
        kind = RepeatKind.OFFERED_AGAIN
    elif grade:
        kind = RepeatKind.SAME_PRODUCT
    elif sellers:
        kind = RepeatKind.SAME_SELLER
        evidence = tuple(MatchEvidence(ground=MatchGround.SAME_SELLER, value=seller) for seller in sellers[:20])
    else:
        return None
    repeat = Repeat(
        repeat_kind=kind,
        number=other.alert.number,
        published_on=other.alert.published_on,
        grade=grade,
        evidence=evidence,
    )
    return repeat, strength, other.alert.product.counterfeit is Answer.YES


def _words(traits: Traits) -> frozenset[str]:
    """The words of name and brand that say more than what kind of thing it is."""
    return (traits.name | traits.kind | traits.joined | {"".join(brand) for brand in traits.brands}) - PLAIN


def _sellers(alert: Alert) -> frozenset[str]:
    return frozenset(each.value for each in identifiers(alert) if each.identifier_kind in _SELLERS)
