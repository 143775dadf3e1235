"""
Under what the OECD portal on recalls (GlobalRecalls) has an alert.
"""

from __future__ import annotations

from typing import Final

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.number import AlertNumber
from safetygate.domain.alerts.references import OtherReference
from safetygate.domain.codes import EEA, ReferenceSystem
from safetygate.domain.records.errors import expect

# http://PoliciesApplications.oecd.org/GlobalRecalls/Recall/EN/BG/SR/03722/25
_PAGE: Final = "http://PoliciesApplications.oecd.org/GlobalRecalls/Recall/EN"


def oecd_reference(alert: Alert) -> OtherReference | None:
    """
    The reference of *alert* on the OECD portal on recalls, to be kept among its `other_references`.

    The one that the alert names itself is given as it is. Else it is put together as the portal does, from the country
    that notified and the number as printed; whether the portal has the alert, only the portal can tell.
    None where that cannot be known: the number has the form of no era, or the country is outside the European Economic
    Area, whose alerts alone were seen there.
    """
    expect(alert, Alert, field="alert")
    named = next((each for each in alert.other_references if each.system is ReferenceSystem.OECD), None)
    if named is not None:
        return named
    if alert.notifying_country not in EEA or AlertNumber.parse(alert.number) is None:
        return None
    page = f"{_PAGE}/{alert.notifying_country.value}/{alert.number}"
    return OtherReference(system=ReferenceSystem.OECD, id=alert.number, url=page)
