"""
The service: routes, refusals and the sender put together around one host.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import RedirectResponse
from sqlalchemy.exc import DBAPIError

import safetygate as sg
from examples.host import audit
from examples.host.api import api
from examples.host.host import Host
from examples.host.outbox import Sender
from examples.host.pages import pages, show_refusal
from examples.host.refusals import Refusal, answer, describe
from examples.host.settings import Settings
from examples.host.store import Stale

_log = logging.getLogger(__name__)


def make_app(settings: Settings, clock: Callable[[], dt.datetime], *, longest_pause: float = 60.0) -> FastAPI:
    """
    The service of one authority.

    Args:
        settings: Whose it is, and all else that it is told.
        clock: What time it is.
        longest_pause: After how many seconds, at the latest, what could not be sent is tried again.
    """
    host = Host(settings, clock)

    @asynccontextmanager
    async def live(_: FastAPI) -> AsyncIterator[None]:
        await run_in_threadpool(host.store.upgrade)
        sender = Sender(host, longest_pause=longest_pause)
        sender.start()
        yield
        await run_in_threadpool(sender.stop)
        host.store.close()

    app = FastAPI(title=f"safetygate host of {settings.authority.code.value}", lifespan=live)
    app.state.host = host
    app.include_router(api)
    app.include_router(pages)
    for error in (Refusal, sg.SafetyGateError):
        app.add_exception_handler(error, _refuse)
    app.add_exception_handler(RequestValidationError, _refuse_parameters)
    for trouble in (DBAPIError, Stale):
        app.add_exception_handler(trouble, _ask_for_patience)
    app.openapi = partial(_describe, app)  # type: ignore[method-assign]  # the way that FastAPI documents
    return app


async def _refuse(request: Request, error: Exception) -> Response:
    host, refusal = request.app.state.host, describe(error)
    if request.method == "POST":
        who, what = getattr(request.state, "who", "unknown"), f"{request.url.path}: {refusal.code}"
        await run_in_threadpool(
            host.store.write, lambda connection: audit.note(connection, host.clock(), who, what, refusal.status)
        )
    seen_by_people = re.match(r"/(en|zh)/", request.url.path)
    if seen_by_people is None:
        return answer(refusal)
    language = seen_by_people[1]
    if refusal.status == 401 and request.method == "GET":
        return RedirectResponse(f"/{language}/sign-in", 303)
    return show_refusal(language, refusal)


async def _refuse_parameters(_: Request, error: Exception) -> Response:
    return answer(Refusal(422, "invalid-request", str(error)))


async def _ask_for_patience(_: Request, error: Exception) -> Response:
    """The database is full, away or too busy: nothing was done, and whoever asks again later may be served."""
    _log.error("the store could not do it: %s", error)
    response = answer(Refusal(503, "store-unavailable", "Nothing was recorded; try again later."))
    response.headers["Retry-After"] = "5"
    return response


def _describe(app: FastAPI) -> dict[str, Any]:
    """The description in OpenAPI, with the schemas of the exchange among its own."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version="1", routes=app.routes)
        ours = json.loads(sg.contract("openapi"))["components"]["schemas"]
        own = made.setdefault("components", {}).setdefault("schemas", {})
        made["components"]["schemas"] = ours | own
        app.openapi_schema = made
    return app.openapi_schema
