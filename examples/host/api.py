"""
What programs ask of a host: documents in, documents out, and pages of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Query, Request, Response
from pydantic import BaseModel, Field

import safetygate as sg
from examples.host import acts, inbox, outbox
from examples.host.callers import Body, CallerHere, HostHere
from examples.host.casebook import list_documents
from examples.host.refusals import Refusal

api = APIRouter()

JSON: Final = "application/json"
STATUS: Final = {True: 201, False: 200}
"""What is new is created; what is sent again is as it was."""
ENTRIES: Final = (
    *("Flag", "Message", "FollowUp", "Withdrawal", "Closure", "Correction", "AlertUpdate", "Extension", "Referral"),
)
Most = Annotated[int, Query(ge=1, le=200)]
After = Annotated[str, Query(max_length=200)]


def takes(*names: str, media_type: str = JSON) -> dict[str, Any]:
    """What OpenAPI is told of a body that is read as it came."""
    schemas = [{"$ref": f"#/components/schemas/{name}"} for name in names]
    return {"requestBody": {"required": True, "content": {media_type: {"schema": {"anyOf": schemas}}}}}


def gives(name: str) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI is told of an answer that is a document."""
    return {200: {"content": {JSON: {"schema": {"$ref": f"#/components/schemas/{name}"}}}}}


def _answer(status: int, body: dict[str, Any], version: int | None = None) -> Response:
    headers = {} if version is None else {"ETag": f'"{version}"'}
    return Response(json.dumps(body), status, headers, JSON)


def _page(items: Iterable[bytes], after: str | None) -> Response:
    """Documents, each as it is written, and after what the next page begins."""
    return Response(b'{"items":[%s],"next":%s}' % (b",".join(items), json.dumps(after).encode()), media_type=JSON)


@api.get("/health")
def tell_health(host: HostHere) -> dict[str, Any]:
    """Whether the host and its database are there, and how far the outbox has come."""
    return {"authority": host.settings.authority.code.value, "outbox": host.store.read(outbox.count)}


@api.post("/events", openapi_extra=takes("Envelope", media_type=outbox.CONTENT_TYPE))
def take_event(request: Request, host: HostHere, body: Body) -> Response:
    """Take a signed event of a partner: `201` where it is new, `200` where it came before."""
    sighting = inbox.take(host, body, request.headers)
    return _answer(STATUS[sighting is sg.Sighting.FIRST], {"sighting": sighting.value})


@api.post("/cases", openapi_extra=takes("Case"))
def open_case(host: HostHere, caller: CallerHere, body: Body) -> Response:
    """Open a case; sent again, it changes nothing."""
    case = sg.loads(body, sg.Case)
    done = acts.open_case(host, caller, case)
    return _answer(STATUS[done.new], {"id": case.id}, done.version)


@api.get("/cases")
def list_cases(host: HostHere, _: CallerHere, after: After = "", limit: Most = 50) -> Response:
    """Cases in the order of their identifiers; `next` is where the next page begins."""
    page = host.store.read(lambda connection: host.casebook.page(connection, after, limit))
    return _page((sg.dumps(held.case) for held in page.items), page.next)


@api.get("/cases/{case_id}", responses=gives("Case"))
def show_case(case_id: str, host: HostHere, _: CallerHere) -> Response:
    """One case; its `ETag` is the version, to be sent back in `If-Match`."""
    held = host.store.read(lambda connection: acts.find(host, connection, case_id))
    return Response(sg.dumps(held.case), headers={"ETag": f'"{held.version}"'}, media_type=JSON)


@api.post("/cases/{case_id}/entries", openapi_extra=takes(*ENTRIES))
def record(
    case_id: str, host: HostHere, caller: CallerHere, body: Body, if_match: Annotated[str | None, Header()] = None
) -> Response:
    """Record an entry; with `If-Match` only if the case has not moved on; sent again, it changes nothing."""
    entry: Any = sg.loads(body)
    if getattr(entry, "case_id", None) != case_id:
        raise Refusal(422, "invalid-value", "Expected an entry of this case.")
    if if_match is not None and re.fullmatch(r'"\d{1,9}"', if_match) is None:
        raise Refusal(400, "invalid-version", 'Expected the version of a case in If-Match, such as "3".')
    done = acts.record(host, caller, entry, None if if_match is None else int(if_match.strip('"')))
    return _answer(STATUS[done.new], {"id": entry.id}, done.version)


