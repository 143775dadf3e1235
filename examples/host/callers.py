"""
Callers: by a token in the header, or in the cookie of a browser that has signed in, to the authority they act for.
"""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import Depends, Request

from examples.host.host import Host
from examples.host.refusals import Refusal
from examples.host.settings import Caller, digest_token

COOKIE: Final = "token"


def get_host(request: Request) -> Host:
    """The host that answers."""
    host: Host = request.app.state.host
    return host


def get_caller(request: Request, host: Annotated[Host, Depends(get_host)]) -> Caller:
    """
    Who calls.

    Raises:
        Refusal: Where nobody is known by the token, or another site sends it.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        token = request.cookies.get(COOKIE, "")
        if request.method == "POST" and request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
            raise Refusal(403, "another-site", "Another site may not act in your name.")
    caller = host.find_caller(digest_token(token))
    if caller is None:
        raise Refusal(401, "unknown-caller", "Nobody is known by this token.")
    request.state.who = caller.name
    return caller


async def get_body(request: Request) -> bytes:
    """The body as it came, so that the library sees every member of it, also one that is there twice."""
    return await request.body()


HostHere = Annotated[Host, Depends(get_host)]
CallerHere = Annotated[Caller, Depends(get_caller)]
Body = Annotated[bytes, Depends(get_body)]
