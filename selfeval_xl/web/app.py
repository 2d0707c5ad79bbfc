"""The application: addresses to what answers them."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from selfeval_xl.config import Settings
from selfeval_xl.web import bulk, checking, downloads, filling
from selfeval_xl.web.guard import Access, Guard
from selfeval_xl.web.pages import LANG_COOKIE, LANGUAGES, language, message
from selfeval_xl.web.store import Store
from selfeval_xl.web.wording import words
from selfeval_xl.web.work import Worker


def create_app(
    settings: Settings | None = None,
    access: Access | None = None,
    results: Path | None = None,
) -> Starlette:
    """The application with a store of its own, removed when it ends.

    ``results`` is a folder of bulk runs to show, None for none.
    """
    access = access or Access()

    @contextlib.asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        app.state.store, app.state.worker = Store(), Worker()
        try:
            yield
        finally:
            app.state.worker.close()
            app.state.store.close()

    app = Starlette(
        routes=[
            *checking.routes(),
            *downloads.routes(),
            *filling.routes(),
            *bulk.routes(),
            Route("/favicon.ico", _no_icon),
            Route("/language", _language, methods=["POST"]),
        ],
        middleware=[Middleware(Guard, access=access)],
        lifespan=life,
        exception_handlers={HTTPException: _told, Exception: _broken},
    )
    static = StaticFiles(directory=Path(__file__).parent / "static")
    app.mount("/static", static, "static")
    app.state.settings = settings or Settings()
    app.state.access = access
    app.state.results = results
    app.state.forms = {}
    return app


async def _no_icon(_: Request) -> Response:
    return Response(status_code=204)


async def _language(request: Request) -> Response:
    """Keep the language in a cookie, and go back."""
    form = await request.form(max_files=0, max_fields=4)
    lang, back = str(form.get("lang", "")), str(form.get("back", "/"))
    is_own = back.startswith("/") and not back.startswith(("//", "/\\"))
    answer = RedirectResponse(back if is_own else "/", 303)
    if lang in LANGUAGES:
        answer.set_cookie(LANG_COOKIE, lang, httponly=True, samesite="strict")
    return answer


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return message(request, words(language(request))["not_found"], 404)
    return message(request, error.detail, error.status_code)


async def _broken(request: Request, error: Exception) -> Response:
    """A defect of the program: the page says so, the terminal has the rest."""
    text = words(language(request))["failed"]
    return message(request, text.format(error=f"{type(error).__name__}: {error}"), 500)