class FlagRequest(BaseModel):
    """
    Many flags in one call.
    """

    id: str = Field(min_length=1, max_length=200, description="Sent again under the same identifier, it flags nothing.")
    cases: list[str] = Field(min_length=1, max_length=200)
    addressed_to: list[dict[str, Any]] = Field(
        min_length=1, json_schema_extra={"items": {"$ref": "#/components/schemas/Authority"}}
    )
    reasons: list[str]
    purpose: str = "for_follow_up"


@api.post("/flags")
def flag_cases(host: HostHere, caller: CallerHere, asked: FlagRequest) -> Response:
    """Flag many cases, all or none."""
    request = sg.Request(
        author=caller.authority,
        addressed_to=[sg.converter().structure(each, sg.Authority) for each in asked.addressed_to],
        reasons=asked.reasons,
        purpose=asked.purpose,
    )
    new = acts.flag_cases(host, caller, asked.id, asked.cases, request)
    return _answer(STATUS[new > 0], {"flags": new})


@api.get("/worklist")
def list_work(
    host: HostHere, caller: CallerHere, after: Annotated[int, Query(ge=0)] = 0, limit: Most = 50
) -> dict[str, Any]:
    """What waits for the caller's authority, in the order in which to work on it."""
    at = host.clock()
    tasks = host.store.read(lambda connection: sg.worklist(host.casebook.all(connection), for_=caller.authority, at=at))
    items = [
        {
            "position": task.position,
            "turn": task.turn.value,
            "case": task.case.id,
            "entry": task.entry_id,
            "en": task.text("en"),
            "zh": task.text("zh"),
        }
        for task in tasks[after : after + limit]
    ]
    return {"items": items, "next": after + limit if len(tasks) > after + limit else None}


@api.get("/reports/{quarter}", responses=gives("QuarterlyReport"))
def report(quarter: str, host: HostHere, _: CallerHere) -> Response:
    """The report of a quarter, such as `2026-Q3`, by what is here."""
    asked, at = sg.Quarter.parse(quarter), host.clock()
    tally = sg.QuarterlyTally.empty(asked, sg.ACTION_PLAN, at)
    counted = host.store.read(lambda connection: tally.add_all(host.casebook.all(connection)))
    return Response(sg.dumps(counted.report()), media_type=JSON)


@api.post("/alerts", openapi_extra=takes("Alert"))
def publish(host: HostHere, caller: CallerHere, body: Body) -> Response:
    """Enter an alert into the register; the partners get the view of it that everybody may see."""
    alert = sg.loads(body, sg.Alert)
    return _answer(STATUS[acts.publish(host, caller, alert)], {"number": alert.number})


@api.get("/alerts")
def list_alerts(host: HostHere, _: CallerHere, after: After = "", limit: Most = 50) -> Response:
    """The alerts of the register as they are now, in the order of their numbers."""
    register = host.store.read(lambda connection: sg.Register().add_all(list_documents(connection, "alert")))
    behind = [each for each in register.state() if each.number > after]
    last = behind[limit - 1].number if len(behind) > limit else None
    return _page((sg.dumps(each.alert) for each in behind[:limit]), last)


@api.post("/submissions", openapi_extra=takes("QuarterlySubmission"))
def submit(host: HostHere, caller: CallerHere, body: Body) -> Response:
    """Send a quarterly submission of the caller's authority to every partner."""
    submission = sg.loads(body, sg.QuarterlySubmission)
    return _answer(STATUS[acts.submit(host, caller, submission)], {"quarter": str(submission.quarter)})


@api.get("/submissions")
def list_submissions(host: HostHere, _: CallerHere) -> Response:
    """Every submission that is here."""
    found = host.store.read(lambda connection: list(list_documents(connection, "quarterly_submission")))
    return _page(map(sg.dumps, found), None)
