"""
Whether an alert holds what its addressee needs in order to act, before it is flagged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, final

from attrs import field, frozen

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.codes import Answer, FlagPurpose, Need
from safetygate.domain.records.checks import Code, Items, Part, Text
from safetygate.domain.records.converters import AsCode, Each
from safetygate.domain.records.phrases import Language
from safetygate.domain.records.rules import Record


@final
@frozen(kw_only=True)
class Lack(Record):
    """
    One thing that an alert does not hold and its addressee will miss.

    Attributes:
        need: What is missing.
        pointer: The member in which it belongs, as a JSON Pointer (RFC 6901).
    """

    need: Need = field(converter=AsCode[Need], validator=Code(Need))
    pointer: str = field(validator=Text(200))


@final
@frozen(kw_only=True)
class Readiness(Record):
    """
    What the addressee of a flag will miss in an alert.

    Attributes:
        purpose: What the flag is for.
        lacks: What is missing; none where the alert is ready.
    """

    purpose: FlagPurpose = field(converter=AsCode[FlagPurpose], validator=Code(FlagPurpose))
    lacks: tuple[Lack, ...] = field(converter=Each[Lack], validator=Items(Part(Lack), 50))

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.lacks

    def sentences(self, language: str | Language) -> tuple[str, ...]:
        """
        What is missing, for people, a sentence each.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        return tuple(lack.need.label(language) for lack in self.lacks)


def ready_for(alert: Alert, purpose: FlagPurpose | str) -> Readiness:
    """
    What the addressee of a flag for *purpose* will miss in *alert*.

    It hinders nothing: an alert may be flagged as it is, and what is missing follow (Delegated Regulation (EU)
    2024/3173, Annex I, 2.1). An alert that says why something is not available lacks it all the same.

    Raises:
        InvalidValue: Where *purpose* is no purpose of a flag.
    """
    asked = Readiness(purpose=AsCode[FlagPurpose](purpose), lacks=())
    needs = _TO_KNOW if asked.purpose is FlagPurpose.FOR_ATTENTION else {**_TO_KNOW, **_TO_ACT}
    return Readiness(
        purpose=asked.purpose,
        lacks=[Lack(need=need, pointer=pointer) for need, (pointer, held) in needs.items() if not held(alert)],
    )


# Batches stand in the product in what is published, and in `traceability` in what authorities exchange.
def _find_pieces(alert: Alert) -> object:
    affected = alert.traceability and alert.traceability.affected
    pieces = affected and (affected.batches or affected.serials or affected.made_from_on or affected.made_until_on)
    return pieces or alert.product.batches


_Table = Mapping[Need, tuple[str, Callable[[Alert], object]]]

_TO_KNOW: Final[_Table] = {
    Need.NAME: (
        "/product/name",
        lambda alert: alert.product.name or alert.product.specific_name or alert.product.brands or alert.product.models,
    ),
    Need.PICTURE: ("/product/pictures", lambda alert: alert.product.pictures),
    Need.RISK: ("/risk_description", lambda alert: alert.risk_description),
    Need.LEVEL: ("/risk_level", lambda alert: alert.risk_level),
}
"""What is needed to take notice of a product."""

_TO_ACT: Final[_Table] = {
    Need.ORIGIN: ("/origin", lambda alert: alert.origin),
    # A feed names the seller beside the offer; only authorities trace the chain behind it.
    Need.OPERATOR: (
        "/traceability/operators",
        lambda alert: (
            (alert.traceability and any(each.name or each.name_original for each in alert.traceability.operators))
            or any(offer.seller and offer.seller.name for offer in alert.offers)
        ),
    ),
    # Names in Latin letters do not identify a Chinese company; its Unified Social Credit Code does.
    Need.OPERATOR_NUMBER: (
        "/traceability/operators",
        lambda alert: alert.traceability and any(operator.identifiers for operator in alert.traceability.operators),
    ),
    Need.BATCH: ("/traceability/affected", _find_pieces),
    Need.QUANTITY: ("/traceability/quantity", lambda alert: alert.traceability and alert.traceability.quantity),
    Need.TEST: (
        "/evidence/tests",
        lambda alert: alert.evidence and (alert.evidence.tests or alert.evidence.assessments),
    ),
    # The feeds have it in words, the parts for authorities as acts and standards: either will do.
    Need.NOT_COMPLIED: (
        "/evidence/not_complied",
        lambda alert: alert.legal_provision or alert.not_complied or (alert.evidence and alert.evidence.not_complied),
    ),
    # Nothing is missing where the product is not sold online, or nobody knows that it is.
    Need.OFFER: (
        "/offers",
        lambda alert: (
            alert.sold_online is not Answer.YES or any(offer.url or offer.identifier for offer in alert.offers)
        ),
    ),
    Need.MEASURE: ("/measures", lambda alert: alert.measures),
    Need.CONTACT: ("/evidence/contact", lambda alert: alert.evidence and alert.evidence.contact),
}
"""What is needed besides to find who can act, and to act."""
