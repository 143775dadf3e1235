"""
What people see: plain pages, in English and Chinese, that need no script.
"""

from __future__ import annotations

from typing import Annotated, Any, Final
from urllib.parse import parse_qs
from uuid import uuid4

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

import safetygate as sg
from examples.host import acts
from examples.host.callers import COOKIE, Body, CallerHere, HostHere
from examples.host.casebook import list_documents
from examples.host.refusals import Refusal
from examples.host.settings import Caller, digest_token
from examples.host.steps import MAKERS, Asked, find_steps
from examples.host.words import WORDS
from safetygate import outputs

pages = APIRouter(include_in_schema=False)

Tongue = Annotated[str, Path(pattern="^(en|zh)$")]
MOST: Final = 25
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
QUARTERS: Final = 4

_templates = Environment(
    loader=PackageLoader("examples.host"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def _show(name: str, language: str, caller: Caller | None, path: str, status: int = 200, **told: Any) -> HTMLResponse:
    """One page; *path* is where it is to be had in the other language."""
    chosen = sg.Language.parse(language)

    def say(word: str, *values: object) -> str:
        return WORDS[word].say(chosen, *values)

    template = _templates.get_template(f"{name}.html")
    html = template.render(say=say, language=language, tag=chosen.html, caller=caller, path=path, at_work=name, **told)
    return HTMLResponse(html, status, {"Content-Security-Policy": POLICY, "Content-Language": chosen.html})


@pages.get("/")
def enter(request: Request) -> RedirectResponse:
    """To the desk, in the language of the browser."""
    wished = request.headers.get("accept-language", "")
    return RedirectResponse("/zh/desk" if wished.lower().startswith("zh") else "/en/desk")


@pages.get("/{language}/sign-in")
def ask_token(language: Tongue) -> HTMLResponse:
    """Ask who it is."""
    return _show("sign_in", language, None, "sign-in", failed=False)


@pages.post("/{language}/sign-in")
def sign_in(language: Tongue, host: HostHere, body: Body) -> Response:
    """Let them in whose token is known."""
    token = _read_form(body).get("token", [""])[0]
    if host.find_caller(digest_token(token)) is None:
        return _show("sign_in", language, None, "sign-in", 401, failed=True)
    response = RedirectResponse(f"/{language}/desk", 303)
    response.set_cookie(COOKIE, token, httponly=True, samesite="strict")
    return response


@pages.get("/{language}/desk")
def show_desk(
    language: Tongue, host: HostHere, caller: CallerHere, after: Annotated[int, Query(ge=0)] = 0
) -> HTMLResponse:
    """What waits, what comes first and why, and until when by the calendars of both capitals."""
    at = host.clock()
    tasks = host.store.read(lambda connection: sg.worklist(host.casebook.all(connection), for_=caller.authority, at=at))
    return _show(
        "desk",
        language,
        caller,
        f"desk?after={after}",
        tasks=tasks[after : after + MOST],
        next=after + MOST if len(tasks) > after + MOST else None,
        reasons=list(sg.codes.FlagReason),
        partners=[partner.authorities[0] for partner in host.settings.partners],
        request_id=uuid4(),
    )


@pages.post("/{language}/flags")
def flag_cases(language: Tongue, host: HostHere, caller: CallerHere, body: Body) -> RedirectResponse:
    """Flag the cases that were chosen on the desk."""
    form = _read_form(body)
    named = {partner.name: partner.authorities[0] for partner in host.settings.partners}
    to = [named[name] for name in form.get("to", []) if name in named]
    request = sg.Request(author=caller.authority, addressed_to=to, reasons=form.get("reason", []))
    acts.flag_cases(host, caller, form.get("id", [""])[0], form.get("case", []), request)
    return RedirectResponse(f"/{language}/desk", 303)


@pages.get("/{language}/cases/{case_id}")
def show_case(language: Tongue, case_id: str, host: HostHere, caller: CallerHere) -> HTMLResponse:
    """A case: what the alert says, what was said about it, and what may be done next."""
    held = host.store.read(lambda connection: acts.find(host, connection, case_id))
    at, case = host.clock(), held.case
    return _show(
        "case",
        language,
        caller,
        f"cases/{case_id}",
        case=case,
        version=held.version,
        standing=sg.standing(case, sg.ACTION_PLAN, at=at),
        misfits={(each.entry_id, each.author.identity) for each in case.misfits},
        steps=list(find_steps(case, caller.authority, at)),
        entry_id=uuid4(),
    )


@pages.post("/{language}/cases/{case_id}/steps")
def take_step(language: Tongue, case_id: str, host: HostHere, caller: CallerHere, body: Body) -> RedirectResponse:
    """Record what a form asks for, if the case is still as its author saw it."""
    form = {name: values[0] for name, values in _read_form(body).items()}
    if form.get("step") not in MAKERS or not form.get("version", "").isdecimal():
        raise Refusal(422, "invalid-value", "Expected a step, and the version of the case.")
    held = host.store.read(lambda connection: acts.find(host, connection, case_id))
    texts = {language: form["text"]} if form.get("text") else None
    asked = Asked(form.get("id", ""), caller.authority, host.clock(), form.get("flag", ""), texts)
    if asked.id not in {entry.id for entry in held.case.entries}:  # sent again, it is there already
        acts.record(host, caller, MAKERS[form["step"]](held.case, asked), int(form["version"][:9]))
    return RedirectResponse(f"/{language}/cases/{case_id}", 303)


@pages.get("/{language}/register")
def show_register(
    language: Tongue, host: HostHere, caller: CallerHere, text: Annotated[str, Query(max_length=200)] = ""
) -> HTMLResponse:
    """The register of alerts, and what is found in it."""

    def read(connection: Any) -> list[sg.RegisteredAlert]:
        alerts = (case.alert for case in host.casebook.all(connection))
        return list(sg.Register().add_all([*alerts, *list_documents(connection, "alert")]).state())

    asked = sg.Selection(text=text or None)
    found = [each for each in host.store.read(read) if asked.chooses(each.alert)]
    return _show("register", language, caller, "register", text=text, found=found[:200], count=len(found))


@pages.get("/{language}/watch")
def show_watch(language: Tongue, host: HostHere, caller: CallerHere) -> HTMLResponse:
    """The products of the catalogue that alerts may concern."""
    matches = host.store.read(lambda connection: host.watchlist.match_all(host.casebook.all(connection)))
    return _show("watch", language, caller, "watch", matches=matches[:200])


@pages.get("/{language}/report")
def list_quarters(language: Tongue, host: HostHere, caller: CallerHere) -> HTMLResponse:
    """The quarters of which there are reports."""
    now = sg.Quarter.of(host.clock())
    return _show("report", language, caller, "report", quarters=[now.shift(-back) for back in range(QUARTERS)])


@pages.get("/{language}/report/{quarter}")
def show_report(language: Tongue, quarter: str, host: HostHere, _: CallerHere) -> HTMLResponse:
    """The report of a quarter, as the library shows it."""
    tally = sg.QuarterlyTally.empty(sg.Quarter.parse(quarter), sg.ACTION_PLAN, host.clock())
    report = host.store.read(lambda connection: tally.add_all(host.casebook.all(connection))).report()
    return HTMLResponse(outputs.report_page(report, language), headers={"Content-Security-Policy": POLICY})


def show_refusal(language: str, refusal: Refusal) -> HTMLResponse:
    """A no, as a page."""
    return _show("refusal", language, None, "desk", refusal.status, refusal=refusal)


def _read_form(body: bytes) -> dict[str, list[str]]:
    try:
        return parse_qs(body.decode(), max_num_fields=500)
    except ValueError as error:
        raise Refusal(400, "invalid-form", "Expected a form.") from error
