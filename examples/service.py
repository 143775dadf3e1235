"""
A service of an authority: it receives alerts, stores them, flags them and lists what waits for the other side.

It needs `fastapi`, and `httpx2` to be tried here; the store and the clock are handed in, as every host has its own.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from uuid import uuid4

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

import safetygate as sg

TABLES = """
CREATE TABLE IF NOT EXISTS event (source TEXT, id TEXT, digest TEXT, PRIMARY KEY (source, id));
CREATE TABLE IF NOT EXISTS exchange (id TEXT PRIMARY KEY, document BLOB);
"""
ANSWERS = {sg.Sighting.FIRST: 201, sg.Sighting.REPEATED: 200, sg.Sighting.CONFLICTING: 409}


def make_service(store: sqlite3.Connection, clock: Callable[[], dt.datetime]) -> FastAPI:
    """The service on a *store* that lasts, with the *clock* of the host."""
    service = FastAPI()
    store.executescript(TABLES)

    def keep(case: sg.Case) -> None:
        store.execute("REPLACE INTO exchange VALUES (?, ?)", (case.id, sg.dumps(case)))

    @service.exception_handler(sg.InvalidValue)
    async def refuse_value(_: Request, error: Exception) -> Response:
        return JSONResponse({"title": str(error)}, 422)

    @service.exception_handler(sg.IllegalStep)
    async def refuse_step(_: Request, error: Exception) -> Response:
        return JSONResponse({"title": str(error)}, 409)

    @service.post("/events")
    async def receive(request: Request) -> Response:
        delivery = sg.receive(await request.body(), sg.Alert)
        if delivery.record is None or delivery.envelope is None:
            problems = [{"pointer": each.pointer, "detail": each.message("en")} for each in delivery.report.problems]
            return JSONResponse({"title": "The event is not valid.", "errors": problems}, 422)
        source, name = delivery.envelope.identity
        row = store.execute("SELECT digest FROM event WHERE source = ? AND id = ?", (source, name)).fetchone()
        sighting = delivery.sighting({} if row is None else {(source, name): row[0]})
        if sighting is sg.Sighting.FIRST:
            case = sg.Case.open(
                delivery.record, id=str(uuid4()), moderator=sg.DG_JUST, participants=[sg.GACC], opened_at=clock()
            )
            with store:
                store.execute("INSERT INTO event VALUES (?, ?, ?)", (source, name, delivery.digest))
                keep(case)
        return JSONResponse({"sighting": sighting.value}, ANSWERS[sighting])

    @service.post("/cases/{case_id}/flags")
    async def flag(case_id: str, reasons: list[str]) -> Response:
        row = store.execute("SELECT document FROM exchange WHERE id = ?", (case_id,)).fetchone()
        if row is None:
            return JSONResponse({"title": "There is no such case."}, 404)
        case = sg.loads(row[0], sg.Case)
        flag = case.flag(id=str(uuid4()), by=sg.DG_JUST, to=sg.GACC, at=clock(), reasons=reasons)
        with store:
            keep(case.record(flag))
        return Response(sg.dumps(flag), 201, media_type="application/json")

    @service.get("/worklist")
    async def worklist() -> list[dict[str, str]]:
        cases = [sg.loads(document, sg.Case) for (document,) in store.execute("SELECT document FROM exchange")]
        tasks = sg.worklist(cases, for_=sg.GACC, at=clock())
        return [{"alert": task.case.alert.number, "en": task.text("en"), "zh": task.text("zh")} for task in tasks]

    return service


def main() -> None:
    """One alert, the same again, another under its identifier, one with a fault; then flags, and the list."""
    from fastapi.testclient import TestClient

    now = dt.datetime(2026, 9, 1, 9, tzinfo=dt.UTC)
    alert = sg.Alert(
        number="SR/09999/26",
        notification_kind="serious_risk",
        notifying_country="IE",
        product=sg.Product(category="toys", brands=["Exemplar"]),
        sold_online="yes",
        sold_online_basis=["stated"],
    )
    event = sg.wrap(alert, id="1", source="https://desk.example", time=now)
    store = sqlite3.connect(":memory:", check_same_thread=False)
    with TestClient(make_service(store, lambda: now)) as client:
        for body in (event, event, event.replace(b'"IE"', b'"DE"'), event.replace(b'"toys"', b'"toy"')):
            answer = client.post("/events", content=body)
            print(answer.status_code, answer.json())
        (case_id,) = store.execute("SELECT id FROM exchange").fetchone()
        for name, reasons in ((case_id, ["sold_online"]), (case_id, ["colour"]), ("other", ["sold_online"])):
            answer = client.post(f"/cases/{name}/flags", json=reasons)
            print(answer.status_code, answer.json())
        print(client.get("/worklist").json())
    store.close()


if __name__ == "__main__":
    main()
