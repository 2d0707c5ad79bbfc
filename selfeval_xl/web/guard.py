"""Who may ask, and how much they may send; the same for every address."""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "selfeval-xl-token"
_LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]"})
_HOST = re.compile(r"(\[[0-9a-f:]+\]|[\w.-]+)(?::\d{1,5})?", re.IGNORECASE)
_SAFE = frozenset({"GET", "HEAD"})
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)
POLICY = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self'{styles}; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class Access:
    """Under which names the page is reached, whether a token is asked for, limits.

    ``token`` None asks for none. ``most_bytes`` limits one request.
    """

    hosts: frozenset[str] = field(default_factory=lambda: _LOCAL)
    token: str | None = None
    most_bytes: int = 200 * 1024 * 1024


class _TooMuch(Exception):
    """More was sent than one request may hold."""


class Guard:
    """Refuses what does not come from this page itself, before anything reads it.

    A wrong Host stops a page elsewhere that had a name point here; Origin and
    Sec-Fetch-Site stop one that sends forms.
    """

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await PlainTextResponse(refusal[1], refusal[0])(scope, receive, send)
            return
        token = self._new_token(scope)
        if token is not None:
            answer = RedirectResponse(scope["path"], 303)
            answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
            await answer(scope, receive, send)
            return
        await self._pass(scope, receive, send)

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        match = _HOST.fullmatch(host)
        if match is None or match[1].lower() not in self.access.hosts:
            return 421, "wrong host"
        if not self._is_from_here(scope, headers, host):
            return 403, "request from another site"
        if not self._has_token(scope, headers):
            return 403, "token missing or wrong: use the address printed at the start"
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.access.most_bytes:
            return 413, "too large"
        return None

    def _is_from_here(self, scope: Scope, headers: Headers, host: str) -> bool:
        site = headers.get("sec-fetch-site", "none")
        if scope["method"] in _SAFE:
            is_page = headers.get("sec-fetch-mode", "navigate") == "navigate"
            return site in ("none", "same-origin") or (site != "none" and is_page)
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != host:
            return False
        return site in ("none", "same-origin")

    def _has_token(self, scope: Scope, headers: Headers) -> bool:
        wanted = self.access.token
        if wanted is None:
            return True
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        given = [cookies[COOKIE].value] if COOKIE in cookies else []
        return _is_any(wanted, [*given, *_in_query(scope)])

    def _new_token(self, scope: Scope) -> str | None:
        """The token of an address that is to be kept in a cookie instead."""
        wanted = self.access.token
        if wanted is None or scope["method"] not in _SAFE:
            return None
        return wanted if _is_any(wanted, _in_query(scope)) else None

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        left = self.access.most_bytes
        begun = False

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise _TooMuch
            return message

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                given = {name for name, _ in message["headers"]}
                more = [pair for pair in _HEADERS if pair[0] not in given]
                if b"content-security-policy" not in given:
                    policy = POLICY.format(scripts="", styles="")
                    more.append((b"content-security-policy", policy.encode()))
                message["headers"] = [*message["headers"], *more]
            await send(message)

        try:
            await self.app(scope, counted, guarded)
        except _TooMuch:
            if not begun:
                await PlainTextResponse("too large", 413)(scope, receive, send)


def _in_query(scope: Scope) -> list[str]:
    query = scope.get("query_string", b"").decode("latin-1")
    return parse_qs(query).get("token", [])


def _is_any(wanted: str, given: Iterable[str]) -> bool:
    return any(hmac.compare_digest(wanted.encode(), one.encode()) for one in given)
